"""The meetings that a part knows of: its own, the one before, the next, others announced or cancelled."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from nlp.agenda import find_agenda
from nlp.dating.dates import Found, find_dates
from nlp.dating.times import TIME_SPAN, clock
from nlp.layout.parts import slug
from nlp.layout.passages import Passage
from nlp.lexicon import table
from nlp.model import AgendaItem, Document, Meeting, Part, Section

_BODY = r"(?:Meeting|Panel|Board|Committee|Forum|Assembly|Council|Authority|Hearing|Conference|Question Time|Summit)"
_WORD = r"(?:[A-Z][\w'&/-]*|\d{4}/\d{2})"
#: A meeting's name in running text: capitalised words that end in what a body is called.
_NAME = re.compile(rf"{_WORD}(?:,? (?:{_WORD}|and|of|for|the|&))*? {_BODY}(?! {_BODY})\b|{_BODY}(?= (?:on|of) [A-Z])")
_RECORD_OF = re.compile(
    r"^(?:(?:draft|unconfirmed|confirmed|approved|public|formal) )*(?:summary|minutes?|notes?|record|transcript)\b"
    r"(?: (?:and|&) (?:actions?|decisions?))*(?: (?:of|from|for)\b)?(?: (?:the|a|an)\b)?"
    r"(?: (?:public )?(?:meeting|proceedings) (?:of|between)(?: the)?\b)?\s*",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"\s*(?:[-–:(,]\s*)?(?:(?:draft|public|meeting) )*"
    r"(?:(?:minutes|notes|agenda|held (?:on|at|in)|on (?:mon|tues|wednes|thurs|fri|satur|sun)day)\b.*)?$",
    re.IGNORECASE,
)
_NEXT_HEADING = re.compile(
    r"\b(?:dates?|details|time) (?:and \w+ )*(?:of|for) (?:the )?(?:next|future|forthcoming)\b.*\bmeetings?"
    r"|^(?:next|future|forthcoming) (?:[\w' ]+ )?meetings?",
    re.IGNORECASE,
)
_NEXT_LABEL = re.compile(
    r"^(?:dates?|details) of (?:the )?(?:next|future|forthcoming)(?: \w+)? meetings?\s*[:–-]?\s*", re.IGNORECASE
)
_SUBMITTED = re.compile(
    r"^(?:submitted to|report to|report for|meeting(?: name)?|presented to)\s*:?\s+(?P<name>\S.*)$", re.IGNORECASE
)
_VENUE = re.compile(r"^(?:meeting )?(?:venue|location|place|held at)\s*:?\s+(?P<venue>\S.*)$", re.IGNORECASE)
_HELD_IN = re.compile(
    r"\bheld (?:in|at|on(?= (?:Microsoft|MS|Zoom|Teams)))(?: the)? (?P<venue>[A-Z].{2,120}?),? on (?:\w+day|\d)"
)
_AT_END = re.compile(
    r"(?:(?:19|20)\d\d|[ap]\.?m\.?|\d\d:\d\d),? (?:in|at)(?: the)? (?P<venue>[A-Z][^.;]{3,140})\.?$", re.IGNORECASE
)
_CLOCK_FIELD = re.compile(r"^(?:meeting |start )?time\s*:?\s+(?P<time>.*)$", re.IGNORECASE)

#: How far from a date words may stand that say what is on it.
_NEAR = 300
# What stands before a date says what the meeting of that date is.
_PREVIOUS = re.compile(
    r"\b(?:previous|last) (?P<name>[\w'’ &/-]{0,70}?)(?:meeting|panel|board|committee)\b[^.;()]{0,30}$", re.IGNORECASE
)
_MINUTES_OF = re.compile(
    r"\bminutes\b[^.;]{0,40}?\b(?:of|from|for) (?:the )?(?P<name>[\w'’ &/-]{0,80}?)"
    r"\b(?:meeting|panel|board|committee)\b(?: (?:that was )?held)?(?: on)?(?: the)? ?$",
    re.IGNORECASE,
)
_NEXT = re.compile(r"\bnext (?P<name>[\w'’ &/-]{0,70}?)(?:meeting|panel|board|committee)\b[^.;]{0,80}$", re.IGNORECASE)
_PLANNED = re.compile(
    r"\b(?:scheduled|planned|arranged|due|convened)\b[^.;]{0,30}$|\b(?:will|to) (?:be held|take place)\b[^.;]{0,20}$",
    re.IGNORECASE,
)
_CANCELLED = re.compile(
    r"\b(?:cancel+ed|called off|not (?:now )?(?:go ahead|take place|be held|proceed)|stood down)\b", re.IGNORECASE
)


@dataclass(frozen=True)
class _Seen:
    """One date in a passage that a meeting belongs to, with its evidence. No ``name``: of the part's own kind."""

    name: str | None
    date: str
    status: str
    passage: Passage
    start: int
    end: int
    time: str | None = None
    next: bool = False
    previous: bool = False


