"""The prose that people wrote, from Markdown to HTML that can do no harm.

What people typed shows as typed: HTML is text here, an image is a link to it.
"""

import re
from functools import lru_cache
from xml.etree.ElementTree import Element

import nh3
from markdown import Markdown
from markdown.inlinepatterns import IMAGE_LINK_RE, LinkInlineProcessor
from markdown.treeprocessors import Treeprocessor
from markupsafe import Markup

from site_builder.pages.cells import CLASSES, CellsByClass

_TAGS = set(
    "a blockquote br code em h3 h4 h5 h6 hr li ol p pre strong "
    "table tbody td th thead tr ul".split()
)
_SIDES = set(CLASSES.values())
_SCHEMES = {"http", "https", "mailto"}
_HEADINGS = {"h1": "h3", "h2": "h4", "h3": "h5", "h4": "h6", "h5": "h6"}
"""A page has its own headings of the first two levels."""
_MEANS = re.compile(
    r"""[^\w \n,.;:'"()?!%/+–—’‘“”€…-]|_|[ ](?=[ ]|$)|^(?![^\W\d_]|$)""", re.MULTILINE
)
"""What may mean something to Markdown or HTML: unusual signs, a line that begins with no letter."""


class _LowerHeadings(Treeprocessor):
    """Headings below those of the page around the prose."""

    def run(self, root: Element) -> None:
        for element in root.iter():
            element.tag = _HEADINGS.get(element.tag, element.tag)


@lru_cache(maxsize=1)
def _converter() -> Markdown:
    converter = Markdown(extensions=["tables", "sane_lists", "fenced_code", CellsByClass()])
    converter.preprocessors.deregister("html_block")
    converter.inlinePatterns.deregister("html")
    converter.inlinePatterns.deregister("image_reference")
    converter.inlinePatterns.deregister("image_link")
    image = LinkInlineProcessor(IMAGE_LINK_RE, converter)
    converter.inlinePatterns.register(image, "image_link", 150)
    converter.treeprocessors.register(_LowerHeadings(converter), "lower_headings", 5)
    return converter


@lru_cache(maxsize=2048)
def prose(text: str) -> Markup:
    """Markdown as HTML of a few harmless tags; links lead out, to a web page or an address."""
    if not text.strip():
        return Markup()
    if not _MEANS.search(text):
        return _paragraphs(text)
    html = _converter().reset().convert(text)
    clean = nh3.clean(
        html,
        tags=_TAGS,
        attributes={"a": {"href"}, "ol": {"start"}},
        allowed_classes={"td": _SIDES, "th": _SIDES},
        url_schemes=_SCHEMES,
        link_rel="noopener nofollow",
        url_relative="deny",
    )
    return Markup(clean)  # noqa: S704 (nh3 has just cleaned it)


def _paragraphs(text: str) -> Markup:
    """Words that mean nothing to Markdown, as most do: the same as it would give, far sooner."""
    blocks = re.split("\n\n+", text.strip("\n"))
    return Markup("\n".join([f"<p>{one}</p>" for one in blocks]))  # noqa: S704 (letters and stops)


def plain(text: str) -> str:
    """The words of Markdown alone, in one line."""
    return " ".join(prose(text).striptags().split())


def opening(text: str, longest: int = 180) -> str:
    """The beginning of the words, cut between two."""
    words = plain(text)
    if len(words) <= longest:
        return words
    return words[:longest].rsplit(" ", 1)[0].rstrip(",;:–-") + " …"
