"""The forms of English verbs, enough to look them up: build, builds, building, built."""

from collections.abc import Iterable
from functools import cache
from typing import Literal

Verb = Literal["base", "third", "gerund", "past"]

IRREGULAR_PASTS = {
    "become": "became become",
    "begin": "began begun",
    "break": "broke broken",
    "bring": "brought",
    "build": "built",
    "buy": "bought",
    "choose": "chose chosen",
    "cut": "cut",
    "do": "did done",
    "draw": "drew drawn",
    "earn": "earned",
    "feel": "felt",
    "find": "found",
    "get": "got gotten",
    "give": "gave given",
    "grow": "grew grown",
    "have": "had",
    "hit": "hit",
    "hold": "held",
    "keep": "kept",
    "know": "knew known",
    "lay": "laid",
    "lead": "led",
    "lose": "lost",
    "make": "made",
    "meet": "met",
    "pay": "paid",
    "put": "put",
    "quit": "quit",
    "read": "read",
    "rebuild": "rebuilt",
    "redo": "redone",
    "rewrite": "rewrote rewritten",
    "run": "ran run",
    "see": "saw seen",
    "sell": "sold",
    "send": "sent",
    "set": "set",
    "shrink": "shrank shrunk",
    "shut": "shut",
    "sleep": "slept",
    "speed": "sped",
    "spend": "spent",
    "spin": "spun",
    "split": "split",
    "stand": "stood",
    "take": "took taken",
    "teach": "taught",
    "understand": "understood",
    "win": "won",
    "write": "wrote written",
}
VOWELS = "aeiou"
HISSING = ("s", "x", "z", "sh", "ch", "do", "go")
KEEPS_E = ("ee", "be")
ENDINGS_IN_Z = ("ize", "ization", "izing", "ized", "izes")


def spellings(text: str) -> frozenset[str]:
    """The words of a list, each in American and British spelling."""
    words = set(text.split())
    british = (word.replace("iz", "is") for word in words if word.endswith(ENDINGS_IN_Z))
    return frozenset(words.union(british))


def forms_of(verbs: Iterable[str]) -> dict[str, tuple[str, Verb]]:
    """Every form of these verbs, with its base; a form two readings share is a base first."""
    forms: dict[str, tuple[str, Verb]] = {}
    for verb in sorted(verbs):
        forms[_third(verb)] = (verb, "third")
        for stem in _stems(verb):
            forms[stem + "ing"] = (verb, "gerund")
        for past in _pasts(verb):
            forms[past] = (verb, "past")
    forms.update({verb: (verb, "base") for verb in verbs})
    return forms


def pasts_of(verbs: Iterable[str]) -> dict[str, str]:
    """The past forms of these verbs, with their base."""
    return {past: verb for verb in sorted(verbs) for past in _pasts(verb)}


def _stem(verb: str, ending: str, instead: str = "") -> str:
    """The verb without its ending, where it has it after a consonant."""
    if verb.endswith(ending) and (ending == "e" or verb[-2] not in VOWELS):
        return verb[:-1] + instead
    return verb


def _third(verb: str) -> str:
    """The form with he or she: adds, carries, indexes."""
    stem = _stem(verb, "y", "i")
    return verb + "es" if verb.endswith(HISSING) else stem + ("es" if stem != verb else "s")


def _stems(verb: str) -> Iterable[str]:
    """What -ing is hung on; a final consonant doubled too, where English might."""
    yield verb if verb.endswith(KEEPS_E) else _stem(verb, "e")
    if verb[-1] not in "aeiouwxy" and verb[-2] in VOWELS:
        yield verb + verb[-1]


@cache
def _pasts(verb: str) -> tuple[str, ...]:
    """The past and the participle."""
    if verb in IRREGULAR_PASTS:
        return tuple(IRREGULAR_PASTS[verb].split())
    return tuple([_stem(stem, "y", "i") + "ed" for stem in _stems(verb)])
