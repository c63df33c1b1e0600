"""The page of a paper: its whole text with what it names linked and what was read from it in the margin."""

from __future__ import annotations

import re
from collections import Counter

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from graph.facts import Paper
from viz.site.pages.things import other
from viz.site.papertext import chapters
from viz.site.site import Site
from viz.site.snapshot import Snapshot

_SPAN = re.compile(r"(\d{1,9}),(\d{1,9})")


def paper(site: Site, request: Request) -> Response:
    """The paper of the path; a section or agenda item of one leads to its place in the text."""
    snapshot = site.current()
    iri = site.links.iri("paper/" + request.path_params["path"])
    if iri in snapshot.papers:
        return _paper(site, request, snapshot, snapshot.papers[iri])
    place = _place(site, snapshot, iri)
    return RedirectResponse(place, 303) if place else other(site, request, iri)


def _paper(site: Site, request: Request, snapshot: Snapshot, found: Paper) -> Response:
    order = sorted(snapshot.papers.values(), key=lambda p: (p.recorded, p.file, p.start))
    at = order.index(found)
    marked = _marked(request.query_params.get("char", ""), found)
    named = Counter(m.iri for m in snapshot.mentions.get(found.iri, ()))
    return site.render(
        request, "paper.html", found.title, iri=found.iri, paper=found, marked=marked,
        asked=request.query_params.get("char", ""), chapters=chapters(snapshot, found.iri, marked),
        earlier=order[at - 1] if at else None, later=order[at + 1] if at + 1 < len(order) else None,
        named=named.most_common(), file=snapshot.files.get(found.file, ""), force=snapshot.forces.get(found.iri, ""),
    )  # fmt: skip


def _marked(asked: str, paper: Paper) -> tuple[int, int] | None:
    """The passage asked for, where it lies in the paper."""
    match = _SPAN.fullmatch(asked)
    if not match:
        return None
    start, end = int(match[1]), int(match[2])
    return (start, end) if paper.start <= start < end <= paper.end else None


def _place(site: Site, snapshot: Snapshot, iri: str) -> str | None:
    for paper_iri, sections in snapshot.sections.items():
        for section in sections:
            if section.iri == iri:
                return f"{site.links.local(paper_iri)}#at-{section.start}"
    for paper_iri, items in snapshot.agenda.items():
        for item in items:
            if iri == f"{paper_iri}/agenda/{item.position}" and item.end:
                return site.links.passage(paper_iri, item.start, item.end)
    return None
