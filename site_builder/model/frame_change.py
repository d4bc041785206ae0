"""What changed between two states of a file around the objectives.

They are compared as they were written: what stands in no file, such as a default, never changed.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from site_builder.model.change import Change, Kind, became
from site_builder.model.vocabulary import CompanyShape, CycleShape, PersonShape, Shape, TeamShape


class Written(NamedTuple):
    """A file: its name, what its front matter says, and its body."""

    name: str
    shape: Shape
    body: str


_NOBODY, _AS_THE_COMPANY, _USUAL = "nobody", "the company's", "the usual"
_BODIES = {
    CompanyShape: "Mission reworded.",
    TeamShape: "What the team is for was reworded.",
    PersonShape: "The words below the name were rewritten.",
    CycleShape: "Theme reworded.",
}


def title(written: Written) -> str:
    """What a file calls its subject."""
    return _called(written.shape) or written.name


def _called(shape: Shape) -> str | None:
    match shape:
        case CompanyShape() | TeamShape() | PersonShape():
            return shape.name
        case CycleShape():
            return shape.title
    return None


def frame_changes(before: Written | None, after: Written | None) -> tuple[Change, ...]:
    """What changed from one state of a file to the next; None where there was or is none."""
    if before is not None and after is not None:
        return tuple(_compared(before, after))
    if after is not None:
        return (Change(Kind.ADDED, "", "Added to the plan."),)
    if before is not None:
        return (Change(Kind.REMOVED, "", "Removed from the plan."),)
    return ()


def _compared(before: Written, after: Written) -> Iterator[Change]:
    if before.name != after.name:
        words = f"Renamed from {before.name} to {after.name}."
        yield Change(Kind.MOVED, "", words, before.name, after.name)
    if _called(before.shape) != _called(after.shape):
        words = f"Name “{title(before)}” became “{title(after)}”."
        yield Change(Kind.NAME, "", words, title(before), title(after))
    yield from _fields(before, after)
    if before.body.split() != after.body.split():
        yield Change(Kind.TEXT, "", _BODIES.get(type(after.shape), "Reworded."))


def _fields(before: Written, after: Written) -> Iterator[Change]:
    match before.shape, after.shape:
        case CompanyShape() as old, CompanyShape() as new:
            yield from _company(old, new)
        case TeamShape() as old, TeamShape() as new:
            yield from _team(old, new)
        case PersonShape() as old, PersonShape() as new:
            yield from _login(before.name, old, after.name, new)
            yield from _priorities(old.priorities, new.priorities)
        case CycleShape() as old, CycleShape() as new:
            yield from _cycle(old, new)


def said(new: Written) -> Iterator[Change]:
    """What a new file says beside being there, as changes of one that says nothing."""
    called, shape = _called(new.shape), new.shape
    if called:
        yield Change(Kind.NAME, "", f"Its name is “{called}”.", now=called)
    match shape:
        case CompanyShape():
            yield from became(Kind.STAGE, "", "Stage", None, shape.stage)
            yield from became(Kind.HEADCOUNT, "", "Head count", None, f"{shape.headcount:,}")
            values = {"name": shape.name, "stage": shape.stage, "headcount": shape.headcount}
            yield from _company(CompanyShape.model_validate({**values, "leadership": ()}), shape)
        case TeamShape():
            yield from _team(TeamShape.model_validate({"name": shape.name}), shape)
        case PersonShape():
            yield from became(Kind.LOGIN, "", "Login", None, shape.github)
            yield from _priorities({}, shape.priorities)
        case CycleShape():
            days = {"starts": shape.starts, "ends": shape.ends}
            words = f"It runs from {shape.starts} to {shape.ends}."
            yield Change(Kind.STARTS, "", words, now=f"{shape.starts} {shape.ends}")
            yield from _cycle(CycleShape.model_validate(days), shape)
    if new.body.strip():
        yield Change(Kind.TEXT, "", "It has a text of its own.")


def _company(before: CompanyShape, after: CompanyShape) -> Iterator[Change]:
    yield from became(Kind.STAGE, "", "Stage", before.stage, after.stage)
    old, new = (f"{one.headcount:,}" for one in (before, after))
    yield from became(Kind.HEADCOUNT, "", "Head count", old, new)
    yield from _membership(Kind.LEADERSHIP, before.leadership, after.leadership)
    yield from became(Kind.CADENCE, "", "Check-ins", before.check_ins, after.check_ins)
    yield from _settings(Kind.RULE, "Rule {}", before.rules, after.rules)
    yield from _settings(Kind.APPROVAL, "Approval of {}:", before.approvals, after.approvals)
    if before.merge_check_ins != after.merge_check_ins:
        who = "The bot merges" if after.merge_check_ins else "The bot no longer merges"
        yield Change(Kind.MERGING, "", f"{who} check-ins that nobody has to approve.")
    yield from became(Kind.REMINDERS, "", "Time zone", before.time_zone, after.time_zone, _USUAL)
    old, new = (str(one.quiet_hours or "") for one in (before, after))
    yield from became(Kind.REMINDERS, "", "Quiet hours", old, new, _USUAL)
    days = (", ".join(map(str, one.holidays)) for one in (before, after))
    yield from became(Kind.REMINDERS, "", "Holidays", *days)


def _team(before: TeamShape, after: TeamShape) -> Iterator[Change]:
    yield from became(Kind.LEAD, "", "Lead", before.lead, after.lead, _NOBODY)
    yield from _membership(Kind.MEMBERS, before.members, after.members)
    yield from became(Kind.PARENT, "", "Part of", before.parent, after.parent)
    yield from became(Kind.REVIEWERS, "", "Reviewers", before.reviewers, after.reviewers)
    if before.individual_okrs != after.individual_okrs:
        some = after.individual_okrs is not None
        words = "Metrics may be personal here." if some else "Metrics are the team's own again."
        yield Change(Kind.QUOTA, "", words)
    zones = before.time_zone, after.time_zone
    yield from became(Kind.REMINDERS, "", "Time zone", *zones, _AS_THE_COMPANY)


def _login(
    old_name: str, before: PersonShape, new_name: str, after: PersonShape
) -> Iterator[Change]:
    """By default the file's name is the login, so that renaming the file changes it."""
    if old_name == new_name:
        yield from became(Kind.LOGIN, "", "Login", before.github, after.github)
    else:
        logins = before.github or old_name, after.github or new_name
        yield from became(Kind.LOGIN, "", "Login", *logins)


