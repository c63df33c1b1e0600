"""The pool of worker processes: every query gets a process, and no query waits behind a long one.

How it keeps that promise:

* A query goes to an idle worker. If none is free within a few milliseconds, another worker is started.
* Queries that have used more than a few milliseconds of processor time take turns (see `shares`); short ones run.
* A query that has used `slow_after_s` of processor time counts as long: the kernel then prefers every other worker
  (its niceness rises in steps), and the worker is ended afterwards instead of being used again.
* At most `max_slow` of the `max_concurrent` places are for long queries, so that short ones always find one.
* At its time limit the process is killed: the work has truly ended, and its memory is free.
* When all workers together hold more than `total_memory_mb`, the largest long query is killed.
"""

from __future__ import annotations

import asyncio
import logging
import os
import signal
from collections import OrderedDict, deque
from pathlib import Path

from queries.endpoint import wire
from queries.endpoint.processes import Factory, WorkerProcess
from queries.endpoint.settings import MEBIBYTE, EndpointSettings
from queries.endpoint.shares import Share, take_turns
from queries.endpoint.wire import Answer, Job

log = logging.getLogger("minutegraph.endpoint")

_CORES = os.cpu_count() or 1
_SWEEP_S = 0.01
_START_AFTER_WAITING_S = 0.004
_HELD_UP_CPU_S = 0.005
_HELD_UP_S = 0.25
_STARTING_AT_ONCE = 4
_FLOOD_S = 0.05
_FIRST_CHECK_S = 0.02
_MEMORY_CHECK_S = 0.2
_IDLE_FOR_S = 5.0
_KNOWN_SLOW = 1024
_EXIT_TOLD_WITHIN_S = 0.1
_UNKNOWN_STATUS = -1000

TOO_COMPLEX = "The query is too long or too deeply nested to be read."
TOO_MUCH_MEMORY = "The query was ended because it used more memory than one query may have."


class Ticket:
    """One query on its way through the pool."""

    __slots__ = ("arrived", "deadline", "frame", "future", "key", "share", "slow", "tries")

    def __init__(self, frame: bytes, key: object, now: float, timeout_s: float, future: asyncio.Future[Answer]) -> None:
        self.frame = frame
        self.key = key
        self.arrived = now
        self.deadline = now + timeout_s
        self.future = future
        self.share: Share | None = None
        self.slow = False
        self.tries = 0

    def resolve(self, answer: Answer) -> None:
        if not self.future.done():
            self.future.set_result(answer)


