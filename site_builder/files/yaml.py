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

_FLAT = r"[\[{][^\[\]{}\n]*[\]}]"
_GROUP = rf"[\[{{][^\[\]{{}}\n]*(?:{_FLAT}[^\[\]{{}}\n]*)*[\]}}]"
"""A list or mapping in brackets on one line, and perhaps more in it."""

_ODD_CHARACTERS = re.compile("[\t\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff]")

_NEEDS_CARE = re.compile(
    r"""  # every branch begins with one plain character: the search leaps from one to the next
      \n(?:[ ]*%|---|\.\.\.|[ ]{24}|[ -]*(?:-[ ]+){4})  # directives, documents, deep nesting
    | &(?<![^\s\[{,:-]&)\S | \*(?<![^\s\[{,:-]\*)\S  # anchors, aliases
    | !(?<![^\s\[{,:-]!) | \?(?<![^\s\[{,:-]\?)      # tags, complex keys
    | =(?<![^\s\[{,:-]=)(?:[\s,\]}:]|\Z)             # the value called =
    | <<                                             # merge keys
    | \{{BEGINS} | \[{BEGINS} | ,{BEGINS}            # what begins no value in brackets
    | "(?::\S|\d{4}-\d) | '(?::\S|\d{4}-\d)          # and text that looks like a date
    | \[(?:{OVER_LINES}|{DEEP})
    | \{(?!{PLAIN}\})(?:{OVER_LINES}|{DEEP}|(?:[^{}\n]*,)?\s*[\[{])  # a list or mapping as a key
    | \]["' ]*:\s | \}["' ]*:\s                      # the same
    | :(?:[ ]*[:,\]}] | (?<=\d:)\d                   # times of day
        | [ ]+[|>](?![+-]?\d?[+-]?[ ]*(?:\#.*)?\n))  # block text that is odd, or begins empty
    | \|{EMPTY} | >{EMPTY}
    | _(?:(?<![^\s\[{,:+-]_) | \d*[.eE]              # text that looks like a number, odd numbers
        | (?<=\d_)(?<![^.\w+-]\d_)(?<![^.\w+-]\d\d_)(?<![^.\w+-]\d\d\d_)(?<!_\d\d\d_)
        | (?<=[\d.][eE]_) | (?<=[\d.][eE][+-]_))
    | \.(?<![^\s\[{,:+-]\.)\d*[eE]
    """.replace("{BEGINS}", r"\s*[|>@`%:]")
    .replace("{EMPTY}", r"[+-]?\d?[+-]?[ ]*(?:\#.*)?(?:\s*\Z|\n[ ]*\n)")
    .replace("{OVER_LINES}", r"{PLAIN}(?:{GROUP}{PLAIN})*\n")
    .replace("{DEEP}", r"(?:[^\[\]{}]*[\[{]){4}")
    .replace("{PLAIN}", r"[^\[\]{}\n]*")
    .replace("{GROUP}", _GROUP),
    re.VERBOSE,
)
_BLOCK_TEXT_IN_BRACKETS = re.compile(r"^[^\[{\n]*[\[{].*:[ ]+[|>]", re.MULTILINE)


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
    if _ODD_CHARACTERS.search(matter) or _NEEDS_CARE.search(f"\n{matter}"):
        return None
    if (": |" in matter or ": >" in matter) and _BLOCK_TEXT_IN_BRACKETS.search(matter):
        return None
    try:
        read = yaml_rs.loads(matter)
    except ValueError:
        return None
    return cast("Mapping", read) if isinstance(read, dict) else None
