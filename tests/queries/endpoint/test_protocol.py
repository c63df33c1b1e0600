"""SPARQL 1.1 Protocol, sentence by sentence."""

from __future__ import annotations

import json
from urllib.parse import urlencode

import httpx
import pytest

ASK = "ASK { <http://data.test/kestrel> ?p ?o }"
FORM = {"content-type": "application/x-www-form-urlencoded"}
QUERY = {"content-type": "application/sparql-query"}


def rows(response: object) -> list[dict[str, dict[str, str]]]:
    bindings: list[dict[str, dict[str, str]]] = response.json()["results"]["bindings"]  # type: ignore[attr-defined]
    return bindings


def test_get_answers_a_query(client: httpx.Client) -> None:
    response = client.get("/sparql", params={"query": ASK})
    assert response.status_code == 200
    assert response.json() == {"head": {}, "boolean": True}


def test_post_of_a_form(client: httpx.Client) -> None:
    assert client.post("/sparql", data={"query": ASK}).json()["boolean"] is True


def test_post_of_the_query_itself(client: httpx.Client) -> None:
    response = client.post("/sparql", content=ASK, headers={"content-type": "application/sparql-query; charset=UTF-8"})
    assert response.json()["boolean"] is True


def test_a_form_is_decoded_once(client: httpx.Client) -> None:
    query = "ASK { <http://data.test/a%20b> ?p ?o }"
    assert client.post("/sparql", data={"query": query}).json()["boolean"] is True
    assert client.get("/sparql", params={"query": query}).json()["boolean"] is True


def test_plus_is_a_space_in_a_form(client: httpx.Client) -> None:
    response = client.post("/sparql", content=b"query=ASK+%7B+%3Fs+%3Fp+%22a%2Bb%22+%7D", headers=FORM)
    assert response.json()["boolean"] is False


def test_the_default_graph_is_the_merge_of_all_graphs_without_repeats(client: httpx.Client) -> None:
    query = "SELECT (COUNT(*) AS ?n) { <http://data.test/kestrel> <https://w3id.org/minutegraph/ns#ledBy> ?team }"
    assert rows(client.get("/sparql", params={"query": query}))[0]["n"]["value"] == "2"


def test_each_graph_can_be_addressed(client: httpx.Client) -> None:
    query = "SELECT ?g { GRAPH ?g { <http://data.test/kestrel> mg:ledBy <http://data.test/roads> } } ORDER BY ?g"
    found = [row["g"]["value"] for row in rows(client.get("/sparql", params={"query": query}))]
    assert found == ["http://data.test/graph1", "http://data.test/graph2"]


@pytest.mark.parametrize("method", ["get", "form", "direct"])
def test_default_graph_uri_limits_the_default_graph(client: httpx.Client, method: str) -> None:
    query = "SELECT ?team { <http://data.test/kestrel> mg:ledBy ?team }"
    graph = {"default-graph-uri": "http://data.test/graph1"}
    if method == "get":
        response = client.get("/sparql", params={"query": query, **graph})
    elif method == "form":
        response = client.post("/sparql", data={"query": query, **graph})
    else:
        response = client.post("/sparql?" + urlencode(graph), content=query, headers=QUERY)
    assert [row["team"]["value"] for row in rows(response)] == ["http://data.test/roads"]


def test_two_default_graphs_are_merged_without_repeats(client: httpx.Client) -> None:
    query = "SELECT ?team { <http://data.test/kestrel> mg:ledBy ?team }"
    graphs = [("default-graph-uri", f"http://data.test/graph{n}") for n in (1, 2)]
    assert len(rows(client.get("/sparql?" + urlencode([("query", query), *graphs])))) == 2


def test_two_from_graphs_are_merged_without_repeats(client: httpx.Client) -> None:
    query = (
        "PREFIX d: <http://data.test/> SELECT ?team FROM d:graph1 FROM <http://data.test/graph2> "
        "{ d:kestrel mg:ledBy ?team }"
    )
    assert len(rows(client.get("/sparql", params={"query": query}))) == 2


def test_named_graph_uri_leaves_the_default_graph_empty(client: httpx.Client) -> None:
    graph = {"named-graph-uri": "http://data.test/graph1"}
    default = client.get("/sparql", params={"query": "ASK { ?s ?p ?o }", **graph})
    named = client.get("/sparql", params={"query": "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } }", **graph})
    assert default.json()["boolean"] is False
    assert [row["g"]["value"] for row in rows(named)] == ["http://data.test/graph1"]


def test_the_protocol_overrides_from_in_the_query(client: httpx.Client) -> None:
    query = "ASK FROM <http://data.test/none> { <http://data.test/kestrel> ?p ?o }"
    assert client.get("/sparql", params={"query": query}).json()["boolean"] is False
    graph = {"default-graph-uri": "http://data.test/graph1"}
    assert client.get("/sparql", params={"query": query, **graph}).json()["boolean"] is True


