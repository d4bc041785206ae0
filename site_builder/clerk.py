"""The clerk: makes a request of what somebody asks for in an issue or a comment.

Only what the event says is taken, and only where its author sent it: what others have edited since
is none of the author's words. The branch says where it was asked for, so that the bot, when it
judges the request, finds out from the forge whose proposal it is.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from time import sleep

from github.GithubException import GithubException
from requests import RequestException

from site_builder.effects.github.answers import answer
from site_builder.effects.github.client import Forge, is_final, reason
from site_builder.effects.github.facts import may_write, still_says
from site_builder.effects.github.propose import (
    ForeignCommitsError,
    Proposed,
    Wanted,
    newest_request,
    propose,
)
from site_builder.files.fetch import branch_ref, fetch_branch, fetch_proposals
from site_builder.files.git import GitError
from site_builder.files.merge import Sides, changed_files, commit_named, parting
from site_builder.files.tree import NoContentError
from site_builder.intake.answer import (
    accepted,
    ended,
    message,
    refused,
    request_body,
    stuck,
    title,
)
from site_builder.intake.answers import Answers, read_answers
from site_builder.intake.around import Around
from site_builder.intake.asked import Asked
from site_builder.intake.check_ins import from_comment, from_form
from site_builder.intake.comment import Line, read_comment
from site_builder.intake.fields import CHECK_IN, OBJECTIVE
from site_builder.intake.proposals import key_result, objective
from site_builder.intake.taken import NotTakenError, Taken
from site_builder.proposal.study import Study
from site_builder.review.verdict import person_of

_TRIES = 3
_FORBIDDEN = 403
_NO_REQUESTS = "not permitted to create or approve pull requests"


class ClerkError(Exception):
    """What was asked for could not be looked at; the message says why."""


@dataclass(frozen=True)
class Clerk:
    """What takes what people ask for, in one repository on one day."""

    forge: Forge
    content: Path
    """The folder of the plan, in a clone of the repository."""
    on: date
    cache: Path | None = None
    carries_out: bool = False
    """Else it only says what it would do."""
    say: Callable[[str], None] = print
    pause: float = 2.0
    """How many seconds to wait before a run begins anew."""

    def take_all(self, everything: Iterable[Asked]) -> list[int]:
        """The numbers of the requests that it became. Raises `ClerkError`."""
        return [number for one in everything if (number := self.take(one)) is not None]

    def take(self, asked: Asked) -> int | None:
        """The number of the request that it became; None where it became none.

        Raises `ClerkError`.
        """
        problem = ""
        for attempt in range(_TRIES):
            sleep(self.pause * attempt)
            try:
                return self._take(asked)
            except (GithubException, RequestException) as error:
                problem = f"{reason(error)}{_hint(error)}"
                if is_final(error):
                    break
            except (GitError, NoContentError) as error:
                problem = f"Git can't read the plan: {error}"
        with suppress(GithubException, RequestException):  # the log says it in any case
            self._answer(asked, stuck(asked.spot))
        raise ClerkError(f"What {asked.login} asks for could not be taken: {problem}")

    def _take(self, asked: Asked) -> int | None:
        if not _asks(asked):
            self.say("Nobody asks for anything there: nothing to do.")
            return None
        if not still_says(self.forge, asked):
            self.say("It says something else by now, or is gone: only that counts.")
            return None
        earlier = newest_request(self.forge, asked.spot.branch, self.forge.reads.default_branch)
        if earlier and earlier.state != "open":
            is_merged = earlier.merged_at is not None
            self._answer(asked, ended(asked.spot, earlier.number, is_merged=is_merged))
            return None
        try:
            return self._propose(asked)
        except NotTakenError as error:
            self._answer(asked, refused(asked.spot, error, earlier.number if earlier else None))
            return None

    def _propose(self, asked: Asked) -> int | None:
        if not may_write(self.forge.reads, asked.login):
            raise NotTakenError([_outside(asked)])
        base = self.forge.reads.default_branch
        study, around = self._look_around(asked, base)
        taken = _taken(asked, around)
        wanted = Wanted(
            asked.spot.branch,
            base,
            {study.path(f"plan/{path}"): text for path, text in taken.files.items()},
            title(taken),
            request_body(asked),
            message(asked, taken),
            study.commit,
        )
        if not self.carries_out:
            self.say(f"Propose {', '.join(wanted.files)} on {wanted.branch}: {wanted.title}.")
            return None
        try:
            proposed = propose(self.forge, wanted)
        except ForeignCommitsError:
            raise NotTakenError([_foreign(asked)]) from None
        if not proposed.is_open:  # somebody closed or merged it just now
            return self._take(asked)
        self._accept(asked, taken, proposed)
        return proposed.number

    def _accept(self, asked: Asked, taken: Taken, proposed: Proposed) -> None:
        self.say(f"#{proposed.number} holds what {asked.login} asks for: {proposed.address}")
        self._answer(asked, accepted(asked.spot, taken, proposed.number))

    def _answer(self, asked: Asked, words: str) -> None:
        if self.carries_out:
            answer(self.forge, asked.spot, words)
        else:
            self.say(f"Answer in #{asked.spot.issue}:\n{words}")

    def _look_around(self, asked: Asked, base: str) -> tuple[Study, Around]:
        """The plan as the forge has it now, and what others propose."""
        folder = self.content.resolve().parent
        fetch_branch(folder, base, self.forge.token)
        study = Study(self.content, branch_ref(base), self.on, self.cache)
        by = person_of(asked.login, study.base.plan.frame)
        if by.startswith("@"):
            raise NotTakenError([_unknown(asked)])
        return study, Around(
            study.base.tree,
            study.base.plan,
            study.base.checked.findings,
            self.on,
            by,
            frozenset(self._proposed(asked, study)),
            self.cache,
        )

    def _proposed(self, asked: Asked, study: Study) -> Iterator[str]:
        """The files of the plan that other proposals hold, by path below its folder."""
        folder, below = self.content.resolve().parent, study.path("plan/")
        for ref in fetch_proposals(folder, self.forge.token):
            if ref.endswith(f"/{asked.spot.branch}"):
                continue
            with suppress(GitError):  # a branch without a common history
                head = commit_named(folder, ref)
                states = Sides(parting(folder, study.commit, head), head)
                for path in changed_files(folder, states):
                    yield path.removeprefix(below)


def _asks(asked: Asked) -> bool:
    """Whether it asks for something, be it as clear as it may."""
    try:
        return bool(_read(asked))
    except NotTakenError:
        return True


def _read(asked: Asked) -> Answers | Sequence[Line] | None:
    """What it tells; nothing where it asks for nothing. Raises `NotTakenError`."""
    if asked.spot.comment:
        return read_comment(asked.words)
    return read_answers(asked.words, asked.title)


def _taken(asked: Asked, around: Around) -> Taken:
    """The files that it becomes. Raises `NotTakenError`."""
    answers = _read(asked)
    if not isinstance(answers, Answers):
        return from_comment(asked.words, around)
    if answers.form is CHECK_IN:
        return from_form(answers, around)
    return (objective if answers.form is OBJECTIVE else key_result)(answers, around)


def _hint(error: Exception) -> str:
    """What the operator can do about a call that was refused."""
    if not isinstance(error, GithubException) or error.status != _FORBIDDEN:
        return ""
    if _NO_REQUESTS in str(error.data):
        return (
            '. Allow it in Settings → Actions → General: "Allow GitHub Actions to create and '
            'approve pull requests"; or set up an App. Then run this again'
        )
    if is_final(error):
        return (
            ". The token needs contents: write, pull-requests: write and issues: write. "
            "Then run this again"
        )
    return ""


def _unknown(asked: Asked) -> str:
    return (
        f"You are {asked.login} here, and nobody whom the plan knows. Ask your lead to name you "
        f"in your team's file, or to add people/{asked.login.lower()}.md with your name."
    )


def _outside(asked: Asked) -> str:
    return (
        f"Only people who may write in this repository can propose something this way, and "
        f"{asked.login} may not. Ask whoever looks after the repository to invite you."
    )


def _foreign(asked: Asked) -> str:
    return (
        "Somebody else has changed what I made of this, and their work must not be lost. It lies "
        f"on the branch {asked.spot.branch}: talk to them, or "
        f"{'write a new comment' if asked.spot.comment else 'open a new issue'}."
    )
