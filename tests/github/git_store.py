"""The real bare repository behind the forge, asked with plain Git."""

import os
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

_QUIET = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
_LITERAL = {"GIT_LITERAL_PATHSPECS": "1"}
_SETTINGS = {
    "uploadpack.allowAnySHA1InWant": "true",
    "uploadpack.allowReachableSHA1InWant": "true",
    "uploadpack.allowTipSHA1InWant": "true",
    "uploadpack.allowFilter": "true",
    "transfer.hideRefs": "refs/forks",
    "http.receivepack": "true",
    "receive.denyDeleteCurrent": "ignore",
    "gc.auto": "0",
}
SIGNATURE = "-----BEGIN PGP SIGNATURE-----\n\nGitHub\n-----END PGP SIGNATURE-----"
SIGNED = "gpgsig " + SIGNATURE.replace("\n", "\n ")
_FIELDS = "%H%x00%T%x00%P%x00%an%x00%ae%x00%at%x00%cn%x00%ce%x00%ct%x00%B%x01"


@dataclass(frozen=True)
class Symlink:
    """A file that points elsewhere."""

    target: str


Files = Mapping[str, str | bytes | Symlink | None]
"""Texts by path; None deletes one."""


@dataclass(frozen=True)
class Person:
    """An author or committer, as Git writes one."""

    name: str
    email: str
    when: datetime

    def __str__(self) -> str:
        return f"{self.name} <{self.email}> {int(self.when.timestamp())} +0000"


@dataclass(frozen=True)
class Commit:
    """A commit, read from the store."""

    sha: str
    tree: str
    parents: tuple[str, ...]
    author: Person
    committer: Person
    message: str


class GitError(Exception):
    """Git refused."""


