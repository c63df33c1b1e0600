"""Schemes whose names have no head, by how a paper speaks of them anywhere (invented names)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Read = Callable[..., Any]
GLOW = "Warm Lantern"


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(f"She said that {GLOW} was launched in May.", id="launched"),
        pytest.param(f"She said that {GLOW} has since been adopted by the council.", id="adopted"),
        pytest.param(f"The CC presented the first quarter of {GLOW}, which puts patrols into parks.", id="quarter"),
        pytest.param(f"When will {GLOW} reach Oakham?\n\n{GLOW} has worked with 58 men.", id="two-weak-signs"),
        pytest.param(f"He said that {GLOW} comes out of the reserves.", id="paid-from"),
        pytest.param(f"£350,000 would carry {GLOW} through a further year.", id="sum-carries"),
        pytest.param(f"Grant to Oakham Boat Club for {GLOW}, evening sport in Oakham", id="grant-to-whom"),
        pytest.param(f"{GLOW}. This is our name for the safe space run in Oakham every week.", id="our-name-for"),
        pytest.param(f"The centre can be used under {GLOW}, an idea borrowed from Wales.", id="apposed"),
        pytest.param(f"He explained {GLOW}, in which officers ring each farm.", id="in-which"),
        pytest.param(
            f"The force covers it by its warden scheme, {GLOW}, which the council pays for.", id="scheme-before"
        ),
        pytest.param(f"The two boards joined forces in {GLOW}. It rained.", id="joined-forces"),
        pytest.param(f"The dates of {GLOW} mornings are fixed.", id="noun-after"),
        pytest.param(f"He reported on '{GLOW}', which is now live in Oakham.", id="quoted"),
    ],
)
def test_what_is_said_of_a_scheme_names_it(minutes: Read, body: str) -> None:
    assert (GLOW, GLOW) in minutes(body).mentions("INITIATIVE")


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        pytest.param("What has Mend First, Mend Well freed up?", "Mend First, Mend Well", id="same-first-word"),
        pytest.param("'Drop Nothing, Lose Nothing' was launched.", "Drop Nothing, Lose Nothing", id="same-last-word"),
        pytest.param(
            "Dates of the Look Again, Fred talks for the Look Again, Fred campaign.", "Look Again, Fred", id="comma"
        ),
    ],
)
def test_names_with_a_comma(minutes: Read, body: str, wanted: str) -> None:
    assert wanted in minutes(body).surfaces("INITIATIVE")


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("A Warm Lantern was launched in May.", id="one-of-many"),
        pytest.param("Three Warm Lanterns were funded by the board.", id="counted"),
        pytest.param("The course is run by Warm Lantern. Staff from Warm Lantern said so.", id="body"),
        pytest.param("The board welcomed Ann Lantern. She will run in Oakham.", id="person"),
        pytest.param("Work on Warm Lantern was hard.", id="too-little"),
        pytest.param("The roll-out of Spare Keys went well. All spare keys were used.", id="small-letters-too"),
        pytest.param("The plan for Oakham and Melton was launched in May.", id="places"),
        pytest.param("They wrote to a website called Warm Lantern which lists boats.", id="website"),
        pytest.param("The roll-out of Stalking Orders went well.", id="procedure"),
    ],
)
def test_what_is_no_scheme(minutes: Read, body: str) -> None:
    assert minutes(body).surfaces("INITIATIVE") == []


def test_the_name_ends_before_the_place(minutes: Read) -> None:
    body = "The mayor would like Warm Lantern taken to Oakham.\n\nAction 3: Cost a year of Warm Lantern in Oakham."
    assert set(minutes(body).surfaces("INITIATIVE")) == {GLOW}


def test_who_gets_the_money_and_what_for(minutes: Read) -> None:
    seen = minutes("Decision 4: £45,000 to Oakham Women's Centre for Take a Lantern, a programme for mothers.")
    assert seen.surfaces("INITIATIVE") == ["Take a Lantern"]
    assert seen.surfaces("ORG") == ["Oakham Women's Centre"]


def test_one_word_that_opens_a_sentence_must_stand_elsewhere_too(minutes: Read) -> None:
    body = "Lanterns, a diversion course for first-time offenders, began in June. Of the 70 on Lanterns, nine left."
    assert minutes(body).surfaces("INITIATIVE") == ["Lanterns", "Lanterns"]
    assert minutes(body.split(". ")[0] + ".").surfaces("INITIATIVE") == []


def test_a_code_name_in_capitals_and_without(minutes: Read) -> None:
    seen = minutes("Op KESTREL – theft of boats\n\nKestrel was extended to Oakham in May.")
    assert seen.mentions("OPERATION") == [("Op KESTREL", "Operation Kestrel"), ("Kestrel", "Operation Kestrel")]


def test_the_owner_of_a_programme_is_none(minutes: Read) -> None:
    assert minutes("This is the Force's programme for new boats.").surfaces("INITIATIVE") == []


def test_a_person_on_trial_is_no_scheme(minutes: Read) -> None:
    assert minutes("The trial of John Smith Cooper ended in May.").surfaces("INITIATIVE") == []
