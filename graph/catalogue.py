"""The catalogue graph: the data set, its files, papers, sections and meetings, and what the graph was built from."""

from __future__ import annotations

from collections.abc import Sequence

import pyoxigraph as ox

from graph import iris
from graph.facts import Fact
from graph.meetings import add_meetings
from graph.priorities import priority_of
from graph.quads import Quads, day
from graph.resolve import Resolver
from nlp.model import Document, Extraction, Part
from ontology.terms import DCAT, DCTERMS, FOAF, MG, MG_IRI, OA, PROV, RDF, SKOS, VOID

TITLE = "Papers of police accountability meetings as a knowledge graph"


def catalogue_quads(
    extractions: Sequence[Extraction], facts: Sequence[Fact], resolver: Resolver, build: str, statements: int
) -> Quads:
    """The catalogue of the whole corpus. `statements` is the number of triples in all other graphs."""
    names = resolver.iris
    quads = Quads(names.catalogue, names)
    quads.describe(names.dataset, DCAT.Dataset, VOID.Dataset, buildId=build)
    quads.add(names.dataset, DCTERMS.title, iris.text(TITLE))
    quads.label(names.dataset, TITLE)
    quads.add(names.dataset, VOID.triples, iris.integer(statements))
    quads.add(names.dataset, VOID.uriSpace, iris.text(names.base))
    quads.add(names.dataset, VOID.vocabulary, ox.NamedNode(MG_IRI))
    for extraction in extractions:
        _file(quads, extraction.document)
        for part in extraction.document.parts:
            _paper(quads, part, extraction.document, resolver)
    add_meetings(quads, [m for e in extractions for m in e.meetings], facts, resolver.meetings)
    return quads


def _file(quads: Quads, document: Document) -> None:
    node = quads.describe(quads.iris.file(document.name), MG.File, sha256=document.sha256)
    quads.label(node, document.name)
    quads.add(node, DCTERMS.identifier, iris.text(document.name))
    quads.add(quads.iris.dataset, DCAT.distribution, node)


def _paper(quads: Quads, part: Part, document: Document, resolver: Resolver) -> None:
    names = quads.iris
    paper, graph = names.paper(part.id), names.graph(part.id)
    period = part.period
    quads.describe(
        paper, MG.Paper, FOAF.Document, kind=part.kind, recordedOn=day(part.recorded), graph=graph,
        text=document.text[part.start : part.end],
        meeting=names.id(part.meeting) if part.meeting else None,
        force=resolver.entity(document.name, part.force) if part.force else None,
    )  # fmt: skip
    if period:
        quads.describe(
            paper, reportingPeriod=quads.interval(period.start, period.end), validFrom=day(period.start),
            validTo=day(period.end), validText=period.text, periodText=period.iso(),
        )  # fmt: skip
    quads.label(paper, part.title)
    _priority(quads, paper, part.title)
    for predicate, value in (
        (DCTERMS.title, iris.text(part.title)), (DCTERMS.issued, iris.date(part.recorded)),
        (DCTERMS.isPartOf, names.file(document.name)), (PROV.wasDerivedFrom, names.file(document.name)),
        (OA.start, iris.integer(part.start)), (OA.end, iris.integer(part.end)),
    ):  # fmt: skip
        quads.add(paper, predicate, value)
    quads.add(names.dataset, VOID.subset, graph)
    quads.add(graph, RDF.type, VOID.Dataset)
    quads.label(graph, f"What {part.title} says")
    for section in part.sections:
        node = names.section(part.id, section.id)
        quads.describe(node, MG.Section, position=section.position, number=section.number, paper=paper)
        quads.label(node, section.title)
        _priority(quads, node, section.title)
        quads.add(node, DCTERMS.isPartOf, paper)
        quads.add(node, OA.start, iris.integer(section.start))
        quads.add(node, OA.end, iris.integer(section.end))


def _priority(quads: Quads, node: ox.NamedNode, title: str) -> None:
    """Tie a paper or section to the priority that its title names, and keep the special topic it adds."""
    found = priority_of(title)
    if found is not None:
        priority = quads.describe(quads.iris.id(found.key()), MG.Priority, SKOS.Concept, number=found.number)
        if not quads.labelled(priority):
            quads.label(priority, found.label)
            quads.add(priority, SKOS.prefLabel, iris.text(found.label))
        quads.describe(node, priority=priority, topic=found.topic)
