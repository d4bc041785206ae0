from pathlib import Path

import pytest

from tests.commands.company import okrs
from tests.importing.documents import FOLDER, bring, outline, words, written

DOCUMENTS = sorted(FOLDER.glob("*.md"))


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda one: one.stem)
def test_objectives_and_key_results_of_a_document_are_kept(document: Path, tmp_path: Path) -> None:
    result = bring(tmp_path, str(document))
    assert result.exit_code == 0, result.output
    assert outline(tmp_path) == document.with_suffix(".outline").read_text()


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda one: one.stem)
def test_no_word_of_a_document_is_lost(document: Path, tmp_path: Path) -> None:
    result = bring(tmp_path, str(document))
    kept = words(written(tmp_path)) | words(result.output)
    assert words(document.read_text()) - kept == set()


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda one: one.stem)
def test_what_a_document_becomes_passes_the_check(document: Path, tmp_path: Path) -> None:
    bring(tmp_path, str(document))
    checked = okrs(tmp_path, "check")
    assert checked.exit_code == 0, checked.output


@pytest.mark.parametrize("document", DOCUMENTS[:3], ids=lambda one: one.stem)
def test_line_ends_of_windows_change_nothing(document: Path, tmp_path: Path) -> None:
    windows = document.read_text().replace("\n", "\r\n").encode()
    assert bring(tmp_path, content=windows, name=document.name).exit_code == 0
    assert outline(tmp_path) == document.with_suffix(".outline").read_text()
    assert "\r" not in written(tmp_path)


def test_there_are_twenty_shapes() -> None:
    assert len(DOCUMENTS) == 20
