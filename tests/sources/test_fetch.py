"""Fetching: real servers, files, databases and programs, well-behaved and not."""

import os
import sqlite3
import sys
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path

import pytest

from site_builder.effects.sources.fetch import Limits, fetch
from site_builder.sources.declared import read_sources
from site_builder.sources.failure import SourceError
from tests.sources.web import Answer, Web, web

LIMITS = Limits(seconds=20, size=1000, commands=True, plain_http=True)
HASTY = LIMITS._replace(seconds=0.3)
TABLE = Answer(b"rate\n14.1\n")


@pytest.fixture
def site() -> Iterator[Web]:
    with web() as opened:
        yield opened


def fetched(
    declared: str, root: Path, limits: Limits = LIMITS, set_too: Mapping[str, str] | None = None
) -> str:
    read = read_sources(f"sources: {{a/b/c: {{{declared}}}}}".encode())
    assert read.findings == ()
    return fetch(read.sources["a/b/c"], root, {**os.environ, **(set_too or {})}, limits)


def table(site: Web, path: str, root: Path, limits: Limits = LIMITS) -> str:
    return fetched(f"csv: '{site.url}{path}', column: rate", root, limits)


def test_a_table_and_a_document_come_from_an_address(site: Web, tmp_path: Path) -> None:
    site.answers["/a.csv"] = TABLE
    site.answers["/a.json"] = Answer(b'{"rate": 14.10}', "application/json")
    assert table(site, "/a.csv", tmp_path) == "14.1"
    assert fetched(f"json: '{site.url}/a.json', at: /rate", tmp_path) == "14.10"
    assert site.asked == [("/a.csv", None), ("/a.json", None)]


def test_a_header_is_taken_from_the_environment(site: Web, tmp_path: Path) -> None:
    site.answers["/a.csv"] = TABLE
    declared = f"csv: '{site.url}/a.csv', column: rate, headers: {{Authorization: TOKEN_A}}"
    assert fetched(declared, tmp_path, set_too={"TOKEN_A": "Bearer s3cret"}) == "14.1"
    assert site.asked == [("/a.csv", "Bearer s3cret")]
    with pytest.raises(SourceError, match="the environment variable TOKEN_A is not set"):
        fetched(declared, tmp_path, set_too={"TOKEN_A": ""})
    with pytest.raises(SourceError, match="a header can't be sent") as refused:
        fetched(declared, tmp_path, set_too={"TOKEN_A": "Bearer s3cret\nX: y"})
    assert "s3cret" not in str(refused.value)


def test_a_redirect_is_followed_on_the_same_host_and_nowhere_else(
    site: Web, tmp_path: Path
) -> None:
    site.answers["/new.csv"] = TABLE
    site.answers["/old.csv"] = Answer(status=302, location="/new.csv")
    site.answers["/away"] = Answer(status=302, location="https://other.example/a.csv")
    site.answers["/file"] = Answer(status=302, location="file:///etc/passwd")
    site.answers["/circle"] = Answer(status=307, location="/circle")
    assert table(site, "/old.csv", tmp_path) == "14.1"
    for path, said in (
        ("/away", "to another host"),
        ("/file", "to another host"),
        ("/circle", "it redirects in circles"),
    ):
        with pytest.raises(SourceError, match=said):
            table(site, path, tmp_path)


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (Answer(status=404), "it answers 404"),
        (Answer(status=500), "it answers 500"),
        (Answer(status=204), "it answers 204"),
        (Answer(b"<html>Sign in</html>", "text/html; charset=utf-8"), "a web page"),
        (Answer(b"rate\n" + b"1" * 2000), "its answer is larger than 1,000 bytes"),
        (Answer(b"rate\n" + b"1" * 2000, packed=True), "it answers packed"),
        (Answer(b"\xff\xfe"), "its text is not UTF-8"),
    ],
)
def test_an_answer_that_is_no_table_is_told_in_words(
    site: Web, tmp_path: Path, answer: Answer, said: str
) -> None:
    site.answers["/a"] = answer
    with pytest.raises(SourceError, match=said):
        table(site, "/a", tmp_path)


