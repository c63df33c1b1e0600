"""The page on the model: every query on it runs and has an answer, every file on it is accepted."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from graph.corrections import load
from ontology.terms import PREFIXES

PAGE = (Path(__file__).parent.parent.parent / "docs" / "model.md").read_text(encoding="utf8")
QUERIES = re.findall(r"```sparql\n(.*?)```", PAGE, re.DOTALL)


@pytest.mark.parametrize("query", QUERIES, ids=range(len(QUERIES)))
def test_every_query_has_an_answer(store, query):
    prefixes = "".join(f"PREFIX {p}: <{iri}>\n" for p, iri in PREFIXES.items())
    rows = list(store.query(prefixes + query, use_default_graph_as_union=True))
    assert rows
    assert len(rows) == len({str(row) for row in rows}), "a row stands twice"


def test_the_corrections_on_it_are_accepted(tmp_path):
    (text,) = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)
    path = tmp_path / "corrections.toml"
    path.write_text(text, encoding="utf8")
    found = load(path)
    assert (len(found.links), len(found.statements)) == (1, 1)


def test_every_property_of_the_relations_is_on_it():
    from graph.facts import RELATIONS

    assert {t for t in RELATIONS.values() if f"`mg:{t.value.rsplit('#', 1)[1]}`" not in PAGE} - {
        RELATIONS["asked"], RELATIONS["answered"]
    } == set()  # fmt: skip
