"""Making statements: every one with its verbatim quote, both dates, and how it was found."""

from __future__ import annotations

from dataclasses import dataclass

from nlp.modality import of_things_to_come
from nlp.model import Interval, Part, Statement, Term
from nlp.reader import Reading


@dataclass(frozen=True, slots=True)
class Maker:
    """Makes the statements of one part. ``default`` is when its facts held where a passage gives no other time."""

    part: Part
    default: Interval

    def __call__(
        self,
        reading: Reading,
        relation: str,
        subject: Term,
        obj: Term,
        start: int,
        end: int,
        *,
        rule: str,
        confidence: float = 0.9,
        inferred: tuple[str, ...] = (),
        speaker: Term | None = None,
        modality: str = "asserted",
        value: float | None = None,
        unit: str | None = None,
        period: str | None = None,
        valid: Interval | None = None,
    ) -> Statement:
        """The statement that ``reading.text[start:end]`` supports. Raises ValueError for an empty range."""
        first, last = reading.quote_span(start, end)
        passage = reading.passage
        if modality == "asserted" and of_things_to_come(relation, (passage.lead, *passage.headings[-1:])):
            modality = "planned"
        return Statement(
            relation, subject, obj, first, last, passage.source[first:last], self.part.id, self.part.recorded,
            valid or self.default, passage.section, speaker, value, unit, period, modality, rule,
            round(confidence, 2), inferred,
        )  # fmt: skip
