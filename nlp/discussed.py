"""What of a report is minutes: the note of its discussion and the actions agreed, below headings that say so."""

from __future__ import annotations

import re
from collections.abc import Sequence

from nlp.actions.log import rows_of
from nlp.reader import Reading

_PREFIX = r"\W*(?:(?:PART|Part|SECTION|Section|ITEM|Item) )?(?:[A-Z]|\d{1,2}(?:\.\d)?|[IVX]{1,4})?[.):]?\s*[–—:-]?\s*"
_OF_WHOM = r"(?i: (?:by|from|of|at|on|with|and) .{2,80})?"
#: A heading over what was said, and one over what was agreed.
_SAID = re.compile(
    rf"(?:{_PREFIX})(?i:(?:(?:notes?|minutes?|record|summary|extract|points) (?:of|from) (?:the )?)?(?:(?:board|panel"
    r"|committee|members'?|members’|authority) )?(?:discussions?|debate|questions?(?: (?:and|&) (?:answers|responses"
    r"|replies|comments|discussion))?|q ?(?:&|and) ?a|(?:meeting )?minutes?|minute extract|extract (?:of|from) minutes"
    rf"|proceedings|deliberations)){_OF_WHOM}\W*"
)
_AGREED = re.compile(
    rf"(?:{_PREFIX})(?i:(?:agreed |new |key |list of |summary of )?actions?(?: (?:points?|items?|agreed|arising|note"
    rf"|log|list|summary|taken|and owners))?){_OF_WHOM}\W*"
)
_PART = re.compile(r"\W*(?:PART|Part|SECTION|Section|APPENDI|Appendi|ANNEX|Annex)")


def discussed(readings: Sequence[Reading]) -> tuple[list[Reading], list[Reading]]:
    """The passages of a report that note its discussion; and those with the actions taken, with all logs of actions."""
    said: list[Reading] = []
    agreed: list[Reading] = []
    below: list[Reading] | None = None
    part, section = False, None
    for reading in readings:
        if reading.passage.kind == "heading":
            title = " ".join(reading.text.split())
            if len(title) < 120 and (_AGREED.fullmatch(title) or _SAID.fullmatch(title)):
                below = agreed if _AGREED.fullmatch(title) else said
                part, section = _PART.match(title) is not None, reading.passage.section
            elif _PART.match(title) or (not part and reading.passage.section != section):
                below = None
        if below is not None:
            below.append(reading)
    known = {id(reading) for reading in (*said, *agreed)}
    logged = [cell for row in rows_of(readings) for cell in row.cells.values() if id(cell) not in known]
    return said, [*said, *agreed, *logged]
