"""`okrs lsp` as an editor meets it."""

import asyncio
from pathlib import Path

import pytest
from lsprotocol import types

from site_builder.rules.example import OBJECTIVE, SOUND
from tests.commands.company import write_company
from tests.language.editor import Editor, codes, in_editor

COMPANY = "2026-Q4/company/win-the-mid-market.md"
CHECK_IN = "2026-Q4/growth/check-ins/2026-10-02.md"
GOOD = SOUND[OBJECTIVE]
WRONG = GOOD.replace("owner: sam", "owner: samm")


def everything(folder: Path) -> dict[Path, bytes]:
    return {one: one.read_bytes() for one in folder.rglob("*") if one.is_file()}


def test_findings_come_and_go_as_one_types_and_nothing_is_written(tmp_path: Path) -> None:
    file = write_company(tmp_path) / "okrs" / OBJECTIVE
    before = everything(tmp_path)

    async def act(shown: Editor) -> None:
        shown.open(file)
        assert await shown.findings(file) == []
        shown.type(file, WRONG)
        (found,) = await shown.findings(file)
        assert (found.code, found.source) == ("OKR103", "okrs")
        assert found.severity is types.DiagnosticSeverity.Error
        assert found.message == "nobody here is called samm\nDid you mean sam?"
        shown.type(file, GOOD)
        assert await shown.findings(file) == []

    in_editor(tmp_path, act)
    assert everything(tmp_path) == before


def test_a_rule_is_as_severe_as_the_company_wants_it(tmp_path: Path) -> None:
    rules = SOUND["company.md"].replace("\n---\n", "\nrules: {OKR103: notice}\n---\n", 1)
    file = write_company(tmp_path, {"company.md": rules}) / "okrs" / OBJECTIVE

    async def act(shown: Editor) -> None:
        shown.open(file, WRONG)
        (found,) = await shown.findings(file)
        assert found.severity is types.DiagnosticSeverity.Information

    in_editor(tmp_path, act)


@pytest.mark.parametrize(("units", "more"), [("utf-8", 4), ("utf-16", 1), ("utf-32", 0)])
def test_places_are_right_behind_umlauts_and_emoji(tmp_path: Path, units: str, more: int) -> None:
    file = write_company(tmp_path) / "okrs" / CHECK_IN
    text = "---\nby: sam\nupdates: {trial-to-paid: {activation-ctr: {note: ä🚀, valu: 14}}}\n---\n"
    column = text.split("\n")[2].index("valu")

    async def act(shown: Editor) -> None:
        shown.open(file, text.replace("\n", "\r\n"))
        found = next(one for one in await shown.findings(file) if one.code == "OKR009")
        assert found.range.start == types.Position(2, column + more)
        assert found.range.end == types.Position(2, column + more + len("valu"))
        assert "value" in await shown.completions(file, 2, column + more + len("valu"))

    in_editor(tmp_path, act, units=units)


def test_what_one_file_does_to_another_is_told_there(tmp_path: Path) -> None:
    folder = write_company(tmp_path) / "okrs"
    text = (folder / COMPANY).read_text()

    async def act(shown: Editor) -> None:
        shown.open(folder / COMPANY)
        await shown.findings(folder / COMPANY)
        shown.type(
            folder / COMPANY, text.replace("objective: ", "dropped: Others do it\nobjective: ")
        )
        other = (folder / OBJECTIVE).as_uri()
        await shown.until(lambda: bool(shown.found.get(other)))
        assert codes(shown.found[other]) == ["OKR107"]
        shown.close(folder / COMPANY)
        await shown.until(lambda: not shown.found[other])

    in_editor(tmp_path, act)


def test_a_new_file_counts_before_it_is_saved(tmp_path: Path) -> None:
    folder = write_company(tmp_path) / "okrs"

    async def act(shown: Editor) -> None:
        shown.open(folder / OBJECTIVE, WRONG)
        assert codes(await shown.findings(folder / OBJECTIVE)) == ["OKR103"]
        shown.open(folder / "people/samm.md", "---\nname: Sammy\n---\n")
        await shown.until(lambda: not shown.found[(folder / OBJECTIVE).as_uri()])
        assert (await shown.hover(folder / OBJECTIVE, 7, 13)) == "Sammy"

    in_editor(tmp_path, act)


def test_what_was_just_typed_is_explained_and_led_to_as_it_is_now(tmp_path: Path) -> None:
    file = write_company(tmp_path) / "okrs" / OBJECTIVE
    line = GOOD.split("\n").index("  activation-ctr:")

    async def act(shown: Editor) -> None:
        shown.open(file)
        await shown.findings(file)
        for more in range(1, 6):
            typed = GOOD.replace("The activation email", f"Email number {more}")
            shown.type(file, typed.replace("---\n", "---\n" + "# more\n" * more, 1))
            told = await shown.hover(file, line + more, 4)
            assert told.startswith(f"Email number {more} ")
            assert await shown.definition(file, line + more, 4) == (file.as_uri(), line + more)

    in_editor(tmp_path, act)


