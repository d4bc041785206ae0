"""A value as YAML writes it. Nothing here reads YAML, so pure rooms may use it."""

import json
import re

_PLAIN = re.compile(r"[A-Za-z](?:[\w /-]*\w)?")
_NO_TEXT = {"true", "false", "null", "yes", "no", "on", "off", "y", "n"}


def scalar(value: str | float | None) -> str:
    """A value as YAML writes it: plain where that can't be misread, else in double quotes.

    Control characters, which no file of a plan may hold, are the caller's to take out.
    """
    if not isinstance(value, str):
        return "null" if value is None else f"{value:.15g}"
    if _PLAIN.fullmatch(value) and value.lower() not in _NO_TEXT:
        return value
    return json.dumps(value, ensure_ascii=False)
