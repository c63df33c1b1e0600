"""What a brief says first: the sentence at a glance and the ten key facts, each with its source.

The ranking lives here alone: each piece of evidence gets a weight, which the page's script reuses when the reader
changes the period or the focus.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import networkx as nx

from viz.dates import long_date, long_period
from viz.style import relation_style

#: How many key facts one subject may have when the page is about many.
PER_SUBJECT = 2
#: How many of the key facts may be of one relation, so that ten figures do not crowd out who leads and who pays.
PER_RELATION = 5

_CELL_TAGS = re.compile(r"</?(?:p|br|ul|ol|li|strong|em|div|span)\s*/?>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class KeyFact:
    """One fact in words, the passage that says it, and where that stands."""

    text: str
    quote: str
    source: str
    short_source: str
    recorded: str
    weight: float
    subject: Hashable
    relation: str


def weight(graph: nx.MultiDiGraph[Any], subject: Hashable, relation: str, evidence: Mapping[str, Any]) -> float:
    """How much a passage deserves a place among the key facts; only comparable within one graph."""
    if relation_style(relation).weight == 0:
        return 0.0
    points = relation_style(relation).weight * 10.0
    points += 8.0 if graph.nodes[subject]["type"] == "OPERATION" else 0.0
    points += 5.0 if evidence.get("value") is not None else 0.0
    points += min(int(graph.nodes[subject].get("mentions", 0)), 10)
    points *= float(evidence.get("confidence") or 0.5) ** 2
    return round(points - (0.0 if evidence.get("modality", "asserted") == "asserted" else 20.0), 2)


def key_facts(graph: nx.MultiDiGraph[Any], limit: int = 10, per_subject: int = PER_SUBJECT) -> list[KeyFact]:
    """The `limit` weightiest facts, at most `per_subject` of each subject, weightiest first, then latest.

    On a page about many subjects (`per_subject` as it is by default) each says a thing of one kind once.
    """
    ranked = sorted(_facts(graph), key=lambda fact: fact.recorded, reverse=True)
    ranked.sort(key=lambda fact: -fact.weight)
    counts: Counter[Hashable] = Counter()
    chosen: list[KeyFact] = []
    for fact in ranked:
        if len(chosen) == limit or fact.weight <= 0:
            break
        full = counts[fact.subject] >= per_subject or counts[("relation", fact.relation)] >= PER_RELATION
        full = full or (per_subject == PER_SUBJECT and counts[(fact.subject, fact.relation)] > 0)
        if not full and all(fact.text != other.text for other in chosen):
            counts.update([fact.subject, ("relation", fact.relation), (fact.subject, fact.relation)])
            chosen.append(fact)
    return chosen


def fact_text(subject: str, relation: str, label: str, target: str, evidence: Mapping[str, Any]) -> str:
    """`Operation Kestrel: led by Rural Team (January 2025)`."""
    words = "" if relation == "outcome" else f"{relation_style(relation, label).label} "
    start, end = evidence.get("valid_from"), evidence.get("valid_to")
    when = f" ({long_period(start, end)})" if start and start != evidence.get("recorded") else ""
    modality = evidence.get("modality") or "asserted"
    said = "" if modality == "asserted" else f" [{modality}]"
    return f"{subject}: {words}{target}{when}{said}"


def readable(quote: str) -> str:
    """A quote for reading: the bare paragraph tags that some papers leave in their table cells become spaces.

    >>> readable("ran well.</p>\\n<p>It will <x onclick=1> go on")
    'ran well. It will <x onclick=1> go on'
    """
    return " ".join(_CELL_TAGS.sub(" ", quote).split())


def source(evidence: Mapping[str, Any]) -> str:
    """Paper, section, speaker and date of a passage, on one line."""
    parts = [evidence.get("paper"), evidence.get("section"), evidence.get("speaker"), long_date(evidence["recorded"])]
    return ", ".join(str(part) for part in parts if part)


def short_source(evidence: Mapping[str, Any]) -> str:
    """Paper and date of a passage."""
    return f"{evidence.get('paper')}, {long_date(evidence['recorded'])}"


def glance(graph: nx.MultiDiGraph[Any]) -> str:
    """What is true at a glance of the operations of `graph`, in a sentence or two; empty where it has none."""
    operations = [data for _, data in graph.nodes(data=True) if data["type"] == "OPERATION" and data.get("dates")]
    lives = {str(data["label"]): sorted(set(data["dates"])) for data in operations}
    if len(lives) < 2:
        return ""
    days = sorted({day for dates in lives.values() for day in dates})
    most = max(len(dates) for dates in lives.values())
    widest = sorted(label for label, dates in lives.items() if len(dates) == most)
    once = sum(len(dates) == 1 for dates in lives.values())
    new = sum(dates[0] == days[-1] for dates in lives.values())
    named = f"{len(lives)} operations are named on {len(days)} dates. "
    if most > 1 and len(widest) <= 4:
        named += f"{_list(widest)} {'runs' if len(widest) == 1 else 'run'} through most: {most} of the {len(days)}. "
    fleeting = _count(once, "operation is", "operations are")
    return f"{named}{fleeting} named once only; {new or 'none'} new on {long_date(days[-1])}."


def _list(words: list[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    return " and ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else words[0]


def _count(number: int, one: str, many: str) -> str:
    return f"{number or 'none'} {one if number == 1 else many}".capitalize()


def _facts(graph: nx.MultiDiGraph[Any]) -> Iterator[KeyFact]:
    for a, b, data in sorted(_edges(graph), key=lambda edge: (str(edge[0]), str(edge[1]), edge[2]["relation"])):
        for item in data["evidence"]:
            text = fact_text(
                graph.nodes[a]["label"], data["relation"], data.get("label", ""), graph.nodes[b]["label"], item
            )
            points = weight(graph, a, data["relation"], item)
            yield KeyFact(
                text,
                readable(item["quote"]),
                source(item),
                short_source(item),
                item["recorded"],
                points,
                a,
                data["relation"],
            )


def _edges(graph: nx.MultiDiGraph[Any]) -> Iterable[tuple[Hashable, Hashable, dict[str, Any]]]:
    return [(a, b, data) for a, b, data in graph.edges(data=True)]
