"""Comments that accept findings, and the company's own severities."""

from datetime import date

import pytest

from site_builder.check import check
from site_builder.files.tree import Tree
from site_builder.rules.example import OBJECTIVE, SOUND
from site_builder.rules.suppress import written

HEAD = """\
objective: Turn more trials into paying customers
supports:
  company/win-the-mid-market: Paying trials are where mid-market customers begin
"""
SECOND = """\
  trial-length: {title: People decide sooner whether to buy, owner: ines, from: 21, to: 12}
"""


def found(matter: str, fence: str = "---", company: str = "") -> list[tuple[str, int, str]]:
    files = {**SOUND, OBJECTIVE: f"{fence}\n{matter}---\nWhy.\n"}
    if company:
        files["company.md"] = SOUND["company.md"].replace("---\nWe", f"{company}\n---\nWe")
    checked = check(Tree({path: text.encode() for path, text in files.items()}), date(2026, 10, 5))
    return [(one.code, one.span.line, str(one.severity)) for one in checked.findings]


def key_result(owner: str = "owner: sam, ines", title: str = "The email gets clicked") -> str:
    return (
        f"{HEAD}key_results:\n  activation-ctr:\n    title: {title}\n    {owner}\n"
        f"    from: 12\n    to: 18\n{SECOND}"
    )


def test_without_a_comment_the_finding_stands() -> None:
    assert found(key_result()) == [("OKR105", 8, "error")]


@pytest.mark.parametrize(
    "matter",
    [
        key_result("owner: sam, ines  # okrs: ignore[OKR105] because they job-share"),
        key_result("owner: sam, ines  #okrs:ignore[OKR105]   because they job-share"),
        key_result("# okrs: ignore[OKR105] because they job-share\n    owner: sam, ines"),
        key_result(
            "# okrs: ignore[OKR105] because they job-share\n\n    # Both.\n    owner: sam, ines"
        ),
        key_result().replace(
            "activation-ctr:", "activation-ctr:  # okrs: ignore[OKR105] because they job-share"
        ),
        key_result().replace(
            "key_results:", "key_results:  # okrs: ignore[OKR105] because they job-share"
        ),
        key_result().replace(
            "  activation-ctr:",
            "  # okrs: ignore[OKR105] because they job-share\n  activation-ctr:",
        ),
    ],
    ids=[
        "behind it",
        "without spaces",
        "above it",
        "above it with lines between",
        "on its key result",
        "on all key results",
        "above its key result",
    ],
)
def test_a_comment_accepts(matter: str) -> None:
    assert found(matter) == []


@pytest.mark.parametrize(
    ("comment", "line"),
    [
        ("# okrs: ignore[OKR105]", 8),
        ("# okrs: ignore[OKR105] they job-share", 8),
        ("# okrs: ignore[OKR105] because", 8),
        ("# okrs: ignore because they job-share", 8),
        ("# okrs: ignore[] because they job-share", 8),
        ("# okrs: ignore[one-owner] because they job-share", 8),
        ("# okrs: ignore[OKR999] because they job-share", 8),
        ("# okrs: ignore[OKR105, OKR999] because they job-share", 8),
        ("# okrs: ignore[OKR009] because they job-share", 8),
    ],
)
def test_a_malformed_comment_accepts_nothing(comment: str, line: int) -> None:
    lines = found(key_result(f"owner: sam, ines  {comment}"))
    assert lines == [("OKR105", line, "error"), ("OKR015", line, "warning")]


@pytest.mark.parametrize(
    "matter",
    [
        key_result("owner: sam  # okrs: ignore[OKR105] because they job-share"),
        key_result("owner: sam").replace(
            "objective:", "# okrs: ignore[OKR105] because they job-share\nobjective:"
        ),
        key_result("owner: sam") + "# okrs: ignore[OKR105] because they job-share\n",
    ],
    ids=["behind", "above", "last line"],
)
def test_a_comment_that_accepts_nothing_is_found(matter: str) -> None:
    assert [code for code, _, _ in found(matter)] == ["OKR015"]


