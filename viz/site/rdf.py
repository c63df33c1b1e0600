"""The data about one IRI, as RDF or as a table of statements."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator

import pyoxigraph as ox

from graph.facts import Fact
from ontology.terms import MG_IRI, RDF, RDFS
from queries.endpoint.settings import DEFAULT_PREFIXES
from viz.site.snapshot import Snapshot

#: Suffix -> (media type, format).
FORMATS: dict[str, tuple[str, ox.RdfFormat]] = {
    "ttl": ("text/turtle; charset=utf-8", ox.RdfFormat.TURTLE),
    "jsonld": ("application/ld+json", ox.RdfFormat.JSON_LD),
    "nt": ("application/n-triples", ox.RdfFormat.N_TRIPLES),
    "rdf": ("application/rdf+xml", ox.RdfFormat.RDF_XML),
}
CSV = "text/csv; charset=utf-8"
#: Names of `queries.endpoint.negotiate` -> suffix.
SUFFIXES = {"turtle": "ttl", "jsonld": "jsonld", "ntriples": "nt", "rdfxml": "rdf", "trig": "ttl", "nquads": "nt"}
COLUMNS = (
    "statement", "relation", "subject", "subject_iri", "object", "object_iri", "modality", "value", "unit", "period",
    "valid_from", "valid_to", "recorded", "speaker", "quote", "paper", "paper_iri", "start", "end", "rule",
    "confidence",
)  # fmt: skip
_MOST = 50_000
# A spreadsheet would run these as a formula.
_FORMULA = re.compile(r"[=+@\t\r]|-(?!\d)")


def described(snapshot: Snapshot, iri: str) -> Iterator[ox.Triple]:
    """What the graph says of `iri`, the statements that have it at either end, and labels of what these name.

    For a named graph: all that it holds. At most 50,000 triples.
    """
    node = ox.NamedNode(iri)
    graph = list(_first(snapshot.store.quads_for_pattern(None, None, None, node)))
    if graph:
        yield from dict.fromkeys(graph)
        return
    found = dict.fromkeys(_first(snapshot.store.quads_for_pattern(node, None, None, None)))
    for end in (RDF.subject, RDF.object):
        for quad in snapshot.store.quads_for_pattern(None, end, node, None):
            if len(found) < _MOST:
                found |= dict.fromkeys(_first(snapshot.store.quads_for_pattern(quad.subject, None, None, None)))
    named = {t.object for t in found if isinstance(t.object, ox.NamedNode)} - {node}
    for thing in sorted(named, key=str):
        found |= dict.fromkeys(_first(snapshot.store.quads_for_pattern(thing, RDFS.label, None, None)))
    yield from found


def _first(quads: Iterator[ox.Quad]) -> Iterator[ox.Triple]:
    for number, quad in enumerate(quads):
        if number == _MOST:
            return
        yield ox.Triple(quad.subject, quad.predicate, quad.object)


def serialized(snapshot: Snapshot, iri: str, suffix: str) -> bytes:
    """The data about `iri` in the format of `suffix`, in a fixed order."""
    triples = sorted(described(snapshot, iri), key=str)
    kind = FORMATS[suffix][1]
    prefixes = dict(DEFAULT_PREFIXES) if suffix in ("ttl", "rdf") else None
    rows: list[ox.Triple] | list[ox.Quad] = triples
    if kind.supports_datasets:
        rows = [ox.Quad(t.subject, t.predicate, t.object) for t in triples]
    return ox.serialize(rows, format=kind, prefixes=prefixes) or b""


def table(snapshot: Snapshot, iri: str | None) -> bytes:
    """The statements about `iri`, read from that paper where it is one, or all of them, as CSV in UTF-8."""
    if iri is None:
        facts = [f for f in snapshot.facts.values() if not f.rejected]
    else:
        paper = iri.replace(f"{snapshot.base}graph/", f"{snapshot.base}paper/", 1)
        single = [snapshot.facts[iri]] if iri in snapshot.facts else []
        facts = single or snapshot.of_paper.get(paper) or snapshot.about.get(iri, [])
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    writer.writerows([_cell(value) for value in _row(snapshot, fact)] for fact in facts)
    return out.getvalue().encode()


def _row(snapshot: Snapshot, fact: Fact) -> tuple[object, ...]:
    return (
        fact.iri, fact.relation, snapshot.label(fact.subject), fact.subject,
        snapshot.label(fact.object) if fact.object else fact.object_name, fact.object, fact.modality, fact.value,
        fact.unit, fact.period, fact.valid_from, fact.valid_to, fact.recorded,
        snapshot.label(fact.speaker) or fact.speaker_name, fact.quote, snapshot.label(fact.paper), fact.paper,
        fact.start, fact.end, fact.rule, fact.confidence,
    )  # fmt: skip


def _cell(value: object) -> object:
    return f"'{value}" if isinstance(value, str) and _FORMULA.match(value) else value


def properties(snapshot: Snapshot, iri: str, forward: bool = True) -> list[tuple[str, list[str | ox.Literal]]]:
    """What a node is said to be, or what points at it: (name of the property, values), for things without a page."""
    node = ox.NamedNode(iri)
    pattern = (node, None, None, None) if forward else (None, None, node, None)
    found: dict[str, dict[str, str | ox.Literal]] = {}
    for number, quad in enumerate(snapshot.store.quads_for_pattern(*pattern)):
        if number == _MOST // 50:
            break
        other = quad.object if forward else quad.subject
        value = other if isinstance(other, ox.Literal) else getattr(other, "value", str(other))
        found.setdefault(quad.predicate.value, {})[str(other)] = value
    return [(_short(p), [values[k] for k in sorted(values)]) for p, values in sorted(found.items())]


def _short(predicate: str) -> str:
    if predicate.startswith(MG_IRI):
        return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", predicate.removeprefix(MG_IRI)).lower()
    return next((f"{name}:{predicate.removeprefix(ns)}" for name, ns in DEFAULT_PREFIXES.items()
                 if name and predicate.startswith(ns)), predicate)  # fmt: skip
