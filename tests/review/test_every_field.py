"""Whatever a file may say: who changes it is seen, and asks somebody."""

import json
from collections.abc import Callable, Iterator, Mapping
from typing import get_args

import pytest
from pydantic import BaseModel

from site_builder.model.vocabulary import SHAPES
from site_builder.review.approval import contents
from tests.review.plans import Proposal, plan_of

STRANGER = "@stranger"
Matter = Mapping[str, object]

GIVEN: dict[str, tuple[str, Matter]] = {
    "company": (
        "company.md",
        {"name": "Acme", "stage": "growth", "headcount": 300, "leadership": ["ana", "tomas"]},
    ),
    "team": ("teams/growth.md", {"name": "Growth", "lead": "maria", "members": ["sam"]}),
    "person": ("people/sam.md", {"name": "Sam"}),
    "cycle": ("2026-Q4/cycle.md", {"starts": "2026-10-01", "ends": "2026-12-31"}),
    "objective": (
        "2026-Q4/growth/trials.md",
        {"objective": "Turn trials into customers", "key_results": {"one": {"title": "One"}}},
    ),
    "check-in": ("2026-Q4/growth/check-ins/2026-11-13.md", {"updates": {"trials": {"one": {}}}}),
    "retrospective": ("2026-Q4/growth/retrospective.md", {}),
}
"""Of each kind of file the path of one, and the least that it says."""

METRIC = {"from": 1, "to": 9}
AMENDED = {"on": "2026-10-20", "was": {"to": 12}, "why": "So"}

FIELDS: dict[str, tuple[object, object, Matter]] = {
    "company.name": ("Acme", "Apex", {}),
    "company.stage": ("growth", "scaling", {}),
    "company.headcount": (300, 301, {}),
    "company.leadership": (["ana"], ["eve"], {}),
    "company.check_ins": ("weekly", "biweekly", {}),
    "company.rules": ({"OKR301": "off"}, {"OKR301": "notice"}, {}),
    "company.approvals": ({"objective": "lead"}, {"objective": ["lead"]}, {}),
    "company.merge_check_ins": (False, True, {}),
    "company.time_zone": (None, "Europe/Lisbon", {}),
    "company.quiet_hours": ("18:00-08:00", "18:00-08:01", {}),
    "company.holidays": (["2026-12-25"], ["2026-12-26"], {}),
    "team.name": ("Growth", "Lifecycle", {}),
    "team.lead": (None, "nobody", {}),
    "team.members": (["sam"], ["eve"], {}),
    "team.parent": (None, "none", {}),
    "team.reviewers": (None, "none", {}),
    "team.individual_okrs": (None, "quota", {}),
    "team.time_zone": (None, "UTC", {}),
    "person.name": ("Sam", "Ana", {}),
    "person.github": (None, "none", {}),
    "person.priorities": ({"2026-Q4": ["Rest"]}, {"2026-Q4": ["Rest", "Rest"]}, {}),
    "cycle.title": (None, "Autumn", {}),
    "cycle.starts": ("2026-10-01", "2026-12-01", {}),
    "cycle.ends": ("2026-12-31", "2026-12-30", {}),
    "cycle.closed": (None, "2026-12-31", {}),
    "cycle.check_ins": (None, "weekly", {}),
    "objective.objective": ("Turn trials into customers", "Turn trials into friends", {}),
    "objective.supports": ({"company/win": "So"}, {"company/win": "Thus"}, {}),
    "objective.ambition": ("aspirational", "committed", {}),
    "objective.owner": (None, "the team's lead", {}),
    "objective.contributors": (["ana"], ["ana", "ana"], {}),
    "objective.key_results": ({"one": {"title": "One"}}, {"two": {"title": "One"}}, {}),
    "objective.dropped": (None, "So", {}),
    "objective.score": (0.7, 0.71, {}),
    "objective.note": ("So", "Thus", {"score": 0.7}),
    "objective.key_results.title": ("One", "Two", {}),
    "objective.key_results.owner": (["sam", "ines"], ["sam and ines"], {}),
    "objective.key_results.from": (1, 2, METRIC),
    "objective.key_results.to": (9, "unknown", METRIC),
    "objective.key_results.unit": (None, "none", METRIC),
    "objective.key_results.keep": ({"at_least": 1}, {"at_most": 1}, {}),
    "objective.key_results.keep.at_least": (1, 2, {"at_most": 9}),
    "objective.key_results.keep.at_most": (9, 8, {"at_least": 1}),
    "objective.key_results.done_when": ("It is signed", "It is sent", {}),
    "objective.key_results.confidential": ("Page 7", "Page 8", {}),
    "objective.key_results.weight": (1, 100, {}),
    "objective.key_results.stretch": (10, 11, METRIC),
    "objective.key_results.phases": ({"2026-11-01": 2}, {"2026-11-01": 3}, METRIC),
    "objective.key_results.contributors": (["ana", "bo"], ["bo", "ana"], {}),
    "objective.key_results.source": ("The shop", "A guess", {}),
    "objective.key_results.by": (None, "2026-12-01", {}),
    "objective.key_results.amended": ([AMENDED], [], METRIC),
    "objective.key_results.amended.on": ("2026-10-20", "2026-10-21", AMENDED),
    "objective.key_results.amended.why": ("So", "Thus", AMENDED),
    "objective.key_results.amended.was": ({"to": 12}, {"from": 12}, AMENDED),
    "objective.key_results.amended.was.from": (1, 2, {}),
    "objective.key_results.amended.was.to": (12, "unknown", {}),
    "objective.key_results.amended.was.keep": ({"at_least": 1}, {"at_most": 1}, {}),
    "objective.key_results.amended.was.keep.at_least": (1, 2, {}),
    "objective.key_results.amended.was.keep.at_most": (1, 2, {}),
    "objective.key_results.amended.was.done_when": ("Signed", "Sent", {}),
    "objective.key_results.amended.was.owner": ("sam", "ines", {}),
    "check-in.by": (None, "sam", {}),
    "check-in.updates": ({"trials": {"one": {}}}, {"trials": {"two": {}}}, {}),
    "check-in.updates.value": (12, 13, {}),
    "check-in.updates.confidence": (0.7, 0.8, {}),
    "check-in.updates.note": ("So", "Thus", {}),
    "check-in.updates.status": (None, "on-track", {}),
    "check-in.updates.done": (None, False, {}),
    "retrospective.by": (None, "sam", {}),
}
"""Of each field two values, told apart as little as may be, and what must stand beside them."""


