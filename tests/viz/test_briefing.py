"""The page as a text: what it carries, what it refuses to carry, and that nothing comes from outside."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import pickle
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nlp.errors import NameNotFound, UsageError
from viz.assets import MODULES, json_for_script, script
from viz.briefing import briefing_html, write_briefing
from viz.options import BriefingOptions, StoryStep, options_from
from viz.page import NotebookView, operation_html

STATIC = Path(__file__).parents[2] / "viz" / "static"


class Page(HTMLParser):
    """Collects what a page holds: its data, its inline scripts and styles, and every address it could fetch."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.inline: dict[str, list[str]] = {"script": [], "style": []}
        self.data = ""
        self.policy = ""
        self.fetched: list[str] = []
        self.handlers: list[str] = []
        self._in: tuple[str, bool] | None = None
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.fetched += [v for k, v in attrs if v and k in {"src", "srcset", "data", "action", "poster", "background"}]
        if tag in {"link", "iframe", "object", "embed", "base"}:
            self.fetched.append(tag)
        self.handlers += [k for k, _ in attrs if k.startswith("on") or k == "style"]
        if found.get("http-equiv") == "Content-Security-Policy":
            self.policy = found["content"] or ""
        if tag in self.inline:
            self._in = (tag, found.get("type") == "application/json")

    def handle_data(self, data: str) -> None:
        if self._in and self._in[1]:
            self.data += data
        elif self._in:
            self.inline[self._in[0]].append(data)

    def handle_endtag(self, tag: str) -> None:
        if self._in and tag == self._in[0]:
            self._in = None

    def json(self) -> dict[str, Any]:
        return json.loads(self.data)


def page(graph: nx.MultiDiGraph[Any], **options: Any) -> dict[str, Any]:
    return Page(briefing_html(graph, options)).json()


def label(data: dict[str, Any], number: int) -> str:
    return data["nodes"][number]["label"]


def test_page_has_the_graphs_nodes_and_links(graph: nx.MultiDiGraph[Any]) -> None:
    data = page(graph)

    assert {node["iri"] for node in data["nodes"]} == set(graph)
    assert sorted(
        (data["nodes"][e["a"]]["iri"], e["relation"], data["nodes"][e["b"]]["iri"]) for e in data["edges"]
    ) == (sorted((a, relation, b) for a, b, relation in graph.edges(data="relation")))


def test_results_are_told_but_not_drawn(graph: nx.MultiDiGraph[Any]) -> None:
    data = page(graph)

    drawn = {label(data, node["id"]) for node in data["network"]["nodes"]}
    assert "Operation Kestrel" in drawn
    assert not {"12 arrests", "7 arrests"} & drawn
    assert [e for e in data["edges"] if e["relation"] == "outcome"]


def test_pyvis_links_keep_direction_dashes_and_stand_apart(graph: nx.MultiDiGraph[Any]) -> None:
    data = page(graph)
    between = [
        e
        for e in data["network"]["edges"]
        if {label(data, e["from"]), label(data, e["to"])} == {"Operation Kestrel", "Rural Team"}
    ]

    # Bends of links that run the other way count the other way, so seen from one end all differ.
    seen = [
        e.get("smooth", {}).get("roundness", 0) * (1 if label(data, e["from"]) == "Operation Kestrel" else -1)
        for e in between
    ]
    assert len(between) == 3
    assert len(set(seen)) == 3
    assert [label(data, e["from"]) for e in between if e.get("dashes")] == ["Rural Team"]


def test_places_are_distinct_and_the_same_each_time(graph: nx.MultiDiGraph[Any]) -> None:
    first, second = page(graph)["network"]["nodes"], page(graph)["network"]["nodes"]

    assert first == second
    assert len({(node["x"], node["y"]) for node in first}) == len(first)


def test_places_stay_when_only_evidence_changes(graph: nx.MultiDiGraph[Any]) -> None:
    before = page(graph)["network"]["nodes"]
    for *_, data in graph.edges(data=True):
        data["evidence"] = data["evidence"][:1]

    assert page(graph)["network"]["nodes"] == before


