"""A trace: what papers say of one thing, in order of time, and nothing else."""

from __future__ import annotations

import json
import re

import pyoxigraph as ox
import pytest

from graph.store import Readable
from nlp.errors import NameNotFound, UsageError
from queries.trace import trace
from queries.trace_text import text, to_json


def test_head_and_entries(papers: ox.Store) -> None:
    found = trace(papers, "Op Kestrel")
    assert (found.name, found.type, found.first, found.last) == (
        "Operation Kestrel", "operation", "2031-05-03", "2031-11-08",
    )  # fmt: skip
    assert (found.meetings, found.papers) == (2, 0)
    assert [c.text for c in found.claims["led by"]] == ["Roads Team", "Rural Crime Team"]
    assert [e.date for e in found.entries] == ["2031-05-03", "2031-11-08"]
    assert found.entries[0].passages[0].source.speaker is None


def test_results_that_share_days_are_flagged_not_summed(papers: ox.Store) -> None:
    written = text(trace(papers, "Operation Kestrel"))
    assert "12 arrests  (May 2031)" in written
    assert "30 arrests  (April to June 2031)" in written
    assert written.count("not added up") == 2
    assert "42" not in written


def test_what_is_inferred_says_so(papers: ox.Store) -> None:
    assert "Rural Crime Team [inferred]" in text(trace(papers, "Operation Kestrel"))


def test_period_of_papers(papers: ox.Store) -> None:
    found = trace(papers, "Operation Kestrel", "2031-06", "2032")
    assert [e.date for e in found.entries] == ["2031-11-08"]
    assert found.first == "2031-05-03"
    assert "shown: papers from Jun 2031 to 2032" in text(found)


def test_nothing_in_the_period(papers: ox.Store) -> None:
    assert "Nothing on record in this period." in text(trace(papers, "Operation Kestrel", "2033"))


def test_as_of_a_day_knows_no_later_paper(papers: ox.Store) -> None:
    found = trace(papers, "Operation Kestrel", as_of="2031-06-30")
    assert found.last == "2031-05-03"
    assert "Roads Team" not in text(found)


def test_unknown_name_and_wrong_dates(papers: ox.Store) -> None:
    with pytest.raises(NameNotFound, match="Nearest: Operation Kestrel"):
        trace(papers, "Operation Kestral")
    with pytest.raises(UsageError):
        trace(papers, "Operation Kestrel", "yesterday")


@pytest.mark.parametrize("name", ["Jane Roe", "Chief Constable", "Rural Crime Team", "Harbour Quay", "Action 7"])
def test_every_kind_of_thing_has_a_trace(name: str, papers: ox.Store) -> None:
    found = trace(papers, name)
    assert found.entries
    assert found.name in text(found)


def test_a_person_has_what_they_speak_of(corpus_graph: Readable) -> None:
    said = {p.source.quote for e in trace(corpus_graph, "Dave Buckley").entries for p in e.passages}
    assert any("recognised as national best practice" in quote for quote in said)


def test_json_is_the_same_content(papers: ox.Store) -> None:
    found = trace(papers, "Operation Kestrel")
    told = json.loads(to_json(found))
    quotes = [p["source"]["quote"] for e in told["entries"] for p in e["passages"] + e["results"]]
    written = " ".join(text(found).split())
    assert quotes
    assert all(" ".join(q.split()) in written for q in quotes)


@pytest.mark.parametrize("width", [40, 60, 110, 200])
def test_lines_fit(width: int, papers: ox.Store) -> None:
    assert max(map(len, text(trace(papers, "Operation Kestrel"), width).splitlines())) <= width


def test_an_operation_of_the_bundled_papers(corpus_graph: Readable, texts: dict[str, str]) -> None:
    found = trace(corpus_graph, "Operation Foxtail")
    written = " ".join(text(found).split())
    order = [
        "first attested 22 Oct 2025 · last 21 Apr 2026 · 2 meetings, 2 papers", "fraudulent driving licences",
        "Roads and Armed Policing Team", "22 Oct 2025 PCC Accountability Meeting, Wymondham", "Chris Balmer:",
        "Dave Buckley:", "national best practice", "19 Jan 2026 PCC Accountability Meeting", "Sarah Taylor asks:",
        "Paul Sanford:", "one police officer who has led",
        "234 vehicles stopped · 59 arrests · 94 intelligence reports submitted · 63 vehicles seized · 99 Traffic",
        "October to December 2025", "not added up", "Not in the corpus: minutes of 8 Jul 2025 and of 21 Apr 2026.",
    ]  # fmt: skip
    place = 0
    for words in order:
        place = written.find(words, place)
        assert place >= 0, words
    assert "Home Office" not in [c.text for c in found.claims["led by"]]
    for entry in found.entries:
        for piece in (*entry.passages, *entry.results):
            source = piece.source
            assert texts[source.file][source.start : source.end] == source.quote
    assert not re.search(r"293|100 arrests", written)