class GitStore:
    """A bare repository; answers that can never change are remembered."""

    def __init__(self, folder: Path, default_branch: str) -> None:
        self.folder = folder
        self._commits: dict[str, Commit] = {}
        self.known: dict[tuple[str, str], Any] = {}  # what `diff.changes` found
        self._merges: dict[tuple[str, str], str | None] = {}
        folder.mkdir(parents=True, exist_ok=True)
        if not (folder / "HEAD").exists():
            self.run("init", "--quiet", "--bare", f"--initial-branch={default_branch}")
        pairs = [(*key.split("."), value) for key, value in _SETTINGS.items()]
        settings = "".join(f"[{part}]\n\t{name} = {value}\n" for part, name, value in pairs)
        with (folder / "config").open("a") as config:
            config.write(settings)

    def run(
        self,
        *arguments: str,
        given: bytes | None = None,
        fine: Sequence[int] = (0,),
        index: Path | None = None,
    ) -> bytes:
        """Run Git in the store; raise GitError where it ends with another code than a fine one."""
        own = {"GIT_INDEX_FILE": str(index)} if index else {}
        done = subprocess.run(
            ["git", *arguments],
            cwd=self.folder,
            env={**os.environ, **_QUIET, **_LITERAL, **own},
            input=given,
            capture_output=True,
            check=False,
        )
        if done.returncode not in fine:
            raise GitError(done.stderr.decode("utf-8", "replace"))
        return done.stdout

    def text(self, *arguments: str) -> str:
        """What Git says, as one stripped text."""
        return self.run(*arguments).decode("utf-8", "replace").strip()

    def refs(self) -> dict[str, str]:
        """Every ref with the commit it names."""
        lines = self.text("for-each-ref", "--format=%(refname) %(objectname)").splitlines()
        return dict(line.split(" ", 1) for line in lines)

    def resolve(self, name: str) -> str | None:
        """The commit that a full ref name or a commit's name stands for, None where none does."""
        done = self.run("rev-parse", "--quiet", "--verify", f"{name}^{{commit}}", fine=(0, 1, 128))
        return done.decode().strip() or None

    def point(self, ref: str, sha: str | None) -> None:
        """Let a ref name a commit; None deletes it."""
        self.run(*(["update-ref", ref, sha] if sha else ["update-ref", "-d", ref]))

    def commit(self, sha: str) -> Commit:
        """One commit."""
        if sha not in self._commits:
            self.log("--no-walk", sha)
        return self._commits[sha]

    def log(self, *arguments: str) -> list[Commit]:
        """The commits that `git log` lists."""
        raw = self.run("log", f"--format={_FIELDS}", *arguments).decode("utf-8", "replace")
        found = [read_commit(one.lstrip("\n")) for one in raw.split("\x01") if one.strip("\n")]
        self._commits |= {one.sha: one for one in found}
        return found

    def merge_base(self, one: str, other: str) -> str | None:
        """Where two histories meet."""
        return self.run("merge-base", one, other, fine=(0, 1)).decode().strip() or None

    def count(self, span: str) -> int:
        """How many commits a range holds."""
        return int(self.text("rev-list", "--count", span))

    def is_ancestor(self, old: str, new: str) -> bool:
        """Whether `new` holds all of `old`'s history."""
        return self.merge_base(old, new) == old

    def read(self, sha: str, path: str) -> bytes | None:
        """A file of a commit."""
        try:
            return self.run("cat-file", "blob", f"{sha}:{path}")
        except GitError:
            return None

    def listing(self, sha: str, path: str) -> list[tuple[str, str, str, int, str]]:
        """What lies at a path: mode, type, object, size, path of each entry."""
        raw = self.run("ls-tree", "--long", "-z", sha, "--", path).decode("utf-8", "replace")
        found = []
        for line in raw.split("\0")[:-1]:
            facts, name = line.split("\t", 1)
            mode, kind, object_, size = facts.split()
            found.append((mode, kind, object_, int(size) if size != "-" else 0, name))
        return found

    def object(self, name: str, kind: str) -> str | None:
        """The tree, commit or blob that a name stands for, None where none does."""
        wanted = f"{name}^{{{kind}}}"
        done = self.run("rev-parse", "--quiet", "--verify", wanted, fine=(0, 1, 128))
        return done.decode().strip() or None

    def inside(self, tree: str, *how: str) -> list[tuple[str, str, str, str]]:
        """Mode, type, object and path of what a tree holds; with `-r` in its folders too."""
        raw = self.run("ls-tree", "-z", *how, tree).decode("utf-8", "surrogateescape")
        lines = [one.split("\t", 1) for one in raw.split("\0")[:-1]]
        return [(*facts.split(" "), path) for facts, path in lines]  # type: ignore[misc]

    def write_blob(self, content: bytes) -> str:
        """Write a file's content."""
        return self.run("hash-object", "-w", "--stdin", given=content).decode().strip()

    def write_tree(self, files: Mapping[str, tuple[str, str]]) -> str:
        """Write a tree of files, each with mode and object; Git refuses bad paths."""
        lines = [f"{mode} {sha}\t{path}\0" for path, (mode, sha) in files.items()]
        given = "".join(lines).encode("utf-8", "surrogateescape")
        with TemporaryDirectory() as folder:
            index = Path(folder) / "index"
            self.run("update-index", "-z", "--add", "--index-info", given=given, index=index)
            return self.run("write-tree", index=index).decode().strip()

    def merged_tree(self, base: str, head: str) -> str | None:
        """The tree that a merge makes, None where it conflicts."""
        if (base, head) not in self._merges:
            done = self.run("merge-tree", "--write-tree", base, head, fine=(0, 1)).decode()
            words = done.split("\n")
            clean = len([word for word in words if word]) == 1
            self._merges[base, head] = words[0] if clean else None
        return self._merges[base, head]

    def write(  # noqa: PLR0913  -- what a commit consists of
        self,
        tree: str,
        parents: Sequence[str],
        message: str,
        author: Person,
        committer: Person,
        *,
        signed: bool = False,
    ) -> str:
        """Write a commit of a tree; a signed one bears what stands for GitHub's signature."""
        lines = [f"tree {tree}", *(f"parent {one}" for one in parents)]
        lines += [f"author {author}", f"committer {committer}", *([SIGNED] if signed else [])]
        text = "\n".join([*lines, "", message])
        made = self.run("hash-object", "-t", "commit", "-w", "--stdin", given=text.encode())
        return made.decode().strip()

    def build(
        self,
        ref: str,
        parent: str | None,
        files: Files,
        message: str,
        people: tuple[Person, Person],
    ) -> str:
        """Write a commit with files changed from its parent, and let a ref name it."""
        said = message.encode()
        parts = [b"feature done\ncommit %s\nmark :1\n" % ref.encode()]
        parts.append(f"author {people[0]}\ncommitter {people[1]}\n".encode())
        parts.append(b"data %d\n%s\n" % (len(said), said))
        parts.append(f"from {parent}\n".encode() if parent else b"")
        parts += [change(path, text) for path, text in files.items()]
        given = b"".join([*parts, b"\nget-mark :1\ndone\n"])
        made = self.run("fast-import", "--quiet", "--force", given=given)
        return made.decode().strip()


def change(path: str, text: str | bytes | Symlink | None) -> bytes:
    """A changed file, in the language of fast-import."""
    name = quoted(path)
    if text is None:
        return b"D %s\n" % name
    mode = b"120000" if isinstance(text, Symlink) else b"100644"
    text = text.target if isinstance(text, Symlink) else text
    body = text.encode() if isinstance(text, str) else text
    return b"M %s inline %s\ndata %d\n%s\n" % (mode, name, len(body), body)


def quoted(path: str) -> bytes:
    """A path in quotes, as fast-import reads any path."""
    escaped = path.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'.encode()


def read_commit(raw: str) -> Commit:
    """One record of `git log`."""
    sha, tree, parents, an, ae, at, cn, ce, ct, message = raw.split("\0")
    return Commit(
        sha,
        tree,
        tuple(parents.split()),
        Person(an, ae, datetime.fromtimestamp(int(at), UTC)),
        Person(cn, ce, datetime.fromtimestamp(int(ct), UTC)),
        message.rstrip("\n"),
    )
