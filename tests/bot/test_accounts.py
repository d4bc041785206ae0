"""As whom the bot reads and writes, and where its secrets go."""

import os
import stat
import subprocess
from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path

import pytest

from site_builder.bot import BotError
from site_builder.effects.github.client import SettingsError, forge
from tests.bot.office import OBJECTIVE, PLAN, QUICK, TARGET, Office, office
from tests.github.forge import Forge
from tests.github.records import App
from tests.github.server import serving

CHANGED = {TARGET: OBJECTIVE.replace("company/win:", "compny/win:")}


@pytest.fixture
def acme(tmp_path: Path) -> Iterator[Office]:
    with office(tmp_path) as opened:
        yield opened


def keys(app: App) -> dict[str, str]:
    return {"OKRS_APP_ID": str(app.id), "OKRS_APP_PRIVATE_KEY": app.private_key}


def writers(acme: Office, number: int) -> set[str]:
    """Everybody who left something on a request."""
    pull, head = acme.forge.pulls[number], acme.forge.pulls[number].head_sha
    return {
        *(it.user for it in pull.comments),
        *(it.user for it in pull.line_comments),
        *(it.user for it in pull.reviews),
        *(it.creator for it in acme.forge.statuses if it.sha == head),
        *(it.app.login for it in acme.forge.check_runs.values() if it.sha == head),
        *(it.actor for it in pull.issue.events),
    }


def test_an_app_writes_under_its_own_name_and_finds_its_comment_again(acme: Office) -> None:
    app = acme.forge.app("okrs-bot")
    number = acme.propose(CHANGED)
    for _ in range(2):
        acme.bot(**keys(app)).look_after(number)  # type: ignore[arg-type]
    assert writers(acme, number) == {"okrs-bot[bot]"}
    assert len(acme.comments(number)) == 1
    assert acme.said[-1] == "  Nothing was left to do."


def test_a_workflow_writes_as_the_actions(acme: Office) -> None:
    number = acme.propose(CHANGED)
    acme.look(number)
    assert writers(acme, number) == {"github-actions[bot]"}


def test_a_person_writes_all_but_the_annotations(acme: Office) -> None:
    acme.token = acme.forge.user_token("ana")
    number = acme.propose(CHANGED)
    for _ in range(2):
        acme.look(number)
    assert writers(acme, number) == {"ana"}
    assert len(acme.comments(number)) == 1
    why = "GitHub answers 403: You must authenticate via a GitHub App."
    assert f"  The findings could not be put at their lines: {why}" in acme.said


def test_a_comment_that_somebody_else_marked_is_left_alone(acme: Office) -> None:
    number = acme.propose(CHANGED)
    acme.forge.comment(number, "eve", "<!-- okrs-review -->\n### Ready: nothing is missing")
    acme.look(number)
    eves, own = acme.forge.pulls[number].comments
    assert (eves.user, eves.body.endswith("missing")) == ("eve", True)
    assert own.body.startswith("<!-- okrs-review -->\n### Needs a fix")


def test_a_status_that_somebody_else_set_is_set_again(acme: Office) -> None:
    number = acme.propose(CHANGED)
    acme.look(number)
    head = acme.forge.pulls[number].head_sha
    acme.forge.status(head, "okrs/approval", "success", "Approved", by="eve")
    assert acme.judged(number) == "pending"


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({}, "there is no token: set OKRS_TOKEN or GITHUB_TOKEN"),
        ({"OKRS_APP_ID": "7"}, "OKRS_APP_PRIVATE_KEY is not set"),
        ({"OKRS_APP_PRIVATE_KEY": "k", "GITHUB_TOKEN": "t"}, "OKRS_APP_ID is not set"),
        ({"OKRS_APP_ID": "7", "OKRS_APP_PRIVATE_KEY": "k"}, "is no private key in PEM form"),
    ],
)
def test_settings_that_are_missing_are_told_in_words(
    acme: Office, settings: dict[str, str], said: str
) -> None:
    with pytest.raises(SettingsError, match=said):
        forge("acme/okrs", {"GITHUB_API_URL": acme.url, **settings}, QUICK)


def test_settings_that_are_empty_are_as_if_they_were_not_set() -> None:
    empty = {"OKRS_APP_ID": "", "OKRS_APP_PRIVATE_KEY": "", "OKRS_TOKEN": "", "OKRS_BOT": ""}
    made = forge("acme/okrs", empty | {"GITHUB_TOKEN": "ghs_t"})
    assert (made.token, made.login, made.api) == (
        "ghs_t",
        "github-actions[bot]",
        "https://api.github.com",
    )


