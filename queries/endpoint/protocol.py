"""The SPARQL 1.1 Protocol: from an HTTP request to the operation it asks for. No input or output here."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import parse_qsl

from queries.endpoint import negotiate
from queries.endpoint.negotiate import Formats

FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
UPDATE = "application/sparql-update"
_MAX_FIELDS = 1000
_IRI_FORBIDDEN = frozenset('<>"{}|^`\\ ') | {chr(code) for code in range(0x20)}


class Refused(Exception):
    """A request that is not run, with the HTTP status and the plain reason to send."""

    def __init__(self, status: int, reason: str, headers: tuple[tuple[bytes, bytes], ...] = ()) -> None:
        super().__init__(reason)
        self.status = status
        self.reason = reason
        self.headers = headers


@dataclass(frozen=True)
class Operation:
    """A query as the protocol gives it. An empty `query` asks for the description of the service."""

    query: str
    default_graphs: tuple[str, ...]
    named_graphs: tuple[str, ...]
    formats: Formats
    timeout_s: float | None
    """A limit shorter than the server's that the client asked for by `timeout=SECONDS`."""


def from_get(query_string: bytes, accept: str) -> Operation:
    """Read a GET or HEAD request. Raises Refused."""
    return _operation(_fields(query_string), accept)


def from_post(query_string: bytes, content_type: str, body: bytes, accept: str) -> Operation:
    """Read a POST request, of a form or of the query itself. Raises Refused."""
    media = content_type.partition(";")[0].strip().lower()
    if media == FORM:
        return _operation(_fields(query_string) + _fields(body), accept, posted=True)
    if media == QUERY:
        fields = _fields(query_string)
        if any(name == "query" for name, _ in fields):
            raise Refused(400, "The query is in the body; it must not be in the address too.")
        return _operation([*fields, ("query", _decode(body, content_type))], accept, posted=True)
    if media == UPDATE:
        raise Refused(403, "This endpoint is read-only: it takes no updates.")
    raise Refused(415, f"Content-Type must be {FORM} or {QUERY}.", ((b"accept-post", f"{FORM}, {QUERY}".encode()),))


def _fields(encoded: bytes) -> list[tuple[str, str]]:
    """Decode form fields, once."""
    try:
        text = encoded.decode("ascii")
        return parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=_MAX_FIELDS)
    except UnicodeDecodeError:
        raise Refused(400, "The parameters must be percent-encoded UTF-8.") from None
    except ValueError:
        raise Refused(400, f"More than {_MAX_FIELDS} parameters.") from None


def _decode(body: bytes, content_type: str) -> str:
    charset = "utf-8"
    for parameter in content_type.split(";")[1:]:
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "charset":
            charset = value.strip().strip('"').lower()
    if charset not in ("utf-8", "utf8", "us-ascii"):
        raise Refused(415, "The query must be encoded in UTF-8.")
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        raise Refused(400, "The query is not valid UTF-8.") from None


def _operation(fields: list[tuple[str, str]], accept: str, posted: bool = False) -> Operation:
    values: dict[str, list[str]] = {}
    for name, value in fields:
        values.setdefault(name, []).append(value)
    if "update" in values or "using-graph-uri" in values or "using-named-graph-uri" in values:
        raise Refused(403, "This endpoint is read-only: it takes no updates.")
    queries = values.get("query", [])
    if len(queries) > 1:
        raise Refused(400, "More than one query. Send one.")
    if not queries and (posted or "default-graph-uri" in values or "named-graph-uri" in values):
        raise Refused(400, "The parameter query is missing.")
    if queries and not queries[0].strip():
        raise Refused(400, "The query is empty.")
    return Operation(
        query=queries[0] if queries else "",
        default_graphs=_iris(values, "default-graph-uri"),
        named_graphs=_iris(values, "named-graph-uri"),
        formats=_formats(values, accept),
        timeout_s=_timeout(values),
    )


def _iris(values: dict[str, list[str]], name: str) -> tuple[str, ...]:
    iris = tuple(dict.fromkeys(values.get(name, ())))
    for iri in iris:
        scheme, colon, _ = iri.partition(":")
        if not colon or not scheme.isascii() or not scheme[:1].isalpha() or not _IRI_FORBIDDEN.isdisjoint(iri):
            raise Refused(400, f"{name} must be an absolute IRI.")
    return iris


def _formats(values: dict[str, list[str]], accept: str) -> Formats:
    names = values.get("format") or values.get("output") or []
    if not names:
        return negotiate.from_accept(accept)
    formats = negotiate.from_name(names[0])
    if formats is None:
        known = "json, xml, csv, tsv for rows; turtle, ntriples, nquads, trig, rdfxml, jsonld for graphs"
        raise Refused(400, f"Unknown format. Known: {known}.")
    return formats


def _timeout(values: dict[str, list[str]]) -> float | None:
    text = (values.get("timeout") or [""])[0]
    if not text:
        return None
    try:
        seconds = float(text)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds < 1e6:
        raise Refused(400, "timeout must be a number of seconds above 0.")
    return seconds
