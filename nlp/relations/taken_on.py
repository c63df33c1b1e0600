"""`outcome` of those whom a named scheme has taken on: ``123 offenders on the Harbour Scheme``."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from nlp.figures.numbers import NUMBER, number
from nlp.lexicon import words
from nlp.outcomes import Figure, is_plan
from nlp.recognise import Found
from nlp.relations.context import Context

#: As far before a name its people may be told.
_NEAR = 110
_ROUGHLY = re.compile(
    r"(?:(?:an? |monthly )?average of |(?:just )?(?:over|under) |around |about |approximately |nearly |some )$"
)
_LEADS_ON = re.compile(r" (?P<how>on|onto|in|into|to|by|through|via|with|under|from) (?:the |our )?(?:[A-Z][a-z]+ )?$")
#: So many words may stand before the people counted.
_FEW = 3


def taken_on(here: Context, known: Collection[float | None]) -> Iterator[tuple[Found, Figure]]:
    """The figures of people right before the name of an initiative that they are on, but for those `known`."""
    for mention in here.named:
        before = here.before(mention, _NEAR) if mention.type == "INITIATIVE" else ""
        leads = _LEADS_ON.search(before)
        count = next(reversed(list(NUMBER.finditer(before, 0, leads.start()))), None) if leads else None
        if leads is None or count is None or (value := number(count.group())) is None or value in known:
            continue
        told = _people(before[count.end() : leads.start()].split())
        start = mention.start - here.offset - len(before) + count.start()
        if told is None or is_plan(here.text, start) or (not told[1] and leads["how"] not in {"on", "onto", "in"}):
            continue
        unit = f"{told[0]} {told[1] or leads['how']}"
        if not told[1]:
            unit = f"{unit} {here.between(mention.start, mention.end)}"
        roughly = _ROUGHLY.search(before, 0, count.start())
        phrase = f"{roughly.group() if roughly else ''}{count.group()} {unit}"
        yield mention, Figure(value, unit, phrase, start, start + len(unit))


def _people(between: list[str]) -> tuple[str, str] | None:
    """The people between a number and what leads to the name, and what was done with them, if that is said."""
    people, done = words("outcomes", "people", "nouns"), words("outcomes", "people", "taken_on")
    last = next((i for i, word in enumerate(between[: _FEW + 1]) if word in people), None)
    if last is None or not {"of", "and", "or"}.isdisjoint(between[:last]):
        return None
    light = words("outcomes", "people", "between")
    rest = " ".join(word for word in between[last + 1 :] if word not in light)
    return (" ".join(between[: last + 1]), rest) if not rest or rest in done else None
