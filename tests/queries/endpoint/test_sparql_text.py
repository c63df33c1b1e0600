"""The scanner agrees with Oxigraph about where a query's parts are."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from queries.endpoint.binding import bind
from queries.endpoint.sparql_text import is_volatile, scan

XSD = "http://www.w3.org/2001/XMLSchema#"


@pytest.mark.parametrize(
    ("query", "form"),
    [
        ("SELECT * {}", "SELECT"),
        ("# SELECT\nASK {}", "ASK"),
        ("PREFIX select: <http://ask/> CONSTRUCT {} WHERE {}", "CONSTRUCT"),
        ("BASE <http://x/> describe <y>", "DESCRIBE"),
        ("CLEAR ALL", ""),
        ("", ""),
    ],
)
def test_the_form_is_the_first_keyword_of_one(query: str, form: str) -> None:
    assert scan(query).form == form


def test_only_the_outermost_limit_counts() -> None:
    text = scan("SELECT * { { SELECT * {} LIMIT 3 } } LIMIT 70")
    assert text.limit == 70
    assert text.with_limit(5) == "SELECT * { { SELECT * {} LIMIT 3 } } LIMIT 5"


def test_a_limit_goes_before_a_last_values() -> None:
    text = scan("SELECT ?x { ?x ?y 'LIMIT 1' } VALUES ?x { 1 }")
    assert text.limit is None
    assert scan(text.with_limit(5)).limit == 5
    ox.Store().query(text.with_limit(5))


@pytest.mark.parametrize("query", ["SELECT (NOW() AS ?n) {}", "ASK { FILTER(rand() > .5) }", "ASK { SERVICE <x> {} }"])
def test_volatile_queries_are_known(query: str) -> None:
    assert is_volatile(query)


@pytest.mark.parametrize("query", ["ASK { <http://x/now> ?p 'rand' }", "SELECT ?service { ?now ?uuid ?service }"])
def test_words_that_only_look_volatile_are_not(query: str) -> None:
    assert not is_volatile(query)


def test_from_is_read_with_its_prefixes() -> None:
    text = scan("PREFIX a: <http://a/> SELECT * FROM a:b FROM <http://c> FROM NAMED a:d FROM <rel> { ?from ?s 'FROM' }")
    assert text.from_graphs == ("a:b", "<http://c>", "<rel>")
    assert text.from_named == ("a:d",)
    assert text.iri("a:b", {}) == "http://a/b"
    assert text.iri("<rel>", {}) is None
    assert text.iri("mg:x", {"mg": "http://mg/"}) == "http://mg/x"


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?x { FILTER(?x = ?p) BIND(?p AS ?x) }",
        "ASK FROM <http://g> WHERE { FILTER(BOUND(?p)) }",
        "CONSTRUCT { ?p a ?p } WHERE { FILTER(BOUND(?p)) }",
        "CONSTRUCT { ?p ?q ?r } { ?p ?q ?r }",
        "DESCRIBE ?p { FILTER(BOUND(?p)) }",
        "SELECT (COUNT(*) AS ?n) { FILTER(BOUND(?p)) } GROUP BY ?p HAVING (COUNT(*) > 0)",
    ],
)
def test_parameters_bind_in_the_outermost_pattern(query: str) -> None:
    bound = bind(query, {"p": ("iri", "http://x/y"), "missing": ()})
    ox.Store().query(bound)
    assert bound.count("<http://x/y>") == 1
    assert bound.index("VALUES") > bound.index("{")


@given(st.text(st.characters(exclude_categories=("Cs",))))
def test_a_bound_value_can_never_become_syntax(value: str) -> None:
    query = bind("SELECT ?p { }", {"p": ("literal", value, XSD + "string")})
    solutions = ox.Store().query(query)
    assert isinstance(solutions, ox.QuerySolutions)
    assert [row["p"] for row in solutions] == [ox.Literal(value)]


@given(st.text())
def test_no_text_breaks_the_scanner(text: str) -> None:
    scan(text)


TOKENS = ["SELECT", "*", "{", "}", "LIMIT", "5", "'", '"', "<", ">", "#", "\n", "SERVICE", "x:", "VALUES", "FROM"]


@given(st.lists(st.sampled_from(TOKENS)))
def test_no_order_of_tokens_breaks_the_scanner(tokens: list[str]) -> None:
    text = scan(" ".join(tokens))
    text.with_limit(3)
    text.after(3)


def test_scanning_takes_linear_time() -> None:
    for piece in ("'", '"""', "<", "a:", "\\", "(", "?", "@"):
        scan(piece * 100_000)
