"""A company on a forge, its plan, and the bot that looks after its requests."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from subprocess import run

from site_builder.bot import Bot
from site_builder.clerk import Clerk
from site_builder.effects.github.client import Pace, forge
from site_builder.effects.github.event import asked
from site_builder.review.request import APPROVAL
from tests.github.forge import Forge
from tests.github.records import Json
from tests.github.server import serving

TODAY = date(2026, 11, 16)
RIGHTS = {
    "contents": "read",
    "statuses": "write",
    "pull-requests": "write",
    "issues": "write",
    "checks": "write",
}
QUICK = Pace(between_writes=0.0, timeout=5, patience=1.0, backoff=0.01)
"""For tests nothing waits."""

OBJECTIVE = """\
---
objective: Turn more trials into paying customers
supports: {company/win: Trials become the revenue that we plan with}
key_results:
  conversion: {title: Trials that pay, owner: sam, from: 10, to: 20, unit: "%"}
  churn: {title: Accounts that leave, owner: maria, keep: {at_most: 4}, unit: "%"}
---
"""
TARGET = "okrs/2026-Q4/growth/trials.md"
CHECK_IN = (
    "---\nby: sam\nupdates:\n  trials:\n    conversion: {value: 14, confidence: 0.7}\n"
    "    churn: {value: 3, confidence: 0.9}\n---\n"
)
PLAN = {
    "okrs/company.md": (
        "---\nname: Acme\nstage: growth\nheadcount: 300\nleadership: [ana, tomas]\n---\n"
    ),
    "okrs/teams/product.md": "---\nname: Product\nlead: jonas\n---\n",
    "okrs/teams/growth.md": (
        "---\nname: Growth\nlead: maria\nmembers: [sam, ines]\nparent: product\n---\n"
    ),
    "okrs/people/sam.md": "---\nname: Sam Okafor\n---\n",
    "okrs/people/maria.md": "---\nname: Maria Rossi\n---\n",
    "okrs/people/ana.md": "---\nname: Ana Ferreira\n---\n",
    "okrs/2026-Q4/cycle.md": "---\ntitle: Q4 2026\nstarts: 2026-10-01\nends: 2026-12-31\n---\n",
    "okrs/2026-Q4/company/win.md": (
        "---\nobjective: Win the middle of the market\nowner: ana\nkey_results:\n"
        "  revenue: {title: Revenue from it, owner: ana, from: 1, to: 2, unit: M€}\n"
        "  logos: {title: Customers we can name, owner: tomas, from: 3, to: 12, unit: customers}\n"
        "---\n"
    ),
    TARGET: OBJECTIVE,
    "README.md": "# Acme\n",
}
PEOPLE = ("ana", "tomas", "maria", "sam", "ines", "jonas", "eve")


@dataclass
class Office:
    """A forge with its people, and a clone for the bot."""

    forge: Forge
    url: str
    clone: Path
    token: str = ""
    said: list[str] = field(default_factory=list)
    today: date = TODAY

    def bot(self, *, on: date | None = None, **settings: str) -> Bot:
        """The bot, as a workflow runs it."""
        environment = {"GITHUB_API_URL": self.url, "OKRS_TOKEN": self.token} | settings
        return Bot(
            forge(self.forge.full_name, environment, QUICK),
            self.clone / "okrs",
            on or self.today,
            carries_out=True,
            say=self.said.append,
            pause=0.01,
        )

    def propose(
        self, files: Mapping[str, str | None], author: str = "sam", branch: str = "change"
    ) -> int:
        """Open a request; its number."""
        self.forge.commit(branch, dict(files), author=author)
        return self.forge.open(branch, author=author).number

    def look(self, number: int) -> None:
        """Let the bot look after a request."""
        self.bot().look_after(number)

    def approve(self, number: int, *people: str) -> None:
        """Have people approve what a request proposes now."""
        for login in people:
            self.forge.review(number, login, "APPROVED")

    def hears(self, event: Json) -> list[int]:
        """Let the bot hear of an issue or a comment; the requests that came of it."""
        file = self.clone.with_name("event.json")
        file.write_text(json.dumps(event))
        bot = self.bot()
        clerk = Clerk(bot.forge, bot.content, bot.on, carries_out=True, pause=0.01)
        numbers = clerk.take_all(filter(None, [asked(file)]))
        assert bot.look_after_all(numbers)
        return numbers

    def judged(self, number: int) -> str:
        """Let the bot look after a request; what the gate says then."""
        self.look(number)
        return self.approval(number)

    def status(self, number: int, context: str) -> str:
        """The newest status of a request's commit; empty where there is none."""
        head = self.forge.pulls[number].head_sha
        found = [it for it in self.forge.statuses if (it.sha, it.context) == (head, context)]
        return found[-1].state if found else ""

    def gate(self) -> str:
        """What the gate said last, in words."""
        said = [it.description for it in self.forge.statuses if it.context == APPROVAL]
        return said[-1] or ""

    def approval(self, number: int) -> str:
        """What the gate says."""
        return self.status(number, "okrs/approval")

    def comments(self, number: int) -> list[str]:
        """What the bot wrote in the conversation."""
        return [it.body for it in self.forge.issues[number].comments if it.user != "eve"]


@contextmanager
def office(
    folder: Path, plan: Mapping[str, str] = PLAN, *, private: bool = True
) -> Iterator[Office]:
    """Open the office; when it closes, nothing may have been said that GitHub doesn't know."""
    made = Forge(folder / "forge", private=private)
    for login in PEOPLE:
        made.user(login)
    made.collaborator(*PEOPLE)
    made.commit("main", dict(plan), author="ana")
    clone = folder / "clone"
    with serving(made) as url:
        run(["git", "clone", "-q", made.git_path, clone], check=True)
        yield Office(made, url, clone, made.workflow_token(RIGHTS))
    assert made.violations == []
