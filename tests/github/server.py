"""The forge over HTTP: `with serving(forge) as url:` is what a client's base_url is set to."""

import hashlib
import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Event, Thread
from typing import Any
from urllib.parse import unquote

from werkzeug.datastructures import Headers, ImmutableMultiDict
from werkzeug.serving import WSGIRequestHandler, make_server
from werkzeug.wrappers import Request, Response

from tests.github import access, git_http, older, pulls, wreck
from tests.github.api import checks as check_routes
from tests.github.api import git as git_routes
from tests.github.api import issues as issue_routes
from tests.github.api import labels as label_routes
from tests.github.api import people as people_routes
from tests.github.api import pulls as pull_routes
from tests.github.api import reactions as reaction_routes
from tests.github.api import repository as repository_routes
from tests.github.calls import Call, Reply, Route
from tests.github.description import Answered, Asked, reply_problems, request_problems
from tests.github.forge import Forge
from tests.github.limits import Refused, missing
from tests.github.records import App, Called, Token

ROUTES = sorted(
    [
        *repository_routes.ROUTES,
        *git_routes.ROUTES,
        *pull_routes.ROUTES,
        *issue_routes.ROUTES,
        *label_routes.ROUTES,
        *reaction_routes.ROUTES,
        *check_routes.ROUTES,
        *people_routes.ROUTES,
    ],
    key=lambda one: (-one.template.count("/"), one.template.count("{"), one.template),
)
LEGACY = re.compile(r"^(/repos/[^/]+/[^/]+)/statuses/([^/]+)$")
DOCUMENTATION = "https://docs.github.com/rest"
JSON_TYPE = "application/json; charset=utf-8"


class Server:
    """The WSGI application of one forge."""

    def __init__(self, forge: Forge, prefix: str = "") -> None:
        self.forge, self.prefix, self.stopped = forge, prefix, Event()

    def __call__(self, environ: Any, start_response: Any) -> Any:  # noqa: ANN401  -- WSGI's own types
        request = Request(environ)
        if ".git/" in request.path:
            return git_http.answer(self.forge, request)(environ, start_response)
        try:
            return self.answer(request)(environ, start_response)
        except wreck.Dropped:
            wreck.reset(request)

    def answer(self, request: Request) -> Response:
        """Answer a call and keep it; status 0 is a connection without a reply."""
        path = str(request.environ.get("REQUEST_URI", request.path)).partition("?")[0]
        path = older.described(self.forge, request.method, path.removeprefix(self.prefix))
        kept = Kept(request, unquote(path))
        try:
            response = self.wrecked(request, path, kept)
        finally:
            self.forge.calls.append(kept.call())
        self.stopped.wait(kept.wait)
        return response

    def wrecked(self, request: Request, path: str, kept: "Kept") -> Response:
        """Answer a call, with whatever a test ordered to go wrong."""
        struck = self.forge.faults.striking(request.method, kept.path)
        response = wreck.before(self.forge, struck)
        if response is None:
            with self.forge.lock:
                response, kept.token = self.handle(request, path)
            response = wreck.after(struck, response)
            kept.wait = sum(one.seconds for one in struck)
        kept.status = response.status_code
        return response

    def handle(self, request: Request, path: str) -> tuple[Response, str]:
        """Answer a call as GitHub does, and check request and reply against its description."""
        token, app, kind = None, None, "anonymous"
        found = route_of(request.method, path)
        asked = None
        try:
            token, app = access.identify(self.forge, request.headers.get("Authorization"))
            kind = token.kind if token else "jwt" if app else "anonymous"
            check_agent(request)
            if found is None:
                self.note(request, path, ["no such operation here"])
                raise missing()
            asked = ask(request, *found)
            pulls.sync(self.forge)
            reply = self.perform(request, found, asked, token, app)
        except Refused as refused:
            reply = refusal(refused)
        response = self.write(request, reply, token)
        if found and asked:
            answered = Answered(
                response.status_code, response.get_data(), JSON_TYPE, Headers(response.headers)
            )
            problems = reply_problems(asked, answered)
            if problems:
                return self.broken(request, path, problems), kind
        return response, kind

    def perform(
        self,
        request: Request,
        found: tuple[Route, dict[str, str]],
        asked: Asked,
        token: Token | None,
        app: App | None,
    ) -> Reply:
        """Check the call and do what it asks for."""
        problems = request_problems(asked)
        if problems:
            self.note(request, asked.path, problems)
            return Reply({"message": f"Not in GitHub's description: {problems}"}, 500)
        web = request.host_url.rstrip("/")
        body = json.loads(asked.body) if asked.body else None
        query = request.args.to_dict()
        call = Call(self.forge, *found, query, body, web + self.prefix, web, token, app)
        if token:
            spend(self.forge, token, found[0])
        access.check(call)
        return found[0].answer(call)

    def write(self, request: Request, reply: Reply, token: Token | None) -> Response:
        """The reply as JSON, with the headers that GitHub sends."""
        used, limit = token.used if token else 0, self.forge.rate_limit
        headers = {
            "X-GitHub-Media-Type": "github.v3; format=json",
            "X-GitHub-Request-Id": f"{len(self.forge.calls):X}",
            "X-RateLimit-Limit": str(limit),
            "X-RateLimit-Used": str(used),
            "X-RateLimit-Remaining": str(max(limit - used, 0)),
            "X-RateLimit-Reset": str(int(self.forge.now().timestamp()) + 3600),
            "X-RateLimit-Resource": "core",
        }
        if reply.body is None:
            return Response(status=reply.status, headers=headers | reply.headers)
        data = json.dumps(reply.body).encode()
        tag = f'W/"{hashlib.sha256(data).hexdigest()}"'
        if request.method == "GET" and reply.status == 200:
            headers["ETag"] = tag
            if request.headers.get("If-None-Match") == tag:
                return Response(status=304, headers=headers)
        return Response(data, reply.status, headers | reply.headers, content_type=JSON_TYPE)

    def broken(self, request: Request, path: str, problems: list[str]) -> Response:
        """The fake itself is at fault: its reply isn't one of GitHub's."""
        self.note(request, path, problems, "reply")
        body = {"message": f"The fake's reply isn't in GitHub's description: {problems}"}
        return Response(json.dumps(body), 500, content_type=JSON_TYPE)

    def note(self, request: Request, path: str, problems: list[str], what: str = "request") -> None:
        """Keep a violation for the end of the test."""
        self.forge.violations += [f"{request.method} {path} ({what}): {one}" for one in problems]


