"""Asking all declared sources, one after another; one that fails changes nothing for the others."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

from site_builder.effects.sources.fetch import Limits, fetch
from site_builder.model.objective import Ref
from site_builder.model.plan import Plan
from site_builder.sources.failure import SourceError
from site_builder.sources.figure import figure, note
from site_builder.sources.shape import SourceShape
from site_builder.sources.telling import Failed, Pulled, is_news, meant


class Gathered(NamedTuple):
    """What the sources gave: what is new, what is known already, and what failed."""

    news: Sequence[Pulled]
    known: Sequence[Pulled]
    failed: Sequence[Failed]


class Round(NamedTuple):
    """What one run of all sources goes by. `moment` is in UTC."""

    plan: Plan
    on: date
    moment: datetime
    root: Path
    environment: Mapping[str, str]
    limits: Limits


def gather(sources: Mapping[str, SourceShape], going: Round) -> Gathered:
    """Ask each source, in the order of the file."""
    found: dict[Ref, Pulled] = {}
    failed: list[Failed] = []
    for reference, source in sources.items():
        try:
            pulled = _pull(reference, source, going)
            if pulled.key_result.ref in found:
                raise SourceError("it has another source above: keep one")  # noqa: TRY301
            found[pulled.key_result.ref] = pulled
        except SourceError as error:
            failed.append(Failed(reference, str(error)))
    news = [one for one in found.values() if is_news(one, going.plan, going.on)]
    known = [one for one in found.values() if one not in news]
    return Gathered(news, known, failed)


def _pull(reference: str, source: SourceShape, going: Round) -> Pulled:
    one = meant(reference, going.plan, going.on)
    given = fetch(source, going.root, going.environment, going.limits)
    return Pulled(one, figure(source, one, given), note(source, going.moment))
