"""Results told with a verb instead of a noun, by a level, by a share, at premises; and numbers that only look so."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Read = Callable[..., Any]
K = "Operation Kestrel"


@pytest.mark.parametrize(
    ("body", "value", "unit"),
    [
        pytest.param(f"{K} had involved 14 searches.", 14, "searches", id="acts-involved"),
        pytest.param(
            f"Under {K}, parcels were being opened: 206 had been stopped.", 206, "stopped", id="passive-without-noun"
        ),
        pytest.param(
            f"{K} trained 58 men; 41 finished the course.", 41, "men finished the course", id="verb-without-noun"
        ),
        pytest.param(
            f"Under {K}, 120 riders took the safety course.",
            120,
            "riders took the safety course",
            id="what-they-did",
        ),
        pytest.param(f"{K} made 30 offers, of whom 12 accepted help.", 12, "offers accepted help", id="of-whom"),
        pytest.param(f"Since {K} began, thefts in August fell to 19.", 19, "thefts", id="level-fallen-to"),
        pytest.param(f"Under {K}, suspects were reduced from 20 to 9.", 9, "suspects", id="level-from-to"),
        pytest.param(f"Referrals to {K} stood at 94 against a target of 120.", 94, "referrals", id="level"),
        pytest.param(f"During {K}, complaints were 18% down.", 18, "% fall in complaints", id="down"),
        pytest.param(f"During {K}, thefts were down 18%.", 18, "% fall in thefts", id="down-before"),
        pytest.param(
            f"During {K}, warrants were executed at five addresses.", 5, "addresses searched", id="at-premises"
        ),
        pytest.param(f"During {K}, 286 people were looked after.", 286, "people looked after", id="verb-of-two-words"),
        pytest.param(f"During {K}, 318 drivers given a notice were fined.", 318, "drivers", id="participle-after"),
        pytest.param(f"{K} led to two men being jailed, 31 years between them.", 31, "years", id="between-them"),
        pytest.param(f"In May {K} led to 14 arrests.", 14, "arrests", id="the-month-is-no-plan"),
        pytest.param(f"{K} seized €40,000 in cash.", 40000, "EUR cash seized", id="euro"),
        pytest.param(
            f"{K} led to 18 arrests for theft and 33 for assault.", 33, "arrests for assault", id="list-of-acts"
        ),
    ],
)
def test_figures_without_a_plain_noun(report: Read, body: str, value: float, unit: str) -> None:
    assert any(v == value and unit in (u or "") for v, u in report(body).figures()), report(body).figures()


def test_the_whole_counts_where_it_tells_something_new(report: Read) -> None:
    assert report(f"{K} ran. Of 180 victims offered a visit, 133 had accepted.").values() == [180, 133]
    assert report(f"{K} ran. Of the 180 victims, 133 had accepted.").values() == [133]


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(f"{K} began after three fatal stabbings.", id="what-it-answered"),
        pytest.param(f"{K} covers 20 hotspots.", id="what-it-covers"),
        pytest.param(f"{K} has leaflets in nine languages.", id="languages"),
        pytest.param(f"Under {K}, video of one search in ten is watched.", id="one-in-ten"),
        pytest.param(f"{K} had been discussed at 3 meetings.", id="at-meetings"),
        pytest.param(f"{K} had received 3 complaints.", id="complaints"),
        pytest.param(f"Two officers were allocated to {K}.", id="staff-lent"),
        pytest.param(f"Waiting times on {K} fell to 9.", id="level-of-a-time"),
        pytest.param(f"{K} was set up after 40 gates were stolen.", id="stolen-before"),
    ],
)
def test_numbers_that_are_no_results(report: Read, body: str) -> None:
    assert report(body).values() == []


def test_men_and_women_of_a_number_are_not_counted_again(report: Read) -> None:
    assert report(f"During {K}, 81 people, 60 men and 21 women, were arrested.").values() == [81]


def owners(seen: Any) -> set[tuple[str, float | None]]:
    return {(s.subject.label, s.value) for s in seen.statements("outcome")}


def test_a_team_that_helps_does_not_take_the_results(minutes: Read) -> None:
    seen = minutes(
        f"T/ACC Dunn said {K} ran in May. The Harbour Watch Team was joined by wardens. In that time there were 41 arrests."
    )
    assert owners(seen) == {(K, 41)}


def test_a_clause_about_another_name_has_its_own_figures(minutes: Read) -> None:
    seen = minutes(
        f"T/ACC Dunn said {K} ran well. It sits alongside Project Heron, the plain-clothes patrols, which made 19 "
        "interventions in May."
    )
    assert owners(seen) == {("Project Heron", 19)}


def test_a_team_by_the_last_word_of_its_name(minutes: Read) -> None:
    seen = minutes(
        "T/ACC Dunn said the Lost Property Hub had opened. It runs Project Heron. In May the hub brought 44 "
        "children back."
    )
    assert ("Lost Property Hub", 44) in owners(seen)
