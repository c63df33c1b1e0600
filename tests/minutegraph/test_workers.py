"""Papers read by several processes, or by a Dask cluster, give the same graph as papers read by one."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from graph.store import build_of


def test_processes_give_the_same_graph(papers: Path, built: Path, tmp_path: Path, run: Callable) -> None:
    said = run("build", papers, "--workers", 2, "--store", tmp_path / "s.db")

    assert said.status == 0
    assert build_of(tmp_path / "s.db") == build_of(built)


@pytest.mark.filterwarnings("ignore")  # Dask's own, on closing
def test_a_cluster_gives_the_same_graph(papers: Path, built: Path, tmp_path: Path, run: Callable) -> None:
    distributed = pytest.importorskip("distributed")
    with distributed.LocalCluster(
        n_workers=1, threads_per_worker=1, processes=False, dashboard_address=None
    ) as cluster:
        said = run("build", papers, "--cluster", cluster.scheduler_address, "--store", tmp_path / "s.db")

    assert said.status == 0
    assert build_of(tmp_path / "s.db") == build_of(built)


def test_without_dask_the_mend_is_named(
    papers: Path, tmp_path: Path, run: Callable, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)

    said = run("build", papers, "--cluster", "127.0.0.1:1", "--store", tmp_path / "s.db")

    assert said.status == 2
    assert "minutegraph[cluster]" in said.err


def test_a_cluster_that_does_not_answer_is_named(papers: Path, tmp_path: Path, run: Callable) -> None:
    said = run("build", papers, "--cluster", "nonsense://nowhere", "--store", tmp_path / "s.db")

    assert said.status == 2
    assert "no Dask scheduler answers at nonsense://nowhere" in said.err
