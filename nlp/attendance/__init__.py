"""Who was there: the lists of attendance and apologies, in the forms that minutes give them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from nlp.attendance.told import in_sentences
from nlp.attendance.unheaded import inside_text, unheaded
from nlp.layout.passages import Passage
from nlp.lexicon import words
from nlp.listing.entries import Attendee, is_generic, is_list, people
from nlp.listing.fields import (
    INITIALS,
    Range,
    kind_of,
    trim,
    without_bracket,
)
from nlp.listing.kinds import attendance_kind, is_group, label_pattern, shared_title
from nlp.listing.pieces import is_office, name_first, reads

__all__ = ["Attendee", "attendance_kind", "find_attendees", "is_list"]

_INLINE = re.compile(r"(?P<head>[A-Z][A-Za-z ()/|'À-ÿ-]{3,60}?)\s*(?::[-–—]?|[–—]|-)\s+(?P<rest>\S.*)")
#: Who had the chair or took the minutes, above or beside the list of those present.
_POSTS = re.compile(
    r"(?:(?:Vice|Deputy|Acting)[- ])?(?:Chair(?:man|woman|person)?|Convenor|Convener|Cathaoirleach|Cadeirydd|Clerk"
    r"|Secretary|Facilitator"
    r"|(?:Minute|Note)[- ]?taker|(?:Minutes|Notes)(?: taken)?(?: by)?)(?: of (?:the )?meeting)? ?:\s+(?=[A-Z])",
)
#: What stands beside a body's name in a heading over those of it who were there.
_PRESENT_OF = re.compile(r"(?i)(?:members|officers|staff)? ?(?:also )?\b(?:present|in attendance|attending)\b ?:?")
#: What stands before a list that begins in mid-text: the end of the one before it, or of its line.
_ENDED = re.compile(r"(?:[.;]\s+|\n\s*)$")
#: The label of an item's minutes, below the item's title on pages that give an agenda with its minutes.
_ITEM_MINUTES = re.compile(r"(?:Draft )?(?:Minutes|Decision|Additional documents) ?:")
#: So many passages of a paper may be its head.
_HEAD = 30
#: What the columns of a table of people hold, by their headings.
_COLUMNS = (
    ("initials", re.compile(r"\binitials?\b|\babbreviation\b", re.IGNORECASE)),
    ("status", re.compile(r"\b(?:status|attendance|attended|apologies|in person)\b|present\?", re.IGNORECASE)),
    ("role", re.compile(r"\b(?:role|title|position|post|job|rank|designation|capacity)\b", re.IGNORECASE)),
    (
        "org",
        re.compile(
            r"\b(?:organi[sz]ation|representing|agency|force|body|employer|company|department|authority)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "name",
        re.compile(r"\b(?:names?|attendees?|members?|people|person|present|invitees?|officers?)\b", re.IGNORECASE),
    ),
)
_PRESENT = re.compile(r"\bpresent\b", re.IGNORECASE)
#: Words written small that entries of a list hold; of others only a few may stand in one.
_SMALL = words("people", "entry", "small")
_NOTHING = re.compile(r"^(?:none|nil|there were no|no apologies|n/a|not applicable|dim|níl)\b", re.IGNORECASE)


class _List:
    """Where the reading of the lists stands: whether those named are present, and the title a heading gives them."""

    def __init__(self) -> None:
        self.present: bool | None = None
        self.title = ""
        self.body: str | None = None

    def head(self, text: str) -> None:
        """What the entries after a heading are: its own kind; the same as before under a group's name; else none."""
        kind = attendance_kind(text)
        if kind is None and not (self.present is not None and (_body_heading(text) or is_group(text))):
            self.present, self.title, self.body = None, "", None
            return
        self.present = self.present if kind is None else kind
        body = _PRESENT_OF.sub("", text).strip(" :.")
        body = body.title() if body.isupper() and " " in body else body
        named = (kind is None or len(body) < len(text.strip(" :."))) and _body_heading(body) and not is_generic(body)
        self.body = body if named else None
        shared = shared_title(text.strip(" :.").title())
        self.title = shared[1] if shared is not None and shared[0] == len(text.strip(" :.")) else ""