def find_meetings(
    document: Document, part: Part, passages: Sequence[Passage], sections: Sequence[Section]
) -> tuple[list[Meeting], list[AgendaItem]]:
    """The meetings that `part` speaks of, its own first, and its agenda items in printed order.

    Minutes show their meeting held; an agenda and a report show theirs planned. A meeting before it is ``referred``,
    one announced ``planned``, one called off ``cancelled``. Of several mentions that say the same the first is kept. A
    meeting without a date, or whose date nothing in the part gives, is not listed; but a report's own meeting takes the
    date of the agenda it came with.
    """
    own = _own(document, part, passages)
    kind = own.title if own else ""
    titles = {section.id: section.title for section in sections}
    found: dict[tuple[str, str], Meeting] = {}
    links: dict[str, str] = {}
    for seen in _all_seen(part, passages, titles, kind):
        name = meeting_name(seen.name or "") or kind
        if not name or (seen.next and seen.date <= part.recorded):
            continue
        start, end = seen.passage.view.span(seen.start, seen.end)
        meeting = Meeting(_key(name, seen.date), name, seen.date, seen.status, part.id, start, end, time=seen.time)
        if own and meeting.key == own.key:
            continue
        found.setdefault((meeting.key, meeting.status), meeting)
        if name == kind and (seen.next or seen.previous):
            links.setdefault("next" if seen.next else "previous", meeting.key)
    meetings = list(found.values())
    if own:
        meetings.insert(0, replace(own, previous=links.get("previous"), next=links.get("next")))
    return meetings, find_agenda(part, passages, sections)


def meeting_name(printed: str) -> str:
    """The meeting's own name out of a title or phrase, offices in their short form; empty where there is none.

    >>> meeting_name("Draft Minutes of the Fenshire Police and Crime Panel held on 3 March 2025")
    'Fenshire Police and Crime Panel'
    >>> meeting_name("Police and Crime Commissioner's Accountability Meeting")
    'PCC Accountability Meeting'
    """
    name = _TAIL.sub("", _RECORD_OF.sub("", " ".join(printed.split())).strip(" .:–-"))
    for short, pattern in _offices():
        name = pattern.sub(short, name)
    name = re.sub(r"^(?:the|a|an|this|our) ", "", name.strip(" .:–-,"), flags=re.IGNORECASE)
    if name.isupper() and len(name) > 5:
        name = " ".join(
            w if len(w) <= 3 and i == 0 else w.capitalize() if len(w) > 3 else w.lower()
            for i, w in enumerate(name.split())
        )
    return "" if re.fullmatch(r"(?:meetings?|minutes|agenda|untitled|summary|notes)?", name, re.IGNORECASE) else name


@cache
def _offices() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The short form of each office, and what it takes the place of: the long form, and the possessive of either."""
    known = sorted(table("roles")["abbreviations"].items(), key=lambda item: -len(item[1]))
    return tuple(
        (short, re.compile(rf"\b(?:(?i:{re.escape(long)})(?:['’]s\b)?|{re.escape(short)}['’]s)\b"))
        for short, long in known
        if " " in long
    )


def _key(name: str, date: str) -> str:
    return f"meeting/{date}-{slug(name)[:80].strip('-')}"


# --- the part's own meeting ----------------------------------------------------------------------------------------


def _own(document: Document, part: Part, passages: Sequence[Passage]) -> Meeting | None:
    if part.kind == "report":
        return _reported_to(part, passages)
    if part.kind not in {"minutes", "agenda"} or not part.recorded:
        return None
    head = [p for p in passages[:40] if p.kind not in {"notice", "cell"}]
    dated = next((p for p in head if any(d.iso == part.recorded for d in find_dates(p.view.text))), None)
    if dated is None:
        return None
    titles = (meeting_name(p.title) for p in document.parts if p.kind in {"minutes", "agenda"})
    name = meeting_name(part.title) or _named_at_top(head) or next(filter(None, titles), "Meeting")
    first = next((p for p in head if p.view.text and p.start <= dated.start), dated)
    first = first if dated.end - first.start < 500 else dated
    start, end = first.view.span(0, 1)[0], dated.view.span(len(dated.view.text) - 1, len(dated.view.text))[1]
    venue = next((m["venue"].strip(" .") for p in head if (m := _VENUE.match(p.view.text))), None) or _venue_in(dated)
    status = "held" if part.kind == "minutes" else "planned"
    return Meeting(
        _key(name, part.recorded), name, part.recorded, status, part.id, start, end, venue, _own_time(head, dated)
    )


def _venue_in(dated: Passage) -> str | None:
    """The place in a title that gives it all: ``held in the Town Hall, Fenchester on 3 March 2025 at 10am``."""
    match = _HELD_IN.search(dated.view.text) or _AT_END.search(dated.view.text)
    return match["venue"].strip(" .,") if match and not find_dates(match["venue"]) else None


def _named_at_top(head: Sequence[Passage]) -> str:
    """The body's name where the title is no more than ``Minutes``: a short line near the top that ends like one."""
    for passage in head[:10]:
        text = passage.view.text
        short = len(text) < 110 and not text.endswith((".", "?"))
        if short and re.search(rf"{_BODY}\b", text, re.IGNORECASE) and (name := meeting_name(text.split(" held ")[0])):
            return name
    return ""


