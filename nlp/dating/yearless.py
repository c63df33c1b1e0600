"""Days and months that a paper writes without their year: the last such ones before the paper's date."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator

from nlp.dating.dates import MONTH, YEAR, find_dates, interval_of, month_number
from nlp.model import Interval

_DAY = r"(?:(?:Mon|Tues?|Wednes|Thurs?|Fri|Satur|Sun)(?:day)?,? +)?(?:the +)?(\d{1,2})(?:st|nd|rd|th)?"
_NO_YEAR = rf"(?!,? *(?:of +)?{YEAR})"
#: ``1 May to 30 June``, ``4 and 5 September``; two days of two months that ``and`` joins only after ``between``.
_DAYS = re.compile(
    rf"\b(?P<between>between +)?{_DAY}(?: +(?:of +)?({MONTH}))? *(?P<to>to|until|up to|and|through|–|—|-|/) *"
    rf"{_DAY} +(?:of +)?({MONTH})\b{_NO_YEAR}",
    re.IGNORECASE,
)
_BEGINS = re.compile(rf"(?:{_DAY} +(?:of +)?)?({MONTH})\b{_NO_YEAR}")


def latest(month: int, day: int | None, recorded: str) -> str | None:
    """The last such day (or month) that had begun when a paper of the date `recorded` was written, or None.

    >>> latest(9, 30, "2021-10-07"), latest(11, 3, "2021-10-07"), latest(2, None, "2021-10")
    ('2021-09-30', '2020-11-03', '2021-02')
    """
    if not recorded:
        return None
    year = int(recorded[:4])
    said = f"{month:02d}-{day:02d}" if day else f"{month:02d}"
    if said[: len(recorded[5:])] > recorded[5:] != "":
        year -= 1
    if day and not 1 <= day <= calendar.monthrange(year, month)[1]:
        return None
    return f"{year:04d}-{said}"


def day_ranges(text: str, recorded: str) -> Iterator[Interval]:
    """The ranges of days in `text` without a year, that had ended when the paper was written."""
    for match in _DAYS.finditer(text):
        first_day, first_name, last_day, last_name = (match[i] for i in (2, 3, 5, 6))
        joined = match["to"].lower() in {"and", "/"}
        if joined and first_name and not match["between"]:
            continue
        last_month = month_number(last_name)
        first_month = month_number(first_name) if first_name else last_month
        end = latest(last_month, int(last_day), recorded)
        if end is None:
            continue
        year = int(end[:4]) - (first_month > last_month)
        if not 1 <= int(first_day) <= calendar.monthrange(year, first_month)[1]:
            continue
        start = f"{year:04d}-{first_month:02d}-{int(first_day):02d}"
        if start < end:
            yield Interval(start, end, "period")


def date_at(text: str, recorded: str) -> str | None:
    """The date that `text` begins with (``March 2024``, ``30 September``), its year as `latest` gives it; or None."""
    for found in find_dates(text)[:1]:
        if found.start <= 4:
            return found.iso
    match = _BEGINS.match(text)
    return latest(month_number(match[2]), int(match[1]) if match[1] else None, recorded) if match else None


def last_day(month: int, recorded: str) -> str | None:
    """The last day of the last such month."""
    found = latest(month, None, recorded)
    return interval_of(found).end if found else None
