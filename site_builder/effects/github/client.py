"""Talking to GitHub, or to a GitHub Enterprise Server: who the bot is, and what is tried again."""

import logging
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property

from github import Auth, Github, GithubIntegration
from github.GithubException import GithubException, RateLimitExceededException
from github.Repository import Repository
from jwt import PyJWTError
from requests import RequestException

from site_builder.effects.github.retry import Retry

API = "https://api.github.com"
_PATIENCE = 120
"""How many seconds a rate limit may make a run wait."""
_TIMEOUT = 30
_ASKS = ("GET", "HEAD")
_SHAKY = (429, 500, 502, 503, 504)
_REFUSALS = (403, 404, 405, 409, 410, 422)
_STRANGER = 401
_AGENT = "okrs-as-code"
_NAME = re.compile(r"[\w.-]+/[\w.-]+")
_OF_A_RUN = "ghs_"
_ACTIONS = "github-actions[bot]"
"""How a workflow's own token begins, and who it writes as."""


class SettingsError(Exception):
    """The forge can't be reached with what was set; the message says what is missing."""


@dataclass(frozen=True, slots=True)
class Pace:
    """How long to wait between calls and for an answer, in seconds."""

    between_reads: float = 0.0
    between_writes: float = 0.25
    timeout: int = _TIMEOUT
    patience: float = _PATIENCE
    backoff: float = 0.5


@dataclass(frozen=True)
class Forge:
    """A repository on GitHub, and who the bot is there."""

    name: str
    """`lumen/okrs`."""
    auth: Auth.Auth
    api: str = API
    bot: str | None = None
    """The login under which it writes; None where that is to be found out."""
    pace: Pace = Pace()

    @cached_property
    def reads(self) -> Repository:
        """The repository for reading: what fails on the way is asked again."""
        return self._client(_ASKS, _SHAKY, 3).get_repo(self.name)

    @cached_property
    def writes(self) -> Repository:
        """The repository for writing: only what surely did not take place is tried again."""
        return self._client((*_ASKS, "PUT", "DELETE", "PATCH", "POST"), (429,), 0).get_repo(
            self.name
        )

    @cached_property
    def login(self) -> str:
        """Under which login the bot writes."""
        if self.bot:
            return self.bot
        if self.token.startswith(_OF_A_RUN):  # it may not ask who it is
            return _ACTIONS
        return self._client(_ASKS, _SHAKY, 3).get_user().login

    @property
    def token(self) -> str:
        """What Git shows to fetch; never to be written anywhere."""
        return self.auth.token

    def _client(self, methods: Sequence[str], again: Sequence[int], lost: int) -> Github:
        """Try again after some statuses, and so many times where the answer was lost."""
        return Github(
            auth=self.auth,
            base_url=self.api,
            retry=_retry(self.pace, methods, again, lost),
            timeout=self.pace.timeout,
            per_page=100,
            lazy=True,
            user_agent=_AGENT,
            seconds_between_requests=self.pace.between_reads,
            seconds_between_writes=self.pace.between_writes,
        )


def _retry(pace: Pace, methods: Sequence[str], again: Sequence[int], lost: int) -> Retry:
    return Retry(
        total=3,
        read=lost,
        backoff_factor=pace.backoff,
        allowed_methods=frozenset(methods),
        status_forcelist=list(again),
        secondary_rate_wait=min(60, pace.patience),
        max_rate_limit_wait=pace.patience,
    )


def forge(name: str, environment: Mapping[str, str], pace: Pace | None = None) -> Forge:
    """The forge that an environment names: `OKRS_TOKEN` or `GITHUB_TOKEN`, or an App's id and key.

    Raises `SettingsError`.
    """
    for chatty in ("github", "urllib3"):  # they tell each failed try on the terminal
        logging.getLogger(chatty).setLevel(logging.CRITICAL)
    if not _NAME.fullmatch(name):
        raise SettingsError(f"{name} is no repository: --repository OWNER/NAME")
    api = environment.get("GITHUB_API_URL", "").rstrip("/") or API
    pace = pace or Pace()
    app, key = environment.get("OKRS_APP_ID"), environment.get("OKRS_APP_PRIVATE_KEY")
    if app and key:
        return _as_app(name, Auth.AppAuth(app, key), api, pace)
    if app or key:  # to go on as somebody else would set statuses that the branch doesn't count
        missing = "OKRS_APP_PRIVATE_KEY" if app else "OKRS_APP_ID"
        raise SettingsError(f"an App needs its id and its key: {missing} is not set")
    token = environment.get("OKRS_TOKEN") or environment.get("GITHUB_TOKEN")
    if not token:
        raise SettingsError(
            "there is no token: set OKRS_TOKEN or GITHUB_TOKEN, "
            "or OKRS_APP_ID and OKRS_APP_PRIVATE_KEY"
        )
    return Forge(name, Auth.Token(token), api, environment.get("OKRS_BOT") or None, pace)


def _as_app(name: str, auth: Auth.AppAuth, api: str, pace: Pace) -> Forge:
    """The App as it is installed in a repository."""
    owner, _, repository = name.partition("/")
    apps = GithubIntegration(
        auth=auth,
        base_url=api,
        retry=_retry(pace, _ASKS, _SHAKY, 3),
        timeout=pace.timeout,
        user_agent=_AGENT,
        seconds_between_requests=pace.between_reads,
    )
    try:
        found = apps.get_repo_installation(owner, repository)
    except (GithubException, RequestException) as error:
        message = f"the App {auth.app_id} can't be used for {name}: {reason(error)}"
        raise SettingsError(message) from None
    except (ValueError, TypeError, PyJWTError):
        raise SettingsError("OKRS_APP_PRIVATE_KEY is no private key in PEM form") from None
    installed = auth.get_installation_auth(found.id, requester=apps.requester)
    return Forge(name, installed, api, f"{found.app_slug}[bot]", pace)


def is_final(error: Exception) -> bool:
    """Whether nothing can be had from GitHub by asking again."""
    if not isinstance(error, GithubException):
        return False
    return error.status == _STRANGER or is_refusal(error)


def is_refusal(error: GithubException) -> bool:
    """Whether the answer stays the same, however often it is asked."""
    return error.status in _REFUSALS and not isinstance(error, RateLimitExceededException)


def reason(error: Exception) -> str:
    """Why a call failed, in a line; nothing that was sent."""
    if isinstance(error, RateLimitExceededException):
        return f"GitHub's rate limit is used up{_again(error.headers or {})}"
    if isinstance(error, GithubException):
        data = error.data if isinstance(error.data, dict) else {}
        said = " ".join(str(data.get("message") or error.message or "").split())[:300]
        return f"GitHub answers {error.status}{': ' if said else ''}{said}".rstrip(".")
    return f"GitHub could not be reached ({type(error).__name__})"


def _again(headers: Mapping[str, str]) -> str:
    """When it can be tried again, where GitHub says so."""
    wait, left, reset = (
        headers.get(name, "")
        for name in ("retry-after", "x-ratelimit-remaining", "x-ratelimit-reset")
    )
    if wait.isdigit():
        return f"; it may be asked again in {wait} seconds"
    if left == "0" and reset.isdigit():
        return f"; it may be asked again at {datetime.fromtimestamp(int(reset), UTC):%H:%M} UTC"
    return ""
