"""What one document teaches: by its definitions, its lists of people, the grammar of names, how it speaks of things."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from nlp.attendance import Attendee, is_list
from nlp.layout.passages import Passage
from nlp.learning.acting_units import ActingUnits
from nlp.learning.defined import definition_type, is_title, national_type, role_only
from nlp.learning.definitions import find_definitions, spells
from nlp.learning.inferred import learn_columns, learn_introduced, learn_loud_codes, learn_told, learn_undefined
from nlp.learning.introduced import Introduced, introduced
from nlp.learning.knowledge import Knowledge, code_of, is_none
from nlp.learning.named_people import full_names, initials_used
from nlp.learning.quoted import quoted_names, referred_to
from nlp.learning.small_places import SmallPlaces
from nlp.learning.told_schemes import Told, told_schemes
from nlp.lexicon import words
from nlp.names import Name, find_names, head_type, longest
from nlp.naming.wording import wording_of
from nlp.patterns import Signed
from nlp.recognition.rows import (
    FOLLOWING_OPERATIONS,
    LISTED_OPERATION,
    item_of_list,
    schemes_beside_operations,
    tabled_operation,
    tabled_schemes,
    text_of,
)

_LOCALITY = Signed(
    (" area", " and surrounding", " estate", " neighbourhood"),
    r"\b(?:in|across|around|within|from|throughout) (?:the )?([A-Z][a-z]+(?: [A-Z][a-z]+)?) (?:area|and surrounding"
    r"|estate|neighbourhood)\b",
)
#: ``Ymgyrch Gwylan (Operation Gull)``, and the other way round.
_TWIN = Signed(
    ("Ymgyrch ", "Oibríocht "),
    r"\b(?P<name>(?:Ymgyrch|Oibríocht) [A-ZÀ-Þ][\w'-]+) ?[(/] ?Op(?:eration)? (?P<code>[A-Z]\w+)"
    r"|\bOp(?:eration)? (?P<first>[A-Z]\w+) ?[(/] ?(?P<second>(?:Ymgyrch|Oibríocht) [A-ZÀ-Þ][\w'-]+)",
)
#: ``Fenley Garda Station``, ``the village of Fenley``: the small place itself.
_STATION = Signed(
    (
        "tation",
        " division",
        " district",
        " sub-",
        " parish",
        " ward",
        " area",
        "ity of ",
        "own of ",
        "illage of ",
        "arish of ",
        "amlet of ",
        "land of ",
        "suburb of ",
        "esident of ",
        "esidents of ",
    ),
    r"\b([A-Z][a-z]{3,}(?: (?!Garda|Police|Fire)[A-Z][a-z]+)?) (?:Garda|Police|Fire|Railway|Train|Bus) [Ss]tations?\b"
    r"|\b(?:in|from|for|across|and|around|covering) the ([A-Z][a-z]{3,}(?: [A-Z][a-z]+)?)"
    r" (?:division|district|sub-district|parish|ward|area)\b"
    r"|\b(?:[Cc]ity|[Tt]own|[Vv]illage|[Pp]arish|[Hh]amlet|[Tt]ownland|Town|suburb|[Rr]esidents?)"
    r" of ([A-Z][a-z]{3,}(?: [A-Z][a-z]+)?)\b",
)


def learn(passages: Sequence[Passage], attendees: Sequence[Attendee]) -> Knowledge:
    """What one document teaches. Deterministic; needs no model."""
    known = Knowledge()
    named: list[tuple[str, Introduced]] = []
    spoken: dict[str, list[Told]] = defaultdict(list)
    texts: list[str] = []
    told, small, units = False, SmallPlaces(), ActingUnits()
    people: dict[tuple[int, int], list[Attendee]] = defaultdict(list)
    for person in attendees:
        people[person.passage.start, person.passage.end].append(person)
        _learn_attendee(known, person)
    listed = {place for place, entries in people.items() if is_list(entries)}
    cells: list[tuple[int, str]] = []
    for number, passage in enumerate(passages):
        if passage.kind != "notice":
            text = text_of(passage)
            if text.istitle() and text.isalpha():
                cells.append((number, text))
            _learn_passage(known, text, (passage.start, passage.end) in listed)
            small.read(text, known)
            units.read(text)
            named += [(text[name.start : name.end], name) for name in introduced(text)]
            texts.append(text)
            for sign in told_schemes(text):
                spoken[text[sign.start : sign.end]].append(sign)
            if told and (item := LISTED_OPERATION.match(text)) is not None:
                named.append((item["code"], Introduced(*item.span("code"), "OPERATION")))
            told = FOLLOWING_OPERATIONS.search(text) is not None or (told and item_of_list(text))
            for span in tabled_schemes(passage):
                named.append((passage.view.text[slice(*span)], Introduced(*span, "INITIATIVE")))
            if (code := tabled_operation(passage)) is not None:
                known.codes[passage.view.text[slice(*code)]] += 1
    for name in schemes_beside_operations(passages):
        named.append((name, Introduced(0, len(name), "INITIATIVE", again=" " not in name)))
    learn_columns(known, cells)
    learn_loud_codes(known)
    learn_introduced(known, named)
    learn_told(known, spoken, texts)
    learn_undefined(known)
    small.learn(known)
    units.learn(known)
    known.initials.update(initials_used(attendees, passages, known.acronyms))
    return known


def _learn_attendee(known: Knowledge, person: Attendee) -> None:
    """The name, office and body of an entry of a list, and the acronym it gives for the office."""
    text = person.passage.view.text
    learn_person(known, text[slice(*person.name)], person.initials)
    if person.role is not None:
        role = text[slice(*person.role)]
        known.roles[role] += 1
        if person.acronym is not None and re.fullmatch(r"[A-Z/]{2,8}", text[slice(*person.acronym)]):
            known.acronyms[text[slice(*person.acronym)]][(role, "ROLE")] += 2
    if person.org is not None:
        _learn_org(known, text[slice(*person.org)])


def _learn_passage(known: Knowledge, text: str, listed: bool) -> None:
    """How words are written in a passage, and its names; of an entry of a list (`listed`) only its definitions."""
    for token in wording_of(text).tokens:
        if token.text.islower():
            known.lower[token.text] += 1
        elif token.capital:
            known.upper[token.text] += 1
    for match in _TWIN.finditer(text):
        known.twins[match["code"] or match["first"]] = match["name"] or match["second"]
    for match in _LOCALITY.finditer(text):
        if match[1] not in words("phrases", "introduced", "no_names"):
            known.localities[match[1]] += 1
    for match in _STATION.finditer(text):
        name = match[1] or match[2] or match[3]
        other = words("names", "stop", "words") | words("phrases", "introduced", "no_names")
        if head_type(name.split()) is None and not other & set(name.split()):
            known.localities[name] += 1
    names = () if listed else find_names(text)
    for name in longest(names):
        _learn_name(known, text, name)
    if not listed:
        _learn_quoted(known, text)
        known.referred.update(referred_to(text))
        _learn_named_officers(known, text, names)
    _learn_definitions(known, text, names)


def learn_person(known: Knowledge, name: str, initials: str | None = None) -> None:
    """Note a full name, its surname, and the initials the minutes use for it."""
    known.people[name] += 1
    known.surnames[name.split()[-1]].add(name)
    if initials:
        known.initials[initials] = name


def _learn_named_officers(known: Knowledge, text: str, names: Sequence[Name]) -> None:
    """People named in full right after their office: later the surname alone is theirs."""
    for name in full_names(text, names):
        learn_person(known, name)


def _learn_org(known: Knowledge, org: str) -> None:
    if re.fullmatch(r"[A-Z][A-Za-z&]{1,8}", org) and sum(c.isupper() for c in org) > 1:
        known.acronyms[org][(org, "ORG")] += 0
        known.names[org]["ORG"] += 1
    elif len(org) > 3:
        known.names[org]["ORG"] += 2


def _learn_name(known: Knowledge, text: str, name: Name) -> None:
    surface = text[name.start : name.end]
    if "\n" in surface or is_none(surface) or name.rule == "operation-generic":
        return
    known.names[surface][name.type] += 1
    if name.type == "OPERATION":
        known.codes[code_of(surface)] += 1


#: A holder's name and the acronym of the office before it: ``Harbour Master Jane Roe (HM)``.
_HELD = re.compile(
    r",? (?:(?:Dr|Sir|Dame|Mr|Mrs|Ms) )?[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2}"
    r",? \(['\"]?(?P<short>[A-Z][A-Z/&-]{1,8})['\"]?\)"
)


def _learn_held_offices(known: Knowledge, text: str, names: Sequence[Name]) -> set[int]:
    """Acronyms of offices that stand in brackets after the holder's name. Returns where these acronyms begin."""
    at = set()
    for name in names:
        match = _HELD.match(text, name.end) if name.type == "ROLE" else None
        if match is not None and spells(match["short"], text[name.start : name.end]):
            known.acronyms[match["short"]][(text[name.start : name.end], "ROLE")] += 1
            at.add(match.start("short"))
    return at


