"""Dates and periods as papers write them, resolved to ISO 8601.

A period that needs a frame (``this quarter``, ``in November``) is resolved against the paper's own reporting period and
date; what cannot be resolved stays in the paper's words.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from itertools import pairwise

from nlp.model import Interval

MONTHS = {name.lower(): i for i, name in enumerate(calendar.month_name) if name}
MONTHS |= {name.lower(): i for i, name in enumerate(calendar.month_abbr) if name} | {"sept": 9}

_MONTH = r"(?:" + "|".join(sorted((m.capitalize() for m in MONTHS), key=len, reverse=True)) + r")\.?"
_DAY = r"(?:(?:Mon|Tues?|Wednes|Thurs?|Fri|Satur|Sun)(?:day)?,? +)?(?:the +)?(\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"((?:19|20)\d{2})"
_LONG = re.compile(rf"\b{_DAY} +(?:of +)?({_MONTH})(?:,? +(?:of +)?{_YEAR})?\b", re.IGNORECASE)
_US = re.compile(rf"\b({_MONTH}) +(\d{{1,2}})(?:st|nd|rd|th)?,? +{_YEAR}\b")
_SLASH = re.compile(r"\b(\d{1,2})[/.](\d{1,2})[/.]((?:19|20)?\d{2})\b")
_ISO = re.compile(r"\b((?:19|20)\d{2})-(\d{2})-(\d{2})\b")
_MONTH_YEAR = re.compile(rf"\b({_MONTH}),? +(?:of +)?{_YEAR}\b", re.IGNORECASE)
#: ``between April and June 2024``, ``April – June 2024``: two months of one year.
_MONTHS_OF_A_YEAR = re.compile(rf"\b({_MONTH}) *(?:to|and|until|through|–|-|—) *({_MONTH}) +{_YEAR}\b")
_RANGE = re.compile(r"^\W*(?:to|and|until|up to and including|through|–|-|—)\W*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Found:
    """A date in a text: its range of characters, and the ISO value at the precision given."""

    start: int
    end: int
    iso: str


def find_dates(text: str, year: int | None = None) -> list[Found]:
    """All dates in `text` in order: days first, then bare months with a year. `year` completes ``22 October``."""
    found: list[Found] = []
    taken = bytearray(len(text))

    def add(match: re.Match[str], y: str | int | None, m: int, d: int | None = None) -> None:
        if y is None or not 1 <= m <= 12 or any(taken[match.start() : match.end()]):
            return
        full = int(y) + (2000 if int(y) < 100 else 0)
        if d is not None and not 1 <= d <= calendar.monthrange(full, m)[1]:
            return
        taken[match.start() : match.end()] = b"\1" * (match.end() - match.start())
        found.append(Found(match.start(), match.end(), f"{full:04d}-{m:02d}" + (f"-{d:02d}" if d else "")))

    for match in _LONG.finditer(text):
        add(match, match[3] or year, _month(match[2]), int(match[1]))
    for match in _US.finditer(text):
        add(match, match[3], _month(match[1]), int(match[2]))
    for match in _SLASH.finditer(text):
        add(match, match[3], int(match[2]), int(match[1]))
    for match in _ISO.finditer(text):
        add(match, match[1], int(match[2]), int(match[3]))
    for match in _MONTH_YEAR.finditer(text):
        add(match, match[2], _month(match[1]))
    return sorted(found, key=lambda f: f.start)


def _month(name: str) -> int:
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
        first_month, last_month = _month(match[1]), _month(match[2])
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
        match = re.search(rf"\b{_DAY} +(?:of +)?({_MONTH})? *(?:to|until|–|-|—|and) *(?:the *)?$", head)
        if match and not any(f.end >= later.start - 3 and f is not later and f.start < later.start for f in dates):
            year, month = int(later.iso[:4]), (match[2] and _month(match[2])) or int(later.iso[5:7])
            start = later.start - len(head) + match.start()
            iso = f"{year:04d}-{month:02d}-{int(match[1]):02d}"
            day = re.sub(r" *(?:to|until|–|-|—|and) *(?:the *)?$", "", match.group())
            dates.append(Found(start, start + len(day), iso))
    return sorted(dates, key=lambda f: f.start)


def _precision(start: str, end: str) -> str:
    first, last = [int(p) for p in start.split("-")], [int(p) for p in end.split("-")]
    months = (last[0] - first[0]) * 12 + last[1] - first[1] + 1
    if first[2] != 1 or last[2] != calendar.monthrange(last[0], last[1])[1]:
        return "period"
    return {1: "month", 3: "quarter", 12: "year"}.get(months, "period")


_THIS_PERIOD = re.compile(
    r"\b(?:in|within|during|over|for|throughout)? ?(?:this|the) (?:current |present )?(?:reporting )?(?:quarter"
    r"|period|reporting period)\b(?! (?:of|to|from|in) )",
    re.IGNORECASE,
)
_IN_MONTH = re.compile(
    rf"\b(?:[Ii]n|[Dd]uring|[Tt]hroughout|[Oo]ver|[Ff]or|[Aa]t the end of|[Ee]arly"
    rf"|[Ll]ate)? ?\b({_MONTH})(?! \d)(?:,? +{_YEAR})?\b"
)
_IN_YEAR = re.compile(r"\b(?:[Ii]n|[Dd]uring|[Tt]hroughout|[Ss]ince) (20\d\d)\b(?![/-]\d)")
_SINCE = re.compile(rf"\b[Ss]ince (?:({_MONTH}) )?(20\d\d|inception|its inception|then)\b")
_INCEPTION = re.compile(
    r"\bsince (?:its|the) (?:inception|launch|formation|start|beginning)(?: of [^.,;]{0,50}?)? in (20\d\d)\b",
    re.IGNORECASE,
)
_SINCE_LAUNCH = re.compile(r"\bsince (?:its |the )?(?:inception|launch)\b", re.IGNORECASE)
_BEFORE_MONTH = re.compile(r"\b(?:in|during|for|throughout|of)\s+$", re.IGNORECASE)
_DURATION = re.compile(
    r"\b(?:(?:for|in|over|during) )?(?:a |an |the )?(one|two|three|four|five|six|seven|\d+)[ -](day|week|month"
    r"|hour)s?\b(?! (?:imprisonment|in prison|prison|custod|sentence"
    r"|suspended))(?: period)?(?: in ([A-Z][a-z]+(?: 20\d\d)?))?",
    re.IGNORECASE,
)
_WORDS = re.compile(
    r"\b(?:within the quarter|within this period|so far(?: this year)?|this (?:financial |calendar )?year"
    r"|in the last six months|last six months|to date|since inception|(?:in|over) the last (?:few|\w+) (?:weeks"
    r"|months|years))\b",
    re.IGNORECASE,
)


def resolve_period(text: str, frame: Interval | None, recorded: str) -> tuple[str | None, Interval]:
    """The period a sentence gives for its figures, as ``(text or ISO, interval)``.

    `frame` is the paper's reporting period, `recorded` its date. With no words for a period, the frame holds if there
    is one; else the period is None and the interval unknown.
    """
    for rule in (_as_range, _as_day, _since, _as_month_with_year, _this_period, _in_words, _in_month):
        if (found := rule(text, frame, recorded)) is not None:
            return found
    if match := _DURATION.search(text):
        words = re.sub(r"^(?:(?:for|in|over|during) )?(?:a |an |the )?", "", match.group(), flags=re.IGNORECASE)
        return words, Interval(text=match.group())
    if match := _IN_YEAR.search(text):
        return _named(interval_of(match[1]))
    return _named(frame) if frame is not None else (None, Interval())


#: A period as `resolve_period` gives it.
Period = tuple[str | None, Interval]


def _named(interval: Interval) -> Period:
    return interval.iso(), interval


def _as_range(text: str, _frame: Interval | None, _recorded: str) -> Period | None:
    """``from 1 April to 30 June 2024``."""
    return next((_named(interval) for _, _, interval in find_ranges(text)), None)


def _as_day(text: str, _frame: Interval | None, recorded: str) -> Period | None:
    """``on 3 March 2025``; a day without its year lies before the paper."""
    for found in find_dates(text, int(recorded[:4]) if recorded else None):
        day = found.iso
        if len(day) == 10:
            if day > recorded and not re.search(r"\d{4}", text[found.start : found.end]):
                day = f"{int(day[:4]) - 1}{day[4:]}"
            return day, interval_of(day)
    return None


def _as_month_with_year(text: str, _frame: Interval | None, _recorded: str) -> Period | None:
    """``in March 2025``; else ``since March 2025``, which tells only where the period begins."""
    for found in find_dates(text):
        if len(found.iso) == 7 and _BEFORE_MONTH.search(text[: found.start]):
            return _named(interval_of(found.iso))
    match = _SINCE.search(text)
    if match is None:
        return None
    words = match.group().strip()
    if not match[2].isdigit():
        return words.lower(), Interval(text=words)
    start = f"{match[2]}-{_month(match[1]) if match[1] else 1:02d}-01"
    return words.lower(), Interval(start, None, "year", words)


def _since(text: str, _frame: Interval | None, _recorded: str) -> Period | None:
    """``since its launch in 2021``, ``since inception``."""
    if match := _INCEPTION.search(text):
        return f"since {match[1]}", Interval(f"{match[1]}-01-01", None, "year", match.group())
    return ("since inception", Interval(text="since inception")) if _SINCE_LAUNCH.search(text) else None


def _this_period(text: str, frame: Interval | None, _recorded: str) -> Period | None:
    """``this quarter``: the paper's own, or the words where the paper names none."""
    match = _THIS_PERIOD.search(text)
    if match is None or frame is not None:
        return _named(frame) if match and frame else None
    words = re.sub(r"^(?:in|over|for) ", "", match.group().strip(), flags=re.IGNORECASE)
    return words, Interval(text=words)


