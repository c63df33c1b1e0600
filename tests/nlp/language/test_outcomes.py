"""Results: numbers, what they count and the time they are of, and the many numbers that are no results."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Read = Callable[..., Any]
K = "Operation Kestrel"
FRAME = "2024-10-01/2024-12-31"


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        pytest.param(f"{K} led to 59 arrests.", {(59, "arrests")}, id="arrests"),
        pytest.param(f"During {K}, 234 vehicles were stopped.", {(234, "vehicles stopped")}, id="stopped"),
        pytest.param(f"{K} led to 4,500 hours of patrol.", {(4500, "hours of patrol")}, id="thousands"),
        pytest.param(f"{K} led to fifty-four arrests.", {(54, "arrests")}, id="in-words"),
        pytest.param(f"{K} led to two hundred arrests.", {(200, "arrests")}, id="hundreds-in-words"),
        pytest.param(f"{K} led to 12 arrests and 7 warrants.", {(12, "arrests"), (7, "warrants")}, id="two"),
        pytest.param(f"Officers on {K} seized £12,500 in cash.", {(12500, "GBP cash")}, id="money"),
        pytest.param(f"Officers on {K} seized £1.2 million in assets.", {(1200000, "GBP assets")}, id="millions"),
        pytest.param(f"{K} led to a combined 27 years imprisonment.", {(27, "years imprisonment")}, id="imprisonment"),
        pytest.param(f"{K} led to a reduction of 15% in theft.", {(15, "% reduction")}, id="percent"),
    ],
)
def test_figures(report: Read, body: str, wanted: set[tuple[float, str]]) -> None:
    found = report(body).figures()
    assert {value for value, _ in found} == {value for value, _ in wanted}
    for value, unit in wanted:
        assert any(v == value and unit.split()[0] in u and unit.split()[-1] in u for v, u in found), found


@pytest.mark.parametrize(
    ("body", "value", "unit"),
    [
        pytest.param(f"During {K} there were 14 arrests, of which 6 were charged.", 6, "charged", id="of-which"),
        pytest.param(f"{K} saw a 23% reduction in theft.", 23, "% reduction in theft", id="percent-before-its-noun"),
        pytest.param(f"{K} saw theft fall by 23%.", 23, "% fall in theft", id="percent-without-the-name"),
        pytest.param(
            f"{K} led to men being jailed for a total of 27 years.", 27, "years imprisonment", id="jailed-for"
        ),
        pytest.param(f"{K} seized 2.5kg of cocaine.", 2.5, "kg of cocaine seized", id="weight"),
    ],
)
def test_rarer_forms_of_figures(report: Read, body: str, value: float, unit: str) -> None:
    assert (value, unit) in report(body).figures()


def test_all_results_of_one_long_sentence(report: Read) -> None:
    seen = report(
        f"Since the start of {K}, officers have made 59 arrests, carried out 153 interventions, seized 18 vehicles, "
        "executed seven warrants and recovered £40,000 in cash."
    )
    assert seen.values() == [59, 153, 18, 7, 40000]
    assert {s.subject.label for s in seen.statements("outcome")} == {K}
    assert len({s.quote for s in seen.statements("outcome")}) == 1


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(f"{K} began on 4 March 2024.", id="date"),
        pytest.param(f"{K} helped a 14-year-old and a man aged 42.", id="ages"),
        pytest.param(f"{K} took 999 and 101 calls into account.", id="service-numbers"),
        pytest.param(f"{K} used powers under Section 60.", id="section"),
        pytest.param(f"{K} is described in Table 4 and on Page 12.", id="tables-and-pages"),
        pytest.param(f"{K} will deliver 40 patrols.", id="plan"),
        pytest.param(f"{K} aims to make 40 arrests.", id="aim"),
        pytest.param(f"{K} has a target of 40 arrests.", id="target"),
        pytest.param(f"{K} ran from 10:30 to 14:00, 24/7.", id="times"),
        pytest.param(f"{K} ran for three weeks.", id="duration"),
        pytest.param(f"{K} ran on the A38.", id="road"),
        pytest.param(f"{K} ran in 2024.", id="year"),
        pytest.param(f"{K} was taken under item 4 of the agenda and paragraph 7 of the paper.", id="items"),
        pytest.param(f"{K} comes under Priority 1 and Phase 2.", id="priorities"),
        pytest.param(
            f"PC 1234 Bell joined {K}.",
            id="collar-number",
        ),
        pytest.param(
            f"2 | SC gave an update on {K}.",
            id="number-of-a-row",
        ),
        pytest.param("Officers made 40 arrests.", id="nobody's"),
    ],
)
def test_numbers_that_are_no_results(report: Read, body: str) -> None:
    assert report(body).values() == []


@pytest.mark.parametrize(
    ("body", "period"),
    [
        pytest.param(f"{K} led to 59 arrests.", FRAME, id="the-paper's"),
        pytest.param(f"During this quarter, {K} led to 59 arrests.", FRAME, id="this-quarter"),
        pytest.param(f"In November, {K} led to 59 arrests.", "2024-11-01/2024-11-30", id="month"),
        pytest.param(f"In May 2023, {K} led to 59 arrests.", "2023-05-01/2023-05-31", id="month-and-year"),
        pytest.param(f"On 12 May 2023, {K} led to 59 arrests.", "2023-05-12", id="day"),
        pytest.param(
            f"Between 12 May 2023 and 14 May 2023, {K} led to 59 arrests.", "2023-05-12/2023-05-14", id="range"
        ),
        pytest.param(
            f"{K} led to 59 arrests between April and June 2024.",
            "2024-04-01/2024-06-30",
            id="months",
        ),
        pytest.param(f"Since inception, {K} has led to 59 arrests.", "since inception", id="inception"),
        pytest.param(f"Over a five-day period, {K} led to 59 arrests.", "five-day period", id="five-days"),
        pytest.param(f"In 2023, {K} led to 59 arrests.", "2023", id="year"),
    ],
)
def test_periods(report: Read, body: str, period: str) -> None:
    (result,) = report(body).statements("outcome")
    assert (result.value, result.period) == (59, period)


def test_results_under_a_month_are_of_that_month(report: Read) -> None:
    seen = report(f"November 2024\n\n{K} led to 59 arrests.\n\nDecember 2024\n\n{K} led to 7 arrests.")
    assert [(s.value, s.period) for s in seen.statements("outcome")] == [
        (59, "2024-11-01/2024-11-30"),
        (7, "2024-12-01/2024-12-31"),
    ]


def test_a_result_keeps_when_it_held_and_when_it_was_recorded(report: Read) -> None:
    (result,) = report(f"In November, {K} led to 59 arrests.").statements("outcome")
    assert (result.valid.start, result.valid.end, result.valid.precision) == ("2024-11-01", "2024-11-30", "month")
    assert result.recorded.startswith("2025-03")


def test_teams_have_results_for_what_they_do_only(report: Read) -> None:
    assert report("The Heavy Lorry Unit stopped 40 lorries in May.").values() == [40]
    assert report("The Heavy Lorry Unit has 12 officers.").values() == []


def test_results_of_what_the_sentence_before_names(report: Read) -> None:
    (result,) = report(f"{K} ran in May 2023. It led to 59 arrests.").statements("outcome")
    assert (result.subject.label, result.period) == (K, "2023-05-01/2023-05-31")
    assert result.inferred


def test_a_corrected_figure_stands_beside_the_wrong_one(report: Read) -> None:
    said = report(
        f"{K}\n\nThe strength of {K} was set at 168.5 FTE. Earlier papers erroneously reported the strength as 176.41 FTE, "
        "which was the figure of April.\n"
    ).statements("outcome")
    assert {(s.modality, s.value, s.unit) for s in said if s.rule == "corrected-figure"} == {
        ("asserted", 168.5, "FTE"),
        ("denied", 176.41, "FTE"),
    }


def test_a_figure_with_nothing_in_its_place_is_left_alone(report: Read) -> None:
    said = report(f"{K} ran. Earlier papers erroneously reported the strength as 176 FTE.").statements("outcome")
    assert [s for s in said if s.rule == "corrected-figure"] == []
