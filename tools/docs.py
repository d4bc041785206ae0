"""Write docs/format.md and docs/rules.md from the code, or check that they are true.

`python tools/docs.py` writes; `python tools/docs.py --check` tells what is out of date and exits 1.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from site_builder.model.schema import KINDS, Schema, json_schema
from site_builder.model.terms import Severity, Stage
from site_builder.rules.rule import Rule
from site_builder.rules.run import all_rules

DOCS = Path(__file__).resolve().parent.parent / "docs"
NOTE = "<!-- Made by `make docs` from the code; change it there. -->\n"

FILES = {
    "company": "okrs/company.md",
    "team": "okrs/teams/growth.md",
    "person": "okrs/people/sam.md",
    "cycle": "okrs/2026-Q4/cycle.md",
    "objective": "okrs/2026-Q4/growth/trial-to-paid.md",
    "check-in": "okrs/2026-Q4/growth/check-ins/2026-10-09.md",
    "retrospective": "okrs/2026-Q4/growth/retrospective.md",
}

INTRODUCTION = """# The format

Every file is Markdown with YAML 1.2 front matter between two lines `---`. Where it lies says what
it is, so an id can't be used twice, and two people never edit the same file for a check-in. `okrs
schema KIND` prints the same as JSON Schema.

- `company` is the reserved name of the company's own folder in a cycle.
- A folder with a `cycle.md` is a cycle, whatever it is called (`2026-Q4`, `FY27-H1`). One whose
  dates lie inside another's is its child. All other names are lower-case letters a to z, digits
  and hyphens.
- A reference is `team/objective` or `team/objective/key-result`, in the same cycle or the one
  around it, or begins with a cycle: `2026/company/lead-the-mid-market`.
- A number is read exactly or refused: `12`, `1_000`, `"1.5M"`, `"40k"`, `"2h"`, `"85 %"`,
  `"€40k"`. `1,000` and `1,5` can mean two things, so they are refused; so is `5m`.
- A key result is measured in one of four ways: `from` and `to`; `keep` (a guard); `done_when`; or
  `confidential`, with figures that live elsewhere. `unknown` stands for a baseline or target that
  is still to be found.
- A commitment (`from`, `to`, `keep`, `done_when`, `owner`) that changes while its cycle runs
  leaves its former value and the reason under `amended`.
- Whoever is in a team, leads it, or is in the leadership is a person of the plan; a file below
  `people/` is only needed to say more.
- A check-in is named by its day; a second one on the same day adds a name: `2026-10-09-sam.md`.
- Anchors, aliases, tags and further documents of YAML are refused: a plan needs none. A file is
  at most 256 KB.
"""


def format_page() -> str:
    """The page about the files and their fields."""
    parts = [NOTE, INTRODUCTION]
    for kind in KINDS:
        schema = json_schema(kind)
        parts.append(f"\n## {FILES[kind]}\n\n{_about(schema)}\n\n{_table(schema)}")
        for name, definition in sorted(_definitions(schema).items()):
            if "properties" in definition:
                parts.append(
                    f"\n### {_words(name)}\n\n{_about(definition)}\n\n{_table(definition)}"
                )
    return "".join(parts)


def _about(schema: Schema) -> str:
    return str(schema.get("description", "")).replace("\n", " ")


def _words(name: str) -> str:
    letters = "".join(f" {one.lower()}" if one.isupper() else one for one in name)
    return letters.strip().removesuffix(" shape").capitalize()


def _definitions(schema: Schema) -> dict[str, Schema]:
    found = schema.get("$defs", {})
    return found if isinstance(found, dict) else {}


def _table(schema: Schema) -> str:
    required, properties = schema.get("required", []), schema.get("properties", {})
    if not isinstance(required, list) or not isinstance(properties, dict):
        sys.exit("the JSON Schema has another form than expected")
    rows = "".join(
        f"| `{name}`{' *' if name in required else ''} | {_about(field)} |\n"
        for name, field in properties.items()
    )
    star = "\n\\* must be there\n" if required else ""
    return f"| key | what it says |\n| --- | --- |\n{rows}{star}"


def rules_page() -> str:
    """The page that lists the rules."""
    head = """# The rules

`okrs explain CODE` shows a rule with a bad and a good example; the site has a page for each.

- **An error** fails the check, **a warning** does not (unless `--strict`), **a notice** only
  tells. What time alone brings about is a notice: the passing of a day never breaks anybody's
  request.
- **Change a rule** in `company.md`: `rules: {OKR203: off, OKR301: error}`. What keeps a file from
  being read (OKR0xx) stays an error.
- **Ignore a finding** where it stands, with a reason: `# okrs: ignore[OKR301] because …` at the
  end of the line, or on a line of its own above it. On a line that opens a block it holds for the
  whole block.

"""
    table = "| code | name | severity | why |\n| --- | --- | --- | --- |\n"
    rows = "".join(
        f"| {rule.code} | {rule.name} | {_severity(rule)} | {rule.why} |\n"
        for rule in all_rules().values()
    )
    return f"{NOTE}{head}{table}{rows}"


def _severity(rule: Rule) -> str:
    if isinstance(rule.severity, Severity):
        return rule.severity
    by_severity: dict[Severity, list[Stage]] = {}
    for stage in Stage:
        by_severity.setdefault(rule.severity_at(stage), []).append(stage)
    usual, *others = sorted(by_severity, key=lambda one: -len(by_severity[one]))
    return ", ".join((usual, *(f"{one} at {' and '.join(by_severity[one])}" for one in others)))


def outdated() -> Iterator[Path]:
    """The pages that no longer say what the code says."""
    for name, text in pages().items():
        path = DOCS / name
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            yield path


def pages() -> dict[str, str]:
    """The pages by file name."""
    return {"format.md": format_page(), "rules.md": rules_page()}


def main() -> None:
    """Write the pages, or with --check say which are out of date."""
    if sys.argv[1:] == ["--check"]:
        late = [str(path.relative_to(DOCS.parent)) for path in outdated()]
        if late:
            sys.exit(f"out of date: {', '.join(late)}; run make docs")
        return
    for name, text in pages().items():
        (DOCS / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
