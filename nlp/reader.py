"""A passage as read: its mentions, its sentences, and who speaks in each of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from nlp.layout.parts import slug
from nlp.layout.passages import Passage
from nlp.model import Part, Term
from nlp.recognise import Found


def entity_key(kind: str, label: str) -> str:
    """The key of an entity: its type and a slug of its label without ``Operation``, ``the``, honorifics and brackets.

    >>> entity_key("OPERATION", "Op Kestrel"), entity_key("TEAM", "the Harbour Watch (HW) Team")
    ('operation/kestrel', 'team/harbour-watch-team')
    """
    plain = re.sub(r"\s*\([^()]*\)", "", label)
    plain = re.sub(r"^(?:the|The) ", "", plain.strip())
    if kind == "OPERATION":
        plain = re.sub(r"^(?:Operation|Op\.?) ", "", plain)
    return f"{kind.lower()}/{slug(plain)}"


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who speaks: the person where the minutes show one, else the role; and what that was inferred from, if it was."""

    term: Term
    role: str | None = None
    inferred: str | None = None


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of a sentence that one speaker says. ``explicit`` where the sentence names the speaker itself.

    ``others`` are those who say it with the speaker (``The CC and the PCC discussed ...``), ``askers`` those to whose
    question it answers.
    """

    start: int
    end: int
    speaker: Speaker | None
    explicit: bool
    verb: str = ""
    others: tuple[Speaker, ...] = ()
    askers: tuple[Speaker, ...] = ()


@dataclass(slots=True)
class Sentence:
    """One sentence of a passage: a range of its view, its mentions, and its segments in order."""

    start: int
    end: int
    mentions: list[Found]
    segments: list[Segment] = field(default_factory=list)

    def segment_at(self, position: int) -> Segment | None:
        """The segment that holds the view offset `position`."""
        return next((s for s in self.segments if s.start <= position < s.end), None)


@dataclass(slots=True)
class Reading:
    """One passage with all that was recognised in it."""

    passage: Passage
    part: Part
    mentions: list[Found]
    sentences: list[Sentence] = field(default_factory=list)
    section_title: str = ""

    @property
    def text(self) -> str:
        """The passage's cleaned text."""
        return self.passage.view.text

    def quote_span(self, start: int, end: int) -> tuple[int, int]:
        """The file's offsets of a range of the view."""
        return self.passage.view.span(start, end)


def term(found: Found) -> Term:
    """The entity of a mention as a term of a statement."""
    return Term(found.label, entity_key(found.type, found.label))


def read_passage(passage: Passage, part: Part, mentions: Sequence[Found]) -> Reading:
    """`passage` with its sentences and the mentions in each."""
    reading = Reading(passage, part, list(mentions))
    for start, end in passage.view.sentences:
        inside = [m for m in mentions if start <= m.start < end]
        reading.sentences.append(Sentence(start, end, inside))
    return reading