class Pool:
    """Runs jobs on worker processes that hold one generation of the store open."""

    def __init__(self, settings: EndpointSettings, spool: Path) -> None:
        self._settings = settings
        self._factory = Factory(spool, settings.worker_memory_mb, self._exited)
        self._store: Path | None = None
        self._idle: list[WorkerProcess] = []
        self._busy: dict[WorkerProcess, Ticket] = {}
        self._stores: dict[WorkerProcess, Path] = {}
        self._spare_since: float | None = None
        self._waiting: deque[Ticket] = deque()
        self._starting = 0
        self._named = 0
        self._tasks: set[asyncio.Task[None]] = set()
        self._readiness: dict[WorkerProcess, asyncio.Future[None]] = {}
        self._known_slow: OrderedDict[object, None] = OrderedDict()
        self._timer: asyncio.TimerHandle | None = None
        self._next_memory_check = 0.0
        self._closed = False
        self.in_flight = 0
        self.ended: dict[str, int] = {"timeout": 0, "memory": 0, "crash": 0, "overload": 0}

    @property
    def slow(self) -> int:
        """How many long queries run now."""
        return sum(1 for ticket in self._busy.values() if ticket.slow)

    @property
    def workers(self) -> int:
        """How many worker processes live now."""
        return len(self._stores)

    def memory_bytes(self) -> int:
        """Resident bytes of all workers together."""
        return sum(worker.memory_bytes() for worker in self._stores)

    async def open(self, store: Path) -> None:
        """Serve from `store` from now on. Returns when enough workers have it open; until then the old one serves.

        Raises ConnectionError where no worker can open it; the old store then goes on serving.
        """
        fresh = [await self._start(store) for _ in range(self._settings.spare_workers)]
        self._store = store
        for worker in self._idle:
            self._stores.pop(worker, None)
            worker.close()
        self._idle = []
        for worker in fresh:
            if worker in self._stores:
                self._release(worker)

    def submit(self, job: Job, key: object, timeout_s: float | None = None) -> Ticket:
        """Take on a job; its ticket's future gets exactly one answer, whatever becomes of the worker.

        `key` identifies the query's text: one that was long before is held back when long queries fill their
        places. Every ticket must be given back by `leave`.
        """
        loop = asyncio.get_running_loop()
        limit = min(timeout_s or self._settings.query_timeout_s, self._settings.query_timeout_s)
        ticket = Ticket(wire.pack(job), key, loop.time(), limit, loop.create_future())
        full = self._closed or self._is_full(key)
        self.in_flight += 1
        if full:
            self.ended["overload"] += 1
            ticket.resolve(Answer(wire.OVERLOADED, message="Too many queries at once."))
        else:
            self._place(ticket)
        return ticket

    def leave(self, ticket: Ticket) -> None:
        """Say that nobody waits for the ticket any more; a query still running is ended."""
        self.in_flight -= 1
        ticket.future.cancel()
        if ticket.share is not None and self._busy.get(ticket.share.worker) is ticket:
            self._end(ticket.share.worker)

    async def run(self, job: Job, key: object, timeout_s: float | None = None) -> Answer:
        """Run a job and return its answer. If the caller is cancelled, the query is ended."""
        ticket = self.submit(job, key, timeout_s)
        try:
            return await ticket.future
        finally:
            self.leave(ticket)

    def _is_full(self, key: object) -> bool:
        if self.in_flight >= self._settings.max_concurrent:
            return True
        return key in self._known_slow and self.slow >= self._settings.max_slow

    def _place(self, ticket: Ticket) -> None:
        if self._idle and not self._waiting:
            self._give(self._idle.pop(), ticket)
        else:
            self._waiting.append(ticket)
        if self._timer is None:
            self._timer = asyncio.get_running_loop().call_later(_SWEEP_S, self._sweep)

    def _give(self, worker: WorkerProcess, ticket: Ticket) -> None:
        ticket.share = Share(worker, asyncio.get_running_loop().time())
        self._busy[worker] = ticket
        if ticket.key in self._known_slow:
            ticket.slow = True
            ticket.share.sink()
        worker.send(ticket.frame)

    def _answered(self, worker: WorkerProcess, answer: Answer) -> None:
        ready = self._readiness.pop(worker, None)
        if ready is not None:
            ready.set_result(None)
            return
        ticket = self._busy.pop(worker, None)
        if ticket is None:
            return
        if ticket.slow or self._stores.get(worker) != self._store:
            self._stores.pop(worker, None)
            worker.close()
        else:
            self._release(worker)
        ticket.resolve(answer)

    def _release(self, worker: WorkerProcess) -> None:
        while self._waiting:
            ticket = self._next_waiting()
            if not ticket.future.done():
                self._give(worker, ticket)
                return
        self._idle.append(worker)

    def _next_waiting(self) -> Ticket:
        """The query that has waited longest; in a flood the newest, lest every later query wait behind the flood."""
        waited = asyncio.get_running_loop().time() - self._waiting[0].arrived
        return self._waiting.pop() if waited > _FLOOD_S else self._waiting.popleft()

    async def _start(self, store: Path) -> WorkerProcess:
        self._named += 1
        worker = WorkerProcess(str(self._named), self._answered, self._lost)
        self._stores[worker] = store
        ready = self._readiness[worker] = asyncio.get_running_loop().create_future()
        try:
            await self._factory.start(worker, store)
            await ready
        except BaseException:  # cancelled or not, an unready worker is ended
            self._stores.pop(worker, None)
            self._readiness.pop(worker, None)
            worker.kill()
            raise
        return worker

    async def _start_spare(self, store: Path) -> None:
        self._starting += 1
        try:
            worker = await self._start(store)
            if self._closed or store != self._store:
                self._stores.pop(worker, None)
                worker.close()
            else:
                self._release(worker)
        except (OSError, TimeoutError) as error:
            log.error("a query worker could not be started: %s", error)
        finally:
            self._starting -= 1

    def _start_soon(self) -> None:
        if self._store is None:
            return
        task = asyncio.get_running_loop().create_task(self._start_spare(self._store))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def _lost(self, worker: WorkerProcess) -> None:
        """A worker's connection has closed. Why is told by the zygote, unless that has ended too."""
        if worker in self._idle:
            self._idle.remove(worker)
        if worker in self._stores and not self._closed:
            asyncio.get_running_loop().call_later(_EXIT_TOLD_WITHIN_S, self._exited, worker.pid, _UNKNOWN_STATUS)

    def _exited(self, pid: int, status: int) -> None:
        """The zygote says that a worker's process has ended."""
        worker = next((worker for worker in self._stores if worker.pid == pid), None)
        if worker is None:
            return
        self._stores.pop(worker)
        worker.close()
        if worker in self._idle:
            self._idle.remove(worker)
        ready = self._readiness.pop(worker, None)
        if ready is not None:
            ready.set_exception(ConnectionError(f"a worker ended with status {status} before it was ready"))
        ticket = self._busy.pop(worker, None)
        if ticket is None:
            return
        self.ended["crash"] += 1
        if status == -signal.SIGSEGV:
            ticket.resolve(Answer(wire.BAD_QUERY, message=TOO_COMPLEX))
        elif status in (-signal.SIGABRT, -signal.SIGKILL):
            ticket.resolve(Answer(wire.OVERLOADED, message=TOO_MUCH_MEMORY))
        elif ticket.tries == 0:
            ticket.tries = 1
            ticket.share = None
            self._place(ticket)
        else:
            log.error("two workers ended with status %d on one query", status)
            ticket.resolve(Answer(wire.OVERLOADED, message="The query could not be run now."))

    def _end(self, worker: WorkerProcess, answer: Answer | None = None) -> None:
        ticket = self._busy.pop(worker)
        self._stores.pop(worker, None)
        worker.kill()
        if answer is not None:
            ticket.resolve(answer)

    def _sweep(self) -> None:
        """Look at what waits and what runs; called every few milliseconds while anything does."""
        loop = asyncio.get_running_loop()
        now = loop.time()
        self._expire_waiting(now)
        for worker, ticket in list(self._busy.items()):
            if now >= ticket.deadline:
                self.ended["timeout"] += 1
                seconds = ticket.deadline - ticket.arrived
                self._end(worker, Answer(wire.TIMED_OUT, message=f"The query was ended at its limit of {seconds:g} s."))
            elif ticket.share is not None and now - ticket.share.began_s >= _FIRST_CHECK_S:
                self._check(worker, ticket, ticket.share, now)
        shares = (ticket.share for ticket in self._busy.values() if ticket.share is not None)
        take_turns(shares, cores=1 if self._waiting else _CORES)
        if now >= self._next_memory_check:
            self._next_memory_check = now + _MEMORY_CHECK_S
            self._limit_memory()
        self._fill_up(now)
        self._trim(now)
        again = bool(self._busy or self._waiting or self._spare_since is not None) and not self._closed
        self._timer = loop.call_later(_SWEEP_S, self._sweep) if again else None

    def _expire_waiting(self, now: float) -> None:
        while self._waiting and (self._waiting[0].future.done() or self._waiting[0].deadline <= now):
            ticket = self._waiting.popleft()
            if not ticket.future.done():
                self.ended["overload"] += 1
                ticket.resolve(Answer(wire.OVERLOADED, message="No worker became free in time."))

    def _check(self, worker: WorkerProcess, ticket: Ticket, share: Share, now: float) -> None:
        """Measure a query that has run for a while; once it counts as long, lower its priority."""
        share.measure(now)
        if share.used_s < self._settings.slow_after_s:
            return
        if not ticket.slow and self.slow >= self._settings.max_slow:
            self.ended["overload"] += 1
            self._end(worker, Answer(wire.OVERLOADED, message="Too many long queries at once."))
            return
        if not ticket.slow:
            ticket.slow = True
            self._remember_slow(ticket.key)
        share.sink()

    def _remember_slow(self, key: object) -> None:
        self._known_slow[key] = None
        self._known_slow.move_to_end(key)
        if len(self._known_slow) > _KNOWN_SLOW:
            self._known_slow.popitem(last=False)

    def _limit_memory(self) -> None:
        slow = {worker: worker.memory_bytes() for worker, ticket in self._busy.items() if ticket.slow}
        total = sum(slow.values())
        while slow and total > self._settings.total_memory_mb * MEBIBYTE:
            largest = max(slow, key=lambda worker: slow[worker])
            total -= slow.pop(largest)
            self.ended["memory"] += 1
            message = "The query was ended because all queries together use too much memory."
            self._end(largest, Answer(wire.OVERLOADED, message=message))

    def _fill_up(self, now: float) -> None:
        """Start workers, so that `spare_workers` are free of long queries, and of any that others wait behind.

        Where many short queries wait for each other, or for a busy machine, more processes would only slow them down.
        """
        late = sum(1 for ticket in self._waiting if now - ticket.arrived >= _START_AFTER_WAITING_S)
        shares = [ticket.share for ticket in self._busy.values() if ticket.share is not None and not ticket.slow]
        quick = sum(1 for share in shares if not (late and _holds_up(share, now)))
        wanted = self._settings.spare_workers - quick - len(self._idle)
        for _ in range(min(wanted - self._starting, _STARTING_AT_ONCE - self._starting)):
            self._start_soon()

    def _trim(self, now: float) -> None:
        """Let go of idle workers that a past rush has left, a few seconds after it."""
        if len(self._idle) <= self._settings.spare_workers:
            self._spare_since = None
        elif self._spare_since is None or self._busy or self._waiting:
            self._spare_since = now
        elif now - self._spare_since >= _IDLE_FOR_S:
            worker = self._idle.pop(0)
            self._stores.pop(worker, None)
            worker.close()

    async def close(self) -> None:
        """End every worker. Queries still running are ended too, so wait for them first."""
        self._closed = True
        if self._timer is not None:
            self._timer.cancel()
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        for worker in list(self._busy):
            self._end(worker, Answer(wire.OVERLOADED, message="The server is stopping."))
        for worker in list(self._stores):
            worker.kill()
        self._stores.clear()
        self._idle.clear()
        self._factory.close()


def _holds_up(share: Share, now: float) -> bool:
    """Whether a query keeps its worker from others: by its own work, or by waiting for another server."""
    return share.used_s >= _HELD_UP_CPU_S or now - share.began_s >= _HELD_UP_S
