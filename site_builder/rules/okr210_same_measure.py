"""Two key results of a cycle that measure the same thing."""

from site_builder.model.finding import Violation
from site_builder.model.objective import Ref
from site_builder.model.outline import Outlook
from site_builder.model.terms import Severity
from site_builder.rules.example import key_result
from site_builder.rules.rule import Rule, Violations


def _check(outlook: Outlook) -> Violations:
    for folders in outlook.open.values():
        first: dict[str, Ref] = {}
        for folder in folders:
            for one in folder.live:
                for key in one.key_results:
                    ref = one.ref._replace(key_result=key.id)
                    other = first.setdefault(key.subject, ref)
                    if key.subject and other != ref:
                        yield Violation(
                            one.at("key_results", key.id, "title"),
                            f"this measures the same as {'/'.join(other[1:])}",
                            "Keep one of the two and support it, or say in both titles what sets "
                            "them apart.",
                        )


RULE = Rule(
    code="OKR210",
    name="same-measure",
    why="When two key results measure the same thing, its progress counts twice and nobody is "
    "sure whose it is. A team that helps with somebody else's figure supports that objective "
    "and measures its own part.",
    severity=Severity.WARNING,
    bad=key_result("""\
        offers-won:
          title: The share of offers won
          owner: maria
          from: 20
          to: 30
          unit: "%"
        """),
    good=key_result("""\
        offers-asked:
          title: Trials that ask for an offer
          owner: maria
          from: 20
          to: 30
          unit: "%"
        """),
    plan=_check,
)
