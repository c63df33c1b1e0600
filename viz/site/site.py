"""The site as pages see it: settings, addresses, the current snapshot, and how a page becomes an answer."""

from __future__ import annotations

import re
import threading
from collections import OrderedDict
from collections.abc import Mapping
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from graph.changes import News, changes
from nlp.errors import MinutegraphError
from queries.endpoint.named_model import NamedQueries
from viz.dates import long_date
from viz.site.library import Library
from viz.site.links import Links
from viz.site.render import answer, count, environment, page, short
from viz.site.search import Index
from viz.site.settings import SiteSettings
from viz.site.snapshot import BROWSED, Snapshot

NAVIGATION = (
    ("/operations", "Operations"), ("/people", "People"), ("/meetings", "Meetings"), ("/papers", "Papers"),
    ("/changes", "Changes"), ("/query", "Query"), ("/downloads", "Data"), ("/about", "About"),
)  # fmt: skip
#: Type -> (address of its list, heading).
LISTS = {
    "OPERATION": ("/operations", "Operations"), "INITIATIVE": ("/initiatives", "Initiatives"),
    "PERSON": ("/people", "People"), "ROLE": ("/roles", "Posts and ranks"), "TEAM": ("/teams", "Teams"),
    "ORG": ("/organisations", "Organisations"), "PLACE": ("/places", "Places"), "ACTION": ("/actions", "Actions"),
    "MEETING": ("/meetings", "Meetings"), "INDICATOR": ("/indicators", "Indicators"), "PAPER": ("/papers", "Papers"),
}  # fmt: skip
_KEPT_NEWS = 16
_ISO_DAY = re.compile(r"\b\d{4}-\d\d(?:-\d\d)?\b")


class Site:
    """Shared by all requests and safe for any number of threads."""

    def __init__(self, library: Library, settings: SiteSettings, named: NamedQueries | None) -> None:
        self.settings = settings
        self.links = Links(settings.base_iri, settings.root_path)
        self.named = named
        self._library = library
        self._environment = environment()
        self._environment.filters["dated"] = dated
        self._news: OrderedDict[tuple[str, str, str | None], list[News]] = OrderedDict()
        self._lock = threading.Lock()

    def current(self) -> Snapshot:
        """The current snapshot. Raises StoreError where there is no graph."""
        return self._library.current().snapshot

    def index(self) -> tuple[Snapshot, Index]:
        """The current snapshot with its search index."""
        _, snapshot, index = self._library.current()
        return snapshot, index

    def render(
        self, request: Request, template: str, title: str, *, status: int = 200, iri: str = "",
        headers: Mapping[str, str] | None = None, **values: Any,
    ) -> Response:  # fmt: skip
        """The page of `template` under `title`; `iri` is what it is about, for its data links and citation."""
        body = page(self._environment, template, {**self.context(request), "title": title, "iri": iri, **values})
        return answer(request, body, status=status, headers=headers)

    def context(self, request: Request) -> dict[str, Any]:
        """What every template may use."""
        snapshot = self.current()
        return {
            "site": self.settings.title, "links": self.links, "graph": snapshot, "navigation": NAVIGATION,
            "lists": LISTS, "browsed": BROWSED, "path": request.url.path.removeprefix(self.settings.root_path) or "/",
            "search_text": "", "count": count, "short": short, "feed": "",
        }  # fmt: skip

    def text(self, template: str, **values: Any) -> str:
        """A template that is no page, such as a feed."""
        return page(self._environment, template, values)

    def missing(self, request: Request, name: str, why: str) -> Response:
        """The page for what is not there, with the nearest names."""
        snapshot, index = self.index()
        near = [t for label in index.nearest(name) for t in snapshot.things.values() if t.label == label][:3]
        return self.render(request, "missing.html", "Page not found", status=404, why=why, near=near)

    def news(self, snapshot: Snapshot, since: str, until: str | None = None) -> list[News]:
        """What changed, kept while the graph stays the same. Raises UsageError for a wrong date."""
        key = (snapshot.build, since, until)
        with self._lock:
            if key in self._news:
                self._news.move_to_end(key)
                return self._news[key]
        found = changes(snapshot.store, since, until)
        with self._lock:
            self._news[key] = found
            while len(self._news) > _KEPT_NEWS:
                self._news.popitem(last=False)
        return found


def before_last(snapshot: Snapshot) -> str | None:
    """The date of the meeting before the last one: what came after it is news. None where there are not two."""
    days = snapshot.days()
    return days[-2] if len(days) > 1 else None


def dated(text: str) -> str:
    """`text` with its ISO dates as people write them.

    >>> dated("last on record 2031-05-03")
    'last on record 3 May 2031'
    """
    return _ISO_DAY.sub(lambda found: long_date(found.group()), text)


def error_text(error: MinutegraphError) -> str:
    """An error's message for a page: options of the command line become plain words."""
    return str(error).replace("--", "")
