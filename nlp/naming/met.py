"""Standing meetings by what they are for, their last noun written small: ``the Harbour Performance meeting``."""

from __future__ import annotations

from collections.abc import Iterator

from nlp.lexicon import words
from nlp.naming.extent import left_extent
from nlp.naming.heads import Name
from nlp.naming.wording import Wording


def standing_meeting(wording: Wording, first: int, last: int) -> Iterator[Name]:
    """The meeting that the small noun after the capitalised run ``first..last`` names; not one that an article leaves
    open, and none that an officeholder holds."""
    if wording.word(last + 1) != "meeting" or wording.broken(last):
        return
    if wording.word(last) not in words("phrases", "team", "meetings_for"):
        return
    begin = left_extent(wording, first, "TEAM")
    frequency = words("phrases", "team", "kinds_of_meetings")
    while begin < last and (wording.stop(begin) or wording.word(begin) in frequency):
        begin += 1
    held = words("phrases", "team", "meetings_of") & set(wording.words(begin, last))
    if begin < last and not held and wording.word(begin - 1).lower() not in words("phrases", "role", "indefinite"):
        yield wording.name(begin, last + 1, "TEAM", "standing-meeting", 0.8)
