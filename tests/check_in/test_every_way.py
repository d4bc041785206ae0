"""One check-in, told in each way: it ends in the same file, byte for byte."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from textwrap import dedent

import pytest
from playwright.sync_api import Page

from site_builder.intake.fields import CHECK_IN
from tests.bot.asking import opens, proposed, says, submitted
from tests.bot.office import RIGHTS, Office, office
from tests.check_in_site import FILES, FOLDER, ask
from tests.check_in_site import proposed as offered
from tests.commands.company import okrs

DAY = "2026-11-17"
PLACE = f"{FOLDER}/{DAY}.md"
NOTE = "It's “odd”: {really} # 3 % – 日本"
WHOLE = dedent(f"""\
    ---
    by: sam
    updates:
      trials:
        conversion: {{value: 14.1, confidence: 0.6, status: at-risk, note: "{NOTE}"}}
        churn: {{value: 3, confidence: 0.9}}
    ---
    """)


@pytest.fixture
def acme(tmp_path: Path) -> Iterator[Office]:
    with office(tmp_path, {path: dedent(text) for path, text in FILES.items()}) as opened:
        opened.today = date.fromisoformat(DAY)
        opened.token = opened.forge.workflow_token(RIGHTS | {"contents": "write"})
        yield opened


def test_in_the_terminal(acme: Office) -> None:
    told = (f"trials/conversion=14.1,0.6,! at-risk {NOTE}", "trials/churn=3,0.9")
    words = [word for one in told for word in ("--set", one)]
    done = okrs(acme.clone, "check-in", "growth", "--as", "sam", *words, "--yes", today=DAY)
    assert done.exit_code == 0, done.output
    assert (acme.clone / PLACE).read_text(encoding="utf-8") == WHOLE


def test_on_the_page_of_the_team(form: Page) -> None:
    form.get_by_label("You are").select_option("sam")
    ask(form, "Trials that become", "Value today").fill("14.1")
    ask(form, "Trials that become", "Confidence").fill("60")
    ask(form, "Trials that become", "Status").select_option("At risk")
    ask(form, "Trials that become", "Note").fill(NOTE)
    ask(form, "Accounts that leave", "Value today").fill("3")
    ask(form, "Accounts that leave", "Confidence").fill("90")
    assert offered(form) == (PLACE, WHOLE)


def test_in_the_issue_form(acme: Office) -> None:
    text = submitted(
        CHECK_IN,
        key_result="growth/trials/conversion — Trials that become paying accounts",
        value="14.1",
        confidence="0.6",
        status="at-risk",
        note=NOTE,
        more="churn 3 0.9",
    )
    _, (number,) = opens(acme, text)
    assert proposed(acme, number, PLACE) == WHOLE


def test_in_a_comment(acme: Office) -> None:
    line = f"/check-in conversion 14.1 0.6 ! at-risk {NOTE}\n/check-in churn 3 90%"
    (number,) = says(acme, line)
    assert proposed(acme, number, PLACE) == WHOLE