def key_result(inner: Matter) -> Matter:
    return {**GIVEN["objective"][1], "key_results": {"one": {"title": "One", **inner}}}


def amended(inner: Matter) -> Matter:
    return key_result({**METRIC, "amended": [{**AMENDED, **inner}]})


INSIDE: dict[str, Callable[[Matter], Matter]] = {
    "objective.key_results": key_result,
    "objective.key_results.keep": lambda inner: key_result({"keep": inner}),
    "objective.key_results.amended": amended,
    "objective.key_results.amended.was": lambda inner: amended({"was": inner}),
    "objective.key_results.amended.was.keep": lambda inner: amended({"was": {"keep": inner}}),
    "check-in.updates": lambda inner: {"updates": {"trials": {"one": inner}}},
}
"""The front matter around fields that lie deeper."""


def shapes_in(annotation: object) -> Iterator[type[BaseModel]]:
    """The shapes that a field may hold, however deep in lists and mappings."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for one in get_args(annotation):
        yield from shapes_in(one)


def fields(shape: type[BaseModel], above: str) -> Iterator[str]:
    for name, field in shape.model_fields.items():
        path = f"{above}.{field.alias or name}"
        yield path
        for inner in shapes_in(field.annotation):
            yield from fields(inner, path)


def test_every_field_there_is_is_tried() -> None:
    assert {path for kind, shape in SHAPES.items() for path in fields(shape, kind)} == set(FIELDS)


def text(path: str, value: object) -> str:
    """A file in which a field has a value; None leaves it out."""
    above, _, field = path.rpartition(".")
    inner = {**FIELDS[path][2], **({} if value is None else {field: value})}
    matter = INSIDE[above](inner) if above in INSIDE else {**GIVEN[above][1], **inner}
    return f"---\n{json.dumps(matter)}\n---\n"


def between(before: Mapping[str, str], after: Mapping[str, str], gone: str = "") -> Proposal:
    """A proposal with some files before, and others after; one of the small company left out."""
    found = Proposal({})
    small = {path: one for path, one in found.before.items() if path != gone}
    found.before, found.after = {**small, **before}, {**small, **after}
    found.base, found.head = plan_of(found.before), plan_of(found.after)
    return found


@pytest.mark.parametrize("path", FIELDS)
def test_who_changes_a_field_is_seen_and_asks_somebody(path: str) -> None:
    file = GIVEN[path.partition(".")[0]][0]
    one, other = ({file: text(path, value)} for value in FIELDS[path][:2])
    for proposal in (between(one, other), between(other, one)):
        assert proposal.differences or proposal.records
        asked = proposal.asked(STRANGER)
        assert asked
        assert all(asked)
    assert not between(one, one).differences


@pytest.mark.parametrize("path", FIELDS)
def test_an_approval_of_one_value_is_none_of_another(path: str) -> None:
    file = GIVEN[path.partition(".")[0]][0]
    one, other = ({file: text(path, value)} for value in FIELDS[path][:2])
    for before in ({}, {file: f"{text(path, None)}Words.\n"}):
        found = (between(before, now, gone=file) for now in (one, other))
        then, now = (contents(proposal.differences, proposal.records) for proposal in found)
        assert then != now


@pytest.mark.parametrize("kind", SHAPES)
def test_the_prose_is_as_much_a_part_of_a_file_as_its_fields(kind: str) -> None:
    file, matter = GIVEN[kind]
    bare = f"---\n{json.dumps(matter)}\n---\n"
    some, more = ({file: f"{bare}{words}\n"} for words in ("Words.", "Others."))
    for before in ({}, {file: bare}):
        proposals = [between(before, now, gone=file) for now in (some, more)]
        assert all(one.asked(STRANGER) for one in proposals)
        then, now = (contents(one.differences, one.records) for one in proposals)
        assert then != now
