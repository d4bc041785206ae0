import json
from pathlib import Path

import pytest

from tests.commands.company import okrs
from tests.importing.documents import bring, outline, words, written

FLAT = """\
Objective;Key Result;Owner;Start;Current;Target;Unit;Progress;Due Date;Health
Trials find their way;Guided set-ups;Sam;10;22;60;a week;24 %;2026-12-15;amber
;Days until the first report;Ines;9;6;2;days;43 %;12/15/2026;green
Answers come fast;First answer;Maria;6;5;1;h;20 %;;red
"""
FLAT_OUTLINE = """\
2026-Q4/growth/answers-come-fast: Answers come fast
  first-answer: First answer | maria | from 6 to 1 h
2026-Q4/growth/trials-find-their-way: Trials find their way
  guided-set-ups: Guided set-ups | sam | from 10 to 60 a week
  days-until-the-first-report: Days until the first report | ines | from 9 to 2 days
"""
TREE = """\
ID,Type,Title,Parent ID,Owner,Team,Period,Baseline,Target,Metric Type
1,Objective,Partners sell for us,,Maria,Growth,Q4 2026,,,
2,Key Result,Partner deals,1,Sam,Growth,Q4 2026,5,15,Number
3,Key Result,Certified partners,1,Ines,Growth,Q4 2026,20,45,Percentage
"""
TREE_OUTLINE = """\
2026-Q4/growth/partners-sell-for-us: Partners sell for us
  partner-deals: Partner deals | sam | from 5 to 15
  certified-partners: Certified partners | ines | from 20 to 45 %
"""


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_a_table_of_key_results_is_read_whatever_separates_its_cells(
    separator: str, tmp_path: Path
) -> None:
    result = bring(tmp_path, content=FLAT.replace(";", separator), name="okrs.csv")
    assert result.exit_code == 0, result.output
    assert outline(tmp_path) == FLAT_OUTLINE
    assert okrs(tmp_path, "check").exit_code == 0


def test_no_word_of_a_table_is_lost(tmp_path: Path) -> None:
    result = bring(tmp_path, content=FLAT, name="okrs.csv")
    assert words(FLAT) - words(written(tmp_path)) - words(result.output) == set()
    assert "- Health: amber" in written(tmp_path)
    assert "- Due: 12/15/2026" in written(tmp_path)


def test_a_table_of_goals_with_types_and_parents(tmp_path: Path) -> None:
    assert bring(tmp_path, content=TREE, name="goals.csv").exit_code == 0
    assert outline(tmp_path) == TREE_OUTLINE


def test_goals_without_types_are_told_apart_by_their_parents(tmp_path: Path) -> None:
    table = "Title,Parent,Start,Target\nPartners sell,,,\nDeals,Partners sell,5,15\n"
    assert bring(tmp_path, content=table, name="goals.csv").exit_code == 0
    assert "deals: Deals | maria | from 5 to 15" in outline(tmp_path)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_a_table_is_read_in_the_encodings_of_spreadsheets(encoding: str, tmp_path: Path) -> None:
    table = "Ziel;Schlüsselergebnis;Startwert;Zielwert\r\nGrößere Kunden;Verträge;3;9\r\n"
    result = bring(tmp_path, content=table.encode(encoding), name="ziele.csv")
    assert result.exit_code == 0, result.output
    assert "Größere Kunden" in outline(tmp_path)
    assert ("guessed to be Windows-1252" in result.output) == (encoding == "cp1252")


def test_a_parent_that_the_plan_knows_is_supported(tmp_path: Path) -> None:
    table = "Objective,Key Result,Start,Target,Parent\nSell more,Deals,5,15,Win the mid-market\n"
    result = bring(tmp_path, content=table, name="goals.csv")
    assert "it supports company/win-the-mid-market, its parent" in result.output
    assert "ignore[OKR201]" not in written(tmp_path)


def test_a_table_without_objectives_says_which_columns_are_read(tmp_path: Path) -> None:
    result = bring(tmp_path, content="Month,Sales\nMay,12\n", name="sales.csv")
    assert result.exit_code == 2
    assert "No column of sales.csv names an objective: it has Month, Sales." in result.output


NESTED = {
    "workspace": "Growth",
    "goals": [
        {
            "title": "Partners sell for us",
            "owner": {"name": "Maria"},
            "mood": "hopeful",
            "keyResults": [
                {"name": "Partner deals", "assignee": "Sam", "startValue": 5, "targetValue": 15},
                {"name": "The first partner has certified its whole team"},
            ],
        }
    ],
}


def test_any_nesting_of_json_is_read(tmp_path: Path) -> None:
    result = bring(tmp_path, content=json.dumps(NESTED), name="goals.json")
    assert result.exit_code == 0, result.output
    assert "partner-deals: Partner deals | sam | from 5 to 15" in outline(tmp_path)
    assert "- mood: hopeful" in written(tmp_path)
    assert okrs(tmp_path, "check").exit_code == 0


def test_what_we_export_comes_back_with_the_same_commitments(tmp_path: Path) -> None:
    bring(tmp_path, content=FLAT, name="okrs.csv")
    exported = okrs(tmp_path, "export", "json").stdout
    again = bring(tmp_path / "again", content=exported, name="plan.json")
    assert again.exit_code == 0, again.output
    there = outline(tmp_path / "again")
    assert all(line in there for line in FLAT_OUTLINE.splitlines() if line.startswith("  "))
    assert "2026-Q4/company/win-the-mid-market-2: Win the mid-market" in there


def test_our_table_comes_back_too(tmp_path: Path) -> None:
    bring(tmp_path, content=FLAT, name="okrs.csv")
    exported = okrs(tmp_path, "export", "csv").stdout
    again = bring(tmp_path / "again", content=exported, name="export.csv")
    assert again.exit_code == 0, again.output
    assert "guided-set-ups: Guided set-ups | sam | from 10 to 60 a week" in outline(
        tmp_path / "again"
    )


def test_broken_json_says_where(tmp_path: Path) -> None:
    result = bring(tmp_path, content='{"goals": [', name="goals.json")
    assert result.exit_code == 2
    assert "goals.json can't be read as JSON" in result.output
