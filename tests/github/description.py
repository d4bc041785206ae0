"""GitHub's own description of its API, asked about every request and every reply."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

from openapi_core import Config, OpenAPI
from openapi_core.datatypes import RequestParameters
from werkzeug.datastructures import Headers, ImmutableMultiDict

from tests.github.records import Json

DESCRIPTION = Path(__file__).with_name("openapi.json")
LABELS = ("POST", "/repos/{owner}/{repo}/issues/{issue_number}/labels")


@dataclass
class Asked:
    """A request, as openapi-core wants one: path parameters hold no slash."""

    template: str
    values: Mapping[str, str]
    method: str
    query: ImmutableMultiDict[str, str]
    body: bytes | None
    content_type: str
    host_url: str = "http://localhost"
    parameters: RequestParameters = field(init=False)
    path: str = field(init=False)

    def __post_init__(self) -> None:
        self.parameters = RequestParameters(query=self.query)
        safe = {name: quote(value, safe="") for name, value in self.values.items()}
        self.path = self.template.format_map(safe)


@dataclass(frozen=True)
class Answered:
    """A reply, as openapi-core wants one."""

    status_code: int
    data: bytes | None
    content_type: str
    headers: Headers


@cache
def whole() -> Json:
    """The description, read once."""
    read: Json = json.loads(DESCRIPTION.read_text(encoding="utf-8"))
    return read


@cache
def operation(template: str) -> OpenAPI:
    """The description of one path alone, so that finding it costs nothing."""
    description = whole()
    paths = {template: description["paths"][template]}
    # openapi-core takes None, which spares checking the description itself, and doesn't declare it.
    unchecked = Config(spec_validator_cls=None)  # type: ignore[arg-type]
    return OpenAPI.from_dict({**description, "paths": paths}, config=unchecked)


@cache
def described(template: str, method: str) -> Json:
    """What is said about one operation."""
    found: Json = whole()["paths"][template][method.lower()]
    return found


@cache
def query_names(template: str, method: str) -> frozenset[str]:
    """The query parameters of an operation."""
    shared = whole()["components"]["parameters"]
    listed = [*described(template, method).get("parameters", [])]
    named = [shared[one["$ref"].rsplit("/", 1)[1]] if "$ref" in one else one for one in listed]
    return frozenset(one["name"] for one in named if one["in"] == "query")


def request_problems(asked: Asked) -> list[str]:
    """What GitHub's description doesn't know about a request."""
    asked = wrapped(asked)
    unknown = sorted(set(asked.query) - query_names(asked.template, asked.method))
    problems = [f"{name}: no such query parameter" for name in unknown]
    found = operation(asked.template).iter_request_errors(lowered(asked))
    return problems + [told(error) for error in found]


def reply_problems(asked: Asked, answered: Answered) -> list[str]:
    """What GitHub's description doesn't know about a reply."""
    if str(answered.status_code) not in described(asked.template, asked.method)["responses"]:
        return undescribed(answered)
    found = operation(asked.template).iter_response_errors(lowered(asked), answered)
    return [told(error) for error in found]


def undescribed(answered: Answered) -> list[str]:
    """The description leaves many errors out; those have a message at least."""
    if answered.status_code == 304:
        return []
    if answered.status_code < 400:
        return [f"no reply of status {answered.status_code} is described"]
    body = json.loads(answered.data or b"null")
    return [] if isinstance(body, dict) and "message" in body else ["an error without message"]


def wrapped(asked: Asked) -> Asked:
    """GitHub accepts the bare list of labels that PyGithub sends; its description doesn't."""
    if (asked.method, asked.template) != LABELS or not (asked.body or b"").startswith(b"["):
        return asked
    body = b'{"labels": %s}' % (asked.body or b"")
    return Asked(asked.template, asked.values, asked.method, asked.query, body, asked.content_type)


def lowered(asked: Asked) -> Any:  # noqa: ANN401  -- openapi-core's protocol has methods in lower case
    """The request with its method as openapi-core writes it."""
    return Asked(
        asked.template,
        asked.values,
        asked.method.lower(),
        asked.query,
        asked.body,
        asked.content_type,
    )


def told(error: BaseException) -> str:
    """An error with its causes, down to the schema's."""
    broken = getattr(error, "schema_errors", None)
    if broken:
        return "; ".join(deepest(one) for one in broken)
    if error.__cause__ is not None:
        return f"{type(error).__name__}: {told(error.__cause__)}"
    return f"{type(error).__name__}: {error}"[:500]


def deepest(error: Any) -> str:  # noqa: ANN401  -- jsonschema's error, as openapi-core hands it on
    """Where a value is wrong, in the alternative that comes closest."""
    while error.context:
        error = max(error.context, key=lambda one: len(one.absolute_path))
    return f"{error.json_path}: {error.message[:300]}"
