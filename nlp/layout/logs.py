"""Logs of actions: which column of a table holds what, told by its headings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from nlp.lexicon import table

#: What a heading of two languages or two words has between them.
_BETWEEN = re.compile(r"\s*[/|\n]\s*|\s+[–-]\s+")
#: A heading that may be of the numbers of actions, where no other is.
_NUMBERED = re.compile(r"^\W*(?:item|task) ?(?:#|nos?\b|number|ref|id\b)", re.IGNORECASE)
#: A heading of registers that look like logs of actions and are none.
_REGISTER = re.compile(
    r"\b(?:risks?|likelihood|impact|scores?|scoring|mitigations?|controls?|recommendations?|objectives?|milestones?|"
    r"performance|measures?|questions?|budget|cost)\b",
    re.IGNORECASE,
)


@cache
def _kinds() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (kind, re.compile(rf"(?:{'|'.join(phrases)})", re.IGNORECASE))
        for kind, phrases in table("structure")["columns"].items()
    )


@cache
def column_kind(heading: str) -> str | None:
    """What a column of a log of actions holds: number, item, action, owner, raised, due, done, status or update.

    >>> column_kind("Ceidwad / Owner"), column_kind("Action by"), column_kind("Wards")
    ('owner', 'owner', None)
    """
    text = " ".join(heading.replace("*", "").split()).strip(" :.?")
    found = [
        kind
        for piece in (text, *_BETWEEN.split(text))
        for kind, pattern in _kinds()
        if pattern.fullmatch(piece.strip(" :.?"))
    ]
    return next((kind for kind in found if kind != "date"), "date" if found else None)


def columns_of(headings: Sequence[str]) -> dict[int, str] | None:
    """The kind of each column that has one, where the headings are those of a log of actions; else None.

    Such a log has a column of actions, or of their numbers, and one that tells whose they are or how they stand. Two
    columns of one kind keep the first; a bare date after the owner is when the action is due.
    """
    found: dict[int, str] = {}
    if any(_REGISTER.search(heading) for heading in headings):
        return None
    for position, heading in enumerate(headings):
        kind = column_kind(heading)
        if kind == "date":
            kind = "due" if "owner" in found.values() or "raised" in found.values() else "raised"
        if kind is not None and kind not in found.values():
            found[position] = kind
    if "number" not in found.values():
        found |= {n: "number" for n, kind in found.items() if kind == "item" and _NUMBERED.search(headings[n])}
    kinds = set(found.values())
    if "action" not in kinds or not kinds & {"owner", "status", "due"}:
        return None
    return found if kinds & {"number", "owner", "raised", "status"} else None
