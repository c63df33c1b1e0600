"""Papers of other bodies: who was there, who speaks, what is to be done and by whom; and nothing absurd."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest

Read = Callable[..., Any]


@dataclass(frozen=True)
class Paper:
    """An invented paper and what it holds. ``people`` are all persons it names; ``raised`` operation to speaker."""

    text: str
    present: set[str]
    people: set[str]
    roles: set[tuple[str, str]]
    operations: set[str]
    raised: set[tuple[str, str]]
    apologies: set[str] = field(default_factory=set)
    owners: set[str] = field(default_factory=set)
    actions: int = 0
    orgs: set[str] = field(default_factory=set)


INITIALS_TABLE = Paper(
    text="""Ravenmoor Strategic Board – Minutes

Date: Thursday 6 February 2025
Location: Room 4, Old Brewery, Ravenmoor

Attendees:

Name\tInitials\tRole
Sarah Mellor\tSM\tPolice and Crime Commissioner
Tim Stott\tTS\tChief Constable
Wendy Park\tWP\tChief Finance Officer

1. Welcome

SM welcomed everybody to the Board.

2. Performance

TS reported that Operation Kestrel had led to fourteen arrests. SM asked whether Operation Heron would go on.
TS confirmed that Operation Heron would run until June. WP outlined the cost.

Action: SM/TS to agree a date for the visit to the control room.
Action: WP to circulate the budget paper.
""",
    present={"Sarah Mellor", "Tim Stott", "Wendy Park"},
    people={"Sarah Mellor", "Tim Stott", "Wendy Park"},
    roles={("Sarah Mellor", "Police and Crime Commissioner"), ("Tim Stott", "Chief Constable"), ("Wendy Park", "Chief Finance Officer")},
    operations={"Operation Kestrel", "Operation Heron"},
    raised={("Operation Kestrel", "Tim Stott"), ("Operation Heron", "Sarah Mellor"), ("Operation Heron", "Tim Stott")},
    owners={"Sarah Mellor", "Tim Stott", "Wendy Park"},
    actions=2,
)

WELSH_BOARD = Paper(
    text="""BWRDD PLISMONA A THROSEDD GWENFRO
GWENFRO POLICING AND CRIME BOARD

Minutes of the Policing and Crime Board held on Tuesday 11 March 2025 at 10.00am in Harbour House, Porth Roe

Present:
Mererid Howell, Police and Crime Commissioner (MH)
Dr Rhodri ap Gwyn, Chief Constable (RG)
Sian Lloyd-Price, Chief Executive, OPCC (SLP)

Apologies:
Gareth Wood, Chief Finance Officer, OPCC

1. Croeso / Welcome
MH welcomed everyone to the meeting.

2. Force update
RG: Operation Dipper has led to nine arrests since January.
MH asked what the Force was doing about rural crime.
SLP noted that the Welsh Government would pay for Operation Curlew.

Action: RG to bring a paper on rural crime to the next meeting.

3. Date of next meeting
Tuesday 10 June 2025, 10.00am, Harbour House.
""",
    present={"Mererid Howell", "Rhodri ap Gwyn", "Sian Lloyd-Price"},
    apologies={"Gareth Wood"},
    people={"Mererid Howell", "Rhodri ap Gwyn", "Sian Lloyd-Price", "Gareth Wood"},
    roles={
        ("Mererid Howell", "Police and Crime Commissioner"), ("Rhodri ap Gwyn", "Chief Constable"),
        ("Sian Lloyd-Price", "Chief Executive"), ("Gareth Wood", "Chief Finance Officer"),
    },
    operations={"Operation Dipper", "Operation Curlew"},
    raised={("Operation Dipper", "Rhodri ap Gwyn"), ("Operation Curlew", "Sian Lloyd-Price")},
    owners={"Rhodri ap Gwyn"},
    actions=1,
    orgs={"Welsh Government"},
)  # fmt: skip

SCOTTISH_COMMITTEE = Paper(
    text="""STRATHFEN POLICE AUTHORITY