def _priorities(
    before: Mapping[str, Sequence[str]], after: Mapping[str, Sequence[str]]
) -> Iterator[Change]:
    for cycle in sorted({*before, *after}):
        old, new = before.get(cycle), after.get(cycle)
        if old != new:
            told = ("; ".join(one or ()) for one in (old, new))
            yield Change(Kind.PRIORITIES, "", f"Priorities in {cycle} rewritten.", *told)


def _cycle(before: CycleShape, after: CycleShape) -> Iterator[Change]:
    yield from became(Kind.STARTS, "", "Starts", f"{before.starts}", f"{after.starts}")
    yield from became(Kind.ENDS, "", "Ends", f"{before.ends}", f"{after.ends}")
    if before.closed != after.closed:
        words = f"Closed on {after.closed}." if after.closed else "Opened again."
        yield Change(Kind.CLOSED, "", words)
    cadences = before.check_ins, after.check_ins
    yield from became(Kind.CADENCE, "", "Check-ins", *cadences, _AS_THE_COMPANY)


def _membership(kind: Kind, before: Sequence[str], after: Sequence[str]) -> Iterator[Change]:
    left = " and ".join(one for one in before if one not in after)
    joined = " and ".join(one for one in after if one not in before)
    if left or joined:
        yield Change(kind, "", membership(kind, left, joined), left, joined)
    elif before != after:
        yield Change(Kind.ORDER, "", f"{kind.value.capitalize()}: in another order.")


def membership(kind: Kind, left: str, joined: str) -> str:
    """Who joined and who left, given by what they are called: `Members: Ana joined; Bo left`."""
    told = (joined and f"{joined} joined", left and f"{left} left")
    return f"{kind.value.capitalize()}: {'; '.join(filter(None, told))}."


def _settings(
    kind: Kind, word: str, before: Mapping[str, object], after: Mapping[str, object]
) -> Iterator[Change]:
    for name in sorted({*before, *after}):
        if before.get(name) != after.get(name):
            told = _value(after[name]) if name in after else "as usual"
            was, now = (str(one[name]) if name in one else "" for one in (before, after))
            yield Change(kind, "", f"{word.format(name)} {told}.", was, now)


def _value(value: object) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
