"""The plan at a moment: what is due then, team by team, each in its own time zone."""

from dataclasses import dataclass, field
from datetime import date, datetime
from zoneinfo import ZoneInfo

from site_builder.model.history import History
from site_builder.model.plan import Company, Plan
from site_builder.model.quiet import is_quiet
from site_builder.pages.view import View
from site_builder.reminding.digest import Digest, digest_of
from site_builder.reminding.due import TeamDue, team_due
from site_builder.reminding.issue import Letter, Ways


@dataclass(frozen=True)
class Office:
    """All that reminders and digests are decided from."""

    plan: Plan
    history: History
    at: datetime
    """The moment, with its time zone."""
    ways: Ways = field(default_factory=Ways)

    @property
    def company(self) -> Company:
        """The company."""
        return self.plan.frame.company

    @property
    def teams(self) -> tuple[str, ...]:
        """All who have anything in any cycle."""
        return tuple(sorted({team for _, team in self.plan.folders}))

    def local(self, team: str = "") -> datetime:
        """The moment where a team lives; the company's where it says nothing else."""
        known = self.plan.frame.teams.get(team)
        return self.at.astimezone(ZoneInfo((known and known.time_zone) or self.company.time_zone))

    def is_quiet(self, team: str = "") -> bool:
        """Whether nobody of a team is written to now."""
        return is_quiet(self.local(team), self.company.quiet_hours, self.company.holidays)

    def letter(self, team: str) -> Letter:
        """All that a team's issue is made of."""
        return Letter(self._due(team), self._view(self.local(team).date()), self.ways)

    def digest(self) -> Digest:
        """The digest of the week before."""
        owed = [self._due(team) for team in self.teams]
        return digest_of(self._view(self.local().date()), owed, self.ways.site)

    def _due(self, team: str) -> TeamDue:
        return team_due(self.plan, self.history, team, self.local(team).date())

    def _view(self, on: date) -> View:
        return View(self.plan, on)
