"""Logs of actions whose columns ran together: ``25/09 18 June 2025 Send the plan to the Board. JR Closed.``"""

from __future__ import annotations

import re
from collections.abc import Iterator

from nlp.actions.lines import Line
from nlp.actions.log import principals
from nlp.actions.status import first_status
from nlp.dating.dates import find_dates
from nlp.model import Term
from nlp.reader import Reading, term

#: How a row begins: number and day.
_ROW = re.compile(
    r"(?:^|(?<=\s))(?:Action |AP ?)?(?P<number>(?:[A-Z]{1,4}[-/]?)?\d{1,3}(?:[/.-]\d{1,4})?)\s+"
    r"(?P<date>\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]{2,8} (?:20)?\d\d|\d{1,2}[/.]\d{1,2}[/.](?:20)?\d\d)\s+(?=[A-Z])"
)
#: A heading over a log of actions, and the headings of its columns where they ran together.
_LOG = re.compile(
    r"\b(?:action|decision)s? ?(?:log|tracker|sheet|register|list|points?|summary|update)?\b", re.IGNORECASE
)
_BESIDE = re.compile(r"\s*(?:,|/|&|and)\s*")


def rows_run_together(reading: Reading) -> Iterator[Line]:
    """The rows of such a log in one passage below its heading that tell whose they are and how they stand."""
    passage, text = reading.passage, reading.text
    above = [heading for heading in passage.headings if heading != text]
    if passage.kind not in {"paragraph", "bullet", "heading"} or not any(_LOG.search(heading) for heading in above):
        return
    starts = list(_ROW.finditer(text))
    for i, row in enumerate(starts):
        end = starts[i + 1].start() if i + 1 < len(starts) else len(text)
        days = [day.iso for day in find_dates(row["date"]) if len(day.iso) == 10]
        told = _tail(reading, row.end(), end)
        if days and told is not None:
            owners, status = told
            end = len(text[:end].rstrip())
            yield Line(reading, row.start(), row.end(), end, row["number"], days[0], status, owners)


def _tail(reading: Reading, begin: int, end: int) -> tuple[tuple[Term, ...], str] | None:
    """The owners after the wording of an action and the status after them."""
    text = reading.text
    inside = [m for m in reading.mentions if begin < m.start and m.end <= end]
    for i, mention in enumerate(inside):
        status = first_status(text[mention.end : end].strip())
        if mention.type not in {"PERSON", "ROLE", "ORG", "TEAM"} or status is None:
            continue
        first = i
        while first and _BESIDE.fullmatch(text[inside[first - 1].end : inside[first].start]):
            first -= 1
        first -= bool(first) and inside[first - 1].type == "ROLE" and inside[first].start - inside[first - 1].end == 1
        return tuple(term(m) for m in principals(inside[first : i + 1])), status
    return None
