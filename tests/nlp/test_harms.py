"""Phrases for crimes, harms and groups, found by their words alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.aims.cued import cued_aims
from nlp.aims.harms import find_harms
from nlp.aims.named import aims_in_name


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Patrols found rural theft and drink driving.", ["rural theft", "drink driving"]),
        ("the theft of farm machinery in the county", ["theft of farm machinery"]),
        ("violence against women and girls, and so on", ["violence against women and girls"]),
        ("jailed for conspiracy to supply Class A drugs", ["conspiracy to supply Class A drugs"]),
        ("victims of rape and serious sexual offences", ["victims of rape and serious sexual offences"]),
        ("London based drug networks", ["London based drug networks"]),
        ("targeting repeat burglars", ["repeat burglars"]),
        ("the theft of eight vans", ["theft of eight vans"]),
        ("content on retail-crime prevention", ["retail-crime"]),
        ("the family went home", []),
        ("illegally modified bikes", ["illegally modified bikes"]),
        ("Residential burglary and robbery remain rare", ["Residential burglary", "robbery"]),
        ("a hated proposal about crimeware", []),
    ],
)
def test_harms(text: str, wanted: list[str]) -> None:
    assert [harm.text for harm in find_harms(text)] == wanted


@given(st.text(alphabet="theft of drug violence against and, ;()-'’A1"))
def test_harms_are_given_as_written_and_do_not_overlap(text: str) -> None:
    end = 0
    for harm in find_harms(text):
        assert text[harm.start : harm.end] == harm.text
        assert harm.start >= end
        end = harm.end


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("a response to a rise in rural theft", ["rural theft"]),
        ("aimed at burglary, robbery and car meets", ["burglary", "robbery", "car meets"]),
        ("involving two suspects and twenty-one offences in a burglary series", ["burglary series"]),
        ("a suspected drug network was dismantled", ["suspected drug network"]),
        ("cracking down on criminals", ["criminals"]),
        ("the Commissioner asked about burglary", []),
        ("Burglary rose by a tenth", []),
        ("responding to crime reports", []),
    ],
)
def test_cues(text: str, wanted: list[str]) -> None:
    assert [aim.text for aim in cued_aims(text, list(find_harms(text)))] == wanted


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("National Rural Theft Strategy", ("Rural Theft",)),
        ("Sexual Abuse and Sexual Violence Campaign", ("Sexual Abuse", "Sexual Violence")),
        ("Sexual Abuse and Sexual Violence Awareness Week", ()),
        ("Metal Theft intensification week", ()),
        ("National Burglary Fund", ()),
        ("Stop! Think Fraud", ()),
        ("Tackling Stalking Programme", ()),
        ("Harvest Awareness Week", ()),
        ("Litter Reduction Plan 2024-27", ("Litter",)),
        ("Stalking Response Skills Programme", ()),
        ("Stop Hate in Fenborough", ()),
        ("Alcohol Awareness Training", ()),
        ("Keeping Market Squares Safe", ()),
        ("Lantern Programme", ()),
        ("Rural Crime Survey", ()),
        ("Police and Crime Plan", ()),
        ("Crime and Community Safety Plan 2022-24", ()),
    ],
)
def test_aims_in_names(name: str, wanted: tuple[str, ...]) -> None:
    assert aims_in_name(name) == wanted
