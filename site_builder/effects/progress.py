"""A bar for who waits at a terminal; nothing anywhere else."""

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TaskProgressColumn, TextColumn

_WORTH_SHOWING = 200
_STEPS = 100


class Bar:
    """Shows how far some work is. What is shared with other processes goes as far as our part."""

    def __init__(self, words: str) -> None:
        """Say what is done, such as `Drawing pages`."""
        self._words = words
        self._progress: Progress | None = None
        self._task = TaskID(0)

    def tell(self, done: int, of: int) -> None:
        """Show how much is done."""
        step = max(1, of // _STEPS)
        if of < _WORTH_SHOWING or done % step:
            return
        if self._progress is None:
            columns = TextColumn("{task.description}"), BarColumn(), TaskProgressColumn()
            console = Console(stderr=True)
            self._progress = Progress(
                *columns,
                console=console,
                transient=True,
                auto_refresh=False,  # the other way is a thread, and we fork
                disable=not console.is_terminal,
            )
            self._progress.start()
            self._task = self._progress.add_task(self._words, total=of)
        self._progress.update(self._task, completed=done, refresh=True)

    def end(self) -> None:
        """Take the bar away."""
        if self._progress:
            self._progress.stop()
