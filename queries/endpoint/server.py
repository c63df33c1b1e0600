"""Runs an application under Uvicorn, with the settings that the endpoint's promises need."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Callable
from importlib.util import find_spec
from typing import Literal

import uvicorn
from starlette.applications import Starlette

from nlp.errors import UsageError

STOP_WITHIN_S = 10
"""How long a stop waits for requests that are being answered."""


def listen(host: str, port: int) -> socket.socket:
    """Return a socket listening on `host` and `port` (0: any free port). Raises UsageError if it cannot."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family, backlog=2048)
    except (OSError, OverflowError) as error:
        reason = getattr(error, "strerror", None) or error
        raise UsageError(f"cannot listen on {host}:{port}: {reason}. Choose another --host or --port.") from error


def run(app: Starlette, listener: socket.socket, ready: Callable[[], None] | None = None) -> bool:
    """Serve until the process is told to stop (SIGINT, SIGTERM), then finish what is being answered.

    `ready` is called once requests are answered. Returns False where the application could not start; why has then
    been logged. `X-Forwarded-*` headers are believed only from this machine, where a proxy such as nginx or Caddy runs.
    """
    server = _Server(configuration(app), ready)
    server.run(sockets=[listener])
    return server.started


def configuration(app: Starlette, stop_within_s: int = STOP_WITHIN_S) -> uvicorn.Config:
    """Return how Uvicorn is to run the application."""
    return uvicorn.Config(
        app,
        http=_http(),
        lifespan="on",
        access_log=False,  # the application writes its own, as JSON
        log_level="warning",
        server_header=False,
        proxy_headers=True,
        forwarded_allow_ips="127.0.0.1,::1",
        timeout_keep_alive=75,
        timeout_graceful_shutdown=stop_within_s,
    )


def _http() -> type[asyncio.Protocol] | Literal["h11"]:
    """Uvicorn's fast protocol, with replies in one write; its plain one where the machine has no httptools."""
    if find_spec("httptools") is None:
        return "h11"
    from queries.endpoint.corked import CorkedProtocol

    return CorkedProtocol


class _Server(uvicorn.Server):
    def __init__(self, config: uvicorn.Config, ready: Callable[[], None] | None) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.started and self._ready is not None:
            self._ready()
