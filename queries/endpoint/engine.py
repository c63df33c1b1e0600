"""The graph as the endpoint serves it: the current generation, the pool that holds it open, the answers kept."""

from __future__ import annotations

import asyncio
import hashlib
import logging
import os
import shutil
import sys
import tempfile
from collections.abc import Awaitable, Callable, Mapping, MutableMapping
from pathlib import Path
from typing import Any, Protocol

from nlp.errors import StoreError
from queries.endpoint import wire
from queries.endpoint.cache import AnswerCache
from queries.endpoint.negotiate import Formats
from queries.endpoint.pool import Pool, Ticket
from queries.endpoint.processes import PACKAGE_ROOT
from queries.endpoint.quick import QuickAnswers
from queries.endpoint.serving import Source
from queries.endpoint.settings import MEBIBYTE, EndpointSettings
from queries.endpoint.wire import Answer, Job, WireTerm

log = logging.getLogger("minutegraph.endpoint")

Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]

_LOOK_FOR_NEW_S = 0.5
_WATCH_CLIENT_AFTER_S = 0.25


Figures = Mapping[str, tuple[str, float]]
"""Gauges by name: what each says, and its value."""


class Engine(Protocol):
    """What answers queries: our own worker processes, or another server."""

    settings: EndpointSettings
    cache: AnswerCache
    generation: str
    """Identifies the graph being served: the same data has the same value on every run. Empty where it is not known."""
    triples: int
    """Triples in the merged default graph; 0 where it is not known."""
    ready: bool

    @property
    def ended(self) -> Mapping[str, int]:
        """How many queries were ended early, by reason."""
        ...

    async def start(self) -> None: ...
    async def stop(self) -> None: ...
    def figures(self) -> Figures: ...
    def job(
        self,
        query: str,
        formats: Formats,
        default_graphs: tuple[str, ...] = (),
        named_graphs: tuple[str, ...] = (),
        gzip: bool = False,
        bindings: Mapping[str, WireTerm] | None = None,
    ) -> Job: ...
    async def run(self, job: Job, timeout_s: float | None = None, receive: Receive | None = None) -> Answer: ...


class JobMaker:
    """What makes jobs, whoever answers them."""

    settings: EndpointSettings

    def job(
        self,
        query: str,
        formats: Formats,
        default_graphs: tuple[str, ...] = (),
        named_graphs: tuple[str, ...] = (),
        gzip: bool = False,
        bindings: Mapping[str, WireTerm] | None = None,
    ) -> Job:
        """Return a job with this server's limits."""
        return Job(
            query=query,
            base_iri=self.settings.base_iri,
            default_graphs=default_graphs,
            named_graphs=named_graphs,
            solutions_format=formats.solutions,
            graph_format=formats.graph,
            max_rows=self.settings.max_rows,
            max_bytes=self.settings.max_result_bytes,
            gzip=gzip,
            services=self.settings.service_allow,
            bindings=bindings or {},
            prefixes=self.settings.prefixes,
            truncation_link=f"{self.settings.public_path}/limits",
        )


