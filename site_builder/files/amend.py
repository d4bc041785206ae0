"""An amendment in the file of its objective: the new values, the former ones and the reason."""

import re
from collections.abc import Mapping
from datetime import date

from site_builder.files.edit import NotEditableError
from site_builder.files.insert import append, put, raw
from site_builder.files.scalar import scalar
from site_builder.model.commitment import Commitment, in_yaml
from site_builder.model.finding import Key

_PLAIN_NUMBER = re.compile(r"-?(?:0|[1-9]\d*(?:_\d+)*)(?:\.\d+)?")
_ORDER = ("from", "to", "keep", "done_when", "owner")


def figure(written: str) -> str:
    """A figure as somebody wrote it, in quotes unless it is a plain number."""
    text = written.strip()
    return text if _PLAIN_NUMBER.fullmatch(text) else scalar(text)


def change(content: bytes, keys: tuple[Key, ...], values: Mapping[tuple[str, ...], str]) -> bytes:
    """The file with new values, written as YAML, of the key result that some keys lead to."""
    for inner, written in values.items():
        at = _ORDER.index(inner[0])
        content = put(content, (*keys, *inner), written, after=[*_ORDER[at::-1], "owner", "title"])
    return content


def leave_behind(
    content: bytes, keys: tuple[Key, ...], former: Mapping[str, str], on: date, why: str
) -> bytes:
    """The file with an amendment: the former values as YAML, the day and the reason."""
    values = ", ".join(f"{key}: {former[key]}" for key in _ORDER if key in former)
    entry = f"{{on: {on}, was: {{{values}}}, why: {scalar(' '.join(why.split()))}}}"
    try:
        return append(content, (*keys, "amended"), entry)
    except NotEditableError as error:
        raise NotEditableError(f"{error}; write by hand: amended: [{entry}]") from None


def former_values(content: bytes, keys: tuple[Key, ...], former: Commitment) -> Mapping[str, str]:
    """Values as the file has them where they fit an amendment, else as YAML writes them."""
    return {key: raw(content, (*keys, key)) or in_yaml(value) for key, value in former.items()}
