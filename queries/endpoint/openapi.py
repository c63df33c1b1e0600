"""The OpenAPI 3.1 description of the named queries."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from queries.endpoint.settings import EndpointSettings

if TYPE_CHECKING:
    from queries.endpoint.named import NamedQuery, Parameter

_SCHEMAS: dict[str, dict[str, object]] = {
    "iri": {"type": "string", "format": "iri", "pattern": '^[A-Za-z][A-Za-z0-9+.-]*:[^\\x00-\\x20<>"{}|^`\\\\]*$'},
    "string": {"type": "string"},
    "date": {"type": "string", "format": "date"},
    "gYearMonth": {"type": "string", "pattern": "^[0-9]{4}-(0[1-9]|1[0-2])$"},
    "dateTime": {"type": "string", "format": "date-time"},
    "integer": {"type": "integer"},
    "decimal": {"type": "number"},
    "boolean": {"type": "boolean"},
}
_PROBLEMS = {
    "400": "A parameter is wrong, missing or unknown.",
    "404": "There is no query of that name.",
    "406": "The answer cannot be given in any format accepted.",
    "413": "The answer is too large.",
    "503": "Too many queries at once, or out of memory. Try again after Retry-After.",
    "504": "The query was ended at its time limit.",
}


def describe(queries: Sequence[NamedQuery], settings: EndpointSettings) -> dict[str, object]:
    """Return the description of `/queries` and of one path for each query."""
    paths: dict[str, object] = {
        "/queries": {
            "get": {
                "operationId": "listQueries",
                "summary": "All named queries",
                "responses": {
                    "200": {
                        "description": "The queries with their parameters and columns.",
                        "content": {"application/json": {"schema": {"type": "array", "items": {"type": "object"}}}},
                    }
                },
            }
        }
    }
    paths.update({f"/queries/{query.name}": {"get": _operation(query)} for query in queries})
    return {
        "openapi": "3.1.0",
        "info": {"title": f"{settings.title}: named queries", "version": "1"},
        "servers": [{"url": settings.root_path or "/"}],
        "paths": paths,
    }


def _operation(query: NamedQuery) -> dict[str, object]:
    problem = {"application/problem+json": {"schema": {"type": "object"}}}
    rows = {
        "application/sparql-results+json": {"schema": {"type": "object", "required": ["head"]}},
        "application/sparql-results+xml": {"schema": {"type": "string"}},
        "text/csv": {"schema": {"type": "string"}},
        "text/tab-separated-values": {"schema": {"type": "string"}},
        "text/html": {"schema": {"type": "string"}},
    }
    columns = "; ".join(f"{column.name}: {column.description}" for column in query.columns)
    return {
        "operationId": query.name,
        "summary": query.title,
        "description": query.description,
        "parameters": [*map(_parameter, query.parameters), _FORMAT],
        "responses": {
            "200": {"description": columns or "The answer.", "content": rows},
            **{status: {"description": text, "content": problem} for status, text in _PROBLEMS.items()},
        },
    }


def _parameter(parameter: Parameter) -> dict[str, object]:
    schema = dict(_SCHEMAS[parameter.type])
    if parameter.default is not None:
        schema["default"] = parameter.default
    if parameter.required and schema["type"] == "string":
        schema["minLength"] = 1
    return {
        "name": parameter.name,
        "in": "query",
        "required": parameter.required,
        "description": parameter.description,
        "schema": schema,
    }


_FORMAT: dict[str, object] = {
    "name": "format",
    "in": "query",
    "required": False,
    "description": "The format of the answer; otherwise the Accept header tells.",
    "schema": {"type": "string", "enum": ["json", "csv", "tsv", "xml", "html"]},
}
