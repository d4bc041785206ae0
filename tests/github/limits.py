"""What GitHub refuses, in GitHub's own words."""

from collections.abc import Mapping
from typing import Any

LONGEST_BODY = 65_536
LONGEST_TITLE = 256
LONGEST_LABEL = 50
LONGEST_DESCRIPTION = 140
MOST_ANNOTATIONS = 50
MOST_FILES = 3_000
MOST_COMMITS = 250
MOST_COMPARED_FILES = 300
MOST_STATUSES = 1_000
MOST_REVIEWERS = 15
PAGE, LONGEST_PAGE = 30, 100


class Refused(Exception):  # noqa: N818  -- a reply, not a failure of the forge
    """A reply that says no."""

    def __init__(
        self,
        status: int,
        message: str,
        errors: list[Any] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(f"{status} {message} {errors or ''}")
        self.status = status
        self.message = message
        self.errors = errors
        self.headers = dict(headers or {})


def missing() -> Refused:
    """What doesn't exist and what can't be seen look alike."""
    return Refused(404, "Not Found")


def not_accessible() -> Refused:
    """An App's or a workflow's token lacks a permission."""
    return Refused(403, "Resource not accessible by integration")


def invalid(resource: str, field: str | None = None, message: str = "", **more: str) -> Refused:
    """A field that GitHub doesn't take."""
    place = {"field": field} if field else {}
    text = {"message": message} if message else {}
    error = {"resource": resource, "code": "custom", **place, **text, **more}
    return Refused(422, "Validation Failed", [error])


def unprocessable(*errors: str) -> Refused:
    """What the review endpoints answer."""
    return Refused(422, "Unprocessable Entity", list(errors))


def check_body(resource: str, body: str | None, *, needed: bool = False) -> None:
    """Refuse a text that is too long, or that is empty where one is needed."""
    if len(body or "") > LONGEST_BODY:
        text = f"body is too long (maximum is {LONGEST_BODY} characters)"
        raise invalid(resource, "body", text)
    if needed and not (body or "").strip():
        raise Refused(422, "Validation Failed", [blank(resource)])


def check_title(resource: str, title: str | None) -> None:
    """Refuse a title that is too long."""
    if len(title or "") > LONGEST_TITLE:
        text = f"title is too long (maximum is {LONGEST_TITLE} characters)"
        raise invalid(resource, "title", text)


def check_label(name: str) -> None:
    """Refuse a label's name that is too long."""
    if len(name) > LONGEST_LABEL:
        text = f"name is too long (maximum is {LONGEST_LABEL} characters)"
        raise invalid("Label", "name", text)


def blank(resource: str, field: str = "body") -> dict[str, str]:
    """An error about a field that is needed."""
    return {"resource": resource, "code": "missing_field", "field": field}


def check_annotations(output: Mapping[str, Any] | None) -> None:
    """Refuse more annotations than one call may bring."""
    count = len((output or {}).get("annotations") or [])
    if count > MOST_ANNOTATIONS:
        text = f"No more than {MOST_ANNOTATIONS} items are allowed; {count} were supplied."
        raise Refused(422, f"Invalid request.\n\n{text}")


def check_status(state: str, description: str | None, already: int) -> None:
    """Refuse a status that GitHub doesn't keep."""
    if state not in {"error", "failure", "pending", "success"}:
        raise invalid("Status", "state", "state is not included in the list")
    if len(description or "") > LONGEST_DESCRIPTION:
        text = f"description is too long (maximum is {LONGEST_DESCRIPTION} characters)"
        raise invalid("Status", "description", text)
    if already >= MOST_STATUSES:
        text = "This SHA and context has reached the maximum number of statuses."
        raise invalid("Status", message=text)
