"""`outcome` of tables that stand as lines and name the scheme in them: ``Offenders on the Harbour Scheme 124``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from nlp.dating.periods import Period
from nlp.figures.cells import period_named
from nlp.figures.numbers import number
from nlp.lexicon import either, words
from nlp.model import Interval, Statement, Term
from nlp.outcomes.alternatives import any_of
from nlp.outcomes.figure import says_done, uncapitalised
from nlp.reader import Reading, term
from nlp.recognise import Found
from nlp.statements import Maker

_ROW = re.compile(r"(?P<label>[A-Z][^\d%:.;]{4,90}?) (?P<value>\d{1,3}(?:,\d{3})+|\d+)(?: (?=[A-Z])|$)")
#: The most characters of a line that is a heading of a column.
_SHORT = 48
_NAMED = ("INITIATIVE", "OPERATION", "TEAM")
#: Before the name of what did it, and of what it was done to.
_BY = re.compile(r"\b(?:via|through|by|under|from) (?:the )?$")
_TO = re.compile(r"\b(?:on|onto|in|into|to|with) (?:the )?$")


@dataclass(frozen=True, slots=True)
class _Row:
    """A row: the passage it stands in, from where to where, its label and number, and whose it is by its own words."""

    reading: Reading
    start: int
    end: int
    label: str
    value: float
    owner: Found | None


@cache
def _headed() -> re.Pattern[str]:
    """The heading over what is counted, with the one over the numbers after it."""
    return re.compile(rf"(?:{either(words('outcomes', 'tables', 'labels'))})s?\b(?P<over>.{{0,40}})", re.IGNORECASE)


def named_rows(readings: Sequence[Reading], make: Maker) -> Iterator[Statement]:
    """An `outcome` for each line of a table with one number a row, at least one of which names whose it is."""
    over: str | None = None
    rows: list[_Row] = []
    for reading in readings:
        plain = reading.passage.table is None and reading.passage.kind in {"heading", "paragraph"}
        if over is not None and plain and (read := _rows(reading)):
            rows += read
            continue
        if over is not None and rows:
            yield from _stated(rows, over, make)
        short = plain and len(reading.text) <= _SHORT
        headed = _headed().fullmatch(reading.text) if short else None
        goes_on = short and over is not None and not rows
        over = headed["over"].strip() if headed else f"{over} {reading.text}".strip() if goes_on else None
        rows = []
    if over is not None and rows:
        yield from _stated(rows, over, make)


def _rows(reading: Reading) -> list[_Row]:
    """The rows of a passage that is nothing but rows."""
    found: list[_Row] = []
    position = 0
    while match := _ROW.match(reading.text, position):
        value = number(match["value"])
        if value is None or " " not in match["label"]:
            return []
        owner = _owner(reading, match.start(), match.end("label"))
        found.append(_Row(reading, match.start(), match.end("value"), match["label"], value, owner))
        position = match.end()
    return found if position == len(reading.text) else []


def _owner(reading: Reading, start: int, end: int) -> Found | None:
    """Who did what a row counts by its own words, else to what it was done."""
    named = [m for m in reading.mentions if m.type in _NAMED and start <= m.start and m.end <= end]
    for before in (_BY, _TO):
        for mention in named:
            if before.search(reading.text[max(start, mention.start - 12) : mention.start]):
                return mention
    return None


def _stated(rows: Sequence[_Row], over: str, make: Maker) -> Iterator[Statement]:
    main = next((row.owner for row in rows if row.owner is not None), None)
    if main is None or len(rows) < 2 or re.search(rf"%|\b(?:{any_of('plan', 'before')}|rate|target)\b", over):
        return
    period, valid = _period(over, make)
    for row in rows:
        if row.owner is None and not says_done(row.label.lower()):
            continue
        owner = row.owner or main
        unit = re.sub(r" \([^()]*\),?", "", row.label)
        unit = unit if re.match(r"\w+ [A-Z]", unit) else uncapitalised(unit)
        yield make(
            row.reading, "outcome", term(owner), Term(f"{row.value:g} {unit}"), row.start, row.end,
            rule="named-row", confidence=0.7, value=row.value, unit=unit, period=period,
            valid=valid if valid.start or valid.end else None,
            inferred=() if row.owner else (f"the row above names {owner.label}",),
        )  # fmt: skip


def _period(over: str, make: Maker) -> Period:
    """When the numbers below `over` were counted: from what it names on where it says *since*, else what it names."""
    frame, named = make.part.period, period_named(over)
    if named is not None and re.match(r"since\b|from\b", over, re.IGNORECASE):
        end = frame.end if frame is not None else None
        valid = Interval(named.start, end, "period", over)
        return (f"{named.start}/{end}" if end else over), valid
    if named is not None:
        return named.iso(), named
    return (frame.iso(), frame) if frame is not None else (None, Interval())
