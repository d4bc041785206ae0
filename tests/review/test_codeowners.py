"""Whom a forge asks by folders: the last line that fits decides, as in a real CODEOWNERS."""

import re

import pytest

from site_builder.model.plan import Frame
from site_builder.review.codeowners import BEGIN, END, Block, UnfitError, block, laid_in
from tests.review.plans import COMPANY, FILES, plan_of

HOSTILE = (
    "x\n* @eve",
    "a b",
    "@eve",
    "eve\u2028* @eve",
    "eve#",
    "eve*",
    "eve/ops",
    "ä",
    "-eve",
    "eve\n",
)


def frame(changed: dict[str, str] | None = None, company: str = COMPANY) -> Frame:
    files = {"company.md": company.replace("{stage}", "growth"), **FILES, **(changed or {})}
    return plan_of(files).frame


def owners(made: Block, path: str) -> list[str] | None:
    """Whom the forge asks for a file; None where no line fits it."""
    found = None
    for line in made.lines:
        pattern, *names = re.split(r"(?<!\\) ", line)
        body = re.escape(pattern.replace(r"\ ", " ")).replace(r"\*", "[^/]*")
        if re.fullmatch(body + (".*" if pattern.endswith("/") else ""), path):
            found = names
    return found


LEADERS = ["@ana", "@tomas"]


@pytest.mark.parametrize(
    ("path", "asked"),
    [
        ("company.md", LEADERS),
        ("teams/growth.md", LEADERS),
        ("people/sam.md", LEADERS),
        ("2026-Q4/cycle.md", LEADERS),
        ("2026-Q4/company/win.md", LEADERS),
        ("2026-Q4/growth/trials.md", ["@maria"]),
        ("2026-Q4/growth/retrospective.md", ["@maria"]),
        ("2026-Q4/growth/check-ins/2026-11-13.md", []),
        ("2026-Q4/company/check-ins/2026-11-13.md", []),
        ("2026-Q4/strangers/one.md", None),
    ],
)
def test_who_is_asked_for_a_file(path: str, asked: list[str] | None) -> None:
    assert owners(block(frame(), "okrs"), f"/okrs/{path}") == asked


@pytest.mark.parametrize(
    "path",
    [
        "mkdocs.yml",
        "sources.yml",
        ".github/workflows/okrs.yml",
        ".github/CODEOWNERS",
        "CODEOWNERS",
        "docs/CODEOWNERS",
    ],
)
@pytest.mark.parametrize("folder", ["okrs", "", "deep/okrs"])
def test_leadership_is_asked_for_what_steers_the_bot(path: str, folder: str) -> None:
    assert owners(block(frame(), folder), f"/{path}") == LEADERS
    nobody = frame(company=COMPANY.replace("[ana, tomas]", "[Ana Ferreira]"))
    assert owners(block(nobody, folder), f"/{path}") is None


def test_a_login_is_that_of_the_persons_file_and_reviewers_stand_beside_the_lead() -> None:
    growth = "---\nname: Growth\nlead: sam\nreviewers: acme/growth\n---\n"
    made = block(frame({"teams/growth.md": growth}), "okrs")
    assert "/okrs/*/growth/ @sam-acme @acme/growth" in made.lines
    assert made.warnings == []


def test_the_lead_around_a_team_stands_in_and_then_leadership() -> None:
    growth = "---\nname: Growth\nmembers: [sam]\nparent: {}\n---\n"
    for parent, asked in (("product", ["@jonas"]), ("growth", LEADERS), ("gone", LEADERS)):
        made = block(frame({"teams/growth.md": growth.format(parent)}), "okrs")
        assert owners(made, "/okrs/2026-Q4/growth/trials.md") == asked


def test_the_company_names_who_decides_for_it() -> None:
    own = "    approvals: {company: [sam, nobody], check-in: lead}\n    leadership"
    made = block(frame(company=COMPANY.replace("    leadership", own)), "okrs")
    assert owners(made, "/okrs/company.md") == ["@sam-acme"]
    assert owners(made, "/okrs/2026-Q4/growth/check-ins/2026-11-13.md") == ["@maria"]
    assert made.warnings == ["“nobody” is left out: nobody here is called so"]


