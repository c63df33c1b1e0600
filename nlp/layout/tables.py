"""Rows of tables: headings, cells, cells that a page break cuts, and rows that list people."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from nlp.layout.grids import aligned, cells_of, is_row, is_rule, unheaded
from nlp.layout.lists import heads_list
from nlp.layout.logs import columns_of
from nlp.layout.parts import Line
from nlp.layout.patterns import PRESENT
from nlp.layout.state import State
from nlp.layout.view import Fragment

_ROLE_OF_HEADER = (
    ("question", re.compile(r"\bquestions?\b|^issue|^query", re.IGNORECASE)),
    ("answer", re.compile(r"\b(?:answer|response|reply|discussion|comments?)\b", re.IGNORECASE)),
    (
        "action",
        re.compile(
            r"^(?:description of )?actions?\b(?!.*(?:update|status))|^action (?:point|description|required)",
            re.IGNORECASE,
        ),
    ),
    ("update", re.compile(r"\b(?:update|decision|progress|outcome|status)\b", re.IGNORECASE)),
    ("owner", re.compile(r"\b(?:owner|lead|by whom|responsible|assigned)\b", re.IGNORECASE)),
)
#: The heading of a column of figures, whatever words it shares with those of questions and answers.
_MEASURE = re.compile(
    r"%|\b(?:calls?|rates?|times?|seconds|minutes|mean|average|median|volumes?|totals?|months?|numbers? of)\b",
    re.IGNORECASE,
)
#: The first heading of a table of people: who was there.
_NAME_HEADER = re.compile(
    r"^(?:names?|attendees?|members?|people|person|present|invitees?|officers?)(?: names?| present)?$", re.IGNORECASE
)
_ACTION = re.compile(r"(?:<p>)?(?:Action|ACTION|AP)(?: [Pp]oint)? ?\d")
_FIGURE = re.compile(r"[+−–-]?£?[+−–-]?[\d.,]+ ?(?:%|pp|m|k)?\*?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_TIME = re.compile(r"\d{1,2}[:.]\d\d ?(?:[ap]\.?m\.?)?|\d{1,2} ?[ap]\.?m\.?", re.IGNORECASE)


def read_aligned(state: State, lines: Sequence[Line], i: int) -> int | None:
    """Read the log of actions in columns that begins at line `i`; returns the next line's number, or None."""
    rows = aligned(state.source, lines, i)
    if rows is None:
        return _read_unheaded(state, lines, i)
    heads = [cell[0] for cell in rows[0]]
    _begin_table(state, heads, [state.source[a:b] for a, b in heads])
    for row in rows[1:]:
        state.row += 1
        state.cells = {}
        for column, pieces in enumerate(row):
            if pieces:
                _cell(state, column, pieces, False)
    end = max(piece[1] for cell in rows[-1] for piece in cell)
    return next((n for n in range(i, len(lines)) if lines[n].start >= end), len(lines))


def _read_unheaded(state: State, lines: Sequence[Line], i: int) -> int | None:
    """Read the log of actions without headings that begins at line `i`."""
    rows = unheaded(state.source, lines, i)
    if rows is None:
        return None
    state.table, state.row, state.header, state.role = state.table + 1, 0, (), None
    for row in rows:
        state.row, state.cells = state.row + 1, {}
        for column, piece in enumerate(row):
            _cell(state, column, [piece], False)
    return i + len(rows)


def read_row(state: State, lines: Sequence[Line], i: int) -> int:
    """Read the table row at line `i`; returns the next line's number."""
    source, line = state.source, lines[i]
    if is_rule(line.text):
        return i + 1
    cells = cells_of(source, line)
    texts = [source[a:b].strip() for a, b in cells]
    first = i == 0 or not is_row(source, lines[i - 1])
    heads = any(PRESENT.match(heading) or heads_list(heading) for heading in state.headings)
    if heads and _lists_people(state, texts, first):
        state.header = ()
        state.add("bullet", [(line.start, line.end)], listed=True)
    elif _is_header(texts, state.header, first):
        _begin_table(state, cells, texts)
    else:
        _body_row(state, cells, texts, first)
    return i + 1


def _begin_table(state: State, cells: Sequence[Fragment], texts: Sequence[str]) -> None:
    """A row of headings: a new table, or the same one repeated after a page break."""
    # over a table that goes on nothing but cells stands between
    state.fresh = tuple(texts) == state.header and bool(state.cells) and state.passages[-1].table is not None
    if not state.fresh:
        state.table, state.row, state.cells = state.table + 1, 0, {}
    state.header, state.role = tuple(texts), None
    for fragment, text in zip(cells, texts, strict=True):
        if text:
            state.add("heading", [fragment], table=state.table)


