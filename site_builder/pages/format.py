"""The files of a plan and their fields, from the vocabulary."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from pydantic import BaseModel

from site_builder.model.vocabulary import SHAPES, Shape
from site_builder.pages.page import Link, Page
from site_builder.pages.paths import FORMAT, HOME, HOW
from site_builder.pages.view import View

_FILES = {
    "company": "company.md",
    "team": "teams/NAME.md",
    "person": "people/NAME.md",
    "cycle": "CYCLE/cycle.md",
    "objective": "CYCLE/TEAM/NAME.md",
    "check-in": "CYCLE/TEAM/check-ins/DATE.md",
    "retrospective": "CYCLE/TEAM/retrospective.md",
}


@dataclass(frozen=True, slots=True)
class Field:
    """A key of a front matter, and what it says."""

    key: str
    says: str
    needed: bool


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file, or a part of one."""

    id: str
    title: str
    says: str
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class FormatContext:
    """All that the page on the format shows."""

    kinds: tuple[Kind, ...]


def format_page(view: View) -> Page:
    """The page on the files and their fields."""
    return Page(
        path=FORMAT,
        title="The files and their fields",
        template="format.html",
        build=partial(format_context, view),
        section=HOW,
        crumbs=(Link("Home", HOME), Link("How we do OKRs here", HOW)),
    )


def format_context(view: View) -> FormatContext:
    """What the page shows: each kind of file, followed by the parts that only it has."""
    return FormatContext(tuple(_kinds(view)))


def _kinds(view: View) -> Iterator[Kind]:
    for name, shape in SHAPES.items():
        yield _kind(name, view.file(_FILES[name]), shape)
        for part, inner in _parts(shape).items():
            yield _kind(part, part.replace("-", " ").capitalize(), inner)


def _kind(name: str, title: str, shape: type[BaseModel]) -> Kind:
    says = " ".join((shape.__doc__ or "").split())
    fields = (
        Field(known.alias or key, known.description or "", known.is_required())
        for key, known in shape.model_fields.items()
    )
    return Kind(name, title, says.partition(": ")[2] or says, tuple(fields))


def _parts(shape: type[Shape]) -> Mapping[str, type[BaseModel]]:
    """The shapes inside a shape, by name, the outer before the inner."""
    found: dict[str, type[BaseModel]] = {}
    for known in shape.model_fields.values():
        for inner in _shapes_in(known.annotation):
            name = inner.__name__.removesuffix("Shape")
            words = "".join(f"-{one.lower()}" if one.isupper() else one for one in name)
            found[words.strip("-")] = inner
            found |= _parts(inner)
    return found


def _shapes_in(annotation: object) -> Iterator[type[Shape]]:
    if isinstance(annotation, type) and issubclass(annotation, Shape):
        yield annotation
    for inner in getattr(annotation, "__args__", ()):
        yield from _shapes_in(inner)
