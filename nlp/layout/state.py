"""A passage, and where the reading of a part stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypedDict, Unpack

from nlp.layout.parts import slug
from nlp.layout.view import Fragment, View
from nlp.model import Part, Section


@dataclass(frozen=True)
class Passage:
    """Text that reads as one, in file fragments, with where it stands.

    ``kind`` is heading, paragraph, bullet, cell, caption, field or notice; ``role`` says what a cell or paragraph is
    for (question, answer, action, update, owner). ``lead`` is the sentence ending in a colon that a bullet hangs on.
    """

    source: str
    fragments: tuple[Fragment, ...]
    kind: str
    part: str
    section: str | None = None
    headings: tuple[str, ...] = ()
    role: str | None = None
    header: str | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None
    lead: str | None = None
    spaced: bool = False
    listed: bool = False

    @property
    def start(self) -> int:
        """Offset of the first character in the file."""
        return self.fragments[0][0]

    @property
    def end(self) -> int:
        """Offset after the last character in the file."""
        return self.fragments[-1][1]

    @cached_property
    def view(self) -> View:
        """The passage's cleaned text."""
        return View.of(self.source, self.fragments, self.spaced, self.listed)


class _More(TypedDict, total=False):
    role: str | None
    header: str | None
    table: int | None
    row: int | None
    column: int | None
    listed: bool


@dataclass
class State:
    """Where the reading of a part stands, and what it has made so far.

    ``header`` holds the headings of the table being read, ``role`` what the text below a heading is for, ``lead`` the
    sentence ending in a colon that bullets below ``lead_level`` hang on. ``fresh`` tells that a header was just
    repeated after a page break, ``itemised`` that the lower heading is the title of an item (``2.1``); ``width`` is how
    long full lines are where the file breaks its lines, ``margin`` where moreover an empty one follows each, else 0;
    ``cells`` gives, by column, the number of the passage of the last row's cell.
    """

    part: Part
    source: str
    spaced: bool
    passages: list[Passage] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    header: tuple[str, ...] = ()
    role: str | None = None
    lead: str | None = None
    lead_level: int = -1
    table: int = 0
    row: int = 0
    margin: int = 0
    width: int = 0
    fresh: bool = False
    itemised: bool = False
    cells: dict[int, int] = field(default_factory=dict)

    def add(self, kind: str, fragments: Sequence[Fragment], **more: Unpack[_More]) -> None:
        """Append a passage of this kind, where the reading stands."""
        passage = Passage(
            self.source, tuple(fragments), kind, self.part.id, self.sections[-1].id if self.sections else None,
            tuple(self.headings), lead=self.lead if kind == "bullet" else None, spaced=self.spaced, **more,
        )  # fmt: skip
        self.passages.append(passage)

    def section(self, number: str | None, title: str, start: int) -> None:
        """Begin a section at the file offset `start`; what held for the last one holds no longer."""
        position = len(self.sections) + 1
        ident = f"{self.part.id}/{position:02d}-{slug(title)[:48].strip('-')}"
        self.sections.append(Section(ident, position, number, title, start, self.part.end))
        self.headings = [title]
        self.header, self.role, self.lead = (), None, None
