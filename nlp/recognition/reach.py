"""How far the name of a known place reaches: ``Co. Fenland``, ``North Fenport``, ``Fenport City North``."""

from __future__ import annotations

import re

from nlp.lexicon import words
from nlp.naming.wording import Wording

_CENTRE = re.compile(r" (?:City|Town|Village) [Cc]entre\b")


def reach(wording: Wording, first: int, last: int) -> tuple[int, int]:
    """The characters of the place whose known name is ``first..last``."""
    tokens = wording.tokens
    start, end = tokens[_begin(wording, first)].start, tokens[last].end
    if centre := _CENTRE.match(wording.text, end):
        return start, centre.end()
    return start, tokens[_end(wording, last)].end


def _beside(wording: Wording, i: int) -> bool:
    """Whether one blank alone stands between token `i` and the next."""
    inside = 0 <= i < wording.size - 1
    return inside and wording.tokens[i].end + 1 == wording.tokens[i + 1].start and not wording.broken(i)


def _begin(wording: Wording, first: int) -> int:
    """Over ``North``, ``County``, ``Co.`` before the name."""
    before, counties = wording.word(first - 1), words("names", "place", "counties")
    if not _beside(wording, first - 1):
        return first
    if before == "." and wording.word(first - 2) in counties:
        return first - 2
    return first - (before in words("names", "place", "compass") | counties)


def _end(wording: Wording, last: int) -> int:
    """Over ``City``, ``City North``, ``Division``, ``Policing area`` after the name."""
    end = last
    if _beside(wording, end) and wording.word(end + 1) in words("names", "place", "settlements"):
        end += 1
        if _beside(wording, end) and wording.word(end + 1) in words("names", "place", "compass"):
            end += 1
    area = _area(wording, end)
    if area != end:
        return area
    if end > last and wording.capital(end + 1) and _beside(wording, end):
        return last  # a body's name goes on, "Fenport City Council"
    return end


def _area(wording: Wording, end: int) -> int:
    """The last token of ``Division``, ``Garda District``, ``Community Policing area`` after `end`; else `end`."""
    k, areas = end + 1, words("names", "place", "areas")
    while wording.capital(k) and _beside(wording, k - 1) and wording.word(k) not in areas:
        k += 1
    noun = wording.word(k)
    if not _beside(wording, k - 1) or k - end > 4:
        return end
    forces = all(wording.word(j) in words("names", "place", "forces") for j in range(end + 1, k))
    if noun.lower() == "area":
        force = wording.word(k - 1) == "Force"  # "Fenshire Police Force area": the force is named
        return k if k - end >= 2 and not force else end
    ends_here = not wording.capital(k + 1) or wording.broken(k)
    return k if noun.capitalize() in areas and forces and ends_here else end


def shares_head(wording: Wording, i: int) -> bool:
    """``Fenley and Nabwick Fire Stations``, ``Fenley and Nabwick Districts``: several places before one noun."""
    last = wording.run_end(i)
    noun = wording.word(last).removesuffix("s")
    listed = wording.word(i - 1) in {"and", "&", ","} or wording.joins(i + 1)
    heads = words("names", "place", "heads") | words("names", "place", "areas")
    return listed and last > i and wording.word(last) != noun and noun in heads


def is_area(surface: str, known: frozenset[str] | set[str]) -> bool:
    """Whether a phrase is a known place's division, district or area: ``Fenport Garda Division``."""
    parts, areas = surface.split(), words("names", "place", "areas")
    if len(parts) < 2 or parts[-1] not in areas:
        return False
    while len(parts) > 1 and parts[-1] in areas | words("names", "place", "forces"):
        parts = parts[:-1]
    if len(parts) == 1 and parts[0] in words("names", "place", "quarters"):
        return True
    settled = parts[-1] in words("names", "place", "settlements") and " ".join(parts[:-1]) in known
    street = len(parts) > 1 and parts[-1] in words("names", "place", "heads")
    return settled or street or " ".join(parts) in known
