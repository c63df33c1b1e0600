"""Scores of a small invented section whose numbers were worked out by hand."""

import json
from pathlib import Path
from typing import Any

import pytest

from minutegraph.evaluation import Evaluation, evaluate
from nlp.errors import UsageError

TEXT = (
    "Attendance: Jane Roe, Chief Constable. Apologies: John Doe.\n"
    "The CC praised Operation Kestrel, led by the Roads Team. Operation\nKestrel made 59 arrests in May 2030.\n"
    "Roads Team will help. The Government agreed."
)
GOLD: dict[str, Any] = {
    "document": "paper.txt",
    "start": 0,
    "end": len(TEXT),
    "entities": [
        {"id": "p1", "type": "PERSON", "label": "Jane Roe", "surfaces": ["Jane Roe"]},
        {"id": "p2", "type": "PERSON", "label": "John Doe", "surfaces": ["John Doe"]},
        {"id": "r1", "type": "ROLE", "label": "Chief Constable", "surfaces": ["Chief Constable", "CC"]},
        {"id": "o1", "type": "OPERATION", "label": "Operation Kestrel", "surfaces": ["Operation Kestrel"]},
        {
            "id": "t1",
            "type": "TEAM",
            "label": "Roads Team",
            "surfaces": ["Roads Team"],
            "not_at": [{"surface": "Roads Team", "context": "Roads Team will help"}],
        },
        {"id": "g1", "type": "ORG", "label": "Government", "surfaces": ["Government"]},
    ],
    "facts": [
        {"relation": "attended", "subject": "p1", "object": "2030-06-01", "quote": "Attendance: Jane Roe"},
        {"relation": "sent_apologies", "subject": "p2", "object": "2030-06-01", "quote": "Apologies: John Doe"},
        {"relation": "holds_role", "subject": "p1", "object": "r1", "quote": "Jane Roe, Chief Constable"},
        {"relation": "raised_by", "subject": "o1", "object": "r1", "quote": "The CC praised Operation Kestrel"},
        {"relation": "led_by", "subject": "o1", "object": "t1", "quote": "Operation Kestrel, led by the Roads Team"},
        {
            "relation": "outcome",
            "subject": "o1",
            "object": "59 arrests",
            "quote": "made 59 arrests in May 2030",
            "value": 59,
            "unit": "arrests",
            "period": "2030-05-01/2030-05-31",
        },
        {"relation": "funded_by", "subject": "o1", "object": "g1", "quote": "The Government agreed"},
    ],
}


def mention(surface: str, type_: str, label: str, nth: int = 0) -> dict[str, Any]:
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(surface, start + 1)
    return {"document": "paper.txt", "start": start, "end": start + len(surface), "type": type_, "label": label}


def fact(relation: str, subject: str, object_: str, quote: str, **more: Any) -> dict[str, Any]:
    start = TEXT.index(quote)
    ends = {"start": start, "end": start + len(quote), "quote": quote}
    return {"document": "paper.txt", "relation": relation, "subject": subject, "object": object_, **ends, **more}


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    (tmp_path / "paper.json").write_text(json.dumps(GOLD), encoding="utf8")
    return tmp_path


def score(gold: Path, mentions: list[dict[str, Any]], facts: list[dict[str, Any]]) -> Evaluation:
    return evaluate(gold, {"paper.txt": TEXT}, mentions, facts)


