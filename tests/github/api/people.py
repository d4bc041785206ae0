"""Operations on accounts, teams, Apps and limits."""

from tests.github import tokens
from tests.github.calls import Call, Reply, Route, stamp
from tests.github.limits import Refused, missing, not_accessible
from tests.github.records import App, Json, Team
from tests.github.shapes import people as shapes


def user(call: Call) -> Reply:
    """Whose token this is; Apps' and workflows' tokens are nobody's."""
    if call.token is None:
        raise Refused(401, "Requires authentication")
    if call.token.kind != "user":
        raise not_accessible()
    return Reply(shapes.public_user(call, call.forge.users[call.token.login]))


def named_user(call: Call) -> Reply:
    """An account."""
    found = call.forge.users.get(call.values["username"])
    if found is None:
        raise missing()
    return Reply(shapes.public_user(call, found))


def organization(call: Call) -> Reply:
    """The organization; it is seen by everybody."""
    if call.values["org"].lower() != call.forge.repo.owner.lower():
        raise missing()
    return Reply(shapes.organization(call, call.forge.repo.owner))


def the_team(call: Call) -> Team:
    """The team that the path names; GitHub says Not Found to those who may not see it."""
    token, org = call.token, call.values["org"]
    seen = token is not None and (
        "read:org" in token.scopes or tokens.may(token, ("members",), "read")
    )
    team = call.forge.teams.get(call.values["team_slug"])
    if not seen or team is None or org.lower() != call.forge.repo.owner.lower():
        raise missing()
    return team


def team(call: Call) -> Reply:
    """A team."""
    return Reply(shapes.full_team(call, the_team(call)))


def members(call: Call) -> Reply:
    """A team's members."""
    return call.paged(the_team(call).members, shapes.simple_user)


def the_app(call: Call) -> App:
    """The App whose key signed the call."""
    if call.jwt is None:
        raise Refused(401, "A JSON web token could not be decoded")
    return call.jwt


def app(call: Call) -> Reply:
    """The App itself."""
    return Reply(shapes.app(call, the_app(call)))


def installations(call: Call) -> Reply:
    """Where the App is installed."""
    return call.paged([the_app(call)], shapes.installation)


def installation(call: Call) -> Reply:
    """One installation."""
    return Reply(shapes.installation(call, installed(call)))


def installed(call: Call) -> App:
    """The App, where the path names its installation."""
    one = the_app(call)
    if call.values["installation_id"] != str(one.installation):
        raise missing()
    return one


def repo_installation(call: Call) -> Reply:
    """The App's installation on the repository."""
    one = the_app(call)
    if call.repo != call.forge.repo:
        raise missing()
    return Reply(shapes.installation(call, one))


def access_token(call: Call) -> Reply:
    """A token for an hour, with all of the installation's permissions or fewer."""
    one, given = installed(call), call.body or {}
    wanted = {name: str(level) for name, level in (given.get("permissions") or {}).items()}
    for name, level in wanted.items():
        held = tokens.LEVELS.index(one.permissions.get(name, "none"))
        if tokens.LEVELS.index(level) > held:
            text = "The permissions requested are not granted to this installation."
            raise Refused(422, text)
    value = call.forge.app_token(one, wanted or None)
    token = call.forge.tokens[value]
    expires = stamp(token.expires or call.forge.now())
    shown = {"token": value, "expires_at": expires, "permissions": token.permissions}
    return Reply(shown | {"repository_selection": "selected"}, 201)


def rate_limit(call: Call) -> Reply:
    """What remains; asking costs nothing."""
    used = call.token.used if call.token else 0
    reset = int(call.forge.now().timestamp()) + 3600
    limit = call.forge.rate_limit
    core: Json = {"limit": limit, "used": used, "remaining": limit - used, "reset": reset}
    search = {"limit": 30, "used": 0, "remaining": 30, "reset": reset}
    return Reply({"resources": {"core": core, "search": search}, "rate": core})


ROUTES = (
    Route("GET", "/user", user, ()),
    Route("GET", "/users/{username}", named_user, ()),
    Route("GET", "/orgs/{org}", organization, ()),
    Route("GET", "/orgs/{org}/teams/{team_slug}", team, ()),
    Route("GET", "/orgs/{org}/teams/{team_slug}/members", members, ()),
    Route("GET", "/app", app, ()),
    Route("GET", "/app/installations", installations, ()),
    Route("GET", "/app/installations/{installation_id}", installation, ()),
    Route("POST", "/app/installations/{installation_id}/access_tokens", access_token, ()),
    Route("GET", "/repos/{owner}/{repo}/installation", repo_installation, ()),
    Route("GET", "/rate_limit", rate_limit, ()),
)
