"""What may stand in `sources.yml`, declared once."""

import re
from collections.abc import Mapping
from pathlib import PurePosixPath, PureWindowsPath
from typing import Annotated, Literal, Self
from urllib.parse import urlsplit

from pydantic import Field, PlainValidator, WithJsonSchema, model_validator
from pydantic_core import PydanticCustomError

from site_builder.model.vocabulary import Shape
from site_builder.model.written import Line, Number, Text

LAST = "last"
"""The last row of a table."""

_VARIABLE = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_HEADER = re.compile(r"[A-Za-z0-9-]+")
_PARTS = (3, 4)


def _refuse(problem: str, remedy: str) -> PydanticCustomError:
    """An error that carries what a finding says."""
    context = {"problem": problem, "remedy": remedy, "code": "OKR011"}
    return PydanticCustomError("okrs", "{problem}", context)


def _reference(written: object) -> str:
    parts = str(written).split("/")
    if len(parts) not in _PARTS or not all(parts):
        raise _refuse(
            f"“{written}” names no key result",
            "Write team/objective/key-result, such as growth/trial-to-paid/activation-ctr.",
        )
    return str(written)


def _variable(written: object) -> str:
    if not isinstance(written, str) or not _VARIABLE.fullmatch(written):
        raise _refuse(
            "this is no name of an environment variable",
            "Write its name, such as WAREHOUSE_URL; what is secret never stands in this file.",
        )
    return written


def _header(written: object) -> str:
    if not isinstance(written, str) or not _HEADER.fullmatch(written):
        raise _refuse(f"“{written}” is no name of a header", "Write one such as Authorization.")
    return written


def _where(written: object) -> str:
    if not isinstance(written, str) or not written.strip():
        raise _refuse("this is no address or path", "Write https://… or a path such as data.csv.")
    where = written.strip()
    if is_address(where):
        _check_address(where)
    elif _leads_out(where):
        raise _refuse(
            f"“{where}” leads out of the repository",
            "Write a path from the folder of this file, such as figures/activation.csv.",
        )
    return where


def is_address(where: str) -> bool:
    """Whether it is fetched over a network; else it is a path in the repository."""
    return "://" in where


