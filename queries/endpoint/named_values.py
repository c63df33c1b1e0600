"""The values of parameters: text of an address into a typed RDF term."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal, InvalidOperation

import pyoxigraph as ox

from queries.endpoint.wire import WireTerm

XSD = "http://www.w3.org/2001/XMLSchema#"
TYPES = ("iri", "string", "date", "gYearMonth", "dateTime", "integer", "decimal", "boolean")

_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>\"{}|^`\\]*")
_INTEGER = re.compile(r"[+-]?[0-9]{1,40}")
_DECIMAL = re.compile(r"[+-]?[0-9]{0,40}(\.[0-9]{1,40})?")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def parse_value(kind: str, text: str) -> WireTerm:
    """Return the term that `text` means as a value of type `kind`. Raises ValueError, saying what was expected."""
    text = text if kind == "string" else text.strip()
    if any(0xD800 <= ord(char) <= 0xDFFF for char in text):
        raise ValueError("must be valid Unicode.")
    if kind == "iri":
        return ("iri", _absolute_iri(text))
    if kind not in TYPES:
        raise ValueError(f"has a type that is not known: {kind}.")
    return ("literal", _CHECKS[kind](text), XSD + kind)


def _absolute_iri(text: str) -> str:
    try:
        if not _IRI.fullmatch(text):
            raise ValueError
        return ox.NamedNode(text).value
    except ValueError:
        example = "https://minutegraph.example/id/operation/kestrel"
        raise ValueError(f"must be an absolute IRI, such as {example}.") from None


def _date(text: str) -> str:
    try:
        if not _DATE.fullmatch(text):
            raise ValueError
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise ValueError("must be a date, such as 2025-10-22.") from None


def _month(text: str) -> str:
    try:
        return _date(f"{text}-01")[:7]
    except ValueError:
        raise ValueError("must be a month, such as 2025-10.") from None


def _moment(text: str) -> str:
    try:
        return datetime.fromisoformat(text).isoformat()
    except ValueError:
        raise ValueError("must be a date and time, such as 2025-10-22T14:00:00.") from None


def _integer(text: str) -> str:
    if not _INTEGER.fullmatch(text):
        raise ValueError("must be a whole number.")
    return str(int(text))


def _decimal(text: str) -> str:
    try:
        if not _DECIMAL.fullmatch(text):
            raise ValueError
        return format(Decimal(text), "f")
    except (ValueError, InvalidOperation):
        raise ValueError("must be a number, such as 0.5.") from None


def _boolean(text: str) -> str:
    if text.lower() not in ("true", "false", "1", "0"):
        raise ValueError("must be true or false.")
    return "true" if text.lower() in ("true", "1") else "false"


_CHECKS: dict[str, Callable[[str], str]] = {
    "string": str,
    "date": _date,
    "gYearMonth": _month,
    "dateTime": _moment,
    "integer": _integer,
    "decimal": _decimal,
    "boolean": _boolean,
}