POLICING PERFORMANCE COMMITTEE

MINUTE of the Meeting of the Policing Performance Committee held by video conference on Wednesday 19 March 2025 at 9.30 a.m.

Members Present:
Moira Baird (Chair)
Iain Forest
Dr Fiona Muir

In Attendance:
Assistant Chief Constable Alan Orr, Police Scotland
Kate Innes, Clerk to the Authority

Apologies: Rory Castle

1. Declarations of Interest
There were none.

2. Performance Report
ACC Orr presented the paper and highlighted Operation Ptarmigan.
Dr Muir asked whether Operation Ptarmigan would cover the islands.
The Committee RESOLVED to note the report.

3. Any Other Business
The Chair thanked Iain Forest for his work.
""",
    present={"Moira Baird", "Iain Forest", "Fiona Muir", "Alan Orr", "Kate Innes"},
    apologies={"Rory Castle"},
    people={"Moira Baird", "Iain Forest", "Fiona Muir", "Alan Orr", "Kate Innes", "Rory Castle"},
    roles={("Moira Baird", "Chair"), ("Alan Orr", "Assistant Chief Constable"), ("Kate Innes", "Clerk to the Authority")},
    operations={"Operation Ptarmigan"},
    raised={("Operation Ptarmigan", "Alan Orr"), ("Operation Ptarmigan", "Fiona Muir")},
    orgs={"Police Scotland"},
)

PANEL = Paper(
    text="""FENSHIRE POLICE, FIRE AND CRIME PANEL

MINUTES of a meeting of the Fenshire Police, Fire and Crime Panel held at County Hall, Fenchester on Thursday 5 December 2024 at 2.00pm

PRESENT:
Councillor J Marsh (Chairman)
Councillor A Bell
Councillor R Lane
Mr P Hart, Independent Member

Also in attendance:
Jane Roe, Police, Fire and Crime Commissioner
Sam Birch, Chief Executive

PFCP/40/24 APOLOGIES FOR ABSENCE
Apologies were received from Councillor K Dunn.

PFCP/41/24 MINUTES
The minutes of the meeting held on 3 October 2024 were agreed.

PFCP/42/24 PERFORMANCE
Councillor Bell asked about Operation Kestrel.
The Commissioner stated that Operation Kestrel had been funded by the Home Office.
In reply to Councillor Lane, the Commissioner confirmed that patrols would go on.

RESOLVED that the report be noted.
""",
    present={"J Marsh", "A Bell", "R Lane", "P Hart", "Jane Roe", "Sam Birch"},
    apologies={"K Dunn"},
    people={"J Marsh", "A Bell", "R Lane", "P Hart", "Jane Roe", "Sam Birch", "K Dunn"},
    roles={("Jane Roe", "Police, Fire and Crime Commissioner"), ("Sam Birch", "Chief Executive"), ("P Hart", "Independent Member")},
    operations={"Operation Kestrel"},
    raised={("Operation Kestrel", "A Bell"), ("Operation Kestrel", "Jane Roe")},
    orgs={"Home Office"},
)

LONDON_STYLE = Paper(
    text="""Riverside Policing Oversight Board – Minutes

Date: 9 July 2025
Time: 14:00 – 16:00
Venue: Committee Room 3, Guildhouse

In attendance:

- Deputy Mayor for Policing and Crime – Tara Finch, Riverside Mayoral Office
- Commander – Dele Adams, Riverside Police
- Detective Chief Superintendent – Ruth Bridge, Riverside Police

Apologies:

- Director of Strategy – Owen Field, Riverside Mayoral Office

1. Frontline Policing

The Deputy Mayor asked how Operation Plover was resourced. Commander Adams explained that Operation Plover
was led by the Roads Policing Unit. D/Supt Bridge was not heard.

2. Actions

