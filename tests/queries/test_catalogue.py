"""The catalogue: what a header must say, what is refused, how a query is found."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from nlp.errors import QueryError
from ontology.terms import MG
from queries.catalogue import KINDS, catalogue, parse
from queries.document import page

HEADER = """# Which ports are there?
#
# One row for each port.
#
# Parameters
#   name   name, required        the port
#   limit  integer, default 10   how many
# Columns
#   port    its name
#   berths  number of berths,
#           as printed
# Sample
#   Harbour Quay | 4
"""
BODY = "SELECT ?port ?berths WHERE { ?x ?name ?port ; ?limit ?berths } ORDER BY ?port\n"


def test_header_is_the_manual() -> None:
    query = parse("ports", HEADER + BODY)
    assert (query.title, query.description) == ("Which ports are there?", "One row for each port.")
    name, limit = query.parameters
    assert (name.name, name.kind, name.type, name.required, name.default) == ("name", "name", "string", True, None)
    assert (limit.type, limit.required, limit.default, limit.description) == ("integer", False, "10", "how many")
    assert [c.description for c in query.columns] == ["its name", "number of berths, as printed"]
    assert query.sample == ("Harbour Quay", "4")


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        (BODY, "open with a question"),
        (HEADER.replace("there?", "there.") + BODY, "open with a question"),
        (HEADER.split("# Columns")[0] + BODY, "names no columns"),
        (HEADER.replace(" | 4", "") + BODY, "sample has 1 cells"),
        (HEADER.replace("integer,", "number,") + BODY, "needs a type"),
        (HEADER + BODY.replace("?limit", "?other"), "limit is not used"),
        (HEADER + BODY.replace("ORDER BY ?port", ""), "no ORDER BY"),
    ],
    ids=["no header", "no question", "no columns", "sample", "type", "unused", "order"],
)
def test_wrong_header_is_refused(text: str, fault: str) -> None:
    with pytest.raises(QueryError, match=fault):
        parse("ports", text)


def test_reference_page_is_up_to_date(root: Path) -> None:
    assert (root / "docs" / "queries.md").read_text(encoding="utf8") == page()


def test_unknown_name_gives_the_nearest() -> None:
    with pytest.raises(QueryError, match=r"no query named 'mention'. Nearest: mentions"):
        catalogue().get("mention")
    assert catalogue().get("who-was") is catalogue().get("who_was")


@pytest.mark.parametrize("query", catalogue().list(), ids=lambda q: q.name)
class TestEveryQuery:
    def test_speaks_the_vocabulary(self, query) -> None:  # type: ignore[no-untyped-def]
        body = re.sub(r'"[^"]*"|^#.*$', "", query.text, flags=re.MULTILINE)
        for term in re.findall(r"\bmg:(\w+)", body):
            assert term in MG

    def test_says_what_everything_is(self, query) -> None:  # type: ignore[no-untyped-def]
        assert all(p.description and p.kind in KINDS for p in query.parameters)
        assert all(c.description for c in query.columns)
        assert not {p.name for p in query.parameters if p.required and p.default}

    def test_names_nothing_of_the_bundled_papers(self, query, corpus_names) -> None:  # type: ignore[no-untyped-def]
        assert not [name for name in corpus_names if name in query.text]


@pytest.fixture(scope="module")
def corpus_names(texts: dict[str, str]) -> set[str]:
    """Operations and projects that the bundled papers name."""
    found = {m for text in texts.values() for m in re.findall(r"\b(?:Operation|Project) [A-Z][a-z]+", text)}
    return found - {"Operation The", "Project The"}
