"""A file into its parts: sets of minutes, agendas and reports, each with a date of its own."""

from __future__ import annotations

import dataclasses
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from nlp.dating.dates import find_dates, find_ranges
from nlp.layout.view import INVISIBLE, View, is_marked, spaced_style
from nlp.listing.kinds import attendance_kind
from nlp.model import Interval, Part

#: A line that opens minutes: "Summary of the … Meeting", "MINUTES OF THE … PANEL", "Notes of …".
_MINUTES = re.compile(
    r"^(?:draft |unconfirmed |confirmed |approved |public |formal )*(?:summary|minutes?|notes?|record"
    r"|transcript)\b(?: and actions?| and decisions?)? (?:of|from|for)\b(?!.*\b(?:previous|last)\b).{3,140}$"
    r"|^(?:draft |unconfirmed |confirmed |approved |public |meeting )*minutes$"
    r"|^.{3,100}\b(?:meeting|board|panel|committee|forum|authority|group)\b.{0,40}[-–: ] ?(?:draft "
    r"|public )?(?:minutes|notes)$",
    re.IGNORECASE,
)
#: A line that is the name of a body or its meeting.
_BODY_LINE = re.compile(
    r"^[A-Z][\w'’&,/ -]{3,100}\b(?:meeting|board|panel|committee|forum|authority|group|assembly)$", re.IGNORECASE
)
_AGENDA = re.compile(r"^(?:public |draft )?agenda$", re.IGNORECASE)
_REPORT = re.compile(
    r"^(?:originator|report (?:title|to|of|by|author)|reason for submission|submitted to|paper (?:title|author))\b ?:?",
    re.IGNORECASE,
)
#: ``Report of the Treasurer`` below the title of an item.
_REPORT_OF = re.compile(r"report (?:of|by|from|to) (?:the )?[^:]+$", re.IGNORECASE)
_REPORT_FIELD = re.compile(
    r"^(originator|reason for submission|submitted to|subject|summary|recommendations?|report (?:title|to|of|by"
    r"|author)|purpose(?: of report)?|date of report|lead officer|author|title) ?: *(.*)$",
    re.IGNORECASE,
)
_ATTENDANCE = re.compile(
    r"\b(?:in attendance|present|attendance|attendees|apologies|sederunt|roll call|(?:yn )?bresennol|ymddiheuriadau"
    r"|i l[áa]thair|leithsc[ée]alta)\b",
    re.IGNORECASE,
)
_DATE_FIELD = re.compile(
    r"^(?:meeting )?(?:date(?! of (?:the )?next)|date/time|date and time|held|held on"
    r"|meeting date/time)\b[^:]{0,20}:? *",
    re.IGNORECASE,
)
_CHECKLIST = re.compile(r"^originator checklist", re.IGNORECASE)
#: How the minutes of one item, published by themselves, tell what was said to whom.
_BODIES = r"(?:Area |Joint )?(?:Committee|Board|Panel|Forum|Authority|Partnership)"
_TOLD = re.compile(
    rf"\b(?:addressed|updated|briefed|informed|advised|thanked) (?:the )?(?:{_BODIES}|Members|Councillors|meeting)\b"
    rf"(?! (?:Plan|Report))|\b(?:Members|The {_BODIES}) (?:noted|asked|queried|raised|thanked"
    r"|(?:was|were) (?:informed|advised|told|updated)|received (?:the|a|an) [a-z ]*(?:update|presentation)s?)\b"
    r"|\b(?:presented|gave|provided|delivered|introduced) (?:his|her|their|an?|the) (?:[a-z]+ ){0,3}(?:report|update"
    rf"|overview|presentation|briefing|summary) (?:to|for) (?:the )?(?:{_BODIES}|Members|Councillors|meeting)\b"
    rf"|\b(?:gave|provided) (?:the )?(?:{_BODIES}|Members|Councillors|meeting) (?:with )?an? (?:[a-z]+ ){{0,3}}"
    r"(?:update|overview|presentation|briefing|summary)\b"
)
#: Somebody is told to have said something, as minutes do again and again and reports seldom.
_SAID = re.compile(
    r"\b(?:Councillor|Cllr|Mr|Mrs|Ms|Dr|Superintendent|Inspector|Sergeant|Constable|Deputy|Commissioner|Chair(?:man)?"
    r"|Alderman|Convener|Mayor|PCC|DCC|ACC|CC)\.?(?: [A-Z]\.?)?(?:\s+[A-Z][\w'’-]+){0,2}\s+(?:(?:also|then)\s+)?"
    r"(?:stated|said|asked|replied|advised|explained|noted|queried|commended|thanked|confirmed|added|informed|welcomed"
    r"|responded|outlined|enquired|suggested|requested|referred\s+to|raised)\b"
)
#: The name of a body at the head of its paper, and a line with no more than a day.
_MEETS = re.compile(r"\b(?:meeting|board|panel|committee|forum|authority|assembly|partnership)\b", re.IGNORECASE)
_DAY = re.compile(r"(?:[A-Z][a-z]+day,? )?\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]+,? (?:19|20)\d\d")
#: The label between an item's title and what was minuted of it, on pages that give an agenda with its minutes.
_ITEM_MINUTES = re.compile(r"(?:Draft )?Minutes ?:")
#: An action with the day on which it was raised.
_ACTION = re.compile(r"\b[Aa]ctions? (?:[Pp]oint )?\d+\w? ?\(")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the file, without its line break; ``text`` is stripped and its spaced acronyms joined."""

    start: int
    end: int
    text: str


@lru_cache(maxsize=2)
def lines_of(source: str) -> tuple[Line, ...]:
    """All lines of `source` in order. Kept for the file that is being read: its parts come one after another."""
    found, position = [], 0
    spaced = spaced_style(source)
    for raw in source.splitlines(keepends=True):
        body = raw.rstrip("\r\n\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029")
        start, end = position, position + len(body)
        viewed = (spaced and body.strip()) or not INVISIBLE.isdisjoint(body) or ("\t" not in body and is_marked(body))
        text = View.of(source, [(start, end)], spaced).text if viewed else body.strip()
        found.append(Line(start, end, text))
        position += len(raw)
    return tuple(found)


def is_foreign(text: str) -> bool:
    """Whether a line is in another script or language than English papers are (the notice of translations)."""
    letters = [] if text.isascii() else [c for c in text if c.isalpha()]
    if len(letters) < 12:
        return False
    strange = sum(1 for c in letters if not ("a" <= unicodedata.normalize("NFD", c)[0].lower() <= "z"))
    accented = sum(1 for c in letters if ord(c) > 127)
    return strange / len(letters) > 0.3 or (accented / len(letters) > 0.025 and accented >= 3)


def is_heading_like(text: str) -> bool:
    """A short line that ends like no sentence and is set in capitals, or in title case."""
    if not text or len(text) > 140 or text[-1] in ".;," or "\t" in text:
        return False
    letters = [c for c in text if c.isalpha()]
    return len(letters) > 3 and sum(c.isupper() for c in letters) / len(letters) > 0.7


def split_parts(source: str, name: str) -> tuple[Part, ...]:
    """The parts of a file, in order and without gaps. A file with no such start is one part.

    Meetings are left to `nlp.meetings`; a part without a date of its own takes that of the meeting the file is for.
    """
    lines = lines_of(source)
    starts = _starts(lines)
    if starts and _is_letterhead(lines[: starts[0][0]]):
        starts[0] = (0, starts[0][1])
    if not starts or (starts[0][0] > 0 and any(line.text for line in lines[: starts[0][0]])):
        first = starts[0][0] if starts else len(lines)
        starts.insert(0, (0, _kind_of_lines(lines[:first], bool(starts))))
    elif starts[0][0] > 0:
        starts[0] = (0, starts[0][1])
    parts: list[Part] = []
    for position, (first, kind) in enumerate(starts):
        last = starts[position + 1][0] if position + 1 < len(starts) else len(lines)
        begin = lines[first].start if position else 0
        end = lines[last].start if last < len(lines) else len(source)
        parts.append(_part(kind, lines[first:last], begin, end))
    return _dated(_unique(_merged(parts, source)), name)


def _is_letterhead(lines: Sequence[Line]) -> bool:
    """Whether the lines before the first part are no more than its heading: a few short ones without a date."""
    texts = [line.text for line in lines if line.text]
    return len(texts) <= 6 and all(len(t) < 90 and t[-1] not in ".;" and not find_dates(t) for t in texts)


def _starts(lines: Sequence[Line]) -> list[tuple[int, str]]:
    starts: list[tuple[int, str]] = []
    itemised = any(_ITEM_MINUTES.fullmatch(line.text) for line in lines)
    for i, line in enumerate(lines):
        text = line.text
        if not text or len(text) > 160:
            continue
        if itemised and not starts and _REPORT_OF.match(text):
            continue  # whose report an item was about
        if _REPORT.match(text) and not text[0].islower() and not _CHECKLIST.match(text):
            if not starts or starts[-1][1] != "report" or _checklist_between(lines, starts[-1][0], i):
                starts.append((_title_line(lines, i), "report"))
        elif _MINUTES.match(text) and (not text.endswith(".") or re.search(r"\b[ap]\.m\.$", text)):
            near = [other.text for other in lines[i : i + 60]]
            labelled = any(_is_list(t) for t in near[:20])
            listed = labelled or any(_ATTENDANCE.search(t) and len(t) < 80 for t in near)
            again = bool(starts) and starts[-1][1] == "minutes" and i - starts[-1][0] < 12
            if starts and starts[-1][1] == "minutes" and text.count(" ") < 2:
                # an item about the minutes of the last meeting, or a further set of minutes
                listed = any(attendance_kind(t) is not None for t in near[:20])
            dated = any(find_dates(t) for t in near[:25]) or (labelled and bool(starts))
            if listed and not again and dated:
                starts.append((i, "minutes"))
        elif _AGENDA.match(text) and (not starts or starts[-1][1] != "agenda"):
            starts.append((_agenda_head(i, starts), "agenda"))
    return starts


def _is_list(text: str) -> bool:
    """Whether a line is a list of those present under its label: ``Members: Jane Roe (Chair), Sam Orr``."""
    label, sign, rest = text.partition(":")
    return bool(sign) and len(label) < 40 and rest[:2].strip() != "" and attendance_kind(label) is not None


def _checklist_between(lines: Sequence[Line], first: int, last: int) -> bool:
    """A report has many fields: a new one begins only after the end of the one before."""
    field = lines[last].text.split(":")[0].strip().lower()
    names = [line.text.split(":")[0].strip().lower() for line in lines[first:last] if _REPORT_FIELD.match(line.text)]
    return field in names


def _title_line(lines: Sequence[Line], i: int) -> int:
    """The heading right above a report's first field, or the field itself."""
    j, blank = i - 1, 0
    while j >= 0 and not lines[j].text and blank < 2:
        j, blank = j - 1, blank + 1
    return j if j >= 0 and is_heading_like(lines[j].text) and len(lines[j].text.split()) > 1 else i


