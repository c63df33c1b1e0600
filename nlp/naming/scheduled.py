"""Names of what is planned, by their place in a list: ``Lantern Monday (May 2026) – Raising awareness of …``."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nlp.dating.dates import MONTH
from nlp.naming.heads import Name, head_type
from nlp.naming.wording import Wording

_WORD = r"[A-Z][\w'’-]*"
#: A title of two to six words at the start, the month in brackets, a dash, and what is done in -ing.
_SCHEDULED = re.compile(
    rf"(?:[-•*o] )*(?P<name>{_WORD}(?: (?:(?:to|of|and|for|the|in|on|&) )?{_WORD}){{1,4}}) \({MONTH}(?: 20\d\d)?\)"
    r" ?[-–—:] ?[A-Z][a-z]+ing\b"
)

#: What staff are given, and no scheme by its name.
_TAUGHT = {
    "Training",
    "Course",
    "Courses",
    "Session",
    "Sessions",
    "Workshop",
    "Workshops",
    "Webinar",
    "Webinars",
    "Seminar",
}


def scheduled(wording: Wording) -> Iterator[Name]:
    """The name that opens an entry of a list of what is planned."""
    match = _SCHEDULED.match(wording.text)
    if match is not None and head_type(match["name"].split()) is None and match["name"].split()[-1] not in _TAUGHT:
        yield Name(match.start("name"), match.end("name"), "INITIATIVE", "scheduled", 0.75)
