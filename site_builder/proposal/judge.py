"""Who has to approve a proposal, and who has."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from site_builder.files.git import GitError
from site_builder.files.hands import Made
from site_builder.files.tree import NoContentError
from site_builder.model.history import Names
from site_builder.model.plan import Frame
from site_builder.proposal.study import Proposal, Study
from site_builder.review.approval import Contents, Review, approvers, standing
from site_builder.review.around import around
from site_builder.review.effect import effects
from site_builder.review.hands import Hands
from site_builder.review.request import Request
from site_builder.review.routing import Demand, demands
from site_builder.review.verdict import Answer, Verdict, person_of


class Judged(NamedTuple):
    """The verdict, and what is worth knowing beside it, in a sentence each."""

    verdict: Verdict
    notes: tuple[str, ...] = ()


class Told(NamedTuple):
    """Who makes a proposal, and what was said of it."""

    author: str | None
    reviews: Collection[Review]
    """All of them, in the order in which they were given."""
    makers: frozenset[str] = frozenset()
    """Who made its commits."""
    named: frozenset[str] = frozenset()
    """Whom they name as co-authors."""


def told(request: Request, made: Collection[Made], frame: Frame) -> Told:
    """Who makes a request and what was said of it, in the names of the plan.

    `made` are its commits but those that only bring it up to date. An account that the forge
    doesn't let write here says nothing: where anybody can review, any free name can be taken.
    """
    reviews = (
        Review(person_of(one.login, frame), one.said, one.commit, one.is_bot)
        for one in request.reviews
        if one.may_write
    )
    names, commits = Names(frame.people.values()), {one.commit for one in made}
    makers = {names.person(author) for one in made for author in one.makers}
    logins = {person_of(who, frame) for commit, who in request.makers if commit in commits}
    named = {names.person(author) for one in made for author in one.co_authors}
    return Told(
        person_of(request.author, frame) if request.author_may_write else f"@{request.author}",
        tuple(reviews),
        frozenset(one for one in makers | logins if one),
        frozenset(one for one in named if one),
    )


def judge(study: Study, proposal: Proposal, case: Told, on: date) -> Judged:
    """The verdict on a proposal on a day.

    A branch that holds no plan yet has nobody who could be asked: whoever may merge there decides.
    """
    found, records = proposal.compared
    base, plan = proposal.before.plan, proposal.after.plan
    hands = Hands(case.author, case.makers, case.named)
    asked = demands(found, records, base, hands, on) if proposal.before.tree.files else ()
    given = _of_those_asked(asked, standing(case.reviews, filter(None, [case.author])))
    now, then = proposal.compared.contents, dict(_contents(study, proposal, given.values()))
    answers = tuple(Answer(one, approvers(one, given, then, now)) for one in asked)
    brings, older = proposal.brought
    verdict = Verdict(
        found,
        records,
        brings,
        older,
        answers,
        effects=effects(found, records, base, plan, on),
        around=around(found, base, plan),
    )
    return Judged(verdict, tuple(_ended(answers, given, base.frame.called)))


def _of_those_asked(asked: Iterable[Demand], given: Mapping[str, Review]) -> dict[str, Review]:
    people = {person for one in asked for person in one.people}
    return {person: one for person, one in given.items() if person in people}


def _ended(
    answers: Iterable[Answer], given: Mapping[str, Review], called: Callable[[str], str]
) -> Iterator[str]:
    """The approvals that ended, since what they approved has changed."""
    for one in answers:
        for person in one.demand.people:
            if person in given and person not in one.approved:
                names = ", ".join(dict.fromkeys(it.name for it in one.demand.reasons))
                commit = given[person].commit[:7]
                yield (
                    f"{called(person)} approved {commit}. What they approved has changed since, "
                    f"so that no longer counts for {names}."
                )


def _contents(
    study: Study, proposal: Proposal, reviews: Iterable[Review]
) -> Iterator[tuple[str, Contents]]:
    """What was approved, by commit; nothing of a commit that can't be found any more."""
    for commit in {one.commit for one in reviews}:
        if commit == proposal.head:
            yield commit, proposal.compared.contents
            continue
        try:
            yield commit, study.contents_at(commit)
        except (GitError, NoContentError):
            continue
