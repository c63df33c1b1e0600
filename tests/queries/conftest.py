"""The graph of three invented papers, read by hand, and that of the bundled ones, read by the program."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from graph.build import build_graph
from graph.store import Readable, memory, open_read
from tests.graph.conftest import february, may, november


@pytest.fixture(scope="session")
def papers() -> ox.Store:
    """Three invented papers of 3 May 2031, 8 November 2031 and 2 February 2032."""
    return memory(build_graph([may(), november(), february()]).quads)


@pytest.fixture(scope="session")
def corpus_graph(tmp_path_factory: pytest.TempPathFactory) -> Readable:
    """The graph of the bundled papers, built once."""
    from minutegraph.assemble import assemble
    from minutegraph.settings import Settings

    store: Path = tmp_path_factory.mktemp("questions") / "graph.db"
    assemble(settings=Settings(store=str(store)))
    return open_read(store)
