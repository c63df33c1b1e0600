"""Small helpers to send whole replies over ASGI. Status and length are only sent once the body is complete."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, MutableMapping
from pathlib import Path
from typing import Any

from queries.endpoint.cache import Headers
from queries.endpoint.protocol import Refused

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]

_CHUNK_BYTES = 256 * 1024


async def reply(send: Send, status: int, headers: Headers, body: bytes, head: bool = False) -> None:
    """Send a reply. With `head`, its headers only, the length included."""
    if status != 304:
        headers = [*headers, (b"content-length", b"%d" % len(body))]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": b"" if head else body})


async def reply_file(send: Send, headers: Headers, path: Path, size: int, head: bool = False) -> None:
    """Send a reply whose body lies in a file, and remove the file. The file is removed first, so it never stays."""
    with path.open("rb") as file:
        path.unlink()
        headers = [*headers, (b"content-length", b"%d" % size)]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        while not head and (chunk := file.read(_CHUNK_BYTES)):
            await send({"type": "http.response.body", "body": chunk, "more_body": True})
        await send({"type": "http.response.body", "body": b""})


async def refuse(send: Send, refused: Refused, accept: str = "", head: bool = False) -> None:
    """Send a refusal in one plain line, or as a problem document where the client asked for JSON only."""
    if "json" in accept and "text/plain" not in accept and "*/*" not in accept:
        problem = {"type": "about:blank", "status": refused.status, "title": refused.reason}
        body, media = json.dumps(problem, ensure_ascii=False).encode(), b"application/problem+json"
    else:
        body, media = refused.reason.encode("utf-8", "replace") + b"\n", b"text/plain; charset=utf-8"
    headers = [(b"content-type", media), (b"cache-control", b"no-store"), *refused.headers]
    await reply(send, refused.status, headers, body, head)


async def read_body(scope: Scope, receive: Receive, limit: int) -> bytes:
    """Read a request's body. Raises Refused (413) as soon as it is longer than `limit` bytes."""
    too_large = Refused(413, f"The request is larger than {limit} bytes.", ((b"connection", b"close"),))
    length = header(scope, b"content-length")
    if length.isdigit() and int(length) > limit:
        raise too_large
    parts = bytearray()
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise Refused(400, "The request ended before its body did.")
        parts += message.get("body", b"")
        if len(parts) > limit:
            raise too_large
        if not message.get("more_body", False):
            return bytes(parts)


def header(scope: Scope, name: bytes) -> str:
    """Return a request header, its repetitions joined by commas; empty where it is absent."""
    values = [value for key, value in scope["headers"] if key == name]
    if not values:
        return ""
    return b",".join(values).decode("latin-1")
