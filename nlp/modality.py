"""What is denied or only planned is kept as such: the words between the two names of a statement decide."""

from __future__ import annotations

import bisect
import dataclasses
import re
from collections.abc import Iterable, Sequence

from nlp.model import Mention, Statement

#: The relations whose words stand between their two names.
_BETWEEN = frozenset({"led_by", "funded_by", "involves", "located_in", "supports"})
_DENIED = re.compile(r"\b(?:not|never|no longer|cannot|neither|nor)\b(?! only\b)|n['’]t\b", re.IGNORECASE)
_PLANNED = re.compile(
    r"\b(?:will|shall|could|would|might|should|(?-i:may)|(?:is|are|was|were) (?:to|due to|going to|expected to|set to)"
    r"|(?:plans?|intends?|planning|hopes?) to|in the planning (?:stages?|phase))\b",
    re.IGNORECASE,
)
#: What heads a list of things that are still to come.
_TO_COME = re.compile(
    r"(?:planned|upcoming|forthcoming|future|proposed)\b|(?:next steps|looking ahead|plans for|still to come)\b",
    re.IGNORECASE,
)
#: Where another statement begins, which what stands before does not touch.
_TURN = re.compile(r"[,;:]|[.?!]\s|\b(?:and|but|which|who|that|while|whilst|although|though)\b", re.IGNORECASE)


def qualified(statements: Iterable[Statement], mentions: Sequence[Mention], source: str) -> list[Statement]:
    """`statements`, those denied or planned in the sentence marked so. `mentions` are of `source`, in any order."""
    ordered = sorted(mentions, key=lambda m: m.start)
    starts = [m.start for m in ordered]
    return [_qualified(s, ordered, starts, source) for s in statements]


def told(words: str) -> str:
    """How `words` between two names tell what ties them: denied, planned, or asserted."""
    last = _TURN.split(words)[-1]
    return "denied" if _DENIED.search(last) else "planned" if _PLANNED.search(last) else "asserted"


def of_things_to_come(relation: str, heads: Iterable[str | None]) -> bool:
    """Whether a tie or aim told below these headings and lead-in lines is one of something that is only planned.

    >>> of_things_to_come("targets", ["Wellbeing", "Planned activity includes:"])
    True
    """
    return relation in _BETWEEN | {"targets"} and any(_TO_COME.match(head or "") is not None for head in heads)


def _qualified(statement: Statement, mentions: Sequence[Mention], starts: Sequence[int], source: str) -> Statement:
    if statement.relation not in _BETWEEN or statement.modality != "asserted":
        return statement
    inside = mentions[bisect.bisect_left(starts, statement.start) : bisect.bisect_left(starts, statement.end)]
    subjects = [m for m in inside if m.entity == statement.subject.entity]
    objects = [m for m in inside if m.entity == statement.object.entity]
    pairs = [(s, o) if s.start < o.start else (o, s) for s in subjects for o in objects]
    if not pairs:
        return statement
    first, last = min(pairs, key=lambda pair: pair[1].start - pair[0].end)
    return dataclasses.replace(statement, modality=told(source[first.end : last.start]))
