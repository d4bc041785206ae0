"""From a front matter to its shape: every problem becomes a finding, the rest is still read."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from site_builder.files import yaml
from site_builder.files.front_matter import Document, decode, split
from site_builder.model.finding import Edit, Finding, Fix, Key, Place
from site_builder.model.quantity import LARGEST
from site_builder.model.suggest import nearest
from site_builder.model.terms import UNKNOWN, UNREADABLE
from site_builder.model.vocabulary import SHAPES, Shape

_ROUNDS = 4
"""How often a shape is tried again without what was wrong with it."""

S = TypeVar("S", bound=Shape)


class Parsed(NamedTuple):
    """A file that was read. `shape` is None where nothing of it could be."""

    shape: Shape | None
    body: str
    findings: list[Finding]


def parse(kind: str, content: bytes, file: str) -> Parsed:
    """Read a file of a kind named in `vocabulary.SHAPES`."""
    text = decode(content, file)
    if isinstance(text, Finding):
        return Parsed(None, "", [text])
    document = split(text)
    if not isinstance(document, Document):
        return Parsed(None, "", [Finding("OKR005", Place(file), *document)])
    if document.matter is None:
        return _without_matter(kind, document, file)
    values, findings = yaml.load(document.matter, file)
    if values is None:
        return Parsed(None, document.body, findings)
    shape, more = validate(SHAPES[kind], values, file)
    return Parsed(shape, document.body, [*findings, *more])


def _without_matter(kind: str, document: Document, file: str) -> Parsed:
    if kind == "retrospective":
        return Parsed(SHAPES[kind](), document.body, [])
    remedy = "Begin the file with a line ---, then key: value lines, then --- again."
    return Parsed(
        None, document.body, [Finding("OKR005", Place(file), "there is no front matter", remedy)]
    )


def validate(shape: type[S], values: yaml.Mapping, file: str) -> tuple[S | None, list[Finding]]:
    """Fill a shape; what is wrong is reported and left out, so that the rest can be used."""
    try:
        return shape.model_validate(values), []
    except ValidationError as error:
        errors = error.errors(include_url=False)
    meant = dict(_meant(shape, errors, values))
    findings = [
        _finding(shape, one, meant, file) for one in errors if one["loc"] not in meant.values()
    ]
    for round_ in range(_ROUNDS):
        for one in reversed(errors):  # so that taking an item of a list moves no other
            _leave_out(values, _trimmed(one, round_), one["type"], meant)
        try:
            return shape.model_validate(values), findings
        except ValidationError as error:
            errors = error.errors(include_url=False)
    return None, findings


Loc = tuple[Key, ...]


def _meant(
    shape: type[Shape], errors: Sequence[ErrorDetails], values: yaml.Mapping
) -> Iterator[tuple[Loc, Loc]]:
    """Where an unknown key stands, and where the known one would stand that it resembles."""
    for one in errors:
        if one["type"] == "extra_forbidden":
            *above, name = one["loc"]
            near = nearest(str(name), _fields(shape, above))
            parent = _descend(values, above)
            if near and isinstance(parent, Mapping) and near not in parent:
                yield one["loc"], (*above, near)


def _trimmed(error: ErrorDetails, round_: int) -> Loc:
    """What to leave out: the value itself, and what holds it where that doesn't help."""
    loc = tuple(one for one in error["loc"] if one != "[key]")
    return loc if round_ < _ROUNDS // 2 else loc[:-1]


def _leave_out(values: yaml.Mapping, loc: Loc, kind: str, meant: Mapping[Loc, Loc]) -> None:
    """Take a wrong value away, or put a stand-in where one is needed."""
    parent: object = values
    for depth, step in enumerate(loc[:-1], start=1):
        child = _child(parent, step)
        if not isinstance(child, dict | list):
            loc = loc[:depth]
            break
        parent = child
    if not loc:
        return
    last = loc[-1]
    if isinstance(parent, list) and isinstance(last, int) and last < len(parent):
        del parent[last]
    elif isinstance(parent, dict):
        key = next((key for key in parent if str(key) == str(last)), None)
        wrong = parent.pop(key, None)
        if loc in meant:
            parent[str(meant[loc][-1])] = wrong
        elif key is None and kind == "missing":
            parent[str(last)] = _PLACEHOLDERS.get(str(last), UNREADABLE)
        elif last == "key_results" and isinstance(wrong, list):
            parent["key_results"] = {f"number-{at}": one for at, one in enumerate(wrong, start=1)}
        elif last in _STAND_INS:
            parent[str(last)] = _STAND_INS[str(last)]


_PLACEHOLDERS: dict[str, yaml.Value] = {
    "stage": "growth",
    "headcount": 1_000_000,
    "leadership": [],
    "was": {"owner": UNREADABLE},
}
"""Stand-ins for what is missing in a file, chosen to cause no further findings."""

_STAND_INS: dict[str, yaml.Value] = {
    "from": UNKNOWN,
    "to": UNKNOWN,
    "at_least": -LARGEST,
    "at_most": LARGEST,
    "owner": UNREADABLE,
    "supports": {UNREADABLE: f"{UNREADABLE} {UNREADABLE} {UNREADABLE}"},
}
"""Stand-ins for what can't be read, where leaving it out would cause further findings."""


