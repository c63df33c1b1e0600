"""The data that a page carries: everything its script draws, as plain JSON values in a fixed order."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from typing import Any

import networkx as nx

from viz.dates import long_period
from viz.facts import glance, weight
from viz.layout import positions
from viz.network import drawn, edge_list, network_data
from viz.options import BriefingOptions, StoryStep
from viz.story import default_story
from viz.style import NOT_DRAWN, RELATIONS, TYPES, RelationStyle, TypeStyle, relation_style, type_style

DISCLAIMER = "Reports what the papers say, not what happened."

_EVIDENCE = ("quote", "start", "end", "speaker", "section", "recorded", "valid_from", "valid_to", "modality", "rule",
             "confidence", "value", "unit", "period")  # fmt: skip


def page_data(graph: nx.MultiDiGraph[Any], options: BriefingOptions, focus: Hashable | None = None) -> dict[str, Any]:
    """The whole payload of one page. `focus` is the node the page is about, if it is about one.

    Nodes, links and papers are numbered by their place in their lists; dates are indices into `dates`.
    """
    order = sorted(graph.nodes, key=str)
    numbers = {node: number for number, node in enumerate(order)}
    papers = _papers(graph)
    paper_numbers = {paper["iri"]: number for number, paper in enumerate(papers)}
    dates = _dates(graph, focus)
    shown = drawn(graph)
    story = options.story if options.story is not None else default_story(graph, focus)
    return {
        "page": _page(graph, options, dates, numbers.get(focus)),
        "dates": dates,
        "papers": papers,
        "meetings": [dict(meeting) for meeting in graph.graph.get("meetings", ())],
        "types": [_type(style) for style in _used_types(graph)],
        "relations": [_relation(style) for style in _used_relations(graph)],
        "nodes": [_node(graph.nodes[node], str(node), dates) for node in order],
        "edges": [_edge(graph, edge, numbers, paper_numbers) for edge in edge_list(graph)],
        "network": network_data(graph, positions(shown), numbers),
        "observations": _observations(graph, {paper["iri"]: str(paper["title"]) for paper in papers}),
        "story": [_step(step, numbers, graph) for step in story],
    }


def page_title(graph: nx.MultiDiGraph[Any], options: BriefingOptions, focus: Hashable | None) -> str:
    """The title asked for, or one from what the page is about."""
    if options.title:
        return options.title
    if focus is not None:
        return f"{graph.nodes[focus]['label']} and its ties"
    if options.names:
        return f"{', '.join(options.names)} and their ties"
    return "Operations in the accountability papers"


def citation(graph: nx.MultiDiGraph[Any], title: str, focus: Hashable | None = None) -> str:
    """How to cite the page: title, period, the dataset's build and the date of its latest paper."""
    dates = _dates(graph, focus)
    period = long_period(dates[0], dates[-1]) if dates else "no dated papers"
    return f"{title}. From the papers of {period}. minutegraph dataset, build {build_name(graph)}. {DISCLAIMER}"


def build_name(graph: nx.MultiDiGraph[Any]) -> str:
    """The build's id, shortened to what still tells two builds apart."""
    return str(graph.graph.get("build") or "unnumbered")[:12]


def _page(graph: nx.MultiDiGraph[Any], options: BriefingOptions, dates: list[str], focus: int | None) -> dict[str, Any]:
    return {
        "build": build_name(graph),
        "base": str(graph.graph.get("base", "")),
        "counts": dict(graph.graph.get("counts", {})),
        "glance": glance(graph),
        "focus": focus,
        "depth": options.depth,
        "view": options.view,
        "period": long_period(dates[0], dates[-1]) if dates else "",
        "silentMonths": options.silent_months,
        "limitNodes": options.limit_nodes,
        "limitEdges": options.limit_edges,
        "disclaimer": DISCLAIMER,
    }


def _papers(graph: nx.MultiDiGraph[Any]) -> list[dict[str, Any]]:
    """The catalogue's papers in order of date, and any that only evidence names."""
    papers = {str(paper["iri"]): dict(paper) for paper in graph.graph.get("papers", ())}
    for item in _all_evidence(graph):
        iri = str(item.get("paper_iri") or "")
        if iri not in papers:
            papers[iri] = {"iri": iri, "title": item.get("paper") or "unnamed paper", "kind": "other",
                           "recorded": item["recorded"], "file": ""}  # fmt: skip
    return sorted(papers.values(), key=lambda paper: (str(paper.get("recorded")), str(paper["iri"])))


