"""A part into passages: the stretches of text that read as one, whatever page breaks and tables did to them."""

from __future__ import annotations

import re
import statistics
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from nlp.model import Part, Section
from nlp.parts import Line, is_foreign, is_heading_like, lines_of, slug
from nlp.view import Fragment, View, spaced_style

_BULLET = re.compile(r"^(?:[-–—•●▪·*✓]|o(?= ))\s+")
_NUMBERED = re.compile(r"^(?:[-•–] *)?(?P<number>\d{1,2}(?:\.\d{1,2}){0,2}|[A-Z]\d?)[.):]?\s+(?P<text>\S.*)$")
#: A motion or resolution under its number, with or without a title, or an item with one.
_MOTION = re.compile(
    r"^(?:(?:agenda )?item (?=\d+[a-z]? ?[:–-]))?(?P<number>(?:(?:motion|resolution|notice of motion) (?:no\.? ?)?|(?<=item ))\d+[a-z]?)(?:\s*[:–-]\s*(?P<title>[A-Z][^.]{2,100}))?:?$",
    re.IGNORECASE,
)
_CAPTION = re.compile(r"^(?:table|figure|chart) \d+[a-z]? ?[:–-]", re.IGNORECASE)
_PAGE = re.compile(r"^(?:page )?\d{1,3}(?: of \d{1,3})?$", re.IGNORECASE)
_END = re.compile(r"^END\.?$|^(?:N/A|n/a|-{3,}|_{3,}|\.{3,})$")
_FIELD = re.compile(
    r"^(?:originator|reason for submission|submitted to|subject|summary|recommendations?|purpose|report (?:title|to|of|by|author)|date|time|venue|location|meeting (?:date|location|date/time|venue)|enquiries to|direct dial|e-?mail|author|lead officer)\b[^:]{0,20}:",
    re.IGNORECASE,
)
_PRESENT = re.compile(
    r"^(?:\S+ )?(?:(?:also |officers |members |those |others |in )*(?:present|attendance|attending|attendees|participants)|(?:board |committee |panel )?members|apologies)\b.{0,40}$",
    re.IGNORECASE,
)
_CHECKLIST = re.compile(r"^originator checklist", re.IGNORECASE)
_DATED = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December) (?:19|20)\d\d\b"
)
_MONTH_HEAD = re.compile(
    r"^(?:January|February|March|April|May|June|July|August|September|October|November|December) 20\d\d$"
)
_KNOWN_HEAD = re.compile(
    r"^(?-i:(?=[A-Z(]))(?:actions?|action (?:log|points?|summary|plan|tracker)|decisions?|signatures?|signed|agenda|overview|date of next (?:scrutiny )?meetings?|next meeting"
    r"|(?:in )?attendance(?: and apologies.*)?|present|(?:board |committee |panel )?members(?: present)?|officers (?:present|in attendance)|attendees|participants|apologies(?: for absence| received)?|also (?:present|in attendance)|appendix [a-z0-9]+\b.*|any other business|a\.?o\.?b\.?)[:.]*$",
    re.IGNORECASE,
)
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
_FIGURE = re.compile(r"[+−–-]?£?[+−–-]?[\d.,]+ ?(?:%|pp|m|k)?\*?")
_YEAR = re.compile(r"(?:19|20)\d\d")
#: How a row of a table ends whose columns ran together: with two figures, or with one that is no year or number of a thing.
_TABLE_ROW = re.compile(
    r"[A-Za-z)] +\d[\d,.]*%?(?: +\d[\d,.]*%?)+$"
    r"|(?<!appendix)(?<!section)(?<!priority)(?<!pillar)(?<!phase)(?<!part)(?<!item)(?<!annex)(?<!stage)(?<!level)(?<!tier)(?<!year)"
    r" (?!(?:19|20)\d\d$)\d[\d,.]+%?$",
    re.IGNORECASE,
)
_TIME = re.compile(r"\d{1,2}[:.]\d\d ?(?:[ap]\.?m\.?)?|\d{1,2} ?[ap]\.?m\.?", re.IGNORECASE)