def test_who_is_too_slow_is_not_waited_for(site: Web, tmp_path: Path) -> None:
    site.answers["/stalls"] = Answer(b"rate\n14.", stalls=True)
    site.answers["/drips"] = Answer(b"1", drips=True)
    with pytest.raises(SourceError, match=r"it does not answer within 0\.3 seconds"):
        table(site, "/stalls", tmp_path, HASTY)
    with pytest.raises(SourceError, match="it takes too long to answer"):
        table(site, "/drips", tmp_path, HASTY)


def test_who_is_not_there_is_told_in_words(tmp_path: Path) -> None:
    with web() as gone:
        pass
    with pytest.raises(SourceError, match=r"^it can't be reached$"):
        table(gone, "/s3cret", tmp_path)


@pytest.mark.parametrize(
    ("url", "limits", "said"),
    [
        ("http://metrics.example/a", LIMITS, "not encrypted: write https"),
        ("http://localhost.example/a", LIMITS, "not encrypted: write https"),
        ("http://127.0.0.1:1/a", LIMITS._replace(plain_http=False), "--allow-http is not given"),
    ],
)
def test_nothing_is_asked_without_encryption(
    url: str, limits: Limits, said: str, tmp_path: Path
) -> None:
    with pytest.raises(SourceError, match=said):
        fetched(f"csv: '{url}', column: rate", tmp_path, limits)


def test_a_file_of_the_repository_is_read(tmp_path: Path) -> None:
    (tmp_path / "figures").mkdir()
    (tmp_path / "figures" / "a.csv").write_bytes(TABLE.body)
    assert fetched("csv: figures/a.csv, column: rate", tmp_path) == "14.1"


def test_no_link_leads_out_of_the_repository(tmp_path: Path) -> None:
    root, outside = tmp_path / "root", tmp_path / "outside"
    root.mkdir()
    outside.mkdir()
    (outside / "a.csv").write_bytes(TABLE.body)
    (root / "folder").symlink_to(outside)
    (root / "a.csv").symlink_to(outside / "a.csv")
    for path in ("folder/a.csv", "a.csv"):
        with pytest.raises(SourceError, match=f"{path} leads over a symbolic link"):
            fetched(f"csv: {path}, column: rate", root)


def test_a_file_that_is_not_there_or_too_large_is_told_in_words(tmp_path: Path) -> None:
    (tmp_path / "large.csv").write_bytes(b"1" * 1001)
    for path, said in (
        ("none.csv", "there is no file none.csv"),
        (".", "there is no file"),
        ("large.csv", "large.csv is larger than 1,000 bytes"),
    ):
        with pytest.raises(SourceError, match=said):
            fetched(f"csv: {path}, column: rate", tmp_path)


@pytest.fixture
def database(tmp_path: Path) -> str:
    with closing(sqlite3.connect(tmp_path / "figures.db")) as made, made:
        made.execute("CREATE TABLE trials (days REAL, team TEXT)")
        made.execute("INSERT INTO trials VALUES (14.5, 'a%b:c'), (16, 'growth'), (NULL, 'none')")
    return "sqlite:///figures.db"


@pytest.mark.parametrize(
    ("sql", "found"),
    [
        ("SELECT avg(days) FROM trials", "15.25"),
        ("SELECT count(*) FROM trials;", "3"),
        ("WITH one AS (SELECT 7 AS it) SELECT it FROM one", "7"),
        ("SELECT days FROM trials WHERE team = ''a%b:c''", "14.5"),
        ("SELECT days FROM trials WHERE team = ''none''", ""),
        ("SELECT 1.0 / 3", "0.333333333333333"),
    ],
)
def test_a_database_is_asked_for_one_figure(
    database: str, tmp_path: Path, sql: str, found: str
) -> None:
    declared = f"sql: '{sql}', database: FIGURES"
    assert fetched(declared, tmp_path, set_too={"FIGURES": database}) == found


