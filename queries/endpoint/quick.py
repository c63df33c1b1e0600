"""Queries so small that they are answered where they arrive, without a process of their own.

Sending a query to a worker and its answer back costs more than the work of the smallest queries: those of one triple
pattern, which clients that evaluate SPARQL themselves (such as rdflib's SPARQLStore and Comunica) send by the
thousand. One pattern without filter, order, grouping or path is a walk along one index: each row costs the same, so
a bound on rows is a bound on time. Whatever is not of that form, or has more rows, goes to a worker.
"""

from __future__ import annotations

import re
from pathlib import Path

import pyoxigraph as ox

from queries.endpoint import wire, worker
from queries.endpoint.wire import Answer, Job

_LONGEST_CHARS = 2000

_IRI = r'<[^<>"{}|^`\\\s]*+>'
_NAME = r"(?!_:)[\w-]*+:(?:[\w-]|\.(?=[\w-]))*+"
_VARIABLE = r"[?$]\w++"
_LITERAL = rf'"[^"\\\n\r]*+"(?:@[\w-]++|\^\^(?:{_IRI}|{_NAME}))?+'
_TERM = rf"({_IRI}|{_VARIABLE}|{_LITERAL}|{_NAME}|a(?=\s))"
# Every quantifier is possessive, so that no text takes longer than its length to be told apart.
_ONE_PATTERN = re.compile(
    rf"(?P<pattern>\s*+(?:PREFIX\s++(?:{_NAME})\s*+{_IRI}\s*+)*+"
    rf"(?:ASK|SELECT\s++(?:\*|{_VARIABLE}(?:\s++{_VARIABLE})*+))\s*+(?:WHERE\s*+)?+"
    rf"\{{\s*+{_TERM}\s++{_TERM}\s++{_TERM}\s*+\.?+\s*+\}})"
    r"\s*+(?:LIMIT\s++(?P<limit>\d++)\s*+)?+(?:\#[^\n\r]*+\s*+)*+",
    re.IGNORECASE,
)


def one_pattern(query: str, max_rows: int) -> str | None:
    """Return a query of one triple pattern, limited to one row more than `max_rows`; None for any other query."""
    match = _ONE_PATTERN.fullmatch(query) if len(query) <= _LONGEST_CHARS else None
    if match is None:
        return None
    variables = [term[1:] for term in match.group(2, 3, 4) if term[0] in "?$"]
    if len(variables) != len(set(variables)):
        return None  # a variable named twice must be looked for along the whole index
    limit = min(int(match["limit"] or max_rows + 1), max_rows + 1)
    return f"{match['pattern']} LIMIT {limit}"


class QuickAnswers:
    """Answers queries of one triple pattern with at most `max_rows` rows, in less than a few milliseconds."""

    def __init__(self, max_rows: int) -> None:
        self._max_rows = max_rows
        self._store: ox.Store | None = None

    def open(self, store: Path) -> None:
        """Answer from `store` from now on. Raises OSError where it cannot be opened; the old one then stays."""
        self._store = ox.Store.read_only(str(store))

    def close(self) -> None:
        """Let go of the store."""
        self._store = None

    def answer(self, job: Job) -> Answer | None:
        """Return the whole answer, or None where a worker must be asked."""
        if self._store is None or job.bindings or job.default_graphs or job.named_graphs or not job.solutions_format:
            return None
        rows = min(self._max_rows, job.max_rows)
        query = one_pattern(job.query, rows)
        if query is None:
            return None
        try:
            results = worker.query(self._store, query, job)
            if isinstance(results, ox.QueryTriples):
                return None
            body = results.serialize(format=worker.SOLUTIONS[job.solutions_format]) or b""
        except (SyntaxError, ValueError, OSError):
            return None  # a worker will say what is wrong
        if len(body) > job.max_bytes or body.count(worker.ROW_MARKS[job.solutions_format]) >= rows:
            return None
        return worker.finish(Answer(wire.OK, body, job.solutions_format), job)
