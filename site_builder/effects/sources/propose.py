"""Opening the request of each team, as the bot."""

from collections.abc import Callable, Mapping, Sequence

from github.GithubException import GithubException
from requests import RequestException

from site_builder.effects.github.client import Forge, reason
from site_builder.effects.github.propose import ForeignCommitsError, Wanted, propose
from site_builder.effects.sources.report import body, title
from site_builder.files.check_in_draft import Draft


def propose_all(
    forge: Forge, teams: Mapping[str, Sequence[Draft]], inside: str, say: Callable[[str], None]
) -> bool:
    """Open or renew a request for each team, and say which; whether all could be.

    `inside` is the path of the plan in the repository, which ends in a slash or is empty. One that
    can't be opened does not keep the others from theirs.
    """
    try:
        base = forge.reads.default_branch
    except (GithubException, RequestException) as error:
        say(f"The repository can't be read: {reason(error)}.")
        return False
    opened = [_propose(forge, base, team, those, inside, say) for team, those in teams.items()]
    return all(opened)


def _propose(  # noqa: PLR0913 (each is what the request is made of)
    forge: Forge,
    base: str,
    team: str,
    those: Sequence[Draft],
    inside: str,
    say: Callable[[str], None],
) -> bool:
    files = {f"{inside}{one.path}": one.text for one in those}
    named = title(team, those)
    wanted = Wanted(f"okrs/pull-{team}", base, files, named, body(those), named, again=True)
    try:
        proposed = propose(forge, wanted)
    except ForeignCommitsError:
        say(f"{team} is left out: somebody else has pushed to {wanted.branch}, which stays as is.")
        return False
    except (GithubException, RequestException) as error:
        say(f"{team} is left out: its request can't be opened: {reason(error)}.")
        return False
    how = "" if proposed.changed else ", as before"
    say(f"{team}: request #{proposed.number}{how}. {proposed.address}")
    return True
