"""Lists of people that no heading announces, and lists whose lines were lost so that entries run into one another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from nlp.layout.passages import Passage
from nlp.lexicon import either, words
from nlp.listing.entries import Attendee, people
from nlp.listing.fields import is_role_acronym
from nlp.listing.kinds import attendance_kind, is_group, label_pattern
from nlp.listing.pieces import INITIALLED, is_office
from nlp.listing.words import same_initials

#: So many passages of a paper may be its head, where lists stand.
_HEAD = 60
#: So long is an entry at most, and so many of them are a list.
_LONGEST, _FEWEST = 120, 3
_TITLES = either([*words("roles", "honorifics", "words"), "Cllr", "Councillor", "Alderman", "Insp", "Inspector", "Sgt"])
_NAME = rf"(?:(?:{_TITLES})\.? )?(?:[A-ZÀ-Þ][\w'’-]*\.? ){{1,3}}[A-ZÀ-Þ][\w'’-]+"
_LETTERS = r"[A-Z]{2,4}|[A-Z]{1,2}[a-z]{1,2}"
#: One entry of a list without lines: a name, a bracket, and the short form by which the minutes go on to call them.
_ENTRY = re.compile(
    rf"(?P<name>{_NAME}) ?\((?P<inside>[^()]{{2,90}}(?:\([^()]*\))?[^()]{{0,40}})\)"
    rf"(?: ?[–—-]? ?\(?(?P<short>{_LETTERS})\)?(?![\w:]))?(?: ?[–—-] ?(?:Minutes|Notes|Chair|Minute[- ]taker))?\s*"
)
#: The same with the initials in the bracket: ``Jane Roe, Treasurer (JR) Sam Orr, Clerk (SO)``.
_INITIALS_LAST = re.compile(rf"(?P<name>{_NAME})(?:,| ?[–—-]) [^():;]{{3,90}}?\((?P<short>[A-Z]{{2,4}})\)\s*")
#: The office or the group before a name: ``Chief Executive: Sam Orr``, ``For the Panel: Jane Roe, Ann Pell``.
_LABELLED = re.compile(r"(?P<head>[A-Z][A-Za-z &/'’-]{2,60}?) ?: (?=[A-Z])")
#: Whose side those after it are on: no office of theirs.
_SIDE = re.compile(r"(?:For|Representing|On behalf of) ")
#: How an entry begins: with a name, and a sign after it.
_BEGINS = re.compile(rf"[\W_]*(?:{_NAME})[*†]? ?(?:[,(:;–—-]|$)")
#: Labels of lines that name people who need not be there.
_OTHERS = re.compile(r"(?i)(?:contacts?|to|from|cc|author|report|officer|copy|copies|distribution)\b[^,]{0,30}:")


def unheaded(passages: Sequence[Passage]) -> dict[int, list[Attendee]]:
    """Those named in the passages of a paper's head that are entries of a list, by the passage's number.

    Three or more in a row, each no more than a name with its office or initials.
    """
    found: dict[int, list[Attendee]] = {}
    run: dict[int, list[Attendee]] = {}
    for number, passage in enumerate(passages[:_HEAD]):
        if not passage.view.text.strip():
            continue
        listed = _entry(passage) if passage.kind in {"heading", "bullet", "paragraph"} else []
        run = {**run, number: listed} if listed else {}
        if sum(map(len, run.values())) >= _FEWEST:
            found |= run
    return found


def _entry(passage: Passage) -> list[Attendee]:
    """The one whom a passage names, where it says no more than name, office, body and initials."""
    text = passage.view.text
    if len(text) > _LONGEST or text[:1].isdigit() or text[-1:] in ".:?!" or _OTHERS.match(text):
        return []
    if (labelled := _LABELLED.match(text)) is not None:
        return _after_label(passage, labelled)
    if not _BEGINS.match(text):
        return []
    named = INITIALLED.match(text)
    alone = named is not None and not text[named.end() :].strip(" ,;.")
    if named is not None and alone and same_initials(named["letters"], named["name"]):
        return list(people(passage, 0, len(text), True))
    listed = list(people(passage, 0, len(text), True))
    if len(listed) != 1 or listed[0].end < len(text) - 2 or listed[0].name[0] != 0:
        return []
    told = listed[0].role is not None and " " in text[slice(*listed[0].name)]
    return listed if told else []


def _after_label(passage: Passage, label: re.Match[str]) -> list[Attendee]:
    """Those after the name of their office or group, where the line says no more: ``Chief Executive: Sam Orr``."""
    text, head = passage.view.text, label["head"]
    group = is_group(head) or _SIDE.match(head) is not None
    if attendance_kind(head) is not None or not (group or is_office(text, label.span("head"))):
        return []
    listed = list(people(passage, label.end() if group else 0, len(text), True))
    whole = bool(listed) and listed[-1].end >= len(text) - 2
    if not whole or not all(" " in text[slice(*person.name)] for person in listed):
        return []
    return [
        replace(person, role=None) if person.role and _SIDE.match(text, person.role[0]) else person for person in listed
    ]


def lost_lines(passage: Passage, start: int, end: int, present: bool) -> list[Attendee]:
    """Those listed from `start` on, entry after entry without a sign between them; empty where it is no such list."""
    text = passage.view.text
    found: list[Attendee] = []
    at = start
    while (entry := _ENTRY.match(text, at, end) or _INITIALS_LAST.match(text, at, end)) is not None:
        short, name = entry["short"] or "", entry["name"]
        stop = entry.start("short") if entry.re is _ENTRY and short else entry.end()
        office = is_role_acronym(short)
        if short and not (office or short[0] == name[0] or same_initials(short, name)):
            short, stop = "", entry.end("inside") + 1  # the first word of what follows
            entry_end = entry.start("short")
        else:
            entry_end = entry.end()
        listed = list(people(passage, entry.start(), stop, present))
        if len(listed) != 1:
            break
        found.append(listed[0] if office or not short else replace(listed[0], initials=short))
        at = entry_end
    return found if len(found) >= _FEWEST else []


def inside_text(passage: Passage) -> Iterator[Attendee]:
    """The lists that a text holds whose lines were lost: ``held online Attendees: Jane Roe (Treasurer) JR Sam Orr``."""
    text = passage.view.text
    for label in label_pattern().finditer(text):
        if text[label.start()].isupper() and (kind := attendance_kind(label["head"])) is not None:
            yield from lost_lines(passage, label.end(), len(text), kind)
