"""Fetching a file from an address, within limits."""

import time
from collections.abc import Mapping
from urllib.parse import urljoin, urlsplit

import requests
from requests.exceptions import ConnectionError as NoConnectionError
from requests.exceptions import InvalidHeader, RequestException, SSLError, Timeout
from urllib3.exceptions import HTTPError, ReadTimeoutError

from site_builder.sources.failure import SourceError

_AGENT = "okrs-as-code"
_OWN = {"localhost", "127.0.0.1", "::1"}
_HOPS = 3
_CHUNK = 64 * 1024
_OK = 200
_REDIRECTS = {301, 302, 303, 307, 308}


def download(
    url: str, headers: Mapping[str, str], seconds: float, size: int, *, plain_http: bool
) -> bytes:
    """The answer's bytes. Raises `SourceError`; no message holds a header or the whole address.

    Redirects stay on the host, since what is in the headers is for that host alone.
    """
    _check(url, plain_http=plain_http)
    until = time.monotonic() + seconds
    try:
        with requests.Session() as session:
            session.auth = _as_it_is  # else a ~/.netrc would take the place of Authorization
            for _ in range(_HOPS + 1):
                with _get(session, url, headers, until) as answer:
                    if answer.status_code not in _REDIRECTS:
                        return _body(answer, until, size)
                    url = _next(url, answer.headers.get("Location", ""))
    except SourceError:
        raise
    except (RequestException, HTTPError, OSError, ValueError) as error:
        raise SourceError(_reason(error, seconds)) from None
    raise SourceError("it redirects in circles")


def _as_it_is(request: requests.PreparedRequest) -> requests.PreparedRequest:
    return request


def _get(
    session: requests.Session, url: str, headers: Mapping[str, str], until: float
) -> requests.Response:
    return session.get(
        url,
        headers={"User-Agent": _AGENT, **headers, "Accept-Encoding": "identity"},
        timeout=_left(until),
        allow_redirects=False,
        stream=True,
    )


def _left(until: float) -> float:
    """The seconds that are left. Raises `SourceError` where there are none."""
    left = until - time.monotonic()
    if left <= 0:
        raise SourceError("it takes too long to answer")
    return left


def _check(url: str, *, plain_http: bool) -> None:
    parts = urlsplit(url)
    if parts.scheme == "https":
        return
    if parts.hostname not in _OWN:
        raise SourceError("the address is not encrypted: write https://")
    if not plain_http:
        raise SourceError("the address is not encrypted, and --allow-http is not given")


def _next(url: str, location: str) -> str:
    target = urljoin(url, location)
    if _origin(target) != _origin(url):
        raise SourceError("it redirects to another host: declare that address itself")
    return target


def _origin(url: str) -> tuple[str, str]:
    parts = urlsplit(url)
    return parts.scheme, parts.netloc.lower()


def _body(answer: requests.Response, until: float, size: int) -> bytes:
    if answer.status_code != _OK:
        raise SourceError(f"it answers {answer.status_code}")
    kind = answer.headers.get("Content-Type", "").partition(";")[0].strip().lower()
    if kind == "text/html":
        raise SourceError("it answers with a web page, perhaps to sign in, and no data")
    if answer.headers.get("Content-Encoding", "identity").lower() != "identity":
        raise SourceError("it answers packed, though that was not asked for")
    content = bytearray()
    while chunk := answer.raw.read1(_CHUNK):
        content += chunk
        if len(content) > size:
            raise SourceError(f"its answer is larger than {size:,} bytes")
        _left(until)
    return bytes(content)


def _reason(error: Exception, seconds: float) -> str:
    """Why, in words of ours: those of the libraries may hold an address or a header."""
    if isinstance(error, Timeout | ReadTimeoutError):
        return f"it does not answer within {seconds:g} seconds"
    if isinstance(error, SSLError):
        return "its certificate is not to be trusted"
    if isinstance(error, InvalidHeader | UnicodeError):
        return "a header can't be sent: look at the environment variable for a line's end"
    if isinstance(error, NoConnectionError):
        return "it can't be reached"
    return f"it can't be fetched ({type(error).__name__})"
