"""The process that makes workers: it has imported what they need and forks one whenever asked (about 15 ms each).

Forking the server itself would copy its threads' locks and its connections; starting a fresh interpreter for each
worker would cost ten times as much. The zygote runs no query, opens no store, and ends its children when the
server goes away, however that happens.
"""

from __future__ import annotations

import gc
import marshal
import os
import select
import signal
import socket
import sys

from queries.endpoint import worker

MESSAGE_BYTES = 65536


def main(control_fd: int) -> None:
    """Serve fork requests on a SEQPACKET socket until the other end closes, then end all children."""
    control = socket.socket(fileno=control_fd)
    wake_read, wake_write = os.pipe()
    os.set_blocking(wake_write, False)
    os.set_blocking(wake_read, False)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    signal.set_wakeup_fd(wake_write, warn_on_full_buffer=False)
    gc.collect()
    gc.freeze()
    children: set[int] = set()
    while True:
        ready, _, _ = select.select([control.fileno(), wake_read], [], [])
        if wake_read in ready:
            os.read(wake_read, 4096)
            _report_exits(control, children)
        if control.fileno() in ready:
            message, fds = _next_request(control)
            if not message:
                break
            store, spool, memory_mb, name = marshal.loads(message)  # noqa: S302 - from our own parent
            pid = _fork(fds[0], [control.fileno(), wake_read, wake_write], store, spool, memory_mb, name)
            os.close(fds[0])
            children.add(pid)
            _tell(control, ("pid", name, pid))
    for pid in children:
        os.kill(pid, signal.SIGKILL)


def _next_request(control: socket.socket) -> tuple[bytes, list[int]]:
    try:
        message, fds, _, _ = socket.recv_fds(control, MESSAGE_BYTES, 1)
    except ConnectionResetError:
        return b"", []
    return message, fds


def _fork(fd: int, foreign: list[int], store: str, spool: str, memory_mb: int, name: str) -> int:
    pid = os.fork()
    if pid:
        return pid
    status = 1
    try:
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        for other in foreign:
            os.close(other)
        worker.serve(socket.socket(fileno=fd), store, spool, memory_mb, name)
        status = 0
    except (ConnectionError, OSError) as error:
        # The store could not be opened, or the server is gone. The server logs the exit and decides what to do.
        sys.stderr.write(f"minutegraph: a query worker ended: {type(error).__name__}\n")
    finally:
        os._exit(status)


def _report_exits(control: socket.socket, children: set[int]) -> None:
    while children:
        try:
            pid, status = os.waitpid(-1, os.WNOHANG)
        except ChildProcessError:
            return
        if pid == 0:
            return
        children.discard(pid)
        _tell(control, ("exit", pid, os.waitstatus_to_exitcode(status)))


def _tell(control: socket.socket, message: tuple[str | int, ...]) -> None:
    try:
        control.send(marshal.dumps(message))
    except OSError:
        return  # the server is gone; the loop sees the closed socket next


if __name__ == "__main__":
    main(int(sys.argv[1]))
