"""Every question is answered by named queries over the bundled papers: right rows there, wrong rows not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from graph.store import Readable
from queries.catalogue import catalogue
from queries.runner import run
from tests.queries.questions import QUESTIONS, faults


@pytest.mark.parametrize("question", QUESTIONS, ids=[q["id"] for q in QUESTIONS])
def test_question_is_answered(question: dict[str, Any], corpus_graph: Readable) -> None:
    found = [
        f"{check['query']} {check['parameters']}: {fault}"
        for check in question["checks"]
        for fault in faults(check, run(corpus_graph, check["query"], check["parameters"]).rows)
    ]
    assert not found, "\n".join([question["question"], *found])


def test_quotes_stand_in_the_papers(corpus_graph: Readable, texts: dict[str, str]) -> None:
    for query, parameters in (
        ("mentions", {"name": "Chief Constable"}), ("passages", {"words": "road"}), ("relations", {}), ("results", {}),
        ("definitions", {"acronym": "OPCCN"}),
    ):  # fmt: skip
        rows = run(corpus_graph, query, parameters).rows
        assert rows
        for row in rows:
            quote = row.get("sentence") or row.get("quote") or row.get("words") or ""
            assert texts[row["file"] or ""][int(row["start"] or 0) : int(row["end"] or 0)] == quote


def test_no_more_queries_than_kinds_of_question() -> None:
    assert len(catalogue().list()) <= 30


def test_what_no_paper_names_has_no_rows(corpus_graph: Readable) -> None:
    for query in ("mentions", "relations", "results", "attested", "papers_naming"):
        assert run(corpus_graph, query, {"name": "Operation Nowhere"}).rows == []


def test_page_shows_every_question_and_command(root: Path) -> None:
    written = (root / "docs" / "questions.md").read_text(encoding="utf8")
    for question in QUESTIONS:
        assert f"### {question['id']}. {question['question']}" in written
        for check in question["checks"]:
            assert f"minutegraph query {check['query']}" in written
