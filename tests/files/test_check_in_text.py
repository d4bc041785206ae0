"""A check-in as the file that it becomes."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from site_builder.files.check_in_text import Told, check_in_path, check_in_text
from site_builder.files.parse import parse
from site_builder.files.read import read_plan
from site_builder.files.tree import Tree
from site_builder.model.vocabulary import CheckInShape

DAY = date(2026, 11, 20)
LINES = st.text(st.characters(blacklist_categories=["Cc", "Cs", "Zl", "Zp"]), max_size=60)


def test_it_reads_as_people_write_it() -> None:
    told = (
        Told("trial-to-paid", "activation-ctr", "14.1", "0.6", note="The subject line won"),
        Told("trial-to-paid", "soc2", confidence="0.7", done=False),
        Told("keep", "churn", "85 %", status="at-risk", note="It's: odd, {really}"),
    )
    assert check_in_text("sam", told, "Wins.\n\n  Next week: more. \n\n") == (
        "---\n"
        "by: sam\n"
        "updates:\n"
        "  trial-to-paid:\n"
        "    activation-ctr: {value: 14.1, confidence: 0.6, note: The subject line won}\n"
        "    soc2: {done: false, confidence: 0.7}\n"
        "  keep:\n"
        '    churn: {value: "85 %", status: at-risk, note: "It\'s: odd, {really}"}\n'
        "---\n"
        "Wins.\n\n  Next week: more.\n"
    )


@given(LINES, LINES, st.decimals(-(10**6), 10**6, places=3, allow_nan=False))
def test_whatever_is_told_is_read_again(note: str, prose: str, value: object) -> None:
    told = Told("trials", "conversion", f"{value:f}", "0.5", note=note)
    text = check_in_text("sam", [told], f"Said: {prose}")
    shape, _, findings = parse("check-in", text.encode(), "okrs/x.md")
    assert findings == []
    assert isinstance(shape, CheckInShape)
    update = shape.updates["trials"]["conversion"]
    assert (update.note or "") == " ".join(note.split())


def test_a_day_that_is_taken_gets_the_persons_name() -> None:
    first = check_in_path("2026-Q4", "growth", DAY, "sam", ())
    assert first == "2026-Q4/growth/check-ins/2026-11-20.md"
    second = check_in_path("2026-Q4", "growth", DAY, "sam", {first})
    assert second == "2026-Q4/growth/check-ins/2026-11-20-sam.md"
    third = check_in_path("2026-Q4", "growth", DAY, "sam", {first, second})
    assert third == "2026-Q4/growth/check-ins/2026-11-20-sam-2.md"


def test_what_is_told_later_on_a_day_counts() -> None:
    around = {
        "company.md": "---\nname: A\nstage: growth\nheadcount: 9\nleadership: [ana]\n---\n",
        "2026-Q4/cycle.md": "---\nstarts: 2026-10-01\nends: 2026-12-31\n---\n",
    }
    told = Told("trials", "conversion", "15"), Told("trials", "conversion", "16")
    taken: dict[str, str] = {}
    for one in told:
        taken[check_in_path("2026-Q4", "growth", DAY, "sam", taken)] = check_in_text("sam", [one])
    tree = Tree({path: text.encode() for path, text in (around | taken).items()})
    plan, _ = read_plan(tree)
    values = [it.updates[0].value for it in plan.folders["2026-Q4", "growth"].check_ins]
    assert values == [15, 16]