def find_attendees(passages: Sequence[Passage]) -> list[Attendee]:
    """Everybody listed as present or excused, in the order of the lists."""
    found: list[Attendee] = []
    state = _List()
    labelled = any(p.kind == "heading" and attendance_kind(p.view.text) for p in passages[:_HEAD])
    unlabelled = {} if labelled else unheaded(passages)
    for number, passage in enumerate(passages):
        if passage.kind in {"notice", "caption"}:
            continue
        if state.present is None and number in unlabelled:
            found += unlabelled[number]
            continue
        if number < _HEAD and ":" in passage.view.text and (lost := list(inside_text(passage))):
            found += lost
            continue
        if passage.kind == "cell" and passage.header and "\t" in passage.header:
            opens = number < _HEAD and state.present is None and _of_people(passage.header)
            found += _row(passage, True if opens else state.present)
        elif number < _HEAD and (holders := _holders_of_posts(passage)):
            found += holders
        elif not _labelled(passage.view.text) and (told := list(in_sentences(passage, _prose))):
            found += told
        else:
            found += [
                person if state.body is None or person.org else replace(person, body=state.body)
                for person in _of(passage, state)
            ]
    return found


def _holders_of_posts(passage: Passage) -> list[Attendee]:
    """The one named after ``Chair:`` or ``Minutes:``, where the line says no more."""
    text = passage.view.text
    if not _POSTS.match(text):
        return []
    found = list(people(passage, 0, len(text), True))
    plain = all(person.org is None and " " in text[slice(*person.name)] for person in found)
    return found if plain and found and found[-1].end >= len(text) - 2 else []


def _groups(inline: re.Match[str]) -> bool:
    """Whether a line begins with the name of a group in the list: ``Officers: Jane Roe``."""
    return ": " in inline.string[: inline.start("rest")] and is_group(inline["head"])


def _of(passage: Passage, state: _List) -> list[Attendee]:
    """The people of a passage in or at the head of a list; sets what follows it."""
    text = passage.view.text
    if _ITEM_MINUTES.fullmatch(text):
        return []
    if (inline := _INLINE.match(text)) and attendance_kind(inline["head"]) is not None:
        return list(_in_line(passage, inline.start("head"), state))
    if inline and state.present is not None and _groups(inline) and not _prose(text):
        shared = shared_title(inline["head"])
        title = shared[1] if shared is not None else state.title
        return list(people(passage, inline.start("rest"), len(text), state.present, title))
    if passage.kind == "heading" or _bare_heading(text) or (state.present is not None and text.endswith(":")):
        if passage.table is not None and not _bare_heading(text):
            return []  # a column's heading
        group = is_group(text) and name_first(text, 0, len(text)) is None
        if state.present is not None and attendance_kind(text) is None and not group:
            listed = [] if _prose(text) else list(people(passage, 0, len(text), state.present, state.title))
            if listed and _covers(text, listed):
                return listed
        state.head(text)
        return []
    if state.present is None:
        return []
    listed = [] if _prose(text) else list(people(passage, 0, len(text), state.present, state.title))
    if _prose(text) or (not listed and passage.kind == "paragraph" and len(text.split()) > 14):
        state.present = None  # the list is over
    elif not listed and _body_heading(text):
        state.head(text)
    return listed


def _in_line(passage: Passage, start: int, state: _List) -> Iterator[Attendee]:
    """The lists of one text, each under its label: ``Present: Jane Roe. In attendance: Sam Orr. Apology: A Pell.``"""
    text = passage.view.text
    labels = [
        m for m in label_pattern().finditer(text, start) if m.start() == start or _ENDED.search(text, 0, m.start())
    ]
    labels = [m for m in labels if text[m.start()].isupper() and attendance_kind(m["head"]) is not None]
    first = _INLINE.match(text, start)
    begins = [(m.start(), m["head"], m.end()) for m in labels]
    if first is not None and (not begins or begins[0][0] != start):
        begins.insert(0, (start, first["head"], first.start("rest")))
    for i, (_, head, begin) in enumerate(begins):
        end = begins[i + 1][0] if i + 1 < len(begins) else len(text)
        state.head(head)
        state.present = attendance_kind(head)
        listed = list(people(passage, begin, end, bool(state.present), state.title))
        if len(listed) > 1:
            state.title = ""  # it was that of those in the line
        yield from listed