def _learn_definitions(known: Knowledge, text: str, names: Sequence[Name]) -> None:
    held = _learn_held_offices(known, text, names)
    for found in find_definitions(text):
        if found.short_start in held:
            continue
        kind = definition_type(text, found.long, found.long_end, names, found.long_start)
        if kind == "NONE" and re.search(r"\b(?:Operation|Op) $", text[: found.short_start]):
            known.names[found.long]["OPERATION"] += 1
            known.acronyms[found.long][(found.short, "OPERATION")] += 1
            continue
        if kind == "NONE" and is_title(found.long) and not found.long.endswith("s"):
            kind = national_type(found.short)
        long = found.long
        if kind == "ROLE":
            long = role_only(long)
        for name in names:  # the definition may lack the beginning of the full name
            if (
                name.end == found.long_end
                and name.start < found.long_start
                and name.type == kind
                and kind in {"ORG", "TEAM"}
                and not text[name.start :].split()[0].isupper()
            ):
                long = text[name.start : name.end]
        known.acronyms[found.short][(long, kind)] += 1
        if kind not in {"NONE", "ROLE"} and long[0].isupper():
            known.names[long][kind] += 1


def _learn_quoted(known: Knowledge, text: str) -> None:
    for match in quoted_names(text):
        known.names[text[slice(*match)]]["INITIATIVE"] += 1
