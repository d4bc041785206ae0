"""Print the path of a Chromium that the tests can drive, and get one where there is none.

Looked for in this order: the variable OKRS_CHROMIUM, the names a Chromium goes by on PATH, the
browser that Playwright downloaded earlier. Where there is none, it is installed: by apt as root on
Debian and its kin, else by Playwright. Only the path goes to standard output; what is being done
is told on standard error.
"""

import os
import shutil
import subprocess
import sys
import time

from playwright.sync_api import sync_playwright

NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)
TRIES = 3
PAUSE = 5  # seconds before the second try; twice that before the third
IS_ROOT = os.geteuid() == 0


def main() -> int:
    """Print the path of a Chromium; return 1, and say what to do, when there is none to be had."""
    found = find() or install()
    if found is None:
        say("No Chromium here, and none could be installed. Name one: OKRS_CHROMIUM=/path/to/it")
        return 1
    print(found)
    return 0


def find() -> str | None:
    """Return the path of a Chromium that is here already, else None.

    A wrong OKRS_CHROMIUM ends the program: whoever names a browser means that one.
    """
    named = os.environ.get("OKRS_CHROMIUM")
    if named:
        return startable(named) or sys.exit(f"OKRS_CHROMIUM names {named!r}, which does not start.")
    return next(filter(None, map(startable, (*NAMES, downloaded()))), None)


def startable(name: str) -> str | None:
    """Return the path of a program that runs, else None: some systems have a stub of that name."""
    path = shutil.which(name)
    return path if path and run([path, "--version"])[0] else None


def downloaded() -> str:
    """Return the path at which the installed Playwright keeps its Chromium once it has one."""
    with sync_playwright() as playwright:
        return playwright.chromium.executable_path


def install() -> str | None:
    """Install a Chromium by the means this machine has and return its path, else None."""
    if IS_ROOT and shutil.which("apt-get"):
        say("No Chromium here yet: installing Debian's with apt-get (about 100 MB, once) …")
        apt("update")
        apt("install", "-y", "--no-install-recommends", "chromium")
    return find() or download()


def apt(*arguments: str) -> None:
    """Run apt-get without questions, and again when it fails: mirrors and locks recover."""
    options = ["-qq", "-o", "DPkg::Lock::Timeout=120", "-o", "Acquire::Retries=3"]
    for attempt in range(TRIES):
        time.sleep(PAUSE * attempt)
        done, output = run(["apt-get", *options, *arguments])
        if done:
            return
        say(f"apt-get {arguments[0]} failed ({attempt + 1} of {TRIES}):\n{output}")


def download() -> str | None:
    """Let Playwright download its own Chromium and return its path, else None."""
    say("No Chromium here yet: Playwright downloads its own (about 150 MB, once) …")
    libraries = ["--with-deps"] if IS_ROOT else []
    done, output = run([sys.executable, "-m", "playwright", "install", *libraries, "chromium"])
    if not done:
        say(f"playwright install failed:\n{output}")
    return find()


def run(command: list[str]) -> tuple[bool, str]:
    """Run a command without questions; return whether it worked, and what it printed."""
    done = subprocess.run(
        command,
        check=False,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
    )
    return done.returncode == 0, done.stdout


def say(sentence: str) -> None:
    """Tell the person who is waiting what is going on."""
    print(sentence, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
