"""The bot: looks at a request on the forge, judges it, and does what is left to do.

A run reads what the forge knows, decides, and acts on the difference. So it can die between any two
calls: the next run does what is left, and nothing twice.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from time import sleep

from github.GithubException import GithubException
from requests import RequestException

from site_builder.effects.actions import print_actions
from site_builder.effects.github.carry_out import ClosedGateError, carry_out
from site_builder.effects.github.client import Forge, is_final, reason
from site_builder.effects.github.facts import (
    head_of,
    login_of_user,
    open_requests,
    read_posted,
    read_request,
)
from site_builder.files.fetch import branch_ref, fetch_commit, fetch_requests, request_ref
from site_builder.files.git import GitError
from site_builder.files.hands import hands
from site_builder.files.merge import commit_named
from site_builder.files.tree import NoContentError
from site_builder.proposal.clash import clashing
from site_builder.proposal.judge import judge, told
from site_builder.proposal.obstacle import obstacle
from site_builder.proposal.study import Proposal, Study
from site_builder.proposal.suggest import suggestions
from site_builder.review.actions import Action, SetStatus
from site_builder.review.approval import Said
from site_builder.review.future import Other
from site_builder.review.markdown import plain
from site_builder.review.request import APPROVAL, CHECK, Request, State, same_case
from site_builder.review.todo import Case, login_of, todo
from site_builder.review.verdict import Verdict
from site_builder.review.weight import dependants

_TRIES = 3
"""How often a run begins anew, where an answer was lost or the request moved on."""
_OTHERS = 20
"""How many other open requests are looked at for what clashes."""
_TOLD = 300
"""How many characters of an action the log shows."""
_UNSURE = "The bot could not judge this: its log says why"


class BotError(Exception):
    """A request could not be looked after; the message says why, and what to do."""


class _MovedOnError(Exception):
    """Somebody pushed while the bot was reading."""


@dataclass(frozen=True)
class Bot:
    """What looks after the requests of one repository on one day."""

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
    _studies: dict[str, Study] = field(default_factory=dict)

    def look_after_all(self, numbers: Iterable[int]) -> bool:
        """Look after several requests; whether that went well with each.

        Raises `BotError` where nobody can tell which ones.
        """
        try:
            wanted = list(numbers)
        except (GithubException, RequestException) as error:
            raise BotError(f"the open requests can't be read: {reason(error)}") from None
        failed = 0
        for number in wanted:
            try:
                self.look_after(number)
            except BotError as error:
                self.say(f"{error}.")
                failed += 1
        return not failed

    def look_after(self, number: int) -> None:
        """Judge a request, and do what is left to do. Raises `BotError`."""
        problem = ""
        for attempt in range(_TRIES):
            sleep(self.pause * attempt)
            try:
                self._once(number)
            except _MovedOnError:
                problem = "somebody pushed each time it was read; the last push starts another run"
            except ClosedGateError as error:
                raise BotError(f"#{number}: {error}") from None
            except (GithubException, RequestException) as error:
                problem = reason(error)
                if is_final(error):
                    break
            except (GitError, NoContentError) as error:
                problem = f"Git can't read it: {error}"
            else:
                return
        raise BotError(f"#{number} could not be looked after: {problem}")

    def _once(self, number: int) -> None:
        request = read_request(self.forge, number)
        if not request.is_open:
            self._leave(request)
            return
        try:
            actions = self._decide(request)
        except (GithubException, RequestException, GitError, NoContentError, _MovedOnError):
            raise
        except Exception:  # whatever a request contains, it must not stay as it was judged before
            self._act(number, tuple(_unsure(request)))
            raise
        self._act(number, actions)
        if self.carries_out and any(_opens(one) for one in actions):
            now = read_request(self.forge, number)
            if now.is_open and not same_case(now, request):
                raise _MovedOnError  # a run that saw more may have spoken in the meantime

    def _leave(self, request: Request) -> None:
        """Leave a request that is closed; what it would open for others with its commit is shut."""
        self.say(f"#{request.number} is closed: nothing to do.")
        if request.is_merged or not request.is_gated:
            return
        twins = [it.number for it, head in self._others(request) if head == request.head]
        for number in twins[:_OTHERS]:
            self._once(number)
        status = read_posted(self.forge, request.number, request.head).statuses.get(APPROVAL)
        if not twins and status and status.state is State.SUCCESS:
            shut = SetStatus(request.head, APPROVAL, State.PENDING, "The request is closed")
            self._act(request.number, (shut,))

    def _act(self, number: int, actions: tuple[Action, ...]) -> None:
        self.say(f"#{number}:")
        if not self.carries_out:
            print_actions(actions)
            return
        for action in actions:
            self.say(f"  {plain(action.said, _TOLD)}")
        if not actions:
            self.say("  Nothing was left to do.")
        for refused in carry_out(self.forge, number, actions):
            self.say(f"  {refused}")

    def _decide(self, request: Request) -> tuple[Action, ...]:
        others = list(self._others(request))
        twins = [other.number for other, commit in others if commit == request.head]
        others = others[:_OTHERS]
        study = self._fetch(request, [other.number for other, _ in others])
        proposal = study.of_commit(request.head)
        frame = proposal.before.plan.frame
        made = list(hands(self._repository, study.commit, request.head))
        verdict, notes = judge(study, proposal, told(request, made, frame), self.on)
        clashes = tuple(clashing(study, proposal, others))
        held_up = obstacle(request, twins, study, proposal)
        verdict = replace(verdict, clashes=clashes, obstacle=held_up)
        case = Case(
            verdict,
            request,
            frame,
            study.path,
            tuple(self._dependants(request, verdict, proposal)),
            notes,
            tuple(suggestions(self._repository, study.commit, proposal, study.path)),
            only_records=study.only_records(proposal),
        )
        posted = read_posted(self.forge, request.number, request.head)
        if head_of(self.forge, request.number) != request.head:
            raise _MovedOnError
        return todo(case, posted)

    def _dependants(self, request: Request, verdict: Verdict, proposal: Proposal) -> Iterator[str]:
        """The logins of the owners of what depends on it, but the author's."""
        base = proposal.before.plan
        for one in dependants(verdict.differences, base):
            login = login_of(one, base.frame)
            if login.casefold() != request.author.casefold():
                yield login

    def _others(self, request: Request) -> Iterator[tuple[Other, str]]:
        """The other open requests for the same branch, each with its commit."""
        for one in open_requests(self.forge, request.branch):
            if one.number != request.number:
                yield Other(one.number, one.title, login_of_user(one.user)), one.head.sha

    def _fetch(self, request: Request, others: Sequence[int]) -> Study:
        """Bring the objects here, those of the branch as the forge has it now."""
        folder, token = self._repository, self.forge.token
        fetch_requests(folder, [request.number], request.branch, token)
        if others:
            with suppress(GitError):  # one of them may be gone by now
                fetch_requests(folder, others, request.branch, token)
        for commit in {one.commit for one in request.reviews if one.said is Said.APPROVED}:
            with suppress(GitError):  # pushed over and forgotten: it approves nothing any more
                fetch_commit(folder, commit, token)
        base = commit_named(folder, branch_ref(request.branch))
        head = commit_named(folder, request_ref(request.number))
        if (base, head) != (request.tip, request.head):
            raise _MovedOnError
        if base not in self._studies:
            self._studies[base] = Study(self.content, base, self.on, self.cache)
        return self._studies[base]

    @property
    def _repository(self) -> Path:
        return self.content.resolve().parent


def _opens(action: Action) -> bool:
    """Whether it opens the gate."""
    return isinstance(action, SetStatus) and action.state is State.SUCCESS


def _unsure(request: Request) -> Iterator[SetStatus]:
    for context in (APPROVAL, CHECK) if request.is_gated else ():
        yield SetStatus(request.head, context, State.ERROR, _UNSURE)