def test_same_input_gives_the_same_bytes(graph: nx.MultiDiGraph[Any]) -> None:
    turned = nx.MultiDiGraph(**graph.graph)
    turned.add_nodes_from(reversed(list(graph.nodes(data=True))))
    turned.add_edges_from(reversed(list(graph.edges(keys=True, data=True))))

    assert briefing_html(graph) == briefing_html(turned)


def test_the_order_of_sets_does_not_show(graph: nx.MultiDiGraph[Any], root: Path, tmp_path: Path) -> None:
    (tmp_path / "graph.pickle").write_bytes(pickle.dumps(graph))
    program = (
        "import hashlib, pathlib, pickle, sys; from viz.briefing import briefing_html; "
        "graph = pickle.loads(pathlib.Path(sys.argv[1]).read_bytes()); "
        "print(hashlib.sha256(briefing_html(graph, {'names': 'kestrel', 'depth': 2}).encode()).hexdigest())"
    )
    command = [sys.executable, "-W", "ignore", "-c", program, str(tmp_path / "graph.pickle")]
    digests = {
        subprocess.run(
            command, cwd=root, env={**os.environ, "PYTHONHASHSEED": seed}, check=True, capture_output=True
        ).stdout
        for seed in ("1", "2", "3")
    }

    assert len(digests) == 1


def test_nothing_is_fetched_from_outside(graph: nx.MultiDiGraph[Any]) -> None:
    found = Page(briefing_html(graph))

    assert found.fetched == []
    assert found.handlers == []
    assert "default-src 'none'" in found.policy
    assert "unsafe" not in found.policy


def test_policy_allows_exactly_the_pages_own_scripts_and_style(graph: nx.MultiDiGraph[Any]) -> None:
    found = Page(briefing_html(graph))

    wanted = {
        f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
        for text in found.inline["script"] + found.inline["style"]
    }
    assert set(re.findall(r"'sha256-[^']+'", found.policy)) == wanted


HOSTILE = "</script><script>alert(1)</script><!-- <img src=x onerror=alert(2)> \u2028 \" ' & {{ 7*7 }}"


def test_hostile_text_stays_text(graph: nx.MultiDiGraph[Any]) -> None:
    iri = next(iter(graph))
    graph.nodes[iri]["label"] = HOSTILE
    graph.nodes[iri]["aliases"] = [{"name": HOSTILE, "why": HOSTILE, "quote": HOSTILE, "paper": HOSTILE}]
    for *_, edge in graph.edges(data=True):
        edge["evidence"][0].update(quote=HOSTILE, section=HOSTILE, speaker=HOSTILE)
    found = Page(briefing_html(graph, {"title": HOSTILE, "classification": HOSTILE}))

    assert len(found.inline["script"]) == 2
    assert found.fetched == []
    assert HOSTILE in [node["label"] for node in found.json()["nodes"]]


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(exclude_categories=("Cs",))))
def test_any_text_survives_the_script_element(text: str) -> None:
    written = json_for_script({"quote": text})

    assert json.loads(written) == {"quote": text}
    assert not re.search(r"[<>&\u2028\u2029]", written)


def test_one_name_chooses_its_surroundings(graph: nx.MultiDiGraph[Any]) -> None:
    data = page(graph, names="heron", depth=1)

    assert {node["label"] for node in data["nodes"]} == {"Operation Heron", "Rural Team"}
    assert label(data, data["page"]["focus"]) == "Operation Heron"
    assert "Operation Kestrel" in {node["label"] for node in page(graph, names="heron", depth=2)["nodes"]}


def test_an_alias_names_its_thing(graph: nx.MultiDiGraph[Any]) -> None:
    assert page(graph, names=("Op Kestrel",))["page"]["title"] == "Operation Kestrel and its ties"


