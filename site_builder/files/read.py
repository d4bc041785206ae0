"""From a tree of files to the plan, folder by folder."""

from collections.abc import Container

from site_builder.files import build
from site_builder.files.layout import ROOT, Spot, spot
from site_builder.files.parse import parse
from site_builder.files.sort import Files, sort
from site_builder.files.tree import Tree
from site_builder.model.check_in import CheckIn, Retrospective
from site_builder.model.finding import Finding, Place
from site_builder.model.objective import Objective
from site_builder.model.plan import Company, Cycle, Folder, Frame, Person, Plan, Team
from site_builder.model.terms import SLUG
from site_builder.model.vocabulary import (
    CheckInShape,
    CompanyShape,
    CycleShape,
    ObjectiveShape,
    PersonShape,
    RetrospectiveShape,
    TeamShape,
)


def read_frame(files: Files) -> tuple[Frame, list[Finding]]:
    """Read the company, the teams, the people and the cycles."""
    findings: list[Finding] = []
    company = _company(files, findings)
    hearsay: set[str] = set()
    teams: dict[str, Team] = {}
    persons: dict[str, Person] = {}
    cycles: list[Cycle] = []
    for path, content in files.items():
        found, file = spot(path), f"{ROOT}/{path}"
        if not isinstance(found, Spot) or found.kind == "company":
            continue
        shape, body, problems = parse(found.kind, content, file)
        findings += problems
        hearsay.update(_words(content) if problems else ())
        match shape:
            case None if found.kind == "team":
                teams[found.name] = Team(found.name, file, found.name)
            case TeamShape():
                teams[found.name] = build.team(shape, body, file, found.name)
            case PersonShape():
                persons[found.name] = build.person(shape, body, file, found.name)
            case CycleShape():
                cycles.append(build.cycle(shape, body, file, found.name, company.check_ins))
    ordered = sorted(cycles, key=lambda one: (one.starts, one.starts - one.ends, one.id))
    by_name = {one.id: one for one in ordered}
    if any(one.place.file == company.file for one in findings):
        hearsay.update(_words(files.get("company.md", b"")))
    return Frame(company, teams, persons, by_name, frozenset(hearsay)), findings


def _words(content: bytes) -> list[str]:
    return SLUG.findall(content.decode("utf-8", "replace"))


def _company(files: Files, findings: list[Finding]) -> Company:
    file = f"{ROOT}/company.md"
    if "company.md" not in files:
        remedy = "Write it: name, stage, headcount and leadership; okrs schema company helps."
        findings.append(Finding("OKR010", Place(file), "there is no company.md", remedy))
        return build.no_company(file)
    shape, body, problems = parse("company", files["company.md"], file)
    findings += problems
    if not isinstance(shape, CompanyShape):
        return build.no_company(file)
    return build.company(shape, body, file)


def read_team_folder(cycle: str, team: str, files: Files) -> tuple[Folder, list[Finding]]:
    """Read what one team has in one cycle."""
    findings: list[Finding] = []
    report = build.reporter(findings)
    objectives: list[Objective] = []
    check_ins: list[CheckIn] = []
    retrospective: Retrospective | None = None
    unread: list[str] = []
    for path in sorted(files):
        found, file = spot(path), f"{ROOT}/{path}"
        assert isinstance(found, Spot), "sort() lets only known paths through"  # noqa: S101
        shape, body, problems = parse(found.kind, files[path], file)
        findings += problems
        match shape:
            case None if found.kind == "objective":
                unread.append(found.name)
            case ObjectiveShape():
                objectives.append(build.objective(shape, body, file, found, report))
            case CheckInShape():
                check_ins.append(build.check_in(shape, body, file, found))
            case RetrospectiveShape():
                retrospective = build.retrospective(shape, body, file)
    check_ins.sort(key=lambda one: (one.on, one.file.removesuffix(".md")))
    read = tuple(objectives), tuple(check_ins), retrospective, tuple(unread)
    return Folder(cycle, team, *read), findings


def read_plan(tree: Tree, only: Container[str] | None = None) -> tuple[Plan, list[Finding]]:
    """Read everything, or `only` some cycles, which is faster.

    Problems in the input are findings beside the plan, never exceptions.
    """
    files = sort(tree)
    frame, findings = read_frame(files.frame)
    findings += files.findings
    folders: dict[tuple[str, str], Folder] = {}
    for (cycle, team), within in files.folders.items():
        if cycle in frame.cycles and (only is None or cycle in only):
            folders[(cycle, team)], problems = read_team_folder(cycle, team, within)
            findings += problems
    return Plan(frame, folders), findings