def _agenda_head(i: int, starts: Sequence[tuple[int, str]]) -> int:
    """Where the agenda begins whose first sign is line `i`: a few lines above it, or with the file."""
    return max(starts[-1][0] + 1, i - 12) if starts else 0


def _kind_of_lines(lines: Sequence[Line], followed: bool) -> str:
    text = "\n".join(line.text for line in lines)
    if re.search(r"\b(?:A\.?O\.?B\b|agenda|enquiries to|date of next .*meetings?)", text, re.IGNORECASE) and followed:
        return "agenda"
    if _ATTENDANCE.search(text[:6000]) or re.search(
        r"\b(?:apologies|action point|minutes|resolved)\b", text[:6000], re.IGNORECASE
    ):
        return "minutes"
    if _TOLD.search(text[:6000]) or len(_SAID.findall(text[:6000])) > 2:
        return "minutes"
    return "report" if len(text) > 200 else "other"


def _part(kind: str, lines: Sequence[Line], begin: int, end: int) -> Part:
    texts = [line.text for line in lines if line.text]
    title = _title(kind, texts)
    recorded = _own_date(kind, lines)
    period = _reporting_period(texts) if kind == "report" else None
    return Part(id="", kind=kind, title=title, start=begin, end=end, recorded=recorded or "", period=period)


