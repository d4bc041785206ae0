"""Writing new files of a plan, and showing them at a terminal."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from textwrap import indent

from rich.padding import Padding
from rich.text import Text

from site_builder.effects.rules import plain_lines
from site_builder.effects.terminal import STYLES, console, plain
from site_builder.files.replace import replace_file
from site_builder.model.finding import Finding
from site_builder.model.library.sample import Department, Sample
from site_builder.rules.rule import Example
from site_builder.rules.run import all_rules


class InTheWayError(Exception):
    """Something stands where the file would go; the message says what."""


def write_new(root: Path, path: str, content: bytes) -> None:
    """Write a file below the plan's folder that is not there yet, in folders that may be new.

    Raises `InTheWayError`, and writes nothing, where there is one, or a link leads elsewhere.
    """
    file = root / path
    if file.exists() or file.is_symlink():
        message = f"{file.as_posix()} is there already"
        raise InTheWayError(message)
    _stay_inside(root, file)
    file.parent.mkdir(parents=True, exist_ok=True)
    replace_file(file, content)


def write_changed(root: Path, path: str, before: bytes, content: bytes) -> None:
    """Write a file anew, unless it is no longer what was read."""
    file = root / path
    _stay_inside(root, file)
    if file.is_symlink() or file.read_bytes() != before:
        message = f"{file.as_posix()} has changed in the meantime: run this again"
        raise InTheWayError(message)
    replace_file(file, content)


def _stay_inside(root: Path, file: Path) -> None:
    if not file.parent.resolve().is_relative_to(root.resolve()):
        message = f"{file.parent.as_posix()} is a link that leads out of the plan"
        raise InTheWayError(message)


def show_lines(title: str, text: str) -> None:
    """Show a file, or the lines that are put into one."""
    out = console()
    out.print(Text(f"\n{plain(title)}", "bold"))
    out.print(Text(f"{indent(plain_lines(text), '  ')}\n"))


def say(text: str) -> None:
    """Say a sentence."""
    console().print(plain(text))


def show_choices(choices: Iterable[tuple[str, str]]) -> None:
    """List what can be chosen, by number."""
    out = console()
    for number, (name, what) in enumerate(choices, start=1):
        out.print(Text.assemble((f"{number:4}  ", "bold"), plain(name), f"  {plain(what)}"))


def show_coaching(findings: Iterable[Finding]) -> None:
    """Show what the rules say of an answer, each with a weak and a strong example."""
    out = console()
    for one in findings:
        style = STYLES[one.severity]
        out.print(Text.assemble((f"  {one.code} ", style), (plain(one.problem), "bold")))
        out.print(Text(f"  {plain(one.remedy)}"))
        rule = all_rules()[one.code]
        field = str(one.place.keys[-1]) if one.place.keys else ""
        weak, strong = _telling(rule.bad, field), _telling(rule.good, field)
        if weak and strong and weak != strong:
            out.print(Text(f"    weak:    {weak}\n    strong:  {strong}", "bright_black"))


def _telling(example: Example, field: str) -> str:
    """The line of an example that a finding is about."""
    lines = (line.strip() for line in example.text.splitlines())
    found = next((line for line in lines if line.startswith(f"{field}:")), "")
    return plain(found.removeprefix(f"{field}:").strip())


def print_departments(departments: Iterable[Department]) -> None:
    """List the departments of the library."""
    out = console()
    for one in departments:
        count = len(one.samples)
        out.print(Text.assemble((f"{one.id:18}", "bold"), f"{count:3}  {one.name}"))


def print_samples(samples: Iterable[Sample]) -> None:
    """Show objectives as people read them."""
    out = console()
    for text in _sample_texts(samples):
        out.print(text, soft_wrap=False)


def _sample_texts(samples: Iterable[Sample]) -> Iterator[Text | Padding]:
    for one in samples:
        yield Text.assemble((one.objective, "bold"), (f"  {one.id}", "bright_black"))
        yield Padding(Text(one.why), (0, 0, 0, 2), expand=False)
        for said in one.key_results:
            yield Padding(Text(f"• {said}"), (0, 0, 0, 2), expand=False)
        yield Text()
