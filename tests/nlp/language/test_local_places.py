"""Places that no register has, by what the text says around them (invented names)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Read = Callable[..., Any]


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        pytest.param("The fair will reach Nabmorran. They bring the bus to Nabmorran.", ["Nabmorran"] * 2, id="hints"),
        pytest.param("The fair will reach Nabmorran.", [], id="one-hint"),
        pytest.param("Fires were set at Nabwin Quarry.", ["Nabwin Quarry"], id="quarry"),
        pytest.param("He spoke of parking at Kirk Wynd.", ["Kirk Wynd"], id="wynd"),
        pytest.param("Cans were left on the Roperwalk.", ["Roperwalk"], id="street-after-article"),
        pytest.param("It was logged on the Linkright.", [], id="system-after-article"),
        pytest.param("It acts in the Nabgate and Harbour wards.", ["Nabgate", "Harbour"], id="wards"),
        pytest.param("It acts in the Urban and Rural wards.", [], id="kinds-of-wards"),
        pytest.param("The councils around Castle Wenfold wrote.", ["Castle Wenfold"], id="castle"),
        pytest.param(
            "These villages were seen: Nabwick, Fenley and Orrwell.", ["Nabwick", "Fenley", "Orrwell"], id="villages"
        ),
        pytest.param("There are houses in Rosefield, Oakham.", ["Rosefield", "Oakham"], id="before-a-town"),
        pytest.param("It was done in Confidence, Oakham said.", ["Oakham"], id="no-place-before-a-town"),
        pytest.param(
            "The letter of Nabwick Parish Council was read. (Harbour Team, Nabwick)", ["Nabwick"], id="has-a-council"
        ),
        pytest.param("It acts in the South West.", ["South West"], id="region"),
        pytest.param("It acts in the south west of the county.", [], id="direction"),
        pytest.param("The meeting was held in the Nabgate Chambers.", ["Nabgate Chambers"], id="named-chambers"),
        pytest.param("The meeting was held in the Council Chambers.", [], id="any-chambers"),
        pytest.param("Venue: Meeting Space - Block 1 - Nab Hall", ["Nab Hall"], id="venue-with-number"),
    ],
)
def test_places(minutes: Read, body: str, wanted: list[str]) -> None:
    assert minutes(body).surfaces("PLACE") == wanted
