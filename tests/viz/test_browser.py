"""What a person does with the page: open it without a network, find, read, filter, move through time, print."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from viz.briefing import briefing_html
from viz.page import NotebookView, operation_html

pytestmark = pytest.mark.browser
pypdf = pytest.importorskip("pypdf", reason="pypdf reads the printed brief")

Open = Callable[..., Any]
Graph = nx.MultiDiGraph


@pytest.fixture
def shown(graph: Graph, opened: Open) -> Any:
    """The briefing of the small network, open in the browser."""
    return opened(briefing_html(graph, {"precision": 0.97, "recall": 0.9}))


def status(page: Any) -> str:
    return page.locator("#status").inner_text()


def drawn(page: Any) -> int:
    """How many nodes the picture itself holds."""
    return page.evaluate("minutegraphNetwork.body.data.nodes.length")


def test_it_opens_from_disk_and_asks_for_nothing(shown: Any) -> None:
    shown.page.wait_for_timeout(300)

    assert [url for url in shown.requests if not url.startswith(("file:", "data:"))] == []
    assert len([url for url in shown.requests if url.startswith("file:")]) == 1


def test_first_view_says_what_runs_through(shown: Any) -> None:
    text = shown.page.locator("#panel").inner_text()

    assert "3 operations are named" in text
    assert "Operation Kestrel runs through most: 3 of the 4" in text
    assert status(shown.page).startswith("5 names, 6 links in view")


def test_search_opens_the_quotes_in_order_of_time(shown: Any) -> None:
    page = shown.page
    page.fill("#find", "kest")
    assert page.locator("#find-list li").count() == 1
    page.press("#find", "Enter")

    quotes = page.locator("#panel blockquote").all_inner_texts()
    days = page.locator("#panel .day").all_inner_texts()
    assert "Operation Kestrel is led by the Rural Team" in " ".join(quotes)
    assert days == ["29 January 2025", "22 October 2025", "21 April 2026"]
    assert "Jane Roe" in page.locator("#panel").inner_text()
    assert "Holds for: September 2025. On record: 22 October 2025." in page.locator("#panel").inner_text()


def test_search_finds_by_alias_and_says_when_it_finds_nothing(shown: Any) -> None:
    page = shown.page
    page.fill("#find", "op kes")
    assert page.locator("#find-list li").all_inner_texts()[0].startswith("Operation Kestrel")
    page.fill("#find", "zzz")
    assert "No name in these papers has" in page.locator("#search .none").inner_text()


def test_search_shows_a_type_that_the_legend_hides(shown: Any) -> None:
    page = shown.page
    page.fill("#find", "fenton")
    page.press("#find", "Enter")

    assert page.is_checked("#type-PLACE")
    assert "an action day in Fenton" in page.locator("#panel").inner_text()


def test_slider_takes_things_in_and_out_without_moving_them(shown: Any) -> None:
    page = shown.page
    before = page.evaluate("minutegraphNetwork.getPositions()")
    page.focus("#handle-to")
    page.press("#handle-to", "Home")

    assert drawn(page) == 2  # Heron and the team it draws on
    assert page.get_attribute("#handle-to", "aria-valuetext") == "17 October 2023"
    for _ in range(3):
        page.press("#handle-to", "ArrowRight")
    assert drawn(page) == 5
    assert page.evaluate("minutegraphNetwork.getPositions()") == before


def test_new_is_marked_and_silent_can_be_left_out(shown: Any) -> None:
    page = shown.page
    assert "1 new on 21 April 2026; 1 faded" in status(page)
    page.uncheck("#flag-silent")

    assert drawn(page) == 4
    assert "faded" not in status(page)


def test_steps_and_whole_period(shown: Any) -> None:
    page = shown.page
    page.get_by_role("button", name="One date back").click()
    assert page.get_attribute("#handle-to", "aria-valuetext") == "22 October 2025"
    page.get_by_role("button", name="All dates").click()
    assert page.get_attribute("#handle-to", "aria-valuetext") == "21 April 2026"


def test_play_runs_to_the_end_and_stops(graph: Graph, opened: Open) -> None:
    page = opened(briefing_html(graph)).page
    page.get_by_role("button", name="Play").click()
    assert page.get_attribute("#handle-to", "aria-valuetext") == "17 October 2023"
    page.locator("#handle-to[aria-valuetext='21 April 2026']").wait_for(timeout=9000)
    page.get_by_role("button", name="Play").wait_for(timeout=4000)


def test_legend_filters_types_and_links(shown: Any) -> None:
    page = shown.page
    page.uncheck("#type-ORG")
    assert drawn(page) == 4
    page.uncheck("#rel-led_by")
    assert page.evaluate("minutegraphNetwork.body.data.edges.length") == 3
    page.check("#type-PERSON")
    assert "people" in page.locator("#legend").inner_text()
    assert drawn(page) == 5


def test_click_on_a_node_opens_its_panel(shown: Any) -> None:
    page = shown.page
    number = page.evaluate(
        "JSON.parse(document.getElementById('data').textContent).nodes.findIndex((node) => node.label === 'Rural Team')"
    )
    at = page.evaluate("(id) => minutegraphNetwork.canvasToDOM(minutegraphNetwork.getPositions([id])[id])", number)
    box = page.locator("#network").bounding_box()
    page.mouse.click(box["x"] + at["x"], box["y"] + at["y"])

    assert page.locator("#panel h2").inner_text() == "Rural Team"


def test_keyboard_alone_walks_reads_and_filters(shown: Any) -> None:
    page = shown.page
    order = []
    page.keyboard.press("Tab")  # the link to the table
    for _ in range(60):
        page.keyboard.press("Tab")
        order.append(page.evaluate("document.activeElement.id || document.activeElement.getAttribute('role') || ''"))
    wanted = ["find", "type-OPERATION", "tab-network", "network", "handle-from", "handle-to", "print"]
    assert list(dict.fromkeys(name for name in order if name in wanted)) == wanted

    page.focus("#network")
    page.keyboard.press("ArrowRight")
    first = page.locator("#panel h2").inner_text()
    for key in ("ArrowRight", "ArrowLeft", "ArrowUp", "ArrowDown"):
        page.keyboard.press(key)
        if page.locator("#panel h2").inner_text() != first:
            break
    assert page.locator("#panel h2").inner_text() != first
    assert page.locator("#announce").inner_text()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "panel"


def test_links_are_reached_by_keyboard(shown: Any) -> None:
    page = shown.page
    page.fill("#find", "heron")
    page.press("#find", "Enter")
    page.focus("#network")
    page.keyboard.press("l")

    assert page.locator("#panel h2").inner_text() == "Operation Heron involves Rural Team"
    assert page.locator("#announce").text_content() == "Operation Heron involves Rural Team, 1 of 1"


def test_focus_depth_and_back(shown: Any) -> None:
    page = shown.page
    page.fill("#find", "heron")
    page.press("#find", "Enter")
    page.click("#depth-1")
    assert drawn(page) == 2
    page.click("#depth-2")
    assert drawn(page) == 3
    page.click("#leave-focus")
    assert drawn(page) == 5


def test_shortest_path_with_its_quotes(shown: Any) -> None:
    page = shown.page
    page.fill("#find", "heron")
    page.press("#find", "Enter")
    page.click("#panel .path summary")
    page.fill("#path-to", "ministry")
    page.press("#path-to", "Enter")

    panel = page.locator("#panel").inner_text()
    assert "3 links, the fewest there are" in panel
    assert "Heron drew on the Rural Team" in panel
    assert drawn(page) == 4


def test_the_address_brings_the_view_back(graph: Graph, opened: Open) -> None:
    html = briefing_html(graph)
    page = opened(html).page
    page.fill("#find", "kestrel")
    page.press("#find", "Enter")
    page.click("#tab-results")
    page.press("#handle-to", "ArrowLeft")
    fragment = page.evaluate("location.hash.slice(1)")

    again = opened(html, fragment).page
    assert again.locator("#tab-results").get_attribute("aria-selected") == "true"
    assert again.get_attribute("#handle-to", "aria-valuetext") == "22 October 2025"
    assert again.locator("#panel h2").inner_text() == "Operation Kestrel"


def test_table_is_in_step_sorts_and_filters(shown: Any) -> None:
    page = shown.page
    page.click("#tab-table")
    rows = page.locator("table.rows tbody tr")
    whole = rows.count()
    page.fill("#table-filter", "ministry")
    assert 0 < rows.count() < whole
    page.fill("#table-filter", "")
    page.uncheck("#type-TEAM")
    assert page.locator("table.rows tbody tr").count() < whole
    page.get_by_role("button", name="Dated").click()
    page.get_by_role("button", name="Dated").click()
    assert page.locator("th[aria-sort=descending]").inner_text().startswith("Dated")
    assert "21 April 2026" in page.locator("table.rows tbody tr").first.inner_text()


def test_matrix_timeline_people_and_compare(shown: Any) -> None:
    page = shown.page
    page.click("#tab-matrix")
    first = page.locator("table.matrix tbody tr").first.inner_text()
    assert "Operation Kestrel" in first
    assert "runs through" in first
    page.fill("#find", "kestrel")
    page.press("#find", "Enter")
    page.click("#tab-timeline")
    lanes = page.locator("svg.lanes .lane").all_text_contents()
    assert lanes == ["Named", "Led by", "Funded by", "Partners", "Places", "Aims", "Results", "Raised by"]
    page.click("#tab-people")
    post = page.locator("table.people tbody tr")
    assert "Chief Constable" in post.first.inner_text()
    assert page.locator("table.people tbody tr:first-child th[scope=row]").inner_text() == "Jane Roe"
    page.click("#tab-compare")
    page.select_option("#compare-0", "0")
    assert "Operation Plover" in page.locator(".compare section").nth(0).inner_text()
    assert "Operation Heron" in page.locator(".compare section").nth(1).inner_text()


def test_results_flag_overlaps_and_add_nothing_up(shown: Any) -> None:
    page = shown.page
    page.fill("#find", "kestrel")
    page.press("#find", "Enter")
    page.click("#tab-results")

    chart = page.locator(".chart").first
    assert "arrests" in chart.inner_text()
    assert chart.locator("rect").count() == 3
    assert chart.locator("rect.overlap").count() == 2
    assert "not added up" in chart.inner_text()
    assert page.locator(".chart polyline, .chart path").count() == 0
    assert "49" not in chart.inner_text()


def test_indicators_say_period_and_paper(shown: Any) -> None:
    page = shown.page
    page.click("#tab-indicators")

    assert "Coursing incidents" in page.locator("#view-indicators").inner_text()
    assert "Minutes of 2026-04-21" in page.locator("#view-indicators").inner_text()


def test_story_moves_slider_and_focus(graph: Graph, opened: Open) -> None:
    page = opened(operation_html(graph, "Operation Kestrel")).page
    page.click("#story-start")
    assert "29 January 2025" in page.locator("#story h2").inner_text()
    assert page.get_attribute("#handle-to", "aria-valuetext") == "29 January 2025"
    page.click("#story-next")
    assert page.get_attribute("#handle-to", "aria-valuetext") == "22 October 2025"
    page.click("#story-end")
    assert page.locator("#story").is_hidden()


def test_print_has_title_key_facts_sources_and_citation(shown: Any, tmp_path: Path) -> None:
    shown.page.pdf(path=tmp_path / "brief.pdf", prefer_css_page_size=True)
    sheets = [" ".join(sheet.extract_text().split()) for sheet in pypdf.PdfReader(tmp_path / "brief.pdf").pages]

    assert len(sheets) == 2
    assert "Operations in the accountability papers" in sheets[0]
    assert "Operation Kestrel: led by Rural Team" in sheets[0]
    assert "Minutes of 2026-04-21, 21 April 2026" in sheets[0]
    assert "the Rural Team still leads Operation Kestrel" in sheets[1]
    assert "build b1a5ed" in sheets[1]
    assert "Silence in the papers does not mean" in sheets[1]


def saved(page: Any, button: str) -> bytes:
    if not page.locator(".menu[open]").count():
        page.click(".menu summary")
    with page.expect_download() as waiting:
        page.click(button)
    return Path(waiting.value.path()).read_bytes()


def test_svg_png_and_csv_are_saved(shown: Any) -> None:
    svg = saved(shown.page, "#save-svg").decode()
    assert svg.startswith("<svg")
    assert "Operation Kestrel" in svg
    assert saved(shown.page, "#save-png").startswith(b"\x89PNG")
    rows = list(csv.reader(io.StringIO(saved(shown.page, "#save-csv").decode("utf-8-sig"))))
    assert rows[0][:3] == ["Who or what", "Link", "To"]
    assert ["Operation Kestrel", "led by", "Rural Team"] in [row[:3] for row in rows]
    assert "minutegraph dataset, build b1a5ed" in rows[-1][0]
    assert [url for url in shown.requests if not url.startswith(("file:", "data:", "blob:"))] == []


@pytest.mark.parametrize(("view", "word"), [("matrix", "runs through"), ("people", "Chief Constable"),
                                            ("timeline", "hare coursing"), ("results", "arrests")])  # fmt: skip
def test_each_chart_is_saved_as_it_stands(graph: Graph, opened: Open, view: str, word: str) -> None:
    page = opened(briefing_html(graph), f"view={view}&on=id/operation/kestrel").page

    assert word in saved(page, "#save-svg").decode()


HOSTILE = "</script><img src=x onerror=\"document.title='owned'\"><b>bold</b>"


def test_hostile_labels_and_quotes_are_shown_as_text(graph: Graph, opened: Open) -> None:
    kestrel = next(node for node in graph if node.endswith("/kestrel"))
    graph.nodes[kestrel]["label"] = HOSTILE
    graph.nodes[kestrel]["aliases"] = [{"name": HOSTILE, "why": HOSTILE, "quote": HOSTILE, "paper": HOSTILE}]
    for *_, edge in graph.edges(data=True):
        edge["evidence"][0].update(quote=HOSTILE, section=HOSTILE, speaker=HOSTILE, unit=HOSTILE)
    shown = opened(briefing_html(graph, {"title": HOSTILE}))
    page = shown.page
    page.fill("#find", "onerror")
    page.press("#find", "Enter")
    for view in ("matrix", "timeline", "results", "people", "indicators", "compare", "table", "network"):
        page.click(f"#tab-{view}")
    page.emulate_media(media="print")

    assert page.evaluate("document.querySelectorAll('img, b').length") == 0
    assert page.evaluate("document.title") == HOSTILE
    assert HOSTILE in page.locator("#panel").inner_text() or HOSTILE in page.locator("#panel").text_content()
    assert [url for url in shown.requests if not url.startswith(("file:", "data:"))] == []


def test_a_spreadsheet_never_takes_a_quote_for_a_formula(graph: Graph, opened: Open) -> None:
    for *_, edge in graph.edges(data=True):
        edge["evidence"][0]["quote"] = '=HYPERLINK("http://evil.example")'
    rows = csv.reader(io.StringIO(saved(opened(briefing_html(graph)).page, "#save-csv").decode("utf-8-sig")))

    assert not [cell for row in rows for cell in row if cell.startswith("=")]


VIEWS = ("network", "matrix", "timeline", "results", "people", "indicators", "compare", "table")


@pytest.mark.parametrize(
    ("view", "theme"),
    [*((view, "light") for view in VIEWS), ("network", "dark"), ("results", "dark"), ("table", "dark")],
)
def test_axe_finds_nothing_serious(graph: Graph, opened: Open, root: Path, view: str, theme: str) -> None:
    axe = root / "node_modules" / "axe-core" / "axe.min.js"
    if not axe.exists():
        pytest.skip("axe-core is not installed: run npm ci")
    page = opened(briefing_html(graph, {"theme": theme}), f"view={view}&on=id/operation/kestrel").page
    page.evaluate(axe.read_text(encoding="utf-8"))
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")

    grave = [v for v in found["violations"] if v["impact"] in {"serious", "critical"}]
    assert [(v["id"], [node["target"] for node in v["nodes"]][:4]) for v in grave] == []


def test_empty_states_are_written_out(graph: Graph, opened: Open) -> None:
    page = opened(briefing_html(graph)).page
    for kind in ("OPERATION", "TEAM", "ORG"):
        page.uncheck(f"#type-{kind}")
    assert "Nothing is in view" in page.locator("#network-empty").inner_text()
    assert "no dated papers" in opened(briefing_html(nx.MultiDiGraph())).page.locator("body").text_content()


def test_much_is_drawn_in_part_and_the_page_says_so(build: Any, opened: Open) -> None:
    team = build.node("team/hub", "Hub", "TEAM", ("2025-01-29",), 50)
    for number in range(30):
        node = build.node(f"operation/{number}", f"Operation {number}", "OPERATION", ("2025-01-29",), number)
        build.edge(node, team, "involves", conftest_evidence("2025-01-29"))
    page = opened(briefing_html(build.graph, {"limit_nodes": 10})).page

    assert drawn(page) == 10
    assert "21 names and 21 links more" in status(page)


def conftest_evidence(day: str) -> dict[str, Any]:
    return {"quote": "q", "paper": "p", "paper_iri": "p", "start": 0, "end": 1, "recorded": day, "confidence": 1.0}


def test_a_notebook_frame_works_without_an_origin(graph: Graph, browser: Any) -> None:
    page = browser.new_page()
    page.set_content(f"<h1>Notebook</h1>{NotebookView(graph)._repr_html_()}")
    frame = page.frame_locator("iframe")

    frame.locator("html[data-ready=true]").wait_for(state="attached")
    assert frame.locator("#status").inner_text().startswith("5 names")
    page.close()


def test_narrow_screens_need_no_sideways_scroll(graph: Graph, opened: Open) -> None:
    page = opened(briefing_html(graph), width=360, height=740).page

    assert page.evaluate("document.documentElement.scrollWidth") <= 360
