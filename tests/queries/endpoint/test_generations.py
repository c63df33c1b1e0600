"""A build that ends while the server runs."""

from __future__ import annotations

import os
import shutil
import signal
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx
import psutil
import pyoxigraph as ox
import pytest

from nlp.errors import StoreError, UnreadablePaper
from queries.endpoint.app import create_app, serve_files
from queries.endpoint.serving import DirectorySource, FixedSource, load_files, make_serving_copy
from tests.queries.endpoint.harness import SETTINGS, SLOW, serving, write_store

VALUE = {"query": "SELECT ?n { <http://data.test/now> mg:value ?n }", "format": "csv"}


class Builds:
    """A source whose current generation can be changed, as a build does."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.directory = self.write(0)

    def write(self, number: int) -> Path:
        value = f"<http://data.test/now> <https://w3id.org/minutegraph/ns#value> {number}"
        data = f"<http://data.test/g> {{ {value} }}"
        return write_store(self.folder / f"generation-{number}", data)

    def current(self) -> Path:
        return self.directory


def test_a_new_generation_is_served_without_one_failed_request(tmp_path: Path) -> None:
    builds = Builds(tmp_path)
    seen: list[tuple[int, str]] = []
    stop = threading.Event()
    with serving(create_app(builds, SETTINGS)) as server:

        def ask() -> None:
            with httpx.Client(base_url=server.url, timeout=30) as client:
                while not stop.is_set():
                    response = client.get("/sparql", params=VALUE)
                    seen.append((response.status_code, response.text.split()[-1]))

        threads = [threading.Thread(target=ask) for _ in range(3)]
        for thread in threads:
            thread.start()
        deadline = time.monotonic() + 10
        while not seen and time.monotonic() < deadline:
            time.sleep(0.01)
        for number in (1, 2):
            old, builds.directory = builds.directory, builds.write(number)
            shutil.rmtree(old)
            deadline = time.monotonic() + 10
            while seen[-1][1] != str(number) and time.monotonic() < deadline:
                time.sleep(0.05)
        stop.set()
        for thread in threads:
            thread.join()
    assert {status for status, _ in seen} == {200}
    values = [int(value) for _, value in seen]
    assert set(values) == {0, 1, 2}


def test_the_tag_of_an_answer_changes_with_the_graph(tmp_path: Path) -> None:
    builds = Builds(tmp_path)
    with serving(create_app(builds, SETTINGS)) as server, httpx.Client(base_url=server.url) as client:
        first = client.get("/sparql", params=VALUE)
        builds.directory = builds.write(1)
        deadline = time.monotonic() + 10
        again = first
        while again.text == first.text and time.monotonic() < deadline:
            again = client.get("/sparql", params=VALUE, headers={"if-none-match": first.headers["etag"]})
            again = first if again.status_code == 304 else again
        assert again.text.split() == ["n", "1"]
        assert again.headers["etag"] != first.headers["etag"]


def test_a_broken_generation_leaves_the_old_one_serving(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    builds = Builds(tmp_path)
    with serving(create_app(builds, SETTINGS)) as server, httpx.Client(base_url=server.url) as client:
        broken = tmp_path / "broken"
        broken.mkdir()
        (broken / "CURRENT").write_text("nonsense")
        builds.directory = broken
        deadline = time.monotonic() + 10
        while "cannot be served" not in caplog.text and time.monotonic() < deadline:
            time.sleep(0.05)
        assert client.get("/sparql", params=VALUE).text.split() == ["n", "0"]
        assert "the old one stays" in caplog.text


def test_a_missing_store_is_one_clear_error(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="minutegraph build"):
        DirectorySource(tmp_path / "none").current()


def test_workers_that_die_are_replaced(client: httpx.Client) -> None:
    zygote = next(child for child in psutil.Process().children() if "zygote" in " ".join(child.cmdline()))
    for worker in zygote.children():
        os.kill(worker.pid, signal.SIGKILL)
    time.sleep(0.2)
    assert client.get("/sparql", params={"query": "ASK { ?s a mg:Operation } # 1"}).status_code == 200
    zygote.kill()
    time.sleep(0.2)
    assert client.get("/sparql", params={"query": "ASK { ?s a mg:Operation } # 2"}).status_code == 200


def test_stopping_leaves_no_process_and_no_file(tmp_path: Path, store: Path) -> None:
    settings = SETTINGS.__class__(access_log=False, spool_dir=tmp_path)
    before = {child.pid for child in psutil.Process().children(recursive=True)}
    with serving(create_app(DirectorySource(store), settings)) as server:
        assert httpx.get(f"{server.url}/health").json()["triples"] == 310
    assert {child.pid for child in psutil.Process().children(recursive=True)} <= before
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("suffix", [".nt", ".nq", ".ttl", ".trig", ".rdf", ".jsonld", ".nt.gz", ".ttl.gz"])
def test_files_of_each_kind_are_served(tmp_path: Path, suffix: str) -> None:
    import gzip

    kind = ox.RdfFormat.from_extension(suffix.removesuffix(".gz")[1:])
    assert kind is not None
    subject, predicate = ox.NamedNode("http://data.test/s"), ox.NamedNode("http://data.test/p")
    row = (
        ox.Quad(subject, predicate, ox.Literal("o"))
        if kind.supports_datasets
        else ox.Triple(subject, predicate, ox.Literal("o"))
    )
    body = ox.serialize([row], format=kind)  # type: ignore[list-item]
    assert body
    file = tmp_path / f"data{suffix}"
    file.write_bytes(gzip.compress(body) if suffix.endswith(".gz") else body)
    with serve_files([file], SETTINGS) as app, serving(app) as server:
        answer = httpx.get(f"{server.url}/sparql", params={"query": "SELECT ?o { ?s ?p ?o }", "format": "csv"})
        assert answer.text == "o\r\no\r\n"


@pytest.mark.parametrize(
    ("name", "body"), [("x.txt", "a"), ("none.ttl", None), ("bad.ttl", "<a> <b> ."), ("bad.nt.gz", "x")]
)
def test_files_that_cannot_be_read_are_named(tmp_path: Path, name: str, body: str | None) -> None:
    file = tmp_path / name
    if body is not None:
        file.write_text(body)
    with pytest.raises(UnreadablePaper, match=name):
        load_files([file], tmp_path / "store", "http://data.test/")


def test_relative_iris_tell_no_path_of_this_machine(tmp_path: Path) -> None:
    file = tmp_path / "data.ttl"
    file.write_text("<#a> <b> <> .")
    load_files([file], tmp_path / "store", "http://data.test/")
    quads = list(ox.Store.read_only(str(tmp_path / "store")))
    assert [str(term) for term in (quads[0].subject, quads[0].predicate, quads[0].object)] == [
        "<http://data.test/data.ttl#a>",
        "<http://data.test/b>",
        "<http://data.test/data.ttl>",
    ]


def test_the_serving_copy_changes_nothing_of_the_original(tmp_path: Path, store: Path) -> None:
    before = {file.name: file.read_bytes() for file in store.iterdir()}
    assert make_serving_copy(store, tmp_path / "copy") == 310
    assert {file.name: file.read_bytes() for file in store.iterdir()} == before
    copy = ox.Store.read_only(str(tmp_path / "copy"))
    assert len(list(copy.named_graphs())) == 3


def test_blank_nodes_are_the_same_in_the_merge(tmp_path: Path) -> None:
    write_store(tmp_path / "store", "<http://g> { <http://s> <http://p> [ <http://q> 1 ] }")
    make_serving_copy(tmp_path / "store", tmp_path / "copy")
    copy = ox.Store.read_only(str(tmp_path / "copy"))
    assert copy.query("ASK { <http://s> <http://p> ?b GRAPH <http://g> { ?b <http://q> 1 } }")


def test_a_stop_waits_for_the_answers_under_way(store: Path) -> None:
    settings = SETTINGS.__class__(access_log=False, query_timeout_s=1)
    with serving(create_app(FixedSource(store), settings)) as server, ThreadPoolExecutor(1) as threads:
        answer = threads.submit(httpx.get, f"{server.url}/sparql", params={"query": SLOW}, timeout=20)
        time.sleep(0.4)
        server.begin_stop()
        assert answer.result().status_code == 504


def test_nothing_is_imported_from_the_folder_it_is_started_in(
    store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "dataclasses.py").write_text("raise SystemExit('taken from the wrong folder')\n")
    monkeypatch.chdir(tmp_path)
    with serving(create_app(FixedSource(store), SETTINGS)) as server:
        assert httpx.get(f"{server.url}/health").status_code == 200
