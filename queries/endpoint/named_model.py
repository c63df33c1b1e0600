"""What a named query is to the endpoint, whoever keeps the catalogue."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol


class Parameter(Protocol):
    """One parameter of a named query."""

    @property
    def name(self) -> str: ...
    @property
    def type(self) -> str:
        """iri, string, date, gYearMonth, dateTime, integer, decimal or boolean."""
        ...

    @property
    def required(self) -> bool: ...
    @property
    def default(self) -> str | None: ...
    @property
    def description(self) -> str: ...


class Column(Protocol):
    """One column of a named query's answer."""

    @property
    def name(self) -> str: ...
    @property
    def description(self) -> str: ...


class NamedQuery(Protocol):
    """A question with a name. `text` is SPARQL whose parameters are variables of the same names."""

    @property
    def name(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def description(self) -> str: ...
    @property
    def text(self) -> str: ...
    @property
    def parameters(self) -> Sequence[Parameter]: ...
    @property
    def columns(self) -> Sequence[Column]: ...


class NamedQueries(Protocol):
    """The catalogue of named queries."""

    def list(self) -> Sequence[NamedQuery]:
        """Return all queries in the order in which they should be shown."""
        ...

    def get(self, name: str) -> NamedQuery:
        """Return one query. Raises QueryError, with the nearest names, where there is none of that name."""
        ...
