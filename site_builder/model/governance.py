"""Who decides what: the company's stage sets the direction in which goals are set (DESIGN §4)."""

from collections.abc import Mapping
from enum import StrEnum

from site_builder.model.terms import Stage


class Matter(StrEnum):
    """What a proposal can change."""

    COMPANY = "company"
    """The company's file, its teams, a cycle, an objective of the company."""
    OBJECTIVE = "objective"
    """A team's objective that is new, dropped or re-aligned."""
    KEY_RESULT = "key-result"
    AMENDMENT = "amendment"
    """A commitment that changes while its cycle runs."""
    CHECK_IN = "check-in"
    """A check-in or a retrospective."""
    PRIORITIES = "priorities"


class Decider(StrEnum):
    """Who approves it. Leadership means one of them."""

    LEADERSHIP = "leadership"
    LEAD = "lead"
    LEAD_AND_LEADERSHIP = "lead-and-leadership"
    LEAD_IF_ALIGNED = "lead-if-aligned"
    """The team's lead; leadership where the objective supports nothing."""
    TEAM = "team"
    """Nobody, when the owner or a member of the team wrote it; else the team's lead."""
    PERSON = "person"


_TOP_DOWN = {
    Matter.COMPANY: Decider.LEADERSHIP,
    Matter.OBJECTIVE: Decider.LEADERSHIP,
    Matter.KEY_RESULT: Decider.LEADERSHIP,
    Matter.AMENDMENT: Decider.LEADERSHIP,
    Matter.CHECK_IN: Decider.TEAM,
    Matter.PRIORITIES: Decider.PERSON,
}
_HYBRID = _TOP_DOWN | {
    Matter.KEY_RESULT: Decider.LEAD,
    Matter.AMENDMENT: Decider.LEAD_AND_LEADERSHIP,
}
_BOTTOM_UP = _TOP_DOWN | {
    Matter.OBJECTIVE: Decider.LEAD_IF_ALIGNED,
    Matter.KEY_RESULT: Decider.LEAD,
    Matter.AMENDMENT: Decider.LEAD,
}


def deciders(stage: Stage) -> Mapping[Matter, Decider]:
    """Who decides each matter at a stage, before a company's own `approvals`."""
    return {"top-down": _TOP_DOWN, "hybrid": _HYBRID, "bottom-up": _BOTTOM_UP}[stage.governance]


_OF_A_TEAM = (Decider.LEADERSHIP, Decider.LEAD, Decider.LEAD_AND_LEADERSHIP)
FITTING: Mapping[Matter, tuple[Decider, ...]] = {
    Matter.COMPANY: (Decider.LEADERSHIP,),
    Matter.OBJECTIVE: (*_OF_A_TEAM, Decider.LEAD_IF_ALIGNED),
    Matter.KEY_RESULT: (*_OF_A_TEAM, Decider.LEAD_IF_ALIGNED),
    Matter.AMENDMENT: (*_OF_A_TEAM, Decider.LEAD_IF_ALIGNED),
    Matter.CHECK_IN: (*_OF_A_TEAM, Decider.TEAM),
    Matter.PRIORITIES: (Decider.LEADERSHIP, Decider.PERSON),
}
"""Who can decide what: nobody leads the company's folder, and a target is no one person's own."""