def _in_words(text: str, _frame: Interval | None, _recorded: str) -> Period | None:
    """``to date``, ``this year``: kept in the paper's words."""
    match = _WORDS.search(text)
    return (match.group(), Interval(text=match.group())) if match else None


def _in_month(text: str, frame: Interval | None, recorded: str) -> Period | None:
    """``in November``: inside the frame, else the last one before the paper."""
    year, month = (int(recorded[:4]), int(recorded[5:7] or 1)) if recorded else (None, 1)
    months = (_bare_month(match, frame, year, month) for match in _IN_MONTH.finditer(text))
    return next((_named(found) for found in months if found is not None), None)


def _bare_month(match: re.Match[str], frame: Interval | None, year: int | None, month: int) -> Interval | None:
    name = match[1].lower().rstrip(".")
    if name in {"may", "march", "mar", "jan", "sat", "sun"} and match[1][0].islower():
        return None
    number_ = MONTHS[name]
    if match[2]:
        return month_interval(int(match[2]), number_)
    if name in {"may", "march"} and not re.match(
        r"(?:in|during|throughout|by|since|until|from) ", match.group(), re.IGNORECASE
    ):
        return None
    if frame and frame.start and frame.end:
        for candidate in range(int(frame.start[:4]), int(frame.end[:4]) + 1):
            inside = month_interval(candidate, number_)
            if inside.start and frame.start <= inside.start <= frame.end:
                return inside
        return None
    if year is None:
        return None
    return month_interval(year if number_ <= month else year - 1, number_)
