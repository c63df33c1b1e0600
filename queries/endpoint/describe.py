"""What the endpoint says of itself: a SPARQL service description with VoID statistics of the graph."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Iterator

import pyoxigraph as ox

from queries.endpoint import wire
from queries.endpoint.engine import Engine
from queries.endpoint.negotiate import Formats
from queries.endpoint.reply import Scope, header
from queries.endpoint.worker import GRAPHS, tidy_prefixes

SD = "http://www.w3.org/ns/sparql-service-description#"
VOID = "http://rdfs.org/ns/void#"
FORMATS = "http://www.w3.org/ns/formats/"
_RDF_TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
_TITLE = ox.NamedNode("http://purl.org/dc/terms/title")
_INTEGER = ox.NamedNode("http://www.w3.org/2001/XMLSchema#integer")
_RESULT_FORMATS = (
    "SPARQL_Results_JSON",
    "SPARQL_Results_XML",
    "SPARQL_Results_CSV",
    "SPARQL_Results_TSV",
    "Turtle",
    "N-Triples",
    "N-Quads",
    "TriG",
    "RDF_XML",
    "JSON-LD",
)
_MOST_LISTED = 1000
_COUNT_WITHIN_S = 10.0
_HOST = re.compile(r"[A-Za-z0-9.-]+(:\d+)?|\[[0-9A-Fa-f:.]+\](:\d+)?")

_CLASSES = "SELECT ?x (COUNT(*) AS ?n) WHERE { ?s a ?x } GROUP BY ?x ORDER BY DESC(?n) ?x LIMIT %d"
_PROPERTIES = "SELECT ?x (COUNT(*) AS ?n) WHERE { ?s ?x ?o } GROUP BY ?x ORDER BY DESC(?n) ?x LIMIT %d"
_NAMED = "SELECT ?x (COUNT(*) AS ?n) WHERE { GRAPH ?x { ?s ?p ?o } } GROUP BY ?x ORDER BY ?x LIMIT %d"

Counts = list[tuple[str, int]]


class Description:
    """The service description; its counts are made once for each generation of the graph."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._counted = ""
        self._counts: tuple[Counts, Counts, Counts] = ([], [], [])
        self._lock = asyncio.Lock()

    async def serialized(self, scope: Scope, kind: str) -> bytes:
        """Return the description in a graph format. Lists at most 1,000 classes, properties and graphs each."""
        async with self._lock:
            if self._counted != self._engine.generation:
                generation = self._engine.generation
                self._counts = (await self._count(_CLASSES), await self._count(_PROPERTIES), await self._count(_NAMED))
                self._counted = generation
        rdf_format = GRAPHS[kind]
        triples = self._triples(self._address(scope))
        prefixed = kind in ("turtle", "trig")
        prefixes = {"sd": SD, "void": VOID, "dcterms": "http://purl.org/dc/terms/"} if prefixed else None
        rows: list[ox.Triple] | list[ox.Quad] = list(triples)
        if rdf_format.supports_datasets:
            rows = [ox.Quad(t.subject, t.predicate, t.object) for t in rows]
        body = ox.serialize(rows, format=rdf_format, prefixes=prefixes) or b""
        return tidy_prefixes(body) if prefixes else body

    async def _count(self, query: str) -> Counts:
        job = self._engine.job(query % _MOST_LISTED, Formats("json", ""))
        answer = await self._engine.run(job, timeout_s=_COUNT_WITHIN_S)
        if answer.status != wire.OK or answer.spool:
            return []
        rows = json.loads(answer.body)["results"]["bindings"]
        return [(row["x"]["value"], int(row["n"]["value"])) for row in rows if row.get("x", {}).get("type") == "uri"]

    def _address(self, scope: Scope) -> str:
        """The endpoint's own IRI: as the client called it, unless it called it by something that is no host."""
        host = header(scope, b"host")
        path = self._engine.settings.public_path
        if _HOST.fullmatch(host):
            return f"{scope.get('scheme', 'http')}://{host}{path}"
        return self._engine.settings.base_iri.rstrip("/") + path

    def _triples(self, address: str) -> Iterator[ox.Triple]:
        service, endpoint = ox.BlankNode("service"), ox.NamedNode(address)
        dataset, default = ox.BlankNode("dataset"), ox.BlankNode("default")
        yield ox.Triple(service, _RDF_TYPE, _sd("Service"))
        yield ox.Triple(service, _sd("endpoint"), endpoint)
        yield ox.Triple(service, _TITLE, ox.Literal(self._engine.settings.title))
        yield ox.Triple(service, _sd("supportedLanguage"), _sd("SPARQL11Query"))
        if self._engine.generation:
            yield ox.Triple(service, _sd("feature"), _sd("UnionDefaultGraph"))
        if self._engine.settings.service_allow:
            yield ox.Triple(service, _sd("feature"), _sd("BasicFederatedQuery"))
        for name in _RESULT_FORMATS:
            yield ox.Triple(service, _sd("resultFormat"), ox.NamedNode(FORMATS + name))
        yield ox.Triple(service, _sd("defaultDataset"), dataset)
        yield ox.Triple(dataset, _RDF_TYPE, _sd("Dataset"))
        yield ox.Triple(dataset, _RDF_TYPE, _void("Dataset"))
        yield ox.Triple(dataset, _void("sparqlEndpoint"), endpoint)
        yield ox.Triple(dataset, _sd("defaultGraph"), default)
        yield ox.Triple(default, _RDF_TYPE, _sd("Graph"))
        if self._engine.generation:
            yield ox.Triple(default, _void("triples"), _number(self._engine.triples))
        classes, properties, named = self._counts
        yield from _partitions(default, "class", classes, "entities")
        yield from _partitions(default, "property", properties, "triples")
        for index, (name, count) in enumerate(named):
            entry, graph = ox.BlankNode(f"named{index}"), ox.BlankNode(f"graph{index}")
            yield ox.Triple(dataset, _sd("namedGraph"), entry)
            yield ox.Triple(entry, _RDF_TYPE, _sd("NamedGraph"))
            yield ox.Triple(entry, _sd("name"), ox.NamedNode(name))
            yield ox.Triple(entry, _sd("graph"), graph)
            yield ox.Triple(graph, _RDF_TYPE, _sd("Graph"))
            yield ox.Triple(graph, _void("triples"), _number(count))


def _partitions(graph: ox.BlankNode, kind: str, counts: Counts, unit: str) -> Iterator[ox.Triple]:
    for index, (iri, count) in enumerate(counts):
        part = ox.BlankNode(f"{kind}{index}")
        yield ox.Triple(graph, _void(f"{kind}Partition"), part)
        yield ox.Triple(part, _void(kind), ox.NamedNode(iri))
        yield ox.Triple(part, _void(unit), _number(count))


def _sd(name: str) -> ox.NamedNode:
    return ox.NamedNode(SD + name)


def _void(name: str) -> ox.NamedNode:
    return ox.NamedNode(VOID + name)


def _number(value: int) -> ox.Literal:
    return ox.Literal(str(value), datatype=_INTEGER)
