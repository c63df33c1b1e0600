"""The identity graph: every thing with its type, label and other names, and every step of identity as a node.

Types and labels stand here once, not in each paper's graph, so that a query over all graphs meets them once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import pyoxigraph as ox

from graph import iris
from graph.decisions import link_iri
from graph.facts import Fact
from graph.holders import holders
from graph.identity import Thing
from graph.identity_links import HOLDER, POSSIBLY, Link
from graph.iris import digest
from graph.quads import Quads
from graph.resolve import Resolver
from graph.themes import themes_of
from nlp.model import Extraction
from ontology.terms import FOAF, MG, ORG, PROV, SKOS

#: Entity type of the guidelines -> classes of the vocabulary.
CLASSES = {
    "OPERATION": (MG.Operation,), "INITIATIVE": (MG.Initiative,), "PERSON": (MG.Person, FOAF.Person),
    "ROLE": (MG.Role, ORG.Role), "TEAM": (MG.Team, ORG.OrganizationalUnit),
    "ORG": (MG.Organisation, ORG.Organization), "PLACE": (MG.Place,),
}  # fmt: skip


def identity_quads(extractions: Sequence[Extraction], facts: Sequence[Fact], resolver: Resolver) -> Quads:
    """The identity graph of the whole corpus."""
    quads = Quads(resolver.iris.identity, resolver.iris)
    things = {t.key: t for t in resolver.identity.things}
    for thing in things.values():
        _thing(quads, thing)
    texts = {e.document.name: e.document.text for e in extractions}
    for link in resolver.identity.links:
        _link(quads, link, resolver, things, texts[link.source[0]])
    _former(quads, extractions, resolver, things)
    _holders(quads, facts, resolver, things)
    _aims(quads, facts)
    return quads


def _thing(quads: Quads, thing: Thing) -> None:
    node = quads.describe(quads.iris.id(thing.key), *CLASSES[thing.type], mentionCount=thing.mentions)
    quads.label(node, thing.label)
    quads.add(node, SKOS.altLabel, *(iris.text(n) for n in thing.names))


def _link(quads: Quads, link: Link, resolver: Resolver, things: dict[str, Thing], text: str) -> None:
    """The step as a node; the plain triple too, unless a correction rejected it."""
    names = quads.iris
    source, target = names.id(link.source[1]), resolver.entity(*link.target)
    label = f"{link.name} – {link.kind} – {things[names.key(target.value)].label}"
    node = quads.describe(
        link_iri(link, names), MG.IdentityLink, linkKind=link.kind, linkFrom=source, linkTo=target, name=link.name,
        because=link.because, quote=link.quote, paper=names.paper(link.part), confidence=link.confidence,
        evidence=quads.evidence(link.part, link.start, link.end, text), isRejected=True if link.rejected else None,
    )  # fmt: skip
    quads.label(node, label)
    quads.add(node, PROV.wasDerivedFrom, names.evidence(link.part, link.start, link.end))
    if link.rejected or source == target:
        return
    if link.kind == POSSIBLY:
        quads.add(resolver.entity(*link.source), MG.possiblySame, target)


def _former(quads: Quads, extractions: Sequence[Extraction], resolver: Resolver, things: dict[str, Thing]) -> None:
    """Keys under which documents know things that are canonical under another: their IRIs lead on to it.

    A surname's key may stand for several people in several papers; it then leads to each only as possibly the same.
    """
    names = quads.iris
    known: dict[str, set[str]] = defaultdict(set)
    labels: dict[str, str] = {}
    for extraction in extractions:
        for entity in extraction.entities:
            known[entity.key].add(resolver.identity.canonical(extraction.document.name, entity.key))
            labels.setdefault(entity.key, entity.label)
    for key, targets in sorted(known.items()):
        if key not in things:
            node = quads.describe(names.id(key), MG.Entity)
            quads.label(node, labels[key])
            predicate = MG.sameAs if len(targets) == 1 else MG.possiblySame
            quads.add(node, predicate, *(names.id(t) for t in sorted(targets)))


def _holders(quads: Quads, facts: Sequence[Fact], resolver: Resolver, things: dict[str, Thing]) -> None:
    """Each step from an office or surname in a paper to the person meant by it."""
    names = quads.iris
    for step in holders(facts, resolver):
        fact, person = step.fact, ox.NamedNode(step.person)
        part = fact.paper.removeprefix(names.paper("").value)
        node = quads.describe(
            names.id("link", digest(HOLDER, fact.paper, step.name, step.person)), MG.IdentityLink, linkKind=HOLDER,
            name=step.name, linkFrom=ox.NamedNode(step.office) if step.office else person, linkTo=person,
            because=step.because, quote=fact.quote, paper=ox.NamedNode(fact.paper), confidence=float(fact.confidence),
            evidence=names.evidence(part, fact.start, fact.end),
        )  # fmt: skip
        quads.label(node, f"{step.name} – {HOLDER} – {things[names.key(step.person)].label}")
        quads.add(node, PROV.wasDerivedFrom, ox.NamedNode(fact.iri))


def _aims(quads: Quads, facts: Sequence[Fact]) -> None:
    """Every aim as a concept, under the crime types and aims of the theme list that its words name."""
    prefix = quads.iris.id("aim").value + "/"
    labels: dict[str, str] = {}
    for fact in sorted(facts, key=lambda f: (f.recorded, f.iri)):
        if fact.object and fact.object.startswith(prefix):
            labels.setdefault(fact.object, fact.object_name)
    for aim, label in labels.items():
        node = quads.describe(ox.NamedNode(aim), MG.Aim, SKOS.Concept)
        quads.add(node, SKOS.broader, *(ox.NamedNode(t) for t in themes_of(label)))
        quads.label(ox.NamedNode(aim), label)
        quads.add(ox.NamedNode(aim), SKOS.prefLabel, iris.text(label))
