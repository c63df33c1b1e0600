"""The graph in the formats that other tools read: RDF, GraphML, GEXF, CSV, and the lines that evaluation reads."""

from __future__ import annotations

import csv
import io
import json
import re
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import networkx as nx
import pyoxigraph as ox

from graph.facts import Fact, read_facts, read_papers
from graph.network import network
from graph.store import Readable
from nlp.errors import UsageError
from nlp.model import RELATIONS
from ontology.terms import DCTERMS, MG, OA, PREFIXES

#: Columns of the CSV files, in order.
NODE_COLUMNS = ("id", "label", "type", "mentions", "first", "last", "dates", "aliases")
EDGE_COLUMNS = (
    "source", "target", "relation", "label", "modality", "inferred", "confidence", "recorded", "valid_from", "valid_to",
    "period", "value", "unit", "speaker", "section", "quote", "paper", "paper_iri", "start", "end", "rule", "statement",
)  # fmt: skip


def all_quads(store: Readable) -> list[ox.Quad]:
    """Every quad of the store's named graphs, in the order of their N-Quads lines."""
    if isinstance(store, ox.Store):
        found = list(store)
    else:
        rows = store.query("SELECT ?g ?s ?p ?o WHERE { GRAPH ?g { ?s ?p ?o } }")
        found = [ox.Quad(r["s"], r["p"], r["o"], r["g"]) for r in rows]
    return sorted(set(found), key=str)


def export(store: Readable, format_: str, output: Path) -> list[Path]:
    """Write the graph to `output` in one of `FORMATS`; the paths written. CSV writes two: ``NAME-nodes.csv`` and edges.

    ``turtle`` has no named graphs: it holds the union of them. Raises UsageError for an unknown format or a path that
    cannot be written.
    """
    if format_ not in FORMATS:
        raise UsageError(f"format {format_!r}: use {', '.join(FORMATS)}.")
    try:
        return FORMATS[format_](store, output)
    except OSError as error:
        raise UsageError(f"{output}: cannot be written ({error.strerror}). Choose another --output.") from None


def _write(output: Path, content: bytes) -> list[Path]:
    """Write in one step: a reader never meets half a file."""
    with tempfile.NamedTemporaryFile(dir=output.parent, prefix=f".{output.name}-", delete=False) as handle:
        handle.write(content)
    fresh = Path(handle.name)
    fresh.chmod(0o644)
    fresh.replace(output)
    return [output]


def _rdf(format_: ox.RdfFormat) -> Callable[[Readable, Path], list[Path]]:
    def write(store: Readable, output: Path) -> list[Path]:
        quads: Any = all_quads(store)
        if not format_.supports_datasets:
            quads = sorted({q.triple for q in quads}, key=str)
        prefixes = PREFIXES if format_ in (ox.RdfFormat.TURTLE, ox.RdfFormat.TRIG) else None
        content = ox.serialize(quads, format=format_, prefixes=prefixes)
        return _write(output, content or b"")

    return write


def _nquads(store: Readable, output: Path) -> list[Path]:
    return _write(output, b"".join(f"{q} .\n".encode() for q in all_quads(store)))


def flat(graph: nx.MultiDiGraph[str]) -> nx.MultiDiGraph[str]:
    """The network with one edge for each piece of evidence and plain attributes only, as GraphML and GEXF need them."""
    plain: nx.MultiDiGraph[str] = nx.MultiDiGraph(base=graph.graph["base"], build=graph.graph["build"])
    for node, data in _nodes(graph):
        plain.add_node(
            node, label=_xml(data["label"]), type=data["type"], mentions=data["mentions"], first=data["first"],
            last=data["last"], dates=" ".join(data["dates"]),
            aliases=_xml("; ".join(a["name"] for a in data["aliases"])),
        )  # fmt: skip
    for number, row in enumerate(edge_rows(graph)):
        kept = {k: _xml(v) for k, v in row.items() if k not in ("source", "target") and v is not None}
        plain.add_edge(row["source"], row["target"], str(number), **kept)
    return plain


#: Characters that papers hold (form feeds between pages) and that XML cannot.
_NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def _xml(value: Any) -> Any:
    """Texts with a blank for each character that XML has no way to write; other values as they are."""
    return _NOT_XML.sub(" ", value) if isinstance(value, str) else value


def _nodes(graph: nx.MultiDiGraph[str]) -> list[tuple[str, dict[str, Any]]]:
    """The nodes with their attributes, in the order of their IRIs."""
    return [(node, graph.nodes[node]) for node in sorted(graph.nodes)]


def edge_rows(graph: nx.MultiDiGraph[str]) -> Iterator[dict[str, Any]]:
    """One row for each piece of evidence, in a fixed order, with the columns of `EDGE_COLUMNS`."""
    for source, target, _, data in sorted(graph.edges(keys=True, data=True), key=lambda e: e[:3]):
        for item in data["evidence"]:
            row = {**item, "source": source, "target": target, "relation": data["relation"], "label": data["label"]}
            row["inferred"] = bool(item["inferred_from"])
            yield {column: row.get(column) for column in EDGE_COLUMNS}


