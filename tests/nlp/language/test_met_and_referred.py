"""Standing meetings, days and weeks of awareness, and what people are referred to (invented names)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Read = Callable[..., Any]


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        pytest.param("It is raised at the Harbour Performance meeting.", ["Harbour Performance meeting"], id="for"),
        pytest.param(
            "It went to the monthly Boats and Standards meeting.", ["Boats and Standards meeting"], id="two-words"
        ),
        pytest.param("The next Boat Safety Ops meeting hears it.", ["Boat Safety Ops meeting"], id="ops"),
        pytest.param("They held a Risk Management meeting.", [], id="any-meeting"),
        pytest.param("The Performance meeting is on Monday.", [], id="one-word"),
        pytest.param("The Commissioner's Public Performance meeting is on Monday.", [], id="of-an-office"),
        pytest.param("They spoke at the Lantern Street meeting.", [], id="no-function"),
        pytest.param(
            "The Boat Rope Command met. It went to the Boat Rope Command Rudder and Standards meeting.",
            ["Boat Rope Command", "Boat Rope Command Rudder and Standards meeting"],
            id="of-a-team",
        ),
        pytest.param("Following the BRNP meeting it grew.", ["BRNP"], id="letters"),
        pytest.param("Following the AGM meeting it grew.", [], id="letters-of-no-body"),
    ],
)
def test_standing_meetings(minutes: Read, body: str, wanted: list[str]) -> None:
    assert minutes(body).surfaces("TEAM") == wanted


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        pytest.param(
            "- Roads Rudder Safety Awareness month.", ["Roads Rudder Safety Awareness month"], id="small-month"
        ),
        pytest.param("- International Women’s Day.", ["International Women’s Day"], id="of-a-group"),
        pytest.param("They met on New Year's Day.", [], id="no-group"),
        pytest.param("‘Rope No More’ Week began.", ["‘Rope No More’ Week"], id="quoted-week"),
        pytest.param("Work on safety, ‘Two Rudder Tuesday’, has restarted.", ["Two Rudder Tuesday"], id="weekday"),
        pytest.param("They plan for ‘Black Friday’, as last year.", [], id="occasion"),
        pytest.param("Rope Awareness month by month grew.", [], id="one-word"),
    ],
)
def test_days_and_weeks(minutes: Read, body: str, wanted: list[str]) -> None:
    assert minutes(body).surfaces("INITIATIVE") == wanted


def test_a_quoted_name_to_which_people_are_referred_is_a_scheme(minutes: Read) -> None:
    seen = minutes(
        "Those at risk are automatically referred to 'Mooring' for advice.\n\n"
        "In May 12 were referred to Mooring via the hub. The impact on 'Mooring' was small. Mooring lines broke."
    )
    assert seen.mentions("INITIATIVE") == [("Mooring", "Mooring")] * 3


def test_what_a_speaker_refers_to_is_none(minutes: Read) -> None:
    seen = minutes("She referred to 'Mooring' and left. Boats were referred to as 'Mooring'. They went to Mooring.")
    assert seen.surfaces("INITIATIVE") == []


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        pytest.param("The Constabulary Rope Rescue Unit met.", ["Rope Rescue Unit"], id="of-the-force"),
        pytest.param("The Special Boat Rope Unit met.", ["Special Boat Rope Unit"], id="of-no-force"),
        pytest.param("A Road rescue Lantern Team (RRLT) began.", ["Road rescue Lantern Team", "RRLT"], id="spelt"),
        pytest.param("The Road crews Lantern Team (LT) began.", ["Lantern Team", "LT"], id="not-spelt"),
        pytest.param("An Out of Hours Lantern Panel sits.", ["Out of Hours Lantern Panel"], id="out-of"),
    ],
)
def test_first_words_of_teams(minutes: Read, body: str, wanted: list[str]) -> None:
    assert minutes(body).surfaces("TEAM") == wanted


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        pytest.param(
            "The Rope Watch Gateway (RWG) Scheme began. The RWG scheme grew. All are on the Kent RWG scheme.",
            ["Rope Watch Gateway (RWG) Scheme", "RWG scheme", "Kent RWG scheme"],
            id="noun-of-the-name",
        ),
        pytest.param(
            "A Rope Watch Gateway (RWG) scheme began. The RWG scheme grew.",
            ["Rope Watch Gateway", "RWG", "RWG"],
            id="noun-of-no-name",
        ),
        pytest.param("There were 12 Rope 4 Life (R4L) diversion outcomes. R4L grew.", ["Rope 4 Life", "R4L", "R4L"]),
        pytest.param("The Winter of Action Plan is new.", ["Winter of Action Plan"], id="plan-of-action"),
        pytest.param("The Fenley LGBTQ+ Project grew.", ["Fenley LGBTQ+ Project"], id="with-a-sign"),
        pytest.param(
            "- Rope and Analytical Project Update", ["Rope and Analytical Project"], id="heading-of-a-project"
        ),
        pytest.param("- Op Kestrel – Rope Safety Boat campaign.", [], id="what-an-operation-is"),
        pytest.param("- May 2024 – Rope Safety Boat campaign.", ["Rope Safety Boat campaign"], id="after-a-date"),
        pytest.param(
            "All take the KOSO (Keeping Oars or Some Ropes) training.", ["KOSO", "Keeping Oars or Some Ropes"]
        ),
        pytest.param("The KOSO (Keeping Oars or Some Ropes) team met.", [], id="team-after-a-bracket"),
        pytest.param("Rope Boat Watch grew. See Rope Boat watch.", ["Rope Boat Watch", "Rope Boat watch"], id="watch"),
        pytest.param("- Rope Awareness Training (May 2026) - Teaching people to tie.", [], id="training-planned"),
        pytest.param("They began a Business Crime Survey.", ["Business Crime Survey"], id="survey-of-one-body"),
    ],
)
def test_reach_of_schemes(minutes: Read, body: str, wanted: list[str]) -> None:
    assert minutes(body).surfaces("INITIATIVE") == wanted


def test_national_bodies_end_where_their_names_do(minutes: Read) -> None:
    seen = minutes("The Office for National Statistics Quarterly Boat figures are out. BBC Radio Kent told it.")
    assert seen.surfaces("ORG") == ["Office for National Statistics", "BBC Radio Kent"]


def test_surveys_of_statistics_are_no_initiatives(minutes: Read) -> None:
    seen = minutes("The British Crime Survey shows it. The National Travel Survey too. The Rope Voice Survey opened.")
    assert seen.surfaces("INITIATIVE") == ["Rope Voice Survey"]
