"""What was worked out is kept between runs: losing it costs time, believing it wrongly never.

An entry counts only under the key it was made for, and a key is a digest of all that went into it.
The file carries a digest of itself; a damaged or foreign one is thrown away.
"""

import contextlib
from collections.abc import Iterable, Mapping
from hashlib import blake2b
from pathlib import Path
from typing import Generic, TypeVar

import msgspec

from site_builder.files.replace import replace_file

T = TypeVar("T")

_DIGEST_BYTES = 16


def digest(parts: Iterable[bytes]) -> bytes:
    """A digest of some byte strings, each with its length, so that no two lists are alike."""
    known = list(parts)
    lengths = str([len(part) for part in known]).encode()
    return blake2b(b"".join((lengths, *known)), digest_size=_DIGEST_BYTES).digest()


class Entry(msgspec.Struct, Generic[T], frozen=True, array_like=True):
    """A value and the digest of what it was made of."""

    key: bytes
    value: T


class Store(Generic[T]):
    """Entries by name in one file. Without a path nothing is kept."""

    def __init__(self, kind: type[T], path: Path | None) -> None:
        self._path = path
        self._decoder: msgspec.msgpack.Decoder[dict[str, Entry[T]]] = msgspec.msgpack.Decoder(
            dict[str, Entry[kind]]  # type: ignore[valid-type]  # the type is a value here
        )
        self._entries: Mapping[str, Entry[T]] = self._load()
        self._new: dict[str, Entry[T]] = {}
        self._used: set[str] = set()

    def get(self, name: str, key: bytes) -> T | None:
        """What was kept under a name, if it was made of the same."""
        entry = self._entries.get(name)
        if entry is None or entry.key != key:
            return None
        self._used.add(name)
        return entry.value

    def put(self, name: str, key: bytes, value: T) -> None:
        """Keep a value under a name."""
        self._new[name] = Entry(key, value)

    def save(self) -> None:
        """Write what was used and what is new; nothing where nothing is new. Never fails a run."""
        if self._path is None or (not self._new and len(self._used) == len(self._entries)):
            return
        kept = {name: self._entries[name] for name in self._used} | self._new
        content = msgspec.msgpack.encode(kept)
        with contextlib.suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            replace_file(self._path, digest([content]) + content)

    def _load(self) -> Mapping[str, Entry[T]]:
        if self._path is None:
            return {}
        try:
            content = self._path.read_bytes()
        except OSError:
            return {}
        if digest([content[_DIGEST_BYTES:]]) != content[:_DIGEST_BYTES]:
            return {}
        try:
            return self._decoder.decode(content[_DIGEST_BYTES:])
        except (msgspec.MsgspecError, RecursionError):
            return {}
