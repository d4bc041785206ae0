"""A task in disguise."""

from collections.abc import Sequence

from site_builder.model.finding import Violation
from site_builder.model.measure import Metric, Milestone
from site_builder.model.objective import KeyResult
from site_builder.model.terms import Severity
from site_builder.rules.example import key_result
from site_builder.rules.rule import Facts, Rule, Violations
from site_builder.rules.wording import Wording, read_title
from site_builder.rules.wording.lexicon import DETERMINERS, MEASURES
from site_builder.rules.wording.verbs import NOUN_TOO, PARTICLES
from site_builder.rules.wording.words import lemma

_NAMING = frozenset("of that who which whose where per until between among".split())
"""“Share of …”, “Trials that …”: the word before is a noun, whatever it may be elsewhere."""
_MAYBE_NOUN = NOUN_TOO - {"ship"}
_ORDERING = DETERMINERS | PARTICLES
_NAMES = MEASURES | frozenset(
    """
    turnaround success cost spend finding frequency time times hour failure error quality base
    volume speed length effort load completion backlog
    """.split()
)
"""Words that name what is measured, wherever they stand behind the first one."""


def _check(one: KeyResult, facts: Facts) -> Violations:
    if not facts.open(one):
        return
    wording = read_title(one.title)
    if wording.task and not _names_measure(one, wording):
        names = "counts work done" if wording.task_kind == "output_count" else "names work"
        yield Violation(
            one.at("title", word=wording.task),
            f"“{wording.task}” {names}, not its effect",
            "Say what will be different when it is done, and measure that: from … to …",
        )


def _names_measure(one: KeyResult, wording: Wording) -> bool:
    """Whether the words that could be a task name what the figures measure: “Contracts signed”."""
    if one.measure is None or wording.task_kind == "output_count" or wording.shape == "passive":
        return False
    if isinstance(one.measure, Milestone):
        return wording.shape == "thing"
    if isinstance(one.measure, Metric) and (one.measure.baseline, one.measure.target) == (0, 1):
        return wording.shape == "thing"
    begins = one.title.startswith(wording.task or "")
    return wording.shape != "order" or not begins or _begins_with_noun(one.title.lower().split())


def _begins_with_noun(words: Sequence[str]) -> bool:
    """Whether what could be an order is a compound: “Support tickets”, “Build time”."""
    second = words[1] if len(words) > 1 else ""
    if second in _ORDERING or second[:1].isdigit():
        return False
    if second in _NAMING or any({word, lemma(word)} & _NAMES for word in words[1:]):
        return True
    return words[0] in _MAYBE_NOUN and any(lemma(word) != word for word in words[1:])


RULE = Rule(
    code="OKR301",
    name="task",
    why="A task can be done on time and change nothing. A key result says what will be different "
    "because of the work, so that the team may find a better way to get there. Keep the task "
    "wherever you keep tasks, and measure here what it is for.",
    severity=Severity.WARNING,
    bad=key_result("""\
        activation-ctr:
          title: Publish five posts about activation
          owner: sam
          from: 0
          to: 5
          unit: posts
        """),
    good=key_result("""\
        activation-ctr:
          title: Readers of our posts start a trial
          owner: sam
          from: 1
          to: 4
          unit: "%"
        """),
    key_result=_check,
)
