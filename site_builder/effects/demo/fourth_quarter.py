"""The fourth quarter: what was proposed, and what became of it."""

from collections.abc import Iterator

from site_builder.effects.demo.earlier import adds, adds_key_result, amends, renames, rewords, sets
from site_builder.effects.demo.event import Q3, Q4, Event, merge, squash


def fourth_quarter() -> Iterator[Event]:
    """What was proposed."""
    company, trial = f"{Q4}/company", f"{Q4}/growth/trial-to-paid.md"
    title = "Propose the fourth quarter: the first week decides"
    three = "dependable-at-scale value-in-the-first-week win-the-mid-market".split()
    files = adds(f"{Q4}/cycle.md", *(f"{company}/{one}.md" for one in three))
    yield merge(24, "2026-09-21 10:30", "ana", title, files, merged_by="tomas", with_="tomas")
    regions = adds(f"{Q4}/sales/regions-that-carry.md")
    title = "Propose what each region carries"
    yield merge(25, "2026-09-23 09:40", "nadia", title, regions, merged_by="ana", with_="marc zoe")
    title = "Propose what Growth wants in Q4"
    yield merge(
        26, "2026-09-24 10:12", "maria", title, adds(trial), merged_by="ana", with_="sam ines"
    )
    invite = f"{Q4}/growth/colleagues-invite-colleagues.md"
    yield squash(27, "2026-09-24 16:45", "ines", "Propose more invitations", adds(invite))
    numbers = adds(f"{Q4}/platform/numbers-on-time.md")
    title = "Propose numbers that are there on time"
    yield merge(
        28, "2026-09-25 09:26", "kenji", title, numbers, merged_by="tomas", with_="ravi olga"
    )
    security = adds(f"{Q4}/platform/security-without-the-wait.md")
    yield squash(29, "2026-09-25 11:50", "priya", "Propose faster security reviews", security)
    insight = adds(f"{Q4}/product/first-insight.md")
    yield squash(30, "2026-09-25 17:01", "jonas", "Propose the new set-up", insight, with_="yuki")
    nordics, habit = f"{Q4}/sales/at-home-in-the-nordics.md", f"{Q4}/success/weekly-use.md"
    yield squash(31, "2026-09-28 10:05", "erik", "Propose a start in the Nordics", adds(nordics))
    yield squash(32, "2026-09-28 14:22", "leila", "Propose weekly use", adds(habit), with_="ben")
    both = adds(f"{Q4}/marketing/known-before-we-call.md", f"{Q4}/marketing/partner-channel.md")
    title = "Propose to be known, and to try partners"
    yield merge(34, "2026-09-29 09:58", "freya", title, both, merged_by="ana", with_="hugo")
    yield from _reworked(trial, invite, nordics, habit)


def _reworked(trial: str, invite: str, nordics: str, habit: str) -> Iterator[Event]:
    """What became of the drafts before the quarter began."""
    mid_market = f"{Q4}/company/win-the-mid-market.md"
    guard = "The guard is there because both can be won cheaply by pushing people into a plan they"
    yield squash(
        35,
        "2026-09-29 13:41",
        "ines",
        "Keep Support calm while trials grow",
        adds_key_result(trial, "support-load"),
        rewords(trial, "", f"\n{guard} then ask Support about.\n"),
    )
    yield squash(
        36,
        "2026-09-30 09:15",
        "sam",
        "Say whom it is for",
        rewords(trial, "Increase trial conversion", "Turn more trials into paying customers"),
    )
    named = f"{Q4}/success/habit-in-the-first-month.md"
    yield squash(
        37,
        "2026-09-30 10:52",
        "noor",
        "A habit counts, not the hours",
        renames(habit, named),
        rewords(
            named,
            "Customers use Lumen every week",
            "Every new customer leaves the first month with a habit",
        ),
    )
    aims = rewords(nordics, "to: 60_000", "to: 120_000")
    yield squash(38, "2026-09-30 14:18", "erik", "Aim at half of Iberia's start", aims)
    yield merge(
        39,
        "2026-09-30 15:36",
        "nadia",
        "Count the revenue twice, and the cycle as it can be",
        rewords(
            mid_market,
            "",
            "    weight: 2                 # counts twice in the mean of this objective; "
            "the default is 1\n",
        ),
        rewords(mid_market, "to: 50", "to: 55"),
        merged_by="ana",
    )
    learning = "ambition: learning            # judged by what we learnt, never counted as missed"
    yield squash(
        41,
        "2026-09-30 17:44",
        "ines",
        "Learn first what makes colleagues invite colleagues",
        rewords(invite, "ambition: aspirational", learning),
        rewords(invite, "Make colleagues invite", "Learn what makes colleagues invite"),
        with_="maria amara",
    )


def autumn() -> Iterator[Event]:
    """What changed while the fourth quarter ran."""
    security = f"{Q4}/platform/security-without-the-wait.md"
    phases = (
        "    phases: {2026-10-31: 48, 2026-11-30: 57}   # the redesign ships in November: little"
    )
    yield squash(
        51,
        "2026-10-12 10:37",
        "yuki",
        "Expect little before the redesign ships",
        rewords(f"{Q4}/product/first-insight.md", "", f"{phases} before, most after\n"),
    )
    report = (
        "  sales/regions-that-carry/german-speaking: Buyers there do not sign before a certified"
    )
    yield squash(
        52,
        "2026-10-14 15:08",
        "zoe",
        "Say what the report does for us",
        rewords(security, "", f"{report} report is on the table\n"),
    )
    yield merge(
        53,
        "2026-10-19 11:45",
        "kenji",
        "Olga leads the audit",
        amends(security, "soc2"),
        merged_by="tomas",
        with_="olga",
    )
    kept = " *(It took us until mid-October to keep this promise. Olga\n  leads it now.)*"
    promise = rewords(f"{Q3}/platform/retrospective.md", "", kept)
    yield squash(54, "2026-10-19 16:20", "kenji", "Keep the promise of our retrospective", promise)
    dropped = sets(f"{Q4}/marketing/partner-channel.md", "dropped")
    yield squash(55, "2026-10-20 17:12", "freya", "Stop the partner channel", dropped)
    trial, invite = f"{Q4}/growth/trial-to-paid.md", f"{Q4}/growth/colleagues-invite-colleagues.md"
    yield merge(
        60,
        "2026-11-02 10:26",
        "sam",
        "Lower the target of the activation email",
        amends(trial, "activation-ctr"),
        merged_by="maria",
        with_="ines",
    )
    joined = (
        "\nThe count of unassisted seats joined on 9 November: the new billing export tells seats "
        "bought in the product from\nseats that Sales added by hand, which nobody could before. "
        "November gives the baseline.\n"
    )
    yield squash(
        63,
        "2026-11-09 14:04",
        "ines",
        "Count the seats bought without a conversation",
        adds_key_result(invite, "unassisted-seats"),
        rewords(invite, "", joined),
        with_="maria",
    )
