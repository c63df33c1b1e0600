"""Every page of the site, as text: what stands on it, where its links lead, how it is answered."""

from __future__ import annotations

import re
from html import unescape
from typing import Any
from xml.etree import ElementTree

import httpx
import pyoxigraph as ox
import pytest
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from graph.store import memory
from tests.viz.site.conftest import BASE
from viz.site.site import LISTS
from viz.site.snapshot import read_snapshot

KESTREL = "/page/operation/kestrel"
MAY = "/paper/2031-05-03-minutes"
ADDRESSES = (
    "/", "/search", "/search?q=kestrel", "/changes", "/papers", "/meetings", "/actions", "/about", "/vocabulary",
    "/downloads", "/query", KESTREL, "/page/person/jane-roe", "/page/person/james-doe", "/page/role/chief-constable",
    "/page/team/rural-crime-team", "/page/place/harbour-quay", "/page/initiative/project-kestrel", "/page/action/7",
    "/page/meeting/2031-05-03-accountability-meeting", "/page/meeting/2031-11-08-accountability-meeting",
    "/page/indicator/acquisitive-crime-burglary", "/page/question/2031-05-03-minutes/1", MAY, f"{MAY}?char=300,320",
    "/graph/2031-05-03-minutes", "/dataset", "/page/tenure/james-doe/fenshire-constabulary/chief-constable/1",
    "/page/aim/fuel-theft",
)  # fmt: skip


def text(client: httpx.Client, path: str) -> str:
    return " ".join(HTMLParser(client.get(path).text).body.text(separator=" ").split())


def main(client: httpx.Client, path: str) -> HTMLParser:
    return HTMLParser(HTMLParser(client.get(path).text).css_first("main").html)


@pytest.mark.parametrize("path", [*ADDRESSES, *(address for address, _ in LISTS.values())])
def test_every_page_has_its_landmarks_and_one_heading(client: httpx.Client, path: str) -> None:
    answer = client.get(path)
    page = HTMLParser(answer.text)

    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert "unsafe-inline" not in answer.headers["content-security-policy"].partition("style-src")[0]
    assert page.css_first("html").attributes["lang"] == "en-GB"
    assert len(page.css("h1")) == len(page.css("main")) == 1
    assert page.css_first("a.skip").attributes["href"] == "#content"
    assert not page.css("[style], style, script:not([src])")
    assert not [n for n in page.css("th") if "scope" not in n.attributes]
    ids = [n.attributes["id"] for n in page.css("[id]")]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("path", ["/", KESTREL, MAY, "/page/meeting/2031-05-03-accountability-meeting", "/changes"])
def test_every_link_of_a_page_leads_somewhere(client: httpx.Client, path: str) -> None:
    links = {n.attributes["href"] for n in HTMLParser(client.get(path).text).css("a[href]")}

    for link in sorted(link for link in links if link.startswith("/") and "/editor/" not in link):
        assert client.get(link, follow_redirects=True).status_code == 200, link


def test_operation_page_traces_it(client: httpx.Client) -> None:
    found = text(client, KESTREL)

    assert re.search(r"First on record 3 May 2031, last 8 November 2031 · in \d papers of \d meetings", found)
    assert "led by Rural Crime Team" in found
    assert "12 arrests" in found
    assert "May 2031" in found
    assert "April to June 2031" in found
    assert "do not add these figures up" in found
    assert found.index("3 May 2031 Summary") < found.index("8 November 2031 Summary")


def test_claims_lead_to_their_marked_sentence(client: httpx.Client) -> None:
    link = next(a.attributes["href"] for a in main(client, KESTREL).css(".quote figcaption a") if "see it" in a.text())
    marked = HTMLParser(client.get(link).text).css("mark")

    assert "Operation Kestrel is led by the Rural Crime Team" in "".join(m.text() for m in marked)
    assert marked[0].attributes["id"] == link.partition("#")[2]


def test_bars_have_a_unit_and_no_bar_between_periods(client: httpx.Client) -> None:
    table = main(client, KESTREL).css_first("table.bars")
    rows = [[c.text(strip=True) for c in row.css("th, td")][:2] for row in table.css("tbody tr")]

    assert rows == [["April to June 2031", "30"], ["May 2031", "12"]]
    assert "arrests" in table.css_first("thead").text()
    assert [r.attributes["width"] for r in table.css("rect")] == ["100.0%", "40.0%"]


