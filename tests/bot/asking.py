"""People who ask the bot for something, in an issue or a comment."""

from site_builder.intake.fields import Form
from tests.bot.office import Office
from tests.bot.stories import WEEK

LINE = "/check-in conversion 14 0.7 The subject line won"
CHECK_IN = (
    "---\nby: sam\nupdates:\n  trials:\n"
    "    conversion: {value: 14, confidence: 0.7, note: The subject line won}\n---\n"
)
"""The file that it becomes."""


def submitted(form: Form, **answers: str) -> str:
    """The text of an issue as GitHub writes it; a field is named with _ for -."""
    told = {name.replace("_", "-"): text for name, text in answers.items()}
    assert told.keys() <= {one.id for one in form.fields}
    return "\n\n".join(
        f"### {one.label}\n\n{told.get(one.id, '_No response_')}" for one in form.fields
    )


def reminder(acme: Office) -> int:
    """An issue of the bot's own in which people comment."""
    return acme.forge.issue("What is due", "Growth", author="github-actions[bot]").number


def says(acme: Office, text: str, by: str = "sam", at: int | None = None) -> list[int]:
    """Comment; the requests that came of it."""
    comment = acme.forge.comment(at or reminder(acme), by, text)
    return acme.hears(acme.forge.comment_event(comment, "created", by))


def opens(
    acme: Office, text: str, by: str = "sam", title: str = "Check-in: "
) -> tuple[int, list[int]]:
    """Open an issue; its number, and the requests that came of it."""
    issue = acme.forge.issue(title, text, author=by)
    return issue.number, acme.hears(acme.forge.issue_event(issue.number, "opened", by))


def answer(acme: Office, number: int) -> str:
    """The one answer of the bot in an issue, without its mark."""
    (found,) = [it for it in acme.forge.issues[number].comments if it.user.endswith("[bot]")]
    return found.body.partition("-->\n\n")[2]


def proposed(acme: Office, number: int, path: str = WEEK) -> str:
    """A file as a request proposes it; empty where there is none."""
    return (acme.forge.git.read(acme.forge.pulls[number].head_sha, path) or b"").decode()
