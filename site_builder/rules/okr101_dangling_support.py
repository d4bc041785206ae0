"""A contribution to something that doesn't exist."""

from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from functools import cache, partial
from itertools import islice, pairwise
from typing import NamedTuple

from site_builder.model.finding import Edit, Fix, Violation
from site_builder.model.objective import Ref
from site_builder.model.outline import ObjectiveOutline, Outlook
from site_builder.model.terms import UNREADABLE, Severity
from site_builder.rules.example import objective
from site_builder.rules.rule import Rule, Violations

_NEAR, _VERY_NEAR = 0.6, 0.85
_MOST = 200
"""How many names are compared with one that is wrong: a check stays quick with many of them."""


class _Names(NamedTuple):
    by_slug: Mapping[str, list[ObjectiveOutline]]
    by_team: Mapping[str, list[ObjectiveOutline]]
    unread: frozenset[tuple[str, str]]


def _check(outlook: Outlook) -> Violations:
    names = cache(partial(_names, outlook))

    @cache
    def near(written: str, cycle: str) -> list[str]:
        candidates = dict.fromkeys(_candidates(written, cycle, outlook, names()))
        return get_close_matches(written, candidates, 2, _NEAR)

    for one in outlook.objectives.values():
        for written in one.supports:
            if written == UNREADABLE or outlook.resolve(written, one.ref.cycle):
                continue
            if not _is_unread(written, names()):
                yield _violation(one, written, near(written, one.ref.cycle))


def _names(outlook: Outlook) -> _Names:
    by_slug: dict[str, list[ObjectiveOutline]] = {}
    by_team: dict[str, list[ObjectiveOutline]] = {}
    for one in outlook.objectives.values():
        by_slug.setdefault(one.ref.objective, []).append(one)
        by_team.setdefault(one.ref.team, []).append(one)
    unread = frozenset((one.team, one.objective) for one in outlook.unread)
    return _Names(by_slug, by_team, unread)


def _is_unread(written: str, names: _Names) -> bool:
    """Whether it names a file that is there and can't be read, which is reported already."""
    parts = written.split("/")
    return any(pair in names.unread for pair in pairwise(parts))


def _violation(one: ObjectiveOutline, written: str, near: list[str]) -> Violation:
    near = [name for name in near if "/".join(one.ref[1:3]) not in name]
    alike = [name for name in near if name.count("/") == written.count("/")]
    certain = get_close_matches(written, alike, 2, _VERY_NEAR)
    place, fix = one.at("supports", written), None
    if len(certain) == 1 and certain[0] not in one.supports:
        edit = Edit(place.keys, rename=certain[0])
        fix = Fix(f"Write {certain[0]}", place.file, (edit,))
    remedy = (
        f"Did you mean {near[0]}?"
        if near
        else f"Write team/objective or team/objective/key-result, as below okrs/{one.ref.cycle}/."
    )
    problem = f"“{written}” is no objective or key result here"
    return Violation(place.at(on_key=True), problem, remedy, fix)


def _candidates(written: str, cycle: str, outlook: Outlook, names: _Names) -> Iterator[str]:
    """Names of the same team or with the same objective, as they could be written here."""
    parts = written.strip().strip("/").split("/")
    around = {one.id for one in outlook.frame.around(cycle)}
    wanted = parts[1:] if parts[0] in outlook.frame.cycles and len(parts) > 1 else parts
    found: list[ObjectiveOutline] = []
    for slug in wanted:
        found += islice(names.by_slug.get(slug, ()), _MOST)
    for team in get_close_matches(wanted[0], names.by_team, 2, _NEAR):
        found += islice(names.by_team[team], _MOST)
    for one in found:
        short = one.ref.cycle in around and len(wanted) == len(parts)
        yield from _forms(one, short=short, with_key_results=len(wanted) == len(Ref._fields) - 1)


def _forms(one: ObjectiveOutline, *, short: bool, with_key_results: bool) -> Iterable[str]:
    refs: list[Ref] = [one.ref]
    if with_key_results:
        refs += [one.ref._replace(key_result=key.id) for key in one.key_results]
    return ["/".join(filter(None, ref[1:] if short else ref)) for ref in refs]


RULE = Rule(
    code="OKR101",
    name="dangling-support",
    why="A contribution to nothing looks like alignment and is none; most often something was "
    "renamed or moved. Point it at an objective or a key result of this cycle or of the one "
    "around it.",
    severity=Severity.ERROR,
    bad=objective("""\
        objective: Turn more trials into paying customers
        supports:
          company/win-the-midmarket: Paying trials are where mid-market customers begin
        """),
    good=objective("""\
        objective: Turn more trials into paying customers
        supports:
          company/win-the-mid-market: Paying trials are where mid-market customers begin
        """),
    plan=_check,
)
