"""The start, and the third quarter until its last day."""

from collections.abc import Iterator

from site_builder.effects.demo.earlier import adds, renames, rewords, sets
from site_builder.effects.demo.event import Q3, YEAR, Event, merge, squash


def start() -> Iterator[Event]:
    """The repository, and who joins later."""
    people = adds("okrs/company.md", "okrs/teams/", "okrs/people/")
    around = adds("README.md", "mkdocs.yml", ".gitignore", ".mailmap")
    yield Event("2026-06-15 09:12", "tomas", "Write down who we are", (people, around))
    cycle = adds(f"{Q3}/cycle.md")
    yield squash(1, "2026-06-17 16:40", "ana", "Plan the third quarter", cycle, with_="tomas")
    erik = adds("okrs/people/erik.md")
    team = rewords("okrs/teams/sales.md", "zoe]", "zoe, erik]")
    yield squash(22, "2026-09-01 09:05", "nadia", "Welcome Erik", erik, team)


def third_quarter() -> Iterator[Event]:
    """What was proposed, reworded and linked."""
    company, voice = f"{Q3}/company", f"{Q3}/marketing/a-voice-they-know.md"
    draft = f"{Q3}/marketing/grow-the-newsletter.md"
    title = "Propose what the company wants in the third quarter"
    three = "a-product-that-sells nobody-leaves-unheard ready-for-larger-accounts".split()
    files = adds(*(f"{company}/{one}.md" for one in three))
    yield merge(2, "2026-06-22 11:03", "ana", title, files, merged_by="tomas", with_="tomas")
    first, answers = f"{Q3}/growth/first-session.md", f"{Q3}/success/answers-in-time.md"
    title = "Propose what Growth wants in Q3"
    yield merge(4, "2026-06-24 10:15", "maria", title, adds(first), merged_by="ana", with_="sam")
    yield squash(5, "2026-06-24 15:31", "leila", "Propose faster answers for Q3", adds(answers))
    reports = f"{Q3}/platform/reports-without-waiting.md"
    title = "Propose the move of the reports"
    yield merge(6, "2026-06-25 09:48", "kenji", title, adds(reports), merged_by="tomas")
    yield squash(7, "2026-06-25 17:20", "freya", "Propose the newsletter for Q3", adds(draft))
    sharing = f"{Q3}/product/dashboards-that-travel.md"
    title = "Propose that dashboards travel"
    yield merge(
        8, "2026-06-26 12:02", "jonas", title, adds(sharing), merged_by="tomas", with_="amara"
    )
    contracts = f"{Q3}/sales/larger-first-contracts.md"
    yield squash(9, "2026-06-26 14:37", "nadia", "Propose larger contracts", adds(contracts))
    yield merge(
        10,
        "2026-06-29 10:21",
        "lina",
        "Name what we want, not how we get there",
        renames(draft, voice),
        rewords(voice, "Grow the newsletter", "Product leaders in the mid-market listen to us"),
        merged_by="freya",
    )
    unheard = f"{company}/nobody-leaves-unheard.md"
    yield squash(
        11,
        "2026-06-29 16:08",
        "noor",
        "Say it so that it is about people who leave",
        rewords(unheard, "objective: Reduce churn", "objective: Nobody leaves us unheard"),
    )
    yield squash(
        12,
        "2026-06-30 09:33",
        "marc",
        "Allow the discounts that we gave in spring",
        rewords(contracts, "{at_most: 10}", "{at_most: 12}"),
    )
    year = adds(f"{YEAR}/cycle.md", f"{YEAR}/company/")
    title = "Move the objectives of the year here from the slides"
    yield merge(13, "2026-07-01 10:44", "ana", title, year, merged_by="tomas")
    link = "  2026/company/lead-the-mid-market/mid-market-share: Contracts of this size are signed"
    yield squash(
        14,
        "2026-07-02 11:29",
        "tomas",
        "Link the quarter to the year",
        *(sets(f"{company}/{one}.md", "supports") for one in three),
        rewords(contracts, "", f"{link} by mid-market companies alone\n"),
        with_="ana nadia",
    )
    sells = f"{company}/a-product-that-sells.md"
    title = "Count the revenue of a month, as Finance does"
    unit = rewords(sells, "unit: EUR\n", "unit: EUR a month\n")
    yield squash(18, "2026-07-16 15:55", "maria", title, unit, with_="ana")
    title = "Say where the waiting time comes from"
    source = rewords(reports, "", "    source: 95th percentile, last seven days\n")
    yield squash(19, "2026-07-20 13:10", "kenji", title, source)
