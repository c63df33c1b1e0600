"""The snapshot that is current: read when the server starts, and again beside it when a new graph has been built."""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pyoxigraph as ox

from nlp.errors import MinutegraphError, StoreError
from queries.endpoint.serving import Source
from viz.site.search import Index
from viz.site.snapshot import Snapshot, read_snapshot

_LOOK_AGAIN_S = 0.5


class Shelf(NamedTuple):
    """One generation, read, with its search index."""

    directory: Path
    snapshot: Snapshot
    search: Index


class Library:
    """Gives the current snapshot to any number of threads. While a new one is read, the old one is given."""

    def __init__(self, source: Source, base: str, clock: Callable[[], float] = time.monotonic) -> None:
        self._source = source
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
                    self._shelf = self._read(self._source.current())
        elif self._clock() >= self._next_look:
            self._next_look = self._clock() + _LOOK_AGAIN_S
            self._look(self._shelf)
        return self._shelf

    def warm(self) -> None:
        """Read the graph in a thread of its own, so that the first reader need not wait for it."""
        threading.Thread(target=self._warm, daemon=True).start()

    def _warm(self) -> None:
        with contextlib.suppress(MinutegraphError):  # the first reader is told
            self.current()

    def _look(self, shelf: Shelf) -> None:
        try:
            directory = self._source.current()
        except MinutegraphError:
            return  # a build may be swapping it; the old graph serves
        if directory != shelf.directory and self._reading.acquire(blocking=False):
            threading.Thread(target=self._renew, args=(directory,), daemon=True).start()

    def _renew(self, directory: Path) -> None:
        try:
            self._shelf = self._read(directory)
        except MinutegraphError:
            pass  # the next look tries again
        finally:
            self._reading.release()

    def _read(self, directory: Path) -> Shelf:
        snapshot = read_snapshot(_opened(directory), self._base)
        return Shelf(directory, snapshot, Index(snapshot))


def _opened(directory: Path) -> ox.Store:
    try:
        return ox.Store.read_only(str(directory))
    except (OSError, ValueError) as error:
        raise StoreError(f"the graph cannot be opened: {error}. Build it again.") from error
