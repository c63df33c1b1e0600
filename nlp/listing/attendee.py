"""One person of a list of those present or excused."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from nlp.layout.passages import Passage
from nlp.lexicon import words
from nlp.listing.fields import Range


@dataclass(frozen=True, slots=True)
class Attendee:
    """One person of a list. Ranges are of the passage's view; ``role``, ``org`` and ``initials`` may be missing.

    ``offices`` are those held beside ``role``; ``shared`` is the office that a title for several people gives
    (``Councillors A and B``), which the text does not write for each.
    """

    passage: Passage
    start: int
    end: int
    name: Range
    role: Range | None
    org: Range | None
    present: bool
    acronym: Range | None = None  # of the role, in brackets after it
    initials: str | None = None
    offices: tuple[Range, ...] = ()
    shared: str | None = None
    body: str | None = None  # the body under whose heading the list names the person


def is_list(people: Sequence[Attendee]) -> bool:
    """Whether a passage is a list of these people, its own: not prose of which one sentence names them."""
    told = sum(person.end - person.start for person in people)
    return 3 * told > len(people[0].passage.view.text) if people else False


def is_generic(body: str) -> bool:
    """Whether a phrase names no body in particular: ``Police``, ``the Board``."""
    return all(word in words("people", "body", "generic") for word in re.findall(r"[A-Z][\w'-]*", body))
