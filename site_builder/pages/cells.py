"""Aligned columns of Markdown tables: a class says so, since a policy forbids inline styles."""

from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

CLASSES = {"center": "okr-center", "right": "okr-right"}
"""By the side that a column is set to; its beginning needs none."""


class CellsByClass(Extension):
    """Has tables name the side of a column by a class of the site's style sheet."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (Markdown's own name)
        """Take part in what Markdown does once a text is a tree."""
        md.treeprocessors.register(_Cells(md), "okrs_cells", 4)


class _Cells(Treeprocessor):
    """Turns the alignment that the tables extension wrote into a class."""

    def run(self, root: Element) -> None:
        for cell in (one for one in root.iter() if one.tag in {"td", "th"}):
            side = cell.attrib.pop("style", "").removeprefix("text-align: ").rstrip(";")
            if side in CLASSES:
                cell.set("class", CLASSES[side])
