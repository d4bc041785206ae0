"""A site that is brought up to date is the one that a clean build makes, whatever has changed."""

import filecmp
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Mapping
from importlib.metadata import distribution
from pathlib import Path

import pytest
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.commands.build import get_context
from mkdocs.config import load_config

from site_builder.mkdocs_files import TEMPLATES, OkrsPage
from site_builder.mkdocs_plugin import OkrsPlugin
from tests.site import ENVIRONMENT, ROOT, build, write

_DREW = re.compile(r"Drew (\S+) of (\S+) pages")
_OBJECTIVE = "okrs/2026-Q4/growth/trial-to-paid.md"


def lumen(folder: Path) -> Path:
    """The sample company in a folder of its own, with a page of the user's beside the plan."""
    shutil.copytree(ROOT / "okrs", folder / "okrs")
    write(folder, {"docs/about.md": "# About\n\n[Growth](teams/growth.md) and the rest.\n"})
    settings = (ROOT / "mkdocs.yml").read_text().replace("docs_dir: okrs", "docs_dir: docs")
    (folder / "mkdocs.yml").write_text(settings)
    return folder


def drawn(folder: Path, **variables: str) -> int:
    """Build the site of a folder; how many pages and files of the plan were made for it."""
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build"],
        cwd=folder,
        env=ENVIRONMENT | variables,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    told = _DREW.search(done.stderr)
    assert told, done.stderr
    return int(told[1].replace(",", ""))


def clean_site(folder: Path, at: Path, **variables: str) -> Path:
    """The site that a clean build of the same files makes."""
    shutil.copytree(folder, at, ignore=shutil.ignore_patterns(".cache", "site"))
    drawn(at, **variables)
    return at / "site"


def differences(one: Path, other: Path) -> list[str]:
    """The files that differ between two sites, or that only one of them has."""
    names = {
        path.relative_to(root).as_posix()
        for root in (one, other)
        for path in root.rglob("*")
        if path.is_file()
    }
    _, differing, missing = filecmp.cmpfiles(one, other, names, shallow=False)
    return sorted(differing + missing)


def replaced(path: str, old: str, new: str) -> Callable[[Path], None]:
    """A change of a file: one text for another."""

    def change(folder: Path) -> None:
        before = (folder / path).read_text()
        assert old in before
        (folder / path).write_text(before.replace(old, new, 1))

    return change


def added(files: Mapping[str, str]) -> Callable[[Path], None]:
    """A change: new files."""

    def change(folder: Path) -> None:
        write(folder, files)

    return change


def moved(old: str, new: str) -> Callable[[Path], None]:
    """A change of a path."""

    def change(folder: Path) -> None:
        (folder / new).parent.mkdir(parents=True, exist_ok=True)
        (folder / old).rename(folder / new)

    return change


def theme_of_our_own(folder: Path) -> None:
    """A template of the user's in the place of one of ours."""
    text = (ROOT / "theme/okrs/person.html").read_text()
    write(folder, {"overrides/okrs/person.html": text.replace("<h1", '<h1 data-own="yes"')})
    replaced("mkdocs.yml", "name: material", "name: material\n  custom_dir: overrides")(folder)


_CHECK_IN = "okrs/2026-Q4/growth/check-ins/2026-11-13.md"
CHANGES: dict[str, tuple[Callable[[Path], None], int]] = {
    "nothing": (lambda _: None, 0),
    "value": (replaced(_CHECK_IN, "value: ", "value: 1"), 60),
    "title": (replaced(_OBJECTIVE, "objective: ", "objective: Really "), 60),
    "owner": (replaced(_OBJECTIVE, "owner: ", "owner: sam # "), 60),
    "person renamed": (replaced("okrs/people/sam.md", "name: Sam", "name: Samuel"), 80),
    "team renamed": (replaced("okrs/teams/growth.md", "name: ", "name: New "), 120),
    "objective moved": (moved(_OBJECTIVE, "okrs/2026-Q4/platform/trial-to-paid.md"), 100),
    "objective dropped": (replaced(_OBJECTIVE, "objective: ", "dropped: No.\nobjective: "), 60),
    "objective gone": (lambda folder: (folder / _OBJECTIVE).unlink(), 80),
    "new check-in": (
        added({"okrs/2026-Q4/growth/check-ins/2026-11-16.md": "---\nupdates: {}\n---\nFine.\n"}),
        60,
    ),
    "template": (theme_of_our_own, 1000),
    "style": (added({"docs/assets/own.css": "a {color: red}\n"}), 0),
    "setting": (replaced("mkdocs.yml", "site_name: ", "site_name: New "), 1000),
    "addresses": (replaced("mkdocs.yml", "theme:", "use_directory_urls: false\ntheme:"), 1000),
    "site's address": (
        replaced("mkdocs.yml", "theme:", "site_url: https://a.example/b\ntheme:"),
        1000,
    ),
    "company": (replaced("okrs/company.md", "stage: ", "stage: large # "), 1000),
    "user's page": (replaced("docs/about.md", "About", "About us"), 1000),
}


