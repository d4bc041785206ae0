"""How accounts, teams and Apps look in a reply."""

from datetime import UTC, datetime
from urllib.parse import quote

from tests.github import tokens
from tests.github.calls import Call, node, stamp
from tests.github.records import App, Json, Team, User

BEGINNING = stamp(datetime(2020, 1, 1, tzinfo=UTC))


def simple_user(call: Call, login: str) -> Json:
    """An account as others name it."""
    user = call.forge.user(login)
    url = f"{call.api}/users/{quote(user.login)}"
    page = user.login.removesuffix("[bot]")
    page = f"apps/{page}" if user.login != page else page
    names = ("followers", "subscriptions", "repos", "received_events")
    return {
        "login": user.login,
        "id": user.id,
        "node_id": node("U", user.id),
        "avatar_url": f"{call.web}/avatars/u/{user.id}",
        "gravatar_id": "",
        "url": url,
        "html_url": f"{call.web}/{page}",
        **{f"{name}_url": f"{url}/{name}" for name in names},
        "organizations_url": f"{url}/orgs",
        "following_url": f"{url}/following{{/other_user}}",
        "gists_url": f"{url}/gists{{/gist_id}}",
        "starred_url": f"{url}/starred{{/owner}}{{/repo}}",
        "events_url": f"{url}/events{{/privacy}}",
        "type": user.kind,
        "site_admin": False,
    }


def public_user(call: Call, user: User) -> Json:
    """An account on its own page."""
    empty = dict.fromkeys(("company", "location", "hireable", "bio", "twitter_username"))
    zero = dict.fromkeys(("public_repos", "public_gists", "followers", "following"), 0)
    dates = {"created_at": BEGINNING, "updated_at": BEGINNING}
    person = {"name": user.name, "email": None, "blog": "", **empty, **zero, **dates}
    return simple_user(call, user.login) | person


def team(call: Call, one: Team) -> Json:
    """A team as a request for review names it."""
    url = f"{call.api}/organizations/{call.forge.users[call.forge.repo.owner].id}/team/{one.id}"
    return {
        "id": one.id,
        "node_id": node("T", one.id),
        "name": one.name,
        "slug": one.slug,
        "description": None,
        "privacy": "closed",
        "notification_setting": "notifications_enabled",
        "permission": one.permission or "pull",
        "type": "organization",
        "organization_id": call.forge.users[call.forge.repo.owner].id,
        "url": url,
        "html_url": f"{call.web}/orgs/{call.forge.repo.owner}/teams/{one.slug}",
        "members_url": f"{url}/members{{/member}}",
        "repositories_url": f"{url}/repos",
        "parent": None,
    }


def organization(call: Call, login: str) -> Json:
    """The organization as a team names it."""
    org = call.forge.users[login]
    url = f"{call.api}/orgs/{login}"
    zero = dict.fromkeys(("public_repos", "public_gists", "followers", "following"), 0)
    return {
        "login": login,
        "id": org.id,
        "node_id": node("O", org.id),
        "url": url,
        **{f"{name}_url": f"{url}/{name}" for name in ("repos", "events", "hooks", "issues")},
        "members_url": f"{url}/members{{/member}}",
        "public_members_url": f"{url}/public_members{{/member}}",
        "avatar_url": f"{call.web}/avatars/u/{org.id}",
        "html_url": f"{call.web}/{login}",
        "description": None,
        "has_organization_projects": True,
        "has_repository_projects": True,
        **zero,
        "created_at": BEGINNING,
        "updated_at": BEGINNING,
        "archived_at": None,
        "type": "Organization",
    }


def full_team(call: Call, one: Team) -> Json:
    """A team on its own page."""
    more = {"members_count": len(one.members), "repos_count": int(one.permission is not None)}
    dates = {"created_at": BEGINNING, "updated_at": BEGINNING}
    owner = organization(call, call.forge.repo.owner)
    return team(call, one) | more | dates | {"organization": owner}


def app(call: Call, one: App | None) -> Json | None:
    """An App; null for none."""
    if one is None:
        return None
    return {
        "id": one.id,
        "slug": one.slug,
        "node_id": node("A", one.id),
        "client_id": f"Iv1.{one.id:016x}",
        "owner": simple_user(call, call.forge.repo.owner),
        "name": one.slug.replace("-", " ").title(),
        "description": "",
        "external_url": f"{call.web}/apps/{one.slug}",
        "html_url": f"{call.web}/apps/{one.slug}",
        "created_at": BEGINNING,
        "updated_at": BEGINNING,
        "permissions": one.permissions,
        "events": ["pull_request", "pull_request_review"],
    }


def installation(call: Call, one: App) -> Json:
    """An App's installation on the organization."""
    url = f"{call.api}/app/installations/{one.installation}"
    owner = call.forge.users[call.forge.repo.owner]
    return {
        "id": one.installation,
        "account": simple_user(call, owner.login),
        "repository_selection": "selected",
        "access_tokens_url": f"{url}/access_tokens",
        "repositories_url": f"{call.api}/installation/repositories",
        "html_url": f"{call.web}/organizations/{owner.login}/settings/installations",
        "app_id": one.id,
        "app_slug": one.slug,
        "target_id": owner.id,
        "target_type": "Organization",
        "permissions": one.permissions,
        "events": ["pull_request", "pull_request_review"],
        "created_at": BEGINNING,
        "updated_at": BEGINNING,
        "single_file_name": None,
        "suspended_by": None,
        "suspended_at": None,
    }


def association(call: Call, login: str) -> str:
    """What somebody is to the repository."""
    role = call.forge.role(login)
    if any(login in one.members for one in call.forge.teams.values()):
        return "MEMBER"
    if role != "none":
        return "COLLABORATOR"
    user = call.forge.user(login)
    addresses = {user.email, tokens.hidden_address(user)}
    return "CONTRIBUTOR" if addresses & call.authors else "NONE"