def test_mentions_count_exact_ends_overlaps_and_the_entity_they_name(gold: Path) -> None:
    mentions = [
        mention("Jane Roe", "PERSON", "Jane Roe"),
        mention("Doe", "PERSON", "John Doe"),  # overlaps only
        mention("Operation Kestrel", "OPERATION", "Op Kestrel"),
        mention("Operation\nKestrel", "OPERATION", "Operation Falcon"),  # right place, wrong entity
        mention("Roads Team", "ORG", "Roads Team"),  # ORG and TEAM are one class
        mention("Roads Team", "TEAM", "Roads Team", nth=1),  # barred by not_at
        mention("Government", "ORG", "Government"),  # optional
    ]

    report = score(gold, mentions, []).report()

    assert report["mentions_strict"]["PERSON"] == {"precision": 0.5, "recall": 0.5, "f1": 0.5, "gold": 2, "found": 2}
    assert report["mentions_lenient"]["PERSON"]["f1"] == 1.0
    assert report["mentions_strict"]["OPERATION"]["f1"] == 1.0
    assert report["mentions_strict"]["ROLE"] == {"precision": 0.0, "recall": 0.0, "f1": 0.0, "gold": 2, "found": 0}
    assert report["mentions_strict"]["GROUP"] == {"precision": 0.5, "recall": 1.0, "f1": 0.667, "gold": 1, "found": 2}
    # 7 wanted, 6 found, 4 exact: precision 4/6, recall 4/7
    assert report["mentions_strict"]["all"] == {"precision": 0.667, "recall": 0.571, "f1": 0.615, "gold": 7, "found": 6}
    assert report["linked"] == 0.8  # of five matches one names another operation


def test_facts_agree_by_names_roles_and_values(gold: Path) -> None:
    facts = [
        fact("attended", "Jane Roe", "2030-06-01", "Attendance: Jane Roe"),
        fact("attended", "Jane Roe", "2030-06-01", "Jane Roe"),  # said twice, counted once
        fact("sent_apologies", "John Doe", "2030-06-02", "Apologies: John Doe"),  # wrong date
        fact("raised_by", "Op Kestrel", "Jane Roe", "The CC praised Operation Kestrel"),  # the person for the role
        fact("led_by", "Operation Kestrel", "Rail Team", "led by the Roads Team"),
        fact("outcome", "Operation Kestrel", "arrests", "59 arrests", value=59.0, unit="arrest", period="2030-05"),
        fact("funded_by", "Operation Kestrel", "Government", "The Government agreed"),  # optional
    ]
    facts[0]["quote"] = "Attendance:  Jane Roe"  # folded whitespace is still verbatim
    facts[2]["quote"] = "Apologies: Jane Doe"

    report = score(gold, [], facts).report()

    by_relation = {relation: (row["gold"], row["found"], row["f1"]) for relation, row in report["facts"].items()}
    assert by_relation == {
        "attended": (1, 1, 1.0),
        "sent_apologies": (1, 1, 0.0),
        "holds_role": (1, 0, 0.0),
        "raised_by": (1, 1, 1.0),
        "led_by": (1, 1, 0.0),
        "outcome": (1, 1, 1.0),
        "all": (6, 5, 0.545),  # 3 of 5 found, 3 of 6 wanted
    }
    assert report["quotes_verbatim"] == 0.857  # six of seven
    assert report["outcome_periods"] == 0.0


def test_what_disagrees_is_said_in_words_commonest_first(gold: Path) -> None:
    stray = fact("led_by", "Operation Kestrel", "Rail Team", "led by the Roads Team")

    errors = score(gold, [], [stray, stray | {"object": "the Rail Team (North)", "value": 1.0}]).commonest_errors(99)

    assert (f"missed   OPERATION  'Operation Kestrel' at paper.txt:{TEXT.index('Operation')}", 1) in errors
    assert ("missed   led_by         Operation Kestrel -> Roads Team ", 1) in errors
    assert ("spurious led_by         Operation Kestrel -> Rail Team ", 1) in errors


def test_other_documents_and_ranges_do_not_count(gold: Path) -> None:
    elsewhere = mention("Jane Roe", "PERSON", "Jane Roe") | {"document": "other.txt"}

    assert score(gold, [elsewhere], []).report()["mentions_strict"]["PERSON"]["found"] == 0


def test_a_directory_without_annotation_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no annotation files"):
        evaluate(tmp_path, {}, [], [])


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        ("{", "not an annotation file"),
        ('{"document": "x.txt"}', "not an annotation"),
        (json.dumps(GOLD), "annotates paper.txt"),
    ],
)
def test_a_file_that_cannot_be_scored_is_named(tmp_path: Path, content: str, complaint: str) -> None:
    (tmp_path / "odd.json").write_text(content, encoding="utf8")

    with pytest.raises(UsageError, match=complaint) as caught:
        evaluate(tmp_path, {}, [], [])

    assert "odd.json" in str(caught.value)
