"""A title as words: decoration blanked, every word at its place in the title."""

import re
from dataclasses import dataclass
from typing import NamedTuple

from site_builder.rules.wording.lexicon import ADVERBS, LY_NOUNS
from site_builder.rules.wording.pattern import Pattern
from site_builder.rules.wording.verbs import CHANGE_FORMS, VERB_FORMS

LONGEST = 600
"""Characters of a title that are read; what comes later changes nothing."""

WORD = Pattern(r"[^\W_][\w'’]*(?:[-/&][^\W_][\w'’]*)*|[.,;:!?()\[\]–—<>≥≤=+%$€£-]")
LEADING = Pattern(
    r"""\s*(?:
        [-*•·–—>]+\s+ | \[[ xX~/✓✔-]?\] | \(\s*\d?\.\d+\s*\) | \(?\d{1,2}(?:\.\d+)*[.)](?=\s)
      | \*{0,2}(?:KR|OKR|O|Key\ Result|Objective)\s?[-\#]?\d{0,2}(?:\.\d{1,2})*
        \*{0,2}\s*[:.)–-]+(?=\s)
      | \[[^\[\]]{1,40}\](?!\():? | `?P[0-9X]`?\s*[-–:]+(?=\s)
      | `P[0-9X]` | @[\w-]+(?:\s*,\s*@[\w-]+)*\s*[-–:]* | \?{2,}\s*-
      | (?P<label>[A-Z][\w.&/+-]*(?:[ ][\w.&/+-]+){0,3}):(?=\s+[^\s\d])
    )""",
    re.VERBOSE,
)
TRAILING = Pattern(
    r"""(?:
        (?P<status>=>|→|⇒|➡)(?!\s{0,3}\d+(?:\.\d+)?\s[a-z]).*
      | [-–—]\s?@[\w-]+(?:,\s?@[\w-]+)* | \(@[\w-]+\) | [\[(]\s?(?:[pP][0-9X]|\d?\.\d+)\s?[\])]
      | [-–—:]\s?(?:done|completed?|dropped|wip|in\ progress|on\ track|at\ risk|not\ started|tbd)
        [.!]?
      | \((?:done|completed?|dropped|wip|in\ progress|on\ track|at\ risk|tbd|eoq|eoy|stretch)\)
      | `[^`]{1,30}`
    )\s*$""",
    re.VERBOSE | re.IGNORECASE,
)
FIGURE_BEFORE = Pattern(r"(?:^|[\s(>$€£])\d[\d.,]*[%kKmM]?\s{0,9}$")
LINK = Pattern(r"\]\([^()\s]{1,300}\)|\b(?:https?://|www\.)\S+")
LINK_MARKS = ("](", "://", "www.")
TRAILING_MARK = Pattern(r"[=→⇒➡@)\]`–—:-]")
ASIDE = Pattern(r"\([^()]{0,300}\)|\[[^\[\]]{0,100}\]|\"")
ASIDE_MARK = Pattern(r"[(\[\"]")
SENTENCE_END = frozenset(".!?;")
HEAD_LIMIT = 60
SHORTEST_PLURAL = 3
SHORTEST_ADVERB = 4


class Word(NamedTuple):
    """A word or a mark, in lower case, and where it stands in the title."""

    text: str
    start: int
    end: int

    @property
    def is_mark(self) -> bool:
        """Is this punctuation?"""
        return not self.text[0].isalnum()


@dataclass(frozen=True, slots=True)
class Title:
    """A title: as written, with its decoration blanked (the same length), and as words."""

    written: str
    plain: str
    lower: str
    """In lower case, every character at its place."""
    words: tuple[Word, ...]
    head: tuple[Word, ...]
    """The first sentence without asides: where the grammar of the title is."""
    vocabulary: frozenset[str]
    """Every word, and the parts of compounds: a quick answer to "is it there at all?"."""


def title_of(written: str) -> Title:
    """Read a title into words."""
    plain = _plain(written[:LONGEST])
    lower = _lower(plain)
    words = _words(lower)
    return Title(written, plain, lower, words, _head(plain, words), _vocabulary(words))


def _plain(text: str) -> str:
    """The title with boxes, scores, labels, owners and links blanked; the length is kept."""
    if any(mark in text for mark in LINK_MARKS):
        text = LINK.sub(_blank, text)
    for _ in range(4):
        match = LEADING.match(text)
        if not match or not match.end() or _is_said(match):
            break
        text = _blank(match) + text[match.end() :]
        text = text if text.strip() else match.string
    for _ in range(3):
        match = TRAILING.search(text) if TRAILING_MARK.search(text) else None
        if not match or not text[: match.start()].strip() or _is_change(match):
            break
        text = text[: match.start()] + _blank(match)
    return text


def _is_change(match: re.Match[str]) -> bool:
    """Is it "from 5 => 10" rather than a status?"""
    before = match.string[max(0, match.start() - 12) : match.start()]
    return bool(match.group("status") and FIGURE_BEFORE.search(before))


def _is_said(match: re.Match[str]) -> bool:
    """Is what looks like a label part of the sentence, since it begins with a verb?"""
    label = match.group("label")
    if not label:
        return False
    words = label.lower().split()
    form = VERB_FORMS.get(words[0]) or CHANGE_FORMS.get(words[0])
    is_name = len(words) == 1 and form is not None and words[0] in {"support", "design", "research"}
    return form is not None and form[1] == "base" and not is_name


def _blank(match: re.Match[str]) -> str:
    """As many spaces."""
    return " " * (match.end() - match.start())


def _lower(text: str) -> str:
    """The text in lower case and with straight apostrophes; the length is kept."""
    lower = text.lower().replace("’", "'")
    if len(lower) == len(text):
        return lower
    return "".join(small if len(small := one.lower()) == 1 else one for one in text)


def _words(lower: str) -> tuple[Word, ...]:
    """Words and marks, with their places."""
    return tuple([Word(match.group(), *match.span()) for match in WORD.finditer(lower)])


def _vocabulary(words: tuple[Word, ...]) -> frozenset[str]:
    """The words and the parts of compounds."""
    found = {word.text for word in words}
    parts = [part for text in found if "-" in text for part in text.split("-")]
    return frozenset(found.union(parts))


def _head(plain: str, words: tuple[Word, ...]) -> tuple[Word, ...]:
    """The words of the first sentence, without what stands in brackets and without quotes."""
    asides = [match.span() for match in ASIDE.finditer(plain)] if ASIDE_MARK.search(plain) else []
    head: list[Word] = []
    for word in words:
        if asides and any(start <= word.start < end for start, end in asides):
            continue
        if (
            word.text in SENTENCE_END
            and len(head) > 1
            and not plain[word.end : word.end + 1].isalnum()
        ):
            break
        if head or not word.is_mark:
            head.append(word)
    return tuple(head[:HEAD_LIMIT])


def lemma(word: str) -> str:
    """A noun without its plural."""
    if len(word) < SHORTEST_PLURAL:
        return word
    if word.endswith("ies") and len(word) > SHORTEST_PLURAL + 1:
        return word[:-3] + "y"
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")):
        return word[:-1]
    return word


def is_adverb(word: str) -> bool:
    """Does it say how: successfully, quickly?"""
    return word in ADVERBS or (
        word.endswith("ly") and len(word) > SHORTEST_ADVERB and word not in LY_NOUNS
    )
