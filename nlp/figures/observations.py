"""Indicator tables as observations: every figure with its topic, indicator, measure, unit and period.

A table's period may stand in a column's heading, in a row's label, in the caption above or below, or in a paragraph
near it ("The date range for the Last 12 months is ..."); where none says, the part's own reporting period holds. A cell
that is no figure is left out, and so is a column that nothing names: a missing figure is better than a wrong one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from nlp.dating.dates import find_dates, find_ranges, interval_of, month_interval
from nlp.figures.cells import Figure, figure, month_named, months_before, period_named, scale_of, unit_of
from nlp.figures.loose_tables import find_loose
from nlp.layout.passages import Passage
from nlp.model import Interval, Observation, Part, Section

#: Columns that count no thing: places in the paper, times of day, who does what.
_NO_MEASURE = re.compile(
    r"^(?:pages?|page (?:no\.?|numbers?)|item(?: no\.?)?|no\.?|ref(?:erence)?\.?(?: no\.?)?|time|date|actions?|status"
    r"|owner|lead|#|year|month|week|day)$",
    re.IGNORECASE,
)
_TIME_AXIS = re.compile(
    r"^(?:month|quarter|period|year|financial year|reporting period|date|week|month/year)s?$", re.IGNORECASE
)
_DIFFERENCE = re.compile(
    r"\b(?:difference|diff|change|variance|var|increase|decrease)\b"
    r"(?:[^A-Za-z]*(?:to|from|against|on|over|with|compared (?:to|with)|v|vs)\b\.? *(?:the )?(?P<what>\w.*))?",
    re.IGNORECASE,
)
_RANGE_OF = re.compile(
    r"date ranges?(?: for)?(?: the)? *(?P<name>[A-Za-z][^.:]{2,60}?)? *"
    r"\b(?:is|was|are|were|covers)\b(?P<range>[^.]*(?:\.\d[^.]*)*)",
    re.IGNORECASE,
)
_PERIOD_OF = re.compile(
    r"\b(?:for the (?:reporting )?period|period(?: of| covered)?:?|between|covering|from|since|as at|as of)"
    r" (?P<range>.+)",
    re.IGNORECASE,
)
_CAPTION = re.compile(
    r"^(?P<label>(?:table|figure|chart) \d+[a-z]?) ?[:–-] ?(?P<subject>.*)$", re.IGNORECASE | re.DOTALL
)
#: The period that a caption ends with: what the table is of goes before it.
_SINCE = re.compile(
    r",?\s+(?:since|from|for the period|for|between|during|in|by month)\b(?:(?=.*\b(?:19|20)\d\d\b).*)?$", re.IGNORECASE
)
_TOTAL = re.compile(r"^(?:grand |sub-?|overall )?total\b|^all\b|\blast \w+ months\b|^average\b|^mean\b", re.IGNORECASE)


@dataclass
class _Table:
    """One table: its rows as column to cell, headings by column, and the texts near it that speak of it."""

    number: int
    first: int  # index of its first and last passage
    last: int
    rows: list[dict[int, Passage]] = field(default_factory=list)
    header: dict[int, str] = field(default_factory=dict)
    caption: str = ""
    notes: list[str] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The caption's first sentence: what the table is called."""
        return (
            _shortened(re.split(r"(?<=[a-z)])\.\s", self.caption.rstrip("."))[0])
            if self.caption
            else f"Table without caption {self.number}"
        )

    @property
    def subject(self) -> str:
        """What the caption says that the table is of."""
        match = _CAPTION.match(self.name)
        return _SINCE.sub("", match["subject"]).strip() if match else ""


def find_observations(part: Part, passages: Sequence[Passage], sections: Sequence[Section]) -> list[Observation]:
    """Every figure of the part's tables, and of bullets that stand for a table, in the order of the text.

    Evidence is the figure as printed: ``source[start:end]``. Agendas have none.
    """
    if not passages or part.kind == "agenda":
        return []
    titles = {section.id: section.title for section in sections}
    found: list[Observation] = []
    for table in _tables(passages):
        found += _of_table(table, part, passages, titles)
    for passage in passages:
        if passage.kind == "bullet" and passage.lead:
            found += _of_bullet(passage, part)
    inside = {o.start for o in found}
    found += [o for o in find_loose(part, passages) if o.start not in inside]
    return sorted(found, key=lambda o: (o.start, o.end, o.measure))


