"""One entry of a list of people, in whichever order it gives name, office and body; several people in one entry."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from nlp.lexicon import table, words
from nlp.listing.fields import (
    INITIALS,
    Range,
    ends_role,
    fields_of,
    is_name,
    is_org,
    is_post,
    is_role_acronym,
    kind_of,
    titled,
    trim,
    without_bracket,
    without_honorific,
    without_letters,
)
from nlp.names import head_type
from nlp.passages import Passage
from nlp.tokens import tokenise

#: Name, office and body of an entry; the name is missing where the entry is none.
Fields = tuple[Range | None, Range | None, Range | None]

_SEPARATOR = re.compile(r"\s+[–—-]\s+|\s*[–—]\s*|:\s+")
_SPLIT_PEOPLE = re.compile(r"\s*[;\n]\s*|(?<=\))\s*,\s*(?=[A-Z][\w'-]+ [A-Z][\w'-]+ \([A-Z]{2,3}\))")
_BODY_FIRST = re.compile(r"\s*(?P<body>[A-Z][A-Za-z&' -]{2,60}): +")


@dataclass(frozen=True, slots=True)
class Attendee:
    """One person of a list. Ranges are of the passage's view; ``role``, ``org`` and ``initials`` may be missing."""

    passage: Passage
    start: int
    end: int
    name: Range
    role: Range | None
    org: Range | None
    present: bool
    acronym: Range | None = None  # of the role, in brackets after it
    initials: str | None = None


# --- several people ----------------------------------------------------------------------------------------------


def people(passage: Passage, start: int, end: int, present: bool) -> Iterator[Attendee]:
    """Everybody in ``start:end`` of a passage's text, entries parted by semicolons, line breaks or brackets."""
    text = passage.view.text
    position = start
    for match in [*_SPLIT_PEOPLE.finditer(text, start, end), None]:
        stop = match.start() if match else end
        if text[position:stop].strip():
            yield from _entry(passage, position, stop, present)
        position = match.end() if match else end


def _entry(passage: Passage, start: int, end: int, present: bool) -> Iterator[Attendee]:
    """One entry, or several people in one (``Jane Roe, Sam Orr and Ann Hill``; ``Fen Police: DCC Roe, ACC Orr``)."""
    text = passage.view.text
    if (body := _BODY_FIRST.match(text, start, end)) and (
        body["body"].endswith("s") or not is_post(text, body.span("body"))
    ):
        start = body.end()
    start = after_plural(text, start)
    items, position = [], start
    cuts = [
        m
        for m in re.compile(r",? and (?=[A-Z])|, ").finditer(text, start, end)
        if _outside(text, start, m.start()) and not _within_office(text[start : m.start()])
    ]
    for match in [*cuts, None]:
        items.append((position, match.start() if match else end))
        position = match.end() if match else end
    several = [attendee(passage, *item, present) for item in items]
    if len(items) == 1 or None in several:
        several = [attendee(passage, start, end, present)]
    yield from (person for person in several if person is not None)


def _within_office(before: str) -> bool:
    """Whether an ``and`` after `before` joins two charges of one office (``Lead for Safer and Fairer Places``)."""
    return re.search(r" [–—-] [^,]*\b(?:for|of)\b[^,]*$", before) is not None


def _outside(text: str, start: int, position: int) -> bool:
    """Whether `position` lies outside all brackets opened since `start`."""
    return text.count("(", start, position) <= text.count(")", start, position)


def after_plural(text: str, start: int) -> int:
    """Where the first name begins after a title shared by several people (``Councillors B Holt, L Crane``)."""
    title = re.compile(r"\s*(?:Councillors|Cllrs|Messrs|Drs|Aldermen) (?=[A-Z])").match(text, start)
    return title.end() if title else start


# --- one person --------------------------------------------------------------------------------------------------


def attendee(passage: Passage, start: int, end: int, present: bool) -> Attendee | None:
    """The person of the entry ``start:end`` of a passage's text; None where it names none."""
    text = passage.view.text
    while start < end and (text[start].isspace() or text[start] in "-–•*"):
        start += 1
    end = start + len(text[start:end].rstrip(" .;,"))
    found = INITIALS.search(text, start, end)
    initials = found[1] if found and not is_role_acronym(found[1]) else None
    fields = fields_of(text, start, end)
    if len(fields) > 1 and re.fullmatch(r"[A-Z]{2,3}", text[slice(*fields[0])]) and is_name(text, fields[1]):
        initials, fields = text[slice(*fields[0])], fields[1:]
    whole, role, org = _told_apart(text, fields)
    if whole is None:
        return None
    role, org = _settled(text, whole, role, org)
    role, acronym = without_bracket(text, role)
    if acronym is not None and initials == text[slice(*acronym)]:
        acronym = None
    org, _ = without_bracket(text, org)
    name, _ = without_bracket(text, without_honorific(text, whole))
    name = without_letters(text, name)
    if name is None or not is_name(text, name):
        return None
    return Attendee(passage, start, end, name, role, org, present, acronym, initials)


