"""The plans that an editor has files of open, each at its own desk."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import NamedTuple

from pygls.uris import from_fs_path, to_fs_path

from site_builder.effects.language_server.desk import Desk, Open, Seen
from site_builder.effects.language_server.home import Home, home_of


class Spread(NamedTuple):
    """An open file: the desk that its plan lies on, and its path below the content's folder."""

    desk: Desk
    path: str

    @property
    def shown(self) -> Open | None:
        """The file as the editor shows it; None once it is closed."""
        return self.desk.open.get(self.path)


class Plans:
    """Brings each open file to the desk of its plan; a file outside every plan is left alone."""

    def __init__(
        self,
        content: Path | None,
        today: Callable[[Path], date],
        tell: Callable[[Desk, Seen], None],
    ) -> None:
        self._content = content.absolute() if content else None
        self._today, self._tell = today, tell
        self._desks: dict[Path, Desk] = {}
        self._spread: dict[str, Spread] = {}
        self._elsewhere: dict[str, Open] = {}
        """Open files that belong to no plan, or not yet."""

    def at(self, uri: str) -> Spread | None:
        """An open file by its address; None where it belongs to no plan."""
        return self._spread.get(uri)

    def put(self, one: Open, *, disk: bool = False) -> None:
        """Take in a file that was opened, or whose text changed.

        With `disk` what is on disk may have changed, too, and with it the plan that it belongs to.
        """
        before = self._spread.get(one.uri)
        found = self._place(one.uri) if disk else before
        if found != before:
            self.close(one.uri)
        if found is None:
            self._elsewhere[one.uri] = one
            return
        self._elsewhere.pop(one.uri, None)
        self._spread[one.uri] = found
        found.desk.open[found.path] = one
        found.desk.touch(disk=disk)

    def close(self, uri: str) -> None:
        """Let go of a file: what is on disk counts again."""
        self._elsewhere.pop(uri, None)
        found = self._spread.pop(uri, None)
        if found and found.shown and found.shown.uri == uri:
            del found.desk.open[found.path]
            found.desk.touch(disk=True)

    def reread(self) -> None:
        """Read what is on disk again; files may belong to another plan now."""
        shown = (one.shown for one in self._spread.values())
        for one in [*self._elsewhere.values(), *filter(None, shown)]:
            self.put(one, disk=True)
        for desk in self._desks.values():
            desk.touch(disk=True)

    def _place(self, uri: str) -> Spread | None:
        name = to_fs_path(uri)
        if not name or "\0" in name:
            return None
        file = Path(name)
        around = self._content and Home(self._content, self._content.parent)
        home = around or home_of(file)
        path = home.path(file) if home else None
        if home is None or path is None:
            return None
        desk = self._desks.get(home.content) or Desk(home, self._today, self._tell)
        self._desks[home.content] = desk
        return Spread(desk, path)


def address(desk: Desk, path: str) -> str:
    """The address of a file of a plan, as the editor knows it."""
    opened = desk.open.get(path)
    return opened.uri if opened else str(from_fs_path(str(desk.home.content / path)))