@dataclass(frozen=True)
class Passage:
    """Text that reads as one, in file fragments, with where it stands.

    ``kind`` is heading, paragraph, bullet, cell, caption, field or notice; ``role`` says what a cell or paragraph is
    for (question, answer, action, update, owner). ``lead`` is the sentence ending in a colon that a bullet hangs on.
    """

    source: str
    fragments: tuple[Fragment, ...]
    kind: str
    part: str
    section: str | None = None
    headings: tuple[str, ...] = ()
    role: str | None = None
    header: str | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None
    lead: str | None = None
    spaced: bool = False
    listed: bool = False

    @property
    def start(self) -> int:
        """Offset of the first character in the file."""
        return self.fragments[0][0]

    @property
    def end(self) -> int:
        """Offset after the last character in the file."""
        return self.fragments[-1][1]

    @cached_property
    def view(self) -> View:
        """The passage's cleaned text."""
        return View.of(self.source, self.fragments, self.spaced, self.listed)


@dataclass
class _State:
    part: Part
    source: str
    spaced: bool
    passages: list[Passage] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    header: tuple[str, ...] = ()
    role: str | None = None
    lead: str | None = None
    lead_level: int = -1
    table: int = 0
    row: int = 0
    fresh: bool = False  # a header was just repeated
    cells: dict[int, int] = field(default_factory=dict)  # column -> index of the passage of the row's cell

    def add(self, kind: str, fragments: Sequence[Fragment], **more: object) -> Passage:
        passage = Passage(
            self.source, tuple(fragments), kind, self.part.id, self.sections[-1].id if self.sections else None,
            tuple(self.headings), lead=self.lead if kind == "bullet" else None, spaced=self.spaced, **more,  # type: ignore[arg-type]
        )  # fmt: skip
        self.passages.append(passage)
        return passage

    def section(self, number: str | None, title: str, start: int) -> None:
        position = len(self.sections) + 1
        ident = f"{self.part.id}/{position:02d}-{slug(title)[:48].strip('-')}"
        self.sections.append(Section(ident, position, number, title, start, self.part.end))
        self.headings = [title]
        self.header, self.role, self.lead = (), None, None


def passages_of(source: str, part: Part) -> tuple[tuple[Passage, ...], tuple[Section, ...]]:
    """The passages of `part` in order, and its sections."""
    inside = [line for line in lines_of(source) if part.start <= line.start < part.end]
    state = _State(part, source, spaced_style(source))
    notice = _notice(inside)
    wrapped = _wrapped(inside)
    i = 0
    while i < len(inside):
        line = inside[i]
        if not line.text or _PAGE.match(line.text) or _END.match(line.text):
            i += 1
        elif _CHECKLIST.match(line.text):
            break  # a form about the paper, not part of what it says
        elif notice and notice[0] <= i <= notice[1]:
            state.add("notice", [(inside[notice[0]].start, inside[notice[1]].end)])
            i = notice[1] + 1
        elif "\t" in source[line.start : line.end].strip(" \n"):
            i = _table(state, inside, i)
        else:
            i = _paragraph(state, inside, i, wrapped)
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


# --- tables --------------------------------------------------------------------------------------------------------


def _cells(source: str, line: Line) -> list[Fragment]:
    cells, position = [], line.start
    for text in source[line.start : line.end].split("\t"):
        cells.append((position, position + len(text)))
        position += len(text) + 1
    return cells


def _table(state: _State, lines: Sequence[Line], i: int) -> int:
    """Read one table row; returns the next line's index."""
    source, line = state.source, lines[i]
    cells = _cells(source, line)
    texts = [source[a:b].strip() for a, b in cells]
    first = i == 0 or "\t" not in source[lines[i - 1].start : lines[i - 1].end]
    if any(_PRESENT.match(heading) for heading in state.headings) and _lists_people(state, texts, first):
        state.header = ()
        state.add("bullet", [(line.start, line.end)], listed=True)
        return i + 1
    if _is_header(texts, state.header, first):
        # repeated after a page break, not over a new table: nothing but cells stands between
        state.fresh = tuple(texts) == state.header and bool(state.cells) and state.passages[-1].table is not None
        if not state.fresh:
            state.table, state.row, state.cells = state.table + 1, 0, {}
        state.header, state.role = tuple(texts), None
        for fragment, text in zip(cells, texts, strict=True):
            if text:
                state.add("heading", [fragment], table=state.table)
        return i + 1
    if first and not state.fresh and len(texts) != len(state.header):
        state.table, state.header, state.cells = state.table + 1, (), {}
    continued = _continues(state, texts)
    if not continued:
        state.row += 1
        state.cells = {}
    if state.header and _NAME_HEADER.match(state.header[0]) and len(texts) <= len(state.header):
        _person_row(state, cells, texts)
    else:
        for column, (fragment, text) in enumerate(zip(cells, texts, strict=True)):
            if text:
                _cell(state, column, fragment, continued)
    state.fresh = False
    return i + 1


