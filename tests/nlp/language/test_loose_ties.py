"""Ties in a paragraph of minutes that is about one operation alone, whose sentences no longer name it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Read = Callable[..., Any]
KESTREL = "Operation Kestrel"
OPENING = "The CC spoke of Operation Kestrel. There had been arrests in May. "


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("The Harbour Trust had helped with the patrols.", {"Harbour Trust"}),
        ("Since April the Harbour Watch Team had visited the farms.", {"Harbour Watch Team"}),
        ("It was delivered by the Harbour Trust.", {"Harbour Trust"}),
        ("The Harbour Trust would help next year.", set()),
        ("The Harbour Trust had criticised the patrols.", set()),
        ("The Harbour Trust noted that crime had gone up.", set()),
        ("A letter from the Harbour Trust was read.", set()),
    ],
)
def test_who_acts_takes_part(minutes: Read, sentence: str, wanted: set[str]) -> None:
    assert {who for name, who in minutes(OPENING + sentence).facts("involves") if name == KESTREL} == wanted


def test_another_operation_ends_it(minutes: Read) -> None:
    seen = minutes(OPENING + "Operation Heron began in June. The Harbour Trust had helped with the patrols.")
    assert (KESTREL, "Harbour Trust") not in seen.facts("involves")


def test_where_those_arrested_come_from_is_not_where_it_acts(minutes: Read) -> None:
    seen = minutes("The CC said that Operation Kestrel had led to the arrest of three men from Norwich.")
    assert seen.facts("located_in") == set()


def test_it_is_led_by(minutes: Read) -> None:
    seen = minutes(OPENING + "It was run by the Harbour Watch Team jointly with the Harbour Trust.")
    assert (KESTREL, "Harbour Watch Team") in seen.facts("led_by")
    assert (KESTREL, "Harbour Watch Team") not in seen.facts("involves")
