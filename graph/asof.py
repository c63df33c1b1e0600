"""The graph as it was on record on a day: later papers, and all that was derived from them, left out."""

from __future__ import annotations

import re

import pyoxigraph as ox

from graph.days import checked, last_day
from graph.facts import Fact, read_facts, read_papers
from graph.history import derive
from graph.history_quads import history_quads
from graph.iris import Iris, date, text
from graph.meetings import standing
from graph.record import base_of, read_record
from graph.store import Readable, memory
from nlp.errors import UsageError
from ontology.terms import DCTERMS, MG, OA, RDF, RDFS, SKOS, VOID

_DATE = re.compile(r"\d{4}(?:-\d\d){0,2}")


def as_of(store: Readable, day: str) -> ox.Store:
    """A store in memory that holds what was on record at the end of `day` (a year or month: at its end).

    Papers of later days are out, and with them their statements, mentions and the reasons for identity read from them;
    meetings stand as papers of the time show them; histories are derived anew. Raises UsageError for a wrong date or a
    day before the first paper.
    """
    limit = last_day(checked(day))
    papers = read_papers(store)
    kept = {p.iri for p in papers if last_day(p.recorded) <= limit}
    if not kept:
        first = min((p.recorded for p in papers), default="none")
        raise UsageError(f"no paper was on record on {day}; the earliest is of {first}.")
    iris = Iris(base_of(store))
    graphs = {p.graph for p in papers if p.iri in kept}
    parts = [q for g in sorted(graphs) for q in graph_quads(store, ox.NamedNode(g))]
    facts = read_facts(store)
    quads = parts + graph_quads(store, iris.ontology)
    quads += _identity(graph_quads(store, iris.identity), parts, kept)
    later = {p.iri for p in papers} - kept
    attended = {f.object for f in facts if f.object and f.paper in kept}
    quads += _catalogue(
        graph_quads(store, iris.catalogue), later, {p.graph for p in papers} - graphs, facts, iris, attended
    )
    quads += history_quads(derive(read_record(store, day)), iris).sorted()
    return memory(quads)


def graph_quads(store: Readable, graph: ox.NamedNode) -> list[ox.Quad]:
    """The quads of one named graph of any store."""
    if isinstance(store, ox.Store):
        return list(store.quads_for_pattern(None, None, None, graph))
    rows = store.query(f"SELECT ?s ?p ?o WHERE {{ GRAPH {graph} {{ ?s ?p ?o }} }}")
    return [ox.Quad(r["s"], r["p"], r["o"], graph) for r in rows]


def _identity(quads: list[ox.Quad], parts: list[ox.Quad], papers: set[str]) -> list[ox.Quad]:
    """Identity on record: things that the kept papers know, under names they know, and links read from them."""
    nodes = {_value(term) for q in parts for term in (q.subject, q.object)}
    nodes |= {_value(q.subject) for q in quads if q.predicate == MG.sameAs and _value(q.object) in nodes}
    out = {_value(q.subject) for q in quads if q.predicate == MG.paper and _value(q.object) not in papers}
    ends = (MG.linkFrom, MG.linkTo)
    out |= {_value(q.subject) for q in quads if q.predicate in ends and _value(q.object) not in nodes}
    out |= _passages(quads, papers)
    out |= {_value(q.subject) for q in quads if q.predicate == RDF.type and _is_thing(q.object)} - nodes
    kept = [q for q in quads if _value(q.subject) not in out and _value(q.object) not in out]
    return _named(kept, parts)


