from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.when import When

DAYS = st.dates(min_value=date(1, 1, 1), max_value=date(9999, 12, 31))
EDTF_DATES = st.builds(lambda day, width: day.isoformat()[:width], DAYS, st.sampled_from([4, 7, 10]))


@given(EDTF_DATES)
def test_a_date_survives_the_round_trip(edtf: str) -> None:
    when = When.parse(edtf)
    assert when.edtf == str(when) == edtf
    assert when.earliest <= when.latest
    assert when.earliest.isoformat().startswith(edtf)
    assert when.latest.isoformat().startswith(edtf)


@given(EDTF_DATES, EDTF_DATES)
def test_an_interval_survives_the_round_trip_or_ends_before_it_starts(first: str, last: str) -> None:
    if When.parse(last).latest < When.parse(first).earliest:
        with pytest.raises(ValueError, match="ends before it starts"):
            When.parse(f"{first}/{last}")
        return
    when = When.parse(f"{first}/{last}")
    assert When.parse(when.edtf) == when
    assert when.earliest == When.parse(first).earliest
    assert when.latest == When.parse(last).latest
    assert when.contains(When.parse(first)) == (When.parse(first).latest <= when.latest)


@given(DAYS, DAYS)
def test_days_contain_and_overlap_only_themselves(one: date, other: date) -> None:
    assert When.on(one).overlaps(When.on(other)) == (one == other)
    assert When.on(one).contains(When.on(other)) == (one == other)


@pytest.mark.parametrize(
    ("edtf", "earliest", "latest", "precision"),
    [
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29), "month"),
        ("1963", date(1963, 1, 1), date(1963, 12, 31), "year"),
        ("2025-11-07", date(2025, 11, 7), date(2025, 11, 7), "day"),
        ("2025-11-28/2025-12-02", date(2025, 11, 28), date(2025, 12, 2), "day"),
        ("2025-11/2025-12-02", date(2025, 11, 1), date(2025, 12, 2), "month"),
    ],
)
def test_bounds_and_precision(edtf: str, earliest: date, latest: date, precision: str) -> None:
    when = When.parse(edtf)
    assert (when.earliest, when.latest, when.precision) == (earliest, latest, precision)


def test_the_month_of_the_beginning_is_none_where_only_the_year_is_told() -> None:
    assert [When.parse(told).month for told in ("2025-11-28/2025-12-02", "2025-11", "2025")] == ["2025-11"] * 2 + [None]


def test_a_month_contains_its_days_and_overlaps_a_week_across_its_end() -> None:
    month = When.parse("2023-10")
    assert month.contains(When.parse("2023-10-31"))
    assert not month.contains(When.parse("2023-10-30/2023-11-03"))
    assert month.overlaps(When.parse("2023-10-30/2023-11-03"))
    assert not month.overlaps(When.parse("2023-11"))


def test_words_and_anchor_are_kept_but_not_compared() -> None:
    when = When.parse("2025-11-07", words="Friday", read_against="2025-11-08")
    assert (when.words, when.read_against) == ("Friday", "2025-11-08")
    assert when == When.parse("2025-11-07")
    assert hash(when) == hash(When.parse("2025-11-07"))


@pytest.mark.parametrize(
    ("edtf", "fault"),
    [
        ("", "is no EDTF date"),
        ("yesterday", "is no EDTF date"),
        ("2025-13", "no month 13"),
        ("2025-02-29", "no day 29"),
        ("2025-11-00", "no day 0"),
        ("0000", "years run from 0001"),
        ("2025-11-07T10:00", "is no EDTF date"),
        ("2025-11-07/", "is no EDTF date"),
        ("2025/2026/2027", "more than one slash"),
        ("٢٠٢٥", "is no EDTF date"),
        ("2025-11-09/2025-11-07", "ends before it starts"),
    ],
)
def test_what_is_no_date_is_refused_with_its_reason(edtf: str, fault: str) -> None:
    with pytest.raises(ValueError, match=fault):
        When.parse(edtf)
