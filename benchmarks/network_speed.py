"""How soon the briefing can be used, and how smoothly it pans, beside the same graph in a stock pyvis page.

    python benchmarks/network_speed.py [--sizes 300x900 1000x3000 5000x15000] [--no-stock] [--patience SECONDS]

Graphs are made up, from a fixed seed. "Usable" runs from opening the file to the picture being painted and still: for
the briefing its own mark, for the stock page the end of its physics. Frames are counted while a mouse drags it.
"""

from __future__ import annotations

import argparse
import random
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import networkx as nx
from pyvis.network import Network

from viz.briefing import briefing_html

DAYS = ("2023-10-17", "2024-04-23", "2025-01-29", "2025-10-22", "2026-04-21")
RELATIONS = (("led_by", "TEAM"), ("involves", "ORG"), ("located_in", "PLACE"), ("raised_by", "PERSON"))
#: Everything is drawn: no type is ticked off, so that both pages show as much as they can.
ALL = "types=OPERATION.TEAM.ORG.PLACE.PERSON&tied=0"
FRAMES = """(seconds) => { window.frames_ = 0; const end = performance.now() + seconds * 1000;
  const tick = () => { window.frames_ += 1; if (performance.now() < end) requestAnimationFrame(tick); };
  requestAnimationFrame(tick); }"""


def made_up(nodes: int, links: int) -> nx.MultiDiGraph[Any]:
    """A network of `nodes` and `links` in the shape of the real one: a few hubs, many leaves."""
    chance = random.Random(5)
    graph: nx.MultiDiGraph[Any] = nx.MultiDiGraph(base="https://minutegraph.example/", build="benchmark")
    kinds: dict[str, list[str]] = {}
    for number in range(nodes):
        kind = ("OPERATION", "TEAM", "ORG", "PLACE", "PERSON")[number % 5]
        iri = f"https://minutegraph.example/id/{kind.lower()}/{number}"
        kinds.setdefault(kind, []).append(iri)
        dates = sorted(chance.sample(DAYS, chance.randint(1, 4)))
        graph.add_node(iri, label=f"{kind.title()} {number}", type=kind, aliases=[], dates=dates,
                       mentions=1 + int(chance.paretovariate(1.2)), first=dates[0], last=dates[-1])  # fmt: skip
    for number in range(links):
        relation, kind = RELATIONS[number % len(RELATIONS)]
        a = kinds["OPERATION"][int(len(kinds["OPERATION"]) * chance.random() ** 2)]
        b = kinds[kind][int(len(kinds[kind]) * chance.random() ** 2)]
        day = chance.choice(DAYS)
        quote = f"Sentence {number} of the paper says that the one and the other are tied in this way."
        said = {"quote": quote, "paper": f"Minutes of {day}", "paper_iri": f"p/{day}", "start": number,
                "end": number + len(quote), "recorded": day, "confidence": 0.9}  # fmt: skip
        graph.add_edge(a, b, f"{relation}/{number}", relation=relation, label=relation, inferred=number % 11 == 0,
                       confidence=0.9, first=day, last=day, evidence=[said])  # fmt: skip
    return graph


def stock_html(graph: nx.MultiDiGraph[Any]) -> str:
    """The same nodes and links in pyvis's own page, as its documentation makes one."""
    network = Network(directed=True, cdn_resources="in_line")
    for node, data in graph.nodes(data=True):
        network.add_node(node, label=data["label"], size=10)
    for a, b in graph.edges():
        network.add_edge(a, b)
    html: str = network.generate_html()
    # All that is added is the wish to know when it has settled, at the earlier of the two moments it calls so.
    told = "() => console.log('settled', performance.now())"
    watch = f"for (const is of ['stabilized', 'stabilizationIterationsDone']) network.once(is, {told}); return network;"
    return html.replace("return network;", watch)


@contextmanager
def running(driver: Any, chromium: str) -> Iterator[Any]:
    """A fresh headless Chromium."""
    browser = driver.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
    yield browser
    browser.close()


