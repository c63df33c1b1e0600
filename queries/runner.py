"""Runs a named query, a file or plain SPARQL on a store, and writes the answer as a user wants it."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from graph.store import Readable, open_read
from nlp.errors import QueryError
from queries.catalogue import NamedQuery, Parameter, catalogue
from queries.endpoint.binding import bind
from queries.endpoint.named_values import parse_value
from queries.endpoint.wire import WireTerm

FORMATS = ("table", "json", "csv", "tsv", "xml", "turtle")
_SOLUTIONS = {
    "json": ox.QueryResultsFormat.JSON,
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
    "xml": ox.QueryResultsFormat.XML,
}
Row = dict[str, str | None]


@dataclass(frozen=True, slots=True)
class Answer:
    """The rows of a SELECT as RDF terms in the query's order, or the triples of a CONSTRUCT, or an ASK's yes or no.

    `named` is True for the answer to a named query, whose IRIs a table for people leaves out.
    """

    columns: tuple[str, ...] = ()
    terms: tuple[tuple[Any, ...], ...] = ()
    triples: tuple[ox.Triple, ...] | None = None
    boolean: bool | None = None
    named: bool = False

    @property
    def rows(self) -> list[Row]:
        """Rows as plain text by column; None where a column has no value."""
        return [
            {name: None if term is None else term.value for name, term in zip(self.columns, row, strict=True)}
            for row in self.terms
        ]

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.terms)


def run(store: Readable | Path | str, query: str, parameters: Mapping[str, str] | None = None) -> Answer:
    """The answer to `query`: the name of a named query, a path that ends in ``.rq``, or SPARQL.

    `store` is an open store, a store's directory or the address of a SPARQL server. Parameters are bound as typed
    terms, never pasted. Raises QueryError for an unknown name, a wrong parameter or wrong SPARQL, StoreError where
    there is no graph.
    """
    text, bindings = _prepare(query, parameters or {})
    opened = open_read(store) if isinstance(store, str | Path) else store
    try:
        result = opened.query(bind(text, bindings), use_default_graph_as_union=True)
    except (SyntaxError, ValueError) as error:
        raise QueryError(f"the query is not valid SPARQL: {' '.join(str(error).split())}") from error
    return replace(_answer(result), named=_is_name(query))


def rows(store: Readable | Path | str, query: str, **parameters: str) -> list[Row]:
    """The rows of a named query as plain text by column."""
    return run(store, query, parameters).rows


def _prepare(query: str, parameters: Mapping[str, str]) -> tuple[str, dict[str, WireTerm]]:
    """The SPARQL text, and its parameters as terms."""
    if any(mark in query for mark in "{ \n"):
        return _plain(query, parameters)
    if not _is_name(query):
        return _plain(Path(query).read_text(encoding="utf8"), parameters)
    named = catalogue().get(query)
    return named.text, bindings(named, parameters)


def _is_name(query: str) -> bool:
    """Whether it is the name of a query, and no file or SPARQL."""
    return not any(mark in query for mark in "{ \n") and not (query.endswith(".rq") and Path(query).is_file())


def _plain(text: str, parameters: Mapping[str, str]) -> tuple[str, dict[str, WireTerm]]:
    """SPARQL of the user's own: a parameter is an IRI where it reads like one in angle brackets, else a string."""
    terms: dict[str, WireTerm] = {}
    for name, value in parameters.items():
        is_iri = value.startswith("<") and value.endswith(">")
        terms[name] = _term("iri", value[1:-1], name) if is_iri else _term("string", value, name)
    return text, terms


def bindings(query: NamedQuery, parameters: Mapping[str, str]) -> dict[str, WireTerm]:
    """A term for each parameter of the query, `()` for one left out. Raises QueryError for one wrong or missing."""
    known = {p.name: p for p in query.parameters}
    for name in parameters:
        if name not in known:
            names = ", ".join(known) or "none"
            raise QueryError(f"query {query.name} has no parameter {name[:80]!r}. Parameters: {names}.")
    return {name: _binding(query, p, parameters.get(name, "")) for name, p in known.items()}


