"""Periods of figures: words resolved against the paper's own period and date, or kept."""

from __future__ import annotations

import pytest

from nlp.dating.periods import resolve_period
from nlp.model import Interval

QUARTER = Interval("2025-10-01", "2025-12-31", "quarter")
HALF = Interval("2023-10-01", "2024-03-31", "period")


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("In this quarter, 234 vehicles were stopped.", "2025-10-01/2025-12-31"),
        ("During November, ten were held.", "2025-11-01/2025-11-30"),
        ("Between 1 and 5 December 2025, three were found.", None),
        ("During 2025, this process resulted in six.", "2025-01-01/2025-12-31"),
        ("It happened on 3 October 2025.", "2025-10-03"),
        ("Nothing is said of time.", "2025-10-01/2025-12-31"),
    ],
)
def test_periods_resolve_against_the_paper(text: str, iso: str | None) -> None:
    period, interval = resolve_period(text, QUARTER, "2026-04-21")
    if iso is not None:
        assert (period, interval.iso()) == (iso, iso)


def test_what_cannot_be_resolved_stays_in_words() -> None:
    period, interval = resolve_period("There have been 40 arrests since inception.", None, "2026-01-19")
    assert period == "since inception"
    assert interval.iso() is None


def test_no_frame_and_no_words_give_nothing() -> None:
    assert resolve_period("There were 40 arrests.", None, "2026-01-19") == (None, Interval())


def test_bare_month_without_frame_is_the_latest_past_one() -> None:
    assert resolve_period("In November there were two.", None, "2026-01-19")[0] == "2025-11-01/2025-11-30"


@pytest.mark.parametrize(
    ("text", "period", "start", "end"),
    [
        ("At the end of December 2025 there were 40.", "2025-12-31", "2025-12-31", "2025-12-31"),
        ("To the end of March 2024, 40 were closed.", "to the end of March 2024", None, "2024-03-31"),
        ("By March 2025 40 had been closed.", "by March 2025", None, "2025-03-31"),
        ("By the end of March 2025 40 had been closed.", "by the end of March 2025", None, "2025-03-31"),
        ("Since 1 April 2024 there were 40.", "since 1 April 2024", "2024-04-01", None),
        ("Since April there were 40.", "since April", "2025-04-01", None),
        ("All were answered within 48 hours.", None, None, None),
        ("Since January 2024 there were 40.", "since January 2024", "2024-01-01", None),
        ("Since the scheme was launched in 2021, 40 have been trained.", "since 2021", "2021-01-01", None),
        ("Since it began in May 2023, 40 have been trained.", "since May 2023", "2023-05-01", None),
        ("Over a five-day period in February 2024, 40 were stopped.", "five-day period in February 2024", "2024-02-01",
         "2024-02-29"),
        ("A one-day deployment found 40.", "one day", None, None),
        ("It was closed for over 2 hours.", None, None, None),
        ("In the 4 years of its work, 40 were seized.", "4 years", None, None),
        ("In the last six months there were 40.", "last six months", None, None),
        ("There were 40 for the same period last year.", "same period last year", None, None),
        ("In 2023/24 there were 40.", "2023-04-01/2024-03-31", "2023-04-01", "2024-03-31"),
        ("In the 12 months to March 2024 there were 40.", "2023-04-01/2024-03-31", "2023-04-01", "2024-03-31"),
        ("For the six-month period ending 30 June 2024 there were 40.", "2024-01-01/2024-06-30", "2024-01-01",
         "2024-06-30"),
        ("Between October and December there were 40.", "2025-10-01/2025-12-31", "2025-10-01", "2025-12-31"),
        ("Between the beginning of October 2023 and the end of March 2024 there were 40.", "2023-10-01/2024-03-31",
         "2023-10-01", "2024-03-31"),
        ("Last month there were 40.", "last month", None, None),
    ],
)  # fmt: skip
def test_periods_without_a_frame(text: str, period: str | None, start: str | None, end: str | None) -> None:
    found, interval = resolve_period(text, None, "2026-01-19")
    assert (found, interval.start, interval.end) == (period, start, end)


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("In the last 12 months there were 40.", "2023-04-01/2024-03-31"),
        ("In the previous 12-month period there were 40.", "2022-04-01/2023-03-31"),
        ("In this six-month reporting period there were 40.", "2023-10-01/2024-03-31"),
        ("There were 40 in the previous reporting period.", "2023-04-01/2023-09-30"),
        ("Between November and January there were 40.", "2023-11-01/2024-01-31"),
    ],
)
def test_rolling_months_end_with_the_papers_period(text: str, period: str) -> None:
    assert resolve_period(text, HALF, "2024-07")[0] == period


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("Between 1 May and 30 June there were 40.", "2025-05-01/2025-06-30"),
        ("From 1 December to 3 January there were 40.", "2024-12-01/2025-01-03"),
        ("Enforcement took place on 4 and 5 March.", "2025-03-04/2025-03-05"),
        ("It was on 3 March and on 5 May.", "2025-03-03"),
        ("In the quarter to 30 June there were 40.", "2025-04-01/2025-06-30"),
        ("In the year ending March 2024 there were 40.", "2023-04-01/2024-03-31"),
        ("In the third quarter of 2008/09 there were 40.", "2008-10-01/2008-12-31"),
        ("In Q2 2024 there were 40.", "2024-04-01/2024-06-30"),
        ("Since the Board's last meeting there were 40.", "since the Board's last meeting"),
        ("Since Easter there were 40.", "since Easter"),
        ("By the end of June 40 had been closed.", "by the end of June"),
        ("In eleven months there were 40.", "eleven months"),
        ("During the fortnight there were 40.", "fortnight"),
        ("In the 2024/25 season there were 40.", "2024/25 season"),
        ("In one week of July there were 40.", "one week of July"),
        ("During the World Cup there were 40.", "World Cup"),
        ("In 2005 there were 40.", "2005"),
        ("During 2024 there were 40.", "2024-01-01/2024-12-31"),
        ("The pilot began in May 2023 and since its launch 40 were trained.", "since May 2023"),
        ("Between February and April 286 people were met.", "2025-02-01/2025-04-30"),
    ],
)
def test_times_without_a_year_lie_before_the_paper(text: str, period: str) -> None:
    assert resolve_period(text, None, "2025-07-16")[0] == period


def test_a_month_of_a_paper_that_only_has_a_year_is_of_that_year() -> None:
    assert resolve_period("In May there were 40.", None, "2023")[0] == "2023-05-01/2023-05-31"


def test_this_year_titled_is_no_time() -> None:
    assert resolve_period("The campaign, this year titled Think Ahead, saw 40.", None, "2025-07-16")[0] is None
