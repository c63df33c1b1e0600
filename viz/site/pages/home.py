"""The first page, lists of things, and what is said of the site itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from graph.things import Known
from viz.site.pages.vocabulary import terms
from viz.site.site import LISTS, Site, before_last
from viz.site.snapshot import Snapshot

#: Kinds of news on the first page, and how many of each.
_TOLD = (("new", 8), ("fallen silent", 8))
_OPEN_ACTIONS = 6


@dataclass(frozen=True, slots=True)
class Cell:
    """An operation on one date: how often it is named then; 0 for silence."""

    day: str
    count: int


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """An operation over all dates."""

    thing: Known
    cells: tuple[Cell, ...]

    @property
    def seen(self) -> int:
        return sum(1 for cell in self.cells if cell.count)


def home(site: Site, request: Request) -> Response:
    """What this is, search, what is new, operations over meetings."""
    snapshot = site.current()
    since = before_last(snapshot)
    news = site.news(snapshot, since) if since else []
    order = ("operation", "initiative", "person")
    news = sorted((n for n in news if n.type in order), key=lambda n: order.index(n.type))
    told = {kind: [n for n in news if n.kind == kind][:most] for kind, most in _TOLD}
    continued = [n for n in news if n.kind == "continued" and n.type == "operation"]
    waiting = sorted((a for a in snapshot.told.actions if not a.closed and a.raised), key=lambda a: a.raised or "")
    rows = matrix(snapshot, "OPERATION")
    return site.render(
        request, "home.html", site.settings.title, days=snapshot.days(), rows=rows, told=told, since=since,
        continued=continued, waiting=waiting[:_OPEN_ACTIONS], more_waiting=max(0, len(waiting) - _OPEN_ACTIONS),
        counts=Counter(t.type for t in snapshot.things.values()), feed=site.links.to("/changes.atom"),
    )  # fmt: skip


def matrix(snapshot: Snapshot, type_: str) -> list[MatrixRow]:
    """Things of a type over the dates of papers: those on most dates first, then the latest."""
    days = snapshot.days()
    rows = []
    for thing in snapshot.of_type(type_):
        counts: Counter[str] = Counter()
        for paper, number in thing.named.items():
            if paper in snapshot.papers:
                counts[snapshot.papers[paper].recorded] += number
        attested = snapshot.attested.get(thing.iri)
        for paper in attested.papers if attested else ():
            counts.setdefault(snapshot.papers[paper].recorded, 1) if paper in snapshot.papers else None
        rows.append(MatrixRow(thing, tuple(Cell(day, counts[day]) for day in days)))
    latest = {row.thing.iri: max((c.day for c in row.cells if c.count), default="") for row in rows}
    rows.sort(key=lambda row: row.thing.label.casefold())
    rows.sort(key=lambda row: latest[row.thing.iri], reverse=True)
    return sorted(rows, key=lambda row: -row.seen)


def things(type_: str) -> Callable[[Site, Request], Response]:
    """The page that lists all things of a type, over the dates of papers."""

    def listed(site: Site, request: Request) -> Response:
        snapshot = site.current()
        heading = LISTS[type_][1]
        return site.render(
            request, "list.html", heading, type=type_, rows=matrix(snapshot, type_), days=snapshot.days(),
            roles=_roles(snapshot) if type_ == "PERSON" else {},
        )  # fmt: skip

    return listed


def _roles(snapshot: Snapshot) -> dict[str, str]:
    """Person -> latest office on record."""
    found: dict[str, str] = {}
    for tenure in sorted(snapshot.told.tenures, key=lambda t: (t.last, t.first)):
        where = f", {snapshot.label(tenure.organisation)}" if tenure.organisation else ""
        found[tenure.person] = snapshot.label(tenure.role) + where
    return found


def papers(site: Site, request: Request) -> Response:
    """All papers, latest first."""
    snapshot = site.current()
    ordered = sorted(snapshot.papers.values(), key=lambda p: (p.file, p.start))
    ordered.sort(key=lambda p: p.recorded, reverse=True)
    return site.render(request, "papers.html", "Papers", papers=ordered)


def actions(site: Site, request: Request) -> Response:
    """All actions: open ones first, the longest open on top."""
    found = sorted(site.current().told.actions, key=lambda a: (a.closed, a.raised or "9999", a.label))
    return site.render(request, "actions.html", "Actions", actions=found)


def about(site: Site, request: Request) -> Response:
    """What the site is, what it is not, how to cite it."""
    return site.render(request, "about.html", "About and how to cite")


def vocabulary(site: Site, request: Request) -> Response:
    """Every class and property that the data use."""
    classes, properties = terms()
    return site.render(request, "vocabulary.html", "Vocabulary", classes=classes, properties=properties)
