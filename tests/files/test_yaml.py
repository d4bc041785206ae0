"""The fast way through YAML says what the precise way says, or it says nothing."""

import math
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.files import yaml
from site_builder.files.yaml import Value
from site_builder.files.yaml_precise import load_precisely

NASTIES = """\
12|-3|+5|0|00|012|0o17|0x1F|0b11|1_000|1__0|_1|1_|1e3|1E3|1.e3|1.|.5|-.5|1.5e-3|1e400|-1e400|.inf
-.Inf|.nan|.NaN|1:30|190:20:30|2026-10-31|2026-1-5|2026-02-30|2026-10-31T10:00:00|2026-10-31 10:00
yes|no|on|off|Yes|NO|y|n|true|True|TRUE|tRue|false|null|Null|NULL|~|nUll||''|""|'it''s'|"a\\nb"
"\\x41\\u00e9"|"\\/"|"\\e"|"\\z"|'2026-10-31'|"2026-10-31"|"12"|'null'|a: b|a:b|a :b|a #c|a#c|# c
'# c'|http://x.y/z?q=1#f|[a, b]|[a, 'b, c', 12]|[a,]|[,]|[a,,b]|[]|{}|{a: 1}|{a:1}|{a}|{a, b: 1}
{'a':1}|{"a":1}|{ a : 1 }|[a: 1]|{a: [b: 1]}|{a: ,b: 2}|{? a}|a ?b|[?x]|[>x]|[?]|{a: >x}|['x':y]
{:: 1}|é|日本|😀|@x|`x|%x|!x|!|&a b|*a|?x|-x|- x|-|? x|!!str 5|a, b|a]b|a}b|[a|{a|]|}|'a|"a|a'b|a"b
...|---|=|<<|1,5|1.5M|85 %|€40k|2h|1 000|100000000000000000000|-0|-0.0|++1|1.2.3|12e|0x|0o8|08|1e5_0
1_0.5|0.|Infinity|NaN|inf|nan|\\|\\n|a  b|'a' b|[a] b|[a]#c|[a] #c|{a: b}c|{[a]: 1}|{{a: b}: 1}
{2026-10-31: 1}|{12: 1}|{1.5: 1, true: 2}|{null: 1}|{a: 1, b, [2, 3]}
9007199254740993|5e-324|4.35|1e22|12.50|4e2|.1_0|0.1_0|+1_0|1_000_000|+ 5
R & D|50 * 2|a & b|Wow!|What?|a|b > c|[a, &b]|50% of all|1e1_0|1_0e1|1e_1|1e-1_|-.1e1
""".replace("\n", "|").split("|")

BLOCKS = [
    "k: |\n  a\n  b\n",
    "k: |-\n  a\n\n  b\n\n\n",
    "k: |+\n  a\n\n",
    "k: |2\n    a\n",
    "k: >\n  a\n  b\n\n  c\n",
    "k: >-\n  a\n    b\n  c\n",
    "k: >\n",
    "k: > # c\n",
    "k: |\n\nl: 1\n",
    "k: |x\n",
    "k: |+\n \n  x\n\n",
    "k: {a: |\n    x\n  }\n",
    "k: {b: {c: 1}, a: |+\n    x\n\n}\n",
    "k: a\n  b\n",
    "k: a\n\n  b\n",
    'k: "a\n  b"\n',
    'k: "a \\\n  b"\n',
    "k: 'a\n\n  b'\n",
    "k: [\n  a,\n  b\n]\n",
    "k: [a,\n  b]\n",
    "k: {\n  a: 1}\n",
    "k: {a: {}, b\nc: {}}\n",
    "k: [ # c\n  a]\n",
    "k:\n- a\n- b: 1\n  c: 2\n",
    "k:\n  - - a\n    - b\n",
    "k:\n  - - - - - a\n",
    "k:\nl:\n",
    "k: 1\nk: 2\n",
    "k: {a: 1, a: 2}\n",
    "1: a\n1.0: b\ntrue: c\n",
    "? a\n: b\n",
    "[a]: 1\n",
    "{a: 1}: 1\n",
    "k : 1\n",
    " k: 1\n l: 2\n",
    " k: 1\nl: 2\n",
    "k:\n   a: 1\n  b: 2\n",
    "k:\t1\n",
    "\tk: 1\n",
    "k: 1 \t\n",
    "%YAML 1.1\nk: yes\n",
    "k: 1\n...\n",
    "# only a comment\n",
    "\n",
    "",
    "a\n",
    "- a\n",
    "k: &x 1\nl: *x\n",
    "k: {<<: {a: 1}}\n",
    "k: \u2028\n",
    "k: a\u0085b\n",
    "k: \ufeffa\n",
    "k: a\u00a0b\n",
    "k: [[[[[[a]]]]]]\n",
    "k: " + "[" * 3000 + "\n",
    "k: " + "[" * 3000 + "]" * 3000 + "\n",
    "k: " + "{a: " * 3000 + "\n",
    "k:\n  " + "- " * 3000 + "a\n",
]


