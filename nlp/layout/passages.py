"""A part into passages: the stretches of text that read as one, whatever page breaks and tables did to them."""

from __future__ import annotations

import re
import statistics
from collections.abc import Sequence
from dataclasses import replace

from nlp.layout.grids import is_row
from nlp.layout.hanging import read_hanging
from nlp.layout.parts import Line, is_foreign, lines_of
from nlp.layout.patterns import CHECKLIST, END, PAGE
from nlp.layout.prose import read_paragraph
from nlp.layout.state import Passage, State
from nlp.layout.tables import read_aligned, read_row
from nlp.layout.view import spaced_style
from nlp.model import Part, Section

__all__ = ["Passage", "passages_of"]


def passages_of(source: str, part: Part) -> tuple[tuple[Passage, ...], tuple[Section, ...]]:
    """The passages of `part` in order, and its sections."""
    inside = [line for line in lines_of(source) if part.start <= line.start < part.end]
    state = State(part, source, spaced_style(source), margin=_margin(inside))
    notice = _notice(inside)
    wrapped = _wrapped(inside)
    state.width = _width(inside) if wrapped else 0
    i = 0
    while i < len(inside):
        line = inside[i]
        if not line.text or PAGE.match(line.text) or END.match(line.text):
            i += 1
        elif CHECKLIST.match(line.text):
            break  # a form about the paper, not part of what it says
        elif notice and notice[0] <= i <= notice[1]:
            state.add("notice", [(inside[notice[0]].start, inside[notice[1]].end)])
            i = notice[1] + 1
        elif is_row(source, line):
            i = read_row(state, inside, i)
        elif (after := read_aligned(state, inside, i) or read_hanging(state, inside, i)) is not None:
            i = after
        else:
            i = read_paragraph(state, inside, i, wrapped)
    sections = tuple(
        replace(s, end=state.sections[n + 1].start if n + 1 < len(state.sections) else part.end)
        for n, s in enumerate(state.sections)
    )
    return tuple(state.passages), sections


def _notice(lines: Sequence[Line]) -> tuple[int, int] | None:
    """First and last line of the notice in other languages, if there is one."""
    strange = [i for i, line in enumerate(lines) if is_foreign(line.text)]
    if len(strange) < 3:
        return None
    first = last = strange[0]
    for i in strange[1:]:
        if i - last <= 8:
            last = i
    while last + 1 < len(lines) and re.fullmatch(r"\S*@\S*|\S*\d{5,}\S*.{0,40}", lines[last + 1].text or "-"):
        last += 1
    return (first, last) if last - first >= 3 else None


def _wrapped(lines: Sequence[Line]) -> bool:
    lengths = [len(line.text) for line in lines if len(line.text) > 20]
    return len(lengths) > 20 and statistics.median(lengths) < 105 and sorted(lengths)[int(len(lengths) * 0.95)] < 140


def _width(lines: Sequence[Line]) -> int:
    """How long a full line is in a file that breaks its lines."""
    lengths = sorted(len(line.text) for line in lines if len(line.text) > 20)
    return lengths[int(len(lengths) * 0.9)]


def _margin(lines: Sequence[Line]) -> int:
    """How long full lines are in a file that has an empty line after every line; 0 in any other."""
    full = [i for i, line in enumerate(lines[:-1]) if len(line.text) > 60]
    if len(full) < 12 or sum(not lines[i + 1].text for i in full) < 0.9 * len(full):
        return 0
    lengths = sorted(len(lines[i].text) for i in full)
    return lengths[len(lengths) // 2] if lengths[int(len(lengths) * 0.95)] < 140 else 0
