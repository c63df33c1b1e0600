"""Fifty pathological queries at once: does each end in time, and do simple ones still get quick answers?

python benchmarks/endpoint_hostile.py [--triples 600000] [--limit 10]
"""

from __future__ import annotations

import argparse
import collections
import tempfile
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import pyoxigraph as ox
from endpoint_servers import BASE, free_port, memory_mb, ours, running, write_data

PREFIX = f"PREFIX b: <{BASE}ns#> "
KINDS = {
    "cross product": "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
    "unbounded path": PREFIX + "SELECT (COUNT(*) AS ?n) { ?a (b:ledBy|^b:ledBy|!b:none)* ?z }",
    "huge OPTIONALs": PREFIX
    + "SELECT * { ?a b:ledBy ?t OPTIONAL { ?b b:ledBy ?t OPTIONAL { ?c b:ledBy ?t } } } ORDER BY ?c",
    "greedy sort": "SELECT * { ?a ?b ?c . ?d ?e ?f } ORDER BY ?f ?c",
    "deep nesting": "SELECT * {" + "{" * 20_000 + "}" * 20_000 + "}",
    "deep path": "SELECT * { ?a " + "(" * 200 + "<x:p>" + ")" * 200 + " ?b }",
    "a million characters": "SELECT * { FILTER(?x IN (" + ",".join(map(str, range(140_000))) + ")) }",
    "regular expression": 'SELECT * { ?a ?b ?c FILTER(REGEX(STR(?c), "^(.*)*(.*)*(.*)*x$")) ?d ?e ?f }',
    "string growth": "SELECT ?x { ?a ?b ?c BIND(CONCAT(STR(?a), STR(?c), STR(?a)) AS ?x) ?d ?e ?f } ORDER BY ?x",
    "star join": "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?b ?c . ?e ?b ?c . ?f ?b ?c }",
}


def simple(client: httpx.Client, stop: threading.Event, waits: list[float], failures: collections.Counter[str]) -> None:
    number = 0
    while not stop.is_set():
        number += 1
        query = f"SELECT ?p ?o {{ <{BASE}id/statement/{number}> ?p ?o }}"
        began = time.monotonic()
        response = client.get("/sparql", params={"query": query})
        waits.append(time.monotonic() - began)
        if response.status_code != 200:
            failures[f"{response.status_code} {response.text.strip()}"] += 1
        time.sleep(0.02)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--triples", type=int, default=600_000)
    parser.add_argument("--limit", type=int, default=10, help="seconds that a query may take")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder, port = Path(temporary), free_port()
        write_data(folder / "data.nq", args.triples)
        store = ox.Store(str(folder / "store"))
        store.bulk_load(path=str(folder / "data.nq"))
        store.flush()
        del store
        url = f"http://127.0.0.1:{port}"
        command = ours(folder / "store", port, f"query_timeout_s={args.limit}")
        with running(command, f"{url}/health", folder / "log") as server:
            report(server, url, args.limit)


def report(server: object, url: str, limit: int) -> None:
    waits: list[float] = []
    failures: collections.Counter[str] = collections.Counter()
    stop = threading.Event()
    before = memory_mb(server)  # type: ignore[arg-type]
    limits = httpx.Limits(max_connections=60)
    with (
        httpx.Client(base_url=url, timeout=limit + 30) as client,
        httpx.Client(base_url=url, timeout=limit + 30, limits=limits) as attackers,
        ThreadPoolExecutor(60) as threads,
    ):
        quick = threads.submit(simple, client, stop, waits, failures)
        time.sleep(1)

        def attack(number: int) -> tuple[str, int, float]:
            kind = list(KINDS)[number % len(KINDS)]
            began = time.monotonic()
            headers = {"content-type": "application/sparql-query"}
            response = attackers.post("/sparql", content=f"{KINDS[kind]} # {number}", headers=headers)
            return kind, response.status_code, time.monotonic() - began

        results = list(threads.map(attack, range(50)))
        during = memory_mb(server)  # type: ignore[arg-type]
        stop.set()
        quick.result()
    time.sleep(8)
    for kind in KINDS:
        mine = [(status, seconds) for name, status, seconds in results if name == kind]
        statuses = dict(collections.Counter(status for status, _ in mine))
        print(f"{kind:22} statuses {statuses}, slowest {max(seconds for _, seconds in mine):.2f} s")
    waits.sort()
    print(f"slowest of all {max(seconds for *_, seconds in results):.2f} s (limit {limit} s)")
    print(f"{len(waits)} simple queries meanwhile: median {waits[len(waits) // 2] * 1000:.1f} ms, ", end="")
    print(f"99th percentile {waits[int(len(waits) * 0.99)] * 1000:.0f} ms, slowest {waits[-1] * 1000:.0f} ms")
    print(f"refused simple queries: {dict(failures) or 'none'}")
    print(f"memory: {before:.0f} MB before, {during:.0f} MB at the end of the attack, {memory_mb(server):.0f} MB after")  # type: ignore[arg-type]
    print(f"server process the same: {server.is_running()}")  # type: ignore[attr-defined]


if __name__ == "__main__":
    main()
