"""Whom of the plan the author of a commit is."""

import pytest

from site_builder.model.history import Author, Names
from site_builder.model.plan import Person

PEOPLE = [
    Person("sam", name="Sam Okafor", github="sam-lumen"),
    Person("ines", name="Inês Duarte"),
    Person("jo-a", name="Jo Lee"),
    Person("jo-b", name="Jo Lee"),
    Person("bo"),
]


@pytest.mark.parametrize(
    ("name", "email", "person"),
    [
        ("Sam Okafor", "s@x.example", "sam"),
        ("sam okafor ", "s@x.example", "sam"),
        ("Ines Duarte", "i@x.example", "ines"),
        ("sam-lumen", "s@x.example", "sam"),
        ("Anything", "12+Sam-Lumen@users.noreply.github.com", "sam"),
        ("Anything", "ines@users.noreply.github.com", "ines"),
        ("bo", "", "bo"),
        ("Jo Lee", "jo@x.example", None),
        ("Mallory", "sam@x.example", None),
        ("", "", None),
        ("Anything", "@users.noreply.github.com", None),
    ],
)
def test_an_author_is_known_by_login_or_by_a_name_of_one_person(
    name: str, email: str, person: str | None
) -> None:
    assert Names(PEOPLE).person(Author(name, email)) == person
