"""What of a report is minutes: the note of its discussion, and the actions agreed on it; actions under review."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Read = Callable[..., Any]
PAPER = """REPORT TO THE FENSHIRE POLICING BOARD, 4 MARCH 2025

Report of: Assistant Chief Constable Alex Dunn, Fenshire Police
To: Jane Roe, Deputy Mayor for Policing

{over}

1. Operation Kestrel went on through the quarter. The Deputy Mayor was told so.

{said}

The Deputy Mayor asked what Operation Kestrel had cost. Inspector Sam Pell replied that he did not know.

{agreed}

Action 1: Acting Inspector Pell to count the cost. By 1 April 2025.
Carried forward from 16 October 2024 – Action 9: ACC Dunn to print a leaflet. Done; closed.
"""
HEADS = [
    ("PART A – THE REPORT", "PART B – NOTE OF DISCUSSION", "PART C – ACTIONS AGREED ON 4 MARCH 2025"),
    ("1. REPORT", "2. QUESTIONS AND ANSWERS", "3. ACTIONS"),
    ("THE REPORT", "DISCUSSION BY THE BOARD", "SUMMARY OF ACTIONS"),
]


@pytest.mark.parametrize("heads", HEADS)
def test_the_discussion_of_a_report(read: Read, heads: tuple[str, str, str]) -> None:
    seen = read(PAPER.format(over=heads[0], said=heads[1], agreed=heads[2]))
    assert seen.facts("raised_by") == {("Operation Kestrel", "Jane Roe"), ("Operation Kestrel", "Sam Pell")}
    assert seen.facts("assigned_to") == {("Action 1", "Sam Pell"), ("Action 9", "Alex Dunn")}
    assert seen.facts("raised_on") == {("Action 1", "2025-03-04"), ("Action 9", "2024-10-16")}
    assert seen.facts("status") == {("Action 1", "new"), ("Action 9", "closed")}


@pytest.mark.parametrize(
    ("below", "status"),
    [
        ("The Panel agreed that the action be marked as ‘discharged’ on its log.", {("Action 10", "closed")}),
        ("Members agreed that this action could now be closed.", {("Action 10", "closed")}),
        ("Members felt that the action should remain open.", {("Action 10", "live")}),
        ("Members were told of the work that had been done.", set()),
    ],
)
def test_an_action_under_review_by_its_topic(minutes: Read, below: str, status: set[tuple[str, str]]) -> None:
    seen = minutes(f"The following updates were noted:-\n\nAction 10 - Domestic Abuse\n\n{below}")
    assert seen.facts("status") == status
    assert seen.facts("raised_on") == set()


@pytest.mark.parametrize(
    ("line", "status"),
    [
        ("Action 24/03: T/ACC Dunn to send the paper. (Carried forward)", ("Action 24/03", "live")),
        ("Action 24/03: T/ACC Dunn to send the paper. [Complete]", ("Action 24/03", "closed")),
        ("Action PAB/12: T/ACC Dunn to send the paper.", ("Action PAB/12", "new")),
    ],
)
def test_a_status_in_brackets_and_a_lettered_number(minutes: Read, line: str, status: tuple[str, str]) -> None:
    seen = minutes(line)
    assert seen.facts("status") == {status}
    assert seen.facts("assigned_to") == {(status[0], "Alex Dunn")}
