"""Answers of queries for reading: IRIs with names, rows with the way to their quote, as timeline or network."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from viz.site.pictures import Ties, Timeline, sides, timeline
from viz.site.snapshot import Snapshot

_DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
_MOST_NODES = 40
_MOST_LANES = 40


@dataclass(frozen=True, slots=True)
class Cell:
    """One value. `iri` where it is one; `label` its name in the graph, empty where it has none."""

    text: str
    iri: str = ""
    label: str = ""
    number: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One row; `statement` is the IRI of the statement in it, whose quote it rests on, or empty."""

    cells: tuple[Cell, ...]
    statement: str


@dataclass(frozen=True, slots=True)
class Answered:
    """A SELECT's rows (`yes` is None) or an ASK's answer. Pictures are None where the rows do not give one."""

    names: tuple[str, ...]
    lines: tuple[Line, ...]
    total: int
    yes: bool | None
    timeline: Timeline | None
    network: Ties | None


def answered(snapshot: Snapshot, rows: Mapping[str, Any], most: int) -> Answered:
    """The parsed SPARQL JSON `rows`, of which at most `most` are shown."""
    if "boolean" in rows:
        return Answered((), (), 0, bool(rows["boolean"]), None, None)
    names = tuple(rows["head"]["vars"])
    bindings = rows["results"]["bindings"]
    lines = tuple(_line(snapshot, [row.get(name) for name in names]) for row in bindings[:most])
    return Answered(names, lines, len(bindings), None, _timeline(lines), _network(snapshot, lines))


def _line(snapshot: Snapshot, terms: Sequence[Mapping[str, Any] | None]) -> Line:
    cells = tuple(_cell(snapshot, term) for term in terms)
    return Line(cells, next((cell.iri for cell in cells if cell.iri in snapshot.facts), ""))


def _cell(snapshot: Snapshot, term: Mapping[str, Any] | None) -> Cell:
    if term is None:
        return Cell("")
    value = term["value"] if isinstance(term["value"], str) else str(term["value"])
    if term["type"] != "uri":
        kind = str(term.get("datatype", "")).rpartition("#")[2]
        return Cell(value, number=kind in ("integer", "decimal", "double", "float"))
    known = value in snapshot.things or value in snapshot.papers or value in snapshot.indicators
    return Cell(value, value, snapshot.label(value) if known else "")


def _timeline(lines: Sequence[Line]) -> Timeline | None:
    """A lane for each first value, with a dot for each date of its rows."""
    lanes: dict[str, Counter[str]] = {}
    days: set[str] = set()
    for line in lines:
        dates = [c.text for c in line.cells if not c.iri and not c.number and _DAY.fullmatch(c.text)]
        words = next((c.label or c.text for c in line.cells if c.text and not _DAY.fullmatch(c.text)), "")
        if dates and words and (words in lanes or len(lanes) < _MOST_LANES):
            lanes.setdefault(words, Counter()).update(dates)
            days.update(dates)
    return timeline(sorted(days), lanes) if lanes else None


def _network(snapshot: Snapshot, lines: Sequence[Line]) -> Ties | None:
    """The first two things of each row, tied."""
    drawn: set[str] = set()
    pairs = []
    for line in lines:
        pair = [(c.iri, c.label, snapshot.type(c.iri)) for c in line.cells if c.iri in snapshot.things][:2]
        if len(pair) == 2 and len(drawn | {pair[0][0], pair[1][0]}) <= _MOST_NODES:
            drawn |= {pair[0][0], pair[1][0]}
            pairs.append((pair[0], pair[1]))
    return sides(pairs) if pairs else None
