"""The items of an agenda, and the numbered sections of minutes, in printed order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from nlp.dating.times import TIME, clock
from nlp.layout.passages import Passage
from nlp.model import AgendaItem, Part, Section

_NUMBER = re.compile(r"(?:(?:item|motion) )?(?P<number>\d{1,2}[a-z]?|[A-Z]\d?|[ivx]{1,5})[.):]?", re.IGNORECASE)
_LINE = re.compile(r"^(?:item )?(?P<number>\d{1,2}[a-z]?)[.):]?\s+(?P<title>\S.*)$", re.IGNORECASE)
#: What stands after an item's title: how it is taken, or where its paper is.
_AFTER = re.compile(
    r"[\s,–-]*(?:\(?(?:verbal(?: (?:update|report))?|oral(?: (?:update|report))?|pages? [\d –-]+|pp?\.? ?\d[\d –-]*"
    r"|papers?(?: [A-Z]?\d*)?|attached|enclosed|to follow|enc\.?|report \d+|presentation)\)?)$",
    re.IGNORECASE,
)
_NEXT_LABEL = re.compile(r"^dates? of (?:the )?(?:next|future|forthcoming)(?: \w+)? meetings?", re.IGNORECASE)


def find_agenda(part: Part, passages: Sequence[Passage], sections: Sequence[Section]) -> list[AgendaItem]:
    """The items of an agenda with their times, or the numbered sections of minutes. Reports have none."""
    if part.kind == "agenda":
        items = list(_rows(part, passages)) or []
        items += _lines(part, passages, {item.start for item in items})
        items.sort(key=lambda item: item.start)
    elif part.kind == "minutes":
        items = list(_sections(part, passages, sections))
    else:
        items = []
    return [
        AgendaItem(part.id, position, i.number, i.title, i.start, i.end, i.time) for position, i in enumerate(items, 1)
    ]


def _rows(part: Part, passages: Sequence[Passage]) -> Iterator[AgendaItem]:
    """The rows of an agenda's table: a number, a time and a title in whichever columns they stand."""
    rows: dict[tuple[int, int], list[Passage]] = {}
    for passage in passages:
        if passage.kind == "cell" and passage.table is not None and passage.row is not None:
            rows.setdefault((passage.table, passage.row), []).append(passage)
    for cells in rows.values():
        number = time = title = None
        for cell in cells:
            text = cell.view.text
            if number is None and title is None and _NUMBER.fullmatch(text):
                number = _NUMBER.fullmatch(text)["number"]  # type: ignore[index]
            elif time is None and TIME.match(text) and len(text) < 20:
                time = clock(text)
            elif title is None and any(c.isalpha() for c in text):
                title = cell
        if title is not None and (number or time):
            yield _item(part, title, number, time, 0)


def _lines(part: Part, passages: Sequence[Passage], taken: set[int]) -> Iterator[AgendaItem]:
    for passage in passages:
        if (
            passage.kind not in {"paragraph", "heading", "bullet"}
            or passage.table is not None
            or passage.start in taken
        ):
            continue
        match = _LINE.match(passage.view.text)
        if match and len(passage.view.text) < 400:
            yield _item(part, passage, match["number"], None, match.start("title"))


def _item(part: Part, passage: Passage, number: str | None, time: str | None, begin: int) -> AgendaItem:
    text = passage.view.text
    first = TIME.match(text, begin)
    if first:
        time, begin = time or clock(first.group()), first.end()
        while begin < len(text) and text[begin] in " –-":
            begin += 1
    end = len(text)
    if next_ := _NEXT_LABEL.match(text[begin:]):
        end = begin + next_.end()
    elif "\n" in text[begin:]:
        end = text.index("\n", begin)
    while (after := _AFTER.search(text, begin, end)) and after.end() == end and after.start() > begin:
        end = after.start()
    end = begin + len(text[begin:end].rstrip(" :;,–-"))
    start_, end_ = passage.view.span(begin, max(end, begin + 1))
    return AgendaItem(part.id, 0, number, text[begin:end], start_, end_, time)


def _sections(part: Part, passages: Sequence[Passage], sections: Sequence[Section]) -> Iterator[AgendaItem]:
    headings = {p.start: p for p in passages if p.kind == "heading"}
    for section in sections:
        heading = headings.get(section.start)
        if section.number and heading is not None:
            text = heading.view.text
            begin = text.find(section.title)
            start, end = heading.view.span(max(begin, 0), len(text))
            yield AgendaItem(part.id, 0, section.number, section.title, start, end)
