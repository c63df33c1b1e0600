"""Lists of those present and excused, in the forms that minutes give them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from nlp.attendance import attendance_kind, find_attendees

Read = Callable[..., list[Any]]


def people(read: Read, body: str) -> list[tuple[str, str | None, str | None, bool]]:
    (seen,) = read(
        f"Minutes of the Board Meeting\n\nDate: 22 October 2025\n\n{body}\n\n2. Public Questions\n\nThere were none.\n"
    )
    return seen.people()


@pytest.mark.parametrize(
    ("line", "person"),
    [
        ("- Chief Constable – Jane Roe, Fenshire Police", ("Jane Roe", "Chief Constable", "Fenshire Police")),
        ("- Chief Constable Jane Roe, Fenshire Police", ("Jane Roe", "Chief Constable", "Fenshire Police")),
        ("Jane Roe, Chief Constable (CC), Fenshire Police", ("Jane Roe", "Chief Constable", "Fenshire Police")),
        ("Dr Jane Roe, Director of Policy, Commissioning and Communications, OPCCF", ("Jane Roe", "Director of Policy, Commissioning and Communications", "OPCCF")),
        ("- Director of Policy, Commissioning and Communications – Dr Jane Roe, OPCCF", ("Jane Roe", "Director of Policy, Commissioning and Communications", "OPCCF")),
        ("- Temporary Assistant Chief Constable – Sam O'Hara, Fenshire Constabulary", ("Sam O'Hara", "Temporary Assistant Chief Constable", "Fenshire Constabulary")),
        ("- Staff Officer to the Chief Constable Jane Orr-Smith, Fenshire Police", ("Jane Orr-Smith", "Staff Officer to the Chief Constable", "Fenshire Police")),
        ("Kate Orr, Clerk to the Authority", ("Kate Orr", "Clerk to the Authority", None)),
        ("Cllr Moira Reid (Convener)", ("Moira Reid", "Convener", None)),
        ("Commander Alex Dunn, Fenshire Police", ("Alex Dunn", "Commander", "Fenshire Police")),
    ],
)  # fmt: skip
def test_one_entry(read: Read, line: str, person: tuple[str, str | None, str | None]) -> None:
    assert people(read, f"1. In attendance:\n\n{line}") == [(*person, True)]


@pytest.mark.parametrize(
    "line",
    ["Public Questions", "There were no declarations of interest.", "Members of the public: 12", "Fenshire Police"],
)
def test_what_is_no_person(read: Read, line: str) -> None:
    assert people(read, f"1. In attendance:\n\n{line}") == []


@pytest.mark.parametrize("head", ["Apologies for absence:", "1.1 Apologies", "Apologies received", "Not present"])
def test_apologies_are_told_apart(read: Read, head: str) -> None:
    body = f"1. In attendance:\n\n- Chair – Jane Roe, Fenshire Board\n\n{head}\n\n- Clerk – Sam Hill, Fenshire Board"
    assert [(name, present) for name, _, _, present in people(read, body)] == [("Jane Roe", True), ("Sam Hill", False)]


def test_lists_in_one_line(read: Read) -> None:
    body = "Present: Jane Roe (Chair); Sam Hill, Chief Constable, Fenshire Police\n\nApologies: Cllr Rory Baird"
    assert [(name, present) for name, _, _, present in people(read, body)] == [
        ("Jane Roe", True),
        ("Sam Hill", True),
        ("Rory Baird", False),
    ]


def test_initials_in_brackets(read: Read) -> None:
    (seen,) = read(
        "Minutes of the Board Meeting\n\nDate: 22 October 2025\n\nPresent:\n\nJane Roe, Chair (JR)\n\nNext.\n"
    )
    assert [a.initials for a in find_attendees(seen.passages)] == ["JR"]


def test_table_with_a_column_for_presence(read: Read) -> None:
    body = "Attendance\n\nName\tTitle\tRepresenting\tPresent?\nJane Roe\tChair\tFenshire Board\tYes\nSam Hill (SH)\tClerk\tFenshire Board\tApologies"
    assert people(read, body) == [
        ("Jane Roe", "Chair", "Fenshire Board", True),
        ("Sam Hill", "Clerk", "Fenshire Board", False),
    ]


def test_last_entry_without_a_comma_stays_in_the_list(read: Read) -> None:
    assert [p[0] for p in people(read, "Members Present:\n\nCllr Iain Bell (Vice Convener)\nDr Fiona Grant")] == [
        "Iain Bell",
        "Fiona Grant",
    ]


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("In attendance", True), ("1. In attendance:", True), ("PRESENT", True), ("Members Present:", True),
        ("1.1 Apologies for absence:", False), ("Apologies were received from", False), ("Actions", None), ("Presentation on crime", None),
    ],
)  # fmt: skip
def test_headings(heading: str, kind: bool | None) -> None:
    assert attendance_kind(heading) is kind


def test_initials_in_a_column_of_their_own(read: Read) -> None:
    body = "Attendees:\nJane Roe\tJR\tChair\nSam Hill\tSH\tChief Executive, OPCC\n\nApologies:\nRory Baird\tRB\tMember"

    assert people(read, body) == [
        ("Jane Roe", "Chair", None, True),
        ("Sam Hill", "Chief Executive", "OPCC", True),
        ("Rory Baird", "Member", None, False),
    ]


def test_the_office_of_a_commissioner_is_a_body_over_its_people(read: Read) -> None:
    body = (
        "Present:\n\nFenwick District Council\nJane Roe (Chair)\n\nOffice of the Police and Crime Commissioner\n"
        "Sam Hill, Chief Executive"
    )

    (seen,) = read(f"Minutes of the Board Meeting\n\nDate: 22 October 2025\n\n{body}\n\n2. Public Questions\n\nNone.\n")
    assert [person.body for person in find_attendees(seen.passages)] == [
        "Fenwick District Council",
        "Office of the Police and Crime Commissioner",
    ]


def test_a_table_of_people_without_a_heading(read: Read) -> None:
    body = (
        "| Name | Initials | Role | Organisation |\n|---|---|---|---|\n| Jane Roe | JR | Chair | Fenwick District Council |\n"
        "| Sam Hill | SH | Chief Executive | OPCC |\n\nApologies: Rory Baird"
    )

    assert [(name, present) for name, _, _, present in people(read, body)] == [
        ("Jane Roe", True),
        ("Sam Hill", True),
        ("Rory Baird", False),
    ]


@pytest.mark.parametrize("here", ["In person", "Voting members", "Via Teams", "Attending online"])
@pytest.mark.parametrize("away", ["Not attending", "Unable to join"])
def test_ways_to_be_there_and_not(read: Read, here: str, away: str) -> None:
    body = f"{here}: Jane Roe (Chair), Sam Hill\n\n{away}: Rory Baird (RB)"

    assert [(name, present) for name, _, _, present in people(read, body)] == [
        ("Jane Roe", True),
        ("Sam Hill", True),
        ("Rory Baird", False),
    ]


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        ("Chair: Jane Roe\nTreasurer: Sam Hill\nChief Executive: Ann Pell", ["Jane Roe", "Sam Hill", "Ann Pell"]),
        (
            "For the Panel: Jane Roe, Sam Hill\nFor the Constabulary: Chief Constable Ann Pell",
            ["Jane Roe", "Sam Hill", "Ann Pell"],
        ),
        ("Report author: Jane Roe\nContact officer: Sam Hill\nReport to: Ann Pell", []),
    ],
)
def test_lines_that_open_with_an_office_or_a_group(read: Read, lines: str, names: list[str]) -> None:
    assert [name for name, _, _, present in people(read, lines) if present] == names
