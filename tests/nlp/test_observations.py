"""Indicator tables as observations: topic, measure, unit, period, comparison and the exact cell."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from nlp.model import Observation

Read = Callable[..., list[Any]]
HEAD = """ORIGINATOR: Chief Constable Jane Roe

SUBMITTED TO: Accountability Meeting – January 2026

SUMMARY: The reporting period is 1st October 2025 to 31st December 2025.

Keep the roads safe

"""
COLUMNS = "Last 12 months\tPrevious 12 months\tLong-term average\t% difference to previous 12 months\t% difference to long-term average"
CRIMES = f"""Crime\tIndicator\t{COLUMNS}
Burglary\tNumber of crimes\t1,231\t1,242\t1,251\t-0.9%\t-1.6%
\t% Solved\t9.6%\t8.5%\t10.3\t1.1pp\t-0.7pp
Robbery\tNumber of crimes\t339\tn/a\t333\t2.4%\t1.8
"""
CAPTION = "Table 2: Neighbourhood crime.\n\n"
RANGES = (
    "The date range for the Last 12 months is 01/01/2025 – 31/12/2025. The date range for the Previous 12 months is "
    "01/01/2024 – 31/12/2024. The date range for the long-term average is 01/01/2022 – 31/12/2024.\n\n"
)


def observe(read: Read, body: str, head: str = HEAD) -> list[Observation]:
    (seen,) = read(head + body + "\n- That is what the figures show for the roads of the county.\n")
    found: list[Observation] = seen.observations()
    for o in found:
        digits = seen.text[o.start : o.end].strip("+-−£%p mk").replace(",", "")
        assert float(digits) >= 0, "the evidence is the figure itself"
    return found


def rows(found: list[Observation]) -> list[tuple[str, str, str, float, str]]:
    return [(o.topic, o.indicator, o.measure, o.value, o.unit) for o in found]


@pytest.mark.parametrize(
    "body", [CRIMES + "\n" + CAPTION + RANGES, CAPTION + RANGES + CRIMES, CAPTION + CRIMES + "\n" + RANGES]
)
def test_caption_and_ranges_above_or_below(read: Read, body: str) -> None:
    found = observe(read, body)
    assert len(found) == 14
    assert {o.table for o in found} == {"Table 2: Neighbourhood crime"}
    assert [(o.topic, o.indicator, o.value, o.unit, o.period.iso(), o.comparison) for o in found[5:10]] == [
        ("Burglary", "% Solved", 9.6, "percent", "2025-01-01/2025-12-31", None),
        ("Burglary", "% Solved", 8.5, "percent", "2024-01-01/2024-12-31", None),
        ("Burglary", "% Solved", 10.3, "percent", "2022-01-01/2024-12-31", None),
        ("Burglary", "% Solved", 1.1, "percentage points", "2025-01-01/2025-12-31", "previous 12 months"),
        ("Burglary", "% Solved", -0.7, "percentage points", "2025-01-01/2025-12-31", "long-term average"),
    ]


def test_cell_that_is_no_figure_is_left_out(read: Read) -> None:
    found = [o for o in observe(read, CRIMES + "\n" + CAPTION + RANGES) if o.topic == "Robbery"]
    assert [o.measure for o in found] == [
        "Last 12 months", "Long-term average", "% difference to previous 12 months", "% difference to long-term average",
    ]  # fmt: skip
    assert found[-1].unit == "percent"


def test_row_as_printed_is_the_context(read: Read) -> None:
    assert observe(read, CRIMES + "\n" + CAPTION)[5].context == "% Solved 9.6% 8.5% 10.3 1.1pp -0.7pp"


def test_ranges_inside_the_caption(read: Read) -> None:
    body = (
        CRIMES
        + "\nTable 2: Crime. The date range for the Last 12 months was 01/04/2023 – 31/03/2024 unless otherwise stated.\n"
    )
    assert observe(read, body)[0].period.iso() == "2023-04-01/2024-03-31"


def test_one_period_for_the_whole_table(read: Read) -> None:
    body = "District\tFollowers\tGrowth %\nFenchester\t1,200\t4\nGlenroe\t800\t2\n\nTable 5: Followers for the period 01/10/2023 to 31/03/2024.\n"
    found = observe(read, body)
    assert {o.period.iso() for o in found} == {"2023-10-01/2024-03-31"}
    assert rows(found)[:2] == [
        ("Followers", "Fenchester", "Followers", 1200, "count"), ("Followers", "Fenchester", "Growth %", 4, "percent"),
    ]  # fmt: skip


def test_reporting_period_where_nothing_else_says(read: Read) -> None:
    found = observe(read, "Indicator\tStops\tArrests\nOperation Kestrel\t54\t16\nOperation Heron\t12\t3\n")
    assert {o.period.iso() for o in found} == {"2025-10-01/2025-12-31"}
    assert {o.topic for o in found} == {"Keep the roads safe"}
    assert found[0].table.startswith("Table without caption")


def test_months_down_and_years_across(read: Read) -> None:
    body = "Month\t2024\t2025\nJanuary\t14\t35\nFebruary\t13\t23\nTotal\t27\t58\n\nTable 7 – Disruptions since January 2024.\n"
    found = observe(read, body)
    assert [(o.indicator, o.measure, o.value, o.period.iso()) for o in found] == [
        ("Disruptions", "Month", 14, "2024-01-01/2024-01-31"), ("Disruptions", "Month", 35, "2025-01-01/2025-01-31"),
        ("Disruptions", "Month", 13, "2024-02-01/2024-02-29"), ("Disruptions", "Month", 23, "2025-02-01/2025-02-28"),
        ("Disruptions (total)", "Total", 27, "2024-01-01/2024-12-31"), ("Disruptions (total)", "Total", 58, "2025-01-01/2025-12-31"),
    ]  # fmt: skip


def test_series_of_months(read: Read) -> None:
    body = (
        "Month\tTotal Calls\tMean Answer Time (seconds)\t% answered in under 10 seconds\nNovember 2025\t9,377\t5.84\t92.8%\n"
        "December 2025\t8,319\t6.65\t90.6%\nLast 2 months\t17,696\t6.2\t91.8%\n\nTable 8: Call handling.\n"
    )
    found = observe(read, body)
    assert [(o.indicator, o.value, o.unit, o.period.iso()) for o in found[:3]] == [
        ("Total Calls", 9377, "count", "2025-11-01/2025-11-30"),
        ("Mean Answer Time (seconds)", 5.84, "seconds", "2025-11-01/2025-11-30"),
        ("% answered in under 10 seconds", 92.8, "percent", "2025-11-01/2025-11-30"),
    ]
    assert (found[6].indicator, found[6].measure, found[6].period.iso()) == (
        "Total Calls (total)",
        "Last 2 months",
        "2025-11-01/2025-12-31",
    )


def test_months_across(read: Read) -> None:
    found = observe(read, "Category\tOct 25\tNov 25\nStops\t54\t60\nArrests\t16\t9\n\nTable 1: Results.\n")
    assert [(o.indicator, o.measure, o.value, o.period.iso()) for o in found[:2]] == [
        ("Stops", "Oct 25", 54, "2025-10-01/2025-10-31"), ("Stops", "Nov 25", 60, "2025-11-01/2025-11-30"),
    ]  # fmt: skip


def test_plain_difference_is_against_the_second_column(read: Read) -> None:
    found = observe(
        read,
        "Indicator\tLast 12 months\tPrevious 12 months\tDifference\nHearings\t12\t17\t-5\nCases\t71\t95\t-24\n\nTable 3: Conduct.\n\n"
        + RANGES,
    )
    assert (found[2].value, found[2].unit, found[2].comparison) == (-5, "count", "Previous 12 months")
    assert found[2].period.iso() == "2025-01-01/2025-12-31"


def test_money_in_thousands(read: Read) -> None:
    found = observe(
        read, "Heading\tBudget £000\tOutturn £000\nPay\t1,200\t1,250\nFleet\t80\t75\n\nTable 1: Budget for 2025/26.\n"
    )
    assert (found[0].value, found[0].unit) == (1_200_000, "GBP")


@pytest.mark.parametrize(
    "body",
    [
        "Item\tTitle\tPage\n1\tWelcome\t3\n2\tMinutes\t4\n",
        "Public Question\tForce Answer\nHow many were stopped?\t54\n",
        "Description of Action\tUpdate\nAction 3 (1 May 2025): count them\t17\n",
        "Name\tRole\nJane Roe\t12\n",
        "Word\tOther word\nand\tnone\n",
    ],
)
def test_tables_without_indicators_give_nothing(read: Read, body: str) -> None:
    assert observe(read, body) == []


def test_agendas_have_no_figures(read: Read) -> None:
    (seen,) = read("BOARD MEETING\n\nDate: 3 May 2025\n\nAgenda\n\nItem\tStart\tMinutes\n1\tWelcome\t5\n2\tCrime\t20\n")
    assert seen.observations() == []


def test_bullets_that_stand_for_a_table(read: Read) -> None:
    body = (
        "- Race-related crime came first, accounting for 75% of all recorded hate crime (up from 71% before). Then came:\n"
        " - Disability: 7% (9% previous quarter)\n - Religion: 4%\n - Other: see above\n"
    )
    found = observe(read, body)
    assert [(o.topic, o.indicator, o.measure, o.value, o.unit, o.period.iso()) for o in found] == [
        ("recorded hate crime", "Disability", "this period", 7, "percent", "2025-10-01/2025-12-31"),
        ("recorded hate crime", "Disability", "previous quarter", 9, "percent", "2025-07-01/2025-09-30"),
        ("recorded hate crime", "Religion", "this period", 4, "percent", "2025-10-01/2025-12-31"),
    ]


LOOSE = """Disposal Type Oct 23 Nov
23

