"""The log of a folder: each commit of the main line with the files that it changed, in one pass."""

import os
import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import IO, NamedTuple

from site_builder.files.git import GitError, ask, stream
from site_builder.model.history import Author, Request

_FORMAT = "%H%x00%P%x00%cs%x00%aN%x00%aE%x00%s%x00%b"
_SILENT = ("-c", "log.showSignature=false", "log")
_PLAIN = ("--no-notes", "--no-color", "--no-decorate", "--encoding=UTF-8")
"""Whatever a person's configuration says, the log reads the same."""

_LOG = (
    *(*_SILENT, *_PLAIN, "--first-parent", "--diff-merges=first-parent", "--raw", "-z", "-M"),
    *("-l2000", f"-O{os.devnull}", "--no-abbrev", "--no-ext-diff", "--no-textconv"),
    *("--ignore-submodules=all", "--no-relative", f"--format={_FORMAT}"),
)
_CHUNK = 1 << 16
_LONGEST_MESSAGE = 20_000
_LONGEST_TITLE = 300
_FILE = "100"
"""How the mode of an ordinary file begins; links and submodules are none."""


class FileChange(NamedTuple):
    """A file before and after a commit: path below the folder and blob, empty where it is not."""

    before: str
    old: str
    after: str
    new: str


class Message(NamedTuple):
    """What a commit's message tells."""

    title: str
    request: Request | None
    co_authors: tuple[Author, ...]


class Commit(NamedTuple):
    """A commit of the main line with what it changed against its first parent."""

    id: str
    parents: tuple[str, ...]
    on: date
    author: Author
    message: Message
    files: list[FileChange]


class Repository(NamedTuple):
    """The repository that a folder lies in, at one commit."""

    folder: Path
    prefix: str
    """The folder's path inside it: empty, or such as `okrs/`."""
    head: str
    shallow: bool
    mailmap: bytes
    """The aliases of its authors."""


def open_repository(folder: Path, revision: str = "HEAD") -> Repository:
    """Find the repository of a folder, and the commit that a revision names.

    Raises `GitError` where there is no repository or no such commit.
    """
    lines = ask(
        folder, "rev-parse", "--is-shallow-repository", "--show-cdup", "--show-prefix"
    ).decode("utf-8", "surrogateescape")
    shallow, up, prefix = lines.split("\n", 2)
    commit = ask(folder, "rev-parse", "--verify", "--end-of-options", f"{revision}^{{commit}}")
    top = folder / up
    try:
        mailmap = (top / ".mailmap").read_bytes()
    except OSError:
        mailmap = b""
    head = commit.decode().strip()
    return Repository(folder, prefix.removesuffix("\n"), head, shallow == "true", mailmap)


Wanted = Callable[[FileChange], Iterable[FileChange]]
"""What somebody wants to know of a change: all of it, parts of it or nothing."""


def read_log(repository: Repository, wanted: Wanted, since: str | None = None) -> list[Commit]:
    """The commits that changed something in the folder, the newest first.

    With `since`, a commit of the main line, only those after it. Raises `GitError`.
    """
    revisions = f"{since}..{repository.head}" if since else repository.head
    found: list[Commit] = []
    with stream(repository.folder, *_LOG, revisions, "--", ".") as answer:
        words = _words(answer)
        for word in words:
            if word.startswith((b"\n:", b":")):
                found[-1].files.extend(wanted(_file_change(word, words, repository.prefix)))
            elif word:
                found.append(_commit(word, words))
    return _by_known_names(repository, _by_their_authors(repository, found))


def leads_to(repository: Repository, earlier: str) -> bool:
    """Whether an earlier commit is one of the main line that ends at the repository's commit."""
    if earlier == repository.head:
        return True
    arguments = ("rev-list", "--first-parent", "--parents", f"{earlier}..{repository.head}")
    try:
        lines = ask(repository.folder, *arguments).decode().split("\n")
    except GitError:
        return False
    oldest = next((line.split() for line in reversed(lines) if line), [])
    return oldest[1:2] == [earlier]


def _words(answer: IO[bytes]) -> Iterator[bytes]:
    """What stands between NUL characters."""
    rest = b""
    while chunk := answer.read(_CHUNK):
        *whole, rest = (rest + chunk).split(b"\0")
        yield from whole
    if rest:
        yield rest


def _commit(name: bytes, words: Iterator[bytes]) -> Commit:
    parents, on, author, email, subject, body = (
        next(words, b"")[:_LONGEST_MESSAGE].decode("utf-8", "replace") for _ in range(6)
    )
    return Commit(
        name.decode(),
        tuple(parents.split()),
        _day(on),
        Author(_line(author), _line(email)),
        read_message(subject, body),
        [],
    )


def _day(written: str) -> date:
    """The day of a commit; the first day there is for one that no calendar knows."""
    try:
        return date.fromisoformat(written)
    except ValueError:
        return date(1970, 1, 1)


def _file_change(word: bytes, words: Iterator[bytes], prefix: str) -> FileChange:
    """A raw line such as `:100644 100644 OLD NEW M` with the one or two paths after it."""
    mode, new_mode, old, new, status = word.lstrip(b"\n:").decode().split()
    before = _inside(next(words), prefix)
    after = _inside(next(words), prefix) if status[0] in "RC" else before
    if not mode.startswith(_FILE) or status[0] in "AC":
        before = old = ""
    if not new_mode.startswith(_FILE) or status[0] == "D":
        after = new = ""
    return FileChange(before, old, after, new)


