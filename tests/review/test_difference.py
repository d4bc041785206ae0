"""What differs between two states of the plan."""

import pytest

from site_builder.model.change import Kind
from site_builder.model.history import File
from site_builder.model.objective import Ref
from site_builder.review.difference import Act, Exceptions, with_exceptions
from tests.review.plans import CHECK_IN, FILES, OBJECTIVE, Changed, Proposal, plan_of

TRIALS = "2026-Q4/growth/trials.md"
CHECKED_IN = "2026-Q4/growth/check-ins/2026-11-13.md"


def kinds(proposal: Proposal) -> list[tuple[str, Kind]]:
    return [
        (str(one.subject), change.kind) for one in proposal.differences for change in one.changes
    ]


def test_nothing_differs_where_only_the_writing_does() -> None:
    proposal = Proposal(
        {TRIALS: OBJECTIVE.replace("    ---\n    objective", "    ---\n    # new\n    objective")}
    )
    assert kinds(proposal) == []
    assert proposal.records == ()


def test_a_moved_objective_is_one_and_not_two() -> None:
    (found,) = Proposal({TRIALS: None, "2026-Q4/sales/trials.md": OBJECTIVE}).differences
    assert found.subject == Ref("2026-Q4", "sales", "trials")
    assert found.former == Ref("2026-Q4", "growth", "trials")
    assert [one.kind for one in found.changes] == [Kind.MOVED]


def test_an_objective_that_is_renamed_and_reworded_keeps_its_key_results() -> None:
    other = OBJECTIVE.replace("Turn more", "Make many more").replace("to: 20", "to: 18")
    (found,) = Proposal({TRIALS: None, "2026-Q4/sales/trials.md": other}).differences
    assert {one.kind for one in found.changes} == {Kind.MOVED, Kind.TITLE, Kind.TARGET}


def test_two_objectives_with_nothing_in_common_are_one_that_goes_and_one_that_comes() -> None:
    other = "---\nobjective: Sell in Iceland\n---\n"
    found = kinds(Proposal({TRIALS: None, "2026-Q4/sales/iceland.md": other}))
    assert found == [
        ("2026-Q4/sales/iceland", Kind.ADDED),
        ("2026-Q4/growth/trials", Kind.REMOVED),
    ]


def test_check_ins_that_come_change_and_go() -> None:
    new = {"2026-Q4/growth/check-ins/2026-11-16.md": CHECK_IN}
    edited = {CHECKED_IN: CHECK_IN.replace("12", "19")}
    assert [one.act for one in Proposal(new).records] == [Act.ADDED]
    assert [one.act for one in Proposal(edited).records] == [Act.EDITED]
    assert [one.act for one in Proposal({CHECKED_IN: None}).records] == [Act.DELETED]


def test_the_files_around_the_objectives() -> None:
    team = "---\nname: Growth\nlead: sam\nmembers: [sam]\nparent: product\n---\n"
    assert kinds(Proposal({"teams/growth.md": team})) == [("team/growth", Kind.LEAD)]


# What was renamed

LEARNT = {"2026-Q4/growth/retrospective.md": "We learnt.\n"}
GROWTH = FILES["teams/growth.md"]


def renamed(old: str, new: str, changed: Changed | None = None, *, team: str = GROWTH) -> Proposal:
    """Everything under one name of a team or a cycle moved under another; then some files changed.

    The team has a retrospective too.
    """
    given = {**FILES, **LEARNT, "teams/growth.md": team}

    def moved(path: str) -> str:
        return path.replace(f"/{old}/", f"/{new}/").replace(f"s/{old}.md", f"s/{new}.md")

    def at(path: str) -> str:
        return path.replace(f"{old}/", f"{new}/") if path.startswith(old) else moved(path)

    proposal = Proposal({})
    company = proposal.before["company.md"]
    proposal.before = {"company.md": company, **FILES, **LEARNT}
    after = {**{at(path): text for path, text in given.items()}, **(changed or {})}
    proposal.after = {"company.md": company} | {
        path: text for path, text in after.items() if text is not None
    }
    proposal.base, proposal.head = plan_of(proposal.before), plan_of(proposal.after)
    return proposal


