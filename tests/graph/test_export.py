"""Exports: RDF formats come back the same, others open where they are meant to be opened."""

from __future__ import annotations

import csv
import json

import networkx as nx
import pyoxigraph as ox
import pytest
import rdflib
from rdflib.compare import isomorphic

from graph.export import EDGE_COLUMNS, FORMATS, NODE_COLUMNS, export, fact_rows, mention_rows
from nlp.errors import UsageError
from nlp.model import RELATIONS

RDF = {"nquads": ox.RdfFormat.N_QUADS, "trig": ox.RdfFormat.TRIG, "jsonld": ox.RdfFormat.JSON_LD}


@pytest.mark.parametrize("format_", RDF)
def test_rdf_comes_back_the_same(store, tmp_path, format_):
    (path,) = export(store, format_, tmp_path / "g")
    assert set(ox.parse(path.read_bytes(), RDF[format_])) == set(store)


@pytest.mark.parametrize(("format_", "parser"), [("nquads", "nquads"), ("trig", "trig"), ("jsonld", "json-ld")])
def test_rdflib_reads_an_isomorphic_dataset(store, tmp_path, format_, parser):
    (path,) = export(store, format_, tmp_path / "g")
    found = rdflib.Dataset()
    found.parse(path, format=parser)
    wanted = rdflib.Dataset()
    wanted.parse(data=b"".join(f"{q} .\n".encode() for q in store), format="nquads")
    names = {str(g.identifier) for g in wanted.graphs() if len(g)}
    assert names == {str(g.identifier) for g in found.graphs() if len(g)}
    for name in names:
        assert isomorphic(wanted.graph(rdflib.URIRef(name)), found.graph(rdflib.URIRef(name)))


def test_turtle_is_the_union_of_the_graphs(store, tmp_path):
    (path,) = export(store, "turtle", tmp_path / "g.ttl")
    assert {str(q.triple) for q in ox.parse(path.read_bytes(), ox.RdfFormat.TURTLE)} == {str(q.triple) for q in store}


@pytest.mark.parametrize("format_", FORMATS)
def test_two_exports_are_equal_to_the_byte(store, tmp_path, format_):
    first = [p.read_bytes() for p in export(store, format_, tmp_path / "one")]
    assert first == [p.read_bytes() for p in export(store, format_, tmp_path / "two")]
    assert all(first)


@pytest.mark.parametrize(("format_", "read"), [("graphml", nx.read_graphml), ("gexf", nx.read_gexf)])
def test_networkx_opens_it_with_dates(store, tmp_path, id_, format_, read):
    (path,) = export(store, format_, tmp_path / "g")
    graph = read(path)
    node = graph.nodes[id_("operation/kestrel")]
    assert (node["label"], node["first"], node["last"]) == ("Operation Kestrel", "2031-05-03", "2031-11-08")
    assert node["dates"].split() == ["2031-05-03", "2031-11-08"]
    edges = [d for a, b, d in graph.edges(data=True) if d["relation"] == "led_by"]
    assert sorted((d["recorded"], d["quote"][:17]) for d in edges) == [
        ("2031-05-03", "Operation Kestrel"), ("2031-11-08", "Operation Kestrel"),
    ]  # fmt: skip


def test_csv_has_a_row_for_each_node_and_each_piece_of_evidence(store, tmp_path):
    nodes, edges = export(store, "csv", tmp_path / "g.csv")
    assert (nodes.name, edges.name) == ("g-nodes.csv", "g-edges.csv")
    with nodes.open(encoding="utf8", newline="") as handle:
        known = list(csv.DictReader(handle))
    with edges.open(encoding="utf8", newline="") as handle:
        rows = list(csv.DictReader(handle))
    assert tuple(known[0]) == NODE_COLUMNS
    assert tuple(rows[0]) == EDGE_COLUMNS
    assert {r["source"] for r in rows} | {r["target"] for r in rows} <= {n["id"] for n in known}
    assert {r["value"] for r in rows if r["relation"] == "outcome"} == {"12.0", "30.0", "176.0", "168.0"}


def test_a_formula_in_a_name_stays_text_in_a_spreadsheet(store, tmp_path):
    store.update(
        "PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> DELETE { GRAPH ?g { ?s rdfs:label 'Roads Team' } } "
        "INSERT { GRAPH ?g { ?s rdfs:label '=cmd|x' } } WHERE { GRAPH ?g { ?s rdfs:label 'Roads Team' } }"
    )
    nodes, _ = export(store, "csv", tmp_path / "g")
    assert "'=cmd|x" in nodes.read_text(encoding="utf8")


def test_mentions_are_those_of_the_readings(store, readings):
    wanted = [
        {"document": e.document.name, "start": m.start, "end": m.end, "type": m.type, "label": m.label}
        for e in readings for m in e.mentions
    ]  # fmt: skip
    assert mention_rows(store) == sorted(wanted, key=lambda m: (m["document"], m["start"], m["end"], m["type"]))


def test_facts_keep_the_documents_own_names_and_leave_out_what_is_denied(store, readings):
    rows = fact_rows(store)
    wanted = sum(s.modality != "denied" and s.relation in RELATIONS for e in readings for s in e.statements)
    assert len(rows) == wanted
    texts = {e.document.name: e.document.text for e in readings}
    assert all(texts[r["document"]][r["start"] : r["end"]] == r["quote"] for r in rows)
    led = [(r["subject"], r["object"]) for r in rows if r["relation"] == "led_by"]
    assert led == [("Operation Kestrel", "Rural Crime Team"), ("Operation Kestrel Dawn", "Roads Team")]
    arrests = next(r for r in rows if r["object"] == "12 arrests")
    assert (arrests["value"], arrests["unit"], arrests["period"]) == (12, "arrests", "2031-05-01/2031-05-31")


def test_json_lines_hold_one_object_a_line(store, tmp_path):
    (path,) = export(store, "facts", tmp_path / "facts.jsonl")
    assert [json.loads(line) for line in path.read_text(encoding="utf8").splitlines()] == fact_rows(store)


def test_unknown_formats_and_unwritable_paths_are_named(store, tmp_path):
    with pytest.raises(UsageError, match="format 'xlsx': use nquads, trig"):
        export(store, "xlsx", tmp_path / "g")
    with pytest.raises(UsageError, match="cannot be written"):
        export(store, "nquads", tmp_path / "missing" / "g.nq")
