"""What goes wrong while the bot makes a request of a comment: nothing is lost, nothing twice."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from site_builder.clerk import ClerkError
from tests.bot.asking import CHECK_IN, LINE, proposed, reminder
from tests.bot.faults import KINDS, Killed
from tests.bot.office import RIGHTS, Office, office


@pytest.fixture
def acme(tmp_path: Path) -> Iterator[Office]:
    with office(tmp_path) as opened:
        opened.token = opened.forge.workflow_token(RIGHTS | {"contents": "write"})
        yield opened


def heard(acme: Office, event: Any) -> bool:  # noqa: ANN401
    """Whether the bot came to an end of it; nothing that it says names the token."""
    said = ""
    try:
        acme.hears(event)
    except (ClerkError, Killed, AssertionError) as error:
        said = str(error)
        return False
    finally:
        assert acme.token not in "\n".join([said, *acme.said])
    return True


@pytest.mark.parametrize("kind", [one for one in KINDS if "for a minute" not in one])
@pytest.mark.parametrize(
    "at",
    [
        "POST */git/trees",
        "POST */git/commits",
        "POST */git/refs",
        "POST */pulls",
        "POST */comments",
    ],
)
def test_a_fault_on_the_way_is_put_right(
    acme: Office, monkeypatch: pytest.MonkeyPatch, kind: str, at: str
) -> None:
    where = reminder(acme)
    comment = acme.forge.comment(where, "sam", LINE)
    event = acme.forge.comment_event(comment, "created")
    with monkeypatch.context() as patch:
        if kind.startswith("killed"):
            KINDS[kind](acme, patch, place(acme, at))
        else:
            KINDS[kind](acme, patch, 1)
            acme.forge.faults.ordered[-1].at = at
        survived = heard(acme, event)
    acme.forge.faults.clear()
    assert survived or heard(acme, event)
    (pull,) = acme.forge.pulls.values()
    assert proposed(acme, pull.number) == CHECK_IN
    assert len([it for it in acme.forge.issues[where].comments if it.user.endswith("[bot]")]) == 1
    assert acme.forge.git.count(f"main..{pull.head_sha}") == 1
    assert acme.approval(pull.number) == "success"


def place(acme: Office, at: str) -> int:
    """Which call of a run it is that fits: of one that nothing disturbs, for another comment."""
    comment = acme.forge.comment(reminder(acme), "ines", "/check-in churn 3")
    before = len(acme.forge.calls)
    acme.hears(acme.forge.comment_event(comment, "created", "ines"))
    calls = [f"{one.method} {one.path}" for one in acme.forge.calls[before:]]
    acme.forge.close(max(acme.forge.pulls))
    number = max(acme.forge.pulls)
    branch = acme.forge.pulls.pop(number).head
    acme.forge.delete_branch(branch)
    return 1 + next(
        n
        for n, one in enumerate(calls)
        if one.endswith(at.partition("*")[2]) and one.startswith("POST")
    )
