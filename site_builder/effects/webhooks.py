"""Sending a message to a chat, by the secret address that the chat gave out."""

import json
import logging
from collections.abc import Mapping

from requests import RequestException, Response, Session
from requests.adapters import HTTPAdapter
from requests.exceptions import (
    ConnectTimeout,
    InvalidSchema,
    InvalidURL,
    MissingSchema,
    ProxyError,
    SSLError,
)
from urllib3 import Retry
from urllib3.exceptions import MaxRetryError, NewConnectionError

_TIMEOUT = 20.0
_TRIES = 3
_NOT_NOW = 429
_UNHEARD = range(300, 500)
"""What a chat answers that didn't take the message."""


class WebhookError(Exception):
    """A message may not have arrived; the message says why, and never names the address."""

    def __init__(self, why: str, *, lost: bool) -> None:
        super().__init__(why)
        self.lost = lost
        """Whether it surely did not arrive, so that it may be sent again."""


def post(
    address: str, message: Mapping[str, object], timeout: float = _TIMEOUT, pause: float = 1.0
) -> None:
    """Send a message as JSON; only what surely did not arrive is tried again.

    `pause` is how many seconds to wait before the second try; it doubles. Raises `WebhookError`.
    """
    try:
        with _session(pause) as session:
            answer = session.post(
                address,
                data=json.dumps(message).encode(),
                headers={"Content-Type": "application/json"},
                timeout=timeout,
                allow_redirects=False,
            )
    except (InvalidSchema, InvalidURL, MissingSchema):
        raise WebhookError("its address is none of the web", lost=True) from None
    except RequestException as error:
        lost = _never_left(error)
        why = "it could not be reached" if lost else "nobody can tell whether it arrived"
        raise WebhookError(f"{why} ({type(error).__name__})", lost=lost) from None
    if not answer.ok or answer.is_redirect:
        raise WebhookError(_refusal(answer), lost=answer.status_code in _UNHEARD)


def _session(pause: float) -> Session:
    """Tries again where no connection came about, and where the chat says: not now."""
    logging.getLogger("urllib3").setLevel(logging.CRITICAL)  # it tells the address of a failed try
    again = Retry(
        total=_TRIES,
        read=0,
        redirect=0,
        other=0,
        allowed_methods=None,
        status_forcelist=[_NOT_NOW],
        raise_on_status=False,
        backoff_factor=pause,
        respect_retry_after_header=False,
    )
    session = Session()
    for scheme in ("https://", "http://"):
        session.mount(scheme, HTTPAdapter(max_retries=again))
    return session


def _never_left(error: RequestException) -> bool:
    """Whether no connection came about: `requests` keeps the reason of `urllib3` inside."""
    if isinstance(error, ConnectTimeout | ProxyError | SSLError):
        return True
    inner = error.args[0] if error.args else None
    reason = inner.reason if isinstance(inner, MaxRetryError) else inner
    return isinstance(reason, NewConnectionError)


def _refusal(answer: Response) -> str:
    """What the chat answers, in a line; not its words, which may repeat the address."""
    hint = ": is the address still good?" if answer.status_code in {401, 403, 404, 410} else ""
    return f"it answers {answer.status_code}{hint}"
