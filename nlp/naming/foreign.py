"""Names whose head comes first, in Welsh, Irish and Gaelic: ``Cyngor Sir Fenland``, ``Comhairle na Fenna``."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from nlp.lexicon import table, words
from nlp.naming.heads import Name
from nlp.naming.wording import Wording

#: More words than this are a sentence.
_LONGEST = 9


def foreign(wording: Wording) -> Iterator[Name]:
    """All names that a Celtic head begins."""
    for i in wording.among(_openings()):
        kind = _heads().get(wording.word(i)) or _heads().get(f"{wording.word(i)} {wording.word(i + 1)}")
        if kind is None or (last := _last(wording, i)) == i:
            continue
        article = wording.word(i - 1) == "An" and not wording.broken(i - 1) and i > 0
        yield wording.name(i - article, last, kind, "foreign-head", 0.85)


@cache
def _heads() -> dict[str, str]:
    return {head: kind.upper() for kind, heads in table("abroad")["celtic"]["heads"].items() for head in heads}


@cache
def _openings() -> frozenset[str]:
    """The first words of the heads."""
    return frozenset(head.split(" ")[0] for head in _heads())


def _last(wording: Wording, first: int) -> int:
    """The last token of the name that the head at `first` begins: capitals, and small words between them."""
    small = words("abroad", "celtic", "small")
    last = first
    while last - first < _LONGEST and not wording.broken(last):
        if wording.capital(last + 1) and not wording.stop(last + 1):
            last += 1
            continue
        k = last + 1
        while wording.word(k) in small and k - last < 3 and not wording.broken(k):
            k += 1
        if k == last + 1 or not wording.capital(k):
            break
        last = k
    return last
