"""Making the safe fixes of findings on disk."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from site_builder.files.edit import NotEditableError, edit
from site_builder.files.replace import replace_file
from site_builder.model.finding import Finding, Fix


def apply_fixes(root: Path, files: Mapping[str, bytes], findings: Iterable[Finding]) -> int:
    """Make every safe fix; a file whose content is no longer what was read is left alone.

    Returns how many fixes were made. A fix that can't be made leaves its file as it is.
    """
    by_file: dict[str, list[Fix]] = {}
    for one in findings:
        if one.fix and one.fix.safe:
            by_file.setdefault(one.fix.file.partition("/")[2], []).append(one.fix)
    return sum(_fix_file(root / file, files[file], fixes) for file, fixes in by_file.items())


def _fix_file(path: Path, content: bytes, fixes: list[Fix]) -> int:
    if path.read_bytes() != content:
        return 0
    made = 0
    changed = content
    for fix in fixes:
        with suppress(NotEditableError):
            changed = edit(changed, fix.edits)
            made += 1
    if changed != content:
        replace_file(path, changed)
    return made
