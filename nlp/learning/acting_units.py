"""Units known by an acronym alone, which nothing spells out: ``the HWU continue to``, ``officers from the HWU``."""

from __future__ import annotations

import re
from functools import cache

from nlp.learning.knowledge import Knowledge
from nlp.lexicon import either, table, words
from nlp.patterns import Signed

#: ``attending HUWE meetings``, ``a referral to the HUWE panel``: what meets is a body.
_MET = Signed(
    (" meeting", " panel", " conference", " steering"),
    r"(?<=[a-z,] )(?P<short>[A-Z]{4,6}) (?:meetings|panels?|conferences?|steering group)\b",
)


class ActingUnits:
    """Gathers acronyms that end as those of units and teams do, where they act or people are in them."""

    def __init__(self) -> None:
        self._seen: set[str] = set()

    def read(self, text: str) -> None:
        """Note those of `text`."""
        self._seen.update(match["short"] or match["within"] for match in _acting().finditer(text))
        if not text.isupper():
            self._seen.update(match["short"] for match in _MET.finditer(text))

    def learn(self, known: Knowledge) -> None:
        """Add those to what the paper teaches that have no meaning yet."""
        bodies = table("bodies")
        taken = {
            *bodies["acronyms"],
            *bodies["teams"],
            *table("roles")["abbreviations"],
            *words("mentions", "unit", "no_bodies"),
        }
        for short in sorted(self._seen - taken):
            if short not in known.acronyms and not known.codes[short] and short not in known.initials.values():
                known.acronyms[short][(short, "TEAM")] += 1


@cache
def _acting() -> re.Pattern[str]:
    acts, people = either(words("mentions", "unit", "acts")), either(words("mentions", "unit", "people"))
    return re.compile(
        rf"\b[Tt]he (?P<short>[A-Z]{{2,5}}[UT]) (?:(?:have|has|had|are|will|would|also|then) )?(?:{acts})\b"
        rf"|\b(?:{people}) (?:from|in|within|of) the (?P<within>[A-Z]{{2,5}}[UT])\b(?! [A-Z])"
    )
