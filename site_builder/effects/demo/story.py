"""Half a year at Lumen: who proposed, reworded, amended, dropped and graded what, and when.

Told forwards and worked out backwards: each event says how to take it back, so the last state is
the sample itself, whatever the sample says.
"""

import re
from collections.abc import Iterator

from site_builder.effects.demo.close import close
from site_builder.effects.demo.earlier import Tree, adds, sets
from site_builder.effects.demo.event import Event
from site_builder.effects.demo.fourth_quarter import autumn, fourth_quarter
from site_builder.effects.demo.third_quarter import start, third_quarter

_BEFORE_FILES = re.compile(r"okrs/2026/company/check-ins/2026-0[1-6]-\d\d\.md")
_CHECK_IN = re.compile(r"okrs/[^/]+/([^/]+)/check-ins/(\d{4}-\d\d-\d\d)[^/]*\.md")
_MONTHS = " January February March April May June July August September October November".split(" ")


def events(final: Tree) -> list[Event]:
    """Everything that happened until the files said what they say now, in order."""
    told = [*start(), *third_quarter(), *fourth_quarter(), *close(), *autumn()]
    return sorted([*told, *_check_ins(final), *_priorities(final)], key=lambda one: one.at)


def _check_ins(final: Tree) -> Iterator[Event]:
    """Each check-in on its day by its author; those that were on slides moved with the year."""
    for number, path in enumerate(sorted(final)):
        found = _CHECK_IN.fullmatch(path)
        author = re.search(r"(?m)^by: (\w+)", final[path])
        if found and author and not _BEFORE_FILES.fullmatch(path):
            team, day = found.groups()
            words = f"{int(day[-2:])} {_MONTHS[int(day[5:7])]}"
            at = f"{day} {9 + number % 7:02}:{number * 17 % 60:02}"
            yield Event(at, author[1], f"Check in: {team}, {words}", (adds(path),))


def _priorities(final: Tree) -> Iterator[Event]:
    """The personal priorities, by each person, in the first days of the quarter."""
    for number, path in enumerate(sorted(final)):
        if path.startswith("okrs/people/") and "\npriorities:" in final[path]:
            who = path.rpartition("/")[2].removesuffix(".md")
            at = f"2026-10-0{6 + number % 3} {8 + number % 9:02}:{number * 7 % 60:02}"
            yield Event(at, who, "My priorities for the quarter", (sets(path, "priorities"),))