@pytest.mark.parametrize("kind", CHANGES)
def test_what_is_brought_up_to_date_is_what_a_clean_build_makes(tmp_path: Path, kind: str) -> None:
    change, most = CHANGES[kind]
    folder = lumen(tmp_path / "lumen")
    drawn(folder)
    change(folder)
    once = drawn(folder)
    assert once <= most
    clean = clean_site(folder, tmp_path / "clean")
    assert differences(folder / "site", clean) == []
    assert drawn(folder) == 0, "what was just made holds"
    assert differences(folder / "site", clean) == []


def test_another_version_of_a_package_makes_everything_anew(tmp_path: Path) -> None:
    folder = lumen(tmp_path / "lumen")
    whole = drawn(folder)
    known = distribution("mkdocs")
    told, entries = known.read_text("METADATA"), known.read_text("entry_points.txt")
    assert told
    assert entries
    told = re.sub("(?m)^Version: .*", "Version: 99.0", told)
    packages = tmp_path / "packages"
    at = "mkdocs-99.0.dist-info"
    write(packages, {f"{at}/METADATA": told, f"{at}/entry_points.txt": entries})
    upgraded = {"PYTHONPATH": os.pathsep.join((str(packages), str(ROOT)))}
    assert drawn(folder, **upgraded) == whole
    assert differences(folder / "site", clean_site(folder, tmp_path / "clean", **upgraded)) == []


def test_a_page_in_its_frame_is_the_page_that_the_theme_draws_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = lumen(tmp_path / "lumen")
    replaced("mkdocs.yml", "theme:", "site_url: https://a.example/b/\ntheme:")(folder)
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")
    config = load_config(str(folder / "mkdocs.yml"))
    mkdocs_build(config)
    plugin = config.plugins["okrs"]
    assert isinstance(plugin, OkrsPlugin)
    drawing, files = plugin.drawing, plugin.drawing.files
    assert len(plugin.pages) > 100
    for page in plugin.pages:
        file = files.get_file_from_path(page.path)
        assert file
        around = file.page
        assert isinstance(around, OkrsPage)
        if page.path != page.section:
            around.parent = files.landing(page)  # type: ignore[assignment] # a page may be one
        around.active = True
        context = get_context(drawing.nav, [], config, around)
        files.linker.start_from(around.url)
        template = drawing.environment.get_template(TEMPLATES + page.template)
        whole = template.render({**context, "okr": page.build()})
        around.active = False
        assert drawing.html(page) == whole, page.path


def _flip(path: Path) -> None:
    """Change a byte; the time of the last change stays."""
    status = path.stat()
    content = path.read_bytes()
    path.write_bytes(content[:-2] + bytes([content[-2] ^ 1]) + content[-1:])
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns + 1))


def _spoil_spare(folder: Path) -> None:
    tree = folder / ".cache/okrs/site/tree"
    (tree / "evil.html").write_text("<script>alert(1)</script>")
    (tree / "teams/index.html").write_text("<script>alert(1)</script>")
    (tree / "people/index.html").unlink()
    (tree / "people/index.html").symlink_to("/etc/passwd")
    _flip(tree / "how/index.html")


