"""Where nodes stand: apart, near what they are tied to, and the same each time."""

from __future__ import annotations

import math
from typing import Any

import networkx as nx
from hypothesis import given, settings
from hypothesis import strategies as st

from viz.layout import CELL_HEIGHT, CELL_WIDTH, positions
from viz.network import node_size

TYPES = st.sampled_from(["OPERATION", "TEAM", "PERSON", "PLACE", "OUTCOME"])


@st.composite
def networks(draw: st.DrawFn) -> nx.MultiDiGraph[Any]:
    """Any small network, with loops, parallel links and pieces."""
    kinds = draw(st.lists(TYPES, max_size=90))
    graph: nx.MultiDiGraph[Any] = nx.MultiDiGraph()
    for number, kind in enumerate(kinds):
        graph.add_node(f"n{number:02}", type=kind, mentions=draw(st.integers(0, 9)))
    if kinds:
        ends = st.integers(0, len(kinds) - 1)
        for a, b in draw(st.lists(st.tuples(ends, ends), max_size=120)):
            graph.add_edge(f"n{a:02}", f"n{b:02}", evidence=[])
    return graph


@settings(deadline=None, max_examples=40)
@given(networks())
def test_every_drawn_node_has_a_place_of_its_own(graph: nx.MultiDiGraph[Any]) -> None:
    places = positions(graph)

    assert set(places) == {node for node, data in graph.nodes(data=True) if data["type"] != "OUTCOME"}
    assert len(set(places.values())) == len(places)
    for x, y in places.values():
        assert math.isfinite(x)
        assert math.isfinite(y)
    assert places == positions(graph)


def test_no_two_nodes_cover_each_other() -> None:
    graph: nx.MultiDiGraph[Any] = nx.MultiDiGraph()
    for number in range(120):
        graph.add_node(f"n{number}", type="TEAM" if number else "OPERATION", mentions=500)
        if number:
            graph.add_edge("n0", f"n{number}", evidence=[])
    places = sorted(positions(graph).values())

    nearest = min(math.dist(a, b) for i, a in enumerate(places) for b in places[i + 1 :])
    assert nearest > min(CELL_WIDTH, CELL_HEIGHT) / 2
    assert nearest > node_size(10**6) + 1


def test_leaves_stand_nearer_their_own_operation() -> None:
    graph: nx.MultiDiGraph[Any] = nx.MultiDiGraph()
    for name in "ab":
        graph.add_node(name, type="OPERATION", mentions=5)
        for number in range(45):
            graph.add_node(f"{name}{number}", type="PERSON", mentions=1)
            graph.add_edge(name, f"{name}{number}", evidence=[])
    places = positions(graph)

    own = sum(math.dist(places["a"], places[f"a{n}"]) for n in range(45))
    other = sum(math.dist(places["b"], places[f"a{n}"]) for n in range(45))
    assert own < other
