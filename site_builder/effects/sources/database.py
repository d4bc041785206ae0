"""Asking a database for one figure."""

from pathlib import Path

import sqlalchemy
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, SQLAlchemyError

from site_builder.sources.failure import SourceError
from site_builder.sources.pick import value_text

_LONGEST = 200


def ask(sql: str, url: str, root: Path) -> str:
    """The one value that a statement gives, as text; whatever it did is undone.

    Raises `SourceError`.
    """
    engine = _engine(url, root)
    try:
        with engine.connect() as connection:
            reading = connection.execution_options(postgresql_readonly=True, no_parameters=True)
            if engine.dialect.name == "sqlite":
                reading.exec_driver_sql("PRAGMA query_only = ON")
            return _one(reading.exec_driver_sql(sql))  # never committed: the end undoes all
    except DBAPIError as error:
        raise SourceError(f"the database answers: {_said(error, engine.url)}") from None
    except SQLAlchemyError as error:
        raise SourceError(f"the database can't be asked ({type(error).__name__})") from None
    finally:
        engine.dispose()


def _engine(url: str, root: Path) -> sqlalchemy.Engine:
    try:
        parts = sqlalchemy.make_url(url)
        if parts.get_backend_name() == "sqlite":
            parts = _of_a_file(parts, root)
        return sqlalchemy.create_engine(parts)
    except (NoSuchModuleError, ImportError):
        raise SourceError("the driver of its database is not installed") from None
    except (ArgumentError, ValueError):
        raise SourceError("its variable holds no URL such as postgresql://…") from None


def _of_a_file(url: sqlalchemy.URL, root: Path) -> sqlalchemy.URL:
    """SQLite would make a file that isn't there; a relative path begins at `sources.yml`."""
    name = url.database or ""
    if not (root / name).is_file():
        raise SourceError("there is no SQLite file at the path that its variable holds")
    return url.set(database=str((root / name).resolve()))


def _one(result: sqlalchemy.CursorResult[tuple[object, ...]]) -> str:
    rows = result.fetchmany(2)
    if len(rows) != 1 or len(rows[0]) != 1:
        count = f"{len(rows[0])} columns" if len(rows) == 1 else "several rows"
        given = count if rows else "no row"
        raise SourceError(f"the statement gives {given}: it has to be one row of one column")
    return value_text(rows[0][0])


def _said(error: DBAPIError, url: sqlalchemy.URL) -> str:
    """The first line of what the database said, without the password."""
    said = next(iter(str(error.orig).strip().splitlines()), type(error.orig).__name__)
    secret = str(url.password or "")
    return (said.replace(secret, "***") if secret else said)[:_LONGEST]