@pytest.mark.parametrize(
    ("sql", "said"),
    [
        ("SELECT days FROM trials", "gives several rows"),
        ("SELECT 1, 2", "gives 2 columns"),
        ("SELECT 1 WHERE 1 = 0", "gives no row"),
        ("SELECT gone FROM trials", "the database answers: no such column: gone"),
        ("SELECT x''00''", "there is no figure"),
        ("WITH a AS (SELECT 1) DELETE FROM trials", "the database answers: attempt to write"),
    ],
)
def test_a_statement_that_gives_no_one_figure_is_told_in_words(
    database: str, tmp_path: Path, sql: str, said: str
) -> None:
    with pytest.raises(SourceError, match=said):
        fetched(f"sql: '{sql}', database: FIGURES", tmp_path, set_too={"FIGURES": database})
    with closing(sqlite3.connect(tmp_path / "figures.db")) as still:
        assert still.execute("SELECT count(*) FROM trials").fetchone() == (3,)


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("", "the environment variable FIGURES is not set"),
        ("s3cret", "its variable holds no URL"),
        ("sqlite:///none.db", "there is no SQLite file"),
        ("sqlite://", "there is no SQLite file"),
        ("unheard://me:s3cret@db.example/x", "the driver of its database is not installed"),
        ("postgresql://me:s3cret@db.example/x", "the driver of its database is not installed"),
    ],
)
def test_a_database_that_can_not_be_reached_is_told_without_its_address(
    tmp_path: Path, url: str, said: str
) -> None:
    with pytest.raises(SourceError, match=said) as refused:
        fetched("sql: SELECT 1, database: FIGURES", tmp_path, set_too={"FIGURES": url})
    assert "s3cret" not in str(refused.value)
    assert list(tmp_path.iterdir()) == []


def program(code: str) -> str:
    (python, words) = (sys.executable, code.replace('"', '\\"'))
    return f'command: ["{python}", -c, "{words}"]'


def test_a_program_prints_the_figure_and_knows_no_key_of_the_bots(tmp_path: Path) -> None:
    keys = {"OKRS_TOKEN": "s3cret", "GITHUB_TOKEN": "s3cret", "OKRS_APP_PRIVATE_KEY": "s3cret"}
    code = "import os; print(sum('s3cret' in one for one in os.environ.values()))"
    assert fetched(program(code), tmp_path, set_too=keys).strip() == "0"


def test_no_shell_reads_the_words_of_a_program(tmp_path: Path) -> None:
    declared = "command: [echo, '$HOME; touch gone']"
    assert fetched(declared, tmp_path).strip() == "$HOME; touch gone"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("code", "limits", "said"),
    [
        ("print(1)", LIMITS._replace(commands=False), "--allow-commands is not given"),
        ("raise SystemExit(3)", LIMITS, "ends with exit code 3"),
        ("while True: print(1)", LIMITS, "prints more than 1,000 bytes"),
        ("input(); print(1)", LIMITS, "ends with exit code 1"),
        ("import time; time.sleep(600)", HASTY, r"does not end within 0\.3 seconds"),
    ],
)
def test_a_program_that_gives_nothing_is_told_in_words(
    tmp_path: Path, code: str, limits: Limits, said: str
) -> None:
    with pytest.raises(SourceError, match=said):
        fetched(program(code), tmp_path, limits)


def test_what_a_program_started_ends_with_it(tmp_path: Path) -> None:
    code = (
        "import subprocess, sys, time;"
        "subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(600)']);"
        "time.sleep(600)"
    )
    with pytest.raises(SourceError, match="does not end within"):
        fetched(program(code), tmp_path, HASTY)


def test_a_program_that_is_not_there_is_told_in_words(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="can't be started: No such file"):
        fetched("command: [no-such-program-here]", tmp_path)