def _named(quads: list[ox.Quad], parts: list[ox.Quad]) -> list[ox.Quad]:
    """Labels and other names cut to those on record; a later name gives way to the fullest one on record."""
    local = {_value(q.subject): _value(q.object) for q in parts if q.predicate == MG.localName}
    names: dict[str, set[str]] = {}
    for q in parts:
        if q.predicate == MG.names:
            names.setdefault(_value(q.object), set()).add(local[_value(q.subject)])
    linked = {_value(q.subject): _value(q.object) for q in quads if q.predicate == MG.name}
    for q in quads:
        if q.predicate == MG.linkTo and _value(q.subject) in linked and _value(q.object) in names:
            names[_value(q.object)].add(linked[_value(q.subject)])
    kept = []
    for q in quads:
        known, value = names.get(_value(q.subject)), _value(q.object)
        if known and q.predicate == SKOS.altLabel and value not in known:
            continue
        if known and q.predicate == RDFS.label and value not in known:
            q = ox.Quad(q.subject, q.predicate, text(min(known, key=lambda n: (-len(n), n))), q.graph_name)
        kept.append(q)
    return kept


def _is_thing(class_: object) -> bool:
    return class_ in (
        MG.Entity,
        MG.Operation,
        MG.Initiative,
        MG.Person,
        MG.Role,
        MG.Team,
        MG.Organisation,
        MG.Place,
        MG.Aim,
    )


def _passages(quads: list[ox.Quad], papers: set[str]) -> set[str]:
    """Passages of other papers than those kept, with their selectors."""
    passages = {_value(q.subject) for q in quads if q.predicate == OA.hasSource and _value(q.object) not in papers}
    selected = {_value(q.subject): _value(q.object) for q in quads if q.predicate == OA.hasSelector}
    return passages | {selected[p] for p in passages if p in selected}


def _catalogue(
    quads: list[ox.Quad], later: set[str], graphs: set[str], facts: list[Fact], iris: Iris, attended: set[str]
) -> list[ox.Quad]:
    """The catalogue without later papers; each meeting stands as the kept papers show it."""
    shown: dict[str, list[str]] = {}
    for f in facts:
        if f.relation == "meeting_status" and f.paper not in later:
            shown.setdefault(f.subject, []).append(f.object_name)
    links = {_value(q.subject) for q in quads if q.predicate == MG.paper and _value(q.object) in later}
    ever = {f.subject for f in facts if f.relation == "meeting_status"}
    meetings = _of(quads, MG.Meeting)
    out = later | graphs | _inside(quads, later) | links | (ever - set(shown))
    # Meetings that no paper shows are known only by what points to them: attendance, or a meeting before or after.
    pointed = attended | _pointed(quads, set(shown), MG.previousMeeting, MG.nextMeeting)
    out |= meetings - ever - pointed
    # A day that only a later paper told: its own node goes, and the meeting falls back to the date of its key.
    out |= _pointed(quads, links, MG.linkFrom) - meetings
    undated = _pointed(quads, links, MG.linkTo)
    speaking = {_value(q.subject) for q in quads} - out
    out |= _of(quads, MG.Priority) - _pointed(quads, speaking, MG.priority)
    out |= _of(quads, MG.File) - _pointed(quads, speaking, DCTERMS.isPartOf)
    kept = []
    for q in quads:
        subject = _value(q.subject)
        if subject in out or _value(q.object) in out or q.predicate == VOID.triples:
            continue
        if q.predicate == MG.meetingStatus and subject in shown:
            q = ox.Quad(q.subject, q.predicate, text(standing(shown[subject])), iris.catalogue)
        elif q.predicate == MG.meetingDate and subject in undated:
            q = ox.Quad(q.subject, q.predicate, date(_DATE.findall(iris.key(subject))[0]), iris.catalogue)
        kept.append(q)
    return kept


def _of(quads: list[ox.Quad], class_: ox.NamedNode) -> set[str]:
    """The nodes of a class."""
    return {_value(q.subject) for q in quads if q.predicate == RDF.type and q.object == class_}


def _pointed(quads: list[ox.Quad], subjects: set[str], *predicates: ox.NamedNode) -> set[str]:
    """What these subjects point to by these properties."""
    return {_value(q.object) for q in quads if q.predicate in predicates and _value(q.subject) in subjects}


def _inside(quads: list[ox.Quad], papers: set[str]) -> set[str]:
    """Sections of the papers."""
    return {_value(q.subject) for q in quads if q.predicate == DCTERMS.isPartOf and _value(q.object) in papers}


def _value(term: object) -> str:
    return str(getattr(term, "value", term))
