"""Reading the plan of a branch, and what is proposed for it, from Git."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from pathlib import Path

from site_builder.check import Checked, check, open_stores
from site_builder.files.merge import (
    Sides,
    changed_files,
    commit_named,
    entry_at,
    file_at,
    parting,
    prefix,
    sides,
    touched_twice,
)
from site_builder.files.settings import FILE, OTHER_FILE, SOURCES, inherited
from site_builder.files.tree import Tree, read_changed, read_commit
from site_builder.model.change import Change, Kind
from site_builder.model.finding import Finding
from site_builder.model.history import File
from site_builder.model.plan import Plan
from site_builder.proposal.compare import Compared, compare, compare_files
from site_builder.review.approval import Contents, contents
from site_builder.review.difference import Difference
from site_builder.review.verdict import brought

_COMPANY = "company.md"
_WORKFLOWS = ".github/workflows/"
_STEERS = "it says which folder is the plan, and how the site is made"
_FETCHES = "it says which figures are fetched, and from where"
_DEEPEST = 10
"""How many files of settings are followed, each of which may inherit from another."""


@dataclass(frozen=True, slots=True)
class State:
    """A state of the plan: its files, what they say, and what is found in them."""

    tree: Tree
    checked: Checked

    @property
    def plan(self) -> Plan:
        """All that the files say."""
        assert self.checked.plan, "the whole plan was asked for"  # noqa: S101
        return self.checked.plan


@dataclass(frozen=True, slots=True)
class Proposal:
    """A proposal beside the state that it is compared with."""

    before: State
    after: State
    compared: Compared
    sides: Sides
    """The states that are compared; the second is empty for files that nobody has committed."""
    head: str = ""
    """The commit; empty for such files."""

    @property
    def brought(self) -> tuple[tuple[Finding, ...], int]:
        """The findings that it brings, and how many stood before."""
        return brought(self.before.checked.findings, self.after.checked.findings)


class Study:
    """The plan of one branch on one day, and proposals for it.

    A commit is compared as a merge would have it, with the branch as it is: a proposal that parted
    long ago is judged by those who decide today, and what others did since is not held against it.
    All may raise `GitError` and `NoContentError`.
    """

    def __init__(self, content: Path, base: str, on: date, cache: Path | None = None) -> None:
        self._content, self._repository = content, content.resolve().parent
        self._branch, self._on, self._cache = base, on, cache
        self._states: dict[str, State] = {}
        self._trees: dict[str, Tree] = {}

    @cached_property
    def commit(self) -> str:
        """The branch's commit."""
        return commit_named(self._repository, self._branch)

    @property
    def base(self) -> State:
        """The branch as it is."""
        return self._state(self.commit)

    def of_files(self, tree: Tree) -> Proposal:
        """Files that nobody has committed, beside the commit where they parted from the branch."""
        parted = parting(self._repository, self.commit, "HEAD")
        return self._proposal(Sides(parted, ""), self._state(parted), tree)

    def of_commit(self, head: str) -> Proposal:
        """What a commit proposes, given its full name."""
        found = sides(self._repository, self.commit, head)
        before = self._state(found.before)
        tree = read_changed(self._content, before.tree, found.before, found.after)
        proposal = self._proposal(found, before, tree)
        differences = (*proposal.compared.differences, *self._steered(found))
        compared = proposal.compared._replace(differences=differences)
        return replace(proposal, head=head, compared=compared)

    def _steered(self, found: Sides) -> Iterator[Difference]:
        """What a proposal changes about where the plan is, and how the site is made of it.

        The settings themselves are read from the branch; once merged, they steer the next review.
        They can point to other files, to the environment, to code: any change of them counts. So
        does one of what figures are fetched from, with the company's credentials.
        """
        names = dict.fromkeys(name for state in found[:2] for name in self._settings(state))
        said = dict.fromkeys(names, _STEERS) | {f"{self._around}{SOURCES}": _FETCHES}
        told = tuple(
            Change(Kind.SETTING, "", f"{name} changes: {why}.", was, now)
            for name, why in said.items()
            for was, now in [[entry_at(self._repository, state, name) for state in found[:2]]]
            if was != now
        )
        if told:
            yield Difference(File("settings"), told)

    def _settings(self, state: str) -> Iterator[str]:
        """The files that hold settings in a state, by their paths from the root."""
        left = [f"{self._around}{FILE}", f"{self._around}{OTHER_FILE}"]
        for _ in range(_DEEPEST):
            if left:
                name = left.pop(0)
                yield name
                left += inherited(file_at(self._repository, state, name), name)

    def is_nowhere(self, proposal: Proposal) -> bool:
        """Whether the branch holds no plan, and the proposal brings none."""
        found = {**proposal.before.tree.files, **proposal.after.tree.files}
        return _COMPANY not in found

    def changes(self, commit: str) -> bool:
        """Whether a commit proposes anything about the plan."""
        found = sides(self._repository, self.commit, commit)
        return any(self._inside(path) for path in changed_files(self._repository, found))

    def only_records(self, proposal: Proposal) -> bool:
        """Whether all the files that a proposal changes are check-ins and retrospectives.

        That is said of the whole repository, not of the plan alone.
        """
        told = {self.path(one.record.file) for one in proposal.compared.records}
        return told.issuperset(changed_files(self._repository, proposal.sides))

    def with_workflows(self, proposal: Proposal) -> bool:
        """Whether a proposal changes workflows of the forge together with a plan that was there."""
        changed = changed_files(self._repository, proposal.sides)
        of_the_plan = any(proposal.compared) and bool(proposal.before.tree.files)
        return of_the_plan and any(one.startswith(_WORKFLOWS) for one in changed)

    def replays_otherwise(self, head: str) -> bool:
        """Whether the commits, put onto the branch one by one, may make another plan of it."""
        touched = touched_twice(self._repository, self.commit, head)
        return any(self._inside(path) for path in touched)

    def path(self, file: str) -> str:
        """The path of a file of the plan from the repository's root."""
        return f"{self._prefix}/{file.partition('/')[2]}"

    def _inside(self, path: str) -> bool:
        return path.startswith(f"{self._prefix}/") or path == self._prefix

    @cached_property
    def _prefix(self) -> str:
        return self._around + self._content.resolve().name

    @cached_property
    def _around(self) -> str:
        """The folder around the plan, from the repository's root."""
        return prefix(self._repository)

    def contents_at(self, commit: str) -> Contents:
        """What a proposal contained at a commit."""
        found = sides(self._repository, self.commit, commit)
        before = self._tree(found.before)
        tree = read_changed(self._content, before, found.before, found.after)
        compared = compare_files(before, tree, self._on)
        return contents((*compared.differences, *self._steered(found)), compared.records)

    def together(self, one: Proposal, other: Proposal) -> tuple[Finding, ...]:
        """The findings that two proposals bring only where both go in."""
        files = dict(one.after.tree.files)
        before, after = other.before.tree.files, other.after.tree.files
        for path in before.keys() | after.keys():
            if before.get(path) is not after.get(path):
                files.pop(path, None)
                files |= {path: after[path]} if path in after else {}
        tree = Tree(files, one.after.tree.findings)
        both = check(tree, self._on, self.base.tree, open_stores(self._cache, compared=True))
        known = (*one.after.checked.findings, *other.brought[0])
        return brought(known, both.findings)[0]

    def _state(self, commit: str) -> State:
        if commit not in self._states:
            stores = open_stores(self._cache and self._cache / "base")
            tree = self._tree(commit)
            checked = check(tree, self._on, stores=stores, whole=True)
            self._states[commit] = State(tree, checked)
        return self._states[commit]

    def _tree(self, commit: str) -> Tree:
        if commit not in self._trees:
            self._trees[commit] = read_commit(self._content, commit, or_nothing=True)
        return self._trees[commit]

    def _proposal(self, found: Sides, before: State, tree: Tree) -> Proposal:
        stores = open_stores(self._cache, compared=True)
        after = State(tree, check(tree, self._on, before.tree, stores, whole=True))
        compared = compare(before.tree, tree, before.plan, after.plan, self._on)
        return Proposal(before, after, compared, found)
