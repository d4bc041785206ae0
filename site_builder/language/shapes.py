"""What the vocabulary says of a place in a front matter, by the keys that lead to it."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from site_builder.model.finding import Key
from site_builder.model.schema import Schema, json_schema


class Field(NamedTuple):
    """A key that a mapping may have."""

    name: str
    meaning: str
    required: bool
    nested: bool
    """Whether more keys stand below it."""


def fields(kind: str, keys: Sequence[Key]) -> tuple[Field, ...]:
    """The keys that a file of a kind may have at a place; none where people choose the names."""
    node = _node(kind, keys)
    required = node.get("required", [])
    asked = required if isinstance(required, list) else []
    return tuple(
        Field(name, _text(one, "description"), name in asked, _nested(_resolved(one, kind)))
        for name, one in _mapping(node, "properties").items()
        if isinstance(one, dict)
    )


def words(kind: str, keys: Sequence[Key]) -> tuple[str, ...]:
    """The words among which a value is chosen; none where it is written freely."""
    node = _node(kind, keys)
    chosen = node.get("enum")
    if isinstance(chosen, list):
        return tuple(map(str, chosen))
    if "const" in node:
        return (str(node["const"]),)
    return ("true", "false") if node.get("type") == "boolean" else ()


_schema = cache(json_schema)


def _node(kind: str, keys: Sequence[Key]) -> Schema:
    """The schema of a place; an empty one where nothing is known of it."""
    node: Schema = _schema(kind)
    for key in keys:
        node = _resolved(_below(node, key), kind)
    return node


def _below(node: Schema, key: Key) -> Schema:
    if isinstance(key, int):
        return _mapping(node, "items")
    own = _mapping(node, "properties").get(key)
    return own if isinstance(own, dict) else _mapping(node, "additionalProperties")


def _resolved(node: Schema, kind: str) -> Schema:
    """What a reference stands for, and the first of several possibilities that is something."""
    options = node.get("anyOf")
    if isinstance(options, list):
        node = next((one for one in options if one.get("type") != "null"), {})
    name = _text(node, "$ref").rpartition("/")[2]
    return _mapping(_mapping(_schema(kind), "$defs"), name) if name else node


def _nested(node: Schema) -> bool:
    return "properties" in node or isinstance(node.get("additionalProperties"), dict)


def _mapping(node: Mapping[str, object], name: str) -> Schema:
    found = node.get(name)
    return found if isinstance(found, dict) else {}


def _text(node: Mapping[str, object], name: str) -> str:
    return str(node.get(name, ""))
