"""The figures of tables: what a cell says, in which unit, and which period a column's or row's heading names."""

from __future__ import annotations

import re
from dataclasses import dataclass

from nlp.dating.dates import MONTHS, find_dates, find_ranges, interval_of, month_interval
from nlp.model import Interval

_FIGURE = re.compile(
    r"(?P<sign>[+−–-])?(?P<money>£)?(?P<inner>[−–-])?(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)"
    r"(?P<scale>(?:m|bn|k)\b| (?:million|billion|thousand)\b)?"
    r"\s?(?P<unit>%|pp\b|ppts?\b|percentage points?|per ?cent|seconds?|secs?|minutes?|mins?|hours?|hrs?|FTE|days?)?",
    re.IGNORECASE,
)
_BARE = re.sub(r"\?P<\w+>", "?:", _FIGURE.pattern)
_WHOLE = re.compile(
    rf"\s*(?:<[a-z][^<>]*>\s*)*(?P<figure>{_BARE})\*{{0,2}}\s*(?:</[a-z]+>\s*)*",
    re.IGNORECASE,
)
_SCALES = {"k": 1e3, "thousand": 1e3, "m": 1e6, "million": 1e6, "bn": 1e9, "billion": 1e9}
_UNITS = (
    (re.compile(r"\bpp\b|\bppts?\b|percentage points?", re.IGNORECASE), "percentage points"),
    (re.compile(r"%|per ?cent|\bpercentage\b|\bproportion\b", re.IGNORECASE), "percent"),
    (re.compile(r"\bseconds?\b|\bsecs?\b", re.IGNORECASE), "seconds"),
    (re.compile(r"\bminutes?\b|\bmins?\b", re.IGNORECASE), "minutes"),
    (re.compile(r"£|\bGBP\b"), "GBP"),
    (re.compile(r"\bF\.?T\.?E\.?\b"), "FTE"),
)
#: Units that only stand by a figure or in brackets in a heading: as bare words they name what is counted.
_BRACKETED = (
    (re.compile(r"\((?:in )?(?:hours?|hrs)\)", re.IGNORECASE), "hours"),
    (re.compile(r"\((?:in )?days\)", re.IGNORECASE), "days"),
)
_CELL_UNITS = {"hour": "hours", "hours": "hours", "hr": "hours", "hrs": "hours", "day": "days", "days": "days"}
_THOUSANDS = re.compile(r"£ ?(?:0{3}s?|,000s?|k)\b|\(?£'?000s?'?\)?", re.IGNORECASE)
_MILLIONS = re.compile(r"£ ?m(?:illions?)?\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure and where it stands, relative to the cell's text. ``unit`` is None where the figure shows none."""

    start: int
    end: int
    value: float
    unit: str | None


def figure(cell: str) -> Figure | None:
    """The figure that is all a cell holds, or None: ``n/a``, ``12 (5%)``, ``<5`` and times are no figures here.

    >>> figure(" -1.6% "), figure("0.3pp").unit, figure("£2.5m").value, figure("12 of 40")
    (Figure(start=1, end=6, value=-1.6, unit='percent'), 'percentage points', 2500000.0, None)
    """
    whole = _WHOLE.fullmatch(cell)
    if whole is None:
        return None
    start, end = whole.span("figure")
    found = _FIGURE.fullmatch(cell, start, end)
    return read_figure(found) if found else None


def read_figure(found: re.Match[str]) -> Figure:
    """The figure that a match of `_FIGURE` gives."""
    value = float(found["digits"].replace(",", "")) * _SCALES.get((found["scale"] or "").strip().lower(), 1.0)
    negative = (found["sign"] or "+") != "+" or bool(found["inner"])
    unit = "GBP" if found["money"] else None
    if found["unit"]:
        unit = unit_of(found["unit"]) or _CELL_UNITS.get(found["unit"].lower(), "count")
    return Figure(
        found.start(), found.start() + len(found.group().rstrip()), round(-value if negative else value, 6), unit
    )


def unit_of(text: str) -> str | None:
    """The unit that a heading or label names, or None where it names none."""
    for pattern, unit in (*_UNITS, *_BRACKETED):
        if pattern.search(text):
            return unit
    return None


def scale_of(text: str) -> float:
    """What figures under the heading `text` are multiplied by: thousands for ``£000``, millions for ``£m``."""
    return 1e3 if _THOUSANDS.search(text) else 1e6 if _MILLIONS.search(text) else 1.0


_NAMES = "|".join(sorted((name.capitalize() for name in MONTHS), key=len, reverse=True))
_MONTH = re.compile(rf"\b({_NAMES})\.?[\s,'’-]*((?:20)?\d{{2}})\b")
_MONTHS = re.compile(rf"\b({_NAMES})\.?(?: ((?:20)?\d{{2}}))? ?(?:to|and|[-–—/]) ?({_NAMES})\.? ((?:20)?\d{{2}})\b")
_BARE_MONTH = re.compile(rf"({_NAMES})\.?")
_TWELVE = re.compile(
    r"\b(?P<n>12|twelve|six|6|three|3)[ -]months?(?: period)? (?:to|ending|up to|until)(?: the end of)? (?P<rest>.+)",
    re.IGNORECASE,
)
_NUMBERS = {"12": 12, "twelve": 12, "six": 6, "6": 6, "three": 3, "3": 3}
_FINANCIAL_QUARTER = re.compile(r"\bQ([1-4])[ ,]*(?:FY ?)?(20\d\d) ?[/-] ?(?:20)?\d\d\b", re.IGNORECASE)
_FINANCIAL = re.compile(r"\b(20\d\d) ?[/-] ?(?:20)?(\d\d)\b")
_YEAR = re.compile(r"(?:calendar year |year )?(20\d\d)\*?", re.IGNORECASE)


def period_named(text: str) -> Interval | None:
    """The period that a heading or row label names by itself, or None.

    Two figures joined by a stroke are a financial year (April to March), as British public bodies write it.

    >>> [period_named(t).iso() for t in ("Oct 23", "2023/24", "12 months to March 2024")]
    ['2023-10-01/2023-10-31', '2023-04-01/2024-03-31', '2023-04-01/2024-03-31']
    """
    text = text.strip()
    for _, _, interval in find_ranges(text):
        return interval
    if match := _TWELVE.search(text):
        return _months_up_to(match["rest"], _NUMBERS[match["n"].lower()])
    if match := _MONTHS.search(text):
        last_year = _full_year(match[4])
        first, last = MONTHS[match[1].lower()], MONTHS[match[3].lower()]
        first_year = _full_year(match[2]) if match[2] else last_year - (first > last)
        count = (last_year - first_year) * 12 + last - first + 1
        return month_interval(first_year, first, count) if count > 0 else None
    if match := _FINANCIAL_QUARTER.search(text):
        month = 3 * int(match[1]) + 1
        return month_interval(int(match[2]) + (month > 12), (month - 1) % 12 + 1, 3)
    days = [found for found in find_dates(text) if len(found.iso) == 10]
    if days:
        return interval_of(days[0].iso)
    if match := _MONTH.search(text):
        return month_interval(_full_year(match[2]), MONTHS[match[1].lower()])
    if (match := _FINANCIAL.search(text)) and (int(match[1]) + 1) % 100 == int(match[2]):
        return month_interval(int(match[1]), 4, 12)
    if match := _YEAR.fullmatch(text):
        return month_interval(int(match[1]), 1, 12)
    return None


def month_named(text: str) -> int | None:
    """The number of the month that is all `text` says, else None.

    >>> month_named(" January "), month_named("Sept."), month_named("Mayor")
    (1, 9, None)
    """
    match = _BARE_MONTH.fullmatch(text.strip())
    return MONTHS[match[1].lower()] if match else None


def months_before(interval: Interval, months: int) -> Interval | None:
    """The interval of the same length that many months earlier, where it is made of whole months."""
    if not (interval.start and interval.end) or interval.precision not in {"month", "quarter", "year"}:
        return None
    length = {"month": 1, "quarter": 3, "year": 12}[interval.precision]
    total = int(interval.start[:4]) * 12 + int(interval.start[5:7]) - 1 - months
    return month_interval(total // 12, total % 12 + 1, length)


def _months_up_to(text: str, months: int) -> Interval | None:
    named = period_named(text)
    if named is None or not named.end:
        return None
    total = int(named.end[:4]) * 12 + int(named.end[5:7]) - months
    return month_interval(total // 12, total % 12 + 1, months)


def _full_year(text: str) -> int:
    return int(text) + (2000 if len(text) == 2 else 0)
