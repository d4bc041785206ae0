"""The one comment that the bot keeps on a request: what changes, what to fix, who decides."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby

from site_builder.model.change import Change
from site_builder.model.check_in import CheckIn, Retrospective, Update
from site_builder.model.explain import measure
from site_builder.model.finding import Finding
from site_builder.model.governance import Matter
from site_builder.model.history import File
from site_builder.model.plan import Frame, Objective
from site_builder.model.quantity import format_number, format_quantity
from site_builder.model.terms import COMPANY
from site_builder.review.difference import Act, Difference, RecordDifference
from site_builder.review.markdown import plain, text
from site_builder.review.routing import Reason
from site_builder.review.sections import GAP, Line, Section, fitted
from site_builder.review.verdict import Answer, Verdict

MARKER = "<!-- okrs-review -->"
"""The first line, which nobody sees, and by which the bot finds its comment again."""
LIMIT = 65_536
"""How many characters a comment on GitHub may have."""

_CHANGES, _FINDINGS, _ROWS = 8, 5, 8
"""How many of each are shown without unfolding."""
_NAMES = 5
"""How many people, subjects or values a sentence lists."""
_SENTENCE, _HEADLINE = 800, 300
"""How many characters of a sentence are shown."""
_LOUD = "> [!CAUTION]\n> **This changes what was told before.** Figures of the past come from it."
_TABLE = "| who | state | what for |\n| --- | --- | --- |"
_MATTERS = {
    Matter.COMPANY: "what the whole company works with",
    Matter.OBJECTIVE: "an objective that is new, dropped or re-aligned",
    Matter.KEY_RESULT: "a team's key result",
    Matter.AMENDMENT: "an amendment while the cycle runs",
    Matter.CHECK_IN: "a check-in",
    Matter.PRIORITIES: "personal priorities",
}


def comment(
    verdict: Verdict,
    frame: Frame,
    marker: str = MARKER,
    limit: int = LIMIT,
    shown: Callable[[str], str] = str,
) -> str:
    """The comment as Markdown for GitHub, of at most `limit` characters; allow 12,000 at least.

    `frame` is that of the base. `shown` makes the path that a reader knows a file by. Nothing that
    the request contains acts as markup or notifies anybody, see `markdown.text`.
    """
    first = f"{marker}\n### {text(headline(verdict, frame), _HEADLINE)}"
    last = f"**Next:** {text(next_step(verdict, frame), _HEADLINE)}"
    sections = [one for one in _sections(verdict, frame, shown) if one.lines or one.after]
    room = limit - len(first) - len(last) - 2 * len(GAP)
    return GAP.join([first, *fitted(sections, room), last]) + "\n"


def headline(verdict: Verdict, frame: Frame) -> str:
    """Whether the request may go in, and what it waits for, in a sentence of plain text."""
    if verdict.errors:
        return f"Needs a fix: it brings {_count(verdict.errors, 'error')}"
    if not verdict.differences and not verdict.records:
        return "Nothing of the plan changes"
    waiting = [_wanted(one, frame) for one in verdict.answers if not one.given]
    return f"Waits for {' and for '.join(waiting)}" if waiting else "Ready: nothing is missing"


def next_step(verdict: Verdict, frame: Frame) -> str:
    """What is to be done now and by whom, in a sentence of plain text."""
    waiting = [one for one in verdict.answers if not one.given]
    if verdict.errors:
        more = "; approvals can wait until then" if waiting else ""
        return f"put right what is marked as an error above, then push again{more}."
    if not verdict.differences and not verdict.records:
        return "nothing, as far as the plan is concerned."
    nobody = [one.demand.title for one in waiting if not one.waiting_for]
    if nobody:
        return f"name somebody on the main branch who can approve this as {_some(nobody, 'or')}."
    if waiting:
        who = ", and ".join(_wanted(one, frame) for one in waiting)
        return f"{who}: approve this request, or say what is missing."
    why = "all who have to approve it have" if verdict.answers else "nobody has to approve it"
    return f"merge it, {why}."


def _sections(verdict: Verdict, frame: Frame, shown: Callable[[str], str]) -> Iterator[Section]:
    loud = [one for one in verdict.records if one.act is not Act.ADDED]
    yield Section("", [Line(_LOUD, f"> - {_record(one, frame)}") for one in loud], _CHANGES)
    yield Section("What changes", list(_changes(verdict.differences, frame)), _CHANGES)
    added = [one for one in verdict.records if one.act is Act.ADDED]
    told = [Line("", f"- {_record(one, frame)}") for one in added]
    yield Section("What was told", told, _CHANGES)
    found = sorted(verdict.findings, key=lambda one: (one.severity.rank, one.sort_key))
    lines = [Line("", _finding(one, shown)) for one in found]
    title = "What to put right" if verdict.errors else "What to look at"
    yield Section(title if lines else "", lines, _FINDINGS, _older(verdict))
    rows = [Line(_TABLE, _row(one, frame)) for one in verdict.answers]
    yield Section("Who decides", rows, _ROWS)


def _changes(found: Iterable[Difference], frame: Frame) -> Iterator[Line]:
    for one in found:
        name, title = str(one.subject), _title(one, frame)
        weight = f". {text(one.weight, _SENTENCE)}" if one.weight else ""
        head = f"**{text(title) or text(name)}** ({text(name)}){weight}\n"
        for change in one.changes:
            yield _line(head, change.key_result, _said(change))
        if one.before is None and one.after is not None:
            yield from _new(head, one.after, frame)


def _new(head: str, one: Objective, frame: Frame) -> Iterator[Line]:
    """What a new objective consists of, which no change tells."""
    for written, how in one.supports:
        yield _line(head, "", f"Supports {written}: {how}")
    for key in one.key_results:
        owners = _some([frame.called(owner) for owner in key.owners], "and") or "nobody"
        yield _line(head, key.id, f"{key.title} ({measure(key.measure)}), owned by {owners}.")


def _said(change: Change) -> str:
    """The sentence of a change; where it is too long, what was doesn't push out what is to be."""
    if len(change.sentence) <= _SENTENCE:
        return change.sentence
    return change.sentence.replace(change.was, plain(change.was), 1)


