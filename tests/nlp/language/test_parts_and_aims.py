"""Parts of a whole, falls, and the aims that are told beside a name; and what only looks like them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Read = Callable[..., Any]
K = "Operation Kestrel"


@pytest.mark.parametrize(
    ("body", "value", "unit"),
    [
        pytest.param(f"{K} made 290 breath tests, of which 16 were positive.", 16, "positive breath tests", id="kind"),
        pytest.param(f"{K} supported 24 of 30 families referred.", 24, "families supported", id="part-of-whole"),
        pytest.param(
            f"{K} deters arson. There were 12 such fires in May, down from 34.", 12, "such fires", id="down-from"
        ),
        pytest.param(
            f"{K} helped many; 84% of users would recommend it.", 84, "% of users would recommend it", id="content"
        ),
        pytest.param(f"{K} led to 12 arrests in a short period.", 12, "arrests", id="short-is-no-lack"),
    ],
)
def test_a_result_is_read(report: Read, body: str, value: float, unit: str) -> None:
    assert (value, unit) in report(body).figures()


@pytest.mark.parametrize(
    ("body", "value"),
    [
        pytest.param(f"{K} costs money, two thirds from the county.", 2, id="fraction"),
        pytest.param(f"{K} was eight investigators short.", 8, id="lack"),
        pytest.param(f"{K} goes on; 60 detectives were to have finished the course.", 60, id="was-to-be"),
        pytest.param(f"{K} reached parents in only 11 of 40 cases.", 40, id="whole"),
        pytest.param(f"{K} is an agreement between the five forces of the north.", 5, id="parties"),
        pytest.param(f"{K} improved grade 2 and 3 attendance times.", 3, id="grade"),
        pytest.param(f"{K} deters arson. There were 12 such fires in May, down from 34.", 34, id="the-year-before"),
    ],
)
def test_a_number_that_is_no_result(report: Read, body: str, value: float) -> None:
    assert value not in report(body).values()


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        pytest.param(
            f"{K} began in May. Aims include to reduce speeding and identify hotspots.",
            {"speeding", "hotspots"},
            id="aims-include",
        ),
        pytest.param(
            f"Youth and alcohol nuisance had increased and {K} had been created.",
            {"Youth and alcohol nuisance"},
            id="rose-and-was-created",
        ),
        pytest.param(f"On doorstep crime, the Inspector spoke of {K}.", {"doorstep crime"}, id="on"),
        pytest.param(f"{K}, which concerns men on bail, goes on.", {"men on bail"}, id="which-concerns"),
        pytest.param(f"{K} - work ongoing on burglary, drugs and gangs.", {"burglary", "drugs", "gangs"}, id="work-on"),
        pytest.param(f"{K} works against the landing of drugs at the port.", {"landing of drugs"}, id="landing"),
        pytest.param(f"{K} – an ongoing operation.", set(), id="ongoing-is-no-aim"),
        pytest.param(f"{K} will actively pursue missed lines of enquiry.", set(), id="lines-of-enquiry"),
        pytest.param(f"{K} was created to work with police colleagues.", set(), id="colleagues"),
        pytest.param(f"As {K} intends, than have another single week.", set(), id="a-clause-is-no-title"),
    ],
)
def test_what_it_is_for(report: Read, body: str, wanted: set[str]) -> None:
    assert report(body).facts("targets") == {(K, aim) for aim in wanted}


def test_an_operation_named_like_a_street_is_no_place(report: Read) -> None:
    seen = report("Operation Safe Street targets rural theft.")
    assert seen.facts("targets") == {("Operation Safe Street", "rural theft")}
