"""Adding to a front matter, and taking from it, so that all around it stays byte for byte.

ruamel.yaml says where each node stands; characters are put in between or taken out. What comes out
is read again, and counts only if it says what the file said before with exactly that one change.
"""

import re
from collections.abc import Iterable, Sequence
from copy import deepcopy
from typing import NamedTuple

from ruamel.yaml import YAML
from ruamel.yaml.nodes import CollectionNode, MappingNode, Node, ScalarNode, SequenceNode

from site_builder.files.edit import NotEditableError
from site_builder.files.front_matter import Document, decode, split
from site_builder.files.yaml import Mapping, Value
from site_builder.files.yaml_precise import load_precisely
from site_builder.model.finding import Finding, Key

_MARK = b"\xef\xbb\xbf"
_CHARACTER = re.compile(r"\r\n|.", re.DOTALL)
_LONE = re.compile("[\ud800-\udfff]")
_LINE_END = re.compile(r"\r\n|\r|\n")

Keys = Sequence[Key]


class _Matter(NamedTuple):
    """A front matter with what it says."""

    text: str
    root: MappingNode
    says: Mapping


class _Change(NamedTuple):
    """Characters of a front matter that give way to others."""

    start: int
    end: int
    text: str


def put(content: bytes, keys: Keys, written: str, after: Iterable[str] = ()) -> bytes:
    """Give a key a value, written as YAML on one line; replace the value that is there.

    A new key comes below the first of `after` that stands beside it, else at the end. Raises
    `NotEditableError` where that can't be done without touching anything else.
    """
    matter = _open(content)
    parent = _mapping(matter, keys[:-1])
    says = deepcopy(matter.says)
    _inside(says, keys[:-1])[_spelled(says, keys)] = _value_of(written)
    name = str(keys[-1])
    old = next((pair for pair in parent.value if pair[0].value == name), None)
    if old:
        change = _replaced(matter.text, old[0], old[1], written)
    elif parent.flow_style:
        change = _in_brackets(matter.text, parent, f"{name}: {written}")
    else:
        change = _below(matter.text, parent, f"{name}: {written}", after)
    return _made(content, change, says)


def append(content: bytes, keys: Keys, written: str) -> bytes:
    """Add an item, written as YAML in brackets, to a list that may be there already."""
    matter = _open(content)
    parent = _mapping(matter, keys[:-1])
    name = str(keys[-1])
    found = next((value for key, value in parent.value if key.value == name), None)
    if found is None and not parent.flow_style:
        change = _below(matter.text, parent, f"{name}:\n  - {written}")
    elif not isinstance(found, SequenceNode):
        return put(content, keys, f"[{written}]")
    elif found.flow_style:
        change = _in_brackets(matter.text, found, written)
    else:
        change = _below(matter.text, found, f"- {written}")
    says = deepcopy(matter.says)
    parent_says, spelled = _inside(says, keys[:-1]), _spelled(says, keys)
    listed = parent_says.get(spelled)
    parent_says[spelled] = [*(listed if isinstance(listed, list) else ()), _value_of(written)]
    return _made(content, change, says)


def take(content: bytes, keys: Keys) -> bytes:
    """Take a key away with its value; the content as it is where there is no such key."""
    matter = _open(content)
    parent = _mapping(matter, keys[:-1])
    name = str(keys[-1])
    at = next((at for at, pair in enumerate(parent.value) if pair[0].value == name), None)
    if at is None:
        return content
    says = deepcopy(matter.says)
    del _inside(says, keys[:-1])[_spelled(says, keys)]
    return _made(content, _without(matter.text, parent, at), says)


def raw(content: bytes, keys: Keys) -> str | None:
    """A value as the file has it, where it may stand in brackets on one line like that."""
    matter = _open(content)
    try:
        parent = _mapping(matter, keys[:-1])
    except NotEditableError:
        return None
    node = next((value for key, value in parent.value if key.value == str(keys[-1])), None)
    if node is None or (not isinstance(node, ScalarNode) and not node.flow_style):
        return None
    text = matter.text[node.start_mark.index : _end(matter.text, node)]
    if not text or "\n" in text:
        return None
    read, findings = load_precisely(f"v: {{x: {text}}}\n", "")
    same = _inside(matter.says, keys[:-1]).get(_spelled(matter.says, keys))
    return text if not findings and read == {"v": {"x": same}} else None


def _open(content: bytes) -> _Matter:
    text = decode(content, "")
    document = None if isinstance(text, Finding) else split(text)
    if not isinstance(document, Document) or document.matter is None:
        raise NotEditableError("the file has no front matter that can be read")
    says, findings = load_precisely(document.matter, "")
    if says is None or findings:
        raise NotEditableError(findings[0].problem if findings else "it can't be read")
    root = YAML(typ="safe").compose(document.matter)
    if not isinstance(root, MappingNode):
        raise NotEditableError("the front matter is empty")
    return _Matter(document.matter, root, says)


