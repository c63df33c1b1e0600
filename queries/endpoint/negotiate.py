"""Which format an answer comes in: `Accept` with its quality values, or `?format=`."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

MEDIA_TYPES = {
    "json": "application/sparql-results+json",
    "xml": "application/sparql-results+xml",
    "csv": "text/csv; charset=utf-8",
    "tsv": "text/tab-separated-values; charset=utf-8",
    "turtle": "text/turtle; charset=utf-8",
    "ntriples": "application/n-triples",
    "nquads": "application/n-quads",
    "trig": "application/trig",
    "rdfxml": "application/rdf+xml",
    "jsonld": "application/ld+json",
}
"""The Content-Type that each format is sent with."""

# In each family the first wins among equals. General types (application/json) come after the exact ones.
_SOLUTIONS = (
    ("application/sparql-results+json", "json"),
    ("application/sparql-results+xml", "xml"),
    ("text/csv", "csv"),
    ("text/tab-separated-values", "tsv"),
    ("application/json", "json"),
    ("application/xml", "xml"),
    ("text/xml", "xml"),
    ("text/plain", "tsv"),
)
_GRAPHS = (
    ("text/turtle", "turtle"),
    ("application/n-triples", "ntriples"),
    ("application/n-quads", "nquads"),
    ("application/trig", "trig"),
    ("application/rdf+xml", "rdfxml"),
    ("application/ld+json", "jsonld"),
    ("application/x-turtle", "turtle"),
    ("application/json", "jsonld"),
    ("application/xml", "rdfxml"),
    ("text/xml", "rdfxml"),
    ("text/plain", "ntriples"),
)
_BY_NAME = {
    "json": ("json", "jsonld"),
    "xml": ("xml", "rdfxml"),
    "csv": ("csv", ""),
    "tsv": ("tsv", ""),
    "turtle": ("", "turtle"),
    "ttl": ("", "turtle"),
    "ntriples": ("", "ntriples"),
    "nt": ("", "ntriples"),
    "nquads": ("", "nquads"),
    "nq": ("", "nquads"),
    "trig": ("", "trig"),
    "rdfxml": ("", "rdfxml"),
    "rdf": ("", "rdfxml"),
    "jsonld": ("", "jsonld"),
}


class Formats(NamedTuple):
    """The format for each family of answers; empty where the client accepts none of that family."""

    solutions: str
    graph: str


class _Range(NamedTuple):
    main: str
    sub: str
    quality: float


@lru_cache(maxsize=512)
def from_accept(accept: str) -> Formats:
    """Return the formats that an Accept header prefers. An empty header accepts anything."""
    ranges = parse_accept(accept) or (_Range("*", "*", 1.0),)
    return Formats(_best(_SOLUTIONS, ranges), _best(_GRAPHS, ranges))


def from_name(name: str) -> Formats | None:
    """Return the formats that `?format=name` asks for (a short name or a media type), or None if it is unknown."""
    known = _BY_NAME.get(name.strip().lower().removeprefix("."))
    if known is not None:
        return Formats(*known)
    # A plus in an address arrives as a space where the caller did not escape it.
    media = name.strip().replace(" ", "+")
    formats = from_accept(media) if parse_accept(media) else Formats("", "")
    return formats if any(formats) else None


@lru_cache(maxsize=512)
def accepts_html_first(accept: str) -> bool:
    """Whether a client would rather read a page than data: what browsers send."""
    ranges = parse_accept(accept)
    html = max((r.quality for r in ranges if (r.main, r.sub) == ("text", "html")), default=0.0)
    named = {offer for offer, _ in (*_SOLUTIONS, *_GRAPHS)} - {"application/xml", "text/xml", "text/plain"}
    data = max((r.quality for r in ranges if f"{r.main}/{r.sub}" in named), default=0.0)
    return html > data


@lru_cache(maxsize=128)
def accepts_gzip(header: str) -> bool:
    """Whether an Accept-Encoding header allows gzip."""
    qualities: dict[str, float] = {}
    for part in header.lower().split(","):
        coding, _, parameters = part.partition(";")
        qualities[coding.strip()] = _quality(parameters)
    return qualities.get("gzip", qualities.get("*", 0.0)) > 0


def parse_accept(accept: str) -> tuple[_Range, ...]:
    """Parse an Accept header. Parts that are no media range are ignored, as the HTTP standard advises."""
    ranges = []
    for part in accept.split(","):
        media, _, parameters = part.partition(";")
        main, slash, sub = media.strip().lower().partition("/")
        if slash and main and sub:
            ranges.append(_Range(main, sub, _quality(parameters)))
    return tuple(ranges)


def _quality(parameters: str) -> float:
    for parameter in parameters.split(";"):
        name, _, value = parameter.partition("=")
        if name.strip().lower() == "q":
            try:
                return min(1.0, max(0.0, float(value)))
            except ValueError:
                return 0.0
    return 1.0


def _best(offers: tuple[tuple[str, str], ...], ranges: tuple[_Range, ...]) -> str:
    best, best_quality = "", 0.0
    for media, name in offers:
        quality = _quality_of(media, ranges)
        if quality > best_quality:
            best, best_quality = name, quality
    return best


def _quality_of(media: str, ranges: tuple[_Range, ...]) -> float:
    """The quality of the most specific range that covers a type: `text/csv` before `text/*` before `*/*`."""
    main, _, sub = media.partition("/")
    found = (-1, 0.0)
    for r in ranges:
        if r.main == main and r.sub == sub:
            found = max(found, (2, r.quality))
        elif r.main == main and r.sub == "*":
            found = max(found, (1, r.quality))
        elif r.main == "*" and r.sub == "*":
            found = max(found, (0, r.quality))
    return found[1]
