"""Decisions by people: what they change, that they are on record, and that nothing is lost."""

from __future__ import annotations

import pytest

from graph.build import build_graph
from graph.corrections import load
from graph.explain import explain
from graph.export import fact_rows
from graph.facts import read_facts
from graph.store import memory
from graph.validate import validate
from nlp.errors import UsageError

STATEMENT = """[[statement]]
paper = "2031-11-08-minutes"
relation = "led_by"
quote = "led by the   Roads Team"
author = "J. Roe"
date = 2031-12-01
because = "the team only took part"
"""
LINK = '[[link]]\nfrom = "{}"\nto = "{}"\nauthor = "J. Roe"\ndate = "2031-12-01"\ndecision = "{}"\n'


def corrected(readings, tmp_path, text):
    path = tmp_path / "corrections.toml"
    path.write_text(text, encoding="utf8")
    graph = build_graph(readings, corrections=load(path))
    store = memory(graph.quads)
    report = validate(store)
    assert report.conforms, report.text()
    return graph, store


def leads(store):
    return [(f.object_name, f.rejected) for f in read_facts(store) if f.relation == "led_by"]


def test_no_file_is_no_corrections(tmp_path):
    assert load(tmp_path / "none.toml").statements == ()


def test_a_rejected_statement_stays_on_record_without_its_edge(readings, tmp_path, rows):
    _, store = corrected(readings, tmp_path, STATEMENT + 'decision = "reject"\n')
    assert leads(store) == [("Rural Crime Team", False), ("Roads Team", True)]
    assert [r["object"] for r in fact_rows(store) if r["relation"] == "led_by"] == ["Rural Crime Team"]
    assert rows("SELECT ?l { ?o mg:ledBy/rdfs:label ?l }", store) == [("Rural Crime Team",)]
    found = rows(
        "SELECT ?who ?day ?why ?q { ?c mg:author ?who ; mg:decidedOn ?day ; mg:because ?why ; "
        "mg:corrects/mg:quote ?q }",
        store,
    )
    assert found == [
        ("J. Roe", "2031-12-01", "the team only took part", "Operation Kestrel Dawn is led by the Roads Team")
    ]


def test_an_edited_statement_stands_beside_the_old_one(readings, tmp_path, rows):
    _, store = corrected(readings, tmp_path, STATEMENT + 'decision = "edit"\nobject = "team/ports-unit"\n')
    assert leads(store) == [("Rural Crime Team", False), ("Roads Team", True), ("team/ports-unit", False)] or sorted(
        leads(store)
    ) == [("Roads Team", True), ("Rural Crime Team", False), ("team/ports-unit", False)]
    assert rows("SELECT ?l { ?o mg:ledBy/rdfs:label ?l }", store) == [("Ports Unit",), ("Rural Crime Team",)]
    assert rows(
        "SELECT ?a ?b { ?x mg:supersedes ?y . ?x mg:objectName ?a . ?y mg:objectName ?b FILTER(?b = 'Roads Team') }",
        store,
    )


def test_an_edited_number(readings, tmp_path):
    text = STATEMENT.replace("led_by", "outcome").replace("led by the   Roads Team", "30 arrests")
    _, store = corrected(readings, tmp_path, text + 'decision = "edit"\nvalue = 31\nobject = "31 arrests"\n')
    arrests = sorted((f.value, f.rejected) for f in read_facts(store) if f.unit == "arrests")
    assert arrests == [(12, False), (30, True), (31, False)]


def test_a_rejected_link_parts_what_it_had_merged(readings, tmp_path):
    graph, store = corrected(readings, tmp_path, LINK.format("James Doe", "Jim Doe", "reject"))
    people = {t.label for t in graph.identity.things if t.type == "PERSON"}
    assert {"James Doe", "Jim Doe"} <= people
    assert any(r.rejected for r in explain(store, "Jim Doe"))


def test_an_accepted_suspicion_merges(readings, tmp_path):
    graph, _ = corrected(readings, tmp_path, LINK.format("team/rural-crime-team", "Rural Crime Teams", "accept"))
    assert [t.label for t in graph.identity.things if "Rural" in t.label] == ["Rural Crime Teams"]


def test_another_correction_is_another_build(readings, tmp_path):
    one, _ = corrected(readings, tmp_path, STATEMENT + 'decision = "reject"\n')
    other, _ = corrected(readings, tmp_path, STATEMENT + 'decision = "accept"\n')
    assert len({one.build, other.build, build_graph(readings).build}) == 3


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[[statement]", "not a readable TOML file"),
        ("[[people]]", r"unknown table \[people\]"),
        ("statement = 1", r"\[\[statement\]\] must be a list of tables"),
        (STATEMENT, "lacks 'decision'"),
        (STATEMENT + 'decision = "maybe"', "decision 'maybe'; use accept, reject, edit"),
        (STATEMENT + 'decision = "edit"', "'edit' and the edited values"),
        (STATEMENT + 'decision = "reject"\ncolour = "red"', "unknown key 'colour'"),
        (STATEMENT.replace("2031-12-01", '"1 December"') + 'decision = "reject"', "date '1 December' is not a day"),
        (LINK.format("", "x", "accept"), "lacks 'from'"),
        (LINK.format("a", "x", "edit"), "decision 'edit'; use accept, reject"),
    ],
)
def test_a_wrong_file_is_named_with_entry_and_mend(tmp_path, text, message):
    path = tmp_path / "corrections.toml"
    path.write_text(text, encoding="utf8")
    with pytest.raises(UsageError, match=message):
        load(path)
