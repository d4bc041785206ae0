"""A key result as a person says it, taken apart: “Increase renewal rate from 85% to 92%”.

Figures stay as they are written (`85`, `2.9M`); one that could mean two things is refused. What
isn't understood is refused too, with how to say it: nothing is guessed, nothing is left out.
"""

import re
from typing import NamedTuple

from site_builder.model.quantity import NotExactError, read_quantity, same_unit
from site_builder.model.terms import UNKNOWN


class Sentence(NamedTuple):
    """The parts of a key result; what is empty isn't said."""

    title: str
    baseline: str = ""
    target: str = ""
    at_least: str = ""
    at_most: str = ""
    unit: str = ""
    done_when: str = ""
    by: str = ""
    """A day such as 2026-11-30."""

    def __str__(self) -> str:
        """The parts read back: `Renewal rate: from 85 to 92 %`."""
        figures = (
            ("from", self.baseline),
            ("to", self.target),
            ("keep at least", self.at_least),
            ("and at most" if self.at_least else "keep at most", self.at_most),
            ("", self.unit),
            ("done when", self.done_when),
            ("by", self.by),
        )
        return f"{self.title}: {' '.join(f'{a} {b}'.strip() for a, b in figures if b)}"


class UnclearError(ValueError):
    """A sentence that can't be taken apart; what is wrong with it, and how to say it."""

    def __init__(self, problem: str, remedy: str) -> None:
        super().__init__(problem, remedy)
        self.problem = problem
        self.remedy = remedy


FORMS = (
    "“Increase renewal rate from 85% to 92%”, “Keep refunds at most 40 a month” or "
    "“A trusted product, done when: the signed audit report is in the data room”"
)
"""The ways to say a key result, by example."""

_DIRECTION = (
    "increase|raise|grow|lift|boost|push|improve|reduce|decrease|lower|cut|shorten|shrink|bring|"
    "move|drop|get|take|double|halve"
)
_SCALES = {"thousand": "k", "million": "M", "billion": "bn"}
_BOUND = {
    "at_most": (
        "at most|no more than|not more than|at or below|below|under|less than|fewer than|"
        "within|up to|≤|<=|<"
    ),
    "at_least": ("at least|no less than|no fewer than|at or above|above|over|more than|≥|>=|>"),
}
_ABOUT = f"(?:(?:{_BOUND['at_most']}|{_BOUND['at_least']}|about|around)\\s*)?"


def _figure(name: str) -> str:
    """The pattern of a figure: its sign of currency, its digits, its scale."""
    return (
        rf"(?P<{name}_sign>[€$£¥])?\s?(?P<{name}>{UNKNOWN}|zero|nothing|[+−-]?\d(?:[\d_.,:]*\d)?)"
        rf"(?:\s?(?P<{name}_scale>bn|[kKMBT]|thousand|million|billion)(?![A-Za-z]))?"
    )


def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text, re.IGNORECASE)


_A, _B = _figure("a"), _figure("b")
_ARROW = r"(?:up to|down to|to|→|->|=>)"
_CHANGE = _pattern(rf"[\s,:(]from\s+{_ABOUT}{_A}(?P<between>[^\d]*?)\s*{_ARROW}\s*{_ABOUT}{_B}")
_STEP = _pattern(rf"[\s,:(]+{_A}(?P<between>[^\d]*?)\s*(?:→|->|=>)\s*{_B}")
_BACK = _pattern(
    rf"\sto\s+{_ABOUT}{_B}(?P<between>[^\d]*?)[\s,(]+(?:from|up from|down from)\s+{_A}"
)
_TARGET = _pattern(rf"\s(?:to\s+)?{_ABOUT}{_B}")
_REACH = _pattern(rf"(?:reach|hit|win|gain)\s+{_ABOUT}{_B}")
_RANGE = _pattern(rf"[\s,:]+between\s+{_A}(?P<between>[^\d]*?)\s+and\s+{_B}")
_BOUNDED = _pattern(
    rf"[\s,:]*?(?<![A-Za-z])(?:(?P<at_most>{_BOUND['at_most']})|(?P<at_least>{_BOUND['at_least']}))\s*{_B}"
)
_OR = _pattern(
    rf"[\s,:]+(?:at\s+)?{_B}(?P<between>[^\d]*?)\s+or\s+"
    r"(?:(?P<at_least>more|above|better|higher|longer)|(?P<at_most>less|fewer|below|lower|sooner))\b"
)
_OWNER = re.compile(r"\s+@([\w-]+)\s*$")
_LONGEST = 300
_MOVES = _pattern(rf"(?:{_DIRECTION})\b")
_DONE = _pattern(r"[\s,;:–—-]*\bdone[ _]when\b:?\s*(?P<evidence>.+)")
_STATE = _pattern(r"\b(?:is|are|has been|have been)\b")
_BY = _pattern(r"\s*\bby (\d{4}-\d{2}-\d{2})\b")
_LEADING = _pattern(
    rf"^(?:{_DIRECTION}|keep|keeps|hold|maintain|stay)\s+(?:(?:the|our|its|up|down)\s+)?"
)
_TRAILING = _pattern(r"[\s,;:(–—-]+(?:(?:at|is|are|to|by|stays?|remains?|kept|of)\s*)?$|[\s,;:(]+$")
_STOPS = frozenset(
    "by for in until among with when while across on over from within as at and but before after "
    "without so because that who which through during".split()
)


