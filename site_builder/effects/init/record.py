"""What was written for a repository: a digest of each file that is renewed with the tool.

A digest is that of the text with plain line ends, so that a checkout with others changes nothing.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from site_builder.effects.init.answers import Forge
from site_builder.files.replace import replace_file

RECORD = ".okrs/written.json"
_ABOUT = "What okrs init wrote and okrs upgrade renews, each with its digest. Commit it."


class RecordError(Exception):
    """The record can't be read; the message says what to do."""


@dataclass(frozen=True)
class Record:
    """The forge it was written for, and the digests by path."""

    forge: Forge
    files: Mapping[str, str] = field(default_factory=dict)


def digest(content: bytes) -> str:
    """The digest of a file's text, whatever its line ends are."""
    return sha256(content.replace(b"\r\n", b"\n")).hexdigest()


def read_record(folder: Path) -> Record | None:
    """What was written in a folder; None where nothing was.

    Raises `RecordError` where it can't be read.
    """
    path = folder / RECORD
    try:
        written = json.loads(path.read_bytes()) if path.exists() else None
    except (OSError, ValueError):
        written = ()
    if written is None:
        return None
    try:
        files = {str(path): str(one) for path, one in written["files"].items()}
        return Record(Forge(written["forge"]), files)
    except (AttributeError, KeyError, TypeError, ValueError):
        raise RecordError(
            f"{RECORD} can't be read: bring it back with git checkout -- {RECORD}, or delete it "
            "and run okrs init, which then leaves every file as it is"
        ) from None


def write_record(folder: Path, record: Record) -> None:
    """Write it in one step."""
    files = dict(sorted(record.files.items()))
    text = json.dumps({"about": _ABOUT, "forge": record.forge.value, "files": files}, indent=2)
    path = folder / RECORD
    path.parent.mkdir(exist_ok=True)
    replace_file(path, f"{text}\n".encode())
