"""Offices by their abbreviations: ``PCC``, ``T/ACC``, and ``PS`` or ``Sgt`` before a name."""

from __future__ import annotations

from collections.abc import Iterator

from nlp.lexicon import table, words
from nlp.names import head_type
from nlp.naming.wording import Wording
from nlp.recognition.found import Found
from nlp.recognition.lookup import Lookup


def abbreviated(wording: Wording, lookup: Lookup) -> Iterator[Found]:
    """The offices that abbreviations stand for, but not where they are part of a meeting's name."""
    only_before_name = words("roles", "only_before_name", "abbreviations")
    for i, token in enumerate(wording.tokens):
        short = token.text
        if not _is_office(short, token.acronym, lookup) or _in_event(wording, i):
            continue
        own = lookup.own.long_form(short) is not None
        if own or short not in only_before_name or _name_follows(wording, i):
            yield Found(token.start, token.end, "ROLE", lookup.role_label(short), "role-abbreviation", 0.95, 4)


def _is_office(short: str, acronym: bool, lookup: Lookup) -> bool:
    """Whether `short` stands for an office: the document's own definition decides, else the standard list."""
    long_form = lookup.expand(short) if acronym or "/" in short else None
    if long_form is not None and long_form[1] == "ROLE":
        return True
    other = long_form is not None and lookup.own.long_form(short) is not None
    return short in table("roles")["abbreviations"] and not other


def _name_follows(wording: Wording, i: int) -> bool:
    return wording.capital(i + 1) and not wording.acronym(i + 1) and head_type([wording.word(i + 1)]) is None


def _in_event(wording: Wording, i: int) -> bool:
    """Whether the office only gives its name to an event: ``PCC's Question``, ``PCC Scrutiny Meeting``."""
    first = i + 1 + (wording.word(i + 1) == "'s")
    if wording.word(first).lower() in words("mentions", "role", "events"):
        return True
    inside = first + 1 <= i + 3
    bodies = words("mentions", "role", "bodies")
    return inside and wording.capital(first) and wording.word(first + 1).lower() in bodies
