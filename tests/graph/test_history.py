"""Histories say what papers attest and no more: offices, actions, changes, silences, corrections, days on record."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.asof import as_of
from graph.build import build_graph
from graph.changes import changes
from graph.days import between, first_day, last_day, overlap
from graph.facts import read_papers
from graph.history import derive, graphs_on_record, history
from graph.record import read_record
from graph.store import memory
from graph.validate import validate
from nlp.errors import UsageError

SEEN = [("2031-05-03", "new"), ("2031-11-08", "reopened"), ("2032-02-02", "closed")]


def test_histories_are_the_same_from_readings_and_from_the_store(built, store):
    kept = [q for q in built.quads if q.graph_name.value.endswith("/history")]
    from graph.history_quads import history_quads
    from graph.iris import Iris

    again = history_quads(derive(read_record(store)), Iris(built.base)).sorted()
    assert again == kept


def test_an_office_changes_hands_in_the_gap_between_papers(store):
    found = history(store)
    label = found.record.label
    assert [(label(s.before.person), s.gap_from, label(s.after.person), s.gap_to) for s in found.successions] == [
        ("Jane Roe", "2031-05-03", "Ann Poe", "2031-11-08")
    ]


def test_a_tenure_has_the_dates_of_papers_and_the_post_its_organisation(rows):
    found = rows(
        "PREFIX org: <http://www.w3.org/ns/org#> SELECT ?who ?post ?first ?last ?acting { ?t a mg:Tenure ; "
        "org:member/rdfs:label ?who ; mg:post/rdfs:label ?post ; mg:firstAttested ?first ; mg:lastAttested ?last ; "
        "mg:isActing ?acting }"
    )
    assert ("James Doe", "Chief Constable, Fenshire Constabulary", "2031-05-03", "2032-02-02", "false") in found
    assert len(found) == 3


def test_another_holder_in_between_makes_two_spells(readings):
    a, b, c = readings
    roe_again = dataclasses.replace(c.statements[0], subject=a.statements[1].subject, object=a.statements[1].object)
    c = dataclasses.replace(
        c,
        entities=(*c.entities, *(e for e in a.entities if e.key in ("person/jane-roe", "role/chief-finance-officer"))),
        statements=(*c.statements, roe_again),
    )
    found = history(memory(build_graph([a, b, c]).quads))
    spells = [
        (found.record.label(t.person), t.spell, t.first) for t in found.tenures if t.role.endswith("finance-officer")
    ]
    assert [s for s in spells if s[0] == "Jane Roe"] == [("Jane Roe", 1, "2031-05-03"), ("Jane Roe", 2, "2032-02-02")]


def test_the_life_of_an_action(store):
    (life,) = history(store).actions
    assert [(e.date, e.status) for e in life.events] == SEEN
    assert (life.raised, life.closed, life.days, life.occasions) == ("2031-05-03", True, 275, 3)
    assert [e.quote for e in life.events][1:] == ["Published in part. Action reopened.", "Published. Action closed."]


def test_changes_of_lead_name_and_result(store):
    assert [(c.kind, c.text) for c in history(store).changes] == [
        ("lead", "Operation Kestrel: lead Roads Team (before: Rural Crime Team)"),
        (
            "result",
            "Operation Kestrel: 30 arrests, 2031-04-01/2031-06-30 (before: 12 arrests, 2031-05-01/2031-05-31)",
        ),
        ("name", "Ports Unit: renamed to Harbour Team"),
        ("result", "Ports Unit: 168 officers (before: 176 officers)"),
    ]


def test_a_month_inside_its_quarter_is_flagged_and_never_added(rows, store):
    (found,) = history(store).overlaps
    assert found.text.endswith("overlap; do not add")
    assert len(rows("SELECT ?a ?b { ?a mg:periodOverlaps ?b }")) == 2


def test_the_right_figure_supersedes_the_wrong_one_in_both_papers(rows):
    found = rows(
        "SELECT ?new ?old ?date { ?a mg:supersedes ?b . ?a mg:value ?new . ?b mg:value ?old ; mg:recordedOn ?date }"
    )
    assert found == [("168", "176", "2031-05-03"), ("168", "176", "2031-11-08")]


def test_silence_counts_meetings_and_claims_no_end(rows):
    found = rows(
        "SELECT ?l ?n ?k { ?s a mg:Silence ; mg:about/rdfs:label ?l ; mg:meetingsAttested ?n ; mg:meetingsSince ?k }"
    )
    assert ("Operation Kestrel", "2", "1") in found
    assert not any("Burglary" in label or label == "James Doe" for label, _, _ in found)


def test_first_and_last_attested(rows, id_):
    found = rows(
        f"SELECT ?a ?b ?n {{ <{id_('team/rural-crime-team')}> mg:firstAttested ?a ; mg:lastAttested ?b ; "
        "mg:meetingsAttested ?n }"
    )
    assert found == [("2031-05-03", "2031-11-08", "2")]


def test_as_of_a_day_nothing_later_is_known(rows, store):
    then = as_of(store, "2031-05")
    assert [p.recorded for p in read_papers(then)] == ["2031-05-03"]
    (life,) = history(then).actions
    assert [(e.date, e.status) for e in life.events] == SEEN[:1]
    assert not life.closed
    assert rows("SELECT ?m ?s { ?m a mg:Meeting ; mg:meetingStatus ?s }", then) == [
        ("https://minutegraph.example/id/meeting/2031-05-03-accountability-meeting", "held")
    ]
    assert rows("SELECT ?l { ?x a mg:Team ; rdfs:label ?l }", then) == [("Ports Unit",), ("Rural Crime Team",)]
    assert rows("SELECT ?l { ?x a mg:Operation ; rdfs:label ?l }", then) == [("Operation Kestrel",)]
    assert rows("SELECT ?x { ?x mg:supersedes ?y }", then) == []
    assert validate(then).conforms, validate(then).text()


def test_as_of_the_last_day_is_the_graph_itself(store):
    then = as_of(store, "2032-12-31")
    triples = "http://rdfs.org/ns/void#triples"
    assert {str(q) for q in then} == {str(q) for q in store if q.predicate.value != triples}


def test_as_of_before_the_first_paper_says_so(store):
    with pytest.raises(UsageError, match=r"no paper was on record on 2030; the earliest is of 2031-05-03"):
        as_of(store, "2030")


def test_graphs_on_record_can_be_queried_alone(store):
    assert graphs_on_record(store, "2031-11-08") == [
        "https://minutegraph.example/graph/2031-05-03-minutes",
        "https://minutegraph.example/graph/2031-11-08-minutes",
    ]


def test_news_between_meetings(store):
    found = {(n.kind, n.label) for n in changes(store, "2031-05-03", "2031-11-30")}
    assert {
        ("new", "Roads Team"),
        ("new", "Ann Poe"),
        ("renamed", "Ports Unit"),
        ("changed", "Operation Kestrel"),
        ("corrected", "Ports Unit"),
        ("reopened", "Action 7"),
        ("continued", "James Doe"),
        ("fallen silent", "Jane Roe"),
    } <= found
    assert ("closed", "Action 7") not in found
    later = changes(store, "2031-11-08")
    assert [n.text for n in later if n.kind == "closed"] == ["Action 7: closed 2032-02-02 after 275 days"]
    assert ("new", "Acquisitive crime: Burglary") in {(n.kind, n.label) for n in later}


def test_all_news_but_silence_have_a_quote_or_a_paper(store):
    assert all(n.paper for n in changes(store, "2031-01-01") if n.kind != "fallen silent")


@pytest.mark.parametrize(("since", "until"), [("2031-13-01", None), ("yesterday", None), ("2031-05-03", "2031-01-01")])
def test_wrong_dates_are_refused(store, since, until):
    with pytest.raises(UsageError, match=r"is not a date|lies before"):
        changes(store, since, until)


DAYS = st.dates().map(lambda d: d.isoformat())
ANY = st.builds(lambda d, n: d[:n], DAYS, st.sampled_from([4, 7, 10]))


@given(ANY)
def test_a_date_lies_between_its_own_ends(date):
    assert first_day(date) <= last_day(date)
    assert between(date, first_day(date), last_day(date))


@given(ANY, ANY, ANY, ANY)
def test_overlap_is_symmetric(a, b, c, d):
    assert overlap((a, b), (c, d)) == overlap((c, d), (a, b))


def test_priorities_are_followed_over_papers(readings):
    def titled(reading, title):
        sections = tuple(dataclasses.replace(s, title=title) for s in reading.document.parts[0].sections)
        kept = dataclasses.replace(reading.document.parts[0], sections=sections)
        return dataclasses.replace(reading, document=dataclasses.replace(reading.document, parts=(kept,)))

    a = titled(readings[0], "PRIORITY 1: SAFER AND CALMER Keep the quays quiet")
    c = titled(readings[2], "Plan: Priority 1 – Safer and Calmer – Night Patrols")
    store = memory(build_graph([a, readings[1], c]).quads)
    assert validate(store).conforms, validate(store).text()
    (found,) = [x for x in history(store).attested if "/priority/" in x.iri]
    assert (found.first, found.last, found.occasions, found.missed) == ("2031-05-03", "2032-02-02", 2, 1)
    assert history(store).record.label(found.iri) == "Priority 1: Safer and Calmer"
