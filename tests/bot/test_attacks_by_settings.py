"""Ways to steer the bot and the site by files around the plan."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.bot.attacks_words import (
    LINK,
    LOWERED,
    plant,
)
from tests.bot.office import PLAN, TARGET, Office, office

PRODUCT = "okrs/teams/product.md"
SETTINGS: dict[str, dict[str, str | None]] = {
    "inherited": {
        "mkdocs.yml": "INHERIT: base.yml\nsite_name: Acme\n",
        "base.yml": "plugins:\n  - okrs: {content: other}\n",
    },
    "from the environment": {
        "mkdocs.yml": "site_name: Acme\nplugins:\n  - okrs: {content: !ENV [NO, other]}\n"
    },
    "of the other ending": {
        "mkdocs.yml": None,
        "mkdocs.yaml": "site_name: Acme\nplugins:\n  - okrs: {content: other}\n",
    },
    "the last of two": {
        "mkdocs.yml": "site_name: Acme\nplugins:\n  - okrs: {}\n  - okrs: {content: other}\n"
    },
    "a key twice": {
        "mkdocs.yml": "site_name: Acme\nplugins:\n  - okrs: {content: okrs, content: other}\n"
    },
}


@pytest.fixture
def acme(tmp_path: Path) -> Iterator[Office]:
    with office(tmp_path) as made:
        yield made


@pytest.mark.parametrize("settings", SETTINGS.values(), ids=SETTINGS.keys())
def test_no_setting_points_to_another_folder_behind_leadership(
    tmp_path: Path, settings: dict[str, str | None]
) -> None:
    plan = PLAN | {"mkdocs.yml": "site_name: Acme\nplugins: [okrs]\n"}
    with office(tmp_path, plan) as acme:
        number = acme.propose(settings | {f"other/{TARGET[5:]}": LOWERED})
        acme.approve(number, "maria", "jonas")
        assert acme.judged(number) != "success"


def test_a_link_to_other_settings_points_to_no_other_folder(tmp_path: Path) -> None:
    plan = PLAN | {"mkdocs.yml": "site_name: Acme\nplugins: [okrs]\n"}
    with office(tmp_path, plan) as acme:
        acme.forge.commit("change", {"other.yml": "plugins: [okrs: {content: other}]\n"})
        plant(acme, "change", LINK, "mkdocs.yml", "other.yml")
        number = acme.forge.open("change").number
        acme.approve(number, "maria", "jonas")
        assert acme.judged(number) != "success"


def test_workflows_cannot_change_along_with_the_plan(acme: Office) -> None:
    number = acme.propose({TARGET: LOWERED, ".github/workflows/reviewed.yml": "on: push\n"})
    acme.approve(number, "maria", "ana")
    assert acme.judged(number) != "success"


def test_settings_of_the_site_ask_leadership(acme: Office) -> None:
    number = acme.propose({"mkdocs.yml": "site_name: Acme\nplugins: [okrs]\n"})
    assert acme.judged(number) == "pending"
    acme.approve(number, "ana")
    assert acme.judged(number) == "success"
    acme.forge.commit("change", {"mkdocs.yml": "site_name: Acme\nhooks: [mine.py]\n"})
    assert acme.judged(number) == "pending"


def test_what_is_not_of_the_plan_needs_nobody(acme: Office) -> None:
    assert acme.judged(acme.propose({"README.md": "# Acme!\n"})) == "success"


@pytest.mark.parametrize("before", [None, "sources: {}\n"])
def test_which_figures_are_fetched_is_for_leadership(tmp_path: Path, before: str | None) -> None:
    plan = PLAN | ({"sources.yml": before} if before else {})
    with office(tmp_path, plan) as acme:
        text = "sources:\n  growth/trials/conversion: {json: https://evil.example, at: /x}\n"
        number = acme.propose({"sources.yml": text})
        acme.approve(number, "maria", "jonas")
        assert acme.judged(number) == "pending"
        acme.approve(number, "ana")
        assert acme.judged(number) == "success"
