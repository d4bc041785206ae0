"""A virtual environment with the built wheel and what it declares to need, and nothing else.

No package is downloaded: the environment links the packages of the one the tests run in, but only
those that the wheel's own metadata reach. A dependency that is used and not declared is missing
there, as it would be at a company that installs the wheel.
"""

import os
import subprocess
import sys
import sysconfig
import venv
from dataclasses import dataclass
from importlib.metadata import Distribution, distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Installed:
    """A virtual environment in a folder of its own."""

    folder: Path

    def run(self, *command: str, cwd: Path) -> subprocess.CompletedProcess[str]:
        """Run one of the environment's programs elsewhere, as a person would."""
        program, *arguments = command
        return subprocess.run(
            [self.folder / "bin" / program, *arguments],
            cwd=cwd,
            env={"PATH": os.defpath, "HOME": str(self.folder), "NO_MKDOCS_2_WARNING": "1"},
            capture_output=True,
            text=True,
            check=False,
        )

    def packages(self) -> Path:
        """The folder that the environment's packages lie in."""
        at = {"base": str(self.folder), "platbase": str(self.folder)}
        return Path(sysconfig.get_path("purelib", "venv", vars=at))


def build_wheel(into: Path) -> Path:
    """Build the wheel of this repository with the locked build backend."""
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", into, ROOT],
        check=True,
        capture_output=True,
    )
    return next(into.glob("*.whl"))


def install(wheel: Path, folder: Path) -> Installed:
    """Make an environment with this wheel and what it declares to need."""
    venv.create(folder, with_pip=False, symlinks=True)
    installed = Installed(folder)
    pip(installed, "install", "--quiet", "--no-index", "--no-deps", str(wheel))
    for name in needed("okrs-as-code"):
        link(distribution(name), installed.packages())
    pip(installed, "check")
    return installed


def pip(installed: Installed, *arguments: str) -> None:
    """Run the pip of the tests' environment on another environment."""
    python = str(installed.folder / "bin" / "python")
    subprocess.run([sys.executable, "-m", "pip", "--python", python, *arguments], check=True)


def needed(name: str) -> set[str]:
    """The packages that a distribution requires, and those that these require, by name."""
    found: set[str] = set()
    open_ends = [Requirement(name)]
    while open_ends:
        for requirement in required(open_ends.pop()):
            package = canonicalize_name(requirement.name)
            if package not in found or requirement.extras:
                found.add(package)
                open_ends.append(requirement)
    return found


def required(requirement: Requirement) -> list[Requirement]:
    """What one requirement requires on this machine, its extras included."""
    listed = map(Requirement, distribution(requirement.name).requires or [])
    extras = ["", *requirement.extras]
    return [
        one
        for one in listed
        if one.marker is None or any(one.marker.evaluate({"extra": extra}) for extra in extras)
    ]


def link(package: Distribution, into: Path) -> None:
    """Link what a distribution installed beside its metadata: folders, modules, metadata."""
    tops = {file.parts[0] for file in package.files or [] if file.parts[0] != ".."}
    for top in tops - {"__pycache__"}:
        target = into / top
        if not target.exists():
            target.symlink_to(Path(str(package.locate_file(top))))
