"""Text of a request is text, whatever it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.effects.terminal import plain as printable
from site_builder.review.markdown import plain, text
from tests.review.rendering import HOSTILE, references, shown, tags, tokens


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_text_shows_as_itself(words: str) -> None:
    assert_shows(words)


ALPHABET = "aw 1234e#@|<>[]()!*_`~\\&;:/.-+=$\n\t\"'{}^%\u200b\u202eé"
PIECES = [*HOSTILE, "www.", "http:", "//", "GH-", "&#", "@", "abcdef0", "\\", "|", " ", "\n"]


@given(
    st.one_of(
        st.text(ALPHABET, max_size=60),
        st.lists(st.sampled_from(PIECES), max_size=8).map("".join),
        st.text(max_size=60),
    )
)
def test_any_text_shows_as_itself(words: str) -> None:
    assert_shows(words)


def assert_shows(words: str) -> None:
    """In each place that a comment has for it, a text is itself and nothing else."""
    for around in (
        "{}",
        "- {}",
        "- **{}**: x",
        "### {}",
        "> {}",
        "| a | b |\n| --- | --- |\n| {} | x |",
    ):
        source = around.format(text(words) or "x")
        kinds = [one.type for one in tokens(source)]
        assert kinds == [one.type for one in tokens(around.format("x"))], (around, words)
        assert plain(words) in shown(source)
    assert set(tags(text(words))) <= {"<span>", "</span>"}
    assert not references(text(words)), words
    assert "\n" not in text(words)
    text(words).encode()


def test_a_giant_title_is_cut_before_it_is_written() -> None:
    assert plain("a" * 250_000) == "a" * 199 + "…"
    assert text("<" * 201) == "&lt;" * 199 + "…"
    assert plain("word " * 100, 9) == "word wor…"


@given(st.characters())
def test_the_terminal_and_the_comment_show_the_same(one: str) -> None:
    shown_there = printable(f"a{one}b")
    assert plain(f"a{one}b") in {shown_there, "a b"}


@pytest.mark.parametrize("code", [0x1B, 0x9B, 0xAD, 0x61C, 0x200B, 0x202E, 0xFEFF, 0xE0041])
def test_what_cannot_be_seen_or_turns_the_direction_is_shown_nowhere(code: int) -> None:
    for show in (plain, printable):
        assert show(f"a{chr(code)}b") == "a\N{REPLACEMENT CHARACTER}b"