def _title(kind: str, texts: Sequence[str]) -> str:
    if kind == "report":
        for text in texts[:40]:
            if is_heading_like(text) and not _REPORT_FIELD.match(text):
                return _titlecase(text)
        for i, text in enumerate(texts):
            if re.match(r"(?:subject|report title|title) ?:", text, re.IGNORECASE):
                return text.split(":", 1)[1].strip() or texts[i + 1]
    if kind == "agenda":
        named = [t for t in texts[:4] if not _AGENDA.match(t) and (is_heading_like(t) or _BODY_LINE.match(t))]
        return _titlecase(named[0]) if named and is_heading_like(named[0]) else named[0] if named else "Agenda"
    if kind == "minutes" and (found := next((t for t in texts[:12] if _MINUTES.match(t)), None)):
        return found.rstrip(" :")
    return texts[0].rstrip(" :") if texts else "Untitled"


def _titlecase(text: str) -> str:
    small = {"of", "and", "the", "to", "for", "in", "on", "a"}
    words = re.sub(r"\s+", " ", text).strip(" -–:").split(" ")
    done = [
        w.lower() if i and w.lower() in small else w.capitalize() if len(w) > 3 or w.lower() in small else w
        for i, w in enumerate(words)
    ]
    return " ".join(done)


def _own_date(kind: str, lines: Sequence[Line]) -> str | None:
    head = [line for line in lines if line.text][: 60 if kind == "report" else 40]
    head = [line for line in head if not re.search(r"\bnext\b.{0,30}\bmeeting", line.text, re.IGNORECASE)]
    for line in head:
        if _DATE_FIELD.match(line.text) and (found := find_dates(line.text)):
            return found[0].iso
    for i, line in enumerate(head):
        if re.match(r"(?:submitted to|report to|meeting)\b ?:?", line.text, re.IGNORECASE):
            near = line.text if line.text.rstrip(" :").count(" ") > 2 else " ".join(o.text for o in head[i : i + 2])
            if found := find_dates(near):
                return found[0].iso
    for line in head[:8] if kind != "agenda" else ():
        named = _MEETS.search(line.text) is not None and len(line.text) < 120 and not line.text.endswith(".")
        days = find_dates(line.text) if named or _DAY.fullmatch(line.text) else []
        if len(days) == 1 and len(days[0].iso) == 10:
            return days[0].iso
    if kind == "minutes" and head and len(head[0].text) > 400:  # all lines of the head are lost
        first = {found.iso for found in find_dates(head[0].text[:240]) if len(found.iso) == 10}
        if len(first) == 1:
            return first.pop()
    if kind == "minutes":
        told = [line.text for line in head[:30] if len(line.text) < 200 and not _ACTION.search(line.text)]
        text = " ".join(told)  # a line may break a date
        return next((f.iso for f in find_dates(text) if len(f.iso) == 10), None)
    return None


