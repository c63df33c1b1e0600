"""Names that end with their head: ``Harbour Watch Team``, ``Fenshire Constabulary``, ``Deputy Chief Constable``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from nlp.gazetteer import places
from nlp.learning.definitions import spells
from nlp.lexicon import table, words
from nlp.naming.extent import left_extent, right_extent
from nlp.naming.heads import Name, head_type, heads, is_watch
from nlp.naming.lowered import lower_body
from nlp.naming.met import standing_meeting
from nlp.naming.offices import office, owning, with_field
from nlp.naming.schemed import is_any_plan
from nlp.naming.trailing import cued, lower_head
from nlp.naming.wording import Wording, wording_of

_MEETING = {"Meeting", "Meetings"}
#: ``Strategy discussions`` are about one child or adult, and carry out no strategy.
_TALKS = {"discussion", "discussions", "meeting", "meetings"}
_YEARS = re.compile(r"20\d\d(?:[-/–]\d{2,4})?")


def headed(wording: Wording) -> Iterator[Name]:
    """The names in every capitalised run: one for each head inside it, and those that a word after it makes."""
    yield from headed_in(wording.text)


@lru_cache(maxsize=4096)  # rules of names and of places ask for them
def headed_in(text: str) -> tuple[Name, ...]:
    """`headed` of a text."""
    return tuple(_headed(wording_of(text)))


def _headed(wording: Wording) -> Iterator[Name]:
    for first, last in wording.runs:
        yield from _in_run(wording, first, last)
        yield from _lettered(wording, first, last)
        yield from lower_head(wording, first, last)
        yield from lower_body(wording, first, last)
        yield from standing_meeting(wording, first, last)
        yield from owning(wording, first, last)
        yield from cued(wording, first, last)


# --- heads inside the run ----------------------------------------------------------------------------------------


def _in_run(wording: Wording, first: int, last: int) -> Iterator[Name]:
    for end in range(first, last + 1):
        typed = head_type(wording.words(first, end)) or _national_centre(wording, first, end)
        typed = typed or _primary(wording, first, end, last)
        if typed is None or typed[0] == "NONE":
            continue
        kind, length = typed
        if wording.word(end) in _MEETING and _body_met(wording, first, end):
            continue
        if wording.word(end) == "Strategy" and wording.word(end + 1) in _TALKS:
            continue
        letter = wording.word(end + 1)
        if wording.word(end) in words("phrases", "team", "lettered") and len(letter) == 1 and letter.isupper():
            continue  # "Unit B, Unit C and Unit D"
        if (
            end > first
            and wording.word(end) in words("phrases", "team", "letter_first")
            and len(wording.word(end - 1)) == 1
        ):
            yield wording.name(end - 1, end, "TEAM", "team-letter", 0.8)
            continue
        if wording.word(end) == "Room" and wording.word(end - 1) not in words("phrases", "team", "rooms"):
            continue
        if end < last and not _may_end(wording, first, end, last, kind):
            continue
        name = _typed(wording, first, end, kind, length)
        if name is None:
            continue
        follows = wording.word(end + 1) in words("phrases", "campaign", "of_services") and not wording.broken(end)
        if kind in {"ORG", "TEAM"} and wording.word(end) == "Service" and follows:
            name = Name(name.start, name.end, "INITIATIVE", "service-programme", 0.75)
        yield name


def _primary(wording: Wording, first: int, end: int, last: int) -> tuple[str, int] | None:
    """``Fenley Primary``: a school, where nothing follows that the word could qualify."""
    school = wording.word(end) in words("phrases", "org", "schools") and end == last and end > first
    return ("ORG", 1) if school and wording.word(end + 1) not in words("phrases", "org", "after_no_school") else None


def _lettered(wording: Wording, first: int, last: int) -> Iterator[Name]:
    """``Unit D``, ``Team A``: a team by its letter."""
    for i in range(first, last):
        letter = wording.word(i + 1)
        kind = wording.word(i) in words("phrases", "team", "lettered") and len(letter) == 1 and letter.isupper()
        initial = wording.word(i + 2) == "." and wording.capital(i + 3)
        if kind and not initial and i + 1 == last and (i == first or wording.stop(i - 1)):
            yield wording.name(i, i + 1, "TEAM", "team-letter", 0.8)


def _national_centre(wording: Wording, first: int, end: int) -> tuple[str, int] | None:
    """``National Boating Centre`` is a body, where another centre is a building or a scheme."""
    if wording.word(end) != "Centre" or end == first:
        return None
    scopes = words("phrases", "org", "scopes_of_centres")
    begin = left_extent(wording, first, "ORG")
    return ("ORG", 1) if any(wording.word(k) in scopes for k in range(begin, end - 1)) else None


def _may_end(wording: Wording, first: int, end: int, last: int, kind: str) -> bool:
    """Whether a name may end at `end` though its run goes on to `last`."""
    if wording.word(end) == "Project":
        return end + 1 == last and wording.word(last) in words("phrases", "campaign", "told_of_projects")
    if kind == "PLACE":
        return False
    return not _becomes_a_thing(wording, first, end, last) and not _taken_in(wording, end, last)


def _taken_in(wording: Wording, end: int, last: int) -> bool:
    """Whether the run goes on to a later head that takes this one in (``Youth Board Manager``)."""
    later = wording.type_of(end + 1, last)
    if later == "TEAM" and wording.word(last) in _MEETING and _body_met(wording, end, last):
        return False
    employer = wording.word(last) in words("phrases", "org", "employers")
    if later == "ORG" and employer and last - end > 1 and _is_title(wording, end):
        return False  # "Chief Constable Fenshire Police"
    if later == "PLACE" and wording.word(end) in words("roles", "heads"):
        return False  # "Inspector Park" is a person
    return later not in {None, "NONE"} and not _is_person_tail(wording, end, last)


def _is_title(wording: Wording, end: int) -> bool:
    """Whether an office of two words or more ends at `end`."""
    return wording.word(end) in words("roles", "heads") and wording.capital(end - 1) and not wording.stop(end - 1)


def _body_met(wording: Wording, first: int, meeting: int) -> bool:
    """``Harbour Watch Panel Meeting``, ``Panel Public Meeting``: the body is named, not its meeting."""
    end = meeting - 1
    if meeting == first:
        return wording.word(end) == ")" and wording.acronym(end - 1)
    while end > first and wording.word(end) in words("phrases", "team", "kinds_of_meetings"):
        end -= 1
    return end >= first and wording.type_of(end, end) in {"TEAM", "ORG"} and wording.word(end) not in _MEETING


def _is_person_tail(wording: Wording, end: int, last: int) -> bool:
    """Whether one or two words that end in no head stand between `end` and the end of the run: a person's name."""
    tail = wording.words(end + 1, last)
    return len(tail) in (1, 2) and all(word.istitle() and head_type([word]) is None for word in tail)


