"""`# okrs: ignore[OKR301] because …`: a finding that the authors know and accept."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache, partial
from typing import NamedTuple

from site_builder.model.finding import Finding, Place, Span
from site_builder.rules.run import all_rules

_COMMENT = re.compile(r"#\s*okrs:\s*ignore\b(?P<rest>.*)")
_REST = re.compile(r"\[(?P<codes>[^\]]*)\]\s*(?:because\s+(?P<reason>\S.*))?")
_CODE = re.compile(r"OKR\d{3}")
_OF_READING = "OKR0"
MARK = b"okrs:"
"""What the text of a file with such a comment contains."""


class Ignore(NamedTuple):
    """A comment that accepts findings of some codes on the lines from `first` to `last`."""

    file: str
    codes: tuple[str, ...]
    span: Span
    first: int
    last: int

    def covers(self, finding: Finding) -> bool:
        """Whether it accepts a finding."""
        inside = self.first <= finding.span.line <= self.last
        return inside and finding.code in self.codes and finding.place.file == self.file


def written(content: bytes) -> list[str]:
    """The comments of a file that accept findings, each with where it stands: that decides much."""
    if MARK not in content:
        return []
    text = content.decode("utf-8", "replace")
    lines, front = text.split("\n"), _front_matter(text)
    next_line = _next_lines(front)
    found: list[str] = []
    for at, line in enumerate(lines):
        for match in _COMMENT.finditer(line):
            alone = not line[: match.start()].strip() and at < len(front)
            about = next_line[at] if alone else at
            place = _keys(front, about) if at < len(front) else "the prose"
            found.append(f"{match[0].strip()} (at {place})")
    return found


def _keys(lines: Sequence[str], at: int) -> str:
    """The keys that lead to a line, by how far each is moved in: `key_results, soc2`."""
    if not at:
        return "the whole file"
    keys, depth = [_key(lines[at])], _indent(lines[at])
    for line in reversed(lines[1:at]):
        if not _idle(line) and _indent(line) < depth:
            keys, depth = [_key(line), *keys], _indent(line)
    return ", ".join(keys)


def _key(line: str) -> str:
    return line.partition(":")[0].strip()


def ignores(text: str, file: str, comments: Iterable[Span]) -> tuple[list[Ignore], list[Finding]]:
    """What the comments of a front matter accept, and what is wrong with them.

    A comment accepts findings on its own line and, where the line opens a mapping, on all lines
    inside it; a comment that stands alone does so for the next line. On the first line of a file
    it accepts what is found about the file as a whole.
    """
    lines = _front_matter(text)
    block_end = cache(partial(_block_end, lines))
    next_line = _next_lines(lines)
    found: list[Ignore] = []
    findings: list[Finding] = []
    for span in comments:
        match = _COMMENT.match(lines[span.line - 1], span.column - 1)
        if match:
            problem = _problem(match["rest"])
            if problem:
                findings.append(Finding("OKR015", Place(file, span=span), *problem))
            else:
                alone = not lines[span.line - 1][: span.column - 1].strip()
                first = next_line[span.line - 1] if alone else span.line - 1
                last = block_end(first)
                codes = _codes(match["rest"])
                found.append(Ignore(file, codes, span, first + 1, last + 1))
    return found, findings


def _front_matter(text: str) -> list[str]:
    lines = text.split("\n")
    end = next((at for at, line in enumerate(lines[1:], 1) if line.rstrip() == "---"), len(lines))
    return lines[:end]


def _codes(rest: str) -> tuple[str, ...]:
    match = _REST.match(rest.strip())
    return tuple(dict.fromkeys(one.strip() for one in match["codes"].split(","))) if match else ()


def _problem(rest: str) -> tuple[str, str] | None:
    codes = _codes(rest)
    if not codes or not all(_CODE.fullmatch(one) for one in codes):
        return (
            "this comment doesn't name the rule to ignore",
            "Write # okrs: ignore[OKR301] because …, with the rule's code.",
        )
    for one in codes:
        if one not in all_rules():
            return f"there is no rule {one}", "Write the code that the finding shows."
        if one.startswith(_OF_READING):
            remedy = "Put the file right instead."
            return f"{one} can't be ignored: what can't be read is in no plan", remedy
    match = _REST.match(rest.strip())
    if match and not match["reason"]:
        return "an ignored rule wants its reason", "Add because … and say why it is fine here."
    return None


def _next_lines(lines: Sequence[str]) -> Sequence[int]:
    """For each line the next one, or itself, that holds more than a comment."""
    found = list(range(len(lines)))
    for at in reversed(range(len(lines) - 1)):
        if _idle(lines[at]):
            found[at] = found[at + 1]
    return found


def _block_end(lines: Sequence[str], first: int) -> int:
    """The last line of what a line opens; the first line of a file opens nothing."""
    last = first
    while first and last + 1 < len(lines) and _is_inside(lines[last + 1], lines[first]):
        last += 1
    return last


def _idle(line: str) -> bool:
    """Whether a line holds nothing but a comment."""
    return line.lstrip()[:1] in {"", "#"}


def _is_inside(line: str, opening: str) -> bool:
    depth, around = _indent(line), _indent(opening)
    item = line.lstrip().startswith("- ") and not opening.lstrip().startswith("- ")
    return _idle(line) or depth > around or (item and depth == around)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def apply(
    findings: Iterable[Finding], comments: Iterable[Ignore], past: Collection[str] = ()
) -> list[Finding]:
    """What is left of the findings, and a finding for each code that a comment needn't name.

    In the cycles named in `past` rules about a plan are silent, and comments stay as they were.
    """
    by_file: dict[str, list[Ignore]] = defaultdict(list)
    for comment in comments:
        by_file[comment.file].append(comment)
    used: set[tuple[Ignore, str]] = set()
    left: list[Finding] = []
    for one in findings:
        covering = [each for each in by_file.get(one.place.file, ()) if each.covers(one)]
        used.update((comment, one.code) for comment in covering)
        if not covering:
            left.append(one)
    waiting = [
        comment
        for file, comments in by_file.items()
        for comment in comments
        if file.split("/")[1] not in past
    ]
    return left + [finding for comment in waiting for finding in _unused(comment, used)]


def _unused(comment: Ignore, used: set[tuple[Ignore, str]]) -> Iterator[Finding]:
    idle = [code for code in comment.codes if (comment, code) not in used]
    if idle:
        place = Place(comment.file, span=comment.span)
        some = "the comment" if len(idle) == len(comment.codes) else "it from the comment"
        remedy = f"Delete {some}; it has done its work."
        yield Finding("OKR015", place, f"nothing here breaks {' or '.join(idle)}", remedy)
