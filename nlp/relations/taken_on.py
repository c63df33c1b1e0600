"""`outcome` of those whom a named scheme has taken on: ``123 offenders on the Harbour Scheme``."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cache

from nlp.lexicon import either, table
from nlp.numbers import NUMBER, number
from nlp.outcomes import Figure, is_plan
from nlp.recognise import Found
from nlp.relations.context import Context

#: As far before a name its people may be told.
_NEAR = 110
_ROUGHLY = r"(?:(?:an? |monthly )?average of |(?:just )?(?:over|under) |around |about |approximately |nearly |some )?"


@cache
def _before() -> re.Pattern[str]:
    people = table("outcomes")["people"]
    was = r"(?: (?:are|were|is|was|been|being|have|had|has|who|that|now|currently|also|since|live|active))*"
    return re.compile(
        rf"(?P<roughly>{_ROUGHLY})(?P<count>{NUMBER.pattern}) (?P<what>(?:(?!of\b|and\b|or\b)[\w'-]+ ){{0,3}}?"
        rf"(?:{either(people['nouns'])})){was}"
        rf"(?: (?P<done>{either(people['taken_on'])}) (?:on|onto|in|into|to|by|through|via|with|under|from)"
        r"| (?P<on>on|onto|in)) (?:the |our )?(?:[A-Z][a-z]+ )?$"
    )


def taken_on(here: Context, known: Collection[float | None]) -> Iterator[tuple[Found, Figure]]:
    """The figures of people right before the name of an initiative that they are on, but for those `known`."""
    for mention in here.named:
        if mention.type != "INITIATIVE":
            continue
        told = _before().search(here.before(mention, _NEAR))
        if told is None or (value := number(told["count"])) is None or value in known:
            continue
        start = mention.start - here.offset - len(told.group()) + len(told["roughly"])
        if is_plan(here.text, start):
            continue
        unit = f"{told['what']} {told['done'] or told['on']}"
        if told["on"]:
            unit = f"{unit} {here.between(mention.start, mention.end)}"
        yield mention, Figure(value, unit, f"{told['roughly']}{told['count']} {unit}", start, start + len(unit))