def owned(text: str) -> tuple[str, str]:
    """A sentence and the person whom `@sam` at its end names; empty where nobody is named."""
    match = _OWNER.search(text)
    return (text[: match.start()], match[1]) if match else (text, "")


def apart(text: str) -> Sentence:
    """Take a sentence apart. Raises `UnclearError` where that can't be done surely."""
    said = " ".join(text.split()).rstrip(".! ")
    if not said:
        raise UnclearError("this is empty", f"Write it such as {FORMS}.")
    if len(said) > _LONGEST:
        problem = f"this has {len(said)} characters and must fit {_LONGEST}"
        raise UnclearError(problem, "Say it shortly.")
    day = _BY.search(said)
    said = _BY.sub("", said)
    found = _done(said) or _change(said) or _target(said) or _guard(said) or _state(said)
    if found is None:
        raise UnclearError(
            f"“{said}” doesn't say how it will be measured", f"Write it such as {FORMS}."
        )
    if not found.title:
        raise UnclearError(
            f"“{said}” doesn't say what it measures", f"Name it before the figures: {FORMS}."
        )
    return found._replace(by=day[1] if day else "")


def _done(said: str) -> Sentence | None:
    match = _DONE.search(said)
    if match is None:
        return None
    evidence = _capital(match["evidence"].strip())
    return Sentence(_capital(said[: match.start()].strip()) or evidence, done_when=evidence)


def _state(said: str) -> Sentence | None:
    """Something that is there or not: “The contract is signed”."""
    return Sentence(_capital(said), done_when=_capital(said)) if _STATE.search(said) else None


def _change(said: str) -> Sentence | None:
    for pattern in (_CHANGE, _BACK, _STEP):
        match = pattern.search(said)
        if match:
            unit, tail = _unit(match, said)
            return Sentence(
                _title(said[: match.start()], tail),
                _read(match, "a"),
                _read(match, "b"),
                unit=unit,
            )
    return None


def _target(said: str) -> Sentence | None:
    """A target whose baseline isn't known: “Increase renewal rate to 92%”, “Reach 250 teams”."""
    reached = _REACH.match(said)
    if reached:
        title = _title("", said[reached.end() :])
        return Sentence(title, UNKNOWN, _read(reached, "b"), unit=reached["b_sign"] or "")
    match = _TARGET.search(said) if _MOVES.match(said) else None
    if match is None:
        return None
    unit, tail = _unit(match, said)
    return Sentence(_title(said[: match.start()], tail), UNKNOWN, _read(match, "b"), unit=unit)


def _guard(said: str) -> Sentence | None:
    match = _RANGE.search(said)
    if match:
        unit, tail = _unit(match, said)
        least, most = _read(match, "a"), _read(match, "b")
        title = _title(said[: match.start()], tail)
        return Sentence(title, at_least=least, at_most=most, unit=unit)
    match = _OR.search(said) or _BOUNDED.search(said)
    if match is None:
        return None
    unit, tail = _unit(match, said)
    title, figure = _title(said[: match.start()], tail), _read(match, "b")
    if match["at_least"]:
        return Sentence(title, at_least=figure, unit=unit)
    return Sentence(title, at_most=figure, unit=unit)


def _read(match: re.Match[str], name: str) -> str:
    """A figure in the form in which a file has it; one that isn't exact is refused."""
    digits = match[name].lower()
    if digits == UNKNOWN:
        return UNKNOWN
    if digits in {"zero", "nothing"}:
        return "0"
    scale = match[f"{name}_scale"] or ""
    figure = digits.replace("−", "-").removeprefix("+") + _SCALES.get(scale.lower(), scale)
    try:
        read_quantity(figure)
    except NotExactError as error:
        raise UnclearError(error.problem, error.remedy) from None
    return figure


def _unit(match: re.Match[str], said: str) -> tuple[str, str]:
    """The unit of the figures, and the words behind it."""
    groups = match.groupdict()
    behind, tail = _words_of_unit(said[match.end() :])
    between, more = _words_of_unit(groups.get("between") or "")
    first = _signed(groups.get("a_sign") or "", between if "a" in groups else "")
    last = _signed(groups.get("b_sign") or "", behind)
    if "a" not in groups or match.re is _BACK:
        last = last or between
        first = _signed(groups.get("a_sign") or "", behind) if match.re is _BACK else ""
    if first and last and not (same_unit(first, last) or same_unit(last, first)):
        raise UnclearError(
            f"one figure counts {first} and the other {last}", "Write both in the same unit."
        )
    return last or first, " ".join(filter(None, (more, tail)))


def _signed(sign: str, words: str) -> str:
    return f"{sign} {words}".strip() if sign else words


def _words_of_unit(behind: str) -> tuple[str, str]:
    """The words behind a figure that name its unit, and those that go on about something else."""
    words = behind.strip(" ,;:)(").replace("%", "% ", 1).split()
    at = next((at for at, word in enumerate(words) if word.lower() in _STOPS), len(words))
    cut = next((n + 1 for n, word in enumerate(words[:at]) if word.endswith((",", ";"))), at)
    return " ".join(words[:cut]).rstrip(",;"), " ".join(words[cut:])


def _title(before: str, tail: str) -> str:
    """What is measured: the words around the figures, without the order to move or keep them."""
    subject = _TRAILING.sub("", _LEADING.sub("", f"{before.strip()} ", count=1)).strip()
    return _capital(" ".join(filter(None, (subject, tail.strip(" ,;:")))))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:] if text[:2].islower() or len(text) == 1 else text
