"""What is left to do about a request, given the verdict and what the bot has done already."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256

from site_builder.model.finding import Finding
from site_builder.model.governance import Matter
from site_builder.model.history import File
from site_builder.model.plan import Frame
from site_builder.model.terms import COMPANY, Severity
from site_builder.review.actions import (
    Action,
    AddLabels,
    Annotate,
    Annotation,
    Ask,
    AskTeam,
    Comment,
    Merge,
    RemoveLabel,
    SetStatus,
    Suggest,
    Suggestion,
)
from site_builder.review.comment import comment
from site_builder.review.difference import Act
from site_builder.review.markdown import TITLE, plain
from site_builder.review.request import APPROVAL, CHECK, LABEL, Posted, Request, State
from site_builder.review.routing import Demand
from site_builder.review.verdict import Verdict
from site_builder.review.words import count, wanted

_STATUS = 140
"""How many characters GitHub shows of a status."""
_ASKED = 10
"""How many people are asked for one approval."""
_SUGGESTED = 10
"""How many fixes are suggested at once."""
_LEVELS = {Severity.ERROR: "failure", Severity.WARNING: "warning", Severity.NOTICE: "notice"}
_LOGIN = re.compile(r"[A-Za-z0-9](?:-?[A-Za-z0-9]){0,38}(?:_[A-Za-z0-9]+)?")
_MATTERS = {Matter.COMPANY: "company", Matter.CHECK_IN: "check-in", Matter.AMENDMENT: "amendment"}
_KNOWN = {f"{LABEL}{word}" for word in ("company", "team", "check-in", "amendment")}


@dataclass(frozen=True, slots=True)
class Case:
    """All that decides what is to be done about a request."""

    verdict: Verdict
    request: Request
    frame: Frame
    """Of the branch."""
    shown: Callable[[str], str] = str
    """Makes the path in the repository of a file of the plan."""
    told: Sequence[str] = ()
    """The logins of the owners of what depends on it."""
    notes: Sequence[str] = ()
    suggestions: Sequence[Suggestion] = ()
    only_records: bool = False
    """Whether all the files that it changes are check-ins and retrospectives."""


def todo(case: Case, posted: Posted) -> tuple[Action, ...]:
    """What is left to do, in the order in which to do it; nothing where all is done."""
    return tuple(_todo(case, posted))


def _todo(case: Case, posted: Posted) -> Iterator[Action]:
    yield from _statuses(case, posted)
    yield from _comment(case, posted)
    yield from _annotate(case, posted)
    yield from _labels(case)
    yield from _ask(case)
    yield from _suggest(case, posted)
    if _merges_itself(case):
        yield Merge(case.request.head)


def _statuses(case: Case, posted: Posted) -> Iterator[SetStatus]:
    """Only of a request into the branch that is guarded.

    A status belongs to a commit, and so to every request that proposes it: what may go into a
    branch of somebody's own must not count for this one.
    """
    told = (_approval(case), _check(case.verdict)) if case.request.is_gated else ()
    for context, state, said in told:
        status = SetStatus(case.request.head, context, state, plain(said, _STATUS))
        known = posted.statuses.get(context)
        if known is None or (known.state, known.description) != (state, status.description):
            yield status


def _check(verdict: Verdict) -> tuple[str, State, str]:
    number = sum(one.severity is Severity.WARNING for one in verdict.findings)
    warnings = count(number, "warning") if number else ""
    if verdict.errors:
        told = " and ".join(filter(None, [count(verdict.errors, "error"), warnings]))
        return CHECK, State.FAILURE, f"{told} to put right"
    return CHECK, State.SUCCESS, f"No errors, {warnings}" if number else "Nothing to put right"


def _approval(case: Case) -> tuple[str, State, str]:
    verdict = case.verdict
    if verdict.obstacle:
        what, remedy = verdict.obstacle
        return APPROVAL, State.PENDING, f"{what[:1].upper()}{what[1:]}: {remedy}"
    if not verdict.approved:
        waiting = [wanted(one, case.frame) for one in verdict.answers if not one.given]
        return APPROVAL, State.PENDING, f"Waits for {' and for '.join(waiting)}"
    if not verdict.answers:
        return APPROVAL, State.SUCCESS, "Nobody has to approve this"
    people = dict.fromkeys(person for one in verdict.answers for person in one.approved)
    names = ", ".join(case.frame.called(person) for person in people)
    return APPROVAL, State.SUCCESS, f"Approved by {names}"


def _comment(case: Case, posted: Posted) -> Iterator[Comment]:
    verdict, known = case.verdict, posted.comment
    if not known and not verdict.differences and not verdict.records and not verdict.findings:
        return
    body = comment(verdict, case.frame, shown=case.shown, told=case.told, notes=case.notes)
    if known is None or known.body.strip() != body.strip():
        yield Comment(body, known.id if known else None)


def _annotate(case: Case, posted: Posted) -> Iterator[Annotate]:
    found = sorted(case.verdict.findings, key=lambda one: (one.severity.rank, one.sort_key))
    lines = tuple(_annotation(one, case.shown) for one in found)
    digest = sha256(repr(lines).encode()).hexdigest()
    run = posted.run if posted.run and posted.run.digest == digest else None
    if (run and run.done) or (not lines and posted.run is None):
        return
    title = _check(case.verdict)[2]
    failed = bool(case.verdict.errors)
    yield Annotate(
        case.request.head,
        digest,
        lines,
        title,
        failed,
        run.id if run else None,
        run.lines if run else 0,
    )


def _annotation(one: Finding, shown: Callable[[str], str]) -> Annotation:
    line, column, width = one.span
    return Annotation(
        shown(one.place.file),
        line,
        column,
        column + max(1, width),
        _LEVELS[one.severity],
        one.code,
        plain(f"{one.problem[:1].upper()}{one.problem[1:]}. {one.remedy}", 4 * TITLE),
    )


def _labels(case: Case) -> Iterator[AddLabels | RemoveLabel]:
    wanted = {f"{LABEL}{word}" for word in _words(case.verdict)}
    missing = sorted(wanted - case.request.labels)
    if missing:
        yield AddLabels(tuple(missing))
    for name in sorted((case.request.labels & _KNOWN) - wanted):
        yield RemoveLabel(name)


def _words(verdict: Verdict) -> Iterator[str]:
    for one in verdict.differences:
        company = isinstance(one.subject, File) or one.subject.team == COMPANY
        yield "company" if company else "team"
    for answer in verdict.answers:
        yield from (_MATTERS[it.matter] for it in answer.demand.reasons if it.matter in _MATTERS)
    if verdict.records:
        yield "check-in"


def _ask(case: Case) -> Iterator[Ask]:
    """Nobody is asked for their time while there is something to put right."""
    if case.request.is_draft or case.verdict.obstacle or case.verdict.errors:
        return
    waiting = [one for one in case.verdict.answers if not one.given]
    people = [person for one in waiting for person in one.waiting_for[:_ASKED]]
    logins = tuple(_to_ask(case, people))
    teams = tuple(_teams(case, [one.demand for one in waiting]))
    if logins or teams:
        yield Ask(logins, teams)


def _to_ask(case: Case, people: Iterable[str]) -> Iterator[str]:
    """The logins of people who can be asked, and were not."""
    reviewed = {one.login.casefold() for one in case.request.reviews}
    never = {case.request.author.casefold()} | case.request.asked | reviewed
    for person in dict.fromkeys(people):
        login = login_of(person, case.frame)
        if login.casefold() not in never and _LOGIN.fullmatch(login):
            yield login


def _teams(case: Case, demands: Iterable[Demand]) -> Iterator[AskTeam]:
    """The teams of the forge that review what a team of the plan decides."""
    names = (it.name for one in demands for it in one.reasons if it.matter is not Matter.COMPANY)
    for name in dict.fromkeys(one.split("/")[1].split(",")[0] for one in names if "/" in one):
        team = case.frame.teams.get(name)
        slug = team.reviewers.rpartition("/")[2] if team and team.reviewers else ""
        if team and slug and f"@{slug.casefold()}" not in case.request.asked:
            yield AskTeam(slug, tuple(_to_ask(case, team.people)))


def login_of(person: str, frame: Frame) -> str:
    """A person's login on the forge."""
    known = frame.people.get(person)
    return (known.github if known else None) or person


def _suggest(case: Case, posted: Posted) -> Iterator[Suggest]:
    new = [one for one in case.suggestions if mark_of(one.body) not in posted.suggested]
    if new:
        yield Suggest(case.request.head, tuple(new[:_SUGGESTED]))


_MARK = re.compile(r"<!-- okrs-fix [0-9a-f]{16} -->")


def mark_of(body: str) -> str:
    """The mark by which a suggestion is found again; empty where it has none."""
    found = _MARK.match(body)
    return found[0] if found else ""


def _merges_itself(case: Case) -> bool:
    """Whether it tells how it is going, and nothing else, and the company lets that merge."""
    verdict = case.verdict
    told = bool(verdict.records) and all(
        one.act is Act.ADDED and not one.exceptions for one in verdict.records
    )
    return (
        case.frame.company.merge_check_ins
        and told
        and case.only_records
        and not (verdict.differences or verdict.answers)
        and case.request.is_gated
        and not (verdict.obstacle or case.request.is_draft or verdict.errors)
    )
