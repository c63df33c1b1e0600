"""The route `/sparql`: one request in, one complete reply out."""

from __future__ import annotations

import hashlib
from collections.abc import Hashable
from pathlib import Path

from queries.endpoint import negotiate, protocol, wire
from queries.endpoint.cache import Cached, Headers
from queries.endpoint.describe import Description
from queries.endpoint.engine import Engine
from queries.endpoint.negotiate import MEDIA_TYPES
from queries.endpoint.protocol import Operation, Refused
from queries.endpoint.reply import Receive, Scope, Send, header, read_body, refuse, reply, reply_file
from queries.endpoint.sparql_text import is_volatile
from queries.endpoint.wire import Answer

_VARY = (b"vary", b"accept, accept-encoding")
_STATUS = {
    wire.BAD_QUERY: 400,
    wire.FORBIDDEN: 403,
    wire.TOO_LARGE: 413,
    wire.OVERLOADED: 503,
    wire.TIMED_OUT: 504,
    wire.FAILED: 502,
}
CUT_HEADER = b"x-minutegraph-truncated"


class SparqlEndpoint:
    """The SPARQL 1.1 Protocol as an ASGI application."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._description = Description(engine)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        head = scope["method"] == "HEAD"
        accept = header(scope, b"accept")
        try:
            await self._handle(scope, receive, send, accept, head)
        except Refused as refused:
            await refuse(send, refused, accept, head)

    async def _handle(self, scope: Scope, receive: Receive, send: Send, accept: str, head: bool) -> None:
        method = scope["method"]
        encoding = header(scope, b"accept-encoding")
        if method in ("GET", "HEAD"):
            key = (scope["query_string"], accept, encoding)
            if await self._answer_from_cache(scope, send, key, head):
                return
            if len(scope["query_string"]) > self._engine.settings.max_body_bytes:
                raise Refused(414, f"The address is longer than {self._engine.settings.max_body_bytes} bytes.")
            operation = protocol.from_get(scope["query_string"], accept)
            if not operation.query:
                await self._describe(scope, send, accept, operation, head)
                return
        elif method == "POST":
            body = await read_body(scope, receive, self._engine.settings.max_body_bytes)
            content_type = header(scope, b"content-type")
            operation = protocol.from_post(scope["query_string"], content_type, body, accept)
            key = None
        elif method == "OPTIONS":
            await reply(send, 204, [(b"allow", b"GET, HEAD, POST, OPTIONS")], b"")
            return
        else:
            raise Refused(405, f"{method[:20]} is not used here.", ((b"allow", b"GET, HEAD, POST, OPTIONS"),))
        await self._run(scope, receive, send, operation, key, head, negotiate.accepts_gzip(encoding))

    async def _answer_from_cache(self, scope: Scope, send: Send, key: Hashable, head: bool) -> bool:
        cached = self._engine.cache.get(self._engine.generation, key)
        if cached is None:
            return False
        if _is_known(scope, cached.etag):
            await reply(send, 304, _unchanged(cached.headers), b"")
        else:
            await reply(send, 200, cached.headers, cached.body, head)
        return True

    async def _run(
        self, scope: Scope, receive: Receive, send: Send, operation: Operation, key: Hashable, head: bool, gzip: bool
    ) -> None:
        engine = self._engine
        generation = engine.generation
        steady = generation and not is_volatile(operation.query)
        etag = _etag(generation, operation, gzip) if steady else b""
        if etag and key is not None and _is_known(scope, etag):
            await reply(send, 304, [(b"etag", etag), self._cache_control(etag), _VARY], b"")
            return
        job = engine.job(
            operation.query, operation.formats, operation.default_graphs, operation.named_graphs, gzip=gzip
        )
        answer = await engine.run(job, operation.timeout_s, receive)
        if answer.status != wire.OK:
            raise refusal(answer, engine.settings.retry_after_s)
        if generation != engine.generation:
            etag = b""  # the graph changed while the query ran; the next request will tell
        headers = self._headers(answer, etag)
        if answer.spool:
            await reply_file(send, headers, Path(answer.spool), answer.size, head)
            return
        if etag and key is not None:
            engine.cache.put(generation, key, Cached(etag, headers, answer.body, answer.rows_cut))
        await reply(send, 200, headers, answer.body, head)

    def _headers(self, answer: Answer, etag: bytes) -> Headers:
        headers = [(b"content-type", MEDIA_TYPES[answer.format].encode()), _VARY, self._cache_control(etag)]
        if etag:
            headers.append((b"etag", etag))
        if answer.encoding:
            headers.append((b"content-encoding", answer.encoding.encode()))
        if answer.rows_cut:
            headers.append((CUT_HEADER, b"rows=%d" % answer.rows_cut))
            link = f'<{self._engine.settings.public_path}/limits>; rel="describedby"'
            headers.append((b"link", link.encode()))
        return headers

    def _cache_control(self, etag: bytes) -> tuple[bytes, bytes]:
        if not etag:
            return (b"cache-control", b"no-store")
        age = self._engine.settings.cache_max_age_s
        return (b"cache-control", f"public, max-age={age}".encode() if age else b"public, no-cache")

    async def _describe(self, scope: Scope, send: Send, accept: str, operation: Operation, head: bool) -> None:
        page = self._engine.settings.query_page
        if page is not None and negotiate.accepts_html_first(accept):
            location = (self._engine.settings.root_path + page).encode("ascii", "replace")
            await reply(send, 303, [(b"location", location), _VARY], b"See the query page.\n", head)
            return
        kind = operation.formats.graph
        if not kind:
            raise not_acceptable("graph")
        etag = _etag(self._engine.generation, operation, False)
        headers: Headers = [(b"etag", etag), (b"cache-control", b"no-cache"), (b"vary", b"accept, host")]
        if _is_known(scope, etag):
            await reply(send, 304, headers, b"")
            return
        body = await self._description.serialized(scope, kind)
        await reply(send, 200, [(b"content-type", MEDIA_TYPES[kind].encode()), *headers], body, head)


def refusal(answer: Answer, retry_after_s: int) -> Refused:
    """Return the refusal that says over HTTP what an answer that is not OK says."""
    if answer.status == wire.NOT_ACCEPTABLE:
        return not_acceptable(answer.message)
    status = _STATUS[answer.status]
    retry = ((b"retry-after", b"%d" % retry_after_s),) if status == 503 else ()
    # What went wrong inside (a file, a host) is logged by the worker's owner, and never told.
    reason = "A SERVICE that the query calls did not answer." if answer.status == wire.FAILED else answer.message
    return Refused(status, reason, retry)


def not_acceptable(family: str) -> Refused:
    """Return the refusal that names the formats there are."""
    names = ("turtle", "ntriples", "nquads", "trig", "rdfxml", "jsonld") if family == "graph" else MEDIA_TYPES
    media = [MEDIA_TYPES[name].partition(";")[0] for name in names]
    offered = media if family == "graph" else media[:4]
    return Refused(406, f"This query can be answered in: {', '.join(offered)}.")


def _etag(generation: str, operation: Operation, gzip: bool) -> bytes:
    digest = hashlib.blake2b(generation.encode(), digest_size=12)
    digest.update(repr((operation.query, operation.default_graphs, operation.named_graphs)).encode("utf-8", "replace"))
    digest.update(repr((operation.formats, gzip)).encode())
    return b'"' + digest.hexdigest().encode() + b'"'


def _is_known(scope: Scope, etag: bytes) -> bool:
    """Whether the client says that it holds the answer with this entity tag."""
    known = header(scope, b"if-none-match")
    if not known:
        return False
    return known.strip() == "*" or etag.decode() in (tag.strip().removeprefix("W/") for tag in known.split(","))


def _unchanged(headers: Headers) -> Headers:
    return [(name, value) for name, value in headers if name in (b"etag", b"cache-control", b"vary")]
