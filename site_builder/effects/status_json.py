"""`okrs status --json`: the same figures for other programs."""

import json
import sys

from site_builder.model.board import Board
from site_builder.model.explain import measure
from site_builder.model.schedule import week
from site_builder.model.standing import ObjectiveStanding, Standing


def print_status_json(board: Board, team: str | None, person: str | None) -> None:
    """Write the standings of a cycle as one JSON object; shares run from 0 to 1."""
    now, weeks = week(board.cycle, board.on)
    objectives = [
        _objective(one, person)
        for standing in board.teams
        if team in {None, standing.folder.team}
        for one in standing.objectives
    ]
    document = {
        "company": board.plan.frame.company.name,
        "cycle": board.cycle.id,
        "as_of": board.on.isoformat(),
        "week": now,
        "weeks": weeks,
        "progress": _rounded(board.progress),
        "key_results_by_status": {status.value: count for status, count in board.counts.items()},
        "objectives": [one for one in objectives if one["key_results"] or not person],
    }
    sys.stdout.write(json.dumps(document, indent=2, ensure_ascii=False) + "\n")


def _objective(one: ObjectiveStanding, person: str | None) -> dict[str, object]:
    return {
        "id": str(one.objective.ref),
        "title": one.objective.title,
        "status": one.status.value,
        "progress": _rounded(one.progress),
        "expected": _rounded(one.expected),
        "stale": one.stale,
        "key_results": [
            _key_result(key) for key in one.key_results if person in {None, *key.key_result.owners}
        ],
    }


def _key_result(one: Standing) -> dict[str, object]:
    return {
        "id": str(one.key_result.ref),
        "title": one.key_result.title,
        "owner": one.key_result.owner,
        "commitment": measure(one.key_result.measure),
        "unit": one.key_result.unit,
        "value": one.value,
        "progress": _rounded(one.progress),
        "expected": _rounded(one.expected),
        "confidence": one.confidence,
        "status": one.status.value,
        "stale": one.stale,
        "last_check_in": one.last.on.isoformat() if one.last else None,
    }


def _rounded(share: float | None) -> float | None:
    return None if share is None else round(share, 4)
