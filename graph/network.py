"""The graph as a NetworkX multigraph: things as nodes, relations as edges, with time and evidence on both.

Node: id = IRI; ``label, type, aliases, mentions, first, last, dates`` (ISO dates of the papers that name it).
Edge: key = relation, with a mark where one relation of two things has several objects or spells; ``relation, label,
inferred, confidence, first, last, evidence`` (one entry for each statement). Graph: ``base, build, papers, meetings,
observations, counts``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import networkx as nx

from graph.days import between, checked, last_day, overlap
from graph.facts import Fact, Paper, read_facts, read_papers
from graph.store import Readable
from graph.tables import read_observations
from graph.things import Known, one, read_things
from nlp.errors import UsageError
from ontology.terms import DCTERMS, MG, RDFS, VOID

#: Every type a network may be asked to hold.
NODE_TYPES = (
    "OPERATION", "INITIATIVE", "PERSON", "ROLE", "TEAM", "ORG", "PLACE", "MEETING", "PAPER", "ACTION", "AIM",
    "OUTCOME", "LITERAL",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Selection:
    """What part of the graph to draw. Dates are inclusive and compared with when papers were recorded.

    `time` is ``recorded`` (said in the period) or ``valid`` (held in the period). `names` with `depth` keeps what is
    within that many steps of the named things. `as_of` leaves out papers of later days. `mentions` adds edges from
    papers to what they name.
    """

    start: str | None = None
    end: str | None = None
    as_of: str | None = None
    time: str = "recorded"
    types: Sequence[str] | None = None
    names: Sequence[str] = ()
    depth: int = 1
    mentions: bool = False


def network(store: Readable, selection: Selection | None = None, **choices: Any) -> nx.MultiDiGraph[str]:
    """The network of `selection`, or of the choices given as keywords; of everything without either.

    Raises UsageError for a wrong date, type or time, and NameNotFound for a name that nothing has.
    """
    chosen = _checked(selection or Selection(**choices))
    papers = {
        p.iri: p for p in read_papers(store) if not chosen.as_of or last_day(p.recorded) <= last_day(chosen.as_of)
    }
    things, sections = read_things(store), _labels(store, MG.Section.value)
    facts = [f for f in read_facts(store) if f.paper in papers and not f.rejected and _in_period(f, chosen)]
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for fact in facts:
        _add_edge(graph, fact, papers, things, sections)
    _add_named(graph, papers, things, chosen)
    _drop_types(graph, chosen.types)
    kept = _near(graph, [one(things, n).iri for n in chosen.names], chosen.depth) if chosen.names else None
    if kept is not None:
        graph.remove_nodes_from([n for n in graph if n not in kept])
    _describe(graph, store, papers)
    return graph


def _checked(selection: Selection) -> Selection:
    for date in (selection.start, selection.end, selection.as_of):
        if date is not None:
            checked(date)
    if selection.time not in ("recorded", "valid"):
        raise UsageError(f"time {selection.time!r}: use recorded or valid.")
    for type_ in selection.types or ():
        if type_ not in NODE_TYPES:
            raise UsageError(f"type {type_!r}: use {', '.join(NODE_TYPES)}.")
    return selection


def _in_period(fact: Fact, chosen: Selection) -> bool:
    if chosen.time == "valid" and (fact.valid_from or fact.valid_to):
        whole = (chosen.start or "0001-01-01", chosen.end or "9999-12-31")
        return overlap((fact.valid_from, fact.valid_to), whole)
    return between(fact.recorded, chosen.start, chosen.end)


def _labels(store: Readable, class_: str) -> dict[str, str]:
    query = f"SELECT DISTINCT ?s ?label WHERE {{ GRAPH ?g {{ ?s a <{class_}> ; {RDFS.label} ?label }} }}"
    return {row["s"].value: row["label"].value for row in store.query(query)}


def evidence_of(
    fact: Fact, papers: dict[str, Paper], things: dict[str, Known], sections: dict[str, str]
) -> dict[str, Any]:
    """One piece of evidence as edges carry it: plain values; `speaker` and `section` in words."""
    speaker = things.get(fact.speaker or "")
    return {
        "quote": fact.quote, "paper": papers[fact.paper].title, "paper_iri": fact.paper, "start": fact.start,
        "end": fact.end, "speaker": speaker.label if speaker else fact.speaker_name,
        "section": sections.get(fact.section or ""), "recorded": fact.recorded, "valid_from": fact.valid_from,
        "valid_to": fact.valid_to, "modality": fact.modality, "rule": fact.rule, "confidence": fact.confidence,
        "value": fact.value, "unit": fact.unit, "period": fact.period, "statement": fact.iri,
        "inferred_from": list(fact.inferred),
    }  # fmt: skip


def _add_edge(
    graph: nx.MultiDiGraph[str],
    fact: Fact,
    papers: dict[str, Paper],
    things: dict[str, Known],
    sections: dict[str, str],
) -> None:
    target = fact.object or f"{fact.subject}#{fact.relation}={fact.object_name}"
    for iri, name in ((fact.subject, fact.subject_name), (target, fact.object_name)):
        if iri not in graph:
            _add_node(graph, iri, things.get(iri) or Known(iri, "LITERAL", name))
    # Separate spells of one relation stay separate: a planned or denied one is no more of an asserted one.
    key = fact.relation if fact.modality == "asserted" else f"{fact.relation}/{fact.modality}"
    if not graph.has_edge(fact.subject, target, key):
        graph.add_edge(
            fact.subject, target, key, relation=fact.relation, label=fact.relation.replace("_", " "),
            inferred=True, confidence=0.0, first=fact.recorded, last=fact.recorded, evidence=[],
        )  # fmt: skip
    edge = graph.edges[fact.subject, target, key]
    edge["evidence"].append(evidence_of(fact, papers, things, sections))
    edge["inferred"] = edge["inferred"] and bool(fact.inferred)
    edge["confidence"] = max(edge["confidence"], fact.confidence)
    edge["first"], edge["last"] = min(edge["first"], fact.recorded), max(edge["last"], fact.recorded)
    for iri in (fact.subject, target):
        graph.nodes[iri]["dates"] = sorted({*graph.nodes[iri]["dates"], fact.recorded})


def _add_node(graph: nx.MultiDiGraph[str], iri: str, thing: Known) -> None:
    graph.add_node(
        iri, label=thing.label, type=thing.type, aliases=thing.aliases, mentions=0, first="", last="", dates=[],
    )  # fmt: skip


def _add_named(
    graph: nx.MultiDiGraph[str], papers: dict[str, Paper], things: dict[str, Known], chosen: Selection
) -> None:
    """Things that papers of the period name, with counts and dates; and the papers, where `mentions` asks for them."""
    said = {iri: p for iri, p in papers.items() if between(p.recorded, chosen.start, chosen.end)}
    for iri, thing in sorted(things.items()):
        named = {paper: n for paper, n in thing.named.items() if paper in said}
        if named and iri not in graph:
            _add_node(graph, iri, thing)
        if iri in graph:
            node = graph.nodes[iri]
            node["mentions"] = sum(named.values())
            node["dates"] = sorted({*node["dates"], *(said[p].recorded for p in named)})
        if chosen.mentions:
            _add_papers(graph, iri, named, said, things)
    for _, node in graph.nodes(data=True):
        node["first"], node["last"] = (node["dates"] or [""])[0], (node["dates"] or [""])[-1]


def _add_papers(
    graph: nx.MultiDiGraph[str], iri: str, named: dict[str, int], said: dict[str, Paper], things: dict[str, Known]
) -> None:
    for paper, count in sorted(named.items()):
        day = said[paper].recorded
        if paper not in graph:
            _add_node(graph, paper, things[paper])
            graph.nodes[paper]["dates"] = [day]
        graph.add_edge(
            paper, iri, "mentions", relation="mentions", label="mentions", inferred=False, confidence=1.0, first=day,
            last=day, evidence=[], count=count,
        )  # fmt: skip


def _drop_types(graph: nx.MultiDiGraph[str], types: Iterable[str] | None) -> None:
    if types is not None:
        kept = set(types)
        graph.remove_nodes_from([n for n, data in graph.nodes(data=True) if data["type"] not in kept])


def _near(graph: nx.MultiDiGraph[str], seeds: list[str], depth: int) -> set[str]:
    """The seeds and what is within `depth` steps of them, whichever way the edges run.

    Meetings and papers tie everything to everything: they are reached but not passed through.
    """
    kept = edge = {s for s in seeds if s in graph}
    for _ in range(depth):
        through = [n for n in edge if n in seeds or graph.nodes[n]["type"] not in ("MEETING", "PAPER")]
        edge = {m for n in through for m in (*graph.successors(n), *graph.predecessors(n))} - kept
        kept = kept | edge
    return kept


def _describe(graph: nx.MultiDiGraph[str], store: Readable, papers: dict[str, Paper]) -> None:
    """Set the graph's own attributes."""
    rows = list(store.query(
        f"SELECT ?build ?base WHERE {{ GRAPH ?g {{ ?d {MG.buildId} ?build ; {VOID.uriSpace} ?base }} }}"
    ))  # fmt: skip
    files = {r["f"].value: r["name"].value for r in store.query(
        f"SELECT ?f ?name WHERE {{ GRAPH ?g {{ ?f a {MG.File} ; {DCTERMS.identifier} ?name }} }}"
    )}  # fmt: skip
    graph.graph.update(
        build=rows[0]["build"].value if rows else "", base=rows[0]["base"].value if rows else "",
        papers=[
            {"iri": p.iri, "title": p.title, "kind": p.kind, "recorded": p.recorded, "file": files.get(p.file, p.file),
             "start": p.start, "end": p.end, "meeting": p.meeting}
            for p in sorted(papers.values(), key=lambda p: (p.recorded, p.file, p.start))
        ],
        meetings=read_meetings(store),
        observations=[o for o in read_observations(store) if o["paper_iri"] in papers],
        counts={
            **dict(sorted(Counter(nx.get_node_attributes(graph, "type").values()).items())),
            "statements": sum(len(d["evidence"]) for *_, d in graph.edges(data=True)),
        },
    )  # fmt: skip


def read_meetings(store: Readable) -> list[dict[str, str]]:
    """Every meeting that papers know of, in order of date: iri, title, date, status, venue."""
    query = (
        f"SELECT DISTINCT ?m ?title ?date ?status ?venue WHERE {{ GRAPH ?g {{ ?m a {MG.Meeting} ; "
        f"{RDFS.label} ?title ; {MG.meetingStatus} ?status . OPTIONAL {{ ?m {MG.meetingDate} ?date }} "
        f"OPTIONAL {{ ?m {MG.venue} ?venue }} }} }}"
    )
    found = [
        {"iri": r["m"].value, "title": r["title"].value, "date": r["date"].value if r["date"] else "",
         "status": r["status"].value, "venue": r["venue"].value if r["venue"] else ""}
        for r in store.query(query)
    ]  # fmt: skip
    return sorted(found, key=lambda m: (m["date"], m["iri"]))
