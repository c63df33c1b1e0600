"""Names of operations, initiatives, teams, bodies, offices, places and people: what is one, and how far it reaches."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Read = Callable[..., Any]


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        pytest.param("Officers ran Operation Kestrel in spring.", ["Operation Kestrel"], id="plain"),
        pytest.param(
            "Officers ran Operation Harbour, and the harbour was quiet.", ["Operation Harbour"], id="ordinary-word"
        ),
        pytest.param("The team began Operation Friday last week.", ["Operation Friday"], id="weekday"),
        pytest.param("The team began Operation Red Lantern last week.", ["Operation Red Lantern"], id="two-words"),
        pytest.param("Work on Op Heron goes on.", ["Op Heron"], id="short-head"),
        pytest.param(
            "Op. Kestrel began in May.",
            ["Op. Kestrel"],
            id="short-head-with-a-dot",
        ),
        pytest.param("The OPERATION KESTREL stop checks went well.", ["OPERATION KESTREL"], id="capitals"),
        pytest.param(
            "Operation Kestrel and Operation Heron both ended.", ["Operation Kestrel", "Operation Heron"], id="two"
        ),
        pytest.param("The Operation Kestrel team met twice.", ["Operation Kestrel"], id="team-of-an-operation"),
        pytest.param(
            "The Operation Kestrel Officers met twice.", ["Operation Kestrel"], id="description-not-swallowed"
        ),
        pytest.param("Operation Kestrel Closed on Monday.", ["Operation Kestrel"], id="status-not-swallowed"),
        pytest.param("An Operation Kestrel ASB patrol was seen.", ["Operation Kestrel"], id="acronym-not-swallowed"),
        pytest.param("Operation Kestrel's officers were praised.", ["Operation Kestrel"], id="possessive"),
        pytest.param("An operation is being commenced in the town.", [], id="generic"),
        pytest.param("The Operation Room was busy and an Operation Order was signed.", [], id="rooms-and-orders"),
        pytest.param("Operations continue, and the operation went well.", [], id="common-noun"),
        pytest.param("The Temporary Operation Base closed. Operation The is no name.", [], id="not-a-code-word"),
    ],
)
def test_operations(minutes: Read, body: str, wanted: list[str]) -> None:
    assert minutes(body).surfaces("OPERATION") == wanted


def test_an_operation_has_one_label_for_all_its_forms(minutes: Read) -> None:
    seen = minutes("Operation Kestrel began in May. Op Kestrel and OPERATION KESTREL are the same.")
    assert {label for _, label in seen.mentions("OPERATION")} == {"Operation Kestrel"}


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        pytest.param(
            "Operation Kestrel began. Kestrel meetings take place each week.",
            ["Operation Kestrel", "Kestrel"],
            id="bare",
        ),
        pytest.param(
            "Operation Lantern began. The harbour is lit by a lantern. Lantern light is weak.",
            ["Operation Lantern"],
            id="ordinary",
        ),
        pytest.param("Kestrel meetings take place each week.", [], id="never-introduced"),
        pytest.param("Operation Kestrel began. The kestrel is a bird.", ["Operation Kestrel"], id="small-letter"),
    ],
)
def test_bare_code_names(minutes: Read, body: str, wanted: list[str]) -> None:
    assert minutes(body).surfaces("OPERATION") == wanted


def test_a_misprinted_operational_name_is_the_operation_where_the_papers_know_it(minutes: Read) -> None:
    seen = minutes("Operation Kestrel began in May. The Operational Kestrel team made two visits.")
    assert seen.mentions("OPERATION")[1] == ("Operational Kestrel", "Operation Kestrel")


def test_a_misprinted_team_is_the_team_where_the_papers_know_it(minutes: Read) -> None:
    seen = minutes(
        "The Operational Border Team met in May. The Operational Border Team met in June. "
        "Operation Border Teams cover each district."
    )
    assert seen.surfaces("OPERATION") == []
    assert seen.mentions("TEAM")[-1][0] == "Operation Border Teams"


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        pytest.param("Officers back Project Kingfisher in the east.", ["Project Kingfisher"], id="project-before"),
        pytest.param("The project is new. A Project Board was set up.", [], id="no-name"),
        pytest.param(
            "We welcome the Safer Streets Pledge this year.",
            ["Safer Streets Pledge"],
            id="guarantee",
        ),
        pytest.param(
            "It joined the Safer Shores Summer Initiative again.", ["Safer Shores Summer Initiative"], id="initiative"
        ),
        pytest.param("The force supports the Summer of Action plan.", ["Summer of Action"], id="of-action"),
        pytest.param("A 'Lantern Nights' campaign was run in May.", ["Lantern Nights"], id="single-quotes"),
        pytest.param("The “Look Twice” campaign was run in May.", ["Look Twice"], id="curly-quotes"),
        pytest.param("The 'Stay Close, Stay Safe' initiative began.", ["Stay Close, Stay Safe"], id="comma-inside"),
        pytest.param("He said 'The Force Is Ready' and sat down.", [], id="quoted-speech"),
        pytest.param("The campaign was run in May, and a new scheme began.", [], id="common-nouns"),
        pytest.param("Under the Road Traffic Act an order was made.", [], id="law"),
        pytest.param("The Crime Survey shows that Knife Crime fell.", [], id="crime-types"),
    ],
)
def test_initiatives(minutes: Read, body: str, wanted: list[str]) -> None:
    assert minutes(body).surfaces("INITIATIVE") == wanted


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        pytest.param("The Heavy Lorry Unit stopped lorries.", ["Heavy Lorry Unit"], id="unit"),
        pytest.param(
            "The Crime, Disorder and Harm Board met.", ["Crime, Disorder and Harm Board"], id="list-before-head"
        ),
        pytest.param("The Roads and Firearms Unit was out.", ["Roads and Firearms Unit"], id="and"),
        pytest.param("Staff of the Vetting department helped.", ["Vetting department"], id="small-head"),
        pytest.param("The team met, and a panel sat.", [], id="common-nouns"),
        pytest.param("We met on Microsoft Teams as before.", [], id="product"),
        pytest.param("The Operation Kestrel Team met.", [], id="operation-team"),
        pytest.param("At the PCC Accountability Meeting this was said.", [], id="the-meeting"),
    ],
)
def test_teams(minutes: Read, body: str, wanted: list[str]) -> None:
    assert minutes(body).surfaces("TEAM") == wanted


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        pytest.param("Fenshire Constabulary agreed.", ["Fenshire Constabulary"], id="force"),
        pytest.param("The Constabulary agreed with the force.", [], id="common-noun"),
        pytest.param(
            "The Home Office and the College of Policing agreed.",
            ["Home Office", "College of Policing"],
            id="two-known",
        ),
        pytest.param("He asked the University of Fenborough for help.", ["University of Fenborough"], id="opener"),
        pytest.param(
            "The Office of the Police and Crime Commissioner for Fenshire wrote.",
            ["Office of the Police and Crime Commissioner for Fenshire"],
            id="office-of",
        ),
        pytest.param(
            "The Office of the Police and Crime Commissioner wrote.",
            ["Office of the Police and Crime Commissioner"],
            id="office-of-nowhere",
        ),
        pytest.param("The Joan Birch Trust gave advice.", ["Joan Birch Trust"], id="person-in-the-name"),
        pytest.param("East Fenshire District Council paid.", ["East Fenshire District Council"], id="compass"),
        pytest.param("The council paid, and a charity gave.", [], id="small-letters"),
    ],
)
def test_organisations(minutes: Read, body: str, wanted: list[str]) -> None:
    assert minutes(body).surfaces("ORG") == wanted


def test_a_person_inside_a_name_is_no_person(minutes: Read) -> None:
    assert minutes("The Joan Birch Trust and the Sam Hill Foundation gave advice.").surfaces("PERSON") == []


@pytest.mark.parametrize(
    ("body", "short", "long"),
    [
        pytest.param(
            "The Harbour Watch Group (HWG) met. The HWG will meet again.", "HWG", "Harbour Watch Group", id="long-first"
        ),
        pytest.param(
            "The HWG (Harbour Watch Group) met. The HWG will meet again.",
            "HWG",
            "Harbour Watch Group",
            id="short-first",
        ),
        pytest.param(
            "The Heath and Moor Unit ('HMU') met. The HMU will meet again.",
            "HMU",
            "Heath and Moor Unit",
            id="and-inside",
        ),
    ],
)
def test_acronyms_are_the_team_they_stand_for(minutes: Read, body: str, short: str, long: str) -> None:
    found = [(surface, label) for surface, label in minutes(body).mentions("TEAM") if surface == short]
    assert len(found) == 2
    assert {label for _, label in found} == {long}


def test_an_acronym_of_a_thing_that_is_none_of_ours_is_no_mention(minutes: Read) -> None:
    assert minutes("Anti-social behaviour (ASB) fell. ASB fell again.").mentions("TEAM", "ORG", "INITIATIVE") == []


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        pytest.param("The Chief Constable spoke.", ["Chief Constable"], id="full"),
        pytest.param("T/ACC Dunn spoke.", ["T/ACC"], id="temporary"),
        pytest.param("ACC Bell and Inspector Sam Hill spoke.", ["ACC", "Inspector"], id="ranks-before-names"),
        pytest.param("The Performance and Scrutiny Manager spoke.", ["Performance and Scrutiny Manager"], id="and"),
        pytest.param(
            "The Director of Strategy, Estates and Communications spoke.",
            ["Director of Strategy, Estates and Communications"],
            id="opener-with-list",
        ),
        pytest.param(
            "His Chief of Staff spoke.",
            ["Chief of Staff"],
            id="chief-of-staff",
        ),
        pytest.param("Chief Constables across England agreed with Beat Managers.", [], id="plurals"),
        pytest.param("A Chief Constable may do so, as may any Inspector.", [], id="indefinite"),
        pytest.param("PCs and PCSOs walked the beat.", [], id="plural-acronyms"),
        pytest.param("At the PCC Accountability Meeting it was agreed.", [], id="in-a-meeting's-name"),
    ],
)
def test_roles(minutes: Read, body: str, wanted: list[str]) -> None:
    assert minutes(body).surfaces("ROLE") == wanted


def test_letters_set_apart_are_one_acronym(read: Read) -> None:
    seen = read(
        "Fenshire Meeting – Minutes\n\nDate: 4 March 2025\n\nIn attendance:\n\n"
        "- Police and Crime Commissioner (P C C) – Jane Roe, O P C C F\n"
        "- Director of the Rural Policing Liaison Unit (D R P L U) – Alex Dunn, Fenshire Constabulary\n\n"
        "1. Update\n\nThe P C C asked about theft. The D R P L U stated that Operation Kestrel was live.\n"
    )
    assert ("D R P L U", "Director of the Rural Policing Liaison Unit") in seen.mentions("ROLE")
    assert seen.facts("raised_by") == {("Operation Kestrel", "Alex Dunn")}


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        pytest.param("Officers met people in Derby and Leeds.", ["Derby", "Leeds"], id="gazetteer"),
        pytest.param("A crash on the A38 and the M11 was cleared.", ["A38", "M11"], id="roads"),
        pytest.param("People met at Quayside Hotel in Mill Street.", ["Quayside Hotel", "Mill Street"], id="heads"),
        pytest.param("Patrols went to Derby City centre.", ["Derby City centre"], id="city-centre"),
        pytest.param("Patrols went to Derby city centre.", ["Derby"], id="city-centre-in-small-letters"),
        pytest.param("They were reading. Reading reports is dull, and battle is no town.", [], id="ordinary-words"),
        pytest.param("Inspector Sam Lincoln spoke.", [], id="a-person's-name"),
        pytest.param("Devon Constabulary agreed.", [], id="inside-a-body's-name"),
        pytest.param("Paper A4 and item B12 were noted.", [], id="not-a-road"),
    ],
)
def test_places(minutes: Read, body: str, wanted: list[str]) -> None:
    assert minutes(body).surfaces("PLACE") == wanted


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        pytest.param("T/ACC Dunn spoke.", [("Dunn", "Alex Dunn")], id="surname-after-acronym"),
        pytest.param("Inspector Sam Hill spoke.", [("Sam Hill", "Sam Hill")], id="full-name-after-rank"),
        pytest.param(
            "Councillor Orr spoke to Cllr Moira Reid.", [("Orr", "Orr"), ("Moira Reid", "Moira Reid")], id="councillors"
        ),
        pytest.param("Dr Fiona Grant spoke.", [("Fiona Grant", "Fiona Grant")], id="honorific"),
        pytest.param("Jane Roe spoke.", [("Jane Roe", "Jane Roe")], id="listed"),
        pytest.param(
            "Mr. Sam Orr and Prof. Ann Bell spoke.",
            [("Sam Orr", "Sam Orr"), ("Ann Bell", "Ann Bell")],
            id="honorifics-with-dots",
        ),
        pytest.param(
            "Ms K Bridge spoke.",
            [("K Bridge", "K Bridge")],
            id="initial-and-a-surname-like-a-place",
        ),
        pytest.param(
            "DS Ann Day and Sergeant Lane spoke.",
            [("Ann Day", "Ann Day"), ("Lane", "Lane")],
            id="surnames-like-heads",
            marks=pytest.mark.xfail(strict=True, reason="a surname that is the head of initiatives"),
        ),
        pytest.param("The Inspector spoke to the Constabulary.", [], id="rank-alone"),
        pytest.param("Inspector Training is due in May.", [], id="rank-before-a-common-word"),
    ],
)
def test_people(minutes: Read, body: str, wanted: list[tuple[str, str]]) -> None:
    assert minutes(body).mentions("PERSON") == wanted


def test_initials_of_the_list_stand_for_their_person(read: Read) -> None:
    seen = read(
        "Fenshire Board – Minutes\n\nDate: 4 March 2025\n\nPresent:\nJane Roe, Police and Crime Commissioner (JR)\n"
        "Tom Shaw, Chief Constable (TS)\n\n1. Update\n\nTS confirmed that Operation Kestrel was live. The JRF "
        "sent a note.\n"
    )
    assert ("TS", "Tom Shaw") in seen.mentions("PERSON")
    assert seen.facts("raised_by") == {("Operation Kestrel", "Tom Shaw")}
    assert "JRF" not in seen.surfaces("PERSON")


FILLER = "".join(
    f"The Chief Constable said in reply to the {word} question that the roads of the county had been\n"
    f"quiet over the winter and that the figures for theft from shops were no higher than before.\n\n"
    for word in (
        "first",
        "second",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "seventh",
        "eighth",
        "ninth",
        "tenth",
        "eleventh",
    )
)


def test_names_run_over_hard_wraps(minutes: Read) -> None:
    seen = minutes(
        FILLER + "The Chief Constable told the meeting that officers had spent the summer on Operation\n"
        "Kestrel and that the work of the night, which had been long, was done by the Harbour Watch\n"
        "Group (HWG) which had helped a great deal. He added that the HWG would go on through the\n"
        "autumn and into the winter months."
    )
    assert seen.mentions("OPERATION") == [("Operation Kestrel", "Operation Kestrel")]
    assert seen.mentions("TEAM") == [(s, "Harbour Watch Group") for s in ("Harbour Watch Group", "HWG", "HWG")]


def test_a_heading_does_not_run_into_the_line_below(minutes: Read) -> None:
    seen = minutes("2. Operation\n\nKestrel is a bird.\n\n3. Harbour Watch\n\nGroup work began.")
    assert seen.mentions("OPERATION", "TEAM") == []


def test_a_misprinted_team_may_be_named_after_a_common_word(minutes: Read) -> None:
    seen = minutes(
        "The Operational Support Team met in May. The Operational Support Team met in June. "
        "Operation Support Teams cover each district."
    )
    assert seen.surfaces("OPERATION") == []
    assert seen.surfaces("TEAM")[-1] == "Operation Support Teams"
