"""The same plan as plain Markdown, as somebody would write it for a stock site generator."""

from collections.abc import Iterator
from pathlib import Path

from site_builder.model.explain import measure, percent
from site_builder.model.objective import Objective
from site_builder.model.plan import Folder, Plan
from site_builder.model.quantity import format_quantity
from site_builder.model.standing import Standing, objective_standing


def write_plain(plan: Plan, docs: Path) -> int:
    """Write a page an objective, an index a team and a cycle; returns how many pages."""
    pages = dict(_pages(plan))
    for path, text in pages.items():
        file = docs / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return len(pages)


def _pages(plan: Plan) -> Iterator[tuple[str, str]]:
    yield "index.md", f"# {plan.frame.company.name}\n\n{plan.frame.company.mission}\n"
    for cycle in plan.frame.cycles.values():
        teams = [folder for folder in plan.in_cycle(cycle.id) if folder.objectives]
        listed = "".join(f"- [{one.team}]({one.team}/index.md)\n" for one in teams)
        yield f"{cycle.id}/index.md", f"# {cycle.title}\n\n{cycle.theme}\n\n{listed}"
        for folder in teams:
            yield from _folder(plan, folder)


def _folder(plan: Plan, folder: Folder) -> Iterator[tuple[str, str]]:
    listed = "".join(f"- [{one.title}]({one.id}.md)\n" for one in folder.objectives)
    yield f"{folder.cycle}/{folder.team}/index.md", f"# {folder.team}\n\n{listed}"
    for one in folder.objectives:
        yield f"{folder.cycle}/{folder.team}/{one.id}.md", _objective(plan, folder, one)


def _objective(plan: Plan, folder: Folder, one: Objective) -> str:
    cycle = plan.frame.cycles[folder.cycle]
    standing = objective_standing(one, folder, cycle, cycle.ends)
    supports = "".join(f"- `{support.written}`: {support.sentence}\n" for support in one.supports)
    key_results = "\n".join(_key_result(key) for key in standing.key_results)
    share = "" if standing.progress is None else percent(standing.progress)
    return (
        f"# {one.title}\n\n**{standing.status.word}**, {share}, {one.ambition}\n\n{one.body}\n\n"
        f"## Supports\n\n{supports}\n## Key results\n\n{key_results}\n"
    )


def _key_result(one: Standing) -> str:
    key = one.key_result
    share = "" if one.progress is None else percent(one.progress)
    rows = "".join(
        f"| {read.on} | {_value(read.update.value, key.unit)} | {read.update.confidence} |"
        f" {read.update.note} |\n"
        for read in one.readings
    )
    head = "| day | value | confidence | note |\n| --- | --- | --- | --- |\n"
    facts = f"{one.status.word}, {share}; {measure(key.measure)}; {', '.join(key.owners)}"
    return f"### {key.title}\n\n{facts}\n\n{head}{rows}"


def _value(value: float | None, unit: str | None) -> str:
    return "" if value is None else format_quantity(value, unit)
