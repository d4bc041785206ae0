"""Trees of files: walking them, putting files into them, and letting two change places."""

import contextlib
import ctypes
import os
import shutil
from collections.abc import Callable, Iterator
from hashlib import blake2b
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")

_DIGEST_BYTES = 12
_EXCHANGE = 2
"""What Linux calls RENAME_EXCHANGE."""
_TRIES = 3
"""How many obstacles there may be in the way of a file, such as a file where its folder goes."""
_HERE = -100
"""What Linux calls AT_FDCWD."""


def walk(folder: Path, inside: str = "") -> Iterator[tuple[str, os.stat_result]]:
    """All files below a folder, by their paths in it; at the top, none whose name is hidden."""
    with os.scandir(folder / inside if inside else folder) as entries:
        for one in entries:
            if inside or not one.name.startswith("."):
                if one.is_dir(follow_symlinks=False):
                    yield from walk(folder, f"{inside}{one.name}/")
                else:
                    yield f"{inside}{one.name}", one.stat(follow_symlinks=False)


def digest(content: bytes) -> bytes:
    """A digest that tells two files apart."""
    return blake2b(content, digest_size=_DIGEST_BYTES).digest()


def write(path: str, content: bytes) -> os.stat_result:
    """Write a new file; what stood there may be linked elsewhere, and stays as it is there."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    file = _with_room(path, lambda: os.open(path, flags, 0o666))
    try:
        left = memoryview(content)
        while left:
            left = left[os.write(file, left) :]
        return os.fstat(file)
    finally:
        os.close(file)


def link(source: str, target: str) -> None:
    """Have a file in a second place, as the same file where the disk can do that."""
    try:
        _with_room(target, lambda: os.link(source, target))
    except OSError:
        shutil.copy2(source, target)


def _with_room(path: str, make: Callable[[], T]) -> T:
    """Make a file where there is no folder for it yet, or something in its place."""
    for _ in range(_TRIES):
        try:
            return make()
        except FileNotFoundError:
            Path(path).parent.mkdir(parents=True, exist_ok=True)
        except FileExistsError:
            if Path(path).is_dir() and not Path(path).is_symlink():
                shutil.rmtree(path)
            else:
                Path(path).unlink()
        except NotADirectoryError:
            next(one for one in Path(path).parents if not one.is_dir()).unlink()
    return make()


def remove(path: Path) -> None:
    """Remove a file, and the folders that it leaves empty."""
    with contextlib.suppress(OSError):
        path.unlink()
        for folder in path.parents:
            folder.rmdir()


def exchange(tree: Path, site: Path) -> None:
    """Put a tree in the place of the site, and the site in its place, if there is one."""
    if not site.exists():
        tree.rename(site)
        return
    names = os.fsencode(tree), os.fsencode(site)
    with contextlib.suppress(OSError, AttributeError):
        if not ctypes.CDLL(None).renameat2(_HERE, names[0], _HERE, names[1], _EXCHANGE):
            return
    aside = tree.with_name("aside")
    site.rename(aside)
    tree.rename(site)
    aside.rename(tree)
