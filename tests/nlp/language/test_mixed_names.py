"""Schemes in tables of operations, watches that are operations, groups in small letters (invented names)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Read = Callable[..., Any]

TABLE = (
    "{head}\tAim\tPeriod\tResults\nOperation Quillime\tSnatching\tOct - Dec 2025\t94 arrests\n"
    "Sweep the Dock\tOpen dealing\tNov 2025\t58 arrests\nMoonlantern\tSafety\tDec 2025\t17 arrests\n\n"
    "2. Moonlantern began in May. He hoped that Moonlantern would stay."
)


@pytest.mark.parametrize(
    ("head", "wanted"),
    [
        pytest.param("Activity", {"Sweep the Dock", "Moonlantern"}, id="activity"),
        pytest.param("Operation / Campaign", {"Sweep the Dock", "Moonlantern"}, id="either"),
        pytest.param("Area", set(), id="another-column"),
    ],
)
def test_schemes_stand_in_tables_of_operations(minutes: Read, head: str, wanted: set[str]) -> None:
    assert set(minutes(TABLE.format(head=head)).surfaces("INITIATIVE")) == wanted


@pytest.mark.parametrize(
    ("body", "kind", "wanted"),
    [
        pytest.param("Operation Harbour Watch began.", "OPERATION", ["Operation Harbour Watch"], id="operation-watch"),
        pytest.param("Operation Harbour Watch began.", "INITIATIVE", [], id="no-scheme"),
        pytest.param("Harbour Watch began in May.", "INITIATIVE", ["Harbour Watch"], id="watch"),
        pytest.param("He chairs the Boat Theft advisory group.", "TEAM", ["Boat Theft advisory group"], id="advisory"),
        pytest.param("He chairs the advisory group.", "TEAM", [], id="any-advisory-group"),
        pytest.param("PROCEDURE TO BE FOLLOWED AT A PLANNING COMMITTEE", "TEAM", [], id="any-committee"),
        pytest.param("He told the Township Committee of it.", "TEAM", [], id="bare-committee"),
        pytest.param(
            "Boat crime awareness week was busy.", "INITIATIVE", ["Boat crime awareness week"], id="small-theme"
        ),
        pytest.param("They ran a crime awareness week.", "INITIATIVE", [], id="any-week"),
        pytest.param(
            "The Serious Boat Theft (SBT) Delivery plan was new.",
            "INITIATIVE",
            ["Serious Boat Theft (SBT) Delivery plan"],
            id="small-plan",
        ),
        pytest.param("The Head of Boats has a Delivery plan.", "INITIATIVE", [], id="any-plan"),
        pytest.param("Partners: Sidequay BID; Oakham Council", "TEAM", ["Sidequay BID"], id="improvement-district"),
        pytest.param("They go to HUWE meetings.", "TEAM", ["HUWE"], id="acronym-that-meets"),
        pytest.param("They hold ZOOM meetings. The HUWE was long.", "TEAM", [], id="means-of-meeting"),
        pytest.param("They made a BID for it.", "TEAM", [], id="bid"),
        pytest.param(
            "Police and Crime Commissioner Public Performance Meeting", "TEAM", [], id="commissioners-meeting"
        ),
        pytest.param(
            "The residents' survey, Tell Fenshire, had drawn replies.", "INITIATIVE", ["Tell Fenshire"], id="survey"
        ),
        pytest.param(
            "Step Along, which members may remember as the Dusk Lanterns pilot, puts stewards in Oakham.",
            "INITIATIVE",
            ["Step Along", "Dusk Lanterns"],
            id="remembered-as",
        ),
    ],
)
def test_names(minutes: Read, body: str, kind: str, wanted: list[str]) -> None:
    assert minutes(body).surfaces(kind) == wanted