def sentences(proposal: Proposal) -> list[str]:
    return [
        f"{one.subject}: {change.sentence}"
        for one in proposal.differences
        for change in one.changes
    ]


LIFECYCLE = [
    "team/lifecycle: Renamed from growth to lifecycle.",
    "2026-Q4/lifecycle/trials: Moved from 2026-Q4/growth/trials to 2026-Q4/lifecycle/trials.",
    "2027-Q1/lifecycle/next: Moved from 2027-Q1/growth/next to 2027-Q1/lifecycle/next.",
]


def test_a_renamed_team_is_one_change_and_what_it_told_is_none() -> None:
    proposal = renamed("growth", "lifecycle")
    assert sentences(proposal) == LIFECYCLE
    assert proposal.records == ()
    assert proposal.differences[0].former == File("team", "growth")
    assert proposal.asked("sam") == [("ana", "tomas")]


def test_a_renamed_team_is_the_same_with_another_title_or_other_people_but_not_with_both() -> None:
    titled = renamed("growth", "lifecycle", team=GROWTH.replace("Growth", "Lifecycle"))
    assert sentences(titled)[1] == "team/lifecycle: Name “Growth” became “Lifecycle”."
    led = renamed("growth", "lifecycle", team=GROWTH.replace("maria", "eve"))
    assert sentences(led)[1] == "team/lifecycle: Lead maria → eve."
    assert (titled.records, led.records) == ((), ())
    other = GROWTH.replace("Growth", "Lifecycle").replace("maria", "eve")
    both = renamed("growth", "lifecycle", team=other)
    assert ("team/growth", Kind.REMOVED) in kinds(both)
    assert {one.act for one in both.records} == {Act.ADDED, Act.DELETED}


def test_a_renamed_cycle_is_one_change() -> None:
    proposal = renamed("2026-Q4", "FY27-Q2")
    assert sentences(proposal)[0] == "cycle/FY27-Q2: Renamed from 2026-Q4 to FY27-Q2."
    moved = [("FY27-Q2/company/win", Kind.MOVED), ("FY27-Q2/growth/trials", Kind.MOVED)]
    assert kinds(proposal)[1:] == moved
    assert proposal.records == ()
    later = {"FY27-Q2/cycle.md": FILES["2026-Q4/cycle.md"].replace("12-31", "12-30")}
    other = renamed("2026-Q4", "FY27-Q2", later)
    assert ("cycle/2026-Q4", Kind.REMOVED) in kinds(other)
    assert len(other.records) == 4, "nothing hides behind a name"


def test_a_renamed_person_is_one_change_and_tells_of_the_login_that_goes_with_the_name() -> None:
    sam = FILES["people/sam.md"]
    kept = Proposal({"people/sam.md": None, "people/sam-o.md": sam})
    assert kinds(kept) == [("person/sam-o", Kind.MOVED)]
    lost = {"people/sam.md": None, "people/eve.md": sam.replace("github: sam-acme\n", "")}
    assert [one.sentence for one in Proposal(lost).differences[0].changes] == [
        "Renamed from sam to eve.",
        "Login sam-acme → eve.",
    ]
    named = {"people/sam.md": None, "people/sam-o.md": sam.replace("name: Sam", "name: Samuel")}
    assert kinds(Proposal(named)) == [("person/sam-o", Kind.MOVED), ("person/sam-o", Kind.NAME)]


def test_what_else_changes_with_a_rename_is_told_as_before() -> None:
    path = "2026-Q4/lifecycle/check-ins/2026-11-13.md"
    edited = renamed("growth", "lifecycle", {path: CHECK_IN.replace("12", "19")})
    (record,) = edited.records
    assert (record.act, record.record.team, record.team) == (Act.EDITED, "lifecycle", "growth")
    assert renamed("growth", "lifecycle", {path: None}).records[0].act is Act.DELETED
    later = renamed("growth", "lifecycle", {path: None, path.replace("-13", "-14"): CHECK_IN})
    assert [one.act for one in later.records] == [Act.DELETED, Act.ADDED]
    learnt = {"2026-Q4/lifecycle/retrospective.md": "We learnt nothing.\n"}
    assert [one.act for one in renamed("growth", "lifecycle", learnt).records] == [Act.EDITED]
    target = {"2026-Q4/lifecycle/trials.md": OBJECTIVE.replace("to: 20", "to: 15")}
    assert ("2026-Q4/lifecycle/trials", Kind.TARGET) in kinds(
        renamed("growth", "lifecycle", target)
    )


