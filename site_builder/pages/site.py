"""All pages of the site."""

from collections.abc import Iterator

from site_builder.pages.agenda import agenda_page
from site_builder.pages.alignment import alignment_pages
from site_builder.pages.changes import changes_pages
from site_builder.pages.check_in_form import check_in_form_pages
from site_builder.pages.check_ins import check_ins_pages
from site_builder.pages.cycle import cycle_pages
from site_builder.pages.examples import example_pages
from site_builder.pages.format import format_page
from site_builder.pages.home import home_page
from site_builder.pages.how import how_page
from site_builder.pages.objective import objective_page
from site_builder.pages.page import Link, Page
from site_builder.pages.paths import (
    ALIGNMENT,
    ATTENTION,
    CHANGES,
    CHECK_INS,
    CYCLES,
    HOME,
    HOW,
    PEOPLE,
    TEAMS,
)
from site_builder.pages.person import person_pages
from site_builder.pages.present import present_pages
from site_builder.pages.report import report_pages
from site_builder.pages.rules import rule_pages
from site_builder.pages.team import team_pages
from site_builder.pages.view import View

LANDINGS = (
    Link("Home", HOME),
    Link("Attention", ATTENTION),
    Link("Alignment", ALIGNMENT),
    Link("Teams", TEAMS),
    Link("People", PEOPLE),
    Link("Cycles", CYCLES),
    Link("Check-ins", CHECK_INS),
    Link("Changes", CHANGES),
    Link("How", HOW),
)
"""The pages of the navigation, in order."""


def pages(view: View) -> Iterator[Page]:
    """Every page of the site. What it shows is worked out when it is drawn."""
    yield home_page(view)
    yield agenda_page(view)
    yield from alignment_pages(view)
    yield from team_pages(view)
    yield from check_in_form_pages(view)
    yield from person_pages(view)
    yield from cycle_pages(view)
    yield from report_pages(view)
    yield from present_pages(view)
    for ref in view.plan.objectives:
        yield objective_page(view, ref)
    yield from check_ins_pages(view)
    yield from changes_pages(view)
    yield how_page(view)
    yield format_page(view)
    yield from example_pages(view)
    yield from rule_pages(view)
