"""Who was there: the lists of attendance and apologies, in the forms that minutes give them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from nlp.lexicon import words
from nlp.listing.entries import Attendee, after_plural, attendee, people
from nlp.listing.fields import (
    INITIALS,
    Range,
    is_name,
    is_post,
    kind_of,
    titled,
    trim,
    without_bracket,
    without_honorific,
)
from nlp.passages import Passage

__all__ = ["Attendee", "attendance_kind", "find_attendees"]

_INLINE = re.compile(r"(?P<head>[A-Z][A-Za-z ()]{3,45}?)\s*[:–-]\s+(?P<rest>\S.*)")
_SENT = re.compile(r"\bapologies\b[^.:]{0,70}\b(?:from|by)\b:? +", re.IGNORECASE)
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


def attendance_kind(heading: str) -> bool | None:
    """True for a heading over those present, False over apologies, None for any other."""
    text = re.sub(r"^(?:\S*\d\S*\s+)?(?:\d+(?:\.\d+)*[.)]?\s*)?", "", heading).strip(" :.").casefold()
    if text in words("structure", "attendance", "apologies") or (
        text.startswith("apologies") and not re.search(r": |\bfrom \S", text) and len(text) < 60
    ):
        return False
    if (
        text in words("structure", "attendance", "present")
        or (
            re.match(r"(?:in attendance|present|attendees|members present|attendance)\b", text)
            and len(text) < 60
            and ": " not in text
        )
        or re.search(r"\b(?:members|officers|others?|staff|public|also|those) (?:present|in attendance)$", text)
    ):
        return True
    return None


def find_attendees(passages: Sequence[Passage]) -> list[Attendee]:
    """Everybody listed as present or excused, in the order of the lists."""
    found: list[Attendee] = []
    present: bool | None = None
    for passage in passages:
        text = passage.view.text
        if passage.kind == "cell" and passage.header and "\t" in passage.header:
            found += _row(passage, present)
        elif (sent := _SENT.search(text)) is not None and not _bare_heading(text):
            found += _names_in_sentence(passage, sent.end(), False)
        elif (inline := _INLINE.match(text)) and (kind := attendance_kind(inline["head"])) is not None:
            present = kind
            found += people(passage, inline.start("rest"), len(text), present)
        elif passage.kind == "heading" or _bare_heading(text):
            if passage.table is not None:
                continue  # a column's heading
            named = present is not None and attendance_kind(text) is None and _person_like(passage)
            if named and present is not None:
                found += people(passage, 0, len(text), present)
            else:
                present = _after_heading(text, present)
        elif present is not None and passage.kind not in {"notice", "caption"}:
            listed = [] if _too_long(passage) else list(people(passage, 0, len(text), present))
            if _too_long(passage) or (not listed and passage.kind == "paragraph" and len(text.split()) > 14):
                present = None  # the list is over
            found += listed
    return found


def _after_heading(text: str, present: bool | None) -> bool | None:
    """What the entries after a heading are: its own kind; the same as before under a body's name; else none."""
    kind = attendance_kind(text)
    if kind is not None:
        return kind
    return present if present is not None and _body_heading(text) else None


def _too_long(passage: Passage) -> bool:
    """Whether a text is too long for an entry, and no list with semicolons either."""
    text = passage.view.text
    return passage.kind in {"paragraph", "cell"} and len(text) > 260 and ";" not in text


def _names_in_sentence(passage: Passage, start: int, present: bool) -> Iterator[Attendee]:
    """The people of ``Apologies were received from Cllr Jane Roe and Sam Orr.``"""
    text = passage.view.text
    stop = re.compile(r"\.(?:\s|$)|;").search(text, start)
    end = stop.start() if stop else len(text)
    position = start
    for match in [*re.finditer(r",? and |, ", text[:end]), None]:
        if match is not None and match.start() < start:
            continue
        cut = match.start() if match else end
        person = attendee(passage, after_plural(text, position), cut, present)
        if person is not None:
            yield person
        position = match.end() if match else end


def _bare_heading(text: str) -> bool:
    return len(text) < 60 and attendance_kind(text) is not None


def _person_like(passage: Passage) -> bool:
    """Whether what looks like a heading is an entry of the list (a line without a full stop)."""
    text = passage.view.text
    named = titled(text) is not None or text.endswith(")") or is_name(text, (0, len(text)))
    listed = list(people(passage, 0, len(text), True))
    labelled = re.match(r"[A-Z][A-Za-z -]{2,40}s: ", text) is not None
    return bool(listed) and ("," in text or named or labelled or any(is_post(text, a.role) for a in listed))


def _body_heading(text: str) -> bool:
    """A body's name over those of its people in the list (``Fenshire Police``, ``OPCC``)."""
    return len(text) < 60 and (kind_of(text.strip(" :")) == "ORG" or re.fullmatch(r"[A-Z]{3,8}:?", text) is not None)


def _row(passage: Passage, present: bool | None) -> Iterator[Attendee]:
    """The person of one row of a table of people, its columns told by their headings."""
    view = passage.view
    fields: dict[str, Range] = {}
    for (begin, stop), header in zip(passage.fragments, (passage.header or "").split("\t"), strict=False):
        inside = [i for i in range(len(view.text)) if begin <= view.starts[i] and view.ends[i] <= stop]
        kind = next((kind for kind, pattern in _COLUMNS if pattern.search(header)), None)
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
    name = without_bracket(view.text, fields["name"])[0] or fields["name"]
    name = without_honorific(view.text, name)
    role, acronym = without_bracket(view.text, fields.get("role"))
    if is_name(view.text, name):
        end = max(field[1] for field in fields.values())
        yield Attendee(passage, fields["name"][0], end, name, role, fields.get("org"), present, acronym, initials)
