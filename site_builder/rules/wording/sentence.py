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
    CHANGE_FORMS,
    DONE,
    FINITE,
    FINITE_PLURAL,
    NOUN_TOO,
    NOUNS_TOO,
    PARTICLES,
    START_CLAUSES,
    STATE_TOLD,
    VERB_FORMS,
)
from site_builder.rules.wording.words import Word, is_adverb, lemma

NO_FORM = ("", "")
NO_PRODUCT = STATES | MEASURES | CUSTOMERS
WORK_AS_NOUN = ("isation", "ization", "fication", "ration")
QUALITIES = ("ity", "ness", "ance", "ence", "ency", "ancy", "ship", "hood", "dom")
NO_QUALITIES = (ARTEFACTS | CUSTOMERS) - {"facility"} | frozenset(
    "audience instance reference sentence university city entity guidance sequence charity".split()
)
COMPOUNDED = ("page", "doc", "docs", "site", "sheet", "deck", "base", "book", "post")
SERIES = frozenset((",", "and", "or", "&"))
BREAKS = (PREPOSITIONS | SERIES) - {"than"}
AFTER_PARTICIPLE = PREPOSITIONS | PARTICLES | ADVERBS | {"", ",", "&", "to", "every", "each"}
AFTER_NOUN = PREPOSITIONS | {"", ","}
VERBAL = READY | FINITE
NO_NOUN_BEFORE = DETERMINERS | {"to", ","}
SERIES_WITHIN = 4
PHRASE = 12
WHICH = frozenset(("that", "who", "which", "whose", "whom"))
OBJECTS = (DETERMINERS - {"that", "new"}) | frozenset("each every all us them it me you".split())


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
        if (
            word.text[-1] == "s"
            and _is_third(words, index)
            and text_at(words, index + 1) in OBJECTS
        ):
            return index
        plural = plural or word.text in SUBJECTS or lemma(word.text) != word.text
        if plural and index and _is_plural_verb(words, index):
            return index
    return None


def _is_third(words: list[Word], index: int) -> bool:
    """Is it a verb in -s: "indexes all", "uses the", and after a subject any: "App renders the"?"""
    word = words[index].text
    forms = VERB_FORMS.get(word) or CHANGE_FORMS.get(word)
    if forms is not None:
        return forms[1] == "third"
    first = words[0].text
    return index == 1 and lemma(first) == first and first not in VERB_FORMS and lemma(word) != word


def _is_plural_verb(words: list[Word], index: int) -> bool:
    """Is it the verb of a plural subject, rather than a noun or an infinitive?"""
    verb, before, after = words[index].text, words[index - 1].text, text_at(words, index + 1)
    if verb in FINITE_PLURAL:
        return before != "to" and (verb == "exist" or after not in {"", "for", "of"})
    if after in AFTER_NOUN or verb in NOUN_TOO or verb in ARTEFACTS or lemma(before) == before:
        return False
    return (VERB_FORMS.get(verb) or CHANGE_FORMS.get(verb) or NO_FORM)[1] == "base"


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
        ends = after in AFTER_PARTICIPLE or after[:1].isdigit() or is_adverb(after)
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


def is_abstract(noun: str) -> bool:
    """Is it a quality rather than a thing: familiarity, proficiency, awareness?"""
    return noun.endswith(QUALITIES) and lemma(noun) not in NO_QUALITIES


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
        or lemma(noun).endswith(COMPOUNDED)
    )
