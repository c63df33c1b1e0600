"""Ties in the wordings of minutes and reports: passives with when and where, pronouns, offices, shares of money."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Read = Callable[..., Any]
RUTLAND = """Rutland PCC Accountability Meeting – Minutes

Date: Tuesday 4 March 2025

In attendance:

- Chief Constable – Tom Shaw, Rutland Constabulary

1. Force Update

"""
KESTREL, HERON = "Operation Kestrel", "Operation Heron"
OPENING = "The CC spoke of Operation Kestrel. There had been arrests in May. "
TRUST, TEAM, COUNCIL = "Harbour Trust", "Harbour Watch Team", "Fenley Town Council"


def of(seen: Any, relation: str, name: str = KESTREL) -> set[str]:
    return {other for one, other in seen.facts(relation) if one == name}


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ("The Harbour Watch Team and the Harbour Trust joined forces in Operation Kestrel.", {TEAM, TRUST}),
        (
            "His Harbour Watch Team and youth workers from the Harbour Trust had stood up Operation Kestrel.",
            {TEAM, TRUST},
        ),
        ("Under Operation Kestrel the Harbour Watch Team had checked 40 boats.", {TEAM}),
        ("Housing officers of Fenley Town Council followed Operation Kestrel with visits.", {COUNCIL}),
        (
            OPENING + "The Harbour Watch Team was joined each weekend by wardens from Fenley Town Council.",
            {TEAM, COUNCIL},
        ),
        (OPENING + "The Harbour Trust lent a diver.", {TRUST}),
        (OPENING + "The Harbour Trust nominates; the Harbour Watch Team has named an officer.", {TEAM, TRUST}),
        (OPENING + "With the Harbour Trust we put officers on board.", {TRUST}),
        (
            OPENING + "The next phase was now in the hands of the Harbour Watch Team and Fenley Town Council.",
            {TEAM, COUNCIL},
        ),
        ("The CC spoke of Operation Kestrel, under which the Harbour Watch Team rode the ferries.", {TEAM}),
        (OPENING + "The force asked the Harbour Trust to conduct a review.", {TRUST}),
        (OPENING + "Close work with the Harbour Watch Team led to four arrests.", {TEAM}),
        ("Operation Kestrel sits within the Harbour Watch Team.", {TEAM}),
        ("Operation Kestrel went on, with a designated Harbour Watch Team officer out at night.", {TEAM}),
        ("The Harbour Trust will work alongside the Harbour Watch Team and Operation Kestrel.", {TRUST}),
        ("Partners in Operation Kestrel include the Harbour Trust and Fenley Town Council.", {TRUST, COUNCIL}),
        ("Members welcomed the involvement of the Harbour Trust in Operation Kestrel.", {TRUST}),
        ("The Harbour Trust had been a key partner in Operation Kestrel.", {TRUST}),
        (OPENING + "Support was given by the Harbour Trust.", {TRUST}),
        (OPENING + "Partners included the Harbour Trust and Fenley Town Council.", {TRUST, COUNCIL}),
        (OPENING + "Joint patrols with the Harbour Trust were held.", {TRUST}),
        ("Operation Kestrel (Police, Harbour Trust and Fenley Town Council) went on.", {TRUST, COUNCIL}),
        (OPENING + "Fenley Town Council had turned it down.", set()),
        (OPENING + "He had met the Harbour Trust about parking.", set()),
        ("The Harbour Trust was critical of Operation Kestrel.", set()),
        (OPENING + "A further operation will be run by the Harbour Trust.", set()),
        (OPENING + "Credit is due to the Harbour Trust.", {TRUST}),
        ("£5,000 to Fenley Town Council to run Operation Kestrel.", {COUNCIL}),
        ("£30,000 had been awarded to the Harbour Trust for Operation Kestrel.", {TRUST}),
        ("Application by the Mayor for £5,000 to Fenley Town Council to run Operation Kestrel: refused.", set()),
        (OPENING + "The Harbour Trust has declined to contribute.", set()),
        (OPENING + "An idea borrowed from the Harbour Trust.", set()),
        ("It was covered by the Harbour Trust's plan and Operation Kestrel.", set()),
    ],
)
def test_who_takes_part(minutes: Read, body: str, wanted: set[str]) -> None:
    assert of(minutes(body), "involves") == wanted


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ("Operation Kestrel, the winter campaign, begins on 1 December under Inspector Ann Lee.", {"Ann Lee"}),
        (OPENING + "The Harbour Watch Team leads it, with help from the Harbour Trust.", {TEAM}),
        (OPENING + "Detectives from the Harbour Watch Team have run it from the start.", {TEAM}),
        ("Operation Kestrel is run every Saturday by the Harbour Trust.", {TRUST}),
        ("Operation Kestrel, the volunteer scheme of the Harbour Trust, did well.", {TRUST}),
        ("The CC spoke of Operation Kestrel. It answers to Inspector Ann Lee.", {"Ann Lee"}),
        ("The Harbour Watch Team, which met in May, oversees Operation Kestrel.", {TEAM}),
        ("Operation Kestrel falls within the remit of Inspector Ann Lee.", {"Ann Lee"}),
        ("Gold Commander for Operation Kestrel is Superintendent Ann Lee.", {"Ann Lee"}),
        ("Operation Kestrel (lead: Superintendent Ann Lee) goes on.", {"Ann Lee"}),
        (OPENING + "Inspector Ann Lee is in charge.", {"Ann Lee"}),
        (OPENING + "The lead officer is Inspector Ann Lee.", {"Ann Lee"}),
        (OPENING + "Inspector Ann Lee is in charge of the desk.", set()),
        ("Operation Kestrel's manager, Inspector Ann Lee, gave a talk.", {"Ann Lee"}),
        ("Superintendent Ann Lee has been appointed to lead Operation Kestrel.", {"Ann Lee"}),
        ("Superintendent Ann Lee has taken over Operation Kestrel.", {"Ann Lee"}),
        ("Operation Kestrel was launched by Chief Inspector Ann Lee.", {"Ann Lee"}),
        ("Operation Kestrel was launched by the Harbour Watch Team and the Harbour Trust.", set()),
        ("Operation Kestrel fell under Home Office rules.", set()),
        ("Operation Kestrel, a joint campaign of the Harbour Trust and Fenley Town Council, did well.", set()),
    ],
)
def test_who_leads(minutes: Read, body: str, wanted: set[str]) -> None:
    assert of(minutes(body), "led_by") == wanted


def test_who_leads_a_team(minutes: Read) -> None:
    seen = minutes(
        "The Harbour Watch Team opened in May under Inspector Ann Lee. Sergeant Tim Orr, who took charge of the team in"
        " July, was thanked."
    )
    assert of(seen, "led_by", TEAM) == {"Ann Lee", "Tim Orr"}


def test_its_head(minutes: Read) -> None:
    seen = minutes("Thanks went to the Harbour Watch Team and to Inspector Ann Lee, its head throughout.")
    assert of(seen, "led_by", TEAM) <= {"Ann Lee"}


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        (
            "Operation Kestrel was paid for in equal parts by the Harbour Trust and Fenley Town Council.",
            {TRUST, COUNCIL},
        ),
        ("Operation Kestrel is paid for until March 2027 by the Harbour Trust.", {TRUST}),
        (
            "The CC spoke of Operation Kestrel, which the Harbour Trust and Fenley Town Council co-finance.",
            {TRUST, COUNCIL},
        ),
        ("Operation Kestrel comes out of the Mayor's Lantern Fund.", {"Lantern Fund"}),
        (
            "The Lantern Fund, from which the Harbour Trust pays for Operation Kestrel, would go on.",
            {"Lantern Fund", TRUST},
        ),
        (
            OPENING + "The £160,000 came from the Harbour Trust's Lantern Fund, which closes in March.",
            {"Lantern Fund", TRUST},
        ),
        (OPENING + "The Harbour Trust pays half.", {TRUST}),
        (OPENING + "The Harbour Trust has agreed to meet the rent.", {TRUST}),
        (
            "The CC said the Harbour Trust had given £90,000. £24,000 of it goes to Operation Kestrel.",
            {TRUST},
        ),
        ("The Harbour Trust spoke of £90,000. £24,000 of it goes to Operation Kestrel.", set()),
        ("The Harbour Trust is providing £200,000 for Operation Kestrel.", {TRUST}),
        ("A contribution of £5,000 had been made by Fenley Town Council towards Operation Kestrel.", {COUNCIL}),
        (
            "The cost of Operation Kestrel is shared equally between the Harbour Trust and Fenley Town Council.",
            {TRUST, COUNCIL},
        ),
        ("The Mayor had agreed to fund Operation Kestrel from the Lantern Fund.", {"Lantern Fund"}),
        (OPENING + "The Harbour Trust contributed £5,000.", {TRUST}),
        (OPENING + "The Harbour Trust gave £5,000 to a hospital.", set()),
        ("Operation Kestrel was met by protests from the Harbour Trust.", set()),
    ],
)
def test_who_pays(minutes: Read, body: str, wanted: set[str]) -> None:
    assert of(minutes(body), "funded_by") == wanted


def test_both_are_paid_and_led(minutes: Read) -> None:
    seen = minutes(
        "The CC spoke of Operation Kestrel. It sits alongside Operation Heron. Both are paid for by the Harbour Trust and"
        " both answer to Inspector Ann Lee."
    )
    assert {(KESTREL, TRUST), (HERON, TRUST)} <= seen.facts("funded_by")
    assert {(KESTREL, "Ann Lee"), (HERON, "Ann Lee")} <= seen.facts("led_by")


@pytest.mark.parametrize(
    ("body", "relation", "wanted"),
    [
        ("Operation Kestrel, known until last year as Operation Heron, had gone on.", "renamed_to", (HERON, KESTREL)),
        ("From 1 October Operation Heron is known as Operation Kestrel.", "renamed_to", (HERON, KESTREL)),
        ("Operation Heron was paused, and came back on 2 April as Operation Kestrel.", "renamed_to", (HERON, KESTREL)),
        ("Operation Heron, rebranded this spring as Operation Kestrel, goes on.", "renamed_to", (HERON, KESTREL)),
        ("Operation Kestrel is made up of Operation Heron and Operation Finch.", "supports", (HERON, KESTREL)),
        ("Operation Kestrel and Operation Heron ran side by side.", "supports", (KESTREL, HERON)),
        ("Operation Kestrel was the local name for the Home Office's Operation Heron.", "same_as", (KESTREL, HERON)),
        ("Arrests were made in Operation Heron, the first phase of Operation Kestrel.", "supports", (HERON, KESTREL)),
        ("Within Operation Kestrel she singled out Operation Heron.", "supports", (HERON, KESTREL)),
        ("The CC named Operation Kestrel and Operation Heron, its companion campaign.", "supports", (HERON, KESTREL)),
    ],
)
def test_two_names(minutes: Read, body: str, relation: str, wanted: tuple[str, str]) -> None:
    assert wanted in minutes(body).facts(relation)


def test_a_working_title_is_no_support(minutes: Read) -> None:
    seen = minutes("What was tried in Operation Kestrel may be used in Derby, under the working title Operation Heron.")
    assert seen.facts("supports") == set()
    assert (KESTREL, "Derby") not in seen.facts("located_in")


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ("Operation Kestrel, the investigation into the Derby shooting, went on.", {"Derby"}),
        (
            "The CC spoke of Operation Kestrel. The areas of concern were Derby, Leeds and Poole.",
            {"Derby", "Leeds", "Poole"},
        ),
        ("Operation Kestrel ran in Derby, Leeds and Poole.", {"Derby", "Leeds", "Poole"}),
        ("The Derby-based Operation Kestrel went on.", {"Derby"}),
        ("Councillor Roe had read that Operation Kestrel was at work in Derby.", set()),
        ("Councillor Roe had seen nothing of Operation Kestrel in Derby.", set()),
        ("Operation Kestrel, the summer plan for Derby and Leeds, had ended.", {"Derby", "Leeds"}),
        ("The Harbour Watch Team in Derby set up Operation Kestrel.", set()),
        ("The PCC would like Operation Kestrel taken to Derby.", set()),
        ("Operation Kestrel had no member from Derby.", set()),
        (OPENING + "A further operation is in development in Derby.", set()),
        ("They praised the ten years in Derby and Operation Kestrel.", set()),
        ("Operation Kestrel (Derby): 14 arrests.", {"Derby"}),
        ("Operation Kestrel, Derby – 14 arrests.", {"Derby"}),
        ("Residents of Derby were pleased with Operation Kestrel.", set()),
        ("The Fenley Telegraph claimed that Operation Kestrel had ended in Derby.", set()),
        ("There was another operation at Derby, and Operation Kestrel went on.", set()),
        ("Operation Kestrel goes on with its counterparts in Derby.", set()),
        ("Operation Kestrel was paused due to the deaths of three people in Leeds, Derby.", set()),
    ],
)
def test_where(minutes: Read, body: str, wanted: set[str]) -> None:
    assert of(minutes(body), "located_in") == wanted


def test_a_paragraph_entitled_with_the_name(report: Read) -> None:
    seen = report("• Operation Kestrel. Drivers told us in June of thefts. The Harbour Trust lent a van.")
    assert of(seen, "involves") == {TRUST}


def test_a_heading_with_the_name_in_brackets(report: Read) -> None:
    seen = report("2.1 Thefts of boats (Operation Kestrel)\n\nThefts went up in May. The Harbour Trust lent a diver.\n")
    assert of(seen, "involves") <= {TRUST}


def test_only_a_plan_that_something_serves_is_no_topic(minutes: Read) -> None:
    seen = minutes("The CC set priorities in support of the Safer Fens Plan. The Harbour Trust lent a diver.")
    assert of(seen, "involves", "Safer Fens Plan") == set()


@pytest.mark.parametrize(
    "body",
    [
        OPENING + "On rural crime, the Harbour Watch Team had visited 40 farms in Derby.",
        OPENING + "Turning to road safety, the Harbour Watch Team had stopped 90 cars in Derby.",
        OPENING + "Separately, officers had been helped by the Harbour Trust in Derby.",
        OPENING + "Finally, he thanked the Harbour Trust for its work on homelessness.",
        OPENING + "The Home Office has published guidance on knives.",
        "Similar operations had been run by the Harbour Trust before Operation Kestrel.",
        "Operation Kestrel was based on a scheme in Derby.",
        "Operation Kestrel follows the model used in Derby by the Harbour Trust.",
        "Following Operation Kestrel, the Harbour Trust opened a shop.",
        "Operation Kestrel was discussed at the Harbour Board.",
        "The Harbour Board received a report on Operation Kestrel.",
        "Operation Kestrel was praised by the Harbour Trust.",
        "Operation Kestrel will be reviewed by the Harbour Trust.",
    ],
)
def test_what_is_no_tie(minutes: Read, body: str) -> None:
    seen = minutes(body)
    assert of(seen, "located_in") == set()
    assert of(seen, "involves") == set()


def test_an_arm_is_not_the_same(minutes: Read) -> None:
    seen = minutes("Operation Kestrel is the Derby arm of Operation Heron.")
    assert seen.facts("same_as") == set()
    assert seen.facts("supports") == {(KESTREL, HERON)}


@pytest.mark.parametrize(
    ("body", "relation"),
    [
        ("If the Harbour Trust funds Operation Kestrel, it will go on.", "funded_by"),
        ("Had the Harbour Trust joined Operation Kestrel, more could have been done.", "involves"),
        ("The Panel noted that Operation Kestrel would be delivered by the Harbour Trust.", "involves"),
    ],
)
def test_what_is_only_meant_is_planned(minutes: Read, body: str, relation: str) -> None:
    assert {s.modality for s in minutes(body).statements(relation)} == {"planned"}


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ("The CC stated that there had been thefts; Rutland has set up Operation Kestrel.", {"Rutland Constabulary"}),
        ("The CC stated that Rutland is taking part in Operation Kestrel.", {"Rutland Constabulary"}),
        ("The CC stated that Rutland has a good answer to rural theft as part of Operation Kestrel.", set()),
        ("The CC stated that Derby has set up Operation Kestrel.", set()),
    ],
)
def test_a_county_that_acts_is_its_force(read: Read, body: str, wanted: set[str]) -> None:
    assert of(read(RUTLAND + body + "\n"), "involves") == wanted


BULLETS = "\n\n- Project Heron is being planned.\n- Operation Kestrel began in May."
PARTS = {("Project Heron", "Lantern Project"), ("Operation Kestrel", "Lantern Project")}


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ("The Lantern Project consists of two pilots: Project Heron and Operation Kestrel.", PARTS),
        ("The Lantern Project is leading the delivery of two workstreams on boats:" + BULLETS, PARTS),
        ("The Lantern Project has two aims for schemes: Project Heron and Operation Kestrel.", set()),
        ("The Lantern Project ran beside two others:" + BULLETS, set()),
    ],
)
def test_the_parts_of_a_project_support_it(report: Read, body: str, wanted: set[tuple[str, str]]) -> None:
    assert set(report(body).facts("supports")) == wanted


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ("He spoke of Operation Kestrel. He confirmed that new officers will be deployed in Derby.", {"Derby"}),
        ("He spoke of Operation Kestrel. He confirmed that thefts in Derby rose.", set()),
        ("He spoke of Operation Kestrel and Operation Heron. He noted that ships will be built in Derby.", set()),
    ],
)
def test_places_where_a_speaker_goes_on(minutes: Read, body: str, wanted: set[str]) -> None:
    assert of(minutes(body.replace("He spoke", "The CC spoke")), "located_in") == wanted


def test_a_guarantee_is_what_its_paragraph_is_about(minutes: Read) -> None:
    body = "The CC spoke of the Harbour Policing Guarantee. The first eight took up post in Derby in February."
    assert of(minutes(body), "located_in", "Harbour Policing Guarantee") == {"Derby"}
    body = "The CC spoke of the Harbour Policing Plan. The first eight took up post in Derby in February."
    assert of(minutes(body), "located_in", "Harbour Policing Plan") == set()


@pytest.mark.parametrize(
    ("body", "name", "wanted"),
    [
        ("The Harbour Trust commissioned the Lantern Scheme.", "Lantern Scheme", {TRUST}),
        ("The Harbour Trust commissioned the National Boat Survey.", "National Boat Survey", set()),
    ],
)
def test_who_commissions_a_survey_only_takes_part(report: Read, body: str, name: str, wanted: set[str]) -> None:
    assert of(report(body), "funded_by", name) == wanted
    assert of(report(body), "involves", name) == {TRUST} - wanted
