"""Writing the forge's CODEOWNERS."""

from pathlib import Path

from site_builder.files.replace import replace_file


def write_codeowners(path: Path, text: str) -> None:
    """Write the file in one step, in a folder that may be new.

    A byte that is no UTF-8, which stands in the text as a lone surrogate, stays what it was.
    """
    path.parent.mkdir(exist_ok=True)
    replace_file(path, text.encode("utf-8", "surrogateescape"))
