"""What a source gave becomes a figure of the key result, or a sentence."""

from datetime import UTC, datetime

import pytest

from site_builder.model.measure import Confidential, Measure, Metric, Milestone
from site_builder.model.objective import KeyResult, Ref
from site_builder.sources.declared import read_sources
from site_builder.sources.failure import SourceError
from site_builder.sources.figure import figure, note
from site_builder.sources.shape import SourceShape

REF = Ref("2026-Q4", "growth", "trial-to-paid", "activation-ctr")
PERCENT = Metric(12, 18, "%")
BARE = Metric(12, 18)
MORNING = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)


def source(more: str = "csv: a.csv, column: b") -> SourceShape:
    read = read_sources(f"sources: {{a/b/c: {{{more}}}}}".encode())
    assert read.findings == ()
    return read.sources["a/b/c"]


def key_result(measure: Measure = PERCENT) -> KeyResult:
    return KeyResult(REF, "The activation email gets clicked", measure=measure)


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ("14.1", "14.1"),
        (" 14.1 %\n", "14.1"),
        ("-3", "-3"),
        ("1_200_000", "1200000"),
        ("1.5M", "1500000"),
        ("0.300000000000000", "0.3"),
        ("007", "7"),
    ],
)
def test_only_the_number_is_told(given: str, told: str) -> None:
    assert figure(source(), key_result(), given) == told


def test_a_share_becomes_per_cent_and_is_rounded_where_the_operator_says_so() -> None:
    share = source("csv: a.csv, column: b, multiply: 100, round: 1")
    assert figure(share, key_result(), "0.14159") == "14.2"


def test_how_far_it_is_may_be_told_of_a_key_result_whose_figures_live_elsewhere() -> None:
    assert figure(source(), key_result(Confidential("The deck")), "40 %") == "0.4"


@pytest.mark.parametrize(
    ("given", "measure", "said"),
    [
        ("", PERCENT, "the figure is missing"),
        ("  \n", PERCENT, "the figure is missing"),
        ("NaN", PERCENT, "“NaN” is no number"),
        ("inf", PERCENT, "“inf” is no number"),
        ("n/a", PERCENT, "“n/a” is no number"),
        ("14,5", PERCENT, "a comma can mean thousands or decimals"),
        ("14 h", PERCENT, "activation-ctr is counted in %"),
        ("14 <script>", BARE, "counted without a unit"),
        ("<script>alert(1)</script>", BARE, "is no number"),
        ("9" * 40, PERCENT, "too large, too small or too precise"),
        ("9" * 400, PERCENT, "too long to be a figure"),
        ("1.5", Confidential("The deck"), "no progress from 0 to 1"),
        ("1", Milestone("The report is signed"), "it is done or not, which a person says"),
    ],
)
def test_what_is_no_figure_of_the_key_result_is_refused(
    given: str, measure: Measure, said: str
) -> None:
    with pytest.raises(SourceError, match=said):
        figure(source(), key_result(measure), given)


def test_what_has_a_unit_is_not_multiplied() -> None:
    with pytest.raises(SourceError, match="no plain number"):
        figure(source("csv: a.csv, column: b, multiply: 100"), key_result(), "14 %")


@pytest.mark.parametrize(
    ("declared", "said"),
    [
        ("csv: a.csv, column: b, note: the warehouse", "the warehouse"),
        ("csv: figures/a.csv, column: b", "figures/a.csv"),
        ("json: 'https://x.example/s3cret?key=s3cret', at: /a", "x.example"),
        ("sql: SELECT 1, database: WAREHOUSE_URL", "the database WAREHOUSE_URL"),
        ("command: [refunds, --all]", "the command refunds"),
    ],
)
def test_each_figure_is_told_with_its_source_and_time(declared: str, said: str) -> None:
    assert note(source(declared), MORNING) == f"From {said}, 2026-11-20 08:00 UTC"
