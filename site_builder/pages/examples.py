"""The library of good objectives: what they have in common, and each with how to begin from it."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from site_builder.files.draft_sample import sample_text
from site_builder.model.library import departments, samples
from site_builder.model.library.sample import Department, Sample
from site_builder.model.sentence import Sentence
from site_builder.pages.english import count
from site_builder.pages.page import Link, Page
from site_builder.pages.paths import EXAMPLES, HOME, HOW, examples_path
from site_builder.pages.view import View

_TITLE = "Good objectives"


@dataclass(frozen=True, slots=True)
class Example:
    """An objective of the library in full."""

    id: str
    objective: str
    why: str
    key_results: tuple[str, ...]
    strength: str
    """What makes it a good one."""
    file: str
    """The text of its file."""


@dataclass(frozen=True, slots=True)
class DepartmentContext:
    """All that the page of a department's objectives shows."""

    name: str
    examples: tuple[Example, ...]
    objective_file: str
    """Where a copied file goes."""
    pages: tuple[Link, ...]
    """The pages of all departments."""
    here: str


@dataclass(frozen=True, slots=True)
class Shelf:
    """A department in the library: its objectives, each with its key results."""

    id: str
    department: Link
    objectives: tuple[tuple[Link, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class LibraryContext:
    """All that the library's first page shows."""

    size: str
    shelves: tuple[Shelf, ...]


def example_pages(view: View) -> Iterator[Page]:
    """The library, and a page for each department. Nothing of the plan stands on them."""
    crumbs = (Link("Home", HOME), Link("How we do OKRs here", HOW))
    yield Page(
        path=EXAMPLES,
        title=_TITLE,
        template="examples.html",
        build=library_context,
        words=lambda: " ".join(one.name for one in departments()),
        section=HOW,
        crumbs=crumbs,
    )
    for one in departments():
        yield Page(
            path=examples_path(one.id),
            title=f"{_TITLE}: {one.name}",
            template="examples_department.html",
            build=partial(department_context, view, one.id),
            section=HOW,
            crumbs=(*crumbs, Link(_TITLE, EXAMPLES)),
            found=False,
        )


def examples_for(team: str) -> Link:
    """Where a team without an objective finds one to begin from: at a department of its name."""
    known = {one.id for one in departments()}
    return Link("Begin from an example", examples_path(team) if team in known else EXAMPLES)


def library_context() -> LibraryContext:
    """What the library's first page shows."""
    size = count(sum(1 for _ in samples()), "objective")
    return LibraryContext(size, tuple(_shelf(one) for one in departments()))


def department_context(view: View, department: str) -> DepartmentContext:
    """What the page of a department shows, given its id."""
    known = {one.id: one for one in departments()}
    return DepartmentContext(
        name=known[department].name,
        examples=tuple(_example(one) for one in known[department].samples),
        objective_file=view.file("CYCLE/TEAM/NAME.md"),
        pages=tuple(Link(one.name, examples_path(one.id)) for one in known.values()),
        here=examples_path(department),
    )


def _shelf(one: Department) -> Shelf:
    path = examples_path(one.id)
    named = ((Link(it.objective, f"{path}#{it.id}"), it.key_results) for it in one.samples)
    return Shelf(one.id, Link(one.name, path), tuple(named))


def _example(one: Sample) -> Example:
    return Example(
        id=one.id,
        objective=one.objective,
        why=one.why,
        key_results=one.key_results,
        strength=" ".join(_strengths(one.parts)),
        file=sample_text(one),
    )


def _strengths(parts: tuple[Sentence, ...]) -> Iterator[str]:
    """What is good about its key results, by their kinds, a sentence each."""
    moved = sum(bool(one.baseline) for one in parts)
    yield f"It is judged by {count(moved, 'figure')} known today, not by what was done."
    for one in parts:
        if one.at_least or one.at_most:
            yield f"“{one.title}” stays in bounds, so nobody wins it at the expense of others."
        if one.done_when:
            yield f"“{one.title}” has no figure, so it names its proof."
