"""The snapshot that is current: read when the server starts, and again beside it when a new graph has been built."""

from __future__ import annotations

import contextlib
import logging
import threading
import time
from collections.abc import Callable, Hashable
from typing import NamedTuple

from nlp.errors import MinutegraphError
from viz.site.holdings import Holding
from viz.site.search import Index
from viz.site.snapshot import Snapshot, read_snapshot

log = logging.getLogger("minutegraph.site")


class Shelf(NamedTuple):
    """One generation, read, with its search index."""

    build: Hashable
    snapshot: Snapshot
    search: Index


class Library:
    """Gives the current snapshot to any number of threads. While a new one is read, the old one is given."""

    def __init__(self, holding: Holding, base: str, clock: Callable[[], float] = time.monotonic) -> None:
        self._holding = holding
        self._base = base
        self._clock = clock
        self._reading = threading.Lock()
        self._shelf: Shelf | None = None
        self._next_look = 0.0

    def current(self) -> Shelf:
        """What is current. Waits only for the very first reading. Raises StoreError where there is no graph yet."""
        if self._shelf is None:
            with self._reading:
                if self._shelf is None:
                    self._shelf = self._read(self._holding.current())
        elif self._clock() >= self._next_look:
            self._next_look = self._clock() + self._holding.look_again_s
            self._look(self._shelf)
        return self._shelf

    def warm(self) -> None:
        """Read the graph in a thread of its own, so that the first reader need not wait for it."""
        threading.Thread(target=self._warm, daemon=True).start()

    def close(self) -> None:
        """Let go of the store. What is on the shelf can still be read."""
        with self._reading:  # a reading under way ends first
            self._holding.close()

    def _warm(self) -> None:
        with contextlib.suppress(MinutegraphError):  # the first reader is told
            self.current()

    def _look(self, shelf: Shelf) -> None:
        if self._reading.acquire(blocking=False):
            threading.Thread(target=self._renew, args=(shelf,), daemon=True).start()

    def _renew(self, shelf: Shelf) -> None:
        try:
            build = self._holding.current()
            if build != shelf.build:
                self._shelf = self._read(build)
        except MinutegraphError as error:
            log.warning("the new graph cannot be shown, the old one stays: %s", error)
        finally:
            self._reading.release()

    def _read(self, build: Hashable) -> Shelf:
        snapshot = read_snapshot(self._holding.open(build), self._base)
        return Shelf(build, snapshot, Index(snapshot))
