"""The questions that the named queries must answer, each with what its rows must and must not hold."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from queries.runner import Row

QUESTIONS: list[dict[str, Any]] = json.loads((Path(__file__).parent / "questions.json").read_text(encoding="utf8"))


def folded(text: str | None) -> str:
    """Text without case, line breaks and kinds of quotation marks."""
    return " ".join((text or "").replace("’", "'").replace("‘", "'").split()).casefold()


def fits(cell: str | None, wanted: str | Sequence[str]) -> bool:
    """Whether a cell holds the words, or every one of several; after ``=`` it must be just them."""
    if not isinstance(wanted, str):
        return all(fits(cell, one) for one in wanted)
    if wanted.startswith("="):
        return folded(cell) == folded(wanted[1:])
    return folded(wanted) in folded(cell)


def matches(row: Row, wanted: Mapping[str, str | Sequence[str]]) -> bool:
    """Whether the row holds what is wanted in every column named."""
    return all(fits(row[column], value) for column, value in wanted.items())


def faults(check: Mapping[str, Any], rows: Sequence[Row]) -> Iterable[str]:
    """What is wrong with the rows, in words; nothing where they answer the question."""
    if check.get("empty") and rows:
        yield f"{len(rows)} rows where none should be"
    if "count" in check and len(rows) != check["count"]:
        yield f"{len(rows)} rows, not {check['count']}"
    places = []
    for wanted in check.get("holds", ()):
        found = [n for n, row in enumerate(rows) if matches(row, wanted)]
        if not found:
            yield f"no row holds {wanted}"
        places.append(found)
    if check.get("in_order") and all(places) and not _rising(places):
        yield "the rows are not in order"
    for unwanted in check.get("absent", ()):
        if any(matches(row, unwanted) for row in rows):
            yield f"a row holds {unwanted}"
    for column, values in check.get("only", {}).items():
        strange = sorted({row[column] or "" for row in rows} - set(values))
        if strange:
            yield f"{column} holds {strange}"


def _rising(places: Sequence[Sequence[int]]) -> bool:
    """Whether one row can be taken for each so that they stand in order."""
    last = -1
    for found in places:
        later = [n for n in found if n > last]
        if not later:
            return False
        last = min(later)
    return True
