"""`okrs check`."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

import click

from site_builder.check import Checked, check, open_stores
from site_builder.commands import offering
from site_builder.commands.options import CACHE, Where, content_options, read_tree, where
from site_builder.effects.report import FORMATS, Report, write_report
from site_builder.files.tree import NoContentError, Tree, read_commit
from site_builder.model.finding import Finding
from site_builder.model.terms import Severity


@click.command("check")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@content_options
@click.option("--base", metavar="REVISION", help="Compare amendments with this commit or branch.")
@click.option("--fix", is_flag=True, help="Make the safe fixes, then check again.")
@click.option("--strict", is_flag=True, help="Let warnings fail the check, too.")
@click.option(
    "--select",
    shell_complete=offering.rules,
    metavar="CODES",
    help="Only these rules: OKR301,OKR4 (a beginning does).",
)
@click.option(
    "--ignore", shell_complete=offering.rules, metavar="CODES", help="All rules but these."
)
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    default="terminal",
    show_default=True,
    help="How to write the findings.",
)
@click.option("--no-cache", is_flag=True, help="Keep nothing between runs, and believe nothing.")
@click.pass_context
def command(  # noqa: PLR0913 (an argument an option)
    ctx: click.Context,
    paths: tuple[Path, ...],
    content: Path | None,
    as_of: date | None,
    base: str | None,
    fix: bool,  # noqa: FBT001 (click passes flags by name)
    strict: bool,  # noqa: FBT001
    select: str | None,
    ignore: str | None,
    form: str,
    no_cache: bool,  # noqa: FBT001
) -> None:
    """Check the plan: every problem, with its place and what to write instead.

    Name PATHS to see only what is found in these files and folders; the whole plan is read all the
    same, since what is wrong in one file can be the fault of another.

    \b
    okrs check                     everything
    okrs check okrs/2026-Q4        one cycle
    okrs check --fix               and make the safe fixes
    okrs check --base main         with silent changes of commitments
    """  # noqa: D301 (\b is click's mark for a block to leave alone)
    at = where(content, as_of)
    wanted = _Wanted(at, paths, _codes(select), _codes(ignore))
    stores = open_stores(None if no_cache else at.around / CACHE, compared=base is not None)
    tree, before = read_tree(at), _base(at, base)
    checked = check(tree, at.as_of, before, stores)
    fixed = 0
    if fix:
        fixed = _fix(at, tree, wanted.of(checked))
        if fixed:
            tree = read_tree(at)
            checked = check(tree, at.as_of, before, stores)
    findings = wanted.of(checked)
    write_report(form, Report(findings, tree.files, at.shown, checked.files, fixed))
    failing = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    ctx.exit(any(one.severity in failing for one in findings))


class _Wanted:
    """Which findings a person asked for."""

    def __init__(
        self, at: Where, paths: Iterable[Path], select: tuple[str, ...], ignore: tuple[str, ...]
    ) -> None:
        self._inside = tuple(_inside(at, path) for path in paths)
        self._select = select
        self._ignore = ignore

    def of(self, checked: Checked) -> tuple[Finding, ...]:
        return tuple(one for one in checked.findings if self._wants(one))

    def _wants(self, one: Finding) -> bool:
        if self._select and not one.code.startswith(self._select):
            return False
        if self._ignore and one.code.startswith(self._ignore):
            return False
        file = f"{one.place.file}/"
        return not self._inside or any(file.startswith(path) for path in self._inside)


def _codes(written: str | None) -> tuple[str, ...]:
    codes = tuple(code.strip().upper() for code in (written or "").split(",") if code.strip())
    for code in codes:
        if not ((code.startswith("OKR") and code[3:].isdigit()) or code == "OKR"):
            raise click.UsageError(f"{code} is no rule; okrs rules lists them.")
    return codes


def _inside(at: Where, path: Path) -> str:
    """A path a person named, as places name it."""
    if not path.exists():
        raise click.UsageError(f"There is no {path} here.")
    inside = Path(path).resolve()
    root = at.content.resolve()
    if inside == root or root.is_relative_to(inside):
        return ""
    if not inside.is_relative_to(root):
        raise click.UsageError(f"{path} does not lie in {at.content}.")
    return f"okrs/{inside.relative_to(root).as_posix()}/"


def _base(at: Where, revision: str | None) -> Tree | None:
    if revision is None:
        return None
    try:
        return read_commit(at.content, revision)
    except NoContentError as error:
        raise click.UsageError(f"{error}.") from None


def _fix(at: Where, tree: Tree, findings: Iterable[Finding]) -> int:
    from site_builder.effects.fix import apply_fixes

    return apply_fixes(at.content, tree.files, findings)
