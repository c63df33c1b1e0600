"""Places by a noun that makes one only after a preposition of place: ``in the Harbour Rooms``, ``at Elm Close``."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from nlp.dating.dates import MONTHS
from nlp.lexicon import words
from nlp.naming.heads import Name, head_type
from nlp.naming.wording import Wording

#: What stands before a river's name; a person's given name may be Glen or Ben.
_BEFORE = {"the", "on", "of", "in", "at", "near", "along", "by", "around", "across", "from", "to", "into"}
#: More words than this are no place's name.
_LONGEST = 4


def located(wording: Wording) -> Iterator[Name]:
    """Capitalised phrases that end in such a noun after a preposition of place, and those listed after them."""
    heads, ends = words("names", "place", "located_heads"), set()
    for first, last in wording.runs:
        begin = first
        while begin < last and (wording.stop(begin) or wording.gerund(begin)):
            begin += 1
        if wording.word(last) not in heads or not 1 <= last - begin < _LONGEST or _is_other(wording, begin, last):
            continue
        if (
            _is_there(wording, begin)
            or _is_address(wording, begin, last)
            or (wording.word(begin - 1) in {",", "and", "&"} and begin - 2 in ends)
        ):
            ends.add(last)
            yield wording.name(begin, last, "PLACE", "located-place", 0.8)


def prefixed(wording: Wording) -> Iterator[Name]:
    """``River Fenn``, ``Isle of Fenn``: a noun before the name."""
    prefixes = words("names", "place", "prefixes")
    for i in wording.among(_openings()):
        length = 2 if f"{wording.word(i)} {wording.word(i + 1)}" in prefixes else int(wording.word(i) in prefixes)
        after = i + length
        if (
            not length
            or wording.broken(i)
            or not wording.capital(after)
            or wording.stop(after)
            or wording.broken(after - 1)
        ):
            continue
        named = wording.word(after).istitle() and head_type([wording.word(after)]) is None
        if named and not wording.capital(after + 1) and (length == 2 or wording.word(i - 1).lower() in _BEFORE):
            yield wording.name(i, after, "PLACE", "prefixed-place", 0.85)


@cache
def _openings() -> frozenset[str]:
    """The first words of the nouns that stand before a place's name."""
    return frozenset(prefix.split(" ")[0] for prefix in words("names", "place", "prefixes"))


def _is_there(wording: Wording, begin: int) -> bool:
    """Whether ``in``, ``at the``, ``along`` stands before the phrase; ``to`` and ``from`` only with an article."""
    before, article = wording.word(begin - 1).lower(), False
    if before == "the":
        before, article = wording.word(begin - 2).lower(), True
    sure = before in words("phrases", "common", "where")
    last = wording.run_end(begin)
    if article and wording.word(last + 1) in {"in", "at"} and wording.capital(last + 2) and not wording.stop(last + 2):
        return True  # "the Harbour Centre at Fenport"
    return sure or (article and before in words("mentions", "place", "all_prepositions"))


def _is_address(wording: Wording, begin: int, last: int) -> bool:
    """Whether a street stands as addresses do: after a house's number, or between commas before another name."""
    if wording.word(begin - 1) == "," and (
        wording.word(begin - 2).isdigit() or wording.word(begin - 2).lower() in MONTHS
    ):
        return True  # "16 February, Harbour Hall"
    if wording.word(last) not in words("phrases", "common", "streets"):
        return False
    between = wording.word(begin - 1) == "," and wording.word(last + 1) == "," and wording.capital(last + 2)
    return between or wording.word(begin - 1).isdigit()


def _is_other(wording: Wording, begin: int, last: int) -> bool:
    """Whether the phrase is a person's name (``Sgt Green``), or says no more than its head (``City Centre``)."""
    title, whole = head_type([wording.word(begin)]), head_type(wording.words(begin, last))
    return (title is not None and title[0] == "ROLE") or (whole is not None and whole[1] > last - begin)
