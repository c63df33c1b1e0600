"""What counts as a mention: each construction with a text that shows it and one that only looks like it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Read = Callable[..., Any]


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        pytest.param("A Chief Inspector will raise this. It is done.", ["Chief Inspector"], id="acts"),
        pytest.param("They are led by a Sergeant and an Inspector who know it.", ["Sergeant", "Inspector"], id="pair"),
        pytest.param("The force has a dedicated Detective Sergeant who reads all.", ["Detective Sergeant"], id="who"),
        pytest.param("An Inspector is leading it.", ["Inspector"], id="auxiliary"),
        pytest.param("They wished for a Detective Inspector.", [], id="any-officer"),
        pytest.param("A new Chief Constable is wanted.", [], id="wanted"),
        pytest.param("An Inspector will be recruited.", [], id="unfilled"),
        pytest.param("In addition, monthly Inspector audits were held.", [], id="qualifies"),
        pytest.param("The Inspector audits each file.", ["Inspector"], id="a-verb"),
        pytest.param("The Detective Sergeant establishment is 13.", [], id="how-many"),
        pytest.param("Sent to the Police and Crime Commissioner's Accountability Meeting.", [], id="owned-meeting"),
        pytest.param("PCC ACCOUNTABILITY MEETING", [], id="meeting-in-capitals"),
        pytest.param("Each team has 1 Sergeant and 8 Constables.", [], id="numbers-of-posts"),
        pytest.param("There is an Inspector, a Sergeant, and 7 Constables.", [], id="posts-listed"),
        pytest.param("It needs a Sergeant for each district.", [], id="one-for-each"),
        pytest.param("More Staff Adviser presence helps.", [], id="presence"),
        pytest.param("The Chief Officer team met.", [], id="team-of-officers"),
        pytest.param("The Independent Care Adviser (ICAD) service grew.", [], id="a-service"),
        pytest.param(
            "Each case has a Case Care Officer (CCOF). A CCOF will call, and CCOF clients rose.", [], id="kind-of-staff"
        ),
        pytest.param("A joint Care Adviser joined in May.", ["Care Adviser"], id="one-who-joined"),
        pytest.param("It came from the Mayor's Second Chance Fund.", ["Mayor"], id="owner-of-a-fund"),
        pytest.param("They won the Mayor's Award.", [], id="an-award"),
        pytest.param("The ACC Harbour Operations agreed.", ["ACC Harbour Operations"], id="with-its-department"),
        pytest.param("The ACC praised Harbour Operations.", ["ACC"], id="without-a-department"),
        pytest.param(
            "The Assistant Chief Constable for Harbour Services agreed.",
            ["Assistant Chief Constable for Harbour Services"],
            id="for-a-department",
        ),
        pytest.param("The Chief Constable for Fenley agreed.", ["Chief Constable"], id="for-a-town"),
        pytest.param("Acting Superintendent Roe left. Acting on it, she ran.", ["Acting Superintendent"], id="acting"),
        pytest.param(
            "It helps the Harbour and Crime Commissioners priorities.", ["Harbour and Crime Commissioners"], id="owning"
        ),
        pytest.param("The Harbour Commissioners meet. It suits Commissioners priorities.", [], id="several"),
        pytest.param(
            "The Rope Care Adviser (RCA) left. A Rope Care adviser came. The Rope Care adviser stayed.",
            ["Rope Care Adviser", "RCA", "Rope Care adviser"],
            id="small-noun-of-a-defined-office",
        ),
        pytest.param(
            "The dedicated Operation Kestrel Problem-Solving Advisor left.",
            ["Problem-Solving Advisor"],
            id="of-an-operation",
        ),
        pytest.param("They moved Beat Manager Investigators there.", [], id="kind-of-investigators"),
        pytest.param("It binds the five PCC's of the region.", [], id="several-with-an-apostrophe"),
        pytest.param("Harbour and Crime Commissioner Public Rope Meeting", [], id="meeting-of-an-office"),
        pytest.param("Chief Inspector's Boat Report", [], id="heading-of-a-longer-report"),
        pytest.param("There is a full time Sergeant there.", [], id="full-time"),
        pytest.param("The Solicitor General for Scotland spoke.", ["Solicitor General for Scotland"], id="of-a-nation"),
        pytest.param("The Deputy PCC left.", ["Deputy PCC"], id="deputy"),
        pytest.param("Chief Constable's Report - 4 May 2025", [], id="heading-of-a-report"),
        pytest.param("It went to His Majesty's Inspector of Boats.", ["His Majesty's Inspector of Boats"], id="crown"),
        pytest.param("The Boat Review Officer (BRO) pilot grew. The BRO pilot ended.", [], id="pilot-of-officers"),
        pytest.param("The Constabulary Rope Crime Lead left.", ["Rope Crime Lead"], id="of-the-force"),
    ],
)
def test_offices(minutes: Read, body: str, wanted: list[str]) -> None:
    assert minutes(body).surfaces("ROLE") == wanted


def test_an_office_s_acronym_after_its_holder_s_name_is_the_office(read: Read) -> None:
    paper = read("Harbour Commissioner Roe (HC) stated that it rained. HC Roe left. The HC came back.\n")
    assert paper.mentions("ROLE") == [
        ("Harbour Commissioner", "Harbour Commissioner"),
        ("HC", "Harbour Commissioner"),
        ("HC", "Harbour Commissioner"),
        ("HC", "Harbour Commissioner"),
    ]


def test_a_bracket_after_a_holder_s_name_need_not_be_the_office(read: Read) -> None:
    assert "QPM" not in read("Harbour Commissioner Roe (QPM) spoke. The QPM is old.\n").surfaces("ROLE")


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        pytest.param("The Lantern programme ended.", ["Lantern programme"], id="one-word-programme"),
        pytest.param("They ran the Boat Lamp national campaign.", ["Boat Lamp national campaign"], id="scope"),
        pytest.param("A Boat Safety and Rescue course began.", ["Boat Safety and Rescue"], id="course"),
        pytest.param("They widen the current Silver Lamp offer.", ["Silver Lamp"], id="offer"),
        pytest.param("All LANTERN pledges were kept.", ["LANTERN"], id="capitals"),
        pytest.param("Volunteers such as Village HorseWatch help.", ["Village HorseWatch"], id="watch"),
        pytest.param("They have more PubWatch schemes.", ["PubWatch"], id="watch-alone"),
        pytest.param("They hold Safer Harbour Action Days.", ["Safer Harbour Action Days"], id="action-days"),
        pytest.param("'*Look Twice*,' an online course, began.", ["Look Twice"], id="apposition"),
        pytest.param("There were lamp projects, 'Save a Lamp', 'Light Up' and a play.", ["Save a Lamp", "Light Up"]),
        pytest.param("The roll-out of 'Look Twice' is done.", ["Look Twice"], id="rolled-out"),
        pytest.param("Harbour, Boat and Lamp Safety Plan: part one", ["Harbour, Boat and Lamp Safety Plan"], id="list"),
        pytest.param("An Advanced Driving course was held.", [], id="taught"),
        pytest.param("The Rutland programme was read.", [], id="of-a-place"),
        pytest.param("They rolled out 'Lamps' to all.", [], id="rolled-out-things"),
        pytest.param("A Gold Strategy was set.", [], id="gold-strategy"),
        pytest.param("The Stopwatch ran.", [], id="no-watch"),
        pytest.param("A Response Plan was written.", [], id="common-plan"),
        pytest.param("The Capital Programme was read.", [], id="money"),
        pytest.param("The Government programme was read.", [], id="stop-word"),
        pytest.param("She wrote 'Look Twice' on it.", [], id="only-quoted"),
        pytest.param("The number of Child Welfare Strategy discussions rose.", [], id="strategy-discussions"),
        pytest.param("The Child Welfare Strategy was agreed.", ["Child Welfare Strategy"], id="a-strategy"),
    ],
)
def test_initiatives(minutes: Read, body: str, wanted: list[str]) -> None:
    assert minutes(body).surfaces("INITIATIVE") == wanted


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        pytest.param("Data went to the National Boating Crime Centre.", ["National Boating Crime Centre"], id="centre"),
        pytest.param(
            "Reviewed by the National LGBT and Harbour Centre.",
            ["National LGBT and Harbour Centre"],
            id="joined-centre",
        ),
        pytest.param("Partners are Children's Services and schools.", ["Children's Services"], id="owner"),
        pytest.param("It is inspected by the Inspectorate of Harbours.", ["Inspectorate of Harbours"], id="of"),
        pytest.param("There is a Gold Command structure.", [], id="gold"),
        pytest.param("Meetings with the Orrlight and Pellwick are under way.", ["Orrlight", "Pellwick"], id="list"),
        pytest.param("Work has since begun with Route-66 to mend it.", ["Route-66"], id="small-words"),
        pytest.param("They worked with Victims and with District Commanders.", [], id="no-partner"),
        pytest.param("They met with pride. Orrlight was not asked.", [], id="no-link"),
    ],
)
def test_bodies(minutes: Read, body: str, wanted: list[str]) -> None:
    assert minutes(f"The victims came. {body}").surfaces("ORG", "TEAM") == wanted


def test_what_is_said_of_a_name_with_a_hyphen_is_no_part_of_it(minutes: Read) -> None:
    seen = minutes("A Ripon-based gang met OPCCF-funded advisers and a Ripon-born man.")
    assert (seen.surfaces("PLACE"), seen.surfaces("ORG")) == (["Ripon", "Ripon"], ["OPCCF"])


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        pytest.param("There are cameras between Nabwick and Quorley.", ["Nabwick", "Quorley"], id="route"),
        pytest.param("They drove to Nabwick and Ripon.", ["Nabwick", "Ripon"], id="beside-a-known-one"),
        pytest.param("They drove through Ripon, Nabbo and Selby.", ["Ripon", "Nabbo", "Selby"], id="list"),
        pytest.param("It is at Nabbo Village Hall.", ["Nabbo Village Hall"], id="hall"),
        pytest.param("It was recorded in Nabbo. They wrote to Nabbo.", [], id="a-system"),
        pytest.param("Officers in Custody met. They trained in Policing.", [], id="administration"),
        pytest.param("Flags of St Osyth's Cross were seen.", [], id="saint's-flag"),
        pytest.param("It fell in Proceeds of Crime cases.", [], id="of"),
    ],
)
def test_places(minutes: Read, body: str, wanted: list[str]) -> None:
    assert minutes(body).surfaces("PLACE") == wanted


def test_a_known_acronym_is_of_its_kind_whatever_its_long_form_ends_in(minutes: Read) -> None:
    assert minutes("The Safe Advice and Recovery Circle (SARC) met.").surfaces("TEAM") == [
        "Safe Advice and Recovery Circle",
        "SARC",
    ]


def test_spellings_of_one_initiative_have_one_label(minutes: Read) -> None:
    seen = minutes(
        "Harbour Speed Watch began. Harbour SpeedWatch grew. Harbour Speed Watch ended. "
        "Boat Theft (BT) rose. The 'BT Matters' campaign met it. The 'Boat Theft Matters' campaign ended. "
        "The 'BT Matters' campaign is missed."
    )
    assert {label for _, label in seen.mentions("INITIATIVE")} == {"Harbour Speed Watch", "BT Matters"}


def test_short_names_that_are_alike_stay_apart(minutes: Read) -> None:
    seen = minutes("The 'Lamp On' campaign began. The 'Lamps On' campaign ended.")
    assert len({label for _, label in seen.mentions("INITIATIVE")}) == 2


@pytest.mark.parametrize(
    "body",
    [
        "There was a rise in Burglary, in Robbery and in Shoplifting.",
        "Engagement took place between Muslims and Christians.",
        "Work in Neighbourhoods went on at Carnival.",
        "It was kept in Copilot.",
    ],
)
def test_an_english_word_is_no_small_place(report: Read, body: str) -> None:
    assert report(body).surfaces("PLACE") == []


def test_an_english_word_is_no_partner(report: Read) -> None:
    assert report("Officers worked with Licensing, Environmental Health and Members.").surfaces("ORG") == []


def test_two_bodies_that_and_joins_stay_two(report: Read) -> None:
    assert report("Crimestoppers and Harbour Watch sent leaflets.").surfaces("ORG", "INITIATIVE") == [
        "Crimestoppers",
        "Harbour Watch",
    ]


def test_an_office_after_its_holder_s_full_name_is_an_office(minutes: Read) -> None:
    seen = minutes("Signed by:\n\nTom Shaw\nChief Constable\n\nJane Roe, Police and Crime Commissioner\n")
    assert seen.surfaces("PERSON") == ["Tom Shaw", "Jane Roe"]
    assert seen.mentions("ROLE") == [
        ("Chief Constable", "Chief Constable"),
        ("Police and Crime Commissioner", "Police and Crime Commissioner"),
    ]


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ("- Time to Listen (May 2026) - Delivering talks.", ["Time to Listen"]),
        ("- Harbour Report (May 2026) – Raising the lamps.", []),
        ("- Time to Listen (2026) - Delivering talks.", []),
    ],
)
def test_what_a_list_of_plans_names(report: Read, body: str, wanted: list[str]) -> None:
    assert report(body).surfaces("INITIATIVE") == wanted


def test_a_watch_s_short_name_is_the_one_it_is_short_for(minutes: Read) -> None:
    one = minutes("Village BoatWatch began. BoatWatch grew.")
    assert {label for _, label in one.mentions("INITIATIVE")} == {"Village BoatWatch"}
    two = minutes("Village BoatWatch began. Harbour BoatWatch began. BoatWatch grew.")
    assert "BoatWatch" in {label for _, label in two.mentions("INITIATIVE")}
