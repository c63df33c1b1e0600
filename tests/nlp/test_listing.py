"""Lists of people as other bodies lay them out: shared titles, columns, brackets, wrapped lines, languages, tables."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from nlp.attendance import Attendee, find_attendees
from nlp.listing.kinds import attendance_kind, is_group, shared_title
from nlp.listing.ranks import long_office

Read = Callable[..., list[Any]]
#: Name, offices in the list's own words with the one that a shared title gives, body, and whether present.
Entry = tuple[str, tuple[str, ...], str | None, bool]


def entry(person: Attendee) -> Entry:
    text = person.passage.view.text
    offices = [text[slice(*span)] for span in (person.role, *person.offices) if span is not None]
    offices += [person.shared] if person.shared else []
    return (text[slice(*person.name)], tuple(offices), text[slice(*person.org)] if person.org else None, person.present)


def listed(read: Read, body: str, date: str = "Held on 22 October 2025") -> list[Entry]:
    (seen,) = read(f"Minutes of the Harbour Board Meeting\n\n{date}\n\n{body}\n\n2. Business\n\nThere was none.\n")
    return [entry(person) for person in find_attendees(seen.passages)]


def there(name: str, *offices: str, org: str | None = None) -> Entry:
    return (name, offices, org, True)


def excused(name: str, *offices: str, org: str | None = None) -> Entry:
    return (name, offices, org, False)


@pytest.mark.parametrize(
    ("line", "people"),
    [
        pytest.param(
            "Councillors Pell, O'Hale, Dunne and Frost.",
            [there(n, "Councillor") for n in ("Pell", "O'Hale", "Dunne", "Frost")],
            id="surnames-under-a-shared-title",
        ),
        pytest.param(
            "Councillor Mrs M Pell (Chairman), Councillors A Frost, D J Dunne and K Hale, and Mr L Orr (Independent Member)",
            [
                there("M Pell", "Chairman", "Councillor"),
                *(there(n, "Councillor") for n in ("A Frost", "D J Dunne", "K Hale")),
                there("L Orr", "Independent Member"),
            ],
            id="a-title-shared-by-some",
        ),
        pytest.param(
            "Chief Executive (Dr. P. Frost), Administrative Officer (Ms. A. Pell) and Engineer, Roads (Mr. T. O'Hale)",
            [there("P. Frost", "Chief Executive"), there("A. Pell", "Administrative Officer"), there("T. O'Hale", "Engineer")],
            id="names-in-brackets",
        ),
        pytest.param(
            "Director, Tourism and Culture (Mr. G. Frost), Clerk to the Board (Mrs S. Pell)",
            [there("G. Frost", "Director, Tourism and Culture"), there("S. Pell", "Clerk to the Board")],
            id="charges-after-a-bare-office",
        ),
        pytest.param(
            "M. Pell, T.D., Sean Frost, T.D. and Minister K. O'Hale",
            [there("M. Pell", "T.D."), there("Sean Frost", "T.D."), there("K. O'Hale", "Minister")],
            id="seats-after-names",
        ),
        pytest.param(
            "Acting Superintendent, P. Pell, Inspector O. Frost, Sergeant N. Orr, Y. O'Hale-Dunne, District Clerk.",
            [
                there("P. Pell", "Acting Superintendent"), there("O. Frost", "Inspector"), there("N. Orr", "Sergeant"),
                there("Y. O'Hale-Dunne", "District Clerk"),
            ],
            id="offices-before-and-after",
        ),
        pytest.param(
            "Inspector An Garda Síochána, Mr James Pell (Fenport)",
            [there("James Pell", "Inspector", org="An Garda Síochána")],
            id="body-after-the-office",
        ),
        pytest.param(
            "Chief Constable A. Pell, Deputy Chief Constable M. Frost (Fen and Moor Constabulary); Treasurer (Mr K. Orr)",
            [
                there("A. Pell", "Chief Constable", org="Fen and Moor Constabulary"),
                there("M. Frost", "Deputy Chief Constable", org="Fen and Moor Constabulary"),
                there("K. Orr", "Treasurer"),
            ],
            id="a-force-in-the-last-bracket",
        ),
        pytest.param(
            "Cllr J Pell, Cllr B Frost (Fenshire Council)",
            [there("J Pell", "Cllr"), there("B Frost", "Cllr", org="Fenshire Council")],
            id="a-council-in-the-last-bracket-is-its-own",
        ),
        pytest.param(
            "Ann Pell (Principal Engineer (Parking), LBFX) and Sam O'Hale (Chair, HPG)",
            [there("Ann Pell", "Principal Engineer (Parking)", org="LBFX"), there("Sam O'Hale", "Chair", org="HPG")],
            id="brackets-in-brackets",
        ),
        pytest.param(
            "Fenshire Police: Jane Pell (Chief Constable); Sam Orr (DCC); OPCC: Ann Frost",
            [
                there("Jane Pell", "Chief Constable", org="Fenshire Police"), there("Sam Orr", "DCC", org="Fenshire Police"),
                there("Ann Frost", org="OPCC"),
            ],
            id="labels-of-bodies",
        ),
        pytest.param(
            "PC Ann Pell; PCSO Kim Frost; Sgt. Lee Hale; plus four residents.",
            [there("Ann Pell", "PC"), there("Kim Frost", "PCSO"), there("Lee Hale", "Sgt.")],
            id="ranks-in-short",
        ),
        pytest.param(
            "Chair Pell, Vice Chair Orr, Commissioners Frost and Dunne, Chief of Police Sam Hale",
            [
                there("Pell", "Chair"), there("Orr", "Vice Chair"), there("Frost", "Commissioner"), there("Dunne", "Commissioner"),
                there("Sam Hale", "Chief of Police"),
            ],
            id="american",
        ),
        pytest.param(
            "Cllrs. P. Ó Pell, J. Frost and B. de Hál; Deputy Fintan Orr TD; Senator A. Dunne",
            [
                *(there(n, "Councillor") for n in ("P. Ó Pell", "J. Frost", "B. de Hál")),
                there("Fintan Orr", "TD", "Deputy"), there("A. Dunne", "Senator"),
            ],
            id="irish",
        ),
        pytest.param(
            "Cllr Jane Pell (in the Chair), Cllr S Orr (substitute for Cllr A Hill)",
            [there("Jane Pell", "Chair", "Cllr"), there("S Orr", "Cllr")],
            id="in-the-chair",
        ),
        pytest.param(
            "Jane Pell, Lead for Safer and Fairer Places", [there("Jane Pell", "Lead for Safer and Fairer Places")], id="and"
        ),
        pytest.param(
            "PC 2214 Neil Pell; Cllr Ann FROST, North Fenshire DC",
            [there("Neil Pell", "PC"), there("Ann FROST", "Cllr", org="North Fenshire DC")],
            id="numbers-capitals-and-councils-in-short",
        ),
        pytest.param(
            "Councillor Mrs. A. J. Pell in the Chair",
            [there("A. J. Pell", "Chair", "Councillor")],
            id="in-the-chair-without-a-bracket",
        ),
        pytest.param(
            "Rhun Pell, Prif Gwnstabl; Nest Orr (Cadeirydd)",
            [there("Rhun Pell", "Prif Gwnstabl"), there("Nest Orr", "Cadeirydd")],
            id="offices-in-welsh",
        ),
        pytest.param("Lt. Gail Pell, Internal Affairs", [there("Gail Pell", "Lt.")], id="a-branch-is-nobody"),
        pytest.param("There were no members of the press.", [], id="nobody"),
        pytest.param("Fenport West Area Committee", [], id="a-body"),
    ],
)  # fmt: skip
def test_one_line(read: Read, line: str, people: list[Entry]) -> None:
    assert listed(read, f"Present: {line}") == people


def test_columns_with_hanging_indents(read: Read) -> None:
    body = (
        "Present:-        Councillors   W. Pell (Convener)        A. Frost\n"
        "                               Mrs J. Orr                T. Hale\n"
        "Apologies:-      Councillor    H. Dunne\n"
        "In Attendance:-  Chief Constable A. Kett-Orr, Chief\n"
        "                 Superintendent D. Moss; Clerk to the Board (Mrs S. Ives)."
    )
    assert listed(read, body) == [
        there("W. Pell", "Convener", "Councillor"), *(there(n, "Councillor") for n in ("A. Frost", "J. Orr", "T. Hale")),
        excused("H. Dunne", "Councillor"),
        there("A. Kett-Orr", "Chief Constable"), there("D. Moss", "Chief Superintendent"), there("S. Ives", "Clerk to the Board"),
    ]  # fmt: skip


def test_an_empty_line_after_every_line(read: Read) -> None:
    body = (
        "**MEMBERS :**\n\nCouncillors B. Pell, J. Frost, K. Hale, E.\n\nO'Dunne and A. Orr\n\n**GARDA NOMINATIONS :**\n\n"
        "Chief Superintendent (Mr. D. Moss), Senior Staff\n\nOfficer (Ms. L.\n\nKett)\n\n**APOLOGIES :**\n\n"
        "Mr. N. Ives, T.D and Ms. R. Tull, T.D.\n\n" + "-" * 60
    )
    assert listed(read, body) == [
        *(there(n, "Councillor") for n in ("B. Pell", "J. Frost", "K. Hale", "E. O'Dunne", "A. Orr")),
        there("D. Moss", "Chief Superintendent"), there("L. Kett", "Senior Staff Officer"),
        excused("N. Ives", "T.D"), excused("R. Tull", "T.D."),
    ]  # fmt: skip


def test_two_languages_and_tabs(read: Read) -> None:
    body = (
        "Yn bresennol / Present\nNest Pell (NP)\tPolice and Crime Commissioner (Chair)\n"
        "Rhun Kett-Orr (RKO)\tChief Constable, Heddlu Moor a'r Fen\nDr Non Hale (NH)\tPolicy Officer, OPCC (minutes / cofnodion)\n\n"
        "Ymddiheuriadau / Apologies\nMair Frost\tChief Executive, OPCC"
    )
    assert listed(read, body) == [
        there("Nest Pell", "Police and Crime Commissioner", "Chair"),
        there("Rhun Kett-Orr", "Chief Constable", org="Heddlu Moor a'r Fen"), there("Non Hale", "Policy Officer", org="OPCC"),
        excused("Mair Frost", "Chief Executive", org="OPCC"),
    ]  # fmt: skip


def test_table_with_ranks_and_remarks(read: Read) -> None:
    body = (
        "Attendees\n\nName\tOrganisation\tInitials\nHelen Pell\tFenport Parish Council (Chair)\tHP\n"
        "Inspector Nell Frost\tFenshire Police\tNF"
    )
    assert listed(read, body) == [
        there("Helen Pell", "Chair", org="Fenport Parish Council"), there("Nell Frost", "Inspector", org="Fenshire Police"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("sentence", "people"),
    [
        (
            "Also in attendance were Police Sergeant Pell, Ann Frost (Clerk) and 12 members of the public.",
            [there("Pell", "Police Sergeant"), there("Ann Frost", "Clerk")],
        ),
        ("The meeting was chaired by Mr Ron Hale.", [there("Ron Hale")]),
        (
            "Apologies were received from Councillor R Pell and from Mr Adrian Frost (Treasurer).",
            [excused("R Pell", "Councillor"), excused("Adrian Frost", "Treasurer")],
        ),
        ("An apology was submitted on behalf of Mr. Leon Hale.", [excused("Leon Hale")]),
        ("Cllr Pell tendered her apologies.", [excused("Pell", "Cllr")]),
        ("Sergeant Orr said that Sergeant Hale had been unable to attend.", [excused("Hale", "Sergeant")]),
        (
            "Cllr Pell substituted for Councillor A Frost.",
            [there("Pell", "Cllr"), excused("A Frost", "Councillor")],
        ),
        ("Sergeant Hale had been unable to attend the last meeting.", []),
        ("Mr Pell apologised to the residents for the delay.", []),
        ("Apologies: None.", []),
        ("There were no apologies.", []),
    ],
)
def test_sentences(read: Read, sentence: str, people: list[Entry]) -> None:
    assert listed(read, sentence) == people


def test_who_had_the_chair(read: Read) -> None:
    assert listed(read, "Chair: Jane Pell\nMinutes: Sam Orr\n\nPresent: Ann Frost") == [
        there("Jane Pell", "Chair"),
        there("Sam Orr"),
        there("Ann Frost"),
    ]


def test_the_list_ends_with_the_first_sentence(read: Read) -> None:
    body = "Present:\n\nJane Pell (Chair)\n\nCouncillor S. Frost took the Chair in the absence of the Chairman, Councillor A. Hale."
    assert listed(read, body) == [there("Jane Pell", "Chair")]


@pytest.mark.parametrize(
    ("printed", "date"),
    [
        ("held at Fenport on THURSDAY, 20th\n\nOctober, 2022, AT 2.00 P.M.", "2022-10-20"),
        ("**HELD ON TUESDAY, 8TH** **NOVEMBER, 2022 AT 12:30 P.M.**", "2022-11-08"),
        ("Held in the Guildhall on Thursday 18 September\n2014 at 2.00 p.m.", "2014-09-18"),
        ("Dydd Mawrth 12 Tachwedd 2019", "2019-11-12"),
        ("Dé hAoine, 9 Meitheamh 2017", "2017-06-09"),
        ("HELD ON THE 18TH DAY OF SEPTEMBER 2019", "2019-09-18"),
        ("Tuesday, October 4, 2016, 5:30 p.m.", "2016-10-04"),
        ("held on 10/25/2016", "2016-10-25"),
    ],
)
def test_the_day(read: Read, printed: str, date: str) -> None:
    (seen,) = read(
        f"MINUTES OF THE HARBOUR BOARD\n\n{printed}\n\nPresent: Jane Pell\n\nThe minutes of 3 May 2011 were agreed.\n"
    )
    assert (seen.part.kind, seen.part.recorded) == ("minutes", date)


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Yn bresennol / Present", True), ("I Láthair", True), ("Sederunt:", True), ("PRESENT IN THE CHAIR:", True),
        ("Ymddiheuriadau", False), ("Leithscéalta / Apologies", False), ("Absent", False),
        ("Presentation / Cyflwyniad", None), ("Roads / Ffyrdd", None),
    ],
)  # fmt: skip
def test_headings_in_other_words(heading: str, kind: bool | None) -> None:
    assert attendance_kind(heading) is kind


def test_groups() -> None:
    assert [is_group(h) for h in ("OFFICIALS:", "Garda nominations", "For the Constabulary")] == [True] * 3
    assert [is_group(h) for h in ("Roads", "Jane Roe, Fenshire Police", "The members agreed.")] == [False] * 3
    assert shared_title("Councillors' Services") is None


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("Det. Ch. Insp.", "Detective Chief Inspector"), ("Asst. Commissioner", "Assistant Commissioner"), ("A/Insp", "Acting Inspector"),
        ("T/Ch Supt", "Temporary Chief Superintendent"),
        ("D/Commissioner", "Deputy Commissioner"), ("Clerk to the Board", "Clerk to the Board"),
    ],
)  # fmt: skip
def test_ranks_written_out(short: str, long: str) -> None:
    assert long_office(short) == long


def test_the_body_over_its_people(read: Read) -> None:
    body = "Present:\n\nFenshire Police:\nInsp Jane Pell\n\nBoard:\nSam Orr\n\nHarbour Trust\nAnn Frost (Chair)"
    (seen,) = read(
        f"Minutes of the Harbour Board Meeting\n\nHeld on 22 October 2025\n\n{body}\n\n2. Business\n\nNone.\n"
    )
    found = {person.passage.view.text[slice(*person.name)]: person.body for person in find_attendees(seen.passages)}
    assert found == {"Jane Pell": "Fenshire Police", "Sam Orr": None, "Ann Frost": "Harbour Trust"}


@pytest.mark.parametrize(
    ("body", "people"),
    [
        pytest.param(
            "M Roe, S Orr and F Pell (Fenshire Council)",
            [there(n, org="Fenshire Council") for n in ("M Roe", "S Orr", "F Pell")],
            id="the-last-bracket-is-of-all",
        ),
        pytest.param(
            "Councillors M Roe and K Orr (Fenport Council), J Pell (Orme Council) and Kim Hale and Tom Frost "
            "(Independent Members).",
            [
                *(there(n, "Councillor", org="Fenport Council") for n in ("M Roe", "K Orr")),
                there("J Pell", "Councillor", org="Orme Council"),
                there("Kim Hale"),
                there("Tom Frost"),
            ],
            id="a-bracket-for-each-two",
        ),
        pytest.param(
            "Jane Roe, Head of Parks, and Sam Orr, Committee Officer (both Fenshire Council)",
            [
                there("Jane Roe", "Head of Parks", org="Fenshire Council"),
                there("Sam Orr", "Committee Officer", org="Fenshire Council"),
            ],
            id="both",
        ),
        pytest.param(
            "Insp Jane Roe, Cllr Sam Orr and Ms Ann Pell (Fenshire Housing)",
            [there("Jane Roe", "Insp"), there("Sam Orr", "Cllr"), there("Ann Pell", org="Fenshire Housing")],
            id="others-with-titles-are-not-of-the-last-ones-body",
        ),
        pytest.param(
            "Jane Roe (Chair), Sam Orr ( MBC), Ann Pell ()",
            [there("Jane Roe", "Chair"), there("Sam Orr"), there("Ann Pell")],
            id="what-is-left-of-brackets",
        ),
        pytest.param(
            "Jane Roe- Policy Officer (JR)\nSam Orr- Treasurer (SO)",
            [there("Jane Roe", "Policy Officer"), there("Sam Orr", "Treasurer")],
            id="a-dash-without-its-blank",
        ),
    ],
)
def test_what_is_said_of_several(read: Read, body: str, people: list[Entry]) -> None:
    assert listed(read, f"Present:\n\n{body}") == people


def test_a_title_in_a_line_is_of_those_in_the_line(read: Read) -> None:
    seen = listed(
        read,
        "PRESENT: Councillor J Roe (Chair)\n\nCouncillors: A Orr (Fenport Council) and B Pell (Orme Council)\n\n"
        "Dr C Hale (Police and Crime Commissioner)\n\nD Frost, E Dunn and F Shaw (Office of the Commissioner)",
    )
    assert [office for name, offices, *_ in seen for office in offices if name[0] in "CDEF"] == [
        "Police and Crime Commissioner"
    ]
    assert {org for name, _, org, _ in seen if name[0] in "DEF"} == {"Office of the Commissioner"}


def test_apologies_below_the_label_of_an_items_minutes(read: Read) -> None:
    (seen,) = read(
        "Agenda and minutes\n\nFenshire Police and Crime Panel - Tuesday, 22nd October, 2024 2.00 pm\n\n"
        "Items\n\nNo. Item\n\n26.\n\nApologies\n\nMinutes:\n\nCouncillor J Roe and Sam Orr.\n\n27.\n\n"
        "Crime Update\n\nReport of the Police and Crime Commissioner\n\nMinutes:\n\nThe PCC gave an update.\n"
    )
    assert seen.part.recorded == "2024-10-22"
    assert [entry(p) for p in find_attendees(seen.passages)] == [excused("J Roe", "Councillor"), excused("Sam Orr")]


def names(read: Read, text: str) -> list[tuple[str, bool]]:
    (seen,) = read(text)
    return [(name, present) for name, _, _, present in map(entry, find_attendees(seen.passages))]


def test_entries_whose_lines_were_lost(read: Read) -> None:
    (seen,) = read(
        "Harbour Board Meeting 4 March 2025 held online Attendees: Jane Roe (Chief Executive – OPCC) - JR Sam Orr "
        "(Treasurer – OPCC) SO Ann Pell (Executive Director, Estates and Finance – Fenshire Police) AP PART ONE Agenda "
        "Item 1. Minutes The minutes were agreed. " + "The Board discussed the harbour at length. " * 8
    )
    assert seen.part.recorded == "2025-03-04"
    assert [entry(p) for p in find_attendees(seen.passages)] == [
        there("Jane Roe", "Chief Executive", org="OPCC"),
        there("Sam Orr", "Treasurer", org="OPCC"),
        there("Ann Pell", "Executive Director, Estates and Finance", org="Fenshire Police"),
    ]
    assert [p.initials for p in find_attendees(seen.passages)] == ["JR", "SO", "AP"]


def test_a_list_below_no_heading(read: Read) -> None:
    head = "Quarterly Harbour Meeting Notes\n\nDate: 4 March 2025\n\n"
    tail = "\n\n1. Review\n\nThe actions were reviewed and the minutes agreed.\n"
    three = "Jane Roe- Policy Officer (JR)\n\nSam Orr- Treasurer (SO)\n\nAnn Pell, Chief Constable (CC)"
    assert names(read, head + three + tail) == [("Jane Roe", True), ("Sam Orr", True), ("Ann Pell", True)]
    two = "Jane Roe- Policy Officer (JR)\n\nSam Orr- Treasurer (SO)"
    assert names(read, head + two + tail) == []


@pytest.mark.parametrize(
    ("told", "people"),
    [
        pytest.param(
            "Inspector Jane Roe, and Sergeants Sam Orr and Ann Pell from the Harbour Teams were in attendance to give an "
            "update.",
            ["Jane Roe", "Sam Orr", "Ann Pell"],
            id="were-in-attendance",
        ),
        pytest.param("Superintendent Jane Roe attended the meeting.", ["Jane Roe"], id="attended"),
        pytest.param("The Chair welcomed Superintendent Jane Roe to the meeting.", ["Jane Roe"], id="welcomed"),
        pytest.param("Inspector Jane Roe presented her report to the Committee.", ["Jane Roe"], id="presented"),
        pytest.param("Chief Inspector Jane Roe addressed the Panel on theft.", ["Jane Roe"], id="addressed"),
        pytest.param("Sergeant Jane Roe attended the meeting of the Boat Club on Monday.", [], id="another-meeting"),
        pytest.param("Sergeant Jane Roe was present when the boat burned.", [], id="present-elsewhere"),
        pytest.param("Sergeant Jane Roe will be in attendance in May.", [], id="to-come"),
        pytest.param("The Chair welcomed Inspector Jane Roe to the district.", [], id="welcomed-to-a-place"),
        pytest.param("Sergeant Jane Roe presented a cheque to the lifeboat.", [], id="no-report"),
    ],
)
def test_sentences_that_tell_who_was_there(read: Read, told: str, people: list[str]) -> None:
    head = "Minutes of the Harbour Board Meeting\n\nHeld on 22 October 2025\n\nApologies: None\n\n2. Business\n\n"
    assert names(read, f"{head}{told} The Board thanked the police for all that they had done.\n") == [
        (name, True) for name in people
    ]
