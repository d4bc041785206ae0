"""`okrs status` at a terminal: one line an objective and a key result, in columns."""

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from site_builder.effects.terminal import console, plain
from site_builder.model import explain
from site_builder.model.board import Board, TeamStanding
from site_builder.model.plan import Frame
from site_builder.model.progress import clamp
from site_builder.model.quantity import format_quantity
from site_builder.model.schedule import week
from site_builder.model.standing import ObjectiveStanding, Standing
from site_builder.model.terms import COMPANY, Status

BAR = 14
"""The width of a bar in characters."""

MARGIN = 14 + BAR + 9
"""Where the words of a line begin."""

SYMBOLS = {
    Status.DONE: "✔",
    Status.ON_TRACK: "●",
    Status.PENDING: "○",
    Status.AT_RISK: "▲",
    Status.OFF_TRACK: "■",
    Status.DROPPED: "–",
}
STYLES = {
    Status.DONE: "green",
    Status.ON_TRACK: "green",
    Status.PENDING: "bright_black",
    Status.AT_RISK: "yellow",
    Status.OFF_TRACK: "red",
    Status.DROPPED: "bright_black",
}


def print_status(board: Board, team: str | None, person: str | None, *, verbose: bool) -> None:
    """Print how a cycle stands, or only one team, or only what one person owns."""
    out = console()
    out.print(_head(board))
    shown = 0
    for one in board.teams:
        if team in {None, one.folder.team}:
            shown += _print_team(out, one, board.plan.frame, person, verbose=verbose)
    if not shown:
        out.print(f"\nNothing here yet: {_empty(team, person)}")


def _empty(team: str | None, person: str | None) -> str:
    if person:
        return f"{person} owns no key result in this cycle."
    return f"{team or 'no team'} has no objective in this cycle."


def _head(board: Board) -> Text:
    cycle = board.cycle
    now, weeks = week(cycle, board.on)
    when = "closed" if cycle.closed and cycle.closed <= board.on else f"week {now} of {weeks}"
    text = Text.assemble(
        (plain(board.plan.frame.company.name), "bold"),
        f" · {plain(cycle.title)} · {when} · {board.on:%d %b %Y}\n",
    )
    for status in Status:
        if board.counts[status]:
            count = f"{SYMBOLS[status]} {board.counts[status]} {status.word}"
            text.append(count, STYLES[status]).append("   ")
    if board.progress is not None:
        text.append(f"progress {explain.percent(board.progress)}")
    return text


def _print_team(
    out: Console, team: TeamStanding, frame: Frame, person: str | None, *, verbose: bool
) -> int:
    found = [(one, _owned(one, person)) for one in team.objectives]
    found = [(one, key_results) for one, key_results in found if key_results or not person]
    if not found:
        return 0
    known = frame.teams.get(team.folder.team)
    name = frame.company.name if team.folder.team == COMPANY else (known.name if known else "")
    out.print(Text(f"\n{plain(name or team.folder.team)}", "bold underline"))
    for one, key_results in found:
        _print_objective(out, one, frame.owner(one.objective), verbose=verbose)
        for key_result in key_results:
            _print_key_result(out, key_result, verbose=verbose)
    return len(found)


def _owned(one: ObjectiveStanding, person: str | None) -> list[Standing]:
    return [key for key in one.key_results if person in {None, *key.key_result.owners}]


def _print_objective(
    out: Console, one: ObjectiveStanding, owner: str | None, *, verbose: bool
) -> None:
    line = _figures(one.status, one.progress, one.expected)
    line.append(plain(one.objective.title), "strike" if one.objective.dropped else "bold")
    out.print(line.append_text(_details(owner, one.age, stale=one.stale)))
    if verbose:
        _print_sentences(out, [explain.objective(one)])


def _print_key_result(out: Console, one: Standing, *, verbose: bool) -> None:
    value = "" if one.value is None else format_quantity(one.value, one.key_result.unit)
    line = _figures(one.status, one.progress, one.expected, indent=2)
    line.append(plain(one.key_result.id))
    line.append(f"  {plain(value)}" if value else "")
    owners = ", ".join(one.key_result.owners)
    out.print(line.append_text(_details(owners, one.age, stale=one.stale)))
    if verbose:
        _print_sentences(out, _sentences(one))


def _figures(
    status: Status, progress: float | None, expected: float | None, indent: int = 0
) -> Text:
    """Status, bar and share, each as wide on every line."""
    share = "" if progress is None else explain.percent(progress)
    word = f"{' ' * indent}{SYMBOLS[status]} {status.word}"
    return Text.assemble(
        (f"{word:<14}", STYLES[status]), _bar(progress, expected, status), f"{share:>7}  "
    )


def _details(owner: str | None, age: int | None, *, stale: bool) -> Text:
    words = ", ".join(filter(None, (plain(owner or ""), _age(age))))
    text = Text(f"  {words}", "bright_black")
    return text.append("  stale", "magenta") if stale else text


def _print_sentences(out: Console, sentences: list[str]) -> None:
    for sentence in sentences:
        text = Text(plain(sentence), "italic")
        out.print(Padding(text, (0, 0, 0, MARGIN)), soft_wrap=False)


def _sentences(one: Standing) -> list[str]:
    measured = explain.measure(one.key_result.measure)
    found = [
        f"{one.key_result.title}.",
        f"{measured[0].upper()}{measured[1:].rstrip('.')}.",
        explain.progress(one),
        explain.expected(one),
        explain.status(one),
    ]
    return [*found, explain.forecast(one)] if one.forecast else found


def _bar(progress: float | None, expected: float | None, status: Status) -> Text:
    """The bar, with a mark where the pace should be."""
    filled = round(clamp(progress or 0.0) * BAR)
    text = Text("━" * filled, STYLES[status])
    text.append("─" * (BAR - filled), "bright_black")
    if expected is None or status is Status.DROPPED:
        return text
    at = min(BAR - 1, int(clamp(expected) * BAR))
    return Text.assemble(text[:at], ("┃", "bold"), text[at + 1 :])


def _age(days: int | None) -> str:
    if days is None:
        return "no check-in"
    return {0: "today", 1: "1 day"}.get(days, f"{days} days")
