"""One plan under an editor's hands: what is on disk, what is open, and the last look at it."""

import asyncio
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

from site_builder.check import check, open_stores
from site_builder.effects.language_server.home import Home
from site_builder.files.layout import ROOT
from site_builder.files.tree import LONGEST, NoContentError, Tree, read_folder, too_long
from site_builder.language.look import Look
from site_builder.model.plan import Plan

PAUSE = 0.1
"""How long a person may go on typing, in seconds, before the plan is checked again."""


class Open(NamedTuple):
    """A file that is open in the editor: its address and version there, and its text."""

    uri: str
    version: int
    text: str


class Seen(NamedTuple):
    """A look at a plan, and what was open then."""

    look: Look
    opened: Mapping[str, Open]


class Desk:
    """Looks at a plan anew whenever something in it changed, and says when it has.

    `today` gives the day that counts for a plan, by the folder around it. Nothing is written: what
    is known of a folder that didn't change is kept in memory.
    """

    def __init__(
        self,
        home: Home,
        today: Callable[[Path], date],
        tell: Callable[["Desk", Seen], None],
    ) -> None:
        self.home = home
        self.open: dict[str, Open] = {}
        """The open files, by path below the content's folder."""
        self._look: Look | None = None
        self._today, self._tell = today, tell
        self._stores = open_stores(None)
        self._disk = Tree({})
        self._stale = self._disk_is_stale = True
        self._looking: asyncio.Task[None] | None = None

    def touch(self, *, disk: bool = False) -> None:
        """Look again soon, since something changed: what is open, or files on disk."""
        self._stale = True
        self._disk_is_stale |= disk
        if self._looking is None or self._looking.done():
            self._looking = asyncio.create_task(self._look_until_fresh())

    async def fresh(self) -> Look | None:
        """A look at the plan as it is now: it is waited for until nobody types any more."""
        while self._looking is not None and not self._looking.done():
            await asyncio.shield(self._looking)
        return self._look

    async def latest(self) -> Look | None:
        """The last look at the plan, which is there at once; only the first is waited for.

        Enough for the names in a plan. Whatever says where or how something is wants a fresh one.
        """
        return self._look or await self.fresh()

    async def _look_until_fresh(self) -> None:
        while self._stale:
            if self._look is not None:
                await asyncio.sleep(PAUSE)
            self._stale = False
            if self._disk_is_stale:
                self._disk_is_stale = False
                self._disk = await asyncio.to_thread(_read, self.home.content)
            opened = dict(self.open)
            self._look = await asyncio.to_thread(self._look_at, laid_over(self._disk, opened))
            self._tell(self, Seen(self._look, opened))

    def _look_at(self, tree: Tree) -> Look:
        on = self._today(self.home.around)
        checked = check(tree, on, None, self._stores, whole=True)
        plan = checked.plan or Plan(checked.frame, {})
        return Look(plan, on, tree.files, checked.findings if tree.files else ())


def _read(content: Path) -> Tree:
    """The files on disk; none where the folder is gone."""
    try:
        return read_folder(content)
    except NoContentError:
        return Tree({})


def laid_over(disk: Tree, opened: Mapping[str, Open]) -> Tree:
    """The files on disk, with the open ones as they are in the editor.

    A symbolic link stays what it is. A lone half of a character becomes what is no UTF-8.
    """
    links = {one.place.file for one in disk.findings if one.code == "OKR003"}
    over = {
        path: one.text.encode("utf-8", "surrogatepass")
        for path, one in opened.items()
        if f"{ROOT}/{path}" not in links
    }
    files = {**disk.files, **over}
    kept = (one for one in disk.findings if one.place.file.removeprefix(f"{ROOT}/") not in over)
    longer = (too_long(path) for path, content in over.items() if len(content) > LONGEST)
    fitting = {path: one for path, one in files.items() if len(one) <= LONGEST}
    return Tree(fitting, (*kept, *longer))
