"""Dates and periods resolved to ISO 8601."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.dating.dates import find_dates, find_ranges, interval_of, month_interval


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("on Wednesday 22 October 2025.", ["2025-10-22"]),
        ("the 5 July\n2023".replace("\n", " "), ["2023-07-05"]),
        ("1st October 2025 and 3rd of May 2024", ["2025-10-01", "2024-05-03"]),
        ("October 22nd, 2025", ["2025-10-22"]),
        ("01/04/2023 – 31.03.2024", ["2023-04-01", "2024-03-31"]),
        ("2025-10-22", ["2025-10-22"]),
        ("scheduled for March 2024", ["2024-03"]),
        ("Sept 2021", ["2021-09"]),
        ("31 February 2025", ["2025-02"]),
        ("22 October", []),
        ("on 32/13/2024", []),
    ],
)
def test_dates(text: str, dates: list[str]) -> None:
    assert [d.iso for d in find_dates(text)] == dates


def test_a_year_completes_a_day_without_one() -> None:
    assert [d.iso for d in find_dates("on 22 October", 2025)] == ["2025-10-22"]


@pytest.mark.parametrize(
    ("text", "start", "end", "precision"),
    [
        ("01/01/2025 – 31/12/2025", "2025-01-01", "2025-12-31", "year"),
        ("1st October 2025 to 31st December 2025", "2025-10-01", "2025-12-31", "quarter"),
        ("(1st October – 31st December 2025)", "2025-10-01", "2025-12-31", "quarter"),
        ("between 1 April 2023 and 31 March 2024", "2023-04-01", "2024-03-31", "year"),
        ("from 3 May 2024 until 9 May 2024", "2024-05-03", "2024-05-09", "period"),
        ("January 2025 to March 2025", "2025-01-01", "2025-03-31", "quarter"),
    ],
)
def test_ranges(text: str, start: str, end: str, precision: str) -> None:
    (found,) = find_ranges(text)
    assert (found[2].start, found[2].end, found[2].precision) == (start, end, precision)


def test_backward_range_is_none() -> None:
    assert find_ranges("31/12/2025 to 01/01/2025") == []


@given(
    st.dates(datetime.date(1950, 1, 1), datetime.date(2099, 12, 31)),
    st.sampled_from(["%d %B %Y", "%d/%m/%Y", "%Y-%m-%d"]),
)
def test_any_day_round_trips(day: datetime.date, form: str) -> None:
    assert [d.iso for d in find_dates(f"on {day.strftime(form)} they met")] == [day.isoformat()]


@given(st.integers(1990, 2090), st.integers(1, 12), st.integers(1, 36))
def test_month_intervals_cover_whole_months(year: int, month: int, months: int) -> None:
    interval = month_interval(year, month, months)
    assert interval.start is not None
    assert interval.end is not None
    following = datetime.date.fromisoformat(interval.end) + datetime.timedelta(days=1)
    assert following.day == 1
    assert (following.year - year) * 12 + following.month - month == months
    assert interval_of(interval.start[:7]).start == interval.start
