"""The endpoint as a Starlette application, alone or with the pages of a site."""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp

from queries.endpoint.door import AccessLog, Door
from queries.endpoint.engine import Engine, LocalEngine
from queries.endpoint.handler import CUT_HEADER, SparqlEndpoint
from queries.endpoint.metrics import CONTENT_TYPE, Metrics
from queries.endpoint.named import named_routes
from queries.endpoint.named_model import NamedQueries
from queries.endpoint.remote import RemoteEngine
from queries.endpoint.serving import FixedSource, Source, load_files
from queries.endpoint.settings import EndpointSettings


def create_app(
    source: Source | str,
    settings: EndpointSettings | None = None,
    named: NamedQueries | None = None,
    pages: Sequence[BaseRoute] = (),
    access_log: AccessLog | None = None,
) -> Starlette:
    """Return the application: `/sparql`, `/queries`, `/openapi.json`, `/health`, `/metrics`, and `pages` after them.

    `source` is where the graph lies, or the query address of another SPARQL server (`http://host/sparql`). The graph
    is opened when the application starts and let go when it stops. Pages find the running engine in
    `request.app.state.engine`. Starting raises StoreError where `source` has no graph.
    """
    settings = settings or EndpointSettings()
    engine: Engine = RemoteEngine(source, settings) if isinstance(source, str) else LocalEngine(source, settings)
    metrics = Metrics(engine)
    if access_log is None and settings.access_log:
        access_log = AccessLog()

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        await engine.start()
        try:
            yield
        finally:
            await engine.stop()
            if access_log is not None:
                access_log.flush()

    sparql = SparqlEndpoint(engine)
    direct = {} if settings.cors_origins else {settings.path: sparql}
    middleware = [_cors(settings)] if settings.cors_origins else []
    routes = [*_routes(engine, sparql, metrics, named), *pages]
    app = _Guarded(routes=routes, middleware=middleware, lifespan=lifespan)
    app.door = lambda inner: Door(inner, metrics, settings.root_path, access_log, direct)
    app.state.engine = engine
    return app


class _Guarded(Starlette):
    """An application behind a door that every request passes first, Starlette's own handling of errors included."""

    door: Callable[[ASGIApp], ASGIApp]

    def build_middleware_stack(self) -> ASGIApp:
        return self.door(super().build_middleware_stack())


@contextlib.contextmanager
def serve_files(paths: Sequence[Path], settings: EndpointSettings | None = None) -> Iterator[Starlette]:
    """Load RDF files into a store of their own and give the application that serves them.

    The store is removed at the end of the `with` block. Raises UnreadablePaper for a file that cannot be read.
    """
    settings = settings or EndpointSettings()
    with tempfile.TemporaryDirectory(prefix="minutegraph-data-") as folder:
        store = Path(folder) / "store"
        load_files(paths, store, settings.base_iri)
        yield create_app(FixedSource(store), settings)


def _cors(settings: EndpointSettings) -> Middleware:
    return Middleware(
        CORSMiddleware,
        allow_origins=list(settings.cors_origins),
        allow_methods=["GET", "HEAD", "POST"],
        allow_headers=["accept", "content-type", "if-none-match"],
        expose_headers=["etag", "link", "retry-after", CUT_HEADER.decode()],
        max_age=3600,
    )


def _routes(engine: Engine, sparql: SparqlEndpoint, metrics: Metrics, named: NamedQueries | None) -> list[BaseRoute]:
    settings = engine.settings

    async def health(_: Request) -> Response:
        state = {"status": "ok" if engine.ready else "starting", "generation": engine.generation}
        headers = {"cache-control": "no-store"}
        return JSONResponse({**state, "triples": engine.triples}, 200 if engine.ready else 503, headers)

    async def figures(_: Request) -> Response:
        return Response(metrics.text(), headers={"content-type": CONTENT_TYPE.decode(), "cache-control": "no-store"})

    async def limits(_: Request) -> Response:
        return PlainTextResponse(limits_text(settings))

    routes: list[BaseRoute] = [
        Route(settings.path, sparql),
        Route(settings.path + "/", sparql),
        Route(settings.path + "/limits", limits),
        Route("/health", health),
        Route("/metrics", figures),
    ]
    if named is not None:
        routes += named_routes(engine, named)
    return routes


def limits_text(settings: EndpointSettings) -> str:
    """Return what a user of the endpoint must know of its limits, in plain words."""
    return (
        f"Limits of {settings.title}\n\n"
        f"Time: a query is ended after {settings.query_timeout_s:g} s (status 504). "
        "A shorter limit can be asked for with timeout=SECONDS.\n"
        f"Rows: an answer holds at most {settings.max_rows} rows. An answer that was cut has the header "
        f"{CUT_HEADER.decode()}: rows={settings.max_rows}, and in JSON and XML a link in its head. "
        "Fetch the rest with ORDER BY, LIMIT and OFFSET.\n"
        f"Size: a request may have {settings.max_body_bytes} bytes, "
        f"an answer {settings.max_result_bytes} (status 413).\n"
        f"Memory: a query may use {settings.worker_memory_mb} MB (status 503).\n"
        f"At once: {settings.max_concurrent} queries, of which {settings.max_slow} long ones "
        "(status 503, Retry-After).\n"
        f"SERVICE: {', '.join(settings.service_allow) or 'not allowed'}. Updates and LOAD: never.\n"
    )
