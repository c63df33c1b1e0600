"""What the server and its worker processes say to each other: one length, one marshalled tuple.

`marshal` is used because both ends are the same interpreter and it is the fastest the standard library has.
Workers import this file and their neighbours `binding` and `sparql_text` only, to stay small and start fast.
"""

from __future__ import annotations

import marshal
import socket
import struct
from collections.abc import Mapping
from typing import Any, NamedTuple

HEADER = struct.Struct("!I")

OK, BAD_QUERY, FORBIDDEN, NOT_ACCEPTABLE, TOO_LARGE, OVERLOADED, TIMED_OUT, FAILED = range(8)

WireTerm = tuple[str, ...]
"""("iri", value), ("literal", value, datatype IRI), ("text", value, language), or () for a parameter left out."""


class Job(NamedTuple):
    """One query to run. Empty format names mean: the client accepts no format of that family."""

    query: str
    base_iri: str
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()
    solutions_format: str = "json"
    graph_format: str = "turtle"
    max_rows: int = 100_000
    max_bytes: int = 64 * 1024 * 1024
    gzip: bool = False
    services: tuple[str, ...] = ()
    bindings: Mapping[str, WireTerm] = {}
    prefixes: Mapping[str, str] = {}
    truncation_link: str = ""


class Answer(NamedTuple):
    """What came of a job. `body` is complete; where `spool` is not empty it lies in that file instead."""

    status: int
    body: bytes = b""
    format: str = ""
    rows_cut: int = 0
    """The row limit that cut the answer, or 0 where the answer is whole."""
    encoding: str = ""
    spool: str = ""
    size: int = 0
    message: str = ""


def pack(message: Job | Answer) -> bytes:
    """Return a message as one frame."""
    body = marshal.dumps(tuple(_plain(item) for item in message))
    return HEADER.pack(len(body)) + body


def _plain(item: Any) -> Any:
    return dict(item) if isinstance(item, Mapping) else item


def unpack_answer(body: bytes | bytearray | memoryview) -> Answer:
    """Return the answer that a frame's body holds."""
    return Answer(*marshal.loads(body))  # noqa: S302 - from our own child


def receive_job(connection: socket.socket) -> Job | None:
    """Wait for the next job; None once the server has closed the connection."""
    data = connection.recv(65536)
    if not data:
        return None
    if len(data) < HEADER.size:
        data += _exactly(connection, HEADER.size - len(data))
    (length,) = HEADER.unpack_from(data)
    missing = HEADER.size + length - len(data)
    if missing > 0:
        data += _exactly(connection, missing)
    return Job(*marshal.loads(memoryview(data)[HEADER.size :]))  # noqa: S302 - from our own parent


def _exactly(connection: socket.socket, length: int) -> bytes:
    parts = bytearray()
    while len(parts) < length:
        part = connection.recv(min(1 << 20, length - len(parts)))
        if not part:
            raise ConnectionError("the server closed the connection in the middle of a message")
        parts += part
    return bytes(parts)
