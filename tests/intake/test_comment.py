"""What `/check-in` in a comment tells."""

import pytest

from site_builder.files.check_in_answer import Written
from site_builder.intake.comment import Line, read_comment, read_lines
from site_builder.intake.taken import NotTakenError


@pytest.mark.parametrize(
    ("text", "key", "written"),
    [
        (
            "/check-in activation-ctr 14.1 0.6 The subject line won",
            "activation-ctr",
            Written(value="14.1", confidence="0.6", note="The subject line won"),
        ),
        ("/check-in ctr 14.1", "ctr", Written(value="14.1")),
        ("/check-in ctr 14.1 70%", "ctr", Written(value="14.1", confidence="70%")),
        ("/check-in ctr 14.1 Won at last", "ctr", Written(value="14.1", note="Won at last")),
        ("/check-in ctr 40 % 0.7 Up", "ctr", Written(value="40 %", confidence="0.7", note="Up")),
        ("/check-in ctr - 0.4 Sam left", "ctr", Written(confidence="0.4", note="Sam left")),
        ("/check-in audit done 1 Signed", "audit", Written("done", "1", "Signed")),
        ("/check-in audit not done 0.3", "audit", Written("not done", "0.3")),
        ("  /check-in growth/trials/ctr 2.9M 1  ", "growth/trials/ctr", Written("2.9M", "1")),
        ("Hello all,\r\n/check-in ctr 14.1\r\nthanks", "ctr", Written(value="14.1")),
        (
            "/check-in ctr 14.1 0.7 ! at-risk Sam left",
            "ctr",
            Written("14.1", "0.7", "Sam left", status="at-risk"),
        ),
        ("/check-in ctr 14.1 0,6 Komma", "ctr", Written("14.1", "0,6", "Komma")),
        ("/check-in ctr 14.1 70 % Up", "ctr", Written("14.1", "70%", "Up")),
        ("/check-in ctr − 0.4", "ctr", Written(confidence="0.4")),
        ("/check-in ctr −5 0.4", "ctr", Written("−5", "0.4")),
        ("- /check-in ctr 14.1 - to do", "ctr", Written("14.1", note="- to do")),
        ("2. /check-in ctr 14.1", "ctr", Written("14.1")),
        ("/Check-in ctr 14.1", "ctr", Written("14.1")),
        ("```\n<!--\n```\n/check-in ctr 14.1\n<!-- -->", "ctr", Written("14.1")),
        ("/check-in ctr 14.1\n\nOn Monday Bo wrote:\n> /check-in b 3", "ctr", Written("14.1")),
    ],
)
def test_a_line_tells_key_value_confidence_and_note(text: str, key: str, written: Written) -> None:
    assert read_comment(text) == (Line(key, written),)


def test_several_lines_tell_several_key_results() -> None:
    told = read_comment("/check-in a 1 0.5\n\n/check-in b 2 0.6 Better\n")
    assert [one.key for one in told] == ["a", "b"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "How do I /check-in ctr 14?",
        "> /check-in ctr 14",
        "```\n/check-in ctr 14\n```",
        "~~~\n```\n/check-in ctr 14\n~~~",
        "/check-ins ctr 14",
        "<!-- Such as:\n/check-in ctr 14\n-->",
        "| /check-in ctr 14 |",
        "/check-in-later ctr 14",
        "`/check-in ctr 14`",
    ],
)
def test_what_only_speaks_of_it_asks_for_nothing(text: str) -> None:
    assert read_comment(text) == ()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("/check-in", "There is no key result behind /check-in: write /check-in activation-ctr"),
        ("/check-in ctr", "What is new of ctr? Write its value, your confidence and a word"),
        ("/check-in ctr 14.1 7 days left", "Is 7 how confident you are of ctr?"),
        ("/check-in ctr 14.1 -0.5 x", "Is -0.5 how confident you are of ctr?"),
        ("/check-in ctr 14.1 0.7 ! soon", "A ! before a note gives the status"),
        ("/check-in a\n/check-in b", "What is new of a?.*\nWhat is new of b?"),
    ],
)
def test_what_is_not_clear_is_refused_with_what_to_write(text: str, said: str) -> None:
    with pytest.raises(NotTakenError, match=said.replace("?", r"\?")):
        read_comment(text)


def test_lines_of_a_form_need_no_command() -> None:
    told = read_lines("ctr 14.1 0.6 Won\n\n/check-in signups 1240\n- churn 3\n")
    figures = [(one.key, one.written.value) for one in told]
    assert figures == [("ctr", "14.1"), ("signups", "1240"), ("churn", "3")]
