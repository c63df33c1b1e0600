"""The site over the bundled papers: every page opens, every link leads on, the trace is what the papers say."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from minutegraph.assemble import assemble
from minutegraph.settings import Settings
from queries.catalogue import catalogue
from queries.endpoint.serving import DirectorySource
from tests.queries.endpoint.harness import SETTINGS, serving
from viz.site.app import create_site

FOXTAIL = "/page/operation/foxtail"
#: Of the pages that only pages of things lead to, one in so many is opened.
SAMPLED = 9


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    store = tmp_path_factory.mktemp("corpus") / "graph.db"
    assert assemble(settings=Settings(store=str(store))).written
    with (
        serving(create_site(DirectorySource(Path(store)), None, SETTINGS, catalogue())) as server,
        httpx.Client(base_url=server.url, timeout=30, headers={"accept": "text/html"}) as client,
    ):
        yield client


def links(page: str) -> set[str]:
    found = {a.attributes["href"] or "" for a in HTMLParser(page).css("main a[href]")}
    return {
        link.partition("#")[0] for link in found if link.startswith("/") and "?" not in link and "/data/" not in link
    }


def test_pages_open_and_lead_on(reader: httpx.Client) -> None:
    waiting = {"/", "/operations", "/meetings", "/papers", "/actions", "/indicators", "/people", "/changes", "/places"}
    opened: set[str] = set()
    further: set[str] = set()
    for path in sorted(waiting):
        page = reader.get(path)
        assert page.status_code == 200, path
        opened.add(path)
        further |= links(page.text)
    for path in sorted(further - opened)[::SAMPLED]:
        page = reader.get(path, follow_redirects=True)
        assert page.status_code == 200, path
        for deeper in sorted(links(page.text) - further)[::SAMPLED]:
            assert reader.get(deeper, follow_redirects=True).status_code == 200, deeper


def test_an_operation_is_traced_through_its_papers(reader: httpx.Client) -> None:
    page = HTMLParser(reader.get(FOXTAIL).text)
    days = [n.text() for n in page.css(".day > h3")]
    found = page.css_first("main").text()

    assert days == ["22 October 2025", "19 January 2026", "21 April 2026"]
    for words in ("Roads and Armed Policing Team", "Great Yarmouth", "59 arrests", "do not add these figures up"):
        assert words in found


def test_every_claim_of_the_trace_is_in_its_paper(reader: httpx.Client) -> None:
    page = HTMLParser(reader.get(FOXTAIL).text)
    for figure in page.css("figure.quote"):
        link = next(a.attributes["href"] or "" for a in figure.css("figcaption a") if "see it" in a.text())
        marked = "".join(m.text() for m in HTMLParser(reader.get(link).text).css("mark"))
        words = marked.replace("</p>", " ").replace("<p>", " ").split()
        assert words
        assert words == figure.css_first("mark").text().split()


@pytest.mark.parametrize("misspelt", ["foxtale", "operation foxtial", "Op Foxtail"])
def test_misspelt_operations_are_found(reader: httpx.Client, misspelt: str) -> None:
    page = HTMLParser(reader.get("/search", params={"q": misspelt}).text)

    assert page.css_first(".found a").attributes["href"] == FOXTAIL
