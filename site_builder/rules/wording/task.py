"""Is the title work or its product? The grammar of a task in disguise."""

from dataclasses import dataclass
from typing import Literal

from site_builder.rules.wording.lexicon import (
    ARTEFACTS,
    DETERMINERS,
    GETS_DONE,
    MEASURES,
    NEGATIONS,
    NO_OWNER,
    PLACES,
    PREPOSITIONS,
    READY,
    STATES,
    TARGETS,
    WISHED,
)
from site_builder.rules.wording.sentence import (
    NO_FORM,
    NO_PRODUCT,
    finite_verb,
    has_object,
    head_noun,
    in_place,
    is_made,
    is_population,
    judges,
    participle,
    text_at,
)
from site_builder.rules.wording.verbs import (
    BE,
    CHANGE_FORMS,
    DONE,
    DONE_AFTER_BE,
    FINITE,
    FINITE_PLURAL,
    HAVE,
    NOUN_GERUNDS,
    NOUN_TOO,
    PARTICIPLES,
    PARTICLES,
    PHRASAL_ONLY,
    STATE_TOLD,
    VERB_FORMS,
)
from site_builder.rules.wording.words import Title, Word, is_adverb, lemma

Shape = Literal["order", "passive", "made", "thing"]
"""An order ("Ship X"), a passive ("X is live"), a participle ("X shipped"), a bare thing."""

ARTICLES = DETERMINERS - {"that", "new"}
NOT_OWNERS = (PREPOSITIONS | FINITE | FINITE_PLURAL | NO_OWNER) - {"to"}
NO_VERB = FINITE | DETERMINERS | PREPOSITIONS | WISHED
DONE_OR_READY = DONE | DONE_AFTER_BE | READY
NOT_PASSIVE = frozenset("not no able by to than".split())
ENABLING = frozenset("enable help teach support employ".split())
HAVING = frozenset("have get make ensure keep".split())
MEANS = frozenset("by via through".split())
LONG_ENOUGH = 3
BARE_WORDS = 7
"""A longer phrase without a verb is not taken for a bare thing."""


@dataclass(frozen=True, slots=True)
class Deed:
    """The words that make a title a task, and what shape of sentence they are."""

    shape: Shape
    start: int
    end: int
    verb: str = ""


def deed_of(title: Title) -> Deed | None:
    """Find what is done or made; None for results, wishes and states."""
    words = _content(title)
    if not words or words[0].text in NEGATIONS or _wishes(words):
        return None
    first = words[0].text
    form = CHANGE_FORMS.get(first, NO_FORM)[1]
    if form in {"base", "gerund"} and first not in VERB_FORMS and first not in ARTEFACTS:
        return _order_of_result(words)
    return _order(words) or _clause(words) or _thing(words)


def _content(title: Title) -> list[Word]:
    """The words of the sentence, without marks, adverbs and "we will" before it."""
    words = [word for word in title.head if not word.is_mark or word.text in {",", "&"}]
    for index, word in enumerate(words):
        if not is_adverb(word.text) and not word.is_mark:
            return words[index:]
    return []


def _wishes(words: list[Word]) -> bool:
    """Is it "meet a target", or "enable somebody to do" something?"""
    base = VERB_FORMS.get(words[0].text, NO_FORM)[0]
    if base in ENABLING:
        return any(
            word.text == "to" and text_at(words, index + 1) not in DETERMINERS
            for index, word in enumerate(words[:8])
        )
    return base == "meet" and any(word.text in TARGETS for word in words[:6])


def _order(words: list[Word]) -> Deed | None:
    """An order or a gerund: "Ship X", "Launching Y", "Maintainers to write Z"."""
    first, second = words[0], text_at(words, 1)
    base, form = VERB_FORMS.get(first.text, NO_FORM)
    if form == "gerund" and first.text in NOUN_GERUNDS and second not in DETERMINERS:
        return None
    if form == "past" and (second in DETERMINERS or second[:1].isdigit()):
        return Deed("order", first.start, first.end, base)
    if first.text == "work":
        return Deed("order", first.start, first.end, "work") if second in {"on", "with"} else None
    if base and form in {"base", "gerund"}:
        is_order = _is_order(words, base, second)
        return Deed("order", first.start, _verb_end(words), base) if is_order else None
    is_verb = not base and first.text not in NO_VERB and first.text not in CHANGE_FORMS
    if is_verb and second in ARTICLES:
        return Deed("order", first.start, first.end, first.text)
    return _assignment(words)


def _is_order(words: list[Word], base: str, second: str) -> bool:
    """Is the task verb that stands first used as one, not as a noun?"""
    if base in PHRASAL_ONLY:
        return second in PARTICLES or (text_at(words, 2) in PARTICLES and len(words) > LONG_ENOUGH)
    if second in DETERMINERS or base not in NOUN_TOO or words[0].text != base:
        return words[0].text == base or finite_verb(words, 5) is None
    noun = lemma(second)
    if noun in STATES or noun in MEASURES or second in BE:
        return False
    return finite_verb(words, 8) is None


def _verb_end(words: list[Word]) -> int:
    """Where the verb ends, with its particle: "set up"."""
    return words[1].end if text_at(words, 1) in PARTICLES else words[0].end


