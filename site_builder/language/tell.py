"""What things of a plan are, in a few plain lines.

Whoever wrote the plan wrote these words: they are shown as text, never as markup, and nothing in
them hides or turns around.
"""

from collections.abc import Iterator

from site_builder.language.look import Look
from site_builder.model import explain
from site_builder.model.objective import Objective, Ref
from site_builder.model.plan import Cycle
from site_builder.model.standing import key_result_standing, objective_standing
from site_builder.model.terms import COMPANY
from site_builder.review.markdown import plain
from site_builder.rules.run import all_rules


def commitment(look: Look, ref: Ref) -> list[str]:
    """An objective or a key result: what it says and how it stands."""
    one = look.objective(ref)
    if one is None:
        return []
    if not ref.key_result:
        return list(_objective(look, one))
    return list(_key_result(look, ref))


def _objective(look: Look, one: Objective) -> Iterator[str]:
    plan = look.plan
    cycle = plan.frame.cycles[one.ref.cycle]
    standing = objective_standing(one, plan.folder(one.ref), cycle, look.as_of)
    owner = plan.frame.owner(one)
    yield plain(one.title)
    yield _joined(standing.status.word, one.ambition, owner and person_name(look, owner), cycle.id)
    yield plain(explain.objective(standing))


def _key_result(look: Look, ref: Ref) -> Iterator[str]:
    key, plan = look.key_result(ref), look.plan
    if key is None:
        return
    cycle = plan.frame.cycles[ref.cycle]
    standing = key_result_standing(key, plan.folder(ref).readings(ref), cycle, look.as_of)
    owners = ", ".join(person_name(look, one) for one in key.owners)
    yield plain(key.title)
    yield _joined(standing.status.word, explain.measure(key.measure), owners)
    yield ""
    yield f"Progress: {plain(explain.progress(standing))}"
    yield f"Expected: {plain(explain.expected(standing))}"
    yield f"Status: {plain(explain.status(standing))}"
    yield f"Forecast: {plain(explain.forecast(standing))}"


def person_name(look: Look, person: str) -> str:
    """What a person is called, by the name in their file where they have one."""
    return plain(look.plan.frame.called(person))


def person(look: Look, name: str) -> list[str]:
    """A person: the name, and the teams. Never a figure: no person is ever scored."""
    frame = look.plan.frame
    if name not in frame.people:
        return []
    lines = [person_name(look, name)]
    lines += [
        f"{'Leads' if one.lead == name else 'In'} {plain(one.name)}"
        for one in look.teams_of.get(name, ())
    ]
    if name in frame.company.leadership:
        lines.append(f"Leadership of {plain(frame.company.name)}")
    return lines


def team(look: Look, name: str) -> list[str]:
    """A team: the name, who leads it, who is in it."""
    frame = look.plan.frame
    if name == COMPANY:
        return [f"{plain(frame.company.name)}, the company itself"]
    one = frame.teams.get(name)
    if one is None:
        return []
    lead = [f"Lead: {person_name(look, one.lead)}"] if one.lead else []
    members = ", ".join(person_name(look, each) for each in one.members)
    return [plain(one.name), *lead, *([f"Members: {members}"] if members else [])]


def cycle(one: Cycle) -> list[str]:
    """A cycle: what it is called, and its dates."""
    closed = f", closed on {one.closed}" if one.closed else ""
    return [plain(one.title), f"{one.starts} to {one.ends}{closed}"]


def rule(code: str) -> list[str]:
    """A rule: its name and why it is there."""
    one = all_rules().get(code)
    return [f"{one.code} {one.name}", one.why] if one else []


def _joined(*parts: str | None) -> str:
    return " · ".join(plain(one) for one in parts if one)
