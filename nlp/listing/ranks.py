"""Ranks in short of several words: ``Det. Ch. Insp.``, ``Asst. Commissioner``, ``A/Chief Supt``."""

from __future__ import annotations

import re
from functools import cache

from nlp.lexicon import either, table, words


@cache
def rank_pattern() -> re.Pattern[str]:
    """A rank of two words or more of which one at least is in short."""
    ranks = table("roles")["ranks"]
    before, after = either(ranks["before"]), either([*ranks["after"], *ranks["whole"]])
    return re.compile(rf"(?<![\w/])(?:[ATD]/|(?:{before})(?:\. ?|[ /]))+(?:{after})(?![\w/])\.?")


@cache
def portfolio() -> re.Pattern[str]:
    """A chief officer's rank with the department that is in the office's name: ``ACC Harbour Operations``."""
    ranks, ends = either(words("roles", "portfolio", "ranks")), either(words("roles", "portfolio", "ends"))
    between = r"(?:(?:[A-Z][a-z]+|and|&)\s+){1,4}"
    after = r"(?![\w'’-])(?! [A-Z][a-z]+ (?:Unit|Team|Board))"
    return re.compile(rf"(?<![\w/])(?:{ranks}),? {between}(?:{ends}){after}")


def long_office(title: str) -> str:
    """A title with its short words written out, as far as the lists know them; else as it is.

    >>> long_office("Det. Insp."), long_office("Asst Commissioner"), long_office("Supt."), long_office("Clerk")
    ('Detective Inspector', 'Assistant Commissioner', 'Superintendent', 'Clerk')
    """
    known: dict[str, str] = table("roles")["abbreviations"]
    bare = title.strip().rstrip(".")
    for form in (title, bare, bare.replace(". ", " ")):
        if form in known:
            return known[form]
    if rank_pattern().fullmatch(title.strip()) is None:
        return title
    ranks = table("roles")["ranks"]
    top = bare.endswith(("Commissioner", "Comm", "Commr", "Chief"))
    letters = {"A": "Assistant" if top else "Acting", "T": "Temporary", "D": "Deputy" if top else "Detective"}
    parts = [part for part in re.split(r"\. ?|[ /]", bare) if part]
    return " ".join(str(letters.get(p) or ranks["before"].get(p) or ranks["after"].get(p) or p) for p in parts)
