"""How a proposal and others that are open get in each other's way."""

from collections.abc import Iterable, Iterator

from site_builder.files.git import GitError
from site_builder.files.tree import NoContentError
from site_builder.proposal.study import Proposal, Study
from site_builder.review.future import Clash, Other, clashes


def clashing(
    study: Study, proposal: Proposal, others: Iterable[tuple[Other, str]]
) -> Iterator[Clash]:
    """The clashes with other requests, each given with the commit that it proposes.

    One that can't be read, or that can't be merged itself, clashes with nothing.
    """
    found, records = proposal.compared
    for other, commit in others:
        try:
            if not study.changes(commit):
                continue
            theirs = study.of_commit(commit)
            together = study.together(proposal, theirs)
        except (GitError, NoContentError):
            continue
        if not theirs.sides.conflict:
            yield from clashes(found, records, other, *theirs.compared, together)