def route_of(method: str, path: str) -> tuple[Route, dict[str, str]] | None:
    """The operation of a path, with the values in it."""
    if method == "GET":  # an older address of the same, which GitHub still answers
        path = LEGACY.sub(r"\1/commits/\2/statuses", path)
    for route in ROUTES:
        if route.method == method and (match := route.pattern.fullmatch(path)):
            return route, {name: unquote(value) for name, value in match.groupdict().items()}
    return None


def is_json(request: Request) -> bool:
    """Whether the call brings JSON."""
    return request.mimetype == "application/json" and bool(request.get_data())


def ask(request: Request, route: Route, values: dict[str, str]) -> Asked:
    """The call, as the description is asked about it."""
    body, query = request.get_data() or None, ImmutableMultiDict(request.args.items())
    kind = request.content_type or JSON_TYPE
    try:
        json.loads(body or b"null")
    except ValueError as error:
        raise Refused(400, "Problems parsing JSON") from error
    return Asked(route.template, values, request.method, query, body, kind)


def check_agent(request: Request) -> None:
    """GitHub answers nobody without a User-Agent."""
    if not request.headers.get("User-Agent"):
        raise Refused(403, "Request forbidden by administrative rules.")


def spend(forge: Forge, token: Token, route: Route) -> None:
    """A call is taken from what the token has in an hour."""
    if route.template == "/rate_limit":
        return
    if token.used >= forge.rate_limit:
        raise Refused(403, f"API rate limit exceeded for {token.login}.")
    token.used += 1


def refusal(refused: Refused) -> Reply:
    """A reply that says no."""
    body: dict[str, Any] = {"message": refused.message}
    if refused.errors:
        body["errors"] = refused.errors
    body |= {"documentation_url": DOCUMENTATION, "status": str(refused.status)}
    return Reply(body, refused.status, refused.headers)


@dataclass
class Kept:
    """A call that is being answered."""

    request: Request
    path: str
    status: int = 0
    token: str = "anonymous"  # noqa: S105 (a kind)
    wait: float = 0.0

    def call(self) -> Called:
        """What tests see of it."""
        request = self.request
        body = json.loads(request.get_data()) if is_json(request) else None
        query = request.query_string.decode()
        return Called(request.method, self.path, self.status, self.token, query, body)


class QuietHandler(WSGIRequestHandler):
    """Says nothing on the terminal."""

    def log(self, type: str, message: str, *args: object) -> None:  # noqa: A002  -- werkzeug's name
        """Keep silent, but for the fake's own failures."""
        if type == "error":
            super().log(type, message, *args)

    def connection_dropped(self, *_: object) -> None:
        """Don't wait for another call."""
        self.close_connection = True


@contextmanager
def serving(forge: Forge, prefix: str = "") -> Iterator[str]:
    """Serve a forge while the block runs; an Enterprise's API has the prefix `/api/v3`.

    Fails at the end where a request or a reply wasn't in GitHub's description.
    """
    app = Server(forge, prefix)
    server = make_server("localhost", 0, app, threaded=True, request_handler=QuietHandler)
    forge.web = f"http://localhost:{server.server_port}"
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield forge.web + prefix
    finally:
        app.stopped.set()
        server.shutdown()
        server.server_close()
        thread.join()
    assert not forge.violations, "\n".join(forge.violations)
