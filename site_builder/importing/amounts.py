"""What a key result of another tool measures: its figures read exactly, or kept as text."""

import re
from dataclasses import dataclass, replace

from site_builder.importing.draft import Draft, Field
from site_builder.model.quantity import NotExactError, Quantity, read_quantity
from site_builder.model.sentence import Sentence, UnclearError, apart

_TALKS_OF_FIGURES = re.compile(
    r"\d\s?%|→|->|\bfrom\s.*\d.*\bto\b|\bby\s+[€$£¥]?\d|"
    r"\b(?:at least|at most|more|less|fewer|below|above|under|over)\s+[€$£¥]?\d",
    re.IGNORECASE,
)
_RELATIVE = re.compile(r"\bby\s+(?:[a-z]+\s+)?[€$£¥]?\d(?!\d{3}-)", re.IGNORECASE)
_GERMAN = (
    (re.compile(r"\bvon\b(?=\s+[€$£]?\d)", re.IGNORECASE), "from"),
    (re.compile(r"\b(?:auf|bis)\b(?=\s+[€$£]?\d)", re.IGNORECASE), "to"),
    (re.compile(r"\bum\b(?=\s+[€$£]?\d)", re.IGNORECASE), "by"),
    (re.compile(r"\bmindestens\b", re.IGNORECASE), "at least"),
    (re.compile(r"\bhöchstens\b", re.IGNORECASE), "at most"),
)
_INFINITIVE = re.compile(
    r"\s+(?:senken|erhöhen|steigern|verkürzen|reduzieren|verringern|verbessern|heben|bringen|halten|"
    r"anheben|ausbauen|drücken|wachsen|verdoppeln)\W*$"
)
"""With which a German sentence ends."""
_ASIDE = re.compile(r"\s*\([^()]*\)|(?<=[\d%])[,;]\s.*$")
_UNIT = re.compile(r"[%€$£¥°]?\s?(?:[\w/’'-]+(?:\s|$)){0,4}")
"""A sign, a word or a few of them; more is a sentence that goes on."""
_SCALED = re.compile(r"(?:bn|[kKMBT])$")
_FAR = 10
_SCALE_WORD = re.compile(
    r"(?:thousand|million|billion|trillion|mio|mrd|tsd|mn|lakh|crore|milliard|tausend)",
    re.IGNORECASE,
)
_KINDS_OF_UNIT = {"percentage": "%", "percent": "%", "number": "", "numeric": "", "prozent": "%"}
_NO_FIGURE = {"boolean", "binary", "milestone", "yes/no", "done/not done"}


@dataclass(frozen=True, slots=True)
class Amounts:
    """The measure of a key result, and what is to be said of how it was read."""

    baseline: float | None = None
    target: float | None = None
    at_least: float | None = None
    at_most: float | None = None
    unit: str = ""
    done_when: str = ""
    guessed: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    subject: str = ""
    """What is measured, where the sentence says it apart from its figures."""

    @property
    def is_guard(self) -> bool:
        """Whether it is a figure to keep inside bounds."""
        return self.at_least is not None or self.at_most is not None


def amounts(draft: Draft) -> Amounts:
    """What a key result measures; figures of its own fields go before those of its sentence."""
    told = draft.told
    if "done when" in told or told.get("unit", "").lower() in _NO_FIGURE:
        return Amounts(done_when=told.get("done when", draft.title))
    if {"at least", "at most"} & told.keys():
        return _bounds(told.get("at least"), told.get("at most"), _unit(draft))
    if {"from", "to"} & told.keys():
        return _moved(told.get("from"), told.get("to"), _unit(draft), ())
    return _of_sentence(draft)