# --- which cells make a table, and what is said of it ---------------------------------------------------------------


def _tables(passages: Sequence[Passage]) -> list[_Table]:
    tables: dict[int, _Table] = {}
    unfit: set[int] = set()
    for i, passage in enumerate(passages):
        if passage.table is None or passage.kind not in {"cell", "heading"}:
            continue
        table = tables.setdefault(passage.table, _Table(passage.table, i, i))
        table.last = i
        if passage.role in {"question", "answer", "action", "update"}:
            unfit.add(passage.table)
        if passage.kind == "cell" and passage.row is not None and passage.column is not None:
            if not table.rows or next(iter(table.rows[-1].values())).row != passage.row:
                table.rows.append({})
            table.rows[-1][passage.column] = passage
            if passage.header:
                table.header[passage.column] = passage.header
    ordered = [t for number, t in tables.items() if number not in unfit and t.rows and t.header]
    claimed: set[int] = set()
    for table in ordered:
        _caption(table, passages, claimed)
    return ordered


def _caption(table: _Table, passages: Sequence[Passage], claimed: set[int]) -> None:
    """Give the table its caption, above or below, and the paragraphs on its periods that stand with it."""
    above, below = table.first - 1, table.last + 1
    with_notes = above
    while with_notes >= 0 and passages[with_notes].kind == "paragraph" and _is_note(passages[with_notes].view.text):
        with_notes -= 1
    candidates = [
        i
        for i in (above, below, with_notes)
        if 0 <= i < len(passages) and passages[i].kind == "caption" and i not in claimed
    ]
    if candidates:
        table.caption = passages[candidates[0]].view.text
        claimed.add(candidates[0])
        if candidates[0] != below:
            table.notes = [p.view.text for p in passages[candidates[0] + 1 : table.first]]
        else:
            below += 1
    while below < len(passages) and passages[below].kind == "paragraph" and _is_note(passages[below].view.text):
        table.notes.append(passages[below].view.text)
        below += 1


def _is_note(text: str) -> bool:
    return bool(_RANGE_OF.search(text)) or bool(
        re.match(r"(?:\*|notes?\b|sources?\b|data (?:is|are|for|from)\b|figures? )", text, re.IGNORECASE)
    )


# --- the figures ---------------------------------------------------------------------------------------------------


def _of_table(table: _Table, part: Part, passages: Sequence[Passage], titles: dict[str, str]) -> Iterator[Observation]:
    columns = _figure_columns(table)
    if not columns:
        return
    labels = [c for c in sorted({c for row in table.rows for c in row} | set(table.header)) if c < min(columns)]
    if not labels:
        return
    periods = _column_periods(table, part)
    fallback = (
        table.subject or _near(table, passages) or titles.get(passages[table.first].section or "", "") or part.title
    )
    series = bool(_TIME_AXIS.match(table.header.get(labels[0], ""))) or _months_down(table, labels[0])
    topic = ""
    for row in table.rows:
        named = [row[c].view.text if c in row else "" for c in labels]
        if len(named) > 1 and named[0]:
            topic = named[0]
        label = " – ".join(n for n in named[1:] if n) if len(named) > 1 else named[0]
        label = label or (topic if len(named) > 1 else "")
        if not label:
            continue
        context = _context(row)
        for column in columns:
            if column not in row or (found := _figure_in(row[column])) is None:
                continue
            cell = _Cell(table, column, label, topic if len(named) > 1 else fallback, row[column], found)
            observation = _series(cell, part, periods) if series else _plain(cell, part, periods, min(columns))
            yield replace(observation, context=context)


@dataclass(frozen=True)
class _Cell:
    table: _Table
    column: int
    label: str
    topic: str
    passage: Passage
    figure: Figure

    @property
    def header(self) -> str:
        return self.table.header[self.column]

    def observation(
        self, part: Part, indicator: str, measure: str, period: Interval, unit: str, comparison: str | None = None
    ) -> Observation:
        value = self.figure.value * (scale_of(self.header) if unit == "GBP" else 1.0)
        begin = self.passage.start
        return Observation(
            part.id, self.table.name, self.topic, indicator, measure, round(value, 6), unit, period,
            begin + self.figure.start, begin + self.figure.end, "", self.passage.section, comparison,
        )  # fmt: skip


