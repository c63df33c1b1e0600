"""From readings to quads: what each paper says, where, when, and how sure."""

from __future__ import annotations

import dataclasses
import itertools

import pytest

from graph.build import build_graph, build_id, build_quads, nquads
from graph.facts import read_facts, read_papers
from nlp.errors import CorruptStatement, UsageError
from nlp.model import Extraction


def test_order_of_files_does_not_change_a_byte(readings):
    texts = {nquads(build_quads(list(order))) for order in itertools.permutations(readings)}
    assert len(texts) == 1


def test_build_is_the_same_from_readings_kept_as_json(readings):
    again = [Extraction.from_json(e.to_json()) for e in readings]
    assert nquads(build_quads(again)) == nquads(build_quads(readings))


def test_facts_read_back_from_the_store_are_those_built(built, store):
    assert {f.iri: f for f in read_facts(store)} == {f.iri: f for f in built.facts}


def test_every_triple_stands_in_a_named_graph_and_each_paper_has_its_own(built, store):
    graphs = {q.graph_name.value.removeprefix("https://minutegraph.example/graph/") for q in built.quads}
    parts = {"2031-05-03-minutes", "2031-11-08-minutes", "2032-02-02-report"}
    assert graphs == parts | {"catalogue", "identity", "history", "ontology"}
    assert [p.graph.rsplit("/", 1)[1] for p in read_papers(store)] == sorted(parts)


def test_simple_and_careful_query_agree(rows, id_):
    simple = rows("SELECT ?team { <https://minutegraph.example/id/operation/kestrel> mg:ledBy ?team }")
    assert simple == [(id_("team/roads-team"),), (id_("team/rural-crime-team"),)]
    careful = rows(
        "PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> PREFIX oa: <http://www.w3.org/ns/oa#> "
        "SELECT ?quote ?start ?exact ?speaker ?date { ?s rdf:predicate mg:ledBy ; mg:quote ?quote ; "
        "mg:recordedOn ?date ; mg:evidence ?e . ?e oa:hasSelector ?x . ?x oa:start ?start ; oa:exact ?exact . "
        "OPTIONAL { ?s mg:speaker/rdfs:label ?speaker } }"
    )
    assert [(r[0][:22], r[0] == r[2], r[3], r[4]) for r in careful] == [
        ("Operation Kestrel Dawn", True, "", "2031-11-08"),
        ("Operation Kestrel is l", True, "James Doe", "2031-05-03"),
    ]


def test_what_is_not_asserted_has_no_plain_triple(rows):
    assert rows("SELECT ?v { ?t mg:outcome ?o . ?o mg:value ?v ; mg:unit 'officers' }") == [("168",), ("176",)]
    denied = rows("SELECT ?s { ?s mg:modality 'denied' }")
    assert len(denied) == 1
    direct = rows(
        "PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> "
        "SELECT ?s { ?s mg:modality 'denied' ; rdf:subject ?a ; rdf:predicate ?p ; rdf:object ?b . ?a ?p ?b }"
    )
    assert direct == []


def test_labels_and_types_stand_once(built):
    label = "http://www.w3.org/2000/01/rdf-schema#label"
    labels = [
        q.subject.value for q in built.quads if q.predicate.value == label and "/id/operation/" in q.subject.value
    ]
    assert sorted(labels) == sorted(set(labels))


@pytest.mark.parametrize(
    ("date", "status"),
    [("2031-05-03", "held"), ("2031-11-08", "held"), ("2032-02-02", "planned"), ("2032-03", "cancelled")],
)
def test_a_meeting_stands_as_the_strongest_paper_shows_it(rows, date, status):
    found = rows("SELECT ?date ?status { ?m a mg:Meeting ; mg:meetingDate ?date ; mg:meetingStatus ?status }")
    assert (date, status) in found
    assert len(found) == 4


def test_attendance_points_to_the_meeting_of_that_day(rows, id_):
    found = rows("SELECT ?m { <https://minutegraph.example/id/person/ann-poe> mg:attended ?m }")
    assert found == [(id_("meeting/2031-11-08-accountability-meeting"),)]