def _becomes_a_thing(wording: Wording, first: int, end: int, last: int) -> bool:
    """Whether the run ends, a word or two on, in a noun that makes it none of ours (``Youth Service Review``)."""
    ends_so = wording.type_of(first, last) == "NONE" and last - end <= 2
    if wording.word(end) == "Police" and wording.word(end - 1) in places():
        return False  # "Fenshire Police Budget"
    return ends_so and wording.word(end) in words("phrases", "org", "thing_makers")


def _typed(wording: Wording, first: int, end: int, kind: str, length: int) -> Name | None:
    """The name of `kind` whose head of `length` words ends at `end`, in its full extent; None where it is none."""
    begin = _past_force(wording, _past_openings(wording, left_extent(wording, first, kind), end), end)
    if kind in {"TEAM", "ORG", "INITIATIVE"}:
        begin = _spelt(wording, begin, end)
    if kind == "ORG" and wording.word(end) in words("phrases", "org", "employers"):
        begin = next((k + 1 for k in range(end - 2, begin, -1) if _is_title(wording, k)), begin)
    if kind == "ORG" and _is_residence(wording, begin, end):
        return None
    count = end - begin + 1
    if kind == "TEAM" and count <= 4 and wording.word(begin) in words("phrases", "common", "markers"):
        return None
    whole = kind == "INITIATIVE" and is_watch(wording.word(end))
    whole = whole or kind == "ROLE" or (length >= 2 and kind in {"TEAM", "ORG"})
    if count < 1 or (count <= length and not whole):
        return None  # a bare head: "the Team"
    coded = (kind == "INITIATIVE" and wording.word(end) == "Watch") or (kind == "PLACE" and count <= 3)
    if coded and wording.word(begin) in {"Operation", "Op"}:
        return wording.name(begin, end, "OPERATION", "operation-head", 0.95)  # "Operation Harbour Watch"
    if kind == "TEAM" and wording.word(end) in _MEETING and "Commissioner" in wording.words(begin, end):
        return None  # "Police and Crime Commissioner Performance Meeting"
    if kind == "TEAM" and count == 2 and wording.word(end) == "Committee" and _is_any(wording, begin):
        return None  # "the procedure of a Planning Committee"
    if kind == "ROLE":
        return office(wording, _past_operation(wording, begin, end), with_field(wording, end))
    if kind == "INITIATIVE" and is_any_plan(wording.text, wording.tokens[begin].start, wording.tokens[end].end):
        return None
    if kind == "PLACE" and _is_officer(wording, begin, end):
        return None
    if kind == "ORG" and count < 2 and wording.word(end) in words("phrases", "org", "weak_heads"):
        return None
    return wording.name(
        begin, _past_head(wording, end, kind), kind, f"{kind.lower()}-head", 0.85 if kind == "PLACE" else 0.9
    )


