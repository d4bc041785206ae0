"""Checking small plans: the sound company with one thing changed."""

from collections.abc import Iterable, Mapping
from datetime import date
from textwrap import dedent, indent

from site_builder.check import check
from site_builder.files.tree import Tree
from site_builder.model.finding import Finding
from site_builder.rules.example import EARLY, OBJECTIVE, SOUND, key_result


def findings(changed: Mapping[str, str], as_of: date = EARLY) -> tuple[Finding, ...]:
    """What is found in the sound company with some files changed; an empty text takes one away."""
    texts = {**SOUND, **{path: dedent(text) for path, text in changed.items()}}
    return check(
        Tree({path: text.encode() for path, text in texts.items() if text}), as_of
    ).findings


def found(code: str, changed: Mapping[str, str], as_of: date = EARLY) -> list[Finding]:
    """The findings of one rule."""
    return [one for one in findings(changed, as_of) if one.code == code]


def codes(found: Iterable[Finding]) -> list[str]:
    """The codes of findings."""
    return [one.code for one in found]


def codes_of_key_result(title: str, measure: str) -> list[str]:
    """What is found of a key result with a title and the lines of its measure."""
    lines = f'title: "{title}"\nowner: sam\n{measure}\n'
    example = key_result("activation-ctr:\n" + indent(lines, "  "))
    return codes(findings({OBJECTIVE: example.files[OBJECTIVE]}))