Action 12 (9 July 2025): The Commander is to write to the Deputy Mayor on Operation Plover. New action.
""",
    present={"Tara Finch", "Dele Adams", "Ruth Bridge"},
    apologies={"Owen Field"},
    people={"Tara Finch", "Dele Adams", "Ruth Bridge", "Owen Field"},
    roles={
        ("Tara Finch", "Deputy Mayor for Policing and Crime"), ("Dele Adams", "Commander"),
        ("Ruth Bridge", "Detective Chief Superintendent"), ("Owen Field", "Director of Strategy"),
    },
    operations={"Operation Plover"},
    raised={("Operation Plover", "Tara Finch"), ("Operation Plover", "Dele Adams")},
    owners={"Dele Adams"},
    actions=1,
    orgs={"Riverside Police", "Riverside Mayoral Office"},
)  # fmt: skip

MOTIONS = Paper(
    text="""MIDSHIRE POLICE AUTHORITY

Minutes of the Meeting of the Midshire Police Authority held in the Town Hall, Eastmere on Friday 14 March 2025

Members Present:
Cllr Ann Street (Convener)
Cllr Iain Bay (Vice Convener)
Cllr Mo Khan

Apologies: Cllr Rory Heath

Motion 1
That the Authority notes the Quarter 3 report.
Moved by Cllr Street, seconded by Cllr Bay. Agreed.

Motion 2: Operation Avocet
That the Chief Constable reports on Operation Avocet by the end of May 2025.
Moved by Cllr Khan, seconded by Cllr Street. Agreed unanimously.

Cllr Khan asked whether Operation Avocet would be reviewed.

The next meeting will be held on Friday 13 June 2025.
""",
    present={"Ann Street", "Iain Bay", "Mo Khan"},
    apologies={"Rory Heath"},
    people={"Ann Street", "Iain Bay", "Mo Khan", "Rory Heath"},
    roles={("Ann Street", "Convener"), ("Iain Bay", "Vice Convener")},
    operations={"Operation Avocet"},
    raised={("Operation Avocet", "Mo Khan")},
)

COMBINED_AUTHORITY = Paper(
    text="""Northmere Combined Authority
Policing and Crime Board – Minutes

Date: 2 September 2025
Location: Microsoft Teams

Attendance

Name\tRole\tOrganisation\tStatus
Leah Wood\tDeputy Mayor for Policing and Crime\tNorthmere Combined Authority\tPresent
Paul Cross\tChief Constable\tNorthmere Police\tPresent
Nadia Hill\tDirector of Community Safety\tNorthmere Combined Authority\tApologies

1. Chief Constable's Update

The Chief Constable reported that Operation Wigeon had closed. The Deputy Mayor welcomed Operation Wigeon
and asked for a paper.

Action: The Chief Constable to bring a paper on Operation Wigeon.
""",
    present={"Leah Wood", "Paul Cross"},
    apologies={"Nadia Hill"},
    people={"Leah Wood", "Paul Cross", "Nadia Hill"},
    roles={
        ("Leah Wood", "Deputy Mayor for Policing and Crime"), ("Paul Cross", "Chief Constable"),
        ("Nadia Hill", "Director of Community Safety"),
    },
    operations={"Operation Wigeon"},
    raised={("Operation Wigeon", "Paul Cross"), ("Operation Wigeon", "Leah Wood")},
    owners={"Chief Constable"},
    actions=1,
    orgs={"Northmere Police", "Northmere Combined Authority"},
)  # fmt: skip

PROSE_QUESTIONS = Paper(
    text="""Public Accountability Meeting – Notes

Date: Monday 12 May 2025
Venue: The Corn Hall, Fenchester

Attendees: Jane Roe (Police, Fire and Crime Commissioner), Tom Shaw (Chief Constable), Sam Birch (Chief Fire Officer)

Apologies: Kit Orme (Deputy Chief Constable)

1. Public Questions

A member of the public asked what Operation Sanderling had done for the town.

The Chief Constable stated that Operation Sanderling had led to 40 arrests.

A member of the public asked when the fire station in the High Street would open again.

The Chief Fire Officer replied that it would open in June.

2. Commissioner's Questions

