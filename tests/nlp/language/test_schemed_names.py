"""Schemes and operations by their names' own words, by definitions, and short forms of projects (invented names)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Read = Callable[..., Any]


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        pytest.param(
            "They joined the Boat Theft intensification week.", ["Boat Theft intensification week"], id="week"
        ),
        pytest.param("They joined the Operation Kestrel action week.", [], id="week-of-an-operation"),
        pytest.param("They took part in the Rudder Safety Fortnight.", ["Rudder Safety Fortnight"], id="fortnight"),
        pytest.param("They closed the Fenland 2030 Programme.", ["Fenland 2030 Programme"], id="year-inside"),
        pytest.param("In March 2030 Programme staff met.", [], id="month-and-year"),
        pytest.param("The hub runs the Nabwena Protocol.", ["Nabwena Protocol"], id="protocol"),
        pytest.param("The hub keeps the Complaints Protocol.", [], id="any-protocol"),
        pytest.param("A Communications Strategy is being put in place.", [], id="a-strategy"),
        pytest.param("They want an effective Harbour Lights Strategy.", [], id="an-effective-strategy"),
        pytest.param("The Harbour Lights Strategy was agreed.", ["Harbour Lights Strategy"], id="the-strategy"),
        pytest.param(
            "There were 63 on the Sea Constable Degree Apprenticeship (SCDA). The SCDA began.",
            ["Sea Constable Degree Apprenticeship", "SCDA", "SCDA"],
            id="apprenticeship",
        ),
        pytest.param(
            "A trial of the Kite First Look (KFL) concept began. KFL ended.",
            ["Kite First Look", "KFL", "KFL"],
            id="concept",
        ),
        pytest.param("This pilot, Harbour Support Team (HST), began.", ["HST"], id="pilot-before"),
        pytest.param("She called the Boat First Look (BFL) a success.", [], id="no-noun"),
        pytest.param("Project Nabwick grew. Nabwick ends in June.", ["Project Nabwick", "Nabwick"], id="bare-project"),
        pytest.param(
            "Project ROPER grew.\n\nROPER 31 34 29", ["Project ROPER", "ROPER"], id="bare-project-in-capitals"
        ),
        pytest.param("Project Harbour grew. Harbour walls fell in June.", ["Project Harbour"], id="ordinary-word"),
        pytest.param("The 'Lost From Boats?' Campaign began.", ["Lost From Boats?"], id="question"),
        pytest.param("The Boat Scheme is now known as Orrlight. It grew.", ["Boat Scheme", "Orrlight"], id="known-as"),
        pytest.param("It came back on 2 April as BoatAlert. It grew.", ["BoatAlert"], id="came-back-as"),
        pytest.param("He returned in May as Chief Constable.", [], id="came-back-as-an-office"),
    ],
)
def test_schemes(minutes: Read, body: str, wanted: list[str]) -> None:
    assert [name for name in minutes(body).surfaces("INITIATIVE") if "Team" not in name] == wanted


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        pytest.param(
            "They ran Operations Kestrel (boats), Heron (theft of rope", ["Kestrel", "Heron"], id="listed-with-brackets"
        ),
        pytest.param("The OP Kestrel meeting was held.", ["OP Kestrel"], id="capitals"),
        pytest.param(
            "Operation Oakham began. Could Oakham not come to us? He asked about Oakham in June. They met in Oakham.",
            ["Operation Oakham", "Oakham", "Oakham"],
            id="place-as-code-name",
        ),
    ],
)
def test_operations(minutes: Read, body: str, wanted: list[str]) -> None:
    assert minutes(body).surfaces("OPERATION") == wanted


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        pytest.param(
            'Operation "Red Kestrel" ended.', [('Operation "Red Kestrel"', "Operation Red Kestrel")], id="quoted"
        ),
        pytest.param("Arrests in operation Kestrel rose.", [("operation Kestrel", "Operation Kestrel")], id="small"),
        pytest.param("The operation Oakham knew ended.", [], id="small-before-a-place"),
        pytest.param(
            "Operation Red Kestrel Sergeant Pell told us that it ended.",
            [("Operation Red Kestrel", "Operation Red Kestrel")],
            id="heading-into-a-rank",
        ),
        pytest.param(
            "Operation Red Kestrel Members were told that it ended.",
            [("Operation Red Kestrel", "Operation Red Kestrel")],
            id="heading-into-members",
        ),
        pytest.param(
            "Operation Kestrel This ended.", [("Operation Kestrel", "Operation Kestrel")], id="heading-into-this"
        ),
    ],
)
def test_how_far_operations_reach(minutes: Read, body: str, wanted: list[tuple[str, str]]) -> None:
    assert minutes(body).mentions("OPERATION") == wanted


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        pytest.param(
            "The Warm Lantern programme grew. Warm Lantern was extended to Oakham.",
            {("Warm Lantern programme", "Warm Lantern"), ("Warm Lantern", "Warm Lantern")},
            id="with-and-without-its-noun",
        ),
        pytest.param(
            "The Harbour Boat Lights (HBL) Scheme grew. The HBL scheme ended.",
            {
                ("Harbour Boat Lights (HBL) Scheme", "Harbour Boat Lights (HBL) Scheme"),
                ("HBL scheme", "Harbour Boat Lights (HBL) Scheme"),
            },
            id="acronym-and-noun",
        ),
        pytest.param(
            "They like the Building Happy Harbours programme.",
            {("Building Happy Harbours", "Building Happy Harbours")},
            id="three-words",
        ),
        pytest.param(
            "They like the Boat Theft Reduction programme.",
            {("Boat Theft Reduction programme", "Boat Theft Reduction programme")},
            id="kind-of-crime",
        ),
    ],
)
def test_a_scheme_and_the_noun_after_it(minutes: Read, body: str, wanted: set[tuple[str, str]]) -> None:
    assert set(minutes(body).mentions("INITIATIVE")) == wanted


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        pytest.param("Operations Red Kestrel & Heron ended.", ["Red Kestrel", "Heron"], id="two-words"),
        pytest.param("Op's Heron and Teal ran in June.", ["Heron", "Teal"], id="apostrophe"),
        pytest.param("Operations Kestrel and Heron Members were told.", ["Kestrel", "Heron"], id="sentence-after"),
        pytest.param("The Operations Manager and Planner met.", [], id="offices"),
    ],
)
def test_lists_of_operations(minutes: Read, body: str, wanted: list[str]) -> None:
    assert minutes(body).surfaces("OPERATION") == wanted


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        pytest.param(
            "He spoke of the Boat Alert and Rope Alert schemes.", ["Boat Alert", "Rope Alert"], id="two-schemes"
        ),
        pytest.param(
            "She welcomed Cocoa with a Garda, and the Cocoa with a Garda mornings went on.", ["Cocoa with a Garda"] * 2
        ),
        pytest.param("The 'Tie Up, Light Up' message was on the radio.", ["Tie Up, Light Up"], id="same-last-word"),
        pytest.param("They adopted a Work Plan. The Work Plan was noted.", [], id="any-plan"),
    ],
)
def test_schemes_of_several_words(minutes: Read, body: str, wanted: list[str]) -> None:
    assert minutes(body).surfaces("INITIATIVE") == wanted
