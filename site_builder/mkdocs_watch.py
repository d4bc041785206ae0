"""Watching files for MkDocs' server: it asks for the state of each of them twice a second.

That is right for a few hundred, and works on every file system. With tens of thousands it would
leave no time for building, so then the system tells what changed.
"""

import contextlib
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.config import defaults
from mkdocs.livereload import LiveReloadServer
from watchdog.events import (
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer

if TYPE_CHECKING:
    from watchdog.observers.api import ObservedWatch

_MANY = 2_000
"""A number of files that is looked through in less than a tenth of a second."""
_CHANGES = [FileCreatedEvent, FileDeletedEvent, FileModifiedEvent, FileMovedEvent]


def watch(
    server: LiveReloadServer, config: defaults.MkDocsConfig, *folders: Path, files: int
) -> None:
    """Have a server watch some folders with about so many files, beside what it watches."""
    if files >= _MANY:
        before = [config.docs_dir, config.config_file_path, *config.theme.dirs]
        watched = [one for one in before if one and _unwatch(server, one)]
        server.observer = _Told()
        for one in watched:
            server.watch(one)
    for folder in folders:
        server.watch(str(folder))


def _unwatch(server: LiveReloadServer, path: str) -> bool:
    """Whether a path was watched; it no longer is."""
    with contextlib.suppress(KeyError):
        server.unwatch(path)
        return True
    return False


class _Told(Observer):  # type: ignore[misc,valid-type] # which class it is depends on the system
    """Learns from the system what changed; not what was opened, as a build opens all of it."""

    def schedule(
        self, event_handler: FileSystemEventHandler, path: str, *, recursive: bool = False
    ) -> "ObservedWatch":
        """Watch a path."""
        watched: ObservedWatch = super().schedule(
            event_handler, path, recursive=recursive, event_filter=_CHANGES
        )
        return watched