def test_paper_is_the_text_as_published_character_for_character(client: httpx.Client, snapshot: object) -> None:
    shown = "".join(n.text() for n in HTMLParser(client.get(f"{MAY}?char=300,320").text).css(".words"))

    assert shown == snapshot.papers["https://minutegraph.example" + MAY].text  # type: ignore[attr-defined]


def test_paper_links_what_it_names(client: httpx.Client) -> None:
    links = {a.text(): a.attributes for a in main(client, MAY).css(".words a")}

    assert links["Operation Kestrel"]["href"] == KESTREL
    assert links["Operation Kestrel"]["class"] == "m-OPERATION"
    assert links["Jane Roe"]["class"] == "m-PERSON"


@pytest.mark.parametrize("span", ["0,5", "5,3", "999999,1000000", "abc", "1,2,3", "-1,4"])
def test_passage_that_is_none_is_told(client: httpx.Client, span: str) -> None:
    found = text(client, f"{MAY}?char={span}")

    assert "are no passage of this paper" in found


def test_meeting_tells_who_was_there_and_what_was_asked(client: httpx.Client) -> None:
    found = text(client, "/page/meeting/2031-05-03-accountability-meeting")

    for words in (
        "held: its minutes are here",
        "Jane Roe",
        "Chief Finance Officer",
        "How many wardens",
        "Harbour House",
        "answered by James Doe",
        "Action 7",
        "Operation Kestrel",
    ):
        assert words.casefold() in found.casefold()


def test_action_has_its_life_in_order(client: httpx.Client) -> None:
    steps = [n.text() for n in main(client, "/page/action/7").css("ol.life strong")]

    assert steps == ["New", "Reopened", "Closed"]


def test_an_indicator_gives_each_figure_with_its_period_and_place(client: httpx.Client) -> None:
    row = main(client, "/page/indicator/acquisitive-crime-burglary").css_first("table.bars tbody tr")
    link = row.css_first("a").attributes["href"]
    marked = HTMLParser(client.get(link).text).css("mark")

    assert [c.text(strip=True) for c in row.css("th, td")] == ["Last 12 months", "412", "", "2031"]
    assert "".join(m.text() for m in marked) == "412"


def test_indicators_of_one_name_keep_apart(quads: list[ox.Quad]) -> None:
    """Two tables may each have a row called Charged: one of rape, one of burglary."""
    iri = "https://minutegraph.example/id/indicator/acquisitive-crime-burglary"
    other = f"{iri}-of-homes"
    twins = [
        ox.Quad(*(_renamed(t, iri, other) for t in (q.subject, q.predicate, q.object)), q.graph_name) for q in quads
    ]
    found = read_snapshot(memory([*quads, *(q for q in twins if "observation" not in str(q.subject))]), BASE)

    assert found.label(iri) == "Acquisitive crime: Burglary"
    assert len(found.observations[iri]) == 1
    assert other not in found.observations


def _renamed(term: Any, iri: str, other: str) -> Any:
    return ox.NamedNode(other) if term == ox.NamedNode(iri) else term


def test_person_has_offices_and_meetings(client: httpx.Client) -> None:
    found = text(client, "/page/person/james-doe")

    assert "Offices" in found
    assert "Chief Constable" in found
    assert "nobody’s first or last day in office is on record" in found


def test_changes_and_feed_tell_the_same(client: httpx.Client) -> None:
    page = text(client, "/changes?since=2031-05-03&until=2031-12-31")
    feed = client.get("/changes.atom")
    atom = "{http://www.w3.org/2005/Atom}"
    tree = ElementTree.fromstring(feed.text)

    assert "Operation Kestrel Dawn" in page
    assert feed.headers["content-type"].startswith("application/atom+xml")
    assert tree.find(f"{atom}id").text.startswith("https://")  # type: ignore[union-attr]
    ids = [e.findtext(f"{atom}id") for e in tree.findall(f"{atom}entry")]
    assert ids
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00Z", e.findtext(f"{atom}updated") or "")
               for e in tree.findall(f"{atom}entry"))  # fmt: skip