def _lists_people(state: _State, texts: Sequence[str], first: bool) -> bool:
    """Whether a row under a heading of attendance is an entry of the list, not part of a table with headings."""
    if state.header and not first:
        return False
    if _NAME_HEADER.match(texts[0]) or tuple(texts) == state.header:
        return False
    return not any(_header_role(t) or _MEASURE.search(t) or _FIGURE.fullmatch(t) for t in texts)


def _person_row(state: _State, cells: Sequence[Fragment], texts: Sequence[str]) -> None:
    """A row of a table of people reads as one: its cells are fragments, ``header`` their headings with tabs between."""
    filled = [(f, h) for f, t, h in zip(cells, texts, state.header, strict=False) if t]
    if filled:
        header = "\t".join(h for _, h in filled)
        state.add("cell", [f for f, _ in filled], table=state.table, row=state.row, column=0, header=header)


def _is_header(texts: Sequence[str], header: tuple[str, ...], first: bool) -> bool:
    if tuple(texts) == header:
        return True
    if not first or any(len(t) > 70 or t.endswith(".") or (t.endswith("?") and len(t) > 14) for t in texts):
        return False
    if not texts[0] and (len(texts) < 3 or not all(texts[1:])):
        return False
    return not any(_FIGURE.fullmatch(t) and not _YEAR.fullmatch(t) for t in texts[1:])


def _holds_figures(texts: Sequence[str]) -> bool:
    """Whether a row is one of an indicator table: most of its filled cells but the first are figures."""
    filled = [t for t in texts if t]
    return 2 * sum(1 for t in filled if _FIGURE.fullmatch(t)) >= len(filled) - 1 > 0


def _continues(state: _State, texts: Sequence[str]) -> bool:
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


def _cell(state: _State, column: int, fragment: Fragment, continued: bool) -> None:
    if continued and column in state.cells:
        index = state.cells[column]
        before = state.passages[index]
        state.passages[index] = replace(before, fragments=(*before.fragments, fragment))
        return
    header = state.header[column] if column < len(state.header) else None
    role = _header_role(header) or _guess_role(state, column, fragment)
    state.cells[column] = len(state.passages)
    state.add("cell", [fragment], table=state.table, row=state.row, column=column, header=header, role=role)


def _header_role(header: str | None) -> str | None:
    if not header or _MEASURE.search(header):
        return None
    return next((role for role, pattern in _ROLE_OF_HEADER if pattern.search(header)), None)


def _guess_role(state: _State, column: int, fragment: Fragment) -> str | None:
    text = state.source[slice(*fragment)].strip()
    if column == 0 and re.match(r"(?:<p>)?Action \d", text):
        return "action"
    if column == 0 and len(text) > 30 and re.search(r"\?[\"')”’]*(?:</p>)?$", text):
        return "question"
    first = state.passages[state.cells[0]].role if 0 in state.cells else None
    return {"action": "update", "question": "answer"}.get(first or "")


# --- running text --------------------------------------------------------------------------------------------------


