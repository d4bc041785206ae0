"""Two states of a file around the objectives: what changed, in a sentence."""

import pytest

from site_builder.model.frame_change import Written, frame_changes, title
from site_builder.model.vocabulary import SHAPES

GIVEN: dict[str, dict[str, object]] = {
    "company": {"name": "Acme", "stage": "seed", "headcount": 12, "leadership": ["ana"]},
    "team": {"name": "Growth", "lead": "maria", "members": ["sam"]},
    "person": {"name": "Sam"},
    "cycle": {"starts": "2026-10-01", "ends": "2026-12-31"},
}


def written(kind: str, file: str = "one", body: str = "", **changed: object) -> Written:
    """A file of a kind with some fields changed; None takes one away."""
    values = {key: value for key, value in (GIVEN[kind] | changed).items() if value is not None}
    return Written(file, SHAPES[kind].model_validate(values), body)


@pytest.mark.parametrize(
    ("kind", "changed", "said"),
    [
        ("company", {"name": "Apex"}, "Name “Acme” became “Apex”."),
        ("company", {"stage": "growth"}, "Stage seed → growth."),
        ("company", {"headcount": 1400}, "Head count 12 → 1,400."),
        ("company", {"leadership": ["bo", "cem"]}, "Leadership: bo and cem joined; ana left."),
        ("company", {"check_ins": "monthly"}, "Check-ins weekly → monthly."),
        ("company", {"rules": {"OKR301": "off"}}, "Rule OKR301 off."),
        ("company", {"approvals": {"team": ["lead", "ana"]}}, "Approval of team: lead, ana."),
        (
            "company",
            {"merge_check_ins": True},
            "The bot merges check-ins that nobody has to approve.",
        ),
        ("company", {"time_zone": "Europe/Lisbon"}, "Time zone the usual → Europe/Lisbon."),
        ("company", {"quiet_hours": "19:00-7:00"}, "Quiet hours the usual → 19:00-07:00."),
        ("company", {"holidays": ["2026-12-25"]}, "Holidays none → 2026-12-25."),
        ("team", {"time_zone": "Asia/Tokyo"}, "Time zone the company's → Asia/Tokyo."),
        ("company", {"leadership": ["ana", "ana"]}, "Leadership: in another order."),
        ("company", {"body": "We make anvils."}, "Mission reworded."),
        ("team", {"lead": "tom"}, "Lead maria → tom."),
        ("team", {"lead": None}, "Lead maria → nobody."),
        ("team", {"members": ["sam", "ana"]}, "Members: ana joined."),
        ("team", {"members": []}, "Members: sam left."),
        ("team", {"parent": "product"}, "Part of none → product."),
        ("team", {"reviewers": "x/growth"}, "Reviewers none → x/growth."),
        ("team", {"individual_okrs": "quota"}, "Metrics may be personal here."),
        ("team", {"body": "Sells."}, "What the team is for was reworded."),
        ("person", {"name": None}, "Name “Sam” became “one”."),
        ("person", {"github": "sam-x"}, "Login none → sam-x."),
        ("person", {"priorities": {"2026-Q4": ["Rest"]}}, "Priorities in 2026-Q4 rewritten."),
        ("person", {"body": "Hello."}, "The words below the name were rewritten."),
        ("cycle", {"title": "Q4"}, "Name “one” became “Q4”."),
        ("cycle", {"starts": "2026-10-02"}, "Starts 2026-10-01 → 2026-10-02."),
        ("cycle", {"ends": "2027-01-10"}, "Ends 2026-12-31 → 2027-01-10."),
        ("cycle", {"closed": "2027-01-05"}, "Closed on 2027-01-05."),
        ("cycle", {"check_ins": "monthly"}, "Check-ins the company's → monthly."),
        ("cycle", {"body": "The first week decides."}, "Theme reworded."),
    ],
)
def test_a_change_is_said(kind: str, changed: dict[str, object], said: str) -> None:
    before, after = written(kind), written(kind, **changed)  # type: ignore[arg-type]
    assert [one.sentence for one in frame_changes(before, after)] == [said]
    assert frame_changes(after, after) == ()
    assert len(frame_changes(after, before)) == 1


def test_what_is_taken_back_is_said() -> None:
    off, closed = written("company", rules={"OKR301": "off"}), written("cycle", closed="2027-01-05")
    quota = written("team", individual_okrs="quota")
    taken_back = [(off, "company"), (closed, "cycle"), (quota, "team")]
    told = [frame_changes(one, written(kind))[0].sentence for one, kind in taken_back]
    assert told == ["Rule OKR301 as usual.", "Opened again.", "Metrics are the team's own again."]


@pytest.mark.parametrize(
    ("kind", "field", "said"),
    [
        ("person", "github", "Login none → none."),
        ("team", "reviewers", "Reviewers none → none."),
        ("team", "parent", "Part of none → none."),
    ],
)
def test_what_is_called_none_is_something(kind: str, field: str, said: str) -> None:
    before, after = written(kind), written(kind, **{field: "none"})
    assert [one.sentence for one in frame_changes(before, after)] == [said]


def test_a_renamed_person_keeps_the_login_or_says_that_it_changed() -> None:
    states = {name: written("person", name) for name in ("sam", "eve")}
    named = written("person", "eve", github="sam")
    assert [one.sentence for one in frame_changes(states["sam"], states["eve"])] == [
        "Renamed from sam to eve.",
        "Login sam → eve.",
    ]
    assert len(frame_changes(states["sam"], named)) == 1


def test_a_line_break_is_no_change() -> None:
    assert frame_changes(written("team", body="a b"), written("team", body="a\nb")) == ()


def test_a_file_comes_moves_and_goes() -> None:
    old, new = written("cycle", "2026-Q3"), written("cycle", "2026-Q4")
    states = [(None, old), (old, new), (new, None), (None, None)]
    told = [[one.sentence for one in frame_changes(*each)] for each in states]
    assert told == [
        ["Added to the plan."],
        ["Renamed from 2026-Q3 to 2026-Q4."],
        ["Removed from the plan."],
        [],
    ]
    assert (title(old), title(written("team"))) == ("2026-Q3", "Growth")
