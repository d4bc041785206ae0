"""What every `okrs new` needs: the plan, the check of a draft before it is written, the writing."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import ParamSpec, TypeVar

import click

from site_builder.commands.options import CACHE, Where, content_options, read_tree, where
from site_builder.files.edit import NotEditableError
from site_builder.files.git import user
from site_builder.files.layout import ROOT, Spot, slugify, spot
from site_builder.files.tree import Tree
from site_builder.model.finding import Finding
from site_builder.model.history import Names
from site_builder.model.plan import Frame
from site_builder.model.terms import SLUG, Severity

P = ParamSpec("P")
R = TypeVar("R")


def writing_options(command: Callable[P, R]) -> Callable[P, R]:
    """Add `--yes`, `--dry-run` and where the plan lies."""
    dry = click.option("--dry-run", is_flag=True, help="Show the file, and write nothing.")
    yes = click.option("-y", "--yes", is_flag=True, help="Ask nothing; take what is given.")
    return yes(dry(content_options(command)))


@dataclass(frozen=True)
class Desk:
    """The plan around a draft, and how a person works on it."""

    at: Where
    tree: Tree
    asks: bool
    dry: bool

    @cached_property
    def frame(self) -> Frame:
        """The company, its teams, people and cycles."""
        from site_builder.files.read import read_frame
        from site_builder.files.sort import sort

        return read_frame(sort(self.tree).frame)[0]

    @cached_property
    def me(self) -> str | None:
        """The person of the plan who works here, as far as Git's settings tell."""
        return Names(self.frame.people.values()).person(user(self.at.around.resolve()))

    @cached_property
    def _before(self) -> frozenset[tuple[object, ...]]:
        return frozenset(_same(one) for one in self._check(self.tree))

    def _check(self, tree: Tree) -> tuple[Finding, ...]:
        from site_builder.check import check, open_stores

        return check(tree, self.at.as_of, stores=open_stores(self.at.around / CACHE)).findings

    def found(self, path: str, content: bytes) -> list[Finding]:
        """What the rules find once a file has this content, and didn't before.

        Notices are left out: what is new has had no check-in yet.
        """
        after = self._check(self._with(path, content))
        told = (one for one in after if one.severity is not Severity.NOTICE)
        return [one for one in told if _same(one) not in self._before]

    def _with(self, path: str, content: bytes) -> Tree:
        return Tree({**self.tree.files, path: content}, self.tree.findings)

    def finish(self, path: str, content: bytes, shown: str, then: str) -> None:
        """Check a file, show it, write it and say what comes next.

        Where it would break the plan, it is shown with the reasons and not written.
        """
        from site_builder.effects.new import InTheWayError, say, show_lines

        name = self.at.shown(f"{ROOT}/{path}")
        show_lines(name, shown)
        failing = self._tell(path, content)
        if failing:
            say("Nothing is written: put this right first.")
            click.get_current_context().exit(1)
        if self.dry or (self.asks and not click.confirm("Write it?", default=True)):
            say("Nothing is written.")
            return
        try:
            self._write(path, content)
        except InTheWayError as error:
            raise click.UsageError(f"{error}.") from None
        except OSError as error:
            reason = (error.strerror or "unknown error").lower()
            raise click.UsageError(f"{name} can't be written: {reason}.") from None
        say(f"{'Changed' if path in self.tree.files else 'Wrote'} {name}. {then}")

    def _tell(self, path: str, content: bytes) -> bool:
        """Tell what the rules find; give whether it fails the check."""
        from site_builder.effects.report import Report, write_report

        found = self.found(path, content)
        if found:
            files = self._with(path, content).files
            write_report("terminal", Report(found, files, self.at.shown, len(files)))
        return any(one.severity is Severity.ERROR for one in found)

    def _write(self, path: str, content: bytes) -> None:
        from site_builder.effects.new import write_changed, write_new

        before = self.tree.files.get(path)
        if before is None:
            write_new(self.at.content, path, content)
        else:
            write_changed(self.at.content, path, before, content)

    def free(self, path: str, kind: str) -> str:
        """A path that can hold a new file of a kind; ends the command where it can't."""
        found = spot(path)
        if not isinstance(found, Spot) or found.kind != kind:
            raise click.UsageError(f"No {kind} can be called {path.rpartition('/')[2][:-3]}.")
        there = {one.lower(): one for one in self.tree.files}
        there |= {one.place.file.partition("/")[2].lower(): path for one in self.tree.findings}
        if path.lower() in there:
            name = self.at.shown(f"{ROOT}/{there[path.lower()]}")
            raise click.UsageError(f"{name} is there already; choose another name, or edit it.")
        return path


def sit_down(content: Path | None, as_of: date | None, *, yes: bool, dry: bool) -> Desk:
    """Read the plan, and find out whether somebody can be asked."""
    at = where(content, as_of)
    return Desk(at, read_tree(at), sys.stdin.isatty() and not yes, dry)


def slug(written: str, what: str) -> str:
    """A name that a person gave for a file; ends the command where it can't be one."""
    if SLUG.fullmatch(written):
        return written
    raise click.UsageError(
        f"“{written}” can't be the name of {what}: use lower-case letters, digits and hyphens, "
        f"such as {slugify(written)}."
    )


def missing(flags: list[str]) -> click.UsageError:
    """What to say where nobody is asked: there is no terminal, or `--yes` is given."""
    return click.UsageError(f"Nobody is asked here, so name everything: add {', '.join(flags)}.")


def inserted(content: bytes, make: Callable[[bytes], bytes], name: str) -> bytes:
    """A file with something put in; ends the command with a sentence where that can't be done."""
    try:
        return make(content)
    except NotEditableError as error:
        raise click.UsageError(f"Nothing can be put into {name}: {error}.") from None


def _same(one: Finding) -> tuple[object, ...]:
    return one.code, one.place.file, one.place.keys, one.problem
