"""From the readings of documents to facts: every end of a statement gets its IRI. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from graph.facts import RELATIONS, Fact
from graph.identity import Identity
from graph.iris import Iris, digest, slug
from graph.meetings import meeting_days, meeting_facts
from nlp.errors import CorruptStatement
from nlp.model import Document, Extraction, Statement, Term

#: Relations whose object is a word or a date, not a thing.
LITERALS = frozenset({"raised_on", "status", "meeting_status"})
MEETING_DATES = frozenset({"attended", "sent_apologies"})


@dataclass(frozen=True, slots=True)
class Resolver:
    """Turns the keys of readings into IRIs of the graph."""

    iris: Iris
    identity: Identity
    meetings: dict[str, str]  # date -> key of the meeting of that day

    @classmethod
    def of(cls, extractions: Sequence[Extraction], iris: Iris, identity: Identity) -> Resolver:
        """The resolver of a whole corpus: it knows which meeting was on which day."""
        return cls(iris, identity, meeting_days(extractions))

    def entity(self, document: str, key: str) -> ox.NamedNode:
        """The IRI of what `document` calls `key`."""
        return self.iris.id(self.identity.canonical(document, key))

    def term(self, document: str, term: Term, unnamed: str) -> ox.NamedNode:
        """The IRI of a term; what has words but no name of its own becomes a node of its own, `unnamed`."""
        return self.entity(document, term.entity) if term.entity else self.iris.id("unnamed", unnamed)

    def meeting(self, day: str) -> ox.NamedNode:
        """The meeting of that day."""
        return self.iris.id(self.meetings.get(day, f"meeting/{day}"))


def check_quote(document: Document, start: int, end: int, quote: str, what: str) -> None:
    """Raise CorruptStatement unless `quote` is exactly what stands at ``start:end`` of the file."""
    if not 0 <= start < end <= len(document.text) or document.text[start:end] != quote:
        raise CorruptStatement(
            f"{document.name}: {what} quotes {quote[:60]!r}, which does not stand at {start}-{end}. "
            "The reading of this file is wrong: build with --force, and report it if it stays."
        )


def resolve(extraction: Extraction, resolver: Resolver) -> list[Fact]:
    """All facts of one document, meetings' standing included. Raises CorruptStatement on a wrong quote or relation."""
    facts = [_fact(extraction.document, s, resolver) for s in extraction.statements]
    facts += meeting_facts(extraction, resolver.iris, resolver.meetings)
    return sorted({f.iri: f for f in facts}.values(), key=lambda f: (f.paper, f.start, f.end, f.iri))


def _fact(document: Document, statement: Statement, resolver: Resolver) -> Fact:
    check_quote(document, statement.start, statement.end, statement.quote, f"a {statement.relation} statement")
    if statement.relation not in RELATIONS:
        raise CorruptStatement(
            f"{document.name}: unknown relation {statement.relation!r}; known: {', '.join(RELATIONS)}"
        )
    s, iris = statement, resolver.iris
    mark = digest(
        s.relation, s.subject.entity, s.subject.label, s.object.entity, s.object.label, s.start, s.end, s.value, s.unit,
        s.period, s.modality, s.valid.start, s.valid.end,
    )  # fmt: skip
    target = _object(document.name, s, resolver, mark)
    speaker = s.speaker
    return Fact(
        iris.id("statement", s.part, f"{s.relation}-{mark}").value, s.relation,
        resolver.term(document.name, s.subject, mark + "-subject").value, s.subject.label,
        target.value if target else None, s.object.label, s.quote, s.start, s.end, iris.paper(s.part).value, s.recorded,
        section=iris.section(s.part, s.section).value if s.section else None,
        speaker=resolver.entity(document.name, speaker.entity).value if speaker and speaker.entity else None,
        speaker_name=speaker.label if speaker else None, valid_from=s.valid.start, valid_to=s.valid.end,
        valid_precision=s.valid.precision, valid_text=s.valid.text, value=s.value, unit=s.unit, period=s.period,
        modality=s.modality, rule=s.rule, confidence=s.confidence, inferred=tuple(sorted(s.inferred)),
    )  # fmt: skip


def _object(document: str, s: Statement, resolver: Resolver, mark: str) -> ox.NamedNode | None:
    """The IRI of a statement's object, or None where the object is a literal."""
    if s.relation in LITERALS:
        return None
    if s.relation in MEETING_DATES and not s.object.entity:
        return resolver.meeting(s.object.label)
    if s.relation == "outcome":
        return resolver.iris.id("outcome", mark)
    if s.relation == "targets" and not s.object.entity:
        return resolver.iris.id("aim", slug(s.object.label))
    if s.relation == "introduced" and not s.object.entity:
        return resolver.iris.section(s.part, s.section) if s.section else resolver.iris.paper(s.part)
    return resolver.term(document, s.object, mark)
