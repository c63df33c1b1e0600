"""A small invented graph, and a way to serve it over a real socket."""

from __future__ import annotations

import contextlib
import socket
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pyoxigraph as ox
import uvicorn
from starlette.applications import Starlette

from queries.endpoint.server import configuration
from queries.endpoint.settings import EndpointSettings

DATA = """
@prefix : <http://data.test/> .
@prefix mg: <https://w3id.org/minutegraph/ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
:graph1 { :kestrel a mg:Operation ; rdfs:label "Operation Kestrel" ; mg:ledBy :roads ;
          mg:recordedOn "2025-01-31"^^xsd:date . }
:graph2 { :kestrel a mg:Operation ; mg:ledBy :roads , :marine ; mg:recordedOn "2025-06-30"^^xsd:date .
          :hostile rdfs:label "<script>alert(1)</script>\\"><img src=x onerror=alert(2)>" ;
          mg:note "line\\nbreak, },{\\" and tab\\t" ; mg:site <javascript:alert(3)> . }
:graph3 { <http://data.test/a%20b> rdfs:label "escaped" . :numbers mg:value NUMBERS . }
""".replace("NUMBERS", ", ".join(map(str, range(300))))

SETTINGS = EndpointSettings(access_log=False, spare_workers=1, query_timeout_s=10)

SLOW = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
"""Takes hours on this graph."""


def write_store(path: Path, data: str = DATA) -> Path:
    store = ox.Store(str(path))
    store.load(data.encode(), format=ox.RdfFormat.TRIG)
    store.flush()
    return path


@dataclass(frozen=True)
class Server:
    port: int
    running: uvicorn.Server

    def begin_stop(self) -> None:
        """Do what a signal does."""
        self.running.should_exit = True

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"


@contextlib.contextmanager
def serving(app: Starlette) -> Iterator[Server]:
    """Serve an application over a real socket, in a thread."""
    listener = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(configuration(app, stop_within_s=5))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    deadline = time.monotonic() + 20
    while not server.started and thread.is_alive() and time.monotonic() < deadline:
        time.sleep(0.01)
    assert server.started
    try:
        yield Server(listener.getsockname()[1], server)
    finally:
        server.should_exit = True
        thread.join(timeout=15)
        listener.close()
    assert not thread.is_alive()


ClientWith = Callable[..., contextlib.AbstractContextManager[httpx.Client]]
"""Gives a client of a server with some settings changed."""