def _descend(values: object, keys: Sequence[Key]) -> object:
    for one in keys:
        values = _child(values, one)
    return values


def _child(parent: object, step: Key) -> object:
    if isinstance(parent, Mapping):
        return next((value for key, value in parent.items() if str(key) == str(step)), None)
    if isinstance(parent, list) and isinstance(step, int) and step < len(parent):
        return parent[step]
    return None


def _finding(
    shape: type[Shape], error: ErrorDetails, meant: Mapping[Loc, Loc], file: str
) -> Finding:
    loc = tuple(one for one in error["loc"] if one != "[key]")
    place = Place(file, loc, on_key=error["loc"] != loc)
    last = str(loc[-1]) if loc else ""
    context = error.get("ctx", {})
    match error["type"]:
        case "missing":
            return _missing(shape, place, last)
        case "extra_forbidden":
            return _unknown(shape, place, last, meant.get(loc))
        case "okrs":
            return Finding(
                str(context["code"]), place, str(context["problem"]), str(context["remedy"])
            )
        case "enum" | "literal_error":
            return _none_of(place, str(error["input"]), str(context["expected"]))
    problem, remedy = _PLAIN.get(error["type"], (error["msg"], "See okrs schema for what fits."))
    return Finding("OKR011", place, f"“{last}”: {problem}" if last else problem, remedy)


_MAPPING = ("this must be a mapping", "Write key: value lines below it, indented.")
_LIST = ("this must be a list", "Write [one, two], or one a line with a hyphen.")
_WHOLE = ("this must be a whole number", "Write digits, such as 64.")
_PLAIN: dict[str, tuple[str, str]] = {
    "model_type": _MAPPING,
    "mapping_type": _MAPPING,
    "dict_type": _MAPPING,
    "tuple_type": _LIST,
    "list_type": _LIST,
    "int_type": _WHOLE,
    "int_parsing": _WHOLE,
    "int_from_float": _WHOLE,
    "greater_than_equal": ("the number is too small", "Write at least 1."),
    "less_than_equal": ("the number is too large", "Check it for a digit too many."),
    "bool_type": ("this must be true or false", "Write true or false."),
    "bool_parsing": ("this must be true or false", "Write true or false."),
    "string_type": ("this must be text", 'Put it in quotes: "2026".'),
}


def _missing(shape: type[Shape], place: Place, name: str) -> Finding:
    field = _fields(shape, place.keys[:-1]).get(name, "")
    where = f"in “{place.keys[-2]}” " if len(place.keys) > 1 else ""
    at = Place(place.file, place.keys[:-1], on_key=True)
    return Finding(
        "OKR010", at, f"“{name}” is missing {where}".rstrip(), f"Add {name}: {field}".strip()
    )


def _unknown(shape: type[Shape], place: Place, name: str, meant: Loc | None) -> Finding:
    known = _fields(shape, place.keys[:-1])
    near = nearest(name, known)
    remedy = f"Did you mean {near}?" if near else f"Known here: {', '.join(known)}."
    fix = None
    if meant:
        fix = Fix(f"Rename {name} to {near}", place.file, (Edit(place.keys, rename=near),))
    at = Place(place.file, place.keys, on_key=True)
    return Finding("OKR009", at, f"the key “{name}” is unknown", remedy, fix=fix)


def _none_of(place: Place, given: str, expected: str) -> Finding:
    words = expected.replace("'", "").replace(" or ", ", ").split(", ")
    near = nearest(given.replace("_", "-"), words)
    fix = None
    if near:
        fix = Fix(f"Write {near}", place.file, (Edit(place.keys, value=near),))
    listed = ", ".join(words)
    remedy = f"Did you mean {near}? It may be {listed}." if near else f"It may be {listed}."
    return Finding("OKR011", place, f"“{given}” is not a word for this", remedy, fix=fix)


@cache
def _schema(shape: type[Shape]) -> dict[str, object]:
    return shape.model_json_schema(by_alias=True)


def _fields(shape: type[Shape], keys: Sequence[Key]) -> dict[str, str]:
    """The keys known at a place of a shape, each with what it is for."""
    schema = _schema(shape)
    node: dict[str, object] = schema
    for key in keys:
        node = _resolve(_step(_resolve(node, schema), key), schema)
    properties = _resolve(node, schema).get("properties", {})
    return {
        name: str(field.get("description", ""))
        for name, field in (properties.items() if isinstance(properties, dict) else ())
    }


def _step(node: dict[str, object], key: Key) -> dict[str, object]:
    properties = node.get("properties")
    if isinstance(properties, dict) and key in properties:
        found: dict[str, object] = properties[key]
        return found
    inner = node.get("items") if isinstance(key, int) else node.get("additionalProperties")
    return inner if isinstance(inner, dict) else {}


def _resolve(node: dict[str, object], schema: dict[str, object]) -> dict[str, object]:
    """Follow a reference, and take the mapping among several possibilities."""
    options = node.get("anyOf")
    if isinstance(options, list):
        node = next((one for one in options if one.get("type") != "null"), {})
    name = str(node.get("$ref", "")).rpartition("/")[2]
    definitions = schema.get("$defs", {})
    if name and isinstance(definitions, dict):
        found: dict[str, object] = definitions[name]
        return found
    return node
