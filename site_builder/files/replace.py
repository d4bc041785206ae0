"""Writing files so that a reader sees the old one or the new one, never a part."""

import os
import stat
import tempfile
from pathlib import Path


def replace_file(path: Path, *parts: bytes | memoryview) -> None:
    """Write a whole file, of one part or more, in one step, with the rights it had."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines(parts)
        mode = stat.S_IMODE(path.stat().st_mode) if path.exists() else 0o644
        Path(name).chmod(mode)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
