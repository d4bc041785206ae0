"""Goals in JSON: what `okrs export json` wrote, or any nesting of objectives and key results."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeGuard

from site_builder.importing.draft import Draft, Field, NothingFoundError, Source, Told
from site_builder.importing.labels import field_of

Json = None | bool | int | float | str | Sequence["Json"] | Mapping[str, "Json"]
_CHILDREN = {"key results", "keyresults", "krs", "children", "results", "key result"}
_DEEPEST = 40
_PART_OF_US = ("plan", "team")
"""Kinds of our own files that hold no whole objectives."""


def read_nested(name: str, text: str) -> Source:
    """The objectives of a JSON file. Raises `NothingFoundError` where there is none."""
    try:
        document: Json = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise NothingFoundError(f"{name} can't be read as JSON: {error}. Export it again") from None
    ours = _ours(document)
    drafts = tuple(ours if ours is not None else _objectives(document, {}, 0))
    if not drafts:
        hint = "import what okrs export json writes" if _is_part(document) else _EXAMPLE
        raise NothingFoundError(f"No objective was found in {name}: {hint}")
    return Source(name, drafts)


_EXAMPLE = (
    'write each as {"objective": "…", "key_results": [{"title": "…", "owner": "…", "from": 1, '
    '"to": 2}]}'
)


def _is_part(document: Json) -> bool:
    return _is_mapping(document) and document.get("kind") in _PART_OF_US


def _ours(document: Json) -> list[Draft] | None:
    """The objectives of our own export; None where it is another's."""
    if not _is_mapping(document) or document.get("kind") != "export":
        return None
    files = document.get("objectives")
    listed = [one for one in files if _is_mapping(one)] if _is_list(files) else []
    return [_exported(one, number) for number, one in enumerate(listed, 1)]


def _exported(file: Mapping[str, Json], number: int) -> Draft:
    """One objective of our own export: what is committed to, and its prose; figures are history."""
    one = file.get("objective")
    inner = one if _is_mapping(one) else {}
    notes = [f"- {name}: {text}" for name, text in _flat(inner, ("key_results",), ("objective",))]
    notes += [f"- {name}: {text}" for name, text in _flat(file, ("objective", "why"), ())]
    keys = inner.get("key_results")
    listed = [each for each in keys if _is_mapping(each)] if _is_list(keys) else []
    said: dict[Field, str] = {
        name: _text(inner[name]) for name in ("owner", "team", "cycle") if inner.get(name)
    }
    source = f"objective {_text(inner.get('ref'))}: {_text(inner.get('title'))}"
    why = [_text(file["why"])] if file.get("why") else []
    made = tuple(_exported_key(each, number) for each in listed)
    return Draft(_text(inner.get("title")), number, source, said, (*why, *notes), made)


def _exported_key(key: Mapping[str, Json], number: int) -> Draft:
    measure = key.get("measure")
    told = measure if _is_mapping(measure) else {}
    names: tuple[tuple[Field, str], ...] = (
        ("from", "baseline"),
        ("to", "target"),
        ("at least", "at_least"),
        ("at most", "at_most"),
        ("done when", "done_when"),
        ("unit", "unit"),
    )
    given = [(name, told[at]) for name, at in names if told.get(at) is not None]
    said: dict[Field, str] = {name: _text(one) for name, one in given}
    if key.get("owner"):
        said["owner"] = _text(key["owner"])
    skipped = {at for _, at in names}
    left = {name: one for name, one in key.items() if name != "measure"}
    left["measure"] = {name: one for name, one in told.items() if name not in skipped}
    notes = tuple(f"- {name}: {text}" for name, text in _flat(left, ("title", "owner"), ()))
    return Draft(_text(key.get("title")), number, _text(key.get("title")), said, notes)


