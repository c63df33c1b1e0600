"""Results told without their owner's name: under a heading, a lead, or after the sentence that names it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

Read = Callable[..., Any]
K = "Operation Kestrel"
UNIT = "Heavy Lorry Unit"


def owned(seen: Any) -> list[tuple[str, float | None, str | None]]:
    return [(s.subject.label, s.value, s.unit) for s in seen.statements("outcome")]


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        pytest.param(
            f"{K} ran in May. 87 vehicles were stopped and 14 people were arrested. Three vehicles were seized. Two "
            "suspects remain on bail.",
            [(K, 87, "vehicles stopped"), (K, 14, "people arrested"), (K, 3, "vehicles seized"),
             (K, 2, "suspects on bail")],
            id="passives-one-after-another",
        ),
        pytest.param(
            f"The {UNIT} continues to work with partners. The unit also ran courses. Enforcement outcomes included 72 "
            "reports issued for speeding, 32 issued for seat belts and 19 for mobile phones.",
            [(UNIT, 72, "reports issued"), (UNIT, 32, "reports issued for seat belts"),
             (UNIT, 19, "reports for mobile phones")],
            id="the-unit-and-a-noun-left-out",
        ),
        pytest.param(
            f"Results of {K} included:\n\n- 14 arrests\n- £5,000 in cash seized\n- 40 vehicles stopped",
            [(K, 14, "arrests"), (K, 5000, "GBP cash seized"), (K, 40, "vehicles stopped")],
            id="bullets-below-a-lead",
        ),
        pytest.param(
            f"{K}\n\n- 120 drivers were tested in December.\n- Overall, 22% of those tested failed.",
            [(K, 120, "drivers tested"), (K, 22, "% of those tested failed")],
            id="bullets-below-a-heading",
        ),
        pytest.param(
            f"- The {UNIT} works on rural roads.\n- In this reporting period the team worked with partners. Five arrests "
            "were made.",
            [(UNIT, 5, "arrests")],
            id="the-team-in-the-next-bullet",
        ),
        pytest.param(
            f"- The {UNIT} works on rural roads.\n- All cases are sorted by the Unit. In 2025, 21% of drivers received a "
            "warning.",
            [(UNIT, 21, "% of drivers received a warning")],
            id="by-the-last-word-of-its-name",
        ),
        pytest.param(
            f"Members of the {UNIT} volunteered and performed 2748 duties, which equates to 17,759 hours.",
            [(UNIT, 2748, "duties performed"), (UNIT, 17759, "hours")],
            id="hours-given",
        ),
        pytest.param(
            f"The establishment of the {UNIT} reduced by 8.3% in May.", [(UNIT, 8.3, "% reduction in establishment")],
            id="a-change-in-percent",
        ),
        pytest.param(
            f"{K} led to 14 arrests and the force found that the {UNIT} had seized £4,000 in cash; the {UNIT} examined 56 vans.",
            [(K, 14, "arrests"), (K, 4000, "GBP cash seized"), (UNIT, 56, "vans examined")],
            id="a-clause-of-its-own",
        ),
        pytest.param(
            f"{K} ran in December. 49 vehicles were stopped, which were dealt with by means of Lantern Scheme notices.",
            [(K, 49, "vehicles stopped")],
            id="a-name-that-is-only-the-means",
        ),
        pytest.param(
            f"{K} results to date:\n\n- Arrests: 23\n- Vehicles seized – 12\n- 45 x stop searches\n- Cash seized: £4,500",
            [(K, 23, "arrests"), (K, 12, "vehicles seized"), (K, 45, "stop searches"), (K, 4500, "GBP seized")],
            id="labels",
        ),
        pytest.param(
            f"{K} engaged with 350 young people and referred 34 to support services.",
            [(K, 350, "young people engaged with"), (K, 34, "young people referred")],
            id="a-noun-left-out-after-its-verb",
        ),
        pytest.param(
            f"{K} recovered 14 stolen vehicles worth £450,000 and £1.2m of stolen machinery.",
            [(K, 14, "stolen vehicles recovered"), (K, 450000, "GBP worth"), (K, 1200000, "GBP stolen machinery recovered")],
            id="sums",
        ),
        pytest.param(
            f"{K} has led to 34 arrests, with 28 charged, and 60 drivers have been spoken to.",
            [(K, 34, "arrests"), (K, 28, "charged"), (K, 60, "drivers spoken to")],
            id="what-is-done-to-people",
        ),
        pytest.param(
            f"Of the 560 referrals to the {UNIT}, 430 were accepted and 120 were closed.",
            [(UNIT, 430, "referrals accepted"), (UNIT, 120, "referrals closed")],
            id="parts-of-a-whole",
        ),
        pytest.param(
            f"{K} led to 14 arrests, of which 8 were for theft.",
            [(K, 14, "arrests"), (K, 8, "arrests for theft")],
            id="of-which",
        ),
        pytest.param(
            f"The {UNIT} and {K} teams made 14 arrests.", [(UNIT, 14, "arrests"), (K, 14, "arrests")], id="jointly"
        ),
        pytest.param(
            f"Since the {UNIT} was formed in 2022, 900 lorries have been checked.", [(UNIT, 900, "lorries checked")],
            id="since-the-team-was-formed",
        ),
    ],
)  # fmt: skip
def test_results_without_their_owner(report: Read, body: str, wanted: list[tuple[str, float, str]]) -> None:
    assert owned(report(body)) == wanted


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(f"{K} ran in May. The Lantern Trust has 40 branches. 87 collisions were recorded.", id="others"),
        pytest.param(f"{K} ran in May. 40 patrols are planned.", id="plan"),
        pytest.param(f"{K} is an investigation involving six suspects and twenty-one burglaries.", id="its-size"),
        pytest.param(f"{K} received £45,000 of funding and was awarded a grant of £20,000.", id="money-granted"),
        pytest.param(f"A man was charged under {K} in relation to the theft of eight cars.", id="the-crime"),
        pytest.param(f"{K} has 300 warrants that are outstanding, and it has had 23 hours for offences.", id="undone"),
        pytest.param(f"{K} ran in May. There were 45 collisions in the county.", id="what-befell"),
        pytest.param(
            f"{K} has an average of 45 offenders. Referrals made into LANTERN 18 Meetings held 364.", id="notes"
        ),
        pytest.param(
            f"{K} has a dedicated Inspector, a Sergeant, and 7 Constables drawn from patrols.", id="its-staff"
        ),
        pytest.param(f"{K} supports 14 charities. Officers attended 300 calls a day.", id="what-it-does"),
        pytest.param("The Lantern Programme has 14 modules. 120 officers took part in it.", id="its-parts"),
        pytest.param(f"{K} began after 14 burglaries were reported. It pursues men who stole 45 cars.", id="crimes"),
        pytest.param(f"{K} is for men aged 34 and 45, on 12 March and for 45 hours.", id="ages-days-hours"),
        pytest.param(f"{K} has a budget of £2 million and employs 45 staff.", id="means"),
        pytest.param("The Lantern Travel Survey found that people made 882 trips.", id="what-a-survey-found"),
        pytest.param(f"{K}: nationally 4,500 arrests were made.", id="the-nation"),
        pytest.param(f"{K} covers five towns, with 15 officers in 14 schools.", id="where-and-by-whom"),
        pytest.param(f"Using data collected by {K}, the force identifies the top ten roads.", id="top-ten"),
    ],
)
def test_figures_that_are_no_results(report: Read, body: str) -> None:
    assert owned(report(body)) == []


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        pytest.param(
            "Team\tArrests\tVehicles seized\tOfficers\nHeavy Lorry Unit\t14\t5\t9\nHarbour Watch Team\t8\t-\t7\n",
            [(UNIT, 14, "arrests"), (UNIT, 5, "vehicles seized"), ("Harbour Watch Team", 8, "arrests")],
            id="numbers-alone",
        ),
        pytest.param(
            f"Team\tWork\tResults\n{UNIT}\tRoads\t14 arrests and 5 vehicles seized\nHarbour Watch Team\tQuays\t8 arrests\n",
            [(UNIT, 14, "arrests"), (UNIT, 5, "vehicles seized"), ("Harbour Watch Team", 8, "arrests")],
            id="words",
        ),
    ],
)
def test_rows_of_a_table_are_of_what_they_begin_with(report: Read, body: str, wanted: list[Any]) -> None:
    assert owned(report(body)) == wanted


def test_the_quote_of_a_cell_holds_the_name_of_its_row(report: Read) -> None:
    seen = report(f"Team\tArrests\n{UNIT}\t14\nHarbour Watch Team\t8\n")
    assert [" ".join(s.quote.split()) for s in seen.statements("outcome")] == [f"{UNIT} 14", "Harbour Watch Team 8"]


def test_what_minutes_say_was_said(minutes: Read) -> None:
    seen = minutes(f"T/ACC Dunn gave an update on {K}. He said that 15 people had been arrested, with 8 charged.")
    assert owned(seen) == [(K, 15, "people arrested"), (K, 8, "people charged")]


def test_a_figure_and_what_it_is_compared_with_have_their_own_periods(report: Read) -> None:
    seen = report(f"{K} led to 64 arrests in November, compared with 40 in the previous quarter.")
    assert [(s.value, s.unit, s.period) for s in seen.statements("outcome")] == [
        (64, "arrests", "2024-11-01/2024-11-30"),
        (40, "arrests", "2024-07-01/2024-09-30"),
    ]


def test_a_day_holds_for_the_same_event_only(report: Read) -> None:
    seen = report(
        f"On 4 November 2024 a man was sentenced to five years imprisonment under {K}. £4,000 has been seized. They also "
        "received a one-year prison sentence."
    )
    assert [(s.value, s.period) for s in seen.statements("outcome")][:2] == [
        (5, "2024-11-04"),
        (4000, "2024-10-01/2024-12-31"),
    ]


def test_the_day_on_which_it_took_place_is_that_of_its_results(report: Read) -> None:
    seen = report(f"{K} took place on 14 November 2024. 34 vehicles were stopped.")
    assert [(s.value, s.period) for s in seen.statements("outcome")] == [(34, "2024-11-14")]


def test_a_part_of_a_larger_figure_is_of_the_name_beside_it(report: Read) -> None:
    seen = report("The force recruited 60 new officers, 20 on the Lantern Scheme and 40 on the Harbour Programme.")
    assert {(s.subject.label, s.value) for s in seen.statements("outcome")} == {
        ("Lantern Scheme", 20),
        ("Harbour Programme", 40),
    }


def test_what_a_unit_did_far_from_its_name(minutes: Read) -> None:
    seen = minutes(f"The CC said that the {UNIT} had been busy, closing two roads and making 12 arrests.")
    assert (UNIT, 12, "arrests") in owned(seen)


_PIECES = [
    K, f"the {UNIT}", "They", "14", "£3m", "2.5kg", "22%", "three", "one", "5-year", "130+", "2 x", "of which", "of those", "by", "to",
    "in March 2024", "since it began", "compared with", "and", "with", "–", "years", "aged", ".", ",", ";", ":", "\n\n", "\n- ", "\t",
    "arrests", "vehicles", "seized", "were", "have been", "charged", "sentenced to", "worth", "-",
]  # fmt: skip


@settings(max_examples=40)
@given(st.lists(st.sampled_from(_PIECES), min_size=3, max_size=40))
def test_whatever_stands_together_is_read_and_every_result_has_a_unit(report: Read, pieces: list[str]) -> None:
    seen = report(" ".join(pieces))
    assert all(s.value is not None and s.unit for s in seen.statements("outcome"))
    assert all(seen.text[s.start : s.end] == s.quote for s in seen.statements("outcome"))
