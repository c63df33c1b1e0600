"""The endpoint in front of another SPARQL 1.1 server, for graphs that outgrow the embedded store.

Requests are checked, limited and negotiated here as with our own store; the query itself is run over there. What is
behind may only ever be asked: queries are sent as `application/sparql-query` to its query address, and nothing else.
"""

from __future__ import annotations

import asyncio
import gzip
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import httpx

from queries.endpoint import wire
from queries.endpoint.binding import bind
from queries.endpoint.cache import AnswerCache
from queries.endpoint.engine import Figures, JobMaker, Receive
from queries.endpoint.negotiate import MEDIA_TYPES
from queries.endpoint.settings import EndpointSettings
from queries.endpoint.sparql_text import QueryText, scan
from queries.endpoint.wire import Answer, Job
from queries.endpoint.worker import GZIP_ABOVE_BYTES, ROW_MARKS, mark_cut, refuse

log = logging.getLogger("minutegraph.endpoint")

_TOLD_CHARS = 500


class _Ended(Exception):
    def __init__(self, answer: Answer) -> None:
        super().__init__(answer.message)
        self.answer = answer


class RemoteEngine(JobMaker):
    """Answers queries by asking the SPARQL server at `url`. It keeps no answers: it cannot tell when data change."""

    def __init__(self, url: str, settings: EndpointSettings) -> None:
        self.settings = settings
        self.cache = AnswerCache(0)
        self.generation = ""
        self.triples = 0
        self.ready = False
        self.ended: dict[str, int] = {"timeout": 0, "overload": 0}
        self._url = url
        self._in_flight = 0
        self._client: httpx.AsyncClient | None = None

    async def start(self) -> None:
        """Open the connection pool. The server behind is first asked when the first query comes."""
        limits = httpx.Limits(max_connections=self.settings.max_concurrent)
        self._client = httpx.AsyncClient(timeout=None, limits=limits, follow_redirects=False)  # noqa: S113
        self.ready = True

    async def stop(self) -> None:
        """Close all connections."""
        self.ready = False
        if self._client is not None:
            await self._client.aclose()

    def figures(self) -> Figures:
        """Return the gauges of this engine, by name, with what each says."""
        return {"queries_running": ("Queries taken on and not answered.", self._in_flight)}

    async def run(self, job: Job, timeout_s: float | None = None, receive: Receive | None = None) -> Answer:  # noqa: ARG002
        """Run a job over there. Ends with the time limit here, whatever the server behind does."""
        if self._in_flight >= self.settings.max_concurrent:
            self.ended["overload"] += 1
            return Answer(wire.OVERLOADED, message="Too many queries at once.")
        limit = min(timeout_s or self.settings.query_timeout_s, self.settings.query_timeout_s)
        self._in_flight += 1
        try:
            async with asyncio.timeout(limit):
                return await self._run(job)
        except TimeoutError:
            self.ended["timeout"] += 1
            return Answer(wire.TIMED_OUT, message=f"The query was ended at its limit of {limit:g} s.")
        except _Ended as ended:
            return ended.answer
        except ValueError as error:
            return Answer(wire.BAD_QUERY, message=f"The query cannot be run: {error}")
        except httpx.HTTPError as error:
            log.warning("the store behind does not answer: %s", error)
            return Answer(wire.OVERLOADED, message="The store behind this endpoint does not answer.")
        finally:
            self._in_flight -= 1

    async def _run(self, job: Job) -> Answer:
        text = scan(bind(job.query, job.bindings))
        if not text.form:
            return Answer(wire.BAD_QUERY, message="The query must be a SELECT, ASK, CONSTRUCT or DESCRIBE.")
        refusal = refuse(text, job)
        if refusal is not None:
            return refusal
        capped = text.form == "SELECT" and (text.limit is None or text.limit > job.max_rows)
        name = job.graph_format if text.form in ("CONSTRUCT", "DESCRIBE") else job.solutions_format
        body = await self._ask(text, text.with_limit(job.max_rows) if capped else text.text, name, job)
        cut = 0
        if capped and body.count(ROW_MARKS[name]) + 1 >= job.max_rows:
            more = await self._ask(text, text.after(job.max_rows), "csv", job)
            if more.count(b"\n") > 1:
                cut, body = job.max_rows, mark_cut(body, job)
        if job.gzip and len(body) > GZIP_ABOVE_BYTES:
            packed = await asyncio.to_thread(gzip.compress, body, 4, mtime=0)
            return Answer(wire.OK, packed, name, cut, "gzip", size=len(packed))
        return Answer(wire.OK, body, name, cut, size=len(body))

    async def _ask(self, text: QueryText, query: str, name: str, job: Job) -> bytes:
        """Send one query and return the whole body. Raises _Ended with the answer to give instead."""
        media = MEDIA_TYPES[name].partition(";")[0]
        async with self._sent(_with_prologue(text, query, job), media, job) as response:
            parts = bytearray()
            async for part in response.aiter_bytes():
                parts += part
                if len(parts) > job.max_bytes:
                    size = job.max_bytes // 1024
                    raise _Ended(Answer(wire.TOO_LARGE, message=f"The answer is larger than {size} KiB. Add a LIMIT."))
        if response.status_code in (400, 422):
            reason = parts[:_TOLD_CHARS].decode("utf-8", "replace")
            raise _Ended(Answer(wire.BAD_QUERY, message=f"The query is not valid SPARQL: {reason}"))
        if response.status_code != 200 or response.headers.get("content-type", "").partition(";")[0].strip() != media:
            log.warning(
                "the store behind answered %d as %s", response.status_code, response.headers.get("content-type")
            )
            raise _Ended(Answer(wire.OVERLOADED, message="The store behind this endpoint could not answer."))
        return bytes(parts)

    @asynccontextmanager
    async def _sent(self, query: str, media: str, job: Job) -> AsyncIterator[httpx.Response]:
        if self._client is None:
            raise RuntimeError("the engine is not running")
        parameters = [("default-graph-uri", iri) for iri in job.default_graphs]
        parameters += [("named-graph-uri", iri) for iri in job.named_graphs]
        headers = {"content-type": "application/sparql-query; charset=utf-8", "accept": media}
        url = httpx.URL(self._url)
        url = url.copy_with(params=[*url.params.multi_items(), *parameters]) if parameters else url
        async with self._client.stream("POST", url, content=query.encode(), headers=headers) as response:
            yield response


def _with_prologue(text: QueryText, query: str, job: Job) -> str:
    """Declare our base and those of our prefixes that the query may mean, without adding a line."""
    known = {name: iri for name, iri in job.prefixes.items() if name not in text.prefixes and f"{name}:" in query}
    return f"BASE <{job.base_iri}> " + "".join(f"PREFIX {name}: <{iri}> " for name, iri in known.items()) + query
