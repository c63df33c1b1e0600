"""Templates to answers: escaping, dates in words, compression, and `304` where the reader has the page already."""

from __future__ import annotations

import gzip
import hashlib
import re
from collections.abc import Mapping
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from starlette.requests import Request
from starlette.responses import Response

from graph.iris import number
from queries.endpoint.negotiate import accepts_gzip
from viz.dates import long_date
from viz.facts import readable
from viz.site.periods import period
from viz.site.pictures import corners
from viz.style import relation_style, type_style

HTML = "text/html; charset=utf-8"
_GZIP_ABOVE_BYTES = 1400
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")


def environment() -> Environment:
    """The templates, with escaping always on and unknown names an error."""
    made = Environment(
        loader=PackageLoader("viz.site"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
    made.filters.update(
        long_date=long_date, readable=readable, short=short, plain=plain, number=figure, href=_href, count=count,
    )  # fmt: skip
    made.globals.update(long_period=period, type_style=type_style, relation_style=relation_style, corners=corners)
    return made


@pass_context
def _href(context: Context, iri: str) -> str | None:
    links = context["links"]
    found: str | None = links.page(iri)
    return found


def short(text: str, most: int = 90) -> str:
    """`text` on one line, cut between words where it is longer than `most` characters.

    >>> short("the harbour quay at night", 12)
    'the harbour…'
    """
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    return (line[:most].rpartition(" ")[0] or line[:most]) + "…"


def plain(text: str) -> str:
    """`text` without characters that XML and HTML do not allow."""
    return _NO_XML.sub("\ufffd", text)


def figure(value: float | int | None) -> str:
    """A number as people write it.

    >>> figure(12345.0), figure(7.25)
    ('12,345', '7.25')
    """
    if value is None:
        return ""
    written = number(float(value)).value
    whole, dot, rest = written.partition(".")
    return f"{int(whole):,}{dot}{rest}" if whole.lstrip("-").isdigit() and whole != "-0" else written


def count(amount: int, one: str, many: str | None = None) -> str:
    """`1 paper`, `2 papers`."""
    return f"{amount:,} {one if amount == 1 else many or one + 's'}"


def answer(
    request: Request,
    body: str | bytes,
    media: str = HTML,
    status: int = 200,
    headers: Mapping[str, str] | None = None,
) -> Response:
    """The reply with its ETag: `304` where the reader's copy is the same, gzip where it is taken."""
    raw = plain(body).encode() if isinstance(body, str) else body
    etag = f'W/"{hashlib.blake2b(raw, digest_size=12).hexdigest()}"'
    sent = {"etag": etag, "cache-control": "no-cache", "vary": "Accept, Accept-Encoding", **(headers or {})}
    if status == 200 and _known(request.headers.get("if-none-match", ""), etag):
        return Response(status_code=304, headers=sent)
    if len(raw) > _GZIP_ABOVE_BYTES and accepts_gzip(request.headers.get("accept-encoding", "")):
        raw = gzip.compress(raw, compresslevel=5, mtime=0)
        sent["content-encoding"] = "gzip"
    return Response(raw, status, headers={**sent, "content-type": media})


def _known(header: str, etag: str) -> bool:
    tags = {tag.strip().removeprefix("W/") for tag in header.split(",")}
    return "*" in tags or etag.removeprefix("W/") in tags


def page(env: Environment, template: str, values: Mapping[str, Any]) -> str:
    """The template with its values."""
    return env.get_template(template).render(**values)
