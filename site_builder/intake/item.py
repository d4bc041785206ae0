"""The marks with which people begin the items of a list."""

import re

_MARK = re.compile(r"^(?:(?:[-*+•–]|\d{1,3}[.)])\s+)?(?:\[[ xX]?\]\s+)?")


def unmarked(line: str) -> str:
    """A line without the mark of a list before it: `- `, `2. `, `- [ ] `."""
    return _MARK.sub("", line.strip(), count=1)
