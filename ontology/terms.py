"""Closed namespaces: a term that is not defined is an error, not a new term.

``MG`` holds what ``minutegraph.ttl`` defines. Of the standard vocabularies only the terms that this project uses are
open, so that a slip of the pen in one of them fails too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files

import pyoxigraph as ox

MG_IRI = "https://w3id.org/minutegraph/ns#"
#: The vocabulary's own files, in the order of loading.
FILES = ("minutegraph.ttl", "themes.ttl", "shapes.ttl")


def read(name: str) -> str:
    """The text of one of the ontology's files."""
    return files("ontology").joinpath(name).read_text(encoding="utf8")


class Namespace:
    """A namespace of which only the given terms exist.

    >>> RDFS.label
    <NamedNode value=http://www.w3.org/2000/01/rdf-schema#label>
    >>> RDFS.labell
    Traceback (most recent call last):
    AttributeError: term 'labell' is not in http://www.w3.org/2000/01/rdf-schema#
    """

    def __init__(self, iri: str, terms: str) -> None:
        self.iri = iri
        self._terms = {term: ox.NamedNode(iri + term) for term in terms.split()}

    def __getattr__(self, term: str) -> ox.NamedNode:
        if term.startswith("__"):
            raise AttributeError(term)
        return self[term]

    def __getitem__(self, term: str) -> ox.NamedNode:
        try:
            return self._terms[term]
        except KeyError:
            raise AttributeError(f"term '{term}' is not in {self.iri}") from None

    def __contains__(self, term: object) -> bool:
        return term in self._terms

    def __iter__(self) -> Iterator[str]:
        """The local names of all terms, sorted. No plain method: its name might be a term's."""
        return iter(sorted(self._terms))


@lru_cache(maxsize=1)
def own_terms() -> tuple[str, ...]:
    """The local names of all terms that the vocabulary defines, sorted."""
    return tuple(sorted(set(re.findall(r"^mg:(\w+) a owl:", read("minutegraph.ttl"), re.MULTILINE))))


MG = Namespace(MG_IRI, " ".join(own_terms()))
RDF = Namespace("http://www.w3.org/1999/02/22-rdf-syntax-ns#", "type subject predicate object value")
RDFS = Namespace("http://www.w3.org/2000/01/rdf-schema#", "label comment subClassOf isDefinedBy seeAlso")
OWL = Namespace("http://www.w3.org/2002/07/owl#", "Class ObjectProperty DatatypeProperty Ontology versionInfo")
SKOS = Namespace(
    "http://www.w3.org/2004/02/skos/core#",
    "Concept ConceptScheme prefLabel altLabel broader narrower inScheme topConceptOf definition related",
)
DCTERMS = Namespace(
    "http://purl.org/dc/terms/",
    "title description identifier isPartOf hasPart issued license source temporal Location",
)
DCAT = Namespace("http://www.w3.org/ns/dcat#", "Dataset Distribution distribution Resource")
VOID = Namespace("http://rdfs.org/ns/void#", "Dataset triples subset entities vocabulary uriSpace")
PROV = Namespace(
    "http://www.w3.org/ns/prov#",
    "Entity Activity wasDerivedFrom wasGeneratedBy wasInvalidatedBy used hadPrimarySource wasRevisionOf",
)
OA = Namespace(
    "http://www.w3.org/ns/oa#",
    "SpecificResource hasSource hasSelector TextPositionSelector TextQuoteSelector start end exact prefix suffix",
)
ORG = Namespace(
    "http://www.w3.org/ns/org#",
    "Organization OrganizationalUnit Role Post Membership member role organization memberDuring postIn heldBy holds",
)
FOAF = Namespace("http://xmlns.com/foaf/0.1/", "Person name Document page")
TIME = Namespace(
    "http://www.w3.org/2006/time#",
    "ProperInterval Interval Instant TemporalEntity hasBeginning hasEnd inXSDDate inXSDgYearMonth inXSDgYear",
)
QB = Namespace(
    "http://purl.org/linked-data/cube#",
    "Observation DataSet DataStructureDefinition ComponentSpecification structure dataSet component dimension measure "
    "attribute MeasureProperty DimensionProperty AttributeProperty",
)
XSD = Namespace(
    "http://www.w3.org/2001/XMLSchema#", "date gYearMonth gYear string decimal integer boolean anyURI dateTime"
)
SH = Namespace(
    "http://www.w3.org/ns/shacl#",
    "ValidationReport ValidationResult conforms result focusNode resultPath resultMessage resultSeverity sourceShape "
    "sourceConstraintComponent Violation value SPARQLConstraintComponent",
)

#: Prefixes under which queries, pages and exports write the namespaces.
PREFIXES: dict[str, str] = {
    "mg": MG_IRI, "rdf": RDF.iri, "rdfs": RDFS.iri, "owl": OWL.iri, "skos": SKOS.iri, "dcterms": DCTERMS.iri,
    "dcat": DCAT.iri, "void": VOID.iri, "prov": PROV.iri, "oa": OA.iri, "org": ORG.iri, "foaf": FOAF.iri,
    "time": TIME.iri, "qb": QB.iri, "xsd": XSD.iri, "sh": SH.iri,
}  # fmt: skip


def quads(graph: ox.NamedNode) -> list[ox.Quad]:
    """The vocabulary and its themes as quads of `graph`; the shapes are not data and stay out."""
    found = []
    for name in ("minutegraph.ttl", "themes.ttl"):
        for quad in ox.parse(read(name), ox.RdfFormat.TURTLE):
            found.append(ox.Quad(quad.subject, quad.predicate, quad.object, graph))
    return found
