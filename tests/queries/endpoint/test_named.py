"""The named queries as an API."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

from nlp.errors import QueryError
from queries.endpoint.app import create_app
from queries.endpoint.named_values import TYPES, parse_value
from queries.endpoint.serving import FixedSource
from tests.queries.endpoint.harness import SETTINGS, serving


@dataclass(frozen=True)
class Parameter:
    name: str
    type: str = "string"
    required: bool = False
    default: str | None = None
    description: str = "What to look for."


@dataclass(frozen=True)
class Column:
    name: str
    description: str = "A column."


@dataclass(frozen=True)
class Query:
    name: str
    text: str
    parameters: tuple[Parameter, ...] = ()
    columns: tuple[Column, ...] = (Column("s"),)
    title: str = "A <title>"
    description: str = "A <description>"


QUERIES = (
    Query(
        "recorded",
        "SELECT ?s ?d WHERE { ?s mg:recordedOn ?d . FILTER(!BOUND(?from) || ?d >= ?from) } ORDER BY ?d",
        (Parameter("from", "date"),),
    ),
    Query("labelled", "SELECT ?s { ?s rdfs:label ?label }", (Parameter("label", required=True),)),
    Query("led", "SELECT ?team { ?op mg:ledBy ?team } ORDER BY ?team", (Parameter("op", "iri", required=True),)),
    Query(
        "least", "SELECT ?o { ?s mg:value ?o FILTER(?o >= ?least) }", (Parameter("least", "integer", default="298"),)
    ),
    Query("any", "ASK { ?s a mg:Operation }"),
    Query("all", "SELECT ?s ?p ?o { ?s ?p ?o }"),
    Query("everything", "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"),
    Query("endless", "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"),
)


class Catalogue:
    def list(self) -> Sequence[Query]:
        return QUERIES

    def get(self, name: str) -> Query:
        for query in QUERIES:
            if query.name == name:
                return query
        raise QueryError(f"no query named {name!r}. Nearest: led.")


@pytest.fixture(scope="module")
def api(store: Path) -> Iterator[httpx.Client]:
    settings = SETTINGS.__class__(access_log=False, query_timeout_s=1, max_rows=200)
    app = create_app(FixedSource(store), settings, named=Catalogue())
    with serving(app) as server, httpx.Client(base_url=server.url, timeout=30) as client:
        yield client


def test_all_queries_are_listed(api: httpx.Client) -> None:
    listed = api.get("/queries").json()
    assert [query["name"] for query in listed] == [query.name for query in QUERIES]
    assert listed[0]["parameters"][0] == {
        "name": "from",
        "type": "date",
        "required": False,
        "default": None,
        "description": "What to look for.",
    }


def test_a_parameter_left_out_is_unbound(api: httpx.Client) -> None:
    assert len(api.get("/queries/recorded").json()["results"]["bindings"]) == 2
    assert len(api.get("/queries/recorded?from=2025-03-01").json()["results"]["bindings"]) == 1


def test_iris_strings_and_defaults_are_bound_by_type(api: httpx.Client) -> None:
    led = api.get("/queries/led", params={"op": "http://data.test/kestrel", "format": "csv"})
    assert led.text.split() == ["team", "http://data.test/marine", "http://data.test/roads"]
    labelled = api.get("/queries/labelled", params={"label": "Operation Kestrel", "format": "csv"})
    assert labelled.text.split() == ["s", "http://data.test/kestrel"]
    assert len(api.get("/queries/least").json()["results"]["bindings"]) == 2
    assert len(api.get("/queries/least?least=250").json()["results"]["bindings"]) == 50


@pytest.mark.parametrize("value", ['x" } } #', "x\\", "'''", '"""', "\n", "} UNION { ?s ?p ?o", "?s", "\x00", "\u202e"])
def test_a_value_is_never_syntax(api: httpx.Client, value: str) -> None:
    response = api.get("/queries/labelled", params={"label": value})
    assert response.status_code == 200
    assert response.json()["results"]["bindings"] == []


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/queries/recorded?from=soon", "must be a date, such as 2025-10-22"),
        ("/queries/recorded?from=2025-02-30", "must be a date"),
        ("/queries/recorded?form=2025-02-01", "has no parameter 'form'. Parameters: from."),
        ("/queries/recorded?from=2025-01-01&from=2025-01-02", "more than once"),
        ("/queries/labelled", "needs the parameter 'label'"),
        ("/queries/led?op=kestrel", "must be an absolute IRI"),
        ("/queries/led?op=http://x/%3E%20%7D", "must be an absolute IRI"),
        ("/queries/led?op=http://x/%C2%9B", "must be an absolute IRI"),  # a code point no IRI may have
        ("/queries/least?least=many", "must be a whole number"),
        ("/queries/any?format=odt", "Unknown format"),
    ],
)
def test_wrong_parameters_are_400_and_say_what_was_expected(api: httpx.Client, path: str, reason: str) -> None:
    response = api.get(path)
    assert response.status_code == 400
    assert response.headers["content-type"] == "application/problem+json"
    assert reason in response.json()["title"]


