"""Worker processes as the server sees them: start one, talk to it, know its use of time and memory, end it."""

from __future__ import annotations

import asyncio
import contextlib
import marshal
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import cast

from queries.endpoint import wire
from queries.endpoint.wire import Answer
from queries.endpoint.zygote import MESSAGE_BYTES

PACKAGE_ROOT = str(Path(__file__).resolve().parents[2])
"""Where this process found its packages, so that its children find the same ones."""
_START_WITHIN_S = 30
_TICKS_PER_S = os.sysconf("SC_CLK_TCK")
_PAGE_BYTES = os.sysconf("SC_PAGE_SIZE")


class WorkerProcess(asyncio.Protocol):
    """One worker's connection.

    Calls `on_answer` for each answer, the first being the worker's "ready", and `on_lost` once it has ended.
    """

    def __init__(
        self,
        name: str,
        on_answer: Callable[[WorkerProcess, Answer], None],
        on_lost: Callable[[WorkerProcess], None],
    ) -> None:
        self.name = name
        self._on_lost = on_lost
        self.pid = 0
        self.cpu_seen_s = 0.0
        """Processor seconds at the last look; kept here because one worker runs many queries."""
        self._on_answer = on_answer
        self._buffer = bytearray()
        self._transport: asyncio.WriteTransport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.WriteTransport", transport)

    def data_received(self, data: bytes) -> None:
        buffer = self._buffer
        buffer += data
        while len(buffer) >= wire.HEADER.size:
            (length,) = wire.HEADER.unpack_from(buffer)
            end = wire.HEADER.size + length
            if len(buffer) < end:
                return
            answer = wire.unpack_answer(bytes(buffer[wire.HEADER.size : end]))
            del buffer[:end]
            self._on_answer(self, answer)

    def connection_lost(self, exc: Exception | None) -> None:  # noqa: ARG002 - the process has ended, however it did
        self._transport = None
        self._on_lost(self)

    def send(self, frame: bytes) -> None:
        """Hand the worker a job. The pool sees to it that it has no other."""
        if self._transport is not None:
            self._transport.write(frame)

    def kill(self) -> None:
        """End the process at once, whatever it is doing."""
        self._signal(signal.SIGKILL)
        self.close()

    def close(self) -> None:
        """Let an idle worker end by itself."""
        if self._transport is not None:
            self._transport.close()

    def lower_priority(self, nice: int) -> None:
        """Make the kernel prefer every other worker to this one."""
        with contextlib.suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, self.pid, nice)

    def pause(self) -> None:
        """Stop the process where it is, until `resume`. It can still be killed."""
        self._signal(signal.SIGSTOP)

    def resume(self) -> None:
        """Let a paused process go on."""
        self._signal(signal.SIGCONT)

    def _signal(self, number: int) -> None:
        if self.pid:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.pid, number)

    def cpu_s(self) -> float:
        """Processor seconds used since the process began; 0 where it is gone."""
        try:
            return int(Path(f"/proc/{self.pid}/schedstat").read_bytes().split()[0]) / 1e9
        except OSError:
            return self._cpu_ticks() / _TICKS_PER_S

    def _cpu_ticks(self) -> int:
        try:
            fields = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()
        except OSError:
            return 0
        return int(fields[11]) + int(fields[12])

    def memory_bytes(self) -> int:
        """Resident bytes; 0 where the process is gone."""
        try:
            return int(Path(f"/proc/{self.pid}/statm").read_text().split()[1]) * _PAGE_BYTES
        except OSError:
            return 0


class Factory:
    """Starts workers through a zygote, and reports each worker's exit by its process id."""

    def __init__(self, spool: Path, memory_mb: int, on_exit: Callable[[int, int], None]) -> None:
        self._spool = spool
        self._memory_mb = memory_mb
        self._on_exit = on_exit
        self._zygote: subprocess.Popen[bytes] | None = None
        self._control: socket.socket | None = None
        self._unborn: dict[str, tuple[WorkerProcess, asyncio.Future[None]]] = {}

    async def start(self, worker: WorkerProcess, store: Path) -> None:
        """Start `worker` on `store`. It answers "ready" once it has opened the store."""
        loop = asyncio.get_running_loop()
        control = self._running_control(loop)
        ours, theirs = socket.socketpair()
        ours.setblocking(False)
        born: asyncio.Future[None] = loop.create_future()
        self._unborn[worker.name] = (worker, born)
        try:
            request = marshal.dumps((str(store), str(self._spool), self._memory_mb, worker.name))
            socket.send_fds(control, [request], [theirs.fileno()])
            await asyncio.wait_for(born, _START_WITHIN_S)
        except BaseException:  # cancelled or not, our end is closed
            ours.close()
            raise
        finally:
            theirs.close()
            self._unborn.pop(worker.name, None)
        await loop.create_connection(lambda: worker, sock=ours)

    def _running_control(self, loop: asyncio.AbstractEventLoop) -> socket.socket:
        if self._control is not None and self._zygote is not None and self._zygote.poll() is None:
            return self._control
        self.close()
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        environment = os.environ | {
            "PYTHONPATH": os.pathsep.join(filter(None, [PACKAGE_ROOT, os.environ.get("PYTHONPATH")])),
            "MALLOC_ARENA_MAX": "1",  # one heap per worker: threads of the store would reserve 64 MB each
        }
        self._zygote = subprocess.Popen(  # noqa: S603 - nothing in it comes from a request
            [sys.executable, "-P", "-m", "queries.endpoint.zygote", str(theirs.fileno())],
            pass_fds=[theirs.fileno()],
            stdin=subprocess.DEVNULL,
            start_new_session=True,  # Ctrl-C at the terminal is for the server, which ends us in good order
            env=environment,
        )
        theirs.close()
        ours.setblocking(False)
        self._control = ours
        loop.add_reader(ours, self._hear)
        return ours

    def _hear(self) -> None:
        while self._control is not None:
            try:
                message = self._control.recv(MESSAGE_BYTES)
            except BlockingIOError:
                return
            except OSError:
                message = b""
            if not message:
                self._forget_zygote()
                return
            kind, *rest = marshal.loads(message)  # noqa: S302 - from our own child
            if kind == "exit":
                self._on_exit(*rest)
            elif rest[0] in self._unborn:
                worker, born = self._unborn[rest[0]]
                worker.pid = rest[1]
                if not born.done():
                    born.set_result(None)

    def _forget_zygote(self) -> None:
        control, self._control = self._control, None
        if control is not None:
            asyncio.get_running_loop().remove_reader(control)
            control.close()
        for _, born in self._unborn.values():
            if not born.done():
                born.set_exception(ConnectionError("the process that starts workers has ended"))

    def close(self) -> None:
        """End the zygote, and with it every worker."""
        if self._control is not None:
            self._forget_zygote()
        if self._zygote is not None:
            try:
                self._zygote.wait(timeout=5)
            except subprocess.TimeoutExpired:
                self._zygote.kill()
                self._zygote.wait()
            self._zygote = None
