"""Days from dates of any precision: the first and last day that ``2031``, ``2031-05`` or ``2031-05-03`` may mean."""

from __future__ import annotations

import calendar
import datetime
import re

from nlp.errors import UsageError


def first_day(date: str) -> str:
    """The first day of a year, month or day.

    >>> first_day("2031-05")
    '2031-05-01'
    """
    return date + "0000-01-01"[len(date) :]


def last_day(date: str) -> str:
    """The last day of a year, month or day.

    >>> last_day("2032-02")
    '2032-02-29'
    """
    if len(date) == 4:
        return f"{date}-12-31"
    if len(date) == 7:
        return f"{date}-{calendar.monthrange(int(date[:4]), int(date[5:7]))[1]:02d}"
    return date


def checked(date: str) -> str:
    """`date` if it is a year, month or day that exists. Raises UsageError naming it otherwise."""
    try:
        if re.fullmatch(r"\d{4}(-\d\d){0,2}", date):
            datetime.date.fromisoformat(first_day(date))
            return date
    except ValueError:
        pass
    raise UsageError(f"{date!r} is not a date. Write 2031, 2031-05 or 2031-05-03.")


def between(date: str, start: str | None, end: str | None) -> bool:
    """Whether `date`, at its precision, touches the period; an end left out is open."""
    return (not start or last_day(date) >= first_day(start)) and (not end or first_day(date) <= last_day(end))


def overlap(a: tuple[str | None, str | None], b: tuple[str | None, str | None]) -> bool:
    """Whether two intervals of days, both inclusive, share a day. An unknown end stands for the known one."""
    a_from, a_to, b_from, b_to = a[0] or a[1], a[1] or a[0], b[0] or b[1], b[1] or b[0]
    if not (a_from and a_to and b_from and b_to):
        return False
    return first_day(a_from) <= last_day(b_to) and first_day(b_from) <= last_day(a_to)


def days_from(start: str, end: str) -> int | None:
    """Days from one day to another; None where either is not known to the day."""
    if len(start) != 10 or len(end) != 10:
        return None
    return (datetime.date.fromisoformat(end) - datetime.date.fromisoformat(start)).days
