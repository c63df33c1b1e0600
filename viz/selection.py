"""Choosing the part of a graph that a page is about: by name, type, period, paper and depth."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import Any

import networkx as nx

from nlp.errors import NameNotFound
from viz.options import BriefingOptions

_COMMON_PREFIXES = ("operation ", "op ", "project ")


def selected(graph: nx.MultiDiGraph[Any], options: BriefingOptions) -> nx.MultiDiGraph[Any]:
    """A copy of `graph` with only what `options` choose. Raises NameNotFound, with the nearest, for an unknown name."""
    chosen = _evidence_within(graph, options)
    if options.names:
        roots = [find(graph, name) for name in options.names]
        keep = neighbourhood(chosen, [root for root in roots if root in chosen], options.depth) | set(roots)
        for root in roots:
            if root not in chosen:
                chosen.add_node(root, **graph.nodes[root])
        chosen = nx.MultiDiGraph(chosen.subgraph(keep))
    if options.types:
        core = {node for node, data in chosen.nodes(data=True) if data["type"] in options.types}
        chosen = nx.MultiDiGraph(chosen.subgraph(neighbourhood(chosen, core, options.depth)))
    return chosen


def find(graph: nx.MultiDiGraph[Any], name: str) -> Hashable:
    """The node whose IRI, label or alias is `name`, whatever the case. Raises NameNotFound with the nearest names."""
    if name in graph:
        return name
    wanted = name.casefold().strip()
    names = _names(graph)
    exact = [node for known, node in names if known == wanted]
    if not exact:
        exact = [node for known, node in names if any(known == prefix + wanted for prefix in _COMMON_PREFIXES)]
    if exact:
        return min(exact, key=lambda node: (-int(graph.nodes[node].get("mentions", 0)), str(node)))
    labels = {known: graph.nodes[node]["label"] for known, node in names}
    near = difflib.get_close_matches(wanted, list(labels), n=3, cutoff=0.5)
    raise NameNotFound(_not_found(name, [str(labels[known]) for known in near]))


def neighbourhood(graph: nx.MultiDiGraph[Any], roots: Iterable[Hashable], depth: int) -> set[Hashable]:
    """`roots` and every node at most `depth` links away, whichever way the links point."""
    reached = set(roots)
    edge = set(reached)
    for _ in range(depth):
        edge = {other for node in edge for other in nx.all_neighbors(graph, node)} - reached
        reached |= edge
    return reached


def _not_found(name: str, near: list[str]) -> str:
    if near:
        return f'nothing is called "{name}". Nearest: {", ".join(dict.fromkeys(near))}.'
    return f'nothing is called "{name}", and no name is near it.'


def _names(graph: nx.MultiDiGraph[Any]) -> list[tuple[str, Hashable]]:
    found = []
    for node, data in graph.nodes(data=True):
        found.append((str(data["label"]).casefold(), node))
        found.extend((str(alias["name"]).casefold(), node) for alias in data.get("aliases", ()))
    return sorted(found, key=lambda pair: (pair[0], str(pair[1])))


def _evidence_within(graph: nx.MultiDiGraph[Any], options: BriefingOptions) -> nx.MultiDiGraph[Any]:
    """`graph` with only the evidence that the period and the papers of `options` allow."""
    allowed = _evidence_filter(options)
    if allowed is None:
        return nx.MultiDiGraph(graph)
    within = {node: _dates_within(data, options) for node, data in graph.nodes(data=True)}
    described = {node: {**data, "dates": within[node]} for node, data in graph.nodes(data=True)}
    kept: nx.MultiDiGraph[Any] = nx.MultiDiGraph(**graph.graph)
    if not options.papers:  # with papers chosen, only what their statements touch is kept
        kept.add_nodes_from((node, described[node]) for node in graph if within[node])
    for a, b, key, data in graph.edges(keys=True, data=True):
        evidence = [item for item in data["evidence"] if allowed(item)]
        if evidence:
            kept.add_nodes_from((node, described[node]) for node in (a, b) if node not in kept)
            kept.add_edge(a, b, key, **{**data, "evidence": evidence})
    return kept


def _evidence_filter(options: BriefingOptions) -> Callable[[Mapping[str, Any]], bool] | None:
    if not (options.start or options.end or options.papers):
        return None
    start, end, papers = options.start or "", options.end or "9999", set(options.papers)

    def allowed(item: Mapping[str, Any]) -> bool:
        when = str(item["recorded"])
        in_papers = not papers or item.get("paper") in papers or item.get("paper_iri") in papers
        return start <= when and when[: len(end)] <= end and in_papers

    return allowed


def _dates_within(data: Mapping[str, Any], options: BriefingOptions) -> list[str]:
    """The dates in the period on which papers name a node."""
    start, end = options.start or "", options.end or "9999"
    return [day for day in data.get("dates", ()) if start <= day and day[: len(end)] <= end]
