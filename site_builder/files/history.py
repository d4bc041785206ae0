"""From the log of the plan's folder to the history of its objectives."""

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct

from site_builder.files import build
from site_builder.files.git import GitError
from site_builder.files.git_log import (
    Commit,
    FileChange,
    Repository,
    leads_to,
    open_repository,
    read_blobs,
    read_log,
)
from site_builder.files.layout import ROOT, Spot, spot
from site_builder.files.parse import Parsed, parse
from site_builder.files.store import Store, digest
from site_builder.files.tree import LONGEST
from site_builder.model.change import Change, Kind, changes
from site_builder.model.history import History, Past, Revision, Step
from site_builder.model.plan import Objective, Ref
from site_builder.model.vocabulary import ObjectiveShape


class State(NamedTuple):
    """A file at a moment: its path and its blob; no blob where it was deleted."""

    path: str
    blob: str


class Life(Struct, array_like=True):
    """What is known of one file under all its names."""

    state: State
    """The last one that could be read."""
    title: str
    steps: list[Step]


class Known(Struct, frozen=True, array_like=True):
    """Everything up to a commit; all that is kept between runs."""

    head: str
    count: int
    """How many commits were read."""
    lives: dict[str, Life]
    """By the path of each file today, or the last one that it had."""


class _Turn(NamedTuple):
    """A state that a file came to, and by which revision; by none where that can't be known."""

    state: State
    revision: Revision | None


def read_history(content: Path, cached: Path | None = None, revision: str = "HEAD") -> History:
    """The history of the objectives below a folder, up to a revision.

    What was read is kept in the file `cached`, and only newer commits are read the next time.
    Where there is no history, the result says why.
    """
    try:
        repository = open_repository(content, revision)
        return _read(repository, None if repository.shallow else cached)
    except GitError as error:
        return History(missing=_no_history(str(error)))


def _read(repository: Repository, cached: Path | None) -> History:
    store = Store(Known, cached)
    key = digest([_version(), repository.prefix.encode(), repository.mailmap])
    known = store.get("", key)
    if known is None or not leads_to(repository, known.head):
        known = Known("", 0, {})
    if known.head != repository.head:
        known = _go_on(repository, known)
        store.put("", key, known)
        store.save()
    return _history(known.lives, _SHALLOW if repository.shallow else "")


def _history(lives: dict[str, Life], missing: str) -> History:
    pasts = {}
    for path, life in lives.items():
        found = spot(path)
        if isinstance(found, Spot) and life.steps:
            ref = Ref(found.cycle, found.team, found.name)
            pasts[ref] = Past(ref, life.title, tuple(life.steps))
    return History(pasts, missing)


_SHALLOW = (
    "This clone holds only the newest commits, so earlier changes are missing here. Fetch them by "
    "git fetch --unshallow; in a workflow, set fetch-depth: 0 for actions/checkout."
)


def _no_history(reason: str) -> str:
    if "not a git repository" in reason:
        return "The plan lies in no Git repository yet, so nobody can tell who changed what."
    if "Needed a single revision" in reason:
        return "Nothing has been committed yet, so there is no history."
    return f"Who changed what can't be told here: {reason}."


def _go_on(repository: Repository, known: Known) -> Known:
    """Read what came after the commits that are known."""
    log = read_log(repository, _of_objectives, known.head or None)
    lives, turns = known.lives, dict[str, list[_Turn]]()
    for number, commit in enumerate(reversed(log), start=known.count):
        _follow(commit, number, repository, lives, turns)
    _tell(repository, lives, turns)
    return Known(repository.head, known.count + len(log), lives)


def _follow(
    commit: Commit,
    number: int,
    repository: Repository,
    lives: dict[str, Life],
    turns: dict[str, list[_Turn]],
) -> None:
    """Note the turns that a commit brings to files, and let those that moved keep their past."""
    first = repository.shallow and not commit.parents
    revision = None if first else _revision(commit, number)
    moved = [one for one in commit.files if one.before and one.after and one.before != one.after]
    carried = [(one, lives.pop(one.before, None), turns.pop(one.before, [])) for one in moved]
    for one, life, earlier in carried:
        lives.pop(one.after, None)
        if life:
            lives[one.after] = life
        turns[one.after] = earlier
    for one in commit.files:
        path = one.after or one.before
        line = turns.setdefault(path, [])
        if one.old and not line and path not in lives:
            line.append(_Turn(State(one.before, one.old), None))
        line.append(_Turn(State(path, one.new), revision))


def _revision(commit: Commit, number: int) -> Revision:
    message = commit.message
    others = tuple(one for one in message.co_authors if one != commit.author)
    return Revision(
        commit.id, number, commit.on, commit.author, message.title, message.request, others
    )


def _of_objectives(change: FileChange) -> FileChange:
    """What a change is about objectives; an objective that becomes another kind of file ends."""
    before, after = _is_objective(change.before), _is_objective(change.after)
    return FileChange(
        change.before if before else "",
        change.old if before else "",
        change.after if after else "",
        change.new if after else "",
    )


@lru_cache(maxsize=1 << 16)
def _is_objective(path: str) -> bool:
    found = spot(path) if path.count("/") == 2 else None  # noqa: PLR2004 (cycle, team, name)
    return isinstance(found, Spot) and found.kind == "objective"


def _tell(repository: Repository, lives: dict[str, Life], turns: dict[str, list[_Turn]]) -> None:
    """Read the blobs of all turns, file by file, and add what each changed."""
    ordered = sorted(turns.items())
    wanted = [_wanted(lives.get(path), line) for path, line in ordered]
    blobs = read_blobs(repository.folder, [blob for one in wanted for blob in one], LONGEST)
    for (path, line), names in zip(ordered, wanted, strict=True):
        read = {name: next(blobs) for name in names}
        life = lives.setdefault(path, Life(State(path, ""), "", []))
        _live_on(life, line, read)


def _wanted(life: Life | None, line: Sequence[_Turn]) -> list[str]:
    states = [*([life.state] if life else []), *(turn.state for turn in line)]
    return list(dict.fromkeys(one.blob for one in states if one.blob))


def _live_on(life: Life, line: Iterable[_Turn], read: dict[str, bytes | None]) -> None:
    parsed = {blob: _parse(content) for blob, content in read.items()}
    before = _objective(life.state, parsed)
    for state, revision in line:
        after = _objective(state, parsed)
        if state.blob and after is None:
            told: tuple[Change, ...] = (_UNREADABLE,)
        else:
            told = changes(before, after)
            before = after
            life.state, life.title = state, after.title if after else life.title
        if told and revision:
            life.steps.append(Step(revision, told))


_UNREADABLE = Change(Kind.UNREADABLE, "", "The file can't be read as it was left.")


def _parse(content: bytes | None) -> Parsed | None:
    return None if content is None else parse("objective", content, "")


def _objective(state: State, parsed: dict[str, Parsed | None]) -> Objective | None:
    found, read = spot(state.path), parsed.get(state.blob)
    if read is None or not isinstance(read.shape, ObjectiveShape) or not isinstance(found, Spot):
        return None
    report = build.reporter([])
    return build.objective(read.shape, read.body, f"{ROOT}/{state.path}", found, report)


@cache
def _version() -> bytes:
    """A digest of the code that reads: no version believes what another one kept."""
    here = Path(__file__).parent
    sources = sorted([*here.glob("*.py"), *(here.parent / "model").glob("*.py")])
    found = blake2b(digest_size=16)
    for one in sources:
        found.update(one.read_bytes())
    return found.digest()
