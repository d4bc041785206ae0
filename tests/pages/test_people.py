"""People are shown with what they look after, never with a score."""

from dataclasses import is_dataclass
from typing import get_type_hints

from site_builder.pages.person import (
    PeopleContext,
    PersonContext,
    PersonLine,
    person_context,
    person_pages,
)
from site_builder.pages.view import View
from tests.pages.plans import check_ins, view_of

SAM = """\
    ---
    name: Sam Okafor
    priorities:
      2026-Q4: [Mentor the new designer]
    ---
    """


def test_no_figure_of_progress_reaches_the_page_of_a_person() -> None:
    names = set(field_names(PersonContext)) | set(field_names(PeopleContext))
    scores = {"progress", "bar", "score", "grade", "rank", "counts", "total", "expected", "health"}
    assert names & scores == set()


def test_a_person_sees_what_they_own_and_help_with() -> None:
    helped = (
        "---\nobjective: More\nkey_results:\n"
        "  seats: {title: Seats, owner: maria, contributors: [sam], from: 1, to: 2}\n---\n"
    )
    shown = person_context(view_of({"2026-Q4/growth/other.md": helped}), "sam")
    assert [one.title.label for one in shown.owns] == ["Trials that become paying accounts"]
    assert [one.title.label for one in shown.helps] == ["Seats"]
    assert shown.owns[0].figure == "—, from 10 % to 20 %"


def test_the_next_check_in_is_that_of_the_team() -> None:
    shown = person_context(view_of(check_ins({"2026-11-13": "value: 12"})), "sam")
    assert [(one.team.label, one.on.iso) for one in shown.due] == [("Growth", "2026-11-25")]


def test_priorities_are_lines_of_the_running_cycle() -> None:
    shown = person_context(view_of({"people/sam.md": SAM}), "sam")
    assert shown.name == "Sam Okafor"
    assert shown.priorities[0].lines == ("Mentor the new designer",)


def test_people_stand_in_the_order_of_their_names() -> None:
    lines = listed(view_of({"people/sam.md": SAM}))
    assert [one.person.label for one in lines] == ["ana", "maria", "Sam Okafor"]


def test_a_long_list_is_cut_into_pages_that_name_each_other() -> None:
    crowd = {f"people/p{one}.md": f"---\nname: Nat{one:03}\n---\n" for one in range(500)}
    lists = [one for one in person_pages(view_of(crowd)) if one.template == "people.html"]
    shown = [one.build() for one in lists]
    assert [one.path for one in lists] == [
        "people/index.md",
        "people/page_2.md",
        "people/page_3.md",
    ]
    assert all(isinstance(one, PeopleContext) and len(one.people) < 200 for one in shown)
    first = shown[0]
    assert isinstance(first, PeopleContext)
    assert [one.path for one in first.pages] == [one.path for one in lists]


def listed(view: View) -> tuple[PersonLine, ...]:
    """The people on the first page of the list."""
    context = next(person_pages(view)).build()
    assert isinstance(context, PeopleContext)
    return context.people


def field_names(kind: type) -> list[str]:
    """The names of all fields of a context, those of the values inside it too."""
    found: list[str] = []
    known = issubclass(kind, tuple) or is_dataclass(kind)
    for name, of in get_type_hints(kind).items() if known else ():
        found.append(name)
        for inner in getattr(of, "__args__", (of,)):
            if isinstance(inner, type):
                found += field_names(inner)
    return found
