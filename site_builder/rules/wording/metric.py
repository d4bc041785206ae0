"""Does the title name a metric with its target, and what does it count?"""

from dataclasses import dataclass
from typing import Literal

from site_builder.rules.wording.lexicon import (
    CUSTOMERS,
    IRREGULAR_PLURALS,
    MEASURES,
    OUTPUTS,
    PREPOSITIONS,
    WORKFORCE,
)
from site_builder.rules.wording.numbers import Number
from site_builder.rules.wording.pattern import Pattern
from site_builder.rules.wording.units import LONG_TIMES, SIZES
from site_builder.rules.wording.verbs import CHANGE_FORMS
from site_builder.rules.wording.words import Title, Word, lemma

COMPARED = Pattern(
    r"(?:[<>≤≥=]|\b(?:at least|at most|at minimum|minimum(?: of)?|more than|less than|fewer than"
    r"|over|under|below|above|beyond|up to|within|maximum(?: of)?|max\.?|min\.?|exceeds?|exceeding"
    r"|no more than|no less than|better than|longer than|higher than|lower than|only|average of))"
    r"\s*(?:an? |about |the |[~=])*$"
)
COMPARED_AFTER = Pattern(
    r"\s*(?:[\w%-]+\s){0,3}?(?:or (?:more|less|fewer|higher|lower|better|above|below|under|over)"
    r"|max\b|minimum\b|at most\b|at least\b|total or less)|\s*\+|\s*(?:and|&) (?:above|up|more)"
)
SHARE = Pattern(r"\s*(?:out of|of|/|in)\s*(?:the |our )?(?:\d|every \d|five|ten|four|three)")
DELTA = Pattern(r"\b(?:by|of|to|at|is|are|hits?|reach(?:es)?|-|−|\+)\s*(?:an? |about |~)*$")
TAKES = Pattern(r"\b(?:average|takes?|time|duration|age|is|are|at|to|by)\b[^,]{0,12}$")
WITHIN = Pattern(r"\bwithin\W*(?:an? )?$")
OF_ALL = Pattern(r"\b(?:all|every|each|any)\b")
"""What is done for all of them in time is a level of service, no single task."""
MORE = Pattern(r"\s*(?:faster|more|less|as|the|better|our)\b")
AMOUNTS = ("in ", "to ", "by ", "of ")
MULTIPLIED = Pattern(
    r"(?:^|\b(?:and|to|we|has|have|is)\s)\W*(?:doubl(?:e|ing)|tripl(?:e|ing)|quadrupl(?:e|ing)"
    r"|halv(?:e|ing))\b(?![- ]check)(?!-)|\b(?:doubles|triples|quadruples|halves|doubled|tripled"
    r"|halved|twice (?:as|the)|(?:two|three|four|five|ten)fold)\b"
)
MULTIPLYING = frozenset(
    """
    double doubling doubles doubled triple tripling triples tripled quadruple quadrupling
    quadruples quadrupled halve halving halves halved twice twofold threefold fourfold fivefold
    tenfold
    """.split()
)
WITHOUT = frozenset(("none", "without", "not"))
NONE_OF = Pattern(
    r"\W*(?:no(?! longer)|zero|none|nobody|no one|nothing|never|not an?|not one|not a single"
    r"|neither)\b(?! trust)(?!-)"
)
NONE_LATER = Pattern(
    r"\b(?:down to none|without a single|not a single|without an? (?:crash|failure|incident|outage"
    r"|error|escalation|restart|interruption|regression|rollback|defect|accident|complaint))\b"
)
EVERY = Pattern(
    r"\W*(?:all|every|each|everyone|everybody)\b(?:\s+\S+){0,10}?\s+"
    r"(?:renews?|pass(?:es)?|stays?|returns?|succeeds?|meets?|hits?|converts?|pays?|reach(?:es)?"
    r"|expands?|votes?|on time|green|resolved|responds?|upgrades?|completes?|exceeds?|recovers?"
    r"|attends?|contributes?|reorders?|survives?|finish(?:es)?)\b"
)
KNOWN = Pattern(
    r"\b(?:knows?|understands?|sees?|learns?|explains?|decides?|determines?)\s(?:[\w-]+\s){0,4}?"
    r"(?:what|how|why|when|whether|which|if)\b"
)
"""What is known is no target."""
CONDITIONAL = frozenset(("ms", "s", "min", "h", "x")) | SIZES
"""Units that an order may name in passing: "Make 5x …", "a backup of 2 TB"."""
RESULTS_FROM = 1000
"""So many things are not made by oneself."""
COUNTED_WITHIN = 6
NEAR = 32

Noun = Literal["output", "customer", "measure", "other"]


@dataclass(frozen=True, slots=True)
class Measure:
    """What a title measures: a figure that can only be a metric, or so many of something."""

    certain: bool
    count: Number | None = None
    noun: Noun | None = None
    noun_end: int = 0

    @property
    def is_large(self) -> bool:
        """Is it more than anybody makes?"""
        return self.count is not None and (self.count.value or 0) >= RESULTS_FROM


@dataclass(frozen=True, slots=True)
class Figure:
    """A number and what stands around it; `in_order` when the title is the order of a task."""

    title: Title
    number: Number
    before: str
    after: str
    in_order: bool

    @property
    def is_compared(self) -> bool:
        """Is it a bound: at least, under, or more?"""
        return bool(COMPARED.search(self.before) or COMPARED_AFTER.match(self.after))


