"""What people's decisions do to facts and links, and how the graph records them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pyoxigraph as ox

from graph import iris as terms
from graph.corrections import Corrections, Decision
from graph.facts import Fact
from graph.identity import Identity
from graph.identity_links import Link
from graph.iris import Iris, digest, slug
from graph.quads import Quads
from ontology.terms import MG

#: The rule that statements edited by a person carry.
EDITED = "correction"


def apply_decisions(facts: Sequence[Fact], iris: Iris, corrections: Corrections | None) -> list[Fact]:
    """The facts as people's decisions leave them: a rejected one stays, marked; an edited one stays beside its edit."""
    if corrections is None or not corrections.statements:
        return list(facts)
    done: list[Fact] = []
    for fact in facts:
        decision = corrections.for_statement(_part(fact, iris), fact.relation, fact.quote)
        if decision is None:
            done.append(fact)
        elif decision.decision == "accept":
            done.append(replace(fact, confidence=1.0, modality="asserted"))
        else:
            done.append(replace(fact, rejected=True))
            if decision.decision == "edit":
                done.append(_edited(fact, decision, iris))
    return done


def _part(fact: Fact, iris: Iris) -> str:
    return fact.paper.removeprefix(iris.paper("").value)


def _edited(fact: Fact, decision: Decision, iris: Iris) -> Fact:
    """The fact with the values that a person gave."""
    name = str(decision.edit("object", fact.object_name))
    subject_name = str(decision.edit("subject", fact.subject_name))
    mark = digest(fact.iri, decision.id)
    target = fact.object
    if "object" in dict(decision.edits) and fact.object is not None:
        target = _named(fact.object, name, mark, iris)
    subject = _named(fact.subject, subject_name, mark, iris) if "subject" in dict(decision.edits) else fact.subject
    if fact.relation == "outcome":
        target = iris.id("outcome", mark).value
    value = decision.edit("value", fact.value)
    return replace(
        fact, iri=iris.id("statement", _part(fact, iris), f"{fact.relation}-{mark}").value, subject=subject,
        subject_name=subject_name, object=target, object_name=name, value=None if value is None else float(value),
        unit=decision.edit("unit", fact.unit), period=decision.edit("period", fact.period),
        modality=str(decision.edit("modality", fact.modality)), rule=EDITED, confidence=1.0,
        inferred=(*fact.inferred, f"edited by {decision.author} on {decision.date}"),
    )  # fmt: skip


def _named(old: str, name: str, mark: str, iris: Iris) -> str:
    """The IRI for a new name: a key such as ``team/ports-unit`` is taken as it is, a name keeps the old one's type."""
    kind = iris.key(old).split("/")[0]
    if "/" in name:
        return iris.id(name).value
    return iris.id(kind, slug(name) if kind != "unnamed" else mark).value


def decision_quads(facts: Sequence[Fact], identity: Identity, corrections: Corrections | None, iris: Iris) -> Quads:
    """Every decision as a node of the identity graph, with what it decided about."""
    quads = Quads(iris.identity, iris)
    if corrections is None:
        return quads
    for decision in (*corrections.statements, *corrections.links):
        node = quads.describe(
            iris.id("correction", decision.id), MG.Correction, decision=decision.decision, author=decision.author,
            decidedOn=terms.date(decision.date), because=decision.because,
            corrects=[ox.NamedNode(i) for i in _decided(decision, facts, identity, iris)],
        )  # fmt: skip
        quads.label(node, f"{decision.author}, {decision.date}: {decision.decision}")
    for fact in facts:
        if fact.rule == EDITED:
            _supersede(quads, fact, facts)
    return quads


def _decided(decision: Decision, facts: Sequence[Fact], identity: Identity, iris: Iris) -> list[str]:
    """The statements and links that the decision touched."""
    if decision.relation:
        quote = " ".join((decision.quote or "").split())
        return sorted({
            f.iri for f in facts
            if f.relation == decision.relation and _part(f, iris) == decision.paper
            and quote in " ".join(f.quote.split()) and f.rule != EDITED
        })  # fmt: skip
    return sorted(link_iri(link, iris).value for link in identity.links if link.correction == decision.id)


def _supersede(quads: Quads, edited: Fact, facts: Sequence[Fact]) -> None:
    place = (edited.paper, edited.relation, edited.start, edited.end)
    for fact in facts:
        if fact.rejected and (fact.paper, fact.relation, fact.start, fact.end) == place:
            quads.add(ox.NamedNode(edited.iri), MG.supersedes, ox.NamedNode(fact.iri))


def link_iri(link: Link, iris: Iris) -> ox.NamedNode:
    """The IRI of an identity link, by what it links and where it was read."""
    return iris.id("link", digest(link.kind, *link.source, *link.target, link.name, link.part, link.start, link.end))