def _paragraph(state: _State, lines: Sequence[Line], i: int, wrapped: bool) -> int:
    """Read one heading, bullet or paragraph from line `i`; returns the next line's index."""
    line = lines[i]
    role = _header_role(line.text) if len(line.text) < 40 and not line.text.endswith("?") else None
    if (
        role
        and re.fullmatch(
            r"(?:public|pcc|constabulary|force|board|commissioner'?s?|police|chief constable'?s?)? ?(?:questions?|answers?|responses?)",
            line.text,
            re.IGNORECASE,
        )
        and line.text.istitle() | line.text.isupper() | bool(re.match(r"[A-Z]", line.text))
    ):
        state.role = role
        state.add("heading", [(line.start, line.end)])
        return i + 1
    if _FIELD.match(line.text) and not _KNOWN_HEAD.match(line.text):
        return _field(state, lines, i, wrapped)
    if motion := _MOTION.match(line.text):
        state.section(motion["number"], motion["title"] or motion["number"], line.start)
        state.add("heading", [(line.start, line.end)])
        return i + 1
    numbered = _NUMBERED.match(line.text)
    if numbered and _is_section(numbered, lines, i):
        return _section(state, lines, i, numbered, wrapped)
    if _KNOWN_HEAD.match(_BULLET.sub("", line.text)):
        return _plain_heading(state, lines, i)
    bullet = _BULLET.match(line.text)
    last = _last_line(lines, i, wrapped, bool(bullet))
    fragment = (line.start, lines[last].end)
    text = " ".join(other.text for other in lines[i : last + 1] if other.text)
    level = _level(state.source, line) if bullet else 0
    if bullet:
        if state.lead is not None and level <= state.lead_level:
            state.lead = None
        state.add("bullet", [_after_marker(state.source, fragment, _BULLET)], role=state.role)
    elif _CAPTION.match(text):
        state.add("caption", [fragment])
    elif _is_heading(text, lines, last):
        level = 1 if is_heading_like(text) or not _MONTH_HEAD.match(text) else 2
        if level == 1 and state.part.kind == "report":
            state.section(None, _title_of(text), line.start)
        else:
            state.headings = [*state.headings[:1], text]
        state.add("heading", [fragment])
        state.lead = None
    else:
        kind = "paragraph"
        begin = (
            _after_marker(state.source, fragment, _NUMBERED)
            if numbered and numbered["number"][0].isdigit() and "." in numbered["number"]
            else fragment
        )
        state.add(kind, [begin], role=state.role or _paragraph_role(state, text))
        state.lead, state.lead_level = (text, -1) if text.endswith(":") else (None, -1)
    if bullet and text.endswith(":"):
        state.lead, state.lead_level = text, level
    return last + 1


def _field(state: _State, lines: Sequence[Line], i: int, wrapped: bool) -> int:
    """A field such as ``SUBJECT: ...``, whose value may stand on the lines below it."""
    last = i
    if lines[i].text.endswith(":") and i + 1 < len(lines) and lines[i + 1].text and not _FIELD.match(lines[i + 1].text):
        last = i + 1
    while (
        lines[last].text.endswith(",")
        and last + 1 < len(lines)
        and lines[last + 1].text
        and not _FIELD.match(lines[last + 1].text)
    ):
        last += 1
    last = _last_line(lines, last, wrapped, False)
    state.add("field", [(lines[i].start, lines[last].end)])
    return last + 1


def _paragraph_role(state: _State, text: str) -> str | None:
    """Where a question table has lost its columns: a paragraph that ends in a question mark is a question."""
    roles = {_header_role(h) for h in state.header}
    if "question" not in roles and "answer" not in roles:
        return None
    return "question" if text.rstrip("\"')”’ ").endswith("?") and len(text) < 900 else "answer"


def _level(source: str, line: Line) -> int:
    """0 for an outer bullet, 1 for one below it (indented, or with a lesser sign)."""
    raw = source[line.start : line.end]
    return int((raw[:1] == " " and raw.strip()[:1] in "-–") or raw.strip()[:1] in "o▪·*")


def _after_marker(source: str, fragment: Fragment, pattern: re.Pattern[str]) -> Fragment:
    text = source[slice(*fragment)]
    lead = len(text) - len(text.lstrip())
    match = pattern.match(text[lead:])
    if match is None:
        return fragment
    offset = match.start("text") if "text" in pattern.groupindex else match.end()
    return fragment[0] + lead + offset, fragment[1]


def _is_section(numbered: re.Match[str], lines: Sequence[Line], i: int) -> bool:
    number, text = numbered["number"], numbered["text"]
    if not number[0].isdigit() or (_DATED.match(text) and number.isdigit()):
        return False
    if "." in number:
        return bool(text.endswith(":")) and len(text) < 90
    if len(text) > 170 or text[-1] in ".?;" or not (text[0].isupper() or text[0] in "\"'"):
        return False
    if i + 1 < len(lines) and lines[i + 1].text and not lines[i + 1].text[0].isalnum():
        return True
    return len(text) < 110 or not lines[min(i + 1, len(lines) - 1)].text


