"""The endpoint's `/queries/NAME` gives the rows that the program gives."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path

import httpx
import pyoxigraph as ox
import pytest

from queries.catalogue import catalogue
from queries.endpoint.app import create_app
from queries.endpoint.serving import FixedSource
from queries.runner import run
from tests.queries.endpoint.harness import SETTINGS, serving

CASES = sorted((Path(__file__).parent / "expected").glob("*.csv"))


@pytest.fixture(scope="module")
def client(papers: ox.Store, tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """A client of a server that holds the invented papers and knows the named queries."""
    path = tmp_path_factory.mktemp("api") / "store"
    store = ox.Store(str(path))
    store.bulk_extend(papers)
    store.flush()
    del store
    app = create_app(FixedSource(path), SETTINGS, named=catalogue())
    with serving(app) as server, httpx.Client(base_url=server.url, timeout=30) as client:
        yield client


def test_list_has_every_query(client: httpx.Client) -> None:
    listed = client.get("/queries", headers={"accept": "application/json"}).json()
    assert [query["name"] for query in listed] == [query.name for query in catalogue().list()]


@pytest.mark.parametrize("case", CASES, ids=[c.stem for c in CASES])
def test_same_rows_as_the_program(case: Path, client: httpx.Client, papers: ox.Store) -> None:
    name = case.stem.split("-")[0]
    parameters = json.loads(case.read_text(encoding="utf8").partition("\n")[0].removeprefix("# "))
    reply = client.get(f"/queries/{name}", params={**parameters, "format": "csv"})
    assert reply.status_code == 200, reply.text
    served = list(csv.DictReader(io.StringIO(reply.text)))
    listed = [{k: v or "" for k, v in row.items()} for row in run(papers, name, parameters).rows]
    assert [_unordered(row) for row in served] == [_unordered(row) for row in listed]


def _unordered(row: dict[str, str]) -> dict[str, list[str]]:
    """A row whose lists of several values are compared without their order, which the store is free to choose."""
    return {column: sorted(value.split("; ")) for column, value in row.items()}
