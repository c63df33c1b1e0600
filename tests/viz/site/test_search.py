"""Search: names before quotes, misspellings forgiven, facets that narrow."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from viz.site.papertext import pieces
from viz.site.search import Index, Wanted
from viz.site.snapshot import Mention, Snapshot


@pytest.fixture(scope="module")
def index(snapshot: Snapshot) -> Index:
    return Index(snapshot)


@pytest.mark.parametrize("text", ["Operation Kestrel", "kestrel", "Kestral", "operaton kestrel", "KESTREL op", "Kest"])
def test_misspelt_names_are_found(index: Index, text: str) -> None:
    labels = [n.label for n in index.search(Wanted(text.replace(" op", ""))).named]

    assert "Operation Kestrel" in labels


def test_the_very_name_comes_first(index: Index) -> None:
    assert index.search(Wanted("operation kestrel")).named[0].label == "Operation Kestrel"
    assert index.search(Wanted("RCT")).named[0].matched == "RCT"


def test_passages_hold_every_word(index: Index, snapshot: Snapshot) -> None:
    found = index.search(Wanted("wardens patroll"))
    words = [snapshot.papers[p.paper].text[p.start - snapshot.papers[p.paper].start :][:36] for p in found.passages]

    assert words == ["How many wardens patrol Harbour Quay"]
    assert found.words == {"wardens", "patrol"}


def test_most_words_do_where_no_sentence_has_all(index: Index) -> None:
    assert index.search(Wanted("wardens patrol kestrel")).passages
    assert not index.search(Wanted("wardens zzzzz qqqqq")).passages


def test_facets_narrow(index: Index) -> None:
    every = index.search(Wanted("kestrel"))
    of_type = index.search(Wanted("kestrel", types=frozenset({"INITIATIVE"})))
    early = index.search(Wanted("kestrel", end="2031-06"))

    assert every.types == {"OPERATION": 1, "INITIATIVE": 1}
    assert {n.type for n in of_type.named} == {"INITIATIVE"}
    assert of_type.types == every.types
    assert {p.recorded for p in early.passages} == {"2031-05-03"}
    assert "Project Kestrel" not in [n.label for n in early.named]


def test_nothing_is_nothing_and_names_what_is_near(index: Index) -> None:
    assert index.search(Wanted("   ")).named == []
    assert index.search(Wanted("zzzzqqqq")).passages == []
    assert index.search(Wanted("kstrl opera")).instead


@settings(max_examples=60, deadline=None)
@given(text=st.text(max_size=80))
def test_any_text_may_be_searched_for(index: Index, text: str) -> None:
    found = index.search(Wanted(text))

    assert all(0 <= n.score <= 100 for n in found.named)
    assert "".join(part for part, _ in found.marked(text)) == text


@given(
    text=st.text(alphabet="ab<p>/ \n", min_size=1, max_size=60),
    spans=st.lists(st.tuples(st.integers(0, 60), st.integers(1, 20)), max_size=8),
    marked=st.none() | st.tuples(st.integers(0, 80), st.integers(1, 30)),
)
def test_pieces_are_the_text_again(text: str, spans: list[tuple[int, int]], marked: tuple[int, int] | None) -> None:
    offset = 7
    mentions = [Mention(offset + a, offset + a + n, "https://x.test/", "PLACE") for a, n in spans]
    span = (marked[0], marked[0] + marked[1]) if marked else None
    found = pieces(text, offset, mentions, span)

    assert "".join(p.text for p in found) == text
    assert sum(p.first_marked for p in found) <= 1
    if span:
        shown = "".join(p.text for p in found if p.marked)
        assert shown == text[max(0, span[0] - offset) : max(0, span[1] - offset)]