def test_a_question_about_a_text_that_has_changed_since_stays_open(tmp_path: Path) -> None:
    file = write_company(tmp_path) / "okrs" / OBJECTIVE
    line = GOOD.split("\n").index("  activation-ctr:")

    async def act(shown: Editor) -> None:
        shown.open(file)
        await shown.findings(file)
        shown.type(file, GOOD.replace("Turn", "Make"))
        asked = asyncio.create_task(shown.definition(file, line, 4))
        await asyncio.sleep(0)
        shown.type(file, GOOD.replace("---\n", "---\n# more\n", 1))
        assert await asked is None
        assert await shown.definition(file, line + 1, 4) == (file.as_uri(), line + 1)

    in_editor(tmp_path, act)


def test_a_fix_names_the_text_that_it_was_made_for(tmp_path: Path) -> None:
    file = write_company(tmp_path) / "okrs" / OBJECTIVE

    async def act(shown: Editor) -> None:
        shown.open(file)
        shown.type(file, GOOD.replace("    owner: sam", "    ownr: sam"))
        line = GOOD.split("\n").index("    owner: sam")
        found = await shown.actions(file, line)
        assert len(found) == 2
        for action in found:
            assert action.edit is not None
            assert action.edit.changes is None
            (change,) = action.edit.document_changes or ()
            assert isinstance(change, types.TextDocumentEdit)
            assert (change.text_document.uri, change.text_document.version) == (file.as_uri(), 2)

    in_editor(tmp_path, act, versions=True)


def test_a_quick_fix_is_preferred_and_all_of_them_can_be_made_at_once(tmp_path: Path) -> None:
    file = write_company(tmp_path) / "okrs" / OBJECTIVE
    text = GOOD.replace("    owner: sam", "    ownr: sam").replace(
        "key_results:", "ambition: commited\nkey_results:"
    )
    uri = file.as_uri()

    async def act(shown: Editor) -> None:
        shown.open(file, text)
        line = text.split("\n").index("    ownr: sam")
        fix, every = await shown.actions(file, line)
        assert (fix.title, fix.kind, fix.is_preferred) == (
            "Rename ownr to owner",
            types.CodeActionKind.QuickFix,
            True,
        )
        assert fix.diagnostics is not None
        assert codes(list(fix.diagnostics)) == ["OKR009"]
        assert fix.edit is not None
        assert list(fix.edit.changes or {}) == [uri]
        assert every.kind == types.CodeActionKind.SourceFixAll
        (only,) = await shown.actions(file, 0, [types.CodeActionKind.Source])
        assert only == every

    in_editor(tmp_path, act)


STRANGE = {
    "": "OKR005",
    "---": "OKR005",
    "---\n" + "x: [" * 500: "OKR005",
    "---\nobjective: \ud83d\n---\n": "OKR001",
    "---\nobjective: \0\n---\n": "OKR001",
    "---\na: &a [*a]\n---\n": "OKR008",
    "---\n" + "x" * 300_000: "OKR002",
    "---\n" + " " * 100_000 + "a" + " " * 100_000 + "\n---\n": "OKR006",
}


def test_any_text_is_answered_by_a_finding(tmp_path: Path) -> None:
    file = write_company(tmp_path) / "okrs" / OBJECTIVE

    async def act(shown: Editor) -> None:
        shown.open(file)
        for text, code in STRANGE.items():
            shown.type(file, text)
            assert code in codes(await shown.findings(file))
            await shown.completions(file, 1, 4)
            await shown.hover(file, 1, 4)
            await shown.actions(file, 1)

    in_editor(tmp_path, act)


@pytest.mark.parametrize("path", [OBJECTIVE, "company.md", "2026-Q4/cycle.md"])
def test_every_beginning_of_a_good_file_is_answered(tmp_path: Path, path: str) -> None:
    file = write_company(tmp_path) / "okrs" / path
    text = SOUND[path]

    async def act(shown: Editor) -> None:
        shown.open(file, "")
        for end in range(len(text) + 1):
            typed = text[:end]
            shown.type(file, typed)
            place = typed.count("\n"), len(typed.rpartition("\n")[2])
            await shown.completions(file, *place)
            if end % 40 == 0:  # these wait for a look at the plan
                await shown.hover(file, *place)
                await shown.definition(file, *place)
                await shown.actions(file, place[0])
        assert await shown.findings(file) == []

    in_editor(tmp_path, act)
