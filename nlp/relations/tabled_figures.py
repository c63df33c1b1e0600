"""`outcome` of tables: a row that begins with an operation or team, and a column headed by what was done."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Sequence

from nlp.dating.periods import resolve_period
from nlp.figures.cells import figure
from nlp.model import Statement, Term
from nlp.outcomes.alternatives import any_of
from nlp.outcomes.figure import says_done, uncapitalised
from nlp.outcomes.told import About, owner_of
from nlp.reader import Reading, term
from nlp.statements import Maker

#: The rule that reads all cells of a row of a table of operations.
_WHOLE_ROW = "table-of-operations"


def tabled_figures(readings: Sequence[Reading], make: Maker) -> Iterator[Statement]:
    """``Operation | Arrests`` above ``Kestrel | 14``: one `outcome` for each cell that is a number alone."""
    owner: About | None = None
    row: tuple[int | None, int | None] = (None, None)
    for reading in readings:
        passage = reading.passage
        if passage.kind != "cell" or passage.header is None or passage.role:
            continue
        if (passage.table, passage.row) != row:
            row = (passage.table, passage.row)
            owner = owner_of(reading)
        elif owner is not None and (unit := _unit(passage.header)) is not None:
            yield from _figure(reading, owner, unit, make)


def without_twins(statements: Sequence[Statement]) -> list[Statement]:
    """`statements` without the figures that a table of operations gives beside one read as a sentence or a number."""
    known: dict[tuple[str | None, float | None], list[Statement]] = {}
    for s in statements:
        if s.relation == "outcome" and s.rule != _WHOLE_ROW:
            known.setdefault((s.subject.entity, s.value), []).append(s)
    return [
        s
        for s in statements
        if s.relation != "outcome"
        or s.rule != _WHOLE_ROW
        or not any(t.start < s.end and s.start < t.end for t in known.get((s.subject.entity, s.value), ()))
    ]


def _unit(header: str) -> str | None:
    """What the cells below a heading count, where it says that something was done, and not what is planned."""
    plain = re.sub(r"^(?:number of|no\.? of|total(?: number of)?|#) ", "", header.strip(), flags=re.IGNORECASE)
    if re.search(rf"%|\b(?:{any_of('plan', 'before')}|rate|per|change|previous|cost)\b", plain, re.IGNORECASE):
        return None
    return uncapitalised(plain) if says_done(plain.lower()) and len(plain) < 60 else None


def _figure(reading: Reading, owner: About, unit: str, make: Maker) -> Iterator[Statement]:
    found = figure(reading.text)
    if found is None or found.unit not in {None, "GBP"} or not found.value:
        return
    period, valid = resolve_period(reading.passage.header or "", make.part.period, make.part.recorded)
    counted = f"GBP {unit}" if found.unit else unit
    made = make(
        reading, "outcome", term(owner.subject), Term(f"{reading.text} {unit}"), 0, len(reading.text),
        rule="figure-in-table", confidence=0.75, value=found.value, unit=counted, period=period,
        valid=valid if valid.start or valid.end else None,
        inferred=(f"the row is of {owner.subject.label}", f"the column is headed {reading.passage.header}"),
    )  # fmt: skip
    start = owner.reading.quote_span(owner.subject.start, owner.subject.end)[0]
    if start < made.start:
        made = dataclasses.replace(made, start=start, quote=reading.passage.source[start : made.end])
    yield made