@pytest.mark.parametrize("since", ["yesterday", "2031-99", "<script>"])
def test_wrong_dates_are_told(client: httpx.Client, since: str) -> None:
    answer = client.get("/changes", params={"since": since})

    assert answer.status_code == 400
    assert "is not a date" in answer.text


def test_unknown_names_get_the_nearest(client: httpx.Client) -> None:
    answer = client.get("/page/operation/kestral")

    assert answer.status_code == 404
    assert KESTREL in answer.text


def test_pages_are_kept_by_their_etag_and_compressed(client: httpx.Client) -> None:
    first = client.get(KESTREL)
    again = client.get(KESTREL, headers={"if-none-match": first.headers["etag"]})

    assert first.headers["content-encoding"] == "gzip"
    assert again.status_code == 304
    assert again.content == b""
    assert client.get(KESTREL, headers={"accept-encoding": "identity"}).text == first.text
    assert client.head(KESTREL).headers["etag"] == first.headers["etag"]


def test_query_form_works_without_a_script(client: httpx.Client) -> None:
    query = (
        "PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> PREFIX mg: <https://w3id.org/minutegraph/ns#> "
        "SELECT ?statement ?op ?team ?date { ?statement mg:relation 'led_by' ; rdf:subject ?op ; rdf:object ?team ; "
        "mg:recordedOn ?date }"
    )
    table = HTMLParser(client.get("/query", params={"query": query}).text)
    links = [a.attributes["href"] for a in table.css(".answer a")]

    assert any(link.startswith(MAY + "?char=") for link in links)
    assert KESTREL in links
    assert "Rural Crime Team" in table.css_first(".answer").text()
    for view in ("timeline", "network"):
        assert HTMLParser(client.get("/query", params={"query": query, "view": view}).text).css("figure svg")


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("SELECT nonsense", "not valid SPARQL"),
        ("ASK { ?s ?p ?o }", "Yes."),
        ("SELECT ?x { ?x <http://none.test/> ?y }", "No rows"),
        ("CONSTRUCT { ?s a ?o } WHERE { ?s a ?o } LIMIT 2", "a "),
        ("SELECT * { SERVICE <http://x.test/> { ?s ?p ?o } }", "is not allowed here"),
        ("x" * 9000, "longer than"),
    ],
)
def test_query_page_tells_what_came_of_it(client: httpx.Client, query: str, words: str) -> None:
    answer = client.get("/query", params={"query": query})

    assert answer.status_code == 200
    assert words in unescape(answer.text)


def test_examples_all_answer(client: httpx.Client) -> None:
    examples = [a.attributes["href"] for a in HTMLParser(client.get("/query").text).css("a.example")]

    assert len(examples) >= 8
    for link in examples:
        page = HTMLParser(client.get(link).text)
        assert not page.css("[role=alert]"), link


def test_downloads_hold_the_whole_graph(client: httpx.Client, quads: list[object]) -> None:
    import gzip

    dump = gzip.decompress(client.get("/downloads/graph.nq.gz").content).decode()
    rows = client.get("/downloads/statements.csv").text.splitlines()

    assert len(dump.splitlines()) == len(set(quads))
    assert rows[0].startswith("statement,relation,subject")
    assert "mg:ledBy" in client.get("/downloads/vocabulary.ttl").text
    assert client.get("/downloads/../pyproject.toml").status_code == 404


def test_root_path_is_in_every_link(small: object) -> None:
    from queries.endpoint.serving import FixedSource
    from tests.queries.endpoint.harness import serving
    from viz.site.app import create_site
    from viz.site.settings import SiteSettings

    settings = SiteSettings(root_path="/graph")
    with serving(create_site(FixedSource(small), settings)) as server:  # type: ignore[arg-type]
        page = httpx.get(f"{server.url}/graph{KESTREL}", headers={"accept": "text/html"})
    links = [a.attributes["href"] for a in HTMLParser(page.text).css("a[href]")]

    assert page.status_code == 200
    assert not [link for link in links if link.startswith("/") and not link.startswith("/graph/")]
