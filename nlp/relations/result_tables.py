"""`outcome` of small tables of one operation's results: ``Result | Number``, or a column for each month or year."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from nlp.dating.periods import Period, resolve_period
from nlp.figures.cells import figure, month_named, period_named
from nlp.lexicon import either, words
from nlp.model import Interval, Statement, Term
from nlp.outcomes.alternatives import any_of
from nlp.outcomes.figure import says_done, uncapitalised
from nlp.outcomes.told import About, owner_of
from nlp.reader import Reading, term
from nlp.statements import Maker
from nlp.topics import parts_results

_NAMED = ("OPERATION", "INITIATIVE")
#: A heading over the results of what was spoken of last.
_GENERIC = re.compile(
    r"(?:the )?(?:campaign|operation|initiative|project|scheme)(?:'s|’s)? "
    r"(?:results|outcomes|figures|statistics|totals)",
    re.IGNORECASE,
)
#: In a sentence right above a table: the table is what it speaks of.
_POINTS = re.compile(r"\b(?:below|following|table)\b|:$", re.IGNORECASE)
_IN_UNIT = re.compile(
    r"^(?P<what>.*?) ?\((?:in )?(?P<unit>kg|grams?|kilos?|kilograms?|litres?|hours|days)\)$", re.IGNORECASE
)


@cache
def _labels() -> re.Pattern[str]:
    """The heading over what is counted."""
    return re.compile(rf"(?:{either(words('outcomes', 'tables', 'labels'))})s?", re.IGNORECASE)


@cache
def _counts() -> re.Pattern[str]:
    """The heading over numbers that names no period."""
    return re.compile(rf"(?:{either(words('outcomes', 'tables', 'counts'))})", re.IGNORECASE)


def result_tables(readings: Sequence[Reading], make: Maker, above: Mapping[int, str]) -> Iterator[Statement]:
    """An `outcome` for each number of a table whose first heading, or what stands above it, names whose it is."""
    heading: About | None = None
    pointed: About | None = None
    owner: About | None = None
    spoken: About | None = None
    table: int | None = None
    label: Reading | None = None
    for reading in readings:
        passage = reading.passage
        if passage.table is None:
            if passage.kind == "heading":
                own = owner_of(reading) or (spoken if _GENERIC.fullmatch(reading.text.strip(" :*")) else None)
                heading, pointed = own or (heading if parts_results(reading.text) else None), None
            else:
                pointed = _pointed(reading)
            spoken = _last_named(reading) or spoken
        elif passage.kind == "heading" and passage.table != table:
            table, label = passage.table, None
            owner = _of_heading(reading)
        elif passage.kind == "cell" and passage.table == table:
            if passage.column == 0:
                label = reading if passage.role in {None, "update"} else None
                if owner is None and ((plain := (passage.header or "").strip()) == "" or _is_label(plain)):
                    owner = pointed or heading
            elif owner is not None and not passage.role and label is not None and label.passage.row == passage.row:
                yield from _cell(reading, label, owner, make, above.get(id(reading)))


def _last_named(reading: Reading) -> About | None:
    """The operation or initiative that a passage names last."""
    named = [m for m in reading.mentions if m.type in _NAMED]
    return About(named[-1], reading, reading.sentences[-1]) if named and reading.sentences else None


def _is_label(text: str) -> bool:
    return _labels().fullmatch(text.strip(" :*")) is not None


def _of_heading(reading: Reading) -> About | None:
    """The operation or initiative that the first heading of a table names, beside a word like ``measure``."""
    named = [m for m in reading.mentions if m.type in _NAMED]
    if len(named) != 1 or not reading.sentences:
        return None
    rest = reading.text[: named[0].start] + reading.text[named[0].end :]
    plain = re.sub(r"\b(?:20\d\d|the|of|for|by)\b|[^\w ]", "", rest).strip()
    return About(named[0], reading, reading.sentences[0]) if not plain or _is_label(plain) else None


def _pointed(reading: Reading) -> About | None:
    """What the sentence right above a table is about, where it points to the table."""
    if not reading.sentences:
        return None
    if (alone := owner_of(reading)) is not None and alone.subject.type in _NAMED:
        return alone
    last = reading.sentences[-1]
    names = {m.label: m for m in last.mentions if m.type in _NAMED}
    points = _POINTS.search(reading.text, last.start, last.end)
    return About(next(iter(names.values())), reading, last) if len(names) == 1 and points else None


def _cell(cell: Reading, label: Reading, owner: About, make: Maker, above: str | None) -> Iterator[Statement]:
    unit = _unit(label.text)
    header = (cell.passage.header or "").strip()
    period = _period(header, make, above)
    found = figure(cell.text)
    if unit is None or period is None or found is None or found.unit not in {None, "GBP"}:
        return
    counted = f"{found.unit} {unit}" if found.unit else unit
    text, valid = period
    made = make(
        cell, "outcome", term(owner.subject), Term(f"{cell.text.strip()} {unit}"), 0, len(cell.text),
        rule="table-of-results", confidence=0.75, value=found.value, unit=counted, period=text,
        valid=valid if valid.start or valid.end else None,
        inferred=(f"the table is of {owner.subject.label}", f"the row is headed {label.text.strip()}"),
    )  # fmt: skip
    first = label.quote_span(0, len(label.text))[0]
    if first < made.start < first + 600:
        made = dataclasses.replace(made, start=first, quote=cell.passage.source[first : made.end])
    yield made


def _unit(label: str) -> str | None:
    """What a row counts, where its label says that something was done."""
    plain = re.sub(r"^(?:number of|no\.? of|total(?: number of)?) ", "", label.strip(" :*"), flags=re.IGNORECASE)
    if (
        not says_done(plain.lower())
        or len(plain) > 60
        or re.search(rf"%|\b(?:{any_of('plan', 'before')}|rate|per)\b", plain)
    ):
        return None
    measured = _IN_UNIT.match(plain)
    plain = uncapitalised(plain)
    return f"{measured['unit'].lower()} of {plain[: measured.end('what')]}" if measured else plain


def _period(header: str, make: Maker, above: str | None) -> Period | None:
    """The period of a column: that which its heading names, else that of the words above; None for another column."""
    frame, recorded = make.part.period, make.part.recorded
    if month_named(header) is not None:
        period, valid = resolve_period(f"In {header}", frame, recorded)
        return (period, valid) if period else resolve_period(f"In {header}", None, recorded)
    if (named := period_named(header)) is not None:
        return named.iso(), named
    if not _counts().fullmatch(header.strip(" :*")):
        return None
    for text, given in ((header, None), (above or "", None), ("", frame)):
        if (told := resolve_period(text, given, recorded))[0] is not None:
            return told
    return None, Interval()
