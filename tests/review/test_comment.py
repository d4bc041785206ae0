"""The comment on a request: what it says, how it folds, and that no text acts as markup."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from site_builder.effects.terminal import plain as printable
from site_builder.model.change import Change, Kind
from site_builder.model.finding import Finding, Place, Span
from site_builder.model.governance import Matter
from site_builder.model.plan import Ref
from site_builder.model.terms import Severity
from site_builder.review.comment import LIMIT, MARKER, comment
from site_builder.review.difference import Difference
from site_builder.review.markdown import plain, text
from site_builder.review.routing import Demand, Reason
from site_builder.review.verdict import Answer, Verdict, answers
from tests.review.examples import PAGE, renewed
from tests.review.plans import CHECK_IN, COMPANY, OBJECTIVE, Changed, Proposal

TRIALS = "2026-Q4/growth/trials.md"
CHECKED_IN = "2026-Q4/growth/check-ins/2026-11-13.md"
AMENDMENT: Changed = {TRIALS: OBJECTIVE.replace("to: 20", "to: 15")}
FRAME = Proposal({}).base.frame


def said(
    changed: Changed,
    *approvers: str,
    author: str = "sam",
    findings: tuple[Finding, ...] = (),
    older: int = 0,
    company: str = COMPANY,
) -> str:
    """The comment on a proposal in the small company."""
    one = Proposal(changed, company=company)
    given_to = answers(one.demands(author), approvers)
    verdict = Verdict(one.differences, one.records, findings, older, given_to)
    return comment(verdict, one.base.frame)


def finding(number: int, severity: Severity = Severity.ERROR) -> Finding:
    place = Place(f"okrs/{TRIALS}")
    return Finding(f"OKR{number}", place, f"problem {number}", "Write it so.", severity)


def verdict_of(
    changes: int = 0, findings: int = 0, demands: int = 0, words: str = "Target 18 → 16."
) -> Verdict:
    """A verdict of a size, with the same words everywhere."""
    found = tuple(Change(Kind.TARGET, words, f"{words} {at}") for at in range(changes))
    ref = Ref(words, words, words)
    place = Place(words)
    told = tuple(Finding(f"OKR{at}", place, words, words) for at in range(findings))
    reasons = tuple(Reason(words, one) for one in Matter)
    asked = tuple(Answer(Demand(words, (words,) * 9, reasons), ()) for _ in range(demands))
    return Verdict((Difference(ref, found),) if found else (), (), told, 3, asked)


# --- what it says


def test_the_first_line_is_the_mark_that_nobody_sees() -> None:
    assert said({}).splitlines()[:2] == [MARKER, "### Nothing of the plan changes"]
    assert comment(verdict_of(), FRAME, "<!-- other -->").startswith("<!-- other -->\n")


def test_an_amendment_is_told_with_who_decides_and_who_is_next() -> None:
    told = said(AMENDMENT, "maria")
    assert "### Waits for ana or tomas\n" in told
    assert "**Turn more trials into paying customers** (2026-Q4/growth/trials)" in told
    assert "- **conversion**: Target 20 → 15 %." in told
    assert "| the lead of Growth: maria | ✓ approved by maria | an amendment while" in told
    assert "| leadership: ana or tomas | … waits | an amendment while the cycle runs (" in told
    assert told.endswith("**Next:** ana or tomas: approve this request, or say what is missing.\n")


def test_a_request_that_everybody_approved_is_ready() -> None:
    told = said(AMENDMENT, "maria", "ana")
    assert "### Ready: nothing is missing\n" in told
    assert told.endswith("**Next:** merge it, all who have to approve it have.\n")


def test_a_check_in_takes_one_line_and_nobody() -> None:
    told = said({"2026-Q4/growth/check-ins/2026-11-16.md": CHECK_IN})
    assert "- Growth: check-in of 2026-11-16: conversion 12, confidence 0.7." in told
    assert "Who decides" not in told
    assert told.endswith("**Next:** merge it, nobody has to approve it.\n")


def test_people_are_called_by_their_names_and_never_by_their_logins() -> None:
    told = said({"people/sam.md": "---\nname: Sam\ngithub: sam-acme\n---\n"}, author="erik")
    assert "Sam: approve this request" in told
    assert "@" not in told


@pytest.mark.parametrize(
    ("after", "act"), [(CHECK_IN.replace("12", "19"), "edited"), (None, "deleted")]
)
def test_a_check_in_that_changes_what_was_told_is_said_loudly(after: str | None, act: str) -> None:
    told = said({CHECKED_IN: after})
    assert "> [!CAUTION]\n> **This changes what was told before.**" in told
    assert (
        f"> - **Growth: check-in of 2026-11-13 was {act}: conversion 12, confidence 0.7 → " in told
    )
    assert told.index("[!CAUTION]") < told.index("Who decides")


def test_a_new_objective_shows_what_it_consists_of() -> None:
    told = said({"2027-Q1/growth/more.md": OBJECTIVE.replace("Turn more", "Turn away fewer")})
    assert "- Supports company/win: Trials become the revenue" in told
    assert "- **conversion**: Trials that pay (from 10 to 20 %), owned by Sam." in told


def test_findings_name_their_place_and_what_to_write_errors_first() -> None:
    notice = finding(401, Severity.NOTICE)
    told = said(AMENDMENT, findings=(notice, finding(501)), older=2)
    assert "### Needs a fix: it brings 1 error\n" in told
    error = "- **Error OKR501** (okrs/2026-Q4/growth/trials.md:1): Problem 501. Write it so."
    assert error in told
    assert told.index("OKR501") < told.index("OKR401")
    assert "Not counting 2 older findings." in told
    assert told.endswith("then push again; approvals can wait until then.\n")


def test_a_line_is_no_emoji() -> None:
    place = Place(f"okrs/{TRIALS}", span=Span(100))
    told = said({}, findings=(Finding("OKR501", place, "wrong", "Write it so."),))
    assert "trials.md:100): Wrong." in told
    assert not references(told)


def test_an_error_is_told_even_where_nothing_of_the_plan_changes() -> None:
    assert "### Needs a fix: it brings 1 error\n" in said({}, findings=(finding(4),))


def test_two_of_leadership_where_the_company_wants_two() -> None:
    company = COMPANY.replace(
        "    leadership: [ana, tomas]",
        "    approvals: {company: 2}\n    leadership: [ana, tomas, eve]",
    )
    changed = {"2026-Q4/company/win.md": "---\nobjective: Win every market\n---\n"}
    assert "### Waits for 2 of ana, tomas and eve\n" in said(changed, company=company)
    told = said(changed, "ana", company=company)
    assert "| … waits (1 of 2), approved by ana |" in told
    assert "### Waits for tomas or eve\n" in told


def test_a_company_without_leaders_is_told_to_name_some() -> None:
    nobody = Verdict((), (), (), 0, (Answer(Demand("leadership", (), ()), ()),))
    found = Difference(Ref("a", "b", "c"), (Change(Kind.TITLE, "", "x"),))
    told = comment(Verdict((found,), (), (), 0, nobody.answers), FRAME)
    assert "name somebody on the main branch who can approve this as leadership." in told


# --- how it folds, and where it ends


def test_a_long_former_value_does_not_push_out_the_new_one() -> None:
    long = "signed " * 1000
    change = Change(Kind.EVIDENCE, "soc2", f"Evidence {long} → a nod.", long, "a nod")
    found = Difference(Ref("a", "b", "c"), (change,))
    assert "… → a nod.\n" in comment(Verdict((found,), (), (), 0, ()), FRAME)


def test_a_small_request_is_complete_without_unfolding() -> None:
    assert "<details>" not in comment(verdict_of(8, 5, 8), FRAME)


@pytest.mark.parametrize(("sizes", "summary"), [((9, 0, 0), "1 more"), ((0, 30, 0), "25 more")])
def test_what_is_beyond_is_folded_and_still_there(
    sizes: tuple[int, int, int], summary: str
) -> None:
    told = comment(verdict_of(*sizes), FRAME)
    assert f"<details><summary>{summary}</summary>\n\n" in told
    assert "room" not in told
    assert shown(told).count("18 → 16") >= sum(sizes)


@pytest.mark.parametrize("sizes", [(2000, 0, 0), (900, 900, 900), (3, 900, 0), (0, 0, 900)])
@pytest.mark.parametrize("words", ["Target 18 → 16.", "$" * 900, "@|<>" * 250])
def test_a_huge_request_is_cut_by_whole_lines_and_counted(
    sizes: tuple[int, int, int], words: str
) -> None:
    verdict = verdict_of(*sizes, words)
    for limit in (LIMIT, 12_000):
        told = comment(verdict, FRAME, limit=limit)
        assert len(told) <= limit
        assert re.search(r"And [\d,]+ more, for which there is no room", told)
        assert told.count("<details>") == told.count("</details>")
        assert "**Next:** " in told.splitlines()[-1]
        assert set(tags(told)) <= OURS


def test_short_sections_are_whole_where_a_long_one_is_cut() -> None:
    told = comment(verdict_of(2000, 2, 2), FRAME)
    assert told.count("**Error OKR") == 2
    assert told.count("… waits") == 2
    assert len(told) > LIMIT * 0.9


@given(st.integers(0, 40), st.integers(0, 40), st.integers(0, 40), st.text(max_size=300))
def test_it_never_exceeds_its_limit_and_is_always_the_same(
    changes: int, findings: int, demands: int, words: str
) -> None:
    verdict = verdict_of(changes, findings, demands, words)
    told = comment(verdict, FRAME, limit=12_000)
    assert len(told) <= 12_000
    assert told == comment(verdict, FRAME, limit=12_000)
    assert set(tags(told)) <= OURS
    assert not references(told)


# --- text is text

RENDER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
OURS = {"<details>", "</details>", "<summary>", "</summary>", "<span>", "</span>", MARKER}

HOSTILE = [
    "@acme/leadership, @ana and ana@acme.example",
    "#12, acme/okrs#12, GH-12, gh-12, GHSA-abcd-1234-efgh, CVE-2026-1234",
    "e2c6f23 and e2c6f23b0f5d9e3a1c7b8d6f4a2e0c9b7d5f3a1e, ana@e2c6f23, 1234567",
    "https://evil.example, www.evil.example, HTTP://EVIL.EXAMPLE, mailto:a@b.example, ftp://a.b",
    "<script>alert(1)</script> <img src=x onerror=y> <!-- okrs-review --> --> </details>",
    "[a](https://evil.example) ![b](c.png) [d]: e [^1] <https://evil.example> [ ] [x]",
    "a | b || c \\| d \\\\| e",
    "# one",
    "- one",
    "+ one",
    "* one",
    "1. one",
    "12) one",
    "> one",
    "---",
    "===",
    ":-: | :-:",
    "```sh",
    "~~~",
    "`code` ``more`` $x$ $$y$$ $`z`$",
    "**bold** __bold__ *it* _it_ ~~gone~~ a_b_c",
    "&lt;b&gt; &amp; &#64;ana &commat;ana",
    "\\@ana \\# \\",
    ":tada: :shipit: 10:30",
    "    indented",
    "line\nbreak\r\n\r\n# heading\u2028x",
    "a\u202eb\u2066c\u200fd\u061ce\u200b\x1b[31m\x00\ud800",
    "",
]


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


def tokens(source: str) -> list[Token]:
    """What the source is made of: its blocks, and within them all but words and our own span."""
    found = []
    for one in RENDER.parse(source):
        found.append(one)
        inner = one.children or []
        found += [it for it in inner if it.type not in {"text", "text_special", "html_inline"}]
    return found


def shown(source: str) -> str:
    """What a reader sees, without the breaks that have no width."""
    return "\n".join(words(source)).replace("\u200b", "")


def words(source: str) -> Iterator[str]:
    """The text of each block as GitHub looks for references in it."""
    for one in RENDER.parse(source):
        if one.type == "inline":
            seen = {"text", "text_special", "code_inline"}
            yield "".join(it.content for it in one.children or [] if it.type in seen)


def tags(source: str) -> list[str]:
    """All tags and comments."""
    inner = [it for one in RENDER.parse(source) for it in (one, *(one.children or []))]
    found = (it.content for it in inner if it.type in {"html_inline", "html_block"})
    return [tag for content in found for tag in re.findall(r"<!--.*?-->|<[^>]*>", content)]


REFERENCES = re.compile(
    r"@[a-z0-9]|#\d|\b(?:gh|cve)-\d|\bghsa-\w|\b[0-9a-f]{7,40}\b"
    r"|\bwww\.|[a-z][a-z0-9+.-]*://|(?:mailto|xmpp):[a-z0-9]|:[a-z0-9_+-]+:|\$",
    re.IGNORECASE,
)
"""What GitHub makes links, notifications, emoji and formulas of; or a little more."""


def references(source: str) -> list[str]:
    """What the forge would find in the text that a reader sees; our `<span>$</span>` set aside."""
    apart = source.replace("<span>$</span>", "<span></span>")
    return [hit for block in words(apart) for hit in REFERENCES.findall(block)]


def test_a_giant_title_is_cut_before_it_is_written() -> None:
    assert plain("a" * 250_000) == "a" * 199 + "…"
    assert text("<" * 201) == "&lt;" * 199 + "…"
    assert plain("word " * 100, 9) == "word wor…"


@pytest.mark.parametrize("code", [*range(0x20), *range(0x7F, 0xA0), *range(0x2000, 0x2070)])
def test_what_the_terminal_does_not_print_the_comment_does_not_show(code: int) -> None:
    if printable(chr(code)) != chr(code):
        assert plain(f"a{chr(code)}b") in {"a\N{REPLACEMENT CHARACTER}b", "a b"}


def test_hostile_words_in_a_real_request_stay_words() -> None:
    title = "</details> @acme/all #1 | [x](http://evil.example) \\u202e ![a](b)"
    changed = {TRIALS: OBJECTIVE.replace("Turn more trials into paying customers", f'"{title}"')}
    told = said({TRIALS: changed[TRIALS].replace("\\\\u", "\\u")})
    assert set(tags(told)) <= OURS
    assert not references(told)
    assert "acme/all" in shown(told)


# --- the page


def test_the_examples_on_the_page_are_what_the_code_makes(lumen_repository: Path) -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert page == renewed(page, lumen_repository), "run python -m tests.review.examples"