def _check_address(where: str) -> None:
    try:
        parts = urlsplit(where)
        fits = parts.scheme in {"https", "http"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        fits, parts = False, urlsplit("")
    if not fits or not where.isprintable() or " " in where:
        raise _refuse("this is no web address", "Write one that begins with https://.")
    if parts.username is not None or parts.password is not None:
        raise _refuse(
            "the address holds a name or password",
            "Name the environment variable that holds it under headers: {Authorization: NAME}.",
        )


def _leads_out(where: str) -> bool:
    windows = PureWindowsPath(where)
    odd = "\\" in where or bool(windows.drive) or not where.isprintable()
    return odd or where.startswith("/") or ".." in PurePosixPath(where).parts


def _statement(written: object) -> str:
    sql = written.strip().removesuffix(";").rstrip() if isinstance(written, str) else ""
    if ";" in sql or sql.split(None, 1)[:1] == [] or sql.split()[0].upper() not in _READING:
        raise _refuse(
            "this is not one statement that reads", "Write one SELECT …, and no ; within it."
        )
    return sql


_READING = {"SELECT", "WITH"}


def _words(written: object) -> tuple[str, ...]:
    words = written if isinstance(written, list) else []
    if not words or not all(isinstance(one, str) and one and "\0" not in one for one in words):
        raise _refuse(
            "this is no list of words", 'Write [python, figures.py, "3"]: no shell reads it.'
        )
    return tuple(words)


def _row(written: object) -> str | dict[str, str]:
    if written == LAST:
        return LAST
    if isinstance(written, dict) and written:
        if all(isinstance(one, str) for pair in written.items() for one in pair):
            return {column: text.strip() for column, text in written.items()}
        raise _refuse("a row is found by text", 'Put it in quotes: {week: "47"}.')
    raise _refuse("this says no row", 'Write last, or the column and its text: {week: "47"}.')


_TEXT = {"type": "string"}
Reference = Annotated[str, PlainValidator(_reference), WithJsonSchema(_TEXT)]
Variable = Annotated[str, PlainValidator(_variable), WithJsonSchema(_TEXT)]
Header = Annotated[str, PlainValidator(_header), WithJsonSchema(_TEXT)]
Location = Annotated[str, PlainValidator(_where), WithJsonSchema(_TEXT)]
Statement = Annotated[str, PlainValidator(_statement), WithJsonSchema(_TEXT)]
Words = Annotated[
    tuple[str, ...], PlainValidator(_words), WithJsonSchema({"type": "array", "items": _TEXT})
]
Row = Annotated[
    str | dict[str, str],
    PlainValidator(_row),
    WithJsonSchema({"anyOf": [{"const": LAST}, {"type": "object"}]}),
]


class SourceShape(Shape):
    """Where the figure of one key result comes from: one of csv, json, sql or command."""

    csv: Location | None = Field(None, description="A table, at an https address or a path.")
    column: Line | None = Field(None, description="The column of the table that has the figure.")
    row: Row = Field(LAST, description="The row: last, or where a column has a text.")
    json_document: Location | None = Field(
        None, alias="json", description="A JSON document, at an https address or a path."
    )
    at: Text | None = Field(None, description="Where in the document: /data/0/rate (RFC 6901).")
    sql: Statement | None = Field(None, description="One SELECT that gives one figure.")
    database: Variable | None = Field(
        None, description="The environment variable that holds the database's SQLAlchemy URL."
    )
    command: Words | None = Field(
        None, description="A program and its words; it prints the figure and nothing else."
    )
    headers: Mapping[Header, Variable] = Field(
        default_factory=dict,
        description="Headers to send, each with the environment variable that holds its text.",
    )
    note: Line | None = Field(None, description="What people call the source: the warehouse.")
    multiply: Number | None = Field(None, description="What to multiply the figure by: 100.")
    round: Literal[0, 1, 2, 3, 4, 5, 6] | None = Field(
        None, description="How many digits to keep after the point."
    )

    @property
    def location(self) -> str | None:
        """The address or path of what is fetched as a file."""
        return self.csv or self.json_document

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        kinds = {
            "csv": self.csv,
            "json": self.json_document,
            "sql": self.sql,
            "command": self.command,
        }
        given = [name for name, one in kinds.items() if one is not None]
        if len(given) != 1:
            said = " and ".join(given) if given else "nothing"
            raise _refuse(f"a source is one thing, and this is {said}", f"Keep one of {_KINDS}.")
        [kind] = given
        for name in sorted(self.model_fields_set & _BELONGS.keys()):
            if kind not in _BELONGS[name]:
                belongs = " or ".join(_BELONGS[name])
                raise _refuse(f"“{name}” says nothing beside {kind}", f"It belongs to {belongs}.")
        needed = _NEEDED.get(kind)
        if needed and getattr(self, needed) is None:
            raise _refuse(f"{kind} needs “{needed}”, too", f"Add {needed}: {_EXAMPLES[needed]}.")
        self._check_figures()
        return self

    def _check_figures(self) -> None:
        if self.headers and not is_address(self.location or ""):
            raise _refuse("headers are sent to an address, and this is a path", "Delete them.")
        if self.multiply and self.multiply.unit:
            raise _refuse("“multiply” is a number without a unit", "Write a number such as 100.")


_KINDS = "csv, json, sql or command"
_BELONGS = {
    "column": ("csv",),
    "row": ("csv",),
    "at": ("json",),
    "database": ("sql",),
    "headers": ("csv", "json"),
}
_NEEDED = {"csv": "column", "json": "at", "sql": "database"}
_EXAMPLES = {"column": "rate", "at": "/data/0/rate", "database": "WAREHOUSE_URL"}


class SourcesShape(Shape):
    """`sources.yml`, beside `mkdocs.yml`: where figures come from."""

    sources: Mapping[Reference, SourceShape] = Field(
        default_factory=dict, description="Key results, each with its source."
    )
