"""Where each IRI of the graph is shown: addresses of pages, data and passages on this server."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from ontology.terms import MG_IRI

#: What an IRI path may hold unescaped, so that escaping twice changes nothing.
_SAFE = "/~:@!$&'()*+,;=%"
_PASSAGE = re.compile(r"char=(\d{1,9}),(\d{1,9})")
_WEB = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Links:
    """Addresses under `root` for the IRIs that begin with `base`.

    >>> links = Links("https://fenshire.example/", "/graph")
    >>> links.page("https://fenshire.example/id/operation/kestrel")
    '/graph/page/operation/kestrel'
    >>> links.page("https://fenshire.example/paper/p1#char=3,9")
    '/graph/paper/p1?char=3,9#char=3,9'
    >>> links.page("javascript:alert(1)")
    """

    base: str
    root: str = ""

    def page(self, iri: str) -> str | None:
        """The page that shows `iri`: ours, or the foreign web address itself. None where there is nothing to open."""
        if iri.startswith(MG_IRI):
            return f"{self.root}/vocabulary#{quote(iri.removeprefix(MG_IRI))}"
        if not iri.startswith(self.base):
            return iri if _WEB.fullmatch(iri) else None
        path, _, fragment = iri.removeprefix(self.base).partition("#")
        address = f"{self.root}/{_escaped('page/' + path[3:] if path.startswith('id/') else path)}"
        passage = _PASSAGE.fullmatch(fragment)
        if passage:
            return f"{address}?{fragment}#{fragment}"
        return f"{address}#{quote(fragment)}" if fragment else address

    def local(self, iri: str) -> str:
        """The permanent address of one of our IRIs on this server, which leads to its page or its data."""
        return f"{self.root}/{_escaped(iri.removeprefix(self.base))}"

    def data(self, iri: str, suffix: str) -> str:
        """The data about `iri` in the format of `suffix`, such as ``ttl``."""
        return f"{self.root}/data/{_escaped(iri.removeprefix(self.base).partition('#')[0])}.{suffix}"

    def passage(self, paper: str, start: int, end: int) -> str:
        """The paper's page with the characters ``start:end`` of its file marked."""
        return f"{self.local(paper)}?char={start},{end}#char={start},{end}"

    def to(self, path: str, **parameters: str) -> str:
        """A path of the site, with parameters where any is not empty."""
        given = {name: value for name, value in parameters.items() if value}
        return f"{self.root}{path}" + (f"?{urlencode(given)}" if given else "")

    def iri(self, path: str) -> str:
        """The IRI of a decoded request path: the inverse of `local`."""
        return self.base + _escaped(path.lstrip("/"))


def _escaped(path: str) -> str:
    return quote(path, safe=_SAFE)
