"""Who calls, and whether they may: GitHub's answers to every kind of token."""

from typing import TYPE_CHECKING

import jwt

from tests.github import tokens
from tests.github.calls import Call
from tests.github.limits import Refused, missing, not_accessible
from tests.github.records import App, Token

if TYPE_CHECKING:
    from tests.github.forge import Forge


def identify(forge: "Forge", header: str | None) -> tuple[Token | None, App | None]:
    """The token of an Authorization header, or the App that signed it."""
    if header is None:
        return None, None
    value = header.rpartition(" ")[2]
    if value.count(".") == 2:
        return None, signer(forge, value)
    token = forge.tokens.get(value)
    if token is None or (token.expires and token.expires <= forge.now()):
        raise Refused(401, "Bad credentials")
    return token, None


def signer(forge: "Forge", value: str) -> App:
    """The App whose key signed a JSON web token."""
    try:
        claimed = jwt.decode(value, options={"verify_signature": False})
        app = forge.apps.get(int(claimed["iss"]))
        if app is None:
            raise Refused(404, "Integration not found")
        jwt.decode(value, app.public_key, algorithms=["RS256"], issuer=str(claimed["iss"]))
    except (jwt.PyJWTError, KeyError, ValueError) as error:
        raise Refused(401, "A JSON web token could not be decoded") from error
    return app


def check(call: Call) -> None:
    """Refuse what the token isn't good for."""
    if call.jwt and "/installation" not in call.route.template and call.route.template != "/app":
        raise Refused(401, "A JSON web token is good for an App's own operations alone.")
    if not call.route.template.startswith("/repos/") or call.jwt:
        return
    if not call.route.needs:
        return
    repo, reads = call.repo, call.route.method == "GET"
    if repo.fork and not reads:
        raise missing()
    if call.token is None:
        check_stranger(call, reads=reads)
    elif call.token.kind == "user":
        check_person(call, call.token, reads=reads)
    else:
        check_integration(call, call.token, reads=reads)


def check_stranger(call: Call, *, reads: bool) -> None:
    """Without a token one sees what is public."""
    if call.forge.private:
        raise missing()
    if not reads or call.route.role != "read":
        raise Refused(401, "Requires authentication")


def check_person(call: Call, token: Token, *, reads: bool) -> None:
    """A person needs a role; their token needs a scope."""
    role, private = call.forge.role(token.login), call.forge.private
    scopes = {"repo"} if private else {"repo", "public_repo"}
    if call.route.needs == ("statuses",):
        scopes.add("repo:status")
    seen = not private or (role != "none" and scopes & set(token.scopes))
    if not seen:
        raise missing()
    if "checks" in call.route.needs and not reads:
        raise Refused(403, "You must authenticate via a GitHub App.")
    role = "read" if role == "none" else role
    if not tokens.at_least(role, call.route.role) or not (reads or scopes & set(token.scopes)):
        raise Refused(403, "Must have push access to repository") if reads else missing()


def check_integration(call: Call, token: Token, *, reads: bool) -> None:
    """An App's or a workflow's token needs a permission; what is public can be read."""
    names = needed(call)
    if reads and not call.forge.private:
        return
    if not tokens.may(token, names, "read" if reads else "write"):
        raise not_accessible()


def needed(call: Call) -> tuple[str, ...]:
    """The permissions of which one is needed: a plain issue isn't open to those for requests."""
    number = call.values.get("issue_number", "")
    if number.isdigit() and int(number) not in call.forge.pulls:
        return ("issues",)
    return call.route.needs
