import csv
import io
import json
from pathlib import Path
from xml.etree import ElementTree as ET
from zipfile import ZipFile

from site_builder.rules.example import OBJECTIVE, SOUND
from tests.commands.company import okrs, write_company

CHECK_IN = """---
by: sam
updates:
  trial-to-paid:
    activation-ctr: {value: 15, confidence: 0.8, note: "=HYPERLINK(\\"x\\")"}
---
"""
CHECKED_IN = {"2026-Q4/growth/check-ins/2026-11-13.md": CHECK_IN}
LATER = "2026-11-16"
FORMULA = {OBJECTIVE: SOUND[OBJECTIVE].replace("The activation email gets", '"=1+1 gets"  #')}
_SPACE = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def sheets(file: Path) -> dict[str, list[list[str]]]:
    """The cells of a workbook by sheet, as their texts."""
    with ZipFile(file) as archive:
        shared = [
            "".join(one.itertext())
            for one in ET.fromstring(archive.read("xl/sharedStrings.xml"))  # noqa: S314 (ours)
        ]
        book = ET.fromstring(archive.read("xl/workbook.xml"))  # noqa: S314
        names = [one.attrib["name"] for one in book.iter(f"{_SPACE}sheet")]
        return {
            name: _rows(archive.read(f"xl/worksheets/sheet{at}.xml"), shared)
            for at, name in enumerate(names, 1)
        }


def _rows(sheet: bytes, shared: list[str]) -> list[list[str]]:
    rows: list[list[str]] = []
    for row in ET.fromstring(sheet).iter(f"{_SPACE}row"):  # noqa: S314
        cells = []
        for cell in row:
            assert cell.find(f"{_SPACE}f") is None, "a formula"
            value = "".join(cell.itertext())
            cells.append(shared[int(value)] if cell.get("t") == "s" else value)
        rows.append(cells)
    return rows


def test_json_has_progress_status_and_last_values_in_the_shapes_of_the_site(tmp_path: Path) -> None:
    folder = write_company(tmp_path, CHECKED_IN)
    read = json.loads(okrs(folder, "export", "json", today=LATER).stdout)
    assert read["kind"] == "export"
    assert read["plan"]["company"] == "Lumen"
    (one,) = [each for each in read["objectives"] if each["objective"]["team"] == "growth"]
    first = one["objective"]["key_results"][0]
    assert (first["value"], first["progress"], first["status"]) == (15.0, 0.5, "on-track")
    assert one["history"][0]["readings"][0]["on"] == "2026-11-13"
    assert read["cycles"][0]["objectives"]


def test_csv_is_the_table_of_the_site(tmp_path: Path) -> None:
    folder = write_company(tmp_path, CHECKED_IN)
    written = okrs(folder, "export", "csv", "--site", "https://okrs.example", today=LATER)
    rows = list(csv.DictReader(io.StringIO(written.stdout.removeprefix("\ufeff"))))
    (one,) = [row for row in rows if row["key_result"] == "activation-ctr"]
    assert (one["value"], one["progress"], one["status"]) == ("15.0", "0.5", "on-track")
    page = "https://okrs.example/2026-Q4/growth/trial-to-paid/#activation-ctr"
    assert one["page"] == page


def test_a_workbook_has_three_sheets(tmp_path: Path) -> None:
    folder = write_company(tmp_path, CHECKED_IN)
    out = tmp_path / "plan.xlsx"
    result = okrs(folder, "export", "xlsx", "--out", str(out), today=LATER)
    assert result.exit_code == 0, result.output
    found = sheets(out)
    assert list(found) == ["Objectives", "Key results", "Check-ins"]
    assert len(found["Objectives"]) == 1 + 4
    assert len(found["Key results"]) == 1 + 8
    assert found["Check-ins"][1][1:5] == ["2026-Q4", "growth", "trial-to-paid", "activation-ctr"]


def test_no_cell_of_a_workbook_is_a_formula(tmp_path: Path) -> None:
    folder = write_company(tmp_path, {**CHECKED_IN, **FORMULA})
    out = tmp_path / "plan.xlsx"
    okrs(folder, "export", "xlsx", "--out", str(out), today=LATER)
    texts = [cell for rows in sheets(out).values() for row in rows for cell in row]
    assert "=1+1 gets" in texts
    assert '=HYPERLINK("x")' in texts


def test_the_same_plan_makes_the_same_workbook(tmp_path: Path) -> None:
    folder = write_company(tmp_path, CHECKED_IN)
    for name in ("one.xlsx", "two.xlsx"):
        okrs(folder, "export", "xlsx", "--out", str(tmp_path / name), today=LATER)
    assert (tmp_path / "one.xlsx").read_bytes() == (tmp_path / "two.xlsx").read_bytes()


def test_a_workbook_wants_a_file(tmp_path: Path) -> None:
    result = okrs(write_company(tmp_path), "export", "xlsx")
    assert result.exit_code == 2
    assert "name its file, such as --out plan.xlsx" in result.output


def test_a_file_that_can_not_be_written_is_told(tmp_path: Path) -> None:
    out = tmp_path / "nowhere" / "plan.csv"
    result = okrs(write_company(tmp_path), "export", "csv", "--out", str(out))
    assert result.exit_code == 1
    assert "can't be written: No such file or directory" in result.output


def test_what_can_not_be_read_is_left_out_and_told(tmp_path: Path) -> None:
    folder = write_company(tmp_path, {OBJECTIVE: "---\nobjective: [\n---\n"})
    result = okrs(folder, "export", "csv")
    assert result.exit_code == 0
    assert "okrs check says why" in result.stderr
    assert "trial-to-paid" not in result.stdout
