"""What was worked out is kept between runs: losing it costs time, believing it wrongly never.

A value counts only under the key it was made for, and a key is a digest of all that went into it.
The file carries a digest of itself; a damaged or foreign one is thrown away.
"""

import contextlib
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from hashlib import blake2b
from pathlib import Path
from typing import Annotated, Generic, NamedTuple, TypeVar

import msgspec

from site_builder.files.replace import replace_file

T = TypeVar("T")

_DIGEST_BYTES, _SIZE_BYTES = 16, 8


def digest(parts: Iterable[bytes]) -> bytes:
    """A digest of some byte strings, each with its length, so that no two lists are alike."""
    known = list(parts)
    lengths = str([len(part) for part in known]).encode()
    return blake2b(b"".join((lengths, *known)), digest_size=_DIGEST_BYTES).digest()


class _Kept(NamedTuple):
    """A value as it was written, and the digest of what it was made of."""

    key: bytes
    value: bytes | memoryview


_Size = Annotated[int, msgspec.Meta(ge=0)]
_INDEX = msgspec.msgpack.Decoder(dict[str, tuple[bytes, _Size]])
"""The keys and the sizes of all values, by name; the values follow in this order."""


class Store(Generic[T]):
    """Values by name in one file, which is read when somebody first asks.

    Without a path there is no file, and what is put in is there as long as the store.
    """

    def __init__(self, kind: type[T], path: Path | None) -> None:
        self._path = path
        self._decoder: msgspec.msgpack.Decoder[T] = msgspec.msgpack.Decoder(kind)
        self._new: dict[str, _Kept] = {}
        self._used: set[str] = set()

    def get(self, name: str, key: bytes) -> T | None:
        """What was kept under a name, if it was made of the same."""
        if not self.has(name, key):
            return None
        kept = self._new.get(name) or self._kept[name]
        try:
            return self._decoder.decode(kept.value)
        except (msgspec.MsgspecError, RecursionError):
            self._used.discard(name)
            return None

    def has(self, name: str, key: bytes) -> bool:
        """Whether something is kept under a name that was made of the same."""
        kept = self._new.get(name) or self._kept.get(name)
        if kept is None or kept.key != key:
            return False
        if name not in self._new:
            self._used.add(name)
        return True

    def put(self, name: str, key: bytes, value: T) -> None:
        """Keep a value under a name."""
        self.put_encoded(name, key, msgspec.msgpack.encode(value))

    def put_encoded(self, name: str, key: bytes, value: bytes) -> None:
        """Keep a value that is in msgpack already."""
        self._new[name] = _Kept(key, value)
        self._used.discard(name)

    def save(self) -> None:
        """Write what was used and what is new; nothing where nothing is new. Never fails a run."""
        if self._path is None or (not self._new and len(self._used) == len(self._kept)):
            return
        kept = {name: self._kept[name] for name in self._used} | self._new
        index = {name: (one.key, len(one.value)) for name, one in kept.items()}
        parts = [msgspec.msgpack.encode(index), *(one.value for one in kept.values())]
        parts.insert(0, len(parts[0]).to_bytes(_SIZE_BYTES))
        with contextlib.suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            replace_file(self._path, seal(parts), *parts)

    @cached_property
    def _kept(self) -> Mapping[str, _Kept]:
        if self._path is None:
            return {}
        try:
            content = memoryview(self._path.read_bytes())
        except OSError:
            return {}
        if seal([content[_DIGEST_BYTES:]]) != content[:_DIGEST_BYTES]:
            return {}
        try:
            return dict(_values(content[_DIGEST_BYTES:]))
        except (msgspec.MsgspecError, RecursionError):
            return {}


def _values(content: memoryview) -> Iterator[tuple[str, _Kept]]:
    at = _SIZE_BYTES + int.from_bytes(content[:_SIZE_BYTES])
    for name, (key, size) in _INDEX.decode(content[_SIZE_BYTES:at]).items():
        yield name, _Kept(key, content[at : at + size])
        at += size


def seal(parts: Iterable[bytes | memoryview]) -> bytes:
    """A digest of some byte strings as if they were one."""
    found = blake2b(digest_size=_DIGEST_BYTES)
    for part in parts:
        found.update(part)
    return found.digest()
