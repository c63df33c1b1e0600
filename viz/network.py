"""The network as pyvis writes it: nodes and links with place, colour, size and direction, physics off.

pyvis is asked for data only. Its own page needs a CDN and does not escape a heading, so the page is ours.
"""

from __future__ import annotations

import json
import math
from collections.abc import Hashable, Mapping
from typing import Any

import networkx as nx

from viz.layout import Position
from viz.style import NOT_DRAWN, type_style

_OPTIONS = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {
        "hover": False,
        "keyboard": {"enabled": False},
        "multiselect": False,
        "tooltipDelay": 1000000,
        "zoomSpeed": 0.6,
    },
    "nodes": {"shape": "custom", "font": {"size": 0}, "chosen": False, "labelHighlightBold": False},
    "edges": {
        "arrows": {"to": {"enabled": True, "scaleFactor": 0.45}},
        "chosen": False,
        "color": {"color": "#8d99a6", "highlight": "#8d99a6", "hover": "#8d99a6", "inherit": False},
        "hoverWidth": 0,
        "selectionWidth": 0,
        "smooth": False,
        "width": 1.2,
    },
}


def network_data(
    graph: nx.MultiDiGraph[Any], places: Mapping[Hashable, Position], numbers: Mapping[Hashable, int]
) -> dict[str, Any]:
    """`{"nodes": [...], "edges": [...], "options": {...}}` in vis-network's form, made by `pyvis.network.Network`.

    `numbers` gives each node of `graph` its number on the page; a link's `id` is its number in `edge_list(graph)`.
    """
    from pyvis.network import Network  # slow to import (it brings IPython): only pages need it

    writer = Network(directed=True, cdn_resources="in_line")
    for node, (x, y) in places.items():
        data = graph.nodes[node]
        style = type_style(data["type"])
        size = node_size(int(data.get("mentions", 1)))
        writer.add_node(
            numbers[node], label=str(data["label"]), shape="custom", color=style.colour, size=size, x=x, y=y
        )
    bends = _bends(graph)
    for number, (a, b, key, data) in enumerate(edge_list(graph)):
        if a in places and b in places and a != b:
            bend = bends[(a, b, key)]
            extra = {"smooth": {"enabled": True, "type": "curvedCW", "roundness": bend}} if bend else {}
            writer.add_edge(numbers[a], numbers[b], id=number, dashes=bool(data.get("inferred")), **extra)
    writer.set_options(json.dumps(_OPTIONS))
    nodes, edges, *_ = writer.get_network_data()
    return {"nodes": nodes, "edges": [_lean(edge) for edge in edges], "options": _OPTIONS}


def edge_list(graph: nx.MultiDiGraph[Any]) -> list[tuple[Hashable, Hashable, Any, dict[str, Any]]]:
    """Every link of `graph` in one fixed order; its place in the list is its number on the page."""
    return sorted(graph.edges(keys=True, data=True), key=lambda edge: (str(edge[0]), str(edge[1]), str(edge[2])))


def drawn(graph: nx.MultiDiGraph[Any]) -> nx.MultiDiGraph[Any]:
    """`graph` without the nodes that are facts rather than things."""
    return graph.subgraph([node for node, data in graph.nodes(data=True) if data["type"] not in NOT_DRAWN])


def node_size(mentions: int) -> float:
    """A node's radius in picture units: area grows with mentions, from 7 up to 24."""
    return round(min(24.0, 5.5 + 2.2 * math.sqrt(max(mentions, 1))), 1)


def _bends(graph: nx.MultiDiGraph[Any]) -> dict[tuple[Hashable, Hashable, Any], float]:
    """How far each link bows out, so that links between the same two nodes lie side by side. 0 is straight.

    Both directions of a pair share one fan: a link that runs against the pair's order bows the other way.
    """
    pairs: dict[tuple[str, str], list[tuple[Hashable, Hashable, Any]]] = {}
    for a, b, key, _ in edge_list(graph):
        low, high = sorted((str(a), str(b)))
        pairs.setdefault((low, high), []).append((a, b, key))
    bends: dict[tuple[Hashable, Hashable, Any], float] = {}
    for (low, _), links in pairs.items():
        for place, (a, b, key) in enumerate(links):
            step = place - (len(links) - 1) / 2
            bends[(a, b, key)] = round((step if str(a) == low else -step) * 0.22, 3)
    return bends


def _lean(edge: Mapping[str, Any]) -> dict[str, Any]:
    """A pyvis link without what the page's options already say for all links."""
    kept = {key: edge[key] for key in ("id", "from", "to", "smooth") if key in edge}
    return {**kept, "dashes": [6, 5]} if edge.get("dashes") else kept
