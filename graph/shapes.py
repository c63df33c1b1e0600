"""The SHACL shapes of the vocabulary, run on a store.

The shapes are standard SHACL, but a general engine takes minutes on a whole corpus. This one reads every class once
and runs each SPARQL constraint as a query, in seconds. It knows the constraints that ``shapes.ttl`` uses and refuses
any other, so that none is passed over in silence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import pyoxigraph as ox

from graph.facts import read_rows
from graph.store import Readable
from ontology.terms import PREFIXES, read

SHACL = "http://www.w3.org/ns/shacl#"
_FIRST, _REST, _NIL = (f"http://www.w3.org/1999/02/22-rdf-syntax-ns#{n}" for n in ("first", "rest", "nil"))
KNOWN = frozenset({"minCount", "maxCount", "datatype", "class", "in", "minInclusive", "maxInclusive", "minLength"})


@dataclass(frozen=True, slots=True)
class Violation:
    """One breach of a shape: `focus` is the node at fault, `path` the property, `value` what it holds, if any."""

    shape: str
    focus: str
    message: str
    path: str | None = None
    value: str | None = None


@dataclass(frozen=True, slots=True)
class PropertyRule:
    """What one property of a class must be like. `checks` is constraint -> its parameter."""

    path: str
    message: str
    checks: tuple[tuple[str, Any], ...]


@dataclass(frozen=True, slots=True)
class Shape:
    """One node shape: a class, rules of its properties, and SPARQL constraints as (query, message)."""

    iri: str
    target: str
    rules: tuple[PropertyRule, ...]
    queries: tuple[tuple[str, str], ...]


class _Turtle:
    """Plain lookups in the shapes file."""

    def __init__(self, text: str) -> None:
        self.found: dict[str, dict[str, list[Any]]] = {}
        for quad in ox.parse(text, ox.RdfFormat.TURTLE):
            fields = self.found.setdefault(str(quad.subject), {})
            fields.setdefault(quad.predicate.value, []).append(quad.object)

    def all(self, node: object, name: str) -> list[Any]:
        return self.found.get(str(node), {}).get(SHACL + name, [])

    def list(self, head: Any) -> list[Any]:
        items: list[Any] = []
        while head.value != _NIL:
            fields = self.found[str(head)]
            items.append(fields[_FIRST][0])
            head = fields[_REST][0]
        return items


@lru_cache(maxsize=1)
def shapes() -> tuple[Shape, ...]:
    """All shapes, in the order of their names. Raises ValueError for a constraint that this engine does not know."""
    turtle, found = _Turtle(read("shapes.ttl")), []
    for node in turtle.found:
        for target in turtle.all(node, "targetClass"):
            rules = tuple(_rule(turtle, p) for p in turtle.all(node, "property"))
            queries = tuple(
                (turtle.all(s, "select")[0].value, turtle.all(s, "message")[0].value)
                for s in turtle.all(node, "sparql")
            )
            found.append(Shape(node.strip("<>"), target.value, rules, queries))
    return tuple(sorted(found, key=lambda s: s.iri))


def _rule(turtle: _Turtle, node: Any) -> PropertyRule:
    path, message, checks = "", "", []
    for iri, terms in turtle.found[str(node)].items():
        name = iri.removeprefix(SHACL)
        if name == "path":
            path = terms[0].value
        elif name == "message":
            message = terms[0].value
        elif name == "in":
            checks.append((name, frozenset(t.value for t in turtle.list(terms[0]))))
        elif name in KNOWN:
            checks.append((name, terms[0].value))
        else:
            raise ValueError(f"shapes.ttl: {iri} is not known to graph/shapes.py; teach it or leave it out")
    return PropertyRule(path, message, tuple(sorted(checks, key=lambda c: c[0])))


@dataclass(slots=True)
class _Classes:
    """Which class each node is of, superclasses included."""

    types: dict[str, set[str]] = field(default_factory=dict)
    above: dict[str, set[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, store: Readable) -> _Classes:
        found = cls()
        for row in store.query("SELECT DISTINCT ?s ?t WHERE { GRAPH ?g { ?s a ?t } }"):
            found.types.setdefault(row["s"].value, set()).add(row["t"].value)
        query = "SELECT ?a ?b WHERE { ?a <http://www.w3.org/2000/01/rdf-schema#subClassOf>+ ?b }"
        for row in store.query(query, use_default_graph_as_union=True):
            found.above.setdefault(row["a"].value, set()).add(row["b"].value)
        return found

    def has(self, node: str, class_: str) -> bool:
        return any(t == class_ or class_ in self.above.get(t, ()) for t in self.types.get(node, ()))


def check(store: Readable, chosen: Sequence[Shape] | None = None) -> list[Violation]:
    """Every breach of the shapes in `store`, in a fixed order."""
    classes = _Classes.of(store)
    found: list[Violation] = []
    rows: dict[str, Any] = {}
    for shape in shapes() if chosen is None else chosen:
        if shape.rules:
            if shape.target not in rows:
                rows[shape.target] = read_rows(store, shape.target)
            for node, fields in rows[shape.target].items():
                for rule in shape.rules:
                    found += _breaches(shape, rule, node, fields.get(rule.path, []), classes)
        for query, message in shape.queries:
            for row in store.query(_prefixed(query), use_default_graph_as_union=True):
                value = row["value"]
                found.append(Violation(shape.iri, row["this"].value, message, None, value.value if value else None))
    return sorted(set(found), key=lambda v: (v.shape, v.focus, v.path or "", v.message, v.value or ""))


def _prefixed(query: str) -> str:
    used = [f"PREFIX {p}: <{iri}>" for p, iri in PREFIXES.items() if f"{p}:" in query]
    return "\n".join(used) + "\n" + query


def _breaches(shape: Shape, rule: PropertyRule, node: str, terms: list[Any], classes: _Classes) -> Iterator[Violation]:
    for name, wanted in rule.checks:
        if name in ("minCount", "maxCount"):
            count = len(terms)
            if count < int(wanted) if name == "minCount" else count > int(wanted):
                yield Violation(shape.iri, node, rule.message, rule.path, None if not terms else f"{count} values")
            continue
        for term in terms:
            if not _holds(name, wanted, term, classes):
                yield Violation(shape.iri, node, rule.message, rule.path, str(term.value))


def _holds(name: str, wanted: Any, term: Any, classes: _Classes) -> bool:
    """Whether one value keeps one constraint."""
    if name == "class":
        return classes.has(term.value, wanted)
    if name == "datatype":
        return isinstance(term, ox.Literal) and term.datatype.value == wanted
    if name == "in":
        return term.value in wanted
    if name == "minLength":
        return len(term.value) >= int(wanted)
    try:
        return float(term.value) >= float(wanted) if name == "minInclusive" else float(term.value) <= float(wanted)
    except ValueError:
        return False
