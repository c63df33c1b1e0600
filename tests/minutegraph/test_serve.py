"""`minutegraph serve` as a process: it says where it listens, answers, and stops when asked."""

from __future__ import annotations

import contextlib
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest


@contextlib.contextmanager
def serving(root: Path, *arguments: object) -> Iterator[str]:
    """The address of a server started with these arguments; it is stopped with Ctrl-C's signal and must end well."""
    command = [sys.executable, "-m", "minutegraph", "serve", "--port", "0", *map(str, arguments)]
    process = subprocess.Popen(command, cwd=root, stderr=subprocess.PIPE, text=True)
    try:
        assert process.stderr is not None
        first = process.stderr.readline()
        address = re.search(r"http://127\.0\.0\.1:\d+", first)
        assert address, first
        yield address[0]
    finally:
        process.send_signal(signal.SIGINT)
        process.communicate(timeout=20)
    assert process.returncode == 0


def ask(address: str, query: str) -> str:
    reply = httpx.get(f"{address}/sparql", params={"query": query}, headers={"Accept": "text/csv"}, timeout=20)
    assert reply.status_code == 200, reply.text
    return reply.text


def test_the_store_is_served_with_its_named_queries(built: Path, root: Path) -> None:
    with serving(root, "--store", built) as address:
        rows = ask(
            address,
            "PREFIX mg: <https://w3id.org/minutegraph/ns#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> "
            "SELECT DISTINCT ?l { ?o a mg:Operation ; rdfs:label ?l } ORDER BY ?l",
        )
        assert rows.split("\r\n")[1:-1] == ["Operation Falcon", "Operation Heron", "Operation Kestrel"]
        assert httpx.get(f"{address}/queries").json()
        assert "Operation Kestrel" in httpx.get(f"{address}/operations", timeout=20).text
        update = httpx.post(f"{address}/sparql", data={"update": "CLEAR ALL"})
        assert 400 <= update.status_code < 500


def test_any_rdf_files_are_served_with_data(root: Path, tmp_path: Path) -> None:
    (tmp_path / "a.ttl").write_text("<http://example.org/a> <http://example.org/p> 1 .", encoding="utf8")
    (tmp_path / "b.nq").write_text('<http://example.org/b> <http://example.org/p> "2" .\n', encoding="utf8")

    with serving(root, "--data", tmp_path / "a.ttl", tmp_path / "b.nq") as address:
        assert ask(address, "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }").split() == ["n", "2"]


@pytest.mark.parametrize("name", ["gone.ttl", "broken.ttl", "odd.xyz"])
def test_a_file_that_is_no_rdf_is_named(name: str, tmp_path: Path, run: Callable) -> None:
    (tmp_path / "broken.ttl").write_text("this is not Turtle", encoding="utf8")
    (tmp_path / "odd.xyz").write_text("", encoding="utf8")

    said = run("serve", "--data", tmp_path / name, "--port", 0)

    assert said.status == 2
    assert name in said.err
    assert said.err.count("\n") == 1


def test_a_port_that_is_taken_is_named(built: Path, run: Callable) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        said = run("serve", "--store", built, "--port", other.getsockname()[1])

    assert said.status == 2
    assert "--port" in said.err


def test_a_sparql_server_is_served_again(root: Path, tmp_path: Path) -> None:
    (tmp_path / "a.nt").write_text("<http://example.org/a> <http://example.org/p> <http://example.org/b> .\n")

    with serving(root, "--data", tmp_path / "a.nt") as inner, serving(root, "--store", f"{inner}/sparql") as outer:
        assert ask(outer, "SELECT ?s { ?s ?p ?o }").split() == ["s", "http://example.org/a"]


def test_under_a_root_path_pages_and_endpoint_lead_to_each_other(
    built: Path, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MINUTEGRAPH_ROOT_PATH", "/graph")
    with serving(root, "--store", built) as address:
        page = httpx.get(f"{address}/graph/sparql", headers={"accept": "text/html"}, timeout=20)
        home = httpx.get(f"{address}/graph/", timeout=20).text

    assert page.headers["location"] == "/graph/query"
    assert 'href="/graph/operations"' in home


def test_rdf_files_have_no_pages_but_a_plain_notice(root: Path, tmp_path: Path) -> None:
    (tmp_path / "a.ttl").write_text("<http://example.org/a> <http://example.org/p> 1 .", encoding="utf8")

    with serving(root, "--data", tmp_path / "a.ttl") as address:
        notice = httpx.get(f"{address}/", timeout=20)

    assert notice.status_code == 200
    assert notice.headers["content-type"].startswith("text/plain")
    assert "/sparql" in notice.text
