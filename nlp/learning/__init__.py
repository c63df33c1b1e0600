"""The first reading of a document: its parts and passages, its lists of people, and what it teaches about names."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

from nlp.attendance import Attendee, find_attendees
from nlp.layout.parts import split_parts
from nlp.layout.passages import Passage, passages_of
from nlp.learning.document import learn
from nlp.learning.knowledge import Knowledge
from nlp.model import Document


@dataclass(frozen=True, slots=True)
class Learnt:
    """The first reading of one document: its parts with their passages, its lists, and what they teach."""

    document: Document
    passages: dict[str, tuple[Passage, ...]]
    attendees: dict[str, tuple[Attendee, ...]]
    knowledge: Knowledge


def first_reading(document: Document) -> Learnt:
    """Split `document` into parts and passages, and learn the names it defines."""
    parts, passages, attendees = [], {}, {}
    every: list[Passage] = []
    listed: list[Attendee] = []
    for part in split_parts(document.text, document.name):
        found, sections = passages_of(document.text, part)
        parts.append(dataclasses.replace(part, sections=sections))
        passages[part.id] = found
        people = tuple(find_attendees(found)) if part.kind == "minutes" else ()
        attendees[part.id] = people
        every += found
        listed += people
    return Learnt(dataclasses.replace(document, parts=tuple(parts)), passages, attendees, learn(every, listed))
