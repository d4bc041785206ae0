"""What the bot does to a request, as data: only what isn't done yet.

The order counts. The statuses come first, since they close the gate; a merge comes last.
"""

from dataclasses import dataclass

from site_builder.review.request import State


@dataclass(frozen=True, slots=True)
class SetStatus:
    """Set a status of a commit."""

    commit: str
    context: str
    state: State
    description: str

    @property
    def said(self) -> str:
        """In a sentence."""
        return f"Set {self.context} to {self.state}: {self.description}."


@dataclass(frozen=True, slots=True)
class Comment:
    """Write the comment, or renew it where there is one."""

    body: str
    id: int | None = None

    @property
    def said(self) -> str:
        """In a sentence."""
        return "Write the comment:" if self.id is None else "Renew the comment:"


@dataclass(frozen=True, slots=True)
class Annotation:
    """A finding at its lines; they and columns count from 1."""

    path: str
    line: int
    column: int
    end_column: int
    level: str
    """`failure`, `warning` or `notice`."""
    title: str
    message: str


@dataclass(frozen=True, slots=True)
class Annotate:
    """Put the findings at their lines, in a check run; go on where an earlier one was cut off."""

    commit: str
    digest: str
    lines: tuple[Annotation, ...]
    title: str
    failed: bool
    run: int | None = None
    arrived: int = 0
    """How many of the lines an earlier attempt has left there."""

    @property
    def said(self) -> str:
        """In a sentence."""
        return f"Put {len(self.lines) - self.arrived} findings at their lines."


@dataclass(frozen=True, slots=True)
class AddLabels:
    """Add labels."""

    names: tuple[str, ...]

    @property
    def said(self) -> str:
        """In a sentence."""
        return f"Add the labels {', '.join(self.names)}."


@dataclass(frozen=True, slots=True)
class RemoveLabel:
    """Take a label away."""

    name: str

    @property
    def said(self) -> str:
        """In a sentence."""
        return f"Take the label {self.name} away."


@dataclass(frozen=True, slots=True)
class AskTeam:
    """A team of the forge, and whom to ask where it can't be asked."""

    slug: str
    instead: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ask:
    """Ask people and teams to review."""

    logins: tuple[str, ...]
    teams: tuple[AskTeam, ...] = ()

    @property
    def said(self) -> str:
        """In a sentence."""
        teams = (f"the team {one.slug}" for one in self.teams)
        return f"Ask {', '.join((*self.logins, *teams))} to review."


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Lines of a file, from `start` to `end`, that one click replaces."""

    path: str
    start: int
    end: int
    body: str


@dataclass(frozen=True, slots=True)
class Suggest:
    """Suggest fixes beside the lines of a commit."""

    commit: str
    suggestions: tuple[Suggestion, ...]

    @property
    def said(self) -> str:
        """In a sentence."""
        return f"Suggest {len(self.suggestions)} fixes."


@dataclass(frozen=True, slots=True)
class Merge:
    """Merge the request, as long as this is its commit."""

    commit: str

    @property
    def said(self) -> str:
        """In a sentence."""
        return f"Merge {self.commit[:7]}."


Action = SetStatus | Comment | Annotate | AddLabels | RemoveLabel | Ask | Suggest | Merge
