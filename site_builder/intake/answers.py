"""The answers of an issue form, read from the text that the forge makes of them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from site_builder.files.check_in_answer import printable
from site_builder.intake.fields import FORMS, MARK, Form
from site_builder.intake.item import unmarked
from site_builder.intake.taken import NotTakenError

_HEADING = re.compile(r"###[ \t]+(.+?)[ \t]*")
_NOTHING = {"_No response_", "None"}
"""What the forge writes where a field or a choice was left empty."""


@dataclass(frozen=True, slots=True)
class Answers:
    """A form as somebody filled it in."""

    form: Form
    by_field: Mapping[str, str]
    """Text by the field's id; what was left empty isn't there."""
    title: str = ""
    """What the title says behind the form's own name."""

    def __getitem__(self, field: str) -> str:
        """The answer to a field; empty where there is none."""
        return self.by_field.get(field, "")

    def line(self, field: str) -> str:
        """The answer to a field on one line."""
        return " ".join(self[field].split())

    def chosen(self, field: str) -> str:
        """The reference that was chosen from a list, without the title behind it."""
        return self.line(field).partition(MARK)[0].strip()

    def lines(self, field: str) -> list[str]:
        """The lines of an answer, without the marks of a list."""
        return [one for line in self[field].split("\n") if (one := unmarked(line))]


def read_answers(text: str, title: str = "") -> Answers | None:
    """The answers in the text of an issue; None where it was made from none of our forms.

    Raises `NotTakenError` where a heading stands there twice, so that nobody can tell what belongs
    to it, and where the title is a form's and the text isn't any more.
    """
    lines = [printable(one) for one in text.splitlines()]
    form = _form(lines)
    if form is None:
        _not_broken(lines, title)
        return None
    labels = {one.label: one.id for one in form.fields}
    parts: dict[str, list[str]] = {}
    current: list[str] = []
    for line in lines:
        match = _HEADING.fullmatch(line)
        if match is None or match[1] not in labels:
            current.append(line)
            continue
        if labels[match[1]] in parts:
            raise NotTakenError([f"The heading “{match[1]}” stands there twice: keep one."])
        current = parts[labels[match[1]]] = []
    told = {name: "\n".join(each).strip() for name, each in parts.items()}
    answered = {name: one for name, one in told.items() if one and one not in _NOTHING}
    return Answers(form, answered, printable(title).removeprefix(f"{form.title}:").strip())


def _not_broken(lines: list[str], title: str) -> None:
    """Raise `NotTakenError` for a form of which somebody took the beginning away."""
    for form in FORMS:
        first, *others = (f"### {one.label}" for one in form.fields)
        if title.startswith(f"{form.title}: ") and any(one.rstrip() in others for one in lines):
            raise NotTakenError(
                [f"The form begins with the line “{first}”: put it at the top again, as it was."]
            )


def _form(lines: list[str]) -> Form | None:
    """The form that begins with the first heading of a text and has another one of it."""
    headings = [match[1] for one in lines if (match := _HEADING.fullmatch(one))]
    first = next((one for one in lines if one.strip()), "")
    for form in FORMS:
        begins = _HEADING.fullmatch(first)
        labels = [one.label for one in form.fields]
        if begins and begins[1] == labels[0] and set(headings) & set(labels[1:]):
            return form
    return None
