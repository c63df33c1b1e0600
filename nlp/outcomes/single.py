"""Results that are one act told without a number: ``the arrest of a 19-year-old``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from nlp.lexicon import either, table
from nlp.outcomes.figure import Figure

_ENDS = r"(?=[,.;:)]|$| (?:who|which|that|for|in|on|at|after|following|and|with|from|by)\b)"


@cache
def _one() -> re.Pattern[str]:
    acts = either(table("outcomes")["deeds"]["one_act"])
    return re.compile(
        r"\b(?:led to|resulted in|ended (?:in|with)|saw|included|includes|including|was|is|with|made|secured) "
        rf"(?:the|an?) (?:[a-z]+ )?(?P<act>{acts}) of (?:an?|another) (?P<whom>(?:[\w-]+ ){{0,4}}?[\w-]+){_ENDS}"
    )


def single(text: str) -> Iterator[Figure]:
    """The acts of a sentence that are told of one person or thing, as figures of one."""
    if " of a" not in text:
        return
    for match in _one().finditer(text):
        start = match.start("act")
        yield Figure(1.0, match["act"], text[start : match.end()], start, match.end(), match["act"], True)