@contextmanager
def opened(browser: Any, html: str, fragment: str = "") -> Iterator[Any]:
    """The page open from disk, without a network."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "page.html"
        path.write_text(html, encoding="utf-8")
        page = browser.new_context(viewport={"width": 1440, "height": 900}, offline=True).new_page()
        page.set_default_timeout(600_000)
        page.goto(f"{path.as_uri()}#{fragment}", wait_until="commit")
        yield page


def frames_while_dragging(page: Any, selector: str, seconds: float = 3.0) -> float:
    """Frames a second while the mouse drags the empty corner of the picture to and fro."""
    box = page.locator(selector).bounding_box()
    x, y = box["x"] + 12, box["y"] + box["height"] - 40
    page.mouse.move(x, y)
    page.mouse.down()
    page.evaluate(FRAMES, seconds)
    end, step = time.monotonic() + seconds, 0
    while time.monotonic() < end:
        step += 1
        page.mouse.move(x + 8 * (step % 20), y - 4 * (step % 20))
    page.mouse.up()
    return float(page.evaluate("window.frames_")) / seconds


def briefing(browser: Any, graph: nx.MultiDiGraph[Any]) -> str:
    began = time.perf_counter()
    html = briefing_html(graph)
    made = time.perf_counter() - began
    with opened(browser, html, ALL) as page:
        page.locator("html[data-ready=true]").wait_for(state="attached")
        painted = "performance.getEntriesByName('minutegraph-painted')[0]?.startTime ?? 0"
        while not (usable := page.evaluate(painted) / 1000):
            time.sleep(0.05)
        drawn = page.evaluate("[minutegraphNetwork.body.data.nodes.length, minutegraphNetwork.body.data.edges.length]")
        frames = frames_while_dragging(page, "#network")
        said = page.locator("#status").inner_text()
    return (
        f"briefing   made in {made:.1f} s, {len(html) / 1e6:.2f} MB, usable after {usable:6.2f} s, "
        f"panning {frames:4.0f} frames/s, draws {drawn[0]} nodes and {drawn[1]} links\n"
        f"             the page says: {said}"
    )


def stock(browser: Any, graph: nx.MultiDiGraph[Any], patience: float) -> str:
    from playwright.sync_api import TimeoutError as NotInTime

    with opened(browser, stock_html(graph)) as page:
        try:
            # Waited for from outside: while it settles a large graph, the page answers no question.
            message = page.wait_for_event(
                "console", lambda message: message.text.startswith("settled"), timeout=patience * 1000
            )
        except NotInTime:
            return f"stock      usable not within {patience:.0f} s, panning not measured"
        settled = float(message.text.split()[1])
        frames = frames_while_dragging(page, "#mynetwork")
        return f"stock      usable after {settled / 1000:6.2f} s, panning {frames:4.0f} frames/s"


def main() -> int:
    """Measure and print; exit status 1 without a Chromium."""
    arguments = argparse.ArgumentParser(description="How soon the briefing can be used, beside a stock pyvis page.")
    arguments.add_argument("--sizes", nargs="+", default=["300x900", "1000x3000", "5000x15000"], metavar="NODESxLINKS")
    arguments.add_argument("--no-stock", action="store_true", help="leave the stock page out")
    arguments.add_argument("--patience", type=float, default=120, help="seconds to wait for the stock page to settle")
    chosen = arguments.parse_args()
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        print("no chromium found; install it to run this benchmark", file=sys.stderr)
        return 1
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        for size in chosen.sizes:
            nodes, links = map(int, size.split("x"))
            graph = made_up(nodes, links)
            print(f"{nodes} nodes, {links} links")
            # A browser for each page: one that is still busy with the last would be no fair start.
            with running(driver, chromium) as browser:
                print(f"  {briefing(browser, graph)}", flush=True)
            if not chosen.no_stock:
                with running(driver, chromium) as browser:
                    print(f"  {stock(browser, graph, chosen.patience)}", flush=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
