"""How fast is the endpoint beside the native Oxigraph server and rdflib-endpoint, on the same data and queries?

    python benchmarks/endpoint_speed.py [--triples 600000] [--oxigraph PROGRAM] [--rdflib-endpoint PROGRAM]

The others are programs of packages of the same names (`oxigraph`, `rdflib-endpoint`), best installed beside this
project and not into it; those not found are left out. `wrk` measures throughput. Latencies are medians over one kept
connection, with the same query again and again ("repeated", which our endpoint answers from memory after the first
time) and with a different one each time ("fresh", which it never does).
"""

from __future__ import annotations

import argparse
import contextlib
import http.client
import json
import shutil
import statistics
import subprocess
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

import pyoxigraph as ox
from endpoint_servers import BASE, RDF, free_port, memory_mb, ours, running, write_data

PREFIXES = f"PREFIX b: <{BASE}ns#> PREFIX rdf: <{RDF}> "
QUERIES = {
    "point": f"SELECT ?p ?o {{ <{BASE}id/statement/NUMBER> ?p ?o }}",
    "trace": PREFIXES
    + f"SELECT ?st ?quote ?date ?team {{ ?st rdf:subject <{BASE}id/operation/NUMBER> ; b:quote ?quote ; "
    "b:recordedOn ?date ; rdf:object ?team } ORDER BY ?date ?st",
    "aggregate": PREFIXES + "SELECT ?op (COUNT(DISTINCT ?team) AS ?n) { ?op b:ledBy ?team FILTER(?team != b:NUMBER) } "
    "GROUP BY ?op ORDER BY DESC(?n) ?op LIMIT 20",
}
BATCHES = 5
ROUNDS = {"point": 100, "trace": 60, "aggregate": 12}
Figures = dict[str, dict[str, str]]
LUA = """
local n = 1000
request = function()
  n = n + 1
  local address = string.gsub("ADDRESS", "NUMBER", tostring(n % 500))
  address = string.gsub(address, "UNIQUE", tostring(n))
  return wrk.format("GET", address)
end
"""


@dataclass(frozen=True)
class Contender:
    name: str
    command: list[str]
    port: int
    path: str


def contenders(args: argparse.Namespace, store: Path, data: Path) -> Iterator[Contender]:
    port = free_port()
    yield Contender("minutegraph", ours(store, port), port, "/sparql")
    if program := shutil.which(args.oxigraph):
        port = free_port()
        bind = f"127.0.0.1:{port}"
        command = [program, "serve-read-only", "-l", str(store), "-b", bind, "--union-default-graph"]
        yield Contender("oxigraph", command, port, "/query")
    if program := shutil.which(args.rdflib_endpoint):
        port = free_port()
        command = [program, "serve", "--host", "127.0.0.1", "--port", str(port), str(data)]
        yield Contender("rdflib-endpoint", command, port, "/")


def written(query: str, number: int, unique: int) -> str:
    """The query about one thing; with a comment of its own if `unique` is not 0, so that no cache knows it."""
    return query.replace("NUMBER", str(number % 500)) + (f" # {unique}" if unique else "")


def median_ms(contender: Contender, query: str, rounds: int, fresh: bool, start: int) -> tuple[float, int]:
    """The median time of an answer, and the rows of the last one."""
    connection = http.client.HTTPConnection("127.0.0.1", contender.port, timeout=300)
    times = []
    rows = 0
    for number in range(start, start + rounds):
        text = written(query, number if fresh else 7, number + 1 if fresh else 0)
        address = f"{contender.path}?{urlencode({'query': text})}"
        began = time.perf_counter()
        connection.request("GET", address, headers={"Accept": "application/sparql-results+json"})
        response = connection.getresponse()
        body = response.read()
        times.append((time.perf_counter() - began) * 1000)
        assert response.status == 200, body[:200]
        rows = len(json.loads(body)["results"]["bindings"])
    connection.close()
    return statistics.median(times), rows