@pytest.mark.parametrize(
    ("method", "path", "headers", "body", "status"),
    [
        ("GET", "?query=ASK%20%7B", {}, b"", 400),
        ("GET", "?query=", {}, b"", 400),
        ("GET", "?query=ASK%20%7B%7D&query=ASK%20%7B%7D", {}, b"", 400),
        ("GET", "?default-graph-uri=http%3A%2F%2Fx", {}, b"", 400),
        ("GET", "?query=ASK%20%7B%7D&default-graph-uri=relative", {}, b"", 400),
        ("GET", "?query=ASK%20%7B%7D&default-graph-uri=http%3A%2F%2Fx%3E%20y", {}, b"", 400),
        ("GET", "?query=%ff", {}, b"", 400),
        ("GET", "?query=ASK%20%7B%7D&format=odt", {}, b"", 400),
        ("GET", "?query=ASK%20%7B%7D&timeout=soon", {}, b"", 400),
        ("GET", "?update=CLEAR%20ALL", {}, b"", 403),
        ("POST", "", FORM, b"update=CLEAR%20ALL", 403),
        ("POST", "", FORM, b"", 400),
        ("POST", "", {"content-type": "application/sparql-update"}, b"CLEAR ALL", 403),
        ("POST", "", QUERY, b"\xff\xfe", 400),
        ("POST", "", QUERY, b"CLEAR ALL", 400),
        ("POST", "", QUERY, b"LOAD <http://data.test/x>", 400),
        ("POST", "", {"content-type": "text/plain"}, b"ASK {}", 415),
        ("POST", "", {"content-type": "application/sparql-query; charset=utf-16"}, b"ASK {}", 415),
        ("PUT", "", QUERY, b"ASK {}", 405),
        ("DELETE", "", {}, b"", 405),
    ],
)
def test_mistakes_are_refused_with_a_plain_reason(
    client: httpx.Client, method: str, path: str, headers: dict[str, str], body: bytes, status: int
) -> None:
    response = client.request(method, "/sparql" + path, headers=headers, content=body)
    assert response.status_code == status
    assert response.headers["content-type"].startswith("text/plain")
    assert len(response.text.strip()) > 10
    assert "Traceback" not in response.text


def test_refusals_are_problem_documents_for_clients_that_only_read_json(client: httpx.Client) -> None:
    response = client.get("/sparql", params={"query": "ASK {"}, headers={"accept": "application/json"})
    assert response.headers["content-type"] == "application/problem+json"
    assert response.json()["status"] == 400


def test_head_is_get_without_a_body(client: httpx.Client) -> None:
    whole = client.get("/sparql", params={"query": ASK})
    head = client.head("/sparql", params={"query": ASK})
    assert head.status_code == 200
    assert head.content == b""
    assert head.headers["content-length"] == str(len(whole.content))


def test_options_names_the_methods(client: httpx.Client) -> None:
    assert "POST" in client.options("/sparql").headers["allow"]


def test_without_a_query_the_service_describes_itself(client: httpx.Client) -> None:
    response = client.get("/sparql")
    assert response.headers["content-type"].startswith("text/turtle")
    assert "sd:UnionDefaultGraph" in response.text
    assert f"{client.base_url}/sparql>" in response.text
    assert "void:triples 310" in response.text
    assert "<http://data.test/graph1>" in response.text


def test_the_description_ignores_a_host_that_is_none(client: httpx.Client) -> None:
    response = client.get("/sparql", headers={"host": 'evil"> <script>'})
    assert "<script>" not in response.text
    assert "sd:endpoint <https://minutegraph.example/sparql>" in response.text


def test_an_answer_is_revalidated_by_its_tag(client: httpx.Client) -> None:
    first = client.get("/sparql", params={"query": ASK})
    again = client.get("/sparql", params={"query": ASK}, headers={"if-none-match": f'"x", W/{first.headers["etag"]}'})
    assert again.status_code == 304
    assert again.content == b""
    other = client.get("/sparql", params={"query": ASK, "format": "xml"})
    assert other.headers["etag"] != first.headers["etag"]


@pytest.mark.parametrize("call", ["NOW()", "RAND()", "UUID()", "STRUUID()", "BNODE()"])
def test_answers_that_change_by_themselves_are_not_kept(client: httpx.Client, call: str) -> None:
    response = client.get("/sparql", params={"query": f"SELECT ({call} AS ?x) {{}}"})
    assert response.status_code == 200
    assert response.headers["cache-control"] == "no-store"
    assert "etag" not in response.headers


def test_a_client_may_ask_for_a_query_page_only_if_there_is_one(client: httpx.Client) -> None:
    assert client.get("/sparql", headers={"accept": "text/html,*/*;q=0.8"}).status_code == 200


def test_compression_is_transparent(client: httpx.Client) -> None:
    query = {"query": "SELECT * { ?s mg:value ?o }"}
    plain = client.get("/sparql", params=query, headers={"accept-encoding": "identity"})
    packed = client.get("/sparql", params=query, headers={"accept-encoding": "gzip"})
    assert packed.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in plain.headers
    assert json.loads(plain.content) == packed.json()
    assert plain.headers["etag"] != packed.headers["etag"]
    assert int(packed.headers["content-length"]) < len(plain.content)


def test_known_prefixes_need_no_declaration(client: httpx.Client) -> None:
    assert client.get("/sparql", params={"query": "ASK { ?s a mg:Operation }"}).json()["boolean"] is True
