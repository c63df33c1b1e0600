"""People and their offices in running text: by initials, titles, seats, given names; and what must not be read so."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

Read = Callable[..., Any]

HEAD = """Minutes of the Harbour Board Meeting

Held on 22 October 2025

Present: Councillors B. Pell (Chairman), J. Moss and Seán Kett, Chief Superintendent (Mr. D. Frost), Inspector P. Frost, \
Clerk to the Board (Mrs S. Ives)

1. Business

"""


def below(read: Read, head: str, body: str) -> Any:
    """The paper of `head` and `body`, of which only the body counts."""
    return replace(read(head + body + "\n"), floor=len(head))


def people(read: Read, body: str) -> list[tuple[str, str]]:
    return below(read, HEAD, body).mentions("PERSON")


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        pytest.param("Councillor B. Pell asked.", [("B. Pell", "B. Pell")], id="listed-with-initials"),
        pytest.param("Councillor S. Kett asked.", [("S. Kett", "Seán Kett")], id="initial-of-a-listed-name"),
        pytest.param("Mr. T. Hale asked.", [("T. Hale", "T. Hale")], id="honorific-and-initial"),
        pytest.param("Mrs D J Orr-Hale asked.", [("D J Orr-Hale", "D J Orr-Hale")], id="two-initials"),
        pytest.param("He thanked Garda Claire O'Hale.", [("Claire O'Hale", "Claire O'Hale")], id="garda"),
        pytest.param("Detective Hale also spoke.", [("Hale", "Hale")], id="detective"),
        pytest.param("Officer Hector Dunne spoke.", [("Hector Dunne", "Hector Dunne")], id="officer"),
        pytest.param("The Board met Interim Chief Ann Hale.", [("Ann Hale", "Ann Hale")], id="interim-chief"),
        pytest.param("A letter went to Minister Hale.", [("Hale", "Hale")], id="minister"),
        pytest.param("A question by Maurice Hale, T.D., was put.", [("Maurice Hale", "Maurice Hale")], id="seat"),
        pytest.param(
            "Maurice Hale, T.D., was there. Deputy Hale agreed.",
            [("Maurice Hale", "Maurice Hale"), ("Hale", "Maurice Hale")],
            id="surname-of-a-seat",
        ),
        pytest.param("QUESTION BY COUNCILLOR SEÁN KETT", [("SEÁN KETT", "Seán Kett")], id="capitals"),
        pytest.param(
            "Superintendent Hale and Detective Superintendent Orr, launched it.",
            [("Hale", "Hale"), ("Orr", "Orr")],
            id="two-ranks",
        ),
        pytest.param("The families of Dylan McHale and Billy Dunne came.", [("Dylan McHale",) * 2, ("Billy Dunne",) * 2], id="given-names"),
        pytest.param("Inspector Frost replied.", [("Frost", "P. Frost")], id="the-one-of-that-rank"),
        pytest.param("Inspector MacHale replied.", [("MacHale", "MacHale")], id="mac"),
        pytest.param("It fell to ACC Norwich, who agreed.", [("Norwich", "Norwich")], id="a-surname-like-a-place"),
        pytest.param("The PCC Norwich office moved.", [], id="a-place"),
        pytest.param(
            "Inspector Lucy King spoke in the King's Lynn and Fenport Districts.", [("Lucy King", "Lucy King")], id="kings-lynn"
        ),
        pytest.param(
            "Superintendent Dawn Okelle spoke. Okelle left.", [("Dawn Okelle",) * 2, ("Okelle", "Dawn Okelle")], id="dawn"
        ),
        pytest.param("Chief Supt. Frost replied.", [("Frost", "D. Frost")], id="the-one-of-that-rank-in-short"),
        pytest.param("He spoke to the Custody Inspector, Bethan Hale.", [("Bethan Hale", "Bethan Hale")], id="after-a-comma"),
        pytest.param("Garda Stations, Garda Vetting and An Garda Síochána were named.", [], id="garda-things"),
        pytest.param("Officer Safety Training and Detective Inspectors were named.", [], id="not-holders"),
        pytest.param("It is led by Inspector Harbour Street.", [], id="street"),
        pytest.param("The Grace Road and Oscar Kilo days were named.", [], id="no-given-names"),
        pytest.param("The Samantha Orr Foundation gave it.", [], id="a-body"),
    ],
)  # fmt: skip
def test_people(read: Read, body: str, wanted: list[tuple[str, str]]) -> None:
    assert people(read, body) == wanted


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        pytest.param("Garda Claire Hale spoke.", ["Garda"], id="garda"),
        pytest.param("An Cathaoirleach spoke.", ["Cathaoirleach"], id="gaelic-article"),
        pytest.param("The Clerk reported.", ["Clerk"], id="short-for-a-listed-office"),
        pytest.param("It was signed by the Chair.", ["Chair"], id="the-chair"),
        pytest.param("The Chair's Report was read. Councillor Hale took the Chair.", ["Councillor"], id="the-seat"),
        pytest.param("Asst. Commissioner Hale spoke.", ["Asst. Commissioner"], id="rank-in-short"),
        pytest.param(
            "Inspector Ann Hale, head of Roads Policing, spoke.", ["Inspector", "head of Roads Policing"], id="small"
        ),
        pytest.param("There is one Inspector over it.", [], id="any-holder"),
        pytest.param("The Treasurer of a club spoke of the Garda Station.", ["Treasurer"], id="garda-station"),
    ],
)
def test_offices(read: Read, body: str, wanted: list[str]) -> None:
    assert [s for s, _ in below(read, HEAD, body).mentions("ROLE")] == wanted


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ("Samantha Orr, Chief Executive, spoke.", {("Samantha Orr", "Chief Executive")}),
        ("It was moved by Councillor J. Moss, Mayor, and agreed.", {("J. Moss", "Mayor")}),
        ("In reply to the Mayor, Councillor Moss, he agreed.", {("J. Moss", "Mayor")}),
        ("Mr Peter Hale introduced himself as the Youth Coordinator.", {("Peter Hale", "Youth Coordinator")}),
        ("It went to Samantha Orr, Chief Executive Jane Hale and others.", {("Jane Hale", "Chief Executive")}),
        ("He thanked the Mayor, Councillor Moss and the Treasurer.", set()),
        (
            "Mr Sam Hale left to take up the post of Deputy Chief Constable with Moorland Constabulary.",
            {("Sam Hale", "Deputy Chief Constable")},
        ),
        (
            "Mr Dennis Hale, of the Harbour Trust, introduced himself as the Youth Coordinator.",
            {("Dennis Hale", "Youth Coordinator")},
        ),
        ("Samantha Orr was elected Vice-Chairman.", {("Samantha Orr", "Vice-Chairman")}),
        ("Samantha Orr was not elected Vice-Chairman.", set()),
        ("Samantha Orr asked who was to act as Vice-Chairman?", set()),
    ],
)
def test_who_holds_what(read: Read, body: str, wanted: set[tuple[str, str]]) -> None:
    listed = read(HEAD + "Nothing was said.\n").facts("holds_role")
    assert read(HEAD + body + "\n").facts("holds_role") - listed == wanted


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        pytest.param("Sergeant Rhys Hale took over as Area Commander.", ("Rhys Hale", "Area Commander"), id="took-over"),
        pytest.param("Sergeant Rhys Hale became Area Commander in May.", ("Rhys Hale", "Area Commander"), id="became"),
        pytest.param("ACC Rhys Hale will be Area Commander.", ("Rhys Hale", "Area Commander"), id="will-be"),
        pytest.param("Sergeant Rhys Hale, who had been the Area Commander, spoke.", ("Rhys Hale", "Area Commander"), id="who-had-been"),
        pytest.param("Ms Ann Hale joined Fenshire Council as Area Commander.", ("Ann Hale", "Area Commander"), id="joined-as"),
        pytest.param("Ms Ann Hale asked whether she would be Area Commander.", None, id="whether"),
        pytest.param("Ms Ann Hale said that the Chief Constable would be Area Commander.", None, id="another"),
        pytest.param("Ms Ann Hale did not become Area Commander.", None, id="denied"),
    ],
)  # fmt: skip
def test_who_takes_an_office(read: Read, body: str, wanted: tuple[str, str] | None) -> None:
    held = {(who, what) for who, what in below(read, HEAD, body).facts("holds_role") if what == "Area Commander"}
    assert held == ({wanted} if wanted else set())


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        pytest.param("Ms Ann Hale spoke as a trustee of Fenshire Boat Trust.", True, id="trustee"),
        pytest.param("Ms Ann Hale works for Fenshire Boat Trust.", True, id="works-for"),
        pytest.param("Ms Ann Hale joined Fenshire Boat Trust in May.", True, id="joined"),
        pytest.param("DCC Ann Hale left to lead the Harbour Unit at Fenshire Boat Trust.", True, id="to-lead"),
        pytest.param("Fenshire Boat Trust's Head of Parks, Ann Hale, spoke.", True, id="its-head"),
        pytest.param("Ms Ann Hale joined Fenshire Boat Trust in thanking them.", False, id="joined-in"),
        pytest.param("Ms Ann Hale is not a trustee of Fenshire Boat Trust.", False, id="no-trustee"),
        pytest.param("Ms Ann Hale asked about Fenshire Boat Trust.", False, id="asked-about"),
    ],
)
def test_who_belongs_to_a_body(read: Read, body: str, wanted: bool) -> None:
    assert (("Ann Hale", "Fenshire Boat Trust") in below(read, HEAD, body).facts("member_of")) is wanted


def test_members_of_bodies(read: Read) -> None:
    assert read(HEAD + "Mr Dennis Hale of Victim Support spoke.\n").facts("member_of") == {
        ("Dennis Hale", "Victim Support")
    }
    assert read(HEAD + "Mr Dennis Hale praised Victim Support.\n").facts("member_of") == set()


def test_initials_that_no_list_gives(read: Read) -> None:
    head = HEAD.replace("B. Pell", "Bess Pell").replace("P. Frost", "Paul Frost")
    said = below(read, head, "BP asked PF for figures. PF said that they were to come. SK: agreed.")
    assert said.mentions("PERSON") == [
        ("BP", "Bess Pell"), ("PF", "Paul Frost"), ("PF", "Paul Frost"), ("SK", "Seán Kett"),
    ]  # fmt: skip
    once = below(read, head, "BP is a fuel firm.")
    assert once.mentions("PERSON") == []


def test_initials_of_a_scots_surname(read: Read) -> None:
    paper = read(
        "Notes of the Harbour Board, 3 March 2031\n\nAttendees:\nCC Jane Roe (JR)\nTom McShaw (TMc)\n\nTMc agreed.\n"
    )
    assert ("TMc", "Tom McShaw") in paper.mentions("PERSON")


def test_a_list_without_a_date_tells_offices_but_no_attendance(read: Read) -> None:
    paper = read("Notes of the Harbour Board\n\nAttendees:\nA/CC Jane Roe (JR)\nTom Shaw (TS)\n\nJR welcomed all.\n")
    assert paper.facts("holds_role") == {("Jane Roe", "Acting Chief Constable")}
    assert paper.facts("attended") == set()


@pytest.mark.parametrize(
    ("last", "wanted"),
    [
        ("SAMANTHA PELLOW Chief Constable", {("Samantha Pellow", "Chief Constable")}),
        ("Samantha Orr\nDirector of Parks", {("Samantha Orr", "Director of Parks")}),
        ("Fenshire Cadets Programme Manager", set()),
    ],
)
def test_signatures(report: Read, last: str, wanted: set[tuple[str, str]]) -> None:
    lines = "The boats were counted again and again along the quay by all those\nwho had a boat of their own there.\n\n"
    assert report(f"{lines * 15}{last}\n").facts("holds_role") == wanted


def test_a_name_after_an_age_is_a_person_s(minutes: Read) -> None:
    seen = minutes(
        "They spoke of the murder of ten-year-old Hope Orr. Hope's friends came. We hope. Hope Street is far."
    )
    assert seen.mentions("PERSON") == [("Hope Orr", "Hope Orr"), ("Hope", "Hope Orr")]


def test_a_car_of_some_age_is_nobody(minutes: Read) -> None:
    assert minutes("It hit a 12-year-old Ford Transit and a six-year-old Boat Company van.").surfaces("PERSON") == []