def test_an_objective_in_a_renamed_folder_is_compared_with_the_one_of_its_name() -> None:
    other = "---\nobjective: Sell in Iceland\n---\n"
    proposal = renamed("growth", "lifecycle", {"2026-Q4/lifecycle/trials.md": other})
    found = next(one for one in proposal.differences if "trials" in str(one.subject))
    assert {Kind.MOVED, Kind.TITLE, Kind.REMOVED} <= {one.kind for one in found.changes}


def test_a_folder_that_stays_in_part_or_is_not_new_did_not_move() -> None:
    left = renamed("growth", "lifecycle", {CHECKED_IN: CHECK_IN.replace("12", "9")})
    assert {one.act for one in left.records} >= {Act.ADDED}
    there = renamed("growth", "lifecycle")
    there.before["2026-Q4/lifecycle/other.md"] = "---\nobjective: Be there first\n---\n"
    there.base = plan_of(there.before)
    assert {one.act for one in there.records} == {Act.ADDED, Act.DELETED}


def test_no_team_takes_the_companys_name() -> None:
    proposal = renamed("growth", "company", {"2026-Q4/company/win.md": None})
    assert {one.act for one in proposal.records} == {Act.ADDED, Act.DELETED}
    assert proposal.asked("sam")[0] == ("ana", "tomas")


# What can't be read any more


@pytest.mark.parametrize("text", ["---\nobjective: [\n---\n", "No front matter.\n"])
def test_an_objective_that_cant_be_read_is_a_difference(text: str) -> None:
    proposal = Proposal({TRIALS: text})
    assert kinds(proposal) == [("2026-Q4/growth/trials", Kind.UNREADABLE)]
    assert proposal.asked() == [("ana", "tomas")]
    taken = Proposal({TRIALS: text, "2026-Q4/sales/trials.md": OBJECTIVE})
    assert ("2026-Q4/sales/trials", Kind.ADDED) in kinds(taken)


def test_a_check_in_that_cant_be_read_is_gone() -> None:
    assert [one.act for one in Proposal({CHECKED_IN: "---\n["}).records] == [Act.DELETED]


# What is new


def test_a_new_file_is_told_in_full() -> None:
    eve = Proposal({"people/eve.md": "---\nname: Eve\ngithub: ana\n---\n"})
    assert sentences(eve) == [
        "person/eve: Added to the plan.",
        "person/eve: Its name is “Eve”.",
        "person/eve: Login none → ana.",
    ]
    cycle = "---\ntitle: Spring\nstarts: 2027-04-01\nends: 2027-06-30\n---\nGo on.\n"
    assert sentences(Proposal({"2027-Q2/cycle.md": cycle})) == [
        "cycle/2027-Q2: Added to the plan.",
        "cycle/2027-Q2: Its name is “Spring”.",
        "cycle/2027-Q2: It runs from 2027-04-01 to 2027-06-30.",
        "cycle/2027-Q2: It has a text of its own.",
    ]
    team = Proposal({"teams/ops.md": "---\nname: Ops\nlead: eve\nmembers: [bo]\n---\n"})
    assert sentences(team)[2:] == ["team/ops: Lead nobody → eve.", "team/ops: Members: bo joined."]


def test_an_exception_moves_with_its_objective() -> None:
    proposal = renamed("growth", "lifecycle")
    new, old = (Ref("2026-Q4", team, "trials") for team in ("lifecycle", "growth"))
    told: Exceptions = {new: ["Makes an exception: x"], old: ["No longer makes an exception: x"]}
    found = list(with_exceptions(proposal.differences, told, proposal.base, proposal.head))
    assert len(found) == len(proposal.differences)
    assert [one.kind for one in found[1].changes] == [Kind.MOVED, Kind.EXCEPTION, Kind.EXCEPTION]
