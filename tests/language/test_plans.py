"""Which plan a file belongs to, and what changes on disk."""

from pathlib import Path

from lsprotocol import types

from site_builder.rules.example import OBJECTIVE, SOUND
from tests.commands.company import write_company
from tests.language.editor import Editor, codes, in_editor

COMPANY = "2026-Q4/company/win-the-mid-market.md"
GOOD = SOUND[OBJECTIVE]
WRONG = GOOD.replace("owner: sam", "owner: samm")


def test_changes_on_disk_are_followed(tmp_path: Path) -> None:
    folder = write_company(tmp_path) / "okrs"
    uri = (folder / OBJECTIVE).as_uri()

    async def act(shown: Editor) -> None:
        await shown.until(lambda: types.WORKSPACE_DID_CHANGE_WATCHED_FILES in shown.registered)
        shown.open(folder / COMPANY)
        await shown.findings(folder / COMPANY)
        (folder / OBJECTIVE).write_text(WRONG)
        shown.changed_on_disk(folder / OBJECTIVE)
        await shown.until(lambda: bool(shown.found.get(uri)))
        renamed = (folder / OBJECTIVE).rename(folder / "2026-Q4/growth/renamed.md")
        names = [types.FileRename(uri, renamed.as_uri())]
        shown.client.workspace_did_rename_files(types.RenameFilesParams(names))
        await shown.until(lambda: bool(shown.found.get(renamed.as_uri())) and not shown.found[uri])
        renamed.unlink()
        gone = [types.FileDelete(renamed.as_uri())]
        shown.client.workspace_did_delete_files(types.DeleteFilesParams(gone))
        await shown.until(lambda: not shown.found[renamed.as_uri()])

    in_editor(tmp_path, act, watches=True)


def test_each_workspace_folder_has_its_own_plan(tmp_path: Path) -> None:
    one = write_company(tmp_path / "one") / "okrs"
    samm = {"people/samm.md": "---\nname: Sammy\n---\n"}
    other = write_company(tmp_path / "other", samm) / "okrs"

    async def act(shown: Editor) -> None:
        shown.open(one / OBJECTIVE, WRONG)
        shown.open(other / OBJECTIVE, WRONG)
        assert codes(await shown.findings(one / OBJECTIVE)) == ["OKR103"]
        assert await shown.findings(other / OBJECTIVE) == []
        assert await shown.completions(other / OBJECTIVE, 7, 15) == ["samm"]
        assert await shown.completions(one / OBJECTIVE, 7, 14) == ["sam"]

    in_editor(tmp_path, act)


def test_the_plan_is_found_where_the_settings_say(tmp_path: Path) -> None:
    (write_company(tmp_path) / "okrs").rename(tmp_path / "goals")
    (tmp_path / "mkdocs.yml").write_text("plugins:\n  - okrs: {content: goals}\n")

    async def act(shown: Editor) -> None:
        shown.open(tmp_path / "goals" / OBJECTIVE, WRONG)
        assert codes(await shown.findings(tmp_path / "goals" / OBJECTIVE)) == ["OKR103"]

    in_editor(tmp_path, act)


def test_a_team_may_be_called_like_the_folder(tmp_path: Path) -> None:
    folder = write_company(tmp_path) / "okrs"
    file = folder / "2026-Q4/okrs/trial-to-paid.md"
    file.parent.mkdir()

    async def act(shown: Editor) -> None:
        shown.open(file, GOOD)
        assert "OKR104" in codes(await shown.findings(file))

    in_editor(tmp_path, act)


def test_files_of_no_plan_are_left_alone(tmp_path: Path) -> None:
    notes = tmp_path / "notes.md"
    notes.write_text("---\nowner: \n---\n")
    good = write_company(tmp_path / "company") / "okrs" / OBJECTIVE

    async def act(shown: Editor) -> None:
        shown.open(notes)
        shown.type(notes, "---\nowner: s\n---\n")
        assert await shown.completions(notes, 1, 8) == []
        assert await shown.hover(notes, 1, 2) == ""
        assert await shown.definition(notes, 1, 8) is None
        assert await shown.actions(notes, 1) == []
        shown.open(good)
        await shown.findings(good)
        assert notes.as_uri() not in shown.found
        shown.close(notes)

    in_editor(tmp_path, act)


