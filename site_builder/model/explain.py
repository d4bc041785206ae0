"""Every figure explains itself in one sentence."""

from site_builder.model.measure import Confidential, Guard, Measure, Metric, Milestone
from site_builder.model.plan import Cycle
from site_builder.model.progress import due_day
from site_builder.model.quantity import format_number, format_quantity
from site_builder.model.schedule import due_periods
from site_builder.model.standing import (
    AT_RISK_WITHIN,
    ON_TRACK_WITHIN,
    ObjectiveStanding,
    Standing,
    confidence_status,
    pace_status,
)
from site_builder.model.terms import Ambition, Status


def percent(share: float) -> str:
    """A share as whole per cents: `61 %`, with a minus sign below 0."""
    rounded = round(share * 100)
    return f"−{-rounded} %" if rounded < 0 else f"{rounded} %"


def measure(one: Measure | None) -> str:
    """What a key result commits to, in words: `from 12 to 18 %`."""
    match one:
        case Metric():
            start, end = _or_unknown(one.baseline), _or_unknown(one.target)
            unit = one.unit or ""
            if unit[:1] in {"€", "$", "£", "¥"}:
                return f"from {_quantity(one.baseline, unit)} to {_quantity(one.target, unit)}"
            return f"from {start} to {end} {unit}".rstrip()
        case Guard():
            return _bounds(one)
        case Milestone():
            return f"done when: {one.done_when}"
        case Confidential():
            return f"confidential: {one.where}"
        case None:
            return "not measured"


def _quantity(value: float | None, unit: str) -> str:
    return "unknown" if value is None else format_quantity(value, unit)


def _or_unknown(value: float | None) -> str:
    return "unknown" if value is None else format_number(value)


def _bounds(guard: Guard) -> str:
    low = None if guard.at_least is None else format_quantity(guard.at_least, guard.unit)
    high = None if guard.at_most is None else format_quantity(guard.at_most, guard.unit)
    if low and high:
        return f"keep between {low} and {high}"
    return f"keep at least {low}" if low else f"keep at most {high}"


def progress(one: Standing) -> str:
    """Why the progress is what it is."""
    if one.progress is None:
        return _no_progress(one)
    share = percent(one.progress)
    match one.key_result.measure:
        case Metric(baseline=start, target=end, unit=unit) if start is not None and end is not None:
            way = f"from {format_number(start)} to {format_number(end)}"
            now = format_quantity(one.value or 0.0, unit)
            below = "; it is on the wrong side of the baseline" if one.progress < 0 else ""
            return f"{now} on the way {way} is {share}{below}."
        case Guard() as guard:
            return _guard(one, guard, share)
        case Milestone():
            return "The evidence is there." if one.progress else "It counts 0 until it is done."
        case _:
            return f"The check-in gives {share}; the figures live elsewhere."


def _no_progress(one: Standing) -> str:
    match one.key_result.measure:
        case None:
            return "Nothing says how it is measured."
        case Metric(baseline=None) | Metric(target=None):
            return "Its baseline or target is still to be found."
        case _ if one.readings:
            return "No check-in gives a figure yet."
        case _:
            return "There is no check-in yet."


def _guard(one: Standing, guard: Guard, share: str) -> str:
    values = [
        (read.on, read.update.value) for read in one.readings if read.update.value is not None
    ]
    due = due_periods(one.cycle, one.asked, [day for day, _ in values])
    made = sum(any(period.has(day) for day, _ in values) for period in due)
    missed = f", {len(due) - made} missed" if made < len(due) else ""
    bounds = _bounds(guard)
    return f"{bounds[0].upper()}{bounds[1:]}: held in {share} of {len(due)} due check-ins{missed}."


