"""Files that are broken in every way: one clear finding each, no traceback, no hang."""

from pathlib import Path
from time import process_time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from site_builder.check import check
from site_builder.files.tree import Tree, read_folder
from site_builder.model.finding import Finding
from site_builder.rules.example import EARLY, OBJECTIVE, SOUND

SUPPORTS = "company/win-the-mid-market: Paying trials are where mid-market customers begin"
A_LIST = """\
objective: Turn more trials into customers
supports: {company/good-place: People stay where customers pay}
key_results:
  - {title: Trials that pay, owner: sam, from: 1, to: 2}
  - {title: Revenue of trials, owner: ines, from: 1, to: 2, unit: M €}"""
SAM = "people/sam.md"
CHECK_IN = "2026-Q4/growth/check-ins/2026-10-05.md"
RETRO = "2026-Q4/growth/retrospective.md"
COMPANY = SOUND["company.md"]
GOOD = SOUND[OBJECTIVE]


def found(path: str, content: bytes | str) -> list[Finding]:
    """What is found in the small company with one file put in."""
    files = {one: text.encode() for one, text in SOUND.items()}
    files[path] = content.encode() if isinstance(content, str) else content
    return list(check(Tree(files), EARLY).findings)


def matter(text: str) -> str:
    return f"---\n{text}\n---\n"


def one_with(line: str) -> str:
    """A good objective whose first key result has one more line, number 12."""
    return GOOD.replace('    unit: "%"\n', f'    unit: "%"\n    {line}\n', 1)


