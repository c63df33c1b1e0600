"""Search, and what changed between meetings."""

from __future__ import annotations

from collections import Counter
from itertools import groupby

from starlette.requests import Request
from starlette.responses import Response

from graph.changes import KINDS, News
from graph.days import checked
from graph.iris import digest
from nlp.errors import UsageError
from viz.site.passages import quoted
from viz.site.render import answer
from viz.site.search import Wanted
from viz.site.site import LISTS, Site, before_last, error_text

_LONGEST_TEXT = 200
ATOM = "application/atom+xml; charset=utf-8"
#: What each kind of news is called.
HEADINGS = {
    "new": "New on record", "renamed": "Renamed", "changed": "Changed", "corrected": "Corrected",
    "raised": "Actions raised", "reopened": "Actions reopened", "closed": "Actions closed",
    "continued": "Continued", "fallen silent": "Fallen silent",
}  # fmt: skip


_TYPES = ("operation", "initiative", "person", "team", "action", "indicator")


def search(site: Site, request: Request) -> Response:
    """Names and passages that fit the words, narrowed by type, force and period."""
    snapshot, index = site.index()
    asked = request.query_params
    text = asked.get("q", "")[:_LONGEST_TEXT]
    types = frozenset(asked.getlist("type")) & LISTS.keys()
    forces = sorted(set(snapshot.forces.values()), key=snapshot.label)
    force = asked.get("force", "")
    start, end, wrong = *(_day(asked.get(name, "")) for name in ("from", "to")), []
    wrong = [asked[name] for name in ("from", "to") if asked.get(name) and not _day(asked[name])]
    found = index.search(Wanted(text, types, force if force in forces else "", start, end))
    passages = [(p, quoted(snapshot, p.paper, p.start, p.end)) for p in found.passages]
    return site.render(
        request, "search.html", f"Search: {text}" if text else "Search", search_text=text, found=found,
        passages=passages, types=types, forces=forces, force=force, start=asked.get("from", "")[:10],
        end=asked.get("to", "")[:10], wrong=wrong, years=Counter(p.recorded[:4] for p in found.passages),
    )  # fmt: skip


def _day(text: str) -> str:
    try:
        return checked(text)
    except UsageError:
        return ""


def changes(site: Site, request: Request) -> Response:
    """What is new, changed, closed or silent since a date: since the meeting before the last, if none is given."""
    snapshot = site.current()
    since = request.query_params.get("since") or before_last(snapshot) or "0001"
    until = request.query_params.get("until") or None
    problem, news = "", []
    try:
        news = site.news(snapshot, since, until)
    except UsageError as error:
        problem = error_text(error)
    groups = [(HEADINGS[kind], kind, _by_type(list(held))) for kind, held in groupby(news, key=lambda n: n.kind)]
    return site.render(
        request, "changes.html", "Changes", since=since, until=until or "", groups=groups, problem=problem,
        days=snapshot.days(), feed=site.links.to("/changes.atom"), status=400 if problem else 200,
    )  # fmt: skip


def _by_type(news: list[News]) -> list[tuple[str, list[News]]]:
    """The news of each type, operations first and figures last."""
    ordered = sorted(news, key=lambda n: _TYPES.index(n.type) if n.type in _TYPES else len(_TYPES))
    return [(type_, list(held)) for type_, held in groupby(ordered, key=lambda n: n.type)]


def feed(site: Site, request: Request) -> Response:
    """The changes as an Atom feed; entries keep their ids as long as what they tell stays the same."""
    snapshot = site.current()
    since = before_last(snapshot) or "0001"
    news = sorted(site.news(snapshot, since), key=lambda n: (n.date, KINDS.index(n.kind), n.label), reverse=True)
    here = str(request.base_url).rstrip("/").removesuffix(site.settings.root_path)
    body = site.text(
        "changes.atom", news=news, headings=HEADINGS, ids=[_id(site, n) for n in news], here=here, site=site.settings,
        links=site.links, since=since, updated=max((_moment(n.date) for n in news), default=_moment(since)),
        moments=[_moment(n.date) for n in news],
    )  # fmt: skip
    return answer(request, body, ATOM)


def _id(site: Site, news: News) -> str:
    return f"{site.settings.base_iri}changes#{digest(news.kind, news.iri, news.date, news.text)}"


def _moment(day: str) -> str:
    return day + "0000-01-01T00:00:00Z"[len(day) :]
