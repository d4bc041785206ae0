"""A company with a check-in page of every kind of key result, and what a person does there."""

from collections.abc import Mapping
from pathlib import Path
from textwrap import dedent
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Locator, Page

from tests.site import CONFIG, PLAN, TEAM, build, write

FORGE = """\
    repo_url: https://github.com/acme/plan
    edit_uri: edit/main/okrs/
    """
SECURE = """\
    ---
    objective: Customers trust us with their data
    key_results:
      report:
        title: The auditor certifies us
        owner: sam
        done_when: The signed report is in the data room
      margin:
        title: The margin grows
        owner: maria
        confidential: The finance folder
    ---
    """
CHECK_IN = """\
    ---
    by: sam
    updates:
      trials: {conversion: {value: 12.5, confidence: 0.6}}
    ---
    """
LONG = (
    "A title that goes on and on and says a little more than anybody will ever want to know of it. "
)
KEYS = "".join(
    f"  key-result-{one}:\n    title: {LONG * 3}\n    owner: sam\n    done_when: {LONG * 3}\n"
    for one in range(30)
)
FILES = PLAN | {
    "mkdocs.yml": dedent(CONFIG) + dedent(FORGE),
    "okrs/2026-Q4/growth/secure.md": SECURE,
    "okrs/2026-Q4/growth/check-ins/2026-11-13.md": CHECK_IN,
    "okrs/teams/large.md": TEAM.replace("Growth", "Large"),
    "okrs/2026-Q4/large/much.md": f"---\nobjective: {LONG * 3}\nkey_results:\n{KEYS}---\n",
}
NOON = "2026-11-17T12:00:00Z"
CHECK_IN_PAGE = "2026-Q4/growth/check-in/"
FOLDER = "okrs/2026-Q4/growth/check-ins"


def built(folder: Path, files: Mapping[str, str]) -> Path:
    """Build the site of some files in a folder; give where it is."""
    done = build(write(folder, files), folder / "site", "--strict")
    assert done.returncode == 0, done.stderr
    return folder / "site"


def ask(page: Page, title: str, field: str) -> Locator:
    """A field of a key result."""
    return page.get_by_role("group", name=title).get_by_label(field)


def proposed(page: Page) -> tuple[str, str]:
    """The path and the text that the link to the forge gives."""
    link = page.get_by_role("link", name="Propose").get_attribute("href") or ""
    found = parse_qs(urlsplit(link).query)
    assert link.startswith("https://github.com/acme/plan/new/main?")
    return found["filename"][0], found["value"][0]
