"""The second reading of one document: mentions, speakers, actions, relations, figures."""

from __future__ import annotations

import dataclasses
import re
from collections import Counter
from collections.abc import Iterator

from nlp.actions import find_actions
from nlp.attendance.holders import offices_in_text
from nlp.attendance.presence import presence
from nlp.discussed import discussed
from nlp.entities import entities_of
from nlp.figures.observations import find_observations
from nlp.learning import Learnt
from nlp.learning.knowledge import Knowledge
from nlp.lexicon import table
from nlp.meetings import find_meetings
from nlp.modality import qualified
from nlp.model import (
    Action,
    AgendaItem,
    Extraction,
    Interval,
    Meeting,
    Mention,
    Observation,
    Part,
    Question,
    Statement,
    Term,
)
from nlp.reader import Reading, entity_key, read_passage
from nlp.recognise import Recogniser
from nlp.relations import find_relations
from nlp.speech import Meeting as Listed
from nlp.speech import attribute, introduced, named_holders, raised
from nlp.speech.questions import find_questions
from nlp.statements import Maker


@dataclasses.dataclass
class _Found:
    mentions: list[Mention] = dataclasses.field(default_factory=list)
    statements: list[Statement] = dataclasses.field(default_factory=list)
    observations: list[Observation] = dataclasses.field(default_factory=list)
    meetings: list[Meeting] = dataclasses.field(default_factory=list)
    agenda: list[AgendaItem] = dataclasses.field(default_factory=list)
    questions: list[Question] = dataclasses.field(default_factory=list)
    actions: list[Action] = dataclasses.field(default_factory=list)


def extract(learnt: Learnt, corpus: Knowledge, model: str) -> Extraction:
    """Everything that one document says, in the order of its text."""
    document, own = learnt.document, learnt.knowledge
    every = [person for people in learnt.attendees.values() for person in people]
    recogniser = Recogniser(own, corpus, every)
    found = _Found()
    parts: list[Part] = []
    force = _home_force(learnt)
    for part in document.parts:
        readings = [read_passage(p, part, recogniser.mentions(p)) for p in learnt.passages[part.id]]
        titles = {s.id: s.title for s in part.sections}
        for reading in readings:
            reading.section_title = titles.get(reading.passage.section or "", "")
        meetings, agenda = find_meetings(document, part, learnt.passages[part.id], part.sections)
        own_meeting = next(
            (m.key for m in meetings if m.status == "held" or (m.part == part.id and m.date == part.recorded)), None
        )
        part = dataclasses.replace(part, meeting=own_meeting, force=force.entity if force else None)
        parts.append(part)
        _mentions(found, readings)
        found.meetings += meetings
        found.agenda += agenda
        found.observations += find_observations(part, learnt.passages[part.id], part.sections)
        found.statements += _statements(found, part, readings, learnt, recogniser, force, model)
    entities = entities_of(found.mentions, found.statements, document.text)
    return Extraction(
        dataclasses.replace(document, parts=tuple(parts)), entities, tuple(found.mentions), tuple(found.statements),
        tuple(found.observations), tuple(found.meetings), tuple(found.agenda), tuple(found.questions),
        tuple(found.actions),
    )  # fmt: skip


def _statements(
    found: _Found,
    part: Part,
    readings: list[Reading],
    learnt: Learnt,
    recogniser: Recogniser,
    force: Term | None,
    model: str,
) -> list[Statement]:
    made: list[Statement] = []
    source = learnt.document.text
    day = (
        Interval(part.recorded, part.recorded, "day")
        if len(part.recorded) == 10
        else Interval(text=part.recorded or None)
    )
    make = Maker(part, day if part.kind != "report" else part.period or Interval(text=None))
    people = learnt.attendees[part.id]
    if part.kind == "minutes":
        meeting = Listed.of(part, people, recogniser)
        by_span = {(r.passage.start, r.passage.end): r for r in readings}
        made += presence(people, by_span, recogniser, make)
        attribute(readings, meeting)
        made += raised(readings, make)
        made += introduced(readings, make)
        actions, said = find_actions(readings, meeting, make, force)
        found.actions += actions
        made += said
        found.questions += find_questions(readings, part)
    else:
        spoken, agreed = discussed(readings)
        meeting = Listed(part, named_holders(readings))
        attribute(spoken, meeting)
        made += raised(spoken, make)
        actions, said = find_actions(agreed, meeting, make, force)
        found.actions += actions
        made += said
    made += offices_in_text(readings, make, made)
    made += find_relations(readings, make, force, model)
    made = list(dict.fromkeys(made))  # several rules of speech may find one raising
    return qualified(made, [m for m in found.mentions if m.part == part.id], source)


def _home_force(learnt: Learnt) -> Term | None:
    """The police force whose meeting this is: that of the chief constable listed, else the one it names most."""
    counts: Counter[str] = Counter(_forces_of_chiefs(learnt))
    if counts:
        best = min(counts, key=lambda n: (-counts[n], n))
        return Term(best, entity_key("ORG", best))
    for name, kinds in learnt.knowledge.names.items():
        if (
            kinds.get("ORG")
            and name.endswith(tuple(table("bodies")["force_heads"]))
            and 1 < len(name.split()) < 5
            and "and" not in name.split()
        ):
            counts[name] += sum(kinds.values())
    if not counts:
        national = [name for name in table("bodies")["national_forces"] if name in learnt.document.text]
        return Term(national[0], entity_key("ORG", national[0])) if national else None
    best = min(counts, key=lambda n: (-counts[n], n))
    return Term(best, entity_key("ORG", best))


def _forces_of_chiefs(learnt: Learnt) -> Iterator[str]:
    """The bodies that lists give chief constables, by their names in full."""
    for person in (person for people in learnt.attendees.values() for person in people):
        text = person.passage.view.text
        chief = person.role is not None and re.search(r"\bChief Constable$", text[slice(*person.role)])
        body = text[slice(*person.org)] if person.org is not None else ""
        if chief and " " in body:
            yield body


def _mentions(found: _Found, readings: list[Reading]) -> None:
    """Add the mentions of these passages; one that a page break cuts is one mention a piece."""
    for reading in readings:
        for mention in reading.mentions:
            key = entity_key(mention.type, mention.label)
            for start, end in reading.passage.view.pieces(reading.passage.source, mention.start, mention.end):
                found.mentions.append(
                    Mention(
                        start, end, mention.type, mention.label, key, reading.part.id, mention.rule, mention.confidence
                    )
                )
