"""Queries of one triple pattern: answered as a worker would, and nothing else taken for one."""

from __future__ import annotations

import time
from pathlib import Path

import httpx
import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from queries.endpoint import worker
from queries.endpoint.engine import JobMaker
from queries.endpoint.negotiate import Formats
from queries.endpoint.quick import QuickAnswers, one_pattern
from queries.endpoint.serving import make_serving_copy
from queries.endpoint.settings import EndpointSettings
from queries.endpoint.wire import Job
from tests.queries.endpoint.harness import ClientWith

ONE = [
    "SELECT ?p ?o { <http://data.test/kestrel> ?p ?o }",
    "select * where {\n ?s a mg:Operation . }\n# a remark\n",
    "PREFIX d: <http://data.test/> SELECT ?o WHERE { d:kestrel mg:ledBy ?o } LIMIT 1",
    'SELECT ?s { ?s rdfs:label "Operation Kestrel" }',
    'SELECT ?s { ?s mg:recordedOn "2025-01-31"^^xsd:date }',
    "ASK { <http://data.test/kestrel> mg:ledBy <http://data.test/marine> }",
    "ASK WHERE { ?s ?p <http://data.test/none> . } # no",
    "SELECT ?p { <http://data.test/none> ?p ?o } LIMIT 0",
]
MORE = [
    "SELECT ?s { ?s mg:ledBy ?s }",
    "SELECT ?s { ?s mg:ledBy+ ?o }",
    "SELECT ?s { ?s (mg:ledBy|mg:value) ?o }",
    "SELECT ?s { ?s mg:value ?o , ?p }",
    "SELECT ?s { ?s ?p ?o . ?o ?q ?r }",
    "SELECT ?s { ?s ?p ?o FILTER(?o > 1) }",
    "SELECT ?s { SERVICE <http://other.test/> { ?s ?p ?o } }",
    "SELECT ?s { GRAPH ?g { ?s ?p ?o } }",
    "SELECT ?s FROM <http://data.test/graph1> { ?s ?p ?o }",
    "SELECT DISTINCT ?s { ?s ?p ?o }",
    "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }",
    "SELECT ?s { ?s ?p ?o } ORDER BY ?s",
    "SELECT ?s { ?s ?p ?o } LIMIT 5 OFFSET 100000",
    "SELECT ?s { _:s ?p _:s }",
    "CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }",
    "DESCRIBE <http://data.test/kestrel>",
    "SELECT ?s { ?s ?p ?o } VALUES ?s { 1 }",
    "",
]


def job(query: str, form: str = "json", **changes: object) -> Job:
    maker = JobMaker()
    maker.settings = EndpointSettings()
    return maker.job(query, Formats(form, "turtle"))._replace(**changes)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory, store: Path) -> Path:
    copy = tmp_path_factory.mktemp("quick") / "copy"
    make_serving_copy(store, copy)
    return copy


@pytest.fixture(scope="module")
def quick(served: Path) -> QuickAnswers:
    answers = QuickAnswers(200)
    answers.open(served)
    return answers


@pytest.mark.parametrize("form", ["json", "xml", "csv", "tsv"])
@pytest.mark.parametrize("query", ONE)
def test_the_answer_is_the_workers(quick: QuickAnswers, served: Path, query: str, form: str) -> None:
    assert quick.answer(job(query, form)) == worker.run(ox.Store.read_only(str(served)), job(query, form))


@pytest.mark.parametrize("query", MORE)
def test_any_other_query_goes_to_a_worker(quick: QuickAnswers, query: str) -> None:
    assert quick.answer(job(query)) is None


def test_more_rows_than_allowed_go_to_a_worker(quick: QuickAnswers) -> None:
    query = "SELECT ?n { <http://data.test/numbers> mg:value ?n }"
    assert quick.answer(job(query)) is None
    assert quick.answer(job(f"{query} LIMIT 100")) is not None
    assert quick.answer(job(f"{query} LIMIT 250")) is None


def test_what_the_client_or_the_protocol_asks_is_not_passed_over(quick: QuickAnswers) -> None:
    query = "SELECT ?p ?o { <http://data.test/kestrel> ?p ?o }"
    assert quick.answer(job(query, "")) is None
    assert quick.answer(job(query, default_graphs=("http://data.test/graph1",))) is None
    assert quick.answer(job(query, bindings={"p": ("iri", "http://data.test/p")})) is None
    assert quick.answer(job("SELECT ?p { <http://data.test/a> nowhere:p ?p }")) is None


@pytest.mark.parametrize("query", [*ONE, "SELECT ?n { <http://data.test/numbers> mg:value ?n }"])
def test_the_same_over_http(client_with: ClientWith, client: httpx.Client, query: str) -> None:
    with client_with(quick_rows=0) as slower:
        expected = slower.get("/sparql", params={"query": query})
    got = client.get("/sparql", params={"query": query})
    assert (got.status_code, got.json()) == (200, expected.json())


@given(st.text(alphabet="SELECTask?{}<>:ab#\n \"'.PREFIXLIM0.^@\\", max_size=60))
def test_any_text_is_told_apart(text: str) -> None:
    one_pattern("SELECT ?s { ?s ?p ?o } " + text, 200)
    one_pattern(text, 200)


@pytest.mark.parametrize("unit", ["#", "# ", "?a ", "\n", "<a>", "a:", "PREFIX a:<b> ", "\\"])
def test_long_hostile_texts_are_told_apart_at_once(unit: str) -> None:
    began = time.perf_counter()
    for head in ("SELECT ", "SELECT ?s {", "SELECT ?s { ?s ?p ?o } ", ""):
        assert one_pattern((head + unit * 2000)[:1990] + "\n!", 200) is None
    assert time.perf_counter() - began < 0.5