def measure_of(title: Title, numbers: tuple[Number, ...], *, in_order: bool) -> Measure:
    """Read the metric of a title; `in_order` when the title is the order of a task."""
    text = title.lower
    meant = [number for number in numbers if number.counts]
    known = KNOWN.search(text) if meant else None
    if known:
        meant = [number for number in meant if number.start < known.start()]
    certain = _is_in_words(title, in_order=in_order) or any(
        _is_certain(_figure(title, text, number, in_order=in_order)) for number in meant
    )
    found = [(number, noun) for number in meant if (noun := _counted(title, number))]
    large = [(number, noun) for number, noun in found if (number.value or 0) >= RESULTS_FROM]
    for number, noun in (*large, *found):
        return Measure(certain, number, _noun(noun), noun.end)
    return Measure(certain)


def _figure(title: Title, text: str, number: Number, *, in_order: bool) -> Figure:
    """A number with its surroundings, in lower case."""
    before = text[max(0, number.start - NEAR) : number.start]
    return Figure(title, number, before, text[number.end : number.end + NEAR], in_order)


def _is_certain(figure: Figure) -> bool:
    """Can this number be nothing but the value of a metric?"""
    number = figure.number
    if number.unit and number.unit not in LONG_TIMES:
        in_passing = figure.in_order and number.unit in CONDITIONAL
        return not in_passing or figure.is_compared or _is_amount(figure)
    if number.role == "from":
        return not figure.in_order or figure.before.rstrip().endswith("from")
    if SHARE.match(figure.after):
        return True
    if number.unit in LONG_TIMES:
        return _bounds_a_time(figure)
    if number.value == 0 or (number.value is not None and number.value % 1):
        return not figure.in_order
    return _is_reading(figure)


def _is_amount(figure: Figure) -> bool:
    """Is it a comparison, or a time something takes: "2x faster", "in 20 minutes"?"""
    return bool(MORE.match(figure.after)) or figure.before.endswith(AMOUNTS)


def _bounds_a_time(figure: Figure) -> bool:
    """Is a time of days or more the measure, and not the time the work may take?"""
    if WITHIN.search(figure.before):
        return not figure.in_order or bool(OF_ALL.search(figure.title.lower[: figure.number.start]))
    if figure.is_compared or figure.number.role == "to":
        return True
    return " without " in figure.after or bool(TAKES.search(figure.before))


def _is_reading(figure: Figure) -> bool:
    """Is it the reading of a scale: "NPS of 50", "efficiency > 1.2", "grow users to 500"?"""
    counted = _counted(figure.title, figure.number)
    noun = _noun(counted) if counted else None
    if noun == "output":
        return figure.number.role == "to" and not figure.in_order
    if _follows_measure(figure):
        return True
    if figure.in_order:
        return False
    first = figure.title.head[0].text if figure.title.head else ""
    changes = first in CHANGE_FORMS
    if noun is None:
        return changes or figure.is_compared or _closes_label(figure)
    return changes and bool(DELTA.search(figure.before))


def _closes_label(figure: Figure) -> bool:
    """Is it all that stands after a colon: "Weekly active users: 40k"?"""
    return figure.before.rstrip().endswith(":") and not figure.after.strip(" .")


def _follows_measure(figure: Figure) -> bool:
    """Does the name of a measure stand shortly before the number?"""
    near = [word for word in figure.title.words if word.end <= figure.number.start][-4:]
    return any(
        word.text in MEASURES
        or lemma(word.text) in MEASURES
        or word.text.rsplit("-", 1)[-1] in MEASURES
        for word in near
    )


def _counted(title: Title, number: Number) -> Word | None:
    """What is counted: the first plural after the number, asides skipped."""
    if number.unit:
        return None
    seen = depth = 0
    found: Word | None = None
    for word in title.words:
        if word.start < number.end:
            continue
        depth += (word.text == "(") - (word.text == ")")
        if depth > 0 or word.text == ")":
            continue
        seen += 1
        ends = word.is_mark and word.text not in "&-+%,"
        if ends or seen > COUNTED_WITHIN or (word.text in PREPOSITIONS and word.text != "of"):
            return found
        if _is_plural(word.text):
            found = word
        elif found:
            return found
    return found


def _is_plural(word: str) -> bool:
    """Does it look like a plural noun?"""
    return word in IRREGULAR_PLURALS or (lemma(word) != word and word not in {"has", "was", "as"})


def _noun(word: Word) -> Noun:
    """What kind of thing a plural names; so many posts that nobody writes them are no output."""
    base = lemma(word.text)
    base = base if base in OUTPUTS else base.rsplit("-", 1)[-1]
    if base in OUTPUTS:
        return "output"
    if base in WORKFORCE:
        return "other"
    if base in CUSTOMERS or word.text == "people":
        return "customer"
    return "measure" if base in MEASURES else "other"


def _is_in_words(title: Title, *, in_order: bool) -> bool:
    """A metric without digits: "no payment fails", "double the leads", "every customer renews"."""
    text, words = title.lower, title.vocabulary
    if NONE_OF.match(text):
        return True
    if not MULTIPLYING.isdisjoint(words) and MULTIPLIED.search(text):
        return True
    is_none = not WITHOUT.isdisjoint(words) and NONE_LATER.search(text)
    return not in_order and bool(is_none or EVERY.match(text))
