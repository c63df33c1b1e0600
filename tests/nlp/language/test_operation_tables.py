"""Tables of operations: where, what for, with what result, led by whom; whatever the headings and their order."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Read = Callable[..., Any]
ONE = "Operation\tWhere\tConcerned with\tLead\tResult\n"
KESTREL = "Operation Kestrel"


def test_each_column_says_what_its_heading_says(report: Read) -> None:
    seen = report(
        ONE
        + "Kestrel\tDerby, A61\tTheft of bicycles\tHarbour Watch Team\t41 fixed penalty notices; 3 persons charged\n"
        "Heron\tFenborough\tHare coursing\tRoads Policing Unit\tNone\n"
    )
    assert {
        ("Operation Kestrel", "Derby"),
        ("Operation Kestrel", "A61"),
        ("Operation Heron", "Fenborough"),
    } <= seen.facts("located_in")
    assert {(KESTREL, "Theft of bicycles"), ("Operation Heron", "Hare coursing")} <= seen.facts("targets")
    assert seen.facts("led_by") == {(KESTREL, "Harbour Watch Team"), ("Operation Heron", "Roads Policing Unit")}
    assert seen.figures() == {(41, "fixed penalty notices"), (3, "persons charged")}


def test_the_quote_is_the_row(report: Read) -> None:
    (said,) = report("Operation\tPurpose\nKestrel\tTheft of bicycles\n").statements("targets")
    assert " ".join(said.quote.split()) == "Kestrel Theft of bicycles"


def test_led_by_in_another_cell(report: Read) -> None:
    seen = report(ONE.replace("Lead\t", "") + "Kestrel\tDerby\tTheft\tNone; led by the Harbour Watch Team\n")
    assert seen.facts("led_by") == {(KESTREL, "Harbour Watch Team")}


@pytest.mark.parametrize(
    "table",
    [
        "Operation\tReported by\tPages\nKestrel\tDerby\tTheft of bicycles\n",
        "Team\tPurpose\nHarbour Watch Team\tTheft of bicycles\n",
        "Operation\tPurpose\nKestrel\tN/A\n",
    ],
    ids=["other-headings", "no-operation", "nothing"],
)
def test_what_is_not_read(report: Read, table: str) -> None:
    seen = report(table)
    assert seen.facts("targets") | seen.facts("located_in") == set()
