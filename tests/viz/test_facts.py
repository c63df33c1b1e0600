"""Key facts, the sentence at a glance, and dates in words."""

from __future__ import annotations

from typing import Any

import networkx as nx
import pytest

from viz.dates import long_date, long_period
from viz.facts import fact_text, glance, key_facts, readable


def test_key_facts_are_of_several_kinds_and_subjects(graph: nx.MultiDiGraph[Any]) -> None:
    texts = [fact.text for fact in key_facts(graph)]

    assert sum(text.startswith("Operation Kestrel") for text in texts) == 2
    assert "Operation Kestrel: led by Rural Team" in texts
    assert not [text for text in texts if "attended" in text]


def test_a_page_about_one_thing_may_say_more_of_it(graph: nx.MultiDiGraph[Any]) -> None:
    texts = [fact.text for fact in key_facts(graph, per_subject=10)]

    assert sum(text.startswith("Operation Kestrel") for text in texts) > 4
    assert "Operation Kestrel: 12 arrests (1 July 2025 to 30 September 2025)" in texts


def test_what_is_not_asserted_says_so_and_comes_later(graph: nx.MultiDiGraph[Any]) -> None:
    facts = key_facts(graph)
    planned = next(fact for fact in facts if "Plover" in fact.text)

    assert planned.text.endswith("[planned]")
    assert planned.weight < facts[0].weight


def test_every_fact_names_its_paper_and_date(graph: nx.MultiDiGraph[Any]) -> None:
    facts = key_facts(graph)

    assert all(fact.quote and fact.recorded in fact.source.replace("Minutes of ", "") for fact in facts)


def test_a_result_is_told_by_its_own_words() -> None:
    said = fact_text("Operation Kestrel", "outcome", "outcome", "12 arrests", {"recorded": "2025-10-22"})

    assert said == "Operation Kestrel: 12 arrests"


def test_glance_says_what_runs_through_and_what_is_new(graph: nx.MultiDiGraph[Any]) -> None:
    assert glance(graph) == (
        "3 operations are named on 4 dates. Operation Kestrel runs through most: 3 of the 4. "
        "2 operations are named once only; 1 new on 21 April 2026."
    )
    assert glance(nx.MultiDiGraph()) == ""


def test_cell_tags_leave_a_quote_and_other_angles_stay() -> None:
    assert readable("ran well.</p>\n<p>It goes on <b onclick=x>") == "ran well. It goes on <b onclick=x>"


@pytest.mark.parametrize(
    ("iso", "words"),
    [("2025-10-22", "22 October 2025"), ("2025-10", "October 2025"), ("2025", "2025"), ("", "no date"),
     ("this quarter", "this quarter"), ("2025-13-01", "2025-13-01")],
)  # fmt: skip
def test_dates_in_words(iso: str, words: str) -> None:
    assert long_date(iso) == words


def test_periods_in_words() -> None:
    assert long_period("2025-10-22", "2025-10-22") == "22 October 2025"
    assert long_period(None, "2025-10") == "until October 2025"
