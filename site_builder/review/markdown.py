"""Text of a plan as Markdown that shows just that text, whatever it is.

Who opens a request writes its titles, notes, names and paths; they are words to be read, never
markup to be obeyed. What each character could do, and what takes that from it:

| character | what it could do | how it is written |
| --- | --- | --- |
| `&` `<` `>` | begin an entity, a tag, a quotation, a comment like the bot's mark | an entity |
| `[` `]` | make a link, an image, a footnote, a box to tick | an entity |
| `*` `_` `~` backtick, backslash | emphasis, struck text, code, an escape | an entity |
| the pipe | end the cell of a table | an entity |
| `$` | begin a formula | in a `<span>`, as GitHub's manual has it |
| `@` | notify a person or team, link an address | a break after it |
| `#`, `GH-`, `GHSA-`, `CVE-` | link an issue or an advisory, begin a heading | a break after it |
| seven hexadecimal digits | link a commit | a break after each six |
| `:` before anything but a space | make an address of `https://` or `mailto:`, an emoji | a break |
| `www.` | make an address | a break before the dot |
| `-` `+` `=` `:` `1.` `1)` that begin it | begin a list, a rule, a heading, a table | an entity |
| a line's end | end the row, the item, the paragraph | a space |
| what can't be seen, or turns the direction | hide words, show them in another order | `�` |

An entity is text wherever it stands: in a cell, in a tag, at the start of a line. A break is a
space without width: the forge looks for references in the text that a reader sees, where escapes
have long been undone, so nothing but another character in between keeps it from finding one.
"""

import re

TITLE = 200
"""How many characters of a title are shown."""

_SPACE = re.compile(r"[\t\n\v\f\r\x85\u2028\u2029 ]+")
UNPRINTABLE = re.compile(
    r"[\x00-\x1f\x7f-\x9f"  # controls
    r"\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # directions
    r"\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b\u2028\u2029\u2060-\u2065\u206a-\u206f"
    r"\u3164\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff"  # what can't be seen
    r"\ud800-\udfff]"  # half a character, which nothing can send
)
"""What can't be seen, moves a cursor, or turns the direction of what is around it.

Kept are the joiners U+200C and U+200D, which Persian words and many emoji are made with.
"""

BREAK = "\N{ZERO WIDTH SPACE}"
"""What keeps a forge or a chat from finding a reference, and no reader sees."""
_APART = re.compile(
    r"[@#]|:(?=\S)|gh-(?=\d)|ghsa-(?=\w)|cve-(?=\d)|www(?=\.)|[0-9a-f]{6}(?=[0-9a-f])",
    re.IGNORECASE,
)
_START = re.compile(r"[-+=:]|\d+[.)]")
_WRITTEN = str.maketrans(
    {one: f"&#{ord(one)};" for one in f"\\`*_[]~|{BREAK}"}
    | {"&": "&amp;", "<": "&lt;", ">": "&gt;", "$": "<span>$</span>"}
)


def plain(words: str, most: int = TITLE) -> str:
    """The text that a reader sees: one line of at most so many characters, an ellipsis if cut."""
    said = UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", _SPACE.sub(" ", words)).strip()
    return said if len(said) <= most else f"{said[: most - 1].rstrip()}…"


def text(words: str, most: int = TITLE) -> str:
    """Markdown for GitHub that shows `plain(words, most)`, and does nothing else.

    A character takes up to 14.
    """
    broken = _APART.sub(rf"\g<0>{BREAK}", plain(words, most)).translate(_WRITTEN)
    start = _START.match(broken)
    if not start:
        return broken
    at = start.end() - 1
    return f"{broken[:at]}&#{ord(broken[at])};{broken[at + 1 :]}"