def test_an_unknown_name_is_answered_with_the_nearest(graph: nx.MultiDiGraph[Any]) -> None:
    with pytest.raises(NameNotFound, match="Operation Kestrel"):
        briefing_html(graph, {"names": "Operation Kestral"})


def test_a_period_keeps_only_what_was_said_in_it(graph: nx.MultiDiGraph[Any]) -> None:
    data = page(graph, **{"from": "2025-01-01", "to": "2025-12-31"})

    assert data["dates"] == ["2025-01-29", "2025-10-22"]
    assert "Operation Heron" not in {node["label"] for node in data["nodes"]}


def test_a_paper_keeps_only_what_it_says(graph: nx.MultiDiGraph[Any]) -> None:
    data = page(graph, papers=["Minutes of 2023-10-17"])

    assert {e["relation"] for e in data["edges"]} == {"involves", "holds_role", "attended"}


def test_a_type_keeps_its_things_and_their_ties(graph: nx.MultiDiGraph[Any]) -> None:
    data = page(graph, types="PLACE")

    assert {node["label"] for node in data["nodes"]} == {"Fenton", "Operation Kestrel"}


@pytest.mark.parametrize(
    ("options", "said"),
    [({"theme": "pink"}, "theme"), ({"depth": 4}, "depth"), ({"from": "soon"}, "from"),
     ({"colour": 1}, "unknown option"), ({"from": "2026-01-01", "to": "2025-01-01"}, "after")],
)  # fmt: skip
def test_impossible_options_are_refused(options: dict[str, Any], said: str) -> None:
    with pytest.raises(UsageError, match=said):
        options_from(options)


def test_story_steps_are_carried_with_their_focus(graph: nx.MultiDiGraph[Any]) -> None:
    step = StoryStep("It begins", "Read this", "2025-01-29", "2025-01-29", "Operation Kestrel")
    data = page(graph, story=(step,))

    assert [(s["title"], s["from"], label(data, s["focus"])) for s in data["story"]] == [
        ("It begins", "2025-01-29", "Operation Kestrel")
    ]


def test_an_operations_page_opens_on_its_timeline_and_tells_its_story(graph: nx.MultiDiGraph[Any]) -> None:
    data = Page(operation_html(graph, "Operation Kestrel")).json()

    assert data["page"]["view"] == "timeline"
    assert [step["to"] for step in data["story"]] == ["2025-01-29", "2025-10-22", "2026-04-21"]


def test_the_footer_says_what_was_measured_and_what_the_page_is_not(graph: nx.MultiDiGraph[Any]) -> None:
    html = briefing_html(graph, BriefingOptions(precision=0.5, recall=0.25))

    assert "precision 0.50, recall 0.25" in html
    assert "Reports what the papers say, not what happened." in html
    assert "build b1a5ed" in html


def test_an_empty_graph_gives_a_page() -> None:
    assert Page(briefing_html(nx.MultiDiGraph())).json()["nodes"] == []


def test_write_names_the_missing_folder(graph: nx.MultiDiGraph[Any], tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="nowhere"):
        write_briefing(graph, tmp_path / "nowhere" / "b.html")
    assert write_briefing(graph, tmp_path / "b.html").read_text(encoding="utf-8") == briefing_html(graph)


def test_notebook_view_is_one_frame_without_loose_markup(graph: nx.MultiDiGraph[Any]) -> None:
    shown = NotebookView(graph, height=500)._repr_html_()

    assert shown.startswith("<iframe ")
    assert shown.endswith("</iframe>")
    assert shown.count("<") == 2


def test_modules_come_after_what_they_import() -> None:
    assert {path.stem for path in (STATIC / "js").glob("*.js")} == set(MODULES)
    for place, name in enumerate(MODULES):
        imports = re.findall(r"from '\./(\w+)\.js'", (STATIC / "js" / f"{name}.js").read_text(encoding="utf-8"))
        assert set(imports) <= set(MODULES[:place]), name


def test_no_module_writes_html() -> None:
    own = script()

    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|new Function", own)
    assert not re.search(r"^(import|export) ", own, re.MULTILINE)
