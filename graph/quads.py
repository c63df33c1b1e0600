"""A small collector of quads, so that the code which describes things reads as a list of properties."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pyoxigraph as ox

from graph import iris
from graph.iris import Iris
from ontology.terms import MG, OA, RDF, RDFS, TIME

Node = ox.NamedNode
Object = ox.NamedNode | ox.Literal

#: Characters of context on either side of a quote in its selector.
CONTEXT = 32


class Quads:
    """Collects the quads of one named graph. Each is kept once; `sorted` gives them in one fixed order."""

    def __init__(self, graph: Node, names: Iris) -> None:
        self.graph = graph
        self.iris = names
        self._found: dict[ox.Quad, None] = {}
        self._labelled: set[Node] = set()

    def add(self, subject: Node, predicate: Node, *objects: Object | None) -> None:
        """State each object that is not None."""
        for value in objects:
            if value is not None:
                self._found[ox.Quad(subject, predicate, value, self.graph)] = None

    def describe(self, subject: Node, *types: Node, **properties: Any) -> Node:
        """State types and own properties, by local name; None and "" are left out."""
        self.add(subject, RDF.type, *types)
        for name, value in properties.items():
            for item in value if isinstance(value, list | tuple) else (value,):
                if item is not None and item != "":
                    self.add(subject, MG[name], _term(item))
        return subject

    def label(self, subject: Node, label: str) -> None:
        """Give the thing its label."""
        self._labelled.add(subject)
        self.add(subject, RDFS.label, iris.text(label))

    def labelled(self, subject: Node) -> bool:
        """Whether the thing has a label in this graph."""
        return subject in self._labelled

    def evidence(self, part: str, start: int, end: int, text: str) -> Node:
        """The passage ``start:end`` of the file's `text`, as a Web Annotation resource with its selector."""
        passage = self.iris.evidence(part, start, end)
        selector = self.iris.id("selector", part, f"{start}-{end}")
        self.add(passage, RDF.type, OA.SpecificResource)
        self.add(passage, OA.hasSource, self.iris.paper(part))
        self.add(passage, OA.hasSelector, selector)
        self.add(selector, RDF.type, OA.TextPositionSelector, OA.TextQuoteSelector)
        self.add(selector, OA.start, iris.integer(start))
        self.add(selector, OA.end, iris.integer(end))
        self.add(selector, OA.exact, iris.text(text[start:end]))
        self.add(selector, OA.prefix, iris.text(text[max(0, start - CONTEXT) : start]))
        self.add(selector, OA.suffix, iris.text(text[end : end + CONTEXT]))
        return passage

    def interval(self, first: str | None, last: str | None) -> Node | None:
        """The OWL-Time interval between two days, both inclusive; None where neither is known."""
        if not (first or last):
            return None
        interval = self.iris.id("interval", f"{first or ''}_{last or ''}")
        self.add(interval, RDF.type, TIME.ProperInterval)
        for day, predicate in ((first, TIME.hasBeginning), (last, TIME.hasEnd)):
            if day:
                instant = self.iris.id("instant", day)
                self.add(interval, predicate, instant)
                self.add(instant, RDF.type, TIME.Instant)
                written = {10: TIME.inXSDDate, 7: TIME.inXSDgYearMonth, 4: TIME.inXSDgYear}.get(
                    len(day), TIME.inXSDDate
                )
                self.add(instant, written, iris.date(day))
        self.label(interval, f"{first or 'unknown'} to {last or 'unknown'}" if first != last else str(first))
        return interval

    def sorted(self) -> list[ox.Quad]:
        """All quads in the order of their N-Quads lines."""
        return sorted(self._found, key=str)

    def __iter__(self) -> Iterator[ox.Quad]:
        """All quads in the order in which they were first stated."""
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)


def _term(value: Any) -> Object:
    """A Python value as a term. Dates must come as literals made by `iris.date`."""
    if isinstance(value, ox.NamedNode | ox.Literal):
        return value
    if isinstance(value, bool):
        return iris.boolean(value)
    if isinstance(value, int):
        return iris.integer(value)
    return iris.number(value) if isinstance(value, float) else iris.text(str(value))


def day(value: str | None) -> ox.Literal | None:
    """A date literal, or None."""
    return iris.date(value) if value else None