def _graphml(store: Readable, output: Path) -> list[Path]:
    return _write(output, "\n".join(nx.generate_graphml(flat(network(store)), named_key_ids=True)).encode())


def _gexf(store: Readable, output: Path) -> list[Path]:
    """GEXF; its writer stamps the day of writing, which is taken out so that the same graph gives the same bytes."""
    graph = flat(network(store))
    graph.graph.clear()
    for _, data in graph.nodes(data=True):
        # `type` and `start` would be read as GEXF's own attributes.
        data["kind"] = data.pop("type")
    for *_, data in graph.edges(data=True):
        for name in ("start", "end"):
            data[f"char_{name}"] = data.pop(name)
    lines = [line for line in nx.generate_gexf(graph) if "lastmodifieddate" not in line and "</meta>" not in line]
    return _write(output, "\n".join(line.replace("<meta>", "") for line in lines).encode())


def _csv(store: Readable, output: Path) -> list[Path]:
    """Nodes and edges as two files beside each other; spreadsheet formulas in texts are disarmed with an apostrophe."""
    graph = network(store)
    nodes = [
        {**data, "id": node, "dates": " ".join(data["dates"]), "aliases": "; ".join(a["name"] for a in data["aliases"])}
        for node, data in _nodes(graph)
    ]  # fmt: skip
    stem = output.with_suffix("") if output.suffix.lower() == ".csv" else output
    paths = []
    for name, columns, rows in (("nodes", NODE_COLUMNS, nodes), ("edges", EDGE_COLUMNS, list(edge_rows(graph)))):
        text = io.StringIO(newline="")
        writer = csv.DictWriter(text, columns, extrasaction="ignore", lineterminator="\r\n")
        writer.writeheader()
        writer.writerows({k: _disarmed(v) for k, v in row.items()} for row in rows)
        paths += _write(stem.with_name(f"{stem.name}-{name}.csv"), text.getvalue().encode())
    return paths


def _disarmed(value: Any) -> Any:
    if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r"):
        return "'" + value
    return value


def mention_rows(store: Readable) -> list[dict[str, Any]]:
    """Every mention as evaluation reads it: document, start, end, type, label (the document's own fullest name)."""
    query = (
        f"SELECT ?file ?start ?end ?type ?label WHERE {{ GRAPH ?g {{ ?m a {MG.Mention} ; {MG.paper} ?paper ; "
        f"{OA.start} ?start ; {OA.end} ?end ; {MG.mentionType} ?type ; {MG.localName} ?label }} "
        f"GRAPH ?c {{ ?paper {DCTERMS.isPartOf} ?f . ?f {DCTERMS.identifier} ?file }} }}"
    )
    found = [
        {"document": r["file"].value, "start": int(r["start"].value), "end": int(r["end"].value),
         "type": r["type"].value, "label": r["label"].value}
        for r in store.query(query)
    ]  # fmt: skip
    return sorted(found, key=lambda m: (m["document"], m["start"], m["end"], m["type"]))


def fact_rows(store: Readable) -> list[dict[str, Any]]:
    """Every statement of the guidelines' relations as evaluation reads it, ends under the document's own names."""
    rows = store.query(f"SELECT ?f ?name WHERE {{ GRAPH ?g {{ ?f a {MG.File} ; {DCTERMS.identifier} ?name }} }}")
    names = {r["f"].value: r["name"].value for r in rows}
    documents = {p.iri: names.get(p.file, p.file) for p in read_papers(store)}
    found = [
        _fact_row(f, documents[f.paper]) for f in read_facts(store)
        if f.relation in RELATIONS and not f.rejected and (f.direct or f.modality != "denied")
    ]  # fmt: skip
    return sorted(found, key=lambda r: (r["document"], r["start"], r["end"], r["relation"], r["subject"], r["object"]))


def _fact_row(fact: Fact, document: str) -> dict[str, Any]:
    value = int(fact.value) if fact.value is not None and fact.value.is_integer() else fact.value
    return {
        "document": document, "relation": fact.relation, "subject": fact.subject_name, "object": fact.object_name,
        "start": fact.start, "end": fact.end, "quote": fact.quote, "value": value, "unit": fact.unit,
        "period": fact.period,
    }  # fmt: skip


def _lines(rows: Callable[[Readable], list[dict[str, Any]]]) -> Callable[[Readable, Path], list[Path]]:
    def write(store: Readable, output: Path) -> list[Path]:
        return _write(output, "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows(store)).encode())

    return write


#: Format -> its writer.
FORMATS: dict[str, Callable[[Readable, Path], list[Path]]] = {
    "nquads": _nquads,
    "trig": _rdf(ox.RdfFormat.TRIG),
    "turtle": _rdf(ox.RdfFormat.TURTLE),
    "jsonld": _rdf(ox.RdfFormat.JSON_LD),
    "graphml": _graphml,
    "gexf": _gexf,
    "csv": _csv,
    "mentions": _lines(mention_rows),
    "facts": _lines(fact_rows),
}
