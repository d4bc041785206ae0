"""Issues that a request closes when it is merged into the default branch."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from tests.github.git_store import Commit
from tests.github.records import Issue, Pull

if TYPE_CHECKING:
    from tests.github.forge import Forge

_NO_WORDS = re.compile(r"<!--.*?-->|```.*?```|`[^`\n]*`", re.DOTALL)


def named(forge: "Forge", text: str) -> Iterator[Issue]:
    """The issues that a text names with a closing keyword; code and comments say nothing."""
    place = re.escape(forge.full_name)
    keyword = r"\b(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?):?\s+"
    number = rf"(?:(?:{place})?#|https?://[^\s/]+/{place}/issues/)(\d+)\b"
    for match in re.finditer(keyword + number, _NO_WORDS.sub("", text), re.IGNORECASE):
        found = int(match[1])
        if found in forge.issues and found not in forge.pulls:
            yield forge.issues[found]


def closed_by(
    forge: "Forge", pull: Pull, commits: list[Commit]
) -> Iterator[tuple[Issue, str | None]]:
    """The issues that a merge closes, each with the commit that names it."""
    if pull.base != forge.default_branch:
        return
    yield from ((issue, None) for issue in named(forge, pull.issue.body or ""))
    for commit in commits:
        yield from ((issue, commit.sha) for issue in named(forge, commit.message))
