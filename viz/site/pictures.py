"""Pictures as plain figures that templates draw: lanes over time, bars per period, the ties of a thing."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from graph.days import first_day
from viz.style import type_style


@dataclass(frozen=True, slots=True)
class Dot:
    """A mark on a lane: `x` in per cent of its width, `count` how many passages stand behind it."""

    x: float
    day: str
    count: int


@dataclass(frozen=True, slots=True)
class Lane:
    """One row of the timeline."""

    label: str
    dots: tuple[Dot, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """Lanes under years; `papers` are the places of all papers, so that silence shows."""

    years: tuple[tuple[float, str], ...]
    papers: tuple[float, ...]
    lanes: tuple[Lane, ...]


def timeline(days: Sequence[str], lanes: Mapping[str, Mapping[str, int]]) -> Timeline | None:
    """Lanes (label -> day -> count) over the span of all `days`; None where there are not two days to tell apart."""
    ordinals = {day: found for day in days if (found := _ordinal(day)) is not None}
    if len(ordinals) < 2:
        return None
    first, last = min(ordinals.values()), max(ordinals.values())

    def place(ordinal: int) -> float:
        return round(3 + 94 * (ordinal - first) / max(last - first, 1), 2)

    years = tuple(
        (place(start), str(year))
        for year in range(date.fromordinal(first).year, date.fromordinal(last).year + 1)
        if first <= (start := date(year, 1, 1).toordinal()) <= last
    )
    rows = tuple(
        Lane(label, tuple(Dot(place(ordinals[d]), d, n) for d, n in sorted(counts.items()) if d in ordinals))
        for label, counts in lanes.items()
    )
    return Timeline(years, tuple(sorted({place(o) for o in ordinals.values()})), tuple(r for r in rows if r.dots))


def _ordinal(day: str) -> int | None:
    try:
        return date.fromisoformat(first_day(day)).toordinal()
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class Bar:
    """A figure and the length of its bar in per cent. `link` leads to the words that give it."""

    label: str
    value: float
    width: float
    link: str
    note: str = ""


def bars(rows: Sequence[tuple[str, float, str, str]]) -> list[Bar]:
    """Bars for (label, value, link, note), all to one scale that begins at nought.

    >>> [bar.width for bar in bars([("April", 5, "", ""), ("May", 10, "", "")])]
    [50.0, 100.0]
    """
    largest = max((abs(value) for _, value, _, _ in rows), default=0.0) or 1.0
    return [Bar(label, value, round(100 * abs(value) / largest, 2), link, note) for label, value, link, note in rows]


@dataclass(frozen=True, slots=True)
class Node:
    """A thing in the picture of ties. `anchor` says to which side its label runs."""

    iri: str
    label: str
    type: str
    x: float
    y: float
    points: str
    colour: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Tie:
    """A line from the middle to a node, or between two."""

    x1: float
    y1: float
    x2: float
    y2: float
    label: str
    inferred: bool


@dataclass(frozen=True, slots=True)
class Ties:
    """The picture: a thing and its nearest neighbours."""

    width: int
    height: int
    nodes: tuple[Node, ...]
    ties: tuple[Tie, ...]


#: Neighbours drawn at most; the list beside the picture has all of them.
MOST_DRAWN = 14
_RADIUS = 8.0


def star(centre: tuple[str, str, str], neighbours: Sequence[tuple[str, str, str, str, bool]], width: int = 640) -> Ties:
    """The thing (iri, label, type) in the middle and (iri, label, type, relation, inferred) around it."""
    around = list(neighbours)[:MOST_DRAWN]
    left, right = around[len(around) // 2 + len(around) % 2 :][::-1], around[: len(around) // 2 + len(around) % 2]
    height = max(150, 34 * max(len(left), len(right)) + 24)
    middle = (width / 2, height / 2)
    nodes, ties = [], []
    for side, column in ((1, right), (-1, left)):
        for row, (iri, label, type_, relation, inferred) in enumerate(column):
            y = height * (row + 0.5) / len(column)
            bow = math.cos((y - middle[1]) / height * 2) * 44
            x = middle[0] + side * (56 + bow)
            nodes.append(_node(iri, label, type_, x, y, "start" if side > 0 else "end"))
            ties.append(Tie(*middle, round(x, 1), round(y, 1), relation, inferred))
    nodes.append(_node(*centre, *middle, "middle"))
    return Ties(width, height, tuple(nodes), tuple(ties))


def sides(pairs: Sequence[tuple[tuple[str, str, str], tuple[str, str, str]]], width: int = 720) -> Ties:
    """Pairs of things (iri, label, type): the first ones on the left, the others on the right, near their partners."""
    left = {first[0]: first for first, _ in pairs}
    right = {second[0]: second for _, second in pairs if second[0] not in left}
    rows = {iri: row for row, iri in enumerate(left)}
    partners: dict[str, list[int]] = {}
    for first, second in pairs:
        partners.setdefault(second[0], []).append(rows[first[0]])
    ordered = sorted(right, key=lambda iri: (sum(partners[iri]) / len(partners[iri]), iri))
    height = 30 * max(len(left), len(ordered), 3) + 20
    placed = {}
    for column, x, anchor in ((list(left), 0.37, "end"), (ordered, 0.63, "start")):
        for row, iri in enumerate(column):
            y = height * (row + 0.5) / len(column)
            placed[iri] = _node(*(left.get(iri) or right[iri]), width * x, y, anchor)
    ends = dict.fromkeys((first[0], second[0]) for first, second in pairs)
    ties = tuple(Tie(placed[a].x, placed[a].y, placed[b].x, placed[b].y, "", False) for a, b in ends)
    return Ties(width, height, tuple(placed.values()), ties)


def _node(iri: str, label: str, type_: str, x: float, y: float, anchor: str) -> Node:
    style = type_style(type_)
    return Node(iri, label, type_, round(x, 1), round(y, 1), corners(style.shape, x, y, _RADIUS), style.colour, anchor)


def corners(shape: str, x: float, y: float, radius: float) -> str:
    """The corners of a type's shape as an SVG polygon; empty for a circle or ring.

    >>> corners("diamond", 0, 0, 10)
    '0.0,-12.0 12.0,0.0 0.0,12.0 -12.0,0.0'
    """
    points = _CORNERS.get(shape, ())
    return " ".join(
        f"{x + px * radius + 0.0:.1f},{y + py * radius + 0.0:.1f}".replace("-0.0", "0.0") for px, py in points
    )


def _polygon(sides: int, turn: float, scale: float = 1.0) -> tuple[tuple[float, float], ...]:
    angles = [turn + 2 * math.pi * i / sides for i in range(sides)]
    return tuple((math.cos(a) * scale, math.sin(a) * scale) for a in angles)


_UP = -math.pi / 2
_ARM = 0.36
# The same outlines as the briefing draws, so that a shape means one thing in both.
_CORNERS: Mapping[str, tuple[tuple[float, float], ...]] = {
    "square": _polygon(4, math.pi / 4, 1.2), "hexagon": _polygon(6, 0, 1.08), "pentagon": _polygon(5, _UP, 1.1),
    "triangle": _polygon(3, _UP, 1.2), "triangle-down": _polygon(3, -_UP, 1.2), "diamond": _polygon(4, _UP, 1.2),
    "star": tuple((x * (0.45 if i % 2 else 1.15), y * (0.45 if i % 2 else 1.15))
                  for i, (x, y) in enumerate(_polygon(10, _UP))),
    "cross": ((-_ARM, -1), (_ARM, -1), (_ARM, -_ARM), (1, -_ARM), (1, _ARM), (_ARM, _ARM), (_ARM, 1), (-_ARM, 1),
              (-_ARM, _ARM), (-1, _ARM), (-1, -_ARM), (-_ARM, -_ARM)),
    "page": ((-0.75, -1), (0.35, -1), (0.75, -0.6), (0.75, 1), (-0.75, 1)),
    "bar": ((-1, -0.4), (1, -0.4), (1, 0.4), (-1, 0.4)),
}  # fmt: skip
