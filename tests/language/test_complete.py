import pytest

from site_builder.language.complete import MOST, Offers, complete
from site_builder.language.lines import Position
from site_builder.language.look import Page
from site_builder.rules.example import OBJECTIVE, SOUND
from tests.language.looks import MARK, changed, look, marked, matter

CHECK_IN = "2026-Q4/growth/check-ins/2026-11-13.md"
SMALL = look()


def offered(where: tuple[Page, Position]) -> Offers:
    found = complete(SMALL, *where)
    assert found is not None
    return found


def labels(where: tuple[Page, Position]) -> list[str]:
    return [one.label for one in offered(where).offers]


def result(where: tuple[Page, Position]) -> str:
    """The line after the first offer is taken."""
    page, at = where
    area, (first, *_), _ = offered(where)
    line = page.text.line(at.line)
    return line[: area.start.character] + first.insert + line[area.end.character :]


def test_an_owner_is_a_person_and_those_of_the_team_come_first() -> None:
    found = labels(changed("owner: sam", "owner: ‸"))
    assert set(found) == set(SMALL.plan.frame.people)
    assert set(found[:3]) == {"maria", "sam", "ines"}


def test_what_is_typed_narrows_it_down_and_is_replaced() -> None:
    where = changed("owner: sam", "owner: sa‸x  # who?")
    assert labels(where) == ["sam"]
    assert result(where) == "    owner: sam  # who?"


def test_one_of_several_names_in_a_value_is_completed_alone() -> None:
    assert result(matter("contributors: sam, in‸")) == "contributors: sam, ines"
    assert result(matter("contributors: [sam, in‸]")) == "contributors: [sam, ines]"
    assert result(matter("contributors:\n  - in‸")) == "  - ines"


def test_right_after_the_colon_a_space_comes_first() -> None:
    assert result(matter("owner:‸")).startswith("owner: ")


def test_contributors_may_be_teams() -> None:
    assert {"sam", "growth", "company"} <= set(labels(matter("contributors: [‸")))
    assert "growth" not in labels(matter("owner: ‸"))


@pytest.mark.parametrize(
    ("path", "text", "some"),
    [
        ("company.md", "leadership: [‸", "ana"),
        ("teams/growth.md", "members: [sam, ‸", "ines"),
        ("teams/growth.md", "parent: ‸", "growth"),
        (CHECK_IN, "by: ‸", "sam"),
        ("2026-Q4/growth/retrospective.md", "by: ‸", "sam"),
        ("people/sam.md", "priorities:\n  ‸", "2026-Q4"),
        ("company.md", "rules:\n  OKR2‸", "OKR201"),
        ("company.md", "rules: {OKR201: ‸", "warning"),
        ("company.md", "stage: ‸", "pre-seed"),
        (OBJECTIVE, "ambition: ‸", "learning"),
        (OBJECTIVE, "key_results:\n  a:\n    amended:\n      - was: {owner: ‸", "sam"),
        (OBJECTIVE, "key_results:\n  a:\n    amended:\n      - ‸", "why"),
        (CHECK_IN, "updates:\n  trial-to-paid:\n    activation-ctr: {status: ‸", "at-risk"),
        (CHECK_IN, "updates:\n  trial-to-paid:\n    activation-ctr: {done: ‸", "true"),
    ],
)
def test_each_place_offers_what_fits_there(path: str, text: str, some: str) -> None:
    assert some in labels(matter(text, path))


def test_keys_come_with_their_meaning_and_without_those_that_are_there() -> None:
    where = changed("    owner: sam\n", "    ‸\n")
    found = {one.label: one for one in offered(where).offers}
    assert found["owner"].insert == "owner: "
    assert found["owner"].more == "Exactly one person."
    assert found["keep"].insert == "keep:", "what stands below it begins on a line of its own"
    assert "title" not in found


def test_what_must_be_there_comes_first() -> None:
    first, *_ = offered(matter("‸", "2026-Q4/cycle.md")).offers
    assert (first.label, first.about) == ("starts", "required")


def test_a_key_that_has_its_colon_gets_no_second_one() -> None:
    assert result(changed("owner: sam", "own‸: sam")).strip() == "owner: sam"


def test_what_could_be_supported_is_told_by_its_title() -> None:
    where = changed("company/win-the-mid-market:", "mid-market-arr‸:")
    (only,) = offered(where).offers
    assert only.label == "company/win-the-mid-market/mid-market-arr"
    assert only.about
    assert result(where).startswith("  company/win-the-mid-market/mid-market-arr: Paying")


def test_an_objective_does_not_support_itself() -> None:
    found = labels(changed("company/win-the-mid-market:", "‸:"))
    assert found[0].startswith("company/")
    assert not [one for one in found if "trial-to-paid" in one]


def test_other_cycles_come_once_their_name_is_typed() -> None:
    found = labels(matter("supports:\n  2026-Q4/company/win‸"))
    assert "2026-Q4/company/win-the-mid-market" in found


def test_a_check_in_offers_the_teams_objectives_and_then_their_key_results() -> None:
    assert labels(matter("updates:\n  ‸", CHECK_IN)) == ["trial-to-paid"]
    text = "updates:\n  trial-to-paid:\n    activation-ctr: {value: 14}\n    ‸"
    assert labels(matter(text, CHECK_IN)) == ["trial-length"]


@pytest.mark.parametrize(
    "text", ["objective: ‸", "key_results:\n  ‸", "note: x  # ‸", "key_results:\n  a:\n    to: ‸"]
)
def test_where_anything_may_stand_nothing_is_offered(text: str) -> None:
    assert complete(SMALL, *matter(text)) is None


def test_no_file_of_a_plan_no_offers() -> None:
    assert complete(SMALL, *matter("‸", "notes/idea.txt")) is None


def test_of_very_many_only_some_are_told_at_once() -> None:
    names = ", ".join(f"person-{number}" for number in range(MOST + 10))
    team = f"---\nname: Growth\nlead: maria\nmembers: [maria, sam, ines, {names}]\n---\n"
    many = look({"teams/growth.md": team})
    found = complete(many, *matter("owner: ‸"))
    assert found is not None
    assert (len(found.offers), found.complete) == (MOST, False)
    found = complete(many, *matter(f"owner: person-{MOST + 9}‸"))
    assert found is not None
    assert ([one.label for one in found.offers], found.complete) == ([f"person-{MOST + 9}"], True)


@pytest.mark.parametrize("path", sorted(SOUND))
def test_every_beginning_of_every_file_can_be_completed(path: str) -> None:
    whole = SOUND[path]
    for end in range(len(whole) + 1):
        page, at = marked(f"{whole[:end]}{MARK}", path)
        complete(SMALL, page, at)