Dec
23
Cautions issued 144 163 117
Warnings/Letters 5    8 2
Breaches   17 16 12

Table 22: Disposals by type.
"""


def test_columns_run_together(read: Read) -> None:
    found = observe(read, LOOSE)
    assert [(o.indicator, o.measure, o.value, o.period.iso()) for o in found[3:6]] == [
        ("Warnings/Letters", "Oct 23", 5, "2023-10-01/2023-10-31"), ("Warnings/Letters", "Nov 23", 8, "2023-11-01/2023-11-30"),
        ("Warnings/Letters", "Dec 23", 2, "2023-12-01/2023-12-31"),
    ]  # fmt: skip
    assert len(found) == 9


def test_columns_run_together_with_one_figure_too_many_give_nothing(read: Read) -> None:
    assert observe(read, LOOSE.replace("17 16 12", "17 16 12 8")) == []


def test_single_column_with_its_own_dates(read: Read) -> None:
    body = (
        "Indicator\nSince\n\ninception\n(Sept 21)\n\nPerpetrators seen 124\nReferrals made 18\n\nMeetings held 364\n\n"
        "Table 20: The scheme.\n\nThe date range is September 2021 (scheme inception) up to and including 31/03/2024.\n"
    )
    found = observe(read, body)
    assert [(o.indicator, o.value) for o in found] == [
        ("Perpetrators seen", 124),
        ("Referrals made", 18),
        ("Meetings held", 364),
    ]
    assert {(o.measure, o.period.iso()) for o in found} == {("Since inception (Sept 21)", "2021-09-01/2024-03-31")}


def test_prose_above_a_caption_is_no_table(read: Read) -> None:
    assert observe(read, "Officers seized 12\nThey stopped 40\nThey drove 9\n\nTable 2: Crime.\n") == []
