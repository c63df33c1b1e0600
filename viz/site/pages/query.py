"""The query page: a plain form that needs no script, answers as table, timeline or network, examples by task."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from queries.endpoint import wire
from queries.endpoint.engine import Engine
from queries.endpoint.negotiate import Formats
from queries.endpoint.settings import DEFAULT_PREFIXES
from viz.site.examples import Example, examples
from viz.site.pages.vocabulary import terms, used
from viz.site.render import answer
from viz.site.results import Answered, answered
from viz.site.site import Site
from viz.site.snapshot import Snapshot

#: Longest query that travels in an address; longer ones go to the endpoint by POST.
_LONGEST = 8000
#: Rows that a page shows; the downloads have all.
MOST_ROWS = 500
VIEWS = ("table", "timeline", "network")
#: The editor sets styles on what it draws; scripts stay our own files. Only this page has this policy.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' "
    "data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)


@dataclass(frozen=True, slots=True)
class _Ran:
    answer: Answered | None = None
    problem: str = ""
    graph: str = ""
    rows_cut: int = 0


async def query(site: Site, request: Request) -> Response:
    """The form, and the answer where there is a query in the address."""
    text = request.query_params.get("query", "")
    ran = await _run(site, request, text) if text.strip() else _Ran()
    return await run_in_threadpool(_page, site, request, text, ran)


async def _run(site: Site, request: Request, text: str) -> _Ran:
    if len(text) > _LONGEST:
        return _Ran(problem=f"The query is longer than {_LONGEST} characters. Send it to the endpoint by POST.")
    engine: Engine = request.app.state.engine
    reply = await engine.run(engine.job(text, Formats("json", "turtle")), receive=request.receive)
    if reply.status != wire.OK:
        return _Ran(problem=reply.message)
    body = reply.body if not reply.spool else b""
    if reply.spool:
        return _Ran(problem="The answer is too large for a page. Add a LIMIT, or download it.")
    if reply.format == "turtle":
        return _Ran(graph=body.decode())
    rows: dict[str, Any] = json.loads(body)
    return _Ran(answer=await run_in_threadpool(answered, site.current(), rows, MOST_ROWS), rows_cut=reply.rows_cut)


def _page(site: Site, request: Request, text: str, ran: _Ran) -> Response:
    view = request.query_params.get("view", "table")
    classes, properties = terms()
    tasks: list[tuple[str, list[Example]]] = examples(site.current())
    modules = site.settings.modules
    return site.render(
        request, "query.html", "Query", text=text or _start(), asked=bool(text.strip()), ran=ran,
        view=view if view in VIEWS else "table", views=VIEWS, tasks=tasks, classes=classes, properties=properties,
        named=site.named.list() if site.named else (),
        prefixes=DEFAULT_PREFIXES, most=MOST_ROWS, endpoint=site.links.to("/sparql"),
        editor=modules is not None and (modules / "@zazuko" / "yasgui" / "build" / "yasgui.min.js").is_file(),
        headers={"content-security-policy": POLICY},
    )  # fmt: skip


def terms_used(site: Site, request: Request) -> Response:
    """The classes and properties that the data use, for completion in the editor."""
    return answer(request, _used_json(site.current()), "application/json")


@lru_cache(maxsize=2)
def _used_json(snapshot: Snapshot) -> str:
    return json.dumps(used(snapshot.store))


def prefixes(_: Site, request: Request) -> Response:
    """The prefixes that the endpoint knows, for completion in the editor."""
    return answer(request, json.dumps(dict(DEFAULT_PREFIXES)), "application/json")


def _start() -> str:
    prefixes = "".join(f"PREFIX {name}: <{DEFAULT_PREFIXES[name]}>\n" for name in ("mg", "rdfs"))
    return (
        prefixes
        + "\nSELECT ?operation ?label WHERE {\n  ?operation a mg:Operation ; rdfs:label ?label .\n}\nORDER BY ?label\n"
    )
