"""Asking a person for the parts of a plan; each answer is looked at before the next question."""

from collections.abc import Callable, Collection, Sequence

import click

from site_builder.commands.new_desk import Desk
from site_builder.effects.new import say, show_choices, show_coaching
from site_builder.files.draft import KeyResultDraft, short_name
from site_builder.model.finding import Finding
from site_builder.model.sentence import FORMS, Sentence, UnclearError, apart, owned
from site_builder.model.suggest import nearest
from site_builder.model.terms import UNKNOWN

LEAST, MOST = 2, 5
"""How many key results an objective has."""
_LEFT_OUT = "-"
_HOW = 3
"""The least number of words that say how something contributes."""

Found = Callable[[KeyResultDraft], list[Finding]]


def prompt(question: str, default: str = "", *, empty: bool = False) -> str:
    """One line; asked again while it is empty, unless that is an answer, too."""
    while True:
        answer: str = click.prompt(
            question, default=default, show_default=bool(default), type=str
        ).strip()
        if answer or empty:
            return answer
        say("  Please write something, or press Ctrl-C to stop.")


def choose(question: str, choices: Sequence[tuple[str, str]], default: str = "") -> str:
    """One of some names, by name or number."""
    show_choices(choices)
    while True:
        found = _meant(prompt(question, default), choices)
        if found:
            return found


def _meant(answer: str, choices: Sequence[tuple[str, str]]) -> str | None:
    names = [name for name, _ in choices]
    if answer in names:
        return answer
    if answer.isdecimal() and 1 <= int(answer) <= len(names):
        return names[int(answer) - 1]
    near = nearest(answer, names)
    say(f"  There is no {answer} here.{f' Did you mean {near}?' if near else ''}")
    return None


def coached(question: str, default: str, found: Callable[[str], list[Finding]]) -> str:
    """A sentence that the rules have looked at; the person rewrites it or keeps it."""
    answer = default
    while True:
        answer = " ".join(prompt(question, answer).split())
        if _kept(found(answer)):
            return answer


def _kept(findings: list[Finding]) -> bool:
    if not findings:
        return True
    show_coaching(findings)
    return click.confirm("  Keep it all the same?", default=False)


def supports(
    choices: Sequence[tuple[str, str]], others: Sequence[tuple[str, str]]
) -> tuple[tuple[str, str], ...]:
    """What an objective contributes to, and how; `others` aren't listed and can be named, too."""
    if not choices and not others:
        return ()
    say("What does it contribute to?")
    show_choices(choices)
    question = "Numbers, or such as team/objective, with commas between them; Enter for none"
    while True:
        answer = prompt(question, empty=True)
        found = [
            _meant(one.strip(), [*choices, *others]) for one in answer.split(",") if one.strip()
        ]
        if None not in found:
            named = dict.fromkeys(one for one in found if one)
            return tuple((ref, _how(ref)) for ref in named)


def _how(ref: str) -> str:
    while True:
        answer = " ".join(prompt(f"How does it contribute to {ref}? One sentence").split())
        if len(answer.split()) >= _HOW:
            return answer
        say("  Say in three words or more what this moves there, and why.")


def key_results(
    desk: Desk, owner: str, suggested: Sequence[str], found: Found
) -> tuple[KeyResultDraft, ...]:
    """Two to five key results, each said in a sentence."""
    say(f"Now two to five key results, each in a sentence such as {FORMS}.")
    made: list[KeyResultDraft] = []
    for default in (*suggested, *("",) * MOST):
        enough = len(made) >= LEAST
        keys = "Enter: as it is, -: leave it out" if default else enough and "Enter: no more"
        question = f"Key result {len(made) + 1}{f' ({keys})' if keys else ''}"
        one = key_result(desk, question, _Before(default, owner, made), found, enough=enough)
        if one:
            made.append(one)
            owner = one.owner
        if len(made) == MOST or not (one or default):
            break
    return tuple(made)


class _Before:
    """What an answer begins from: a suggestion, an owner, and the names that are taken."""

    def __init__(self, sentence: str, owner: str, made: Sequence[KeyResultDraft]) -> None:
        self.sentence = sentence
        self.owner = owner
        self.taken = {one.id for one in made}


def key_result(
    desk: Desk, question: str, before: _Before, found: Found, *, enough: bool
) -> KeyResultDraft | None:
    """A key result that was taken apart, confirmed and looked at; None where there is no more."""
    default = before.sentence
    while True:
        text = prompt(question, default, empty=enough and not default)
        if not text or (text == _LEFT_OUT and before.sentence):
            return None
        default, (sentence, named) = text, owned(text)
        said = _taken_apart(sentence)
        if said is None:
            continue
        owner = person(desk, "  Who owns it? One person", named or before.owner)
        draft = KeyResultDraft(short_name(said.title, before.taken, 3), owner, said)
        if _kept(found(draft)):
            return draft


def one_key_result(
    desk: Desk, sentence: str, owner: str, taken: Collection[str], found: Found
) -> KeyResultDraft:
    """A single key result, asked until it is there."""
    before = _Before(sentence, owner, ())
    before.taken = set(taken)
    made = key_result(desk, "Key result", before, found, enough=False)
    assert made is not None, "an answer is wanted"  # noqa: S101
    return made


def _taken_apart(text: str) -> Sentence | None:
    """The parts of a sentence, once the person has confirmed them."""
    try:
        said = apart(text)
    except UnclearError as error:
        say(f"  {error.problem[:1].upper()}{error.problem[1:]}. {error.remedy}")
        return None
    if said.baseline == UNKNOWN and UNKNOWN not in text.lower():
        said = _with_baseline(said)
    say(f"  → {said}")
    return said if click.confirm("  Is that what you mean?", default=True) else None


def _with_baseline(said: Sentence) -> Sentence:
    """The same with the figure of today, where somebody knows it."""
    while True:
        today = prompt("  Where does it stand today? A figure", UNKNOWN)
        try:
            return apart(f"{said.title} from {today} to {said.target} {said.unit}")
        except UnclearError as error:
            say(f"  {error.remedy}")


def person(desk: Desk, question: str, default: str) -> str:
    """Somebody whom the plan knows."""
    people = list(desk.frame.people)
    while True:
        name = prompt(question, default).removeprefix("@")
        if name in people:
            return name
        near = nearest(name, people)
        hint = f"Did you mean {near}?" if near else f"There are: {', '.join(people[:30])}."
        say(f"  The plan knows no {name}. {hint} okrs new person adds somebody.")
