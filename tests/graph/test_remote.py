"""A SPARQL server as a store, played by Oxigraph behind a transport: what is sent is what the protocol says."""

from __future__ import annotations

from urllib.parse import parse_qs

import httpx
import pyoxigraph as ox
import pytest

from graph.facts import read_facts
from graph.network import network
from graph.remote import RemoteStore
from nlp.errors import QueryError, StoreError

URL = "http://127.0.0.1:9/sparql"


class Server:
    """A SPARQL 1.1 server in memory; updates only at `/update` when `split`."""

    def __init__(self, split: bool = False, updates: bool = True, form: bool = False) -> None:
        self.store, self.split, self.updates, self.form = ox.Store(), split, updates, form

    def __call__(self, request: httpx.Request) -> httpx.Response:
        if request.headers["content-type"] == "application/sparql-update":
            if not self.updates:
                return httpx.Response(403, text="read only\nsecond line")
            if self.form or (self.split and request.url.path != "/update"):
                return httpx.Response(415, text="queries only")
            self.store.update(request.content.decode())
            return httpx.Response(204)
        fields = parse_qs(request.content.decode(), keep_blank_values=True)
        if self.form and "update" in fields:
            self.store.update(fields["update"][0])
            return httpx.Response(200)
        if "query" not in fields:
            return httpx.Response(400, text="no query")
        try:
            result = self.store.query(fields["query"][0], use_default_graph_as_union="union-default-graph" in fields)
        except SyntaxError as error:
            return httpx.Response(400, text=str(error))
        graph = isinstance(result, ox.QueryTriples)
        format_ = ox.RdfFormat.N_TRIPLES if graph else ox.QueryResultsFormat.JSON
        return httpx.Response(
            200, content=result.serialize(format=format_), headers={"content-type": format_.media_type}
        )

    def client(self) -> RemoteStore:
        return RemoteStore(URL, client=httpx.Client(transport=httpx.MockTransport(self)))


@pytest.mark.parametrize("server", [Server(), Server(split=True), Server(form=True)], ids=["direct", "beside", "form"])
def test_a_server_holds_the_same_graph_as_a_directory(built, store, server):
    server.client().replace(built.quads)
    assert set(server.store) == set(built.quads)
    server.client().replace(built.quads)
    assert len(server.store) == len(built.quads)
    assert read_facts(server.client()) == read_facts(store)
    assert sorted(network(server.client()).edges) == sorted(network(store).edges)


def test_all_query_forms(built):
    server = Server()
    server.client().replace(built.quads)
    assert bool(server.client().query("ASK { GRAPH ?g { ?s ?p ?o } }"))
    triples = list(server.client().query("CONSTRUCT { ?s ?p ?o } WHERE { GRAPH ?g { ?s ?p ?o } } LIMIT 3"))
    assert len(triples) == 3
    assert all(isinstance(t, ox.Triple) for t in triples)


def test_values_are_bound_as_terms_and_never_pasted(built):
    server = Server()
    server.client().replace(built.quads)
    query = "SELECT ?s WHERE { GRAPH ?g { ?s <http://www.w3.org/2000/01/rdf-schema#label> ?name } }"
    found = [
        r["s"].value
        for r in server.client().query(query, substitutions={ox.Variable("name"): ox.Literal("Roads Team")})
    ]
    assert found == ["https://minutegraph.example/id/team/roads-team"]
    hostile = ox.Literal('x") } } DROP ALL #')
    assert list(server.client().query(query, substitutions={ox.Variable("name"): hostile})) == []


def test_a_refused_query_and_a_silent_server_are_told_in_one_line():
    with pytest.raises(QueryError, match=r"refused the query \(400\)"):
        Server().client().query("SELECT nonsense")
    with pytest.raises(StoreError, match=r"takes no updates \(403: read only\)\. Allow them, or use a directory"):
        Server(updates=False).client().replace([ox.Quad(*[ox.NamedNode("http://x.example/")] * 4)])
    with pytest.raises(StoreError, match="no answer"):
        RemoteStore("http://127.0.0.1:1/sparql").query("ASK {}")


def test_a_web_page_is_not_taken_for_results():
    page = httpx.MockTransport(lambda _: httpx.Response(200, text="<html>", headers={"content-type": "text/html"}))
    with pytest.raises(StoreError, match="answered with text/html, not SPARQL results"):
        RemoteStore(URL, client=httpx.Client(transport=page)).query("ASK {}")
