"""What somebody answers of a key result."""

import pytest

from site_builder.files.check_in_answer import (
    AnswerError,
    Written,
    read_claim,
    read_confidence,
    read_status,
    told,
)
from site_builder.files.check_in_table import COLUMNS, read_set, read_table
from site_builder.files.check_in_text import Told
from site_builder.model.claim import CLAIMS
from site_builder.model.measure import Confidential, Measure, Metric, Milestone
from site_builder.model.objective import KeyResult, Ref
from site_builder.model.vocabulary import UpdateShape


def key_result(measure: Measure) -> KeyResult:
    return KeyResult(Ref("2026-Q4", "growth", "trials", "clicks"), "Clicks", ("sam",), measure)


CLICKS = key_result(Metric(12, 18, "%"))
AUDIT = key_result(Milestone("The report is signed"))
SECRET = key_result(Confidential("The board's deck"))


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        *(("7", "0.7"), ("70%", "0.7"), ("70 %", "0.7"), ("70", "0.7"), ("0.7", "0.7")),
        *(("0,7", "0.7"), ("1", "1"), ("10", "1"), ("100", "1"), ("0", "0"), (" 0.65 ", "0.65")),
    ],
)
def test_a_confidence_may_be_a_share_per_cents_or_out_of_ten(written: str, meant: str) -> None:
    assert read_confidence(written) == meant


@pytest.mark.parametrize("written", ["1.5", "-1", "101", "high", "7 h", "1,5", "37.5", "nan"])
def test_any_other_confidence_is_refused_and_never_guessed(written: str) -> None:
    with pytest.raises(AnswerError):
        read_confidence(written)


def test_a_value_stays_as_it_was_written() -> None:
    for value in ("14.1", "14.1 %", "1.5M", "-3"):
        assert told(CLICKS, Written(value)).value == value
    assert told(CLICKS, Written("010")).value == "10", "which YAML would read as eight"


def test_a_confidential_value_is_a_share() -> None:
    assert told(SECRET, Written("40 %")).value == "0.4"
    with pytest.raises(AnswerError, match="no figure"):
        told(SECRET, Written("4"))


def test_a_milestone_is_done_or_not_in_either_column() -> None:
    assert told(AUDIT, Written("done")) == Told("trials", "clicks", done=True)
    assert told(AUDIT, Written(done="No", note="Soon")).done is False
    for wrong in (Written("40"), Written("40", done="yes"), Written(done="perhaps")):
        with pytest.raises(AnswerError):
            told(AUDIT, wrong)


@pytest.mark.parametrize("written", ["at-risk", " At risk ", "AT_RISK", "at  risk"])
def test_a_status_is_a_word_that_the_format_knows(written: str) -> None:
    assert told(CLICKS, Written("14", status=written)).status == "at-risk"
    assert told(CLICKS, Written(status=written)) == Told("trials", "clicks", status="at-risk")


def test_the_statuses_are_those_of_the_vocabulary() -> None:
    fields = UpdateShape.model_json_schema()["properties"]["status"]["anyOf"]
    assert fields[0]["enum"] == list(CLAIMS)


@pytest.mark.parametrize("written", ["done", "pending", "red", "on risk", "off-"])
def test_any_other_status_is_refused_with_those_that_there_are(written: str) -> None:
    with pytest.raises(AnswerError, match="write on-track, at-risk or off-track"):
        read_status(written)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("! at-risk Legal is late", ("at-risk", "Legal is late")),
        ("!On track: the deal is signed", ("on-track", "the deal is signed")),
        ("! off_track", ("off-track", "")),
        ("! at-risk – -5 customers", ("at-risk", "-5 customers")),
        ("! at-risk -5 customers", ("at-risk", "-5 customers")),
        ("Won! at-risk no more", ("", "Won! at-risk no more")),
        ("", ("", "")),
    ],
)
def test_a_note_may_begin_with_a_status(written: str, meant: tuple[str, str]) -> None:
    assert read_claim(written) == meant


@pytest.mark.parametrize("written", ["! red", "!", "! at-track", "! on-tracks", "!! at-risk"])
def test_a_mark_without_a_status_is_refused(written: str) -> None:
    with pytest.raises(AnswerError, match="A ! before a note gives the status"):
        read_claim(written)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (Written("14,1"), "a comma can mean thousands or decimals"),
        (Written("14 min"), "counted in %"),
        (Written("14", done="yes"), "done says nothing"),
        (Written("14", note="a\x07b"), "can't be printed"),
        (Written("14", note="\udcff"), "can't be printed"),
        (Written("14", status="done"), "no status that somebody can give"),
    ],
)
def test_a_wrong_answer_is_answered_with_a_sentence(wrong: Written, said: str) -> None:
    with pytest.raises(AnswerError, match=said):
        told(CLICKS, wrong)


def test_an_option_holds_value_confidence_and_a_note_with_commas() -> None:
    row = read_set("growth/trials/clicks=14.1,0.6,Won, at last = yes")
    assert (row.objective, row.key_result) == ("growth/trials", "clicks")
    assert row.written == Written("14.1", "0.6", "Won, at last = yes")
    assert read_set("trials/clicks=,,Late").written == Written(note="Late")
    called = read_set("trials/clicks=14.1,0.6,! at-risk Legal, as ever").written
    assert called == Written("14.1", "0.6", "Legal, as ever", status="at-risk")


@pytest.mark.parametrize(
    "wrong", ["trials=3", "trials/clicks", "/clicks=3", "a/b=", "a/b=14,5", "a/b=1,,! red"]
)
def test_an_option_that_can_be_misread_is_refused(wrong: str) -> None:
    with pytest.raises(AnswerError):
        read_set(wrong)


@pytest.mark.parametrize("between", [",", ";", "\t"])
def test_a_table_may_come_from_any_program_with_its_columns_in_any_order(between: str) -> None:
    lines = (["Note", "Key Result", "value", "objective"], ['"On, two\nlines"', "clicks", "3", "a"])
    text = "\r\n".join(between.join(line) for line in lines)
    for content in (
        text.encode(),
        text.encode("utf-8-sig"),
        f"{text}{between * 3}\r\n\r\n".encode(),
    ):
        (row,) = read_table(content).rows
        assert row == ("line 3", "a", "clicks", Written("3", note="On, two\nlines"))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "the file is empty"),
        (b"objective,key_result\n\xff,b\n", "not UTF-8"),
        (b"objective,value\na,3\n", "line 1: the column key_result is missing"),
        (
            b"objective,key_result,valeu\n",
            "line 1: the column “valeu” is unknown: did you mean value?",
        ),
        (b"objective,key_result,note,note\n", "line 1: the column note stands there twice"),
        (b"objective,key_result\na,b\na,b,c\n", "line 3: it has 3 cells and the header 2"),
        (b'objective,key_result\na,"b\n', "this is no CSV"),
    ],
)
def test_a_table_that_is_wrong_says_in_which_line(content: bytes, said: str) -> None:
    problems = " ".join(read_table(content).problems)
    assert said in problems


def test_the_columns_are_those_of_the_help() -> None:
    assert COLUMNS == ("objective", "key_result", "value", "confidence", "note", "done", "status")
