"""Sentences and phrases that say that work is done: "X is published", "X shipped", "X plan"."""

from site_builder.rules.wording.deed import Deed
from site_builder.rules.wording.lexicon import (
    ARTEFACTS,
    DETERMINERS,
    PLACES,
    PREPOSITIONS,
    READY,
    WISHED,
)
from site_builder.rules.wording.sentence import (
    NO_FORM,
    NO_PRODUCT,
    PHRASE,
    finite_verb,
    has_object,
    head_noun,
    in_place,
    is_abstract,
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
    HAVE,
    PARTICIPLES,
    STATE_TOLD,
    VERB_FORMS,
)
from site_builder.rules.wording.words import Word, lemma

DONE_OR_READY = DONE | DONE_AFTER_BE | READY
NOT_PASSIVE = frozenset("not no able by to than of capable willing".split())
WHOLE = frozenset(("all", "they", "everything"))
"""What one has where it is a state to have it: "all the tools they need"."""
CONTRACTED = frozenset(("there's", "it's", "that's"))
BARE_WORDS = 7
"""A longer phrase without a verb is not taken for a bare thing."""


def clause(words: list[Word]) -> Deed | None:
    """A sentence about a thing: "X is published", "Y has a Z", "there is a W"."""
    if words[0].text == "there's":
        return _possession(words, 0)
    at = finite_verb(words, len(words))
    if at is None:
        return None
    verb = words[at].text
    if verb in BE and (passive := _passive(words, at)):
        return passive
    if verb in HAVE or (verb in BE and words[0].text == "there"):
        return _possession(words, at)
    if verb in {"exist", "exists"}:
        nouns = (head_noun(words[:at]), words[at - 1])
        exists = any(noun is not None and is_made(noun.text) for noun in nouns)
        return Deed("passive", words[at].start, words[at].end) if exists else None
    return None


def _passive(words: list[Word], at: int) -> Deed | None:
    """That work was done: "is documented", "is live", "is in production"."""
    if words[0].text == "there":
        return None
    for index in range(at + 1, min(at + 9, len(words))):
        word = words[index]
        if word.text in NOT_PASSIVE:
            return None
        if word.text in READY and text_at(words, index + 1) == "by":
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
    if words[0].text.startswith("there") and any(judges(word.text) for word in rest[:3]):
        return None
    if VERB_FORMS.get(text_at(rest, 0), NO_FORM)[1] == "past" and text_at(rest, 1) in DETERMINERS:
        return Deed("made", rest[0].start, rest[0].end)
    if any(word.text in WHOLE for word in rest[:PHRASE]):
        return None
    head = head_noun(rest)
    if head and is_made(head.text):
        return Deed("thing", words[at].start, head.end)
    return made(rest)


def made(words: list[Word]) -> Deed | None:
    """A thing and what was done with it: "website launched", "plan in place"."""
    if done := participle(words):
        return Deed("made", done.start, done.end, PARTICIPLES.get(done.text, ""))
    if place := in_place(words):
        return Deed("made", place[0].start, place[1].end, "be")
    return None


def thing(words: list[Word]) -> Deed | None:
    """A bare noun: "Terraform provider", "Migration to X", "New website launched"."""
    first = words[0].text
    if finite_verb(words, len(words)) is not None or first in PREPOSITIONS or first in CONTRACTED:
        return None
    done = made(words)
    if done or any(word.text in STATE_TOLD for word in words[1:]):
        return done
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
    if lemma(head.text) in NO_PRODUCT or head.text in NO_PRODUCT or is_abstract(head.text):
        return False
    if has_object(words) or _happened(words, head):
        return False
    return VERB_FORMS.get(words[0].text, NO_FORM)[1] == "past" or len(words) <= BARE_WORDS


def _happened(words: list[Word], head: Word) -> bool:
    """Does it tell what happens to things: "Meals saved per week", "Requests rejected"?"""
    at = words.index(head)
    return head.text.endswith("ed") and at > 0 and lemma(words[at - 1].text) != words[at - 1].text