def _figure_in(passage: Passage) -> Figure | None:
    if len(passage.fragments) != 1:
        return None  # a cell that goes on over a page is no single figure
    return figure(passage.source[passage.start : passage.end])


def _figure_columns(table: _Table) -> list[int]:
    """The columns that hold figures: named, never the first, and with figures in most of their filled cells."""
    columns = []
    for column, header in sorted(table.header.items()):
        cells = [row[column] for row in table.rows if column in row]
        figures = sum(1 for cell in cells if _figure_in(cell))
        if column and figures and figures * 2 > len(cells) and not _NO_MEASURE.match(header.strip()):
            columns.append(column)
    return columns


def _plain(cell: _Cell, part: Part, periods: dict[int, Interval], base: int) -> Observation:
    """A figure of a table whose rows are indicators and whose columns are periods or measures."""
    difference = _DIFFERENCE.search(cell.header)
    period = periods.get(cell.column)
    comparison = None
    if difference:
        headers = [h for c, h in sorted(cell.table.header.items()) if base <= c < cell.column]
        comparison = (difference["what"] or (headers[1] if len(headers) > 1 else "")).strip(" ()") or None
        period = periods.get(base, period)
    unit = cell.figure.unit or _unit(cell, bool(difference))
    return cell.observation(part, cell.label, cell.header, period or _unknown(part, cell.header), unit, comparison)


def _series(cell: _Cell, part: Part, periods: dict[int, Interval]) -> Observation:
    """A figure of a table whose rows are months, quarters or years."""
    axis = next((cell.table.header[c] for c in sorted(cell.table.header) if c < cell.column), "Period")
    column_period = period_named(cell.header)
    indicator = (cell.table.subject or cell.topic) if column_period else cell.header
    period, measure = _row_period(cell, column_period), axis
    if _TOTAL.search(cell.label):
        indicator, measure = f"{indicator} (total)", cell.label
        period = _total_period(cell, column_period) or periods.get(cell.column)
    unit = cell.figure.unit or unit_of(cell.header) or "count"
    return cell.observation(part, indicator, measure, period or _unknown(part, cell.label), unit)


def _row_period(cell: _Cell, column: Interval | None) -> Interval | None:
    month = month_named(cell.label)
    if month is None:
        return period_named(cell.label)
    if column is not None and column.start and column.precision == "year":
        year = int(column.start[:4])
        return month_interval(year if month >= int(column.start[5:7]) else year + 1, month)
    return None


def _total_period(cell: _Cell, column: Interval | None) -> Interval | None:
    """All that the rows above the total cover."""
    if column is not None:
        return column
    starts_ends = [(p.start, p.end) for row in cell.table.rows for p in [_label_period(row)] if p and p.start and p.end]
    if not starts_ends:
        return None
    start, end = min(s for s, _ in starts_ends), max(e for _, e in starts_ends)
    months = (int(end[:4]) - int(start[:4])) * 12 + int(end[5:7]) - int(start[5:7]) + 1
    whole = month_interval(int(start[:4]), int(start[5:7]), months)
    return whole if (whole.start, whole.end) == (start, end) else Interval(start, end, "period")


def _label_period(row: dict[int, Passage]) -> Interval | None:
    text = row[min(row)].view.text
    return None if _TOTAL.search(text) else period_named(text)


def _months_down(table: _Table, column: int) -> bool:
    texts = [row[column].view.text for row in table.rows if column in row]
    return len(texts) > 2 and sum(1 for t in texts if month_named(t) or period_named(t)) * 3 > 2 * len(texts)


def _unit(cell: _Cell, difference: bool) -> str:
    """The unit of a figure that shows none: the row's, else the column's, else the table's; a count where none says."""
    of_row, of_column = unit_of(cell.label), unit_of(cell.header)
    if difference and of_column:
        return of_column
    if difference and of_row == "percent":
        return "percentage points"
    return of_row or of_column or ("GBP" if scale_of(cell.table.caption) > 1 else "count")