def test_it_covers_its_own_block_alone() -> None:
    matter = key_result().replace(
        "to: 12}", "to: 12}  # okrs: ignore[OKR105] because they job-share"
    )
    assert [code for code, _, _ in found(matter)] == ["OKR105", "OKR015"]


def test_several_codes_in_one_comment_each_count() -> None:
    both = "owner: sam, ines, kim  # okrs: ignore[OKR105, OKR103] because a third starts soon"
    assert found(key_result(both)) == []
    one = "owner: sam, ines  # okrs: ignore[OKR105, OKR103] because they job-share"
    assert found(key_result(one)) == [("OKR015", 8, "warning")]


@pytest.mark.parametrize(
    "title",
    [
        '"The email # okrs: ignore[OKR105] because it is quoted"',
        "'The email # okrs: ignore[OKR105] because it is quoted'",
        '"# okrs: ignore[OKR105] because it is quoted"',
        ">-\n      The email\n      # okrs: ignore[OKR105] because it is text",
        '"The email\n      # okrs: ignore[OKR105] because it is text"',
        "The email#okrs:ignore[OKR105] because no space stands before it",
    ],
)
def test_text_that_looks_like_a_comment_is_none(title: str) -> None:
    codes = {code for code, _, _ in found(key_result(title=title))}
    assert "OKR105" in codes
    assert "OKR015" not in codes


def test_on_the_first_line_it_speaks_for_the_file_as_a_whole() -> None:
    files = {**SOUND, "2026-Q4/growth/check-ins/2027-01-04.md": "{}\nby: sam\n---\n"}
    for fence, codes in (
        ("---", ["OKR106"]),
        ("---  # okrs: ignore[OKR106] because the last week was a holiday", []),
    ):
        path = "2026-Q4/growth/check-ins/2027-01-04.md"
        tree = Tree({**_bytes(files), path: files[path].format(fence).encode()})
        found = check(tree, date(2026, 10, 5)).findings
        assert [one.code for one in found] == codes


def test_a_comment_in_the_body_is_prose() -> None:
    files = {**SOUND, OBJECTIVE: SOUND[OBJECTIVE] + "# okrs: ignore[OKR105] because so\n"}
    assert check(Tree(_bytes(files)), date(2026, 10, 5)).findings == ()


@pytest.mark.parametrize(
    ("setting", "expected"),
    [
        ("rules: {OKR105: off}", []),
        ("rules: {OKR105: notice}", [("OKR105", 8, "notice")]),
        ("rules: {OKR105: warning}", [("OKR105", 8, "warning")]),
        ("rules: {okr105: off}", [("OKR105", 8, "error"), ("OKR111", 6, "error")]),
        ("rules: {one-owner: off}", [("OKR105", 8, "error"), ("OKR111", 6, "error")]),
        ("rules: {OKR006: off}", [("OKR105", 8, "error"), ("OKR111", 6, "error")]),
        ("rules: {OKR105: loud}", [("OKR105", 8, "error"), ("OKR011", 6, "error")]),
    ],
)
def test_a_company_sets_severities(setting: str, expected: list[tuple[str, int, str]]) -> None:
    assert found(key_result(), company=setting) == expected


def _bytes(files: dict[str, str]) -> dict[str, bytes]:
    return {path: text.encode() for path, text in files.items()}


def test_a_comment_is_known_by_where_it_stands() -> None:
    words = "# okrs: ignore[OKR301] because we agreed"
    inside = f"---\nkey_results:\n  soc2:\n    title: Done {words}\n---\nProse\n"
    above = f"---\nkey_results:\n  {words}\n  soc2:\n    title: Done\n---\nProse\n"
    assert written(inside.encode()) == [f"{words} (at key_results, soc2, title)"]
    assert written(above.encode()) == [f"{words} (at key_results, soc2)"]
    assert written(f"--- {words}\nname: Acme\n---\n".encode()) == [f"{words} (at the whole file)"]
    assert written(f"---\nname: Acme\n---\n{words}\n".encode()) == [f"{words} (at the prose)"]
