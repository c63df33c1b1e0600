"""Other people's SPARQL clients."""

from __future__ import annotations

import io
import shutil
import subprocess

import pytest

from tests.queries.endpoint.harness import Server

QUERY = "SELECT ?team { <http://data.test/kestrel> <https://w3id.org/minutegraph/ns#ledBy> ?team } ORDER BY ?team"
TEAMS = ["http://data.test/marine", "http://data.test/roads"]


@pytest.mark.parametrize("method", ["GET", "POST", "POSTDIRECTLY"])
@pytest.mark.parametrize("format_name", ["json", "xml", "csv"])
def test_sparqlwrapper(server: Server, method: str, format_name: str) -> None:
    wrapper_module = pytest.importorskip("SPARQLWrapper")
    wrapper = wrapper_module.SPARQLWrapper(f"{server.url}/sparql")
    wrapper.setQuery(QUERY)
    wrapper.setReturnFormat(format_name)
    if method == "POSTDIRECTLY":
        wrapper.setRequestMethod(wrapper_module.POSTDIRECTLY)
        wrapper.setMethod("POST")
    else:
        wrapper.setMethod(method)
    answer = wrapper.queryAndConvert()
    if format_name == "json":
        assert [row["team"]["value"] for row in answer["results"]["bindings"]] == TEAMS
    elif format_name == "xml":
        assert [node.firstChild.data for node in answer.getElementsByTagName("uri")] == TEAMS
    else:
        assert answer.decode().split()[1:] == TEAMS


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # it makes an rdflib graph of a deprecated kind
def test_sparqlwrapper_constructs(server: Server) -> None:
    wrapper_module = pytest.importorskip("SPARQLWrapper")
    wrapper = wrapper_module.SPARQLWrapper(f"{server.url}/sparql")
    wrapper.setQuery("CONSTRUCT WHERE { ?s <https://w3id.org/minutegraph/ns#ledBy> ?o }")
    assert len(wrapper.queryAndConvert()) == 2


@pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
def test_rdflib_sparqlstore(server: Server, method: str) -> None:
    rdflib = pytest.importorskip("rdflib")
    from rdflib.plugins.stores.sparqlstore import SPARQLStore

    graph = rdflib.Graph(SPARQLStore(f"{server.url}/sparql", method=method))
    assert [str(row.team) for row in graph.query(QUERY)] == TEAMS
    kestrel = rdflib.URIRef("http://data.test/kestrel")
    assert str(graph.value(kestrel, rdflib.RDFS.label)) == "Operation Kestrel"
    named = rdflib.Graph(SPARQLStore(f"{server.url}/sparql"), rdflib.URIRef("http://data.test/graph1"))
    assert len(list(named.objects(kestrel, rdflib.URIRef("https://w3id.org/minutegraph/ns#ledBy")))) == 1


def test_curl(server: Server) -> None:
    curl = shutil.which("curl")
    if curl is None:
        pytest.skip("curl is not installed")
    command = [curl, "-sf", "--compressed", "-H", "Accept: text/csv", "--data-urlencode", f"query={QUERY}"]
    done = subprocess.run([*command, f"{server.url}/sparql"], capture_output=True, text=True, timeout=30, check=True)
    assert done.stdout.split()[1:] == TEAMS


def test_pandas(server: Server) -> None:
    pandas = pytest.importorskip("pandas")
    httpx = pytest.importorskip("httpx")
    text = httpx.get(f"{server.url}/sparql", params={"query": QUERY, "format": "csv"}).text
    assert list(pandas.read_csv(io.StringIO(text))["team"]) == TEAMS
