"""Whether a graph can be trusted: its shapes kept, and every quote where it says it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from graph.export import all_quads
from graph.facts import read_facts, read_papers
from graph.iris import boolean, digest, text
from graph.shapes import Violation, check
from graph.store import Readable, memory
from ontology.terms import MG_IRI, PREFIXES, RDF, RDFS, SH

DANGLING = "https://w3id.org/minutegraph/shapes#DanglingShape"
QUOTES = "https://w3id.org/minutegraph/shapes#QuoteInTextShape"


@dataclass(frozen=True, slots=True)
class Report:
    """The result of validation. `checked` is what was looked at: quads, statements, quotes."""

    violations: tuple[Violation, ...]
    checked: tuple[tuple[str, int], ...]
    labels: dict[str, str]

    @property
    def conforms(self) -> bool:
        """Whether nothing is wrong."""
        return not self.violations

    def text(self, limit: int = 50) -> str:
        """The report in plain words: one line for each fault, at most `limit` of each kind."""
        looked = ", ".join(f"{n:,} {what}" for what, n in self.checked)
        if self.conforms:
            return f"The graph is sound: {looked} checked, nothing wrong.\n"
        lines = [f"{len(self.violations)} faults in {looked}:"]
        counts: Counter[str] = Counter()
        for v in self.violations:
            counts[v.message] += 1
            if counts[v.message] <= limit:
                lines.append(f"  {v.message}: {self._name(v.focus)}{self._detail(v)}  [{v.shape.rsplit('#', 1)[-1]}]")
        more = [f"  and {n - limit} more: {m}" for m, n in sorted(counts.items()) if n > limit]
        return "\n".join(lines + more) + "\n"

    def _name(self, iri: str) -> str:
        return f"{self.labels[iri]} <{iri}>" if iri in self.labels else f"<{iri}>"

    def _detail(self, v: Violation) -> str:
        value = None if v.value is None else v.value if len(v.value) <= 80 else v.value[:77] + "..."
        path = v.path.rsplit("#", 1)[-1].rsplit("/", 1)[-1] if v.path else None
        return "".join(f"; {p}" for p in (path, value) if p)

    def quads(self) -> list[ox.Triple]:
        """The report as a SHACL validation report, in a fixed order."""
        report = ox.BlankNode("report")
        triples = [
            ox.Triple(report, RDF.type, SH.ValidationReport), ox.Triple(report, SH.conforms, boolean(self.conforms)),
        ]  # fmt: skip
        for v in self.violations:
            node = ox.BlankNode("r" + digest(v.shape, v.focus, v.path, v.value, v.message))
            triples += [
                ox.Triple(report, SH.result, node), ox.Triple(node, RDF.type, SH.ValidationResult),
                ox.Triple(node, SH.resultSeverity, SH.Violation), ox.Triple(node, SH.resultMessage, text(v.message)),
                ox.Triple(node, SH.focusNode, ox.NamedNode(v.focus)),
                ox.Triple(node, SH.sourceShape, ox.NamedNode(v.shape)),
                ox.Triple(node, SH.sourceConstraintComponent, SH.SPARQLConstraintComponent),
            ]  # fmt: skip
            if v.path:
                triples.append(ox.Triple(node, SH.resultPath, ox.NamedNode(v.path)))
            if v.value is not None:
                triples.append(ox.Triple(node, SH.value, text(v.value)))
        return triples

    def turtle(self) -> str:
        """The SHACL report as Turtle."""
        return (ox.serialize(self.quads(), format=ox.RdfFormat.TURTLE, prefixes=PREFIXES) or b"").decode()


def validate(store: Readable) -> Report:
    """Check every shape, and every statement's quote against its paper's text. Reads only."""
    local = store if isinstance(store, ox.Store) else memory(all_quads(store))
    found = check(local) + quotes_out_of_place(local) + dangling(local)
    labels = {q.subject.value: q.object.value for q in local.quads_for_pattern(None, RDFS.label, None)}  # type: ignore[union-attr]
    facts = len(read_facts(local))
    checked = (("quads", len(local)), ("statements", facts), ("papers", len(read_papers(local))))
    return Report(tuple(found), checked, labels)


def validate_quads(quads: Sequence[ox.Quad]) -> Report:
    """`validate` for quads in memory."""
    return validate(memory(quads))


def quotes_out_of_place(store: Readable) -> list[Violation]:
    """Statements whose quote is not, to the character, what stands at its offsets in its paper's text."""
    papers = {p.iri: p for p in read_papers(store)}
    found = []
    for fact in read_facts(store):
        paper = papers.get(fact.paper)
        if paper is None or paper.text[fact.start - paper.start : fact.end - paper.start] != fact.quote:
            message = "the quote does not stand at its place in the paper's text"
            found.append(Violation(QUOTES, fact.iri, message, None, fact.quote))
    return found


def dangling(store: ox.Store) -> list[Violation]:
    """Nodes that our own properties point to and that nothing in the graph describes."""
    known = {q.subject for q in store}
    found = []
    for quad in store:
        value = quad.object
        if quad.predicate.value.startswith(MG_IRI) and isinstance(value, ox.NamedNode) and value not in known:
            focus = str(getattr(quad.subject, "value", quad.subject))
            message = "points to a node that is not described"
            found.append(Violation(DANGLING, focus, message, quad.predicate.value, value.value))
    return sorted(set(found), key=lambda v: (v.focus, v.path or "", v.value or ""))


def standard(store: Readable) -> tuple[bool, str]:
    """The same shapes run by pySHACL, in minutes where `validate` takes seconds: conforms, and its report in words."""
    import pyshacl
    import rdflib

    from ontology.terms import read

    triples = sorted({q.triple for q in all_quads(store)}, key=str)
    data = rdflib.Graph().parse(data=ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES), format="nt")
    shapes = rdflib.Graph().parse(data=read("shapes.ttl"), format="turtle")
    conforms, _, words = pyshacl.validate(data, shacl_graph=shapes, inference="none")
    return bool(conforms), str(words)
