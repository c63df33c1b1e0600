"""The OpenAPI 3.1 description of the named queries."""

from __future__ import annotations

from collections.abc import Sequence

from queries.endpoint.named_model import NamedQuery, Parameter
from queries.endpoint.negotiate import MEDIA_TYPES
from queries.endpoint.settings import EndpointSettings
from queries.endpoint.sparql_text import scan

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
_ROW_FORMATS = ("json", "csv", "tsv", "xml")
_GRAPH_FORMATS = ("turtle", "ntriples", "nquads", "trig", "rdfxml", "jsonld")
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
    is_graph = scan(query.text).form in ("CONSTRUCT", "DESCRIBE")
    names = _GRAPH_FORMATS if is_graph else _ROW_FORMATS
    answers: dict[str, object] = {MEDIA_TYPES[name].partition(";")[0]: {"schema": _body_schema(name)} for name in names}
    if not is_graph:
        answers["text/html"] = {"schema": {"type": "string"}}
    columns = "; ".join(f"{column.name}: {column.description}" for column in query.columns)
    return {
        "operationId": query.name,
        "summary": query.title,
        "description": query.description,
        "parameters": [*map(_parameter, query.parameters), _format([*names, *([] if is_graph else ["html"])])],
        "responses": {
            "200": {"description": columns or "The answer.", "content": answers},
            **{status: {"description": text, "content": problem} for status, text in _PROBLEMS.items()},
        },
    }


def _body_schema(name: str) -> dict[str, object]:
    return {"type": "object", "required": ["head"]} if name == "json" else {"type": ["string", "array", "object"]}


def _parameter(parameter: Parameter) -> dict[str, object]:
    schema = dict(_SCHEMAS[parameter.type])
    if parameter.required and schema["type"] == "string":
        schema["minLength"] = 1
    if not parameter.required:
        # An empty value is the same as none: it is what a form sends for a field left blank.
        schema = {"anyOf": [schema, {"const": ""}]}
    if parameter.default is not None:
        schema["default"] = parameter.default
    return {
        "name": parameter.name,
        "in": "query",
        "required": parameter.required,
        "description": parameter.description,
        "schema": schema,
    }


def _format(names: list[str]) -> dict[str, object]:
    return {
        "name": "format",
        "in": "query",
        "required": False,
        "description": "The format of the answer; otherwise the Accept header tells.",
        "schema": {"type": "string", "enum": names},
    }
