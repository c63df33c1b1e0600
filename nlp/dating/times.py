"""Times of day as papers print them, given as ``14:00`` or, for a stretch, ``14:00-16:00``."""

from __future__ import annotations

import re

_TIME = (
    r"(?:[01]?\d|2[0-3])(?:[:.][0-5]\d(?!\d))? ?(?:[ap]\.?m\b\.?|noon\b|hrs\b|hours\b)|(?:[01]?\d|2[0-3]):[0-5]\d(?!\d)"
    r"|(?:[01]\d|2[0-3])[0-5]\d ?(?:hrs|hours)\b|12 noon\b|noon\b|midday\b"
)
TIME = re.compile(_TIME, re.IGNORECASE)
#: A time, or two with a dash or "to" between, right after a date.
TIME_SPAN = re.compile(
    rf"[ ,;(–-]*(?:from|at|between|@|starting at|commencing at)? *(?P<first>{_TIME})"
    rf"(?: *(?:-|–|—|to|until|and) *(?P<last>{_TIME}))?",
    re.IGNORECASE,
)


def clock(text: str) -> str | None:
    """The first time or stretch of time in `text`, or None.

    >>> clock("from 2:00pm – 4:00pm"), clock("at 10am."), clock("1430 hrs"), clock("page 3")
    ('14:00-16:00', '10:00', '14:30', None)
    """
    first = TIME.search(text)
    if first is None:
        return None
    span = TIME_SPAN.match(text, first.start())
    last = _clock(span["last"]) if span and span["last"] else None
    begin = _clock(first.group())
    return f"{begin}-{last}" if last else begin


def _clock(text: str) -> str:
    lower = text.lower().replace(".", ":")
    if lower in {"noon", "midday", "12 noon"}:
        return "12:00"
    digits = re.match(r"(\d{1,2}):?(\d\d)?", lower)
    hour, minute = (int(digits[1]), int(digits[2] or 0)) if digits else (0, 0)
    if re.search(r"p:?m", lower) and hour < 12:
        hour += 12
    elif re.search(r"a:?m", lower) and hour == 12:
        hour = 0
    return f"{hour:02d}:{minute:02d}"