def _dates(graph: nx.MultiDiGraph[Any], focus: Hashable | None = None) -> list[str]:
    """Every date on which some paper speaks of what the page is about, in order."""
    if focus is None:
        days, about = {str(item["recorded"]) for item in _all_evidence(graph)}, list(graph.nodes(data=True))
    else:
        own = [data for a, b, data in graph.edges(data=True) if focus in (a, b)]
        days, about = (
            {str(item["recorded"]) for data in own for item in data["evidence"]},
            [(focus, graph.nodes[focus])],
        )
    for _, data in about:
        days.update(str(day) for day in data.get("dates") or ())
    return sorted(days)


def _all_evidence(graph: nx.MultiDiGraph[Any]) -> Iterable[Mapping[str, Any]]:
    return (item for *_, data in graph.edges(data=True) for item in data["evidence"])


def _node(data: Mapping[str, Any], iri: str, dates: list[str]) -> dict[str, Any]:
    return {
        "iri": iri,
        "label": str(data["label"]),
        "type": type_style(data["type"]).key if data["type"] not in NOT_DRAWN else "OUTCOME",
        "aliases": [dict(alias) for alias in data.get("aliases") or ()],
        "mentions": int(data.get("mentions") or 0),
        "dates": sorted({dates.index(str(day)) for day in data.get("dates") or () if str(day) in dates}),
    }


def _edge(
    graph: nx.MultiDiGraph[Any],
    edge: tuple[Hashable, Hashable, Any, Mapping[str, Any]],
    numbers: Mapping[Hashable, int],
    papers: Mapping[str, int],
) -> dict[str, Any]:
    a, b, _, data = edge
    items = sorted(data["evidence"], key=lambda item: (str(item["recorded"]), item.get("start") or 0))
    return {
        "a": numbers[a],
        "b": numbers[b],
        "relation": str(data["relation"]),
        "inferred": bool(data.get("inferred")),
        "confidence": float(data.get("confidence") or 0.0),
        "dates": sorted({str(data[end]) for end in ("first", "last") if data.get(end)}) if not items else [],
        "evidence": [_evidence(graph, a, str(data["relation"]), item, papers) for item in items],
    }


def _evidence(
    graph: nx.MultiDiGraph[Any], subject: Hashable, relation: str, item: Mapping[str, Any], papers: Mapping[str, int]
) -> dict[str, Any]:
    kept = {key: item[key] for key in _EVIDENCE if item.get(key) is not None}
    paper = papers[str(item.get("paper_iri") or "")]
    return {**kept, "paper": paper, "weight": weight(graph, subject, relation, item)}


_OBSERVATION = ("topic", "indicator", "measure", "comparison", "value", "unit", "start", "end", "recorded", "paper")


def _observations(graph: nx.MultiDiGraph[Any], titles: Mapping[str, str]) -> list[dict[str, Any]]:
    """The figures of the papers' own tables, with the paper's title where the graph gives only its IRI."""
    found = []
    for item in graph.graph.get("observations", ()):
        full = {"paper": titles.get(str(item.get("paper_iri") or ""), ""), **item}
        found.append({key: full[key] for key in _OBSERVATION if full.get(key) is not None})
    return sorted(found, key=lambda o: [str(o.get(k) or "") for k in ("topic", "indicator", "measure", "start", "end")])


def _used_types(graph: nx.MultiDiGraph[Any]) -> list[TypeStyle]:
    used = {type_style(data["type"]).key for _, data in graph.nodes(data=True) if data["type"] not in NOT_DRAWN}
    known = [style for style in TYPES if style.key in used]
    return known + ([type_style("OTHER")] if "OTHER" in used else [])


def _used_relations(graph: nx.MultiDiGraph[Any]) -> list[RelationStyle]:
    used = {str(d["relation"]): str(d.get("label") or "") for *_, d in graph.edges(data=True)}
    known = [style for style in RELATIONS if style.key in used]
    extra = sorted(set(used) - {style.key for style in known})
    return known + [relation_style(key, used[key]) for key in extra]


def _type(style: TypeStyle) -> dict[str, Any]:
    return {key: getattr(style, key) for key in ("key", "label", "plural", "shape", "colour", "shown")}


def _relation(style: RelationStyle) -> dict[str, Any]:
    return {key: getattr(style, key) for key in ("key", "label", "inverse", "weight", "shown")}


def _step(step: StoryStep, numbers: Mapping[Hashable, int], graph: nx.MultiDiGraph[Any]) -> dict[str, Any]:
    focus = None
    if step.focus is not None:
        from viz.selection import find

        focus = numbers[find(graph, step.focus)]
    return {"title": step.title, "note": step.note, "from": step.start, "to": step.end, "focus": focus,
            "view": step.view}  # fmt: skip
