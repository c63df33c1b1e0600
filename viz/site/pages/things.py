"""The pages of things: operations and their like, people, posts, actions, indicators, statements, and all others."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import pyoxigraph as ox
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from graph.facts import Fact
from ontology.terms import MG
from viz.site import dossier
from viz.site.pages.meetings import meeting_page
from viz.site.passages import evidence, quoted
from viz.site.periods import period
from viz.site.pictures import Bar, bars
from viz.site.rdf import properties
from viz.site.site import Site
from viz.site.snapshot import Question, Snapshot

_TRACED = frozenset({"OPERATION", "INITIATIVE", "TEAM", "ORG", "PLACE", "AIM", "PERSON", "ROLE"})


def thing(site: Site, request: Request) -> Response:
    """The page of the thing that the path names, by its type; the nearest names where there is none."""
    snapshot = site.current()
    iri = site.links.iri("id/" + request.path_params["path"])
    if iri in snapshot.facts:
        return _statement(site, request, snapshot, snapshot.facts[iri])
    type_ = snapshot.type(iri)
    if type_ in _TRACED:
        return _traced(site, request, snapshot, iri, type_)
    if type_ == "MEETING":
        return meeting_page(site, request, snapshot, iri)
    if type_ == "ACTION":
        return _action(site, request, snapshot, iri)
    if type_ == "INDICATOR" and iri in snapshot.indicators:
        return _indicator(site, request, snapshot, iri)
    if iri in snapshot.questions:
        return _question(site, request, snapshot, snapshot.questions[iri])
    new = _new_key(snapshot, iri)
    return RedirectResponse(site.links.page(new) or "/", 303) if new else other(site, request, iri)


def _new_key(snapshot: Snapshot, iri: str) -> str | None:
    """The thing that a name of its own once stood for, where it has been found to be one with another."""
    for quad in snapshot.store.quads_for_pattern(ox.NamedNode(iri), MG.sameAs, None, None):
        if isinstance(quad.object, ox.NamedNode) and snapshot.type(quad.object.value) in _TRACED:
            return quad.object.value
    return None


def other(site: Site, request: Request, iri: str) -> Response:
    """The page of anything else that the graph speaks of: what is said of it, and what points at it."""
    snapshot = site.current()
    if not snapshot.knows(iri):
        name = iri.rsplit("/", 1)[-1].replace("-", " ")
        return site.missing(request, name, f"The graph says nothing of {iri}.")
    return site.render(
        request, "node.html", snapshot.label(iri), iri=iri, said=properties(snapshot, iri),
        pointing=properties(snapshot, iri, forward=False),
    )  # fmt: skip


def _traced(site: Site, request: Request, snapshot: Snapshot, iri: str, type_: str) -> Response:
    days = dossier.trace(snapshot, iri)
    groups = dossier.ties(snapshot, iri)
    found, shared = dossier.results(snapshot, iri)
    values: dict[str, Any] = {
        "type": type_, "days": days, "groups": groups, "results": found, "shared": shared,
        "lanes": dossier.lanes(snapshot, iri, days), "picture": dossier.neighbours(snapshot, iri, groups),
        "names": _names(snapshot, iri), "attested": snapshot.attested.get(iri),
        "silence": next((s for s in snapshot.told.silences if s.iri == iri), None),
        "questions": [q for q in snapshot.questions.values() if iri in (*q.asked, *q.answered)],
        "offices": [t for t in snapshot.told.tenures if iri in (t.person, t.role)],
        "present": _present(snapshot, iri, "attended"), "absent": _present(snapshot, iri, "sent_apologies"),
        "told_changes": [c for c in snapshot.told.changes if c.iri == iri],
    }  # fmt: skip
    return site.render(request, "thing.html", snapshot.label(iri), iri=iri, **values)


def _present(snapshot: Snapshot, iri: str, relation: str) -> list[Fact]:
    found = [f for f in snapshot.about.get(iri, ()) if f.relation == relation and f.subject == iri]
    return sorted({f.object: f for f in found}.values(), key=lambda f: f.recorded)


def _names(snapshot: Snapshot, iri: str) -> list[dict[str, str]]:
    """Other names of the thing, why each is taken to be its own, and suspicions, for a reader to judge."""
    found: dict[tuple[str, str], dict[str, str]] = {}
    for row in snapshot.links.get(iri, ()):
        kind = row.need(MG.linkKind)
        name = row.need(MG.name)
        if kind == "holder" or row.get(MG.isRejected) == "true":
            continue
        if kind in ("same", "alias") and name == snapshot.label(iri):
            continue
        ends = [end for end in (row.need(MG.linkFrom), row.need(MG.linkTo)) if end != iri]
        found.setdefault((kind, name), {
            "kind": kind, "name": name, "why": row.need(MG.because), "quote": row.need(MG.quote),
            "paper": row.need(MG.paper), "other": ends[0] if ends and kind == "possibly same" else "",
        })  # fmt: skip
    return [found[key] for key in sorted(found)]


def _action(site: Site, request: Request, snapshot: Snapshot, iri: str) -> Response:
    life = next((a for a in snapshot.told.actions if a.iri == iri), None)
    records = [r for r in snapshot.told.record.actions if r.action == iri]
    owners = [f for f in snapshot.about.get(iri, ()) if f.relation == "assigned_to" and f.subject == iri]
    return site.render(
        request, "action.html", snapshot.label(iri), iri=iri, life=life, records=records,
        owners=list({f.object or f.object_name: f for f in owners}.values()),
        evidence=evidence(snapshot, [f for f in snapshot.about.get(iri, ()) if f.subject == iri]),
    )  # fmt: skip


def _indicator(site: Site, request: Request, snapshot: Snapshot, iri: str) -> Response:
    label = snapshot.label(iri)
    rows = snapshot.observations.get(iri, [])
    series: dict[tuple[str, str, str], list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        comparison = "" if row["comparison"] in (None, "none") else str(row["comparison"])
        series[row["topic"], row["unit"], comparison].append(row)
    return site.render(
        request, "indicator.html", label, iri=iri, topics=sorted({r["topic"] for r in rows if r["topic"]}),
        series=[(topic, unit, comparison, _series(held)) for (topic, unit, comparison), held in sorted(series.items())],
    )  # fmt: skip


def _series(rows: list[dict[str, Any]]) -> list[Bar]:
    ordered = sorted(rows, key=lambda r: (r["start"] or "", r["end"] or "", r["measure"], r["recorded"], r["iri"]))
    figures = [
        (r["measure"], r["value"], r["evidence"],
         period(r["start"], r["end"]) if r["start"] or r["end"] else "period not given")
        for r in ordered
    ]  # fmt: skip
    return bars(figures)


def _question(site: Site, request: Request, snapshot: Snapshot, question: Question) -> Response:
    put = quoted(snapshot, question.paper, question.start, question.end)
    answered = (
        quoted(snapshot, question.paper, question.answer_start, question.answer_end) if question.answer_end else None
    )
    return site.render(
        request, "question.html", "Question", iri=question.iri, question=question, put=put, answered=answered
    )


def _statement(site: Site, request: Request, snapshot: Snapshot, fact: Fact) -> Response:
    return site.render(
        request, "statement.html", "Statement", iri=fact.iri, fact=fact,
        passage=quoted(snapshot, fact.paper, fact.start, fact.end, fact),
    )  # fmt: skip
