"""Acronyms from their definitions, in either order."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.learning.definitions import find_definitions


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("the Harbour Watch Group (HWG) met", [("HWG", "Harbour Watch Group")]),
        ("HWG (Harbour Watch Group) met", [("HWG", "Harbour Watch Group")]),
        ("the Office of the Police and Crime Commissioner for Fenshire (OPCCF)", [("OPCCF", "Office of the Police and Crime Commissioner for Fenshire")]),
        ("Domestic Violence Protection Notices (DVPNs)", [("DVPN", "Domestic Violence Protection Notices")]),
        ("the Roads and Armed Policing Team (RAPT)", [("RAPT", "Roads and Armed Policing Team")]),
        ("a rise (see Table 2) in crime (PCC)", []),
        ("Operation Kestrel (March 2025)", []),
        ("the weather (UK)", []),
    ],
)  # fmt: skip
def test_definitions(text: str, pairs: list[tuple[str, str]]) -> None:
    assert [(d.short, d.long) for d in find_definitions(text)] == pairs


@given(
    st.lists(
        st.sampled_from(["Harbour", "Watch", "Rural", "Group", "Unit", "Night", "Patrol", "Team"]),
        min_size=2,
        max_size=5,
    )
)
def test_initials_of_any_capitalised_words_are_found(words: list[str]) -> None:
    long, short = " ".join(words), "".join(w[0] for w in words)
    text = f"it was the {long} ({short}) which met"
    (found,) = find_definitions(text)
    assert text[found.short_start : found.short_end] == found.short == short
    assert text[found.long_start : found.long_end] == found.long


@given(st.text(alphabet="ABCdef ()'&-,.\n", max_size=80))
def test_offsets_hold_for_any_text(text: str) -> None:
    for found in find_definitions(text):
        assert text[found.short_start : found.short_end] == found.short
        assert text[found.long_start : found.long_end] == found.long