def _binding(query: NamedQuery, parameter: Parameter, given: str) -> WireTerm:
    value = given.strip() or parameter.default or ""
    if value:
        return _term(parameter.type, value, parameter.name)
    if parameter.required:
        raise QueryError(
            f"query {query.name} needs {parameter.name}: {parameter.description}. Pass --param {parameter.name}=…"
        )
    return ()


def _term(type_: str, value: str, name: str) -> WireTerm:
    try:
        return parse_value(type_, value)
    except ValueError as error:
        raise QueryError(f"parameter {name} {error}") from None


def _answer(result: Any) -> Answer:
    if isinstance(result, ox.QueryBoolean):
        return Answer(boolean=bool(result))
    if isinstance(result, ox.QuerySolutions):
        columns = tuple(v.value for v in result.variables)
        return Answer(columns, tuple(tuple(row) for row in result))
    return Answer(triples=tuple(dict.fromkeys(result)))


def render(answer: Answer, format_: str = "table", width: int = 110) -> str:
    """The answer as text. Raises QueryError for a format that cannot hold it."""
    if format_ not in FORMATS:
        raise QueryError(f"format {format_!r}: use {', '.join(FORMATS)}.")
    if answer.triples is not None:
        if format_ not in ("turtle", "table"):
            raise QueryError(f"format {format_}: this query makes a graph. Use --format turtle.")
        return _turtle(answer.triples)
    if format_ == "turtle":
        raise QueryError("format turtle: this query makes rows, not a graph. Use table, json, csv, tsv or xml.")
    if format_ == "table":
        return _table(answer, width)
    return _serialized(answer, _SOLUTIONS[format_])


def _turtle(triples: Sequence[ox.Triple]) -> str:
    from ontology.terms import PREFIXES

    ordered = sorted(triples, key=str)
    return (ox.serialize(ordered, format=ox.RdfFormat.TURTLE, prefixes=PREFIXES) or b"").decode()


def _serialized(answer: Answer, format_: ox.QueryResultsFormat) -> str:
    """The standard form, written by the RDF library from an equal result over inline data."""
    if answer.boolean is not None:
        text = "ASK {}" if answer.boolean else "ASK { FILTER(false) }"
        return _written(ox.Store().query(text), format_)
    head = " ".join(f"?{name}" for name in answer.columns)
    lines = "\n".join(
        f"({' '.join('UNDEF' if t is None else str(t) for t in row)})" for row in answer.terms if answer.columns
    )
    return _written(ox.Store().query(f"SELECT {head} WHERE {{ VALUES ({head}) {{\n{lines}\n}} }}"), format_)


def _written(result: Any, format_: ox.QueryResultsFormat) -> str:
    buffer = io.BytesIO()
    result.serialize(output=buffer, format=format_)
    return buffer.getvalue().decode()


def _table(answer: Answer, width: int) -> str:
    if answer.boolean is not None:
        return "yes" if answer.boolean else "no"
    if not answer.terms:
        return "No rows: the papers say nothing of this."
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    shown = [n for n in range(len(answer.columns)) if not (answer.named and _is_for_machines(answer, n))]
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for n in shown:
        table.add_column(answer.columns[n], overflow="fold", no_wrap=False)
    for row in answer.terms:
        table.add_row(*(Text("" if row[n] is None else one_line(row[n].value)) for n in shown))
    console = Console(width=width, file=io.StringIO(), color_system=None)
    console.print(table)
    console.print(f"{len(answer)} row{'s' if len(answer) != 1 else ''}")
    return console.file.getvalue()  # type: ignore[attr-defined, no-any-return]


def one_line(text: str) -> str:
    """Text of a paper as a terminal may show it: on one line, without paragraph marks and control characters.

    >>> one_line("stopped.</p> <p>Ports \\x1b[31m were\\n quiet")
    'stopped. Ports [31m were quiet'
    """
    words = re.sub(r"</?p>", " ", text).split()
    return "".join(c for c in " ".join(words) if c.isprintable())


def _is_for_machines(answer: Answer, column: int) -> bool:
    """Whether a column holds nothing, or nothing but IRIs."""
    return all(row[column] is None or not row[column].value or _is_iri(row[column]) for row in answer.terms)


def _is_iri(term: Any) -> bool:
    return isinstance(term, ox.NamedNode)
