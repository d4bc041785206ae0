"""The files of a site: what still holds is kept, and a site changes in one step or not at all.

Two trees take turns. The one that is not published is brought in line with what the build made:
new files are written, files that still hold stay or are linked from the other tree. Then the two
change places. A build that is killed leaves the published tree as it was.

What was kept is believed only where its manifest is whole, and each file is the one it tells of.
"""

import contextlib
import os
import shutil
import stat
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct, structs

from site_builder.effects.trees import digest, exchange, link, remove, walk, write
from site_builder.files.store import Store
from site_builder.pages.fingerprints import Fingerprints
from site_builder.pages.reads import Reads
from site_builder.sharing import share, shares

_WORTH_SHARING = 50
"""How many files take longer than a second process to start: some are about the whole plan."""


class Output(Struct, frozen=True, array_like=True):
    """A file of the site: what it was made of, and what it is."""

    face: bytes
    reads: tuple[int, ...]
    digest: bytes
    size: int
    changed: int
    """The time of its last change in nanoseconds."""
    words: str = ""


class Manifest(Struct, array_like=True):
    """All files of a tree; `names` and `digests` are of what they read, `reads` their places."""

    names: list[str]
    digests: list[bytes]
    sources: dict[str, bytes]
    outputs: dict[str, Output]


class Item(NamedTuple):
    """A file to be made, unless what is kept still holds.

    `face` is a digest of all that goes into it beside what it reads; `make` gives what it holds
    and what the search finds it by.
    """

    path: str
    face: bytes
    make: Callable[[], tuple[bytes, str]]


class Made(Struct, array_like=True):
    """A file that was made just now."""

    reads: list[str]
    digest: bytes
    size: int
    changed: int
    words: str