def _past_force(wording: Wording, begin: int, end: int) -> int:
    """``The Constabulary Harbour Lights Team``: whose team it is stands before its name, with the article."""
    owned = wording.word(begin) == "Constabulary" and wording.word(begin - 1).lower() == "the" and end - begin > 1
    return begin + 1 if owned else begin


def _spelt(wording: Wording, begin: int, end: int) -> int:
    """``Road rescue Lantern Team (RRLT)``: back over a small word to where the acronym in brackets begins."""
    if wording.word(end + 1) != "(" or not wording.acronym(end + 2) or not wording.word(begin - 1).islower():
        return begin
    if not wording.capital(begin - 2) or wording.broken(begin - 1) or wording.broken(begin - 2):
        return begin
    short = wording.word(end + 2)
    starts = range(wording.run_start(begin - 2), begin - 1)
    return next((k for k in starts if spells(short, " ".join(wording.words(k, end)))), begin)


def _is_any(wording: Wording, begin: int) -> bool:
    """Whether an indefinite article stands before: then no one body is meant."""
    return wording.word(begin - 1).lower() in {"a", "an"} and not wording.broken(begin - 1)


def _is_residence(wording: Wording, begin: int, end: int) -> bool:
    """``at Nabwick Court``: after a preposition of place, a court of no kind and no known town, where people live."""
    if wording.word(end) != "Court" or end - begin != 1 or wording.word(begin) in places():
        return False
    there = wording.word(begin - 1).lower() in words("phrases", "common", "where")
    return there and wording.word(begin) not in words("phrases", "org", "courts")


def _past_operation(wording: Wording, begin: int, end: int) -> int:
    """Past the code name in ``Operation Red Kestrel Sergeant``, where a heading has run into the sentence below it."""
    generic = words("names", "none", "generic_operations") | heads().keys()
    if wording.word(begin) not in {"Operation", "Op", "OPERATION"} or wording.word(begin + 1) in generic:
        return begin
    titles = words("roles", "modifiers") | words("roles", "heads") | words("names", "none", "operation_tails")
    return next((k for k in range(begin + 2, end) if wording.word(k) in titles), end)


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
        if wording.word(after) in {"Operation", "Op", "Project"}:
            return end  # what something is done for
        return right_extent(wording, after, "TEAM") or end
    return end


def _is_officer(wording: Wording, begin: int, end: int) -> bool:
    """Whether what ends like a place is a person: after a rank, a title or an honorific (``Inspector Park``)."""
    titles = words("roles", "heads") | words("roles", "honorifics", "words") | table("roles")["abbreviations"].keys()
    return any(wording.word(k) in titles for k in range(begin - (not wording.sentence_start(begin)), end))
