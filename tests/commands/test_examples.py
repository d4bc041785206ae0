"""The library: every sample is found good by every rule, and is shown as people need it."""

import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from site_builder.check import check
from site_builder.cli import main
from site_builder.files.draft import KeyResultDraft, ObjectiveDraft, objective_text, short_name
from site_builder.files.tree import Tree
from site_builder.model.library import departments, samples
from site_builder.model.library.sample import Sample
from site_builder.rules.example import EARLY, OBJECTIVE, SOUND

ROOT = Path(__file__).resolve().parents[2]
PEOPLE = ("sam", "ines", "maria", "ana")
ALL = {one.id: one for one in samples()}


def as_file(sample: Sample, *, of_company: bool) -> str:
    names: list[str] = []
    key_results = []
    for owner, said in zip(PEOPLE, sample.parts, strict=False):
        names.append(short_name(said.title, names))
        key_results.append(KeyResultDraft(names[-1], owner, said))
    supports = () if of_company else (("company/good-place", "What we do here is why people stay"),)
    owner = "ana" if of_company else ""
    return objective_text(
        ObjectiveDraft(sample.objective, tuple(key_results), supports, owner, why=sample.why)
    )


def found(sample: Sample, *, of_company: bool) -> list[str]:
    path = "2026-Q4/company/one-more.md" if of_company else OBJECTIVE
    files = {**SOUND, path: as_file(sample, of_company=of_company)}
    tree = Tree({path: text.encode() for path, text in files.items() if text})
    return [f"{one.code} {one.place.file}: {one.problem}" for one in check(tree, EARLY).findings]


@pytest.mark.parametrize("name", ALL)
def test_no_rule_finds_anything_in_a_sample(name: str) -> None:
    of_company = ALL[name] in departments()[0].samples
    assert found(ALL[name], of_company=of_company) == []


def examples(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["examples", *arguments])


def test_there_are_enough_of_them_in_every_department() -> None:
    assert len(ALL) == sum(len(one.samples) for one in departments()) >= 40
    assert len(departments()) == 12
    assert all(len(one.samples) >= 3 for one in departments())
    assert all(2 <= len(one.key_results) <= 4 and one.why for one in ALL.values())


def test_the_departments_are_listed_with_how_many_there_are() -> None:
    lines = [line.split() for line in examples().stdout.splitlines()]
    assert ["growth", "4", "Growth", "and", "marketing"] in lines


def test_those_of_a_department_read_as_people_say_them() -> None:
    told = " ".join(examples("customer-success").stdout.split())
    assert "Make renewing the obvious choice renewals-without-a-fight" in told
    assert "• Renewal rate from 85% to 92%" in told
    assert "Begin from one: okrs new objective --like renewals-without-a-fight" in told


def test_one_as_a_file_to_copy() -> None:
    text = examples("renewals-without-a-fight", "--format", "yaml").stdout
    assert text.startswith("---\n# renewals-without-a-fight.md: add an owner: to each")
    assert "  renewal-rate:\n    title: Renewal rate\n    from: 85\n    to: 92\n" in text


def test_a_near_miss_is_answered_with_the_right_name() -> None:
    done = examples("growht")
    assert done.exit_code == 2
    assert "There is no department or example growht. Did you mean growth?" in done.output


def test_other_commands_dont_pay_for_the_library() -> None:
    asked = "import sys, site_builder.commands.status, site_builder.commands.examples as e; "
    asked += "sys.exit('site_builder.model.library.company' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", asked], check=False, cwd=ROOT).returncode == 0
