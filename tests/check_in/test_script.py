"""The check-in page's scripts write the file and work out the status exactly as Python does."""

import sys
import unicodedata
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page
from pydantic.alias_generators import to_camel

from site_builder.files.check_in_text import Told, check_in_path, check_in_text
from site_builder.files.scalar import scalar
from site_builder.model.claim import CLAIMS
from site_builder.model.objective import Ref
from site_builder.model.quantity import NotExactError, read_quantity
from site_builder.pages.asked import figures
from site_builder.pages.check_in_form import check_in_form_context
from site_builder.pages.figures import progress_text
from site_builder.pages.view import View
from tests.browser import open_tab, serving
from tests.pages.plans import check_ins, view_of
from tests.site import ROOT

TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cn"]), max_size=40)
ODD = st.text(" \t\n\r\v\f\x1c\x1e\x85\xa0\u2003\u2028\ufeff\"'\\:{}#-_/aZ9é中٣½²️", max_size=12)
FIGURES = st.one_of(
    st.sampled_from(
        "12 1_000 1.5M 2h €40k -3 −3 +4 85% 1,5 1.000,5 12:30 5m 1e5 .5 5. 0 -0 ½ ٣ 1__0 3kg 9bn "
        "1e400 123456789012345678 0.0000000000000001 1000000000000000 7.5 x $ %".split()
    ),
    st.sampled_from(["85 %", "12 000", "€ 40", "1.5 M", "40 tickets a week", " 7 ", "3 k", "5 mm"]),
    st.text("0123456789.,_ -+kM%€hx", max_size=8),
    st.decimals(-(10**6), 10**6, places=3).map(str),
)
KEY = Ref("2026-Q4", "growth", "trials", "conversion")
DAYS = st.dates(date(2026, 10, 2), date(2026, 12, 31))
WIN = """\
---
objective: Win
key_results:
  conversion:
    title: Trials that become paying accounts
    owner: sam
    MEASURE
---
"""
MEASURES = {
    "upwards": "from: 10\n    to: 20",
    "downwards": "from: 9.5\n    to: -1.5\n    by: 2026-12-01",
    "level": "from: 12\n    to: 12",
    "unknown": "from: unknown\n    to: 20",
    "phases": "from: 10\n    to: 20\n    phases: {2026-10-20: 11, 2026-11-20: 18, 2026-12-10: 17}",
    "guard": "keep: {at_least: 11, at_most: 14}",
    "floor": "keep: {at_least: 11}",
    "milestone": "done_when: The report is signed\n    by: 2026-12-01",
    "confidential": "confidential: In the data room",
    "nothing": "source: The books",
}
SHARES = st.integers(0, 20).map(lambda one: one / 20)
VALUES = st.integers(-80, 1400).map(lambda one: one / 40)


@pytest.fixture(scope="module")
def script(browser: Browser) -> Iterator[Page]:
    """A page that has the scripts at hand, as `text`, `figures` and `standings`."""
    with serving(ROOT / "theme") as address, open_tab(browser) as tab:
        tab.page.goto(f"{address}assets/okrs/")
        tab.page.evaluate(
            """async () => {
              const load = (name) => import(`/assets/okrs/check_in_${name}.js`)
              window.text = await load("text")
              window.figures = await load("figure")
              window.standings = await load("standing")
            }"""
        )
        yield tab.page


def written(script: Page, by: str, told: list[Told], prose: str) -> str:
    """The file that the script makes."""
    names = {"objective": "objective", "key_result": "keyResult"}
    shown = [{names.get(one, one): two for one, two in item._asdict().items()} for item in told]
    made: str = script.evaluate(
        "([by, told, prose]) => text.checkInText(by, told, prose)", [by, shown, prose]
    )
    return made


@given(
    by=st.sampled_from(["sam", "on", "ana-b", "7up", "y"]),
    told=st.lists(
        st.builds(
            Told,
            st.sampled_from(["trials", "keep"]),
            st.sampled_from(["conversion", "churn"]),
            value=st.one_of(st.just(""), FIGURES, ODD),
            confidence=st.sampled_from(["", "0", "0.55", "1"]),
            done=st.sampled_from([None, True, False]),
            status=st.sampled_from(["", *CLAIMS]),
            note=st.one_of(TEXTS, ODD),
        ),
        min_size=1,
        max_size=4,
    ),
    prose=st.one_of(TEXTS, ODD, st.lists(st.one_of(TEXTS, ODD)).map("\n".join)),
)
def test_the_script_writes_the_same_file(
    script: Page, by: str, told: list[Told], prose: str
) -> None:
    assert written(script, by, told, prose) == check_in_text(by, told, prose)


def test_the_script_quotes_the_same_characters(script: Page) -> None:
    known = [
        character
        for character in map(chr, range(sys.maxunicode + 1))
        if unicodedata.category(character) not in {"Cs", "Co", "Cn"}
    ]
    theirs = script.evaluate("(all) => all.map((one) => text.scalar(`a${one}`)).join('')", known)
    assert theirs == "".join(scalar(f"a{one}") for one in known)


