"""What is tried again after GitHub refused for a while, and for how long that is waited for."""

import json
from types import TracebackType
from typing import Self, cast

from github import GithubRetry
from github.GithubException import RateLimitExceededExceedsMaxWait, RateLimitExceededException
from github.Requester import Requester
from urllib3.connectionpool import ConnectionPool
from urllib3.exceptions import MaxRetryError
from urllib3.response import HTTPResponse

_LIMITS = (403, 429)


class Retry(GithubRetry):
    """As PyGithub's, with three differences.

    A wait that GitHub asks for has to be bearable too; where it was tried often enough, what GitHub
    said is raised; and of a write only what surely did not take place is tried again.
    """

    RETRY_AFTER_STATUS_CODES = frozenset({429})

    def increment(  # type: ignore[override]  # as PyGithub's
        self,
        method: str | None = None,
        url: str | None = None,
        response: HTTPResponse | None = None,
        error: Exception | None = None,
        _pool: ConnectionPool | None = None,
        _stacktrace: TracebackType | None = None,
    ) -> Self:
        """What is left to try. Raises what PyGithub raises where nothing is."""
        if response is not None and response.status in _LIMITS:
            self._check_patience(response)
        try:
            left = super().increment(method, url, response, error, _pool, _stacktrace)
        except MaxRetryError:
            if response is None:
                raise
            status, headers = response.status, _headers(response)
            if status in _LIMITS:  # what is refused for good isn't tried again
                raise RateLimitExceededException(status, None, headers) from None
            said = _read(self.get_content(response, url or ""))
            raise Requester.createException(status, headers, said) from None
        return cast("Self", left)

    def _check_patience(self, response: HTTPResponse) -> None:
        after = response.headers.get("Retry-After", "")
        if self.max_rate_limit_wait is None or not after.isdigit():
            return
        if int(after) > self.max_rate_limit_wait:
            headers = _headers(response)
            raise RateLimitExceededExceedsMaxWait(response.status, None, headers, wait=float(after))


def _headers(response: HTTPResponse) -> dict[str, str]:
    return {name.lower(): value for name, value in response.headers.items()}


def _read(content: bytes) -> dict[str, object]:
    """What a reply says; nothing where it is no object."""
    try:
        found = json.loads(content)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}
