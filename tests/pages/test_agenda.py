"""The attention page is an agenda: everything once, the most urgent first, each with its reason."""

from site_builder.pages.agenda import AgendaContext, agenda_context
from tests.pages.plans import COMPANY, CYCLE, GROWTH, OBJECTIVE, check_ins, only, view_of

ALIGNED = OBJECTIVE.replace(
    "    key_results", "    supports: {company/win: It helps}\n    key_results"
)
WIN = "---\nobjective: Win\nowner: ana\n---\n"


def agenda(said: str = "", objective: str = ALIGNED) -> AgendaContext:
    """The agenda with one objective and, three days ago, one check-in."""
    files = {"2026-Q4/company/win.md": WIN, "2026-Q4/growth/trials.md": objective}
    return agenda_context(view_of(files | (check_ins({"2026-11-13": said}) if said else {})))


def told(found: AgendaContext) -> dict[str, list[tuple[str, ...]]]:
    """The reasons under each topic."""
    return {one.title: [each.reasons for each in one.concerns] for one in found.topics}


def test_nothing_needs_attention_when_all_goes_well() -> None:
    found = agenda("value: 16, confidence: 0.8")
    assert (found.topics, found.running) == ((), True)


def test_what_shows_several_signs_stands_once_under_the_most_urgent() -> None:
    found = agenda("value: 10, confidence: 0.2", OBJECTIVE)
    assert told(found) == {
        "Off track": [("0 % of the way, 51 % expected by now.",)],
        "Not connected": [("Nothing says what it contributes to.",)],
    }
    assert [one.number for one in found.topics] == [1, 1]
    assert found.total == "2 things"


def test_a_risk_by_doubt_names_the_doubt() -> None:
    assert told(agenda("value: 16, confidence: 0.6")) == {
        "At risk": [("60 % of the way, 51 % expected by now. Confidence is only 60 %.",)]
    }


def test_a_claim_stands_once_under_its_own_topic() -> None:
    found = told(agenda("value: 16, status: at-risk"))
    assert list(found) == ["Called other than its figures"]


def test_no_check_in_for_too_long_is_said_with_the_time_that_is_gone() -> None:
    assert told(agenda()) == {
        "Pending for too long": [("There is no check-in yet. The cycle began 6 weeks ago.",)]
    }


def test_what_nobody_or_several_people_own_is_named() -> None:
    nobody = ALIGNED.replace("        owner: sam\n", "")
    several = ALIGNED.replace("owner: sam", "owner: sam, maria")
    assert told(agenda("value: 16", nobody)) == {"Without one owner": [("Nobody owns it.",)]}
    assert told(agenda("value: 16", several)) == {
        "Without one owner": [("2 people own it, so nobody does.",)]
    }


def test_dropped_objectives_and_past_cycles_are_left_in_peace() -> None:
    dropped = OBJECTIVE.replace("    key_results", "    dropped: Too early\n    key_results")
    assert agenda("value: 10", dropped).topics == ()
    over = CYCLE.replace("2026-12-31", "2026-11-01")
    found = agenda_context(
        only(
            {"company.md": COMPANY, "teams/growth.md": GROWTH, "2026-Q4/cycle.md": over}
            | {"2026-Q4/growth/trials.md": OBJECTIVE}
        )
    )
    assert (found.topics, found.running) == ((), False)


def test_of_many_the_most_urgent_are_shown_and_the_others_counted() -> None:
    many = {f"2026-Q4/growth/o{number}.md": OBJECTIVE for number in range(20)}
    (pending, loose) = agenda_context(view_of(many)).topics
    assert (pending.number, len(pending.concerns), pending.more) == (21, 12, "9 more")
    assert loose.more == "9 more"
