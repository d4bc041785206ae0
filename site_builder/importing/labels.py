"""The words with which people label parts of a plan, in English and in German."""

import re
from typing import Literal, NamedTuple, get_args

from site_builder.importing.draft import Field, Told

WORDS: dict[Field, str] = {
    "objective": "objective title|objective name|objective|objectives|goal|ziel|zielsetzung",
    "key result": (
        "key result title|key result name|key result|key results|kr|krs|"
        "schlüsselergebnis|schlüsselergebnisse|kernergebnis|kernergebnisse|schlüsselresultat"
    ),
    "title": "title|name|okr|goal name|goal title|item|titel|bezeichnung",
    "type": "type|item type|okr type|goal type|level|typ|art",
    "id": "id|key|goal id|okr id|objective id|number|nr",
    "parent": (
        "parent|parent objective|parent goal|parent id|parent okr|aligned to|aligns to|"
        "aligned with|alignment|supports|contributes to|übergeordnetes ziel|zahlt ein auf"
    ),
    "owner": (
        "owner|owners|owned by|owner name|objective owner|key result owner|responsible|dri|lead|"
        "assignee|assigned to|accountable|verantwortlich|verantwortliche|verantwortlicher|"
        "zuständig|inhaber"
    ),
    "team": "team|teams|team name|department|group|squad|abteilung|bereich",
    "cycle": (
        "cycle|okr cycle|quarter|period|time period|timeframe|time frame|session|quartal|zyklus|"
        "zeitraum"
    ),
    "from": (
        "from|baseline|base line|start|start value|starting value|initial|initial value|"
        "startwert|ausgangswert|von|basis"
    ),
    "to": "to|target|target value|goal value|desired value|zielwert|soll|bis",
    "at least": "at least|minimum|mindestens",
    "at most": "at most|maximum|höchstens",
    "done when": "done when|definition of done|erledigt wenn",
    "unit": "unit|units|metric unit|unit of measure|einheit|metric type",
    "due": "due|due date|deadline|end date|target date|fällig|fälligkeit|frist|enddatum",
}
"""What people call each field; the first that a source has counts."""

_FIELDS: dict[str, Field] = {
    word: name for name in get_args(Field) for word in WORDS[name].split("|")
}
_GOALS = {"objective", "key result", "title", "type", "id"}

Kind = Literal["objective", "key result", "section", "notes", ""]

_NUMBER = r"(?:\s?#?\s?\d+(?:[.-]\d+)*|\s[A-Z](?=\s*[:.)–—-]))"
_AFTER = rf"(?:{_NUMBER}\s*[:.)|–—-]*(?:\s+|$)|\s*(?::+|\s[–—-]\s|$)\s*)(?P<rest>.*)"
_OBJECTIVE = re.compile(
    rf"(?:(?:company|team|unternehmens)[ -]?)?(?:objective|goal|ziel|o){_AFTER}", re.IGNORECASE
)
_KEY_RESULT = re.compile(
    r"(?:key[ -]?results?|krs?|(?:schlüssel|kern)(?:ergebnis(?:se)?|resultate?))" + _AFTER,
    re.IGNORECASE,
)
_SECTION = re.compile(
    r"(?:(?:our |the )?(?:objectives|goals|okrs?)|ziele|(?:success )?metrics|measures|kennzahlen)"
    r"\s*:?",
    re.IGNORECASE,
)
_NOTES = re.compile(
    r"(?:initiatives?|tasks?|actions?|action items|projects?|next steps|to-?dos?|notes?|risks?|"
    r"context|background|why|why now|dependencies|out of scope|retrospective|comments?|links?|"
    r"learnings|maßnahmen|initiativen|aufgaben|notizen|risiken|hintergrund|warum)\s*:?",
    re.IGNORECASE,
)
_DECORATION = re.compile(r"^(?:\[[ xX-]\]|[^\w\s\[(\"“”„‘’'«€$£¥+−~<>≥≤@-]|[-–—]\s|\s)+")
_ORDINAL = re.compile(r"^\(?\d{1,2}(?:\.\d{1,2})*[.)]\s+")
_TOLD = re.compile(r"(?P<name>[^\W\d_][^:=|]{0,28}?)\s*(?:[:=]|\s[–—-]\s)\s*(?P<text>\S.*)")
_BRACKETS = re.compile(r"\s*[(\[](?P<inside>[^()\[\]]+)[)\]]")
_MENTION = re.compile(r"\s*(?<!\w)@(?P<name>[\w-]+)(?:\.(?=\s|$))?")
_BETWEEN = re.compile(r"\s+[|•·–—-]\s+|\s+\|\s*")


class Label(NamedTuple):
    """What a line is said to be, and the rest of it."""

    kind: Kind
    rest: str


def bare(text: str) -> str:
    """A line without what only decorates it: check boxes, emoji, ordinals."""
    return _ORDINAL.sub("", _DECORATION.sub("", text)).strip()


def label(text: str) -> Label:
    """What a line calls itself: `KR1: …`, `Ziel 2 – …`, `Key results`, `Risks`, or nothing."""
    line = bare(text)
    if found := _KEY_RESULT.fullmatch(line):
        return Label("key result", found["rest"].strip())
    if found := _OBJECTIVE.fullmatch(line):
        return Label("objective", found["rest"].strip())
    if _SECTION.fullmatch(line):
        return Label("section", "")
    return Label("notes", "") if _NOTES.fullmatch(line) else Label("", line)


def field_of(name: str) -> Field | None:
    """The field that a column, a key or a label names, however it is spelt."""
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name.strip().lstrip("\ufeff"))
    plain = re.sub(r"[^\w%]+|_", " ", spaced).lower().strip()
    return _FIELDS.get(plain)


def told(text: str) -> tuple[Field, str] | None:
    """The field that a line tells: `Owner: Sam`, `Target = 92 %`."""
    found = _TOLD.fullmatch(bare(text))
    name = field_of(found["name"]) if found else None
    return (name, found["text"].strip()) if found and name and name not in _GOALS else None


def split_told(text: str) -> tuple[str, Told]:
    """A line without the fields that stand in it, and these: `(owner: Sam)`, `| Due: …`, `@sam`."""
    found: dict[Field, str] = {}

    def take(match: re.Match[str]) -> str:
        pieces = [told(one) for one in re.split(r"[,;|]\s*", match["inside"])]
        known = [one for one in pieces if one]
        if len(known) < len(pieces):
            return match[0]
        found.update(known)
        return ""

    left = _BRACKETS.sub(take, text)
    first, *others = _BETWEEN.split(left)
    known = [told(one) for one in others]
    if others and all(known):
        found.update(one for one in known if one)
        left = first
    if "owner" not in found and (mention := _MENTION.search(left)):
        found["owner"] = mention["name"]
        left = _MENTION.sub("", left, count=1).replace("()", "")
    return " ".join(left.split()).strip(" –—|"), found
