"""What is mended in Material's templates stands in them, and is gone once they are read."""

from importlib.resources import files

import pytest

from site_builder.pages.material import MENDS, mended

TEMPLATES = files("material") / "templates"
PLACES = [(name, old, new) for name, pairs in MENDS.items() for old, new in pairs]


@pytest.mark.parametrize(("name", "old", "new"), PLACES)
def test_the_installed_material_still_has_what_is_mended(name: str, old: str, new: str) -> None:
    source = (TEMPLATES / name).read_text()
    assert old in source
    assert new in mended(name, source)


def test_a_template_is_read_without_indentation() -> None:
    assert mended("any.html", "<ul>\n  <li>a</li>\n\n    {% if b %}\n  c\n</ul>\n") == (
        "<ul>\n<li>a</li>\n{% if b %}\nc\n</ul>"
    )


def test_another_template_keeps_its_words() -> None:
    assert mended("any.html", "<head> autocomplete") == "<head> autocomplete"
