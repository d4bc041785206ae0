"""The vague word of a title: a wish that no number makes concrete."""

import re

from site_builder.rules.wording.lexicon import EVALUATIVE
from site_builder.rules.wording.verbs import CHANGE_FORMS, CHANGE_VERBS
from site_builder.rules.wording.words import Title, Word

NOUNS_TOO = frozenset(
    """
    balance boost cut drive further level lift limit lower mature perfect raise ramp scale speed
    trim
    """.split()
)
"""Verbs of change that are vague only as the first word: later on they may be nouns."""
SOME = frozenset(
    "some several many more various few fewer numerous enough lots plenty most".split()
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
NOT_VAGUE_AFTER = frozenset(("the", "once", "to"))
BE = frozenset("is are be being feel feels become becomes stay stays remain remains".split())
GAINS = frozenset("improvement improvements enhancement enhancements".split())
JUDGED = COMPARATIVES | PRAISE | GAINS
BOUND = frozenset("aligned equipped empowered".split())
VERB_WITHIN = 3
NEAR = 6
"""A vague word further on than this no longer carries the title."""
BASED = re.compile(r"\bfrom\b.{1,30}\bto\b")
ADVERBS = frozenset("well fully very more highly truly properly".split())
PHRASE = re.compile(r"\b(?:a lot of|understanding of|as (?:many|much) as possible)\b")


def vague_word(title: Title) -> Word | None:
    """The first vague word that carries the title, or None."""
    words = title.head
    if BASED.search(title.lower):
        return None
    for index, word in enumerate(words):
        following = words[index + 1].text if index + 1 < len(words) else ""
        previous = words[index - 1].text if index else ""
        is_name = index and title.written[word.start].isupper()
        if not is_name and _is_vague(word.text, index, previous, following):
            return word
    phrase = PHRASE.search(title.lower)
    return Word(phrase.group(), phrase.start(), phrase.end()) if phrase else None


def _is_vague(word: str, index: int, previous: str, following: str) -> bool:
    """Is the word vague where it stands?"""
    base, form = CHANGE_FORMS.get(word, ("", ""))
    if base in CHANGE_VERBS:
        return index < (1 if form == "past" or word in NOUNS_TOO else VERB_WITHIN)
    if word == "best":
        return previous == "the"
    if word in SOME or word in JUDGED:
        return index < NEAR and following != "than" and previous not in NOT_VAGUE_AFTER
    if word in BOUND or (word in EVALUATIVE and previous in {"a", "an"} and index < VERB_WITHIN):
        return index > 0
    return word in PREDICATES and (previous in BE or previous in ADVERBS)
