"""Names in papers of other bodies: in capitals, in tables, in other languages, introduced rather than marked."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from nlp.capitals import softened

Read = Callable[..., Any]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param("EAST FENLAND HARBOUR WATCH PANEL", "East Fenland Harbour Watch Panel", id="title"),
        pytest.param(
            "MINUTES OF THE NPCC AND THE HARBOUR BOARD", "Minutes of the NPCC and the Harbour Board", id="acronym"
        ),
        pytest.param("The OPFCC met the HWTG.", "The OPFCC met the HWTG.", id="acronyms-alone"),
        pytest.param("LUNCH WAS SERVED.", "Lunch Was Served.", id="sentence"),
        pytest.param("The BEACON pledge", "The BEACON pledge", id="one-word"),
    ],
)
def test_capitals_are_softened(text: str, wanted: str) -> None:
    assert softened(text) == wanted
    assert len(softened(text)) == len(text)


def test_a_title_in_capitals_names_the_body(minutes: Read) -> None:
    seen = minutes("EAST FENLAND POLICE AND CRIME PANEL")
    assert seen.mentions("TEAM") == [("EAST FENLAND POLICE AND CRIME PANEL", "East Fenland Police and Crime Panel")]


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        pytest.param(
            "Operations Kestrel, Heron and Bittern ended.", ["Kestrel", "Heron", "Bittern"], id="plural-marker"
        ),
        pytest.param("An operation codenamed Kestrel ended.", ["Kestrel"], id="codenamed"),
        pytest.param("Ymgyrch Gwylan ended. Arrests during Gwylan rose.", ["Ymgyrch Gwylan", "Gwylan"], id="welsh"),
        pytest.param(
            "Operation Red Lantern began. The cost of Red Lantern rose.",
            ["Operation Red Lantern", "Red Lantern"],
            id="two-words",
        ),
        pytest.param("The Operations Manager and Planner met.", [], id="managers"),
        pytest.param("Operation Phase 1 began in May.", [], id="phase"),
        pytest.param("They called the operation a success.", [], id="called-a-success"),
        pytest.param("They ran a sister operation, Kestrel, in May.", ["Kestrel"], id="sister-operation"),
        pytest.param("They ran the operation, Sgt Pell, in May.", [], id="operation-and-person"),
        pytest.param("Operation Kestrel 2 began in May.", ["Operation Kestrel 2"], id="numbered"),
        pytest.param("Operation Kestrel 3 arrests", ["Operation Kestrel"], id="number-of-arrests"),
        pytest.param("An operation in Oakham under the name Kestrel ended.", ["Kestrel"], id="under-the-name"),
    ],
)
def test_operations_without_their_marker(minutes: Read, body: str, wanted: list[str]) -> None:
    assert minutes(body).surfaces("OPERATION") == wanted


def test_a_table_of_operations(minutes: Read) -> None:
    table = "ANNEX - OPERATIONS, APRIL TO JUNE\n\nName\tWhere\tResult\nKestrel\tOakham\t3 arrests\nRed Lantern\tOakham\tNone\n"
    seen = minutes(table)
    assert seen.mentions("OPERATION") == [("Kestrel", "Operation Kestrel"), ("Red Lantern", "Operation Red Lantern")]
    assert seen.surfaces("PLACE") == ["Oakham", "Oakham"]


def test_a_table_of_people_or_crimes_lists_no_operations(minutes: Read) -> None:
    seen = minutes("Current crimes\n\nName\tWhere\tResult\nBurglary\tOakham\t3 arrests\nArson\tOakham\tNone\n")
    assert seen.mentions("OPERATION") == []


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        pytest.param("She praised Orrlight. The scheme sends alerts to farms.", ["Orrlight"], id="next-sentence"),
        pytest.param("She praised Orrlight, the farm alert scheme, and its staff.", ["Orrlight"], id="apposition"),
        pytest.param("The winter campaign, this year titled Pellow Nights, ended.", ["Pellow Nights"], id="titled"),
        pytest.param("A helpline called Pellow Nights was set up.", ["Pellow Nights"], id="called"),
        pytest.param("There were few Drws Gwylan referrals in June.", ["Drws Gwylan"], id="referrals"),
        pytest.param("Pellow Nights, both paid for by Orrlight, ended.", ["Pellow Nights"], id="paid-for"),
        pytest.param("Members spoke of Pellow Nights, under which taxis wait.", ["Pellow Nights"], id="under-which"),
        pytest.param("They paid for the Pellow summer scheme.", ["Pellow"], id="summer-scheme"),
        pytest.param("They paid for the Oakham summer scheme.", [], id="scheme-of-a-place"),
        pytest.param("Staff of Programme Kingfisher met.", ["Programme Kingfisher"], id="programme-before"),
        pytest.param("The Programme Board met the Programme Manager.", [], id="programme-board"),
        pytest.param("A new project, Pellow Nights, will open.", ["Pellow Nights"], id="noun-first"),
        pytest.param("Funding for Pellow Nights came from Orrlight.", ["Pellow Nights"], id="funding-for"),
        pytest.param("Pellow Nights was launched in Oakham.", ["Pellow Nights"], id="launched"),
        pytest.param("The panel launched Pellow Nights in Oakham.", ["Pellow Nights"], id="launches"),
        pytest.param("They met at Orrlight in June. The panel launched an appeal.", [], id="no-noun"),
        pytest.param("The Police were praised, which was kind.", [], id="police"),
        pytest.param("He spoke to Sam Pell, the scheme manager, in June.", [], id="manager"),
        pytest.param("In Oakham, the scheme is new.", [], id="place"),
        pytest.param("However, the scheme is new. In June, the project began.", [], id="openings"),
    ],
)
def test_schemes_by_how_they_are_introduced(minutes: Read, body: str, wanted: list[str]) -> None:
    assert minutes(body).surfaces("INITIATIVE") == wanted


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        pytest.param("Support is delivered by Pellow Hirst from an office.", ["Pellow Hirst"], id="delivered-by"),
        pytest.param("They met Orrlight, a local charity, in June.", ["Orrlight"], id="charity"),
        pytest.param("They met the Diocese of Fenland in June.", ["Diocese of Fenland"], id="diocese"),
        pytest.param("They met the Harbour Rape Crisis Centre in June.", ["Harbour Rape Crisis Centre"], id="centre"),
        pytest.param("They met Cyngor Sir Gwylan in June.", ["Cyngor Sir Gwylan"], id="welsh"),
        pytest.param(
            "They met the Fenland County Sheriff's Office in June.", ["Fenland County Sheriff's Office"], id="sheriff"
        ),
        pytest.param(
            "They met Fenport City and County Council in June.",
            ["Fenport City and County Council"],
            id="city-and-county",
        ),
        pytest.param("They met pupils of Pellhythe Primary in June.", ["Pellhythe Primary"], id="school"),
        pytest.param("They met about Better Primary care in June.", [], id="no-school"),
        pytest.param("They wrote to the Oakham Times in June.", ["Oakham Times"], id="newspaper"),
        pytest.param(
            "They met Pellhythe Council of Churches in June.", ["Pellhythe Council of Churches"], id="placed-opener"
        ),
        pytest.param("They went to Oakham, and Pellow Nights CIC was there.", ["Pellow Nights CIC"], id="not-the-town"),
        pytest.param("They met Transport for Fenland in June.", ["Transport for Fenland"], id="transport-for"),
        pytest.param(
            "They met the Brewers' Federation of Fenland and St. Pell's.",
            ["Brewers' Federation of Fenland"],
            id="owner",
        ),
        pytest.param("They met Mentrau Gwylan Cymru in June.", ["Mentrau Gwylan Cymru"], id="cymru"),
        pytest.param("They met the local Police Station officer.", [], id="bare-head"),
        pytest.param("They met at a community centre with a local charity.", [], id="common-nouns"),
    ],
)
def test_bodies(minutes: Read, body: str, wanted: list[str]) -> None:
    assert minutes(body).surfaces("ORG") == wanted


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        pytest.param(
            "The meeting was held in the Orrlight Rooms, Oakham, on Monday.", ["Orrlight Rooms", "Oakham"], id="venue"
        ),
        pytest.param("The meeting was held in the Council Chamber, Oakham.", ["Oakham"], id="chamber"),
        pytest.param("Officers spoke to Sgt Warwick and J. Stafford.", [], id="surnames"),
        pytest.param("Patrols went to Mill Street and Pell Road.", ["Mill Street", "Pell Road"], id="two-streets"),
        pytest.param("Crime fell at King's Island.", ["King's Island"], id="owner"),
        pytest.param("A Sale of Goods was discussed.", [], id="ordinary-word"),
        pytest.param("Gardaí in Athlone stopped cars on the N6.", ["Athlone", "N6"], id="irish"),
        pytest.param("Crime fell in the Stafford Division.", ["Stafford Division"], id="division"),
        pytest.param("Detectives of B Division met.", [], id="division-by-letter"),
        pytest.param(
            "Shops in the areas around, Pellhythe in particular, asked.", ["Pellhythe"], id="kind-and-example"
        ),
        pytest.param(
            "It fell in Oakham, Canal Bank and Mill Street.",
            ["Oakham", "Canal Bank", "Mill Street"],
            id="beside-a-street",
        ),
        pytest.param("Boats were stolen on the River Pell.", ["River Pell"], id="river"),
        pytest.param("It closed in the Forest of Pell.", ["Forest of Pell"], id="forest"),
        pytest.param("The River was high and Glen Pell left.", [], id="no-river"),
        pytest.param("They closed the Harbour Centre at Oakham.", ["Harbour Centre", "Oakham"], id="centre-at"),
        pytest.param("Crime fell in Oakham and the Pellhythe area.", ["Oakham", "Pellhythe"], id="area"),
        pytest.param("Councillors Stafford, Fenton and Warwick asked.", [], id="councillors"),
        pytest.param("The shop at 4 Elm Close was burgled.", ["Elm Close"], id="house-number"),
        pytest.param("The Harbour Close was not heard.", [], id="no-preposition"),
        pytest.param("Crime fell on the Llŷn Peninsula.", ["Llŷn Peninsula"], id="welsh-letters"),
        pytest.param(
            "It fell in Oakham, Mill Banks and Stafford.", ["Oakham", "Mill Banks", "Stafford"], id="between-places"
        ),
    ],
)
def test_places(minutes: Read, body: str, wanted: list[str]) -> None:
    assert minutes(body).surfaces("PLACE") == wanted


def test_irish_bodies_only_in_irish_papers(minutes: Read) -> None:
    assert minutes("Gardaí and the CAB met. The GAA helped.").surfaces("ORG") == ["CAB", "GAA"]
    assert minutes("Officers and the CAB met. The GAA helped.").surfaces("ORG") == []


def test_a_body_is_named_and_not_its_meeting(minutes: Read) -> None:
    assert minutes("The Harbour Watch Committee (HWC) Meeting was held.").surfaces("TEAM") == [
        "Harbour Watch Committee",
        "HWC",
    ]
    assert minutes("An Online Meeting was held.").surfaces("TEAM") == []


def test_an_acronym_that_one_name_spells(minutes: Read) -> None:
    seen = minutes("The Harbour Lights Committee met. The HLC agreed. The XLC did not.")
    assert seen.mentions("TEAM")[1:] == [("HLC", "Harbour Lights Committee")]


def test_a_team_of_a_place_by_its_acronym(minutes: Read) -> None:
    assert minutes("Gardaí in Athlone met the Athlone JPC.").surfaces("TEAM", "PLACE") == ["Athlone", "Athlone JPC"]


def test_a_division_that_acts_is_a_team_in_britain(minutes: Read) -> None:
    assert minutes("Stafford Division arrested two men.").surfaces("TEAM") == ["Stafford Division"]


def test_items_after_the_words_for_operations(minutes: Read) -> None:
    seen = minutes(
        "The Chief Constable reported on the following operations:\n\n"
        "(i) Operation Heron – burglary.\n\n(ii) Kestrel – theft of boats.\n\nMembers commended Kestrel."
    )
    assert seen.surfaces("OPERATION") == ["Operation Heron", "Kestrel", "Kestrel"]


def test_rooms_are_no_teams_unless_a_force_works_from_them(minutes: Read) -> None:
    assert minutes("They met in the Supper Room. The Control Room was busy.").surfaces("TEAM") == ["Control Room"]


def test_a_column_of_places_teaches_small_ones(minutes: Read) -> None:
    column = "Oakham\n\n4\n\nStafford\n\n5\n\nPellhythe\n\n6\n\nTotal\n\n15\n\n"
    assert minutes(column).surfaces("PLACE") == ["Oakham", "Stafford", "Pellhythe"]


def test_the_names_of_one_operation_in_two_languages(minutes: Read) -> None:
    seen = minutes("Ymgyrch Gwylan (Operation Gull) ended. Gwylan and Operation Gull made 3 arrests.")
    assert {label for _, label in seen.mentions("OPERATION")} == {"Ymgyrch Gwylan"}


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        pytest.param(
            "There are three units, Unit B, Unit C, and Unit D.", ["Unit B", "Unit C", "Unit D"], id="letters"
        ),
        pytest.param(
            "The Harbour Lights Committee met. An HLC Meeting was held.",
            ["Harbour Lights Committee", "HLC"],
            id="meeting",
        ),
        pytest.param("They spoke of the Pellhythe Bank Scam.", [], id="scam"),
        pytest.param("Officers of B Watch went out.", ["B Watch"], id="letter-first"),
        pytest.param("They spoke of Section B of the report.", [], id="section"),
    ],
)
def test_teams(minutes: Read, body: str, wanted: list[str]) -> None:
    assert minutes(body).surfaces("TEAM", "ORG") == wanted


def test_a_column_of_schemes(minutes: Read) -> None:
    seen = minutes("Ref\tScheme\tCost\n1\tPellow Nights\t£400\n2\tBoxing\t£500\n\nPellow Nights was liked.")
    assert seen.surfaces("INITIATIVE") == ["Pellow Nights", "Pellow Nights"]


def test_a_bill_is_complete_before_and(minutes: Read) -> None:
    assert minutes("They spoke of the Harbour Bill and Boating Society.").surfaces("ORG") == ["Boating Society"]
