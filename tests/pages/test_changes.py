"""Who changed what, as the pages tell it."""

from dataclasses import replace
from datetime import date, timedelta

from site_builder.model.change import Change, Kind
from site_builder.model.history import (
    Author,
    File,
    Past,
    Request,
    Revision,
    Step,
    Subject,
    history_of,
)
from site_builder.model.objective import Ref
from site_builder.pages.changes import ChangesContext, Entry, changes_of, changes_pages
from site_builder.pages.home import home_context
from site_builder.pages.objective import objective_context
from site_builder.pages.page import Link
from site_builder.pages.repository import Repository
from site_builder.pages.view import View
from tests.pages.plans import AS_OF, view_of

TRIALS = Ref("2026-Q4", "growth", "trials")
SAM = "---\nname: Sam Okafor\ngithub: sam-x\n---\n"
TARGET = Change(Kind.TARGET, "conversion", "Target 25 → 20 %.", "25", "20")
REASON = Change(Kind.AMENDED, "conversion", "Amended: The test moved.", now="The test moved")


def revision(number: int = 0, on: date = AS_OF, **more: object) -> Revision:
    """A revision of Sam's."""
    given = {"author": Author("Sam Okafor", "s@x.example"), "title": "Lower it", **more}
    return Revision(f"{number:040}", number, on, **given)  # type: ignore[arg-type]


def step(*changes: Change, number: int = 0, on: date = AS_OF, **more: object) -> Step:
    """What a revision changed."""
    return Step(revision(number, on, **more), changes or (TARGET,))


def view(*steps: Step, of: Subject = TRIALS, missing: str = "", **more: object) -> View:
    """The small company, with this past of its objective."""
    history = history_of([Past(of, "Old title", steps)] if steps else [], missing)
    return replace(view_of({"people/sam.md": SAM}), history=history, **more)  # type: ignore[arg-type]


def contexts(view: View) -> list[ChangesContext]:
    """What all pages of the changes show."""
    found = [page.build() for page in changes_pages(view)]
    return [one for one in found if isinstance(one, ChangesContext)]


def only_entry(*changes: Change, **more: object) -> Entry:
    """The entry of one revision on the page of its objective."""
    (entry,) = changes_of(view(step(*changes, **more)), TRIALS)  # type: ignore[arg-type]
    return entry


def test_a_change_is_told_with_its_person_day_and_key_result() -> None:
    entry = only_entry(TARGET, on=date(2026, 9, 20))
    assert entry.by == (Link("Sam Okafor", "people/sam.md"),)
    assert entry.on.iso == "2026-09-20"
    (told,) = entry.parts[0].told
    assert told.sentence == "Target 25 → 20 %."
    assert told.key_result == Link(
        "Trials that become paying accounts", "2026-Q4/growth/trials.md#conversion"
    )
    assert told.flag == ""


def test_a_stranger_is_called_what_they_call_themselves() -> None:
    entry = only_entry(author=Author("Mallory", "sam@x.example"), co_authors=(Author("", "a@b"),))
    assert entry.by == (Link("Mallory"), Link("somebody"))


def test_nobody_is_named_twice() -> None:
    twice = (Author("sam-x", "s@laptop"), Author("Bo", "bo@x.example"))
    assert [one.label for one in only_entry(co_authors=twice).by] == ["Sam Okafor", "Bo"]


def test_an_amendment_stands_out_with_its_reason() -> None:
    (told,) = only_entry(TARGET, REASON).parts[0].told
    assert (told.flag, told.why) == ("Amended", "The test moved.")


def test_a_commitment_changed_in_silence_stands_out_too() -> None:
    (told,) = only_entry(TARGET).parts[0].told
    assert told.flag == "Changed without an amendment"


def test_before_its_cycle_begins_a_target_is_no_commitment() -> None:
    told = only_entry(TARGET, REASON, on=date(2026, 9, 30)).parts[0].told
    assert [(one.flag, one.sentence) for one in told] == [
        ("", "Target 25 → 20 %."),
        ("", "Amended: The test moved."),
    ]


def test_owners_and_contributors_go_by_their_full_names() -> None:
    owner = Change(Kind.OWNER, "", "Owner sam → growth.", "sam", "growth")
    helper = Change(Kind.CONTRIBUTORS, "", "sam contributes now.", "", "sam")
    told = only_entry(owner, helper).parts[0].told
    assert [one.sentence for one in told] == [
        "Owner Sam Okafor → Growth.",
        "Sam Okafor contributes now.",
    ]


def test_a_request_leads_to_the_forge_and_a_commit_to_itself() -> None:
    github = Repository("https://github.com/x/y", "main")
    gitlab = Repository("https://gitlab.com/x/y", "main", gitlab=True)
    asked, plain = step(request=Request(12), number=1), step(number=2)
    at = {
        forge: [one.address for one in changes_of(view(asked, plain, repository=forge), TRIALS)]
        for forge in (github, gitlab, None)
    }
    assert at[github] == [
        f"https://github.com/x/y/commit/{2:040}",
        "https://github.com/x/y/pull/12",
    ]
    assert at[gitlab][1] == "https://gitlab.com/x/y/-/merge_requests/12"
    assert at[None] == ["", ""]