def _column_periods(table: _Table, part: Part) -> dict[int, Interval]:
    """The period of each column: its own, the one that a text near the table gives it, or that of them all."""
    named: list[tuple[str, Interval]] = []
    common: Interval | None = None
    for text in (table.caption, *table.notes):
        for match in _RANGE_OF.finditer(text):
            interval = _range(match["range"])
            if interval and match["name"]:
                named.append((_plainly(match["name"]), interval))
            elif interval:
                common = common or interval
        match_ = _PERIOD_OF.search(text)
        if match_ and not _RANGE_OF.search(text):
            common = common or _range(match_["range"])
    common = common or (named[0][1] if len(named) == 1 else None) or part.period
    periods: dict[int, Interval] = {}
    for column, header in table.header.items():
        plain = _plainly(header)
        own = period_named(header) if not _DIFFERENCE.search(header) else None
        fitting = next((i for name, i in named if name == plain), None) or next(
            (i for name, i in named if name in plain or plain in name), None
        )
        chosen = own or fitting or common
        if chosen:
            periods[column] = chosen
    return periods


def _plainly(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", " ", text.casefold()).removeprefix("the ").strip()


def _range(text: str) -> Interval | None:
    """The dates that `text` ranges over: ``01/01/2025 – 31/12/2025``, ``March 2021 (…) up to 31/03/2024``, one day."""
    for _, _, interval in find_ranges(text):
        return interval
    dates = find_dates(re.sub(r"\([^()]*\)", lambda m: " " * len(m.group()), text))
    if len(dates) == 2 and dates[0].iso <= dates[1].iso:
        start, end = interval_of(dates[0].iso).start, interval_of(dates[1].iso).end
        return Interval(start, end, "period")
    return period_named(text) if len(dates) == 1 else None


def _unknown(part: Part, text: str) -> Interval:
    return part.period or Interval(text=text)


def _near(table: _Table, passages: Sequence[Passage]) -> str:
    """The nearest heading above the table, in its section."""
    return next((h for h in reversed(passages[table.first].headings)), "")


def _context(row: dict[int, Passage]) -> str:
    cells = [row[c] for c in sorted(row)]
    return " ".join(cells[0].source[cells[0].start : cells[-1].end].split())


def _shortened(text: str, most: int = 150) -> str:
    return text if len(text) <= most else text[:most].rsplit(" ", 1)[0].rstrip(" ,;–-")


# --- bullets that stand for a table --------------------------------------------------------------------------------

_SHARE = re.compile(
    r"^(?P<label>[A-Z][\w &/'’-]{2,50}): +(?P<now>[+-]?£?\d[\d,.]*(?:%|pp)?)"
    r"(?: *\((?P<then>[+-]?£?\d[\d,.]*(?:%|pp)?) +(?:in |for )?(?:the )?"
    r"(?P<when>(?:previous|last|prior|same)\b[^()]{3,40})\))?"
    r"\.?$"
)
_OF_ALL = re.compile(r"\d ?(?:%|per ?cent) of (?:all |the )?(?P<of>[a-z][^,.;:()]{3,60}?)(?= *[,.;:(])")


def _of_bullet(passage: Passage, part: Part) -> Iterator[Observation]:
    """``Disability: 7% (9% previous quarter)`` under a sentence that says of what these are shares."""
    match = _SHARE.match(passage.view.text)
    if match is None or not passage.lead or ("%" not in match["now"] and not match["then"]):
        return
    of = _OF_ALL.search(passage.lead)
    topic = of["of"] if of else _shortened(passage.lead.rstrip(": "), 120)
    frame = part.period or Interval(text="this period")
    for group, measure in (("now", "this period"), ("then", match["when"])):
        found = figure(match[group]) if match[group] else None
        if found is None:
            continue
        period = frame if group == "now" else _earlier(frame, match["when"])
        start, end = passage.view.span(*match.span(group))
        unit = found.unit or "count"
        yield Observation(
            part.id, f"Figures on {topic}", topic, match["label"], measure, found.value, unit, period, start, end,
            passage.view.text, passage.section,
        )  # fmt: skip


def _earlier(frame: Interval, words: str) -> Interval:
    same = re.search(r"\bsame (?:quarter|period|month)\b.*\b(?:year|20\d\d)\b|\blast year\b", words)
    length = {"month": 1, "quarter": 3, "year": 12}.get(frame.precision, 0)
    return months_before(frame, 12 if same else length) or Interval(text=words)
