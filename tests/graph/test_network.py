"""The network and its measures: time, evidence and selection."""

from __future__ import annotations

import pytest

from graph.network import network
from graph.stats import centralities, co_mentions, communities
from nlp.errors import NameNotFound, UsageError


def labels(graph, type_):
    return sorted(d["label"] for _, d in graph.nodes(data=True) if d["type"] == type_)


def test_nodes_and_edges_carry_time_and_evidence(store, id_):
    graph = network(store)
    operation = graph.nodes[id_("operation/kestrel")]
    assert operation["type"] == "OPERATION"
    assert (operation["mentions"], operation["first"], operation["last"]) == (3, "2031-05-03", "2031-11-08")
    assert [a["name"] for a in operation["aliases"]] == ["Operation Kestrel Dawn"]
    edge = graph.edges[id_("operation/kestrel"), id_("team/rural-crime-team"), "led_by"]
    assert (edge["label"], edge["inferred"], edge["first"]) == ("led by", True, "2031-05-03")
    (evidence,) = edge["evidence"]
    assert evidence["speaker"] == "James Doe"
    assert evidence["section"] == "Priority 1"
    assert evidence["paper"].startswith("Summary of the Accountability Meeting")


def test_the_graph_knows_its_papers_meetings_and_counts(store, built):
    facts = network(store).graph
    assert facts["build"] == built.build
    assert [p["recorded"] for p in facts["papers"]] == ["2031-05-03", "2031-11-08", "2032-02-02"]
    assert [p["file"] for p in facts["papers"]] == ["a.txt", "b.txt", "c.txt"]
    assert [(m["date"], m["status"]) for m in facts["meetings"]] == [
        ("2031-05-03", "held"), ("2031-11-08", "held"), ("2032-02-02", "planned"), ("2032-03", "cancelled"),
    ]  # fmt: skip
    assert facts["counts"]["OPERATION"] == 1
    assert facts["observations"][0]["value"] == 412


def test_what_is_denied_stands_on_an_edge_of_its_own(store, id_):
    graph = network(store)
    keys = sorted(k for a, _, k in graph.edges(keys=True) if a == id_("team/ports-unit"))
    assert keys == ["outcome", "outcome", "outcome/denied", "renamed_to"]


def test_a_period_holds_only_what_was_said_in_it(store):
    graph = network(store, start="2031-11-01", end="2031-11-30")
    assert labels(graph, "PERSON") == ["Ann Poe", "James Doe"]
    assert {d["last"] for *_, d in graph.edges(data=True)} == {"2031-11-08"}


def test_valid_time_is_when_it_held(store):
    graph = network(store, start="2031-04-01", end="2031-04-30", time="valid")
    assert [e["value"] for *_, d in graph.edges(data=True) for e in d["evidence"]] == [30]


def test_as_of_leaves_later_papers_out(store):
    assert [p["recorded"] for p in network(store, as_of="2031-06").graph["papers"]] == ["2031-05-03"]


def test_names_and_depth_keep_what_is_near(store):
    near = network(store, names=["op kestrel"], depth=1)
    assert labels(near, "TEAM") == ["Roads Team", "Rural Crime Team"]
    assert labels(near, "PERSON") == []
    far = network(store, names=["RCT"], depth=2)
    assert "Operation Kestrel" in labels(far, "OPERATION")


def test_types_are_a_choice(store):
    graph = network(store, types=["OPERATION", "TEAM"])
    assert {d["type"] for _, d in graph.nodes(data=True)} == {"OPERATION", "TEAM"}


def test_papers_can_be_nodes(store):
    graph = network(store, mentions=True)
    assert sum(d["count"] for *_, d in graph.edges(data=True) if d["relation"] == "mentions") == 27


def test_wrong_choices_are_named(store):
    with pytest.raises(UsageError, match="type 'SHIP': use OPERATION"):
        network(store, types=["SHIP"])
    with pytest.raises(UsageError, match="'2031-02-30' is not a date"):
        network(store, start="2031-02-30")
    with pytest.raises(NameNotFound, match="Nearest: Rural Crime Team"):
        network(store, names=["Rural Crime Taem"])


def test_centrality_ranks_who_stands_in_the_middle(store):
    ranked = centralities(store)
    assert ranked[0].label == "Operation Kestrel"
    assert ranked[0].ties == 3
    assert all(0 <= c.degree <= 1 and 0 <= c.betweenness <= 1 for c in ranked)


def test_measures_are_the_same_every_time(store):
    assert communities(store) == communities(store)
    assert {c.year for c in communities(store)} == {"2031"}
    assert all(c.count >= 1 for c in co_mentions(store, least=1))
    assert ("2031", "Operation Kestrel", "Rural Crime Team", 2) in {
        (c.year, c.one_label, c.other_label, c.count) for c in co_mentions(store)
    }
