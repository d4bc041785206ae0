"""Faults that a test orders: what goes wrong, and at which call."""

from collections.abc import Callable
from dataclasses import dataclass
from fnmatch import fnmatchcase

SLOW_DOWN = (
    "You have exceeded a secondary rate limit. Please wait a few minutes before you try again."
)


@dataclass
class Fault:
    """Something that goes wrong for the calls it matches, `times` times.

    `at` is a pattern over `METHOD /path`; `call` counts the matching calls from when it was set.
    """

    kind: str
    at: str = "*"
    call: int = 1
    times: int = 1
    status: int = 502
    message: str = "Server Error"
    retry_after: int | None = None
    reset_in: int | None = None
    seconds: float = 0.0
    act: Callable[[], object] | None = None
    seen: int = 0

    def strikes(self, method: str, path: str) -> bool:
        """Whether this call is one of those."""
        if not fnmatchcase(f"{method} {path}", self.at):
            return False
        self.seen += 1
        return self.call <= self.seen < self.call + self.times


class Faults:
    """The orders of one test. All take `at="POST */comments"`, `call=3` and `times=2`."""

    def __init__(self) -> None:
        self.ordered: list[Fault] = []

    def striking(self, method: str, path: str) -> list[Fault]:
        """What goes wrong with a call."""
        return [one for one in self.ordered if one.strikes(method, path)]

    def error_before(self, status: int = 502, **where: int | str) -> None:
        """An error, and nothing happened."""
        self._order(Fault("before", status=status), where)

    def error_after(self, status: int = 502, **where: int | str) -> None:
        """An error, although what was asked for happened."""
        self._order(Fault("after", status=status), where)

    def too_many(self, retry_after: int | None = None, **where: int | str) -> None:
        """429, with or without Retry-After."""
        self._order(Fault("before", status=429, message=SLOW_DOWN, retry_after=retry_after), where)

    def secondary_limit(self, retry_after: int | None = 60, **where: int | str) -> None:
        """403 with the words of the secondary rate limit."""
        self._order(Fault("before", status=403, message=SLOW_DOWN, retry_after=retry_after), where)

    def primary_limit(self, reset_in: int = 60, **where: int | str) -> None:
        """403 with nothing remaining until `reset_in` seconds from now."""
        text = "API rate limit exceeded for installation."
        self._order(Fault("before", status=403, message=text, reset_in=reset_in), where)

    def cut_off(self, **where: int | str) -> None:
        """The reply ends in the middle, after what was asked for happened."""
        self._order(Fault("cut"), where)

    def reset(self, *, after: bool = False, **where: int | str) -> None:
        """The connection is reset, before or after what was asked for happened."""
        self._order(Fault("reset after" if after else "reset"), where)

    def stall(self, seconds: float = 5.0, **where: int | str) -> None:
        """No reply for a while, after what was asked for happened."""
        self._order(Fault("stall", seconds=seconds), where)

    def on_call(self, call: int, act: Callable[[], object], at: str = "*") -> None:
        """Have something happen right before the n-th (matching) call from now."""
        self._order(Fault("act", act=act), {"call": call, "at": at})

    def clear(self) -> None:
        """Forget all orders."""
        self.ordered.clear()

    def _order(self, fault: Fault, where: dict[str, int | str]) -> None:
        for name, value in where.items():
            if name not in {"at", "call", "times"}:
                raise TypeError(name)
            setattr(fault, name, value)
        self.ordered.append(fault)
