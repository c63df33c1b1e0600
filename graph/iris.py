"""How things are named: every IRI and every literal of the graph is made here, readable and stable.

The base IRI ends in ``/``. A part's offsets are those of its file's text.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from decimal import Decimal
from urllib.parse import quote, unquote

import pyoxigraph as ox

from nlp.errors import UsageError
from ontology.terms import XSD

DEFAULT_BASE = "https://minutegraph.example/"
_SAFE = "/-._~"


def slug(text: str) -> str:
    """`text` as the tail of an IRI: lower-case ASCII letters and digits with single hyphens, at most 80 characters.

    >>> slug("Fuel theft – Harbour Quay's vans")
    'fuel-theft-harbour-quays-vans'
    >>> slug("% charged")
    'percent-charged'
    """
    text = text.replace("%", " percent ")  # "% charged" and "charged" are two indicators
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower().replace("'", "")
    short = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    if len(short) > 80:
        short = short[:67].rstrip("-") + "-" + digest(text)
    return short or digest(text)


def digest(*content: object) -> str:
    """Twelve hexadecimal digits that stand for `content`."""
    joined = "\x1f".join("" if c is None else str(c) for c in content)
    return hashlib.sha256(joined.encode()).hexdigest()[:12]


class Iris:
    """The IRIs under one base. Raises UsageError where the base is no absolute http(s) IRI ending in ``/``."""

    def __init__(self, base: str = DEFAULT_BASE) -> None:
        if not re.fullmatch(r"https?://[^\s<>\"{}|^`\\?#]+/", base):
            raise UsageError(f"base IRI {base!r}: must be http(s)://HOST/…/ with a slash at its end")
        self.base = base
        self.catalogue = self._make("graph/catalogue")
        self.identity = self._make("graph/identity")
        self.history = self._make("graph/history")
        self.ontology = self._make("graph/ontology")
        self.dataset = self._make("dataset")

    def _make(self, path: str) -> ox.NamedNode:
        return ox.NamedNode(self.base + quote(path, safe=_SAFE))

    def id(self, *path: str) -> ox.NamedNode:
        """``{base}id/`` and the path: entities by key, statements, outcomes, intervals, links, tenures …"""
        return self._make("id/" + "/".join(path))

    def key(self, iri: str) -> str:
        """The key of an entity's IRI: the inverse of `id`. Raises ValueError for an IRI of another kind."""
        prefix = self.base + "id/"
        if not iri.startswith(prefix):
            raise ValueError(f"{iri}: not the IRI of an entity under {prefix}")
        return unquote(iri[len(prefix) :])

    def paper(self, part: str) -> ox.NamedNode:
        """The paper of that part id; a section's id, which holds its part's, gives the section."""
        return self._make(f"paper/{part}")

    def section(self, part: str, section: str) -> ox.NamedNode:
        """The section of that id in that part."""
        return self.paper(section if section.startswith(part + "/") else f"{part}/{section}")

    def graph(self, part: str) -> ox.NamedNode:
        """The named graph of what the part says."""
        return self._make(f"graph/{part}")

    def file(self, name: str) -> ox.NamedNode:
        """The file of that name."""
        return self._make(f"file/{name}")

    def evidence(self, part: str, start: int, end: int) -> ox.NamedNode:
        """The passage, by RFC 5147: half-open, in characters of the FILE's text."""
        return ox.NamedNode(f"{self.paper(part).value}#char={start},{end}")


def text(value: str) -> ox.Literal:
    """A plain string."""
    return ox.Literal(value)


def integer(value: int) -> ox.Literal:
    """A whole number."""
    return ox.Literal(str(value), datatype=XSD.integer)


def boolean(value: bool) -> ox.Literal:
    """True or false."""
    return ox.Literal("true" if value else "false", datatype=XSD.boolean)


def number(value: float) -> ox.Literal:
    """A decimal without needless digits: the shortest that reads back as the same float.

    >>> number(40.0).value, number(0.85).value
    ('40', '0.85')
    """
    plain = format(Decimal(repr(float(value))).normalize(), "f")
    return ox.Literal("0" if plain == "-0" else plain, datatype=XSD.decimal)


def date(value: str) -> ox.Literal:
    """A date at the precision given: xsd:date, xsd:gYearMonth or xsd:gYear; other text stays text."""
    for pattern, datatype in ((r"\d{4}-\d\d-\d\d", XSD.date), (r"\d{4}-\d\d", XSD.gYearMonth), (r"\d{4}", XSD.gYear)):
        if re.fullmatch(pattern, value):
            return ox.Literal(value, datatype=datatype)
    return ox.Literal(value)
