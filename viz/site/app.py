"""The site's routes, and the whole application: endpoint and pages together."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from nlp.errors import MinutegraphError
from queries.endpoint.app import create_app
from queries.endpoint.named_model import NamedQueries
from queries.endpoint.serving import Source
from queries.endpoint.settings import EndpointSettings
from viz.site import static_files
from viz.site.holdings import holding
from viz.site.library import Library
from viz.site.pages import data, finding, home, meetings, query, things
from viz.site.settings import SiteSettings
from viz.site.site import LISTS, Site

log = logging.getLogger("minutegraph.site")

Page = Callable[[Site, Request], Response]
Lifespan = Callable[[Any], AbstractAsyncContextManager[Any]]
_OWN_LISTS = frozenset({"MEETING", "PAPER", "ACTION"})


def create_site(
    source: Source | str,
    settings: SiteSettings | None = None,
    endpoint: EndpointSettings | None = None,
    named: NamedQueries | None = None,
) -> Starlette:
    """Return the application that answers SPARQL and shows the pages of the graph that `source` holds.

    `source` may be the query address of another SPARQL server: the pages then keep a copy of its graph in memory.
    Base IRI and root path are those of `settings`. Raises nothing itself; starting it raises StoreError where there
    is no graph.
    """
    settings = settings or SiteSettings()
    endpoint = endpoint or EndpointSettings()
    page = endpoint.query_page or "/query"
    endpoint = replace(endpoint, base_iri=settings.base_iri, root_path=settings.root_path, query_page=page)
    library = Library(holding(source), settings.base_iri)
    app = create_app(source, endpoint, named=named, pages=site_routes(library, settings, named))
    app.router.lifespan_context = _warmed(library, app.router.lifespan_context)
    return app


def _warmed(library: Library, lifespan: Lifespan) -> Lifespan:
    @asynccontextmanager
    async def warmed(app: Starlette) -> AsyncIterator[Any]:
        async with lifespan(app) as state:
            library.warm()
            try:
                yield state
            finally:
                await run_in_threadpool(library.close)

    return warmed


def site_routes(library: Library, settings: SiteSettings, named: NamedQueries | None = None) -> list[BaseRoute]:
    """Return the routes of the pages, to be mounted after those of the endpoint."""
    site = Site(library, settings, named)
    pages: list[tuple[str, Page]] = [
        ("/", home.home), ("/search", finding.search), ("/changes", finding.changes),
        ("/changes.atom", finding.feed), ("/papers", home.papers), ("/meetings", meetings.meetings),
        ("/actions", home.actions), ("/about", home.about), ("/vocabulary", home.vocabulary),
        ("/downloads", data.downloads), ("/downloads/{name}", data.download),
        ("/page/{path:path}", things.thing), ("/id/{path:path}", data.thing), ("/paper/{path:path}", data.paper),
        ("/graph/{path:path}", data.named_graph), ("/file/{path:path}", data.named_graph),
        ("/dataset", data.named_graph),
        ("/terms.json", query.terms_used), ("/prefixes.json", query.prefixes), ("/data/{path:path}", data.data),
        ("/static/{name}", static_files.static), ("/editor/{name}", static_files.editor),
    ]  # fmt: skip
    pages += [(path, home.things(type_)) for type_, (path, _) in LISTS.items() if type_ not in _OWN_LISTS]
    routes: list[BaseRoute] = [Route(path, _threaded(site, page), methods=["GET"]) for path, page in pages]
    routes.append(Route("/query", _awaited(site), methods=["GET"]))
    routes.append(Route("/{path:path}", _threaded(site, _nowhere), methods=["GET"]))
    return routes


def notice_routes() -> list[BaseRoute]:
    """Return the one route of a server without pages: a plain notice of what it does."""

    async def notice(_: Request) -> Response:
        return PlainTextResponse(
            "RDF files are served here by SPARQL, at /sparql. Pages are shown only of a built graph.\n"
        )

    return [Route("/", notice, methods=["GET"])]


def editor_modules() -> Path | None:
    """The `node_modules` folder beside the program that holds the query editor, where the set-up has installed it."""
    folder = Path(__file__).resolve().parents[2] / "node_modules"
    return folder if (folder / "@zazuko" / "yasgui").is_dir() else None


def _threaded(site: Site, page: Page) -> Callable[[Request], Awaitable[Response]]:
    """A page is drawn in a thread, so that no query waits for it."""

    async def answer(request: Request) -> Response:
        return await run_in_threadpool(_guarded, site, page, request)

    return answer


def _awaited(site: Site) -> Callable[[Request], Awaitable[Response]]:
    async def answer(request: Request) -> Response:
        return await query.query(site, request)

    return answer


def _guarded(site: Site, page: Page, request: Request) -> Response:
    try:
        return page(site, request)
    except MinutegraphError as error:
        log.warning("%s: %s", request.url.path, error)
        return PlainTextResponse(
            "There is no graph to show, or it cannot be read now. The endpoint at /sparql may answer.\n",
            503,
            {"retry-after": "5"},
        )


def _nowhere(site: Site, request: Request) -> Response:
    path = request.path_params["path"]
    return site.missing(request, path.rsplit("/", 1)[-1], f"There is no page at /{path}.")
