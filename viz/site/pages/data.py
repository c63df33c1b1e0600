"""IRIs of the graph as addresses: 303 to the page or the data; the data themselves; downloads of everything."""

from __future__ import annotations

import gzip
from functools import lru_cache

import pyoxigraph as ox
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from ontology.terms import FILES, read
from queries.endpoint.negotiate import accepts_html_first, from_accept, from_name, parse_accept
from viz.site.pages import papers
from viz.site.pages.things import other
from viz.site.rdf import CSV, FORMATS, SUFFIXES, serialized, table
from viz.site.render import answer
from viz.site.site import Site
from viz.site.snapshot import Snapshot

_VARY = {"vary": "Accept"}


def thing(site: Site, request: Request) -> Response:
    """``/id/…``: 303 to what the reader would rather have."""
    iri = site.links.iri("id/" + request.path_params["path"])
    page = site.links.page(iri)
    return _data_instead(site, request, iri) or RedirectResponse(page or "/", 303, _VARY)


def paper(site: Site, request: Request) -> Response:
    """``/paper/…``: the page itself, or 303 to the data."""
    iri = site.links.iri("paper/" + request.path_params["path"])
    return _data_instead(site, request, iri) or papers.paper(site, request)


def named_graph(site: Site, request: Request) -> Response:
    """``/graph/…``, ``/file/…`` and ``/dataset``: what the catalogue says of it, or 303 to the data."""
    iri = site.links.iri(request.url.path.removeprefix(site.settings.root_path))
    return _data_instead(site, request, iri) or other(site, request, iri)


def _data_instead(site: Site, request: Request, iri: str) -> Response | None:
    """The way to the data where `?format=` or Accept asks for them; None where a page is wanted."""
    wanted = request.query_params.get("format", "")
    accept = request.headers.get("accept", "")
    if wanted in ("html", "text/html") or (not wanted and accepts_html_first(accept)):
        return None
    suffix = _suffix(wanted, accept)
    if not suffix:
        return PlainTextResponse(
            "There is no such format. Use html, ttl, jsonld, nt, rdf or csv.\n", 400 if wanted else 406, _VARY
        )
    return RedirectResponse(site.links.data(iri, suffix), 303, _VARY)


def _suffix(wanted: str, accept: str) -> str:
    if wanted in (*FORMATS, "csv"):
        return wanted
    formats = from_name(wanted) if wanted else from_accept(accept)
    if formats is None:
        return ""
    only_csv = formats.solutions == "csv" and (not formats.graph or _prefers_csv(accept))
    return "csv" if only_csv else SUFFIXES.get(formats.graph, "")


def _prefers_csv(accept: str) -> bool:
    ranges = parse_accept(accept)
    csv = max((r.quality for r in ranges if (r.main, r.sub) == ("text", "csv")), default=0.0)
    return csv > max((r.quality for r in ranges if (r.main, r.sub) != ("text", "csv")), default=0.0)


def data(site: Site, request: Request) -> Response:
    """``/data/PATH.SUFFIX``: the data about one IRI."""
    path, _, suffix = request.path_params["path"].rpartition(".")
    snapshot = site.current()
    if suffix not in (*FORMATS, "csv") or not path:
        return site.missing(request, path, "Data are given as .ttl, .jsonld, .nt, .rdf and .csv.")
    iri = site.links.iri(path)
    if not snapshot.knows(iri):
        return site.missing(request, path.rsplit("/", 1)[-1], f"The graph says nothing of {iri}.")
    headers = {"link": f'<{site.links.page(iri)}>; rel="alternate"; type="text/html"', "vary": "Accept-Encoding"}
    if suffix == "csv":
        return answer(request, table(snapshot, iri), CSV, headers=headers | {"content-disposition": "attachment"})
    return answer(request, serialized(snapshot, iri, suffix), FORMATS[suffix][0], headers=headers)


def downloads(site: Site, request: Request) -> Response:
    """The page of everything that can be taken away."""
    return site.render(request, "downloads.html", "Data")


def download(site: Site, request: Request) -> Response:
    """One of the whole data set's files."""
    name = request.path_params["name"]
    snapshot = site.current()
    attached = {"content-disposition": f'attachment; filename="{name}"'}
    if name in _DUMPS:
        return answer(request, _dump(snapshot, name), "application/gzip", headers=attached)
    if name == "statements.csv":
        return answer(request, table(snapshot, None), CSV, headers=attached)
    if name == "vocabulary.ttl":
        return answer(request, "\n".join(read(file) for file in FILES), FORMATS["ttl"][0], headers=attached)
    return site.missing(request, name, "There is no such download.")


_DUMPS = {"graph.nq.gz": ox.RdfFormat.N_QUADS, "graph.trig.gz": ox.RdfFormat.TRIG}


@lru_cache(maxsize=2)
def _dump(snapshot: Snapshot, name: str) -> bytes:
    """The whole graph, compressed; kept, because it takes a second and never changes."""
    dumped = snapshot.store.dump(format=_DUMPS[name])
    return gzip.compress(dumped or b"", compresslevel=5, mtime=0)
