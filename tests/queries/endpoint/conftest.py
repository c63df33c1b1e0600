"""Servers and clients that the tests of the endpoint share."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import httpx
import pytest

from queries.endpoint.app import create_app
from queries.endpoint.serving import FixedSource
from tests.queries.endpoint.harness import SETTINGS, ClientWith, Server, serving, write_store


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_store(tmp_path_factory.mktemp("endpoint") / "store")


@pytest.fixture(scope="session")
def server(store: Path) -> Iterator[Server]:
    with serving(create_app(FixedSource(store), SETTINGS)) as server:
        yield server


@pytest.fixture(scope="session")
def client(server: Server) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=server.url, timeout=30) as client:
        yield client


@pytest.fixture
def client_with(store: Path) -> ClientWith:
    """A client of a server with some settings changed."""

    @contextlib.contextmanager
    def make(**changes: object) -> Iterator[httpx.Client]:
        settings = replace(SETTINGS, **changes)  # type: ignore[arg-type]
        with (
            serving(create_app(FixedSource(store), settings)) as server,
            httpx.Client(base_url=server.url, timeout=60) as client,
        ):
            yield client

    return make
