"""The named queries as an API: `/queries`, `/queries/NAME?param=...`, and their OpenAPI description."""

from __future__ import annotations

import json
from collections.abc import Mapping
from urllib.parse import urlencode

from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from nlp.errors import QueryError
from queries.endpoint import named_pages, negotiate, wire
from queries.endpoint.engine import Engine
from queries.endpoint.handler import CUT_HEADER, not_acceptable, refusal
from queries.endpoint.named_model import NamedQueries, NamedQuery, Parameter
from queries.endpoint.named_values import parse_value
from queries.endpoint.negotiate import MEDIA_TYPES, Formats
from queries.endpoint.openapi import describe
from queries.endpoint.protocol import Refused
from queries.endpoint.wire import Answer, WireTerm

_RESERVED = frozenset({"format", "timeout"})


def named_routes(engine: Engine, named: NamedQueries) -> list[BaseRoute]:
    """Return the routes of the API."""
    api = _Api(engine, named)
    return [
        Route("/queries", api.list_all, methods=["GET"]),
        Route("/queries/style.css", api.style, methods=["GET"]),
        Route("/queries/{name}", api.run, methods=["GET"]),
        Route("/openapi.json", api.openapi, methods=["GET"]),
    ]


class _Api:
    def __init__(self, engine: Engine, named: NamedQueries) -> None:
        self._engine = engine
        self._named = named

    async def list_all(self, request: Request) -> Response:
        root = self._engine.settings.root_path
        if _wants_html(request):
            return _html(named_pages.catalogue(self._named.list(), root))
        return JSONResponse([_summary(query, root) for query in self._named.list()], headers=_CACHE)

    async def style(self, _: Request) -> Response:
        return Response(named_pages.STYLE, media_type="text/css", headers={"cache-control": "public, max-age=3600"})

    async def openapi(self, _: Request) -> Response:
        return JSONResponse(describe(self._named.list(), self._engine.settings), headers=_CACHE)

    async def run(self, request: Request) -> Response:
        try:
            return await self._run(request)
        except QueryError as error:
            return _problem(404, str(error))
        except Refused as refused:
            return _problem(refused.status, refused.reason, refused.headers)

    async def _run(self, request: Request) -> Response:
        query = self._named.get(request.path_params["name"])
        html = _wants_html(request)
        missing = [p.name for p in query.parameters if p.required and not request.query_params.get(p.name)]
        if html and missing and _RESERVED.issuperset(request.query_params):
            return _html(named_pages.form(query, {}, self._engine.settings.root_path))
        bindings = _bindings(query, request.query_params)
        formats = Formats("json", "") if html else _formats(request)
        answer = await self._engine.run(self._engine.job(query.text, formats, bindings=bindings))
        if answer.status != wire.OK:
            raise refusal(answer, self._engine.settings.retry_after_s)
        body = _body(answer)
        if html:
            given = dict(request.query_params)
            rows = json.loads(body)
            links = {name: _link(request, name) for name in ("json", "csv", "tsv", "xml")}
            return _html(
                named_pages.result(query, given, rows, answer.rows_cut, links, self._engine.settings.root_path)
            )
        headers = {"content-type": MEDIA_TYPES[answer.format], "vary": "accept", "cache-control": "no-cache"}
        if answer.rows_cut:
            headers[CUT_HEADER.decode()] = f"rows={answer.rows_cut}"
            headers["link"] = f'<{self._engine.settings.public_path}/limits>; rel="describedby"'
        return Response(body, headers=headers)


_CACHE = {"cache-control": "no-cache", "vary": "accept"}


def _bindings(query: NamedQuery, given: QueryParams) -> dict[str, WireTerm]:
    """Bind every parameter, as a typed term or as left out. Raises Refused for one that is wrong or not known."""
    known = {parameter.name: parameter for parameter in query.parameters}
    for name in given:
        if name not in known and name not in _RESERVED:
            names = ", ".join(sorted(known)) or "none"
            raise Refused(400, f"Query {query.name} has no parameter {name[:80]!r}. Parameters: {names}.")
        if len(given.getlist(name)) > 1:
            raise Refused(400, f"Parameter {name[:80]!r} is given more than once.")
    return {name: _binding(query, parameter, given.get(name, "")) for name, parameter in known.items()}


def _binding(query: NamedQuery, parameter: Parameter, text: str) -> WireTerm:
    value = text if text != "" else (parameter.default or "")
    if value == "":
        if parameter.required:
            raise Refused(400, f"Query {query.name} needs the parameter {parameter.name!r}: {parameter.description}")
        return ()
    try:
        return parse_value(parameter.type, value)
    except ValueError as error:
        raise Refused(400, f"Parameter {parameter.name!r}: {error}") from None


def _formats(request: Request) -> Formats:
    name = request.query_params.get("format")
    formats = negotiate.from_accept(request.headers.get("accept", "")) if name is None else negotiate.from_name(name)
    if formats is None:
        raise Refused(400, "Unknown format. Known: json, csv, tsv, xml, html; for graphs turtle, ntriples, jsonld.")
    if not any(formats):
        raise not_acceptable("solutions")
    return formats


def _wants_html(request: Request) -> bool:
    name = request.query_params.get("format")
    if name is not None:
        return name.lower() in ("html", "text/html")
    return negotiate.accepts_html_first(request.headers.get("accept", ""))


def _body(answer: Answer) -> bytes:
    if not answer.spool:
        return answer.body
    from pathlib import Path

    file = Path(answer.spool)
    body = file.read_bytes()
    file.unlink()
    return body


def _link(request: Request, name: str) -> str:
    return "?" + urlencode({**dict(request.query_params), "format": name})


def _html(page: str) -> Response:
    return Response(page, media_type="text/html", headers=_CACHE)


def _problem(status: int, reason: str, headers: tuple[tuple[bytes, bytes], ...] = ()) -> Response:
    problem = {"type": "about:blank", "status": status, "title": reason}
    extra = {name.decode(): value.decode() for name, value in headers} | {"cache-control": "no-store"}
    return JSONResponse(problem, status, extra, media_type="application/problem+json")


def _summary(query: NamedQuery, root: str) -> Mapping[str, object]:
    return {
        "name": query.name,
        "title": query.title,
        "description": query.description,
        "href": f"{root}/queries/{query.name}",
        "parameters": [
            {"name": p.name, "type": p.type, "required": p.required, "default": p.default, "description": p.description}
            for p in query.parameters
        ],
        "columns": [{"name": c.name, "description": c.description} for c in query.columns],
    }
