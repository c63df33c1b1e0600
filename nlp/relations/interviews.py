"""`raised_by` in reports: somebody is interviewed or speaks to outline an operation."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nlp.model import Statement
from nlp.reader import Reading, term
from nlp.relations.context import NAMED, any_of
from nlp.statements import Maker


def interviews(reading: Reading, make: Maker) -> Iterator[Statement]:
    """One `raised_by` for each operation that follows the first person of a sentence about an interview or talk."""
    if make.part.kind == "minutes":
        return
    for sentence in reading.sentences:
        text = reading.text[sentence.start : sentence.end]
        person = next((m for m in sentence.mentions if m.type == "PERSON"), None)
        if person is None or not re.search(rf"\b(?:{any_of('raised_by', 'interviews')})\b", text):
            continue
        for name in sentence.mentions:
            if name.type in NAMED and person.start < name.start:
                yield make(
                    reading, "raised_by", term(name), term(person), sentence.start, sentence.end,
                    rule="interview", confidence=0.8,
                )  # fmt: skip
