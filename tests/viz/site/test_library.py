"""A graph that is built while the site runs is picked up; no reader waits for it or is refused."""

from __future__ import annotations

import time
from pathlib import Path

import httpx
import pyoxigraph as ox
import pytest

from nlp.errors import StoreError
from queries.catalogue import catalogue
from tests.queries.endpoint.harness import SETTINGS, Server, serving
from tests.viz.site.conftest import BASE, written
from viz.site.app import create_site, editor_modules
from viz.site.holdings import LocalHolding, RemoteHolding
from viz.site.library import Library
from viz.site.settings import SiteSettings


class Generations:
    """A source whose current generation the test sets."""

    def __init__(self, now: Path | None) -> None:
        self.now = now

    def current(self) -> Path:
        if self.now is None:
            raise StoreError("no graph here")
        return self.now


def wait_for(library: Library, label: str) -> bool:
    until = time.monotonic() + 10
    while time.monotonic() < until:
        if label in {t.label for t in library.current().snapshot.things.values()}:
            return True
        time.sleep(0.02)
    return False


def test_a_new_graph_is_shown_without_a_pause(small: Path, quads: list[ox.Quad], tmp_path: Path) -> None:
    renamed = [
        ox.Quad(q.subject, q.predicate, ox.Literal("Operation Gannet"), q.graph_name)
        if isinstance(q.object, ox.Literal) and q.object.value == "Operation Kestrel"
        else q
        for q in quads
    ]
    source = Generations(small)
    now = [0.0]
    library = Library(LocalHolding(source), BASE, clock=lambda: now[0])
    old = library.current()
    source.now = written(tmp_path / "new", renamed)
    now[0] = 1.0

    assert library.current() is old
    now[0] = 2.0
    assert wait_for(library, "Operation Gannet")


def test_a_graph_that_goes_away_leaves_the_old_one(small: Path, tmp_path: Path) -> None:
    source = Generations(small)
    now = [0.0]
    library = Library(LocalHolding(source), BASE, clock=lambda: now[0])
    old = library.current()
    for gone in (None, tmp_path / "nothing"):
        source.now = gone
        now[0] += 1.0
        library.current()
        time.sleep(0.1)
        assert library.current() is old


def test_no_graph_is_an_error_that_tells(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no graph here"):
        Library(LocalHolding(Generations(None)), BASE).current()


def test_a_graph_on_another_server_has_the_same_pages(small: Path, server: Server, client: httpx.Client) -> None:
    app = create_site(f"{server.url}/sparql", SiteSettings(modules=editor_modules()), SETTINGS, catalogue())
    with serving(app) as front:
        page = httpx.get(f"{front.url}/page/operation/kestrel", headers={"accept": "text/html"}, timeout=30)
        query = "SELECT ?x { ?x a <https://w3id.org/minutegraph/ns#Operation> }"
        answer = httpx.get(f"{front.url}/query", params={"query": query}, timeout=30).text

    assert page.text == client.get("/page/operation/kestrel").text
    assert "Operation Kestrel" in answer


class Cutting:
    """A server that gives at most a hundred rows."""

    def __init__(self, store: ox.Store) -> None:
        self._store = store

    def query(self, query: str) -> list[ox.QuerySolution]:
        return list(self._store.query(query))[:100]  # type: ignore[arg-type]


def test_a_server_that_cuts_the_graph_is_told_of(small: Path) -> None:
    holding = RemoteHolding("http://far.test/sparql", Cutting(ox.Store.read_only(str(small))))  # type: ignore[arg-type]

    holding.close()
    with pytest.raises(StoreError, match=r"gave 100 of the \d+ triples .* Raise its limit on rows"):
        Library(holding, BASE).current()


def test_a_server_without_a_build_is_told_of() -> None:
    holding = RemoteHolding("http://far.test/sparql", Cutting(ox.Store()))  # type: ignore[arg-type]
    holding.close()
    with pytest.raises(StoreError, match="holds no minutegraph build"):
        Library(holding, BASE).current()
