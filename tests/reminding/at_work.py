"""`okrs remind` run in a clone, and what it left on the forge."""

import subprocess
from collections.abc import Callable

from click.testing import CliRunner, Result

from site_builder.cli import main
from tests.bot.office import CHECK_IN, Office
from tests.github.records import Issue

Run = Callable[..., Result]
GROWTH = "okrs/2026-Q4/growth/check-ins"


def runner(acme: Office) -> Run:
    """`okrs remind` in the clone, with nothing set but what a test names; the plan as it is now."""

    def run(*arguments: str, **settings: str) -> Result:
        subprocess.run(["git", "pull", "-q"], cwd=acme.clone, check=True)
        unset = dict.fromkeys(("CI", "GITHUB_TOKEN", "GITHUB_SERVER_URL", "OKRS_APP_ID"))
        where = {"GITHUB_API_URL": acme.url, "OKRS_TOKEN": acme.token}
        env = {**unset, **where, "GITHUB_REPOSITORY": "acme/okrs", **settings}
        words = ["remind", "--content", str(acme.clone / "okrs"), *arguments]
        done = CliRunner().invoke(main, words, env=env)
        assert isinstance(done.exception, SystemExit | None)
        assert acme.token not in done.output
        return done

    return run


def remind(okrs: Run, at: str, *more: str, **settings: str) -> None:
    done = okrs("--at", at, "--carry-out", *more, **settings)
    assert (done.exit_code, done.stderr) == (0, ""), done


def about(acme: Office, team: str) -> list[Issue]:
    """The issues that remind a team."""
    mark = f"<!-- okrs-remind {team} "
    return [one for one in acme.forge.issues.values() if (one.body or "").startswith(mark)]


def tell(acme: Office, day: str, text: str = CHECK_IN) -> None:
    """Have Growth check in."""
    acme.forge.commit("main", {f"{GROWTH}/{day}.md": text})
