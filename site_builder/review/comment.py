"""The one comment that the bot keeps on a request: what changes, what to fix, who decides."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby

from site_builder.model.change import Change
from site_builder.model.explain import measure
from site_builder.model.finding import Finding
from site_builder.model.governance import Matter
from site_builder.model.history import File
from site_builder.model.objective import Objective
from site_builder.model.plan import Frame
from site_builder.review.around import Around
from site_builder.review.difference import Act, Difference, RecordDifference
from site_builder.review.effect import Effect
from site_builder.review.future import Clash
from site_builder.review.markdown import plain, text
from site_builder.review.routing import Reason
from site_builder.review.sections import GAP, Line, Section, fitted
from site_builder.review.verdict import Answer, Verdict
from site_builder.review.words import count, recorded, some, team_name, wanted

MARKER = "<!-- okrs-review -->"
"""The first line, which nobody sees, and by which the bot finds its comment again."""
LIMIT = 65_536
"""How many characters a comment on GitHub may have."""

_CHANGES, _FINDINGS, _ROWS = 8, 5, 8
"""How many of each are shown without unfolding."""
_TREE = 6
"""How long a tree may be that is not folded."""
_SENTENCE, _HEADLINE = 800, 300
"""How many characters of a sentence are shown."""
_MENTIONED, _STRANGERS = 10, 60
"""How many owners are named, and how many characters of those without a login."""
_LOGIN, _LONGEST = re.compile(r"[A-Za-z0-9](?:-?[A-Za-z0-9])*(?:_[A-Za-z0-9]+)?"), 39
"""What a login is made of; a company's own accounts have its short code behind `_`."""
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


def comment(  # noqa: PLR0913 (what to say, and what to call the mark, the limit, the paths)
    verdict: Verdict,
    frame: Frame,
    marker: str = MARKER,
    limit: int = LIMIT,
    shown: Callable[[str], str] = str,
    *,
    told: Sequence[str] = (),
    notes: Sequence[str] = (),
) -> str:
    """The comment as Markdown for GitHub, of at most `limit` characters; allow 12,000 at least.

    `frame` is that of the base. `shown` makes the path that a reader knows a file by. `told` are
    the logins of who owns what depends on the changes, as the base names them: they are notified.
    `notes` are sentences of plain text that stand at the end. Nothing that the request contains
    acts as markup or notifies anybody, see `markdown.text`.
    """
    first = f"{marker}\n### {text(headline(verdict, frame), _HEADLINE)}"
    last = f"**Next:** {text(next_step(verdict, frame), _HEADLINE)}"
    sections = [*_facts(verdict, frame, _mentions(told)), *_judgement(verdict, frame, shown, notes)]
    sections = [one for one in sections if one.lines or one.after]
    room = limit - len(first) - len(last) - 2 * len(GAP)
    return GAP.join([first, *fitted(sections, room), last]) + "\n"


def headline(verdict: Verdict, frame: Frame) -> str:
    """Whether the request may go in, and what it waits for, in a sentence of plain text."""
    if verdict.errors:
        return f"Needs a fix: it brings {count(verdict.errors, 'error')}"
    if verdict.obstacle:
        return f"Held up: {verdict.obstacle.what}"
    if not verdict.differences and not verdict.records:
        return "Nothing of the plan changes"
    waiting = [wanted(one, frame) for one in verdict.answers if not one.given]
    return f"Waits for {' and for '.join(waiting)}" if waiting else "Ready: nothing is missing"


def next_step(verdict: Verdict, frame: Frame) -> str:
    """What is to be done now and by whom, in a sentence of plain text."""
    waiting = [one for one in verdict.answers if not one.given]
    if verdict.errors:
        more = "; approvals can wait until then" if waiting else ""
        return f"put right what is marked as an error above, then push again{more}."
    if verdict.obstacle:
        return f"{verdict.obstacle.remedy}."
    if not verdict.differences and not verdict.records:
        return "nothing, as far as the plan is concerned."
    nobody = [one.demand.title for one in waiting if not one.waiting_for]
    if nobody:
        return f"name somebody on the main branch who can approve this as {some(nobody, 'or')}."
    if waiting:
        who = ", and ".join(wanted(one, frame) for one in waiting)
        return f"{who}: approve this request, or say what is missing."
    why = "all who have to approve it have" if verdict.answers else "nobody has to approve it"
    return f"merge it, {why}."


def _facts(verdict: Verdict, frame: Frame, mentions: str) -> Iterator[Section]:
    """What the request is about."""
    loud = [one for one in verdict.records if one.act is not Act.ADDED]
    yield Section("", [Line(_LOUD, f"> - {_record(one, frame)}") for one in loud], _CHANGES)
    changes = list(_changes(verdict.differences, frame))
    yield Section("What changes", changes, _CHANGES, mentions)
    added = [one for one in verdict.records if one.act is Act.ADDED]
    lines = [Line("", f"- {_record(one, frame)}") for one in added]
    yield Section("What was told", lines, _CHANGES)
    yield Section("What the site will show", [_effect(one) for one in verdict.effects], _CHANGES)
    yield _around(verdict.around)


def _judgement(
    verdict: Verdict, frame: Frame, shown: Callable[[str], str], notes: Sequence[str]
) -> Iterator[Section]:
    """What there is to say of it, and by whom."""
    found = sorted(verdict.findings, key=lambda one: (one.severity.rank, one.sort_key))
    lines = [Line("", _finding(one, shown)) for one in found]
    title = "What to put right" if verdict.errors else "What to look at"
    yield Section(title if lines else "", lines, _FINDINGS, _older(verdict))
    met = [_clash(one) for one in verdict.clashes]
    yield Section("In the way of other open requests", met, _FINDINGS)
    rows = [Line(_TABLE, _row(one, frame)) for one in verdict.answers]
    yield Section("Who decides", rows, _ROWS)
    worth = [Line("", f"- {text(one, _SENTENCE)}") for one in notes]
    yield Section("Worth knowing", worth, _FINDINGS)


