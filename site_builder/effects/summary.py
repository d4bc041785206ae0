"""The summary of a step in a workflow of GitHub."""

from collections.abc import Mapping
from pathlib import Path


def add_to_summary(markdown: str, environment: Mapping[str, str]) -> None:
    """Add to the page that GitHub shows of a run; nothing outside of a workflow."""
    file = environment.get("GITHUB_STEP_SUMMARY")
    if file:
        with Path(file).open("a", encoding="utf-8") as page:
            page.write(markdown)