The Commissioner asked how many officers work on Operation Teal. The Chief Constable replied that there were twelve.
""",
    present={"Jane Roe", "Tom Shaw", "Sam Birch"},
    apologies={"Kit Orme"},
    people={"Jane Roe", "Tom Shaw", "Sam Birch", "Kit Orme"},
    roles={
        ("Jane Roe", "Police, Fire and Crime Commissioner"), ("Tom Shaw", "Chief Constable"),
        ("Sam Birch", "Chief Fire Officer"), ("Kit Orme", "Deputy Chief Constable"),
    },
    operations={"Operation Sanderling", "Operation Teal"},
    raised={("Operation Sanderling", "Tom Shaw"), ("Operation Teal", "Jane Roe")},
)  # fmt: skip

HOLDING_TO_ACCOUNT = Paper(
    text="""HOLDING TO ACCOUNT BOARD

MINUTES

Date: 21 January 2025
Time: 9.30am
Chair: Helen Moor (PCC)

Present:
Helen Moor – Police and Crime Commissioner
Steve Banks – Chief Constable, Westmarch Police
Ali Raza – Deputy Chief Constable, Westmarch Police
Gill Ford – Chief Executive, OPCC

Apologies:
Ben Rush – Assistant Chief Constable, Westmarch Police

1. Matters arising
The PCC thanked everybody.

2. Neighbourhood policing
The CC said that Operation Snipe had begun in two towns. The DCC added that Project Turnstone would follow.
The PCC queried the cost of Project Turnstone.

ACTION 3: DCC to provide the PCC with the cost of Project Turnstone.
""",
    present={"Helen Moor", "Steve Banks", "Ali Raza", "Gill Ford"},
    apologies={"Ben Rush"},
    people={"Helen Moor", "Steve Banks", "Ali Raza", "Gill Ford", "Ben Rush"},
    roles={
        ("Helen Moor", "Police and Crime Commissioner"), ("Steve Banks", "Chief Constable"),
        ("Ali Raza", "Deputy Chief Constable"), ("Gill Ford", "Chief Executive"), ("Ben Rush", "Assistant Chief Constable"),
    },
    operations={"Operation Snipe"},
    raised={("Operation Snipe", "Steve Banks"), ("Project Turnstone", "Ali Raza"), ("Project Turnstone", "Helen Moor")},
    owners={"Deputy Chief Constable"},
    actions=1,
    orgs={"Westmarch Police"},
)  # fmt: skip

COUNCILLORS_IN_LINE = Paper(
    text="""MOORSHIRE POLICE AND CRIME PANEL

Minutes of the meeting held at 10.30am on Thursday 26 September 2024 in the Council Chamber, Civic Centre, Mooredge

Present: Councillors B Holt (Chair), L Crane (Vice-Chair), D Rivers and P Wood

Co-opted Members: Ms A Grove and Mr T Fields

Officers: J Cook (Democratic Services Officer), Ms R Dale (Monitoring Officer)

Also in attendance: Mr H Marsh (Commissioner), Ms K Bridge (Chief Executive)

12. APOLOGIES FOR ABSENCE

Apologies for absence were received from Councillors A Hill and S Brook.

13. COMMISSIONER'S ANNUAL REPORT

Mr Marsh introduced the report. Councillor Rivers asked about Operation Osprey, which had been led by the Roads Policing Team.

In response, the Commissioner said that Operation Osprey had resulted in 120 arrests between April and June 2024.

Councillor Wood proposed, and Councillor Crane seconded, that the report be noted.

