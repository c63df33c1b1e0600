"""Two thousand random and mutated protocol requests: the endpoint may refuse them, but never fail.

    python benchmarks/endpoint_fuzz.py [--requests 2000] [--seed 1]

Prints how often each status came back. 5xx other than the documented 503 and 504 is a failure (exit status 1).
The named queries are fuzzed from their OpenAPI description with Schemathesis:

    schemathesis run http://127.0.0.1:8000/openapi.json --checks not_a_server_error
"""

from __future__ import annotations

import argparse
import collections
import http.client
import random
import sys
import tempfile
from pathlib import Path
from urllib.parse import quote_from_bytes

import pyoxigraph as ox
from endpoint_servers import BASE, free_port, ours, running, write_data

QUERIES = [
    b"SELECT * { ?s ?p ?o } LIMIT 5",
    b"ASK { GRAPH ?g { ?s ?p 'text'@en } }",
    b"PREFIX x: <http://x/> CONSTRUCT { ?s x:y [ x:z ?o ] } WHERE { ?s x:y|^x:z+ ?o FILTER(?o < 5 && REGEX(?o, 'a')) }",
    b"DESCRIBE <" + BASE.encode() + b"id/team/1>",
    b"SELECT (COUNT(*) AS ?n) FROM <http://g> FROM NAMED <h:> { { SELECT ?s { ?s ?p ?o } } UNION {} } GROUP BY ?s",
    b"SELECT ?x { VALUES (?x ?y) { (1 UNDEF) ('\\u00e9\\n' <http://x>) } } ORDER BY DESC(?x) OFFSET 1 LIMIT 2",
    b"SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }",
    b"INSERT DATA { <a> <b> <c> }",
    b"LOAD <file:///etc/hostname>",
]
PARAMETERS = [b"query", b"update", b"default-graph-uri", b"named-graph-uri", b"format", b"timeout", b"using-graph-uri"]
VALUES = [
    b"",
    b"json",
    b"csv",
    b"http://g",
    b"0.5",
    b"-1",
    b"nan",
    b"a b",
    b"\xff",
    b"\x00",
    "\u202e".encode(),
    b"%",
    b"'\"<>",
]
TYPES = ["application/x-www-form-urlencoded", "application/sparql-query", "application/sparql-update", "text/plain", ""]
ACCEPTS = [
    "*/*",
    "text/csv",
    "text/turtle;q=.5, */*;q=0.1",
    "image/png",
    ",;=/",
    "q=1",
    "text/html",
    "a/b;q=x",
    "\xe9/\xe9",
]
METHODS = ["GET"] * 15 + ["POST"] * 15 + ["HEAD", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE"]
PIECES = [
    b"{",
    b"}",
    b"(",
    b")",
    b"<",
    b">",
    b'"',
    b"'",
    b"\\",
    b"#",
    b"\x00",
    b"\xff",
    b"LIMIT 99999999999999999999",
    b"SERVICE",
    b"?",
    b"%u0000",
]


def mutated(rng: random.Random, text: bytes) -> bytes:
    data = bytearray(text)
    for _ in range(rng.choice((0, 0, 1, 2, 5, 20))):
        at = rng.randrange(len(data) + 1)
        kind = rng.randrange(4)
        if kind == 0:
            data[at:at] = rng.choice(PIECES)
        elif kind == 1:
            del data[at : at + rng.randrange(8)]
        elif kind == 2:
            data[at:at] = bytes(rng.randrange(256) for _ in range(rng.randrange(6)))
        else:
            data[at:at] = data[: rng.randrange(len(data) + 1)]
    return bytes(data)


def fields(rng: random.Random) -> bytes:
    pairs = [(b"query", mutated(rng, rng.choice(QUERIES)))] if rng.random() < 0.85 else []
    for _ in range(rng.choice((0, 0, 1, 2))):
        pairs.append((rng.choice(PARAMETERS), mutated(rng, rng.choice(VALUES + QUERIES))))
    rng.shuffle(pairs)
    encoded = b"&".join(name + b"=" + quote_from_bytes(value).encode() for name, value in pairs)
    return mutated(rng, encoded).replace(b" ", b"+") if rng.random() < 0.2 else encoded


def send(rng: random.Random, port: int) -> int:
    method = rng.choice(METHODS)
    address = "/sparql"
    if method == "GET" or rng.random() < 0.2:
        # Only what an HTTP client can put on its first line at all; the rest is the HTTP library's to refuse.
        address += "?" + "".join(chr(byte) for byte in fields(rng) if 0x20 < byte < 0x7F)
    content = rng.choice(TYPES)
    body = None
    if method in ("POST", "PUT", "PATCH"):
        body = fields(rng) if content.startswith("application/x") else mutated(rng, rng.choice(QUERIES))
    headers = {
        "Accept": rng.choice(ACCEPTS),
        "Content-Type": content,
        "Accept-Encoding": rng.choice(("gzip", "", "*;q=0")),
    }
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request(method, address, body, headers)
    response = connection.getresponse()
    text = response.read()
    connection.close()
    if response.status >= 500 or b"Traceback" in text:
        print(method, address[:300], content, body and body[:300], response.status, text[:200])
    return response.status


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--requests", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    rng = random.Random(args.seed)
    with tempfile.TemporaryDirectory() as temporary:
        folder, port = Path(temporary), free_port()
        write_data(folder / "data.nq", 5000)
        store = ox.Store(str(folder / "store"))
        store.load(path=str(folder / "data.nq"))
        store.flush()
        del store
        command = ours(folder / "store", port, "query_timeout_s=2")
        with running(command, f"http://127.0.0.1:{port}/health", folder / "log"):
            statuses = collections.Counter(send(rng, port) for _ in range(args.requests))
    print(dict(sorted(statuses.items())))
    sys.exit(any(status >= 500 and status not in (503, 504) for status in statuses))


if __name__ == "__main__":
    main()
