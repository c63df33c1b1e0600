"""What an operator relies on: headers, log, metrics, root path, other origins."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from pathlib import Path

import httpx
import pytest
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from nlp.errors import UsageError
from queries.endpoint.app import create_app
from queries.endpoint.door import AccessLog
from queries.endpoint.serving import FixedSource
from queries.endpoint.settings import EndpointSettings
from tests.queries.endpoint.harness import SETTINGS, ClientWith, serving

ASK = {"query": "ASK { ?s a mg:Operation }"}


@pytest.mark.parametrize("path", ["/sparql", "/sparql?query=x", "/health", "/metrics", "/none", "/sparql/limits"])
def test_every_reply_has_the_security_headers(client: httpx.Client, path: str) -> None:
    headers = client.get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert "access-control-allow-origin" not in headers


def test_other_origins_only_where_allowed(client_with: ClientWith) -> None:
    with client_with(cors_origins=("https://page.test",)) as client:
        allowed = client.get("/sparql", params=ASK, headers={"origin": "https://page.test"})
        assert allowed.headers["access-control-allow-origin"] == "https://page.test"
        assert "access-control-allow-credentials" not in allowed.headers
        other = client.get("/sparql", params=ASK, headers={"origin": "https://other.test"})
        assert "access-control-allow-origin" not in other.headers
        preflight = {"origin": "https://page.test", "access-control-request-method": "POST"}
        assert client.options("/sparql", headers=preflight).status_code == 200


@pytest.mark.parametrize("stripped", [True, False], ids=["proxy strips", "proxy keeps"])
def test_behind_a_proxy_under_a_path(client_with: ClientWith, stripped: bool) -> None:
    prefix = "" if stripped else "/graph"
    with client_with(root_path="/graph", query_page="/query") as client:
        assert client.get(prefix + "/sparql", params=ASK).json()["boolean"] is True
        assert "/graph/sparql>" in client.get(prefix + "/sparql").text
        page = client.get(prefix + "/sparql", headers={"accept": "text/html"})
        assert page.status_code == 303
        assert page.headers["location"] == "/graph/query"


def test_the_access_log_is_one_json_object_a_line(store: Path) -> None:
    stream = io.StringIO()
    app = create_app(FixedSource(store), SETTINGS, access_log=AccessLog(stream))
    with serving(app) as server:
        httpx.get(f"{server.url}/sparql", params={"query": 'ASK { ?s ?p "\x1b[31m" }'})
        httpx.get(f"{server.url}/none")
    lines = [json.loads(line) for line in stream.getvalue().splitlines()]
    assert [(line["path"], line["status"]) for line in lines] == [("/sparql", 200), ("/none", 404)]
    assert lines[0]["bytes"] > 0
    assert lines[0]["ms"] > 0
    assert "\x1b" not in stream.getvalue()


def test_metrics_count_by_kind_of_route(client_with: ClientWith) -> None:
    with client_with() as client:
        for n in range(3):
            client.get("/sparql", params=ASK)
            client.get(f"/none/{n}")
        text = client.get("/metrics").text
    assert 'minutegraph_http_requests_total{route="sparql",status="200"} 3.0' in text
    assert 'minutegraph_http_requests_total{route="pages",status="404"} 3.0' in text
    assert "minutegraph_workers 1.0" in text
    assert "minutegraph_triples 310.0" in text


def test_health_tells_the_generation(client: httpx.Client) -> None:
    state = client.get("/health").json()
    assert state["status"] == "ok"
    assert len(state["generation"]) == 24


def test_our_own_errors_are_500_without_a_trace(store: Path, caplog: pytest.LogCaptureFixture) -> None:
    async def broken(_: Request) -> Response:
        raise RuntimeError("secret detail")

    app = create_app(FixedSource(store), SETTINGS, pages=[Route("/broken", broken)])
    with serving(app) as server:
        response = httpx.get(f"{server.url}/broken")
    assert response.status_code == 500
    assert "secret" not in response.text
    assert "content-security-policy" in response.headers
    assert "secret detail" in caplog.text


def test_pages_share_the_application_and_may_set_their_own_policy(store: Path) -> None:
    async def page(request: Request) -> Response:
        count = request.app.state.engine.triples
        return HTMLResponse(f"<p>{count}", headers={"content-security-policy": "default-src 'self'"})

    with serving(create_app(FixedSource(store), SETTINGS, pages=[Route("/", page)])) as server:
        response = httpx.get(server.url)
    assert response.text == "<p>310"
    assert response.headers["content-security-policy"] == "default-src 'self'"


@pytest.mark.parametrize(
    "changes", [{"query_timeout_s": 0}, {"path": "sparql"}, {"path": "/"}, {"root_path": "/x/"}, {"max_rows": -1}]
)
def test_impossible_settings_are_refused(changes: dict[str, object]) -> None:
    with pytest.raises(UsageError, match=next(iter(changes))):
        replace(EndpointSettings(), **changes)  # type: ignore[arg-type]


def test_answers_tell_no_path_of_this_machine(client: httpx.Client, store: Path) -> None:
    requests = ("/sparql?query=x", "/sparql", "/health", "/metrics", "/sparql?query=ASK{SERVICE<file:///etc>{}}")
    for path in requests:
        text = client.get(path).text
        assert str(store) not in text
        assert "site-packages" not in text
