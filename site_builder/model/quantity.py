"""Numbers as people write them: read exactly or refused, never guessed."""

import math
import re
from decimal import Decimal
from typing import NamedTuple

LARGEST = 10**15
"""Beyond it, and beyond fifteen significant digits, a float no longer holds what was written."""

SMALLEST = 1e-15
"""Below it, apart from 0, a number is a slip; it keeps every share of two numbers finite."""

_EXACT_DIGITS = 15
_SHOWN = 40
_SCALES = {"": 1, "k": 10**3, "K": 10**3, "M": 10**6, "bn": 10**9, "B": 10**9, "T": 10**12}
_SEVERAL_MEANINGS = {"m", "b", "t", "mm", "mn", "mio"}
_NUMBER = r"(?P<number>[0-9]+(?:_[0-9]+)*(?:\.[0-9]+)?)"
_WRITTEN = re.compile(
    rf"(?P<sign>[+−-]?)(?P<currency>[€$£¥]?)\s?{_NUMBER}"
    r"(?:\s?(?P<scale>bn|[kKMBT]))?(?![A-Za-z])(?P<unit>\s?(?:%|[^\d\s.,_+-][^\d]{0,39}))?",
)
_UNIT_TIGHT = re.compile(rf"(?P<sign>[+−-]?){_NUMBER}(?P<unit>[A-Za-zµ°][^\d]{{0,39}})")


class Quantity(NamedTuple):
    """A number and the unit that was written with it, if any."""

    value: float
    unit: str | None = None


class NotExactError(ValueError):
    """A number that can't be read exactly; `args` are the problem and the remedy."""

    def __init__(self, problem: str, remedy: str) -> None:
        super().__init__(problem, remedy)
        self.problem = problem
        self.remedy = remedy


def read_quantity(written: object) -> Quantity:
    """Read a number from YAML: `12`, `1_000`, `"1.5M"`, `"2h"`, `"85 %"`, `"€40k"`.

    Raises `NotExactError` for anything that could mean two things.
    """
    if isinstance(written, str):
        return _from_text(written.strip())
    if isinstance(written, bool) or not isinstance(written, (int, float)):
        problem = f"{_short(repr(written))} is no number"
        raise NotExactError(problem, "Write a number such as 12, 1_000 or “1.5M”.")
    if isinstance(written, int) and abs(written) > LARGEST:  # str() and float() refuse huge ones
        raise _inexact("this number")
    return Quantity(_in_range(written, repr(written)))


def format_number(value: float) -> str:
    """The shortest exact way to write a number: `18`, `14.1`, `1,200,000`."""
    return f"{Decimal(f'{value + 0.0:.{_EXACT_DIGITS}g}'):,f}"


def format_quantity(value: float, unit: str | None) -> str:
    """A number with its unit as a page shows it: `18 %`, `€1,200,000`, `40 tickets a week`."""
    number = format_number(value)
    if not unit:
        return number
    if unit[0] in "€$£¥":
        sign = "−" if value < 0 else ""
        return f"{sign}{unit[0]}{number.lstrip('-')}{unit[1:]}"
    return f"{number} {unit}"


def same_unit(one: str, other: str) -> bool:
    """Whether two units are the same to a reader: `h` and `hours` are, `h` and `min` are not."""
    return _plain(one) in {_plain(other), _plain((other.split() or [""])[0])}


def _plain(unit: str) -> str:
    word = unit.strip().lower()
    return _SYNONYMS.get(word) or (word.removesuffix("s") or word)


_SYNONYMS = {
    name: names[0]
    for names in (
        ("h", "hour", "hours", "hrs"),
        ("min", "minute", "minutes", "mins"),
        ("s", "sec", "second", "seconds"),
        ("d", "day", "days"),
        ("%", "percent", "per cent"),
        ("€", "eur", "euro", "euros"),
        ("$", "usd", "dollar", "dollars"),
        ("£", "gbp", "pound", "pounds"),
    )
    for name in names
}


def _from_text(text: str) -> Quantity:
    match = _WRITTEN.fullmatch(text) or _UNIT_TIGHT.fullmatch(text)
    if match is None:
        raise _refusal(text)
    parts = match.groupdict()
    scale = _SCALES[parts.get("scale") or ""]
    digits = parts["number"].replace("_", "")
    value = float(Decimal(parts["sign"].replace("−", "-") + digits) * scale)
    unit = ((parts.get("currency") or "") + (parts["unit"] or "")).strip()
    if unit[:1].isnumeric():  # ½, ², 万: digits that are none
        raise _refusal(text)
    if unit.split(" ")[0] in _SEVERAL_MEANINGS:
        problem = f"“{_short(text)}” can mean several things"
        raise NotExactError(
            problem, "Write M for millions, min for minutes, or the number in full."
        )
    return Quantity(_in_range(value, digits), unit or None)


def _refusal(text: str) -> NotExactError:
    shown = _short(text)
    if re.match(r"[+−-]?[0-9][0-9.]*,[0-9]", text):
        return NotExactError(
            f"“{shown}”: a comma can mean thousands or decimals", _without_comma(text)
        )
    if re.match(r"[0-9]+ [0-9]", text):
        return NotExactError(f"“{shown}”: a space can end a number", "Write 12_000 or 12000.")
    if re.fullmatch(r"[0-9]+:[0-9]+(:[0-9]+)?", text):
        problem = f"“{shown}” can be a time of day or a duration"
        return NotExactError(problem, "Write the duration with a unit: “90 min”.")
    return NotExactError(f"“{shown}” is no number", "Write a number such as 12, 1_000 or “1.5M”.")


def _without_comma(text: str) -> str:
    written = re.split(r"[^0-9.,]", text.lstrip("+−-"), maxsplit=1)[0].strip(".,")
    whole, fraction = re.split(r"[.,](?=[0-9]*$)", written)
    digits = re.sub("[.,]", "", whole)
    if "." in written:
        return f"Write {digits}.{fraction}, with a point for decimals and nothing for thousands."
    return f"Write {digits}{fraction} or {digits}.{fraction}, whichever is meant."


def _in_range(value: float, digits: str) -> float:
    if SMALLEST <= value <= LARGEST and len(digits) <= _EXACT_DIGITS:  # as nearly all are
        return float(value)
    if not math.isfinite(value):
        problem = f"“{_short(digits)}” is not a finite number"
        raise NotExactError(problem, "Write the number itself.")
    if (value and not SMALLEST <= abs(value) <= LARGEST) or not _is_exact(digits):
        raise _inexact(digits)
    return float(value) + 0.0  # −0 is 0


def _is_exact(digits: str) -> bool:
    significant = re.sub(r"[eE].*|[^0-9]", "", digits).strip("0")
    return len(significant) <= _EXACT_DIGITS


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def _inexact(digits: str) -> NotExactError:
    problem = f"{_short(digits)} is too large, too small or too precise to be kept exactly"
    return NotExactError(problem, "Write it in another unit, with at most fifteen digits.")
