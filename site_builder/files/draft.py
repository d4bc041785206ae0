"""New files as text: an objective, a team, a cycle, a person."""

import re
from collections.abc import Collection, Iterable
from datetime import date
from itertools import chain, count
from typing import NamedTuple

from site_builder.files.layout import slugify
from site_builder.files.scalar import scalar
from site_builder.model.sentence import Sentence

_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_LONGEST = 60
_SMALL_WORDS = frozenset(
    "a an the of to in on for from by at per as into our its their we us is are be it that who "
    "which with and or than more most all every no not will would can".split()
)


class KeyResultDraft(NamedTuple):
    """A key result to be written; `id` is its short name."""

    id: str
    owner: str
    said: Sentence
    source: str = ""
    """Where the number comes from."""


class ObjectiveDraft(NamedTuple):
    """An objective to be written; what is empty is left out."""

    objective: str
    key_results: tuple[KeyResultDraft, ...] = ()
    supports: tuple[tuple[str, str], ...] = ()
    """References, each with the sentence that says how."""
    owner: str = ""
    ambition: str = ""
    why: str = ""


def objective_text(draft: ObjectiveDraft) -> str:
    """The whole file of an objective."""
    lines = [f"objective: {scalar(draft.objective)}", *_field("owner", draft.owner)]
    if draft.supports:
        lines += ["supports:", *(f"  {ref}: {scalar(how)}" for ref, how in draft.supports)]
    lines += _field("ambition", draft.ambition)
    if draft.key_results:
        inner = (key_result_lines(one) for one in draft.key_results)
        lines += ["key_results:", *(f"  {line}" for line in chain.from_iterable(inner))]
    return _file(lines, draft.why)


def key_result_lines(draft: KeyResultDraft, indent: str = "  ") -> list[str]:
    """The lines of a key result, its short name first; `indent` sets its fields apart."""
    said = draft.said
    bounds = (("at_least", said.at_least), ("at_most", said.at_most))
    keep = ", ".join(f"{name}: {_figure(value)}" for name, value in bounds if value)
    fields = (
        ("title", scalar(said.title)),
        ("owner", scalar(draft.owner) if draft.owner else ""),
        ("from", _figure(said.baseline)),
        ("to", _figure(said.target)),
        ("keep", keep and f"{{{keep}}}"),
        ("unit", said.unit and scalar(said.unit)),
        ("done_when", said.done_when and scalar(said.done_when)),
        ("source", draft.source and scalar(draft.source)),
        ("by", said.by),
    )
    return [f"{draft.id}:", *(f"{indent}{name}: {value}" for name, value in fields if value)]


class TeamDraft(NamedTuple):
    """A team to be written."""

    name: str
    lead: str = ""
    members: tuple[str, ...] = ()
    parent: str = ""
    reviewers: str = ""
    about: str = ""


def team_text(draft: TeamDraft) -> str:
    """The whole file of a team."""
    members = f"members: [{', '.join(map(scalar, draft.members))}]" if draft.members else ""
    lines = [
        f"name: {scalar(draft.name)}",
        *_field("lead", draft.lead),
        *filter(None, [members]),
        *_field("parent", draft.parent),
        *_field("reviewers", draft.reviewers),
    ]
    return _file(lines, draft.about)


def cycle_text(title: str, starts: date, ends: date, theme: str = "") -> str:
    """The whole file of a cycle."""
    return _file([f"title: {scalar(title)}", f"starts: {starts}", f"ends: {ends}"], theme)


def person_text(name: str, github: str = "") -> str:
    """The whole file of a person."""
    return _file([f"name: {scalar(name)}", *_field("github", github)], "")


def short_name(text: str, taken: Collection[str], words: int = 4) -> str:
    """A name made of the telling words of a text, unlike those that are taken."""
    every = slugify(text).split("-")
    telling = [word for word in every if word not in _SMALL_WORDS] or every
    name = "-".join(telling[:words])[:_LONGEST].rstrip("-")
    others = (f"{name}-{number}" for number in count(2))
    return next(one for one in chain([name], others) if one not in taken)


def _field(name: str, value: str) -> list[str]:
    return [f"{name}: {scalar(value)}"] if value else []


def _figure(written: str) -> str:
    """A number as it is; any other figure in quotes, for the reader of the file to understand."""
    return written if not written or _NUMBER.fullmatch(written) else scalar(written)


def _file(lines: Iterable[str], prose: str) -> str:
    body = "\n".join(line.rstrip() for line in prose.strip().splitlines())
    return "\n".join(["---", *lines, "---", *filter(None, [body])]) + "\n"
