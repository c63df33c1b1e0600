"""A mention as found, and which of several overlapping ones stays."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

#: From this priority on a mention stays whatever longer one lies over it: people by full name, entries of lists.
_CERTAIN = 8


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


def _rank(f: Found) -> tuple[object, ...]:
    return (f.priority < _CERTAIN, f.start - f.end, -f.priority, -f.confidence, f.start, f.type, f.label)