def _prose(text: str) -> bool:
    """Whether a text is a sentence, no list: many of its words outside brackets are written small."""
    if _NOTHING.match(text):
        return True
    outside = re.sub(r"\([^()]*\)", " ", text)
    found = re.findall(r"[A-Za-zÀ-ÿ][\w'’-]*", outside)
    small = [w for w in found if w[0].islower() and w not in _SMALL]
    told = len(small) >= 2 and any(w in words("people", "entry", "verbs") for w in small)
    return told or (len(small) >= 3 and 4 * len(small) > len(found))


def _covers(text: str, listed: Sequence[Attendee]) -> bool:
    """Whether the people found in what looks like a heading are most of it."""
    told = sum(person.end - person.start for person in listed)
    return 2 * told > len(text)


def _labelled(text: str) -> bool:
    """Whether a text is a heading over a list or begins with one: ``Present: Jane Roe``."""
    inline = _INLINE.match(text)
    return _bare_heading(text) or (inline is not None and attendance_kind(inline["head"]) is not None)


def _bare_heading(text: str) -> bool:
    return len(text) < 60 and attendance_kind(text) is not None


def _body_heading(text: str) -> bool:
    """A body's name over those of its people in the list (``Fenshire Police``, ``OPCC``)."""
    named = kind_of(text.strip(" :")) == "ORG" or re.match(r"Office of (?:the |a )?[A-Z]", text)
    return len(text) < 60 and (bool(named) or re.fullmatch(r"[A-Z]{3,8}:?", text) is not None)


def _of_people(header: str) -> bool:
    """Whether the columns of a table without a heading are those of a list of people: names with initials or bodies."""
    kinds = {next((k for k, pattern in _COLUMNS if pattern.search(cell)), None) for cell in header.split("\t")}
    return {"name", "role"} <= kinds and not kinds.isdisjoint({"initials", "org"})


def _row(passage: Passage, present: bool | None) -> Iterator[Attendee]:
    """The person of one row of a table of people, its columns told by their headings."""
    view = passage.view
    fields: dict[str, Range] = {}
    for (begin, stop), header in zip(passage.fragments, (passage.header or "").split("\t"), strict=False):
        inside = [i for i in range(len(view.text)) if begin <= view.starts[i] and view.ends[i] <= stop]
        kind = next((kind for kind, pattern in _COLUMNS if pattern.search(header)), None)
        kind = "status" if kind == "name" and "name" in fields and _PRESENT.search(header) else kind
        if inside and kind and (field := trim(view.text, (inside[0], inside[-1] + 1))):
            fields.setdefault(kind, field)
    status = view.text[slice(*fields["status"])] if "status" in fields else ""
    if status:
        present = not re.search(r"apolog|absent|\bno\b|✗|✘", status, re.IGNORECASE)
    if present is None or "name" not in fields:
        return
    found = INITIALS.search(view.text, *fields["name"])
    initials = found[1] if found else None
    if "initials" in fields and re.fullmatch(r"[A-Z]{2,4}", view.text[slice(*fields["initials"])]):
        initials = view.text[slice(*fields["initials"])]
    whole = without_bracket(view.text, fields["name"])[0] or fields["name"]
    seen = reads(view.text, *whole)
    if seen.name is None:
        return
    role, acronym = without_bracket(view.text, fields.get("role"))
    org, remark = without_bracket(view.text, fields.get("org"))
    offices = [r for r in (role, seen.before, remark if remark and is_office(view.text, remark) else None) if r]
    end = max(field[1] for field in fields.values())
    yield Attendee(
        passage, fields["name"][0], end, seen.name, offices[0] if offices else None, org, present, acronym, initials,
        tuple(offices[1:]),
    )  # fmt: skip