def throughput(contender: Contender, query: str, fresh: bool, folder: Path, seconds: int) -> str:
    """Requests a second with 16 connections."""
    text = f"{query} # UNIQUE" if fresh else query.replace("NUMBER", "7")
    encoded = urlencode({"query": text})
    script = folder / "wrk.lua"
    script.write_text(LUA.replace("ADDRESS", f"{contender.path}?{encoded}"))
    command = ["wrk", "-t1", "-c16", f"-d{seconds}s", "--timeout", "60s", "-s", str(script)]
    done = subprocess.run([*command, f"http://127.0.0.1:{contender.port}"], capture_output=True, text=True, check=True)
    lines = done.stdout.splitlines()
    rate = next((line.split()[1] for line in lines if line.startswith("Requests/sec")), "?")
    errors = next((f" ({line.strip()})" for line in lines if "Non-2xx" in line or "Socket errors" in line), "")
    return rate + errors


def latencies(servers: Sequence[Contender], figures: Figures) -> None:
    """Medians of medians: the servers take turns, so that whatever else the machine does hits all alike."""
    for name, query in QUERIES.items():
        for fresh in (False, True):
            batches: dict[str, list[float]] = {server.name: [] for server in servers}
            for batch in range(BATCHES):
                for server in servers:
                    rounds = 1 if server.name == "rdflib-endpoint" else ROUNDS[name]
                    median, rows = median_ms(server, query, rounds, fresh, batch * 1000)
                    batches[server.name].append(median)
                    if not fresh:
                        figures[f"{name}, rows"][server.name] = str(rows)
            for server in servers:
                median = statistics.median(batches[server.name])
                figures[f"{name}, {'fresh' if fresh else 'repeated'}, ms"][server.name] = f"{median:.2f}"


def throughputs(servers: Sequence[Contender], figures: Figures, folder: Path, seconds: int) -> None:
    for name, query in QUERIES.items():
        for fresh in (False, True):
            for server in servers:
                if server.name != "rdflib-endpoint":
                    rate = throughput(server, query, fresh, folder, seconds)
                    figures[f"{name}, {'fresh' if fresh else 'repeated'}, requests/s"][server.name] = rate


def measure(servers: Sequence[Contender], folder: Path, seconds: int) -> Figures:
    figures: Figures = defaultdict(dict)
    with contextlib.ExitStack() as stack:
        processes = {}
        for server in servers:
            url = f"http://127.0.0.1:{server.port}{server.path}?{urlencode({'query': 'ASK {}'})}"
            processes[server.name] = stack.enter_context(running(server.command, url, folder / f"{server.name}.log"))
        for name, process in processes.items():
            figures["memory at rest, MB"][name] = f"{memory_mb(process):.0f}"
        latencies(servers, figures)
        if shutil.which("wrk"):
            throughputs(servers, figures, folder, seconds)
        time.sleep(8)
        for name, process in processes.items():
            figures["memory afterwards, MB"][name] = f"{memory_mb(process):.0f}"
    return figures


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--triples", type=int, default=600_000)
    parser.add_argument("--seconds", type=int, default=5, help="of each measurement of throughput")
    parser.add_argument("--oxigraph", default="oxigraph")
    parser.add_argument("--rdflib-endpoint", default="rdflib-endpoint")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        data, store = folder / "data.nq", folder / "store"
        write_data(data, args.triples)
        loaded = ox.Store(str(store))
        loaded.bulk_load(path=str(data))
        loaded.optimize()
        loaded.flush()
        print(f"{len(loaded):,} quads")
        del loaded
        servers = list(contenders(args, store, data))
        figures = measure(servers, folder, args.seconds)
    names = [server.name for server in servers]
    print(f"{'':34}" + "".join(f"{name:>18}" for name in names))
    for row, values in figures.items():
        print(f"{row:34}" + "".join(f"{values.get(name, '-'):>18}" for name in names))


if __name__ == "__main__":
    main()
