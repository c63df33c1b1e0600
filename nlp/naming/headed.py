"""Names that end with their head: ``Harbour Watch Team``, ``Fenshire Constabulary``, ``Deputy Chief Constable``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nlp.lexicon import table, words
from nlp.naming.extent import left_extent, right_extent
from nlp.naming.heads import Name, head_type
from nlp.naming.offices import office
from nlp.naming.wording import Wording

_YEARS = re.compile(r"20\d\d(?:[-/–]\d{2,4})?")


def headed(wording: Wording) -> Iterator[Name]:
    """The names in every capitalised run: one for each head inside it, and those that a word after it makes."""
    for first, last in wording.runs():
        yield from _in_run(wording, first, last)
        yield from _lower_head(wording, first, last)
        yield from _cued(wording, first, last)


# --- heads inside the run ----------------------------------------------------------------------------------------


def _in_run(wording: Wording, first: int, last: int) -> Iterator[Name]:
    for end in range(first, last + 1):
        typed = head_type(wording.words(first, end))
        if typed is None or typed[0] == "NONE":
            continue
        kind, length = typed
        if end < last and not _may_end(wording, first, end, last, kind):
            continue
        name = _typed(wording, first, end, kind, length)
        if name is None:
            continue
        follows = wording.word(end + 1) in words("phrases", "campaign", "of_services") and not wording.broken(end)
        if kind in {"ORG", "TEAM"} and wording.word(end) == "Service" and follows:
            name = Name(name.start, name.end, "INITIATIVE", "service-programme", 0.75)
        yield name


def _may_end(wording: Wording, first: int, end: int, last: int, kind: str) -> bool:
    """Whether a name may end at `end` though its run goes on to `last`."""
    if kind == "PLACE" or wording.word(end) == "Project":
        return False
    return not _becomes_a_thing(wording, first, end, last) and not _taken_in(wording, end, last)


def _taken_in(wording: Wording, end: int, last: int) -> bool:
    """Whether the run goes on to a later head that takes this one in (``Youth Board Manager``)."""
    later = wording.type_of(end + 1, last)
    if later == "PLACE" and wording.word(end) in words("roles", "heads"):
        return False  # "Inspector Park" is a person
    return later not in {None, "NONE"} and not _is_person_tail(wording, end, last)


def _is_person_tail(wording: Wording, end: int, last: int) -> bool:
    """Whether one or two words that end in no head stand between `end` and the end of the run: a person's name."""
    tail = wording.words(end + 1, last)
    return len(tail) in (1, 2) and all(word.istitle() and head_type([word]) is None for word in tail)


def _becomes_a_thing(wording: Wording, first: int, end: int, last: int) -> bool:
    """Whether the run ends, a word or two on, in a noun that makes it none of ours (``Youth Service Review``)."""
    ends_so = wording.type_of(first, last) == "NONE" and last - end <= 2
    return ends_so and wording.word(end) in words("phrases", "org", "thing_makers")


def _typed(wording: Wording, first: int, end: int, kind: str, length: int) -> Name | None:
    """The name of `kind` whose head of `length` words ends at `end`, in its full extent; None where it is none."""
    begin = _past_openings(wording, left_extent(wording, first, kind), end)
    count = end - begin + 1
    if kind == "TEAM" and count <= 4 and wording.word(begin) in words("phrases", "common", "markers"):
        return None
    if count < 1 or (count <= length and kind != "ROLE" and not (length >= 2 and kind in {"TEAM", "ORG"})):
        return None  # a bare head: "the Team"
    if kind == "ROLE":
        return office(wording, begin, end)
    if kind == "PLACE" and _is_officer(wording, begin, end):
        return None
    if kind == "ORG" and count < 2 and wording.word(end) in words("phrases", "org", "weak_heads"):
        return None
    return wording.name(
        begin, _past_head(wording, end, kind), kind, f"{kind.lower()}-head", 0.85 if kind == "PLACE" else 0.9
    )


def _past_openings(wording: Wording, begin: int, end: int) -> int:
    """Past the words that only open a sentence."""
    while begin <= end:
        stops = wording.stop(begin) and not _stop_is_part(wording, begin, end)
        if not stops and not wording.gerund(begin):
            break
        begin += 1
    return begin


def _stop_is_part(wording: Wording, i: int, end: int) -> bool:
    """A stop word that is part of a name after all: a numeral or day inside it, not at a sentence's start."""
    return i < end and not wording.sentence_start(i) and wording.word(i) in words("phrases", "common", "stops_in_names")


