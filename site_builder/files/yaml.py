"""YAML 1.2 in two ways: a fast one for good files, and a precise one that explains bad ones.

ruamel.yaml is the reference. yaml-rs takes the files whose text holds nothing on which the two
differ (`tests/files/test_yaml.py` compares them), or that a plan doesn't allow.
"""

import re
from datetime import date, datetime
from typing import cast

import yaml_rs

from site_builder.model.finding import Finding

Value = str | int | float | bool | date | datetime | None | list["Value"] | dict["Value", "Value"]
Mapping = dict[Value, Value]

DEEPEST = 20
"""How deep lists and mappings may stand in each other; a plan needs six."""

_NEEDS_CARE = re.compile(
    r"""(?:^|[\s\[{,:-])(?:[&*][^\s]|[!?]|=(?:[\s,\]}:]|$))  # anchors, tags, complex keys, =
    | [\[{,]\s*[|>@`%:] | ["']:[^\s] | :[ ]*[:,\]}]  # what begins no value inside brackets
    | [\[{][^\]}\n]*$ | ^[^\[{\n]*[\[{][^\n]*:[ ]+[|>]  # lines of brackets, block text in them
    | :[ ]+[|>](?![+-]?\d?[+-]?[ ]*(?:\#.*)?$)
    | [|>][+-]?\d?[+-]?\s*\Z         # block text that is empty
    | [\]}]["' ]*:(?:\s|$) | \{(?:[^{}\n]*,)?\s*[\[{]  # a list or mapping as a key
    | ^[ ]*%                         # directives
    | \t | <<                        # tabs, merge keys
    | ^(?:---|\.\.\.)                # further documents
    | ["']\d{4}-\d                   # text that looks like a date
    | (?:^|[\s\[{,:])[+-]?_          # text that looks like a number
    | \d_?[.eE][\d.eE+-]*_ | _\d*[.eE]
    | [\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff]
    | [\[{](?:[^\[\]{}]*[\[{]){4}    # deep nesting
    | ^[ ]{24}                       # deep indentation
    """,
    re.VERBOSE | re.MULTILINE,
)


def load(matter: str, file: str) -> tuple[Mapping | None, list[Finding]]:
    """The mapping of a front matter, and all that is wrong with it.

    None where so much is wrong that nothing can be read.
    """
    fast = _load_fast(matter)
    if fast is not None:
        return fast, []
    from site_builder.files.yaml_precise import load_precisely  # slow to import, rarely needed

    return load_precisely(matter, file)


def _load_fast(matter: str) -> Mapping | None:
    if _NEEDS_CARE.search(matter):
        return None
    try:
        read = yaml_rs.loads(matter)
    except ValueError:
        return None
    return cast("Mapping", read) if isinstance(read, dict) else None
