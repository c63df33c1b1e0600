"""What reading a number begins with, the number as it stands, and what it ends with, the figure it is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from nlp.lexicon import words

if TYPE_CHECKING:
    from spacy.tokens import Doc


@dataclass(frozen=True, slots=True)
class Figure:
    """One number of a sentence: value, unit, the words as written, and its range in the sentence.

    ``noun`` is what it counts, for a later number of the sentence that leaves it out. ``deed`` tells that the words
    alone say that something was done: a figure without it may be the size of something.
    """

    value: float
    unit: str
    phrase: str
    start: int
    end: int
    noun: str = ""
    deed: bool = False


@dataclass(frozen=True)
class Number:
    """A number of a sentence: value, range, currency sign, the parsed sentence, and the figure before it."""

    text: str
    start: int
    end: int
    value: float
    sign: str
    doc: Doc
    earlier: Figure | None = None

    @property
    def word(self) -> str:
        """The number as written."""
        return self.text[self.start : self.end]

    @cached_property
    def before(self) -> str:
        """Up to 120 characters before it."""
        return self.text[max(0, self.start - 120) : self.start]

    @property
    def before_all(self) -> str:
        """All of the sentence before it."""
        return self.text[: self.start]

    @cached_property
    def after(self) -> str:
        """Up to 200 characters after it."""
        return self.text[self.end : self.end + 200]

    @cached_property
    def clause(self) -> str:
        """The words before it since the last comma or stronger stop."""
        return re.split(r"[,;:]\s|[.?!]\s", self.before)[-1]

    def figure(self, unit: str, length: int = 0, *, phrase: str = "", noun: str = "", deed: bool = False) -> Figure:
        """The figure that this number is, with `length` characters after it; `phrase` where it is said otherwise."""
        end = self.end + length
        unit = unit.strip(" -")
        return Figure(
            self.value, unit, (phrase or self.text[self.start : end]).strip(), self.start, end, noun or unit,
            deed or says_done(unit),
        )  # fmt: skip


def uncapitalised(text: str) -> str:
    """A label as it stands within a sentence: ``Vehicles seized`` as ``vehicles seized``, ``DUI arrests`` as it is."""
    return text[:1].lower() + text[1:] if text[1:2].islower() or text[1:2] in {" ", ""} else text


def says_done(unit: str) -> bool:
    """Whether a unit alone says that something was done: ``arrests``, ``vehicles stopped``."""
    if unit.startswith(("%", "percentage points", "GBP", "EUR", "USD")):
        return True
    tokens = unit.split()
    if not words("outcomes", "deeds", "nouns").isdisjoint(token.lower() for token in tokens):
        return True
    done = words("outcomes", "deeds", "done")
    return any(token.lower() in done for token in tokens) or any(unit.endswith(f" {word}") for word in done)
