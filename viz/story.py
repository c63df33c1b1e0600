"""A told story: steps that move the slider and the focus, written from the graph itself."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any

import networkx as nx

from viz.dates import long_date
from viz.facts import glance, key_facts
from viz.options import StoryStep


def default_story(graph: nx.MultiDiGraph[Any], focus: Hashable | None = None) -> tuple[StoryStep, ...]:
    """One step per date of the focus, or one per year of the papers where there is none; () where nothing is dated."""
    return _operation_story(graph, focus) if focus is not None else _corpus_story(graph)


def _operation_story(graph: nx.MultiDiGraph[Any], focus: Hashable) -> tuple[StoryStep, ...]:
    data = graph.nodes[focus]
    label, dates = str(data["label"]), sorted(data.get("dates") or ())
    steps = []
    for day in dates:
        said: nx.MultiDiGraph[Any] = nx.MultiDiGraph()
        said.add_nodes_from(graph.nodes(data=True))
        for a, b, key, edge in graph.edges(keys=True, data=True):
            evidence = [item for item in edge["evidence"] if item["recorded"] == day]
            if focus in (a, b) and evidence:
                said.add_edge(a, b, key, **{**edge, "evidence": evidence})
        facts = [fact.text for fact in key_facts(said, limit=3, per_subject=3)]
        note = ". ".join(facts) + "." if facts else f"{label} is named, without a statement of its own."
        steps.append(StoryStep(f"{label}: {long_date(day)}", note, dates[0], day, str(focus)))
    return tuple(steps)


def _corpus_story(graph: nx.MultiDiGraph[Any]) -> tuple[StoryStep, ...]:
    operations = [data for _, data in graph.nodes(data=True) if data["type"] == "OPERATION" and data.get("dates")]
    days = sorted({day for data in operations for day in data["dates"]})
    if len(operations) < 2 or len(days) < 2:
        return ()
    steps = [StoryStep("What runs through, what came and went", glance(graph), view="matrix")]
    for year in sorted({day[:4] for day in days}):
        within = [day for day in days if day[:4] == year]
        named = [data for data in operations if any(day in within for day in data["dates"])]
        new = sorted(str(data["label"]) for data in named if min(data["dates"])[:4] == year)
        note = f"{len(named)} operations are named in the papers of {year}."
        if new and year != days[0][:4]:
            note += f" New: {', '.join(new[:12])}{' and others' if len(new) > 12 else ''}."
        steps.append(StoryStep(f"The papers of {year}", note, within[0], within[-1]))
    return tuple(steps)
