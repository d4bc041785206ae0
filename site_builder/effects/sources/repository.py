"""Reading a file of the repository, and no other."""

import os
from pathlib import Path

from site_builder.sources.failure import SourceError

_PLAINLY = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)


def read_file(root: Path, path: str, size: int) -> bytes:
    """The bytes of a file below a folder; no link on the way is followed. Raises `SourceError`."""
    file = root
    for part in Path(path).parts:
        file /= part
        if part == ".." or file.is_symlink():
            raise SourceError(f"{path} leads over a symbolic link, which is not followed")
    if not file.is_file():
        raise SourceError(f"there is no file {path}")
    try:
        with os.fdopen(os.open(file, _PLAINLY), "rb") as opened:
            content = opened.read(size + 1)
    except OSError as error:
        raise SourceError(f"{path} can't be read: {error.strerror}") from None
    if len(content) > size:
        raise SourceError(f"{path} is larger than {size:,} bytes")
    return content
