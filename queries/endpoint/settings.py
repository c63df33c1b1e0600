"""Every setting of the endpoint in one table, with its unit in its name."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from nlp.errors import UsageError

MEBIBYTE = 1024 * 1024

DEFAULT_PREFIXES: Mapping[str, str] = MappingProxyType(
    {
        "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
        "mg": "https://w3id.org/minutegraph/ns#",
        "dcterms": "http://purl.org/dc/terms/",
        "foaf": "http://xmlns.com/foaf/0.1/",
        "oa": "http://www.w3.org/ns/oa#",
        "org": "http://www.w3.org/ns/org#",
        "prov": "http://www.w3.org/ns/prov#",
        "qb": "http://purl.org/linked-data/cube#",
        "skos": "http://www.w3.org/2004/02/skos/core#",
        "void": "http://rdfs.org/ns/void#",
        "sd": "http://www.w3.org/ns/sparql-service-description#",
    }
)


@dataclass(frozen=True)
class EndpointSettings:
    """How the endpoint behaves. Defaults are safe for one machine and closed to other origins."""

    base_iri: str = "https://minutegraph.example/"
    title: str = "minutegraph SPARQL endpoint"
    path: str = "/sparql"
    root_path: str = ""
    """Path under which a proxy shows this server, such as `/graph`; empty at the root of a host."""
    query_page: str | None = None
    """Where a browser that opens the endpoint without a query is sent; None shows the service description."""

    query_timeout_s: float = 30.0
    max_rows: int = 100_000
    max_result_bytes: int = 64 * MEBIBYTE
    max_body_bytes: int = MEBIBYTE
    max_concurrent: int = 64
    max_slow: int = 48
    """How many long queries may run at once; the rest of `max_concurrent` stays free for short ones."""
    slow_after_s: float = 0.25
    """Processor seconds after which a query counts as long: its priority sinks and its worker is not used again."""
    quick_rows: int = 200
    """Rows that a query of one triple pattern may have to be answered without a worker; 0: every query gets one."""
    spare_workers: int = field(default_factory=lambda: max(4, min(8, os.cpu_count() or 4)))
    worker_memory_mb: int = 1024
    total_memory_mb: int = 4096
    """Resident memory of all workers together; above it the largest query is ended with 503."""
    retry_after_s: int = 5
    cache_mb: int = 32
    """Answers kept in memory until the graph changes; 0 turns it off."""
    cache_max_age_s: int = 0
    """How long a client may reuse an answer unasked; 0 makes it ask again each time (cheap: ETag)."""

    service_allow: tuple[str, ...] = ()
    """Endpoints that `SERVICE <IRI>` may call, each written exactly as in the query. Empty: none."""
    cors_origins: tuple[str, ...] = ()
    """Origins whose pages may read answers; ("*",) for any. Credentials are never allowed."""
    access_log: bool = True
    spool_dir: Path | None = None
    """Where large answers and the serving copy of the graph are kept while the server runs; None: a private one."""
    prefixes: Mapping[str, str] = field(default_factory=lambda: DEFAULT_PREFIXES)

    def __post_init__(self) -> None:
        for name in ("query_timeout_s", "max_rows", "max_result_bytes", "max_body_bytes", "max_concurrent"):
            if getattr(self, name) <= 0:
                raise UsageError(f"{name} is {getattr(self, name)}, but must be above 0.")
        if not self.path.startswith("/") or self.path == "/":
            raise UsageError(f"path is {self.path!r}, but must begin with / and name something, such as /sparql.")
        if self.root_path and (not self.root_path.startswith("/") or self.root_path.endswith("/")):
            raise UsageError(f"root_path is {self.root_path!r}, but must begin with / and not end with it.")

    @property
    def public_path(self) -> str:
        """The endpoint's path as a client sees it."""
        return self.root_path + self.path