def test_an_unknown_name_is_404_with_the_nearest(api: httpx.Client) -> None:
    response = api.get("/queries/ledd")
    assert response.status_code == 404
    assert "Nearest: led" in response.json()["title"]


def test_formats(api: httpx.Client) -> None:
    assert api.get("/queries/any", headers={"accept": "text/csv"}).headers["content-type"].startswith("text/csv")
    assert api.get("/queries/everything?format=jsonld").headers["content-type"] == "application/ld+json"
    assert api.get("/queries/any", headers={"accept": "image/png"}).status_code == 406
    assert api.get("/queries/everything", headers={"accept": "text/csv"}).status_code == 406


def test_limits_hold_here_too(api: httpx.Client) -> None:
    assert api.get("/queries/endless").status_code == 504
    cut = api.get("/queries/all")
    assert cut.headers["x-minutegraph-truncated"] == "rows=200"
    assert "first 200 rows" in api.get("/queries/all?format=html").text


def test_pages_show_hostile_labels_as_text(api: httpx.Client) -> None:
    page = api.get("/queries/all?format=html").text + api.get("/queries/all", headers={"accept": "text/html"}).text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;&quot;&gt;&lt;img" in page
    assert "<script" not in page
    assert "<img" not in page
    assert 'href="javascript:' not in page
    assert "A &lt;title&gt;" in page


def test_pages_work_as_forms(api: httpx.Client) -> None:
    page = api.get("/queries/labelled?format=html").text
    assert '<label for="label">' in page
    filled = api.get("/queries/labelled", params={"label": '"><script>', "format": "html"}).text
    assert 'value="&quot;&gt;&lt;script&gt;"' in filled
    assert "No rows" in filled
    assert "<p>Yes.</p>" in api.get("/queries/any?format=html").text
    assert api.get("/queries/style.css").headers["content-type"].startswith("text/css")


def test_the_openapi_description_names_every_query_and_parameter(api: httpx.Client) -> None:
    description = api.get("/openapi.json").json()
    assert description["openapi"] == "3.1.0"
    for query in QUERIES:
        parameters = description["paths"][f"/queries/{query.name}"]["get"]["parameters"]
        assert [p["name"] for p in parameters] == [*(p.name for p in query.parameters), "format"]


@pytest.mark.parametrize("kind", TYPES)
def test_every_type_refuses_what_it_is_not(kind: str) -> None:
    if kind == "string":
        assert parse_value(kind, " a ") == ("literal", " a ", "http://www.w3.org/2001/XMLSchema#string")
        return
    for text in ("", "x y", '"', "2025", "٣", "1e5", "inf"):
        if (kind, text) in {("integer", "2025"), ("decimal", "2025")}:
            continue
        with pytest.raises(ValueError, match="must be"):
            parse_value(kind, text)
