"""IRIs as addresses: 303 to page or data, the data in each format, and what is refused."""

from __future__ import annotations

import csv
import io

import httpx
import pyoxigraph as ox
import pytest

from tests.queries.endpoint.harness import Server

THING = "/id/operation/kestrel"
IRI = "https://minutegraph.example" + THING


@pytest.mark.parametrize(
    ("accept", "place"),
    [
        ("text/html,application/xhtml+xml,*/*;q=0.8", "/page/operation/kestrel"),
        ("text/turtle", "/data/id/operation/kestrel.ttl"),
        ("application/ld+json", "/data/id/operation/kestrel.jsonld"),
        ("text/turtle;q=0.3, application/n-triples", "/data/id/operation/kestrel.nt"),
        ("text/csv", "/data/id/operation/kestrel.csv"),
        ("*/*", "/data/id/operation/kestrel.ttl"),
        ("text/html;q=0.2, text/turtle", "/data/id/operation/kestrel.ttl"),
    ],
)
def test_accept_tells_where_a_thing_leads(server: Server, accept: str, place: str) -> None:
    answer = httpx.get(server.url + THING, headers={"accept": accept})

    assert answer.status_code == 303
    assert answer.headers["location"] == place
    assert "accept" in answer.headers["vary"].lower()


@pytest.mark.parametrize("name", ["ttl", "turtle", "jsonld", "nt", "rdf", "csv", "html"])
def test_format_wins_over_accept(client: httpx.Client, name: str) -> None:
    answer = client.get(f"{THING}?format={name}", follow_redirects=True)

    assert answer.status_code == 200
    assert ("html" in answer.headers["content-type"]) == (name == "html")


def test_unknown_formats_are_refused(server: Server) -> None:
    assert httpx.get(f"{server.url}{THING}?format=docx").status_code == 400
    assert httpx.get(server.url + THING, headers={"accept": "image/png"}).status_code == 406


@pytest.mark.parametrize(
    ("suffix", "kind"),
    [
        ("ttl", ox.RdfFormat.TURTLE),
        ("jsonld", ox.RdfFormat.JSON_LD),
        ("nt", ox.RdfFormat.N_TRIPLES),
        ("rdf", ox.RdfFormat.RDF_XML),
    ],
)
def test_data_hold_the_thing_and_its_statements(client: httpx.Client, suffix: str, kind: ox.RdfFormat) -> None:
    body = client.get(f"/data{THING}.{suffix}").content
    triples = {(t.subject, t.predicate, t.object) for t in ox.parse(body, format=kind)}
    led = ox.NamedNode("https://w3id.org/minutegraph/ns#ledBy")

    assert [o for s, p, o in triples if s == ox.NamedNode(IRI) and p == led]
    assert [s for s, p, _ in triples if p.value.endswith("#quote") and "/statement/" in s.value]


def test_table_has_a_row_for_each_statement(client: httpx.Client) -> None:
    rows = list(csv.DictReader(io.StringIO(client.get(f"/data{THING}.csv").text)))

    assert {row["relation"] for row in rows} >= {"led_by", "targets", "outcome", "located_in"}
    assert all(row["quote"] and row["paper_iri"] and int(row["start"]) < int(row["end"]) for row in rows)


def test_a_graph_gives_all_that_its_paper_says(client: httpx.Client) -> None:
    body = client.get("/data/graph/2031-05-03-minutes.nt").content

    assert b"operation/kestrel" in body
    assert b"2031-11-08-minutes" not in body


@pytest.mark.parametrize(
    "path", ["/id/operation/none", "/data/id/operation/none.ttl", "/data/id/operation/kestrel.exe", "/paper/none",
             "/graph/none", "/no/such/page", "/static/none.css", "/editor/package.json", "/downloads/x"]
)  # fmt: skip
def test_what_is_not_there_is_404(client: httpx.Client, path: str) -> None:
    assert client.get(path, follow_redirects=True).status_code == 404


@pytest.mark.parametrize(
    "path", ["/id/%00", "/id/%3Cscript%3E", "/page/%ff%fe", "/paper/..%2f..%2fetc%2fpasswd", "/static/..%2fsite.py",
             "/data/%20.ttl", "/page/" + "a/" * 500, "/search?q=%00%F0%9F%98%80", "/search?q=" + "a" * 5000,
             "/search?q=x&type=NONE&force=javascript:alert(1)&from=x", "/file/%2e%2e/x"]
)  # fmt: skip
def test_odd_addresses_are_answered_and_never_by_a_fault(client: httpx.Client, path: str) -> None:
    assert client.get(path, follow_redirects=True).status_code in (200, 404)


def test_sections_and_agenda_items_lead_into_their_paper(client: httpx.Client) -> None:
    answer = client.get("/paper/2031-05-03-minutes/1")

    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/paper/2031-05-03-minutes#at-")


def test_former_keys_lead_on_to_the_thing(client: httpx.Client) -> None:
    answer = client.get("/page/operation/kestrel-dawn")

    assert answer.status_code == 303
    assert answer.headers["location"] == "/page/operation/kestrel"