def agrees(matter: str) -> bool:
    """Whether the fast way says nothing, or the same as the precise one, which finds no fault."""
    fast = yaml._load_fast(matter)  # noqa: SLF001 - the two ways are one function outside
    precise, findings = load_precisely(matter, "")
    return fast is None or (not findings and alike(fast, precise))


def alike(one: object, other: object) -> bool:
    if type(one) is not type(other):
        return False
    if isinstance(one, dict) and isinstance(other, dict):
        pairs = zip(one.items(), other.items(), strict=False)
        return len(one) == len(other) and all(
            alike(left[0], right[0]) and alike(left[1], right[1]) for left, right in pairs
        )
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(alike, one, other))
    if isinstance(one, float) and isinstance(other, float):
        return repr(one) == repr(other)  # tells -0.0 from 0.0, and NaN is NaN
    return one == other


@pytest.mark.parametrize(
    "shape", ["k: {}", "k: [{}]", "k: {{a: {}}}", "{}: 1", "k: {} # c", "- {}"]
)
def test_both_ways_agree_on_nasty_values(shape: str) -> None:
    apart = [
        matter
        for value in NASTIES
        for matter in (f"{shape.format(value)}\n", f"{shape.format(value)}\nl: x\n")
        if not agrees(matter)
    ]
    assert apart == []


@pytest.mark.parametrize("matter", BLOCKS, ids=lambda matter: repr(matter[:24]))
def test_both_ways_agree_on_nasty_blocks(matter: str) -> None:
    assert agrees(matter)


def test_the_fast_way_takes_what_people_write() -> None:
    matter = """\
objective: Turn more trials into paying customers   # for the year
supports:
  company/win-the-mid-market/mid-market-arr: Paying trials are the largest source
ambition: aspirational
key_results:
  activation-ctr:
    title: "The activation email gets clicked"
    owner: sam
    from: 12
    to: 18.5
    unit: "%"
    phases: {2026-10-31: 14, 2026-11-30: 1_000}
    contributors: [ines, maria]
  support-load:
    title: R & D answers; 50 % of all (or more)!
    keep: {at_most: 40}
    done_when: |
      The report is there.
      It is signed.
    amended:
      - {on: 2026-11-02, was: {to: 18}, why: The pricing test moved to Q1}
"""
    fast = yaml._load_fast(matter)  # noqa: SLF001 - the two ways are one function outside
    assert fast is not None
    key_results = fast["key_results"]
    assert isinstance(key_results, dict)
    first = key_results["activation-ctr"]
    assert isinstance(first, dict)
    assert first["phases"] == {date(2026, 10, 31): 14, date(2026, 11, 30): 1000}
    assert agrees(matter)


SCALARS = st.one_of(
    st.sampled_from(NASTIES),
    st.integers().map(str),
    st.floats().map(str),
    st.dates().map(str),
    st.text("abz ABZ019.,:;#-_'\"[]{}|>&*!?%@`~=\\é日/", max_size=12),
    st.text(max_size=8).filter(lambda text: "\n" not in text and "\r" not in text),
)
QUOTED = st.one_of(
    SCALARS,
    SCALARS.map(lambda text: "'" + text.replace("'", "''") + "'"),
    SCALARS.map(lambda text: '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'),
)
FLOWS = st.recursive(
    QUOTED,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda items: f"[{', '.join(items)}]"),
        st.lists(st.tuples(QUOTED, inner), max_size=3).map(
            lambda pairs: "{" + ", ".join(f"{key}: {value}" for key, value in pairs) + "}"
        ),
    ),
    max_leaves=6,
)


def _indented(text: str) -> str:
    return "".join(f"  {line}\n" for line in text.splitlines())


MATTERS = st.recursive(
    st.lists(st.tuples(QUOTED, FLOWS), min_size=1, max_size=3).map(
        lambda pairs: "".join(f"{key}: {value}\n" for key, value in pairs)
    ),
    lambda inner: st.one_of(
        st.tuples(QUOTED, inner).map(lambda pair: f"{pair[0]}:\n{_indented(pair[1])}"),
        st.tuples(QUOTED, st.sampled_from(["|", ">", "|-", ">+"]), inner).map(
            lambda three: f"{three[0]}: {three[1]}\n{_indented(three[2])}"
        ),
        st.lists(FLOWS, min_size=1, max_size=3).map(
            lambda items: "k:\n" + "".join(f"  - {item}\n" for item in items)
        ),
    ),
    max_leaves=4,
)


@given(MATTERS)
def test_both_ways_agree(matter: str) -> None:
    assert agrees(matter)


@given(MATTERS, st.data())
def test_both_ways_agree_after_a_slip_of_the_finger(matter: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(matter) - 1))
    slip = data.draw(st.sampled_from([*" :#-[]{},'\"\n|>?*&!%@`.0_1aTé\\=~", ""]))
    assert agrees(matter[:at] + slip + matter[at + data.draw(st.integers(0, 1)) :] + "\n")


def test_nan_is_alike() -> None:
    one: Value = math.nan
    assert alike({"k": one}, {"k": float("nan")})