def _changes(found: Iterable[Difference], frame: Frame) -> Iterator[Line]:
    for one in found:
        name, title = str(one.subject), _title(one, frame)
        weight = f". {text(one.weight, _SENTENCE)}" if one.weight else ""
        head = f"{_named(title, name)}{weight}\n"
        for change in one.changes:
            yield _line(head, change.key_result, _said(change))
        if one.before is None and one.after is not None:
            yield from _new(head, one.after, frame)


def _new(head: str, one: Objective, frame: Frame) -> Iterator[Line]:
    """What a new objective consists of, which no change tells."""
    for written, how in one.supports:
        yield _line(head, "", f"Supports {written}: {how}")
    for key in one.key_results:
        owners = some([frame.called(owner) for owner in key.owners], "and") or "nobody"
        yield _line(head, key.id, f"{key.title} ({measure(key.measure)}), owned by {owners}.")


def _said(change: Change) -> str:
    """The sentence of a change; where it is too long, what was doesn't push out what is to be."""
    if len(change.sentence) <= _SENTENCE:
        return change.sentence
    return change.sentence.replace(change.was, plain(change.was), 1)


def _named(title: str, name: str) -> str:
    return f"**{text(title) or text(name)}** ({text(name)})"


def _line(head: str, key_result: str, sentence: str) -> Line:
    about = f"**{text(key_result)}**: " if key_result else ""
    return Line(head, f"- {about}{text(sentence, _SENTENCE)}")


def _title(one: Difference, frame: Frame) -> str:
    if not isinstance(one.subject, File):
        objective = one.after or one.before
        return objective.title if objective else ""
    former = one.former
    kind, name = former if isinstance(former, File) else one.subject
    match kind:
        case "company":
            return frame.company.name
        case "team":
            return team_name(name, frame)
        case "person":
            return frame.called(name)
    return frame.cycles[name].title if name in frame.cycles else name


def _record(one: RecordDifference, frame: Frame) -> str:
    """A check-in in one line; loud where it changes what was told."""
    line = text(recorded(one, frame), _SENTENCE)
    return line if one.act is Act.ADDED else f"**{line}**"


def _effect(one: Effect) -> Line:
    return Line("", f"- {_named(one.title, one.name)}: {text(str(one))}")


def _around(rows: Sequence[Around]) -> Section:
    """The tree as a nested list, unfolded only where it is small."""
    lines = [Line("", f"{'  ' * one.depth}- {_leaf(one)}") for one in rows]
    at_once = len(lines) if len(lines) <= _TREE else 0
    return Section("The tree around it", lines, at_once, folded="lines")


def _leaf(one: Around) -> str:
    if not one.name:
        return text(one.title)
    plainly = f"{text(one.title) or text(one.name)} ({text(one.name)})"
    said = f"{_named(one.title, one.name)} ← {one.part}" if one.part else plainly
    return f"{said}, see above" if one.again else said


def _clash(one: Clash) -> Line:
    number, title, author = one.other
    by = f", by {text(author)}" if author else ""
    return Line(f"**#{number:d}** {text(title)}{by}\n", f"- {text(one.sentence, _SENTENCE)}")


def _mentions(told: Sequence[str]) -> str:
    """The owners of what depends on the changes; only what can be a login notifies."""
    names = {one.casefold(): one for one in told if one.strip()}
    shown = list(names.values())[:_MENTIONED]
    logins = [f"@{one}" for one in shown if _is_login(one)]
    others = text(", ".join(one for one in shown if not _is_login(one)), _STRANGERS)
    listed = ", ".join(filter(None, [*logins, others]))
    left = len(names) - len(shown)
    more = f" and {left:,} more" if left else ""
    return f"Depends on this: {listed}{more}." if listed else ""


def _is_login(word: str) -> bool:
    return len(word) <= _LONGEST and bool(_LOGIN.fullmatch(word))


def _finding(one: Finding, shown: Callable[[str], str]) -> str:
    place = f"{text(shown(one.place.file))}:{one.span.line}"
    problem = f"{one.problem[:1].upper()}{one.problem[1:]}."
    said = f"{text(problem, _SENTENCE)} {text(one.remedy, _SENTENCE)}"
    return f"- **{one.severity.capitalize()} {one.code}** ({place}): {said}"


def _older(verdict: Verdict) -> str:
    if not verdict.older:
        return ""
    if verdict.findings:
        return f"Not counting {count(verdict.older, 'older finding')}."
    return f"This request brings no findings; {count(verdict.older, 'older one')} stood before."


def _row(one: Answer, frame: Frame) -> str:
    people = some([frame.called(person) for person in one.demand.people], "or")
    who = f"{one.demand.title}{': ' if people else ''}{people}"
    reasons = groupby(sorted(one.demand.reasons, key=_matter), key=_matter)
    why = "; ".join(
        f"{_MATTERS[matter]} ({some([reason.name for reason in those], 'and')})"
        for matter, those in reasons
    )
    return f"| {text(who, _SENTENCE)} | {text(_state(one, frame))} | {text(why, 2 * _SENTENCE)} |"


def _matter(reason: Reason) -> Matter:
    return reason.matter


def _state(one: Answer, frame: Frame) -> str:
    given = some([frame.called(person) for person in one.approved], "and")
    if one.given:
        return f"✓ approved by {given}"
    of = f" ({len(one.approved)} of {one.demand.needed})" if one.demand.needed > 1 else ""
    return f"… waits{of}, approved by {given}" if given else f"… waits{of}"
