"""Facts: statements as the graph holds them, with the IRIs of their ends. Made from readings, or read from a store."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from graph.store import Readable
from ontology.terms import DCTERMS, MG, OA, RDF, RDFS

__all__ = ["RELATIONS", "Fact", "Paper", "read_facts", "read_papers"]

#: Relation of the guidelines -> property of the vocabulary.
RELATIONS = {
    "attended": MG.attended, "sent_apologies": MG.sentApologies, "holds_role": MG.holdsRole, "member_of": MG.memberOf,
    "raised_by": MG.raisedBy, "led_by": MG.ledBy, "funded_by": MG.fundedBy, "involves": MG.involves,
    "targets": MG.targets, "located_in": MG.locatedIn, "supports": MG.supports, "same_as": MG.sameAs,
    "renamed_to": MG.renamedTo, "outcome": MG.outcome, "assigned_to": MG.assignedTo, "raised_on": MG.raisedOn,
    "status": MG.status, "introduced": MG.introduced, "asked": MG.asked, "answered": MG.answered,
    "meeting_status": MG.shownAs,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Fact:
    """A statement with its ends resolved to IRIs, both its times, its evidence and how it was found.

    ``object`` is None where the object is a literal; ``object_name`` then is that literal. Names are those of the
    paper. ``start:end`` are characters of the file's text. ``rejected`` is True where a correction withdrew it.
    """

    iri: str
    relation: str
    subject: str
    subject_name: str
    object: str | None
    object_name: str
    quote: str
    start: int
    end: int
    paper: str
    recorded: str
    section: str | None = None
    speaker: str | None = None
    speaker_name: str | None = None
    valid_from: str | None = None
    valid_to: str | None = None
    valid_precision: str = "unknown"
    valid_text: str | None = None
    value: float | None = None
    unit: str | None = None
    period: str | None = None
    modality: str = "asserted"
    rule: str = ""
    confidence: float = 1.0
    inferred: tuple[str, ...] = ()
    rejected: bool = False

    @property
    def direct(self) -> bool:
        """Whether it also stands as a plain triple: said to be so, and not withdrawn."""
        return not self.rejected and (self.modality == "asserted" or self.relation == "raised_by")


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper as the catalogue knows it."""

    iri: str
    title: str
    kind: str
    recorded: str
    file: str
    graph: str
    start: int
    end: int
    text: str
    meeting: str | None = None
    period_from: str | None = None
    period_to: str | None = None


def read_rows(store: Readable, kind: str) -> dict[str, dict[str, list[Any]]]:
    """All properties of all nodes of a class: node -> property -> terms. One query, one pass."""
    query = f"SELECT DISTINCT ?node ?p ?o WHERE {{ GRAPH ?g {{ ?node a <{kind}> ; ?p ?o }} }}"
    nodes: dict[str, dict[str, list[Any]]] = defaultdict(lambda: defaultdict(list))
    for node, predicate, term in store.query(query):
        nodes[node.value][predicate.value].append(term)
    return nodes


class Row:
    """One node's properties, read by term of the vocabulary."""

    def __init__(self, found: dict[str, list[Any]]) -> None:
        self._found = found

    def all(self, term: Any) -> tuple[str, ...]:
        return tuple(sorted(t.value for t in self._found.get(term.value, ())))

    def get(self, term: Any) -> str | None:
        values = self.all(term)
        return values[0] if values else None

    def need(self, term: Any) -> str:
        return self.get(term) or ""

    def whole(self, term: Any) -> int:
        return int(self.get(term) or 0)

    def iri(self, term: Any) -> str | None:
        """The value where it is an IRI, else None."""
        found = [t.value for t in self._found.get(term.value, ()) if type(t).__name__ == "NamedNode"]
        return min(found) if found else None


def read_facts(store: Readable, graphs: Iterable[str] | None = None) -> list[Fact]:
    """All facts of `store`, or those of the named graphs given, ordered by date, paper and place in it."""
    wanted = None if graphs is None else set(graphs)
    rows = read_rows(store, MG.Statement.value)
    papers = {p.iri for p in read_papers(store) if wanted is None or p.graph in wanted}
    evidence = _passages(store)
    found = [_fact(iri, Row(row), evidence) for iri, row in rows.items()]
    return sorted((f for f in found if f.paper in papers), key=lambda f: (f.recorded, f.paper, f.start, f.end, f.iri))


def _passages(store: Readable) -> dict[str, tuple[int, int]]:
    """Evidence -> its start and end."""
    query = (
        f"SELECT DISTINCT ?e ?start ?end WHERE {{ GRAPH ?g {{ ?e {OA.hasSelector} ?s . "
        f"?s {OA.start} ?start ; {OA.end} ?end }} }}"
    )
    return {row["e"].value: (int(row["start"].value), int(row["end"].value)) for row in store.query(query)}


def _fact(iri: str, row: Row, evidence: dict[str, tuple[int, int]]) -> Fact:
    value = row.get(MG.value)
    start, end = evidence.get(row.need(MG.evidence), (0, 0))
    return Fact(
        iri, row.need(MG.relation), row.need(RDF.subject), row.need(MG.subjectName), row.iri(RDF.object),
        row.need(MG.objectName), row.need(MG.quote), start, end, row.need(MG.paper), row.need(MG.recordedOn),
        section=row.get(MG.section), speaker=row.get(MG.speaker), speaker_name=row.get(MG.speakerName),
        valid_from=row.get(MG.validFrom), valid_to=row.get(MG.validTo),
        valid_precision=row.get(MG.validPrecision) or "unknown", valid_text=row.get(MG.validText),
        value=None if value is None else float(value), unit=row.get(MG.unit), period=row.get(MG.periodText),
        modality=row.get(MG.modality) or "asserted", rule=row.get(MG.rule) or "",
        confidence=float(row.get(MG.confidence) or 1), inferred=row.all(MG.inferredFrom),
        rejected=row.get(MG.isRejected) == "true",
    )  # fmt: skip


def read_papers(store: Readable) -> list[Paper]:
    """All papers of `store`, ordered by date and then by place in their file."""
    found = []
    for iri, fields in read_rows(store, MG.Paper.value).items():
        row = Row(fields)
        found.append(Paper(
            iri, row.need(RDFS.label), row.need(MG.kind), row.need(MG.recordedOn),
            row.need(DCTERMS.isPartOf), row.need(MG.graph), row.whole(OA.start), row.whole(OA.end), row.need(MG.text),
            meeting=row.get(MG.meeting), period_from=row.get(MG.validFrom), period_to=row.get(MG.validTo),
        ))  # fmt: skip
    return sorted(found, key=lambda p: (p.recorded, p.file, p.start, p.iri))
