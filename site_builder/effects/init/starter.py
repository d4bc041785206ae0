"""The files of a new repository, made from what the package brings along."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from site_builder.effects.init.answers import Answers, Forge, NewTeam, Period, Repository, Someone
from site_builder.files.layout import ROOT
from site_builder.files.scalar import scalar
from site_builder.model.schema import KINDS, json_schema
from site_builder.model.terms import COMPANY, Stage

Files = dict[str, str]
"""Texts by path from the repository's folder."""

EXAMPLE = "first-success"
"""The objective that is there to be rewritten."""

_SURROUNDINGS = {
    "mkdocs.yml": "mkdocs.yml",
    "requirements.txt": "requirements.txt",
    "README.md": "README.md",
    ".vscode/settings.json": "settings.json",
    ".vscode/extensions.json": "extensions.json",
    ".idea/jsonSchemas.xml": "jsonSchemas.xml",
    ".editorconfig": "editorconfig",
    ".gitignore": "gitignore",
}
"""What is the company's own from then on."""

_RENEWED = {"Makefile": "Makefile", ".pre-commit-config.yaml": "pre-commit-config.yaml"}
_RENEWED_AT_GITHUB = {".github/pull_request_template.md": "pull_request_template.md"}
_OF_THE_PROGRAM_ITSELF = "ci.yml"
_WORKFLOWS = Path(".github") / "workflows"

_GOVERNANCE = {
    "top-down": "Leadership decides on every objective and key result.",
    "hybrid": "Leadership decides on objectives, a team's lead on its key results.",
    "bottom-up": "A team's lead decides on its objectives, leadership on those of the company.",
}


def plan_files(answers: Answers) -> Files:
    """The plan: the company, its teams and people, the cycle, and an example to rewrite."""
    cycle = answers.cycle
    leaders = list(dict.fromkeys(one.id for one in answers.leaders))
    files = {
        "company.md": _render(
            "plan/company.md",
            company=answers.company,
            stage=answers.stage.value,
            headcount=answers.headcount,
            leaders=leaders,
        ),
        f"{cycle.id}/cycle.md": _cycle(cycle),
        f"{cycle.id}/{COMPANY}/{EXAMPLE}.md": _render("plan/objective.md", owner=leaders[0]),
    }
    files |= {f"teams/{one.id}.md": _team(one) for one in answers.teams}
    files |= {f"people/{one.id}.md": _person(one) for one in answers.people.values()}
    return {f"{ROOT}/{path}": text for path, text in files.items()}


def surrounding_files(
    company: str, stage: Stage, leaders: tuple[str, ...], forge: Forge, site: Repository | None
) -> Files:
    """What lies around the plan and is the company's own."""
    context: Mapping[str, object] = {
        "company": company,
        "governance": _GOVERNANCE[stage.governance],
        "leaders": leaders,
        "forge": forge.value,
        "request": "merge request" if forge is Forge.GITLAB else "pull request",
        "repository": site,
        "version": _version(),
    }
    return {path: _render(name, **context) for path, name in _SURROUNDINGS.items()}


def tool_files(forge: Forge) -> Files:
    """What belongs to the tool, and is renewed with it."""
    github = forge is Forge.GITHUB
    templates = {**_RENEWED, **(_RENEWED_AT_GITHUB if github else {})}
    files = {path: _render(name) for path, name in templates.items()}
    if github:
        files |= workflow_files()
    return files | {f".okrs/schema/{kind}.json": _schema(kind) for kind in KINDS}


def workflow_files() -> Files:
    """The workflows: those of this repository, without the one that tests the program itself."""
    found = sorted(workflows_folder().glob("*.yml"))
    return {
        (_WORKFLOWS / one.name).as_posix(): one.read_text(encoding="utf-8")
        for one in found
        if one.name != _OF_THE_PROGRAM_ITSELF
    }


def workflows_folder() -> Path:
    """The workflows inside the installed package, or beside it in the repository."""
    package = Path(__file__).parents[2]
    inside = package / "workflows"
    return inside if inside.is_dir() else package.parent / _WORKFLOWS


def _cycle(cycle: Period) -> str:
    starts, ends = cycle.starts.isoformat(), cycle.ends.isoformat()
    shortened = cycle.shortened
    return _render(
        "plan/cycle.md", title=cycle.title, starts=starts, ends=ends, shortened=shortened
    )


def _team(team: NewTeam) -> str:
    return _render("plan/team.md", name=team.name, members=[one.id for one in team.members])


def _person(person: Someone) -> str:
    return _render("plan/person.md", name=person.name, login=person.login)


def _schema(kind: str) -> str:
    return json.dumps(json_schema(kind), indent=2, ensure_ascii=False) + "\n"


def _version() -> str:
    from importlib.metadata import version

    return version("okrs-as-code")


def _render(template: str, /, **context: object) -> str:
    return _templates().get_template(f"{template}.jinja").render(context)


@cache
def _templates() -> Environment:
    made = Environment(
        loader=FileSystemLoader(Path(__file__).parents[2] / "starter"),
        undefined=StrictUndefined,
        autoescape=select_autoescape((), default=False, default_for_string=False),
        keep_trailing_newline=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["yaml"] = scalar
    return made
