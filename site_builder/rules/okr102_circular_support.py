"""Objectives that support each other in a circle."""

from collections import deque
from collections.abc import Iterator, Mapping, Sequence

from site_builder.model.finding import Violation
from site_builder.model.objective import Ref
from site_builder.model.outline import Outlook
from site_builder.model.terms import Severity
from site_builder.rules.example import file
from site_builder.rules.rule import Rule, Violations

_Edges = Mapping[Ref, Mapping[Ref, str]]
"""For each objective those that it supports, with the reference as written."""

_SHOWN = 6
"""How many objectives of a long circle a sentence names."""


def _check(outlook: Outlook) -> Violations:
    edges = _edges(outlook)
    for knot in _knots(edges):
        circle = _circle(knot, edges)
        first, then = circle[0], circle[1]
        place = outlook.objectives[first].at("supports", edges[first][then])
        yield Violation(
            place.at(on_key=True),
            f"this closes a circle: {_path(circle)}",
            "Take away the contribution that matters least; a goal can't be its own reason.",
        )


def _edges(outlook: Outlook) -> _Edges:
    found: dict[Ref, dict[Ref, str]] = {}
    for ref, one in outlook.objectives.items():
        found[ref] = {}
        for written in () if one.dropped else one.supports:
            target = outlook.resolve(written, ref.cycle)
            if target and not outlook.objectives[target.parent].dropped:
                found[ref].setdefault(target.parent, written)
    return found


def _knots(edges: _Edges) -> Iterator[set[Ref]]:
    """The sets of objectives that all lead to each other (Tarjan 1972, without recursion)."""
    order: dict[Ref, int] = {}
    low: dict[Ref, int] = {}
    waiting: dict[Ref, None] = {}
    for root in edges:
        walk = [] if root in order else [(root, iter(edges[root]))]
        while walk:
            ref, targets = walk[-1]
            if ref not in order:
                order[ref] = low[ref] = len(order)
                waiting[ref] = None
            for target in targets:
                if target not in order:
                    walk.append((target, iter(edges[target])))
                    break
                if target in waiting:
                    low[ref] = min(low[ref], order[target])
            else:
                walk.pop()
                if walk:
                    low[walk[-1][0]] = min(low[walk[-1][0]], low[ref])
                if low[ref] == order[ref]:
                    knot = _until(ref, waiting)
                    if len(knot) > 1 or ref in edges[ref]:
                        yield knot


def _until(ref: Ref, waiting: dict[Ref, None]) -> set[Ref]:
    """Take from the end of what waits, up to an objective."""
    taken: set[Ref] = set()
    while ref not in taken:
        taken.add(waiting.popitem()[0])
    return taken


def _circle(knot: set[Ref], edges: _Edges) -> Sequence[Ref]:
    """The shortest way from the first of a knot back to itself."""
    start = min(knot)
    came: dict[Ref, Ref] = {}
    queue = deque([start])
    while start not in came:
        ref = queue.popleft()
        for target in edges[ref]:
            if target in knot and target not in came:
                came[target] = ref
                queue.append(target)
    way = [start, came[start]]
    while way[-1] != start:
        way.append(came[way[-1]])
    return way[::-1]


def _path(circle: Sequence[Ref]) -> str:
    cycles = {one.cycle for one in circle}
    names = [str(one) if len(cycles) > 1 else "/".join(one[1:3]) for one in circle]
    if len(names) > _SHOWN + 1:
        names[_SHOWN - 1 : -1] = [f"{len(names) - _SHOWN} more"]
    return " → ".join(names)


RULE = Rule(
    code="OKR102",
    name="circular-support",
    why="When goals support each other in a circle, none of them says why the others matter, and "
    "no tree can be drawn. Find the one that the others are for, and let it stand on top.",
    severity=Severity.ERROR,
    bad=file(
        "2026-Q4/company/win-the-mid-market.md",
        """\
        ---
        objective: Win the mid-market
        owner: ana
        supports:
          growth/trial-to-paid: A market is won by customers who pay
        key_results:
          win-rate: {title: Share of offers won, owner: ana, from: 20, to: 30, unit: "%"}
          mid-market-arr: {title: Revenue of the mid-market, owner: ana, from: 2, to: 3, unit: M €}
        ---
        """,
    ),
    good=file(
        "2026-Q4/company/win-the-mid-market.md",
        """\
        ---
        objective: Win the mid-market
        owner: ana
        key_results:
          win-rate: {title: Share of offers won, owner: ana, from: 20, to: 30, unit: "%"}
          mid-market-arr: {title: Revenue of the mid-market, owner: ana, from: 2, to: 3, unit: M €}
        ---
        """,
    ),
    plan=_check,
)
