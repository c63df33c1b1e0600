"""HTTP replies in one write.

Uvicorn writes the head of a reply and its body each with a system call of its own. For the small replies of an
endpoint that is the dearest thing the server does; collecting what one turn of the event loop writes halves it.
"""

from __future__ import annotations

import asyncio
from typing import Any, cast

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

_FLUSH_ABOVE_BYTES = 64 * 1024


class CorkedTransport:
    """A transport that holds what is written until the event loop's next turn, or until 64 KiB are there.

    All else is the transport's own: large replies are still slowed down to what the client takes.
    """

    def __init__(self, transport: asyncio.Transport, loop: asyncio.AbstractEventLoop) -> None:
        self._transport = transport
        self._loop = loop
        self._held: list[bytes] = []
        self._held_bytes = 0

    def __getattr__(self, name: str) -> Any:
        return getattr(self._transport, name)

    def write(self, data: bytes) -> None:
        """Write `data`, soon."""
        if not self._held:
            self._loop.call_soon(self.flush)
        self._held.append(data)
        self._held_bytes += len(data)
        if self._held_bytes >= _FLUSH_ABOVE_BYTES:
            self.flush()

    def flush(self) -> None:
        """Write what is held."""
        if self._held:
            held, self._held, self._held_bytes = self._held, [], 0
            self._transport.write(held[0] if len(held) == 1 else b"".join(held))

    def close(self) -> None:
        """Close once everything is written."""
        self.flush()
        self._transport.close()


class CorkedProtocol(HttpToolsProtocol):
    """Uvicorn's HTTP protocol over corked transports."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(cast("asyncio.Transport", CorkedTransport(transport, self.loop)))