BROKEN = [
    ("a quotation mark left open", SAM, matter('name: "Sam'), "OKR006", 2, 7),
    ("a bracket left open", SAM, matter("priorities: {2026-Q4: [One, Two}"), "OKR006", 2, 23),
    ("a second colon", SAM, matter("name: Sam: the designer"), "OKR006", 2, 10),
    ("a line that doesn't fit", SAM, matter("name: Sam\n  github: sam"), "OKR006", 3, None),
    ("no colon", SAM, matter("name: Sam\ngithub"), "OKR006", 3, 1),
    ("a stray bracket", SAM, matter("name: Sam\n]"), "OKR006", 3, 1),
    ("a tab before a key", SAM, matter("name: Sam\n\tgithub: sam"), "OKR006", 3, None),
    ("a value that begins with %", SAM, matter("name: %sam"), "OKR006", 2, 7),
    ("a value that begins with @", SAM, matter("github: @sam"), "OKR006", 2, 9),
    ("a value that begins with a back-tick", SAM, matter("github: `sam`"), "OKR006", 2, 9),
    ("a list as a key", SAM, matter("[a, b]: Sam"), "OKR006", 2, 1),
    ("an odd escape", SAM, matter('name: "\\z"'), "OKR006", 2, None),
    ("a list for a mapping", SAM, matter("- name: Sam"), "OKR006", 2, 1),
    ("a word for a mapping", SAM, matter("Sam"), "OKR006", 2, 1),
    ("several documents", SAM, "---\nname: Sam\n--- # two\nname: Ines\n---\n", "OKR006", 3, 1),
    ("a directive", SAM, matter("%YAML 1.1"), "OKR006", None, None),
    ("a key twice", SAM, matter("name: Sam\nname: Samuel"), "OKR007", 3, 1),
    ("a key twice in brackets", SAM, matter("priorities: {a: [One], a: [Two]}"), "OKR007", 2, 24),
    (
        "a key twice, in two ways",
        SAM,
        matter("priorities: {\"a\": [One], 'a': [Two]}"),
        "OKR007",
        2,
        26,
    ),
    ("a key twice, deep inside", OBJECTIVE, one_with("to: 19"), "OKR007", 12, 5),
    ("an anchor", SAM, matter("name: &sam Sam"), "OKR008", 2, 7),
    ("an alias of nothing", SAM, matter("name: *sam"), "OKR008", 2, 7),
    ("a tag", SAM, matter("name: !!str 5"), "OKR008", 2, 7),
    ("a tag that runs code", SAM, matter("name: !!python/name:os.system"), "OKR008", 2, 7),
    ("a merge key", SAM, matter("<<: {name: Sam}"), "OKR008", 2, 1),
    ("an unknown key", SAM, matter("nmae: Sam"), "OKR009", 2, 1),
    ("an unknown key like no other", SAM, matter("favourite_colour: red"), "OKR009", 2, 1),
    ("a missing key", "teams/ops.md", matter("lead: ana"), "OKR010", 1, 1),
    ("a mapping for a text", SAM, matter("name: {first: Sam}"), "OKR011", 2, None),
    ("a number for a text", SAM, matter("name: 5"), "OKR011", 2, 7),
    ("an equals sign for a date", OBJECTIVE, one_with("by: ="), "OKR013", 12, 9),
    ("nothing for a text", SAM, matter("name: ''"), "OKR011", 2, 7),
    ("a text without end", SAM, matter(f"name: {'x' * 400}"), "OKR011", 2, 7),
    ("NaN", OBJECTIVE, one_with("stretch: .nan"), "OKR012", 12, 14),
    ("infinity", OBJECTIVE, one_with("stretch: .inf"), "OKR012", 12, 14),
    ("a number past infinity", OBJECTIVE, one_with("stretch: 1e400"), "OKR012", 12, 14),
    ("a huge number", OBJECTIVE, one_with(f"stretch: {10**30}"), "OKR012", 12, 14),
    ("a number of 5,000 digits", OBJECTIVE, one_with(f"stretch: {'9' * 5000}"), "OKR012", 12, 14),
    ("too precise a number", OBJECTIVE, one_with("stretch: 0.12345678901234567"), "OKR012", 12, 14),
    ("a comma in a number", OBJECTIVE, one_with("stretch: '1,5'"), "OKR012", 12, 14),
    ("a time for a number", OBJECTIVE, one_with("stretch: 1:30"), "OKR012", 12, 14),
    ("a yes for a number", OBJECTIVE, one_with("stretch: true"), "OKR012", 12, 14),
    ("a comma in a baseline", OBJECTIVE, GOOD.replace("from: 12", 'from: "1,2"'), "OKR012", 9, 11),
    ("30 February", OBJECTIVE, one_with("by: 2026-02-30"), "OKR013", 12, 9),
    ("the 13th month", OBJECTIVE, one_with("by: 2026-13-01"), "OKR013", 12, 9),
    ("the year 1", OBJECTIVE, one_with("by: 0001-01-01"), "OKR013", 12, 9),
    ("a day and an hour", OBJECTIVE, one_with("by: 2026-11-01T10:00:00Z"), "OKR013", 12, 9),
    ("a phase on no day", OBJECTIVE, one_with("phases: {2026-02-30: 14}"), "OKR013", 12, None),
    ("a negative weight", OBJECTIVE, one_with("weight: -1"), "OKR011", 12, 13),
    ("two measures", OBJECTIVE, one_with("done_when: It is signed"), "OKR014", 6, 3),
    (
        "a guard without a bound",
        OBJECTIVE,
        GOOD.replace("from: 21\n    to: 12", "keep: {}"),
        "OKR014",
        15,
        None,
    ),
    (
        "an amendment of nothing",
        OBJECTIVE,
        one_with("amended: [{on: 2026-10-03, was: {}, why: So}]"),
        "OKR014",
        12,
        None,
    ),
    (
        "an amendment without its day",
        OBJECTIVE,
        one_with("amended: [{was: {to: 20}, why: So}]"),
        "OKR010",
        12,
        None,
    ),
    (
        "references as text",
        OBJECTIVE,
        GOOD.replace(
            f"supports:\n  {SUPPORTS}",
            "supports: company/win-the-mid-market",
        ),
        "OKR011",
        3,
        11,
    ),
    (
        "key results as a list",
        OBJECTIVE,
        matter(A_LIST),
        "OKR011",
        4,
        1,
    ),
    ("no front matter", SAM, "# Sam\n", "OKR005", 1, 1),
    ("a front matter without end", SAM, "---\nname: Sam\n", "OKR005", 1, 1),
    ("only a fence", SAM, "---", "OKR005", 1, 1),
    ("a fence with a space before", SAM, " ---\nname: Sam\n---\n", "OKR005", 1, 1),
    ("an empty file", SAM, "", "OKR005", 1, 1),
    ("UTF-16", SAM, matter("name: Sam").encode("utf-16"), "OKR001", 1, 1),
    ("Latin-1", SAM, matter("name: Zoé").encode("latin-1"), "OKR001", 2, 9),
    ("a cut character", SAM, matter("name: Zoé").encode()[:13], "OKR001", 2, 9),
    ("NUL", SAM, matter("name: S\0m"), "OKR001", 2, 8),
    ("an escape character", SAM, matter("name: \x1b[31mSam"), "OKR001", 2, 7),
    ("nothing but NUL", SAM, b"\0" * 1000, "OKR001", 1, 1),
    ("brackets 10,000 deep", SAM, matter("name: " + "[" * 10_000), "OKR006", 2, None),
    (
        "brackets 100,000 deep",
        SAM,
        matter("name: " + "[" * 100_000 + "]" * 100_000),
        "OKR006",
        2,
        None,
    ),
    ("braces 10,000 deep", SAM, matter("name: " + "{a: " * 10_000), "OKR006", 2, None),
    ("hyphens 10,000 deep", SAM, matter("name:\n  " + "- " * 10_000 + "a"), "OKR006", 3, None),
    (
        "keys 600 deep",
        SAM,
        matter("\n".join(f"{' ' * at}a:" for at in range(600))),
        "OKR006",
        22,
        None,
    ),
    ("a bomb of aliases", SAM, matter("a: &a [x, x]\nb: &b [*a, *a]"), "OKR008", 2, 4),
    ("a bad name", "people/Sam Weber.md", matter("name: Sam"), "OKR004", 1, 1),
    ("a name that is no ASCII", "people/zoé.md", matter("name: Zoé"), "OKR004", 1, 1),
    ("another ending", "people/sam.markdown", matter("name: Sam"), "OKR004", 1, 1),
    ("an ending in upper case", "people/sam.MD", matter("name: Sam"), "OKR004", 1, 1),
    ("a picture", "people/sam.png", b"\x89PNG", "OKR004", 1, 1),
    (
        "a folder in upper case",
        CHECK_IN.replace("check-ins", "Check-Ins"),
        matter("by: sam"),
        "OKR004",
        1,
        1,
    ),
    ("a company in upper case", "Teams/growth.md", matter("name: Growth"), "OKR004", 1, 1),
    ("a check-in on no day", CHECK_IN.replace("10-05", "02-30"), matter("by: sam"), "OKR004", 1, 1),
    (
        "a check-in without a day",
        CHECK_IN.replace("2026-10-05", "monday"),
        matter("by: sam"),
        "OKR004",
        1,
        1,
    ),
    ("a file too deep", "2026-Q4/growth/a/b/c.md", matter("by: sam"), "OKR004", 1, 1),
    ("a file on top", "notes.md", "Notes\n", "OKR004", 1, 1),
    ("a folder that is no cycle", "2027/growth/win.md", GOOD, "OKR004", 1, 1),
]