def test_what_comes_after_the_views_day_is_not_told() -> None:
    later = step(on=AS_OF + timedelta(days=1))
    assert changes_of(view(later), TRIALS) == ()
    assert contexts(view(later))[0].weeks == ()


def test_an_objective_that_is_gone_is_told_without_a_link() -> None:
    gone = Ref("2026-Q4", "growth", "gone")
    removed = Change(Kind.REMOVED, "", "Removed from the plan.")
    (page,) = contexts(view(step(removed), of=gone))
    (part,) = page.weeks[0].entries[0].parts
    assert part.about == Link("Old title")


def test_changes_stand_by_week_the_newest_first() -> None:
    days = [date(2026, 11, 2), date(2026, 11, 8), date(2026, 11, 9)]
    steps = [step(number=number, on=day) for number, day in enumerate(days)]
    (page,) = contexts(view(*steps))
    assert [(week.title, len(week.entries)) for week in page.weeks] == [
        ("Week of 9 November 2026", 1),
        ("Week of 2 November 2026", 2),
    ]
    assert [one.on.iso for one in page.weeks[1].entries] == ["2026-11-08", "2026-11-02"]


def test_one_revision_of_several_objectives_is_one_entry() -> None:
    other = Ref("2026-Q4", "growth", "other")
    both = history_of(Past(ref, "Title", (step(),)) for ref in (TRIALS, other))
    (page,) = contexts(replace(view_of(), history=both))
    (entry,) = page.weeks[0].entries
    assert len(entry.parts) == 2


def test_a_revision_of_very_many_objectives_names_a_few() -> None:
    refs = [TRIALS._replace(objective=f"number-{number}") for number in range(3_000)]
    history = history_of(Past(ref, "Title", (step(),)) for ref in refs)
    (page,) = contexts(replace(view_of(), history=history))
    (entry,) = page.weeks[0].entries
    assert (len(entry.parts), entry.more) == (8, "And 2,992 more objectives.")


def test_many_changes_are_cut_into_pages() -> None:
    steps = [step(number=number) for number in range(101)]
    first, second, third = contexts(view(*steps))
    assert [len(one.weeks[0].entries) for one in (first, second, third)] == [50, 50, 1]
    assert (first.newer, first.older) == (None, Link("Older", "changes/page_2.md"))
    assert (second.newer, second.older) == (
        Link("Newer", "changes.md"),
        Link("Older", "changes/page_3.md"),
    )
    assert third.older is None


def test_what_is_missing_is_said_where_it_is_missed() -> None:
    without = view(missing="No repository yet.")
    assert contexts(without)[0].missing == "No repository yet."
    assert objective_context(without, TRIALS).changes_missing == "No repository yet."
    assert home_context(without).changes is None


def test_home_shows_what_changed_in_the_last_seven_days() -> None:
    days = [AS_OF - timedelta(days=8), AS_OF - timedelta(days=7), AS_OF]
    steps = [step(number=number, on=day) for number, day in enumerate(days)]
    home = home_context(view(*steps))
    assert [one.on.ago for one in home.changed] == ["today", "7 days ago"]
    assert home.changes == Link("All changes", "changes.md")


def test_a_team_a_person_a_cycle_and_the_company_lead_to_their_pages() -> None:
    subjects = [
        File("company"),
        File("cycle", "2026-Q4"),
        File("person", "sam"),
        File("team", "growth"),
        File("team", "gone"),
    ]
    history = history_of(Past(one, "Old name", (step(),)) for one in subjects)
    (page,) = contexts(replace(view_of({"people/sam.md": SAM}), history=history))
    parts = page.weeks[0].entries[0].parts
    assert [(one.beside, one.about) for one in parts] == [
        ("Company", Link("Acme", "teams/company.md")),
        ("Cycle", Link("Q4 2026", "2026-Q4/index.md")),
        ("Person", Link("Sam Okafor", "people/sam.md")),
        ("Team", Link("Old name")),
        ("Team", Link("Growth", "teams/growth.md")),
    ]


def test_who_joined_and_who_leads_go_by_their_full_names() -> None:
    joined = Change(Kind.MEMBERS, "", "Members: sam and bo joined.", "", "sam and bo")
    lead = Change(Kind.LEAD, "", "Lead nobody → sam.", "nobody", "sam")
    team = File("team", "growth")
    (entry,) = changes_of(view(step(joined, lead), of=team), team)
    assert [one.sentence for one in entry.parts[0].told] == [
        "Members: Sam Okafor and bo joined.",
        "Lead nobody → Sam Okafor.",
    ]


def test_objectives_stand_before_the_files_around_them_and_what_is_left_out_is_counted() -> None:
    subjects: list[Subject] = [File("team", f"team-{number}") for number in range(20)]
    history = history_of(Past(one, "Title", (step(),)) for one in [*subjects, TRIALS])
    (page,) = contexts(replace(view_of(), history=history))
    (entry,) = page.weeks[0].entries
    assert entry.parts[0].beside == "Growth"
    assert entry.more == "And 13 more files."