def _past_head(wording: Wording, end: int, kind: str) -> int:
    """Past what may follow a head: the years of a plan, ``for Rural Affairs`` after a unit."""
    if kind == "INITIATIVE" and _YEARS.fullmatch(wording.word(end + 1)):
        dated = any(head in wording.word(end) for head in words("phrases", "campaign", "dated"))
        return end + dated
    if (
        kind == "TEAM"
        and wording.word(end + 1) == "for"
        and wording.word(end) in words("phrases", "team", "before_for")
    ):
        after = end + 2 + (wording.word(end + 2) == "the")
        return right_extent(wording, after, "TEAM") or end
    return end


def _is_officer(wording: Wording, begin: int, end: int) -> bool:
    """Whether what ends like a place is a person: after a rank, a title or an honorific (``Inspector Park``)."""
    titles = words("roles", "heads") | words("roles", "honorifics", "words") | table("roles")["abbreviations"].keys()
    return any(wording.word(k) in titles for k in range(begin - (not wording.sentence_start(begin)), end))


# --- heads after the run -----------------------------------------------------------------------------------------


def _lower_head(wording: Wording, first: int, last: int) -> Iterator[Name]:
    """``Lantern department``, ``Lantern survey``: a capitalised modifier and a head noun in lower case."""
    at = last + 1
    if wording.word(at) == "(" and wording.word(last + 3) == ")" and wording.acronym(last + 2):
        at = last + 4
    head, kind = wording.word(at), _kind_of_lower(wording.word(at))
    if kind is None or wording.broken(last):
        return
    if first == last and head in words("phrases", "team", "common_heads"):
        return
    if wording.type_of(first, last) not in {None, "NONE"}:
        return
    begin, end = left_extent(wording, first, kind), last
    while begin <= end and wording.stop(begin):
        begin += 1
    marked = (
        kind == "TEAM" and end - begin < 3 and wording.word(begin) in words("phrases", "common", "markers_of_teams")
    )
    if begin > end or marked:
        return
    while head == "initiative" and begin == end and _listed_before(wording, begin):
        begin = end = begin - 2  # "Clear, Hold, Build initiative"
    if begin == end and len(wording.word(begin)) < 3:
        return
    if head == "unit" and any(wording.joins(k) for k in range(begin, end)):
        return
    yield wording.name(begin, at, kind, f"{kind.lower()}-lower-head", 0.8)


def _kind_of_lower(head: str) -> str | None:
    if head in words("names", "team", "lower_heads"):
        return "TEAM"
    return "INITIATIVE" if head in words("phrases", "campaign", "lower_heads") else None


def _listed_before(wording: Wording, begin: int) -> bool:
    """Whether a capitalised word and a comma stand before `begin`."""
    return begin > 1 and wording.word(begin - 1) == "," and wording.capital(begin - 2) and not wording.stop(begin - 2)


# --- phrases that the word after them names ----------------------------------------------------------------------


def _cued(wording: Wording, first: int, last: int) -> Iterator[Name]:
    """``Lantern Nights approaches``: a capitalised phrase without a head, named by the lower-case noun after it."""
    if wording.broken(last) or not 1 <= last - first <= 4:
        return
    cue = wording.word(last + 1)
    if cue in words("phrases", "campaign", "money"):
        yield from _funded(wording, first, last)
        return
    while first < last and (wording.stop(first) or wording.gerund(first)):
        first += 1
    if first == last or (first == 0 and cue not in words("phrases", "campaign", "sure_cues")):
        return
    accredited = wording.word(last) in words("phrases", "campaign", "accreditation_in_name")
    if accredited or cue in words("phrases", "campaign", "accreditation"):
        end = last - accredited
        if end > first:
            yield wording.name(first, end, "INITIATIVE", "accredited", 0.8)
    elif cue in words("phrases", "campaign", "cues") and _is_free(wording, first, last):
        yield wording.name(left_extent(wording, first, "INITIATIVE"), last, "INITIATIVE", "cued", 0.7)


def _is_free(wording: Wording, first: int, last: int) -> bool:
    """Whether a phrase has no head, no acronym and no marker that would make it another name."""
    marked = wording.word(first) in words("phrases", "common", "markers")
    acronym = any(wording.acronym(k) for k in range(first, last + 1))
    return not marked and not acronym and wording.type_of(first, last) is None


def _funded(wording: Wording, first: int, last: int) -> Iterator[Name]:
    """``Home Office Lantern Nights funding``: a body, and what its money is for."""
    for k in range(first, last - 1):
        if wording.type_of(first, k) == "ORG" and wording.type_of(k + 1, last) is None:
            yield wording.name(k + 1, last, "INITIATIVE", "funded", 0.7)
            yield wording.name(first, k, "ORG", "org-head", 0.9)
            return
