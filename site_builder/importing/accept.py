"""Letting new files pass `okrs check` as they are, and saying what they still lack.

What came from elsewhere may break a rule, and nobody may guess how to put it right. A comment on
the line accepts it with its reason; once the line is put right, `okrs check` asks to delete it.
"""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from site_builder.check import check
from site_builder.files.tree import LONGEST, Tree
from site_builder.importing.place import NoPlaceError
from site_builder.model.finding import Finding
from site_builder.model.terms import Severity

_OF_READING = "OKR0"
_COMMENT = "  # okrs: ignore["
_ROUNDS = 4


class Accepted(NamedTuple):
    """What is wrong with a new file, and let pass for now."""

    path: str
    line: int
    code: str
    problem: str
    remedy: str


def accepted(
    tree: Tree, new: Mapping[str, bytes], on: date
) -> tuple[dict[str, bytes], tuple[Accepted, ...]]:
    """The new files with comments where they break rules, and what these accept.

    Raises `NoPlaceError` where a file can't be read as a part of the plan.
    """
    files, told = dict(new), list[Accepted]()
    long = next((path for path, content in new.items() if len(content) > LONGEST), None)
    if long:
        raise NoPlaceError(
            f"{long} would be longer than 256 KB. Split the source, import the parts"
        )
    errors: list[Finding] = []
    for _ in range(_ROUNDS):
        errors = _errors(tree, files, on)
        if not errors:
            return files, tuple(dict.fromkeys(told))
        told += [_told(one) for one in errors]
        for path, codes in _by_file(errors).items():
            files[path], above = _commented(files[path], codes)
            told = [_moved(one, path, above) for one in told]
    left = errors[0]
    raise NoPlaceError(f"{left.place.file} would break {left.code}: {left.problem}. {left.remedy}")


def _moved(one: Accepted, path: str, above: list[int]) -> Accepted:
    """What is told of a line, where the line stands once comments stand above some."""
    shift = sum(number <= one.line for number in above) if one.path == path else 0
    return one._replace(line=one.line + shift)


def _errors(tree: Tree, new: Mapping[str, bytes], on: date) -> list[Finding]:
    whole = Tree({**tree.files, **new}, tree.findings)
    found = check(whole, on).findings
    errors = [
        one
        for one in found
        if one.severity is Severity.ERROR and one.place.file.partition("/")[2] in new
    ]
    unread = next((one for one in errors if one.code.startswith(_OF_READING)), None)
    if unread:
        raise NoPlaceError(
            f"{unread.place.file} could not be read once it was written: {unread.problem}. "
            f"{unread.remedy}"
        )
    return errors


def _told(one: Finding) -> Accepted:
    path = one.place.file.partition("/")[2]
    return Accepted(path, one.span.line, one.code, one.problem, one.remedy)


def _by_file(errors: list[Finding]) -> dict[str, dict[int, list[str]]]:
    found: dict[str, dict[int, list[str]]] = defaultdict(lambda: defaultdict(list))
    for one in errors:
        codes = found[one.place.file.partition("/")[2]][max(2, one.span.line)]
        codes += [one.code] if one.code not in codes else []
    return found


def _commented(content: bytes, codes: Mapping[int, list[str]]) -> tuple[bytes, list[int]]:
    """The file with comments, and the lines above which one has a line of its own.

    Behind words with a # in them it would not be taken for a comment.
    """
    lines, above = content.decode().split("\n"), list[int]()
    for number in sorted(codes, reverse=True):
        line, mark, rest = lines[number - 1].partition(_COMMENT)
        known = rest.partition("]")[0].split(", ") if mark else []
        listed = ", ".join(dict.fromkeys([*known, *codes[number]]))
        comment = f"{_COMMENT}{listed}] because it was imported so"
        if "#" in line:
            indent = line[: len(line) - len(line.lstrip())]
            lines.insert(number - 1, f"{indent}{comment.lstrip()}")
            above.append(number)
        else:
            lines[number - 1] = f"{line}{comment}"
    return "\n".join(lines).encode(), above
