"""The graph of the bundled papers: sound, the same every time, and true to what the papers say over time."""

from __future__ import annotations

import pytest

from graph.asof import as_of
from graph.build import build_graph, nquads
from graph.explain import explain
from graph.facts import read_papers
from graph.history import derive, history
from graph.network import network
from graph.record import read_record
from graph.store import memory
from graph.validate import validate

BASE = "https://minutegraph.example/id/"


@pytest.fixture(scope="module")
def readings(corpus):
    from nlp.pipeline import extract_files

    result = extract_files(sorted(corpus.glob("*.txt")))
    assert result.failures == []
    return result.extractions


@pytest.fixture(scope="module")
def papers(readings):
    return memory(build_graph(readings).quads)


@pytest.fixture(scope="module")
def told(papers):
    return history(papers)


def test_the_graph_is_sound(papers):
    report = validate(papers)
    assert report.conforms, report.text()


def test_two_builds_are_equal_to_the_byte(readings):
    assert nquads(build_graph(readings).quads) == nquads(build_graph(list(reversed(readings))).quads)


def test_the_finance_office_changed_hands_between_two_papers(told):
    label = told.record.label
    changes = {label(s.after.role): s for s in told.successions}
    change = changes["Chief Finance Officer"]
    assert (label(change.before.person), change.gap_from) == ("Jill Penn", "2023-10-17")
    assert (label(change.after.person), change.gap_to) == ("Simon George", "2025-01-29")
    deputy = changes["Deputy Chief Constable"]
    assert (label(deputy.before.person), label(deputy.after.person)) == ("Simon Megicks", "Dave Marshall")


def test_two_people_of_one_surname_stay_two(told):
    assert {"Richard Bell", "Rachel Bell"} <= {told.record.label(t.person) for t in told.tenures}


def test_action_16_was_raised_reopened_and_closed(told):
    life = next(a for a in told.actions if a.iri == BASE + "action/16")
    assert [(e.date, e.status) for e in life.events] == [
        ("2025-04-16", "new"),
        ("2025-10-22", "reopened"),
        ("2026-01-19", "closed"),
    ]
    assert (life.raised, life.closed, life.days) == ("2025-04-16", True, 278)


def test_actions_left_open(told):
    left = {(a.label, a.raised) for a in told.actions if not a.closed and a.events[-1].date == "2026-01-19"}
    assert left == {("Action 22", "2025-10-22"), ("Action 24", "2025-10-22"), ("Action 25", "2026-01-19")}


def test_month_and_quarter_results_of_one_operation_are_flagged(told):
    flagged = [o.text for o in told.overlaps if "foxtail" in o.iri]
    assert any("59 arrests" in t and "16 arrests" in t for t in flagged)


def test_a_meeting_known_by_its_month_got_its_day_from_an_action(papers):
    meetings = {m["date"]: m["status"] for m in network(papers).graph["meetings"]}
    assert meetings["2024-07-22"] == "referred"
    assert meetings["2024-03"] == "cancelled"
    assert sorted(d for d, s in meetings.items() if s == "held") == [
        "2023-10-17", "2025-01-29", "2025-04-16", "2025-10-22", "2026-01-19",
    ]  # fmt: skip


def test_like_names_are_suspected_and_not_merged(papers):
    reasons = explain(papers, "Operation Vigilant")
    assert {r.kind for r in reasons if r.label == "Project Vigilant" or r.name == "Project Vigilant"} == {
        "possibly same"
    }


def test_a_longer_name_is_the_same_operation_with_its_reason(papers):
    reason = next(r for r in explain(papers, "Operation Soteria") if "further words" in r.because)
    assert (reason.kind, {reason.name, reason.label}) == ("same", {"Operation Soteria", "Operation Soteria Bluestone"})
    assert "Soteria" in reason.quote


def test_as_of_a_day_holds_what_was_on_record_then(papers):
    then = as_of(papers, "2025-04-16")
    assert {p.recorded for p in read_papers(then)} == {"2023-10-17", "2024-07", "2025-01-29", "2025-04-16"}
    actions = {a.label: a.events[-1].status for a in derive(read_record(then)).actions}
    assert actions["Action 16"] == "new"
    assert validate(then).conforms, validate(then).text()


def test_a_corrected_figure_supersedes_the_wrong_one_and_both_stay(papers):
    rows = papers.query(
        "PREFIX mg: <https://w3id.org/minutegraph/ns#> SELECT ?right ?wrong ?modality { "
        "GRAPH ?a { ?later mg:supersedes ?earlier } "
        "GRAPH ?b { ?later mg:value ?right } GRAPH ?c { ?earlier mg:value ?wrong ; mg:modality ?modality } }"
    )
    assert [(float(r["right"].value), float(r["wrong"].value), r["modality"].value) for r in rows] == [
        (168.77, 176.41, "denied")
    ]
