"""What goes wrong on the way: errors, limits, cut replies, reset and silent connections."""

import json
import os
import socket
import struct
from collections.abc import Sequence
from typing import TYPE_CHECKING, NoReturn

from werkzeug.wrappers import Request, Response

from tests.github.faults import Fault

if TYPE_CHECKING:
    from tests.github.forge import Forge

JSON_TYPE = "application/json; charset=utf-8"


class Dropped(Exception):  # noqa: N818  -- ordered by a test
    """There is to be no reply."""


def before(forge: "Forge", struck: Sequence[Fault]) -> Response | None:
    """What goes wrong before anything happens; None where the call goes on."""
    for fault in struck:
        if fault.act is not None:
            fault.act()
        if fault.kind == "reset":
            raise Dropped
        if fault.kind == "before":
            return error(fault, int(forge.now().timestamp()))
    return None


def after(struck: Sequence[Fault], response: Response) -> Response:
    """What goes wrong although the call was answered."""
    for fault in struck:
        if fault.kind == "after":
            return error(fault, 0)
        if fault.kind == "cut":
            return cut(response)
        if fault.kind == "reset after":
            raise Dropped
    return response


def error(fault: Fault, now: int) -> Response:
    """An error in the place of a reply."""
    headers = {}
    if fault.retry_after is not None:
        headers["Retry-After"] = str(fault.retry_after)
    if fault.reset_in is not None:
        headers["X-RateLimit-Limit"] = "5000"
        headers["X-RateLimit-Remaining"] = "0"
        headers["X-RateLimit-Reset"] = str(now + fault.reset_in)
    body = {"message": fault.message, "documentation_url": "https://docs.github.com/rest"}
    return Response(json.dumps(body), fault.status, headers, content_type=JSON_TYPE)


def cut(response: Response) -> Response:
    """Half of a reply, that promised to be whole."""
    data = response.get_data()
    half = Response(data[: len(data) // 2], response.status, response.headers)
    half.headers["Content-Length"] = str(len(data) + 1)
    return half


def reset(request: Request) -> NoReturn:
    """End the connection with a reset instead of a reply."""
    connection = request.environ["werkzeug.socket"]
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    os.close(connection.detach())
    raise ConnectionResetError
