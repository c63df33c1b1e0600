"""Where the pages read the graph from: generations of a directory, or another SPARQL server."""

from __future__ import annotations

from collections.abc import Hashable
from pathlib import Path
from typing import Protocol

import httpx
import pyoxigraph as ox

from graph.remote import RemoteStore
from nlp.errors import StoreError
from ontology.terms import MG
from queries.endpoint.serving import Source

_ANSWER_WITHIN_S = 60.0


class Holding(Protocol):
    """Tells which graph is current, and opens it."""

    @property
    def look_again_s(self) -> float:
        """Seconds after which it is worth asking anew."""
        ...

    def current(self) -> Hashable:
        """What identifies the current graph. Raises MinutegraphError where there is none."""
        ...

    def open(self, current: Hashable) -> ox.Store:
        """The graph, to be read. Raises MinutegraphError where it cannot be opened."""
        ...

    def close(self) -> None:
        """Let go of what is held open; it is not asked afterwards."""
        ...


class LocalHolding:
    """The generations of a store on this machine."""

    look_again_s = 0.5

    def __init__(self, source: Source) -> None:
        self._source = source

    def current(self) -> Hashable:
        return self._source.current()

    def open(self, current: Hashable) -> ox.Store:
        assert isinstance(current, Path)
        try:
            return ox.Store.read_only(str(current))
        except (OSError, ValueError) as error:
            raise StoreError(f"the graph cannot be opened: {error}. Build it again.") from error

    def close(self) -> None:
        """Nothing: stores close themselves."""


class RemoteHolding:
    """A graph on another SPARQL server, of which the pages keep a copy in memory for each build."""

    look_again_s = 30.0

    def __init__(self, url: str, store: RemoteStore | None = None) -> None:
        self._client = httpx.Client(timeout=_ANSWER_WITHIN_S, follow_redirects=False)
        self._store = store or RemoteStore(url, client=self._client)
        self._url = url

    def current(self) -> Hashable:
        rows = list(self._store.query(f"SELECT DISTINCT ?b {{ GRAPH ?g {{ ?d {MG.buildId} ?b }} }} ORDER BY ?b"))
        if not rows:
            raise StoreError(f"{self._url}: holds no minutegraph build. Write one with: minutegraph build --store URL")
        return tuple(row["b"].value for row in rows)

    def open(self, current: Hashable) -> ox.Store:  # noqa: ARG002 - the server gives what it has now
        copy = ox.Store()
        counts = self._store.query("SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g ORDER BY ?g")
        for graph, number in [(row["g"], int(row["n"].value)) for row in counts]:
            copy.bulk_extend(
                ox.Quad(row["s"], row["p"], row["o"], graph)
                for row in self._store.query(f"SELECT ?s ?p ?o {{ GRAPH {graph} {{ ?s ?p ?o }} }}")
            )
            held = sum(1 for _ in copy.quads_for_pattern(None, None, None, graph))
            if held != number:
                raise StoreError(
                    f"{self._url}: gave {held} of the {number} triples of {graph}. Raise its limit on rows, or serve "
                    "the endpoint without pages."
                )
        return copy

    def close(self) -> None:
        self._client.close()


def holding(source: Source | str) -> Holding:
    """The holding of a local source, or of the SPARQL server at an address."""
    return RemoteHolding(source) if isinstance(source, str) else LocalHolding(source)
