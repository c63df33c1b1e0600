"""Results of schemes and services: who is on them, what became of those, rates and marks, tables that name them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Read = Callable[..., Any]
S = "Harbour Gateway Scheme"
K = "Operation Kestrel"
UNIT = "Offender Support Unit"


def owned(seen: Any) -> list[tuple[str, float | None, str | None]]:
    return [(s.subject.label, s.value, s.unit) for s in seen.statements("outcome")]


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        pytest.param(
            f"There were an average of 123 offenders on the {S}.", [(S, 123, f"offenders on {S}")], id="average-on-it"
        ),
        pytest.param(
            f"The {S} goes on. During this period twenty-seven people were de-registered from the scheme. Eight of these "
            "people had achieved an improvement. Ten had reached the end of their supervision. Two offenders were "
            "transferred to another force.",
            [
                (S, 27, "people de-registered"),
                (S, 8, "people"),
                (S, 10, "reached the end of their supervision"),
                (S, 2, "offenders transferred"),
            ],
            id="what-became-of-them",
        ),
        pytest.param(
            f"In May, 24 percent of the individuals managed on the {S} within the main cohorts were charged with more.",
            [(S, 24, f"% of the individuals managed on the {S} within the main cohorts charged")],
            id="a-share-of-those-on-it",
        ),
        pytest.param(
            f"- The {UNIT} gave notices. The data indicate that 84% of those issued with a notice did not reoffend in the "
            "year that followed.",
            [(UNIT, 84, "% of those issued with a notice did not reoffend")],
            id="not-done-again",
        ),
        pytest.param(
            f"{K} ran in May. Of Fenport's twelve halls, nine recorded reductions in {K} crime types.",
            [(K, 9, "halls recorded reductions")],
            id="so-many-of-a-whole",
        ),
        pytest.param(
            f"{K} ran in May. Results to date include five arrests.",
            [(K, 5, "arrests")],
            id="results-are-what-they-are",
        ),
        pytest.param(
            f"{K} ran in May, with 14.6 percent of cases choosing to take up the offer.",
            [(K, 14.6, "% of cases choosing to take up the offer")],
            id="chosen",
        ),
        pytest.param(
            f"In May the {UNIT} (OSU) has delivered a 91.8% Service Level Agreement for calls answered in time despite a "
            "6.7% increase in demand.",
            [(UNIT, 91.8, "% Service Level Agreement for calls answered in time")],
            id="a-rate-reached-not-a-burden",
        ),
        pytest.param(
            f"Those helped by the {S} scored it 4.8 out of 5.", [(S, 4.8, "score out of 5")], id="marks-out-of-five"
        ),
        pytest.param(
            f"{K} saw a 5% increase in the number of sellers who were charged.",
            [(K, 5, "% increase in the number of sellers")],
            id="a-change-in-the-number-of-those-who",
        ),
        pytest.param(
            f"{K} ended in May. The officers thanked the {UNIT}, which had given 900 hours of duty to it.",
            [(K, 900, "hours of duty given")],
            id="given-to-the-operation",
        ),
        pytest.param(
            "Members of the Special Constabulary have performed 2748 duties in May.",
            [("Special Constabulary", 2748, "duties performed")],
            id="a-force's-own-part",
        ),
        pytest.param(
            f"- Between May and June 2024, 307 young people who were referred to the {UNIT} by the police were triaged to "
            "the Harbour Panel. Table 2 shows what followed, which included 230 Fresh Start Course (FSC) referrals and two "
            "Community Resolutions.",
            [
                ("Harbour Panel", 307, "young people triaged"),
                ("Harbour Panel", 230, "Fresh Start Course referrals"),
                ("Harbour Panel", 2, "Community Resolutions"),
            ],
            id="the-team-that-took-them-on",
        ),
        pytest.param(
            f"- Work of the {UNIT} remained steady. Monthly averages of referrals for Cautions and for Community "
            "Resolutions are 104 (Cautions) and 164 (Community Resolutions).",
            [(UNIT, 104, "referrals for Cautions"), (UNIT, 164, "referrals for Community Resolutions")],
            id="kinds-in-brackets",
        ),
        pytest.param(
            "- Referrals have gone up since the Harbour Justice Hub was set up in 2020.\n- All cases are triaged by the Hub. "
            "In 2025, 21% of drivers received a warning.",
            [("Harbour Justice Hub", 21, "% of drivers received a warning")],
            id="the-hub-of-the-bullet-before",
        ),
        pytest.param(
            f"- The {UNIT} met in May. Its work included 230 Project Lantern referrals and two warrants.",
            [
                (UNIT, 230, "Project Lantern referrals"),
                ("Project Lantern", 230, "Project Lantern referrals"),
                (UNIT, 2, "warrants"),
            ],
            id="a-scheme-as-the-kind-of-what-is-counted",
        ),
        pytest.param(
            f"{K} is the answer to thefts. Since April the {UNIT} had visited 140 farms and recovered 77 animals.",
            [(K, 140, "farms visited"), (K, 77, "animals recovered")],
            id="what-a-team-did-for-the-operation",
        ),
        pytest.param(
            f"{K} ran for a week. Beyond the arrests, £146,000 in cash and 31 weapons were seized.",
            [(K, 146000, "GBP cash"), (K, 31, "weapons seized")],
            id="beyond-others",
        ),
        pytest.param(
            f"The {S} goes on. Ten had reached the end of their supervision in May, five with no further concerns.",
            [(S, 10, "reached the end of their supervision"), (S, 5, "with no further concerns")],
            id="what-some-of-them-have",
        ),
        pytest.param(
            f"{K} goes on with patrols. An example of one of its searches was the arrest of a 19-year-old who carried a "
            "blade. The male was charged and given a 12-month Community Order at court.",
            [(K, 1, "arrest"), (K, 12, "months Community Order")],
            id="one-arrest-and-what-came-of-it",
        ),
        pytest.param(
            f"- The {UNIT} has so far delivered courses to trainees from twenty police forces and four other public bodies.",
            [(UNIT, 20, "trainees from police forces"), (UNIT, 4, "trainees from other public bodies")],
            id="from-how-many",
        ),
        pytest.param(
            f"{K} goes on. Charges to date include five burglaries and two handling stolen goods offences.",
            [(K, 5, "charges of burglaries"), (K, 2, "charges of handling stolen goods offences")],
            id="the-next-of-a-list-of-charges",
        ),
    ],
)
def test_schemes_and_services(report: Read, body: str, wanted: list[tuple[str, float, str]]) -> None:
    assert owned(report(body)) == wanted


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(f"Up to 40 offenders on the {S} may move.", id="hoped-for"),
        pytest.param(
            f"The {UNIT} sees to it. Three cases have been subject of two reports.", id="what-others-had-to-bear"
        ),
        pytest.param(
            f"{K} goes on. Some asked in 2019 about the arrest of a driver, aged 40.", id="an-arrest-asked-about"
        ),
        pytest.param(f"The {UNIT} works with staff from two forces and four other bodies.", id="made-up-of"),
        pytest.param("The Special Constabulary had three special constables dedicated to the town.", id="a-size"),
    ],
)
def test_no_results(report: Read, body: str) -> None:
    assert owned(report(body)) == []


def test_a_part_of_a_whole_is_no_mark(report: Read) -> None:
    units = [
        unit or "" for _, _, unit in owned(report(f"{K} ran in May. The team rated four out of ten bids as good."))
    ]
    assert not any(unit.startswith("score") for unit in units)


def test_what_a_team_did_besides(report: Read) -> None:
    seen = report(f"{K} is the answer to thefts. Meanwhile the {UNIT} had visited 140 schools.")
    assert K not in [s for s, _, _ in owned(seen)]


def test_another_team_below_a_teams_heading(report: Read) -> None:
    seen = report(
        f"{UNIT}\n\n- The Fraud Review Team works on reports. The team read 40 reports.\n"
        "- 12 percent of cases choosing to go on had been helped.\n"
    )
    assert (UNIT, 12) not in [(s, v) for s, v, _ in owned(seen)]


TABLE = """Indicator
Since inception (Sept 21)

Offenders on the {0} 124
Offenders referred to advice via the {1} 490

Referrals made into the {0} 18
Meetings held 364

Table 4: what the scheme did.
"""


def test_rows_that_name_the_scheme(report: Read) -> None:
    seen = report(TABLE.format(S, UNIT))
    assert owned(seen) == [
        (S, 124, f"offenders on the {S}"),
        (UNIT, 490, f"offenders referred to advice via the {UNIT}"),
        (S, 18, f"referrals made into the {S}"),
        (S, 364, "meetings held"),
    ]
    assert {s.period.split("/")[0] for s in seen.statements("outcome")} == {"2021-09-01"}


def test_rows_with_more_numbers_or_no_name_are_left(report: Read) -> None:
    assert owned(report(TABLE.format("list", "post"))) == []
    assert (
        owned(report(f"Indicator Last 12 months Before\n\nOffenders on the {S} 124 130\nMeetings held 12 14\n")) == []
    )
