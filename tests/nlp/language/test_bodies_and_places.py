"""Teams and bodies without a plain head, and places that no register has."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Read = Callable[..., Any]


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        pytest.param("The Lantern Programme team met.", ["Lantern Programme team"], id="programme-team"),
        pytest.param("It was told by the Chief Officer team.", ["Chief Officer team"], id="officers-team"),
        pytest.param("The Harbour Lights police team met.", ["Harbour Lights police team"], id="small-word-between"),
        pytest.param("The Force support team met.", [], id="any-support-team"),
        pytest.param("The Lantern (Change and Repair) Team met.", ["Lantern (Change and Repair) Team"], id="bracket"),
        pytest.param("The Harbour Room (HR) Command life is new.", ["Harbour Room", "HR"], id="team-before-a-bracket"),
        pytest.param(
            "There were members from Driver Training, Harbour Standards, Roads and Armed Policing, and the Lorry Unit.",
            ["Driver Training", "Harbour Standards", "Roads and Armed Policing", "Lorry Unit"],
            id="list-with-a-team",
        ),
        pytest.param("It covers Driver Training, Harbour Standards, and Lorry Law.", [], id="list-of-topics"),
        pytest.param("Officers from Harbour Standards came.", ["Harbour Standards"], id="officers-from"),
        pytest.param("Harbour Policing stopped ten boats.", ["Harbour Policing"], id="does-what-officers-do"),
        pytest.param("Harbour Policing is a matter for all.", [], id="a-matter"),
        pytest.param("There are officers in Harbour Policing roles.", [], id="kind-of-work"),
        pytest.param("The Harbour Orders Working Group met.", ["Harbour Orders Working Group"], id="working-group"),
        pytest.param("A Working Group met.", [], id="any-working-group"),
        pytest.param("The Northern BCU and the Rutland NPT met.", ["Northern BCU", "Rutland NPT"], id="letters"),
        pytest.param("The HWU continue to help. A view of HWU followed.", ["HWU", "HWU"], id="acting-letters"),
        pytest.param("The HWU was long. A view of HWU followed.", [], id="letters-that-do-nothing"),
        pytest.param("The BCU met, and a new NPT began.", [], id="letters-alone"),
        pytest.param(
            "It has a special command, Quays and Boats (Q&B) for it. Staff within Q&B met.",
            ["Quays and Boats", "Q&B", "Q&B"],
            id="command-in-brackets",
        ),
    ],
)
def test_teams(report: Read, body: str, wanted: list[str]) -> None:
    assert report(body).surfaces("TEAM") == wanted


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        pytest.param(
            "Works are with Orrlight Projects (Rutland) Ltd.", ["Orrlight Projects (Rutland) Ltd"], id="company"
        ),
        pytest.param("Rutland constabulary met.", ["Rutland constabulary"], id="constabulary"),
        pytest.param("Rutland police officers met.", [], id="police-officers"),
        pytest.param("Fenshire Fire and Rescue service came.", ["Fenshire Fire and Rescue service"], id="fire-service"),
        pytest.param("The Fire and Rescue service came.", [], id="any-fire-service"),
        pytest.param("The Fenland Hills Conservators met.", ["Fenland Hills Conservators"], id="conservators"),
        pytest.param("Care Homes and Social Housing were visited.", [], id="homes"),
        pytest.param("He has the Queen's Police Medal.", [], id="medal"),
        pytest.param("Rutland Police Budget rose.", ["Rutland Police"], id="budget-of-a-force"),
        pytest.param("The Complaints about the Police (CAP) log is long.", [], id="no-name-of-a-body"),
        pytest.param("NHS Rutland met.", ["NHS Rutland"], id="branch"),
        pytest.param("Pupils at Orrlight school came.", ["Orrlight school"], id="school"),
        pytest.param("Pupils at the local school came.", [], id="any-school"),
        pytest.param("The contract with Haven Orrlight covers it.", ["Haven Orrlight"], id="contract"),
        pytest.param(
            "It was paid by Orrlight and North Fenshire Council.", ["North Fenshire Council"], id="two-that-and-joins"
        ),
        pytest.param("Lights at Nabwick Court came on.", [], id="houses"),
        pytest.param("He was heard at Rutland Court.", ["Rutland Court"], id="court"),
        pytest.param("Kim Chief Constable Fenshire Police", ["Fenshire Police"], id="office-before-a-body"),
        pytest.param(
            "The Rotary Club of Nabwick and the Nabwick Scouts came.",
            ["Rotary Club of Nabwick", "Nabwick Scouts"],
            id="clubs",
        ),
        pytest.param(
            "Staff of Harbour Health and Trading Standards came.",
            ["Trading Standards"],
            id="a-body-of-the-nation-is-whole",
        ),
        pytest.param("Orrlight Services (UK) Limited won.", ["Orrlight Services (UK) Limited"], id="company-of-a-land"),
        pytest.param(
            "Rutland FA met. Rutland Chambers of Commerce met.",
            ["Rutland FA", "Rutland Chambers of Commerce"],
            id="chambers",
        ),
        pytest.param("Norwich BC met. DC Roe of Norwich came.", ["Norwich BC"], id="council-by-letters"),
        pytest.param(
            "Rutland Fire, Rescue and Safety Service came.",
            ["Rutland Fire, Rescue and Safety Service"],
            id="fire-rescue",
        ),
        pytest.param("Word went out on Orrlight, and Police came.", [], id="two-that-a-comma-parts"),
        pytest.param(
            "It is run by Orrlight Boats (OLB). OLB agreed.", ["Orrlight Boats", "OLB", "OLB"], id="runs-something"
        ),
        pytest.param("First aiders of St Orran's First Aid came.", ["St Orran's First Aid"], id="saint"),
    ],
)
def test_bodies(report: Read, body: str, wanted: list[str]) -> None:
    assert report(body).surfaces("ORG") == wanted


def test_a_body_written_small_is_the_one_written_large(report: Read) -> None:
    seen = report("Rutland Constabulary met. A view of Rutland constabulary followed.")
    assert {label for _, label in seen.mentions("ORG")} == {"Rutland Constabulary"}


def test_a_place_that_is_ranked_among_forces_is_a_force(report: Read) -> None:
    seen = report("Rutland Constabulary met. Rutland is now one of the best performing police forces.")
    assert {label for _, label in seen.mentions("ORG")} == {"Rutland Constabulary"}
    assert seen.surfaces("PLACE") == []


@pytest.mark.parametrize(
    ("body", "labels"),
    [
        pytest.param(
            "The Rutland Harbour Board met. Later the Harbour Board met.", {"Rutland Harbour Board"}, id="of-a-place"
        ),
        pytest.param(
            "The Rutland Harbour Board met. The Norwich Harbour Board met. Later the Harbour Board met.",
            {"Rutland Harbour Board", "Norwich Harbour Board", "Harbour Board"},
            id="of-two-places",
        ),
        pytest.param(
            "The Old Harbour Board met. Later the Harbour Board met.",
            {"Old Harbour Board", "Harbour Board"},
            id="other",
        ),
    ],
)
def test_a_body_named_without_its_place_is_the_same(report: Read, body: str, labels: set[str]) -> None:
    assert {label for _, label in report(body).mentions("TEAM")} == labels


def test_a_team_is_known_by_its_stem_where_it_acts(report: Read) -> None:
    seen = report("The Orrlight Directorate met. The plan was developed by Orrlight. Orrlight is bright.")
    assert seen.mentions("TEAM") == [
        ("Orrlight Directorate", "Orrlight Directorate"),
        ("Orrlight", "Orrlight Directorate"),
    ]


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        pytest.param(
            "It began in Port Sennet. Why was Port Sennet closed?", ["Port Sennet", "Port Sennet"], id="led-to"
        ),
        pytest.param("It was kept in Nabsys. We like Nabsys.", [], id="system"),
        pytest.param("It shut the Norwich and Nabwick Fire Stations.", ["Norwich", "Nabwick"], id="one-noun-for-two"),
        pytest.param("The Nabwick shooting shocked. We met Nabwick traders.", ["Nabwick", "Nabwick"], id="shooting"),
        pytest.param(
            "It rose in Nabwick, Sennet and Port Zennor. We met in Sennet Hall. Sennet was calm.",
            ["Nabwick", "Sennet", "Port Zennor", "Sennet Hall", "Sennet"],
            id="list",
        ),
        pytest.param("We met in Norwich, the Lothians and Bedford.", ["Norwich", "Lothians", "Bedford"], id="plural"),
        pytest.param("Council Chamber, Nabwick and online on 3 May", ["Nabwick"], id="line-of-a-room"),
        pytest.param(
            "Tuesday 4 March 2025, 2.00pm, The Drill Shed, Nabwick", ["Drill Shed", "Nabwick"], id="after-the-hour"
        ),
        pytest.param("Tuesday 4 March 2025, 2.00pm, Microsoft Teams", [], id="no-place-after-the-hour"),
        pytest.param("It was in Duke of Nabwick Road.", ["Duke of Nabwick Road"], id="noble-street"),
        pytest.param("The Norwich Carnival went well.", ["Norwich"], id="event"),
        pytest.param("Jo Roe of Old Nabwick asked.", ["Old Nabwick"], id="of-a-place"),
        pytest.param("It rose for the Rutland District.", ["Rutland District"], id="district"),
        pytest.param("They met in the Rutland Room.", [], id="room"),
        pytest.param("It was seen across the Force area.", [], id="force-area"),
        pytest.param("There were patrols on the Nabwick Hills.", ["Nabwick Hills"], id="hills"),
    ],
)
def test_places(report: Read, body: str, wanted: list[str]) -> None:
    assert report(body).surfaces("PLACE") == wanted