def _line(head: str, key_result: str, sentence: str) -> Line:
    about = f"**{text(key_result)}**: " if key_result else ""
    return Line(head, f"- {about}{text(sentence, _SENTENCE)}")


def _title(one: Difference, frame: Frame) -> str:
    if not isinstance(one.subject, File):
        objective = one.after or one.before
        return objective.title if objective else ""
    kind, name = one.subject
    match kind:
        case "company":
            return frame.company.name
        case "team":
            return _team(name, frame)
        case "person":
            return frame.called(name)
    return frame.cycles[name].title if name in frame.cycles else name


def _record(one: RecordDifference, frame: Frame) -> str:
    """A check-in in one line."""
    record, known = one.record, one.after or one.before
    what = f"check-in of {record.on}" if record.on else f"retrospective of {record.cycle}"
    by = f" by {frame.called(known.by)}" if known and known.by else ""
    act = "" if one.act is Act.ADDED else f" was {one.act}"
    said = "; ".join([*_few(list(_told(one.before, one.after))), *one.exceptions])
    line = f"{_team(record.team, frame)}: {what}{by}{act}{': ' if said else ''}{said}."
    return f"**{text(line, _SENTENCE)}**" if act else text(line, _SENTENCE)


def _told(
    before: CheckIn | Retrospective | None, after: CheckIn | Retrospective | None
) -> Iterator[str]:
    """The figures that come, change or go with a check-in."""
    old, new = _updates(before), _updates(after)
    for name in dict.fromkeys([*old, *new]):
        if old.get(name) != new.get(name):
            was, now = (_value(one[name]) if name in one else "" for one in (old, new))
            told = " → ".join([was or "nothing", now or "nothing"]) if before else now
            yield f"{name[1]} {told}".strip()


def _updates(one: CheckIn | Retrospective | None) -> dict[tuple[str, str], Update]:
    updates = one.updates if isinstance(one, CheckIn) else ()
    return {(update.objective, update.key_result): update for update in updates}


def _value(one: Update) -> str:
    confidence = "" if one.confidence is None else f"confidence {format_number(one.confidence)}"
    value = "" if one.value is None else format_quantity(one.value, one.unit)
    done = {None: "", True: "done", False: "not done"}[one.done]
    return ", ".join(filter(None, [value, done, confidence, one.status and one.status.word]))


def _finding(one: Finding, shown: Callable[[str], str]) -> str:
    place = f"{text(shown(one.place.file))}:{one.span.line}"
    problem = f"{one.problem[:1].upper()}{one.problem[1:]}."
    said = f"{text(problem, _SENTENCE)} {text(one.remedy, _SENTENCE)}"
    return f"- **{one.severity.capitalize()} {one.code}** ({place}): {said}"


def _older(verdict: Verdict) -> str:
    if not verdict.older:
        return ""
    if verdict.findings:
        return f"Not counting {_count(verdict.older, 'older finding')}."
    return f"This request brings no findings; {_count(verdict.older, 'older one')} stood before."


def _row(one: Answer, frame: Frame) -> str:
    people = _some([frame.called(person) for person in one.demand.people], "or")
    who = f"{one.demand.title}{': ' if people else ''}{people}"
    reasons = groupby(sorted(one.demand.reasons, key=_matter), key=_matter)
    why = "; ".join(
        f"{_MATTERS[matter]} ({_some([reason.name for reason in those], 'and')})"
        for matter, those in reasons
    )
    return f"| {text(who, _SENTENCE)} | {text(_state(one, frame))} | {text(why, 2 * _SENTENCE)} |"


def _matter(reason: Reason) -> Matter:
    return reason.matter


def _state(one: Answer, frame: Frame) -> str:
    given = _some([frame.called(person) for person in one.approved], "and")
    if one.given:
        return f"✓ approved by {given}"
    of = f" ({len(one.approved)} of {one.demand.needed})" if one.demand.needed > 1 else ""
    return f"… waits{of}, approved by {given}" if given else f"… waits{of}"


def _wanted(one: Answer, frame: Frame) -> str:
    people = [frame.called(person) for person in one.waiting_for]
    missing = one.demand.needed - len(one.approved)
    many = f"{missing} of " if 1 < missing < len(people) else ""
    return f"{many}{_some(people, 'and' if missing > 1 else 'or')}" if people else one.demand.title


def _team(team: str, frame: Frame) -> str:
    if team == COMPANY:
        return frame.company.name
    return frame.teams[team].name if team in frame.teams else team


def _some(words: Sequence[str], word: str) -> str:
    """`Ana, Sam or Ines`; `Ana, Sam, Ines, Bo, Eve and 3 more` where there are many."""
    few = _few(words)
    if len(few) > len(words[:_NAMES]):
        return f"{', '.join(few[:-1])} {few[-1]}"
    return f" {word} ".join(filter(None, [", ".join(few[:-1]), *few[-1:]]))


def _few(words: Sequence[str]) -> list[str]:
    left = len(words) - _NAMES
    return [*words[:_NAMES], f"and {left:,} more"] if left > 0 else list(words)


def _count(number: int, word: str) -> str:
    return f"{number:,} {word}{'s' * (number != 1)}"
