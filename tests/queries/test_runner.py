"""Running queries: parameters become terms, answers become text."""

from __future__ import annotations

import csv
import io
import json

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nlp.errors import QueryError
from queries.runner import render, rows, run

HOSTILE = [
    '" } UNION { ?s ?p ?o } #',
    "'; DROP ALL",
    "?name",
    "\\",
    "Op\nKestrel",
    "(",
    "[",
    "a{2}",
    "$1",
    "\u241e",
]


@pytest.mark.parametrize(
    "name", ["Operation Kestrel", "op kestrel", "OP. KESTREL", "Kestrel", " the  Operation Kestrel"]
)
def test_names_match_whatever_their_form(name: str, papers: ox.Store) -> None:
    assert {row["thing"] for row in rows(papers, "mentions", name=name)} == {
        "https://minutegraph.example/id/operation/kestrel"
    }


def test_an_iri_is_a_name_too(papers: ox.Store) -> None:
    iri = "https://minutegraph.example/id/operation/kestrel"
    assert rows(papers, "mentions", name=iri) == rows(papers, "mentions", name="Operation Kestrel")


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("query", ["mentions", "passages", "definitions", "identity"])
def test_hostile_values_stay_values(query: str, text: str, papers: ox.Store) -> None:
    parameter = {"mentions": "name", "passages": "words", "definitions": "acronym", "identity": "name"}[query]
    if text.strip():
        assert len(rows(papers, query, **{parameter: text})) < 12


@settings(max_examples=60, deadline=None)
@given(text=st.text(min_size=1, max_size=12).filter(str.strip))
def test_any_words_can_be_looked_for(text: str) -> None:
    found = run(ox.Store(), "passages", {"words": text})
    assert len(found) == 0


@pytest.mark.parametrize(
    ("query", "parameters", "fault"),
    [
        ("mentions", {}, "needs name"),
        ("mentions", {"nam": "x"}, "has no parameter 'nam'. Parameters: name"),
        ("mentions", {"name": "x", "from": "May 2031"}, "parameter from must be a date"),
        ("recurring", {"at_least": "two"}, "parameter at_least must be a whole number"),
        ("SELECT * WHERE {", {}, "not valid SPARQL"),
        ("mentionz", {}, "Nearest: mentions"),
    ],
)
def test_mistakes_are_one_clear_line(query: str, parameters: dict[str, str], fault: str, papers: ox.Store) -> None:
    with pytest.raises(QueryError, match=fault) as caught:
        run(papers, query, parameters)
    assert "\n" not in str(caught.value)


def test_every_format_holds_the_same_rows(papers: ox.Store) -> None:
    answer = run(papers, "actions")
    parsed = json.loads(render(answer, "json"))["results"]["bindings"]
    assert [row["action"]["value"] for row in parsed] == ["Action 7"]
    assert next(csv.DictReader(io.StringIO(render(answer, "csv"))))["owners"] == "Chief Constable"
    assert render(answer, "tsv").splitlines()[0].startswith("?action\t?raised")
    assert "<variable name=" in render(answer, "xml")
    assert "1 row" in render(answer)


def test_a_table_leaves_out_iris_of_named_queries_only(papers: ox.Store) -> None:
    assert "minutegraph.example" not in render(run(papers, "actions"), width=200)
    assert "minutegraph.example" in render(
        run(papers, "SELECT ?s WHERE { ?s a <https://w3id.org/minutegraph/ns#Action> }"), width=200
    )


def test_graphs_and_yes_or_no(papers: ox.Store) -> None:
    built = run(papers, "CONSTRUCT { ?s ?p ?o } WHERE { ?s a <https://w3id.org/minutegraph/ns#Action> ; ?p ?o }")
    assert "a mg:Action" in render(built, "turtle")
    assert render(run(papers, "ASK { ?s ?p ?o }")) == "yes"
    with pytest.raises(QueryError, match="makes a graph"):
        render(built, "csv")
    with pytest.raises(QueryError, match="makes rows"):
        render(run(papers, "actions"), "turtle")


def test_parameters_of_own_sparql(papers: ox.Store) -> None:
    text = "SELECT ?label WHERE { ?s <http://www.w3.org/2000/01/rdf-schema#label> ?label } ORDER BY ?label"
    iri = "<https://minutegraph.example/id/action/7>"
    assert {row["label"] for row in run(papers, text, {"s": iri})} == {"Action 7"}


def test_a_paper_cannot_steer_the_terminal(papers: ox.Store) -> None:
    answer = run(papers, 'SELECT ("\\u001b[2Jgone</p>" AS ?text) WHERE {}')
    assert "\x1b" not in render(answer)
    assert "</p>" not in render(answer)


def test_no_rows_say_so(papers: ox.Store) -> None:
    assert "No rows" in render(run(papers, "mentions", {"name": "Operation Nowhere"}))
