"""A worker process: runs one query at a time on a read-only store and writes its answer.

A worker holds no lock and nothing that must be saved, so it may be killed at any instant.
"""

from __future__ import annotations

import ctypes
import gzip
import io
import os
import re
import resource
import signal
import socket
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pyoxigraph as ox

from queries.endpoint import wire
from queries.endpoint.binding import bind
from queries.endpoint.sparql_text import QueryText, scan
from queries.endpoint.wire import Answer, Job

SPOOL_ABOVE_BYTES = 256 * 1024
GZIP_ABOVE_BYTES = 1024
_PR_SET_PDEATHSIG = 1

SOLUTIONS = {
    "json": ox.QueryResultsFormat.JSON,
    "xml": ox.QueryResultsFormat.XML,
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
}
GRAPHS = {
    "turtle": ox.RdfFormat.TURTLE,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "nquads": ox.RdfFormat.N_QUADS,
    "trig": ox.RdfFormat.TRIG,
    "rdfxml": ox.RdfFormat.RDF_XML,
    "jsonld": ox.RdfFormat.JSON_LD,
}
# The fewest bytes between two rows; they can only be too many by count, never too few.
ROW_MARKS = {"json": b"},{", "xml": b"<result>", "csv": b"\n", "tsv": b"\n"}


Dataset = dict[str, list[ox.NamedNode | ox.DefaultGraph]]


class _TooLarge(Exception):
    pass


class _Capped(io.BytesIO):
    """A buffer that refuses to grow beyond its cap, so that a huge answer ends early."""

    def __init__(self, cap: int) -> None:
        super().__init__()
        self._left = cap

    def write(self, data: bytes, /) -> int:  # type: ignore[override]
        self._left -= len(data)
        if self._left < 0:
            raise _TooLarge
        return super().write(data)


def serve(connection: socket.socket, store_path: str, spool_path: str, memory_mb: int, name: str) -> None:
    """Answer jobs from `connection` until it closes. Runs in its own process, and never returns an error."""
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    store = ox.Store.read_only(store_path)
    _limit_process(memory_mb)
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)  # what a query makes the process say at its end is no news
    connection.sendall(wire.pack(Answer(wire.OK, message="ready")))
    spool = Path(spool_path) / f"answer-{name}"
    while (job := wire.receive_job(connection)) is not None:
        answer = run(store, job)
        if len(answer.body) > SPOOL_ABOVE_BYTES:
            spool.write_bytes(answer.body)
            answer = answer._replace(body=b"", spool=str(spool))
        connection.sendall(wire.pack(answer))


def _limit_process(memory_mb: int) -> None:
    """Allow `memory_mb` of address space beyond what the open store takes, and no core dumps."""
    pages = int(Path("/proc/self/statm").read_text().split()[0])
    limit = pages * resource.getpagesize() + memory_mb * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def run(store: ox.Store, job: Job) -> Answer:
    """Run one job. Whatever the query does short of killing the process, an Answer comes back."""
    text = scan(job.query)
    try:
        text = scan(bind(job.query, job.bindings)) if job.bindings else text
        return refuse(text, job) or finish(_evaluate(store, text, job), job)
    except SyntaxError as error:
        return Answer(wire.BAD_QUERY, message=f"The query is not valid SPARQL: {error}")
    except (ValueError, RuntimeError) as error:
        return Answer(wire.BAD_QUERY, message=f"The query cannot be run: {error}")
    except _TooLarge:
        size = job.max_bytes // 1024
        return Answer(wire.TOO_LARGE, message=f"The answer is larger than {size} KiB. Add a LIMIT, or ask for less.")
    except MemoryError:
        return Answer(wire.OVERLOADED, message="The query needs more memory than one query may have.")
    except OSError as error:
        if not text.services:
            raise  # the store itself fails: this worker is of no more use, and another is tried
        return Answer(wire.FAILED, message=f"{type(error).__name__}: {error}")


def refuse(text: QueryText, job: Job) -> Answer | None:
    """Return the refusal of a query that may not run here, or whose answer the client could not read."""
    allowed = {f"<{iri}>" for iri in job.services}
    for target in text.services:
        if target not in allowed:
            message = f"SERVICE {target[:200]} is not allowed here. Allowed: {', '.join(sorted(allowed)) or 'none'}."
            return Answer(wire.FORBIDDEN, message=message)
    is_graph = text.form in ("CONSTRUCT", "DESCRIBE")
    if text.form and not (job.graph_format if is_graph else job.solutions_format):
        return Answer(wire.NOT_ACCEPTABLE, message="graph" if is_graph else "solutions")
    return None


