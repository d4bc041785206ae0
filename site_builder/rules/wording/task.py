"""Is the title work or its product? The grammar of a task in disguise."""

from site_builder.rules.wording.clause import clause, made, thing
from site_builder.rules.wording.deed import Deed
from site_builder.rules.wording.lexicon import (
    ARTEFACTS,
    DETERMINERS,
    GETS_DONE,
    MEASURES,
    NEGATIONS,
    NO_OWNER,
    PREPOSITIONS,
    READY,
    RELATIVES,
    STATES,
    TARGETS,
    WISHED,
)
from site_builder.rules.wording.sentence import (
    NO_FORM,
    SERIES,
    finite_verb,
    has_object,
    head_noun,
    is_abstract,
    is_made,
    judges,
    participle,
    text_at,
)
from site_builder.rules.wording.verbs import (
    BE,
    CHANGE_FORMS,
    FINITE,
    FINITE_PLURAL,
    NOUN_GERUNDS,
    NOUN_TOO,
    PARTICLES,
    PHRASAL_ONLY,
    VERB_FORMS,
)
from site_builder.rules.wording.words import Title, Word, is_adverb, lemma

ARTICLES = DETERMINERS - {"that", "new"}
NOT_OWNERS = (PREPOSITIONS | FINITE | FINITE_PLURAL | NO_OWNER) - {"to"}
NO_VERB = FINITE | DETERMINERS | PREPOSITIONS | WISHED
BUILDING = frozenset(
    "bring build create deliver develop establish give introduce integrate provide".split()
)
"""Verbs that a state may follow: "Build trust"."""
KEPT_MARKS = frozenset((",", "&"))
SETTINGS = frozenset("for by in before after during until with".split())
SETTING = 9
TELLING = frozenset("check confirm verify validate show demonstrate decide determine test".split())
"""What may be followed by a clause of its own: "Check backups are readable"."""
ENABLING = frozenset("enable help teach support employ".split())
HAVING = frozenset("have get make ensure keep".split())
SETTLING = frozenset(("secure", "close"))
"""Verbs of results that are work when they settle one thing: "Close the funding round"."""
MEANS = frozenset("by via through".split())
LONG_ENOUGH = 3


def deed_of(title: Title) -> Deed | None:
    """Find what is done or made; None for results, wishes and states."""
    words = _content(title)
    if not words or words[0].text in NEGATIONS or _wishes(words):
        return None
    first = words[0].text
    form = CHANGE_FORMS.get(first, NO_FORM)[1]
    if form in {"base", "gerund"} and first not in VERB_FORMS and first not in ARTEFACTS:
        is_noun = form == "gerund" and finite_verb(words, 4) is not None
        return clause(words) if is_noun else _order_of_result(words)
    return _order(words) or clause(words) or thing(words)


def _content(title: Title) -> list[Word]:
    """The words of the sentence, without marks, adverbs and "we will" before it."""
    words = [word for word in title.head if word.text[0].isalnum() or word.text in KEPT_MARKS]
    words = _after_setting(words)
    for index, word in enumerate(words):
        if not word.is_mark and not is_adverb(word.text):
            return words[index:]
    return []


def _after_setting(words: list[Word]) -> list[Word]:
    """The words after "For two regions," or "By June,", where an order follows."""
    if not words or words[0].text not in SETTINGS:
        return words
    for index, word in enumerate(words[:SETTING]):
        if word.text == "," and VERB_FORMS.get(text_at(words, index + 1), NO_FORM)[1] == "base":
            return words[index + 1 :]
    return words


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
        return _known_order(words, base, second)
    is_known = base or first.text in NO_VERB or first.text in CHANGE_FORMS
    is_verb = not is_known and "'" not in first.text
    if is_verb and second in ARTICLES:
        return Deed("order", first.start, first.end, first.text)
    return _assignment(words)


def _is_order(words: list[Word], base: str, second: str) -> bool:
    """Is the task verb that stands first used as one, not as a noun?"""
    done = participle(words[:4]) if base in NOUN_TOO else None
    if done and done.text == second:
        return False
    if base in PHRASAL_ONLY:
        return second in PARTICLES or (text_at(words, 2) in PARTICLES and len(words) > LONG_ENOUGH)
    if second in DETERMINERS or base not in NOUN_TOO or words[0].text != base:
        return words[0].text == base or finite_verb(words, 5) is None
    noun = lemma(second)
    if noun in STATES or noun in MEASURES or second in BE:
        return False
    return finite_verb(words, 8) is None


def _known_order(words: list[Word], base: str, second: str) -> Deed | None:
    """The order of a task verb, where it is used as one."""
    if _is_wish(words, base):
        return _by_means(words)
    if _is_subject(words, base, second) or not _is_order(words, base, second):
        return None
    return Deed("order", words[0].start, _verb_end(words), base)


def _is_wish(words: list[Word], base: str) -> bool:
    """Is what is built or brought a state, rather than a thing: "Build trust", "Introduce calm"?"""
    if base not in BUILDING:
        return False
    ends = (at for at, word in enumerate(words) if word.text in PREPOSITIONS - SERIES)
    phrase = [word.text for word in words[1 : next(ends, len(words))]]
    if any(is_made(word) for word in phrase):
        return False
    return bool(phrase) and (lemma(phrase[-1]) in STATES or is_abstract(phrase[-1]))


def _is_subject(words: list[Word], base: str, second: str) -> bool:
    """Is what stands first part of the subject of a clause: "Host services are private"?"""
    if base in TELLING or second in DETERMINERS:
        return False
    return any(word.text in {"are", "is"} for word in words[2:4]) and not any(
        word.text in RELATIVES for word in words[1:4]
    )


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
    if base in SETTLING and text_at(words, 1) in ARTICLES:
        return Deed("order", words[0].start, words[0].end, base)
    return _by_means(words)


def _by_means(words: list[Word]) -> Deed | None:
    """The work that a wish names: "Improve reach by launching a podcast"."""
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
        return clause(rest) if finite_verb(rest, len(rest)) is not None else made(rest)
    if base == "make" and text_at(rest, 0)[:1].isdigit():
        return Deed("order", words[0].start, words[0].end, base)
    done = made(rest) if base != "make" else None
    return done or _ready(rest) or _held(words, base)


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
    if CHANGE_FORMS.get(text_at(words, 1), NO_FORM)[1] == "past" or has_object(words[1:]):
        return None
    head = head_noun(words[1:])
    if head and (is_made(head.text) or head.text in GETS_DONE):
        return Deed("thing", words[0].start, head.end)
    return None


def _assignment(words: list[Word]) -> Deed | None:
    """Somebody's work: "Design team to write the brief"."""
    for index, word in enumerate(words[1:5], 1):
        if word.text in NOT_OWNERS or judges(word.text):
            return None
        verb = text_at(words, index + 1)
        if word.text == "to" and VERB_FORMS.get(verb, NO_FORM)[1] == "base":
            owner = lemma(words[index - 1].text)
            if owner in STATES or owner in MEASURES or owner in NO_OWNER:
                return None
            return Deed("order", words[index + 1].start, words[index + 1].end, verb)
    return None
