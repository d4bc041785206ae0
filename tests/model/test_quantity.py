"""Numbers as people write them: read exactly or refused."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.model.quantity import (
    LARGEST,
    SMALLEST,
    NotExactError,
    Quantity,
    format_number,
    format_quantity,
    read_quantity,
)

READ: tuple[tuple[object, float, str | None], ...] = (
    (12, 12, None),
    (14.1, 14.1, None),
    (-3, -3, None),
    ("1_000", 1_000, None),
    ("1_000.5", 1_000.5, None),
    ("+5", 5, None),
    ("-5", -5, None),
    ("−5", -5, None),
    ("- 5", -5, None),
    ("−€5", -5, "€"),
    ("1.5M", 1_500_000, None),
    ("1.5 M", 1_500_000, None),
    ("1.005M", 1_005_000, None),
    ("2bn", 2_000_000_000, None),
    ("12 k users", 12_000, "users"),
    ("2h", 2, "h"),
    ("90 min", 90, "min"),
    ("5kg", 5, "kg"),
    ("5 MB", 5, "MB"),
    ("5 m²", 5, "m²"),
    ("85 %", 85, "%"),
    ("85%", 85, "%"),
    ("85\N{NO-BREAK SPACE}%", 85, "%"),
    ("€40k", 40_000, "€"),
    ("€1.5 M", 1_500_000, "€"),
    ("2M€", 2_000_000, "€"),
    ("2 M€", 2_000_000, "€"),
    ("€40k a month", 40_000, "€ a month"),
    ("$5.50", 5.5, "$"),
    (" 7 ", 7, None),
    (10**15, 1e15, None),
)

REFUSED: tuple[object, ...] = (
    "1,000",
    "1,5",
    "1.000,5",
    "1,000.5",
    "1,5 %",
    "12 000",
    "5m",
    "5 m",
    "5m users",
    "3b",
    "5 t",
    "1:30",
    "1:30:00",
    "NaN",
    "inf",
    "1e400",
    "1e6",
    "0x10",
    "0.1234567890123456789",
    0.1234567890123456789,
    "",
    " ",
    "%",
    "twelve",
    "½",
    "1½",
    "5²",
    "5万",
    "\N{FULLWIDTH DIGIT ONE}2",
    "٣",
    "1.5.2",
    "1__0",
    "_1",
    "1_",
    ".5",
    "5.",
    "1/2",
    "2h30",
    "5-7",
    "<5",
    "7" * 3000,
    "7" * 300,
    "x" * 3000,
    ["x" * 3000],
    10**400,
    10**15 + 1,
    5e-324,
    "0.0000000000000000001",
    math.inf,
    math.nan,
    True,
    False,
    None,
    [12],
    {"a": 1},
)


@pytest.mark.parametrize(("written", "value", "unit"), READ)
def test_is_read_exactly(written: object, value: float, unit: str | None) -> None:
    assert read_quantity(written) == Quantity(value, unit)


@pytest.mark.parametrize("written", REFUSED, ids=lambda one: repr(one)[:20])
def test_is_refused(written: object) -> None:
    with pytest.raises(NotExactError) as refused:
        read_quantity(written)
    assert 0 < len(refused.value.problem) < 120
    assert refused.value.remedy.endswith(".")


@pytest.mark.parametrize(
    ("written", "instead"),
    [("1,000", "1000 or 1.000"), ("1.000,5", "1000.5"), ("1,000.5", "1000.5"), ("1,5 %", "1.5")],
)
def test_a_comma_is_answered_with_the_numbers_it_can_mean(written: str, instead: str) -> None:
    with pytest.raises(NotExactError) as refused:
        read_quantity(written)
    assert instead in refused.value.remedy


def test_zero_has_no_sign() -> None:
    assert math.copysign(1, read_quantity("-0").value) == 1


def fifteen_digits() -> st.SearchStrategy[float]:
    """Numbers with at most fifteen digits, of every size that is read."""
    digits = st.integers(-(10**15) + 1, 10**15 - 1)
    exponents = st.integers(-15, 0)
    return st.builds(lambda one, places: float(f"{one}e{places}"), digits, exponents)


@given(fifteen_digits())
def test_what_is_formatted_reads_back_the_same(value: float) -> None:
    assert read_quantity(format_number(value).replace(",", "")).value == value


@given(fifteen_digits())
def test_a_number_and_its_text_are_the_same(value: float) -> None:
    assert read_quantity(value).value == value


@given(
    st.text() | st.floats() | st.integers() | st.from_regex(r"\A[−-]?[€$]?\d[\d_., ]*\w?.{0,4}\Z")
)
def test_anything_is_read_as_a_finite_number_or_refused(written: object) -> None:
    try:
        value = read_quantity(written).value
    except NotExactError:
        return
    assert value == 0 or SMALLEST <= abs(value) <= LARGEST


@given(st.floats(-1e300, 1e300))
def test_every_number_can_be_formatted(value: float) -> None:
    assert float(format_number(value).replace(",", "")) == pytest.approx(value, rel=1e-14)


@pytest.mark.parametrize(
    ("value", "unit", "shown"),
    [
        (18, "%", "18 %"),
        (1_200_000, "€", "€1,200,000"),
        (-5, "€", "−€5"),
        (40_000, "€ a month", "€40,000 a month"),
        (40, "tickets a week", "40 tickets a week"),
        (0.1 + 0.2, None, "0.3"),
        (1e-12, None, "0.000000000001"),
        (-0.0, None, "0"),
    ],
)
def test_is_shown_with_its_unit(value: float, unit: str | None, shown: str) -> None:
    assert format_quantity(value, unit) == shown
