"""`outcome`: the figures that tell what an operation, initiative or team achieved."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nlp.model import Interval, Statement, Term
from nlp.outcomes import Figure, figures, is_plan, period_of
from nlp.recognise import Found
from nlp.relations.context import Context, any_of

#: The most characters between a team and what it did.
_FAR = 110


def results(here: Context) -> Iterator[Statement]:
    """All `outcome` of a sentence. A question states none."""
    if here.reading.passage.role == "question":
        return
    part = here.maker.part
    period, valid = period_of(here.topic, part.period, part.recorded, here.sentence_before)
    if not valid.start:
        valid = here.maker.default if period is None else Interval(text=valid.text or period)
    for figure in figures(here.text, here.doc):
        subject = _subject(here, here.offset + figure.start)
        if _counts(here, figure, subject):
            yield here.state(
                "outcome", subject, Term(figure.phrase), rule="figure", confidence=0.75,
                value=figure.value, unit=figure.unit, period=period, valid=valid,
            )  # fmt: skip


def _counts(here: Context, figure: Figure, subject: Found) -> bool:
    """Whether a figure is a result: neither planned, nor part of a name, nor of a sentence that is about more."""
    position = here.offset + figure.start
    if is_plan(here.text, figure.start) or any(m.start <= position < m.end for m in here.mentions):
        return False
    if here.topic.carried and not here.topic.anaphor and not figure.strong:
        return False
    return subject.type != "TEAM" or _team_did(here, subject, figure)


def _subject(here: Context, position: int) -> Found:
    """Whose result stands at `position`: the operation named last before it, else the team, else the topic."""
    before = [m for m in here.named if m.start <= position]
    if before or here.named:
        return before[-1] if before else here.named[0]
    teams = [m for m in here.of_type("TEAM") if m.end <= position]
    return teams[-1] if teams and here.main.type == "TEAM" and not here.topic.carried else here.main


def _team_did(here: Context, team: Found, figure: Figure) -> bool:
    """Whether a figure is something the team did, not its size or its caseload: subject, then a verb of doing."""
    size = re.search(rf"\b(?:{any_of('outcome', 'sizes')})\b", figure.unit)
    if size and not re.search(rf"(?:{any_of('outcome', 'done_to')})$", figure.unit):
        return False
    if here.topic.carried:
        return figure.strong
    gap = here.between(team.end, here.offset + figure.start)
    did = rf"(?:'s)?(?: \([A-Z]+\))?,? (?:(?:{any_of('outcome', 'before_did')}) )*(?:{any_of('outcome', 'did')})"
    if re.match(did, gap) and len(gap) < _FAR:
        return True
    return re.search(rf"\bwere (?:{any_of('outcome', 'passive')})\b", here.text) is not None
