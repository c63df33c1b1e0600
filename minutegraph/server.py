"""The graph, or any RDF files, served over HTTP until stopped."""

from __future__ import annotations

import contextlib
import socket
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from minutegraph.settings import Settings
from nlp.errors import UsageError

if TYPE_CHECKING:
    from starlette.applications import Starlette


def serve(settings: Settings, data: Sequence[Path] = (), ready: Callable[[str], None] | None = None) -> None:
    """Serve the store, or the RDF files `data` instead, at the settings' host and port until interrupted.

    `ready` is called with the server's address once it answers. Raises StoreError where there is no graph,
    UnreadablePaper for a file that is not RDF, UsageError where the port is taken or the store is itself a server.
    """
    import uvicorn

    with _application(settings, data) as app, _listening(settings.host, settings.port) as listener:
        address = f"http://{_shown(settings.host)}:{listener.getsockname()[1]}"

        class Server(uvicorn.Server):
            async def startup(self, sockets: list[socket.socket] | None = None) -> None:
                await super().startup(sockets)
                if self.started and ready is not None:
                    ready(address)

        config = uvicorn.Config(app, log_level="warning", access_log=False, server_header=False)
        with contextlib.suppress(KeyboardInterrupt):
            Server(config).run(sockets=[listener])


@contextlib.contextmanager
def _application(settings: Settings, data: Sequence[Path]) -> Iterator[Starlette]:
    from queries.catalogue import catalogue
    from queries.endpoint.app import create_app, serve_files
    from queries.endpoint.serving import DirectorySource
    from queries.endpoint.settings import EndpointSettings

    endpoint = EndpointSettings(
        base_iri=settings.base_iri,
        query_timeout_s=settings.query_timeout_s,
        max_rows=settings.max_rows,
        cors_origins=("*",) if settings.cors else (),
    )
    if data:
        with serve_files(data, endpoint) as app:
            yield app
        return
    if settings.is_remote():
        raise UsageError(
            f"{settings.store}: is a server already. Point SPARQL clients at it, or give a directory as --store."
        )
    source = DirectorySource(Path(settings.store))
    source.current()
    yield create_app(source, endpoint, named=catalogue())


@contextlib.contextmanager
def _listening(host: str, port: int) -> Iterator[socket.socket]:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        listener = socket.create_server((host, port), family=family, backlog=1024)
    except OSError as error:
        raise UsageError(
            f"{_shown(host)}:{port}: cannot listen ({error.strerror or error}). Choose another --port."
        ) from None
    with listener:
        yield listener


def _shown(host: str) -> str:
    return f"[{host}]" if ":" in host else host
