"""The meetings a part knows of, and its agenda items."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from nlp.dating.times import clock
from nlp.meetings import meeting_name

Read = Callable[..., list[Any]]
OWN = "meeting/2025-10-22-pcc-accountability-meeting"


def minutes(body: str, date: str = "Date: Wednesday 22 October 2025") -> str:
    return f"Summary of the PCC Accountability Meeting\n\n{date}\n\nVenue: Town Hall,\nFenchester\n\n1. In attendance:\n\n- Chair – Jane Roe, Fenshire Board\n\n{body}\n"


def meetings(read: Read, text: str) -> list[tuple[str, str, str | None]]:
    (seen,) = read(text)
    return [(m.key, m.status, m.time) for m in seen.meetings()]


def test_minutes_show_their_meeting_held(read: Read) -> None:
    (seen,) = read(minutes(""))
    (own,) = seen.meetings()
    assert (own.key, own.title, own.date, own.status, own.venue) == (
        OWN,
        "PCC Accountability Meeting",
        "2025-10-22",
        "held",
        "Town Hall, Fenchester",
    )
    assert (
        seen.text[own.start : own.end] == "Summary of the PCC Accountability Meeting\n\nDate: Wednesday 22 October 2025"
    )


def test_previous_and_next_are_linked(read: Read) -> None:
    body = (
        "2. Confirm the Minutes of the Previous Meeting Held on Tuesday 8 July 2025\n\n"
        "- The minutes from the PCC Accountability Meeting held on Tuesday 8 July 2025 were agreed.\n\n"
        "Date of Next Meeting:\n\nMonday 19 January 2026 at 2:00pm.\n"
    )
    (seen,) = read(minutes(body))
    own, previous, following = seen.meetings()
    assert (own.previous, own.next) == (previous.key, following.key)
    assert (previous.date, previous.status) == ("2025-07-08", "referred")
    assert (following.date, following.status, following.time) == ("2026-01-19", "planned", "14:00")
    assert seen.text[previous.start : previous.end] == "Previous Meeting Held on Tuesday 8 July 2025"


@pytest.mark.parametrize(
    ("sentence", "key", "status"),
    [
        ("The Chair confirmed that the PCC Accountability Meeting scheduled for March 2026 will now be cancelled.", "meeting/2026-03-pcc-accountability-meeting", "cancelled"),
        ("The Joint Harbour Board planned for 3 March 2026 will not go ahead.", "meeting/2026-03-03-joint-harbour-board", "cancelled"),
        ("The next PCC Accountability Meeting is scheduled to take place on Tuesday 20 January 2026 at 10:00am in Fenchester.", "meeting/2026-01-20-pcc-accountability-meeting", "planned"),
        ("A Police and Crime Panel will be held on 2 February 2026.", "meeting/2026-02-02-police-and-crime-panel", "planned"),
        ("A fall was seen in the previous report (January 2025 Police Accountability Meeting).", "meeting/2025-01-police-accountability-meeting", "planned"),
        ("The minutes of the meeting held on 3 June 2025 were agreed.", "meeting/2025-06-03-pcc-accountability-meeting", "referred"),
        ("The minutes of the last meeting of the Board, of 3 June 2025, were agreed.", "meeting/2025-06-03-pcc-accountability-meeting", "referred"),
    ],
)  # fmt: skip
def test_sentences_that_speak_of_meetings(read: Read, sentence: str, key: str, status: str) -> None:
    assert (key, status) in [(k, s) for k, s, _ in meetings(read, minutes(f"2. Business\n\n2.1 {sentence}"))]


@pytest.mark.parametrize(
    "sentence",
    [
        "The next steps will be taken on 3 March 2026.",
        "Officers met residents on 3 March 2025.",
        "The trial scheduled for March 2026 was cancelled.",
        "The next meeting will look at crime.",
        "The next meeting was on 3 March 2024.",
    ],
)
def test_sentences_that_speak_of_none(read: Read, sentence: str) -> None:
    assert meetings(read, minutes(f"2. Business\n\n2.1 {sentence}")) == [(OWN, "held", None)]


def test_meetings_spoken_of_in_answers_are_left_alone(read: Read) -> None:
    body = "2. Questions\n\nPublic Question\tConstabulary Answer\nWill there be a forum?\tThe next Business Forum meeting is scheduled for 3 March 2026.\n"
    assert meetings(read, minutes(body)) == [(OWN, "held", None)]


AGENDA = """PCC ACCOUNTABILITY MEETING

Date: Tuesday 21 April 2026

Time: 2:00pm

Venue: Conference Room, Fenchester

Agenda

