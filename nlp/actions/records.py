"""Actions as records of short lines: ``Action 5``, then ``Raised: 10 June``, ``Owner: Jane Roe``, ``Status: Open``."""

from __future__ import annotations

import re
from collections.abc import Sequence

from nlp.actions.log import Row, owners_at_start
from nlp.dating.dates import find_dates
from nlp.layout.logs import column_kind
from nlp.reader import Reading

_HEAD = re.compile(
    r"(?:Actions?(?: (?:[Pp]oint|[Nn]umber|[Nn]o\.?|[Rr]ef(?:erence)?\.?))?|ACTION(?: POINT| NO\.?)?|AP|Number|No\.?"
    r"|Ref(?:erence)?\.?(?: (?:[Nn]o\.?|[Nn]umber))?) ?[:.#–-]?"
    r" ?(?P<number>(?:[A-Z]{1,6}[/-])?\d+[A-Za-z]?(?:[./]\d+)*)(?: ?\((?P<of>[^()]{4,40})\))? ?:?"
)
_FIELD = re.compile(r"(?P<label>[A-Z][A-Za-z /&]{1,28}?) ?(?::|–|- ) ?(?=\S)")
#: A longer line is no wording of an action.
_LONGEST = 300


def records_of(readings: Sequence[Reading]) -> list[Row]:
    """The records of one part in order: those with a number, a wording, and an owner or a status."""
    found: list[Row] = []
    record: Row | None = None
    for reading in readings:
        text = reading.text.strip(" *_")
        if reading.passage.kind == "cell":
            record = None
        elif (head := _HEAD.fullmatch(text)) is not None:
            record = Row({"number": reading}, head["number"])
            if head["of"] and find_dates(head["of"]):
                record.cells["raised"] = reading
            found.append(record)
        elif record is not None and not _take(record, reading):
            record = None
    return [row for row in found if "action" in row.cells and _is_whole(row)]


def _is_whole(row: Row) -> bool:
    """Whether a record tells whose the action is, or how it stands."""
    told = not row.cells.keys().isdisjoint({"owner", "status"})
    return told or bool([*owners_at_start(row.cells["action"], None, row.begins.get("action", 0))])


def _take(record: Row, reading: Reading) -> bool:
    """Whether a line belongs to the record: as a field that it lacks, or as its wording."""
    field = _FIELD.match(reading.text)
    kind = column_kind(field["label"]) if field is not None else None
    kind = "raised" if kind == "date" else kind
    if field is not None and kind is not None:
        record.begins |= {kind: field.end()}
    elif field is not None or len(reading.text) > _LONGEST:
        return False
    if (kind or "action") in record.cells:
        return False
    record.cells[kind or "action"] = reading
    return True