def test_observations_are_data_cube(rows):
    found = rows(
        "PREFIX qb: <http://purl.org/linked-data/cube#> PREFIX time: <http://www.w3.org/2006/time#> "
        "SELECT ?indicator ?measure ?value ?unit ?from ?table (COUNT(?c) AS ?components) { ?o a qb:Observation ; "
        "mg:indicator/rdfs:label ?indicator ; mg:measureKind/rdfs:label ?measure ; mg:value ?value ; mg:unit ?unit ; "
        "mg:refPeriod/time:hasBeginning/time:inXSDDate ?from ; qb:dataSet ?d . ?d rdfs:label ?table ; "
        "qb:structure/qb:component ?c } GROUP BY ?indicator ?measure ?value ?unit ?from ?table"
    )
    assert found == [
        ("Acquisitive crime: Burglary", "Last 12 months", "412", "count", "2031-01-01", "Key figures", "6")
    ]


def test_questions_answers_agenda_and_actions_keep_their_words(rows):
    assert rows("SELECT ?q ?a ?who { ?x mg:quote ?q ; mg:answerText ?a . ?p mg:answered ?x ; rdfs:label ?who }") == [
        ("How many wardens patrol Harbour Quay?", "The CC answered that 14 wardens do.", "James Doe")
    ]  # fmt: skip
    assert rows("SELECT ?l ?t { ?x a mg:AgendaItem ; rdfs:label ?l ; mg:startTime ?t }") == [("Key figures", "2:00pm")]
    assert rows("SELECT ?s ?u { ?x a mg:ActionRecord ; mg:status ?s ; mg:updateText ?u }") == [
        ("closed", "Published. Action closed."), ("reopened", "Published in part. Action reopened."),
    ]  # fmt: skip


def test_an_aim_lies_under_the_crime_types_its_words_name(rows):
    found = rows(
        "PREFIX skos: <http://www.w3.org/2004/02/skos/core#> SELECT ?l { ?a a mg:Aim ; skos:broader/skos:prefLabel ?l }"
    )
    assert found == [("acquisitive crime",)]


def test_a_quote_moved_by_one_character_stops_the_build(readings):
    wrong = readings[0].statements[0]
    moved = dataclasses.replace(wrong, start=wrong.start + 1, end=wrong.end + 1)
    broken = dataclasses.replace(readings[0], statements=(moved, *readings[0].statements[1:]))
    with pytest.raises(CorruptStatement, match=r"a\.txt: a attended statement quotes 'Jane Roe"):
        build_graph([broken])


def test_an_unknown_relation_stops_the_build(readings):
    strange = dataclasses.replace(readings[0].statements[0], relation="dislikes")
    with pytest.raises(CorruptStatement, match="unknown relation 'dislikes'"):
        build_graph([dataclasses.replace(readings[0], statements=(strange,))])


def test_two_files_with_one_part_stop_the_build(readings):
    document = dataclasses.replace(readings[0].document, name="copy.txt")
    with pytest.raises(CorruptStatement, match=r"copy\.txt: part '2031-05-03-minutes' is also in a\.txt"):
        build_graph([readings[0], dataclasses.replace(readings[0], document=document)])


@pytest.mark.parametrize("base", ["ftp://x/", "https://x", "https://x/?q/", "https://x y/", ""])
def test_a_wrong_base_is_refused(readings, base):
    with pytest.raises(UsageError, match="base IRI"):
        build_graph(readings, base=base)


def test_the_base_is_a_setting(readings):
    graph = build_graph(readings, base="https://data.fenshire.example/papers/")
    assert not any("minutegraph.example" in str(q) for q in graph.quads)


def test_the_build_id_tells_every_change(readings):
    ids = {
        build_id(readings), build_id(readings[:2]), build_id(readings, "https://other.example/"),
        build_id([dataclasses.replace(readings[0], statements=readings[0].statements[1:]), *readings[1:]]),
    }  # fmt: skip
    assert len(ids) == 4
    assert build_id(list(reversed(readings))) == build_id(readings)


def test_no_node_is_blank(built):
    """A bug once: blank nodes of the vocabulary got new names on every load, and no two builds agreed."""
    assert not [q for q in built.quads if "_:" in (str(q.subject)[:2], str(q.object)[:2])]


def test_every_term_in_the_graph_is_declared(built):
    from ontology.terms import MG, MG_IRI

    nodes = {str(getattr(n, "value", "")) for q in built.quads for n in (q.predicate, q.object)}
    assert {n for n in nodes if n.startswith(MG_IRI) and n != MG_IRI and n.removeprefix(MG_IRI) not in MG} == set()
