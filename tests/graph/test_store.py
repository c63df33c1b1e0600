"""The store: a build replaces the graph whole or not at all, one writer at a time, readers undisturbed."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import textwrap

import pyoxigraph as ox
import pytest

from graph import store
from graph.build import build, build_quads
from nlp.errors import CorruptStatement, StoreError


def names(path):
    return sorted(p.name for p in (path / "generations").iterdir())


def test_a_build_can_be_read(tmp_path, readings):
    report = build(readings, tmp_path / "g.db")
    assert report.written
    assert set(store.open_read(tmp_path / "g.db")) == set(build_quads(readings))
    assert store.build_of(tmp_path / "g.db").id == report.build


def test_an_unchanged_build_writes_nothing(tmp_path, readings):
    build(readings, tmp_path)
    before = names(tmp_path)
    assert not build(readings, tmp_path).written
    assert names(tmp_path) == before
    assert build(readings, tmp_path, force=True).written


def test_a_reader_keeps_its_graph_while_the_next_is_built(tmp_path, readings):
    build(readings[:1], tmp_path)
    reader = store.open_read(tmp_path)
    before = len(reader)
    build(readings, tmp_path)
    assert len(reader) == before
    assert len(store.open_read(tmp_path)) > before
    build(readings[:2], tmp_path)
    assert len(names(tmp_path)) == store.KEPT


def _die_while_writing(path, readings):
    with store.writing(path) as writer:
        writer.write(build_quads(readings), store.Build("x" * 64, "https://x.example/", 1))
        raise RuntimeError


def test_a_failed_build_leaves_the_old_graph(tmp_path, readings):
    first = build(readings[:1], tmp_path)
    with pytest.raises(RuntimeError):
        _die_while_writing(tmp_path, readings)
    with pytest.raises(CorruptStatement):
        build([readings[0], readings[0]], tmp_path)
    assert store.build_of(tmp_path).id == first.build
    assert names(tmp_path) == [store.generation(tmp_path).name]


def test_a_killed_build_leaves_the_old_graph_and_no_lock(tmp_path, readings):
    first = build(readings[:1], tmp_path)
    code = f"""
        import sys, time
        from pathlib import Path
        from graph import store
        with store.writing(Path({str(tmp_path)!r})) as writer:
            print("writing", flush=True)
            time.sleep(60)
    """
    process = subprocess.Popen([sys.executable, "-c", textwrap.dedent(code)], stdout=subprocess.PIPE)
    assert process.stdout.readline() == b"writing\n"
    with pytest.raises(StoreError, match=rf"is being written by process {process.pid} since \d\d:\d\d.*Wait, or build"):
        build(readings, tmp_path)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    process.stdout.close()
    assert store.build_of(tmp_path).id == first.build
    assert build(readings, tmp_path).written
    assert not [n for n in names(tmp_path) if n.startswith("new-")]


@pytest.mark.parametrize(
    ("prepare", "message"),
    [
        (lambda p: None, "no graph here. Build one with: minutegraph build --store"),
        (lambda p: p.write_text("notes"), "not a minutegraph store"),
        (lambda p: (p.mkdir(), (p / "CURRENT").write_text("000009-gone\n")), "its current generation is gone"),
        (lambda p: (p.mkdir(), (p / "CURRENT").write_text("../..\n")), "its current generation is gone"),
    ],
)
def test_what_is_no_store_is_named_with_the_mend(tmp_path, prepare, message):
    path = tmp_path / "g.db"
    prepare(path)
    with pytest.raises(StoreError, match=message):
        store.open_read(path)


def test_a_store_that_cannot_be_written_is_named(tmp_path, readings):
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(StoreError, match="cannot be written"):
        build(readings, tmp_path / "file" / "g.db")


def _read(path, results):
    results.put(len(ox.Store.read_only(str(store.current(path)))))


def test_two_processes_read_at_once(tmp_path, readings):
    report = build(readings, tmp_path)
    context = multiprocessing.get_context("spawn")
    reader = store.open_read(tmp_path)
    results = context.Queue()
    process = context.Process(target=_read, args=(tmp_path, results))
    process.start()
    assert results.get(timeout=60) == len(reader) == report.quads
    process.join()
