"""What stories of requests have in common: what is proposed, and what came of it."""

from tests.bot.office import OBJECTIVE, PLAN, Office

LATER = (
    'owner: sam, from: 10, to: {}, unit: "%", '
    "amended: [{{on: 2026-11-16, was: {{to: 20}}, why: {}}}]}}"
)
WEEK = "okrs/2026-Q4/growth/check-ins/2026-11-16.md"


def amended(to: int = 16, why: str = "The pricing test moved", text: str = OBJECTIVE) -> str:
    """The objective with another target, and the reason."""
    before = 'owner: sam, from: 10, to: 20, unit: "%"}'
    assert before in text
    return text.replace(before, LATER.format(to, why))


def company(**more: str) -> str:
    """company.md with further settings."""
    lines = "".join(f"{name}: {value}\n" for name, value in more.items())
    return PLAN["okrs/company.md"].removesuffix("---\n") + f"{lines}---\n"


def told(acme: Office, number: int) -> str:
    """The one comment."""
    found = acme.comments(number)
    assert len(found) == 1
    return found[0]


def headline(acme: Office, number: int) -> str:
    return told(acme, number).splitlines()[1].removeprefix("### ")


def statuses(acme: Office, number: int) -> dict[str, tuple[str, str | None]]:
    """State and description of the request's commit, by context."""
    head = acme.forge.pulls[number].head_sha
    return {
        it.context.partition("/")[2]: (it.state, it.description)
        for it in acme.forge.statuses
        if it.sha == head
    }


def asked(acme: Office, number: int) -> list[str]:
    """Everybody who was asked for a review, as often as they were."""
    events = [it.more for it in acme.forge.issues[number].events if it.event == "review_requested"]
    return [str(it.get("requested_reviewer") or it.get("requested_team")) for it in events]
