"""Layouts of bodies that nobody tuned for: boards with initials, authorities with motions, mayors, panels."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Read = Callable[..., list[Any]]

WELSH = """FENSHIRE AND GWENLAN POLICING BOARD
BWRDD PLISMONA FENSHIRE A GWENLAN

Minutes of the Policing Board held on Tuesday 4 March 2025 at 10.00am in Committee Room 2, Harbour House, Porth Roe

Present:
Jane Roe, Police and Crime Commissioner (JR)
Tom Shaw, Chief Constable (TS)
Dr Sian Cole, Chief Executive, OPCC (SC)
Owen ap Rhys, Head of Assurance, OPCC (OR)

Apologies:
Mari Lloyd, Chief Finance Officer, OPCC

1. Welcome and apologies
JR welcomed everyone to the meeting.

2. Minutes of the last meeting
The minutes of the meeting held on 3 December 2024 were agreed as a true record.

3. Force update
TS: Operation Kestrel has led to fourteen arrests since January.
JR: asked what the Force was doing about rural crime.
Action: TS/SC to bring a paper on rural crime to the next meeting.

4. Date of next meeting
Tuesday 3 June 2025, 10.00am, Harbour House.
"""

SCOTTISH = """STRATHFEN POLICE AUTHORITY

MINUTE of the Meeting of the Strathfen Police Authority held in the Town Hall, Glenroe on Friday 14 March 2025 at 10.30 a.m.

Members Present:
Cllr Moira Reid (Convener)
Cllr Iain Bell (Vice Convener)
Dr Fiona Grant

In Attendance:
Divisional Commander Chief Superintendent Alan Muir, Police Strathfen
Kate Orr, Clerk to the Authority

Apologies: Cllr Rory Baird

Motion 1
That the Authority notes the Quarter 3 performance report.
Moved by Cllr Reid, seconded by Cllr Bell. Agreed.

Motion 2: Operation Heron
That the Divisional Commander reports on Operation Heron by the end of May 2025.
Agreed unanimously.

The next meeting of the Authority will be held on Friday 13 June 2025 at 10.30 a.m.
"""

MAYOR = """Mayor's Policing and Fire Accountability Board – Minutes

Date: 9th July 2025
Time: 14:00 – 16:00
Location: Microsoft Teams

Attendance

Name\tRole\tOrganisation
Jane Roe\tDeputy Mayor for Policing and Crime\tFenshire Combined Authority
Tom Shaw\tPolice, Fire and Crime Commissioner\tOffice of the PFCC
Alex Dunn\tCommander\tFenshire Police

Apologies

Name\tRole\tOrganisation
Sam Birch\tChief Fire Officer\tFenshire Fire and Rescue Service

1. Performance

The Commander reported on Operation Kestrel.

Date of next meetings

Accountability Board: 8 October 2025, 14:00
Fenshire Police, Fire and Crime Panel: 22 October 2025, 10:00
"""

AGENDA = """Performance and Scrutiny Board

AGENDA

Date: Wednesday 5 November 2025
Time: 9.30am
Venue: The Old Mill, Fenchester

Item 1. Welcome and apologies (verbal)
Item 2. Minutes of the previous meeting held on 6 August 2025 (pages 3-9)
Item 3. 10.00am Operation Heron: progress report – Commander Alex Dunn (Paper A)
Item 4. 10.45am Motions on notice
Item 5. Date of next meeting: 4 February 2026 at 9.30am
"""

PUBLIC_HEARING = """**Public Performance Hearing**

Date of meeting: 12 June 2025, 18:30
Venue: County Hall, Fenchester

PRESENT
PFCC: Jane Roe
Chief Constable: Tom Shaw
Chief Fire Officer: Sam Birch

APOLOGIES
None received.

ITEM 1 – OPENING REMARKS

The PFCC opened the hearing.

ITEM 2 – OPERATION KESTREL

The Chief Constable said that twelve arrests had been made.