def _own_time(head: Sequence[Passage], dated: Passage) -> str | None:
    field = next((m["time"] for p in head if (m := _CLOCK_FIELD.match(p.view.text))), None)
    text = dated.view.text
    after = text[find_dates(text)[0].end :] if find_dates(text) else text
    return clock(field) if field else clock(after) or clock(text)


def _reported_to(part: Part, passages: Sequence[Passage]) -> Meeting | None:
    for passage in passages[:30]:
        match = _SUBMITTED.match(passage.view.text)
        if not match or not re.search(rf"{_BODY}\b", match["name"], re.IGNORECASE):
            continue
        dates = find_dates(match["name"])
        printed = match["name"][: dates[0].start] if dates else match["name"]
        name, date = meeting_name(printed.rstrip(" ,-–:(")), dates[0].iso if dates else part.recorded
        if name and date:
            start, end = passage.view.span(0, len(passage.view.text))
            return Meeting(_key(name, date), name, date, "planned", part.id, start, end)
    return None


# --- other meetings ------------------------------------------------------------------------------------------------


def _all_seen(part: Part, passages: Sequence[Passage], titles: dict[str, str], kind: str) -> Iterator[_Seen]:
    for passage in passages:
        if passage.kind in {"notice", "caption"}:
            continue
        text = passage.view.text
        announces = _NEXT_LABEL.match(text) or _NEXT_HEADING.search(titles.get(passage.section or "", ""))
        if announces and part.kind != "report" and not (passage.kind == "heading" and not find_dates(text)):
            yield from _announced(passage)
            continue
        for start, end in passage.view.sentences or ((0, len(text)),):
            for seen in _in_sentence(passage, text[start:end], start):
                # in an answer people speak of many meetings: there only the part's own kind is sure
                if not passage.role or (seen.name and meeting_name(seen.name) == kind):
                    yield seen


def _announced(passage: Passage) -> Iterator[_Seen]:
    """``Panel: Monday 1 June 2026 from 2pm – 4pm Board – 2 June 2026``: each name before its date, or a date alone."""
    text = passage.view.text
    label = _NEXT_LABEL.match(text)
    position = label.end() if label else 0
    for date in find_dates(text):
        if date.start < position:
            continue
        position = max(position, date.start - _NEAR)
        before = re.sub(r"(?:\b(?:on|at|is|from)\b|the|[A-Z][a-z]+day,?|\s)+$", "", text[position : date.start])
        listed = before.rstrip().endswith((":", "–", "-", ","))
        named = _NAME.search(before)
        whole = before.strip(" :–-,;.\n")
        printed = whole if listed and whole[:1].isupper() else named.group() if named else None
        begin = position + (before.index(printed) if printed else len(text[position : date.start]))
        times = TIME_SPAN.match(text, date.end)
        end = times.end() if times else date.end
        if printed is None:
            begin = date.start
        yield _Seen(
            printed, date.iso, "planned", passage, begin, end, clock(times.group()) if times else None, next=True
        )
        position = end


def _in_sentence(passage: Passage, sentence: str, offset: int) -> Iterator[_Seen]:
    for date in find_dates(sentence):
        first = max(0, date.start - _NEAR)
        before, after = sentence[first : date.start], sentence[date.end : date.end + _NEAR]
        date = Found(date.start - first, date.end - first, date.iso)
        before = re.sub(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? *$", "", before)
        seen = _judged(passage, date, before, after)
        if seen:
            yield replace(seen, start=seen.start + offset + first, end=seen.end + offset + first)


def _judged(passage: Passage, date: Found, before: str, after: str) -> _Seen | None:
    if match := _PREVIOUS.search(before):
        return _Seen(_named(before, match), date.iso, "referred", passage, match.start(), date.end, previous=True)
    if match := _MINUTES_OF.search(before):
        return _Seen(_named(before, match), date.iso, "referred", passage, match.start(), date.end, previous=True)
    names = list(_NAME.finditer(before))
    if names and _PLANNED.search(before[names[-1].end() :]) and (called_off := _CANCELLED.search(after)):
        return _Seen(names[-1].group(), date.iso, "cancelled", passage, names[-1].start(), date.end + called_off.end())
    times = TIME_SPAN.match(after)
    end = date.end + (times.end() if times else 0)
    time = clock(times.group()) if times else None
    if match := _NEXT.search(before):
        return _Seen(_named(before, match), date.iso, "planned", passage, match.start(), end, time, next=True)
    if names and _PLANNED.search(before[names[-1].end() :]):
        return _Seen(names[-1].group(), date.iso, "planned", passage, names[-1].start(), end, time)
    inside = re.match(rf" (?P<name>{_NAME.pattern})\)", after)
    if inside and before.endswith("("):
        # a report made for that meeting; that it was held is not said
        return _Seen(inside["name"], date.iso, "planned", passage, date.start, date.end + inside.end("name"))
    return None


def _named(before: str, match: re.Match[str]) -> str | None:
    """The name inside ``previous … Meeting``, where there is one."""
    inside = _NAME.search(before, match.start("name")) if match["name"].strip() else None
    return inside.group() if inside and inside.group().count(" ") else None
