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
    seen = minutes("The CC said that Operation Kestrel had led to the arrest of three men from Derby.")
    assert seen.facts("located_in") == set()


def test_it_is_led_by(minutes: Read) -> None:
    seen = minutes(OPENING + "It was run by the Harbour Watch Team jointly with the Harbour Trust.")
    assert (KESTREL, "Harbour Watch Team") in seen.facts("led_by")
    assert (KESTREL, "Harbour Watch Team") not in seen.facts("involves")


@pytest.mark.parametrize(
    "sentence",
    [
        "The Harbour Trust paid for the instructors.",
        "The Harbour Trust had borne the cost of the posters.",
        "A third of the cost fell to the Harbour Trust.",
        "The Harbour Trust met the hire of the halls.",
        "It was run on £15,000 from the Harbour Trust.",
        "The overtime was met by the Harbour Trust.",
    ],
)
def test_who_bore_the_cost(minutes: Read, sentence: str) -> None:
    assert minutes(f"The CC spoke of Operation Kestrel. {sentence}").facts("funded_by") == {(KESTREL, "Harbour Trust")}


@pytest.mark.parametrize(
    "sentence",
    [
        "The Harbour Trust had put up the posters.",
        "The Harbour Trust would pay for the posters.",
        "A bid for £15,000 from the Harbour Trust had failed.",
    ],
)
def test_who_did_not(minutes: Read, sentence: str) -> None:
    assert minutes(f"The CC spoke of Operation Kestrel. {sentence}").facts("funded_by") == set()


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ("The CC was indebted to the Harbour Trust for its part in Operation Kestrel.", {"Harbour Trust"}),
        (
            "The CC said that Operation Kestrel took a day, on which officers of the Harbour Trust met.",
            {"Harbour Trust"},
        ),
        (
            "The CC spoke of Operation Kestrel. He thanked the Harbour Trust, which had given days to it.",
            {"Harbour Trust"},
        ),
        ("The CC spoke of Operation Kestrel. He thanked the Harbour Trust for its letter.", set()),
    ],
    ids=["indebted", "on-which", "thanked", "letter"],
)
def test_those_thanked_for_their_part(minutes: Read, body: str, wanted: set[str]) -> None:
    assert {group for name, group in minutes(body).facts("involves") if name == KESTREL} == wanted


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ("Inspector Ann Bell has taken over the running of Operation Kestrel.", {"Ann Bell"}),
        ("The CC spoke of Operation Kestrel. Inspector Ann Bell will take charge of the operation.", {"Ann Bell"}),
        ("Local units, under the supervision of Inspector Ann Bell, launched Operation Kestrel.", {"Ann Bell"}),
        ("Inspector Ann Bell has the report on Operation Kestrel.", set()),
    ],
)
def test_who_takes_over(minutes: Read, body: str, wanted: set[str]) -> None:
    assert {who for name, who in minutes(body).facts("led_by") if name == KESTREL} == wanted


@pytest.mark.parametrize(
    "sentence",
    ["The CC, a resident of Derby, praised Operation Kestrel.", "The PCC raised speeding in Derby."],
)
def test_where_it_does_not_act(minutes: Read, sentence: str) -> None:
    assert minutes(f"The CC spoke of Operation Kestrel. {sentence}").facts("located_in") == set()


def test_an_answer_goes_on_about_what_was_asked(minutes: Read) -> None:
    seen = minutes("The PCC asked about Operation Kestrel. The CC said that arrests had been made in Derby.")
    assert seen.facts("located_in") == {(KESTREL, "Derby")}
