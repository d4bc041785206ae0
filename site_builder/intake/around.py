"""The plan around what somebody asks for, and who asks."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from site_builder.check import check, open_stores
from site_builder.files.tree import Tree
from site_builder.intake.taken import NotTakenError, Taken
from site_builder.model.finding import Finding
from site_builder.model.plan import Frame, Plan
from site_builder.model.suggest import nearest
from site_builder.model.terms import Severity
from site_builder.review.verdict import brought

_LISTED = 20


@dataclass(frozen=True)
class Around:
    """The plan as it is, the day, and the person."""

    tree: Tree
    plan: Plan
    findings: tuple[Finding, ...]
    """What is found in it anyway."""
    on: date
    by: str
    """The person, as the plan calls them."""
    proposed: Collection[str] = ()
    """Paths below the plan's folder that other proposals hold."""
    cache: Path | None = None

    @property
    def frame(self) -> Frame:
        """The company, its teams, people and cycles."""
        return self.plan.frame

    @property
    def taken(self) -> set[str]:
        """The paths at which something lies, or is proposed."""
        broken = (one.place.file.partition("/")[2] for one in self.findings)
        return {*self.tree.files, *self.proposed, *broken}

    def checked(self, title: str, files: Mapping[str, str]) -> Taken:
        """The files, once the rules have seen them in the plan.

        Raises `NotTakenError` with what they find to put right first, and what to think about.
        """
        with_them = {path: text.encode() for path, text in files.items()}
        tree = Tree({**self.tree.files, **with_them}, self.tree.findings)
        stores = open_stores(self.cache, compared=True)
        found, _ = brought(self.findings, check(tree, self.on, self.tree, stores).findings)
        errors = [one for one in found if one.severity is Severity.ERROR]
        concerns = tuple(one for one in found if one.severity is Severity.WARNING)
        if errors:
            raise NotTakenError([said(one) for one in errors], concerns)
        return Taken(files, title, concerns)


def said(one: Finding) -> str:
    """A finding in sentences."""
    return f"{one.problem[:1].upper()}{one.problem[1:]}. {one.remedy}"


def known(name: str, names: Iterable[str], what: str) -> str:
    """The name, where it is one of some. Raises `NotTakenError` with the nearest one, or all."""
    every = list(names)
    if name in every:
        return name
    near = nearest(name, every)
    more = f"and {len(every) - _LISTED} more" if len(every) > _LISTED else ""
    listed = ", ".join(filter(None, [*every[:_LISTED], more])) or "none yet"
    hint = f"Did you mean {near}?" if near else f"There are: {listed}."
    raise NotTakenError([f"There is no {what} “{name}”. {hint}"])
