"""`sources.yml`: what may be declared, and where a mistake stands."""

import pytest

from site_builder.sources.declared import read_sources
from tests.site import ROOT

GOOD = """\
# what the machine may fetch
sources:
  growth/trial-to-paid/activation-ctr:
    csv: https://metrics.lumen.example/ctr.csv
    column: rate
    row: {week: "47"}
    headers: {Authorization: METRICS_TOKEN}
    note: the warehouse
  2026-Q4/growth/trial-to-paid/support-load: {json: figures/load.json, at: /data/0/open}
  growth/trial-to-paid/trial-length:
    sql: SELECT avg(days) FROM trials;
    database: WAREHOUSE_URL
    round: 1
  growth/trial-to-paid/refunds: {command: [python, refunds.py], multiply: 100}
"""


def test_all_kinds_of_sources_are_read_in_the_order_of_the_file() -> None:
    read = read_sources(GOOD.encode())
    assert read.findings == ()
    assert [one.rpartition("/")[2] for one in read.sources] == [
        "activation-ctr",
        "support-load",
        "trial-length",
        "refunds",
    ]
    table, document, asked, program = read.sources.values()
    assert (table.csv, table.row) == ("https://metrics.lumen.example/ctr.csv", {"week": "47"})
    assert (document.json_document, document.at) == ("figures/load.json", "/data/0/open")
    assert (asked.sql, asked.round) == ("SELECT avg(days) FROM trials", 1)
    assert program.command == ("python", "refunds.py")


def test_the_example_of_the_page_is_read() -> None:
    page = (ROOT / "docs" / "pull.md").read_text(encoding="utf-8")
    example = page.partition("```yaml\n")[2].partition("```")[0]
    assert read_sources(example.encode()).findings == ()
    assert len(read_sources(example.encode()).sources) == 4


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "sources: {}\n", "---\nsources: {}\n"])
def test_a_file_may_declare_nothing(text: str) -> None:
    assert read_sources(text.encode()) == ({}, ())


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("{}", "a source is one thing, and this is nothing"),
        ("{csv: a.csv, json: b.json, column: c, at: /d}", "this is csv and json"),
        ("{csv: a.csv}", "csv needs “column”, too"),
        ("{json: a.json}", "json needs “at”, too"),
        ("{sql: SELECT 1}", "sql needs “database”, too"),
        ("{csv: a.csv, column: b, at: /c}", "“at” says nothing beside csv"),
        ("{csv: a.csv, column: b, colour: c}", "the key “colour” is unknown"),
        ("{csv: ../a.csv, column: b}", "“../a.csv” leads out of the repository"),
        ("{csv: /etc/passwd, column: b}", "leads out of the repository"),
        ("{csv: 'C:\\a.csv', column: b}", "leads out of the repository"),
        ("{csv: 'ftp://x.example/a', column: b}", "this is no web address"),
        ("{csv: 'file:///etc/passwd', column: b}", "this is no web address"),
        ("{csv: 'https://x.example:port/a', column: b}", "this is no web address"),
        ("{csv: 'https://me:s3cret@x.example/a', column: b}", "the address holds a name"),
        ("{csv: a.csv, column: b, headers: {Accept: TYPE}}", "headers are sent to an address"),
        ("{csv: 'https://x.example', column: b, headers: {'A b': C}}", "no name of a header"),
        ("{csv: 'https://x.example', column: b, headers: {A: Bearer x}}", "environment variable"),
        ("{csv: a.csv, column: b, row: first}", "this says no row"),
        ("{csv: a.csv, column: b, row: {week: 47}}", "a row is found by text"),
        ("{sql: DELETE FROM a, database: B}", "not one statement that reads"),
        ("{sql: SELECT 1; DELETE FROM a, database: B}", "not one statement that reads"),
        ("{sql: SELECT 1, database: 'sqlite://'}", "no name of an environment variable"),
        ("{command: python refunds.py}", "this is no list of words"),
        ("{command: []}", "this is no list of words"),
        ("{csv: a.csv, column: b, round: 9}", "“9” is not a word for this"),
        ("{csv: a.csv, column: b, multiply: 100 %}", "“multiply” is a number without a unit"),
    ],
)
def test_what_can_not_be_meant_is_told_with_its_line(source: str, said: str) -> None:
    read = read_sources(f"sources:\n  # why\n  a/b/c: {source}\n".encode())
    assert [said in one.problem for one in read.findings] == [True], read.findings
    [found] = read.findings
    assert (found.place.file, found.span.line) == ("sources.yml", 3)
    assert "s3cret" not in found.problem + found.remedy


@pytest.mark.parametrize("name", ["ctr", "growth/ctr", "a//c", "a/b/c/d/e"])
def test_a_name_that_is_no_key_results_is_told(name: str) -> None:
    read = read_sources(f"sources:\n  {name}: {{csv: a.csv, column: b}}\n".encode())
    [found] = read.findings
    assert (found.problem, found.span.line) == (f"“{name}” names no key result", 2)


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        (b"sources:\n\ta: 1\n", 2, "a tab"),
        (b"sources: {}\nsource: {}\n", 2, "the key “source” is unknown"),
        (b"sources: &a {}\n", 1, "the anchor &a"),
        (b"- a\n", 1, "is no mapping"),
        (b"sources: {}\n---\nsources: {}\n", 2, "a second YAML document"),
        (b"sources: \xff\n", 1, "the file's encoding is not UTF-8"),
    ],
)
def test_a_file_that_can_not_be_read_is_told_with_its_line(
    text: bytes, line: int, said: str
) -> None:
    read = read_sources(text)
    assert read.sources == {}
    [found] = read.findings
    assert said in found.problem
    assert found.span.line == line


def test_a_list_in_the_place_of_the_file_is_told_in_its_own_words() -> None:
    (found,) = read_sources(b"[]\n").findings
    assert found.problem == "the file is no mapping"
