"""From the log of the plan's folder to the history of all that has one."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from msgspec import Raw, msgpack

from site_builder.files import build
from site_builder.files.collect import collecting_later
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
from site_builder.files.layout import ROOT, Spot
from site_builder.files.lives import LIFE, Known, Life, Logged, Pasts, State, subject_of, turns_of
from site_builder.files.parse import Parsed, parse
from site_builder.files.store import Store, digest
from site_builder.files.tree import LONGEST
from site_builder.model.change import Change, Kind
from site_builder.model.frame_change import Written, frame_changes, title
from site_builder.model.history import File, History, Revision
from site_builder.model.objective import Objective, Ref
from site_builder.model.objective_change import changes
from site_builder.model.vocabulary import ObjectiveShape


class _Turn(NamedTuple):
    """A state that a file came to, and by which revision; by none where that can't be known."""

    state: State
    revision: Revision | None


@collecting_later()
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
        known = Known("", 0, [], [], [])
    if known.head != repository.head:
        known = _go_on(repository, known)
        store.put("", key, known)
        store.save()
    return History(Pasts(known), turns_of(known), _SHALLOW if repository.shallow else "")


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
    log = read_log(repository, _with_a_past, known.head or None)
    places = {path: place for place, path in enumerate(known.paths) if path}
    turns = dict[str, list[_Turn]]()
    for number, commit in enumerate(reversed(log), start=known.count):
        _follow(commit, number, repository, places, turns)
    lives, logged = list(known.lives), dict[int, Logged]()
    for path, life, revisions in _lived(repository, known.lives, places, turns):
        place = places.setdefault(path, len(lives))
        lives[place : place + 1] = [Raw(msgpack.encode(life))]
        for one in revisions:
            logged.setdefault(one.number, Logged(one, [])).lives.append(place)
    paths = {place: path for path, place in places.items()}
    return Known(
        repository.head,
        known.count + len(log),
        [*known.log, *(logged[number] for number in sorted(logged))],
        [paths.get(place, "") for place in range(len(lives))],
        lives,
    )


def _follow(
    commit: Commit,
    number: int,
    repository: Repository,
    places: dict[str, int],
    turns: dict[str, list[_Turn]],
) -> None:
    """Note the turns that a commit brings to files, and let those that moved keep their past."""
    first = repository.shallow and not commit.parents
    revision = None if first else _revision(commit, number)
    moved = [one for one in commit.files if one.before and one.after and one.before != one.after]
    carried = [(one, places.pop(one.before, None), turns.pop(one.before, [])) for one in moved]
    for one, place, earlier in carried:
        places.pop(one.after, None)
        if place is not None:
            places[one.after] = place
        turns[one.after] = earlier
    for one in commit.files:
        path = one.after or one.before
        line = turns.setdefault(path, [])
        if one.old and not line and path not in places:
            line.append(_Turn(State(one.before, one.old), None))
        line.append(_Turn(State(path, one.new), revision))


def _revision(commit: Commit, number: int) -> Revision:
    message = commit.message
    others = tuple(one for one in message.co_authors if one != commit.author)
    return Revision(
        commit.id, number, commit.on, commit.author, message.title, message.request, others
    )


def _with_a_past(change: FileChange) -> Iterator[FileChange]:
    """What a change is about files with a past; one that becomes another kind of file ends."""
    before, after = _kind(change.before), _kind(change.after)
    if before and before == after:
        yield change
        return
    if before:
        yield FileChange(change.before, change.old, "", "")
    if after:
        yield FileChange("", "", change.after, change.new)


def _kind(path: str) -> str:
    """The kind of file that has a past; empty for any other."""
    subject = subject_of(path)
    return subject.kind if isinstance(subject, File) else "objective" if subject else ""


def _lived(
    repository: Repository,
    lives: Sequence[Raw],
    places: Mapping[str, int],
    turns: Mapping[str, list[_Turn]],
) -> Iterator[tuple[str, Life, list[Revision]]]:
    """Read the blobs of all turns, file by file; give each life, and what changed it lately."""
    ordered = [(path, line, _life(path, lives, places)) for path, line in sorted(turns.items())]
    wanted = [_wanted(life, line) for _, line, life in ordered]
    blobs = read_blobs(repository.folder, [blob for one in wanted for blob in one], LONGEST)
    for (path, line, life), names in zip(ordered, wanted, strict=True):
        read = {name: next(blobs) for name in names}
        yield path, life, list(_live_on(life, line, read))


def _life(path: str, lives: Sequence[Raw], places: Mapping[str, int]) -> Life:
    place = places.get(path)
    return Life(State(path, ""), "", []) if place is None else LIFE.decode(lives[place])


def _wanted(life: Life, line: Sequence[_Turn]) -> list[str]:
    states = (life.state, *(turn.state for turn in line))
    return list(dict.fromkeys(one.blob for one in states if one.blob))


def _live_on(
    life: Life, line: Iterable[_Turn], read: Mapping[str, bytes | None]
) -> Iterator[Revision]:
    """Add to a life what its turns changed; give the revisions that changed something."""
    parsed = {blob: _parse(life.state.path, content) for blob, content in read.items()}
    before = _meant(life.state, parsed)
    for state, revision in line:
        after = _meant(state, parsed)
        if state.blob and after is None:
            told: tuple[Change, ...] = (_UNREADABLE,)
        else:
            told = _compared(before, after)
            before = after
            life.state, life.title = state, _title(after) if after else life.title
        if told and revision:
            life.steps.append((revision.number, told))
            yield revision


_UNREADABLE = Change(Kind.UNREADABLE, "", "The file can't be read as it was left.")


def _parse(path: str, content: bytes | None) -> Parsed | None:
    return None if content is None else parse(_kind(path), content, "")


_Meant = Objective | Written | None


def _meant(state: State, parsed: Mapping[str, Parsed | None]) -> _Meant:
    """What a state of a file means; None where it is gone or can't be read."""
    subject, read = subject_of(state.path), parsed.get(state.blob)
    if read is None or read.shape is None:
        return None
    if isinstance(subject, Ref) and isinstance(read.shape, ObjectiveShape):
        found = Spot("objective", subject.cycle, subject.team, subject.objective)
        report = build.reporter([])
        return build.objective(read.shape, read.body, f"{ROOT}/{state.path}", found, report)
    return Written(subject.name, read.shape, read.body) if isinstance(subject, File) else None


def _compared(before: _Meant, after: _Meant) -> tuple[Change, ...]:
    if isinstance(before, Written) or isinstance(after, Written):
        assert not isinstance(before, Objective), "no life goes on as another kind"  # noqa: S101
        assert not isinstance(after, Objective), "no life goes on as another kind"  # noqa: S101
        return frame_changes(before, after)
    return changes(before, after)


def _title(meant: Objective | Written) -> str:
    return meant.title if isinstance(meant, Objective) else title(meant)


@cache
def _version() -> bytes:
    """A digest of the code that reads: no version believes what another one kept."""
    here = Path(__file__).parent
    sources = sorted([*here.glob("*.py"), *(here.parent / "model").glob("*.py")])
    found = blake2b(digest_size=16)
    for one in sources:
        found.update(one.read_bytes())
    return found.digest()
