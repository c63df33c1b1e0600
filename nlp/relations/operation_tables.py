"""Ties and results in tables of operations: a row for each, its columns told by their headings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from nlp.actions.log import principals
from nlp.dating.periods import resolve_period
from nlp.figures.numbers import NUMBER, number
from nlp.lexicon import table
from nlp.model import Statement, Term
from nlp.reader import Reading, entity_key, term
from nlp.recognise import Found
from nlp.recognition.rows import cells_of
from nlp.relations.context import NAMED
from nlp.statements import Maker

_NOTHING = re.compile(
    r"\W*(?:none|nil|n/?a|not applicable|tbc|tba|to be confirmed|unknown|various|-)?\W*", re.IGNORECASE
)
#: A name that fills its part of a cell, and words for no place in particular.
_PLACE = re.compile(
    r"(?:^|(?<=[,;/&\n] )|(?<=[,;/&\n])|(?<=\band ))[A-ZÀ-Þ][\w'’.-]+(?: (?:(?:upon|on|the|of|in|le|by|and|y|na) )?"
    r"[A-ZÀ-Þ][\w'’.-]+){0,3}(?=\s*(?:$|[,;/&\n]| and [A-ZÀ-Þ]))"
)
_EVERYWHERE = re.compile(
    r"(?:Force|County|District|Various|All|Whole|Throughout|Across|Online|National|Nil|None|TBC)\b"
)
_LED = re.compile(r"\bled by (?:the )?$", re.IGNORECASE)
_PARTS = re.compile(r"\s*(?:;|,(?!\d{3}\b)|\.(?= [A-Z\d])|\n|•)\s*")


@dataclass(frozen=True, slots=True)
class _Cell:
    """One cell: its passage, its range of characters there, and its heading."""

    reading: Reading
    start: int
    end: int
    heading: str

    @property
    def text(self) -> str:
        """Its words."""
        return self.reading.text[self.start : self.end].strip()

    @property
    def mentions(self) -> list[Found]:
        """Its mentions."""
        return [m for m in self.reading.mentions if self.start <= m.start and m.end <= self.end]


@cache
def _kind(heading: str) -> str | None:
    """What a column says of the operation of its row; None for any other."""
    text = " ".join(heading.replace("*", "").split()).strip(" :.?").lower()
    for piece in (text, *re.split(r"\s*[/|]\s*", text)):
        for kind, patterns in table("relations")["tabled"].items():
            if re.fullmatch(f"(?:{'|'.join(patterns)})", piece):
                return str(kind)
    return None


def tabled(readings: Sequence[Reading], make: Maker, above: Mapping[int, str]) -> Iterator[Statement]:
    """What tables say of the operation or initiative that each of their rows begins with."""
    for row in _rows(readings):
        first = row[0]
        named = [m for m in first.mentions if m.type in NAMED]
        if len(named) != 1 or len(first.text) - (named[0].end - named[0].start) > 30:
            continue
        for cell in row[1:]:
            if not _NOTHING.fullmatch(cell.text) and (kind := _kind(cell.heading)) is not None:
                yield from (
                    _dated(_whole(row, s), above.get(id(cell.reading))) for s in _said(cell, kind, named[0], make)
                )
            yield from (_whole(row, s) for s in _led(cell, named[0], make))


def _dated(statement: Statement, above: str | None) -> Statement:
    """A result with the period that the words above its table give."""
    if statement.relation != "outcome" or above is None:
        return statement
    period, valid = resolve_period(above, None, statement.recorded)
    if period is None:
        return statement
    return replace(statement, period=period, valid=valid if valid.start or valid.end else statement.valid)


def _rows(readings: Sequence[Reading]) -> list[list[_Cell]]:
    """The rows of all tables with headings, their cells in order."""
    rows: dict[tuple[int, int], list[_Cell]] = {}
    for reading in readings:
        passage = reading.passage
        if passage.kind != "cell" or passage.table is None or passage.row is None or not passage.header:
            continue
        for (start, end), heading in zip(cells_of(passage), passage.header.split("\t"), strict=False):
            rows.setdefault((passage.table, passage.row), []).append(_Cell(reading, start, end, heading))
    return [row for row in rows.values() if len(row) > 1]


def _whole(row: Sequence[_Cell], statement: Statement) -> Statement:
    """The statement with its whole row as the quote."""
    first, _ = row[0].reading.quote_span(row[0].start, row[0].end)
    _, last = row[-1].reading.quote_span(row[-1].start, row[-1].end)
    if not 0 < last - first < 900:
        return statement
    return replace(statement, start=first, end=last, quote=row[0].reading.passage.source[first:last])


def _said(cell: _Cell, kind: str, subject: Found, make: Maker) -> Iterator[Statement]:
    if kind == "located_in":
        objects = list(_places(cell))
    elif kind == "targets":
        objects = [Term(part) for part in _PARTS.split(cell.text) if 2 < len(part) < 80]
    elif kind == "led_by":
        objects = [term(m) for m in principals(cell.mentions)]
    elif kind == "involves":
        objects = [term(m) for m in cell.mentions if m.type in {"ORG", "TEAM"}]
    elif kind == "funded_by":
        objects = [term(m) for m in cell.mentions if m.type in {"ORG", "INITIATIVE"}]
    else:
        yield from _results(cell, kind, subject, make)
        return
    for obj in objects:
        yield _made(cell, kind, subject, obj, make)


def _places(cell: _Cell) -> Iterator[Term]:
    """The places of a cell: those that were recognised, and any other name, as the column holds nothing else."""
    yield from (term(m) for m in cell.mentions if m.type == "PLACE")
    for match in _PLACE.finditer(cell.reading.text[cell.start : cell.end]):
        start, end = cell.start + match.start(), cell.start + match.end()
        taken = any(m.start < end and start < m.end for m in cell.mentions)
        if not taken and not _EVERYWHERE.match(match.group()):
            yield Term(match.group(), entity_key("PLACE", match.group()))


def _results(cell: _Cell, kind: str, subject: Found, make: Maker) -> Iterator[Statement]:
    """The figures of a cell of results; where its heading is what is counted, the one figure of the cell."""
    for part in _PARTS.split(cell.text):
        match = NUMBER.match(part)
        value = number(match.group()) if match else None
        if match is None or value is None:
            continue
        unit = part[match.end() :].strip(" x") if kind == "outcome" else cell.heading.strip().lower()
        if kind == "counts" and part[match.end() :].strip():
            continue
        if re.search(r"[A-Za-z]{3}", unit) and len(unit) < 80:
            yield replace(
                _made(cell, "outcome", subject, Term(f"{match.group()} {unit}"), make), value=value, unit=unit
            )


def _led(cell: _Cell, subject: Found, make: Maker) -> Iterator[Statement]:
    """``led by the Harbour Team`` in any cell."""
    for mention in principals(cell.mentions):
        if _LED.search(cell.reading.text[cell.start : mention.start]):
            yield _made(cell, "led_by", subject, term(mention), make)


def _made(cell: _Cell, relation: str, subject: Found, obj: Term, make: Maker) -> Statement:
    return make(
        cell.reading, relation, term(subject), obj, cell.start, cell.end, rule="table-of-operations", confidence=0.85
    )
