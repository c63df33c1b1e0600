"""The endpoint in front of another SPARQL server: here, another of our own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from queries.endpoint.app import create_app
from tests.queries.endpoint.harness import SETTINGS, SLOW, Server, serving

NUMBERS = "SELECT ?o { <http://data.test/numbers> mg:value ?o } ORDER BY ?o"


@pytest.fixture(scope="module")
def remote(server: Server) -> Iterator[httpx.Client]:
    settings = replace(SETTINGS, max_rows=100, query_timeout_s=1.5)
    app = create_app(f"{server.url}/sparql", settings)
    with serving(app) as front, httpx.Client(base_url=front.url, timeout=30) as client:
        yield client


def test_rows_graphs_and_truth_come_through(remote: httpx.Client) -> None:
    assert remote.get("/sparql", params={"query": "ASK { ?s a mg:Operation }"}).json()["boolean"] is True
    rows = remote.post("/sparql", data={"query": "SELECT ?t { ?s mg:ledBy ?t } ORDER BY ?t", "format": "csv"})
    assert rows.text.split() == ["t", "http://data.test/marine", "http://data.test/roads"]
    graph = remote.get("/sparql", params={"query": "DESCRIBE <http://data.test/kestrel>"})
    assert graph.headers["content-type"].startswith("text/turtle")


def test_datasets_are_passed_on(remote: httpx.Client) -> None:
    query = {"query": "ASK { ?s ?p ?o }", "default-graph-uri": "http://data.test/none"}
    assert remote.get("/sparql", params=query).json()["boolean"] is False


def test_the_limits_are_ours(remote: httpx.Client) -> None:
    cut = remote.get("/sparql", params={"query": NUMBERS})
    assert len(cut.json()["results"]["bindings"]) == 100
    assert cut.headers["x-minutegraph-truncated"] == "rows=100"
    whole = remote.get("/sparql", params={"query": NUMBERS + " LIMIT 100"})
    assert "x-minutegraph-truncated" not in whole.headers
    assert remote.get("/sparql", params={"query": SLOW}).status_code == 504
    assert remote.get("/sparql", params={"query": "ASK { SERVICE <http://x/> {} }"}).status_code == 403


@pytest.mark.parametrize("query", ["CLEAR ALL", "LOAD <http://x/>", "SELECT", "ASK {"])
def test_mistakes_are_the_callers(remote: httpx.Client, query: str) -> None:
    assert remote.get("/sparql", params={"query": query}).status_code == 400


def test_nothing_is_kept_of_a_graph_that_may_change_unseen(remote: httpx.Client) -> None:
    response = remote.get("/sparql", params={"query": "ASK {}"})
    assert response.headers["cache-control"] == "no-store"
    assert "etag" not in response.headers


def test_it_describes_itself_and_is_healthy(remote: httpx.Client) -> None:
    assert "sd:endpoint" in remote.get("/sparql").text
    assert remote.get("/health").json()["status"] == "ok"
    assert "minutegraph_queries_running 0.0" in remote.get("/metrics").text


def test_a_store_that_is_away_or_answers_nonsense_is_503() -> None:
    async def nonsense(_: Request) -> Response:
        return Response("<h1>Proxy error at /srv/secret</h1>", media_type="text/html")

    with serving(Starlette(routes=[Route("/sparql", nonsense, methods=["POST"])])) as behind:
        app = create_app(f"{behind.url}/sparql", SETTINGS)
        with serving(app) as front:
            response = httpx.get(f"{front.url}/sparql", params={"query": "ASK {}"})
            assert response.status_code == 503
            assert "secret" not in response.text
    with serving(create_app("http://127.0.0.1:9/sparql", SETTINGS)) as front:
        response = httpx.get(f"{front.url}/sparql", params={"query": "ASK {}"})
        assert response.status_code == 503
        assert response.headers["retry-after"] == "5"
