"""The grammar of a title: its finite verb, its head noun, its participle."""

from site_builder.rules.wording.lexicon import (
    ADVERBS,
    ARTEFACTS,
    CUSTOMERS,
    DETERMINERS,
    EVALUATIVE,
    IRREGULAR_PLURALS,
    MEASURES,
    PLACES,
    PREPOSITIONS,
    READY,
    RELATIVES,
    STATES,
    SUBJECTS,
)
from site_builder.rules.wording.verbs import (
    DONE,
    FINITE,
    FINITE_PLURAL,
    NOUNS_TOO,
    PARTICLES,
    START_CLAUSES,
    STATE_TOLD,
    VERB_FORMS,
)
from site_builder.rules.wording.words import Word, lemma

NO_FORM = ("", "")
NO_PRODUCT = STATES | MEASURES | CUSTOMERS
WORK_AS_NOUN = ("isation", "ization", "fication", "ration")
SERIES = frozenset((",", "and", "or", "&"))
BREAKS = (PREPOSITIONS | SERIES) - {"than"}
AFTER_PARTICIPLE = PREPOSITIONS | PARTICLES | ADVERBS | {"", ",", "&", "to", "every", "each"}
AFTER_NOUN = PREPOSITIONS | {"", ","}
VERBAL = READY | FINITE
NO_NOUN_BEFORE = DETERMINERS | {"to", ","}
SERIES_WITHIN = 4
PHRASE = 12
WHICH = frozenset(("that", "who", "which", "whose", "whom"))
OBJECTS = DETERMINERS | frozenset("each every all us them it me you".split())


def text_at(words: list[Word], index: int) -> str:
    """The word at a place, or nothing."""
    return words[index].text if 0 <= index < len(words) else ""


def finite_verb(words: list[Word], limit: int) -> int | None:
    """Where the finite verb of the main clause stands among the first words, or None."""
    plural = False
    for index, word in enumerate(words[:limit]):
        if index and word.text in RELATIVES:
            return None
        if word.text in NOUNS_TOO and text_at(words, index + 1) in AFTER_NOUN:
            continue
        if word.text in FINITE and (index or word.text in START_CLAUSES):
            return index
        plural = plural or word.text in SUBJECTS or lemma(word.text) != word.text
        if plural and index and _is_plural_verb(words, index):
            return index
    return None


def _is_plural_verb(words: list[Word], index: int) -> bool:
    """Is it the verb of a plural subject, rather than a noun or an infinitive?"""
    return (
        words[index].text in FINITE_PLURAL
        and text_at(words, index - 1) != "to"
        and text_at(words, index + 1) not in {"", "for", "of"}
    )


def head_noun(words: list[Word]) -> Word | None:
    """The noun that the phrase is about: the last before the first preposition or mark.

    A comma between adjectives does not end the phrase: "a weekly, actionable report".
    """
    head = None
    for index, word in enumerate(words[:PHRASE]):
        if word.text in BREAKS:
            is_series = (
                word.text in SERIES and index < SERIES_WITHIN and words[0].text in DETERMINERS
            )
            if index and head is not None and not is_series:
                break
            continue
        if index > 1 and word.text in VERBAL:
            break
        if word.text not in DETERMINERS:
            head = word
    return head


def participle(words: list[Word]) -> Word | None:
    """What was done with the thing before it: "website launched", "contracts reviewed by legal"."""
    for index, word in enumerate(words[:PHRASE]):
        if word.text in RELATIVES or (index and (word.text == "to" or word.text in STATE_TOLD)):
            return None
        if not index or not (word.text in DONE or word.text in READY):
            continue
        after = text_at(words, index + 1)
        ends = after in AFTER_PARTICIPLE or after[:1].isdigit()
        if ends and words[index - 1].text not in NO_NOUN_BEFORE:
            return word
    return None


def has_object(words: list[Word]) -> bool:
    """Does a determiner follow a noun, as an object follows a verb: "users finish their tour"?"""
    return any(
        word.text in OBJECTS and words[index - 1].text not in BREAKS
        for index, word in enumerate(words[:PHRASE])
        if index > 1
    )


def is_population(words: list[Word]) -> bool:
    """Is it so many of a kind: "Trials that become accounts", "People who come back"?"""
    for index, word in enumerate(words[1:PHRASE], 1):
        if word.text in WHICH:
            before = words[index - 1].text
            return lemma(before) != before or before in IRREGULAR_PLURALS
        if word.text in BREAKS:
            return False
    return False


def in_place(words: list[Word]) -> tuple[Word, Word] | None:
    """That a thing is there: "in production"."""
    for index, word in enumerate(words[1:8], 1):
        if word.text == "in" and text_at(words, index + 1) in PLACES:
            return word, words[index + 1]
    return None


def judges(word: str) -> bool:
    """Does the adjective judge rather than describe: quick, well-defined?"""
    return word in EVALUATIVE or word.startswith("well-")


def is_made(noun: str) -> bool:
    """Is it a thing one makes, or work as a noun?"""
    if noun in ARTEFACTS:
        return True
    if lemma(noun) in NO_PRODUCT or noun in NO_PRODUCT:
        return False
    last = noun.rsplit("-", 1)[-1].rsplit("/", 1)[-1]
    return (
        lemma(noun) in ARTEFACTS
        or lemma(last) in ARTEFACTS
        or VERB_FORMS.get(noun, NO_FORM)[1] == "gerund"
        or noun.endswith(WORK_AS_NOUN)
    )