def _section(state: _State, lines: Sequence[Line], i: int, numbered: re.Match[str], wrapped: bool) -> int:
    last = i
    if wrapped and len(lines[i].text) > 55 and i + 1 < len(lines):
        following = lines[i + 1].text
        if following and not _NUMBERED.match(following) and not _BULLET.match(following) and len(following) < 60:
            last = i + 1
    text = " ".join(line.text for line in lines[i : last + 1])
    title = _NUMBERED.sub(lambda m: m["text"], text).rstrip(" :")
    if "." in numbered["number"]:
        state.headings = [*state.headings[:1], title]
        state.role = None
    else:
        state.section(numbered["number"], title, lines[i].start)
    state.add("heading", [(lines[i].start, lines[last].end)])
    return last + 1


def _plain_heading(state: _State, lines: Sequence[Line], i: int) -> int:
    title = _BULLET.sub("", lines[i].text).rstrip(" :.")
    if (
        re.match(r"(?:in attendance|present|attendees|members|officers|apolog|also|overview)", title, re.IGNORECASE)
        and state.sections
    ):
        state.headings = [*state.headings[:1], title]
    else:
        state.section(None, title, lines[i].start)
    state.role = None
    state.add("heading", [(lines[i].start, lines[i].end)])
    return i + 1


def _title_of(text: str) -> str:
    return re.split(r" [–-] \*|\*", text)[0].strip(" -–:")[:160]


def _is_heading(text: str, lines: Sequence[Line], last: int) -> bool:
    if (
        text[-1:] in ".;:,?!"
        or re.match(r"(?:note|the date range)\b", text, re.IGNORECASE)
        or len(text) > 260
        or not text[:1].isalnum()
        or text[:1].islower()
    ):
        return False
    if _MONTH_HEAD.match(text) or is_heading_like(text):
        return True
    if _TABLE_ROW.search(text):
        return False
    following = next((line for line in lines[last + 1 : last + 4] if line.text), None)
    gap = last + 1 >= len(lines) or not lines[last + 1].text or bool(following and _BULLET.match(following.text))
    return (
        gap
        and len(text.split()) < 45
        and not re.search(r"\b(?:was|were|has|have|had|will|is|are|stated|confirmed)\b [a-z]+ed\b", text)
    )


def _last_line(lines: Sequence[Line], i: int, wrapped: bool, bullet: bool) -> int:
    """The last line of the paragraph that starts at line `i`."""
    if not wrapped:
        ahead = _past_blanks(lines, i + 1)
        cut = ahead is not None and lines[i].text[-1:] not in ".:;?!\"'" and len(lines[i].text) > 60
        if (
            ahead is not None
            and cut
            and not lines[i + 1].text
            and lines[ahead].text[:1].islower()
            and not _begins_new(lines[ahead].text)
            and "\t" not in lines[ahead].text
        ):
            return _last_line(lines, ahead, wrapped, bullet)
        return i
    last = i
    while last + 1 < len(lines):
        following = lines[last + 1]
        if following.text and not _begins_new(following.text):
            if _PAGE.match(following.text):
                ahead = _past_blanks(lines, last + 2)
                if ahead is None or not _runs_on(lines[last].text, lines[ahead].text, bullet):
                    return last
                last = ahead
                continue
            if len(lines[last].text) < 40 and lines[last].text.endswith((".", ":")) and not bullet:
                return last
            last += 1
            continue
        if following.text:
            return last
        ahead = _past_blanks(lines, last + 1)
        if ahead is None or not _runs_on(lines[last].text, lines[ahead].text, bullet):
            return last
        last = ahead
    return last


def _past_blanks(lines: Sequence[Line], i: int) -> int | None:
    while i < len(lines) and (not lines[i].text or _PAGE.match(lines[i].text)):
        i += 1
    return i if i < len(lines) else None


def _begins_new(text: str) -> bool:
    if any(pattern.match(text) for pattern in (_BULLET, _CAPTION, _KNOWN_HEAD, _MOTION, _END)):
        return True
    numbered = _NUMBERED.match(text)
    return bool(numbered and re.match(r"\d{1,2}\.(?:\d{1,2})?\s", text) and numbered["text"][:1].isupper())


def _runs_on(before: str, after: str, bullet: bool) -> bool:
    """Whether a paragraph that a blank line or page number interrupts goes on after it."""
    if _begins_new(after) or before[-1:] in ".:;?!" or is_heading_like(after):
        return False
    return after[:1].islower() or (after[:1].isdigit() and bullet) or (bullet and len(before) > 60)