@pytest.mark.parametrize(
    ("path", "content", "code", "line", "column"),
    [pytest.param(*one[1:], id=one[0]) for one in BROKEN],
)
def test_a_broken_file(
    path: str, content: bytes | str, code: str, line: int | None, column: int | None
) -> None:
    findings = found(path, content)
    assert {one.code for one in findings} == {code}, findings
    first = findings[0]
    assert first.place.file == f"okrs/{path}"
    assert line is None or first.span.line == line
    assert column is None or first.span.column == column
    assert first.problem
    assert first.remedy


FINE = [
    ("a byte order mark", OBJECTIVE, b"\xef\xbb\xbf" + GOOD.encode()),
    ("Windows line ends", OBJECTIVE, GOOD.replace("\n", "\r\n")),
    ("old Macintosh line ends", OBJECTIVE, GOOD.replace("\n", "\r")),
    ("a line --- in the body", OBJECTIVE, GOOD + "\n---\n\nMore.\n\n---\nkey: [\n"),
    ("spaces behind the fences", OBJECTIVE, GOOD.replace("---\n", "---  \n")),
    ("no line end at the end", OBJECTIVE, GOOD.rstrip()),
    ("words that YAML 1.1 takes for yes and no", SAM, matter("name: no\ngithub: on")),
    ("numbers as people write them", OBJECTIVE, GOOD.replace("18", '"1_800"')),
    ("an empty front matter", SAM, "---\n---\n"),
    ("a retrospective without front matter", RETRO, "Shorter trials helped.\n"),
    ("an empty retrospective", RETRO, ""),
    ("a README", "README.md", "How we do it.\n"),
    ("a hidden file", ".DS_Store", b"\0\1"),
    ("a file of an editor", "people/.sam.md.swp", b"\0\1"),
]  # fmt: skip