RESOLVED: That the report be noted.
""",
    present={"B Holt", "L Crane", "D Rivers", "P Wood", "A Grove", "T Fields", "J Cook", "R Dale", "H Marsh", "K Bridge"},
    apologies={"A Hill", "S Brook"},
    people={"B Holt", "L Crane", "D Rivers", "P Wood", "A Grove", "T Fields", "J Cook", "R Dale", "H Marsh", "K Bridge", "A Hill", "S Brook"},
    roles={
        ("B Holt", "Chair"), ("L Crane", "Vice-Chair"), ("J Cook", "Democratic Services Officer"),
        ("R Dale", "Monitoring Officer"), ("H Marsh", "Commissioner"), ("K Bridge", "Chief Executive"),
    },
    operations={"Operation Osprey"},
    raised={("Operation Osprey", "D Rivers"), ("Operation Osprey", "H Marsh")},
)  # fmt: skip

MAYOR_DEEP_DIVE = Paper(
    text="""Eastmoor Police Deep Dive Meeting – Minutes

22 May 2025, 2pm

Attendees:
Mayor Joe Marl - Mayor of Eastmoor
Kate Orme - Deputy Mayor for Safer and Stronger Communities
Stephen Watts - Chief Constable, Eastmoor Police
ACC Terry Woods - Eastmoor Police
Neil Evans - Director of Police, Crime and Fire, EMCA

Item 1: Welcome
Mayor Marl welcomed all.

Item 2: Serious violence
CC Watts outlined that Operation Dunlin had cut knife crime by 12% in the last 12 months.
The Deputy Mayor asked what had been done about Operation Pintail.
ACC Woods responded: Operation Pintail moved to the market in January, with 300 arrests so far.
""",
    present={"Joe Marl", "Kate Orme", "Stephen Watts", "Terry Woods", "Neil Evans"},
    people={"Joe Marl", "Kate Orme", "Stephen Watts", "Terry Woods", "Neil Evans"},
    roles={
        ("Joe Marl", "Mayor of Eastmoor"), ("Kate Orme", "Deputy Mayor for Safer and Stronger Communities"),
        ("Stephen Watts", "Chief Constable"), ("Terry Woods", "Assistant Chief Constable"),
        ("Neil Evans", "Director of Police, Crime and Fire"),
    },
    operations={"Operation Dunlin", "Operation Pintail"},
    raised={("Operation Dunlin", "Stephen Watts"), ("Operation Pintail", "Kate Orme"), ("Operation Pintail", "Terry Woods")},
    orgs={"Eastmoor Police", "EMCA"},
)  # fmt: skip

ACRONYMS_FIRST = Paper(
    text="""Police Performance Meeting
Minutes of meeting held on 14 November 2024 via Microsoft Teams

Present
PCC Emily Spurr (ES)
DPCC Matt Stone (MS)
CC Sarah Crewe (SC)
DCC Jon Reed (JR)
CFO Paul Banks (PB)
Alice Ricks, Head of Office (AR), minutes

1. Welcome
ES welcomed everyone.

2. Force update
SC gave an update on Operation Garganey. JR added that Op Smew had been extended into Bath.
MS queried the cost of Op Smew.
Action: JR to report back in January.

