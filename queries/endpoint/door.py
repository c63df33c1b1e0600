"""The middleware that every request passes: root path, security headers, access log, counters, last resort."""

from __future__ import annotations

import asyncio
import logging
import sys
import time
from collections.abc import Awaitable, Callable, Mapping
from datetime import UTC, datetime
from json.encoder import encode_basestring_ascii as _quoted
from typing import TextIO

from queries.endpoint.metrics import Metrics
from queries.endpoint.reply import Message, Receive, Scope, Send, reply

log = logging.getLogger("minutegraph.endpoint")

SECURITY_HEADERS = (
    (
        b"content-security-policy",
        b"; ".join(
            (
                b"default-src 'none'",
                b"script-src 'self'",
                b"style-src 'self'",
                b"img-src 'self' data:",
                b"font-src 'self'",
                b"connect-src 'self'",
                b"form-action 'self'",
                b"base-uri 'none'",
                b"frame-ancestors 'none'",
            )
        ),
    ),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"DENY"),
    (b"referrer-policy", b"no-referrer"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), geolocation=(), microphone=()"),
)
App = Callable[[Scope, Receive, Send], Awaitable[None]]

_NAMES = frozenset(name for name, _ in SECURITY_HEADERS)
_ROUTES = frozenset({"sparql", "queries", "openapi.json", "health", "metrics"})
_FLUSH_S = 0.2
_LOGGED_QUERY_CHARS = 2000


class AccessLog:
    """One line of JSON for each request, written in batches so that no request waits for the disk."""

    def __init__(self, stream: TextIO | None = None) -> None:
        self._stream = stream or sys.stderr
        self._lines: list[str] = []
        self._timer: asyncio.TimerHandle | None = None

    def write(self, scope: Scope, status: int, size: int, seconds: float) -> None:
        client = scope.get("client")
        query = scope["query_string"][:_LOGGED_QUERY_CHARS].decode("latin-1")
        # Written out by hand: an encoder made anew for each line costs more than finding a kept answer.
        self._lines.append(
            f'{{"time":"{datetime.now(UTC).isoformat(timespec="milliseconds")}"'
            f',"client":{_quoted(client[0] if client else "")},"method":{_quoted(scope["method"])}'
            f',"path":{_quoted(scope["path"])},"query":{_quoted(query)}'
            f',"status":{status},"bytes":{size},"ms":{seconds * 1000:.2f}}}'
        )
        if self._timer is None:
            self._timer = asyncio.get_running_loop().call_later(_FLUSH_S, self.flush)

    def flush(self) -> None:
        """Write what is waiting."""
        self._timer = None
        if self._lines:
            lines, self._lines = self._lines, []
            self._stream.write("\n".join(lines) + "\n")
            self._stream.flush()


class Door:
    """ASGI middleware around the whole application."""

    def __init__(
        self,
        app: App,
        metrics: Metrics,
        root_path: str,
        access_log: AccessLog | None,
        direct: Mapping[str, App],
    ) -> None:
        """`direct` names paths that need no router: a tenth of the time of a quick query would go into finding them."""
        self._app = app
        self._direct = {root_path + path: app for path, app in direct.items()}
        self._metrics = metrics
        self._root_path = root_path
        self._access_log = access_log

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        began = time.perf_counter()
        status, size = 0, 0

        async def sent(message: Message) -> None:
            nonlocal status, size
            if message["type"] == "http.response.start":
                status = message["status"]
                message["headers"] = _secured(message["headers"])
            else:
                size += len(message.get("body", b""))
            await send(message)

        scope = self._rooted(scope)
        try:
            await self._direct.get(scope["path"], self._app)(scope, receive, sent)
        except Exception:  # the last resort: whatever it was is logged, and the client gets an answer
            log.exception("an error of ours while answering %s %s", scope["method"], scope["path"])
            if status:
                raise
            text = b"Something went wrong on our side. It has been logged.\n"
            await reply(sent, 500, [(b"content-type", b"text/plain; charset=utf-8")], text)
        finally:
            seconds = time.perf_counter() - began
            self._metrics.count(self._route(scope["path"]), status or 499, seconds)
            if self._access_log is not None:
                self._access_log.write(scope, status or 499, size, seconds)

    def _route(self, path: str) -> str:
        """The kind of route that a path belongs to; one of a few, whatever is asked for."""
        first = path.removeprefix(self._root_path).strip("/").partition("/")[0]
        return first if first in _ROUTES else "pages"

    def _rooted(self, scope: Scope) -> Scope:
        """Give the scope our root path, whether the proxy has cut it off the path or left it there."""
        root = self._root_path
        if not root:
            return scope
        path = scope["path"]
        if path != root and not path.startswith(root + "/"):
            path = root + path
        return {**scope, "path": path, "root_path": root}


def _secured(headers: list[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
    """Add the security headers that a reply does not set itself."""
    own = _NAMES.intersection([pair[0] for pair in headers])
    if not own:
        return [*headers, *SECURITY_HEADERS]
    return [*headers, *(pair for pair in SECURITY_HEADERS if pair[0] not in own)]