def expected(one: Standing) -> str:
    """Why this much is expected."""
    share = percent(one.expected)
    match one.key_result.measure:
        case Guard():
            return "A guard is to hold all the time, so 100 % is expected."
        case Milestone():
            due = due_day(one.cycle, one.key_result.by)
            if one.expected:
                return f"It is due on {due}, so 100 % is expected."
            return f"Nothing is expected before it is due on {due}."
        case Metric(phases=phases) if phases:
            return f"The phases of this key result expect {share} by {one.on}."
        case _:
            return _of_time(one, share)


def _of_time(one: Standing, share: str) -> str:
    if one.key_result.by:
        due = due_day(one.cycle, one.key_result.by)
        return f"It is due on {due} and {share} of its time is gone, so {share} is expected."
    return f"{share} of the cycle is gone, so {share} is expected."


def status(one: Standing) -> str:
    """Why the status is what it is."""
    if one.status is not one.computed and one.last:
        who = one.last.by or "the author"
        return f"{who} set it on {one.last.on}; the figures say {one.computed.word}."
    if one.computed is Status.PENDING:
        return f"Pending: {_no_progress(one)[0].lower()}{_no_progress(one)[1:]}"
    if one.computed is Status.DONE:
        return "The target is reached."
    return _weaker_of(one)


def _weaker_of(one: Standing) -> str:
    pace = one.pace or 0.0
    by_pace = pace_status(pace)
    if isinstance(one.key_result.measure, Milestone) and not one.expected:
        told = (
            "no confidence was given"
            if one.confidence is None
            else f"its confidence is {one.confidence:g}"
        )
        return f"It is not due yet, and {told}: {one.computed.word}."
    if abs(pace) < 0.005 and by_pace is one.computed:  # noqa: PLR2004 (it reads as 0 %)
        return "It goes exactly as expected."
    said = f"{percent(abs(pace))} {'behind' if pace > 0 else 'ahead of'} the expected pace"
    confidence = one.confidence
    if confidence is not None and confidence_status(confidence) is one.computed is not by_pace:
        sure = f"a confidence of {confidence:g} is {one.computed.word}"
        return f"Its pace is {by_pace.word}, but {sure}."
    limits = (
        f"up to {percent(ON_TRACK_WITHIN)} is on track, up to {percent(AT_RISK_WITHIN)} at risk"
    )
    return f"{said[0].upper()}{said[1:]}: {limits}."


def forecast(one: Standing) -> str:
    """Where it is heading."""
    found = one.forecast
    if not isinstance(one.key_result.measure, Metric):
        return "Only a figure that is to move has a forecast."
    if found is None:
        return "A forecast needs check-ins on three days."
    unit = one.key_result.unit
    value = format_quantity(float(f"{found.value:.3g}"), unit)
    low, high = (format_number(float(f"{edge:.3g}")) for edge in (found.low, found.high))
    band = "" if low == high else f" (between {low} and {high})"
    return f"At this rate it ends at {value}{band} on {found.on}."


def objective(one: ObjectiveStanding) -> str:
    """Why an objective stands where it does."""
    if one.objective.dropped:
        return f"Dropped: {one.objective.dropped.rstrip('. ')}."
    if not one.key_results:
        return "It has no key results yet."
    count = len(one.key_results)
    mean = f"{percent(one.progress or 0.0)} is the mean of {count} key result{'s' * (count > 1)}"
    weakest = one.weakest
    if weakest is None or one.status in {Status.DONE, Status.ON_TRACK}:
        return f"{mean}; all of them are {'' if one.status is Status.DONE else 'on track or '}done."
    return f"{mean}; {weakest.key_result.id} is {one.status.word}, and the weakest one counts."


def grade(one: ObjectiveStanding, cycle: Cycle) -> str:
    """What the final grade means."""
    reached = one.grade
    if one.objective.ambition is Ambition.LEARNING:
        return "A learning objective is graded by what was learnt."
    if reached is None:
        return f"It was not graded at the close of {cycle.title}."
    wanted = "1.0" if one.objective.ambition is Ambition.COMMITTED else "around 0.7"
    return f"Graded {reached:.1f}; {one.objective.ambition} objectives are expected at {wanted}."