3. Accounts
PB presented the accounts.
""",
    present={"Emily Spurr", "Matt Stone", "Sarah Crewe", "Jon Reed", "Paul Banks", "Alice Ricks"},
    people={"Emily Spurr", "Matt Stone", "Sarah Crewe", "Jon Reed", "Paul Banks", "Alice Ricks"},
    roles={
        ("Emily Spurr", "Police and Crime Commissioner"), ("Matt Stone", "Deputy Police and Crime Commissioner"),
        ("Sarah Crewe", "Chief Constable"), ("Jon Reed", "Deputy Chief Constable"), ("Paul Banks", "Chief Finance Officer"),
        ("Alice Ricks", "Head of Office"),
    },
    operations={"Operation Garganey", "Operation Smew"},
    raised={("Operation Garganey", "Sarah Crewe"), ("Operation Smew", "Jon Reed"), ("Operation Smew", "Matt Stone")},
    owners={"Jon Reed"},
    actions=1,
)  # fmt: skip

PAPERS = {
    "initials-table": INITIALS_TABLE, "welsh-board": WELSH_BOARD, "scottish-committee": SCOTTISH_COMMITTEE, "panel": PANEL,
    "london-style": LONDON_STYLE, "motions": MOTIONS, "combined-authority": COMBINED_AUTHORITY,
    "prose-questions": PROSE_QUESTIONS, "holding-to-account": HOLDING_TO_ACCOUNT,
    "councillors-in-line": COUNCILLORS_IN_LINE, "mayor-deep-dive": MAYOR_DEEP_DIVE, "acronyms-first": ACRONYMS_FIRST,
}  # fmt: skip
INLINE = "lines of names that follow on a line of those present are not read"
MAYOR = "an office with `of` or `and` in it is cut"


def every(**gaps: str) -> pytest.MarkDecorator:
    """Runs a test on every paper. `gaps` names those where the reading still falls short, and how."""
    known = {name.replace("_", "-"): pytest.mark.xfail(strict=True, reason=why) for name, why in gaps.items()}
    return pytest.mark.parametrize("paper", [pytest.param(p, id=n, marks=known.get(n, ())) for n, p in PAPERS.items()])


@every(councillors_in_line=INLINE, mayor_deep_dive=MAYOR)
def test_who_was_there(read: Read, paper: Paper) -> None:
    seen = read(paper.text)
    assert {who for who, _ in seen.facts("attended")} == paper.present
    assert {who for who, _ in seen.facts("sent_apologies")} == paper.apologies


@every(councillors_in_line=INLINE, mayor_deep_dive=MAYOR)
def test_offices(read: Read, paper: Paper) -> None:
    held = read(paper.text).facts("holds_role")
    assert paper.roles <= held
    assert {who for who, _ in held} <= paper.people


@every()
def test_operations(read: Read, paper: Paper) -> None:
    assert {label for _, label in read(paper.text).mentions("OPERATION")} == paper.operations


@every()
def test_speakers(read: Read, paper: Paper) -> None:
    assert read(paper.text).facts("raised_by") == paper.raised


@every()
def test_actions(read: Read, paper: Paper) -> None:
    seen = read(paper.text)
    holders = {role: who for who, role in paper.roles}
    owners = {holders.get(owner, owner) for _, owner in seen.facts("assigned_to")}
    assert len(seen.extraction.actions) == paper.actions
    assert owners == {holders.get(owner, owner) for owner in paper.owners}


@every()
def test_bodies(read: Read, paper: Paper) -> None:
    assert paper.orgs <= {label for _, label in read(paper.text).mentions("ORG")}


@every(acronyms_first="a task of the list is taken for a body")
def test_bodies_are_bodies(read: Read, paper: Paper) -> None:
    """Nobody is a member of a word that is no name."""
    assert [body for _, body in read(paper.text).facts("member_of") if not body[0].isupper()] == []


@every(councillors_in_line=INLINE, mayor_deep_dive=MAYOR)
def test_people_are_people(read: Read, paper: Paper) -> None:
    seen = read(paper.text)
    assert {label for _, label in seen.mentions("PERSON")} <= paper.people


@every()
def test_nothing_else_lies_inside_a_name(read: Read, paper: Paper) -> None:
    """No place, team or body is seen in ``Nadia Hill`` or ``Cllr Ann Street``."""
    seen = read(paper.text)
    names = [m.span() for name in paper.people for m in re.finditer(re.escape(name), paper.text)]
    inside = [
        (m.type, paper.text[m.start : m.end])
        for m in seen.extraction.mentions
        if m.type != "PERSON" and any(m.start < end and start < m.end for start, end in names)
    ]
    assert inside == []


@every()
def test_surnames_are_no_places(read: Read, paper: Paper) -> None:
    surnames = {name.split()[-1] for name in paper.people}
    assert {s for s in read(paper.text).surfaces("PLACE", "TEAM", "INITIATIVE") if s.split()[-1] in surnames} == set()


@every()
def test_quotes_stand_at_their_places(read: Read, paper: Paper) -> None:
    seen = read(paper.text)
    assert [s for s in seen.extraction.statements if seen.text[s.start : s.end] != s.quote or not s.quote.strip()] == []
