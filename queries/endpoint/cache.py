"""Answers kept in memory while the graph stays the same."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Hashable
from typing import NamedTuple

LARGEST_BYTES = 256 * 1024

Headers = list[tuple[bytes, bytes]]


class Cached(NamedTuple):
    """An answer ready to be sent again."""

    etag: bytes
    headers: Headers
    body: bytes
    rows_cut: int


class AnswerCache:
    """The answers used last, up to a number of bytes. Emptied whenever the graph changes."""

    def __init__(self, max_bytes: int) -> None:
        self._max_bytes = max_bytes
        self._bytes = 0
        self._answers: OrderedDict[Hashable, Cached] = OrderedDict()
        self.generation = ""

    def get(self, generation: str, key: Hashable) -> Cached | None:
        """Return the answer to the very same request on the very same graph, if it is kept."""
        if generation != self.generation:
            self._answers.clear()
            self._bytes = 0
            self.generation = generation
            return None
        answer = self._answers.get(key)
        if answer is not None:
            self._answers.move_to_end(key)
        return answer

    def put(self, generation: str, key: Hashable, answer: Cached) -> None:
        """Keep an answer, and let go of those used longest ago. Very large ones are not kept."""
        size = len(answer.body) + 1024
        if generation != self.generation or size > min(LARGEST_BYTES, self._max_bytes) or key in self._answers:
            return
        self._answers[key] = answer
        self._bytes += size
        while self._bytes > self._max_bytes:
            _, old = self._answers.popitem(last=False)
            self._bytes -= len(old.body) + 1024
