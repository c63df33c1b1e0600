"""`renamed_to` and `same_as`: two names of one thing, by the patterns of the word list of relations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from nlp.lexicon import either, table
from nlp.modality import told
from nlp.model import Statement
from nlp.reader import Reading, Sentence, term
from nlp.recognise import Found
from nlp.relations.context import NAMED
from nlp.statements import Maker
from nlp.tokens import lowered

#: No pattern matches a text without one of these in lower case: they save the search in most sentences.
_SIGN = re.compile(
    r"re(?:-?(?:nam|brand|design|title|badge|launch|styl|constitut|started|opened)|born|turned|sumed|ferred to|member"
    r"|call)|christen|now\b|formerly|previously|originally|once\b|dubbed|came back|emerged|carrie[sd] on|continue"
    r"|lives on|goes on|until\b|(?:version|term|label|brand|branding|arm|title) (?:of|for)\b|becom|became|evolv|morph"
    r"|turn(?:ed|s) into|name\b|known as|called|knew as\b|the (?:former|old)\b|erstwhile|used to"
    r"|(?:started|began|begun)\b[^,.;]{0,30}\bas\b|today|gone on|operat|runs?\b|running|trades as"
)
_ACRONYM = re.compile(r"\s*\([A-Z]{2,8}\)")
#: What may stand before a participle of renaming.
_BE = (
    r"(?:(?:has|have|had|was|were|is|are|will|would|shall|to|be|been|being|since|now|recently|formally|officially|soon"
    r"|later|then|subsequently|also) ){0,5}"
)
#: What stands for a name of the sentences before, at the beginning of a clause.
_IT = re.compile(
    r"(?:^|\b(?:that|how|and|as) )"
    r"(?P<it>(?:It|it|This|The work|the work|(?:[Tt]he|[Tt]his|[Oo]ur) (?P<noun>[A-Z]?[a-z]+)))"
    r"(?=,? [a-z])"
)
_KINDS = re.compile(
    r"(?:work|operation|initiative|campaign|project|programme|scheme|pilot|service|exercise|fund|strategy)",
    re.IGNORECASE,
)
#: How many sentences back a name may stand that is spoken of.
_BACK = 3
#: How many names of a sentence on the other name of a thing may stand, and how far around both the words that say so.
_APART = 5
_AROUND = 300
#: The signs that stand for the two names while a pattern is matched: no paper holds them.
_FIRST, _SECOND = "\x01", "\x02"


def renamings(reading: Reading, make: Maker) -> Iterator[Statement]:
    """`renamed_to` and `same_as` between two named things of a passage."""
    if reading.passage.kind == "notice":
        return
    for number, sentence in enumerate(reading.sentences):
        named = [m for m in sentence.mentions if m.type in {"TEAM", "ORG", "OPERATION", "INITIATIVE"}]
        if not named or not _SIGN.search(lowered(reading.text), sentence.start, sentence.end):
            continue
        for i, first in enumerate(named):
            for second in named[i + 1 : i + 1 + _APART]:
                if first.label != second.label:
                    yield from _renaming(reading, sentence, first, second, make)
        if number and named:
            yield from _renamed_before(reading, number, named, make)


def _renamed_before(reading: Reading, number: int, named: list[Found], make: Maker) -> Iterator[Statement]:
    """``The Panel asked about Operation Heron. It is now known as Operation Kestrel.``"""
    sentence = reading.sentences[number]
    text = reading.text[sentence.start : sentence.end]
    for later in named:
        for match in _IT.finditer(text):
            older = _meant(reading, number, match["noun"])
            if older is None or older.label == later.label or sentence.start + match.end() > later.start:
                continue
            gap = text[match.end("it") : later.start - sentence.start]
            if any(match.end("it") + sentence.start <= m.start < later.start for m in named):
                continue
            if _fits("patterns", _FIRST + gap + _SECOND + reading.text[later.end : sentence.end], _FIRST, _SECOND):
                start = next(s.start for s in reading.sentences if s.start <= older.start < s.end)
                why = (f"{older.label} is what the sentence before speaks of",)
                yield make(
                    reading, "renamed_to", term(older), term(later), start, sentence.end,
                    rule="renamed-before", confidence=0.75, inferred=why, modality=told(gap),
                )  # fmt: skip
                return


def _meant(reading: Reading, number: int, noun: str | None) -> Found | None:
    """What *it*, *this* or *the team* in a sentence stands for: the only name of the sentence before, else the team."""
    earlier = reading.sentences[max(0, number - _BACK) : number]
    if noun is not None and not _KINDS.fullmatch(noun):
        teams = [m for s in earlier for m in s.mentions if m.type in {"TEAM", "ORG"}]
        return next((m for m in reversed(teams) if m.label.lower().endswith(" " + noun.lower())), None)
    last = [m for s in earlier[-1:] for m in s.mentions if m.type in NAMED]
    return last[-1] if len({m.label for m in last}) == 1 else None


def _fits(key: str, text: str, sign_a: str, sign_b: str) -> bool:
    """Whether one of the patterns of renaming matches a text with signs in the places of the names."""
    return any(pattern.search(text) for pattern in _patterns("renamed_to", key, sign_a, sign_b))


def _renaming(reading: Reading, sentence: Sentence, first: Found, second: Found, make: Maker) -> Iterator[Statement]:
    """Match the patterns on the sentence with the two names replaced by their signs; the first that fits counts."""
    begin, end = max(sentence.start, first.start - _AROUND), min(sentence.end, second.end + _AROUND)
    head = reading.text[begin : first.start] + _FIRST + reading.text[first.end : second.start] + _SECOND
    folded = _ACRONYM.sub("", head) + reading.text[second.end : end]
    for relation, key, a, b in (
        ("renamed_to", "patterns", first, second),
        ("renamed_to", "reversed", second, first),
        ("same_as", "patterns", first, second),
    ):
        if relation == "same_as" and (first.type in NAMED) != (second.type in NAMED):
            continue
        sign_a, sign_b = (_FIRST, _SECOND) if a is first else (_SECOND, _FIRST)
        for pattern in _patterns(relation, key, sign_a, sign_b):
            if pattern.search(folded):
                rule = relation.replace("_", "-")
                between = reading.text[first.end : second.start]
                modality = "planned" if re.search(r"\bto be\b", between) else told(between)
                yield make(
                    reading, relation, term(a), term(b), sentence.start, sentence.end,
                    rule=rule, confidence=0.9, modality=modality,
                )  # fmt: skip
                return


@cache
def _patterns(relation: str, key: str, sign_a: str, sign_b: str) -> tuple[re.Pattern[str], ...]:
    """The patterns at `key`, the signs of the two names and the words of renaming in their places."""
    participles = f"(?:{either(table('relations')['renamed_to']['participles'])})"
    filled = (
        pattern.replace("{V}", participles).replace("{BE}", _BE).replace("{A}", sign_a).replace("{B}", sign_b)
        for pattern in table("relations")[relation].get(key, [])
    )
    return tuple(re.compile(pattern, re.IGNORECASE) for pattern in filled)
