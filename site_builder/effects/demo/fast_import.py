"""A whole history in one stream, as `git fast-import` reads it."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta, timezone

from site_builder.effects.demo.earlier import Tree
from site_builder.effects.demo.event import Event, Way

_FORGE = "GitHub <noreply@github.com>"
_ALIASES = {
    "ines": "Ines Duarte <ines@lumen.example>",
    "tomas": "Tomas Novak <tomas@lumen.example>",
    "kenji": "kenji <kenji@kenjis-laptop.local>",
    "sam": "sam-lumen <4411071+sam-lumen@users.noreply.github.com>",
}
"""What the machines of some people call them; `.mailmap` and the login put it right."""

_IN_BERLIN = frozenset({"jonas", "kenji", "olga", "priya", "ravi", "yuki", "zoe"})
_WINTER = datetime(2026, 10, 25, tzinfo=UTC)


def stream(told: Sequence[Event], final: Tree, names: Mapping[str, str]) -> Iterator[bytes]:
    """The commits of all events, oldest first. `names` are those of people by their short ones.

    Raises `ValueError` where taking back all events leaves something.
    """
    states = [final]
    for event in reversed(told):
        tree = dict(states[-1])
        for undo in reversed(event.undo):
            undo(tree)
        states.append(tree)
    if states[-1]:
        raise ValueError(f"nobody added {', '.join(states[-1])}")
    states.reverse()
    mark = 0
    for event, before, after in zip(told, states, states[1:], strict=False):
        files = b"".join(_files(before, after))
        for commit in _commits(event, mark, names):
            mark += 1
            yield commit + files + b"\n"


def identity(person: str, names: Mapping[str, str]) -> str:
    """How a person's machine signs commits."""
    return _ALIASES.get(person) or f"{names[person]} <{person}@lumen.example>"


def _commits(event: Event, last: int, names: Mapping[str, str]) -> Iterator[bytes]:
    """One commit, or that of a branch and the one that merges it."""
    author, when = identity(event.by, names), _when(event.by, event.at)
    others = "".join(f"Co-authored-by: {identity(one, names)}\n" for one in event.with_)
    own = f"{event.title}\n" + (f"\n{others}" if others else "")
    match event.way:
        case Way.DIRECT:
            yield _commit(last + 1, author, author, when, own, last)
        case Way.SQUASH:
            squashed = own.replace(event.title, f"{event.title} (#{event.number})", 1)
            yield _commit(last + 1, author, _FORGE, when, squashed, last)
        case Way.MERGE:
            branch, merger = f"{event.by}/request-{event.number}", event.merged_by
            yield _commit(last + 1, author, author, _when(event.by, event.at, hours=-20), own, last)
            words = f"Merge pull request #{event.number} from {branch}\n\n{event.title}\n"
            by = identity(merger, names)
            yield _commit(last + 2, by, _FORGE, _when(merger, event.at), words, last, last + 1)


def _commit(  # noqa: PLR0913 (the parts of a commit)
    mark: int, author: str, by: str, when: str, message: str, parent: int, merged: int = 0
) -> bytes:
    lines = [
        "commit refs/heads/main",
        f"mark :{mark}",
        f"author {author} {when}",
        f"committer {by} {when}",
        f"data {len(message.encode())}\n{message}",
    ]
    lines += [f"from :{parent}"] if parent else []
    lines += [f"merge :{merged}"] if merged else []
    return ("\n".join(lines) + "\n").encode()


def _when(person: str, at: str, hours: int = 0) -> str:
    """A moment of local time as Git writes it: seconds and the offset from UTC."""
    moment = datetime.fromisoformat(at).replace(tzinfo=UTC)
    east = (person in _IN_BERLIN) + (moment < _WINTER)
    local = moment.replace(tzinfo=timezone(timedelta(hours=east))) + timedelta(hours=hours)
    return f"{int(local.timestamp())} +{east:02}00"


def _files(before: Tree, after: Tree) -> Iterator[bytes]:
    for path in sorted(before.keys() - after.keys()):
        yield f"D {path}\n".encode()
    for path, text in sorted(after.items()):
        if before.get(path) != text:
            content = text.encode()
            yield f"M 100644 inline {path}\ndata {len(content)}\n".encode() + content + b"\n"
