"""Whose update it is: told in points, in paragraphs, to those present in the passive, below headings."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Read = Callable[..., Any]


def who(seen: Any, name: str = "Operation Kestrel") -> set[str]:
    return {speaker for operation, speaker in seen.facts("raised_by") if operation == name}


@pytest.mark.parametrize(
    "opening",
    [
        "The Chief Constable presented his report to the Board highlighting the following work this year:-",
        "The Chief Constable gave an update which included the following points:",
        "The Chief Constable addressed the Board and provided Members with an update. The following was noted:",
        "The Board received a verbal update from the Chief Constable, who highlighted the following areas:",
        "A verbal update was received from the Chief Constable which covered these points:",
        "The Chief Constable updated the Board on crime.",
        "The Chief Constable was welcomed to the meeting and gave the following report:",
        "The Chief Constable reported as follows:",
        "The Chief Constable was in attendance to provide an overview of crime.",
    ],
)
def test_points_of_an_update(minutes: Read, opening: str) -> None:
    points = "Burglary – figures had gone down.\n\nOperation Kestrel – patrols had been out in the villages."
    assert "Tom Shaw" in who(minutes(f"{opening}\n\n{points}"))
    assert "Tom Shaw" in who(minutes(f"{opening}\n\n- Figures had gone down.\n\n- Operation Kestrel had been out."))


@pytest.mark.parametrize(
    "sentence",
    [
        "Members were informed of the work of Operation Kestrel.",
        "The Board was advised that Operation Kestrel would go on.",
        "It was reported that Operation Kestrel would go on.",
        "An overview of Operation Kestrel was provided, which included its cost.",
        "Reference was made to Operation Kestrel.",
    ],
)
def test_what_the_one_with_the_update_tells_in_the_passive(minutes: Read, sentence: str) -> None:
    opening = "The Chief Constable gave an update on crime:\n\n- Theft was down.\n\n"
    assert who(minutes(opening + sentence)) == {"Tom Shaw"}
    assert who(minutes(sentence)) == set()


@pytest.mark.parametrize(
    "after",
    [
        "RESOLVED that the work of Operation Kestrel be noted.",
        "Members noted Operation Kestrel.",
        "A member asked about Operation Kestrel.",
        "Questions and comments included:\n\n- Operation Kestrel had not come to the coast.",
        "Following discussion of Operation Kestrel, the Board moved on.",
        "Operation Kestrel had cost a lot.",
    ],
)
def test_where_an_update_is_over(minutes: Read, after: str) -> None:
    assert who(minutes(f"The Chief Constable gave an update on crime:\n\n- Theft was down.\n\n{after}")) == set()


@pytest.mark.parametrize(
    "after",
    [
        "The Fire Service gave an update.\n\nOperation Kestrel was theirs.",
        "Fire and Rescue Update\n\nOperation Kestrel was theirs.",
        "Date of next meeting: 4 May 2025\n\nOperation Kestrel will be discussed.",
        "The Board agreed to fund Operation Kestrel.",
    ],
)
def test_another_has_the_floor(minutes: Read, after: str) -> None:
    assert who(minutes(f"The Chief Constable gave an update on crime.\n\nTheft was down.\n\n{after}")) == set()


def test_what_is_told_by_the_one_who_introduced_the_paper(minutes: Read) -> None:
    opening = "The Chief Constable introduced the paper.\n\n"
    assert who(minutes(opening + "The Board was assured that Operation Kestrel would go on.")) == {"Tom Shaw"}
    assert who(minutes(opening + "Operation Kestrel began in May.")) == set()


def test_points_that_were_noted(minutes: Read) -> None:
    points = "\n\n- It was noted that theft was down.\n\nBusiness Crime\n\n- Operation Kestrel went on."
    assert who(minutes("The Chief Constable gave an update which covered the following points:" + points)) == {
        "Tom Shaw"
    }


def test_an_office_after_the_name(minutes: Read) -> None:
    seen = minutes("Inspector Ada Pell, District Commander, explained Operation Kestrel.")
    assert who(seen) == {"Ada Pell"}


@pytest.mark.parametrize(
    "motion",
    [
        "Moved by Councillor Ida Bell that Operation Kestrel be praised.",
        "On the motion of Councillor Ida Bell, seconded by Councillor Jo Marsh, Operation Kestrel was praised.",
    ],
)
def test_one_who_moves_it(minutes: Read, motion: str) -> None:
    assert who(minutes(motion)) == {"Ida Bell"}


def test_an_answer_that_names_another(minutes: Read) -> None:
    asked = "The PCC asked what had become of Operation Kestrel. "
    seen = minutes(asked + "The Chief Constable explained that the work had gone on under the name Operation Heron.")
    assert who(seen) == {"Jane Roe", "Tom Shaw"}
    seen = minutes(asked + "The Chief Constable explained that Operation Heron had come.")
    assert who(seen) == {"Jane Roe"}
