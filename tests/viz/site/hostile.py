"""A graph in which every text that people see is an attack."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from ontology.terms import MG, RDF, RDFS

LONG = "x" * 10_000
PAYLOADS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(2)>',
    "'-alert(3)-'",
    "\u202ereversed\u202c \u2067right to left",
    LONG,
    "</title></textarea></svg><svg onload=alert(4)>",
    "{{ 7 * 7 }} ]]> <!-- & &amp;",
    "javascript:alert(5)",
)
SCRIPT_IRI = ox.NamedNode("javascript:alert(6)")
_TEXTS = {
    RDFS.label, MG.subjectName, MG.objectName, MG.speakerName, MG.wording, MG.venue, MG.unit, MG.topic, MG.name,
    MG.because, MG.answerText, MG.status, MG.periodText, MG.validText, MG.rule, MG.inferredFrom, MG.kind,
}  # fmt: skip


def poisoned(quads: Iterable[ox.Quad]) -> Iterator[ox.Quad]:
    """The quads with each text replaced by a payload (in turn), and some objects by a script's IRI."""
    turn = 0
    for quad in sorted(quads, key=str):
        value = quad.object
        if quad.predicate in _TEXTS and isinstance(value, ox.Literal):
            value, turn = ox.Literal(PAYLOADS[turn % len(PAYLOADS)]), turn + 1
        elif quad.predicate in (MG.text, MG.quote) and isinstance(value, ox.Literal):
            value = ox.Literal(_same_length(value.value))
        elif quad.predicate == RDF.object and "led_by" in str(quad.subject):
            value = SCRIPT_IRI
        yield ox.Quad(quad.subject, quad.predicate, value, quad.graph_name)
    kestrel, graph = ox.NamedNode("https://minutegraph.example/id/operation/kestrel"), ox.NamedNode("https://x.test/g")
    yield ox.Quad(kestrel, MG.involves, SCRIPT_IRI, graph)
    yield ox.Quad(SCRIPT_IRI, RDFS.label, ox.Literal(PAYLOADS[0]), graph)
    yield ox.Quad(SCRIPT_IRI, RDF.type, MG.Team, graph)


def _same_length(text: str) -> str:
    """An attack as long as the text, so that offsets still fit."""
    attack = "<script>alert(7)</script><img src=x onerror=alert(8)> "
    return (attack * (len(text) // len(attack) + 1))[: len(text)]
