"""The repository over HTTP: Git's own `http-backend`, behind the forge's tokens."""

import base64
import os
import subprocess
from typing import TYPE_CHECKING

from werkzeug.wrappers import Request, Response

from tests.github import access, pulls, tokens
from tests.github.limits import Refused
from tests.github.records import Token

if TYPE_CHECKING:
    from tests.github.forge import Forge

CHALLENGE = {"WWW-Authenticate": 'Basic realm="GitHub"'}


def answer(forge: "Forge", request: Request) -> Response:
    """Fetch or push."""
    service = request.args.get("service") or request.path.rpartition("/")[2]
    try:
        token = access.identify(forge, header(request))[0]
    except Refused:
        return Response("Invalid username or token.", 401, CHALLENGE)
    writes = service == "git-receive-pack"
    if token is None and (writes or forge.private):
        return Response("Authentication required.", 401, CHALLENGE)
    if not allowed(forge, token, writes=writes):
        return Response("Repository not found.", 403 if writes else 404)
    done = backend(forge, request, token)
    with forge.lock:
        pulls.sync(forge, token.login if token else None)
    return done


def header(request: Request) -> str | None:
    """The Authorization header; of a name and a password the password is the token."""
    found = request.headers.get("Authorization")
    if found and found.lower().startswith("basic "):
        pair = base64.b64decode(found[6:]).decode("utf-8", "replace")
        return f"token {pair.partition(':')[2] or pair.partition(':')[0]}"
    return found


def allowed(forge: "Forge", token: Token | None, *, writes: bool) -> bool:
    """Whether a token reads, or writes, the contents."""
    if token is None or (not writes and not forge.private):
        return True
    if token.kind == "user":
        return tokens.at_least(forge.role(token.login), "write" if writes else "read")
    return tokens.may(token, ("contents",), "write" if writes else "read")


def backend(forge: "Forge", request: Request, token: Token | None) -> Response:
    """What Git itself answers."""
    environment = {
        "PATH": os.environ["PATH"],
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_SYSTEM": os.devnull,
        "GIT_PROJECT_ROOT": str(forge.folder),
        "GIT_HTTP_EXPORT_ALL": "1",
        "PATH_INFO": request.path,
        "QUERY_STRING": request.query_string.decode(),
        "REQUEST_METHOD": request.method,
        "CONTENT_TYPE": request.headers.get("Content-Type", ""),
        "HTTP_CONTENT_ENCODING": request.headers.get("Content-Encoding", ""),
        "GIT_PROTOCOL": request.headers.get("Git-Protocol", ""),
        "REMOTE_USER": token.login if token else "",
        "REMOTE_ADDR": "localhost",
    }
    given = request.get_data()
    done = subprocess.run(
        ["git", "http-backend"],
        env=environment | {"CONTENT_LENGTH": str(len(given))},
        input=given,
        capture_output=True,
        check=True,
    )
    head, _, body = done.stdout.partition(b"\r\n\r\n")
    lines = [line.split(": ", 1) for line in head.decode().split("\r\n")]
    headers = [(name, value) for name, value in lines if name != "Status"]
    status = next((value for name, value in lines if name == "Status"), "200 OK")
    return Response(body, status, headers)
