"""What a cell says, in which unit, and which period a heading names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.figures.cells import figure, month_named, months_before, period_named, scale_of, unit_of
from nlp.model import Interval


@pytest.mark.parametrize(
    ("cell", "value", "unit"),
    [
        ("7,777", 7777, None), (" 514 ", 514, None), ("-1.6%", -1.6, "percent"), ("−1.6%", -1.6, "percent"),
        ("+0.3pp", 0.3, "percentage points"), ("0pp", 0, "percentage points"), ("5.84", 5.84, None), ("£45,000", 45000, "GBP"),
        ("-£3.5m", -3_500_000, "GBP"), ("£2.2 million", 2_200_000, "GBP"), ("34 mins", 34, "minutes"), ("12 seconds", 12, "seconds"),
        ("168.77 FTE", 168.77, "FTE"), ("<p>77</p>", 77, None), ("77*", 77, None), ("10 per cent", 10, "percent"),
    ],
)  # fmt: skip
def test_cells_that_are_figures(cell: str, value: float, unit: str | None) -> None:
    found = figure(cell)
    assert found is not None
    assert (found.value, found.unit) == (value, unit)
    assert cell[found.start : found.end].strip() == cell[found.start : found.end]


@pytest.mark.parametrize(
    "cell", ["", "n/a", "-", "12 (5%)", "<5", "3 of 40", "08:30", "10-12", "1,23", "Q3", "2025/26", "(24)", "No data"]
)
def test_cells_that_are_none(cell: str) -> None:
    assert figure(cell) is None


@given(st.integers(-(10**7), 10**7), st.sampled_from(["", "%", "pp"]))
def test_printed_figures_round_trip(value: int, sign: str) -> None:
    found = figure(f"{value:,}{sign}")
    assert found is not None
    assert found.value == value


@given(st.text(max_size=20))
def test_any_cell_is_a_figure_or_none(cell: str) -> None:
    found = figure(cell)
    assert found is None or any(c.isdigit() for c in cell[found.start : found.end])


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("January 2025", "2025-01-01/2025-01-31"), ("Oct 23", "2023-10-01/2023-10-31"), ("Sept-24", "2024-09-01/2024-09-30"),
        ("2024", "2024-01-01/2024-12-31"), ("2023/24", "2023-04-01/2024-03-31"), ("FY 2023-24", "2023-04-01/2024-03-31"),
        ("Q3 2025/26", "2025-10-01/2025-12-31"), ("Q4 2025/26", "2026-01-01/2026-03-31"),
        ("October to December 2025", "2025-10-01/2025-12-31"), ("Nov – Jan 2025", "2024-11-01/2025-01-31"),
        ("12 months to 31 March 2024", "2023-04-01/2024-03-31"), ("12 months ending September 2023", "2022-10-01/2023-09-30"),
        ("01/01/2025 – 31/12/2025", "2025-01-01/2025-12-31"), ("22 October 2025", "2025-10-22"),
        ("Last 12 months", None), ("Q3 2025", None), ("2023/27", None), ("Crimes", None), ("Total", None),
    ],
)  # fmt: skip
def test_periods_named_by_headings(text: str, iso: str | None) -> None:
    found = period_named(text)
    assert (found.iso() if found else None) == iso


def test_months() -> None:
    assert month_named("December") == 12
    assert month_named("December 2024") is None


def test_period_before() -> None:
    assert months_before(Interval("2026-01-01", "2026-03-31", "quarter"), 3) == Interval(
        "2025-10-01", "2025-12-31", "quarter"
    )
    assert months_before(Interval(text="this period"), 3) is None


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("% Solved", "percent"), ("Mean Answer Time (seconds)", "seconds"), ("Budget £000", "GBP"), ("Strength (FTE)", "FTE"),
        ("Hours (hours)", "hours"), ("Hours of patrol", None), ("Days lost", None), ("Change (percentage points)", "percentage points"),
        ("Number of crimes", None),
    ],
)  # fmt: skip
def test_units_of_headings(text: str, unit: str | None) -> None:
    assert unit_of(text) == unit


def test_scales_of_headings() -> None:
    assert [scale_of(t) for t in ("£000", "£'000", "£m", "£", "Crimes")] == [1e3, 1e3, 1e6, 1, 1]