Item\tTime\tAgenda Item\tPage Number
1.\t2:00pm\tAttendance and Apologies for Absence\t
2.\t\tTo confirm the minutes of the previous meeting held on Monday 19 January 2026\tPage 3
3.\t2:15pm\tPublic Questions\tVerbal Update
\t3:00pm\tRefreshment break (if required)\t
4.\t<u>Date of Next Scrutiny Meetings</u> PCC Accountability Meeting: Wednesday 1 July 2026 from 2:00pm – 4:00pm Police and Crime Panel – Wednesday 29 July 2026 from 10:00am – 1:00pm Deep-Dive Meeting on Estates – Wednesday 2 September 2026\t\t
"""


def test_agenda_announces_its_meeting_and_others(read: Read) -> None:
    assert meetings(read, AGENDA) == [
        ("meeting/2026-04-21-pcc-accountability-meeting", "planned", "14:00"),
        ("meeting/2026-01-19-pcc-accountability-meeting", "referred", None),
        ("meeting/2026-07-01-pcc-accountability-meeting", "planned", "14:00-16:00"),
        ("meeting/2026-07-29-police-and-crime-panel", "planned", "10:00-13:00"),
        ("meeting/2026-09-02-deep-dive-meeting-on-estates", "planned", None),
    ]


def test_agenda_items_of_a_table(read: Read) -> None:
    (seen,) = read(AGENDA)
    items = seen.agenda()
    assert [(i.position, i.number, i.time, i.title) for i in items] == [
        (1, "1", "14:00", "Attendance and Apologies for Absence"),
        (2, "2", None, "To confirm the minutes of the previous meeting held on Monday 19 January 2026"),
        (3, "3", "14:15", "Public Questions"), (4, None, "15:00", "Refreshment break (if required)"),
        (5, "4", None, "Date of Next Scrutiny Meetings"),
    ]  # fmt: skip
    assert all(seen.text[i.start : i.end] == i.title for i in items)


def test_agenda_items_of_lines(read: Read) -> None:
    text = "BOARD MEETING\n\nDate: 3 May 2025\n\nAgenda\n\n1. 2.00pm Welcome Verbal Update\n2. 2.15pm Crime (pages 3-9)\n3. A.O.B.\n"
    (seen,) = read(text)
    assert [(i.number, i.time, i.title) for i in seen.agenda()] == [
        ("1", "14:00", "Welcome"),
        ("2", "14:15", "Crime"),
        ("3", None, "A.O.B"),
    ] or [(i.number, i.time, i.title) for i in seen.agenda()] == [
        ("1", "14:00", "Welcome"),
        ("2", "14:15", "Crime"),
        ("3", None, "A.O.B."),
    ]


def test_numbered_sections_of_minutes_are_its_agenda(read: Read) -> None:
    (seen,) = read(
        minutes("2. Public Questions\n\n- None.\n\n3. Priority 1 – Preventing Crime\n\n- None.\n\nSignatures\n")
    )
    assert [(i.position, i.number, i.title) for i in seen.agenda()] == [
        (1, "1", "In attendance"), (2, "2", "Public Questions"), (3, "3", "Priority 1 – Preventing Crime"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("field", "key"),
    [
        (
            "SUBMITTED TO: Police and Crime Commissioner's Accountability Meeting – July 2024",
            "meeting/2024-07-pcc-accountability-meeting",
        ),
        ("SUBMITTED TO:\nPCC’s Accountability Meeting – 22 July 2024", "meeting/2024-07-22-pcc-accountability-meeting"),
        ("SUBMITTED TO: Strategic Board, 3 May 2024", "meeting/2024-05-03-strategic-board"),
    ],
)
def test_reports_name_the_meeting_they_are_for(read: Read, field: str, key: str) -> None:
    (seen,) = read(
        f"ORIGINATOR: Chief Constable Jane Roe\n\n{field}\n\nSUBJECT: Crime\n\n- Words of the report stand here.\n"
    )
    assert [(m.key, m.status) for m in seen.meetings()] == [(key, "planned")]


def test_report_to_a_person_names_no_meeting(read: Read) -> None:
    (seen,) = read("ORIGINATOR: Jane Roe\n\nSUBMITTED TO: Chief Finance Officer – July 2024\n\nSUBJECT: Money\n")
    assert seen.meetings() == []


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("Summary of the PCC Accountability Meeting", "PCC Accountability Meeting"),
        ("DRAFT MINUTES OF THE FENSHIRE POLICE AND CRIME PANEL", "Fenshire Police and Crime Panel"),
        ("Minute of the Meeting of the Strathfen Police Authority held in the Town Hall on 3 May 2025", "Strathfen Police Authority"),
        ("Harbour Scrutiny Board – Minutes", "Harbour Scrutiny Board"),
        ("Notes and actions from the Joint Audit Committee", "Joint Audit Committee"),
        ("Mayor's Question Time", "Mayor's Question Time"),
        ("Minutes", ""), ("Agenda", ""), ("", ""),
    ],
)  # fmt: skip
def test_names(printed: str, name: str) -> None:
    assert meeting_name(printed) == name


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("2:00pm", "14:00"), ("at 10am.", "10:00"), ("9.30am", "09:30"), ("12 noon", "12:00"), ("12:15am", "00:15"), ("1430 hrs", "14:30"),
        ("14:00 – 16:00", "14:00-16:00"), ("from 10:30am to 1:00pm", "10:30-13:00"), ("10.30 a.m.", "10:30"), ("2025", None), ("Page 3", None),
    ],
)  # fmt: skip
def test_times(text: str, time: str | None) -> None:
    assert clock(text) == time
