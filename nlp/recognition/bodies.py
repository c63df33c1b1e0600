"""Operations, initiatives, teams, bodies and offices: by grammar, by what was learnt, in quotation marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nlp.learning.knowledge import is_none
from nlp.learning.quoted import quoted_names, referred_again
from nlp.lexicon import words
from nlp.names import Name, find_names, head_type
from nlp.naming.offices import names_an_event
from nlp.naming.wording import Wording
from nlp.recognition.found import Found
from nlp.recognition.lookup import Entry, Lookup
from nlp.recognition.reach import is_area

_GROUPS = {"TEAM", "ORG", "INITIATIVE"}
_WHERE = re.compile(r"\b(?:in|across|throughout|within|around|covering|over|into) (?:the )?$", re.IGNORECASE)
#: Rules of names in which a team's name is a part: what a week is about, whose meeting it is.
_WHOLE = {"awareness-week", "standing-meeting"}
_TAIL = re.compile(r" (?P<head>[Tt]eams?|[Uu]nits?|[Bb]oards?|[Gg]roups?)\b")


def by_grammar(wording: Wording, lookup: Lookup) -> Iterator[Found]:
    """What the grammar of names shows, as the document knows it, without the body that may stand before it."""
    text = wording.text
    for name in find_names(text):
        surface = text[name.start : name.end]
        department = name.type == "ROLE" and " for " in surface
        if (is_none(surface) and not department) or ("\n" in surface and len(surface.split("\n")[0]) < 3):
            continue
        kind = name.type
        learnt = lookup.own.type_of(surface) if kind in _GROUPS or name.rule == "place-head" else None
        kind = learnt if learnt in _GROUPS and learnt and (kind in _GROUPS or learnt == "INITIATIVE") else kind
        if kind in {"TEAM", "ORG"} and _is_where(text, name, surface, lookup):
            kind = "PLACE"
        if kind == "TEAM" and name.rule == "team-lower-head" and lookup.head_is_known(surface):
            continue
        if kind == "TEAM" and lookup.is_its_meeting(surface):
            continue
        if name.rule == "capitals" and lookup.expand(surface) is not None:
            continue  # an acronym after all
        if kind == "INITIATIVE" and lookup.is_of_a_place(surface):
            continue
        team = _misprinted_team(text, name, lookup) if kind == "OPERATION" else None
        if team is not None:
            yield team
        elif name.rule != "operation-generic":
            yield from _as_known(name, kind, surface, lookup)


def _is_where(text: str, name: Name, surface: str, lookup: Lookup) -> bool:
    """``in the City of Fenport``, ``across the Fenport Division``: the place, not its council, not those who police it.

    In Ireland a division is always an area.
    """
    where = _WHERE.search(text, max(0, name.start - 20), name.start) is not None or surface.endswith(" District")
    if not where and "IE" not in lookup.countries:
        return False
    if is_area(surface, lookup.places | lookup.own.localities.keys()):
        return True
    city = surface.removeprefix("City of ")
    return city != surface and city in lookup.places and where


def _as_known(name: Name, kind: str, surface: str, lookup: Lookup) -> Iterator[Found]:
    """The name with its label, and the body before it as a mention of its own."""
    cut = lookup.without_prefix(surface, kind)
    if cut and name.rule in _WHOLE and lookup.kind(surface[:cut].strip()) == "TEAM":
        cut = 0  # "Harbour Policing Rudder Safety Awareness month"
    plain = surface[cut:].replace("\n", " ")
    title = surface.removesuffix("s") if name.rule == "owning-office" else surface
    label = lookup.role_label(title) if kind == "ROLE" else lookup.canonical(plain, kind)
    yield Found(name.start + cut, name.end, kind, label, name.rule, name.confidence, 3)
    if not cut:
        return
    owner = surface[:cut].strip()
    long_form = lookup.expand(owner)
    kind_of_owner = long_form[1] if long_form else lookup.kind(owner)
    if kind_of_owner in {"ORG", "TEAM", "OPERATION"} and kind_of_owner:
        label = lookup.canonical(owner, kind_of_owner)
        yield Found(name.start, name.start + len(owner), kind_of_owner, label, "prefix", 0.85, 3)


def _misprinted_team(text: str, name: Name, lookup: Lookup) -> Found | None:
    """``Operation Border Teams`` where ``Operational Border Team`` is attested elsewhere: a misprinted team."""
    tail = _TAIL.match(text, name.end)
    surface = text[name.start : name.end]
    if tail is None or not surface.startswith("Operation "):
        return None
    code, corpus = surface.removeprefix("Operation "), lookup.corpus
    for body in ("Team", "Teams", "Unit", "Group"):
        form = f"Operational {code} {body}"
        if corpus.type_of(form) == "TEAM" and corpus.codes[code] <= sum(corpus.names[form].values()):
            return Found(name.start, tail.end("head"), "TEAM", form, "misprinted-team", 0.75, 6)
    return None


def learnt(wording: Wording, lookup: Lookup) -> Iterator[Found]:
    """Names and acronyms that the document, the corpus or the national list knows: the longest at each word."""
    for i in wording.among(lookup.entries):
        token = wording.tokens[i]
        for entry in lookup.entries[token.text]:
            last = i + len(entry.words) - 1
            if tuple(wording.words(i, last)) != entry.words or not _may_be(wording, i, entry):
                continue
            end, label = wording.tokens[last].end, entry.label
            if entry.rule == "national-body" and _nation_follows(wording, last, lookup):
                end, label = wording.tokens[last + 1].end, f"{label} {wording.word(last + 1)}"
            label = lookup.role_label(label) if entry.type == "ROLE" else label
            if entry.rule == "whole-scheme" and _placed(wording, i, lookup):
                yield Found(wording.tokens[i - 1].start, end, entry.type, label, entry.rule, entry.confidence, 2)
                break
            if _is_one_of_many(wording, i, entry, lookup):
                label = f"{wording.word(i - 1)} {token.text}"
                yield Found(wording.tokens[i - 1].start, end, entry.type, label, "placed-acronym", 0.85, 2)
                break
            yield Found(token.start, end, entry.type, label, entry.rule, entry.confidence, 2)
            break


def _is_one_of_many(wording: Wording, i: int, entry: Entry, lookup: Lookup) -> bool:
    """``Fenport HRP`` where HRPs are Harbour Reduction Partnerships, ``Fenport JPC``: the one of that place."""
    plural = entry.rule == "acronym" and entry.label.endswith("s") and not wording.word(i).endswith("s")
    local = entry.type == "TEAM" and wording.word(i) in words("mentions", "body", "local_teams")
    before = wording.word(i - 1)
    named = local and before.istitle() and len(before) > 3 and head_type([before]) is None and not wording.stop(i - 1)
    placed = (named or before in lookup.places) and (wording.stop(i - 2) or not wording.capital(i - 2))
    return (plural or local) and placed and wording.tokens[i - 1].end + 1 == wording.tokens[i].start


def _placed(wording: Wording, i: int, lookup: Lookup) -> bool:
    """Whether one place stands right before `i`: ``Fenport HWP scheme``."""
    return lookup.is_place(wording.word(i - 1)) and not (wording.capital(i - 2) and not wording.stop(i - 2))


def _nation_follows(wording: Wording, last: int, lookup: Lookup) -> bool:
    """Whether a nation follows at once, or after ``NHS`` and the like a place: it is part of the name."""
    follows = wording.word(last + 1) in words("mentions", "body", "nations") or (
        wording.word(last) in words("mentions", "body", "placed_after") and lookup.is_place(wording.word(last + 1))
    )
    return follows and wording.tokens[last + 1].start == wording.tokens[last].end + 1


def _may_be(wording: Wording, i: int, entry: Entry) -> bool:
    """Whether an entry that stands at `i` is meant there; a single word is none inside a longer phrase."""
    if entry.type == "TEAM" and is_none(entry.label):
        return False
    if entry.type == "ROLE" and names_an_event(wording, i, i + len(entry.words) - 1):
        return False
    if entry.type == "ROLE" and entry.rule == "acronym":
        return wording.word(i - 1).lower() not in words("phrases", "role", "indefinite")
    if len(entry.words) > 1:
        following = wording.word(i + len(entry.words))
        if following.isdigit() and wording.word(i + len(entry.words) + 1) == "(":
            return False  # "Oak Kestrel 9 (OK9)"
        small = entry.words[-1] == "police" and following
        return not small or following in words("names", "org", "after_police")
    following = wording.word(i + 1)
    if following in words("mentions", "body", "prizes") or wording.word(i + 2) == "Award":
        return False
    if following in words("mentions", "body", "events") and entry.rule != "acronym":
        return False
    return i > 0 or wording.word(i) not in words("mentions", "body", "ordinary")


def quoted(text: str, lookup: Lookup) -> Iterator[Found]:
    """Names of campaigns and the like in quotation marks."""
    for start, end in quoted_names(text):
        name = text[start:end]
        if lookup.corpus.type_of(name) in {None, "INITIATIVE"} and not name.startswith(("Operation ", "Op ")):
            yield Found(start, end, "INITIATIVE", lookup.canonical(name, "INITIATIVE"), "quoted", 0.85, 4)
    for name in sorted(lookup.own.referred):
        if lookup.corpus.type_of(name) in {None, "INITIATIVE"} and name not in lookup.places:
            for start, end in referred_again(text, name):
                yield Found(start, end, "INITIATIVE", name, "referred-to", 0.8, 4)


def bracketed(wording: Wording, lookup: Lookup) -> Iterator[Found]:
    """The acronym in brackets after an organisation, where a list of people is all the passage holds."""
    for i in wording.acronyms:
        token = wording.tokens[i]
        if wording.word(i - 1) != "(":
            continue
        long_form = lookup.expand(token.text)
        if long_form is not None and long_form[1] == "ORG":
            yield Found(token.start, token.end, "ORG", long_form[0], "acronym", 0.95, 8)
