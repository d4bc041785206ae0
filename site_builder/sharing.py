"""Sharing work over the processors of the machine."""

import os
import threading
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Generic, TypeVar

from msgspec import msgpack

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

T = TypeVar("T")
R = TypeVar("R")

WORTH_SHARING = 300
"""The number of folders that takes longer to check than a second process to start."""


def share(
    do_one: Callable[[T], R], work: Sequence[T], kind: type[R], worth: int = WORTH_SHARING
) -> list[R]:
    """Do some work, on all processors where there is enough of it; the results in its order.

    A result must be of a `kind` that msgspec knows: it comes back as data, never as code.
    """
    parts = shares(len(work), worth)
    helpers = [_Helper(do_one, work[at::parts], kind) for at in range(1, parts)]
    done = [[do_one(one) for one in work[::parts]], *(helper.results() for helper in helpers)]
    return [done[at % parts][at // parts] for at in range(len(work))]


def shares(work: int, worth: int = WORTH_SHARING) -> int:
    """On how many processes so many pieces of work are shared, if it is worth it."""
    return processors() if work >= worth else 1


def processors() -> int:
    """How many processes may share the work: forking is safe on Linux, and without threads."""
    safe = hasattr(os, "sched_getaffinity") and threading.active_count() == 1
    return len(os.sched_getaffinity(0)) if safe else 1


class _Helper(Generic[T, R]):
    """A forked process that does some of the work; should it fail, it is done here."""

    def __init__(self, do_one: Callable[[T], R], work: Sequence[T], kind: type[R]) -> None:
        from multiprocessing import get_context  # slow to import, and rarely needed

        self._do_one, self._work, self._kind = do_one, work, kind
        context = get_context("fork")
        self._receiving, sending = context.Pipe(duplex=False)
        self._process = context.Process(target=self._run, args=(sending,), daemon=True)
        self._process.start()
        sending.close()

    def _run(self, sending: "Connection") -> None:
        sending.send_bytes(msgpack.encode([self._do_one(one) for one in self._work]))

    def results(self) -> list[R]:
        try:
            found: list[R] = msgpack.decode(self._receiving.recv_bytes(), type=list[self._kind])  # type: ignore[name-defined]
        except (EOFError, OSError):
            found = [self._do_one(one) for one in self._work]
        self._process.join()
        return found
