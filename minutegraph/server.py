"""The graph, or any RDF files, served over HTTP until stopped."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from minutegraph.settings import Settings
from nlp.errors import StoreError

if TYPE_CHECKING:
    from starlette.applications import Starlette


def serve(settings: Settings, data: Sequence[Path] = (), ready: Callable[[str], None] | None = None) -> None:
    """Serve the store, or the RDF files `data` instead, at the settings' host and port until interrupted.

    `ready` is called with the server's address once it answers. Raises StoreError where there is no graph,
    UnreadablePaper for a file that is not RDF, UsageError where the port is taken.
    """
    from queries.endpoint.server import listen, run

    with _application(settings, data) as app, listen(settings.host, settings.port) as listener:
        host = f"[{settings.host}]" if ":" in settings.host else settings.host
        address = f"http://{host}:{listener.getsockname()[1]}"
        started = True
        with contextlib.suppress(KeyboardInterrupt):  # Ctrl-C is how a server is meant to end
            started = run(app, listener, lambda: ready(address) if ready else None)
        if not started:
            raise StoreError(
                f"{settings.store}: cannot be served; the reason stands above. Build it again with --force."
            )


@contextlib.contextmanager
def _application(settings: Settings, data: Sequence[Path]) -> Iterator[Starlette]:
    from queries.catalogue import catalogue
    from queries.endpoint.app import serve_files
    from queries.endpoint.serving import DirectorySource
    from queries.endpoint.settings import EndpointSettings
    from viz.site.app import create_site, editor_modules, notice_routes
    from viz.site.settings import SiteSettings

    endpoint = EndpointSettings(
        base_iri=settings.base_iri,
        root_path=settings.root_path,
        query_timeout_s=settings.query_timeout_s,
        max_rows=settings.max_rows,
        cors_origins=("*",) if settings.cors else (),
    )
    site = SiteSettings(base_iri=settings.base_iri, root_path=settings.root_path, modules=editor_modules())
    if data:
        with serve_files(data, endpoint) as app:
            app.router.routes.extend(notice_routes())
            yield app
    elif settings.is_remote():
        yield create_site(settings.store, site, endpoint, catalogue())
    else:
        source = DirectorySource(Path(settings.store))
        source.current()
        yield create_site(source, site, endpoint, catalogue())
