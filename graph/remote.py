"""A SPARQL 1.1 server as a store: reads through the protocol, writes through SPARQL Update.

The same `query` as `pyoxigraph.Store` offers, so that readers need not know which one they were given.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import httpx
import pyoxigraph as ox

from nlp.errors import QueryError, StoreError

ACCEPT = "application/sparql-results+json, application/n-triples;q=0.9, text/turtle;q=0.8"
#: Quads in one INSERT DATA: large enough to be fast, small enough for every server's limit on bodies.
BATCH = 500


class RemoteStore:
    """A SPARQL server at `url`. Every call may raise StoreError where the server does not answer as one."""

    def __init__(self, url: str, *, timeout_s: float = 60.0, client: httpx.Client | None = None) -> None:
        self.url = url
        self._client = client or httpx.Client(timeout=timeout_s, follow_redirects=False)

    def query(
        self, query: str, *, use_default_graph_as_union: bool = False, default_graph: Any = None,
        named_graphs: Any = None, substitutions: Any = None,
    ) -> Any:  # fmt: skip
        """The result of `query`: solutions, a boolean or triples. Raises QueryError where the server refuses it.

        The options are those of `pyoxigraph.Store.query`; values of variables travel as a VALUES block.
        """
        fields: dict[str, Any] = {"query": query + _values(substitutions)}
        if use_default_graph_as_union:
            fields["union-default-graph"] = ""
        for graphs, name in ((default_graph, "default-graph-uri"), (named_graphs, "named-graph-uri")):
            if graphs:
                fields[name] = [g.value for g in (graphs if isinstance(graphs, list | tuple) else [graphs])]
        reply = self._send(self.url, data=fields, headers={"Accept": ACCEPT})
        if reply.status_code >= 400:
            raise QueryError(f"{self.url}: refused the query ({reply.status_code}): {_first_line(reply)}")
        kind = reply.headers.get("content-type", "").split(";")[0].strip()
        try:
            if "sparql-results" in kind:
                return ox.parse_query_results(reply.content, ox.QueryResultsFormat.from_media_type(kind))
            return iter([q.triple for q in ox.parse(reply.content, ox.RdfFormat.from_media_type(kind))])
        except (SyntaxError, ValueError, TypeError) as error:
            raise StoreError(
                f"{self.url}: answered with {kind or 'nothing'}, not SPARQL results. Check the address."
            ) from error

    def replace(self, quads: list[ox.Quad]) -> None:
        """Replace every named graph that `quads` speak of. Raises StoreError where the server takes no updates.

        Not atomic over graphs: write the graph that tells of the build last, as `quads` orders them.
        """
        graphs: dict[str, list[ox.Quad]] = defaultdict(list)
        for quad in quads:
            graphs[str(quad.graph_name)].append(quad)
        for graph, members in graphs.items():
            self._update(f"DROP SILENT GRAPH {graph}")
            for first in range(0, len(members), BATCH):
                body = "\n".join(f"{q.triple} ." for q in members[first : first + BATCH])
                self._update(f"INSERT DATA {{ GRAPH {graph} {{\n{body}\n}} }}")

    def _update(self, update: str) -> None:
        direct: dict[str, Any] = {"content": update.encode(), "headers": {"Content-Type": "application/sparql-update"}}
        for url in (self.url, _sibling(self.url)):
            for request in (direct, {"data": {"update": update}}):
                reply = self._send(url, **request)
                if reply.status_code < 400:
                    return
                if reply.status_code not in (400, 404, 405, 415):
                    raise self._refused(reply)
        raise self._refused(reply)

    def _refused(self, reply: httpx.Response) -> StoreError:
        why = f"{reply.status_code}: {_first_line(reply)}"
        return StoreError(f"{self.url}: takes no updates ({why}). Allow them, or use a directory.")

    def _send(self, url: str, **request: Any) -> httpx.Response:
        try:
            return self._client.post(url, **request)
        except httpx.HTTPError as error:
            raise StoreError(
                f"{url}: no answer ({type(error).__name__}). Is the server up and the address right?"
            ) from error


def _values(substitutions: Any) -> str:
    """Bound variables as a VALUES block, which joins with the whole query."""
    if not substitutions:
        return ""
    bound = sorted(substitutions.items(), key=lambda pair: str(pair[0]))
    return f"\nVALUES ({' '.join(str(v) for v, _ in bound)}) {{ ({' '.join(str(t) for _, t in bound)}) }}"


def _sibling(url: str) -> str:
    """The address of updates where a server keeps them apart: `/update` beside `/query` or `/sparql`."""
    parts = urlsplit(url)
    return urlunsplit(parts._replace(path=parts.path.rsplit("/", 1)[0] + "/update"))


def _first_line(reply: httpx.Response) -> str:
    return (reply.text.strip().splitlines() or [""])[0][:200]
