"""One figure from one source, as text."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from site_builder.effects.sources.program import run
from site_builder.effects.sources.repository import read_file
from site_builder.effects.sources.web import download
from site_builder.sources.failure import SourceError
from site_builder.sources.pick import decoded, pick_csv, pick_json
from site_builder.sources.shape import SourceShape, is_address


class Limits(NamedTuple):
    """How much a source may take, and what the operator allows on the command line."""

    seconds: float = 30.0
    """Until an answer is complete."""
    size: int = 5 * 1024 * 1024
    """Of an answer, in bytes."""
    commands: bool = False
    plain_http: bool = False
    """Whether this machine's own addresses may be asked without encryption."""


def fetch(source: SourceShape, root: Path, environment: Mapping[str, str], limits: Limits) -> str:
    """What a source says. `root` is the folder of `sources.yml`. Raises `SourceError`."""
    if source.sql:
        return _asked(source.sql, _secret(environment, source.database or ""), root)
    if source.command:
        if not limits.commands:
            raise SourceError("it is a command, and --allow-commands is not given")
        printed = run(source.command, root, environment, limits.seconds, limits.size)
        return decoded(printed)
    content = _content(source, root, environment, limits)
    if source.csv:
        return pick_csv(content, source.column or "", source.row)
    return pick_json(content, source.at or "")


def _asked(sql: str, url: str, root: Path) -> str:
    try:
        from site_builder.effects.sources.database import ask
    except ImportError:
        message = "SQL needs SQLAlchemy, which is not installed: pip install 'okrs-as-code[sql]'"
        raise SourceError(message) from None
    return ask(sql, url, root)


def _content(
    source: SourceShape, root: Path, environment: Mapping[str, str], limits: Limits
) -> bytes:
    where = source.location or ""
    if not is_address(where):
        return read_file(root, where, limits.size)
    headers = {name: _secret(environment, one) for name, one in source.headers.items()}
    return download(where, headers, limits.seconds, limits.size, plain_http=limits.plain_http)


def _secret(environment: Mapping[str, str], name: str) -> str:
    if not environment.get(name):
        raise SourceError(f"the environment variable {name} is not set")
    return environment[name]
