"""Ties in further wordings: who pays, who leads, who takes part, where, and names told anew."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Read = Callable[..., Any]
KESTREL, HERON = "Operation Kestrel", "Operation Heron"
OPENING = "The CC spoke of Operation Kestrel. There had been arrests in May. "
TRUST, TEAM, COUNCIL, OFFICE = "Harbour Trust", "Harbour Watch Team", "Fenley Town Council", "Home Office"
FUND = "Lantern Fund"


def of(seen: Any, relation: str, name: str = KESTREL) -> set[str]:
    """What `name` is tied to, without what is only planned."""
    return {s.object.label for s in seen.statements(relation) if s.subject.label == name and s.modality == "asserted"}


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        (OPENING + "The Home Office gave us £600,000 from its Lantern Fund for the overtime.", {OFFICE, FUND}),
        (OPENING + "The Home Office meets the bill through the Lantern Fund.", {OFFICE, FUND}),
        (OPENING + "Fenley Town Council picks up the tab.", {COUNCIL}),
        (
            "Operation Kestrel costs £18,000 a year, half from the Home Office and the balance from the Harbour Trust.",
            {OFFICE, TRUST},
        ),
        ("Operation Kestrel cost £40,000, of which the Home Office paid £30,000.", {OFFICE}),
        ("Operation Kestrel grew out of Operation Heron and is paid for by the Harbour Trust.", {TRUST}),
        ("Fenley Town Council is match-funding Operation Kestrel.", {COUNCIL}),
        ("Operation Kestrel is met from the budget of Fenley Town Council.", {COUNCIL}),
        ("Thanks to a grant of £5,000 from the Harbour Trust, Operation Kestrel goes on.", {TRUST}),
        ("The Fenley Safety Partnership funded Operation Kestrel.", {"Fenley Safety Partnership"}),
        ("The Lantern Fund has allowed Operation Kestrel to go on.", {FUND}),
        ("£20,000 from the Lantern Fund had been allocated to Operation Kestrel.", {FUND}),
        ("The Home Office has extended its funding for Operation Kestrel until March.", {OFFICE}),
        ("The Home Office has made £20,000 available for Operation Kestrel.", {OFFICE}),
        ("Operation Kestrel (Home Office funded) resumed.", {OFFICE}),
        ("Operation Kestrel has no funding from the Home Office.", set()),
        ("She hoped for a further grant from the Home Office for Operation Kestrel.", set()),
        ("The Home Office has withdrawn its funding for Operation Kestrel.", set()),
        (OPENING + "The Home Office gave a presentation.", set()),
    ],
)
def test_who_pays(minutes: Read, body: str, wanted: set[str]) -> None:
    assert of(minutes(body), "funded_by") == wanted


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ("Operation Kestrel is run by a local charity, the Harbour Trust.", {TRUST}),
        ("The lead agency for Operation Kestrel is the Harbour Trust.", {TRUST}),
        ("Command of Operation Kestrel passed in May to Chief Inspector Ann Lee.", {"Ann Lee"}),
        ("Operation Kestrel has been handed over to the Harbour Watch Team.", {TEAM}),
        ("Under Superintendent Ann Lee, Operation Kestrel has made 40 arrests.", {"Ann Lee"}),
        ("Ann Lee is in charge of Operation Kestrel.", {"Ann Lee"}),
        ("Ann Lee came across in May to lead Operation Kestrel.", {"Ann Lee"}),
        ("Operation Kestrel continues, with the Harbour Watch Team in the lead.", {TEAM}),
        ("Operation Kestrel (SRO Chief Inspector Ann Lee) resumed.", {"Ann Lee"}),
        ("The Harbour Trust's residents' survey, Operation Kestrel, had drawn 400 replies.", {TRUST}),
        ("The CC spoke of Operation Kestrel. It is led by Dr Ann Lee, Director of Culture.", {"Ann Lee"}),
        ("News of Operation Kestrel passed to the Harbour Watch Team.", set()),
        ("Ann Lee led a discussion on Operation Kestrel.", set()),
        ("Operation Kestrel (Chief Inspector Ann Lee) resumed.", set()),
    ],
)
def test_who_leads(minutes: Read, body: str, wanted: set[str]) -> None:
    assert of(minutes(body), "led_by") == wanted


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ("Operation Kestrel pairs the Harbour Watch Team with wardens of Fenley Town Council.", {TEAM, COUNCIL}),
        (OPENING + "This has been developed in a collaboration between the Harbour Trust and Fenley Town Council.",
         {TRUST, COUNCIL}),
        ("The Harbour Trust has seconded a worker to Operation Kestrel.", {TRUST}),
        ("Two officers from the Harbour Watch Team are on attachment to Operation Kestrel.", {TEAM}),
        (OPENING + "Wardens and officers of the Harbour Watch Team work in pairs.", {TEAM}),
        (OPENING + "Outreach staff from the charity Harbour Trust went out with every patrol.", {TRUST}),
        ("Operation Kestrel pairs her Harbour Watch Team with the Harbour Trust.", {TEAM, TRUST}),
        (OPENING + "The Harbour Trust recruits the volunteers.", {TRUST}),
        (OPENING + "The Harbour Trust is told of each visit.", {TRUST}),
        (OPENING + "The Harbour Trust was told of the delay.", set()),
        (OPENING + "The Harbour Trust is considering it.", set()),
        ("The force has answered faster since the launch of Operation Kestrel.", set()),
        ("Officers met the Harbour Trust to discuss Operation Kestrel.", set()),
    ],
)  # fmt: skip
def test_who_takes_part(minutes: Read, body: str, wanted: set[str]) -> None:
    assert of(minutes(body), "involves") == wanted


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ("Operation Kestrel puts officers around Norwich bus station and Wisbech.", {"Norwich", "Wisbech"}),
        ("Operation Kestrel covers Norwich and Wisbech.", {"Norwich", "Wisbech"}),
        ("Norwich: Operation Kestrel made four arrests.", {"Norwich"}),
        ("Norwich has seen Operation Kestrel return.", {"Norwich"}),
        ("The Norwich strand of Operation Kestrel made four arrests.", {"Norwich"}),
        (OPENING + "Norwich and Wisbech accounted for half of all thefts.", {"Norwich", "Wisbech"}),
        ("Operation Kestrel, formerly Operation Heron, puts officers in Norwich.", {"Norwich"}),
        ("Councillor Bolt of Norwich asked about Operation Kestrel.", set()),
        ("The Panel met in Norwich and heard of Operation Kestrel.", set()),
    ],
)
def test_where(minutes: Read, body: str, wanted: set[str]) -> None:
    assert of(minutes(body), "located_in") == wanted


@pytest.mark.parametrize(
    "body",
    [
        "Operation Heron is now known as Operation Kestrel.",
        "Operation Kestrel, which members may remember as the Operation Heron pilot, puts officers in town.",
        "Operation Kestrel, the former Operation Heron, resumed.",
        "Operation Heron becomes Operation Kestrel on 1 April.",
        "Members asked about Operation Heron. It is now known as Operation Kestrel.",
        "Members asked of Operation Heron. The CC said that the work, on theft, has gone on under the name Operation Kestrel.",
        "What used to be Operation Heron is now Operation Kestrel.",
        "Operation Kestrel started life as Operation Heron.",
    ],
)
def test_a_later_name(minutes: Read, body: str) -> None:
    assert minutes(body).facts("renamed_to") == {(HERON, KESTREL)}


def test_a_later_name_of_a_team(minutes: Read) -> None:
    seen = minutes("The Harbour Watch Team made 40 stops. The Team becomes the Harbour Roads Command on 1 April.")
    assert seen.facts("renamed_to") == {(TEAM, "Harbour Roads Command")}


@pytest.mark.parametrize(
    "body",
    [
        "Operation Kestrel replaces Operation Heron.",
        "Operation Kestrel grew out of Operation Heron.",
        "Members asked about Operation Heron. It is now part of Operation Kestrel.",
    ],
)
def test_no_later_name(minutes: Read, body: str) -> None:
    assert minutes(body).facts("renamed_to") == set()


@pytest.mark.parametrize(
    "body",
    [
        "Operation Kestrel works side by side with Operation Heron.",
        "Operation Kestrel is one of the strands of Operation Heron.",
        "Operation Heron's sister in the suburbs, Operation Kestrel, starts next month.",
        "Operation Heron, of which Operation Kestrel is one strand, resumed.",
        "Operation Heron was worked by the Harbour Watch Team and Operation Kestrel officers.",
        "Operation Kestrel officers were deployed to Operation Heron.",
    ],
)
def test_what_supports(minutes: Read, body: str) -> None:
    assert minutes(body).facts("supports") == {(KESTREL, HERON)}


@pytest.mark.parametrize(
    "body",
    [
        "Operation Kestrel grew out of Operation Heron.",
        "Operation Kestrel replaced Operation Heron.",
        "Operation Kestrel and Operation Heron were discussed.",
    ],
)
def test_no_support(minutes: Read, body: str) -> None:
    assert minutes(body).facts("supports") == set()
