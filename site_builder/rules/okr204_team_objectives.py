"""A team with too many objectives in a cycle."""

from site_builder.model.finding import Violation
from site_builder.model.objective import Objective
from site_builder.model.terms import Severity
from site_builder.rules.example import files
from site_builder.rules.rule import Facts, Rule, Violations

_MOST = 3


def _check(facts: Facts) -> Violations:
    if facts.of_company or facts.over:
        return
    shared = [one for one in facts.folder.objectives if not _left_out(one, facts)]
    if len(shared) > _MOST:
        team = facts.team.name if facts.team else facts.folder.team
        yield Violation(
            shared[_MOST].at("objective"),
            f"{team} has {len(shared)} objectives in {facts.cycle.title}",
            "Keep the one to three that matter most, and fold the others into them or drop them.",
        )


def _left_out(one: Objective, facts: Facts) -> bool:
    """Dropped ones, and in a quota team one person's own."""
    own = facts.team is not None and facts.team.quota and one.owner not in {None, facts.team.lead}
    return one.dropped is not None or own


_OBJECTIVE = """\
    ---
    objective: {title}
    supports: {{company/good-place: What we do here makes good people stay}}
    key_results:
      {name}-share: {{title: Share of {name} talks held, owner: {owner}, from: 10, to: 40}}
      {name}-days: {{title: Days that {name} takes, owner: maria, from: 9, to: 4, unit: days}}
    ---
    """


def _objectives(count: int) -> dict[str, str]:
    given = (
        ("exit", "Nobody leaves unheard", "sam"),
        ("onboarding", "Be at home within a week", "sam"),
        ("learning", "Know more every month", "ines"),
    )
    return {
        f"2026-Q4/growth/{name}.md": _OBJECTIVE.format(name=name, title=title, owner=owner)
        for name, title, owner in given[:count]
    }


RULE = Rule(
    code="OKR204",
    name="team-objectives",
    why="A team can push one to three things at a time beside its daily work. A fourth objective "
    "rarely gets done; it only takes time from the other three.",
    severity=Severity.WARNING,
    bad=files(
        """\
        okrs/2026-Q4/growth/exit.md
        okrs/2026-Q4/growth/learning.md
        okrs/2026-Q4/growth/onboarding.md
        okrs/2026-Q4/growth/trial-to-paid.md
        """,
        _objectives(3),
    ),
    good=files(
        """\
        okrs/2026-Q4/growth/exit.md
        okrs/2026-Q4/growth/trial-to-paid.md
        """,
        _objectives(1),
    ),
    folder=_check,
)
