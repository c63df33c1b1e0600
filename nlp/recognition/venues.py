"""Where a meeting was held: ``held in the Harbour Rooms, Fenport, on …``, ``Venue: The Old Bakehouse``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from nlp.lexicon import words
from nlp.naming.heads import head_type
from nlp.naming.wording import Wording
from nlp.patterns import Signed
from nlp.recognition.found import Found

_HELD = Signed(
    ("eld", "ELD", "onvened", "ONVENED", "ook place", "OOK PLACE", "met", "MET", "Met", "eet next", "EET NEXT"),
    r"(?:^|\b(?i:meeting|minutes?|proceedings|conference|forum|held)\b[^.;\n]{0,90}?\b)"
    r"(?i:held|convened|took place|meet next|met)\b(?:[^.;\n]{0,60}?\b)?(?i:in|at)(?: the)? (?=[A-ZÀ-Þ])",
)
_FIELD = re.compile(
    r"^(?:Venue|Location|Place|Where|Lleoliad|Lleoliad / Venue|Venue / Lleoliad) ?[:–-] ?(?:The )?(?=[A-ZÀ-Þ])"
)
#: The same on a line of its own: after the room, and after the day and the hour.
_ROOM = re.compile(
    r"^(?i:the )?(?i:(?:council|committee|main|assembly|conference|meeting|court|civic) )?"
    r"(?i:chambers?|boardroom|room|suite|hall|offices),? (?=[A-ZÀ-Þ][\w' ]+(?:,| and online\b|$))"
)
_CLOCK = r"\d{1,2}(?:[.:]\d\d)? ?(?:am|pm|noon|hrs|hours)?"
_HOUR = re.compile(
    r"^(?:Date[:–-]? ?)?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?\d{1,2}(?:st|nd|rd|th)? (?:of )?[A-Z][a-z]+,?"
    rf" \d{{4}}(?:,| at| –| -)+ ?{_CLOCK}(?: ?(?:to|-|–) ?{_CLOCK})?"
    r"(?:,| –| -|;)+ (?:in |at )?(?:[Tt]he )?(?=[A-ZÀ-Þ])"
)
#: More places than this follow no meeting.
_MOST = 4


def venues(wording: Wording) -> Iterator[Found]:
    """The hall, the street and the town that the words of holding a meeting lead to."""
    starts = wording.starts
    openings = (pattern.match(wording.text) for pattern in (_FIELD, _ROOM, _HOUR))
    for match in [*_HELD.finditer(wording.text), *filter(None, openings)]:
        i: int | None = starts.get(match.end())
        for _ in range(_MOST):
            if i is None or (last := _segment(wording, i)) is None:
                break
            if not _is_room(wording, last):
                start, end = wording.tokens[i].start, wording.tokens[last].end
                yield Found(start, end, "PLACE", wording.text[start:end], "venue", 0.85, 1)
            last += wording.word(last + 1).isdigit() and not wording.broken(last)  # "Block 1, Harbour Hall"
            i = last + 2 if wording.word(last + 1) in {",", "-", "–"} and not wording.broken(last + 1) else None


def _segment(wording: Wording, first: int) -> int | None:
    """The last token of the place that begins at `first`; None where a day or a means of meeting stands there."""
    last = first
    if not wording.capital(first) or _is_other(wording, first):
        return None
    while not wording.broken(last):
        if wording.capital(last + 1) and not _is_other(wording, last + 1):
            last += 1
        elif wording.word(last + 1) in _links() and wording.capital(last + 2) and not _is_other(wording, last + 2):
            last += 2
        else:
            break
    return last if last - first < 5 else None


@cache
def _links() -> frozenset[str]:
    """Small words inside the name of a house or a town."""
    return words("abroad", "celtic", "small") - {"a", "i", "o", "is", "do"} | {"'s", "of", "&", "on", "upon"}


def _is_other(wording: Wording, i: int) -> bool:
    """A day, a month, a way of meeting from afar, a body: no place."""
    word = wording.word(i)
    return word in words("mentions", "venue", "no_places") or (wording.stop(i) and word not in {"The", "New"})


def _is_room(wording: Wording, last: int) -> bool:
    """A room of a house that has no name of its own, or what is no place."""
    typed = head_type([wording.word(last)])
    other = typed is not None and typed[0] in {"TEAM", "ROLE", "INITIATIVE", "NONE"} and wording.word(last) != "Academy"
    rooms = words("mentions", "venue", "rooms")
    house = wording.word(last) == "Chambers" and wording.capital(last - 1) and wording.word(last - 1) not in rooms
    return other or (wording.word(last) in rooms and not house) or wording.word(last).isdigit()
