"""`located_in`: the places where an operation or initiative is at work."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nlp.model import Statement
from nlp.recognise import Found
from nlp.relations.context import NAMED, Context, any_of


def locations(here: Context) -> Iterator[Statement]:
    """All `located_in` of a sentence."""
    for place in here.of_type("PLACE"):
        close = next((m for m in here.named if m.start - place.end in (0, 1)), None)
        subject = close or here.nearest(place)
        if subject.type not in NAMED or _only_passed(here, place):
            continue
        prepared = _after_preposition(here, place)
        if prepared or close is not None or _qualifies(here, place) or subject.start - place.end in (0, 1):
            sure = 0.75 if prepared else 0.65
            yield here.state("located_in", subject, place, rule="place-in-sentence", confidence=sure)


def _after_preposition(here: Context, place: Found) -> bool:
    before, between = any_of("located_in", "before"), any_of("located_in", "between")
    pattern = rf"\b(?:{before})\s+(?:(?:{between}) )*$|, $"
    return re.search(pattern, here.before(place, 30), re.IGNORECASE) is not None


def _qualifies(here: Context, place: Found) -> bool:
    """``Fenborough night-time economy``: the place says which."""
    pattern = rf" (?:[\w-]+ ){{0,2}}(?:{any_of('located_in', 'after')})|'s hotspots?"
    return re.match(pattern, here.after(place, 30)) is not None


def _only_passed(here: Context, place: Found) -> bool:
    """Whether a place is that of an event or the end of a journey."""
    before = here.before(place, 30)
    if re.search(rf"\b(?:{any_of('located_in', 'events')})\b", before):
        return True
    from_or_to = re.search(rf"(?:{any_of('located_in', 'journeys')}) (?:the )?$", before)
    return bool(from_or_to and re.search(rf"\b(?:{any_of('located_in', 'travel')})", here.text))
