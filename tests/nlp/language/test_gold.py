"""The hand annotation of the bundled papers: what the reading has reached, it must not lose again."""

from __future__ import annotations

import itertools
from pathlib import Path
from typing import Any

import pytest

from minutegraph.evaluation import evaluate
from nlp.model import Document, Extraction
from nlp.pipeline import check, extract_documents, extract_files

CORPUS = sorted((Path(__file__).parents[3] / "corpus").glob("*.txt"))

#: Strict F1 over all mentions, and the least for each class of them.
ALL_MENTIONS, EACH_CLASS = 0.97, 0.88
#: F1 over all facts, and for each relation that lists and tables give outright.
ALL_FACTS, OUTCOMES = 0.87, 0.85
SURE = ("attended", "sent_apologies", "holds_role", "member_of", "assigned_to", "raised_on", "status")
CLASSES = ("GROUP", "INITIATIVE", "OPERATION", "PERSON", "PLACE", "ROLE")


@pytest.fixture(scope="module")
def extractions() -> list[Extraction]:
    return extract_files(CORPUS).extractions


@pytest.fixture(scope="module")
def figures(extractions: list[Extraction], gold: Path, texts: dict[str, str]) -> dict[str, Any]:
    mentions = [
        {"document": e.document.name, "start": m.start, "end": m.end, "type": m.type, "label": m.label}
        for e in extractions
        for m in e.mentions
    ]
    facts = [
        {
            "document": e.document.name,
            "relation": s.relation,
            "subject": s.subject.label,
            "object": s.object.label,
            "start": s.start,
            "end": s.end,
            "quote": s.quote,
            "value": s.value,
            "unit": s.unit,
            "period": s.period,
        }
        for e in extractions
        for s in e.statements
        if s.modality != "denied"
    ]
    return evaluate(gold, texts, mentions, facts).report()


def test_mentions_over_all(figures: dict[str, Any]) -> None:
    assert figures["mentions_strict"]["all"]["f1"] >= ALL_MENTIONS


@pytest.mark.parametrize("name", CLASSES)
def test_mentions_of_each_class(name: str, figures: dict[str, Any]) -> None:
    assert figures["mentions_strict"][name]["f1"] >= EACH_CLASS


def test_every_class_has_its_floor(figures: dict[str, Any]) -> None:
    assert set(figures["mentions_strict"]) == {*CLASSES, "all"}


def test_mentions_name_the_right_entity(figures: dict[str, Any]) -> None:
    assert figures["linked"] >= 0.99


def test_facts_over_all(figures: dict[str, Any]) -> None:
    assert figures["facts"]["all"]["f1"] >= ALL_FACTS


@pytest.mark.parametrize("relation", SURE)
def test_facts_of_lists_and_tables(relation: str, figures: dict[str, Any]) -> None:
    assert figures["facts"][relation]["f1"] >= 0.99


def test_results(figures: dict[str, Any]) -> None:
    assert figures["facts"]["outcome"]["f1"] >= OUTCOMES


def test_quotes_are_verbatim(figures: dict[str, Any]) -> None:
    assert figures["quotes_verbatim"] == 1.0


def test_every_quote_stands_at_its_offsets(extractions: list[Extraction]) -> None:
    for extraction in extractions:
        check(extraction)
        for statement in extraction.statements:
            assert extraction.document.text[statement.start : statement.end] == statement.quote
            assert statement.quote.strip(), statement


def test_every_mention_is_an_entity_at_a_place_of_its_part(extractions: list[Extraction]) -> None:
    for extraction in extractions:
        keys = {entity.key for entity in extraction.entities}
        parts = {part.id: part for part in extraction.document.parts}
        for mention in extraction.mentions:
            assert mention.entity in keys
            assert parts[mention.part].start <= mention.start < mention.end <= parts[mention.part].end


def test_mentions_do_not_overlap(extractions: list[Extraction]) -> None:
    for extraction in extractions:
        places = sorted((m.start, m.end) for m in extraction.mentions)
        assert [(a, b) for a, b in itertools.pairwise(places) if b[0] < a[1]] == []


def test_every_term_of_a_statement_is_known(extractions: list[Extraction]) -> None:
    for extraction in extractions:
        known = {entity.key for entity in extraction.entities} | {action.key for action in extraction.actions}
        for statement in extraction.statements:
            for term in (statement.subject, statement.object, statement.speaker):
                assert term is None or term.entity is None or term.entity in known, statement


def test_two_readings_give_the_same_bytes(extractions: list[Extraction]) -> None:
    again = extract_documents([Document(e.document.name, e.document.sha256, e.document.text) for e in extractions])
    assert [e.to_json() for e in again] == [e.to_json() for e in extractions]


def test_reading_in_processes_gives_the_same_bytes(extractions: list[Extraction]) -> None:
    assert [e.to_json() for e in extract_files(CORPUS, workers=2).extractions] == [e.to_json() for e in extractions]
