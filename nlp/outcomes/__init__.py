"""Results: numbers with what they count, for the operation, initiative or team that a sentence is about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from nlp.dating.dates import find_dates, find_ranges
from nlp.figures.numbers import NUMBER, number
from nlp.outcomes.by_words import reach
from nlp.outcomes.counted import counted
from nlp.outcomes.figure import Figure, Number
from nlp.outcomes.measured import is_share, money, share, term, weight
from nlp.outcomes.periods import period_of
from nlp.outcomes.rates import marks
from nlp.outcomes.spared import counts_no_result, is_plan, may_count, names_a_thing

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["Figure", "figures", "is_plan", "may_count", "period_of"]

_APPROX = re.compile(
    r"\b(?:approximately|around|(?:just )?over|(?:just )?under|more than|fewer than|less than|nearly|almost|about"
    r"|at least|in excess of|circa|roughly|upwards of)\s+$",
    re.IGNORECASE,
)


#: Before a whole whose parts follow: "Of the 560 referrals, 430 were accepted".
_WHOLE = re.compile(r"\bOf (?:the |these |those )?$")


def figures(text: str, doc: Doc) -> Iterator[Figure]:
    """The results that a sentence counts, in order. Dates, ages, durations, plans and numbers of sections are none."""
    dates = [(f.start, f.end) for f in find_dates(text)] + [(s, e) for s, e, _ in find_ranges(text)]
    earlier: Figure | None = None
    for match in NUMBER.finditer(text):
        value = number(match.group())
        if value is None or any(s < match.end() and match.start() < e for s, e in dates):
            continue
        found = Number(text, match.start(), match.end(), value, match["sign"] or "", doc, earlier)
        figure = _figure(found)
        if figure is None and (whole := _WHOLE.search(found.before)):
            earlier = counted(found)  # what the parts after it are of; a result itself only where it tells a new one
            if earlier is not None and whole.group() == "Of " and earlier.unit != earlier.noun:
                yield earlier
        if figure is not None and figure.unit:
            earlier = figure
            roughly = _APPROX.search(text[: figure.start]) if figure.start == match.start() else None
            yield replace(figure, phrase=f"{roughly.group()}{figure.phrase}") if roughly else figure


def _figure(found: Number) -> Figure | None:
    """The figure that a number is: a weight, a share, a term of prison, money, or a count; None for any other."""
    if names_a_thing(found):
        return None
    if is_share(found):
        return share(found)
    if (measured := weight(found) or term(found)) is not None:
        return measured
    if found.sign:
        return money(found)
    if (given := marks(found) or reach(found)) is not None:
        return given
    figure = None if counts_no_result(found) else counted(found)
    alone = found.word.lower() in {"one", "1"}
    return None if figure is not None and alone and not figure.deed else figure
