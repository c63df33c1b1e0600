"""Numbers in figures and words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.figures.numbers import NUMBER, number

ONES = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
ONES += ["thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
TENS = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def spelt(value: int) -> str:
    if value < 20:
        return ONES[value]
    if value < 100:
        return TENS[value // 10] + (f"-{ONES[value % 10]}" if value % 10 else "")
    if value < 1000:
        return f"{ONES[value // 100]} hundred" + (f" and {spelt(value % 100)}" if value % 100 else "")
    return f"{spelt(value // 1000)} thousand" + (
        f" {'and ' if value % 1000 < 100 else ''}{spelt(value % 1000)}" if value % 1000 else ""
    )


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("4,500", 4500), ("23.5", 23.5), ("£45,000", 45000), ("£2.2 million", 2_200_000), ("£0.633m", 633_000),
        ("fifty-four", 54), ("two hundred", 200), ("one hundred and five", 105), ("twenty one", 21), ("1k", 1000),
        ("several", None), ("", None), ("and", None), ("1,23", None), ("three people", None),
    ],
)  # fmt: skip
def test_value(text: str, value: float | None) -> None:
    assert number(text) == value


@given(st.integers(0, 999_999))
def test_words_round_trip(value: int) -> None:
    assert number(spelt(value)) == value


@given(st.integers(0, 10**9))
def test_figures_round_trip(value: int) -> None:
    assert number(f"{value:,}") == value
    assert number(str(value)) == value
    assert number(f"£{value:,}") == value


@given(st.integers(0, 10**6), st.integers(0, 99))
def test_decimals_round_trip(whole: int, part: int) -> None:
    assert number(f"{whole:,}.{part:02d}") == pytest.approx(whole + part / 100)


@given(st.text(max_size=12))
def test_any_text_has_a_value_or_none(text: str) -> None:
    value = number(text)
    assert value is None or value >= 0


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("234 vehicles and fifty-four stops", ["234", "fifty-four"]),
        ("£2.2 million in 2025/26", ["£2.2 million"]),
        ("on 22/10/2025 there were 3", ["3"]),
        ("A47 and Section 136", ["136"]),
        ("twenty-seven and forty", ["twenty-seven and forty"]),
    ],
)
def test_found_in_text(text: str, found: list[str]) -> None:
    assert [m.group().strip() for m in NUMBER.finditer(text)] == found
