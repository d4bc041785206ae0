"""Picking one value out of what somebody else wrote: exactly, or not at all."""

import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.sources.failure import SourceError
from site_builder.sources.pick import pick_csv, pick_json
from site_builder.sources.shape import LAST

TABLE = b"week,team,rate\n46,growth,14.1\n47,growth,14.8\n47,product,3\n\n"


@pytest.mark.parametrize(
    ("column", "row", "found"),
    [
        ("rate", LAST, "3"),
        ("rate", {"week": "46"}, "14.1"),
        ("rate", {"week": "47", "team": "growth"}, "14.8"),
        ("team", {"rate": "3"}, "product"),
    ],
)
def test_a_cell_is_found_by_its_column_and_row(
    column: str, row: str | dict[str, str], found: str
) -> None:
    assert pick_csv(TABLE, column, row) == found


@pytest.mark.parametrize("between", [",", ";", "\t"])
def test_a_table_may_have_other_signs_between_its_cells(between: str) -> None:
    table = f"\ufeffweek{between} rate \r\n47{between} 14.8 \r\n".encode()
    assert pick_csv(table, "rate", LAST) == "14.8"


@pytest.mark.parametrize(
    ("table", "column", "row", "said"),
    [
        (TABLE, "ratio", LAST, "the table has no column “ratio”"),
        (TABLE, "rate", {"month": "11"}, "the table has no column “month”"),
        (TABLE, "rate", {"week": "47"}, "2 rows have week “47”: one has to"),
        (TABLE, "rate", {"week": "48"}, "no rows have week “48”: one has to"),
        (b"rate,rate\n1,2\n", "rate", LAST, "2 columns called “rate”"),
        (b"rate\n", "rate", LAST, "no row below its header"),
        (b"", "rate", LAST, "no row below its header"),
        (b"a,rate\n1\n", "rate", LAST, "more or fewer cells"),
        (b'rate\n"1', "rate", LAST, "is no CSV"),
        (b"rate\n\xff\n", "rate", LAST, "not UTF-8"),
        (b"rate\n" + b"1" * 200_000, "rate", LAST, "is no CSV"),
    ],
)
def test_a_table_that_is_not_as_declared_gives_nothing(
    table: bytes, column: str, row: str | dict[str, str], said: str
) -> None:
    with pytest.raises(SourceError, match=said):
        pick_csv(table, column, row)


RFC = {
    "foo": [1, 2],
    "": 0,
    "a/b": 1,
    "c%d": 2,
    "e^f": 3,
    "g|h": 4,
    "i\\j": 5,
    'k"l': 6,
    " ": 7,
    "m~n": 8,
}
"""The document of RFC 6901, section 5."""


@pytest.mark.parametrize(
    ("at", "found"),
    [
        ("/foo/0", "1"),
        ("/", "0"),
        ("/a~1b", "1"),
        ("/c%d", "2"),
        ("/e^f", "3"),
        ("/g|h", "4"),
        ("/i\\j", "5"),
        ('/k"l', "6"),
        ("/ ", "7"),
        ("/m~0n", "8"),
    ],
)
def test_a_pointer_leads_where_the_standard_says(at: str, found: str) -> None:
    assert pick_json(json.dumps(RFC).encode(), at) == found


@pytest.mark.parametrize(
    ("document", "found"),
    [
        ("14.10", "14.10"),
        ("1e3", "1000"),
        ("-2.5E-3", "-0.0025"),
        ("0.30000000000000004", "0.300000000000000"),
        ('"85 %"', "85 %"),
        ("null", ""),
    ],
)
def test_a_number_is_written_as_people_write_it(document: str, found: str) -> None:
    assert pick_json(document.encode(), "") == found


@pytest.mark.parametrize(
    ("document", "at", "said"),
    [
        ("{", "", "it is no JSON"),
        ("[" * 100_000, "", "it is no JSON"),
        ("[1]", "/1", "nothing stands at /1"),
        ("[1]", "/01", "nothing stands at /01"),
        ("[1]", "/-", "nothing stands at /-"),
        ("[1]", "/\u0660", "nothing stands at"),
        ('{"a": 1}', "/a/b", "nothing stands at /a/b"),
        ('{"a": 1}', "a", "is no JSON Pointer"),
        ("NaN", "", "not a finite number"),
        ("[-Infinity]", "/0", "not a finite number"),
        ("1e999999999", "", "too large or too small"),
        ("1e-999999999", "", "too large or too small"),
        ("true", "", "no figure but a yes or no"),
        ("[]", "", "no figure but a list"),
        ("{}", "", "no figure but a mapping"),
    ],
)
def test_a_document_that_is_not_as_declared_gives_nothing(
    document: str, at: str, said: str
) -> None:
    with pytest.raises(SourceError, match=said):
        pick_json(document.encode(), at)


@given(st.binary(max_size=60), st.text(max_size=8))
def test_whatever_is_sent_nothing_breaks(content: bytes, name: str) -> None:
    with suppress(SourceError):
        assert isinstance(pick_csv(content, name, LAST), str)
    with suppress(SourceError):
        assert isinstance(pick_json(content, f"/{name}"), str)
