"""Statuses and check runs of commits."""

from datetime import datetime
from typing import TYPE_CHECKING

from tests.github.limits import check_annotations, check_status
from tests.github.records import App, CheckRun, Json, Status

if TYPE_CHECKING:
    from tests.github.forge import Forge

GREEN = {"success", "neutral", "skipped"}


def add_status(  # noqa: PLR0913  -- what a status consists of
    forge: "Forge",
    sha: str,
    context: str,
    state: str,
    description: str | None,
    target_url: str | None,
    by: str,
) -> Status:
    """Set a status; former ones stay in the list."""
    already = sum((one.sha, one.context) == (sha, context) for one in forge.statuses)
    check_status(state, description, already)
    creator, now = forge.user(by).login, forge.now()
    made = Status(forge.new_id(), sha, state, context, description, target_url, creator, now)
    forge.statuses.append(made)
    return made


def latest(forge: "Forge", sha: str) -> list[Status]:
    """The newest status in each context."""
    return list({one.context: one for one in forge.statuses if one.sha == sha}.values())


def combined(statuses: list[Status]) -> str:
    """What they come to."""
    states = {one.state for one in statuses}
    if states & {"failure", "error"}:
        return "failure"
    return "success" if states == {"success"} else "pending"


def lacking(forge: "Forge", sha: str) -> str | None:
    """Why a commit may not be merged yet; None where all that is required is green."""
    found = {one.context: one.state for one in latest(forge, sha)}
    for run in forge.check_runs.values():
        if run.sha == sha:
            found[run.name] = run.conclusion or "pending"
    for context in forge.required:
        if context not in found or found[context] == "pending":
            return f'Required status check "{context}" is expected.'
        if found[context] not in GREEN:
            return f'Required status check "{context}" is failing.'
    return None


def change_run(forge: "Forge", run: CheckRun, given: Json) -> None:
    """Take over what a call says; annotations are added to those that there are."""
    output = given.get("output") or {}
    check_annotations(output)
    for name in ("name", "status", "details_url", "external_id"):
        if name in given:
            setattr(run, name, given[name])
    for name in ("title", "summary", "text"):
        if name in output:
            setattr(run, name, output[name])
    run.annotations += output.get("annotations") or []
    if "started_at" in given:
        run.started = datetime.fromisoformat(given["started_at"])
    if "conclusion" in given or "completed_at" in given:
        run.conclusion, run.status = given.get("conclusion", run.conclusion), "completed"
        told = given.get("completed_at")
        run.completed = datetime.fromisoformat(told) if told else forge.now()


def new_run(forge: "Forge", app: App, given: Json) -> CheckRun:
    """A new check run."""
    run = CheckRun(forge.new_id(), given["name"], given["head_sha"], app, forge.now())
    change_run(forge, run, given)
    forge.check_runs[run.id] = run
    return run
