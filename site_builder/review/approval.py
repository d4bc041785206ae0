"""Which approvals count: whose they are, and whether what was approved is still proposed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from site_builder.model.change import Kind
from site_builder.review.difference import Difference, RecordDifference
from site_builder.review.routing import Demand, record_name

Contents = Mapping[str, object]
"""By the name of what a proposal changes: what it is to become."""


class Said(StrEnum):
    """What a review says, in the forge's words."""

    APPROVED = "approved"
    CHANGES_REQUESTED = "changes_requested"
    DISMISSED = "dismissed"
    COMMENTED = "commented"


@dataclass(frozen=True, slots=True)
class Review:
    """A review of a proposal: whose, and of which commit."""

    person: str
    said: Said
    commit: str
    is_bot: bool = False


def contents(found: Iterable[Difference], records: Iterable[RecordDifference]) -> Contents:
    """What each part of a proposal is to become.

    It is compared as a part of the plan: a comment in a file, a rebase or another part that changed
    make no difference.
    """
    told: dict[str, object] = {str(one.subject): _content(one) for one in found}
    return told | {record_name(one.record): (one.after, one.exceptions) for one in records}


def _content(one: Difference) -> object:
    if one.after is None:
        return one.changes
    return one.after, [change for change in one.changes if change.kind is Kind.EXCEPTION]


def standing(reviews: Iterable[Review], authors: Iterable[str]) -> dict[str, Review]:
    """The approvals that stand, by person, given all reviews in the order they were made.

    A person's last word counts; a comment is none. Nobody approves what they had a hand in, and no
    program approves anything.
    """
    found: dict[str, Review] = {}
    for one in reviews:
        if one.said is Said.APPROVED:
            found[one.person] = one
        elif one.said is not Said.COMMENTED:
            found.pop(one.person, None)
    hands = set(authors)
    return {who: one for who, one in found.items() if who not in hands and not one.is_bot}


def approvers(
    demand: Demand, approvals: Mapping[str, Review], approved: Mapping[str, Contents], now: Contents
) -> tuple[str, ...]:
    """Who of those asked has approved what is proposed now.

    `approved` holds, by commit, what the proposal contained there. A later check-in ends no
    approval of a target; a changed target does.
    """
    return tuple(
        person
        for person in demand.people
        if person in approvals and _same(demand, approved.get(approvals[person].commit), now)
    )


def _same(demand: Demand, then: Contents | None, now: Contents) -> bool:
    return then is not None and all(
        one.name in then and then[one.name] == now.get(one.name) for one in demand.reasons
    )