@pytest.mark.parametrize(
    "spoil",
    [
        _spoil_spare,
        lambda folder: _flip(folder / "site/teams/growth/index.html"),
        lambda folder: (folder / "site/teams/growth/index.html").unlink(),
        lambda folder: (folder / ".cache/okrs/site/site").write_bytes(b""),
        lambda folder: (folder / ".cache/okrs/site/spare").write_bytes(b"\x90" * 4000),
        lambda folder: _flip(folder / ".cache/okrs/site/site"),
        lambda folder: shutil.rmtree(folder / "site"),
        lambda folder: shutil.rmtree(folder / ".cache/okrs/site/tree"),
        lambda folder: (folder / ".cache/okrs/site/build-999999999/tree").mkdir(parents=True),
    ],
)
def test_a_damaged_or_foreign_cache_is_never_believed(
    tmp_path: Path, spoil: Callable[[Path], None]
) -> None:
    folder = lumen(tmp_path / "lumen")
    drawn(folder)
    drawn(folder)
    spoil(folder)
    drawn(folder)
    assert differences(folder / "site", clean_site(folder, tmp_path / "clean")) == []
    left = {path.name for path in (folder / ".cache/okrs/site").iterdir()}
    assert left <= {"site", "spare", "tree"}


def test_a_build_that_is_killed_leaves_the_last_good_site(tmp_path: Path) -> None:
    folder = lumen(tmp_path / "lumen")
    drawn(folder)
    before = tmp_path / "before"
    shutil.copytree(folder / "site", before)
    replaced("mkdocs.yml", "site_name: ", "site_name: New ")(folder)
    process = subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "build", "-q"], cwd=folder, env=ENVIRONMENT
    )
    while process.poll() is None and not list(folder.glob(".cache/okrs/site/build-*/tree/*")):
        pass
    process.send_signal(signal.SIGKILL)
    assert process.wait() == -signal.SIGKILL
    assert differences(folder / "site", before) == []
    drawn(folder)
    assert differences(folder / "site", clean_site(folder, tmp_path / "clean")) == []
    assert not list(folder.glob(".cache/okrs/site/build-*"))


def test_a_build_that_fails_leaves_the_last_good_site(tmp_path: Path) -> None:
    folder = lumen(tmp_path / "lumen")
    drawn(folder)
    before = tmp_path / "before"
    shutil.copytree(folder / "site", before)
    write(folder, {"docs/bad.md": '# Bad\n\n<p style="color: red">x</p>\n'})
    done = build(folder, folder / "site")
    assert done.returncode == 1
    assert differences(folder / "site", before) == []
    assert not list(folder.glob(".cache/okrs/site/build-*"))


def test_hidden_files_of_the_site_stay(tmp_path: Path) -> None:
    folder = lumen(tmp_path / "lumen")
    drawn(folder)
    (folder / "site/.nojekyll").touch()
    (folder / "site/left-over.html").touch()
    for _ in range(3):
        drawn(folder)
        assert (folder / "site/.nojekyll").exists()
        assert not (folder / "site/left-over.html").exists()


def test_a_site_without_a_place_to_keep_things_leaves_none_behind(tmp_path: Path) -> None:
    folder = lumen(tmp_path / "lumen")
    for command in (("init", "-q"), ("add", "-A"), ("commit", "-qm", "All")):
        named = ("-c", "user.name=A", "-c", "user.email=a@a.example")
        subprocess.run(["git", *named, *command], cwd=folder, check=True)
    done = subprocess.run(
        [sys.executable, "-m", "site_builder.cli", "build", "--as-of", "2026-12-31", "-q"],
        cwd=folder,
        env=ENVIRONMENT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert {path.name for path in folder.iterdir()} == {
        ".git",
        "docs",
        "mkdocs.yml",
        "okrs",
        "site",
    }


def test_a_new_commit_is_told_on_the_pages_that_it_concerns(
    lumen_repository: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "lumen"
    shutil.copytree(lumen_repository, folder)
    drawn(folder)
    replaced(_OBJECTIVE, "objective: ", "objective: Really ")(folder)
    replaced("okrs/teams/growth.md", "name: ", "name: New ")(folder)
    author = ("-c", "user.name=Sam Okafor", "-c", "user.email=sam@lumen.example")
    day = {"GIT_AUTHOR_DATE": "2026-11-16T09:00", "GIT_COMMITTER_DATE": "2026-11-16T09:00"}
    command = ["git", *author, "commit", "-qam", "Say it louder (#900)"]
    subprocess.run(command, cwd=folder, check=True, env=os.environ | day)
    once = drawn(folder)
    page = folder / "site/2026-Q4/growth/trial-to-paid/index.html"
    assert "#900" in page.read_text()
    assert once < 200
    assert differences(folder / "site", clean_site(folder, tmp_path / "clean")) == []
