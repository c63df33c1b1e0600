"""Small tables of one operation's results, and the times that tables and lists take from what stands above them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Read = Callable[..., Any]
K = "Operation Kestrel"


def told(seen: Any) -> list[tuple[float | None, str | None, str | None]]:
    return [(s.value, s.unit, s.period) for s in seen.statements("outcome")]


def test_a_table_below_the_name(minutes: Read) -> None:
    seen = minutes(
        f"{K}\n\nResult\tNumber\nArrests\t21\nCrack cocaine seized (grams)\t640\nAssets restrained\t£185,000\n"
    )
    assert told(seen) == [
        (21, "arrests", None),
        (640, "grams of crack cocaine seized", None),
        (185000, "GBP assets restrained", None),
    ]


def test_a_column_for_each_month(minutes: Read) -> None:
    seen = minutes(f"| {K} measure | December | January |\n|---|---|---|\n| Arrests | 37 | 0 |\n")
    assert told(seen) == [(37, "arrests", "2024-12-01/2024-12-31"), (0, "arrests", "2025-01-01/2025-01-31")]


@pytest.mark.parametrize(
    "table",
    [
        "Result\tTarget\nArrests\t21\n",
        "Result\tNumber\nOfficers\t21\n",
        "Person\tNumber\nArrests\t21\n",
    ],
    ids=["target", "nothing-done", "other-label"],
)
def test_what_is_not_read(minutes: Read, table: str) -> None:
    assert told(minutes(f"{K}\n\n{table}")) == []


def test_a_list_is_of_the_day_that_the_sentence_above_it_gives(minutes: Read) -> None:
    seen = minutes(
        f"{K}\n\nWarrants were executed on 4 and 5 February.\n\n- 7 persons arrested\n- £1,340 cash seized\n"
    )
    assert {p for _, _, p in told(seen)} <= {"2025-02-04/2025-02-05"}


def test_a_table_of_operations_is_of_the_time_in_its_title(report: Read) -> None:
    seen = report("ANNEX - OPERATIONS, 1 APRIL TO 30 JUNE 2024\n\nOperation\tResult\nKestrel\t41 penalty notices\n")
    assert told(seen) == [(41, "penalty notices", "2024-04-01/2024-06-30")]


def test_the_time_told_before_holds_where_it_is_meant_again(report: Read) -> None:
    seen = report(
        f"Between 25 November and 1 December 2024 {K} ran again.\n\nThe gangs are cruel.\n\nDuring the week of {K}, 81 "
        "people were arrested.\n"
    )
    assert told(seen) == [(81, "people arrested", "2024-11-25/2024-12-01")]


def test_brackets_right_after_a_figure_date_it_alone(minutes: Read) -> None:
    seen = minutes(f"{K} to date: 23 offenders charged, one 14-month sentence (Fenborough Crown Court, 3 February).")
    assert [(v, p) for v, _, p in told(seen)] == [(23, "to date"), (14, "2025-02-03")]


def test_the_results_of_what_was_spoken_of(report: Read) -> None:
    table = "\tNorth\tSouth\tForce\nHouses searched\t9\t6\t15\nDrugs seized\t£60\t£40\t£100\n"
    seen = report(f"The district ran {K} in the autumn.\n\nOperation results\n\n{table}")
    assert {(v, u) for v, u, _ in told(seen)} == {(15, "houses searched"), (100, "GBP drugs seized")}


def test_the_time_right_beside_a_figure_is_its_own(minutes: Read) -> None:
    seen = minutes(f"Under {K}, 14 arrests were made in January and thefts in February fell to 19.")
    assert [(v, p) for v, _, p in told(seen)] == [(14, "2025-01-01/2025-01-31"), (19, "2025-02-01/2025-02-28")]


def test_below_the_name_of_an_operation_its_results_are_told(report: Read) -> None:
    seen = report(
        f"{K}\n\nThe Harbour Watch Team found a gang in Derby. On 18 July warrants were executed at five addresses."
    )
    assert {(s.subject.label, s.value) for s in seen.statements("outcome")} == {(K, 5)}