@pytest.mark.parametrize(
    "word", "yes No TRUE null on off y n Yes-no maybe a a- -a a/b 1a é".split()
)
def test_the_script_quotes_the_same_words(script: Page, word: str) -> None:
    assert script.evaluate("(one) => text.scalar(one)", word) == scalar(word)


def test_half_a_character_becomes_the_sign_for_something_unknown(script: Page) -> None:
    assert script.evaluate("text.wellFormed('a\\ud83d b \\ud83d\\ude00')") == "a\ufffd b 😀"


@pytest.mark.parametrize(
    "taken", [[], ["2026-11-20"], ["2026-11-20", "2026-11-20-sam"], ["2026-11-19"]]
)
def test_the_script_gives_the_file_the_same_name(script: Page, taken: list[str]) -> None:
    folder = "2026-Q4/growth/check-ins/"
    full = [f"{folder}{one}.md" for one in taken]
    theirs = script.evaluate("(taken) => text.checkInName('2026-11-20', 'sam', taken)", taken)
    assert folder + theirs == check_in_path("2026-Q4", "growth", date(2026, 11, 20), "sam", full)


def test_the_second_page_of_a_team_leaves_a_name_to_the_first(script: Page) -> None:
    name = "text.checkInName('2026-11-20', 'sam', ['2026-11-20'], 1)"
    assert script.evaluate(name) == "2026-11-20-sam-2.md"


@given(FIGURES)
def test_the_script_reads_the_same_figures(script: Page, figure: str) -> None:
    theirs = script.evaluate("(one) => figures.figure(one)", figure)
    try:
        value, unit = read_quantity(figure)
    except NotExactError:
        assert theirs["problem"], figure
    else:
        assert (theirs.get("value"), theirs.get("unit") or None) == (value, unit)


class Case(NamedTuple):
    """Check-ins of earlier days, by day a value and a confidence, and the one that is told."""

    before: Mapping[date, tuple[float, float]]
    on: date
    value: float | None
    confidence: float | None
    done: bool
    status: str = ""

    def said(
        self, kind: str, value: float | None, confidence: float | None, status: str = ""
    ) -> str:
        """An update as a file has it, of a key result that is measured in some way."""
        parts = {"note": "So it is", "confidence": None if confidence is None else str(confidence)}
        parts["status"] = status
        if kind == "milestone":
            parts["done"] = str(self.done).lower()
        elif value is not None:
            parts["value"] = str(fitting(kind, value))
        return ", ".join(f"{name}: {told}" for name, told in parts.items() if told)

    def views(self, kind: str) -> tuple[View, View]:
        """The plan on the day before, and on the day with what is told then."""
        files = {"2026-Q4/growth/trials.md": WIN.replace("MEASURE", MEASURES[kind])}
        told = {
            str(day): self.said(kind, *one) for day, one in self.before.items() if day < self.on
        }
        before = view_of(files | check_ins(told), self.on - timedelta(days=1))
        told[str(self.on)] = self.said(kind, self.value, self.confidence, self.status)
        return before, view_of(files | check_ins(told), self.on)


def fitting(kind: str, value: float) -> float:
    """A value as that kind of key result takes it."""
    return round(abs(value) / 40, 6) if kind == "confidential" else value


def foretold(script: Page, kind: str, case: Case, view: View) -> dict[str, object]:
    """What the script says, with the figures and limits that the page has."""
    rules = check_in_form_context(view, "2026-Q4", "growth").rules
    value = None if case.value is None or kind == "milestone" else fitting(kind, case.value)
    found: dict[str, object] = script.evaluate(
        "([key, told, today, rules]) => standings.standing(key, told, today, rules)",
        [
            {name: one for name, one in figures(view.key_result(KEY)) if one},
            {
                "value": value,
                "done": case.done if kind == "milestone" else None,
                "confidence": case.confidence,
                "status": case.status,
            },
            str(case.on),
            {to_camel(one): str(getattr(rules, one)) for one in rules.__slots__},
        ],
    )
    return found


@pytest.mark.parametrize("kind", MEASURES)
@given(
    case=st.builds(
        Case,
        st.dictionaries(DAYS, st.tuples(VALUES, SHARES), max_size=6),
        DAYS,
        st.one_of(st.none(), VALUES),
        st.one_of(st.none(), SHARES),
        st.booleans(),
        st.sampled_from(["", *CLAIMS]),
    )
)
def test_the_script_foretells_what_the_model_will_say(script: Page, kind: str, case: Case) -> None:
    before, after = case.views(kind)
    found, wanted = foretold(script, kind, case, before), after.key_result(KEY)
    assert (found["status"], found["computed"]) == (wanted.status.value, wanted.computed.value)
    assert (found["progress"], found["expected"]) == (wanted.progress, wanted.expected)
    assert found["words"] == progress_text(wanted)


@given(st.integers(-3000, 3000).map(lambda one: one / 1000))
def test_the_script_rounds_as_python_does(script: Page, share: float) -> None:
    wanted = f"{round(share * 100)} %".replace("-", "−")
    assert script.evaluate("(one) => standings.percent(one)", share) == wanted