def _told_apart(text: str, fields: Sequence[Range]) -> Fields:
    """Which of the fields is the name, which the office, which the body."""
    if not fields:
        return None, None, None
    if (split := _by_dash(text, fields)) is not None:
        return split
    if len(fields) == 1:
        name, role = _glued(text, fields[0])
        if name is None and (bare := without_bracket(text, fields[0])[0]) is not None:
            name, role = _glued(text, bare)
        return name, role, None
    if is_name(text, fields[0]):
        return _name_first(text, fields)
    name, role = _glued(text, (fields[0][0], fields[-2][1]))
    if name is not None:
        return name, role, fields[-1]
    return *_glued(text, fields[0]), (fields[1][0], fields[-1][1])


def _name_first(text: str, fields: Sequence[Range]) -> Fields:
    """``Jane Roe, Head of Scrutiny, Fenshire Council``: the last field is the body where it can be one."""
    last = fields[-1]
    office = kind_of(INITIALS.sub("", text[slice(*last)])) == "ROLE"
    if (len(fields) > 2 and text[last[0]].isupper() and not office) or is_org(text, last):
        return fields[0], (fields[1][0], fields[-2][1]) if len(fields) > 2 else None, last
    while len(fields) > 2 and text[fields[-1][0]].islower():
        fields = fields[:-1]  # a task: ``minutes``, ``notes``
    return fields[0], (fields[1][0], fields[-1][1]), None


def _settled(text: str, whole: Range, role: Range | None, org: Range | None) -> tuple[Range | None, Range | None]:
    """Office and body, put right: a body in the office's place, a rank before the name, a body before the office."""
    title = titled(text[slice(*whole)])
    if role is not None and org is None and title and is_org(text, role):
        role, org = None, role
    if role is None and title and title.group().strip(" .") not in words("roles", "honorifics", "words"):
        role = (whole[0], whole[0] + len(title.group().rstrip(" .")))
    body = re.match(r"([A-Z]{3,6}) (?=[A-Z])", text[slice(*role)]) if role is not None and org is None else None
    if role is not None and body and body[1] not in table("roles")["abbreviations"]:
        return (role[0] + body.end(), role[1]), (role[0], role[0] + body.end(1))
    return role, org


def _by_dash(text: str, fields: Sequence[Range]) -> Fields | None:
    """``Role – Name, Org`` and ``Name – Role, Org``: the dash decides, wherever commas stand in the role."""
    begin, end = fields[0][0], fields[-1][1]
    for dash in _SEPARATOR.finditer(text[begin:end]):
        left = trim(text, (begin, begin + dash.start()))
        right = trim(text, (begin + dash.end(), end))
        if left is None or right is None:
            continue
        comma = text.find(",", *right)
        name = trim(text, (right[0], comma if comma >= 0 else right[1]))
        if is_name(text, left):
            role, org = _office_then_body(text, right)
            return left, role, org
        if name and is_name(text, name):
            return name, left, trim(text, (comma + 1, right[1])) if comma >= 0 else None
    return None


def _office_then_body(text: str, field: Range) -> tuple[Range, Range | None]:
    """``Head of Scrutiny, Fenshire Council``: the body is what stands after the last comma, if it is one."""
    last = text.rfind(",", *field)
    if last < 0 or not is_org(text, (last + 1, field[1])):
        return field, None
    return trim(text, (field[0], last)) or field, trim(text, (last + 1, field[1]))


def _glued(text: str, field: Range) -> tuple[Range | None, Range | None]:
    """``Chief Constable Jane Roe`` or ``Jane Roe (Chief Constable)``: name and role run together."""
    bracket = text.find("(", *field)
    if bracket > 0 and is_name(text, (field[0], bracket)):
        close = text.find(")", bracket, field[1])
        inner = (bracket + 1, close if close > 0 else field[1])
        office = text[slice(*inner)]
        is_office = head_type(office.split()) or is_role_acronym(office) or office.endswith("Member")
        return trim(text, (field[0], bracket)), inner if is_office else None
    return _office_before_name(text, field) or ((field, None) if is_name(text, field) else (None, None))


def _office_before_name(text: str, field: Range) -> tuple[Range | None, Range | None] | None:
    """The two or three last words as the name, if an office or an honorific stands before them."""
    tokens = [t for t in tokenise(text[slice(*field)]) if t.text not in {"(", ")"}]
    for back in (2, 3):
        if len(tokens) < back + 1:
            continue
        begin, before = field[0] + tokens[-back].start, tokens[-back - 1]
        if not is_name(text, (begin, field[1])):
            continue
        if before.text in words("roles", "honorifics", "words") and len(tokens) > back + 1:
            start = field[0] + before.start
            return (start, field[1]), trim(text, (field[0], start))
        if ends_role(text[field[0] : begin].rstrip(" ,–-")):
            return (begin, field[1]), trim(text, (field[0], begin))
    return None
