"""The site in a real browser: hostile text stays text, pages are accessible, phones and missing scripts are no bar."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.queries.endpoint.harness import Server
from tests.viz.site.hostile import LONG, PAYLOADS
from viz.site.app import editor_modules

pytestmark = pytest.mark.browser

PAGES = {
    "home": "/",
    "operation": "/page/operation/kestrel",
    "person": "/page/person/james-doe",
    "team": "/page/team/rural-crime-team",
    "meeting": "/page/meeting/2031-05-03-accountability-meeting",
    "paper": "/paper/2031-05-03-minutes?char=300,420",
    "action": "/page/action/7",
    "indicator": "/page/indicator/acquisitive-crime-burglary",
    "question": "/page/question/2031-05-03-minutes/1",
    "search": "/search?q=kestrel",
    "changes": "/changes?since=2031-01-01",
    "people": "/people",
    "operations": "/operations",
    "papers": "/papers",
    "meetings": "/meetings",
    "actions": "/actions",
    "query": "/query?query=SELECT%20*%20%7B%20?s%20a%20?type%20%7D%20LIMIT%2020",
    "node": "/dataset",
    "vocabulary": "/vocabulary",
    "downloads": "/downloads",
    "about": "/about",
    "missing": "/page/operation/kestral",
}
HOSTILE_QUERY = (
    "/query?query=SELECT%20*%20%7B%20%3Fs%20%3Chttp://www.w3.org/2000/01/rdf-schema%23label%3E%20%3Flabel%20"
    "FILTER(STRSTARTS(STR(%3Fs),%22https://minutegraph.example/id/%22))%7D"
)


@pytest.fixture
def watched(browser: Any) -> Iterator[tuple[Any, list[str]]]:
    """A page, and everything it says, asks or fails in."""
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page, alarms = context.new_page(), []
    page.on("dialog", lambda dialog: (alarms.append(f"dialog {dialog.message}"), dialog.dismiss()))
    page.on("console", lambda message: alarms.append(f"console {message.text}"))
    page.on("pageerror", lambda error: alarms.append(f"error {error}"))
    yield page, alarms
    context.close()


def _alarms(alarms: list[str]) -> list[str]:
    """What is alarming: a page that is not there may say so."""
    return [a for a in alarms if "status of 404" not in a]


@pytest.mark.parametrize("name", PAGES)
def test_hostile_text_is_shown_as_text(hostile_server: Server, watched: tuple[Any, list[str]], name: str) -> None:
    page, alarms = watched
    page.goto(hostile_server.url + PAGES[name])
    page.wait_for_timeout(50)

    assert _alarms(alarms) == []
    assert page.locator("main img, main script, main iframe, main [onload], main [onerror]").count() == 0
    links = page.locator("a").evaluate_all("all => all.map(a => a.href.baseVal ?? a.href)")
    assert [link for link in links if not link.startswith(("http", "/", "#"))] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_every_payload_is_seen_somewhere_as_it_is(hostile_server: Server, watched: tuple[Any, list[str]]) -> None:
    page, alarms = watched
    page.goto(hostile_server.url + HOSTILE_QUERY + "&view=table")
    shown = page.locator("main").text_content()
    for payload in PAYLOADS:
        if payload != LONG:
            assert " ".join(payload.split()) in shown, payload
    page.goto(f"{hostile_server.url}/search?q=%22%3E%3Cscript%3Ealert(9)%3C/script%3E")

    assert page.locator("#q").input_value() == '"><script>alert(9)</script>'
    assert alarms == []


@pytest.mark.parametrize("view", ["timeline", "network", "table"])
def test_hostile_answers_of_queries_stay_text(
    hostile_server: Server, watched: tuple[Any, list[str]], view: str
) -> None:
    page, alarms = watched
    page.goto(f"{hostile_server.url}{HOSTILE_QUERY}&view={view}")

    assert alarms == []
    assert page.locator("main script, main img").count() == 0


def test_the_longest_label_is_whole_on_its_own_page(hostile_server: Server, watched: tuple[Any, list[str]]) -> None:
    page, _ = watched
    found = []
    for address in ("/operations", "/people", "/teams", "/places", "/roles", "/organisations", "/initiatives"):
        page.goto(hostile_server.url + address)
        found += page.locator("tbody th a").evaluate_all("all => all.map(a => a.href)")
    texts = []
    for link in found:
        page.goto(link)
        texts.append(page.locator("h1").text_content())

    assert LONG in texts


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing(server: Server, browser: Any, root: Path, name: str, width: int) -> None:
    axe = root / "node_modules" / "axe-core" / "axe.min.js"
    if not axe.exists():
        pytest.skip("axe-core is not installed: run npm ci")
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.goto(server.url + PAGES[name])
    page.evaluate(axe.read_text(encoding="utf-8"))
    options = "{runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], "
    found = page.evaluate(f"axe.run(document, {options} resultTypes: ['violations']}})")
    wide = page.evaluate("document.documentElement.scrollWidth")
    page.close()

    assert [(v["id"], [n["html"][:160] for n in v["nodes"][:3]]) for v in found["violations"]] == []
    assert wide <= width


def test_a_passage_named_after_the_hash_is_marked(server: Server, browser: Any) -> None:
    page = browser.new_page()
    page.goto(f"{server.url}/paper/2031-05-03-minutes#char=300,420")
    page.wait_for_url("**?char=300,420#char=300,420")
    focused = page.evaluate("document.activeElement.id")
    page.close()

    assert focused == "char=300,420"


def test_without_a_script_the_passage_is_marked_and_in_view(server: Server, browser: Any) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{server.url}/paper/2031-05-03-minutes?char=300,420#char=300,420")
    box = page.locator("mark").first.bounding_box()
    context.close()

    assert box is not None
    assert 0 <= box["y"] < 720


def test_the_skip_link_is_first_and_leads_to_the_content(server: Server, browser: Any) -> None:
    page = browser.new_page()
    page.goto(server.url)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    focused = page.evaluate("document.activeElement.id")
    page.close()

    assert focused == "content"


@pytest.mark.skipif(editor_modules() is None, reason="the query editor is not installed: run npm ci")
def test_the_editor_asks_our_own_endpoint_and_no_one_else(server: Server, browser: Any) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 1000})
    asked: list[str] = []
    alarms: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: alarms.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: alarms.append(str(error)))
    page.goto(f"{server.url}/query")
    page.locator("#open-editor").click()
    page.locator(".CodeMirror").click()
    page.locator(".yasqe_queryButton").click()
    with page.context.expect_page() as opened:
        page.locator(".yasr td a[href*='/id/']").first.click()
    opened.value.wait_for_url("**/page/operation/**")
    page.locator("a.example").first.click()
    page.locator("#close-editor").click()
    example = page.locator("#query").input_value()
    page.close()

    assert "Operation Kestrel" in example
    assert [url for url in asked if not url.startswith((server.url, "data:", "blob:"))] == []
    assert alarms == []


@pytest.mark.skipif(editor_modules() is None, reason="the query editor is not installed: run npm ci")
def test_the_editor_completes_with_terms_of_the_data(server: Server, browser: Any) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 1000})
    page.goto(f"{server.url}/query")
    page.locator("#query").fill("PREFIX mg: <https://w3id.org/minutegraph/ns#>\nSELECT * WHERE {\n  ?x a mg:Oper")
    page.locator("#open-editor").click()
    page.locator(".CodeMirror").click()
    page.keyboard.press("Control+End")
    page.keyboard.press("Control+Space")
    page.wait_for_timeout(500)
    text = page.locator(".CodeMirror").inner_text() + page.locator(".CodeMirror-hints").all_inner_texts().__str__()
    page.close()

    assert "mg:Operation" in text
