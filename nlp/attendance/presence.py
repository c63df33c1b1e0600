"""Statements from the lists of those present and excused: attendance, offices and bodies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from nlp.attendance import Attendee
from nlp.model import Statement, Term
from nlp.reader import Reading, entity_key
from nlp.recognise import Recogniser
from nlp.statements import Maker


def presence(
    attendees: Iterable[Attendee], readings: Mapping[tuple[int, int], Reading], recogniser: Recogniser, make: Maker
) -> list[Statement]:
    """`attended` or `sent_apologies`, `holds_role` and `member_of` for everybody listed."""
    found: list[Statement] = []
    date = Term(make.part.recorded)
    for person in attendees:
        reading = readings[(person.passage.start, person.passage.end)]
        text = reading.text
        name = recogniser.person_label(text[slice(*person.name)])
        who = Term(name, entity_key("PERSON", name))
        relation = "attended" if person.present else "sent_apologies"
        if len(date.label) > 4:  # a list without a date tells who holds which office, not who was where when
            found.append(
                make(reading, relation, who, date, person.start, person.end, rule="attendance-list", confidence=0.99)
            )
        for made, label in _told(person, reading, recogniser):
            kind = "ROLE" if made == "holds_role" else "ORG"
            what = Term(label, entity_key(kind, label))
            found.append(
                make(reading, made, who, what, person.start, person.end, rule="attendance-list", confidence=0.99)
            )
    return found


def _told(person: Attendee, reading: Reading, recogniser: Recogniser) -> Iterator[tuple[str, str]]:
    """The relation and label of each office and body that the list gives a person."""
    offices = [span for span in (person.role, *person.offices) if span is not None]
    labels = []
    for span in offices:
        exact = next((m for m in reading.mentions if m.start == span[0] and m.type == "ROLE"), None)
        labels.append(exact.label if exact else recogniser.role_label(reading.text[slice(*span)]))
    if person.shared is not None:
        labels.append(person.shared)
    yield from (("holds_role", label) for label in dict.fromkeys(labels))
    if person.org is None and person.body is not None:
        yield "member_of", recogniser.lookup.canonical(person.body, "ORG")
    if (body := person.org) is not None:
        exact = next((m for m in reading.mentions if m.start == body[0] and m.type == "ORG"), None)
        yield "member_of", exact.label if exact else reading.text[slice(*body)]
