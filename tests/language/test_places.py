"""What a word is, and where it leads."""

import pytest

from site_builder.language.define import definition
from site_builder.language.hover import hover
from site_builder.language.lines import Position
from site_builder.language.look import Page
from site_builder.rules.example import OBJECTIVE, SOUND
from tests.language.looks import MARK, changed, look, marked, matter

CHECK_IN = "2026-Q4/growth/check-ins/2026-11-13.md"
CHECKED_IN = """---
by: sam
updates:
  trial-to-paid:
    activation-ctr: {value: 15, confidence: 0.8, note: The new subject line won}
---
"""
SAM = "---\nname: Sam *[Okafor](https://evil.example)*\u202e\n---\n"
LOOK = look({CHECK_IN: CHECKED_IN, "people/sam.md": SAM}, on="2026-11-16")


def told(where: tuple[Page, Position]) -> str:
    found = hover(LOOK, *where)
    return found.text if found else ""


def led(where: tuple[Page, Position]) -> tuple[str, str] | None:
    """The file and the words that a definition leads to."""
    found = definition(LOOK, *where)
    if found is None:
        return None
    start, end = found.area
    line = LOOK.text(found.path, "utf-16").line(start.line)
    return found.path, line[start.character : end.character]


def test_a_key_result_explains_its_figures() -> None:
    text = told(changed("activation-ctr:", "activ‸ation-ctr:"))
    assert text.startswith("The activation email gets clicked\non track · from 12 to 18 % · Sam")
    assert "Progress: 15 % on the way from 12 to 18 is 50 %." in text
    assert "Expected: 51 % of the cycle is gone, so 51 % is expected." in text
    assert text == told(changed("title: The acti", "title: The a‸cti"))
    assert text == told(matter("updates:\n  trial-to-paid:\n    ac‸tivation-ctr: {}", CHECK_IN))


def test_an_objective_says_how_it_stands_wherever_it_is_named() -> None:
    own = told(changed("objective: Turn", "objective: T‸urn"))
    assert own.startswith("Turn more trials into paying customers\n")
    assert "the weakest one counts" in own
    assert own == told(matter("updates:\n  trial-to-p‸aid: {}", CHECK_IN))
    supported = told(changed("company/win-the-mid-market", "company/win‸-the-mid-market"))
    assert supported.startswith("Win the mid-market\n")


def test_a_person_is_a_name_and_teams_as_plain_text_and_never_a_figure() -> None:
    text = told(changed("owner: sam", "owner: s‸am"))
    assert text == "Sam *[Okafor](https://evil.example)*\N{REPLACEMENT CHARACTER}\nIn Growth"
    assert told(matter("contributors: [sam, mar‸ia]")) == "maria\nLeads Growth"
    assert told(matter("contributors: [compa‸ny]")).endswith(", the company itself")


def test_teams_cycles_and_rules_say_what_they_are() -> None:
    assert told(matter("parent: grow‸th", "teams/sales.md")).startswith("Growth\nLead: maria\n")
    assert "2026-10-01 to " in told(matter("priorities:\n  2026-‸Q4: [x]", "people/sam.md"))
    assert told(matter("rules: {OKR2‸01: off}", "company.md")).startswith("OKR201 unaligned\n")


def test_keys_say_what_the_vocabulary_says() -> None:
    assert told(changed("owner: sam", "own‸er: sam")) == "Exactly one person."
    assert told(matter("ambi‸tion: x")).endswith("One of: committed, aspirational, learning.")
    assert told(matter("ambition: learn‸ing")) == told(matter("ambi‸tion: x"))


def test_what_a_plan_does_not_know_has_nothing_to_say() -> None:
    for text in ("owner: nob‸ody", "colour: r‸ed", "supports:\n  no/thi‸ng: x", "key_‸"):
        assert told(matter(text)) == ""
        assert led(matter(text)) is None


@pytest.mark.parametrize(
    ("where", "file", "word"),
    [
        (changed("owner: sam", "owner: s‸am"), "people/sam.md", ""),
        (changed("owner: ines", "owner: in‸es"), "teams/growth.md", "members"),
        (matter("owner: mar‸ia"), "teams/growth.md", "members"),
        (matter("owner: to‸mas"), "company.md", "leadership"),
        (matter("contributors: [grow‸th]"), "teams/growth.md", ""),
        (matter("contributors: [compa‸ny]"), "company.md", ""),
        (matter("parent: gro‸wth", "teams/sales.md"), "teams/growth.md", ""),
        (matter("priorities: {2026-‸Q4: x}", "people/sam.md"), "2026-Q4/cycle.md", ""),
        (
            changed("company/win-the-mid-market", "comp‸any/win-the-mid-market"),
            "2026-Q4/company/win-the-mid-market.md",
            "objective",
        ),
        (
            matter("supports:\n  company/win-the-mid-market/mid-market-arr‸: x"),
            "2026-Q4/company/win-the-mid-market.md",
            "mid-market-arr",
        ),
        (matter("updates: {trial-to-pa‸id: {}}", CHECK_IN), OBJECTIVE, "objective"),
        (
            matter("updates:\n  trial-to-paid:\n    trial-le‸ngth: {}", CHECK_IN),
            OBJECTIVE,
            "trial-length",
        ),
    ],
)
def test_a_name_leads_to_where_it_is_written(
    where: tuple[Page, Position], file: str, word: str
) -> None:
    assert led(where) == (file, word)


@pytest.mark.parametrize("path", sorted(SOUND))
def test_every_beginning_of_every_file_can_be_asked_about(path: str) -> None:
    whole = SOUND[path]
    for end in range(len(whole) + 1):
        where = marked(f"{whole[:end]}{MARK}", path)
        hover(LOOK, *where)
        definition(LOOK, *where)
