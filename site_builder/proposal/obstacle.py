"""What holds a proposal up, whoever has approved it."""

from collections.abc import Iterator, Sequence

from site_builder.proposal.study import Proposal, Study
from site_builder.review.request import Request
from site_builder.review.verdict import Obstacle

_KNOWN_COMMITS = 250
"""Of how many commits of a request GitHub tells whose account made them."""


def obstacle(
    request: Request, twins: Sequence[int], study: Study, proposal: Proposal
) -> Obstacle | None:
    """The first thing that holds a request up; `twins` are others that propose the same commit."""
    return next(_obstacles(request, twins, study, proposal), None)


def _obstacles(
    request: Request, twins: Sequence[int], study: Study, proposal: Proposal
) -> Iterator[Obstacle]:
    branch = request.branch
    if study.is_nowhere(proposal):  # a wrong name for its folder must not let everything pass
        yield Obstacle(f"{branch} holds no plan where the bot looks", "begin with company.md")
    if proposal.sides.conflict:
        yield Obstacle(f"it conflicts with {branch}", "bring it up to date")
    if twins:  # they share their statuses
        which = ", ".join(f"#{one}" for one in twins)
        yield Obstacle(f"{which} proposes the same commit", "close one of them")
    if request.commits > _KNOWN_COMMITS:
        what = f"GitHub names who made {_KNOWN_COMMITS} of its {request.commits:,} commits"
        yield Obstacle(what, "put them together")
    if request.replayed and study.replays_otherwise(request.head):
        what = f"{branch} changed the same files, and this repository can rebase while it merges"
        yield Obstacle(what, f"put its commits onto {branch}")
    if study.with_workflows(proposal):  # some of them are taken from the request, and wake the bot
        yield Obstacle("it changes the plan and workflows at once", "make two requests of it")
