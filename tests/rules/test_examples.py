"""Every rule's examples: the bad one raises exactly its code, the good one nothing."""

from datetime import date
from pathlib import Path

import pytest

from site_builder.check import Checked, check
from site_builder.files.tree import Tree, read_folder
from site_builder.rules.example import overlay
from site_builder.rules.rule import Example, Rule
from site_builder.rules.run import all_rules

CHECKS = ("key_result", "objective", "check_in", "folder", "frame", "plan")
RULES = [pytest.param(rule, id=f"{code}-{rule.name}") for code, rule in all_rules().items()]
each_rule = pytest.mark.parametrize("rule", RULES)


def checked(example: Example, folder: Path) -> Checked:
    now, before = overlay(example)
    root = folder / "okrs"
    for path, content in now.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(content)
    for path, target in example.links.items():
        (root / path).symlink_to(target)
    base = Tree(before) if before else None
    return check(read_folder(root), example.as_of, base)


@each_rule
def test_the_file_is_called_as_the_rule(rule: Rule) -> None:
    here = Path(__file__).parents[2] / "site_builder" / "rules"
    name = f"{rule.code}_{rule.name.replace('-', '_')}.py".lower()
    assert (here / name).is_file()


@each_rule
def test_it_has_one_check_unless_reading_finds_the_problem(rule: Rule) -> None:
    given = [name for name in CHECKS if getattr(rule, name)]
    assert len(given) == (0 if rule.code < "OKR1" else 1)


@each_rule
def test_it_says_why_in_two_or_three_sentences(rule: Rule) -> None:
    assert 80 <= len(rule.why) <= 400
    assert rule.why.endswith(".")
    assert 1 <= rule.why.count(". ") <= 3
    assert rule.why.isprintable()


@each_rule
def test_its_examples_can_be_shown(rule: Rule) -> None:
    for example in (rule.bad, rule.good):
        assert example.text.endswith("\n")
        assert example.text.encode()


@each_rule
def test_the_bad_example_raises_its_code_alone(rule: Rule, tmp_path: Path) -> None:
    found = checked(rule.bad, tmp_path).findings
    assert {one.code for one in found} == {rule.code}, found


@each_rule
def test_the_good_example_raises_nothing(rule: Rule, tmp_path: Path) -> None:
    assert checked(rule.good, tmp_path).findings == ()


@each_rule
def test_each_finding_points_into_its_file(rule: Rule, tmp_path: Path) -> None:
    now, before = overlay(rule.bad)
    for one in checked(rule.bad, tmp_path).findings:
        path = one.place.file.removeprefix("okrs/")
        assert path in {*now, *before, *rule.bad.links}
        text = now.get(path, b"").decode("utf-8", "replace")
        lines = text.split("\n")
        assert 1 <= one.span.line <= len(lines)
        assert 1 <= one.span.column <= len(lines[one.span.line - 1]) + 1


@each_rule
def test_each_finding_is_a_sentence_and_a_remedy(rule: Rule, tmp_path: Path) -> None:
    for one in checked(rule.bad, tmp_path).findings:
        assert not one.problem.endswith(".")
        assert one.problem.split()[0] not in {"The", "This", "A", "An", "No", "There"}
        assert one.remedy
        assert one.remedy[0].isupper()


def test_the_small_company_is_sound() -> None:
    files, _ = overlay(Example("", {}))
    assert check(Tree(files), date(2026, 10, 5)).findings == ()
