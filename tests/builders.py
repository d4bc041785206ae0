"""Valid parts of a plan: a test names only what it is about."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from site_builder.model.check_in import CheckIn, Reading, Update
from site_builder.model.measure import Guard, Measure, Metric
from site_builder.model.objective import KeyResult, Objective, Ref, Support
from site_builder.model.plan import Company, Cycle, Folder, Frame, Plan
from site_builder.model.standing import ObjectiveStanding, Standing
from site_builder.model.standing import key_result_standing as stand
from site_builder.model.terms import Ambition, Cadence, Stage, Status

STARTS, ENDS = date(2026, 10, 1), date(2026, 12, 31)
"""The first and the last day of the quarter that most tests play in."""

HUNDRED = Metric(0.0, 100.0)
"""A figure to move from 0 to 100, so that a value is a percentage."""

CALM = Guard(None, 40.0)
"""A figure to keep at 40 or below."""


def quarter(
    starts: date = STARTS,
    ends: date = ENDS,
    *,
    name: str = "2026-Q4",
    check_ins: Cadence = Cadence.WEEKLY,
    closed: date | None = None,
) -> Cycle:
    """A cycle; weekly check-ins unless it says otherwise."""
    return Cycle(name, f"okrs/{name}/cycle.md", name, starts, ends, closed, check_ins)


def hundred_days() -> Cycle:
    """A cycle in which a day is one hundredth: day 50 is its middle."""
    return quarter(STARTS, STARTS + timedelta(days=100))


def day(number: int) -> date:
    """The day so many days after the first one of the cycle."""
    return STARTS + timedelta(days=number)


def update(value: float | None = None, **more: object) -> Update:
    """What a check-in says of a key result, `activation-ctr` unless it says otherwise."""
    names = {"objective": "trial-to-paid", "key_result": "activation-ctr"}
    return Update(value=value, **{**names, **more})  # type: ignore[arg-type]


def reading(on: date, value: float | None = None, **more: object) -> Reading:
    """A reading of that key result on a day; `more` are fields of its update."""
    return Reading(on, "sam", update(value, **more))


def readings(values: Mapping[int, float]) -> list[Reading]:
    """Readings by the number of their day."""
    return [reading(day(number), value) for number, value in sorted(values.items())]


def key_result(measure: Measure | None = HUNDRED, **more: object) -> KeyResult:
    """A key result of Sam's."""
    ref = Ref("2026-Q4", "growth", "trial-to-paid", "activation-ctr")
    given = {"title": "The activation email gets clicked", "owners": ("sam",), **more}
    return KeyResult(ref, measure=measure, **given)  # type: ignore[arg-type]


def standing(
    measure: Measure | None = HUNDRED,
    said: Iterable[Reading] = (),
    on: date = ENDS,
    cycle: Cycle | None = None,
    **more: object,
) -> Standing:
    """How a key result with such check-ins stands on a day."""
    return stand(key_result(measure, **more), tuple(said), cycle or quarter(), on)


def objective(
    slug: str = "trial-to-paid",
    *,
    team: str = "growth",
    cycle: str = "2026-Q4",
    supports: Iterable[str] = (),
    key_results: Iterable[str] = (),
    **more: object,
) -> Objective:
    """An objective; `supports` are references, `key_results` names of metrics."""
    ref = Ref(cycle, team, slug)
    made = tuple(
        KeyResult(ref._replace(key_result=name), name, ("sam",), HUNDRED) for name in key_results
    )
    links = tuple(Support(one, "It is where they begin") for one in supports)
    given = {"title": "Turn more trials into paying customers", "key_results": made, **more}
    return Objective(ref, f"okrs/{ref}.md", supports=links, **given)  # type: ignore[arg-type]


def objective_of(
    standings: Iterable[Standing],
    *,
    status: Status = Status.ON_TRACK,
    ambition: Ambition = Ambition.ASPIRATIONAL,
    **more: object,
) -> ObjectiveStanding:
    """An objective with key results that stand so."""
    one = objective(ambition=ambition, **more)  # type: ignore[arg-type]
    return ObjectiveStanding(one, tuple(standings), 0.5, 0.5, status)


def check_in(on: date, *updates: Update, team: str = "growth", cycle: str = "2026-Q4") -> CheckIn:
    """A check-in of a team."""
    return CheckIn(f"okrs/{cycle}/{team}/check-ins/{on}.md", cycle, team, on, "sam", updates)


def plan(
    *objectives: Objective, cycles: Iterable[Cycle] = (), check_ins: Iterable[CheckIn] = ()
) -> Plan:
    """A plan with these objectives and check-ins, each in the folder that its name says."""
    company = Company("okrs/company.md", "Lumen", Stage.GROWTH, 64, ("ana",))
    known = {one.id: one for one in (*cycles, quarter())}
    said = tuple(check_ins)
    places = dict.fromkeys((one.ref.cycle, one.ref.team) for one in objectives)
    folders = {
        (cycle, team): Folder(
            cycle,
            team,
            tuple(one for one in objectives if (one.ref.cycle, one.ref.team) == (cycle, team)),
            tuple(one for one in said if (one.cycle, one.team) == (cycle, team)),
        )
        for cycle, team in places
    }
    return Plan(Frame(company, {}, {}, known), folders)
