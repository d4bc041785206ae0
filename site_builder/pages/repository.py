"""Links into the repository: the file behind a page, its history, a change to it."""

import re
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple
from urllib.parse import quote, urlsplit

_DEFAULT_BRANCH = "main"
_FORGEJO = ("forgejo", "gitea", "codeberg")
"""What a host with Forgejo or Gitea has in its name."""
_PLAIN = re.compile(r"[A-Za-z0-9_./~-]*")
"""A path that stands in an address as it is."""


class Source(NamedTuple):
    """The file that a page is made from, and its addresses where the repository is known."""

    file: str
    base: str = ""
    """Where the repository lies; empty where nobody knows."""
    tail: str = ""

    @property
    def view(self) -> str:
        """The address of the file; empty like the others where there is none."""
        return self.base and f"{self.base}/blob/{self.tail}"

    @property
    def history(self) -> str:
        """The address of the commits that changed it."""
        return self.base and f"{self.base}/commits/{self.tail}"

    @property
    def change(self) -> str:
        """The address where a change of it is proposed."""
        return self.base and f"{self.base}/edit/{self.tail}"


class NewFile(NamedTuple):
    """The page of the forge on which a new file is proposed, and what its parts are called."""

    address: str
    folder: str
    """Where in the repository the file goes."""
    name: str
    """The parameter of the file's path."""
    content: str
    """The parameter of the file's text."""


@dataclass(frozen=True)
class Repository:
    """Where the content lies: the forge's address, the branch, the folders around the content."""

    url: str
    branch: str
    around: str = ""
    """Empty, or such as `handbook/`."""
    gitlab: bool = False
    forgejo: bool = False
    """Also Gitea, which it comes from."""

    @property
    def forge(self) -> str:
        """What people call the forge."""
        if self.gitlab:
            return "GitLab"
        return "Forgejo" if self.forgejo else "GitHub"

    def new_file(self, folder: str) -> NewFile:
        """The page for a new file in a folder such as `okrs/2026-Q4/growth/check-ins`.

        All three forges take the whole path as the file's name, so the folder need not exist yet.
        """
        branch, place = quote(self.branch), f"{self.around}{folder}"
        if self.gitlab:
            return NewFile(f"{self.url}/-/new/{branch}", place, "file_name", "content")
        step = "_new" if self.forgejo else "new"
        return NewFile(f"{self.url}/{step}/{branch}", place, "filename", "value")

    def source(self, path: str) -> Source:
        """The addresses of a file, given by its path such as `okrs/company.md`."""
        base, folder = self._places
        return Source(path, base, folder + (path if _PLAIN.fullmatch(path) else quote(path)))

    @cached_property
    def _places(self) -> tuple[str, str]:
        """What comes before `/blob/`, and after it the branch with the folders around."""
        base = f"{self.url}/-" if self.gitlab else self.url
        return base, f"{quote(self.branch)}/{quote(self.around)}"

    def request(self, number: int) -> str:
        """The address of a pull or merge request."""
        return f"{self.url}/{'-/merge_requests' if self.gitlab else 'pull'}/{number}"

    def commit(self, name: str) -> str:
        """The address of a commit."""
        return f"{self.url}/{'-/' if self.gitlab else ''}commit/{name}"


def repository(url: str | None, edit_uri: str | None, docs: str) -> Repository | None:
    """The repository behind the settings `repo_url` and `edit_uri`; None where there is none.

    `edit_uri` is what the user wrote, such as `edit/main/okrs/`, `-/edit/main/okrs/` (GitLab) or
    `_edit/main/okrs/` (Forgejo, Gitea): it names the branch, and the folders around `docs` where
    that is not at the top of the repository.
    """
    if not url or edit_uri == "":
        return None
    words = [one for one in (edit_uri or "").split("/") if one]
    host = urlsplit(url).netloc
    gitlab = "gitlab" in host or words[:1] == ["-"]
    forgejo = words[:1] == ["_edit"] or any(one in host for one in _FORGEJO)
    edit = next((place for place, one in enumerate(words, 1) if one in {"edit", "_edit"}), None)
    after = words[edit:] if edit else []
    branch, *folders = after or [_DEFAULT_BRANCH]
    around = "".join(f"{one}/" for one in folders).removesuffix(f"{docs}/")
    return Repository(url.rstrip("/"), branch, around, gitlab, forgejo)
