"""One call to the API: what was asked, who asks, and how a reply is put."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import urlencode

from tests.github.limits import LONGEST_PAGE, PAGE, missing
from tests.github.records import App, Issue, Json, Pull, Repo, Token

if TYPE_CHECKING:
    from tests.github.forge import Forge

Record = TypeVar("Record")
_SLASHED = {"path", "ref", "basehead", "branch"}


@dataclass
class Reply:
    """A reply before it is written as JSON; None has no body."""

    body: Any
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Route:
    """An operation: whom it is open to, and what it does.

    `needs` names the permissions of which an App's or workflow's token must have one; `role` is
    what a person must be in the repository.
    """

    method: str
    template: str
    answer: Callable[["Call"], Reply]
    needs: tuple[str, ...] = ("metadata",)
    role: str = "read"

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The template as a pattern over the path as it was sent."""
        parts = re.split(r"\{(\w+)\}", self.template)
        parts[1::2] = [f"(?P<{n}>{'.+' if n in _SLASHED else '[^/]+'})" for n in parts[1::2]]
        return re.compile("".join(parts))


@dataclass
class Call:
    """A call that may be answered."""

    forge: "Forge"
    route: Route
    values: dict[str, str]
    query: dict[str, str]
    body: Any
    api: str
    web: str
    token: Token | None
    jwt: App | None = None

    @property
    def login(self) -> str:
        """Who acts."""
        if self.token is None:
            raise missing()
        return self.token.login

    @property
    def app(self) -> App | None:
        """The App on whose behalf."""
        return self.token.app if self.token else None

    @cached_property
    def repo(self) -> Repo:
        """The repository that the path names; forks can be read."""
        owner, name = self.values["owner"].lower(), self.values["repo"].lower()
        for one in [self.forge.repo, *self.forge.forks.values()]:
            if (one.owner.lower(), one.name.lower()) == (owner, name):
                return one
        raise missing()

    @property
    def issue(self) -> Issue:
        """The issue that the path names."""
        return found(self.forge.issues, self.values["issue_number"])

    @property
    def pull(self) -> Pull:
        """The pull request that the path names."""
        return found(self.forge.pulls, self.values["pull_number"])

    @cached_property
    def authors(self) -> set[str]:
        """The addresses of those whose commits are in the default branch."""
        ref = self.forge.repo.ref(self.forge.default_branch)
        return set(self.forge.git.text("log", "--format=%ae", ref).split("\n"))

    def repo_url(self, path: str = "", repo: Repo | None = None) -> str:
        """An address of the repository's API."""
        return f"{self.api}/repos/{(repo or self.forge.repo).full_name}{path}"

    def web_url(self, path: str = "", repo: Repo | None = None) -> str:
        """An address of the repository's pages."""
        return f"{self.web}/{(repo or self.forge.repo).full_name}{path}"

    def commit(self, name: str, repo: Repo | None = None) -> str | None:
        """A commit by branch, ref or sha."""
        git, repo = self.forge.git, repo or self.repo
        tries = [repo.ref(name), f"refs/{name}"]
        if re.fullmatch(r"[0-9a-f]{7,40}", name):
            tries.append(name)
        if name == "HEAD":
            tries = [repo.ref(self.forge.default_branch)]
        return next((sha for one in tries if (sha := git.resolve(one))), None)

    def paged(
        self, records: Sequence[Any], shape: Callable[["Call", Any], Json], under: str | None = None
    ) -> Reply:
        """A page of a list, with the links to the others."""
        size = min(max(int(self.query.get("per_page", PAGE)), 1), LONGEST_PAGE)
        page, last = max(int(self.query.get("page", 1)), 1), -(-len(records) // size)
        shown: Any = [shape(self, one) for one in records[(page - 1) * size : page * size]]
        if under:
            shown = {"total_count": len(records), under: shown}
        return Reply(shown, headers=self._links(page, last))

    def _links(self, page: int, last: int) -> dict[str, str]:
        """The Link header, where there is more than one page."""
        pages = {"prev": page - 1, "next": page + 1, "last": last, "first": 1}
        if page >= last:
            pages.pop("next")
            pages.pop("last")
        if page == 1:
            pages.pop("prev")
            pages.pop("first")
        path = self.api + self.route.template.format_map(self.values)
        links = [
            f'<{path}?{urlencode({**self.query, "page": number})}>; rel="{name}"'
            for name, number in pages.items()
        ]
        return {"Link": ", ".join(links)} if links else {}


def found(records: dict[int, Record], number: str) -> Record:
    """A record by the number in a path."""
    if not number.isdigit() or int(number) not in records:
        raise missing()
    return records[int(number)]


def stamp(moment: datetime) -> str:
    """A moment as the API writes it."""
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")


def stamp_or_none(moment: datetime | None) -> str | None:
    """A moment as the API writes it, null for none."""
    return None if moment is None else stamp(moment)


def node(kind: str, number: int) -> str:
    """An identifier of the other API."""
    return f"{kind}_{number}"