def test_an_address_that_no_file_can_have_is_left_alone(tmp_path: Path) -> None:
    good = write_company(tmp_path) / "okrs" / OBJECTIVE
    long = tmp_path / ("x" * 5000) / "okrs/notes.md"

    async def act(shown: Editor) -> None:
        shown.open(long, WRONG)
        shown.open(good)
        assert await shown.hover(long, 1, 2) == ""
        assert await shown.findings(good) == []
        assert long.as_uri() not in shown.found

    in_editor(tmp_path, act)


def test_content_names_the_only_plan(tmp_path: Path) -> None:
    one = write_company(tmp_path / "one") / "okrs"
    other = write_company(tmp_path / "other") / "okrs"

    async def act(shown: Editor) -> None:
        shown.open(other / OBJECTIVE, WRONG)
        shown.open(one / OBJECTIVE, WRONG)
        assert codes(await shown.findings(one / OBJECTIVE)) == ["OKR103"]
        assert (other / OBJECTIVE).as_uri() not in shown.found

    in_editor(tmp_path, act, "--content", str(one))


def test_where_the_plan_goes_away_its_findings_do(tmp_path: Path) -> None:
    folder = write_company(tmp_path) / "okrs"
    uri = (folder / OBJECTIVE).as_uri()
    (folder / OBJECTIVE).write_text(WRONG)

    async def act(shown: Editor) -> None:
        shown.open(folder / OBJECTIVE)
        assert codes(await shown.findings(folder / OBJECTIVE)) == ["OKR103"]
        shown.close(folder / OBJECTIVE)
        folder.rename(tmp_path / "gone")
        shown.changed_on_disk(folder)
        await shown.until(lambda: not any(shown.found.values()))
        assert uri in shown.found

    in_editor(tmp_path, act)


def test_a_file_goes_where_the_settings_put_it_while_it_is_open(tmp_path: Path) -> None:
    file = write_company(tmp_path) / "okrs" / OBJECTIVE
    settings = tmp_path / "mkdocs.yml"

    async def act(shown: Editor) -> None:
        shown.open(file, WRONG)
        assert codes(await shown.findings(file)) == ["OKR103"]
        settings.write_text("plugins:\n  - okrs: {content: goals}\n")
        shown.changed_on_disk(settings)
        await shown.until(lambda: not shown.found[file.as_uri()])
        assert await shown.hover(file, 1, 2) == ""
        settings.unlink()
        shown.changed_on_disk(settings)
        await shown.until(lambda: codes(shown.found[file.as_uri()]) == ["OKR103"])

    in_editor(tmp_path, act)


def test_of_two_windows_on_a_file_one_may_be_closed(tmp_path: Path) -> None:
    file = write_company(tmp_path / "lumen inc") / "okrs" / OBJECTIVE
    uri = file.as_uri().replace("%20", " ")

    async def act(shown: Editor) -> None:
        shown.open(file)
        await shown.findings(file)
        item = types.TextDocumentItem(uri, "markdown", 7, WRONG)
        shown.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
        await shown.until(lambda: shown.versions.get(uri) == 7)
        shown.close(file)
        other = file.with_name("other.md")
        shown.open(other, "")
        await shown.findings(other)
        assert codes(shown.found[uri]) == ["OKR103"]

    in_editor(tmp_path, act)


def test_a_symbolic_link_stays_one(tmp_path: Path) -> None:
    file = write_company(tmp_path) / "okrs" / OBJECTIVE
    file.rename(tmp_path / "elsewhere.md")
    file.symlink_to(tmp_path / "elsewhere.md")

    async def act(shown: Editor) -> None:
        shown.open(file)
        assert codes(await shown.findings(file)) == ["OKR003"]

    in_editor(tmp_path, act)
