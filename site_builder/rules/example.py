"""A small company in which nothing is wrong, and examples that change one thing in it."""

from collections.abc import Mapping
from datetime import date
from textwrap import dedent, indent

from site_builder.rules.rule import Example

OBJECTIVE = "2026-Q4/growth/trial-to-paid.md"
"""The file of the objective that most examples change."""

EARLY = date(2026, 10, 5)
"""A day on which no check-in is due yet."""

_HEAD = """\
objective: Turn more trials into paying customers
supports:
  company/win-the-mid-market: Paying trials are where mid-market customers begin
"""

_KEY_RESULT = """\
activation-ctr:
  title: The activation email gets clicked
  owner: sam
  from: 12
  to: 18
  unit: "%"
"""

_SECOND_KEY_RESULT = """\
trial-length:
  title: People decide sooner whether to buy
  owner: ines
  from: 21
  to: 12
  unit: days
"""


def key_result(text: str, as_of: date = EARLY) -> Example:
    """One key result, `name:` and its keys, in an otherwise good objective."""
    text = dedent(text)
    inner = indent(text + _SECOND_KEY_RESULT, "  ")
    own = {OBJECTIVE: f"---\n{_HEAD}key_results:\n{inner}---\n"}
    return Example(text, {**_nobody_late(as_of, text), **own}, as_of)


def objective(text: str, body: str = "", as_of: date = EARLY) -> Example:
    """The keys of an objective; good key results are added where it has none."""
    text = dedent(text)
    inner = "" if "key_results:" in text else _good_key_results()
    own = {OBJECTIVE: f"---\n{text}{inner}---\n{body}"}
    return Example(text, {**_nobody_late(as_of, _KEY_RESULT), **own}, as_of)


def check_ins(updates: Mapping[str, str], as_of: date, of: str = _KEY_RESULT) -> Example:
    """Check-ins of the key result `activation-ctr` by day, each in flow style: `{value: 14}`.

    An empty one is a check-in that leaves it out.
    """
    key_results = indent(dedent(of) + _SECOND_KEY_RESULT, "  ")
    files = {
        **_nobody_late(as_of),
        OBJECTIVE: f"---\n{_HEAD}key_results:\n{key_results}---\n",
    }
    shown: list[str] = []
    for day, update in updates.items():
        lines = (
            "by: sam\nupdates:\n  trial-to-paid:\n"
            f"{f'    activation-ctr: {update}' if update else ''}\n"
            f"    trial-length: {{value: {21 - 0.7 * len(shown):.1f}, confidence: 0.7}}\n"
        )
        files[f"2026-Q4/growth/check-ins/{day}.md"] = f"---\n{lines}---\n"
        shown.append(f"{day}  activation-ctr: {update}")
    return Example("\n".join(shown) + "\n", files, as_of)


def files(text: str, changed: Mapping[str, str], as_of: date = EARLY) -> Example:
    """Any files, by path below okrs/; an empty text takes a file away."""
    return Example(
        dedent(text), {path: dedent(content) for path, content in changed.items()}, as_of
    )


def file(path: str, text: str, as_of: date = EARLY) -> Example:
    """One whole file, shown as it is."""
    return files(text, {path: text}, as_of)


def amendment(before: str, after: str, as_of: date) -> Example:
    """A key result before a change and after it."""
    old, new = key_result(before), key_result(after, as_of)
    return Example(new.text, new.files, as_of, base=old.files)


def _nobody_late(day: date, key_results: str = "") -> dict[str, str]:
    """Check-ins of a day, so that nothing is late on it.

    The company's, and those of the team's `key_results` where they are given.
    """
    if day <= EARLY:
        return {}
    found = {f"2026-Q4/company/check-ins/{day}.md": _COMPANY_CHECK_IN}
    names = [line for line in key_results.splitlines() if line[:1].isalpha()]
    if names:
        updates = "".join(
            f"    {name} {{confidence: 0.7, note: It goes well}}\n"
            for name in (*names, "trial-length:")
        )
        matter = f"by: sam\nupdates:\n  trial-to-paid:\n{updates}"
        found[f"2026-Q4/growth/check-ins/{day}.md"] = f"---\n{matter}---\n"
    return found


_COMPANY_CHECK_IN = """\
---
by: ana
updates:
  win-the-mid-market:
    mid-market-arr: {value: 2.4, confidence: 0.7}
    win-rate: {value: 24, confidence: 0.7}
  calm-operations:
    incidents: {value: 7, confidence: 0.7}
    restore: {value: 65, confidence: 0.7}
  good-place:
    leaving: {value: 12, confidence: 0.7}
    offers: {value: 66, confidence: 0.7}
---
"""


def _good_key_results() -> str:
    return "key_results:\n" + indent(_KEY_RESULT + _SECOND_KEY_RESULT, "  ")


def _company_objective(title: str, owner: str, figures: tuple[str, str]) -> str:
    first, second = figures
    return (
        f"---\nobjective: {title}\nowner: {owner}\nkey_results:\n"
        f"  {first}\n  {second}\n---\nWhy it matters now.\n"
    )


SOUND: Mapping[str, str] = {
    "company.md": "---\nname: Lumen\nstage: growth\nheadcount: 64\nleadership: [ana, tomas, lea]\n"
    "---\nWe help people understand what their software does.\n",
    "teams/growth.md": "---\nname: Growth\nlead: maria\nmembers: [maria, sam, ines]\n---\n",
    "2026-Q4/cycle.md": "---\ntitle: Autumn 2026\nstarts: 2026-10-01\nends: 2026-12-31\n---\n",
    "2026-Q4/company/win-the-mid-market.md": _company_objective(
        "Win the mid-market",
        "ana",
        (
            (
                "mid-market-arr: "
                '{title: Revenue of the mid-market, owner: ana, from: 2, to: 3, unit: "M €"}'
            ),
            'win-rate: {title: Share of offers won, owner: ana, from: 20, to: 30, unit: "%"}',
        ),
    ),
    "2026-Q4/company/calm-operations.md": _company_objective(
        "Run a service that nobody has to think about",
        "tomas",
        (
            (
                "incidents: "
                "{title: Incidents customers notice, owner: tomas, from: 9, to: 3, unit: a month}"
            ),
            (
                "restore: "
                "{title: Time until a service is back, owner: tomas, from: 90, to: 30, unit: min}"
            ),
        ),
    ),
    "2026-Q4/company/good-place.md": _company_objective(
        "Be a place where good people stay",
        "lea",
        (
            'leaving: {title: Share of people who leave, owner: lea, from: 14, to: 9, unit: "%"}',
            (
                "offers: "
                '{title: Share of job offers accepted, owner: lea, from: 60, to: 75, unit: "%"}'
            ),
        ),
    ),
    OBJECTIVE: f"---\n{_HEAD}{_good_key_results()}---\nTrials are where growth begins.\n",
}
"""The files of the small company, by path below okrs/."""


def overlay(example: Example) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """The files of an example, and those of its base, each laid over the small company."""
    now, before = {**SOUND, **example.files}, {**SOUND, **example.base}
    return _bytes(now), _bytes(before) if example.base else {}


def _bytes(texts: Mapping[str, str]) -> dict[str, bytes]:
    return {path: text.encode(errors="surrogateescape") for path, text in texts.items() if text}
