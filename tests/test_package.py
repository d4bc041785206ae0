"""The wheel is enough: installed elsewhere, it checks a plan and builds its site."""

import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.wheel import ROOT, Installed, build_wheel, install

pytestmark = pytest.mark.xdist_group("wheel")  # built and installed once, by one worker

CONFIGURATION = """\
site_name: Acme
theme:
  name: material
plugins: [okrs]
"""

COMPANY = """\
---
name: Acme Rockets
stage: seed
headcount: 12
leadership: [ana]
check_ins: weekly
---
Rockets for everyone.
"""

SLOW = ["mkdocs", "github", "rich", "pydantic", "ruamel", "jinja2", "yaml"]


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_wheel(tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="session")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    return install(wheel, tmp_path_factory.mktemp("installed"))


@pytest.fixture
def company(tmp_path: Path) -> Path:
    """The folder of a company that keeps its goals here: one file and a configuration."""
    (tmp_path / "mkdocs.yml").write_text(CONFIGURATION)
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / ".gitkeep").touch()
    (tmp_path / "okrs").mkdir()
    (tmp_path / "okrs" / "company.md").write_text(COMPANY)
    return tmp_path


def test_the_wheel_holds_the_program_the_theme_the_sample_and_the_licence(wheel: Path) -> None:
    with ZipFile(wheel) as archive:
        names = archive.namelist()
    theme = [path.relative_to(ROOT) for path in (ROOT / "theme").rglob("*") if path.is_file()]
    assert theme
    assert {f"site_builder/{path.as_posix()}" for path in theme} <= set(names)
    sample = [path.relative_to(ROOT / "okrs") for path in (ROOT / "okrs").rglob("*.md")]
    assert {f"site_builder/sample/{path.as_posix()}" for path in sample} <= set(names)
    assert "site_builder/model/plan.py" in names
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert {name.split("/")[0] for name in names} == {
        "site_builder",
        "okrs_as_code-0.1.0.dist-info",
    }


def test_the_installed_program_is_the_one_in_the_wheel(installed: Installed, company: Path) -> None:
    done = installed.run("python", "-c", "import site_builder as s; print(s.__file__)", cwd=company)
    assert done.stdout.strip() == str(installed.packages() / "site_builder" / "__init__.py")


def test_it_tells_its_version(installed: Installed, company: Path) -> None:
    done = installed.run("okrs", "--version", cwd=company)
    assert done.returncode == 0, done.stderr
    assert "0.1.0" in done.stdout


def test_it_checks_a_plan_elsewhere(installed: Installed, company: Path) -> None:
    done = installed.run("okrs", "check", cwd=company)
    assert done.returncode == 0, done.stdout + done.stderr


def test_it_builds_a_site_elsewhere(installed: Installed, company: Path) -> None:
    done = installed.run("python", "-m", "mkdocs", "build", "--strict", cwd=company)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Acme Rockets" in (company / "site" / "index.html").read_text()


def test_it_makes_a_company_to_look_at(installed: Installed, tmp_path: Path) -> None:
    done = installed.run("okrs", "demo", "lumen", cwd=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    assert (tmp_path / "lumen" / "okrs" / "company.md").is_file()
    built = installed.run("okrs", "build", "--strict", cwd=tmp_path / "lumen")
    assert built.returncode == 0, built.stdout + built.stderr


def test_it_sets_up_a_company_with_the_workflows_of_this_repository(
    installed: Installed, tmp_path: Path
) -> None:
    flags = ["--name=Acme", "--stage=seed", "--headcount=12", "--leader=ana", "--yes"]
    done = installed.run("okrs", "init", "acme", *flags, cwd=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    ours = {path.name: path.read_bytes() for path in (ROOT / ".github/workflows").glob("*.yml")}
    shipped = (tmp_path / "acme/.github/workflows").iterdir()
    assert {path.name: path.read_bytes() for path in shipped} | {"ci.yml": ours["ci.yml"]} == ours
    built = installed.run("okrs", "build", "--strict", cwd=tmp_path / "acme")
    assert built.returncode == 0, built.stdout + built.stderr
    assert installed.run("okrs", "upgrade", "--check", cwd=tmp_path / "acme").returncode == 0


def test_the_program_starts_without_what_only_some_commands_need() -> None:
    question = f"import sys, site_builder.cli; print(*sorted(set({SLOW}) & set(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", question], capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == []
