"""Writing what was imported, and saying what became of each line."""

from collections.abc import Iterable, Mapping
from pathlib import Path

from rich.text import Text

from site_builder.effects.terminal import console, plain
from site_builder.files.replace import replace_file
from site_builder.importing.bring import Imported, Remark
from site_builder.importing.draft import Source


class TakenError(Exception):
    """There is a file already where a new one would go; the message says which."""


def print_import(made: Imported, folder: str, *, whole: bool) -> None:
    """Say line by line what became of each source; with `whole`, show the files too."""
    out = console()
    for source, remarks in made.reports:
        out.print(_source(source, remarks, folder))
    for one in made.accepted:
        place = f"{folder}/{one.path}:{one.line}"
        text = Text("to put right ", "bold yellow")
        text.append(plain(f"{place} {one.problem} ({one.code}). {one.remedy}"))
        out.print(text)
    if whole:
        for path, content in made.files.items():
            out.print(Text(f"\n{folder}/{path}", "bold"))
            for line in content.decode().splitlines():
                out.print(Text(plain(line)))


def _source(source: Source, remarks: Iterable[Remark], folder: str) -> Text:
    text = Text(f"{plain(source.name)}\n", "bold")
    for said in source.remarks:
        text.append("guessed ", "yellow").append(f"{plain(said)}\n")
    for one in remarks:
        text.append(f"{one.line:>5}  ", "blue").append(f"{plain(one.source)}\n")
        became = f"{folder}/{one.became.removeprefix('okrs/')}"
        text.append(f"       → {plain(became if '/' in one.became else one.became)}\n", "green")
        for said in one.guessed:
            text.append("         guessed ", "yellow").append(f"{plain(said)}\n")
        for said in one.missing:
            text.append("         missing ", "red").append(f"{plain(said)}\n")
    return text


def write_import(content: Path, files: Mapping[str, bytes]) -> None:
    """Write new files; where one can't be written, none is left.

    Raises `TakenError` where a file is there by now.
    """
    made: list[Path] = []
    try:
        for path, written in files.items():
            file = content / path
            _make_folder(file.parent, made)
            _write_new(file, written, path)
            made.append(file)
    except (OSError, TakenError):
        for one in reversed(made):
            one.rmdir() if one.is_dir() else one.unlink(missing_ok=True)
        raise


def _write_new(file: Path, written: bytes, path: str) -> None:
    if file.exists():
        raise TakenError(path)
    replace_file(file, written)


def _make_folder(folder: Path, made: list[Path]) -> None:
    """Make a folder and those around it, and note the new ones."""
    if not folder.exists():
        _make_folder(folder.parent, made)
        folder.mkdir()
        made.append(folder)