class LocalEngine(JobMaker):
    """Answers queries on whatever generation is current. Start it before use, and stop it after."""

    def __init__(self, source: Source, settings: EndpointSettings) -> None:
        self.settings = settings
        self.cache = AnswerCache(settings.cache_mb * MEBIBYTE)
        self.generation = ""
        self.triples = 0
        self.ready = False
        self._source = source
        self._directory: Path | None = None
        self._spool = Path()
        self._pool: Pool | None = None
        self._quick = QuickAnswers(settings.quick_rows)
        self._copies = 0
        self._watcher: asyncio.Task[None] | None = None

    @property
    def pool(self) -> Pool:
        """The pool; only between start and stop."""
        if self._pool is None:
            raise RuntimeError("the engine is not running")
        return self._pool

    async def start(self) -> None:
        """Open the current generation. Raises StoreError where there is none or it cannot be opened."""
        parent = self.settings.spool_dir
        if parent is not None:
            parent.mkdir(parents=True, exist_ok=True)
        self._spool = Path(tempfile.mkdtemp(prefix="minutegraph-serve-", dir=parent))
        self._pool = Pool(self.settings, self._spool)
        try:
            await self._serve(self._source.current())
        except BaseException:  # a cancelled start, too, leaves no worker behind
            await self.stop()
            raise
        self._watcher = asyncio.get_running_loop().create_task(self._watch())
        self.ready = True

    async def stop(self) -> None:
        """End all work and remove every file that the engine has made."""
        self.ready = False
        self._quick.close()
        if self._watcher is not None:
            self._watcher.cancel()
            await asyncio.gather(self._watcher, return_exceptions=True)
        if self._pool is not None:
            await self._pool.close()
        if self._spool.name:
            shutil.rmtree(self._spool, ignore_errors=True)

    async def _serve(self, directory: Path) -> None:
        """Make the serving copy of a generation and turn to it; the one before serves until then."""
        self._copies += 1
        copy = self._spool / f"graph-{self._copies}"
        triples = await _copy(directory, copy)
        await self.pool.open(copy)
        if self.settings.quick_rows:
            await asyncio.to_thread(self._quick.open, copy)
        self.generation, self.triples, self._directory = _identity(directory), triples, directory
        for old in self._spool.glob("graph-*"):
            if old != copy:
                shutil.rmtree(old, ignore_errors=True)  # workers that still hold it open keep its files alive

    async def _watch(self) -> None:
        while True:
            await asyncio.sleep(_LOOK_FOR_NEW_S)
            try:
                directory = self._source.current()
                if directory != self._directory:
                    await self._serve(directory)
                    log.info("now serving a new graph of %d triples", self.triples)
            except (StoreError, OSError) as error:
                log.warning("the new graph cannot be served, the old one stays: %s", error)

    @property
    def ended(self) -> Mapping[str, int]:
        """How many queries were ended early, by reason."""
        return self.pool.ended

    def figures(self) -> Figures:
        """Return the gauges of this engine, by name, with what each says."""
        pool = self.pool
        return {
            "queries_running": ("Queries taken on and not answered.", pool.in_flight),
            "queries_long": ("Long queries running.", pool.slow),
            "workers": ("Worker processes.", pool.workers),
            "workers_resident_bytes": ("Memory of the worker processes.", pool.memory_bytes()),
            "triples": ("Triples in the merged default graph.", self.triples),
        }

    async def run(self, job: Job, timeout_s: float | None = None, receive: Receive | None = None) -> Answer:
        """Run a job. If `receive` is given and the client goes away meanwhile, the query is ended."""
        quick = self._quick.answer(job)
        if quick is not None:
            return quick
        ticket = self.pool.submit(job, job.query, timeout_s)
        watch = _ClientWatch(ticket, receive) if receive is not None else None
        try:
            return await ticket.future
        except asyncio.CancelledError:
            if watch is not None and watch.gone:
                return Answer(wire.FAILED, message="the client went away")
            raise
        finally:
            if watch is not None:
                watch.stop()
            self.pool.leave(ticket)


class _ClientWatch:
    """Ends a query whose client has gone. Quick queries pay one timer for it."""

    def __init__(self, ticket: Ticket, receive: Receive) -> None:
        self.gone = False
        self._ticket = ticket
        self._receive = receive
        self._task: asyncio.Task[None] | None = None
        self._timer = asyncio.get_running_loop().call_later(_WATCH_CLIENT_AFTER_S, self._begin)

    def _begin(self) -> None:
        self._task = asyncio.get_running_loop().create_task(self._wait())

    async def _wait(self) -> None:
        while (await self._receive())["type"] != "http.disconnect":
            pass
        self.gone = True
        self._ticket.future.cancel()

    def stop(self) -> None:
        self._timer.cancel()
        if self._task is not None:
            self._task.cancel()


async def _copy(directory: Path, copy: Path) -> int:
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-P",  # nothing is imported from the folder where the server was started
        "-m",
        "queries.endpoint.serving",
        str(directory),
        str(copy),
        env=os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, [PACKAGE_ROOT, os.environ.get("PYTHONPATH")]))},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        out, err = await process.communicate()
    except asyncio.CancelledError:
        process.kill()
        raise
    if process.returncode:
        reason = err.decode(errors="replace").strip().rpartition("\n")[2]
        raise StoreError(f"{directory}: cannot be served: {reason}")
    return int(out)


def _identity(directory: Path) -> str:
    """Return a value that changes with the generation and tells nothing of this machine."""
    digest = hashlib.blake2b(directory.name.encode(), digest_size=12)
    for file in sorted(directory.iterdir()):
        if file.name == "IDENTITY":
            digest.update(file.read_bytes())
        elif file.suffix == ".sst":
            digest.update(f"{file.name} {file.stat().st_size}".encode())
    return digest.hexdigest()
