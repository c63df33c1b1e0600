"""Where each node stands. Worked out once, beforehand, so that nothing moves when the reader moves through time.

The skeleton (operations and what is tied to them) is laid out first, component by component, by NetworkX; every other
node then takes the nearest free place to its neighbours. Positions are in the picture's own units, about one pixel at
the first zoom, and depend on nothing but the graph: same graph, same picture.
"""

from __future__ import annotations

import math
from collections.abc import Hashable, Iterable, Sequence
from typing import Any

import networkx as nx

from viz.style import NOT_DRAWN, type_style

Position = tuple[float, float]

#: Room that one node takes, in picture units; wider than high because labels are.
CELL_WIDTH, CELL_HEIGHT = 88.0, 62.0
#: Above this the spring layout is too slow to be worth it; the rest is fitted around the best attested.
SKELETON_LIMIT = 400
#: So few that everything is laid out at once.
FEW = 60
_SEED = 20231017
#: How far the skeleton is spread, so that people, places and aims find room beside what they are tied to.
_ROOM = 1.8
_ASPECT = 1.2


def positions(graph: nx.MultiDiGraph[Any]) -> dict[Hashable, Position]:
    """A place for every drawn node of `graph`, no two in the same cell."""
    plain = _plain(graph)
    skeleton = _skeleton(graph, plain)
    grid = _Grid()
    for node, point in _packed(skeleton).items():
        grid.put(node, (point[0] * _ROOM, point[1] * _ROOM))
    _fit_around(plain, graph, grid)
    left = _part(plain, [node for node in plain if node not in grid.places])
    bottom = max((y for _, y in grid.places.values()), default=0.0) + 2 * CELL_HEIGHT
    for node, (x, y) in _packed(left).items():
        grid.put(node, (x, y + bottom))
    return {node: (round(x, 1), round(y, 1)) for node, (x, y) in grid.places.items()}


def _plain(graph: nx.MultiDiGraph[Any]) -> nx.Graph[Any]:
    """`graph` without direction, parallel links, self-links or what is not drawn; nodes and links in sorted order."""
    plain: nx.Graph[Any] = nx.Graph()
    plain.add_nodes_from(sorted(node for node, data in graph.nodes(data=True) if data["type"] not in NOT_DRAWN))
    plain.add_edges_from(sorted({(a, b) for a, b in graph.edges() if a != b and a in plain and b in plain}))
    return plain


def _skeleton(graph: nx.MultiDiGraph[Any], plain: nx.Graph[Any]) -> nx.Graph[Any]:
    """What the first view shows: operations and the shown types that are tied to one; all of a small graph."""
    if len(plain) <= FEW:
        return plain
    shown = [node for node in plain if type_style(graph.nodes[node]["type"]).shown]
    operations = {node for node in shown if graph.nodes[node]["type"] == "OPERATION"}
    if operations:
        shown = [node for node in shown if node in operations or operations & set(plain[node])]
    shown.sort(key=lambda node: (-int(graph.nodes[node].get("mentions", 0)), node))
    return _part(plain, shown[:SKELETON_LIMIT])


def _part(graph: nx.Graph[Any], nodes: Iterable[Hashable]) -> nx.Graph[Any]:
    """A copy with only these nodes, in sorted order: NetworkX's own subgraphs go through a set, whose order varies."""
    kept = sorted(nodes, key=str)
    inside = set(kept)
    part: nx.Graph[Any] = nx.Graph()
    part.add_nodes_from(kept)
    part.add_edges_from((a, b) for a in kept for b in sorted(graph[a], key=str) if b in inside and str(a) < str(b))
    return part


def _packed(graph: nx.Graph[Any]) -> dict[Hashable, Position]:
    """Each component laid out by itself, then set on shelves from the largest to the smallest, centred on 0, 0."""
    parts = sorted((sorted(part) for part in nx.connected_components(graph)), key=lambda part: (-len(part), part))
    boxes = [_component(_part(graph, part)) for part in parts]
    area = sum((width + CELL_WIDTH) * (height + CELL_HEIGHT) for _, width, height in boxes)
    shelf = max([math.sqrt(area * _ASPECT), *(width for _, width, _ in boxes)], default=0.0)
    placed: dict[Hashable, Position] = {}
    x = y = row = 0.0
    for points, width, height in boxes:
        if x and x + width > shelf:
            x, y, row = 0.0, y + row + CELL_HEIGHT, 0.0
        placed.update({node: (x + px, y + py) for node, (px, py) in points.items()})
        x, row = x + width + CELL_WIDTH, max(row, height)
    middle = (shelf / 2, (y + row) / 2)
    return {node: (px - middle[0], py - middle[1]) for node, (px, py) in placed.items()}


