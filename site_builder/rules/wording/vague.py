"""The vague word of a title: a wish that no number makes concrete."""

from functools import cache

from site_builder.rules.wording.lexicon import (
    CUSTOMERS,
    EVALUATIVE,
    IRREGULAR_PLURALS,
    MEASURES,
    PREPOSITIONS,
)
from site_builder.rules.wording.pattern import Pattern
from site_builder.rules.wording.verbs import CHANGE_FORMS, CHANGE_VERBS, HAVE, VERB_FORMS
from site_builder.rules.wording.words import Title, Word, lemma

NO_FORM = ("", "")
NOUNS_TOO = frozenset(
    """
    balance boost cut drive further level lift limit lower mature perfect raise ramp scale speed
    trim
    """.split()
)
"""Verbs of change that are vague only as the first word: later on they may be nouns."""
DIRECTIONS = frozenset("increase decrease reduce grow raise lower cut shorten".split())
"""Verbs that with a measure name a direction: what is unsaid is how far, not what."""
NAMED = (MEASURES - {"debt", "satisfaction"}) | {"number", "time", "amount", "count"}
SOME = frozenset(
    "some several many more various few fewer numerous enough lots plenty most".split()
)
DEGREES = frozenset(
    """
    significantly substantially considerably dramatically greatly drastically vastly massively
    noticeably
    """.split()
)
COMPARATIVES = frozenset(
    """
    better easier faster quicker higher lower stronger smoother simpler healthier happier
    greater cheaper clearer closer cleaner bigger larger smarter leaner safer deeper slower
    """.split()
)
PRAISE = frozenset(
    """
    good great world-class best-in-class state-of-the-art excellent amazing awesome outstanding
    exceptional delightful first-class top-notch cutting-edge
    """.split()
)
PREDICATES = frozenset(
    """
    aligned equipped empowered engaged productive happy healthy strong robust efficient effective
    transparent satisfied motivated welcome confident ready comfortable sustainable scalable smooth
    seamless reliable clear solid well visible proficient easy fast successful
    """.split()
)
WISHES = EVALUATIVE | frozenset(
    """
    adequate appropriate decent distinct diverse helpful high-quality intuitive meaningful
    measurable positive proper relevant scalable seamless sound sufficient suitable sustainable
    useful valuable
    """.split()
)
"""Adjectives that judge: vague where the whole title is a wish, harmless in the order of a task."""
TENTATIVE = frozenset(
    "consider considering try trying attempt aim aiming strive striving endeavor hope".split()
)
"""First words that commit to nothing."""
NOT_VAGUE_AFTER = frozenset(("the", "once", "to"))
BE = frozenset(
    "is are be being feel feels become becomes stay stays remain remains it's that's".split()
)
GAINS = frozenset("improvement improvements enhancement enhancements".split())
JUDGED = COMPARATIVES | PRAISE | GAINS
BOUND = frozenset("aligned equipped empowered".split())
VERB_WITHIN = 3
NEAR = 6
"""A vague word further on than this no longer carries the title."""
BASED = Pattern(r"\bfrom\b.{1,30}\bto\b")
ADVERBS = frozenset("well fully very more highly truly properly".split())
PHRASED = frozenset(
    "lot possible they alignment understanding knowledge awareness familiarity facility".split()
)
PHRASE = Pattern(
    r"\b(?:a lot of|as (?:many|much) as possible|alignment (?:on|with|between)"
    r"|(?:tools|support|training|information|resources|skills|data|help) they need"
    r"|(?:understanding|knowledge|awareness|familiarity|facility) (?:of|with))\b"
)


@cache
def _candidates() -> frozenset[str]:
    """Every word that is vague somewhere."""
    changes = {form for form, (base, _) in CHANGE_FORMS.items() if base in CHANGE_VERBS}
    return frozenset(changes).union(
        SOME, DEGREES, JUDGED, PREDICATES, WISHES, TENTATIVE, BOUND, ("best",)
    )


def vague_word(title: Title, *, is_task: bool) -> Word | None:
    """The first vague word that carries the title, or None."""
    if "from" in title.vocabulary and BASED.search(title.lower):
        return None
    words = _aim(title.head) if is_task else title.head
    candidates = _candidates()
    for index, word in enumerate(words):
        if word.text not in candidates or (index and title.written[word.start].isupper()):
            continue
        if _is_vague(words, index) or (not is_task and _is_wish(words, index)):
            return word
    if PHRASED.isdisjoint(title.vocabulary):
        return None
    phrase = PHRASE.search(title.lower)
    return Word(phrase.group(), phrase.start(), phrase.end()) if phrase else None


def _aim(words: tuple[Word, ...]) -> tuple[Word, ...]:
    """The words up to a purpose: what follows "to enable …" tells why, not what."""
    for index, word in enumerate(words[1:-1], 1):
        following = words[index + 1].text
        form = VERB_FORMS.get(following) or CHANGE_FORMS.get(following) or NO_FORM
        if word.text == "to" and form[1] == "base":
            return words[:index]
    return words


def _is_vague(words: tuple[Word, ...], index: int) -> bool:
    """Is the word vague where it stands, whatever the title?"""
    word = words[index].text
    previous = words[index - 1].text if index else ""
    base, form = CHANGE_FORMS.get(word, NO_FORM)
    if base in CHANGE_VERBS:
        is_verb = index < (1 if form == "past" or word in NOUNS_TOO else VERB_WITHIN)
        return is_verb and not (base in DIRECTIONS and _names_measure(words[index + 1 :]))
    if word == "best":
        return previous == "the"
    if word in SOME or word in JUDGED or word in DEGREES:
        following = words[index + 1].text if index + 1 < len(words) else ""
        return index < NEAR and following != "than" and previous not in NOT_VAGUE_AFTER
    if word in BOUND or (word in EVALUATIVE and previous in {"a", "an"} and index < VERB_WITHIN):
        return index > 0
    if word in TENTATIVE:
        return not index
    return word in PREDICATES and (previous in BE or previous in ADVERBS)


def _is_wish(words: tuple[Word, ...], index: int) -> bool:
    """Does an adjective that judges carry the title: "Clear value", "is a sound solution"?"""
    if words[index].text not in WISHES or index >= NEAR:
        return False
    previous = words[index - 1].text if index else ""
    if previous in {"a", "an"}:
        previous = words[index - 2].text if index > 1 else "a"
    return not index or previous in BE or previous in HAVE or previous in CHANGE_FORMS


def _names_measure(words: tuple[Word, ...]) -> bool:
    """Does what follows name something one can count: "the number of complaints", "churn"?"""
    for word in words[:NEAR]:
        if word.text in PREPOSITIONS:
            return False
        noun = lemma(word.text)
        is_plural = noun != word.text and noun in CUSTOMERS
        if is_plural or word.text in NAMED or noun in NAMED or word.text in IRREGULAR_PLURALS:
            return True
    return False
