import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator

from site_builder.cli import COMMANDS, main
from site_builder.files.front_matter import Document, split
from site_builder.files.layout import Spot, spot
from site_builder.files.yaml import load
from site_builder.model.schema import KINDS, json_schema
from site_builder.rules.run import all_rules

ROOT = Path(__file__).resolve().parents[2]
LUMEN = sorted(path for path in (ROOT / "okrs").rglob("*.md"))


def run(*arguments: str) -> str:
    result = CliRunner().invoke(main, arguments)
    assert result.exit_code == 0, result.output
    return result.output


def test_help_names_every_command_and_the_exit_codes() -> None:
    text = run("--help")
    assert all(name in text for name in COMMANDS)
    assert "Exit codes: 0 all is well" in text


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_that_ends_its_sentences(name: str) -> None:
    text = run(name, "--help")
    assert text.startswith(f"Usage: main {name}")
    assert "." in text.split("\n\n")[1]


def test_a_mistyped_command_is_answered_with_the_right_one() -> None:
    result = CliRunner().invoke(main, ["chekc"])
    assert result.exit_code == 2
    assert "There is no command chekc. Did you mean check?" in result.output


def test_rules_lists_all_of_them() -> None:
    listed = CliRunner().invoke(main, ["rules", "--content", str(ROOT / "okrs")]).output
    assert [code for code in all_rules() if code not in listed] == []


@pytest.mark.parametrize("code", sorted(all_rules()))
def test_explain_shows_why_and_both_examples(code: str) -> None:
    text = run("explain", code)
    assert text.startswith(code)
    assert "Not so:" in text
    assert "Better:" in text


def test_explain_takes_a_name_and_knows_near_misses() -> None:
    assert run("explain", "unaligned").startswith("OKR201")
    result = CliRunner().invoke(main, ["explain", "unalingned"])
    assert "There is no rule unalingned. Did you mean unaligned?" in result.output


@pytest.mark.parametrize("kind", KINDS)
def test_schema_is_a_schema(kind: str) -> None:
    schema = json.loads(run("schema", kind))
    Draft202012Validator.check_schema(schema)
    assert schema["additionalProperties"] is False


def plain(value: object) -> object:
    """A value of YAML with its dates as text, as JSON has them."""
    if isinstance(value, dict):
        return {str(key): plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [plain(inner) for inner in value]
    return str(value) if isinstance(value, date) else value


@pytest.mark.parametrize("path", LUMEN, ids=lambda path: str(path.relative_to(ROOT)))
def test_the_schema_takes_every_file_of_the_sample(path: Path) -> None:
    found = spot(path.relative_to(ROOT / "okrs").as_posix())
    document = split(path.read_text())
    if not isinstance(found, Spot):
        pytest.fail(f"{path} is no file of a plan")
    assert isinstance(document, Document)
    assert document.matter is not None
    values, _ = load(document.matter, "")
    as_json = json.loads(json.dumps(plain(values)))
    errors = [
        error.message
        for error in Draft202012Validator(json_schema(found.kind)).iter_errors(as_json)
    ]
    assert errors == []


@pytest.mark.parametrize(
    ("kind", "wrong"),
    [
        (
            "objective",
            {"objective": "x", "key_results": {"a": {"title": "t", "owner": ["a", "b"]}}},
        ),
        ("objective", {"objective": "x", "ambition": "wild"}),
        ("company", {"name": "Lumen"}),
        ("check-in", {"updates": {"a": {"b": {"confidence": 7}}}}),
        ("cycle", {"starts": "2026-10-01", "ends": "2026-12-31", "color": "red"}),
    ],
)
def test_the_schema_refuses_what_the_check_refuses(kind: str, wrong: dict[str, object]) -> None:
    assert list(Draft202012Validator(json_schema(kind)).iter_errors(wrong))


def test_the_version_is_told_from_anywhere(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "site_builder.cli", "--version"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.startswith("okrs 0.")
