"""A mention as found, and which of several overlapping ones stays."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

#: From this priority on a mention stays whatever longer one lies over it: people by full name, entries of lists.
CERTAIN = 8


@dataclass(frozen=True, slots=True)
class Found:
    """A mention in a passage's view, with the label of its entity."""

    start: int
    end: int
    type: str
    label: str
    rule: str
    confidence: float
    priority: int = 0


def resolve(found: Iterable[Found]) -> list[Found]:
    """`found` without overlaps: people and lists before all, then the longest, then the surest; deterministic."""
    kept: list[Found] = []
    every = list(found)
    taken = bytearray(max((f.end for f in every), default=0))
    for item in sorted(every, key=_rank):
        if not any(taken[item.start : item.end]):
            taken[item.start : item.end] = b"\1" * (item.end - item.start)
            kept.append(item)
    return sorted(kept, key=lambda f: f.start)


def after_people(found: Iterable[Found], text: str, label: Callable[[str], str]) -> Iterator[Found]:
    """`found` with the offices that a person's full name has run into (``Jane Roe Harbour Master``) after the name.

    `label` gives the label of an office from its title.
    """
    every = list(found)
    ends = {f.start: f.end for f in every if f.type == "PERSON" and f.priority >= CERTAIN}
    for item in every:
        start = ends.get(item.start, item.end)
        if item.type == "ROLE" and start < item.end:
            start += len(text[start : item.end]) - len(text[start : item.end].lstrip(" ,–-"))
            item = replace(item, start=start, label=label(text[start : item.end]))
        yield item


def _rank(f: Found) -> tuple[object, ...]:
    return (f.priority < CERTAIN, f.start - f.end, -f.priority, -f.confidence, f.start, f.type, f.label)