class Update:
    """A site on its way from one state to the next."""

    def __init__(self, site: Path, kept: Path | None) -> None:
        """Prepare to bring `site` up to date; in `kept` the rest stays between builds."""
        site.parent.mkdir(parents=True, exist_ok=True)
        if kept:
            kept.mkdir(parents=True, exist_ok=True)
        keeps = kept is not None and kept.stat().st_dev == site.parent.stat().st_dev
        self._home = kept if kept and keeps else site.parent / f".{site.name}.okrs"
        self._site, self._keeps = site, keeps
        self._work = self._home / f"build-{os.getpid()}"
        _clear_leftovers(self._home)
        self._tree, self.scratch = self._work / "tree", self._work / "mkdocs"
        self.nothing = self._work / "nothing"
        for folder in (self.scratch, self.nothing):
            folder.mkdir(parents=True)
        self._spare = self._claim_spare()
        self._there = dict(walk(self._tree))
        published = _load(self._home / "site") if keeps and site.is_dir() else None
        self._before = published or self._spare
        self._outputs: dict[str, Output] = {}
        self._names: list[str] = []
        self._digests: list[bytes] = []
        self._sources: dict[str, bytes] = {}
        self._drawn = 0

    def _claim_spare(self) -> Manifest:
        """Take the spare tree, so that no other build finds it; an empty one if there is none."""
        spare = _load(self._home / "spare") if self._keeps else None
        with contextlib.suppress(OSError):
            (self._home / "spare").unlink()
            if spare:
                (self._home / "tree").rename(self._tree)
                return spare
        self._tree.mkdir()
        return Manifest([], [], {}, {})

    @property
    def words(self) -> Mapping[str, str]:
        """What the search finds each file by."""
        return {path: one.words for path, one in self._outputs.items()}

    def draw(
        self,
        items: Sequence[Item],
        reads: Reads,
        fingerprints: Fingerprints,
        tell: Callable[[int, int], None],
    ) -> int:
        """Make what no longer holds, and give how many files that were.

        `tell` learns how many of its part this process has made, and how many that has.
        """
        before, of = self._before, fingerprints.of
        now = dict(fingerprints.sources)
        same = {kind for kind, source in now.items() if before.sources.get(kind) == source}
        known = zip(before.names, before.digests, strict=True)
        self._digests = [
            then if fingerprints.source(one) in same else of(one) for one, then in known
        ]
        self._names, self._sources = before.names, now
        both = enumerate(zip(self._digests, before.digests, strict=True))
        changed = {at for at, (now, then) in both if now != then}
        stale = [one for one in items if not self._holds(one, changed)]
        ours = -(-len(stale) // shares(len(stale), _WORTH_SHARING))
        make = partial(self._make, reads, lambda done: tell(done, ours))
        places = {name: at for at, name in enumerate(self._names)}
        for one, made in zip(stale, share(make, stale, Made, _WORTH_SHARING), strict=True):
            read = tuple(places.setdefault(name, len(places)) for name in made.reads)
            self._outputs[one.path] = Output(
                one.face, read, made.digest, made.size, made.changed, made.words
            )
        self._names = list(places)
        self._digests += [of(one) for one in self._names[len(self._digests) :]]
        return len(stale)

    def _holds(self, item: Item, changed: set[int]) -> bool:
        known = self._before.outputs.get(item.path)
        if not known or known.face != item.face or not changed.isdisjoint(known.reads):
            return False
        return self._keep(item.path, known)

    def _make(self, reads: Reads, tell: Callable[[int], None], item: Item) -> Made:
        with reads.recorded() as names:
            content, words = item.make()
        status = write(f"{self._tree}/{item.path}", content)
        self._drawn += 1
        tell(self._drawn)
        return Made(sorted(names), digest(content), len(content), status.st_mtime_ns, words)

    def take_in(self) -> None:
        """Add all that somebody else made in the scratch folder."""
        for path in [path for path, _ in walk(self.scratch)]:
            content = (self.scratch / path).read_bytes()
            known = self._before.outputs.get(path)
            if known and known.digest == digest(content) and self._keep(path, known):
                continue
            status = write(f"{self._tree}/{path}", content)
            made = Output(b"", (), digest(content), len(content), status.st_mtime_ns)
            self._outputs[path] = made

    def _keep(self, path: str, known: Output) -> bool:
        """Have a file that was made before in the tree, if it still is that file."""
        spare, target, source = (
            self._spare.outputs.get(path),
            f"{self._tree}/{path}",
            f"{self._site}/{path}",
        )
        there = self._there.get(path) if spare and spare.digest == known.digest else None
        kept = there and _intact(target, there, known)
        if not kept and self._before is not self._spare:
            with contextlib.suppress(OSError):
                kept = _intact(source, os.lstat(source), known)
                if kept:
                    link(source, target)
        if kept:
            self._outputs[path] = kept
        return bool(kept)

    def publish(self) -> None:
        """Let the new tree and the published one change places."""
        for path in self._there.keys() - self._outputs.keys():
            remove(self._tree / path)
        manifest = Manifest(self._names, self._digests, self._sources, self._outputs)
        saved = self._keeps and _save(self._work / "site", manifest)
        exchange(self._tree, self._site)
        for hidden in self._tree.glob(".*"):  # MkDocs never writes such a file, nor deletes one
            if not (self._site / hidden.name).exists():
                hidden.rename(self._site / hidden.name)
        with contextlib.suppress(OSError):
            if saved:
                shutil.rmtree(self._home / "tree", ignore_errors=True)
                if self._tree.is_dir() and (self._home / "site").exists():
                    self._tree.rename(self._home / "tree")
                    (self._home / "site").replace(self._home / "spare")
                (self._work / "site").replace(self._home / "site")

    def close(self) -> None:
        """Leave nothing behind, whether or not the site was published."""
        shutil.rmtree(self._work, ignore_errors=True)
        if not self._keeps:
            with contextlib.suppress(OSError):
                self._home.rmdir()


def _load(path: Path) -> Manifest | None:
    return Store(Manifest, path).get("", b"")


def _save(path: Path, manifest: Manifest) -> bool:
    store = Store(Manifest, path)
    store.put("", b"", manifest)
    store.save()
    return path.is_file()


def _clear_leftovers(home: Path) -> None:
    """Remove what builds left behind that were killed."""
    for work in home.glob("build-*"):
        process = work.name.removeprefix("build-")
        if not process.isdecimal() or not _runs(int(process)) or int(process) == os.getpid():
            shutil.rmtree(work, ignore_errors=True)


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _intact(path: str, status: os.stat_result, known: Output) -> Output | None:
    """The output as it lies there; None where that is another file. Its time may differ."""
    if not stat.S_ISREG(status.st_mode) or status.st_size != known.size:
        return None
    if status.st_mtime_ns == known.changed:
        return known
    if digest(Path(path).read_bytes()) != known.digest:
        return None
    return structs.replace(known, changed=status.st_mtime_ns)