def test_a_team_called_company_takes_nothing_over() -> None:
    made = block(frame({"teams/company.md": "---\nname: Us\nlead: sam\n---\n"}), "okrs")
    assert owners(made, "/okrs/2026-Q4/company/win.md") == LEADERS


@pytest.mark.parametrize("login", HOSTILE)
def test_no_login_adds_a_line_or_an_owner(login: str) -> None:
    sound = block(frame(), "okrs")
    person = f'---\nname: M\ngithub: "{login.encode("unicode_escape").decode()}"\n---\n'
    made = block(frame({"people/ana.md": person, "people/maria.md": person}), "okrs")
    if login.strip() == "eve":
        assert "the login eve is that of several people" in made.warnings[0]
    assert len(made.warnings) == 2
    patterns = [[line.split()[0] for line in one.text.splitlines()] for one in (sound, made)]
    assert patterns[0] == patterns[1]
    assert "eve" not in made.text
    assert owners(made, "/okrs/company.md") == ["@tomas"]
    assert owners(made, "/okrs/2026-Q4/growth/trials.md") == ["@jonas"], "never nobody"


@pytest.mark.parametrize("name", [one for one in HOSTILE if one != "eve\n"])
def test_no_team_of_the_forge_adds_a_line_or_an_owner(name: str) -> None:
    written = name.encode("unicode_escape").decode()
    growth = f'---\nname: Growth\nlead: maria\nreviewers: "acme/{written}"\n---\n'
    made = block(frame({"teams/growth.md": growth}), "okrs")
    assert "/okrs/*/growth/ @maria" in made.lines
    assert "the reviewers of growth are left out" in made.warnings[0]


def test_a_login_of_several_people_is_nobodys() -> None:
    made = block(frame({"people/eve.md": "---\nname: Eve\ngithub: TOMAS\n---\n"}), "okrs")
    assert owners(made, "/okrs/company.md") == ["@ana"]
    assert made.warnings == ["tomas is left out: the login tomas is that of several people"]


def test_where_nobody_has_a_login_no_line_says_that_nobody_is_asked() -> None:
    made = block(frame(company=COMPANY.replace("[ana, tomas]", "[Ana Ferreira]")), "okrs")
    assert owners(made, "/okrs/company.md") is None
    assert owners(made, "/okrs/2026-Q4/growth/trials.md") == ["@maria"]
    assert made.warnings[-1] == "nobody of leadership has a login, so no line names them"


@pytest.mark.parametrize(
    ("folder", "first"),
    [
        ("", "/company.md"),
        ("okrs", "/okrs/company.md"),
        ("docs/our goals", r"/docs/our\ goals/company.md"),
        ("Ziele-für_2026", "/Ziele-für_2026/company.md"),
    ],
)
def test_the_folder_may_have_another_name(folder: str, first: str) -> None:
    assert block(frame(), folder).lines[0] == f"{first} @ana @tomas"


@pytest.mark.parametrize(
    "folder", ["a\n* @eve", "a @eve", "a#b", "a*", "[ab]", "!a", "a\\", "a ", "a\u2028b", "a//b"]
)
def test_a_folder_that_no_pattern_can_name_is_refused(folder: str) -> None:
    with pytest.raises(UnfitError, match="rename it"):
        block(frame(), folder)


MADE = f"{BEGIN}\n/okrs/ @ana\n{END}\n"
OLD = f"{BEGIN}\n/okrs/ @old\n/okrs/ @older\n{END}\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", MADE),
        ("\n", MADE),
        ("* @ops", f"* @ops\n\n{MADE}"),
        (f"* @ops\n{OLD}docs/ @x", f"* @ops\n{MADE}docs/ @x"),
        (OLD.removesuffix("\n"), MADE),
        (f"* @ops\r\n{OLD}".replace("\n", "\r\n").replace("\r\r", "\r"), None),
    ],
)
def test_hand_written_lines_stay(before: str, after: str | None) -> None:
    after = after or f"* @ops\n{MADE}".replace("\n", "\r\n")
    assert laid_in(before, MADE) == after
    assert laid_in(after, MADE) == after


@pytest.mark.parametrize("marks", [BEGIN, END, f"{END}\n{BEGIN}", f"{MADE}{MADE}"])
def test_marks_that_are_no_pair_are_left_to_a_person(marks: str) -> None:
    with pytest.raises(UnfitError, match="no pair"):
        laid_in(f"* @ops\n{marks}\n", MADE)
