"""The library on the site: each objective once, as the command gives it, whatever the plan says."""

import pytest
from click.testing import CliRunner

from site_builder.cli import main
from site_builder.model.library import departments, samples
from site_builder.pages.examples import (
    Example,
    department_context,
    example_pages,
    examples_for,
    library_context,
)
from site_builder.pages.paths import cycle_path
from site_builder.pages.team import team_context
from tests.pages.plans import view_of


def shown() -> dict[str, Example]:
    """Every example of the departments' pages."""
    found = (department_context(view_of(), one.id) for one in departments())
    return {it.id: it for one in found for it in one.examples}


def test_every_objective_of_the_library_stands_on_the_page_of_its_department() -> None:
    assert list(shown()) == [one.id for one in samples()]
    shelves = library_context().shelves
    listed = [one.path for shelf in shelves for one, _ in shelf.objectives]
    assert listed == [
        f"examples/{one.id}.md#{it.id}" for one in departments() for it in one.samples
    ]
    assert library_context().size == f"{len(listed)} objectives"


@pytest.mark.parametrize("name", ["trial-to-paying", *(one.samples[0].id for one in departments())])
def test_its_file_is_the_one_that_the_command_prints(name: str) -> None:
    done = CliRunner().invoke(main, ["examples", name, "--format", "yaml"])
    assert shown()[name].file == done.stdout


def test_what_makes_it_good_is_told_by_its_key_results() -> None:
    found = shown()
    assert found["trial-to-paying"].strength == (
        "It is judged by 2 figures known today, not by what was done. “Tickets about invoices” "
        "stays in bounds, so nobody wins it at the expense of others."
    )
    proofs = [one for one in samples() if any(part.done_when for part in one.parts)]
    assert proofs
    assert all("has no figure, so it names its proof." in found[one.id].strength for one in proofs)


def test_the_pages_stand_under_how_and_the_search_finds_the_first() -> None:
    first, *others = example_pages(view_of())
    assert (first.path, first.found) == ("examples/index.md", True)
    assert "Customer success" in first.words()
    assert {one.section for one in (first, *others)} == {"how/index.md"}
    assert {one.found for one in others} == {False}, "made-up objectives are in nobody's way"


def test_nothing_of_the_plan_is_read_for_them() -> None:
    view = view_of()
    with view.reads.recorded() as names:
        assert all(one.build() for one in example_pages(view))
    assert names == set()


def test_a_team_without_an_objective_begins_at_the_department_of_its_name() -> None:
    assert examples_for("support").path == "examples/support.md"
    assert examples_for("rocketry").path == "examples/index.md"
    view = view_of({"teams/sales.md": "---\nname: Sales\nlead: ana\n---\n"})
    assert team_context(view, "sales").examples.path == "examples/sales.md"


def test_each_page_leads_to_all_departments() -> None:
    context = department_context(view_of(), "data")
    assert context.here in [one.path for one in context.pages]
    assert len(context.pages) == len(departments())


def test_a_cycle_of_that_name_gives_way() -> None:
    assert cycle_path("examples") == "examples_/index.md"
