"""How many objectives a company has, where files are missing, broken or in the year."""

import pytest

from site_builder.rules.example import SOUND
from tests.rules.plans import found

COMPANY = [path for path in SOUND if path.startswith("2026-Q4/company/")]
FIRST = SOUND[COMPANY[0]]


def _more(count: int) -> dict[str, str]:
    return {f"2026-Q4/company/more-{at}.md": FIRST for at in range(count)}


@pytest.mark.parametrize(
    ("changed", "problems"),
    [
        (_more(2), []),
        (_more(3), ["Autumn 2026 has 6 company objectives"]),
        ({COMPANY[0]: ""}, ["Autumn 2026 has only 2 company objectives"]),
        (dict.fromkeys(COMPANY, ""), ["Autumn 2026 has no company objective"]),
        ({COMPANY[0]: "---\nobjective: [\n---\n"}, []),
        (
            {COMPANY[0]: FIRST.replace("owner:", "dropped: The market is gone\nowner:", 1)},
            ["Autumn 2026 has only 2 company objectives"],
        ),
        ({"2026-Q4/cycle.md": "---\nstarts: 2026-07-01\nends: 2026-09-30\n---\n"} | _more(3), []),
    ],
)
def test_three_to_five_are_counted(changed: dict[str, str], problems: list[str]) -> None:
    assert [one.problem for one in found(changed, only="OKR203")] == problems


def test_a_quarter_may_leave_them_to_its_year() -> None:
    moved = {path.replace("2026-Q4", "2026"): SOUND[path] for path in COMPANY}
    year = {"2026/cycle.md": "---\nstarts: 2026-01-01\nends: 2026-12-31\n---\n"}
    assert not found(dict.fromkeys(COMPANY, "") | moved | year, only="OKR203")
