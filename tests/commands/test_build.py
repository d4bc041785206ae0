"""`okrs build` and `okrs serve`: the site of the demo, as it is and as it was."""

import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from http.client import HTTPConnection
from pathlib import Path

import pytest

from tests.repositories import new_repository
from tests.site import ENVIRONMENT, PLAN, broken_links, read, write


def okrs(folder: Path, *arguments: object) -> subprocess.CompletedProcess[str]:
    """Run `okrs` in a folder, as a person would."""
    return subprocess.run(
        [sys.executable, "-m", "site_builder.cli", *map(str, arguments)],
        cwd=folder,
        env=ENVIRONMENT,
        capture_output=True,
        text=True,
        check=False,
    )


def text(page: Path) -> str:
    """What a page says."""
    return " ".join(read(page / "index.html", within="okr").text.split())


@pytest.fixture(scope="module")
def site(lumen_repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("site")
    done = okrs(lumen_repository, "build", "--strict", "--site-dir", folder)
    assert done.returncode == 0, done.stderr
    assert "Documentation built" in done.stdout
    return folder


def test_an_objective_says_who_changed_what_in_which_request(site: Path) -> None:
    page = read(site / "2026-Q4/growth/trial-to-paid/index.html", within="okr")
    told = " ".join(page.text.split())
    assert "Lower the target of the activation email Sam Okafor, Inês Duarte" in told
    assert "Amended. The activation email gets clicked: Target 18 → 16 %." in told
    assert "https://github.com/example/lumen-okrs/pull/60" in {
        one.get("href") for one in page.all("a")
    }


def test_the_changes_have_a_page(site: Path) -> None:
    told = text(site / "changes")
    assert "Week of 2 November 2026" in told
    assert "Grade Q3: the company Ana Ferreira, Tomáš Novák" in told
    assert "Owner Kenji Mori → Olga Petrenko." in told


def test_home_tells_what_changed_this_week(site: Path) -> None:
    assert "What changed this week Count the seats bought without a conversation" in text(site)


def test_every_link_leads_somewhere(site: Path) -> None:
    assert list(broken_links(site)) == []


@pytest.mark.parametrize(
    ("day", "page", "says", "not_yet"),
    [
        ("2026-10-30", "2026-Q4/growth/trial-to-paid", "from 12 % to 18 %", "Amended"),
        ("2026-10-19", "2026-Q4/marketing/partner-channel", "Partners bring us", "Dropped"),
        ("2026-09-28", "2026-Q4/success/weekly-use", "Customers use Lumen every week", "habit in"),
        ("2026-06-24", ".", "Starts in 7 days", "Q4 2026"),
    ],
)
def test_the_site_as_it_stood_on_a_day(
    as_of: Callable[[str], Path], day: str, page: str, says: str, not_yet: str
) -> None:
    site = as_of(day)
    told = text(site / page)
    assert says in told
    assert not_yet not in told
    assert list(broken_links(site)) == []


@pytest.fixture
def as_of(lumen_repository: Path, tmp_path: Path) -> Callable[[str], Path]:
    """Builds the site as it stood on a day."""

    def build(day: str) -> Path:
        done = okrs(lumen_repository, "build", "-q", "--as-of", day, "--site-dir", tmp_path)
        assert done.returncode == 0, done.stderr
        return tmp_path

    return build


def test_a_day_without_a_plan_keeps_the_site_that_is_there(
    lumen_repository: Path, tmp_path: Path
) -> None:
    (tmp_path / "sitemap.xml").touch()
    done = okrs(lumen_repository, "build", "--as-of", "2026-01-01", "--site-dir", tmp_path)
    assert done.returncode == 2
    assert "there is no commit of 2026-01-01 or before" in done.stderr
    assert (tmp_path / "sitemap.xml").exists()


def test_a_folder_with_other_files_is_not_emptied(lumen_repository: Path, tmp_path: Path) -> None:
    (tmp_path / "thesis.doc").touch()
    done = okrs(lumen_repository, "build", "--site-dir", tmp_path)
    assert done.returncode == 2
    assert "holds something else than a site" in done.stderr
    assert (tmp_path / "thesis.doc").exists()


@pytest.mark.parametrize("command", ["build", "serve"])
def test_without_a_configuration_it_says_where_to_run(tmp_path: Path, command: str) -> None:
    done = okrs(tmp_path, command)
    assert done.returncode == 2
    assert "There is no mkdocs.yml here" in done.stderr


def test_without_the_plugin_it_says_so(tmp_path: Path) -> None:
    write(tmp_path, PLAN | {"mkdocs.yml": "site_name: X\ndocs_dir: okrs\n"})
    done = okrs(tmp_path, "build")
    assert done.returncode == 2
    assert "does not name okrs under plugins" in done.stderr


def test_without_a_repository_the_site_builds_and_says_what_is_missing(tmp_path: Path) -> None:
    write(tmp_path, PLAN)
    done = okrs(tmp_path, "build", "--strict")
    assert done.returncode == 0, done.stderr
    assert "no Git repository yet" in done.stdout
    assert "no Git repository yet" in text(tmp_path / "site" / "changes")
    assert "no Git repository yet" in text(tmp_path / "site" / "2026-Q4/growth/trials")
    assert "What changed this week" not in text(tmp_path / "site")


def test_a_shallow_clone_builds_and_names_fetch_depth(
    lumen_repository: Path, tmp_path: Path
) -> None:
    address = lumen_repository.as_uri()
    subprocess.run(["git", "clone", "-q", "--depth", "1", address, tmp_path / "clone"], check=True)
    done = okrs(tmp_path / "clone", "build", "--strict")
    assert done.returncode == 0, done.stderr
    assert "fetch-depth: 0" in done.stdout
    assert "fetch-depth: 0" in text(tmp_path / "clone" / "site" / "changes")


def test_what_a_commit_says_is_shown_and_never_run(tmp_path: Path) -> None:
    repository = new_repository(write(tmp_path / "plan", PLAN))
    evil = "<script>alert(1)</script> {{ config }} %s (#1)"
    repository.commit({}, evil, author='"><img src=x onerror=alert(1)> <x@x.example>')
    done = okrs(repository.folder, "build", "--strict")
    assert done.returncode == 0, done.stderr
    page = read(repository.folder / "site" / "changes" / "index.html", within="okr")
    assert "<script>alert(1)</script> {{ config }} %s" in page.text
    assert page.all("script") == page.all("img") == []


def test_serve_shows_the_site_and_stops_when_told(lumen_repository: Path, tmp_path: Path) -> None:
    folder = tmp_path / "lumen"
    shutil.copytree(lumen_repository, folder)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    command = [sys.executable, "-m", "site_builder.cli", "serve", "--address", address]
    with (tmp_path / "log").open("w") as log:
        process = subprocess.Popen(command, cwd=folder, env=ENVIRONMENT, stdout=log, stderr=log)
        try:
            assert "Lumen OKRs" in fetched(address)
            other = okrs(folder, "serve", "--address", address)
            assert other.returncode == 1
            assert "Choose another --address" in other.stderr
        finally:
            process.send_signal(signal.SIGINT)
            assert process.wait(20) in {0, 1}


def fetched(address: str) -> str:
    """The home page, as soon as it is served."""
    for _ in range(100):
        try:
            asked = HTTPConnection(address, timeout=10)
            asked.request("GET", "/")
            return asked.getresponse().read().decode()
        except OSError:
            time.sleep(0.2)
    raise TimeoutError(address)
