"""A web server on this machine, with sources good and bad, as they are out there."""

import gzip
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import NamedTuple


class Answer(NamedTuple):
    """What is answered at a path."""

    body: bytes = b""
    kind: str = "text/csv"
    status: int = 200
    location: str = ""
    packed: bool = False
    stalls: bool = False
    """Whether nothing follows the body, though more is promised."""
    drips: bool = False
    """Whether the body comes over and over, a little at a time."""


@dataclass
class Web:
    """The server: what it answers, and what it was asked with."""

    answers: dict[str, Answer] = field(default_factory=dict)
    asked: list[tuple[str, str | None]] = field(default_factory=list)
    """Each path with its Authorization."""
    url: str = ""
    closing: Event = field(default_factory=Event)


@contextmanager
def web() -> Iterator[Web]:
    """Serve until the block ends."""
    made = Web()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            made.asked.append((self.path, self.headers["Authorization"]))
            answer = made.answers.get(self.path, Answer(status=404))
            body = gzip.compress(answer.body) if answer.packed else answer.body
            self.send_response(answer.status)
            self.send_header("Content-Type", answer.kind)
            self.send_header(
                "Content-Length", str(len(body) + 10**6 * (answer.stalls or answer.drips))
            )
            if answer.location:
                self.send_header("Location", answer.location)
            if answer.packed:
                self.send_header("Content-Encoding", "gzip")
            self.end_headers()
            try:
                self.wfile.write(body)
                while answer.drips and not made.closing.wait(0.05):
                    self.wfile.write(body)
                if answer.stalls:
                    made.closing.wait()
            except ConnectionError:
                return

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        made.url = f"http://127.0.0.1:{server.server_port}"
        Thread(target=server.serve_forever, daemon=True).start()
        yield made
        made.closing.set()
        server.shutdown()
