"""Measures of the network: who stands in the middle, what is named together over time, communities for each year."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import networkx as nx

from graph.facts import read_papers
from graph.network import network
from graph.store import Readable
from graph.things import read_things
from ontology.terms import MG

#: Types that measures are taken over unless others are asked for.
TYPES = ("OPERATION", "INITIATIVE", "PERSON", "TEAM", "ORG", "PLACE")
#: Seed of the one measure that draws at random, so that the same graph gives the same communities.
SEED = 1


@dataclass(frozen=True, slots=True)
class Centrality:
    """How central a thing is. `degree` is the share of other things it is tied to; `betweenness` the share of shortest
    ways between others that pass through it; `bridges` counts pairs of an operation and a team that it ties."""

    iri: str
    label: str
    type: str
    ties: int
    degree: float
    betweenness: float
    bridges: int


@dataclass(frozen=True, slots=True)
class CoMention:
    """Two things named in the same section of papers: `count` sections recorded in `year`."""

    year: str
    one: str
    other: str
    one_label: str
    other_label: str
    count: int


@dataclass(frozen=True, slots=True)
class Community:
    """Things more tied to each other than to the rest, in the papers of one year. Labels, sorted."""

    year: str
    members: tuple[str, ...]


def simple(graph: nx.MultiDiGraph[str]) -> nx.Graph[str]:
    """One edge for each tied pair, weighted by the pieces of evidence."""
    plain: nx.Graph[str] = nx.Graph()
    plain.add_nodes_from((n, graph.nodes[n]) for n in sorted(graph.nodes))
    for a, b, data in sorted(graph.edges(data=True), key=lambda e: (e[0], e[1], e[2]["relation"])):
        if a != b:
            weight = plain.edges[a, b]["weight"] if plain.has_edge(a, b) else 0
            plain.add_edge(a, b, weight=weight + max(1, len(data["evidence"])))
    return plain


def centralities(
    store: Readable, *, start: str | None = None, end: str | None = None, types: Sequence[str] = TYPES
) -> list[Centrality]:
    """Centrality of every tied thing of these types in a period, the most central first."""
    plain = simple(network(store, start=start, end=end, types=types))
    plain.remove_nodes_from([n for n, degree in list(plain.degree) if degree == 0])
    between = nx.betweenness_centrality(plain)
    degree = nx.degree_centrality(plain) if len(plain) > 1 else dict.fromkeys(plain, 0.0)
    found = [
        Centrality(
            n, d["label"], d["type"], plain.degree[n], round(degree[n], 4), round(between[n], 4), _bridges(plain, n)
        )
        for n, d in plain.nodes(data=True)
    ]  # fmt: skip
    return sorted(found, key=lambda c: (-c.betweenness, -c.degree, c.iri))


def _bridges(plain: nx.Graph[str], node: str) -> int:
    """Pairs of an operation and a team that are tied through `node` and not directly."""
    near = sorted(plain.neighbors(node))
    operations = [n for n in near if plain.nodes[n]["type"] == "OPERATION"]
    teams = [n for n in near if plain.nodes[n]["type"] == "TEAM"]
    return sum(not plain.has_edge(o, t) for o in operations for t in teams)


def co_mentions(store: Readable, *, types: Sequence[str] = TYPES, least: int = 2) -> list[CoMention]:
    """Pairs of things named in one section, counted for each year; pairs below `least` sections a year left out."""
    things, years = read_things(store), {p.iri: p.recorded[:4] for p in read_papers(store)}
    query = (
        f"SELECT DISTINCT ?place ?paper ?e WHERE {{ GRAPH ?g {{ ?m {MG.names} ?e ; {MG.paper} ?paper . "
        f"OPTIONAL {{ ?m {MG.section} ?s }} }} BIND(COALESCE(?s, ?paper) AS ?place) }}"
    )
    places: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in store.query(query):
        iri = row["e"].value
        if iri in things and things[iri].type in types:
            places[years[row["paper"].value], row["place"].value].add(iri)
    counts: Counter[tuple[str, str, str]] = Counter()
    for (year, _), named in places.items():
        counts.update((year, a, b) for a, b in combinations(sorted(named), 2))
    found = [CoMention(y, a, b, things[a].label, things[b].label, n) for (y, a, b), n in counts.items() if n >= least]
    return sorted(found, key=lambda c: (c.year, -c.count, c.one, c.other))


def communities(store: Readable, *, types: Sequence[str] = TYPES) -> list[Community]:
    """Communities of two things or more in the papers of each year, the largest first."""
    found = []
    for year in sorted({p.recorded[:4] for p in read_papers(store)}):
        plain = simple(network(store, start=year, end=year, types=types))
        plain.remove_nodes_from([n for n, degree in list(plain.degree) if degree == 0])
        if len(plain) < 2:
            continue
        for members in nx.community.louvain_communities(plain, weight="weight", seed=SEED):
            if len(members) > 1:
                found.append(Community(year, tuple(sorted(plain.nodes[m]["label"] for m in members))))
    return sorted(found, key=lambda c: (c.year, -len(c.members), c.members))
