"""Bodies whose last noun is written small: ``Fenshire constabulary``, ``Fenshire Fire and Rescue service``."""

from __future__ import annotations

from collections.abc import Iterator

from nlp.english import is_english
from nlp.gazetteer import places
from nlp.lexicon import words
from nlp.naming.extent import left_extent
from nlp.naming.heads import Name
from nlp.naming.wording import Wording


def lower_body(wording: Wording, first: int, last: int) -> Iterator[Name]:
    """The body that the small noun after the capitalised run ``first..last`` makes of it."""
    at = last + 1
    if wording.broken(last) or wording.word(at) not in words("names", "org", "lower_nouns"):
        return
    if wording.word(last) in words("names", "org", "before_service"):
        begin = left_extent(wording, first, "ORG")
        while begin < last and wording.stop(begin):
            begin += 1
        named = wording.word(begin) not in words("names", "org", "before_service")
        if wording.word(at) == "service" and begin < last and named:
            yield wording.name(begin, at, "ORG", "org-lower-head", 0.8)
        return
    begin = first
    while begin < last and wording.stop(begin):
        begin += 1
    if wording.word(at) in words("names", "org", "small_schools"):
        if not is_english(wording.word(last)) and wording.type_of(begin, last) is None and not wording.stop(last):
            yield wording.name(begin, at, "ORG", "org-lower-head", 0.75)
        return
    place = " ".join(wording.words(begin, last))
    if place not in places():
        return
    if wording.word(at) in words("names", "org", "small_tiers") and wording.word(at + 1) == "council":
        at += 1
    following = wording.word(at + 1)
    whole = wording.word(at) in {"constabulary", "council"} or (
        wording.word(at) == "police" and following in words("names", "org", "after_police")
    )
    if whole and wording.word(at) not in words("names", "org", "small_tiers"):
        yield wording.name(begin, at, "ORG", "org-lower-head", 0.8)
