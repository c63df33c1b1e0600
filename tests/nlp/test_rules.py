"""Every rule in the table catches its text and spares the other, and nothing is read by a rule that the table lacks."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

import pytest

from nlp.model import Document, Extraction
from nlp.pipeline import extract_documents, extract_files
from nlp.rules import Rule, rule_of, rules

ROOT = Path(__file__).parent.parent.parent

FRAMES = {
    "whole": "",
    "report": """ORIGINATOR: Chief Constable

REASON FOR SUBMISSION: For Discussion

SUBMITTED TO: PCC Accountability Meeting – March 2025

SUBJECT: Preventing Crime

SUMMARY:

1. This report covers the reporting period 1 October to 31 December 2024.

1. Operations

""",
    "minutes": """Fenshire PCC Accountability Meeting – Minutes

Date: Tuesday 4 March 2025

In attendance:

- Police and Crime Commissioner – Jane Roe, OPCCF
- Chief Constable – Tom Shaw, Fenshire Constabulary
- Temporary Assistant Chief Constable (T/ACC) – Alex Dunn, Fenshire Constabulary

1. Force Update

""",
}


@cache
def read(texts: tuple[str, ...]) -> Extraction:
    """The extraction of the first of papers that are read together."""
    papers = [Document(f"paper-{i}.txt", hashlib.sha256(t.encode()).hexdigest(), t) for i, t in enumerate(texts)]
    return extract_documents(papers)[0]


def used(rule: Rule, body: str) -> set[str]:
    """The ids of the rules of this kind that read something in `body`."""
    frame = FRAMES[rule.paper]
    beside = (FRAMES["report"] + rule.beside + "\n",) if rule.beside else ()
    extraction = read((frame + body + "\n", *beside))
    found = extraction.mentions if rule.kind == "mention" else extraction.statements
    return {item.rule for item in found if item.start >= len(frame)}


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.id)
def test_a_rule_catches_its_text(rule: Rule) -> None:
    assert any(rule.gave(other) for other in used(rule, rule.catches)), used(rule, rule.catches)


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.id)
def test_a_rule_spares_the_other_text(rule: Rule) -> None:
    assert not any(rule.gave(other) for other in used(rule, rule.spares))


def test_no_rule_is_listed_twice() -> None:
    listed = [(rule.kind, rule.id) for rule in rules()]

    assert len(listed) == len(set(listed))


def test_every_rule_used_over_the_papers_is_in_the_table() -> None:
    extractions = extract_files([ROOT / "corpus"]).extractions
    carried = {("mention", m.rule) for e in extractions for m in e.mentions}
    carried |= {("statement", s.rule) for e in extractions for s in e.statements}

    assert sorted(pair for pair in carried if rule_of(*pair) is None) == []
