"""Why names are taken to be one thing: every step of identity behind a name, with its quote and source."""

from __future__ import annotations

from dataclasses import dataclass

from graph.facts import Row, read_papers, read_rows
from graph.store import Readable
from graph.things import Known, find, nearest, read_things
from nlp.errors import NameNotFound
from ontology.terms import MG


@dataclass(frozen=True, slots=True)
class Reason:
    """One step: `name` was taken (``same``, ``alias``, ``holder``) or suspected (``possibly same``) to be `thing`."""

    kind: str
    name: str
    source: str
    thing: str
    label: str
    because: str
    quote: str
    paper: str
    title: str
    recorded: str
    confidence: float
    rejected: bool
    link: str


def explain(store: Readable, name: str) -> list[Reason]:
    """Every step of identity that bears on the name or IRI, surest kind first, then in order of date.

    Empty where the thing is known under one name in one document only. Raises NameNotFound with the nearest names.
    """
    things = read_things(store)
    wanted = {t.iri for t in find(things, name)}
    rows = {iri: Row(fields) for iri, fields in read_rows(store, MG.IdentityLink.value).items()}
    if not wanted:
        wanted = {r.need(MG.linkTo) for r in rows.values() if name in (r.get(MG.linkFrom), r.get(MG.name))}
    if not wanted:
        raise NameNotFound(f"nothing is named {name!r}. Nearest: {', '.join(nearest(things, name)) or 'none'}.")
    papers = {p.iri: p for p in read_papers(store)}
    found = []
    for iri, row in rows.items():
        if wanted & {row.need(MG.linkTo), row.need(MG.linkFrom)}:
            paper = papers.get(row.need(MG.paper))
            found.append(Reason(
                row.need(MG.linkKind), row.need(MG.name), row.need(MG.linkFrom), row.need(MG.linkTo),
                _label(things, row.need(MG.linkTo)), row.need(MG.because), row.need(MG.quote), row.need(MG.paper),
                paper.title if paper else "", paper.recorded if paper else "", float(row.get(MG.confidence) or 1),
                row.get(MG.isRejected) == "true", iri,
            ))  # fmt: skip
    order = ("same", "alias", "holder", "possibly same")
    return sorted(found, key=lambda r: (order.index(r.kind), r.recorded, r.name, r.link))


def _label(things: dict[str, Known], iri: str) -> str:
    return things[iri].label if iri in things else iri