def _evaluate(store: ox.Store, text: QueryText, job: Job) -> Answer:
    store, dataset = _dataset(store, _with_dataset_of(text, job))
    limited = text.text
    capped = text.form == "SELECT" and (text.limit is None or text.limit > job.max_rows)
    if capped:
        limited = text.with_limit(job.max_rows)
    results = query(store, limited, job, dataset)
    if isinstance(results, ox.QueryTriples):
        return _write_graph(results, job)
    buffer = _Capped(job.max_bytes)
    results.serialize(output=buffer, format=SOLUTIONS[job.solutions_format])
    body = buffer.getvalue()
    cut = 0
    if capped and body.count(ROW_MARKS[job.solutions_format]) + 1 >= job.max_rows:
        more = query(store, text.after(job.max_rows), job, dataset)
        if isinstance(more, ox.QuerySolutions) and next(more, None) is not None:
            cut = job.max_rows
            body = mark_cut(body, job)
    return Answer(wire.OK, body, job.solutions_format, cut)


def query(
    store: ox.Store, text: str, job: Job, dataset: Dataset | None = None
) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
    """Run a query on a store; `dataset` are the arguments of `Store.query` that name its graphs."""
    # Each prefix given is parsed anew for each query, so only those that the text may mean are.
    prefixes = {name: iri for name, iri in job.prefixes.items() if f"{name}:" in text}
    return store.query(text, base_iri=job.base_iri, prefixes=prefixes, **(dataset or {}))  # type: ignore[arg-type]


def _dataset(store: ox.Store, job: Job) -> tuple[ox.Store, Dataset]:
    """Return the store and dataset that the protocol's parameters ask for; these override FROM in the query.

    The default graph is the *merge* of the graphs named. Oxigraph would yield a triple once for each graph that
    holds it, so more than one graph is merged into a small store of its own first.
    """
    if not job.default_graphs and not job.named_graphs:
        return store, {}
    named: list[ox.NamedNode | ox.DefaultGraph] = [ox.NamedNode(iri) for iri in job.named_graphs]
    default: list[ox.NamedNode | ox.DefaultGraph] = [ox.NamedNode(iri) for iri in job.default_graphs]
    if len(default) < 2:
        return store, {"default_graph": default, "named_graphs": named}
    merged = ox.Store()
    for graph in default:
        merged.extend(
            ox.Quad(q.subject, q.predicate, q.object) for q in store.quads_for_pattern(None, None, None, graph)
        )
    for graph in named:
        merged.extend(store.quads_for_pattern(None, None, None, graph))
    return merged, {"default_graph": [ox.DefaultGraph()], "named_graphs": named}


def _with_dataset_of(text: QueryText, job: Job) -> Job:
    """Treat two or more FROM in the query as the protocol's parameters, so that they too are merged."""
    if job.default_graphs or job.named_graphs or len(text.from_graphs) < 2:
        return job
    default = [text.iri(target, job.prefixes) for target in text.from_graphs]
    named = [text.iri(target, job.prefixes) for target in text.from_named]
    if None in default or None in named:
        return job
    return job._replace(default_graphs=tuple(filter(None, default)), named_graphs=tuple(filter(None, named)))


def _write_graph(triples: ox.QueryTriples, job: Job) -> Answer:
    buffer = _Capped(job.max_bytes)
    kind = GRAPHS[job.graph_format]
    prefixes = dict(job.prefixes) if job.graph_format in ("turtle", "trig") else None
    rows: Iterator[ox.Triple] = islice(triples, job.max_rows)
    if kind.supports_datasets:
        quads = (ox.Quad(triple.subject, triple.predicate, triple.object) for triple in rows)
        ox.serialize(quads, buffer, kind, prefixes=prefixes)
    else:
        ox.serialize(rows, buffer, kind, prefixes=prefixes)
    cut = job.max_rows if next(triples, None) is not None else 0
    body = tidy_prefixes(buffer.getvalue()) if prefixes else buffer.getvalue()
    return Answer(wire.OK, body, job.graph_format, cut)


def tidy_prefixes(turtle: bytes) -> bytes:
    """Keep only the prefixes that are used, in order of their names; Oxigraph writes all, in an order of chance."""
    lines = []
    while turtle.startswith(b"@prefix "):
        line, _, turtle = turtle.partition(b"\n")
        if re.search(rb"(?<![\w.-])" + re.escape(line.split(b" ", 2)[1]), turtle):
            lines.append(line + b"\n")
    return b"".join(sorted(lines)) + turtle


def mark_cut(body: bytes, job: Job) -> bytes:
    """Say inside a JSON or XML answer that it was cut, by the `link` member that both formats define."""
    link = job.truncation_link.encode()
    if job.solutions_format == "json" and body.startswith(b'{"head":{'):
        return b'{"head":{"link":["' + link + b'"],' + body[len(b'{"head":{') :]
    if job.solutions_format == "xml":
        return body.replace(b"</head>", b'<link href="' + link + b'"/></head>', 1)
    return body


def finish(answer: Answer, job: Job) -> Answer:
    """Return the answer as it is sent: compressed where the client takes that and it pays."""
    if job.gzip and len(answer.body) > GZIP_ABOVE_BYTES:
        body = gzip.compress(answer.body, compresslevel=4, mtime=0)
        return answer._replace(body=body, encoding="gzip", size=len(body))
    return answer._replace(size=len(answer.body))
