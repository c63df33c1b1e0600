"""What tests of reading share: a text read into parts and passages as the pipeline does it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from hypothesis import settings

from nlp.attendance import Attendee, find_attendees
from nlp.figures.observations import find_observations
from nlp.layout.parts import split_parts
from nlp.layout.passages import Passage, passages_of
from nlp.meetings import find_meetings
from nlp.model import AgendaItem, Document, Meeting, Observation, Part, Section

# The same cases on every run, and no clock: machines are shared.
settings.register_profile("reading", deadline=None, derandomize=True, max_examples=80)
settings.load_profile("reading")


@dataclass(frozen=True)
class ReadPart:
    """One part of a document with all that structure gives."""

    document: Document
    part: Part
    passages: tuple[Passage, ...]
    sections: tuple[Section, ...]

    @property
    def text(self) -> str:
        return self.document.text

    def texts(self, kind: str) -> list[str]:
        return [p.view.text for p in self.passages if p.kind == kind]

    def people(self) -> list[tuple[str, str | None, str | None, bool]]:
        """Name, role, organisation and whether present, of everybody listed."""
        return [
            (_cut(a, a.name) or "", _cut(a, a.role), _cut(a, a.org), a.present) for a in find_attendees(self.passages)
        ]

    def observations(self) -> list[Observation]:
        return find_observations(self.part, self.passages, self.sections)

    def meetings(self) -> list[Meeting]:
        return find_meetings(self.document, self.part, self.passages, self.sections)[0]

    def agenda(self) -> list[AgendaItem]:
        return find_meetings(self.document, self.part, self.passages, self.sections)[1]


def _cut(attendee: Attendee, field: tuple[int, int] | None) -> str | None:
    return attendee.passage.view.text[slice(*field)] if field else None


def read_parts(text: str, name: str = "paper.txt") -> list[ReadPart]:
    document = Document(name, "0" * 64, text, split_parts(text, name))
    return [ReadPart(document, part, *passages_of(text, part)) for part in document.parts]


@pytest.fixture(scope="session")
def read() -> Callable[..., list[ReadPart]]:
    """Reads a text into its parts."""
    return read_parts


@pytest.fixture(scope="session")
def corpus_parts(texts: dict[str, str]) -> dict[str, ReadPart]:
    """All parts of the bundled papers by id."""
    return {r.part.id: r for name, text in texts.items() for r in read_parts(text, name)}