def _of_sentence(draft: Draft) -> Amounts:
    """What the words of a key result say, where they can be taken apart surely."""
    said, unit = _in_english(draft.title), _unit(draft)
    if _RELATIVE.search(said):
        reason = "by how much it moves is no target. Write where it starts and where it is to end."
        return Amounts(unit=unit, missing=(reason, *_unknown(None, None)))
    try:
        found = apart(said)
    except UnclearError as refused:
        if _TALKS_OF_FIGURES.search(said):
            reason = f"{refused.problem}. {refused.remedy}"
            return Amounts(unit=unit, missing=(reason, *_unknown(None, None)))
        return Amounts(done_when=draft.title, guessed=(_NO_FIGURES,))
    guess = (f"its figures, by its words ({_figures(found)})",)
    if found.done_when:
        return Amounts(done_when=draft.title, guessed=(_NO_FIGURES,))
    unit = unit or (found.unit if _UNIT.fullmatch(found.unit) else "")
    if found.at_least or found.at_most:
        measured = _bounds(found.at_least, found.at_most, unit, guess)
    else:
        measured = _moved(found.baseline, found.target, unit, guess)
    return replace(measured, subject=found.title)


_NO_FIGURES = "it tells no figures, so it is done or not done"


def _in_english(title: str) -> str:
    """A sentence without asides, and with English for the German words around its figures."""
    said = _ASIDE.sub("", title)
    for pattern, word in _GERMAN:
        said = pattern.sub(word, said)
    return _INFINITIVE.sub("", said)


def _figures(found: Sentence) -> str:
    return str(found._replace(title="", by="")).lstrip(": ")


def _unit(draft: Draft) -> str:
    written = draft.told.get("unit", "").strip()
    return _KINDS_OF_UNIT.get(written.lower(), written)


def _moved(start: str | None, end: str | None, unit: str, guessed: tuple[str, ...]) -> Amounts:
    (low, problem), (high, other) = _read(start), _read(end)
    units = {one.unit for one in (low, high) if one and one.unit}
    problems = [one for one in (problem, other) if one]
    mixed = low is not None and high is not None and _is_mixed(start, low, end, high)
    if mixed or len(units) > 1 or _SCALE_WORD.match(unit) or any(map(_SCALE_WORD.match, units)):
        problems.append("its figures are in different or unclear units, and kept as text")
        low = high = None
        unit, units = "", set()
    counted = _whole_unit(units, unit)
    return Amounts(
        baseline=low.value if low else None,
        target=high.value if high else None,
        unit=counted,
        guessed=guessed,
        missing=(*problems, *_unknown(low, high)),
    )


def _is_mixed(start: str | None, low: Quantity, end: str | None, high: Quantity) -> bool:
    """Whether a scale may be meant for both figures and stands at one: `from 2 to 3 M`."""
    pair = sorted(
        [(bool(_SCALED.search(start or "")), low), (bool(_SCALED.search(end or "")), high)]
    )
    (first, bare), (second, scaled) = pair
    if first or not second or not bare.value:
        return False
    mantissa = float(f"{abs(scaled.value):e}".partition("e")[0])
    return abs(bare.value) < _FAR * mantissa


def _whole_unit(units: set[str], unit: str) -> str:
    """The unit that stands at the figures, else the one that is told."""
    return next(iter(units), unit)


def _unknown(low: Quantity | None, high: Quantity | None) -> tuple[str, ...]:
    """What is still to be found, as the file says it."""
    ends = (("from: unknown", low), ("to: unknown", high))
    return tuple(name for name, one in ends if one is None)


def _bounds(low: str | None, high: str | None, unit: str, guessed: tuple[str, ...] = ()) -> Amounts:
    (least, problem), (most, other) = _read(low), _read(high)
    problems = tuple(one for one in (problem, other) if one)
    if least is None and most is None:
        return Amounts(missing=(*problems, "from: unknown", "to: unknown"))
    own = {one.unit for one in (least, most) if one and one.unit}
    return Amounts(
        at_least=least.value if least else None,
        at_most=most.value if most else None,
        unit=_whole_unit(own, unit),
        guessed=guessed,
        missing=problems,
    )


def _read(written: str | None) -> tuple[Quantity | None, str]:
    """A figure, or why it can't be read exactly."""
    if not written or written.strip().lower() in {"unknown", "tbd", "?", "-", "n/a", "unbekannt"}:
        return None, ""
    try:
        return read_quantity(written.strip()), ""
    except NotExactError as refused:
        return None, f"{refused.problem}. {refused.remedy}"


FIGURES: tuple[Field, ...] = ("from", "to", "at least", "at most", "unit", "done when")
"""What a draft tells of its measure."""
