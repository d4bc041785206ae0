"""Regular expressions that are compiled when first used, so that importing them costs little."""

import re
from collections.abc import Callable, Iterator


class Pattern:
    """A regular expression, compiled on first use; then as fast as a compiled one."""

    search: Callable[[str], re.Match[str] | None]
    match: Callable[[str], re.Match[str] | None]
    fullmatch: Callable[[str], re.Match[str] | None]
    finditer: Callable[[str], Iterator[re.Match[str]]]
    findall: Callable[[str], list[str]]
    sub: Callable[[Callable[[re.Match[str]], str] | str, str], str]

    def __init__(self, text: str, flags: re.RegexFlag = re.NOFLAG) -> None:
        """Keep the text of the expression and its flags."""
        self._text, self._flags = text, flags

    def __getattr__(self, name: str) -> object:
        """Compile, and keep the method asked for: the next use finds it without coming here."""
        method: object = getattr(re.compile(self._text, self._flags), name)
        setattr(self, name, method)
        return method
