"""From readings to the graph: pure functions that give quads, and one that writes a store's next generation.

The build id is a hash of the readings, the corrections, the base IRI and this project's own graph code and vocabulary,
so that an unchanged build writes nothing.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import pyoxigraph as ox

from graph import store
from graph.catalogue import catalogue_quads
from graph.corrections import Corrections
from graph.decisions import apply_decisions, decision_quads
from graph.facts import Fact
from graph.history import derive
from graph.history_quads import history_quads
from graph.identity import Identity, identify
from graph.identity_quads import identity_quads
from graph.iris import DEFAULT_BASE, Iris
from graph.parts import part_quads
from graph.record import record_of
from graph.resolve import Resolver, resolve
from nlp.errors import CorruptStatement
from nlp.model import Extraction
from ontology import terms


@dataclass(frozen=True, slots=True)
class Report:
    """What a build did. `written` is False where the store already held just this."""

    build: str
    written: bool
    quads: int
    papers: int
    statements: int
    entities: int


@dataclass(frozen=True, slots=True)
class Graph:
    """The whole graph in memory: sorted quads, and the plain data they were made from."""

    build: str
    base: str
    quads: list[ox.Quad]
    facts: tuple[Fact, ...]
    identity: Identity


def build_id(
    extractions: Sequence[Extraction], base: str = DEFAULT_BASE, corrections: Corrections | None = None
) -> str:
    """The hash, in hexadecimal, of all that decides a graph's content."""
    total = hashlib.sha256(base.encode())
    for text in sorted(e.to_json() for e in extractions):
        total.update(hashlib.sha256(text.encode()).digest())
    total.update(repr(corrections or Corrections()).encode())
    for package in ("graph", "ontology"):
        for path in sorted(files(package).iterdir(), key=lambda p: p.name):
            if path.name.endswith((".py", ".ttl")):
                total.update(path.name.encode() + path.read_bytes())
    return total.hexdigest()


def build_graph(
    extractions: Sequence[Extraction], *, base: str = DEFAULT_BASE, corrections: Corrections | None = None
) -> Graph:
    """The whole graph of a corpus. Pure and deterministic: the order of `extractions` does not matter.

    Raises CorruptStatement where a quote does not stand at its offsets, or two documents claim one part's id.
    """
    ordered = sorted(extractions, key=lambda e: e.document.name)
    _unique_parts(ordered)
    iris = Iris(base)
    identity = identify(ordered, corrections)
    resolver = Resolver.of(ordered, iris, identity)
    by_document = {e.document.name: apply_decisions(resolve(e, resolver), iris, corrections) for e in ordered}
    facts = [f for found in by_document.values() for f in found]
    quads: list[ox.Quad] = []
    for extraction in ordered:
        for part in extraction.document.parts:
            quads += part_quads(extraction, part, by_document[extraction.document.name], resolver)
    quads += identity_quads(ordered, facts, resolver)
    quads += decision_quads(facts, identity, corrections, iris)
    quads += history_quads(derive(record_of(ordered, facts, resolver)), iris)
    quads += terms.quads(iris.ontology)
    build = build_id(ordered, base, corrections)
    quads += catalogue_quads(ordered, facts, resolver, build, len(set(quads)))
    return Graph(build, base, sorted(set(quads), key=str), tuple(facts), identity)


def build_quads(
    extractions: Sequence[Extraction], *, base: str = DEFAULT_BASE, corrections: Corrections | None = None
) -> list[ox.Quad]:
    """The quads of `build_graph`, in the order of their N-Quads lines."""
    return build_graph(extractions, base=base, corrections=corrections).quads


def build(
    extractions: Sequence[Extraction], location: Path | str, *, base: str = DEFAULT_BASE,
    corrections: Corrections | None = None, force: bool = False,
) -> Report:  # fmt: skip
    """Write the graph of `extractions` to a store directory or a SPARQL server, unless it holds just that already.

    Raises CorruptStatement or StoreError; the graph that was there before then stays whole.
    """
    new = build_id(extractions, base, corrections)
    papers = sum(len(e.document.parts) for e in extractions)
    if store.is_remote(location):
        graph = build_graph(extractions, base=base, corrections=corrections)
        _send(graph, str(location))
    else:
        old = store.build_of(location)
        if old is not None and old.id == new and not force:
            statements = sum(len(e.statements) for e in extractions)
            return Report(new, False, old.quads, papers, statements, 0)
        graph = build_graph(extractions, base=base, corrections=corrections)
        with store.writing(location) as writer:
            writer.write(graph.quads, store.Build(new, base, len(graph.quads)))
    return Report(new, True, len(graph.quads), papers, len(graph.facts), len(graph.identity.things))


def _send(graph: Graph, url: str) -> None:
    """Replace the graphs on a server; the catalogue, which names the build, goes last."""
    from graph.remote import RemoteStore

    last = Iris(graph.base).catalogue
    ordered = [q for q in graph.quads if q.graph_name != last] + [q for q in graph.quads if q.graph_name == last]
    RemoteStore(url).replace(ordered)


def _unique_parts(extractions: Sequence[Extraction]) -> None:
    seen: dict[str, str] = {}
    for extraction in extractions:
        name = extraction.document.name
        for part in extraction.document.parts:
            if part.id in seen:
                raise CorruptStatement(
                    f"{name}: part {part.id!r} is also in {seen[part.id]}. Take one of the two files away."
                )
            seen[part.id] = name


def nquads(quads: Sequence[ox.Quad]) -> bytes:
    """Quads as N-Quads: one line each, in the order given, ending in a line break."""
    return b"".join(f"{q} .\n".encode() for q in quads)
