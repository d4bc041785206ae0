"""An amendment in files of any style: exactly that change, and every other byte as it was."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from site_builder.files.amend import change, figure, former_values, leave_behind
from site_builder.files.read import read_team_folder
from site_builder.model.commitment import commitment
from site_builder.model.finding import Finding
from site_builder.model.measure import Amendment, Metric
from site_builder.model.plan import Folder

PATH = "2026-Q4/growth/trials.md"
KEYS = ("key_results", "trials")
DAY = date(2026, 11, 2)

SPACES = st.sampled_from(["", "\n", "  # why: it matters\n", "    # {odd: comment\n"])
TITLES = st.sampled_from(["Trials that stay", "'It''s: #1'", '"Trials, {all}"'])
FIGURES = st.sampled_from(["18", "1_000", '"1.5M"', "'20 %'", "unknown", "-3", "2.50"])
REASONS = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1)


@st.composite
def files(draw: st.DrawFn) -> bytes:
    """An objective of two key results, written in some style."""
    figures = draw(FIGURES), draw(FIGURES)
    pairs = [f"title: {draw(TITLES)}", "owner: sam", f"from: {figures[0]}", f"to: {figures[1]}"]
    pairs = draw(st.permutations(pairs))
    past = "{on: 2026-10-05, was: {owner: ines}, why: 'Ines left, sadly'}"
    indent = " " * draw(st.integers(3, 6))
    if draw(st.booleans()):
        more = draw(st.sampled_from(["", ", amended: []", f", amended: [{past}]"]))
        shown = f" {{{', '.join(pairs)}{more}}}{draw(st.sampled_from(['', '  # flow']))}\n"
    else:
        comments = [draw(st.sampled_from(["", " # so"])) for _ in pairs]
        lines = [f"{indent}{one}{say}\n" for one, say in zip(pairs, comments, strict=True)]
        block = f"{indent}amended:\n{indent}- {past}\n"
        more = draw(st.sampled_from(["", f"{indent}amended: [{past}]  # once\n", block]))
        shown = "\n" + "".join(lines) + more + draw(SPACES)
    other = "  other: {title: Another, owner: ines, done_when: The report is there}\n"
    before, behind = draw(st.sampled_from([(other, ""), ("", other), ("", "")]))
    matter = f"objective: Grow\nkey_results:\n{before}  trials:{shown}{behind}"
    text = f"---\n{matter}---\nkey_results: this is prose\n"
    mark = "\ufeff" if draw(st.booleans()) else ""
    return (mark + text.replace("\n", draw(st.sampled_from(["\n", "\r\n"])))).encode()


def plan_of(content: bytes) -> tuple[Folder, list[Finding]]:
    return read_team_folder("2026-Q4", "growth", {PATH: content})


@given(files(), st.sampled_from(["16", "85.5", '"1.5M"', "unknown"]), REASONS)
def test_the_plan_says_the_same_with_exactly_that_change(
    content: bytes, written: str, why: str
) -> None:
    folder, problems = plan_of(content)
    (objective,) = folder.objectives
    before = next(one for one in objective.key_results if one.id == "trials")
    former = {key: old for key, old in commitment(before).items() if key == "to"}
    new = change(content, KEYS, {("to",): written})
    if former:
        new = leave_behind(new, KEYS, former_values(content, KEYS, former), DAY, why)

    changed, found = plan_of(new)
    (after,) = changed.objectives
    told = next(one for one in after.key_results if one.id == "trials")
    assert isinstance(told.measure, Metric)
    assert isinstance(before.measure, Metric)
    if not problems and not found:
        wanted = {"16": 16, "85.5": 85.5, '"1.5M"': 1_500_000, "unknown": None}[written]
        assert told.measure.target == wanted
        assert told.measure.baseline == before.measure.baseline
    if former:
        self_told: Amendment = told.amended[-1]
        assert (self_told.on, self_told.why, self_told.fields) == (DAY, why.strip(), ("to",))
    kept = structs.replace(told, measure=before.measure, amended=before.amended)
    others = {one.id: one for one in after.key_results} | {"trials": kept}
    assert list(others.values()) == list(objective.key_results)
    assert structs.replace(after, key_results=objective.key_results) == objective


@given(files())
def test_every_line_but_those_of_the_change_stays_byte_for_byte(content: bytes) -> None:
    new = leave_behind(content, KEYS, {"to": "18"}, DAY, "The test moved")
    new = change(new, KEYS, {("to",): "777"})
    old_lines, new_lines = content.splitlines(keepends=True), new.splitlines(keepends=True)
    touched = [one for one in old_lines if one not in new_lines]
    assert all(b"to: " in one or b"amended: [" in one for one in touched)
    left = [one for one in new_lines if one not in old_lines]
    assert len(left) <= len(touched) + 2


def test_a_figure_stays_as_somebody_wrote_it() -> None:
    written = ["16", "1_000", "-2.5", "85 %", "1.5M", "007", "€40k"]
    expected = ["16", "1_000", "-2.5", '"85 %"', '"1.5M"', '"007"', '"€40k"']
    assert [figure(one) for one in written] == expected
