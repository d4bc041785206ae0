"""Markdown as GitHub shows it: its blocks, its words, and what it would make of them."""

import re
from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token

from site_builder.review.comment import MARKER

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
"""Words that would do something if they were no text."""


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
