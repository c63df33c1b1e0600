"""Data and servers that the benchmarks of the endpoint share.

As a program it serves a store: `endpoint_servers.py STORE PORT [SETTING=VALUE ...]`.
"""

from __future__ import annotations

import contextlib
import random
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Sequence
from pathlib import Path

import psutil

HERE = Path(__file__).resolve()
BASE = "http://bench.example/"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
XSD = "http://www.w3.org/2001/XMLSchema#"


def write_data(path: Path, triples: int, seed: int = 7) -> None:
    """Write about `triples` N-Quads shaped like a graph of papers: statements with quotes, dates and offsets."""
    rng = random.Random(seed)
    operations = [f"{BASE}id/operation/{n}" for n in range(500)]
    teams = [f"{BASE}id/team/{n}" for n in range(200)]
    with path.open("w", encoding="utf8") as out:
        written = 0

        def put(subject: str, predicate: str, value: str, graph: str) -> None:
            nonlocal written
            out.write(f"<{subject}> <{predicate}> {value} <{graph}> .\n")
            written += 1

        for kind, things in (("Operation", operations), ("Team", teams)):
            for n, thing in enumerate(things):
                put(thing, f"{RDF}type", f"<{BASE}ns#{kind}>", f"{BASE}graph/catalogue")
                put(thing, "http://www.w3.org/2000/01/rdf-schema#label", f'"{kind} {n}"', f"{BASE}graph/catalogue")
        number = 0
        while written < triples:
            graph, statement = f"{BASE}graph/{number // 50}", f"{BASE}id/statement/{number}"
            operation, team = rng.choice(operations), rng.choice(teams)
            date = f"20{rng.randint(20, 26)}-{rng.randint(1, 12):02d}-{rng.randint(1, 28):02d}"
            put(statement, f"{RDF}type", f"<{BASE}ns#Statement>", graph)
            put(statement, f"{RDF}subject", f"<{operation}>", graph)
            put(statement, f"{RDF}predicate", f"<{BASE}ns#ledBy>", graph)
            put(statement, f"{RDF}object", f"<{team}>", graph)
            put(statement, f"{BASE}ns#quote", f'"what was said of operation {number} and its team"', graph)
            put(statement, f"{BASE}ns#recordedOn", f'"{date}"^^<{XSD}date>', graph)
            put(statement, f"{BASE}ns#start", f'"{rng.randint(0, 99999)}"^^<{XSD}integer>', graph)
            put(operation, f"{BASE}ns#ledBy", f"<{team}>", graph)
            number += 1


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextlib.contextmanager
def running(command: Sequence[str], url: str, log: Path) -> Iterator[psutil.Process]:
    """Run a server until the block ends; the block begins once `url` answers."""
    with log.open("wb") as out, subprocess.Popen(command, stdout=out, stderr=out) as process:
        try:
            _wait_for(url, process)
            yield psutil.Process(process.pid)
        finally:
            process.terminate()
            try:
                process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                process.kill()


def _wait_for(url: str, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + 300
    while time.monotonic() < deadline and process.poll() is None:
        try:
            urllib.request.urlopen(url, timeout=5).read()
            return
        except OSError:
            time.sleep(0.2)
    raise SystemExit(f"the server for {url} did not start")


def ours(store: Path, port: int, *settings: str) -> list[str]:
    """The command that serves `store` with our endpoint."""
    return [sys.executable, str(HERE), str(store), str(port), *settings]


def memory_mb(process: psutil.Process) -> float:
    """Memory of a server and its children, shared pages counted once (PSS)."""
    family = [process, *process.children(recursive=True)]
    total = 0.0
    for member in family:
        with contextlib.suppress(psutil.NoSuchProcess):
            total += member.memory_full_info().pss
    return total / 1e6


def _serve(arguments: Sequence[str]) -> None:
    sys.path.insert(0, str(HERE.parents[1]))
    from queries.endpoint.app import create_app
    from queries.endpoint.server import listen, run
    from queries.endpoint.serving import FixedSource
    from queries.endpoint.settings import EndpointSettings

    store, port, *changes = arguments
    numbers = {name: float(value) if "." in value else int(value) for name, value in (c.split("=") for c in changes)}
    settings = EndpointSettings(access_log=True, **numbers)  # type: ignore[arg-type]
    run(create_app(FixedSource(Path(store)), settings), listen("127.0.0.1", int(port)))


if __name__ == "__main__":
    _serve(sys.argv[1:])
