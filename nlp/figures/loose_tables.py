"""Tables whose columns a PDF's text layer ran together: ``Cautions issued 144 163 117``.

Only what is certain is read: the lines right above a caption, each a label with as many figures as the heading names
columns. Everything else is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from nlp.dating.dates import find_dates, interval_of
from nlp.figures.cells import figure, period_named, unit_of
from nlp.layout.parts import Line, lines_of
from nlp.layout.passages import Passage
from nlp.model import Interval, Observation, Part

_CAPTION = re.compile(r"^(?P<label>table \d+[a-z]?) ?[:–-] ?(?P<subject>.*)$", re.IGNORECASE)
_FIGURES = re.compile(r"(?P<label>.*?[A-Za-z)].*?)(?P<figures>(?:\s+[+-]?£?\d[\d,]*(?:\.\d+)?(?:%|pp)?)+)\s*$")
_COLUMN = re.compile(r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? +(?:20)?\d\d\b")
_FIRST_WORD = re.compile(r"^(?:indicator|measure|category|type)\b", re.IGNORECASE)
#: The most lines that a heading and rows of such a table take.
_MOST = 40


@dataclass(frozen=True, slots=True)
class _Row:
    line: Line
    label: str
    figures: tuple[tuple[int, int], ...]  # offsets in the file


def find_loose(part: Part, passages: Sequence[Passage]) -> Iterator[Observation]:
    """The figures of such tables in the part, in order."""
    source = passages[0].source
    lines = [line for line in lines_of(source) if part.start <= line.start < part.end]
    for i, line in enumerate(lines):
        caption = _CAPTION.match(line.text)
        if caption:
            rows, heading = _above(source, lines, i)
            if rows:
                yield from _read(source, part, passages, rows, heading, _whole(lines, i))


def _above(source: str, lines: Sequence[Line], caption: int) -> tuple[list[_Row], str]:
    """The rows right above a caption, and the heading over them as one text."""
    rows: list[_Row] = []
    heading: list[str] = []
    for line in reversed(lines[max(0, caption - _MOST) : caption]):
        if not line.text:
            continue
        row = _row(source, line)
        if row and not heading:
            rows.append(row)
        elif "\t" in source[line.start : line.end] or len(line.text) > 60 or len(heading) > 14 or not rows:
            break
        else:
            heading.append(line.text)
            if _FIRST_WORD.match(line.text) or " Type " in f" {line.text} ":
                return rows[::-1], " ".join(reversed(heading))
    return [], ""


def _row(source: str, line: Line) -> _Row | None:
    raw = source[line.start : line.end]
    match = _FIGURES.match(raw)
    if match is None or _COLUMN.search(raw):
        return None
    label = " ".join(match["label"].split())
    places = tuple(
        (line.start + match.start("figures") + m.start(), line.start + match.start("figures") + m.end())
        for m in re.finditer(r"\S+", match["figures"])
    )
    return _Row(line, label, places) if 2 < len(label) < 90 and label[0].isupper() else None


def _whole(lines: Sequence[Line], i: int) -> str:
    """The caption and the lines after it up to the next bullet or three paragraphs on."""
    texts: list[str] = []
    for line in lines[i : i + 9]:
        if re.match(r"[•–-] ", line.text) or (texts and _CAPTION.match(line.text)):
            break
        texts.append(line.text)
    return " ".join(t for t in texts if t)


def _read(
    source: str, part: Part, passages: Sequence[Passage], rows: Sequence[_Row], heading: str, caption: str
) -> Iterator[Observation]:
    columns = [m.group() for m in _COLUMN.finditer(heading)]
    single = len(columns) < 2
    wanted = 1 if single else len(columns)
    if len(rows) < 3 or any(len(row.figures) != wanted for row in rows):
        return
    if single:
        columns = [_FIRST_WORD.sub("", heading).strip()]
        if not columns[0]:
            return
    match = _CAPTION.match(caption)
    name = re.split(r"(?<=[a-z)])\.\s", caption)[0].rstrip(" .")
    subject = name.split(":", 1)[-1].strip() if match else name
    common = _range(caption) or part.period
    section = next((p.section for p in reversed(passages) if p.start <= rows[0].line.start), None)
    for row in rows:
        for (start, end), column in zip(row.figures, columns, strict=True):
            found = figure(source[start:end])
            period = period_named(column) if not single else common
            if found is None:
                continue
            context = " ".join(source[row.line.start : row.line.end].split())
            yield Observation(
                part.id, name[:150], subject[:150], row.label, column, found.value,
                found.unit or unit_of(row.label) or "count", period or Interval(text=column), start, end, context,
                section,
            )  # fmt: skip


def _range(text: str) -> Interval | None:
    after = re.search(r"date range\b(.*)", text, re.IGNORECASE)
    dates = find_dates(after[1]) if after else []
    if len(dates) < 2 or dates[0].iso > dates[1].iso:
        return None
    return Interval(interval_of(dates[0].iso).start, interval_of(dates[1].iso).end, "period")
