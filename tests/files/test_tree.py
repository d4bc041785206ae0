import subprocess
from pathlib import Path

import pytest

from site_builder.files.tree import LONGEST, NoContentError, read_commit, read_folder


def git(folder: Path, *arguments: str) -> str:
    who = ["-c", "user.name=Ana", "-c", "user.email=ana@example.org"]
    done = subprocess.run(
        ["git", "-C", str(folder), *who, *arguments], check=True, capture_output=True, text=True
    )
    return done.stdout.strip()


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository whose content folder holds a bit of everything."""
    content = tmp_path / "company" / "okrs"
    (content / "teams").mkdir(parents=True)
    (content / "company.md").write_bytes(b"---\r\nname: Lumen\r\n---\r\n")
    (content / "teams" / "caf\u00e9.md").write_text("---\nname: Caf\u00e9\n---\n")
    (content / "teams" / "long.md").write_bytes(b"x" * (LONGEST + 1))
    (content / "teams" / "link.md").symlink_to("/etc/passwd")
    (content / ".hidden.md").write_text("not read")
    git(tmp_path, "init", "-q", "-b", "main")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "All of it")
    return tmp_path / "company"


def test_a_commit_reads_like_the_disk(repository: Path) -> None:
    on_disk, committed = read_folder(repository / "okrs"), read_commit(repository / "okrs", "HEAD")
    assert dict(committed.files) == dict(on_disk.files)
    assert set(committed.files) == {"company.md", "teams/café.md"}
    codes = {(one.code, one.place.file) for one in committed.findings}
    assert codes == {("OKR003", "okrs/teams/link.md"), ("OKR002", "okrs/teams/long.md")}
    assert codes == {(one.code, one.place.file) for one in on_disk.findings}


def test_a_commit_is_read_as_it_was_whatever_the_disk_holds(repository: Path) -> None:
    (repository / "okrs" / "company.md").write_text("changed")
    assert read_commit(repository / "okrs", "main").files["company.md"].startswith(b"---\r\n")


def test_a_submodule_is_no_file(repository: Path) -> None:
    git(repository, "update-index", "--add", "--cacheinfo", f"160000,{'a' * 40},okrs/module.md")
    git(repository, "update-index", "--add", "--cacheinfo", f"160000,{'b' * 40},company/okrs/m.md")
    git(repository, "commit", "-qm", "A submodule")
    assert set(read_commit(repository / "okrs", "HEAD").files) == {"company.md", "teams/café.md"}


@pytest.mark.parametrize("revision", ["nowhere", "--help", "-x", "HEAD:okrs", "", "main..main"])
def test_what_is_no_commit_is_refused_in_a_sentence(repository: Path, revision: str) -> None:
    with pytest.raises(NoContentError, match="Git can't give the state to compare with"):
        read_commit(repository / "okrs", revision)


def test_no_folder_is_refused_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(NoContentError, match="there is no folder"):
        read_folder(tmp_path / "okrs")
