"""Lists of people in two columns: the label at the left, one of those named on each line at the right."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from nlp.layout.grids import chunks
from nlp.layout.parts import Line
from nlp.layout.state import State
from nlp.layout.view import Fragment
from nlp.lexicon import words
from nlp.listing.kinds import attendance_kind, is_group

#: How far to the right the names stand at least, and how many characters their column may be out.
_RIGHT = 8
_OUT = 2
_EDGE = " :.-–*"


@dataclass
class _Block:
    """Lines without a gap: the label's pieces, and the pieces of each entry."""

    labels: list[Fragment] = field(default_factory=list)
    entries: list[list[Fragment]] = field(default_factory=list)
    end: int = 0


def read_hanging(state: State, lines: Sequence[Line], i: int) -> int | None:
    """Read the lists in two columns that begin at line `i`; returns the next line's number, or None."""
    blocks: list[_Block] = []
    at: int | None = i
    while at is not None and (block := _block(state.source, lines, at)) is not None:
        label = _label(state.source, block)
        known = attendance_kind(label) is not None
        if not known and not (blocks and (is_group(label) or not label)):
            break
        blocks.append(block)
        at = next((n for n in range(block.end, min(block.end + 3, len(lines))) if lines[n].text), None)
    if not any(len(block.entries) > 1 for block in blocks):
        return None
    for block in blocks:
        if block.labels:
            state.headings = [*state.headings[:1], _label(state.source, block)]
            state.add("heading", block.labels)
        for entry in block.entries:
            state.add("bullet", entry)
    return blocks[-1].end


def _label(source: str, block: _Block) -> str:
    return " ".join(" ".join(source[a:b].split()) for a, b in block.labels).strip(_EDGE)


def _block(source: str, lines: Sequence[Line], i: int) -> _Block | None:
    """The block that begins at line `i`; None where its lines do not stand in two columns."""
    first = chunks(source, lines[i])
    if not 0 < len(first) < 4 or (len(first) == 1 and first[0][0] - lines[i].start < _RIGHT):
        return None
    column = first[-1 if len(first) == 1 else 1][0] - lines[i].start
    block, n = _Block(), i
    while n < len(lines) and lines[n].text:
        placed = _placed(chunks(source, lines[n]), lines[n].start, column)
        if placed is None:
            return None
        left, right = placed
        if left and block.entries and block.labels and re.search(r":[-–—]?$", source[slice(*block.labels[-1])]):
            break  # the next label, without a gap
        block.labels += left
        if right and block.entries and _goes_on(source, block.entries[-1][-1], right[0]):
            block.entries[-1] += right
        elif right:
            block.entries.append(right)
        n += 1
    block.end = n
    return block if column >= _RIGHT else None


def _placed(pieces: Sequence[Fragment], start: int, column: int) -> tuple[list[Fragment], list[Fragment]] | None:
    """The pieces of a line left of the column of names and from it on; None where one stands across its border."""
    left = [piece for piece in pieces if piece[0] - start < column - _OUT]
    right = [piece for piece in pieces if piece[0] - start >= column - _OUT]
    across = len(left) > 1 or any(piece[1] - start > column for piece in left)
    return None if across or (right and abs(right[0][0] - start - column) > 2 * _OUT) else (left, right[:1] and right)


def _goes_on(source: str, before: Fragment, after: Fragment) -> bool:
    """Whether an entry goes on over the end of its line."""
    text, following = source[slice(*before)], source[slice(*after)]
    return (
        text.endswith((",", " and", " of", " for", "&", "-", "–"))
        or following[:1].islower()
        or text.count("(") > text.count(")")
        or text.split()[-1] in words("roles", "modifiers")
    )