def _body_row(state: State, cells: Sequence[Fragment], texts: Sequence[str], first: bool) -> None:
    if first and not state.fresh and len(texts) != len(state.header):
        state.table, state.header, state.cells = state.table + 1, (), {}
    continued = _continues(state, texts)
    if not continued:
        state.row += 1
        state.cells = {}
    of_people = bool(state.header) and _NAME_HEADER.match(state.header[0]) and columns_of(state.header) is None
    if of_people and len(texts) <= len(state.header):
        _person_row(state, cells, texts)
    else:
        for column, (fragment, text) in enumerate(zip(cells, texts, strict=True)):
            if text:
                _cell(state, column, [fragment], continued)
    state.fresh = False


def _lists_people(state: State, texts: Sequence[str], first: bool) -> bool:
    """Whether a row under a heading of attendance is an entry of the list, not part of a table with headings."""
    if state.header and not first:
        return False
    if _NAME_HEADER.match(texts[0]) or tuple(texts) == state.header:
        return False
    plain = [re.sub(r"\([^()]*\)", "", t) for t in texts]
    return not any(header_role(t) or _MEASURE.search(t) or _FIGURE.fullmatch(t) for t in plain)


def _person_row(state: State, cells: Sequence[Fragment], texts: Sequence[str]) -> None:
    """A row of a table of people reads as one: its cells are fragments, ``header`` their headings with tabs between."""
    filled = [(f, h) for f, t, h in zip(cells, texts, state.header, strict=False) if t]
    if filled:
        header = "\t".join(h for _, h in filled)
        state.add("cell", [f for f, _ in filled], table=state.table, row=state.row, column=0, header=header)


def _is_header(texts: Sequence[str], header: tuple[str, ...], first: bool) -> bool:
    """Whether a row holds headings: the same as before, or short texts without figures in a table's first row."""
    if tuple(texts) == header:
        return True
    log = columns_of(texts) is not None
    if log or (len(texts) == len(header) and columns_of(header) is not None):
        return log  # a log of actions goes on after a gap
    if _ACTION.match(texts[0]):
        return False
    if not first or any(len(t) > 70 or t.endswith(".") or (t.endswith("?") and len(t) > 14) for t in texts):
        return False
    if not texts[0] and (len(texts) < 3 or not all(texts[1:])):
        return False
    return not any(_FIGURE.fullmatch(t) and not _YEAR.fullmatch(t) for t in texts[1:])


def _holds_figures(texts: Sequence[str]) -> bool:
    """Whether a row is one of an indicator table: most of its filled cells but the first are figures."""
    filled = [t for t in texts if t]
    return 2 * sum(1 for t in filled if _FIGURE.fullmatch(t)) >= len(filled) - 1 > 0


def _continues(state: State, texts: Sequence[str]) -> bool:
    """Whether a row goes on with the cells of the one before it (after a page break)."""
    if not state.cells or _holds_figures(texts) or any(_TIME.fullmatch(t) for t in texts):
        return False
    if not texts[0]:
        return True
    if not state.fresh:
        return False
    before = state.passages[state.cells[0]] if 0 in state.cells else None
    if before is None:
        return False
    ended = re.search(r"[.?!:][\"')”’]*(?:</p>)?\s*$", state.source[before.start : before.end])
    return not ended or texts[0].removeprefix("<p>")[:1].islower()


def _cell(state: State, column: int, pieces: Sequence[Fragment], continued: bool) -> None:
    """Add a cell, or what a page break cut off to the cell above it."""
    if continued and column in state.cells:
        index = state.cells[column]
        before = state.passages[index]
        state.passages[index] = replace(before, fragments=(*before.fragments, *pieces))
        return
    header = state.header[column] if column < len(state.header) else None
    role = header_role(header) or _guess_role(state, column, pieces[0])
    state.cells[column] = len(state.passages)
    state.add("cell", pieces, table=state.table, row=state.row, column=column, header=header, role=role)


def header_role(header: str | None) -> str | None:
    """What the text below a heading is for: question, answer, action, update or owner; None for anything else."""
    if not header or _MEASURE.search(header):
        return None
    return next((role for role, pattern in _ROLE_OF_HEADER if pattern.search(header)), None)


def _guess_role(state: State, column: int, fragment: Fragment) -> str | None:
    """The role of a cell that no heading gives one: by its own wording, or by that of the row's first cell."""
    text = state.source[slice(*fragment)].strip()
    if column == 0 and re.match(r"(?:<p>)?Action \d", text):
        return "action"
    if column == 0 and len(text) > 30 and re.search(r"\?[\"')”’]*(?:</p>)?$", text):
        return "question"
    first = state.passages[state.cells[0]].role if 0 in state.cells else None
    return {"action": "update", "question": "answer"}.get(first or "")
