"""Each named query over three invented papers: its rows are those of ``expected/NAME.csv``.

The first line of such a file is a comment with the parameters.
"""

from __future__ import annotations

import json
from pathlib import Path

import pyoxigraph as ox
import pytest

from queries.catalogue import catalogue
from queries.runner import render, run

FOLDER = Path(__file__).parent / "expected"
CASES = sorted(FOLDER.glob("*.csv"))


@pytest.mark.parametrize("case", CASES, ids=[c.stem for c in CASES])
def test_rows_are_as_expected(case: Path, papers: ox.Store) -> None:
    head, _, body = case.read_text(encoding="utf8").partition("\n")
    answer = run(papers, case.stem.split("-")[0], json.loads(head.removeprefix("# ")))
    assert render(answer, "csv").replace("\r\n", "\n") == body


def test_every_query_has_expected_rows() -> None:
    assert {c.stem.split("-")[0] for c in CASES} == {q.name for q in catalogue().list()}


@pytest.mark.parametrize("query", catalogue().list(), ids=lambda q: q.name)
def test_columns_are_those_of_the_header(query, papers: ox.Store) -> None:  # type: ignore[no-untyped-def]
    samples = {"name": "kestrel", "words": "the", "acronym": "RCT", "action": "7"}
    given = {p.name: samples[p.name] for p in query.parameters if p.required}
    assert run(papers, query.name, given).columns == tuple(c.name for c in query.columns)
