"""Parameters of a query, bound as RDF terms: one VALUES row at the head of the query's pattern.

The terms are written by the RDF library, so a value can never become syntax. A parameter left out is UNDEF, which
a query tests with `BOUND(?name)`.
"""

from __future__ import annotations

from collections.abc import Mapping

import pyoxigraph as ox

from queries.endpoint.sparql_text import scan
from queries.endpoint.wire import WireTerm


def bind(query: str, bindings: Mapping[str, WireTerm]) -> str:
    """Return `query` with its parameters bound. Raises ValueError for a value that is no term, or without a WHERE."""
    if not bindings:
        return query
    names = " ".join(str(ox.Variable(name)) for name in bindings)
    values = " ".join(str(to_term(term)) if term else "UNDEF" for term in bindings.values())
    return scan(query).with_values(f"VALUES ({names}) {{ ({values}) }}")


def to_term(term: WireTerm) -> ox.NamedNode | ox.Literal:
    """Return the RDF term that a wire term stands for. Raises ValueError where it is none."""
    if term[0] == "iri":
        return ox.NamedNode(term[1])
    if term[0] == "text":
        return ox.Literal(term[1], language=term[2])
    return ox.Literal(term[1], datatype=ox.NamedNode(term[2]))