def _objectives(value: Json, around: Told, depth: int) -> Iterator[Draft]:
    """Whatever has a title and key results below it."""
    if depth > _DEEPEST:
        return
    if _is_list(value):
        for one in value:
            yield from _objectives(one, around, depth + 1)
    if not _is_mapping(value):
        return
    children, title = _children(value), _title(value)
    if title and (children or _names_objective(value)):
        yield _draft(value, around, children)
        return
    said = {**around, **{name: text for name, text in _told(value).items() if name in _AROUND}}
    if title and "team" not in said and any(_is_list(one) for one in value.values()):
        said["team"] = title
    for one in value.values():
        yield from _objectives(one, said, depth + 1)


_AROUND = {"team", "cycle", "owner"}


def _names_objective(value: Mapping[str, Json]) -> bool:
    kind = next((_text(one) for name, one in value.items() if field_of(name) == "type"), "")
    titles = [one for name, one in value.items() if field_of(name) == "objective"]
    return any(isinstance(one, str) for one in titles) or kind.lower() == "objective"


def _draft(value: Mapping[str, Json], around: Told, children: Sequence[Json]) -> Draft:
    """A goal with those below it."""
    below = [name for name, one in value.items() if _is_children(name, one)]
    flat = tuple(_flat(value, below, ()))
    told, title = _told(value), _title(value)
    known = {title, *told.values()}
    notes = tuple(f"- {name}: {text}" for name, text in flat if text not in known)
    source = "; ".join(f"{name}: {text}" for name, text in flat)
    inner = tuple(_key_result(one) for one in children)
    return Draft(title, 1, source, {**around, **told}, notes, inner)


def _key_result(value: Json) -> Draft:
    """A key result; what stands below it in turn is kept as text."""
    if not _is_mapping(value):
        words = " ".join(text for _, text in _flat(value, (), ()))
        return Draft(words, 1, words)
    made = _draft(value, {}, ())
    deeper = _flat(_children(value), (), ())
    notes = tuple(f"- {f'{name}: ' if name else ''}{text}" for name, text in deeper)
    return replace(made, notes=(*made.notes, *notes))


def _children(value: Mapping[str, Json]) -> list[Json]:
    return [each for name, one in value.items() if _is_children(name, one) for each in _listed(one)]


def _listed(value: Json) -> Sequence[Json]:
    return value if _is_list(value) else ()


def _is_children(name: str, value: Json) -> bool:
    plain = name.replace("_", " ").replace("-", " ").lower()
    return _is_list(value) and plain in _CHILDREN


def _title(value: Mapping[str, Json]) -> str:
    for wanted in ("objective", "key result", "title"):
        for name, one in value.items():
            if field_of(name) == wanted and isinstance(one, str) and one.strip():
                return one.strip()
    return ""


def _told(value: Mapping[str, Json]) -> dict[Field, str]:
    """The fields that are told; a person or team may be an object with a name."""
    found: dict[Field, str] = {}
    for name, one in value.items():
        known = field_of(name)
        shown = one.get("name", one.get("title")) if _is_mapping(one) else one
        usable = known not in {None, "objective", "key result", "title", "type", "id", *found}
        if known and usable and not _is_list(shown) and _text(shown):
            found[known] = _text(shown)
    return found


def _flat(value: Json, without: Sequence[str], names: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Every word of a value with the keys that lead to it."""
    if _is_mapping(value):
        for name, one in value.items():
            if name not in without:
                yield from _flat(one, without if _is_mapping(one) else (), (*names, name))
    elif _is_list(value):
        for one in value:
            yield from _flat(one, (), names)
    elif value is not None:
        yield " ".join(names).replace("_", " "), _text(value)


def _text(value: Json) -> str:
    if isinstance(value, float):
        return f"{value:.15g}"
    return "" if value is None else str(value).strip()


def _is_mapping(value: Json) -> TypeGuard[Mapping[str, Json]]:
    return isinstance(value, dict)


def _is_list(value: Json) -> TypeGuard[Sequence[Json]]:
    return isinstance(value, list)