def test_an_app_that_github_does_not_know_is_told_in_words(acme: Office) -> None:
    app, other = acme.forge.app("okrs-bot"), acme.forge.app("other")
    where = {"GITHUB_API_URL": acme.url}
    with pytest.raises(SettingsError) as foreign:
        forge("acme/okrs", where | keys(app) | {"OKRS_APP_PRIVATE_KEY": other.private_key}, QUICK)
    with pytest.raises(SettingsError) as elsewhere:
        forge("acme/other", where | keys(app), QUICK)
    with pytest.raises(SettingsError) as nobody:
        forge("acme/okrs", {"GITHUB_API_URL": "http://localhost:9"} | keys(app), QUICK)
    said = [str(it.value).partition(": ")[2] for it in (foreign, elsewhere, nobody)]
    assert said == [
        "GitHub answers 401: A JSON web token could not be decoded",
        "GitHub answers 404: Not Found",
        "GitHub could not be reached (ConnectionError)",
    ]


def test_an_enterprises_own_forge(tmp_path: Path) -> None:
    made = Forge(tmp_path / "forge", private=True)
    made.collaborator("ana", "maria", "sam", "tomas", "ines", "jonas")
    made.commit("main", dict(PLAN), author="ana")
    app, clone = made.app("okrs-bot"), tmp_path / "clone"
    with serving(made, "/api/v3") as url:
        subprocess.run(["git", "clone", "-q", made.git_path, clone], check=True)
        for token in ({"OKRS_TOKEN": made.workflow_token({})}, keys(app)):
            acme = Office(made, url, clone)
            branch = f"b{len(made.pulls)}"
            number = acme.propose({**CHANGED, "README.md": branch}, branch=branch)
            if "OKRS_TOKEN" in token:
                with pytest.raises(BotError, match="Resource not accessible by integration"):
                    acme.bot(**token).look_after(number)  # type: ignore[arg-type]
            else:
                acme.bot(**token).look_after(number)  # type: ignore[arg-type]
                assert acme.approval(number) == "pending"
                assert writers(acme, number) == {"okrs-bot[bot]"}
    assert {one.token for one in made.calls} == {"workflow", "jwt", "app"}


def spying(folder: Path) -> Path:
    """A `git` that notes its arguments before it does what it should."""
    real = subprocess.run(["which", "git"], capture_output=True, text=True, check=True).stdout
    folder.mkdir()
    git, log = folder / "git", folder / "log"
    git.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" >> {log}\nexec {real.strip()} "$@"\n')
    git.chmod(git.stat().st_mode | stat.S_IEXEC)
    return log


@pytest.mark.parametrize("as_app", [True, False])
def test_the_token_travels_to_git_in_the_environment_alone(
    acme: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, as_app: bool
) -> None:
    clone, log = tmp_path / "by-http", spying(tmp_path / "bin")
    subprocess.run(["git", "clone", "-q", acme.forge.git_path, clone], check=True)
    subprocess.run(
        ["git", "remote", "set-url", "origin", acme.forge.git_url], cwd=clone, check=True
    )
    monkeypatch.setenv("PATH", f"{log.parent}{os.pathsep}{os.environ['PATH']}")
    acme.clone = clone
    number = acme.propose(CHANGED)
    bot = acme.bot(**keys(acme.forge.app()) if as_app else {})  # type: ignore[arg-type]
    bot.look_after(number)
    assert acme.approval(number) == "pending"
    token = bot.forge.token
    hidden = (token, b64encode(f"x-access-token:{token}".encode()).decode())
    told = [log.read_text(), *(it.read_text("utf-8", "replace") for it in files(clone / ".git"))]
    assert "fetch" in told[0]
    assert not [one for one in told for secret in hidden if secret in one]


def files(folder: Path) -> Iterator[Path]:
    """What Git keeps besides objects."""
    return (it for it in folder.rglob("*") if it.is_file() and "objects" not in it.parts)


@pytest.mark.parametrize("what", ["ended", "unknown", "moved"])
def test_git_that_is_refused_says_so_without_the_token(
    acme: Office, tmp_path: Path, what: str
) -> None:
    clone, token = tmp_path / "by-http", acme.token
    subprocess.run(["git", "clone", "-q", acme.forge.git_path, clone], check=True)
    address = acme.forge.git_url.replace("okrs.git", "gone.git" if what == "moved" else "okrs.git")
    subprocess.run(["git", "remote", "set-url", "origin", address], cwd=clone, check=True)
    acme.clone = clone
    number = acme.propose(CHANGED)
    if what == "ended":
        acme.forge.faults.on_call(5, lambda: acme.forge.expire(token))
    made = acme.bot()
    if what == "unknown":
        acme.forge.tokens[token].permissions.pop("contents")
    with pytest.raises(BotError) as told:
        made.look_after(number)
    said = "\n".join([str(told.value), *acme.said])
    assert f"#{number} could not be looked after: " in said
    assert not [one for one in secrets(token) if one in said]


def secrets(token: str) -> Iterator[str]:
    yield token
    yield b64encode(f"x-access-token:{token}".encode()).decode()
