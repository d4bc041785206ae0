"""`okrs` in the clone of an office: its own process, with nothing set but what a test names."""

import os
import subprocess
import sys

from tests.bot.office import Office
from tests.site import ROOT

Done = subprocess.CompletedProcess[str]


def run(acme: Office, *arguments: object, **settings: str) -> Done:
    """Run it; it never shows a traceback, and never the token."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    where = {"PYTHONPATH": str(ROOT), "GITHUB_API_URL": acme.url}
    done = subprocess.run(
        [sys.executable, "-m", "site_builder.cli", *map(str, arguments)],
        cwd=acme.clone,
        env=kept | where | settings,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Traceback" not in done.stdout + done.stderr
    assert acme.token not in done.stdout + done.stderr
    return done


def run_in_ci(acme: Office, *arguments: object, **settings: str) -> Done:
    """The same as a workflow does."""
    ci = {"CI": "true", "GITHUB_TOKEN": acme.token, "GITHUB_REPOSITORY": acme.forge.full_name}
    return run(acme, *arguments, **ci | settings)