def _mapping(matter: _Matter, keys: Keys) -> MappingNode:
    """The mapping that some keys lead to."""
    node: Node = matter.root
    for key in keys:
        pairs = node.value if isinstance(node, MappingNode) else []
        found = next((value for name, value in pairs if name.value == str(key)), None)
        if found is None:
            raise NotEditableError(f"{_shown(keys)} is not in the file")
        node = found
    if not isinstance(node, MappingNode):
        raise NotEditableError(f"{_shown(keys)} holds no keys")
    return node


def _inside(says: Mapping, keys: Keys) -> Mapping:
    """What the file says under some keys."""
    for at in range(len(keys)):
        inner = says.get(_spelled(says, keys[at : at + 1]))
        if not isinstance(inner, dict):
            raise NotEditableError(f"{_shown(keys)} holds no keys")
        says = inner
    return says


def _spelled(says: Mapping, keys: Keys) -> Value:
    """The last of some keys as YAML reads it: a name of digits is a number there."""
    held = _inside(says, keys[:-1])
    return next((one for one in held if str(one) == str(keys[-1])), str(keys[-1]))


def _value_of(written: str) -> Value:
    if _LONE.search(written):
        raise NotEditableError("what you wrote is not UTF-8")
    read, findings = load_precisely(f"v: {written}\n", "")
    if read is None or findings or "v" not in read:
        raise NotEditableError(f"“{written}” can't be written into the file")
    return read["v"]


def _replaced(text: str, key: Node, value: Node, written: str) -> _Change:
    start, end = value.start_mark.index, _end(text, value)
    old = text[start:end]
    if not old:  # a key without a value
        at = text.index(":", key.end_mark.index) + 1
        return _Change(at, at, f" {written}")
    if "\n" in old and not isinstance(value, ScalarNode):
        raise NotEditableError(f"{key.value} stands on several lines")
    if "\n" in old and "#" in old.partition("\n")[0]:
        raise NotEditableError(f"{key.value} stands on several lines, with a comment")
    return _Change(start, end, written)


def _in_brackets(text: str, node: Node, written: str) -> _Change:
    """Add to a list or mapping in brackets, behind what is last in it."""
    if not node.value:
        at = node.start_mark.index + 1
        return _Change(at, at, written)
    at = _end_of_last(text, node)
    return _Change(at, at, f", {written}")


def _below(text: str, node: Node, written: str, after: Iterable[str] = ()) -> _Change:
    """Add lines to a list or mapping without brackets, indented as it is."""
    pairs = node.value if isinstance(node, MappingNode) else []
    beside = {pair[0].value: pair for pair in pairs}
    chosen = next((beside[name] for name in after if name in beside), None)
    end = max(_end(text, one) for one in chosen) if chosen else _end_of_last(text, node)
    at = text.index("\n", end)
    indent = " " * node.start_mark.column
    return _Change(at, at, "".join(f"\n{indent}{line}" for line in written.split("\n")))


def _without(text: str, parent: MappingNode, at: int) -> _Change:
    key, value = parent.value[at]
    start, end = key.start_mark.index, max(_end(text, key), _end(text, value))
    if not parent.flow_style:
        return _Change(text.rfind("\n", 0, start) + 1, text.index("\n", end) + 1, "")
    if at + 1 < len(parent.value):
        return _Change(start, parent.value[at + 1][0].start_mark.index, "")
    before = parent.value[at - 1] if at else None
    return _Change(max(_end(text, one) for one in before) if before else start, end, "")


def _end_of_last(text: str, node: Node) -> int:
    last = node.value[-1]
    return max(_end(text, one) for one in (last if isinstance(last, tuple) else (last,)))


def _end(text: str, node: Node) -> int:
    """Where the last character of a node ends: its marks may go on to the next one."""
    if isinstance(node, CollectionNode) and not node.flow_style and node.value:
        return _end_of_last(text, node)
    start: int = node.start_mark.index
    return start + len(text[start : node.end_mark.index].rstrip())


def _made(content: bytes, change: _Change, says: Mapping) -> bytes:
    """The content with a change, which must say what is wanted and nothing else."""
    text = content.decode("utf-8-sig")
    places = [one.start() for one in _CHARACTER.finditer(text)]
    fence = text[: len(_LINE_END.split(text, maxsplit=1)[0])]
    start, end = (places[len(fence) + 1 + at] for at in (change.start, change.end))
    line_end = _LINE_END.search(text, start)
    new = change.text.replace("\n", line_end[0] if line_end else "\n")
    mark = _MARK if content.startswith(_MARK) else b""
    made = mark + (text[:start] + new + text[end:]).encode()
    again = _open(made)
    if again.says != says:
        raise NotEditableError("it is written in a way that can't be changed safely")
    return made


def _shown(keys: Keys) -> str:
    return "/".join(map(str, keys))
