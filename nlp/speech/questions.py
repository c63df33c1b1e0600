"""Questions put at a meeting, by the public or by an office-holder, and who answered them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from nlp.model import Part, Question, Term
from nlp.reader import Reading

_NONE = re.compile(r"^(?:introductory (?:comments?|remarks?)|opening remarks|n/?a|none)\W*$", re.IGNORECASE)


def find_questions(readings: Sequence[Reading], part: Part) -> list[Question]:
    """The questions of one part's minutes in order. A public question states what its asker believes, nothing more."""
    found: list[Question] = []
    public = False
    for i, reading in enumerate(readings):
        passage = reading.passage
        if passage.kind == "heading":
            if re.search(r"\bquestions?\b", reading.text, re.IGNORECASE):
                public = (
                    bool(re.search(r"\bpublic\b", reading.text, re.IGNORECASE))
                    or "public" in reading.section_title.lower()
                )
            continue
        if passage.role != "question" or _NONE.match(reading.text):
            continue
        answer = _answer(readings, i)
        asker = next(
            (s.speaker.term for sentence in reading.sentences for s in sentence.segments if s.speaker is not None), None
        )
        first, last = reading.quote_span(0, len(reading.text))
        from_, to = answer.quote_span(0, len(answer.text)) if answer is not None else (None, None)
        by = _speakers(answer, asker) if answer is not None else ()
        key = f"question/{part.id}-{len(found) + 1:02d}"
        by_whom = None if public else asker
        found.append(Question(key, part.id, passage.section, by_whom, public, first, last, from_, to, by))
    return found


def _answer(readings: Sequence[Reading], i: int) -> Reading | None:
    own = readings[i].passage
    for other in readings[i + 1 : i + 3]:
        if (
            other.passage.role == "answer"
            and other.passage.table == own.table
            and (own.row is None or other.passage.row == own.row)
        ):
            return other
    return None


def _speakers(answer: Reading, asker: Term | None) -> tuple[Term, ...]:
    """Those who speak in the answer, in order, without whoever asked."""
    named: list[Term] = []
    for sentence in answer.sentences:
        for segment in sentence.segments:
            if (
                segment.speaker is not None
                and segment.explicit
                and segment.speaker.term not in named
                and segment.speaker.term != asker
            ):
                named.append(segment.speaker.term)
    return tuple(named)
