"""A verdict on a proposal, for a person at a terminal."""

from collections.abc import Callable, Iterable, Iterator

from rich.text import Text

from site_builder.effects.terminal import STYLES, console, plain
from site_builder.model.finding import Finding
from site_builder.model.history import File
from site_builder.model.objective import Ref
from site_builder.model.plan import Frame
from site_builder.review.around import Around
from site_builder.review.comment import headline
from site_builder.review.difference import Act, Difference, RecordDifference
from site_builder.review.effect import Effect
from site_builder.review.future import Clash
from site_builder.review.verdict import Answer, Verdict
from site_builder.review.words import count, figures, wanted


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
        yield from _record(record)
    yield from _below("What the site will show", map(_effect, verdict.effects))
    yield from _below("The tree around it", map(_around, verdict.around))
    yield from _below("", _findings(verdict, shown))
    yield from _below("In the way of other open requests", map(_clash, verdict.clashes))
    answers = (line for one in verdict.answers for line in _answer(one, frame))
    yield from _below("Who decides", answers)


def _below(title: str, lines: Iterable[Text]) -> Iterator[Text]:
    """Lines below a title, if there are any."""
    for number, line in enumerate(lines):
        if not number:
            yield Text(f"\n{title}" if title else "", "bold")
        yield line


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


def _record(one: RecordDifference) -> Iterator[Text]:
    record = one.record
    what = f"Check-in of {record.team} on {record.on}" if record.on else "Retrospective"
    head = Text(f"{plain(what)} {one.act}", "bold")
    if one.act is not Act.ADDED:
        head.append(": this changes what was told before.", "yellow")
    yield head
    for said in (*figures(one), *one.exceptions):
        yield Text(f"  {plain(said)}")


def _effect(one: Effect) -> Text:
    return Text.assemble(f"  {plain(one.title or one.name)}: ", (plain(str(one)), "bold"))


def _around(one: Around) -> Text:
    title = plain(one.title or one.name)
    row = Text.assemble("  " * (one.depth + 1), (title, "bold" if one.part else ""))
    row.append(f"  {plain(one.name)}" if one.name else "", "dim")
    row.append(f" ← {one.part}" if one.part else "", "yellow")
    return row.append(", see above" if one.again else "", "dim")


def _clash(one: Clash) -> Text:
    number, title, author = one.other
    by = f" by {plain(author)}" if author else ""
    head = f"#{number} {plain(title)}{by}"
    return Text.assemble("  ", (head, "bold"), f": {plain(one.sentence)}")


def _findings(verdict: Verdict, shown: Callable[[str], str]) -> Iterator[Text]:
    for one in verdict.findings:
        yield _finding(one, shown)
    if verdict.older:
        yield Text(f"{count(verdict.older, 'older finding')} stood before.", "dim")


def _finding(one: Finding, shown: Callable[[str], str]) -> Text:
    place = f"{shown(one.place.file)}:{one.span.line}"
    said = f"{one.severity}[{one.code}]"
    return Text.assemble(
        (said, STYLES[one.severity]), f" {plain(place)}: {plain(one.problem)}. ", plain(one.remedy)
    )


def _answer(one: Answer, frame: Frame) -> Iterator[Text]:
    given = ", ".join(frame.called(person) for person in one.approved)
    state = f"approved by {given}" if one.given else wanted(one, frame)
    mark = ("✓ ", "green") if one.given else ("… ", "yellow")
    yield Text.assemble(mark, f"{plain(one.demand.title)}: {plain(state)}")
    for reason in one.demand.reasons:
        yield Text(f"  for {plain(reason.name)} ({reason.matter.replace('-', ' ')})", "dim")