NEXT MEETING
11 September 2025 at 18:30
"""


def test_board_with_initials(read: Read) -> None:
    (seen,) = read(WELSH)
    assert (seen.part.kind, seen.part.recorded, seen.part.start) == ("minutes", "2025-03-04", 0)
    assert seen.people() == [
        ("Jane Roe", "Police and Crime Commissioner", None, True), ("Tom Shaw", "Chief Constable", None, True),
        ("Sian Cole", "Chief Executive", "OPCC", True), ("Owen ap Rhys", "Head of Assurance", "OPCC", True),
        ("Mari Lloyd", "Chief Finance Officer", "OPCC", False),
    ]  # fmt: skip
    own, previous, following = seen.meetings()
    assert (own.title, own.time, own.venue) == ("Policing Board", "10:00", "Committee Room 2, Harbour House, Porth Roe")
    assert (previous.date, previous.status, following.date, following.time) == (
        "2024-12-03",
        "referred",
        "2025-06-03",
        "10:00",
    )
    assert [i.title for i in seen.agenda()] == [
        "Welcome and apologies",
        "Minutes of the last meeting",
        "Force update",
        "Date of next meeting",
    ]
    assert "Action: TS/SC to bring a paper on rural crime to the next meeting." in seen.texts("paragraph")


def test_authority_with_motions(read: Read) -> None:
    (seen,) = read(SCOTTISH)
    assert seen.people() == [
        ("Moira Reid", "Convener", None, True), ("Iain Bell", "Vice Convener", None, True), ("Fiona Grant", None, None, True),
        ("Alan Muir", "Divisional Commander Chief Superintendent", "Police Strathfen", True),
        ("Kate Orr", "Clerk to the Authority", None, True), ("Rory Baird", "Cllr", None, False),
    ]  # fmt: skip
    own, following = seen.meetings()
    assert (own.key, own.time, own.venue) == (
        "meeting/2025-03-14-strathfen-police-authority",
        "10:30",
        "Town Hall, Glenroe",
    )
    assert (following.date, following.time, own.next) == ("2025-06-13", "10:30", following.key)
    assert [(i.number, i.title) for i in seen.agenda()] == [("Motion 1", "Motion 1"), ("Motion 2", "Operation Heron")]


def test_mayor_with_tables_of_people(read: Read) -> None:
    (seen,) = read(MAYOR)
    assert seen.people() == [
        ("Jane Roe", "Deputy Mayor for Policing and Crime", "Fenshire Combined Authority", True),
        ("Tom Shaw", "Police, Fire and Crime Commissioner", "Office of the PFCC", True),
        ("Alex Dunn", "Commander", "Fenshire Police", True),
        ("Sam Birch", "Chief Fire Officer", "Fenshire Fire and Rescue Service", False),
    ]
    assert [(m.date, m.status, m.time, m.title) for m in seen.meetings()] == [
        ("2025-07-09", "held", "14:00-16:00", "Mayor's Policing and Fire Accountability Board"),
        ("2025-10-08", "planned", "14:00", "Accountability Board"),
        ("2025-10-22", "planned", "10:00", "Fenshire Police, Fire and Crime Panel"),
    ]


def test_agenda_of_paragraphs(read: Read) -> None:
    (seen,) = read(AGENDA)
    assert (seen.part.kind, seen.part.title, seen.part.recorded) == (
        "agenda",
        "Performance and Scrutiny Board",
        "2025-11-05",
    )
    assert [(i.number, i.time, i.title) for i in seen.agenda()] == [
        ("1", None, "Welcome and apologies"), ("2", None, "Minutes of the previous meeting held on 6 August 2025"),
        ("3", "10:00", "Operation Heron: progress report – Commander Alex Dunn"), ("4", "10:45", "Motions on notice"),
        ("5", None, "Date of next meeting"),
    ]  # fmt: skip
    assert [(m.date, m.status, m.time) for m in seen.meetings()] == [
        ("2025-11-05", "planned", "09:30"), ("2025-08-06", "referred", None), ("2026-02-04", "planned", "09:30"),
    ]  # fmt: skip


def test_public_hearing_with_roles_before_names(read: Read) -> None:
    (seen,) = read(PUBLIC_HEARING)
    assert (seen.part.kind, seen.part.recorded) == ("minutes", "2025-06-12")
    assert seen.people() == [
        ("Jane Roe", "PFCC", None, True), ("Tom Shaw", "Chief Constable", None, True), ("Sam Birch", "Chief Fire Officer", None, True),
    ]  # fmt: skip
    own, following = seen.meetings()
    assert (own.key, own.time, own.venue) == (
        "meeting/2025-06-12-public-performance-hearing",
        "18:30",
        "County Hall, Fenchester",
    )
    assert (following.date, following.status, following.time) == ("2025-09-11", "planned", "18:30")
    assert [(i.number, i.title) for i in seen.agenda()] == [("1", "OPENING REMARKS"), ("2", "OPERATION KESTREL")]
