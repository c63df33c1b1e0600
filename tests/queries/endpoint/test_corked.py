"""Replies in one write: nothing lost, nothing out of order, nothing hoarded."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

if TYPE_CHECKING:
    import asyncio

corked = pytest.importorskip("queries.endpoint.corked", reason="httptools is not on this machine")


class Recorder:
    """A transport that records what is done to it."""

    def __init__(self) -> None:
        self.done: list[Any] = []

    def write(self, data: bytes) -> None:
        self.done.append(data)

    def close(self) -> None:
        self.done.append("closed")

    def is_closing(self) -> bool:
        return "closed" in self.done


class Loop:
    """An event loop whose turns the test makes."""

    def __init__(self) -> None:
        self._soon: list[Callable[[], None]] = []

    def call_soon(self, callback: Callable[[], None]) -> None:
        self._soon.append(callback)

    def turn(self) -> None:
        soon, self._soon = self._soon, []
        for callback in soon:
            callback()


def corked_over(recorder: Recorder, loop: Loop) -> Any:
    return corked.CorkedTransport(cast("asyncio.Transport", recorder), cast("asyncio.AbstractEventLoop", loop))


def test_head_and_body_go_out_in_one_write() -> None:
    recorder, loop = Recorder(), Loop()
    transport = corked_over(recorder, loop)
    transport.write(b"head ")
    transport.write(b"body")
    assert recorder.done == []
    loop.turn()
    assert recorder.done == [b"head body"]


def test_close_writes_first() -> None:
    recorder, loop = Recorder(), Loop()
    transport = corked_over(recorder, loop)
    transport.write(b"last words")
    transport.close()
    assert transport.is_closing()
    loop.turn()
    assert recorder.done == [b"last words", "closed"]


@given(st.lists(st.tuples(st.integers(0, 100_000), st.booleans()), max_size=20))
def test_every_byte_in_order_and_little_held(writes: list[tuple[int, bool]]) -> None:
    recorder, loop = Recorder(), Loop()
    transport = corked_over(recorder, loop)
    sent = b""
    for number, (size, turn) in enumerate(writes):
        data = bytes([number]) * size
        transport.write(data)
        sent += data
        assert len(sent) - len(b"".join(recorder.done)) < 64 * 1024
        if turn:
            loop.turn()
            assert b"".join(recorder.done) == sent
    loop.turn()
    assert b"".join(recorder.done) == sent
