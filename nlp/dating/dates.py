"""Dates and ranges of dates as papers write them, resolved to ISO 8601."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from nlp.model import Interval

MONTHS = {name.lower(): i for i, name in enumerate(calendar.month_name) if name}
MONTHS |= {name.lower(): i for i, name in enumerate(calendar.month_abbr) if name} | {"sept": 9}

MONTH = r"(?:" + "|".join(sorted((m.capitalize() for m in MONTHS), key=len, reverse=True)) + r")\.?"
_DAY = r"(?:(?:Mon|Tues?|Wednes|Thurs?|Fri|Satur|Sun)(?:day)?,? +)?(?:the +)?(\d{1,2})(?:st|nd|rd|th)?"
YEAR = r"((?:19|20)\d{2})"
_LONG = re.compile(rf"\b{_DAY} +(?:day +)?(?:of +)?({MONTH})(?:,? +(?:of +)?{YEAR})?\b", re.IGNORECASE)
_US = re.compile(rf"\b({MONTH}) +(\d{{1,2}})(?:st|nd|rd|th)?,? +{YEAR}\b", re.IGNORECASE)
_SLASH = re.compile(r"\b(\d{1,2})[/.](\d{1,2})[/.]((?:19|20)?\d{2})\b")
_DASHED = re.compile(r"\b(\d{1,2})-(\d{1,2})-((?:19|20)\d{2})\b")
_ISO = re.compile(r"\b((?:19|20)\d{2})-(\d{2})-(\d{2})\b")
_MONTH_YEAR = re.compile(rf"\b({MONTH}),? +(?:of +)?{YEAR}\b", re.IGNORECASE)
#: The months in Welsh and Irish, also as they stand after a preposition, in the papers of bilingual bodies.
_OTHER_MONTHS = (
    ("ionawr", "eanáir"), ("chwefror", "feabhra", "fheabhra"), ("mawrth", "márta", "mhárta"),
    ("ebrill", "aibreán", "aibreáin"), ("mai", "bealtaine", "bhealtaine"), ("mehefin", "meitheamh", "mheitheamh"),
    ("gorffennaf", "iúil"), ("awst", "lúnasa"), ("medi", "meán fómhair", "mheán fómhair"),
    ("hydref", "deireadh fómhair", "dheireadh fómhair"), ("tachwedd", "samhain", "samhna", "shamhain"),
    ("rhagfyr", "nollaig", "nollag"),
)  # fmt: skip
_OTHER = re.compile(
    rf"\b(\d{{1,2}})(?:af|ail|ydd|ed|eg|fed|ain|ú|adh)? +(?:o |de |d')?"
    rf"({'|'.join(name for names in _OTHER_MONTHS for name in names)}),? +{YEAR}\b",
    re.IGNORECASE,
)
#: ``between April and June 2024``, ``April – June 2024``: two months of one year.
_MONTHS_OF_A_YEAR = re.compile(rf"\b({MONTH}) *(?:to|and|until|through|–|-|—) *({MONTH}) +{YEAR}\b")
_RANGE = re.compile(r"^\W*(?:to|and|until|up to and including|through|–|-|—)\W*$", re.IGNORECASE)


_DIGIT = re.compile(r"\d")
#: No date with a month's name is in a text without one of these in lower case.
_MONTH_SIGN = re.compile("|".join(sorted({name[:3] for name in MONTHS})))
_OTHER_SIGN = re.compile("|".join(name for names in _OTHER_MONTHS for name in names))


@dataclass(frozen=True, slots=True)
class Found:
    """A date in a text: its range of characters, and the ISO value at the precision given."""

    start: int
    end: int
    iso: str


def find_dates(text: str, year: int | None = None) -> list[Found]:
    """All dates in `text` in order: days first, then bare months with a year. `year` completes ``22 October``."""
    return list(_dates(text, year))


@lru_cache(maxsize=4096)  # several rules ask for the dates of the same sentence
def _dates(text: str, year: int | None) -> tuple[Found, ...]:
    found: list[Found] = []
    if _DIGIT.search(text) is None:
        return ()
    taken = bytearray(len(text))
    low = text.lower()
    named, other = _MONTH_SIGN.search(low) is not None, _OTHER_SIGN.search(low) is not None

    def add(match: re.Match[str], y: str | int | None, m: int, d: int | None = None) -> None:
        if y is None or not 1 <= m <= 12 or any(taken[match.start() : match.end()]):
            return
        full = int(y) + (2000 if int(y) < 100 else 0)
        if d is not None and not 1 <= d <= calendar.monthrange(full, m)[1]:
            return
        taken[match.start() : match.end()] = b"\1" * (match.end() - match.start())
        found.append(Found(match.start(), match.end(), f"{full:04d}-{m:02d}" + (f"-{d:02d}" if d else "")))

    for match in _LONG.finditer(text) if named else ():
        add(match, match[3] or year, month_number(match[2]), int(match[1]))
    for match in _US.finditer(text) if named else ():
        add(match, match[3], month_number(match[1]), int(match[2]))
    for pattern in (_SLASH, _DASHED):
        for match in pattern.finditer(text):
            day, month = int(match[1]), int(match[2])
            if month > 12 >= day and len(match[3]) == 4:  # as America writes it
                day, month = month, day
            add(match, match[3], month, day)
    for match in _OTHER.finditer(text) if other else ():
        name = match[2].lower()
        add(match, match[3], next(i for i, names in enumerate(_OTHER_MONTHS, 1) if name in names), int(match[1]))
    for match in _ISO.finditer(text):
        add(match, match[1], int(match[2]), int(match[3]))
    for match in _MONTH_YEAR.finditer(text) if named else ():
        add(match, match[2], month_number(match[1]))
    return tuple(sorted(found, key=lambda f: f.start))


def month_number(name: str) -> int:
    """The number of a month by its name, whole or short."""
    return MONTHS[name.lower().rstrip(".")]


def month_interval(year: int, month: int, months: int = 1) -> Interval:
    """The interval of `months` whole months from the first of `month`."""
    last = month + months - 1
    end_year, end_month = year + (last - 1) // 12, (last - 1) % 12 + 1
    precision = {1: "month", 3: "quarter", 12: "year"}.get(months, "period")
    end_day = calendar.monthrange(end_year, end_month)[1]
    return Interval(f"{year:04d}-{month:02d}-01", f"{end_year:04d}-{end_month:02d}-{end_day:02d}", precision)


def interval_of(iso: str) -> Interval:
    """The days that an ISO date covers: ``2025-10`` is all of October."""
    parts = [int(p) for p in iso.split("-")]
    if len(parts) == 3:
        return Interval(iso, iso, "day")
    if len(parts) == 2:
        return month_interval(parts[0], parts[1])
    return month_interval(parts[0], 1, 12)


def find_ranges(text: str, year: int | None = None) -> list[tuple[int, int, Interval]]:
    """The ranges ``DATE to DATE`` in `text` with their character ranges."""
    dates = find_dates(text, year)
    ranges = []
    if year is None:
        dates = _with_shared_years(text, dates)
    for match in _MONTHS_OF_A_YEAR.finditer(text):
        first_month, last_month = month_number(match[1]), month_number(match[2])
        if first_month < last_month:
            span = month_interval(int(match[3]), first_month, last_month - first_month + 1)
            ranges.append((match.start(), match.end(), span))
    for first, second in pairwise(dates):
        if _RANGE.match(text[first.end : second.start]) and first.iso <= second.iso:
            start, end = interval_of(first.iso).start, interval_of(second.iso).end
            assert start is not None
            assert end is not None
            ranges.append((first.start, second.end, Interval(start, end, _precision(start, end))))
    return ranges


def _with_shared_years(text: str, dates: list[Found]) -> list[Found]:
    """``1st October – 31st December 2025``: the first date borrows the year of the second."""
    for later in list(dates):
        head = text[max(0, later.start - 40) : later.start]
        match = re.search(
            rf"\b{_DAY}(?: +(?:of +)?({MONTH}))? *(?:to|until|–|-|—|and) *(?:the *)?$", head, re.IGNORECASE
        )
        if match and not any(f.end >= later.start - 3 and f is not later and f.start < later.start for f in dates):
            year, month = int(later.iso[:4]), (match[2] and month_number(match[2])) or int(later.iso[5:7])
            start = later.start - len(head) + match.start()
            iso = f"{year:04d}-{month:02d}-{int(match[1]):02d}"
            day = re.sub(r" *(?:to|until|–|-|—|and) *(?:the *)?$", "", match.group(), flags=re.IGNORECASE)
            dates.append(Found(start, start + len(day), iso))
    return sorted(dates, key=lambda f: f.start)


def _precision(start: str, end: str) -> str:
    first, last = [int(p) for p in start.split("-")], [int(p) for p in end.split("-")]
    months = (last[0] - first[0]) * 12 + last[1] - first[1] + 1
    if first[2] != 1 or last[2] != calendar.monthrange(last[0], last[1])[1]:
        return "period"
    return {1: "month", 3: "quarter", 12: "year"}.get(months, "period")