def _component(graph: nx.Graph[Any]) -> tuple[dict[Hashable, Position], float, float]:
    """One connected component: places from its own top left corner, width and height."""
    size = len(graph)
    if size == 1:
        return {next(iter(graph)): (CELL_WIDTH / 2, 0.0)}, CELL_WIDTH, 0.0
    if size > SKELETON_LIMIT:
        raw = dict(nx.circular_layout(graph))
    else:
        raw = nx.spring_layout(graph, seed=_SEED, iterations=300, k=1.6 / math.sqrt(size))
    raw = _lying(raw)
    scale, tall = _scale(graph, raw), _stretch(raw)
    grid = _Grid()
    for node in sorted(graph, key=lambda node: (-graph.degree(node), node)):
        grid.put(node, (float(raw[node][0]) * scale, float(raw[node][1]) * scale * tall))
    left = min(x for x, _ in grid.places.values())
    top = min(y for _, y in grid.places.values())
    points = {node: (x - left, y - top) for node, (x, y) in grid.places.items()}
    return points, max(x for x, _ in points.values()), max(y for _, y in points.values())


def _lying(raw: dict[Hashable, Sequence[float]]) -> dict[Hashable, Sequence[float]]:
    """The layout turned so that its longer side lies flat, as screens and paper do."""
    middle = (sum(p[0] for p in raw.values()) / len(raw), sum(p[1] for p in raw.values()) / len(raw))
    xx = sum((p[0] - middle[0]) ** 2 for p in raw.values())
    yy = sum((p[1] - middle[1]) ** 2 for p in raw.values())
    xy = sum((p[0] - middle[0]) * (p[1] - middle[1]) for p in raw.values())
    angle = -0.5 * math.atan2(2 * xy, xx - yy)
    cos, sin = math.cos(angle), math.sin(angle)
    return {node: (p[0] * cos - p[1] * sin, p[0] * sin + p[1] * cos) for node, p in raw.items()}


def _stretch(raw: dict[Hashable, Sequence[float]]) -> float:
    """How much higher a layout must be drawn to fill the shape of a screen."""
    width = max(p[0] for p in raw.values()) - min(p[0] for p in raw.values())
    height = max(p[1] for p in raw.values()) - min(p[1] for p in raw.values())
    return min(max(width / max(height, 1e-6) / _ASPECT, 0.75), 1.35)


def _scale(graph: nx.Graph[Any], raw: dict[Hashable, Sequence[float]]) -> float:
    """What makes the middle link of a layout about one and a half cells long; longer where few nodes leave room."""
    lengths = sorted(math.dist(raw[a], raw[b]) for a, b in graph.edges())
    return (1.5 if len(graph) > 12 else 1.9) * CELL_WIDTH / max(lengths[len(lengths) // 2], 1e-6)


def _fit_around(plain: nx.Graph[Any], graph: nx.MultiDiGraph[Any], grid: _Grid) -> None:
    """Give every node that hangs on a placed one the free place nearest to its placed neighbours, ring by ring."""
    waiting = {node for node in plain if node not in grid.places}
    while True:
        ring = sorted(
            (node for node in waiting if any(other in grid.places for other in plain[node])),
            key=lambda node: (-int(graph.nodes[node].get("mentions", 0)), str(node)),
        )
        if not ring:
            return
        anchors = {node: _middle(grid.places[o] for o in plain[node] if o in grid.places) for node in ring}
        for node in ring:
            grid.put(node, anchors[node])
        waiting.difference_update(ring)


def _middle(points: Iterable[Position]) -> Position:
    found = list(points)
    return sum(x for x, _ in found) / len(found), sum(y for _, y in found) / len(found)


class _Grid:
    """Cells of one node each. `put` keeps the wished place if its cell is free, else takes the nearest free cell."""

    def __init__(self) -> None:
        self.places: dict[Hashable, Position] = {}
        self._taken: set[tuple[int, int]] = set()
        self._start_ring: dict[tuple[int, int], int] = {}

    def put(self, node: Hashable, wish: Position) -> None:
        column, row = round(wish[0] / CELL_WIDTH), round(wish[1] / CELL_HEIGHT)
        free = self._nearest_free(column, row, wish)
        self._taken.add(free)
        if free == (column, row):
            # Inside its own cell a node may stand off the middle a little, so that the picture is no chessboard.
            x = min(max(wish[0], (column - 0.22) * CELL_WIDTH), (column + 0.22) * CELL_WIDTH)
            y = min(max(wish[1], (row - 0.22) * CELL_HEIGHT), (row + 0.22) * CELL_HEIGHT)
            self.places[node] = (x, y)
        else:
            self.places[node] = (free[0] * CELL_WIDTH, free[1] * CELL_HEIGHT)

    def _nearest_free(self, column: int, row: int, wish: Position) -> tuple[int, int]:
        radius = self._start_ring.get((column, row), 0)
        while True:
            free = [cell for cell in _ring(column, row, radius) if cell not in self._taken]
            if free:
                self._start_ring[(column, row)] = radius
                return min(free, key=lambda cell: (_distance(cell, wish), cell))
            radius += 1


def _ring(column: int, row: int, radius: int) -> list[tuple[int, int]]:
    """The cells whose larger coordinate distance from the middle is exactly `radius`."""
    if radius == 0:
        return [(column, row)]
    span = range(-radius, radius + 1)
    sides = [(column + d, row + s * radius) for d in span for s in (-1, 1)]
    return sides + [(column + s * radius, row + d) for d in span[1:-1] for s in (-1, 1)]


def _distance(cell: tuple[int, int], wish: Position) -> float:
    return math.hypot(cell[0] * CELL_WIDTH - wish[0], cell[1] * CELL_HEIGHT - wish[1])
