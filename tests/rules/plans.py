"""Short ways to lay files over the small company and to see what the rules find."""

from collections.abc import Mapping
from datetime import date
from textwrap import dedent, indent

from site_builder.check import check
from site_builder.files.tree import Tree
from site_builder.model.finding import Finding
from site_builder.rules.example import EARLY, OBJECTIVE, SOUND, key_result

GOOD = """\
objective: Turn more trials into paying customers
supports: {company/win-the-mid-market: Paying trials are where mid-market customers begin}
"""
SECOND = """\
  trial-length: {title: People decide sooner whether to buy, owner: ines, from: 21, to: 12}
"""


def found(
    files: Mapping[str, str],
    as_of: date = EARLY,
    base: Mapping[str, str] | None = None,
    only: str = "",
) -> list[Finding]:
    """What is found in the small company with some files changed; an empty text takes one away."""
    before = _tree(base) if base is not None else None
    findings = check(_tree(files), as_of, before).findings
    return [one for one in findings if one.code.startswith(only)]


def _tree(files: Mapping[str, str]) -> Tree:
    texts = {**SOUND, **files}
    return Tree({path: text.encode() for path, text in texts.items() if text})


def supporting(reference: str) -> dict[str, str]:
    """An objective that supports something."""
    matter = GOOD.replace("company/win-the-mid-market", reference)
    return {OBJECTIVE: f"---\n{matter}key_results:\n{_FIRST}{SECOND}---\n"}


def measured_by(measure: str) -> dict[str, str]:
    """An objective whose first key result is measured in some way, written as in a flow mapping."""
    first = f"  activation-ctr: {{title: The email gets clicked, {measure}}}\n"
    return {OBJECTIVE: f"---\n{GOOD}key_results:\n{first}{SECOND}---\n"}


def codes_of_key_result(title: str, measure: str) -> list[str]:
    """The codes of what is found of a key result with a title and the lines of its measure."""
    lines = f'title: "{title}"\nowner: sam\n{measure}\n'
    example = key_result("activation-ctr:\n" + indent(lines, "  "))
    return [one.code for one in found({OBJECTIVE: example.files[OBJECTIVE]})]


def checked_in(update: str, on: str = "2026-10-05") -> dict[str, str]:
    """A check-in of the first key result."""
    matter = f"""\
        ---
        by: sam
        updates:
          trial-to-paid:
            activation-ctr: {update}
            trial-length: {{value: 21, confidence: 0.7}}
        ---
        """
    return {f"2026-Q4/growth/check-ins/{on}.md": dedent(matter)}


_FIRST = "  activation-ctr: {title: The email gets clicked, owner: sam, from: 12, to: 18}\n"
