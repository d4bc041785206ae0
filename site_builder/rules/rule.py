"""What a rule is: one file that says what it wants, why, and how it looks right and wrong."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from site_builder.model.check_in import CheckIn, Reading
from site_builder.model.finding import Finding, Place, Violation
from site_builder.model.objective import KeyResult, Objective, Ref
from site_builder.model.outline import Outlook
from site_builder.model.plan import Company, Cycle, Folder, Frame, Team
from site_builder.model.standing import Standing, key_result_standing
from site_builder.model.terms import COMPANY, Severity, Stage

Violations = Iterator[Violation]


@dataclass(frozen=True)
class Facts:
    """What a rule may know about the folder that it looks at; all of it is passed in."""

    as_of: date
    company: Company
    cycle: Cycle
    team: Team | None
    """None for the company's own folder, and where the team has no file."""
    folder: Folder
    base: Folder | None = None
    """The same folder in the state to compare with; an empty one where only that state has none."""
    bound: bool = False
    """Whether commitments stand: the cycle has begun and isn't closed, now or in that state."""
    problems: tuple[Finding, ...] = ()
    """What reading the folder found."""

    @property
    def of_company(self) -> bool:
        """Whether this is the company's own folder."""
        return self.folder.team == COMPANY

    @property
    def runs(self) -> bool:
        """Whether the cycle runs today."""
        return self.cycle.runs(self.as_of)

    @property
    def over(self) -> bool:
        """Whether the cycle is closed or past: nobody rewrites its plan."""
        return self.cycle.over(self.as_of)

    def open(self, one: Objective | KeyResult) -> bool:
        """Whether its plan can still change: it isn't dropped, and its cycle isn't over."""
        objective = self.folder.objective(one.ref.objective)
        return not self.over and not (objective and objective.dropped is not None)

    def is_new(self, ref: Ref) -> bool:
        """Whether the state to compare with knows nothing of an objective or a key result."""
        known = self.base.objective(ref.objective) if self.base else None
        inside = {one.id for one in known.key_results} if known else set()
        return self.base is not None and (known is None or ref.key_result not in {"", *inside})

    def misread(self, place: Place) -> bool:
        """Whether reading found a problem at a place or inside it."""
        depth = len(place.keys)
        return any(
            one.place.file == place.file and one.place.keys[:depth] == place.keys
            for one in self.problems
        )

    def readings(self, key_result: KeyResult) -> list[Reading]:
        """What check-ins up to today say of a key result, oldest first."""
        return [one for one in self.folder.readings(key_result.ref) if one.on <= self.as_of]

    def standing(self, key_result: KeyResult) -> Standing:
        """How a key result stands today."""
        readings = self.folder.readings(key_result.ref)
        return key_result_standing(key_result, readings, self.cycle, self.as_of)


@dataclass(frozen=True)
class Example:
    """Files that show a rule, laid over a small company in which nothing is wrong.

    `text` is what a reader sees. A lone surrogate (U+DCFF) stands for a byte that is no
    UTF-8. `base` holds files as they were in the state to compare with.
    """

    text: str
    files: Mapping[str, str]
    as_of: date = date(2026, 10, 5)
    base: Mapping[str, str] = field(default_factory=dict)
    links: Mapping[str, str] = field(default_factory=dict)
    """Symbolic links, by path, to what they point at."""


@dataclass(frozen=True)
class Rule:
    """A rule. Exactly one of the checks is given; none where reading itself finds the problem."""

    code: str
    name: str
    why: str
    """Two or three sentences to a person: why it matters, and what to do instead."""
    severity: Severity | Mapping[Stage, Severity]
    bad: Example
    good: Example
    key_result: Callable[[KeyResult, Facts], Violations] | None = None
    objective: Callable[[Objective, Facts], Violations] | None = None
    check_in: Callable[[CheckIn, Facts], Violations] | None = None
    folder: Callable[[Facts], Violations] | None = None
    frame: Callable[[Frame], Violations] | None = None
    plan: Callable[[Outlook], Violations] | None = None

    def severity_at(self, stage: Stage) -> Severity:
        """How severe it is for a company of that stage, before its own settings."""
        return self.severity if isinstance(self.severity, Severity) else self.severity[stage]
