"""The terms of the vocabulary, for the page that explains them and for the query page."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import pyoxigraph as ox

from ontology.terms import MG_IRI, RDF, RDFS, SKOS, read

_OWL = "http://www.w3.org/2002/07/owl#"
_EXAMPLE = ox.NamedNode("http://www.w3.org/2004/02/skos/core#example")


@dataclass(frozen=True, slots=True)
class Term:
    """A class or property, with its definition and an example."""

    name: str
    label: str
    definition: str
    example: str


@lru_cache(maxsize=1)
def terms() -> tuple[tuple[Term, ...], tuple[Term, ...]]:
    """Classes and properties of the vocabulary, each by name."""
    store = ox.Store()
    store.load(read("minutegraph.ttl").encode(), format=ox.RdfFormat.TURTLE)
    classes = _terms(store, "Class")
    properties = [
        t for kind in ("ObjectProperty", "DatatypeProperty", "AnnotationProperty") for t in _terms(store, kind)
    ]
    return tuple(classes), tuple(sorted(properties, key=lambda t: t.name.casefold()))


def used(store: ox.Store) -> dict[str, list[str]]:
    """The classes and properties that occur in the data, as IRIs in order."""
    classes = {
        q.object.value for q in store.quads_for_pattern(None, RDF.type, None) if isinstance(q.object, ox.NamedNode)
    }
    return {"classes": sorted(classes), "properties": sorted({q.predicate.value for q in store})}


def _terms(store: ox.Store, kind: str) -> list[Term]:
    found = []
    for quad in store.quads_for_pattern(None, RDF.type, ox.NamedNode(_OWL + kind), None):
        if isinstance(quad.subject, ox.NamedNode) and quad.subject.value.startswith(MG_IRI):
            told = [_one(store, quad.subject, p) for p in (RDFS.label, SKOS.definition, _EXAMPLE)]
            found.append(Term(quad.subject.value.removeprefix(MG_IRI), *told))
    return sorted(found, key=lambda t: t.name.casefold())


def _one(store: ox.Store, subject: ox.NamedNode, predicate: ox.NamedNode) -> str:
    values = sorted(
        q.object.value for q in store.quads_for_pattern(subject, predicate, None) if isinstance(q.object, ox.Literal)
    )
    return values[0] if values else ""
