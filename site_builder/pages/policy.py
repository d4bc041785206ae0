"""The content security policy: what a page of the site may load and run, and what breaks it.

Only the site's own files, and only the inline scripts that the templates are known to have: each
is named by its hash. No inline style, no handler in an attribute, nothing from elsewhere.
"""

import re
from base64 import b64encode
from collections.abc import Iterable, Iterator
from hashlib import sha256
from html.parser import HTMLParser

_INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)
_SUSPECTS = (re.compile(r" style\s*="), re.compile(r" on[a-z]+\s*="), re.compile("javascript:"))
"""What a page must hold to be worth the slow look at every element. Each is found by its start."""
_ADDRESSES = {"href", "src", "action", "formaction"}


def inline_scripts(html: str) -> Iterator[str]:
    """The scripts that stand in a page itself."""
    yield from _INLINE.findall(html)


def policy(scripts: Iterable[str]) -> str:
    """The policy of a site whose pages may hold these inline scripts."""
    hashes = "".join(f" '{one}'" for one in sorted({_hash(script) for script in scripts}))
    return "; ".join(
        (
            "default-src 'self'",
            f"script-src 'self'{hashes}",
            "style-src 'self'",
            "img-src 'self' data:",
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'self'",
        )
    )


def breaches(html: str, scripts: frozenset[str]) -> list[str]:
    """What in a page the policy forbids, such as `style="…" on <td>`; `scripts` are allowed."""
    found = _Breaches()
    text = html.lower().replace("\n", " ").replace("\t", " ")
    if any(one.search(text) for one in _SUSPECTS):
        found.feed(html)
    unknown = any(one not in scripts for one in inline_scripts(html))
    return found.told + ["an inline <script>"] * unknown


def _hash(script: str) -> str:
    return f"sha256-{b64encode(sha256(script.encode()).digest()).decode()}"


class _Breaches(HTMLParser):
    """The attributes of a page that carry style or script."""

    def __init__(self) -> None:
        super().__init__()
        self.told: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the attributes of one element."""
        for name, value in attrs:
            runs = name in _ADDRESSES and (value or "").strip().lower().startswith("javascript:")
            if runs or name == "style" or name.startswith("on"):
                self.told.append(f'{name}="{value or ""}" on <{tag}>')