@pytest.mark.parametrize(("path", "content"), [pytest.param(*one[1:], id=one[0]) for one in FINE])
def test_a_file_that_is_fine(path: str, content: bytes | str) -> None:
    assert found(path, content) == []


def test_a_company_that_cant_be_read_is_one_finding() -> None:
    assert [one.code for one in found("company.md", COMPANY.replace("growth", "grwoth"))] == [
        "OKR011"
    ]
    assert [one.code for one in found("company.md", COMPANY.replace("lea]", "lea"))] == ["OKR006"]


def test_links_and_long_files_are_told_and_not_read(tmp_path: Path) -> None:
    for path, text in SOUND.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    (tmp_path / "people").mkdir()
    (tmp_path / "people/ana.md").symlink_to("/etc/passwd")
    (tmp_path / "people/lea.md").write_bytes(b"x" * 300_000)
    (tmp_path / "people/tomas.md").symlink_to("nowhere")
    (tmp_path / "2026-Q4/loop").symlink_to("..")
    tree = read_folder(tmp_path)
    findings = [(one.code, one.place.file) for one in check(tree, EARLY).findings]
    assert findings == [
        ("OKR003", "okrs/2026-Q4/loop"),
        ("OKR003", "okrs/people/ana.md"),
        ("OKR002", "okrs/people/lea.md"),
        ("OKR003", "okrs/people/tomas.md"),
    ]


@pytest.mark.parametrize(
    "part",
    [
        "\n",
        "[",
        "]",
        "[]",
        "{",
        "{a: ",
        "- ",
        "? ",
        ": ",
        ", ",
        "'",
        '"',
        "#",
        "|\n",
        "-\n",
        "<<",
        "_",
    ],
)
def test_a_long_run_of_anything_takes_no_time(part: str) -> None:
    started = process_time()
    found(SAM, matter("name: " + part * (60_000 // len(part))))
    assert process_time() - started < 5


@given(st.binary(max_size=200))
@example(b"---\n=: =\n---\n")
@example(b"---\n? \n---\n")
@example(b"---\n1: 2\nnull: 3\n---\n")
@example(b"---\n{}: []\n---\n")
def test_no_bytes_ever_raise(content: bytes) -> None:
    for path in ("company.md", SAM, OBJECTIVE, RETRO):
        assert isinstance(found(path, content), list)


VALUES = st.sampled_from(
    """1|-1|""|x|[]|{}|[1]|{a:}|~|true|2026-10-05|2026-02-30|.nan|1e400|[[x]]|{a: {b: 1}}|"1,5"|=
0x1|[{}]|{1: 2}|{2026-10-05: x}|unknown|{to: 1}|[{on: 2026-10-05, was: {to: 1}, why: x}]
""".replace("\n", "|").split("|")
)
KEYS = st.sampled_from(
    """objective supports ambition owner contributors key_results dropped score note name stage
    headcount leadership check_ins rules approvals lead members parent title starts ends closed by
    updates from to unit keep done_when confidential weight stretch phases source amended zzz
    """.split()
)


@given(st.dictionaries(KEYS, VALUES, max_size=5), st.dictionaries(KEYS, VALUES, max_size=5))
def test_no_values_ever_raise(keys: dict[str, str], inner: dict[str, str]) -> None:
    lines = [
        f"{key}: {value}" for key, value in keys.items() if key not in {"key_results", "updates"}
    ]
    deep = "{" + ", ".join(f"{key}: {value}" for key, value in inner.items()) + "}"
    text = matter("\n".join([*lines, f"key_results: {{one: {deep}}}"]))
    for path in ("company.md", "teams/growth.md", SAM, "2026-Q4/cycle.md", OBJECTIVE):
        assert isinstance(found(path, text), list)
    updates = matter("\n".join([*lines, f"updates: {{trial-to-paid: {{activation-ctr: {deep}}}}}"]))
    assert isinstance(found(CHECK_IN, updates), list)
