"""The name that was probably meant."""

from collections.abc import Iterable
from difflib import get_close_matches


def nearest(name: str, names: Iterable[str]) -> str | None:
    """The nearest of some names, in any case; None where none is near."""
    by_lower = {one.lower(): one for one in names}
    near = get_close_matches(name.lower(), by_lower, 1, 0.6)
    return by_lower[near[0]] if near else None
