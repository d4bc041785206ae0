"""All files beside the pages."""

from collections.abc import Callable, Iterator
from functools import partial

import msgspec

from site_builder.pages.export.badge import (
    objective_badge,
    objective_badge_path,
    team_badge,
    team_badge_path,
)
from site_builder.pages.export.content import cycle_file, objective_file, plan_file, team_file
from site_builder.pages.export.dates import CALENDAR_PATH, calendar
from site_builder.pages.export.document import Address, Document, beside, cycle_data_path
from site_builder.pages.export.feed import (
    ATOM_PATH,
    CHANGES_ATOM_PATH,
    CHANGES_JSON_PATH,
    JSON_PATH,
    WEEKS_ATOM_PATH,
    WEEKS_JSON_PATH,
    atom,
    atom_of_changes,
    atom_of_weeks,
    json_feed,
    json_feed_of_changes,
    json_feed_of_weeks,
)
from site_builder.pages.export.shapes import FILES
from site_builder.pages.export.table import export_csv
from site_builder.pages.paths import objective_path, team_path
from site_builder.pages.view import View

PLAN_PATH, SCHEMA_PATH, CSV_PATH = "api/plan.json", "api/schema.json", "export.csv"


def documents(view: View, address: Address) -> Iterator[Document]:
    """Every file beside the pages. What it holds is worked out when it is written."""
    yield Document(SCHEMA_PATH, schema)
    yield Document(PLAN_PATH, _json(partial(plan_file, view, address)))
    yield Document(CSV_PATH, partial(export_csv, view, address))
    yield Document(ATOM_PATH, partial(atom, view, address))
    yield Document(JSON_PATH, partial(json_feed, view, address))
    yield Document(WEEKS_ATOM_PATH, partial(atom_of_weeks, view, address))
    yield Document(WEEKS_JSON_PATH, partial(json_feed_of_weeks, view, address))
    yield Document(CHANGES_ATOM_PATH, partial(atom_of_changes, view, address))
    yield Document(CHANGES_JSON_PATH, partial(json_feed_of_changes, view, address))
    yield Document(CALENDAR_PATH, partial(calendar, view, address))
    for cycle in view.plan.frame.cycles.values():
        found = _json(partial(cycle_file, view, cycle, address))
        yield Document(cycle_data_path(cycle.id), found)
    for team in view.teams:
        found = _json(partial(team_file, view, team, address))
        yield Document(beside(team_path(team)), found)
        yield Document(team_badge_path(team), partial(team_badge, view, team))
    for ref in view.plan.objectives:
        found = _json(partial(objective_file, view, ref, address))
        yield Document(beside(objective_path(ref)), found)
        yield Document(objective_badge_path(ref), partial(objective_badge, view, ref))


def _json(build: Callable[[], object]) -> Callable[[], bytes]:
    return lambda: msgspec.json.format(msgspec.json.encode(build()), indent=1) + b"\n"


def schema() -> bytes:
    """The JSON Schema (draft 2020-12) of all JSON files of the plan."""
    kinds, parts = msgspec.json.schema_components(FILES, ref_template="#/$defs/{name}")
    whole = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "The plan for other programs",
        "oneOf": kinds,
        "$defs": parts,
    }
    return msgspec.json.format(msgspec.json.encode(whole)) + b"\n"
