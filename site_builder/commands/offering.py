"""What the shell offers where a command wants a name: quick, and nothing where there is none.

Each of these is a `shell_complete=` of an argument or option. None raises, prints or writes. What
is offered ends up on a person's command line, so nothing is offered that a shell would read.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import click

from site_builder.commands.options import where
from site_builder.model.plan import Frame
from site_builder.model.terms import COMPANY

Names = Callable[[click.Context, str], Iterable[str]]
Offer = Callable[[click.Context, click.Parameter, str], list[str]]

HARMLESS = re.compile(r"[A-Za-z0-9][A-Za-z0-9._/,-]*")
MOST_READ = 200
"""How many objectives are read for their key results; with more, only their names are offered."""


def _offer(names: Names) -> Offer:
    """Offer those of the names that go on from what is typed."""

    def offered(ctx: click.Context, _: click.Parameter, typed: str) -> list[str]:
        try:
            found = dict.fromkeys(names(ctx, typed))
        except Exception:  # noqa: BLE001 (a shell has no place for it; the command will tell)
            return []
        return [one for one in found if one.startswith(typed) and HARMLESS.fullmatch(one)]

    return offered


def _root(ctx: click.Context) -> Path:
    return where(ctx.params.get("content"), None).content


def _frame(ctx: click.Context) -> Frame:
    from site_builder.files.names import frame_below

    return frame_below(_root(ctx))


def _cycle(ctx: click.Context) -> str:
    """The cycle that was named already, else the one that runs."""
    frame, at = _frame(ctx), where(ctx.params.get("content"), ctx.params.get("as_of"))
    named = frame.cycles.get(str(ctx.params.get("cycle")))
    cycle = named or frame.current(at.as_of)
    return cycle.id if cycle else ""


def _refs(ctx: click.Context, typed: str) -> tuple[str, str, list[str]]:
    """What stands before each name, its cycle, and the objectives that go on from what is typed."""
    from site_builder.files.names import objectives_in

    root, first = _root(ctx), typed.partition("/")[0]
    named = first if "/" in typed and (root / first / "cycle.md").is_file() else ""
    cycle = named or _cycle(ctx)
    before = f"{cycle}/" if named else ""
    rest = typed.removeprefix(before)
    found = objectives_in(root, cycle) if cycle else []
    return before, cycle, [one for one in found if f"{one}/".startswith(rest[: len(one) + 1])]


def _objectives(ctx: click.Context, typed: str) -> Iterator[str]:
    before, _, found = _refs(ctx, typed)
    return (f"{before}{one}" for one in found)


def _key_results(ctx: click.Context, typed: str) -> Iterator[str]:
    from site_builder.files.names import key_results_of

    before, cycle, found = _refs(ctx, typed)
    if len(found) > MOST_READ:
        return (f"{before}{one}/" for one in found)
    return (f"{before}{one}" for one in key_results_of(_root(ctx), cycle, found))


def _either(ctx: click.Context, typed: str) -> Iterator[str]:
    yield from _objectives(ctx, typed)
    yield from _key_results(ctx, typed)


def _teams(ctx: click.Context, _: str) -> list[str]:
    return [COMPANY, *_frame(ctx).teams]


def _rules(_: click.Context, typed: str) -> Iterator[str]:
    """The rules' codes; several may stand with commas between them."""
    from site_builder.rules.run import all_rules

    before = typed[: typed.rfind(",") + 1]
    return (before + code for code in all_rules())


def _samples(ctx: click.Context, typed: str) -> Iterator[str]:
    from site_builder.model.library import samples

    del ctx, typed
    return (one.id for one in samples())


def _departments(ctx: click.Context, typed: str) -> Iterator[str]:
    from site_builder.model.library import departments

    yield from (one.id for one in departments())
    yield from _samples(ctx, typed)


cycles = _offer(lambda ctx, _: _frame(ctx).cycles)
departments = _offer(_departments)
either = _offer(_either)
key_results = _offer(_key_results)
objectives = _offer(_objectives)
people = _offer(lambda ctx, _: _frame(ctx).people)
rules = _offer(_rules)
samples = _offer(_samples)
teams = _offer(_teams)
