"""The page of an objective tells why, how far, what for, and what changed."""

from datetime import date

from site_builder.model.objective import Ref
from site_builder.pages.objective import ObjectiveContext, objective_context
from site_builder.pages.view import View
from tests.pages.plans import OBJECTIVE, check_ins, view_of

TRIALS = Ref("2026-Q4", "growth", "trials")
AMENDED = """\
    ---
    objective: Turn more trials into paying customers
    key_results:
      conversion:
        title: Trials that become paying accounts
        owner: sam
        from: 10
        to: 20
        unit: "%"
        amended:
          - {on: 2026-10-20, was: {to: 30}, why: The pricing test moved}
          - {on: 2026-11-02, was: {owner: maria}, why: Maria is on leave}
    ---
    """


def context(view: View) -> ObjectiveContext:
    return objective_context(view, TRIALS)


def test_the_owner_is_the_lead_where_the_file_names_none() -> None:
    owner = context(view_of()).owner
    assert owner is not None
    assert (owner.label, owner.path) == ("maria", "people/maria.md")


def test_someone_the_plan_does_not_know_has_no_link() -> None:
    unknown = "---\nobjective: More\nowner: nobody\n---\n"
    owner = context(view_of({"2026-Q4/growth/trials.md": unknown})).owner
    assert owner is not None
    assert (owner.label, owner.path) == ("nobody", None)


def test_without_a_check_in_it_says_where_the_first_one_goes() -> None:
    shown = context(view_of())
    assert shown.check_ins == ()
    assert shown.check_in_file == "okrs/2026-Q4/growth/check-ins/2026-11-16.md"


def test_amendments_are_told_with_both_commitments_and_the_newest_first() -> None:
    files = check_ins({"2026-11-13": "value: 15"}) | {"2026-Q4/growth/trials.md": AMENDED}
    card = context(view_of(files)).key_results[0]
    assert [one.what for one in card.changes] == [
        "The owner was maria, and became sam.",
        "It was from 10 % to 30 %, and became from 10 % to 20 %.",
    ]
    assert card.original == "Against the first commitment, from 10 % to 30 %: 25 % instead of 50 %."


def test_both_grades_show_once_the_cycle_is_over() -> None:
    files = check_ins({"2026-12-31": "value: 20"}) | {"2026-Q4/growth/trials.md": AMENDED}
    shown = context(view_of(files, date(2027, 1, 10)))
    assert shown.mark.word == "Good result"
    assert shown.bar.tick is None
    assert shown.key_results[0].grade == "Graded 1.0; 0.5 against the first commitment."


def test_nothing_is_expected_of_what_was_dropped() -> None:
    dropped = OBJECTIVE.replace("key_results:", "dropped: It turned out wrong\n    key_results:")
    files = check_ins({f"2026-10-{day:02}": f"value: {day}" for day in (10, 11, 12)})
    shown = context(view_of(files | {"2026-Q4/growth/trials.md": dropped}))
    card = shown.key_results[0]
    assert (shown.mark.word, card.mark.word, card.stale) == ("Dropped", "Dropped", False)
    assert (card.bar.tick, card.forecast, card.progress) == (None, "", "20 % of the way.")
    assert shown.dropped == "It turned out wrong."


def test_contributions_lead_both_ways_with_their_sentences() -> None:
    above = (
        "---\nobjective: Win\nkey_results:\n  arr: {title: Revenue, owner: ana, from: 1, to: 2}\n"
    )
    below = "---\nobjective: More\nsupports: {company/win/arr: trials bring revenue}\n---\n"
    view = view_of({"2026-Q4/company/win.md": f"{above}---\n", "2026-Q4/growth/trials.md": below})
    up = context(view).supports[0]
    assert (up.objective.label, up.how) == ("Win", "Trials bring revenue.")
    assert up.key_result is not None
    assert up.key_result.path == "2026-Q4/company/win.md#arr"
    down = objective_context(view, Ref("2026-Q4", "company", "win")).supported_by[0]
    assert (down.objective.label, down.team.label) == ("More", "Growth")


def test_only_a_web_address_becomes_a_link_to_the_source() -> None:
    def source_of(written: str) -> str | None:
        key = f"title: Trials, owner: sam, from: 1, to: 2, source: '{written}'"
        text = f"---\nobjective: More\nkey_results:\n  conversion: {{{key}}}\n---\n"
        source = context(view_of({"2026-Q4/growth/trials.md": text})).key_results[0].source
        assert source is not None
        return source.address

    assert source_of("https://example.org/q/1") == "https://example.org/q/1"
    assert source_of("javascript:alert(1)") is None
    assert source_of("http://[") is None
    assert source_of("Finance, weekly") is None


def test_the_last_three_check_ins_stand_open_and_the_others_behind() -> None:
    days = ["2026-10-09", "2026-10-16", "2026-10-23", "2026-10-30", "2026-11-06"]
    shown = context(view_of(check_ins(dict.fromkeys(days, "value: 12"))))
    assert [one.on.iso for one in shown.check_ins] == ["2026-11-06", "2026-10-30", "2026-10-23"]
    assert [one.on.iso for one in shown.earlier] == ["2026-10-16", "2026-10-09"]


def test_of_many_supporters_the_worst_are_told_and_all_are_counted_by_team() -> None:
    files = {"2026-Q4/company/win.md": "---\nobjective: Win\n---\n"}
    below = OBJECTIVE.replace("key_results:", "supports: {company/win: It helps}\n    key_results:")
    files |= {f"2026-Q4/growth/o{one}.md": below for one in range(20)}
    files |= check_ins({"2026-11-13": "value: 10"}, objective="o7")
    shown = objective_context(view_of(files), Ref("2026-Q4", "company", "win"))
    assert len(shown.supported_by) == 10
    assert shown.supported_by[0].objective.path == "2026-Q4/growth/o7.md"
    assert shown.crowd is not None
    assert shown.crowd.number == "20 objectives"
    (growth,) = shown.crowd.teams
    assert (growth.team.label, [one.number for one in growth.counts]) == ("Growth", [1, 19])
