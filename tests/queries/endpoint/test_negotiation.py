"""Which format comes back."""

from __future__ import annotations

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from queries.endpoint.negotiate import accepts_html_first, from_accept, from_name, parse_accept

SELECT = "SELECT ?s { ?s a mg:Operation }"
CONSTRUCT = "CONSTRUCT WHERE { ?s a mg:Operation }"


@pytest.mark.parametrize(
    ("accept", "solutions", "graph"),
    [
        ("", "json", "turtle"),
        ("*/*", "json", "turtle"),
        ("application/sparql-results+xml", "xml", ""),
        ("text/csv", "csv", ""),
        ("text/tab-separated-values", "tsv", ""),
        ("application/n-triples", "", "ntriples"),
        ("application/rdf+xml", "", "rdfxml"),
        ("application/json", "json", "jsonld"),
        ("text/csv;q=0.5, application/sparql-results+xml;q=0.9", "xml", ""),
        ("text/*;q=0.9, application/sparql-results+json;q=0.5", "csv", "turtle"),
        ("*/*, application/sparql-results+json;q=0", "xml", "turtle"),
        ("application/sparql-results+json;q=0.2, */*;q=0.1", "json", "turtle"),
        ("image/png", "", ""),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "xml", "rdfxml"),
    ],
)
def test_accept_with_quality_values(accept: str, solutions: str, graph: str) -> None:
    assert from_accept(accept) == (solutions, graph)


@pytest.mark.parametrize("name", ["json", "CSV", "text/csv", "application/sparql-results+xml", "application/n-triples"])
def test_format_takes_short_names_and_media_types(name: str) -> None:
    assert from_name(name)


def test_an_unescaped_plus_in_format_still_means_the_type() -> None:
    assert from_name("application/rdf xml") == ("", "rdfxml")


@pytest.mark.parametrize("name", ["", "odt", "image/png", "a/b/c", "/"])
def test_unknown_formats_are_none(name: str) -> None:
    assert from_name(name) is None


def test_browsers_prefer_pages_and_libraries_prefer_data() -> None:
    assert accepts_html_first("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8")
    assert not accepts_html_first("*/*")
    assert not accepts_html_first("text/turtle, text/html;q=0.5")


@given(st.text(max_size=80))
def test_no_accept_header_breaks_the_parser(accept: str) -> None:
    assert all(0 <= r.quality <= 1 for r in parse_accept(accept))
    from_accept(accept)
    from_name(accept)


@pytest.mark.parametrize(
    ("name", "media", "start"),
    [
        ("json", "application/sparql-results+json", '{"head":'),
        ("xml", "application/sparql-results+xml", "<?xml"),
        ("csv", "text/csv; charset=utf-8", "s\r\n"),
        ("tsv", "text/tab-separated-values; charset=utf-8", "?s\n"),
    ],
)
def test_rows_in_each_format(client: httpx.Client, name: str, media: str, start: str) -> None:
    response = client.get("/sparql", params={"query": SELECT, "format": name})
    assert response.headers["content-type"] == media
    assert response.text.startswith(start)
    assert "accept" in response.headers["vary"]


@pytest.mark.parametrize("query", [CONSTRUCT, "DESCRIBE <http://data.test/kestrel>"])
@pytest.mark.parametrize("name", ["turtle", "nt", "nq", "trig", "rdfxml", "jsonld", "json", "xml"])
def test_graphs_in_each_format_hold_the_same(client: httpx.Client, query: str, name: str) -> None:
    rdflib = pytest.importorskip("rdflib")
    response = client.get("/sparql", params={"query": query, "format": name})
    media = response.headers["content-type"].partition(";")[0]
    parsed = rdflib.Dataset(default_union=True)
    parsed.parse(data=response.text, format=media, publicID="http://data.test/")
    kestrel = rdflib.URIRef("http://data.test/kestrel")
    assert (kestrel, rdflib.RDF.type, rdflib.URIRef("https://w3id.org/minutegraph/ns#Operation")) in parsed


def test_what_cannot_be_given_is_406_and_names_what_can(client: httpx.Client) -> None:
    response = client.get("/sparql", params={"query": SELECT}, headers={"accept": "text/turtle"})
    assert response.status_code == 406
    assert "text/csv" in response.text
    response = client.get("/sparql", params={"query": CONSTRUCT, "format": "csv"})
    assert response.status_code == 406
    assert "text/turtle" in response.text


def test_turtle_declares_only_the_prefixes_it_uses_in_a_fixed_order(client: httpx.Client) -> None:
    response = client.get("/sparql", params={"query": "CONSTRUCT WHERE { ?s mg:recordedOn ?o }", "format": "turtle"})
    lines = [line.split()[1] for line in response.text.splitlines() if line.startswith("@prefix")]
    assert lines == ["mg:", "xsd:"]