def _inside(path: bytes, prefix: str) -> str:
    return path.decode("utf-8", "surrogateescape").removeprefix(prefix)


def _by_their_authors(repository: Repository, found: list[Commit]) -> list[Commit]:
    """The commits, those that merge with the authors of what they merged."""
    merged = {one.parents[1] for one in found if one.parents[1:]}
    if not merged:
        return found
    options = ("--no-walk=unsorted", "--stdin", *_PLAIN, "-z", "--format=%H%x00%aN%x00%aE%x00%b")
    given = "\n".join(sorted(merged)).encode() + b"\n"
    answer = ask(repository.folder, *_SILENT, *options, given=given).decode("utf-8", "replace")
    words = answer.split("\0")
    told = {
        name: (Author(_line(author), _line(email)), _co_authors(body))
        for name, author, email, body in zip(*(words[at::4] for at in range(4)), strict=False)
    }
    return [_merging(one, *told[one.parents[1]]) if one.parents[1:] else one for one in found]


def _merging(commit: Commit, author: Author, others: tuple[Author, ...]) -> Commit:
    people = (*commit.message.co_authors, *others)
    message = commit.message._replace(co_authors=tuple(dict.fromkeys(people)))
    return commit._replace(author=author, message=message)


def _by_known_names(repository: Repository, found: list[Commit]) -> list[Commit]:
    """The commits with the names of co-authors as `.mailmap` has them; Git does it for authors."""
    people = list(dict.fromkeys(one for commit in found for one in commit.message.co_authors))
    if not people or not repository.mailmap:
        return found
    given = "".join(f"{one.name} <{one.email}>\n" for one in people).encode()
    lines = ask(repository.folder, "check-mailmap", "--stdin", given=given).decode(
        "utf-8", "replace"
    )
    names = dict(zip(people, map(_author, lines.split("\n")), strict=False))
    return [
        commit._replace(
            message=commit.message._replace(
                co_authors=tuple(names[one] for one in commit.message.co_authors)
            )
        )
        for commit in found
    ]


def _author(written: str) -> Author:
    """An author from `Name <email>`."""
    name, _, email = written.rpartition(" <")
    return Author(name, email.removesuffix(">"))


_GITHUB_MERGE = re.compile(r"Merge pull request #(\d{1,9}) from \S+")
_SQUASH = re.compile(r"(.*\S)\s*\(([#!])(\d{1,9})\)", re.DOTALL)
_GITLAB = re.compile(r"^See merge request (?:\S*[^\s!])?!(\d{1,9})$", re.MULTILINE)
_MERGE = re.compile(r"Merge (?:branch|remote-tracking branch|pull request) ")
_CO_AUTHOR = re.compile(r"(?im)^co-authored-by:[ \t]*([^<>\n]{1,200})<([^<>\n]{0,200})>[ \t]*$")
_MOST_CO_AUTHORS = 20


def read_message(subject: str, body: str) -> Message:
    """What a message tells, where GitHub or GitLab merged or squashed; anyone may write it."""
    title, request = _line(subject), None
    if merge := _GITHUB_MERGE.fullmatch(title):
        request = Request(int(merge[1]))
    elif squash := _SQUASH.fullmatch(title):
        title, request = squash[1], Request(int(squash[3]), squash[2])
    elif named := _GITLAB.findall(body):
        request = Request(int(named[-1]), "!")
    if _MERGE.match(title):
        first = next((_line(line) for line in body.split("\n") if line.strip()), "")
        title = first if first and not _GITLAB.match(first) else title
    return Message(title, request, _co_authors(body))


def _co_authors(body: str) -> tuple[Author, ...]:
    found = _CO_AUTHOR.findall(body[:_LONGEST_MESSAGE])
    people = (Author(_line(name), _line(email)) for name, email in found)
    return tuple(dict.fromkeys(people))[:_MOST_CO_AUTHORS]


def _line(text: str) -> str:
    """Text in one line of a bearable length."""
    return " ".join(text.split())[:_LONGEST_TITLE]


def read_blobs(folder: Path, names: list[str], longest: int) -> Iterator[bytes | None]:
    """The content of blobs in the order asked for; None for one that is too long or not there.

    Git is fastest where blobs of one path follow each other. Raises `GitError`.
    """
    if not names:
        return
    given = "\n".join(names).encode() + b"\n"
    with stream(folder, "cat-file", "--batch", "--buffer", given=given) as answer:
        for _ in names:
            head = answer.readline().split()
            if len(head) != 3 or head[1] != b"blob":  # noqa: PLR2004 (name, kind, size)
                _skip(answer, int(head[2]) + 1 if len(head) == 3 else 0)  # noqa: PLR2004
                yield None
                continue
            size = int(head[2])
            if size <= longest:
                yield answer.read(size + 1)[:-1]
            else:
                _skip(answer, size + 1)
                yield None


def _skip(answer: IO[bytes], size: int) -> None:
    while size > 0 and (passed := len(answer.read(min(size, _CHUNK)))):
        size -= passed
