"""A small invented network, and a browser that opens pages from disk with the network off."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

BASE = "https://minutegraph.example/"
DATES = ("2023-10-17", "2025-01-29", "2025-10-22", "2026-04-21")


def evidence(day: str, quote: str, **more: Any) -> dict[str, Any]:
    """One piece of evidence as the network contract has it."""
    start = 100 + len(quote)
    return {
        "quote": quote, "paper": f"Minutes of {day}", "paper_iri": f"{BASE}paper/{day}-minutes", "start": start,
        "end": start + len(quote), "speaker": None, "section": "Priority 1", "recorded": day, "valid_from": day,
        "valid_to": day, "modality": "asserted", "rule": "test", "confidence": 0.9, "value": None, "unit": None,
        "period": None, **more,
    }  # fmt: skip


class Builder:
    """Adds named nodes and edges to a network without repeating the contract each time."""

    def __init__(self) -> None:
        self.graph: nx.MultiDiGraph[Any] = nx.MultiDiGraph(
            base=BASE, build="b1a5ed", counts={},
            papers=[{"iri": f"{BASE}paper/{day}-minutes", "title": f"Minutes of {day}", "kind": "minutes",
                     "recorded": day, "file": f"{day}.txt"} for day in DATES],
            meetings=[{"iri": f"{BASE}id/meeting/{day}", "title": "Board", "date": day, "status": "held"}
                      for day in DATES],
        )  # fmt: skip

    def node(
        self, key: str, label: str, type_: str, dates: tuple[str, ...] = (), mentions: int = 1, **more: Any
    ) -> str:
        iri = f"{BASE}id/{key}"
        self.graph.add_node(iri, label=label, type=type_, aliases=[], mentions=mentions, dates=list(dates),
                            first=dates[0] if dates else "", last=dates[-1] if dates else "")  # fmt: skip
        self.graph.nodes[iri].update(more)
        return iri

    def edge(self, a: str, b: str, relation: str, *items: dict[str, Any], inferred: bool = False) -> None:
        days = sorted(item["recorded"] for item in items)
        self.graph.add_edge(a, b, relation, relation=relation, label=relation.replace("_", " "), inferred=inferred,
                            confidence=0.9, first=days[0], last=days[-1], evidence=list(items))  # fmt: skip


@pytest.fixture
def build() -> Builder:
    """An empty network to add to."""
    return Builder()


@pytest.fixture
def graph() -> nx.MultiDiGraph[Any]:
    """Kestrel runs through; Heron came and went; Plover is new. Two posts change hands."""
    b = Builder()
    one, two, three, four = DATES
    kestrel = b.node(
        "operation/kestrel",
        "Operation Kestrel",
        "OPERATION",
        (two, three, four),
        9,
        aliases=[{"name": "Op Kestrel", "why": "form", "quote": "Op Kestrel continues", "paper": "Minutes"}],
    )
    heron = b.node("operation/heron", "Operation Heron", "OPERATION", (one,), 2)
    plover = b.node("operation/plover", "Operation Plover", "OPERATION", (four,), 1)
    team = b.node("team/rural-team", "Rural Team", "TEAM", (one, two, four), 5)
    home = b.node("org/ministry", "Ministry of Roads", "ORG", (three,), 3)
    place = b.node("place/fenton", "Fenton", "PLACE", (three,), 2)
    jane = b.node("person/jane-roe", "Jane Roe", "PERSON", (one, two, three), 7)
    john = b.node("person/john-doe", "John Doe", "PERSON", (three, four), 4)
    chief = b.node("role/chief-constable", "Chief Constable", "ROLE", DATES, 8)
    aim = b.node("aim/hare-coursing", "hare coursing", "AIM")
    b.edge(
        kestrel,
        team,
        "led_by",
        evidence(two, "Operation Kestrel is led by the Rural Team", speaker="Jane Roe"),
        evidence(four, "the Rural Team still leads Operation Kestrel"),
    )
    b.edge(kestrel, team, "involves", evidence(four, "officers of the Rural Team take part"))
    b.edge(team, kestrel, "supports", evidence(four, "the team supports Kestrel"), inferred=True)
    b.edge(kestrel, home, "funded_by", evidence(three, "paid for by the Ministry of Roads"))
    b.edge(
        kestrel,
        place,
        "located_in",
        evidence(three, "an action day in Fenton", valid_from="2025-09-01", valid_to="2025-09-30"),
    )
    b.edge(kestrel, aim, "targets", evidence(two, "to stop hare coursing"))
    b.edge(heron, team, "involves", evidence(one, "Heron drew on the Rural Team"))
    b.edge(plover, home, "funded_by", evidence(four, "Operation Plover has ministry money", modality="planned"))
    b.edge(kestrel, jane, "raised_by", evidence(two, "Jane Roe praised Kestrel"))
    for day, value, start, end in (
        (three, 12, "2025-07-01", "2025-09-30"),
        (four, 7, "2025-09-01", "2025-09-30"),
        (four, 30, "2026-01-01", "2026-03-31"),
    ):
        result = b.node(f"outcome/{day}-{value}", f"{value} arrests", "OUTCOME")
        b.edge(
            kestrel,
            result,
            "outcome",
            evidence(
                day, f"there were {value} arrests", value=float(value), unit="arrests", valid_from=start, valid_to=end
            ),
        )
    for person, days in ((jane, (one, two)), (john, (three,))):
        b.edge(person, chief, "holds_role", *(evidence(day, "Chief Constable") for day in days))
        for day in days:
            meeting = b.node(f"meeting/{day}", f"Board, {day}", "MEETING", (day,))
            b.edge(person, meeting, "attended", evidence(day, "In attendance"))
    b.graph.graph["observations"] = [
        {
            "paper_iri": f"{BASE}paper/{four}-minutes",
            "table": "t",
            "topic": "Rural",
            "indicator": "Coursing incidents",
            "measure": "Last 12 months",
            "value": 41.0,
            "unit": "count",
            "start": "2025-04-01",
            "end": "2026-03-31",
        }
    ]
    return b.graph


class Opened:
    """A page opened from disk, with every request it made and every error it raised."""

    def __init__(self, page: Any) -> None:
        self.page = page
        self.requests: list[str] = []
        self.errors: list[str] = []
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", lambda message: self.errors.append(message.text) if message.type == "error" else None)


@pytest.fixture
def opened(browser: Any, tmp_path: Path) -> Iterator[Callable[..., Opened]]:
    """Opens a page's HTML from disk in a browser without a network; fails at the end if the page raised an error."""
    contexts = []
    seen: list[Opened] = []

    def open_page(html: str, fragment: str = "", width: int = 1440, height: int = 900) -> Opened:
        path = tmp_path / f"page{len(contexts)}.html"
        path.write_text(html, encoding="utf-8")
        context = browser.new_context(viewport={"width": width, "height": height}, offline=True, accept_downloads=True)
        contexts.append(context)
        shown = Opened(context.new_page())
        seen.append(shown)
        shown.page.goto(path.as_uri() + (f"#{fragment}" if fragment else ""))
        shown.page.locator("html[data-ready=true]").wait_for(state="attached")
        return shown

    yield open_page
    for context in contexts:
        context.close()
    assert [error for shown in seen for error in shown.errors] == []