#: A line at the beginning of a paper that tells its period: ``Period: October to December 2022``.
_PERIOD_LINE = re.compile(
    r"^period ?:|\b(?:quarter|Q) ?[1-4] ?\("
    r"|\b(?:report|update|matters|performance|summary) ?(?:for|,|-|–|:|\() ?(?=\d|[A-Z])",
    re.IGNORECASE,
)


def _reporting_period(texts: Sequence[str]) -> Interval | None:
    text = " ".join(texts)
    for match in re.finditer(r"reporting period\b|\b(?:covers|covering|covered) the period\b", text, re.IGNORECASE):
        window = text[match.end() : match.end() + 90]
        for start, _, interval in find_ranges(window):
            if start < 30:
                return interval
    for line in texts[:15]:
        if (head := _PERIOD_LINE.search(line)) and (ranges := find_ranges(line[head.start() :])):
            return ranges[0][2]
    # Papers whose tables compare rolling years say once which year "the last 12 months" are.
    for match in re.finditer(
        r"\bdate range (?:for|of) (?:the )?last (?:12|twelve)[ -]months (?:was|is|are)\b", text, re.IGNORECASE
    ):
        for start, _, interval in find_ranges(text[match.end() : match.end() + 60]):
            if start < 12:
                return interval
    return None


def _merged(parts: Sequence[Part], source: str) -> list[Part]:
    """Parts without the few lines of a body's name that stand above a title: they belong to what follows."""
    done = list(parts)
    if (
        len(done) > 1
        and done[0].kind in {"other", "minutes"}
        and len(source[done[0].start : done[0].end].strip()) < 160
    ):
        recorded = done[1].recorded or done[0].recorded
        done[1] = dataclasses.replace(done[1], start=done[0].start, recorded=recorded)
        done = done[1:]
    return done


def _unique(parts: Sequence[Part]) -> list[Part]:
    return [part for part in parts if part.end > part.start]


def _dated(parts: Sequence[Part], name: str) -> tuple[Part, ...]:
    """Parts without a date take the date of the file's agenda, else of its reports, else of its minutes."""
    by_kind = {
        kind: [p.recorded for p in parts if p.kind == kind and p.recorded] for kind in ("agenda", "report", "minutes")
    }
    fallback = next((dates[0] for dates in by_kind.values() if dates), "") or _year_in(name)
    done: list[Part] = []
    used: dict[str, int] = {}
    for part in parts:
        recorded = part.recorded or fallback
        ident = f"{recorded}-{part.kind}" + (f"-{slug(part.title)[:60].strip('-')}" if part.kind == "report" else "")
        used[ident] = used.get(ident, 0) + 1
        if used[ident] > 1:
            ident = f"{ident}-{used[ident]}"
        done.append(Part(ident.strip("-"), part.kind, part.title, part.start, part.end, recorded, period=part.period))
    return tuple(done)


def _year_in(name: str) -> str:
    found = find_dates(name.replace("_", " "))
    match = re.search(r"(?<!\d)((?:19|20)\d{2})(?!\d)", name)
    return found[0].iso if found else match[1] if match else ""


def slug(text: str) -> str:
    """`text` as the tail of an IRI: lower-case ASCII letters, digits and single hyphens; never empty.

    >>> slug("Operation Café – Night's Watch"), slug("…")
    ('operation-cafe-nights-watch', 'x2026')
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    plain = re.sub(r"['’]", "", plain)
    made = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    return made or "".join(f"x{ord(c):x}" for c in text[:12]) or "x"
