"""Who may use the processors: short queries always, long ones in turn.

The kernel would give fifty endless queries fifty equal shares, and a short query a fifty-first. Here, a query that has
used more than a few milliseconds may only run while it is among the `cores` such queries that have used least; the
others are paused (SIGSTOP), so a query of medium length overtakes the endless ones, and these advance evenly.
A paused worker holds nothing that another needs: stores are read-only, and processes share no locks.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from queries.endpoint.processes import WorkerProcess

SHORT_S = 0.02
"""Processor seconds that every query may use before it must take turns."""
_QUANTUM_S = 0.05
"""Processor seconds that a query keeps its turn even if another has used less."""
_NICENESS = ((0.0, 5), (1.0, 12), (5.0, 19))
"""(processor seconds, niceness) of a query that counts as long."""


@dataclass
class Share:
    """The processor time of one running query."""

    worker: WorkerProcess
    began_s: float
    """When the query was given to the worker, on the event loop's clock."""
    used_s: float = 0.0
    paused: bool = False
    _base_s: float = -1.0
    _turn_began_s: float = 0.0
    _nice: int = 0

    def measure(self, now_s: float) -> None:
        """Bring `used_s` up to date.

        Most queries end before they are looked at, so their beginning is not measured: what the worker had used by
        then is reckoned from the time that has passed since.
        """
        if self.paused:
            return
        cpu = self.worker.cpu_s()
        if self._base_s < 0:
            self._base_s = max(self.worker.cpu_seen_s, cpu - (now_s - self.began_s))
        self.worker.cpu_seen_s = cpu
        self.used_s = max(self.used_s, cpu - self._base_s)

    def pause(self) -> None:
        if not self.paused:
            self.paused = True
            self.worker.pause()

    def resume(self) -> None:
        if self.paused:
            self.paused = False
            self._turn_began_s = self.used_s
            self.worker.resume()

    def sink(self) -> None:
        """Lower the worker's priority by what its query has used. It cannot be raised again without privilege."""
        nice = max(level for seconds, level in _NICENESS if self.used_s >= seconds)
        if nice > self._nice:
            self._nice = nice
            self.worker.lower_priority(nice)

    @property
    def standing_s(self) -> float:
        """What turns are given by: time used, in favour of one that has its turn and has not used it up."""
        keeps_turn = not self.paused and self.used_s - self._turn_began_s < _QUANTUM_S
        return self._turn_began_s if keeps_turn else self.used_s


def take_turns(shares: Iterable[Share], cores: int) -> None:
    """Let the `cores` long queries that have used least run, and pause the other long ones."""
    long = sorted((share for share in shares if share.used_s >= SHORT_S), key=lambda share: share.standing_s)
    for share in long[cores:]:
        share.pause()
    for share in long[:cores]:
        share.resume()
