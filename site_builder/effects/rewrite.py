"""Writing files of the plan that a person may have open at the same time."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from site_builder.files.replace import replace_file


class NotWrittenError(Exception):
    """Files that could not be written; the message says which, and what is as it was."""


def rewrite(root: Path, before: Mapping[str, bytes], after: Mapping[str, bytes]) -> None:
    """Write files by their paths below a folder, in their order; those that are new, too.

    Nothing is written where one of them is no longer what was read. Where one can't be written,
    those before it are: the message of the error names them.
    """
    for path in after:
        _need_unchanged(root, path, before.get(path))
    written: list[str] = []
    for path, content in after.items():
        try:
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            replace_file(root / path, content)
        except OSError as error:
            reason = (error.strerror or "unknown error").lower()
            raise NotWrittenError(
                f"{root / path} can't be written: {reason}. {_left(root, written)}"
            ) from None
        written.append(path)


def _need_unchanged(root: Path, path: str, content: bytes | None) -> None:
    file = root / path
    folders = (one for one in file.parents if one != root and one.is_relative_to(root))
    if any(one.is_symlink() for one in (file, *folders)):
        raise NotWrittenError(f"{file} lies behind a symbolic link. Nothing was written.")
    try:
        now = file.read_bytes() if file.exists() else None
    except OSError as error:
        reason = (error.strerror or "unknown error").lower()
        raise NotWrittenError(f"{file} can't be read: {reason}. Nothing was written.") from None
    if now != content:
        raise NotWrittenError(
            f"{file} was changed by somebody else in the meantime. Nothing was written: "
            "run the command again."
        )


def _left(root: Path, written: Iterable[str]) -> str:
    shown = ", ".join(str(root / one) for one in written)
    if not shown:
        return "Nothing was written."
    return f"Written before it: {shown}; git restore takes the changes back, git clean what is new."
