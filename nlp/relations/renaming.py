"""`renamed_to` and `same_as`: two names of one thing, by the patterns of the word list of relations."""

from __future__ import annotations

import re
from collections.abc import Iterator

from nlp.lexicon import either, table
from nlp.modality import told
from nlp.model import Statement
from nlp.reader import Reading, Sentence, term
from nlp.recognise import Found
from nlp.relations.context import NAMED
from nlp.statements import Maker

#: No pattern matches without one of these: they save the search in most sentences.
_SIGN = re.compile(
    r"re-?nam|re-?brand|re-?design|re-?title|re-?badge|re-?launch|christen|\bnow\b|formerly|previously|originally"
    r"|\bonce\b"
    r"|re-?styl|dubbed|re-?constitut|reborn|came back|returned|emerged|re-?started|resumed|carrie[sd] on|continue"
    r"|lives on"
    r"|goes on|re-?opened|\buntil\b|\b(?:version|term|label|brand|branding|arm|title) (?:of|for)\b|becom|became"
    r"|evolved|morphed|\bname\b|known as|called|referred to",
    re.IGNORECASE,
)
_ACRONYM = re.compile(r"\s*\([A-Z]{2,8}\)")
#: The signs that stand for the two names while a pattern is matched: no paper holds them.
_FIRST, _SECOND = "\x01", "\x02"


def renamings(reading: Reading, make: Maker) -> Iterator[Statement]:
    """`renamed_to` and `same_as` between two named things of a passage."""
    if reading.passage.kind == "notice":
        return
    for sentence in reading.sentences:
        if not _SIGN.search(reading.text[sentence.start : sentence.end]):
            continue
        named = [m for m in sentence.mentions if m.type in {"TEAM", "ORG", "OPERATION", "INITIATIVE"}]
        for first in named:
            for second in named:
                if first.start < second.start and first.label != second.label:
                    yield from _renaming(reading, sentence, first, second, make)


def _renaming(reading: Reading, sentence: Sentence, first: Found, second: Found, make: Maker) -> Iterator[Statement]:
    """Match the patterns on the sentence with the two names replaced by their signs; the first that fits counts."""
    head = reading.text[sentence.start : first.start] + _FIRST + reading.text[first.end : second.start] + _SECOND
    folded = _ACRONYM.sub("", head) + reading.text[second.end : sentence.end]
    for relation, key, a, b in (
        ("renamed_to", "patterns", first, second),
        ("renamed_to", "reversed", second, first),
        ("same_as", "patterns", first, second),
    ):
        if relation == "same_as" and (first.type in NAMED) != (second.type in NAMED):
            continue
        sign_a, sign_b = (_FIRST, _SECOND) if a is first else (_SECOND, _FIRST)
        for pattern in table("relations")[relation].get(key, []):
            if re.search(_with(pattern, sign_a, sign_b), folded, re.IGNORECASE):
                rule = relation.replace("_", "-")
                between = reading.text[first.end : second.start]
                modality = "planned" if re.search(r"\bto be\b", between) else told(between)
                yield make(
                    reading, relation, term(a), term(b), sentence.start, sentence.end,
                    rule=rule, confidence=0.9, modality=modality,
                )  # fmt: skip
                return


def _with(pattern: str, sign_a: str, sign_b: str) -> str:
    """`pattern` with the signs of the two names and the words of renaming in their places."""
    participles = f"(?:{either(table('relations')['renamed_to']['participles'])})"
    return pattern.replace("{V}", participles).replace("{A}", sign_a).replace("{B}", sign_b)
