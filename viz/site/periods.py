"""Periods in as few words as they allow."""

from __future__ import annotations

from graph.days import first_day, last_day
from viz.dates import long_date, long_period


def period(start: str | None, end: str | None) -> str:
    """Two ISO dates, both inclusive, as whole months or years where they are such.

    >>> period("2031-10-01", "2031-12-31"), period("2031-11-01", "2031-11-30"), period("2031-01-01", "2031-12-31")
    ('October to December 2031', 'November 2031', '2031')
    >>> period("2031-04-01", "2032-03-31"), period("2031-04-02", "2031-04-05")
    ('April 2031 to March 2032', '2 April 2031 to 5 April 2031')
    """
    if not (start and end) or not _whole_months(start, end):
        return long_period(start, end)
    first, last = start[:7], end[:7]
    if first == last:
        return long_date(first)
    if first[:4] == last[:4]:
        whole_year = first[5:] == "01" and last[5:] == "12"
        return first[:4] if whole_year else f"{long_date(first).partition(' ')[0]} to {long_date(last)}"
    return f"{long_date(first)} to {long_date(last)}"


def _whole_months(start: str, end: str) -> bool:
    try:
        return len(start) == len(end) == 10 and start == first_day(start[:7]) and end == last_day(end[:7])
    except (ValueError, IndexError):
        return False