def _order_of_result(words: list[Word]) -> Deed | None:
    """A verb of results whose result is work: "Have X signed", "Improve Y by launching Z"."""
    base = CHANGE_FORMS[words[0].text][0]
    if base in HAVING:
        return _had(words, base)
    if base == "reach" and text_at(words, 1) == "out":
        return Deed("order", words[0].start, words[1].end, base)
    if base == "secure" and text_at(words, 1) in DETERMINERS:
        return Deed("order", words[0].start, words[0].end, base)
    for index, word in enumerate(words[1:-1], 1):
        verb, form = VERB_FORMS.get(text_at(words, index + 1), NO_FORM)
        if word.text in MEANS and form == "gerund":
            return Deed("order", word.start, words[index + 1].end, verb)
    return None


def _had(words: list[Word], base: str) -> Deed | None:
    """Having something done: "Have a demo", "Get X signed", "Make Y public"."""
    rest = words[1:]
    if base == "ensure":
        rest = rest[1:] if text_at(rest, 0) == "that" else rest
        return _clause(rest) if finite_verb(rest, len(rest)) is not None else _made(rest)
    if base == "make" and text_at(rest, 0)[:1].isdigit():
        return Deed("order", words[0].start, words[0].end, base)
    made = _made(rest) if base != "make" else None
    return made or _ready(rest) or _held(words, base)


def _ready(words: list[Word]) -> Deed | None:
    """A thing that is there: "the style guide public"."""
    for word in words[:9]:
        if word.text in READY:
            return Deed("made", word.start, word.end)
    return None


def _held(words: list[Word], base: str) -> Deed | None:
    """A thing one has made or got: "Have a demo", not "Have a quick process"."""
    if base == "keep" or (base == "have" and any(judges(word.text) for word in words[1:4])):
        return None
    head = head_noun(words[1:])
    if head and (is_made(head.text) or head.text in GETS_DONE):
        return Deed("thing", words[0].start, head.end)
    return None


def _assignment(words: list[Word]) -> Deed | None:
    """Somebody's work: "Design team to write the brief"."""
    for index, word in enumerate(words[1:5], 1):
        if word.text in NOT_OWNERS:
            return None
        verb = text_at(words, index + 1)
        if word.text == "to" and VERB_FORMS.get(verb, NO_FORM)[1] == "base":
            owner = lemma(words[index - 1].text)
            if owner in STATES or owner in MEASURES or owner in NO_OWNER:
                return None
            return Deed("order", words[index + 1].start, words[index + 1].end, verb)
    return None


def _clause(words: list[Word]) -> Deed | None:
    """A sentence about a thing: "X is published", "Y has a Z", "there is a W"."""
    at = finite_verb(words, len(words))
    if at is None:
        return None
    verb = words[at].text
    if verb in BE and (passive := _passive(words, at)):
        return passive
    if verb in HAVE or (verb in BE and words[0].text == "there"):
        return _possession(words, at)
    if verb in {"exist", "exists"}:
        head = head_noun(words[:at])
        exists = head is not None and is_made(head.text)
        return Deed("thing", words[at].start, words[at].end) if exists else None
    return None


def _passive(words: list[Word], at: int) -> Deed | None:
    """That work was done: "is documented", "is live", "is in production"."""
    if words[0].text == "there":
        return None
    for index in range(at + 1, min(at + 9, len(words))):
        word = words[index]
        if word.text in NOT_PASSIVE:
            return None
        is_there = word.text in {"in", "up"} and text_at(words, index + 1) in PLACES
        if is_there or word.text in DONE_OR_READY:
            return Deed("passive", words[at].start, words[index + is_there].end)
    return None


def _possession(words: list[Word], at: int) -> Deed | None:
    """A thing that one has: "We have a list", "Each team has a roadmap", "There is a diagram"."""
    rest = words[at + 1 :]
    if text_at(rest, 0) == "been":
        return _passive(words, at)
    if VERB_FORMS.get(text_at(rest, 0), NO_FORM)[1] == "past" and text_at(rest, 1) in DETERMINERS:
        return Deed("made", rest[0].start, rest[0].end)
    head = head_noun(rest)
    if head and is_made(head.text):
        return Deed("thing", words[at].start, head.end)
    return _made(rest)


def _made(words: list[Word]) -> Deed | None:
    """A thing and what was done with it: "website launched", "plan in place"."""
    if done := participle(words):
        return Deed("made", done.start, done.end, PARTICIPLES.get(done.text, ""))
    if place := in_place(words):
        return Deed("made", place[0].start, place[1].end)
    return None


def _thing(words: list[Word]) -> Deed | None:
    """A bare noun: "Terraform provider", "Migration to X", "New website launched"."""
    first = words[0].text
    if finite_verb(words, len(words)) is not None or first in PREPOSITIONS:
        return None
    made = _made(words)
    if made or any(word.text in STATE_TOLD for word in words[1:]):
        return made
    changes = first in CHANGE_FORMS and first not in VERB_FORMS and first not in ARTEFACTS
    if changes or first in WISHED:
        return None
    head = None if is_population(words) else head_noun(words)
    if head is None or not _is_product(words, head):
        return None
    return Deed("thing", words[0].start, head.end)


def _is_product(words: list[Word], head: Word) -> bool:
    """Does a bare noun name something made, rather than a state or a measure?"""
    if is_made(head.text):
        return True
    if lemma(head.text) in NO_PRODUCT or head.text in NO_PRODUCT:
        return False
    if has_object(words):
        return False
    return VERB_FORMS.get(words[0].text, NO_FORM)[1] == "past" or len(words) <= BARE_WORDS
