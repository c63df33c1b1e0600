"""Where the cells of a table's line lie: between tabs, between pipes, or in columns that blanks keep apart."""

from __future__ import annotations

import re
from collections.abc import Sequence

from nlp.layout.logs import columns_of
from nlp.layout.parts import Line
from nlp.layout.view import Fragment

_PIPED = re.compile(r"\s*\|.*\|\s*$|[^|]*\S \|(?: [^|]*)? \|(?: .*)?$")
#: The line below the headings of a table that pipes make, or one that only rules it off.
_RULE = re.compile(r"[\s|:+=_-]*[-=_]{2}[\s|:+=_-]*")
#: A number or sign that a tab keeps from the item it stands before, and that item.
_ITEM = re.compile(
    r"[ \t]*(?:\(?(?:\d{1,2}(?:\.\d{1,2}){0,2}|[a-zA-Z]|[ivx]{1,4})[.):]?|[-–—•●▪·*o\uf0b7\uf0a7])\t+[^\t]+"
)
#: A line that a tab indents, and how far above it the item may stand that it goes on with.
_INDENTED = re.compile(r" *\t+[^\t]+")
_ITEM_ABOVE = 60
_CHUNK = re.compile(r"\S+(?: \S+)*")
_CALLED = re.compile(r"(?:Action(?: [Pp]oint)?|ACTION(?: POINT)?|AP) ?\d+[A-Za-z]?(?:[./]\d+)?[.:]?")
#: The most lines that a table in columns may take.
_MOST = 200


def is_row(source: str, line: Line) -> bool:
    """Whether a line is a row of a table with tabs or pipes."""
    raw = source[line.start : line.end]
    if "\t" in raw.strip(" \n"):
        return not (_is_item(raw) or (_INDENTED.fullmatch(raw) and hangs_on_item(source, line)))
    return _PIPED.fullmatch(raw) is not None


def _is_item(raw: str) -> bool:
    """Whether a tab only keeps a number or a sign from the text after it: ``2.1``, tab, ``Operation Kestrel``."""
    return _ITEM.fullmatch(raw) is not None and re.search(r"[A-Za-z]{3}", raw) is not None


def hangs_on_item(source: str, line: Line) -> bool:
    """Whether a line that begins with a tab stands below an item whose text the tab brings into line."""
    end = line.start - 1
    for _ in range(_ITEM_ABOVE):
        if end <= 0:
            return False
        start = source.rfind("\n", 0, end) + 1
        raw = source[start:end].rstrip("\r")
        if raw.strip() and not raw.startswith("\t"):
            return _is_item(raw)
        end = start - 1
    return False


def is_rule(text: str) -> bool:
    """Whether a line only rules a table off."""
    return _RULE.fullmatch(text) is not None


def cells_of(source: str, line: Line) -> list[Fragment]:
    """The cells of a row as ranges of the file; the empty ones before the first pipe and after the last are none."""
    raw = source[line.start : line.end]
    sign = "\t" if "\t" in raw.strip(" \n") else "|"
    cells, position = [], line.start
    for text in raw.split(sign):
        cells.append((position, position + len(text)))
        position += len(text) + 1
    if (sign == "|" and raw.lstrip().startswith("|")) or (raw.startswith("\t") and hangs_on_item(source, line)):
        cells = cells[1:]
    if sign == "|" and raw.rstrip().endswith("|"):
        cells = cells[:-1]
    return cells


def chunks(source: str, line: Line) -> list[Fragment]:
    """The stretches of a line that two blanks or more keep apart."""
    found = _CHUNK.finditer(source[line.start : line.end])
    return [(line.start + m.start(), line.start + m.end()) for m in found]


def aligned(source: str, lines: Sequence[Line], i: int) -> list[list[list[Fragment]]] | None:
    """The rows of the log of actions whose headings stand at line `i` in columns; None where none does.

    Each row has, for each column, the pieces of its cell, one a line. The headings are the first row. A row begins
    where the first column is filled anew; the table ends with a line that stands in no column, or a second empty one.
    """
    heads = chunks(source, lines[i])
    if len(heads) < 3 or columns_of([source[a:b] for a, b in heads]) is None:
        return None
    starts = [a - lines[i].start for a, _ in heads]
    rows: list[list[list[Fragment]]] = [[[head] for head in heads]]
    blank = False
    for line in lines[i + 1 : i + _MOST]:
        if not line.text:
            if blank:
                break
            blank = True
            continue
        if is_rule(line.text):
            continue
        placed = _placed(line, chunks(source, line), starts)
        if placed is None or (blank and 0 not in placed):
            break
        if 0 in placed or len(rows) == 1:
            rows.append([[] for _ in starts])
        for column, piece in placed.items():
            rows[-1][column].append(piece)
        blank = False
    return rows if len(rows) > 1 else None


def unheaded(source: str, lines: Sequence[Line], i: int) -> list[list[Fragment]] | None:
    """The rows of a log of actions in columns that has no headings: two lines or more that begin with ``Action 3``."""
    rows: list[list[Fragment]] = []
    for line in lines[i : i + _MOST]:
        row = chunks(source, line) if "\t" not in source[line.start : line.end] else []
        if len(row) < 3 or not _CALLED.fullmatch(source[slice(*row[0])]):
            break
        rows.append(row)
    return rows if len(rows) > 1 else None


def _placed(line: Line, pieces: Sequence[Fragment], starts: Sequence[int]) -> dict[int, Fragment] | None:
    """The column of each piece of a line; None where a piece stands in none, or runs on into the next."""
    found: dict[int, Fragment] = {}
    for piece in pieces:
        at = piece[0] - line.start
        column = max((n for n, start in enumerate(starts) if start <= at + 3), default=None)
        if column is None or column in found:
            return None
        if column + 1 < len(starts) and piece[1] - line.start > starts[column + 1] + 1:
            return None
        found[column] = piece
    return found
