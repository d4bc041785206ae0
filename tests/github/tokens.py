"""Tokens: who acts, and what a token may do."""

import secrets
from datetime import timedelta
from typing import TYPE_CHECKING

from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
)

from tests.github.records import App, Token, User

if TYPE_CHECKING:
    from tests.github.forge import Forge

LIFETIME = timedelta(hours=1)
LEVELS = ("none", "read", "write", "admin")
ROLES = ("none", "read", "triage", "write", "maintain", "admin")
WORKFLOW_BOT = "github-actions[bot]"
WORKFLOW_APP = App(15368, "github-actions", 0, {"metadata": "read"})
READS = dict.fromkeys(("checks", "contents", "issues", "pull_requests", "statuses"), "read")
FULL = {
    "checks": "write",
    "contents": "read",
    "issues": "write",
    "members": "read",
    "metadata": "read",
    "pull_requests": "write",
    "statuses": "write",
}


def normal(permissions: dict[str, str]) -> dict[str, str]:
    """Permissions as the API spells them; workflow files write `pull-requests`."""
    return {"metadata": "read"} | {
        name.replace("-", "_"): level for name, level in permissions.items()
    }


def hidden_address(user: User) -> str:
    """GitHub's own address for an account."""
    return f"{user.id}+{user.login}@users.noreply.github.com"


def new_app(forge: "Forge", slug: str, permissions: dict[str, str]) -> App:
    """An App with a fresh key, installed on the repository."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    private = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()
    public = key.public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    app = App(forge.new_id(), slug, forge.new_id(), normal(permissions), public.decode(), private)
    forge.user(app.login, kind="Bot")
    return app


def new_token(  # noqa: PLR0913  -- what a token consists of
    forge: "Forge",
    kind: str,
    login: str,
    permissions: dict[str, str],
    *,
    scopes: tuple[str, ...] = (),
    app: App | None = None,
) -> str:
    """Make a token and keep it; those of Apps and workflows end after an hour."""
    prefix = {"user": "ghp"}.get(kind, "ghs")
    expires = None if kind == "user" else forge.now() + LIFETIME
    made = Token(
        f"{prefix}_{secrets.token_hex(18)}", kind, login, normal(permissions), scopes, expires, app
    )
    forge.tokens[made.value] = made
    return made.value


def may(token: Token | None, names: tuple[str, ...], level: str) -> bool:
    """Whether an App's or a workflow's token has one of the permissions at a level."""
    held = [token.permissions.get(name, "none") for name in names] if token else []
    return any(LEVELS.index(one) >= LEVELS.index(level) for one in held)


def at_least(role: str, needed: str) -> bool:
    """Whether a role in the repository includes another."""
    return ROLES.index(role) >= ROLES.index(needed)


def role_of(forge: "Forge", login: str) -> str:
    """What somebody may do, by themselves or through a team: the greatest role."""
    named = {"pull": "read", "push": "write", None: "none"}
    held = [team.permission for team in forge.teams.values() if login in team.members]
    roles = [named.get(one, one or "none") for one in held]
    roles.append(forge.users[login].role if login in forge.users else "none")
    return max(roles, key=ROLES.index)
