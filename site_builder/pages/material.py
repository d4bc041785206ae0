"""Material's templates as the site reads them: a few faults mended, no indentation sent out.

A change is made where a template is read, once a build, and not on each page that was drawn. Where
Material writes a place differently one day, that change does nothing: a test tells.
"""

from collections.abc import Callable, Iterable
from pathlib import Path

from jinja2 import BaseLoader, Environment

from site_builder.pages.policy import inline_scripts

_INLINE = "partials/javascripts/"
MENDS = {
    "base.html": (
        ("<head>", '<head>{% include "okrs/policy.html" %}'),
        (' autocomplete="off">', ">"),
    ),
    "partials/nav-item.html": (
        (' tabindex="{{ tabindex }}"', '{% if tabindex %} tabindex="{{ tabindex }}"{% endif %}'),
        (' aria-expanded="{{ nav_item.active | tojson }}"', ""),
    ),
}
"""By template: what stands in it, and what stands there instead.

The policy comes first in every head. A checkbox completes nothing, a `tabindex` is a number, and a
`nav` is not what opens: a validator calls all three errors.
"""


class Mended(BaseLoader):
    """Another loader's templates, mended, with each line's indentation left out."""

    def __init__(self, loader: BaseLoader) -> None:
        self._loader = loader

    def get_source(
        self, environment: Environment, template: str
    ) -> tuple[str, str | None, Callable[[], bool] | None]:
        """Give a template's text, its file, and whether that is still as it was."""
        source, file, is_fresh = self._loader.get_source(environment, template)
        return mended(template, source), file, is_fresh

    def list_templates(self) -> list[str]:
        """Name all templates."""
        return self._loader.list_templates()


def mended(template: str, source: str) -> str:
    """A template's text with its faults mended and its lines flush left; empty lines go."""
    for old, new in MENDS.get(template, ()):
        source = source.replace(old, new)
    return "\n".join(filter(None, map(str.strip, source.splitlines())))


def theme_scripts(
    environment: Environment, folders: Iterable[str], **settings: object
) -> frozenset[str]:
    """The inline scripts of the theme's templates, alike on every page."""
    names = templates(folders, _INLINE)
    drawn = (environment.get_template(name).render(settings) for name in names)
    return frozenset(script for html in drawn for script in inline_scripts(html))


def templates(folders: Iterable[str], inside: str) -> list[str]:
    """The templates of a theme in one of its folders; Jinja would look at ten thousand icons."""
    found = (file.name for one in folders for file in Path(one, inside).glob("*.html"))
    return sorted({f"{inside}{name}" for name in found})
