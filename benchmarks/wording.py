"""Precision and recall of the wording rules on labelled key results.

    python benchmarks/wording.py FILE [--errors]

FILE is JSON: a list of objects with `text`, `label` ("task", "no_metric", "good"), `vague` and
`ambiguous`; other labels count as negatives of every rule. It may also be a case file of the tests
(`titles.yaml`). Ambiguous titles are left out of the first table and part of the second.
"""

import argparse
import json
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from site_builder.rules.wording import Wording, read_title

ROUNDS = 20
TASKS = frozenset(("task", "output_count"))


@dataclass(frozen=True, slots=True)
class Title:
    """A key result's title and what people said of it."""

    text: str
    label: str
    vague: bool
    ambiguous: bool


@dataclass(frozen=True, slots=True)
class Rule:
    """What a rule should find, what it finds, and the figures it is measured by."""

    name: str
    expected: Callable[[Title], bool]
    found: Callable[[Wording], bool]
    target: str
    baseline: str


@dataclass(frozen=True, slots=True)
class Score:
    """How often a rule was right, accused wrongly, and missed."""

    hits: int
    false_alarms: int
    misses: int

    @property
    def precision(self) -> float:
        """The share of accusations that are right."""
        return self.hits / max(1, self.hits + self.false_alarms)

    @property
    def recall(self) -> float:
        """The share of what there is to find that is found."""
        return self.hits / max(1, self.hits + self.misses)


RULES = (
    Rule(
        "task",
        lambda title: title.label in TASKS,
        lambda wording: wording.task is not None,
        "0.95 / 0.80",
        "1.00 / 0.40",
    ),
    Rule(
        "no metric",
        lambda title: title.label == "no_metric" or title.label in TASKS,
        lambda wording: not wording.measured,
        "0.95 / 0.90",
        "0.97 / 0.85",
    ),
    Rule(
        "vague",
        lambda title: title.vague,
        lambda wording: wording.vague is not None,
        "0.90 / 0.60",
        "1.00 / 0.29",
    ),
)


def titles_of(path: Path) -> list[Title]:
    """Read a labelled file, JSON or a case file of the tests."""
    if path.suffix in {".yaml", ".yml"}:
        return _cases(path)
    return [
        Title(
            str(item["text"]),
            str(item.get("label", "")),
            bool(item.get("vague")),
            bool(item.get("ambiguous")),
        )
        for item in json.loads(path.read_text(encoding="utf-8"))
    ]


def _cases(path: Path) -> list[Title]:
    """Read a case file: lists of titles by label, "~ " before the vague ones."""
    from ruamel.yaml import YAML

    cases = YAML(typ="safe").load(path)
    return [
        Title(text.removeprefix("~ "), label, text.startswith("~ "), ambiguous=False)
        for label, texts in cases.items()
        for text in texts
    ]


def score(rule: Rule, titles: Sequence[Title]) -> Score:
    """Count what a rule gets right and wrong."""
    pairs = [(rule.expected(title), rule.found(read_title(title.text))) for title in titles]
    return Score(pairs.count((True, True)), pairs.count((False, True)), pairs.count((True, False)))


def microseconds(titles: Sequence[Title]) -> float:
    """The time to read a title without the cache: the best of some rounds, in microseconds."""
    read = read_title.__wrapped__
    best = float("inf")
    for _ in range(ROUNDS):
        start = time.perf_counter()
        for title in titles:
            read(title.text)
        best = min(best, time.perf_counter() - start)
    return best / max(1, len(titles)) * 1e6


def table(heading: str, titles: Sequence[Title]) -> list[str]:
    """The figures of every rule, as lines."""
    lines = [
        f"{heading}: {len(titles)} titles",
        (
            f"  {'rule':<10} {'precision':>9} {'recall':>7} {'tp':>4} {'fp':>4} {'fn':>4}"
            f"   {'target':<12} keywords"
        ),
    ]
    for rule in RULES:
        found = score(rule, titles)
        lines.append(
            f"  {rule.name:<10} {found.precision:>9.2f} {found.recall:>7.2f} {found.hits:>4}"
            f" {found.false_alarms:>4} {found.misses:>4}   {rule.target:<12} {rule.baseline}"
        )
    return lines


def errors(titles: Sequence[Title]) -> list[str]:
    """Every title that a rule gets wrong, as lines."""
    lines = []
    for rule in RULES:
        for title in titles:
            wording = read_title(title.text)
            expected, found = rule.expected(title), rule.found(wording)
            if expected != found:
                kind = "missed" if expected else "false alarm"
                doubt = ", ambiguous" if title.ambiguous else ""
                lines.append(f"  {rule.name}: {kind} ({title.label}{doubt}): {title.text}")
                lines.append(f"    {wording}")
    return lines


def main(arguments: Sequence[str]) -> None:
    """Print the tables, the time a title takes and, when asked, the errors."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("file", type=Path)
    parser.add_argument("--errors", action="store_true", help="list the titles it gets wrong")
    chosen = parser.parse_args(arguments)
    titles = titles_of(chosen.file)
    clear = [title for title in titles if not title.ambiguous]
    lines = [*table("Unambiguous", clear), "", *table("With the ambiguous", titles), ""]
    lines.append(f"{microseconds(titles):.0f} µs a title")
    if chosen.errors:
        lines += ["", *errors(titles)]
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main(sys.argv[1:])
