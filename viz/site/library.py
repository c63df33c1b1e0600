"""The snapshot that is current: read at the first request, and again when a new generation has been built."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox

from nlp.errors import MinutegraphError, StoreError
from queries.endpoint.serving import Source
from viz.site.search import Index
from viz.site.snapshot import Snapshot, read_snapshot

_LOOK_AGAIN_S = 0.5


class Library:
    """Gives the current snapshot to any number of threads. Until a new one is read, the old one is given."""

    def __init__(self, source: Source, base: str, clock: Callable[[], float] = time.monotonic) -> None:
        self._source = source
        self._base = base
        self._clock = clock
        self._lock = threading.Lock()
        self._directory: Path | None = None
        self._shelf: tuple[Snapshot, Index] | None = None
        self._next_look = 0.0

    def current(self) -> tuple[Snapshot, Index]:
        """The snapshot and its search index. Raises StoreError where there is no graph yet."""
        if self._shelf is not None and self._clock() < self._next_look:
            return self._shelf
        if self._shelf is not None and not self._lock.acquire(blocking=False):
            return self._shelf  # another thread is reading the new graph
        if self._shelf is None:
            self._lock.acquire()
        try:
            return self._refreshed()
        finally:
            self._lock.release()

    def _refreshed(self) -> tuple[Snapshot, Index]:
        if self._shelf is not None and self._clock() < self._next_look:
            return self._shelf
        try:
            directory = self._source.current()
            if self._shelf is None or directory != self._directory:
                snapshot = read_snapshot(_opened(directory), self._base)
                self._shelf, self._directory = (snapshot, Index(snapshot)), directory
        except MinutegraphError:
            if self._shelf is None:
                raise
        self._next_look = self._clock() + _LOOK_AGAIN_S
        return self._shelf


def _opened(directory: Path) -> ox.Store:
    try:
        return ox.Store.read_only(str(directory))
    except (OSError, ValueError) as error:
        raise StoreError(f"the graph cannot be opened: {error}. Build it again.") from error
