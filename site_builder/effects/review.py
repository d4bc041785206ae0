"""A verdict on a proposal, for a person at a terminal."""

from collections.abc import Callable, Iterator

from rich.text import Text

from site_builder.effects.terminal import STYLES, console, plain
from site_builder.model.finding import Finding
from site_builder.model.history import File
from site_builder.model.plan import Frame, Ref
from site_builder.review.comment import headline
from site_builder.review.difference import Act, Difference, RecordDifference
from site_builder.review.verdict import Answer, Verdict


def print_verdict(verdict: Verdict, frame: Frame, shown: Callable[[str], str]) -> None:
    """Print what changes, what it brings, who decides, and what comes next."""
    out = console()
    for line in _lines(verdict, frame, shown):
        out.print(line)


def _lines(verdict: Verdict, frame: Frame, shown: Callable[[str], str]) -> Iterator[Text]:
    yield Text(f"{plain(headline(verdict, frame))}.", "bold green" if verdict.ready else "bold")
    for difference in verdict.differences:
        yield Text()
        yield from _difference(difference)
    for record in verdict.records:
        yield Text()
        yield _record(record)
    if verdict.findings:
        yield Text()
    for finding in verdict.findings:
        yield _finding(finding, shown)
    if verdict.older:
        yield Text(f"{_count(verdict.older, 'older finding')} stood before.", "dim")
    if verdict.answers:
        yield Text()
        yield Text("Who decides", "bold")
    for answer in verdict.answers:
        yield from _answer(answer, frame)


def _difference(one: Difference) -> Iterator[Text]:
    title = one.after.title if one.after else one.before.title if one.before else ""
    name = _name(one.subject)
    yield Text.assemble((plain(title or name), "bold"), (f"  {name}" if title else "", "dim"))
    if one.weight:
        yield Text(f"  {plain(one.weight)}", "yellow")
    for change in one.changes:
        about = f"{change.key_result}: " if change.key_result else ""
        yield Text(f"  {plain(about + change.sentence)}")


def _name(subject: Ref | File) -> str:
    return plain(str(subject))


def _record(one: RecordDifference) -> Text:
    record = one.record
    what = f"Check-in of {record.team} on {record.on}" if record.on else "Retrospective"
    text = Text(f"{what} {one.act}", "bold")
    if one.act is not Act.ADDED:
        text.append(": this changes what was told before.", "yellow")
    for said in one.exceptions:
        text.append(f"\n  {plain(said)}")
    return text


def _finding(one: Finding, shown: Callable[[str], str]) -> Text:
    place = f"{shown(one.place.file)}:{one.span.line}"
    said = f"{one.severity}[{one.code}]"
    return Text.assemble(
        (said, STYLES[one.severity]), f" {plain(place)}: {plain(one.problem)}. ", plain(one.remedy)
    )


def _answer(one: Answer, frame: Frame) -> Iterator[Text]:
    given = ", ".join(frame.called(person) for person in one.approved)
    state = f"approved by {given}" if one.given else _wanted(one, frame)
    mark = ("✓ ", "green") if one.given else ("… ", "yellow")
    yield Text.assemble(mark, f"{one.demand.title}: {plain(state)}")
    for reason in one.demand.reasons:
        yield Text(f"  for {plain(reason.name)} ({reason.matter.replace('-', ' ')})", "dim")


def _wanted(one: Answer, frame: Frame) -> str:
    people = " or ".join(frame.called(person) for person in one.waiting_for)
    return plain(people or one.demand.title)


def _count(number: int, word: str) -> str:
    return f"{number:,} {word}{'s' * (number != 1)}"
