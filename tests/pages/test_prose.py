"""What people typed shows as typed, and can do no harm."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.pages.prose import opening, plain, prose


@pytest.mark.parametrize(
    "typed",
    [
        "<script>alert(1)</script>",
        "<style>body { display: none }</style>",
        '<img src="x" onerror="alert(1)">',
        '<form action="https://evil.example"><input></form>',
        '<div style="position: fixed">over everything</div>',
        "<!-- a comment -->",
        "a <b>bold</b> claim",
        "5 < 6 & 7 > 6",
    ],
)
def test_html_is_text(typed: str) -> None:
    assert plain(typed) == typed
    assert set(tags(prose(typed))) <= {"p"}


@pytest.mark.parametrize("block", ["```\n{}\n```", "- {}", "> {}", "| a |\n|---|\n| {} |", "# {}"])
def test_html_is_text_in_every_kind_of_block(block: str) -> None:
    typed = "<script>alert(1)</script>"
    assert "&lt;script&gt;" in prose(block.format(typed))
    assert "<script" not in prose(block.format(typed))


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,x", "//evil.example", "../secret", "#top"]
)
def test_a_link_leads_to_a_web_page_or_nowhere(address: str) -> None:
    assert "href" not in prose(f"[here]({address})")


def test_a_link_to_a_web_page_stays() -> None:
    assert 'href="https://example.org/"' in prose("[here](https://example.org/)")
    assert 'rel="noopener nofollow"' in prose("<https://example.org/>")


def test_an_image_is_a_link_to_it() -> None:
    assert prose("![A chart](https://example.org/a.png)") == (
        '<p><a href="https://example.org/a.png" rel="noopener nofollow">A chart</a></p>'
    )


def test_an_aligned_table_brings_no_style() -> None:
    assert "style" not in prose("| a |\n|--:|\n| 1 |")


def test_headings_stand_below_those_of_the_page() -> None:
    assert prose("# One\n\n## Two") == "<h3>One</h3>\n<h4>Two</h4>"


def test_an_opening_is_cut_between_words() -> None:
    assert opening("One *two* three, four", longest=16) == "One two three …"


def tags(html: str) -> list[str]:
    """The names of the tags in a piece of HTML."""
    return [piece.split(">")[0].strip("/").split()[0] for piece in html.split("<")[1:]]


def test_a_column_is_aligned_by_a_class() -> None:
    html = prose("| a | b | c |\n|---|:-:|--:|\n| 1 | 2 | 3 |\n")
    assert "<td>1</td>" in html
    assert '<td class="okr-center">2</td>' in html
    assert '<td class="okr-right">3</td>' in html
    assert "style" not in html


@given(st.text(alphabet="aB1é.,:;-–()'\"!?%/+ \n\t*_<#", min_size=1, max_size=40))
def test_plain_words_are_shown_as_markdown_would_show_them(typed: str) -> None:
    """With a word of Markdown after it, the whole text goes the long way."""
    if typed.strip() and typed[-1].isalpha():
        ending = "\n\nand *this*"
        assert prose(typed + ending) == str(prose(typed)) + "\n<p>and <em>this</em></p>"
