"""Key results as people say them: taken apart exactly, or refused with how to say it."""

import time
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.model.quantity import read_quantity
from site_builder.model.sentence import Sentence, UnclearError, apart, owned

SAID = {
    "Increase renewal rate from 85% to 92%": Sentence("Renewal rate", "85", "92", unit="%"),
    "Increase renewal rate to 92% from 85%": Sentence("Renewal rate", "85", "92", unit="%"),
    "Increase renewal rate to 92 %": Sentence("Renewal rate", "unknown", "92", unit="%"),
    "Reduce the time to restore from 90 to 30 minutes.": Sentence(
        "Time to restore", "90", "30", unit="minutes"
    ),
    "Get onboarding from 5 days to 2": Sentence("Onboarding", "5", "2", unit="days"),
    "Cut incidents that customers notice from 9 to 3 a month by 2026-11-30": Sentence(
        "Incidents that customers notice", "9", "3", unit="a month", by="2026-11-30"
    ),
    "Grow recurring revenue from $2M to $3.5M": Sentence(
        "Recurring revenue", "2M", "3.5M", unit="$"
    ),
    "Grow revenue from 2 million € to 3 million €": Sentence("Revenue", "2M", "3M", unit="€"),
    "Time to first insight: 52h -> 24h": Sentence("Time to first insight", "52", "24", unit="h"),
    "Time from idea to release from 40 to 20 days": Sentence(
        "Time from idea to release", "40", "20", unit="days"
    ),
    "Raise NPS from −5 to 20 points among large customers": Sentence(
        "NPS among large customers", "-5", "20", unit="points"
    ),
    "Gap between budget and spending from 18% to 6%": Sentence(
        "Gap between budget and spending", "18", "6", unit="%"
    ),
    "Seats bought without us from unknown to 250 a month": Sentence(
        "Seats bought without us", "unknown", "250", unit="a month"
    ),
    "Bring partners with a deal from zero to 6": Sentence("Partners with a deal", "0", "6"),
    "iOS crash rate from 2 to 1 %": Sentence("iOS crash rate", "2", "1", unit="%"),
    "Reach 250 paying teams": Sentence("Paying teams", "unknown", "250"),
    "Reduce churn below 2%": Sentence("Churn", "unknown", "2", unit="%"),
    "Keep support tickets at most 40 a week": Sentence(
        "Support tickets", at_most="40", unit="a week"
    ),
    "Support stays calm while trials grow: at most 40 tickets a week": Sentence(
        "Support stays calm while trials grow", at_most="40", unit="tickets a week"
    ),
    "Keep availability at 99.9% or more": Sentence("Availability", at_least="99.9", unit="%"),
    "Keep refunds between 2 and 5 %": Sentence("Refunds", at_least="2", at_most="5", unit="%"),
    "The contract is signed": Sentence(
        "The contract is signed", done_when="The contract is signed"
    ),
    "Certified for SOC 2, done when: the report is in the data room": Sentence(
        "Certified for SOC 2", done_when="The report is in the data room"
    ),
}
REFUSED = {
    "": "this is empty",
    "Improve the onboarding": "doesn't say how it will be measured",
    "from 3 to 5": "doesn't say",
    "Keep at most 5": "doesn't say what it measures",
    "Grow visitors from 1,200 to 1,500": "a comma can mean thousands or decimals",
    "Reduce response time from 5 hours to 90 minutes": "counts hours and the other minutes",
    "Grow visits " + "much " * 100 + "from 1 to 2": "must fit 300",
}
HOSTILE = ["," * 299, "from 1 " * 40, "at most " * 35, "- " * 149, "to 1 or " * 36, "1" * 290]


@pytest.mark.parametrize(("text", "parts"), SAID.items())
def test_a_sentence_is_taken_apart(text: str, parts: Sentence) -> None:
    assert apart(text) == parts


@pytest.mark.parametrize(("text", "problem"), REFUSED.items())
def test_what_is_unclear_is_refused_with_how_to_say_it(text: str, problem: str) -> None:
    with pytest.raises(UnclearError) as refused:
        apart(text)
    assert problem in refused.value.problem
    assert refused.value.remedy.endswith(".")


def test_the_parts_are_read_back_in_words() -> None:
    assert str(apart("Increase renewal rate from 85% to 92%")) == "Renewal rate: from 85 to 92 %"
    told = "Refunds: keep at least 2 and at most 5 %"
    assert str(apart("Keep refunds between 2 and 5 %")) == told


def test_a_name_at_the_end_is_the_owner() -> None:
    assert owned("Refunds at most 5 @sam ") == ("Refunds at most 5", "sam")
    assert owned("Mail to a@b.example at most 5") == ("Mail to a@b.example at most 5", "")


@given(
    st.one_of(
        st.text(max_size=80),
        st.lists(
            st.sampled_from(
                "Increase keep from to between and 5 1.2M 9% €3 → at most least or more is done "
                "when : , unknown tickets a week by 2026-11-30 the".split()
            ),
            max_size=25,
        ).map(" ".join),
    )
)
def test_whatever_is_said_the_figures_can_be_read_or_it_is_refused(text: str) -> None:
    try:
        said = apart(text)
    except UnclearError:
        return
    assert said.title
    for figure in (said.baseline, said.target, said.at_least, said.at_most):
        assert figure in {"", "unknown"} or read_quantity(figure)


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: repr(text[:12]))
def test_no_sentence_takes_long(text: str) -> None:
    start = time.process_time()
    with suppress(UnclearError):
        apart(text)
    assert time.process_time() - start < 0.25
