"""Validation: a sound graph passes, each shape has a fault that it catches, and twenty seeded faults are all found."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from graph.shapes import check, shapes
from graph.validate import standard, validate
from ontology.terms import PREFIXES

P = "".join(f"PREFIX {k}: <{v}>\n" for k, v in PREFIXES.items())
G = "https://minutegraph.example/graph/"
MAY, HISTORY, IDENTITY, CATALOGUE = (f"<{G}{g}>" for g in ("2031-05-03-minutes", "history", "identity", "catalogue"))
NOVEMBER, FEBRUARY = f"<{G}2031-11-08-minutes>", f"<{G}2032-02-02-report>"


def i(key: str) -> str:
    """The IRI of a key, as SPARQL writes it."""
    return f"<https://minutegraph.example/id/{key}>"


def drop(graph: str, pattern: str, where: str = "") -> str:
    """An update that takes `pattern` away."""
    return f"DELETE {{ GRAPH {graph} {{ {pattern} }} }} WHERE {{ GRAPH {graph} {{ {pattern} {where} }} }}"


def add(graph: str, triples: str) -> str:
    """An update that adds triples."""
    return f"INSERT DATA {{ GRAPH {graph} {{ {triples} }} }}"


def change(graph: str, subject: str, path: str, value: str) -> str:
    """An update that gives the subjects that match another value."""
    return (
        f"DELETE {{ GRAPH {graph} {{ ?s {path} ?old }} }} INSERT {{ GRAPH {graph} {{ ?s {path} {value} }} }} "
        f"WHERE {{ GRAPH {graph} {{ ?s {path} ?old . {subject} }} }}"
    )


LED = "?s mg:relation 'led_by'"
#: What is wrong -> (the update that makes it so, the shape that must catch it).
FAULTS = {
    "a quote moved by one character": (
        (
            f"DELETE {{ GRAPH {MAY} {{ ?x oa:start ?a ; oa:end ?b }} }} "
            f"INSERT {{ GRAPH {MAY} {{ ?x oa:start ?c ; oa:end ?d }} }} "
            f"WHERE {{ GRAPH {MAY} {{ ?s mg:relation 'led_by' ; mg:evidence ?e . ?e oa:hasSelector ?x . "
            "?x oa:start ?a ; oa:end ?b . BIND(?a + 1 AS ?c) BIND(?b + 1 AS ?d) } }"
        ),
        "TextShape",
    ),
    "a quote with a word changed": (change(MAY, LED, "mg:quote", "'led by someone else'"), "QuoteShape"),
    "an overlapping tenure": (
        add(
            HISTORY,
            f"<urn:x> a mg:Tenure ; org:member {i('person/ann-poe')} ; "
            f"org:role {i('role/chief-finance-officer')} ; "
            f"mg:post {i('post/fenshire-office/chief-finance-officer')} ; mg:firstAttested '2031-05-01'^^xsd:date ; "
            "mg:lastAttested '2031-06-01'^^xsd:date ; mg:isActing false",
        ),
        "HolderShape",
    ),
    "an observation without period": (drop(FEBRUARY, "?o mg:refPeriod ?p . ?o mg:periodText ?t ."), "ObservationShape"),
    "an observation without unit": (drop(FEBRUARY, "?o mg:unit ?u .", "?o a mg:Observation"), "ObservationShape"),
    "a statement without a paper": (drop(MAY, "?s mg:paper ?p .", "?s a mg:Statement"), "StatementShape"),
    "a statement without evidence": (drop(MAY, "?s mg:evidence ?e .", LED), "StatementShape"),
    "a statement with two subjects": (
        f"INSERT {{ GRAPH {MAY} {{ ?s rdf:subject <urn:x> }} }} WHERE {{ GRAPH {MAY} {{ {LED} }} }}",
        "StatementShape",
    ),
    "an edge that nobody states": (
        add(MAY, f"{i('operation/kestrel')} mg:ledBy {i('person/jane-roe')}"),
        "EdgeShape",
    ),
    "an asserted statement without its edge": (drop(MAY, "?a mg:ledBy ?b ."), "DirectShape"),
    "a valid time that ends before it begins": (
        change(MAY, "?s mg:relation 'outcome' ; mg:value '12'^^xsd:decimal .", "mg:validTo", "'2030-01-01'^^xsd:date"),
        "ValidTimeShape",
    ),
    "a recorded date that is not the paper's": (
        change(MAY, LED, "mg:recordedOn", "'2030-01-01'^^xsd:date"),
        "QuoteShape",
    ),
    "a speaker that is not described": (
        f"INSERT {{ GRAPH {MAY} {{ ?s mg:speaker <urn:nobody> }} }} WHERE {{ GRAPH {MAY} {{ {LED} }} }}",
        "DanglingShape",
    ),
    "a meeting before one that nobody knows": (
        add(
            CATALOGUE, f"{i('meeting/2031-05-03-accountability-meeting')} mg:previousMeeting {i('meeting/2030-01-01')}"
        ),
        "DanglingShape",
    ),
    "an action closed and then live": (
        change(HISTORY, "?s mg:position 2 .", "mg:status", "'closed'")
        + " ; "
        + change(HISTORY, "?s mg:position 3 .", "mg:status", "'live'"),
        "ActionEventShape",
    ),
    "an action event before it was raised": (
        change(HISTORY, "?s mg:position 1 .", "mg:eventDate", "'2030-01-01'^^xsd:date"),
        "ActionShape",
    ),
    "attendance at a planned meeting": (
        add(NOVEMBER, f"{i('person/ann-poe')} mg:attended {i('meeting/2032-02-02-accountability-meeting')}"),
        "MeetingShape",
    ),
    "a held meeting without minutes": (
        change(CATALOGUE, "FILTER(?old = 'planned')", "mg:meetingStatus", "'held'"),
        "MeetingShape",
    ),
    "a link without a reason": (drop(IDENTITY, "?l mg:because ?b ."), "IdentityLinkShape"),
    "a thing with two labels": (add(IDENTITY, f"{i('team/roads-team')} rdfs:label 'Roads'"), "TeamShape"),
    "a mention of other words": (change(MAY, "?s a mg:Mention .", "mg:quote", "'Nobody'"), "MentionShape"),
    "a confidence above one": (change(MAY, LED, "mg:confidence", "1.5"), "StatementShape"),
    "an unknown modality": (change(MAY, LED, "mg:modality", "'rumoured'"), "StatementShape"),
    "a gap that ends before it begins": (change(HISTORY, "", "mg:gapTo", "'2030-01-01'^^xsd:date"), "SuccessionShape"),
    "a tenure that ends before it begins": (
        change(HISTORY, "?s a mg:Tenure .", "mg:lastAttested", "'2030-01-01'^^xsd:date"),
        "TenureShape",
    ),
    "an interval that ends before it begins": (
        change(MAY, "", "time:inXSDDate", "'2030-01-01'^^xsd:date")
        + " ; "
        + add(
            MAY,
            "<urn:i> a time:ProperInterval ; time:hasBeginning <urn:b> ; time:hasEnd <urn:e> . "
            "<urn:b> a time:Instant ; "
            "time:inXSDDate '2031-01-02'^^xsd:date . <urn:e> a time:Instant ; time:inXSDDate '2031-01-01'^^xsd:date",
        ),
        "IntervalShape",
    ),
    "a paper without its text": (drop(CATALOGUE, "?p mg:text ?t ."), "PaperShape"),
    "a paper of unknown kind": (change(CATALOGUE, "?s a mg:Paper .", "mg:kind", "'rumour'"), "PaperShape"),
    "a file without digest": (drop(CATALOGUE, "?f mg:sha256 ?d ."), "FileShape"),
    "a section of no paper": (drop(CATALOGUE, "?x dcterms:isPartOf ?p .", "?x a mg:Section"), "SectionShape"),
    "evidence of no paper": (drop(MAY, "?e oa:hasSource ?p ."), "EvidenceShape"),
    "a selector that ends before it begins": (change(MAY, "", "oa:end", "0"), "SelectorShape"),
    "a result without unit": (drop(MAY, "?o mg:unit ?u .", "?o a mg:Outcome"), "OutcomeShape"),
    "an action record without quote": (drop(MAY, "?r mg:quote ?q .", "?r a mg:ActionRecord"), "ActionRecordShape"),
    "a question without words": (drop(MAY, "?x mg:quote ?q .", "?x a mg:Question"), "QuestionShape"),
    "a table without structure": (drop(FEBRUARY, "?t qb:structure ?s ."), "CubeShape"),
    "a decision by nobody": (
        add(IDENTITY, "<urn:c> a mg:Correction ; mg:decision 'reject' ; mg:decidedOn '2031-05-04'^^xsd:date"),
        "CorrectionShape",
    ),
    "a silence of no length": (change(HISTORY, "?s a mg:Silence .", "mg:meetingsSince", "0"), "SilenceShape"),
    "a change to nothing": (drop(HISTORY, "?c mg:after ?a ."), "ChangeShape"),
    "an overlap of one": (
        (
            f"DELETE {{ GRAPH {HISTORY} {{ ?o mg:attestedBy ?s }} }} "
            f"WHERE {{ SELECT ?o (MIN(?x) AS ?s) {{ GRAPH {HISTORY} "
            "{ ?o a mg:PeriodOverlap ; mg:attestedBy ?x } } GROUP BY ?o }"
        ),
        "OverlapShape",
    ),
    **{
        f"a nameless {c.lower()}": (drop(IDENTITY, "?x rdfs:label ?l .", f"?x a mg:{c}"), f"{c}Shape")
        for c in ("Operation", "Initiative", "Person", "Role", "Organisation", "Place", "Aim")
    },
}


def test_the_papers_graph_is_sound(store):
    report = validate(store)
    assert report.conforms, report.text()
    assert (
        report.text() == f"The graph is sound: {len(store):,} quads, 36 statements, 3 papers checked, nothing wrong.\n"
    )


@pytest.mark.parametrize("fault", FAULTS)
def test_a_seeded_fault_is_caught(store, fault):
    update, shape = FAULTS[fault]
    before = set(store)
    store.update(P + update)
    assert set(store) != before, "the fault was not seeded"
    found = {v.shape.rsplit("#", 1)[1] for v in validate(store).violations}
    assert shape in found


def test_every_shape_has_a_graph_that_fails_it():
    assert {s.iri.rsplit("#", 1)[1] for s in shapes()} == {shape for _, shape in FAULTS.values()}


def test_the_report_names_the_fault_in_plain_words_and_as_shacl(store):
    store.update(P + FAULTS["a link without a reason"][0])
    report = validate(store)
    assert "a link needs its reason: " in report.text()
    assert "[IdentityLinkShape]" in report.text()
    graph = ox.Store()
    graph.load(report.turtle().encode(), format=ox.RdfFormat.TURTLE)
    sh = "PREFIX sh: <http://www.w3.org/ns/shacl#> "
    assert not bool(graph.query(sh + "ASK { ?r sh:conforms true }"))
    count = "SELECT ?v { ?r sh:result ?v . ?v sh:focusNode ?f ; sh:resultMessage ?m ; sh:sourceShape ?s }"
    assert len(list(graph.query(sh + count))) == len(report.violations)


def test_many_faults_of_one_kind_are_counted_not_listed(store):
    store.update(P + change(MAY, "?s a mg:Mention .", "mg:quote", "'Nobody'"))
    assert "and 8 more: the mention does not stand there in the paper" in validate(store).text(limit=2)


@pytest.mark.parametrize("fault", ["a statement without a paper", "an overlapping tenure", "an unknown modality", None])
def test_pyshacl_agrees(built, fault):
    """The standard engine and ours give the same verdict; on one paper, for it is slow."""
    small = ox.Store()
    wanted = {f"{G}2031-05-03-minutes", f"{G}ontology", f"{G}identity", f"{G}catalogue", f"{G}history"}
    small.bulk_extend(q for q in built.quads if q.graph_name.value in wanted)
    if fault:
        small.update(P + FAULTS[fault][0])
    ours = {v.message for v in check(small)}
    _, words = standard(small)
    theirs = {m for m in (v for s in shapes() for v in _messages(s)) if m in words}
    assert ours == theirs


def _messages(shape):
    return [r.message for r in shape.rules] + [message for _, message in shape.queries]
