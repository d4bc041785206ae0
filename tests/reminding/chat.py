"""A chat with a webhook: a real HTTP server that keeps what it gets."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Thread
from typing import Any

from werkzeug.serving import WSGIRequestHandler, make_server
from werkzeug.wrappers import Request, Response


@dataclass
class Chat:
    """What it got, and what it answers: 200 once `answers` is used up."""

    address: str = ""
    secret: str = "T0KEN-of-the-hook"  # noqa: S105 (for this test alone)
    got: list[dict[str, Any]] = field(default_factory=list)
    answers: list[int] = field(default_factory=list)

    def __call__(self, environ: Any, start_response: Any) -> Any:  # noqa: ANN401  -- WSGI's own types
        request = Request(environ)
        assert request.path == f"/{self.secret}"
        assert request.mimetype == "application/json"
        self.got.append(json.loads(request.get_data()))
        status = self.answers.pop(0) if self.answers else 200
        where = {"Location": "/elsewhere"} if status == 302 else {}
        return Response("ok", status, where)(environ, start_response)


class Quiet(WSGIRequestHandler):
    """Says nothing on the terminal."""

    def log(self, type: str, message: str, *args: object) -> None:  # noqa: A002  -- werkzeug's name
        """Keep silent."""


@contextmanager
def chat() -> Iterator[Chat]:
    """Open the chat while the block runs."""
    made = Chat()
    server = make_server("localhost", 0, made, threaded=True, request_handler=Quiet)
    made.address = f"http://localhost:{server.server_port}/{made.secret}"
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield made
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
