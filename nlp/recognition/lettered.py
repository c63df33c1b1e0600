"""Units and bodies whose noun is an acronym after a place or a quarter: ``Northern BCU``, ``Fenshire OPCC``."""

from __future__ import annotations

from collections.abc import Iterator

from nlp.lexicon import table, words
from nlp.naming.heads import head_type
from nlp.naming.wording import Wording
from nlp.recognition.found import Found
from nlp.recognition.lookup import Lookup


def lettered(wording: Wording, lookup: Lookup) -> Iterator[Found]:
    """Such acronyms with the place before them."""
    for i in wording.acronyms:
        token = wording.tokens[i]
        kind = _kind(token.text)
        if kind is None or not _beside(wording, i) or _officer(wording, i):
            continue
        first = _first(wording, i, lookup)
        if first is not None:
            start = wording.tokens[first].start
            label = wording.text[start : token.end].replace("\n", " ")
            yield Found(start, token.end, kind, label, "placed-letters", 0.85, 3)


def met(wording: Wording, lookup: Lookup) -> Iterator[Found]:
    """``the HWP meeting`` where no paper says what HWP stands for: who meets is a group."""
    for i in wording.acronyms:
        short = wording.tokens[i].text
        if wording.word(i + 1).lower() not in {"meeting", "meetings"} or wording.broken(i) or len(short) < 3:
            continue
        other = short in words("phrases", "team", "meetings_by") or short in table("roles")["abbreviations"]
        if (
            short.isalpha()
            and short.isupper()
            and not other
            and not lookup.expand(short)
            and not wording.capital(i - 1)
        ):
            yield Found(*wording.tokens[i][1:], "TEAM", short, "letters-that-meet", 0.75, 1)


def _kind(word: str) -> str | None:
    if word in words("names", "team", "letters"):
        return "TEAM"
    return "ORG" if word in words("names", "org", "letters") else None


def _officer(wording: Wording, i: int) -> bool:
    """``Fenport DC Roe``: an officer's rank."""
    return wording.word(i) in words("names", "org", "councils") and wording.capital(i + 1) and not wording.broken(i)


def _beside(wording: Wording, i: int) -> bool:
    """Whether one blank alone stands before token `i`."""
    return i > 0 and wording.tokens[i - 1].end + 1 == wording.tokens[i].start and not wording.broken(i - 1)


def _first(wording: Wording, i: int, lookup: Lookup) -> int | None:
    """The token at which the place before the acronym at `i` begins; None where none stands there."""
    quarters = words("names", "place", "quarters") | words("names", "place", "compass")
    for length in (3, 2, 1):
        if i >= length and wording.capital(i - length) and lookup.is_place(" ".join(wording.words(i - length, i - 1))):
            compass = wording.word(i - length - 1) in quarters and i > length
            return i - length - compass
    if wording.word(i) in words("names", "org", "councils"):
        return None  # "DC" and the like only after a known place
    before = wording.word(i - 1)
    if before in quarters:
        return i - 1
    other = not before.istitle() or len(before) < 4 or wording.stop(i - 1) or head_type([before]) is not None
    if other or before in lookup.own.surnames or before in lookup.corpus.surnames:
        return None
    earlier = wording.word(i - 2)
    typed = head_type([earlier])
    alone = not wording.capital(i - 2) or wording.stop(i - 2) or (typed is not None and typed[0] == "ROLE")
    sure = before.endswith("shire") or wording.word(i) in words("names", "team", "sure_letters")
    return i - 1 if alone and (sure or earlier.lower() in {"the", "of", "by", "in"}) else None
