"""Operations on statuses and check runs."""

from tests.github import checks
from tests.github.calls import Call, Reply, Route, found
from tests.github.limits import Refused, missing
from tests.github.records import App, CheckRun
from tests.github.shapes import checks as shapes

REPO = "/repos/{owner}/{repo}"
RUN = REPO + "/check-runs/{check_run_id}"


def sha_of(call: Call, name: str) -> str:
    """The commit that the path names."""
    sha = call.commit(call.values[name])
    if sha is None:
        raise Refused(422, f"No commit found for SHA: {call.values[name]}")
    return sha


def add_status(call: Call) -> Reply:
    """Set a status."""
    given, sha = call.body, sha_of(call, "sha")
    context, url = given.get("context") or "default", given.get("target_url")
    words = (given["state"], given.get("description"), url)
    made = checks.add_status(call.forge, sha, context, *words, call.login)
    return Reply(shapes.status(call, made), 201)


def statuses(call: Call) -> Reply:
    """All statuses of a commit, newest first."""
    sha = sha_of(call, "ref")
    return call.paged(
        [one for one in reversed(call.forge.statuses) if one.sha == sha], shapes.status
    )


def combined(call: Call) -> Reply:
    """What they come to."""
    return Reply(shapes.combined(call, sha_of(call, "ref")))


def create(call: Call) -> Reply:
    """A new check run."""
    app = the_app(call)
    sha = call.commit(call.body["head_sha"])
    if sha is None:
        raise Refused(422, f"No commit found for SHA: {call.body['head_sha']}")
    made = checks.new_run(call.forge, app, call.body | {"head_sha": sha})
    return Reply(shapes.run(call, made), 201)


def the_app(call: Call) -> App:
    """Check runs are made by Apps; a workflow's token is one's."""
    if call.app is None:
        raise Refused(403, "You must authenticate via a GitHub App.")
    return call.app


def the_run(call: Call) -> CheckRun:
    """The run that the path names."""
    return found(call.forge.check_runs, call.values["check_run_id"])


def get(call: Call) -> Reply:
    """One check run."""
    return Reply(shapes.run(call, the_run(call)))


def edit(call: Call) -> Reply:
    """Change a check run of one's own."""
    run = the_run(call)
    if the_app(call).id != run.app.id:
        raise Refused(403, "Invalid app_id - check run can only be modified by its creator.")
    checks.change_run(call.forge, run, call.body or {})
    return Reply(shapes.run(call, run))


def annotations(call: Call) -> Reply:
    """A run's annotations."""
    run = the_run(call)
    return call.paged(run.annotations, lambda call, one: shapes.annotation(call, one, run.sha))


def of_commit(call: Call) -> Reply:
    """The check runs of a commit: of each name the newest, unless all are asked for."""
    sha = call.commit(call.values["ref"])
    if sha is None:
        raise missing()
    query = call.query
    runs = [
        one
        for one in call.forge.check_runs.values()
        if one.sha == sha
        and query.get("check_name", one.name) == one.name
        and query.get("status", one.status) == one.status
        and int(query.get("app_id", one.app.id)) == one.app.id
    ]
    if query.get("filter", "latest") == "latest":
        runs = list({(one.name, one.app.id): one for one in runs}.values())
    return call.paged(runs[::-1], shapes.run, "check_runs")


ROUTES = (
    Route("POST", REPO + "/statuses/{sha}", add_status, ("statuses",), "write"),
    Route("GET", REPO + "/commits/{ref}/statuses", statuses, ("statuses",)),
    Route("GET", REPO + "/commits/{ref}/status", combined, ("statuses",)),
    Route("GET", REPO + "/commits/{ref}/check-runs", of_commit, ("checks",)),
    Route("POST", REPO + "/check-runs", create, ("checks",)),
    Route("GET", RUN, get, ("checks",)),
    Route("PATCH", RUN, edit, ("checks",)),
    Route("GET", RUN + "/annotations", annotations, ("checks",)),
)
