"""Statements from the lists of those present and excused, and offices set before names."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Read = Callable[..., Any]
HEAD = "Fenshire PCC Accountability Meeting – Minutes\n\nDate: Tuesday 4 March 2025\n\n"
TAIL = "\n\n1. Update\n\nThe CC thanked everybody.\n"


def test_everybody_listed_has_attendance_office_and_body(read: Read) -> None:
    seen = read(
        HEAD + "In attendance:\n\n- Police and Crime Commissioner – Jane Roe, OPCCF\n- Chief Constable – Tom Shaw, "
        "Fenshire Constabulary\n\n"
        "Apologies for absence:\n\n- Director of Strategy, Estates and Communications – Dr Mary Bell, OPCCF" + TAIL
    )
    assert seen.facts("attended") == {("Jane Roe", "2025-03-04"), ("Tom Shaw", "2025-03-04")}
    assert seen.facts("sent_apologies") == {("Mary Bell", "2025-03-04")}
    assert seen.facts("holds_role") == {
        ("Jane Roe", "Police and Crime Commissioner"),
        ("Tom Shaw", "Chief Constable"),
        ("Mary Bell", "Director of Strategy, Estates and Communications"),
    }
    assert seen.facts("member_of") == {
        ("Jane Roe", "OPCCF"),
        ("Tom Shaw", "Fenshire Constabulary"),
        ("Mary Bell", "OPCCF"),
    }


def test_a_list_quotes_the_entry_itself(read: Read) -> None:
    seen = read(HEAD + "In attendance:\n\n- Chief Constable – Tom Shaw, Fenshire Constabulary" + TAIL)
    assert [s.quote for s in seen.statements("attended")] == ["Chief Constable – Tom Shaw, Fenshire Constabulary"]


@pytest.mark.parametrize(
    "entry",
    [
        pytest.param("- Chief Constable – Tom Shaw, Fenshire Constabulary", id="role-dash-name"),
        pytest.param("- Chief Constable (CC) – Tom Shaw, Fenshire Constabulary", id="with-acronym"),
        pytest.param("Tom Shaw, Chief Constable, Fenshire Constabulary", id="name-first"),
        pytest.param("Tom Shaw (TS), Chief Constable, Fenshire Constabulary", id="initials"),
    ],
)
def test_forms_of_an_entry(read: Read, entry: str) -> None:
    seen = read(HEAD + "In attendance:\n\n" + entry + TAIL)
    assert seen.facts("attended") == {("Tom Shaw", "2025-03-04")}
    assert seen.facts("holds_role") == {("Tom Shaw", "Chief Constable")}
    assert seen.facts("member_of") == {("Tom Shaw", "Fenshire Constabulary")}


def test_nobody_excused_gives_nothing(read: Read) -> None:
    seen = read(
        HEAD
        + "In attendance:\n\n- Chief Constable – Tom Shaw, Fenshire Constabulary\n\nApologies for absence:\n\n- None"
        + TAIL
    )
    assert seen.facts("sent_apologies") == set()
    assert {who for who, _ in seen.facts("holds_role")} == {"Tom Shaw"}


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        pytest.param("Inspector Sam Orr spoke of theft.", {("Sam Orr", "Inspector")}, id="rank"),
        pytest.param(
            "Detective Superintendent Ann Bell spoke.", {("Ann Bell", "Detective Superintendent")}, id="two-word-rank"
        ),
        pytest.param("T/ACC Dunn spoke of theft.", set(), id="listed-already"),
        pytest.param("The Inspector met Sam Orr at noon.", set(), id="not-side-by-side"),
    ],
)
def test_offices_before_names(minutes: Read, body: str, wanted: set[tuple[str, str]]) -> None:
    assert minutes(body).facts("holds_role") == wanted


def test_several_lists_in_one_paragraph(read: Read) -> None:
    head = "FENSHIRE COUNCIL\n\nHARBOUR COMMITTEE – 4 MARCH 2025\n\nMINUTE OF DISCUSSION\n\n"
    seen = read(
        head
        + "Present: Councillors Jane Roe (Convener), Sam Orr and Ann Pell. In attendance: Kit Orme, Head of Parks. "
        "Apology: Councillor Tom Shaw." + TAIL
    )
    assert seen.facts("attended") == {(n, "2025-03-04") for n in ("Jane Roe", "Sam Orr", "Ann Pell", "Kit Orme")}
    assert seen.facts("sent_apologies") == {("Tom Shaw", "2025-03-04")}


def test_a_record_whose_lists_have_plain_labels(read: Read) -> None:
    head = "Record of the Harbour Committee meeting in public\nTuesday 4 March 2025\n\n"
    seen = read(
        head + "Members: Alderman Jane Roe (Independent Member and Vice Chair), Cllr Sam Orr\n"
        "Fenshire Police: Sergeant Ann Pell (Harbour Watch Team, Fenport)\nSorry they could not come: Cllr Tom Shaw"
        + TAIL
    )
    assert seen.facts("attended") == {(n, "2025-03-04") for n in ("Jane Roe", "Sam Orr", "Ann Pell")}
    assert seen.facts("sent_apologies") == {("Tom Shaw", "2025-03-04")}
    assert {role for who, role in seen.facts("holds_role") if who == "Jane Roe"} == {
        "Alderman", "Independent Member", "Vice Chair"
    }  # fmt: skip
    assert ("Ann Pell", "Fenshire Police") in seen.facts("member_of")


def test_names_with_initials_below_no_label(read: Read) -> None:
    names = "Jane Roe (JR)\n\nSam Orr (SO),\n\nAnn Pell-Hale (AP)\n\n"
    seen = read(
        f"Harbour Board Notes 4 March 2025\n\n1. Welcome\n\n{names}  - JR welcomed everyone to the meeting.\n\n2. Minutes\n"
    )
    assert seen.facts("attended") == {(n, "2025-03-04") for n in ("Jane Roe", "Sam Orr", "Ann Pell-Hale")}


def test_columns_that_ran_together(read: Read) -> None:
    seen = read(
        HEAD + "Present\nName Post Organisation\nJane Roe (JR) Police and Crime Commissioner Fenshire OPCC\n"
        "Tom Shaw (TS) Chief Constable Fenshire Police\nSamantha Orr Chief Finance Officer Fenshire OPCC\n"
        "Kit Orme (KO) Head of Scrutiny Fenshire OPCC\nApologies\nDaniel Pell Deputy Chief Constable Fenshire Police"
        + TAIL
    )
    assert seen.facts("attended") == {(n, "2025-03-04") for n in ("Jane Roe", "Tom Shaw", "Samantha Orr", "Kit Orme")}
    assert seen.facts("sent_apologies") == {("Daniel Pell", "2025-03-04")}
    assert seen.facts("holds_role") == {
        ("Jane Roe", "Police and Crime Commissioner"), ("Tom Shaw", "Chief Constable"), ("Samantha Orr", "Chief Finance Officer"),
        ("Kit Orme", "Head of Scrutiny"), ("Daniel Pell", "Deputy Chief Constable"),
    }  # fmt: skip
    police = {("Tom Shaw", "Fenshire Police"), ("Daniel Pell", "Fenshire Police")}
    assert seen.facts("member_of") == police | {(n, "Fenshire OPCC") for n in ("Jane Roe", "Samantha Orr", "Kit Orme")}


def test_bodies_in_letters_right_after_offices(read: Read) -> None:
    seen = read(
        HEAD
        + "Attending: Jane Roe (JR)    – Deputy Mayor for Police, Fire and Crime, OPFCC\n\nLouise Orr – Hale (LO-H)– Head of"
        " Finance, FPOL\n\nSarah Daws (SJD) –     – Executive Assistant OPFCC\n\nAnn Pell – Chief Executive YFCA" + TAIL
    )
    assert seen.facts("attended") == {
        (n, "2025-03-04") for n in ("Jane Roe", "Louise Orr – Hale", "Sarah Daws", "Ann Pell")
    }
    assert ("Sarah Daws", "OPFCC") in seen.facts("member_of")
    assert ("Ann Pell", "Chief Executive") in seen.facts("holds_role")


def test_lines_of_offices_that_run_into_one_are_none(read: Read) -> None:
    seen = read(
        HEAD
        + "IN ATTENDANCE:\nDirector of Corporate Services\nCommittee Secretary\nFenshire Police Service of the County\n"
        "Harbour District Command Unit\nChief Superintendent K Henley\nMrs A Pell, HWP Manager" + TAIL
    )
    held = seen.facts("holds_role")
    assert ("K Henley", "Chief Superintendent") in held
    assert ("A Pell", "HWP Manager") in held


def test_whom_somebody_answers_is_not_the_speaker(minutes: Read) -> None:
    seen = minutes(
        "In reply to the Mayor, Ms Ann Pell advised that the scheme was free. The Mayor, Ms Una Frost, agreed."
    )
    assert seen.facts("holds_role") == {("Una Frost", "Mayor")}


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        pytest.param(
            "Inspector Una Pell, Fenport Council, spoke of theft.", {("Una Pell", "Fenport Council")}, id="commas"
        ),
        pytest.param("The Board thanked Inspector Una Pell, Fenport Council and the NHS.", set(), id="a-list"),
        pytest.param("Inspector Una Pell, Fenport Council, Orme Council and others spoke.", set(), id="several-bodies"),
    ],
)
def test_a_body_between_commas(minutes: Read, body: str, wanted: set[tuple[str, str]]) -> None:
    assert minutes(body).facts("member_of") == wanted


def test_a_word_for_somebody_in_a_body_is_no_name(minutes: Read) -> None:
    seen = minutes("This was referred to the Performance Lead Member meetings. The Finance Manager Member talks go on.")
    assert seen.surfaces("PERSON") == []
