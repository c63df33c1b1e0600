"""The site over a small invented graph, over the same graph full of hostile text, and over the bundled papers."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pyoxigraph as ox
import pytest

from graph.build import build_graph
from queries.catalogue import catalogue
from queries.endpoint.serving import FixedSource
from tests.graph.conftest import february, may, november
from tests.queries.endpoint.harness import SETTINGS, Server, serving
from tests.viz.site.hostile import poisoned
from viz.site.app import create_site, editor_modules
from viz.site.settings import SiteSettings
from viz.site.snapshot import Snapshot, read_snapshot

BASE = "https://minutegraph.example/"


def written(path: Path, quads: Any) -> Path:
    store = ox.Store(str(path))
    store.bulk_extend(quads)
    store.flush()
    return path


@pytest.fixture(scope="session")
def quads() -> list[ox.Quad]:
    return list(build_graph([may(), november(), february()]).quads)


@pytest.fixture(scope="session")
def small(quads: list[ox.Quad], tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(tmp_path_factory.mktemp("site") / "store", quads)


@pytest.fixture(scope="session")
def snapshot(small: Path) -> Snapshot:
    return read_snapshot(ox.Store.read_only(str(small)), BASE)


@pytest.fixture(scope="session")
def server(small: Path) -> Iterator[Server]:
    app = create_site(FixedSource(small), SiteSettings(modules=editor_modules()), SETTINGS, catalogue())
    with serving(app) as running:
        yield running


@pytest.fixture(scope="session")
def client(server: Server) -> Iterator[httpx.Client]:
    """A reader with a browser: asks for HTML first and does not follow redirects."""
    with httpx.Client(base_url=server.url, timeout=30, headers={"accept": "text/html,*/*;q=0.5"}) as found:
        yield found


@pytest.fixture(scope="session")
def hostile_server(quads: list[ox.Quad], tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    store = written(tmp_path_factory.mktemp("hostile") / "store", poisoned(quads))
    with serving(create_site(FixedSource(store), SiteSettings(), SETTINGS, catalogue())) as running:
        yield running
