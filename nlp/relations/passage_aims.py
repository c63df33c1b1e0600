"""`targets` told outside sentences: by an initiative's own name, by a heading, by a list and the line before it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from nlp.aims.cued import cued_aims
from nlp.aims.harms import find_harms
from nlp.aims.named import aims_in_name, is_whole
from nlp.lexicon import table
from nlp.model import Statement, Term
from nlp.reader import Reading, Sentence, term
from nlp.recognise import Found
from nlp.relations.context import NAMED
from nlp.relations.harming import harm_aims
from nlp.statements import Maker

_NEGATED = re.compile(r"\b(?:not|never|no longer|cannot|without)\b", re.IGNORECASE)
#: Words for the operations that a list gives.
_OPERATIONS = re.compile(
    r"\b(?:operations|campaigns|initiatives|projects|activit(?:y|ies)|programmes|schemes)\b", re.IGNORECASE
)
#: A line that says outright that the aims follow.
_STATED = re.compile(
    r"\b(?:aims?|aimed|objectives?|goals?|purposes?|intended|designed|seeks?|sought|priorities)\b", re.IGNORECASE
)
#: The most words of a member of a list that is an aim.
_LONGEST = 14


@dataclass
class Line:
    """A heading or a sentence as the rules of harms see it, without a parse."""

    reading: Reading
    sentence: Sentence
    text: str
    offset: int
    mentions: list[Found]
    named: list[Found]
    all_named: list[Found]

    @classmethod
    def of(cls, reading: Reading, sentence: Sentence) -> Line:
        """A sentence of `reading`."""
        named = [m for m in sentence.mentions if m.type in NAMED]
        text = reading.text[sentence.start : sentence.end]
        return cls(reading, sentence, text, sentence.start, sentence.mentions, named, named)


def named_aims(readings: Sequence[Reading], make: Maker, stated: Iterable[Statement]) -> Iterator[Statement]:
    """`targets` that the name of an initiative tells, once for each passage, where nothing `stated` tells its aim."""
    known = {s.subject for s in stated if s.relation == "targets"}
    for reading in readings:
        if reading.passage.kind in {"notice", "field"} or reading.passage.role == "action":
            continue
        named = {m.label: (m, s) for s in reversed(reading.sentences) for m in s.mentions if m.type == "INITIATIVE"}
        for mention, sentence in named.values():
            for aim in aims_in_name(mention.label) if term(mention) not in known else ():
                yield _targets(make, reading, sentence, mention, aim, "named-aim", 0.7)


def heading_aims(readings: Iterable[Reading], make: Maker) -> Iterator[Statement]:
    """`targets` that a heading tells of the operations in it: ``Operation Kestrel – rural theft``."""
    for reading in readings:
        for sentence in reading.sentences if reading.passage.kind in {"heading", "caption"} else ():
            here = Line.of(reading, sentence)
            for aim, owner in harm_aims(here) if here.named and not _NEGATED.search(here.text) else ():
                before = [m for m in here.named if m.start - here.offset <= aim.trigger_start]
                if is_whole(here.named[0].label):
                    continue
                subject = owner or (before[-1] if before else here.named[0])
                yield _targets(make, reading, sentence, subject, aim.text, "heading-aim", 0.6)


def aims_by_lead(reading: Reading, lead: Reading, make: Maker, about: Found | None) -> Iterator[Statement]:
    """The aims that a list gives of the operation before it, or that the line before a list gives of its operations.

    `about` is what the line before the list is about, where it does not name it.
    """
    if not reading.sentences or _NEGATED.search(lead.text):
        return
    sentence = reading.sentences[0]
    above = [m for m in lead.mentions if m.type in NAMED] or ([about] if about is not None else [])
    here = [m for m in sentence.mentions if m.type in NAMED]
    if above and not here and _leads().search(lead.text):
        text = reading.text[sentence.start : sentence.end]
        for told in _listed(text, lead.text) if len(text.split()) <= _LONGEST else ():
            yield _targets(make, reading, sentence, above[-1], told, "aim-list", 0.6, lead)
    elif here and not above and _OPERATIONS.search(lead.text) and reading.text[: here[0].start].strip(" -–•'\"") == "":
        for aim in cued_aims(lead.text, list(find_harms(lead.text))):
            yield _targets(make, reading, sentence, here[0], aim.text, "aim-list", 0.6, lead)


def _listed(text: str, lead: str) -> Iterator[str]:
    """The aims that a member of a list tells: its crimes and groups, else what is to be made better."""
    harms = [h.text for h in find_harms(text)]
    described = re.match(r"(?:Those|People|Persons|Individuals|Anyone|Children|Adults)\b", text, re.IGNORECASE)
    if described and len(harms) and harms[0].startswith(described.group()):
        yield text.rstrip(".;, ")
    elif harms:
        yield from harms
    elif not _STATED.search(lead):
        return
    elif (object_ := _made().match(text)) is not None:
        words = object_["what"].rstrip(".;, ")
        if words.lower() not in table("relations")["targets"]["skip"] and len(words) > 3:
            yield words


@cache
def _leads() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(table('harms')['list']['leads'])})\b[^.]{{0,60}}:$", re.IGNORECASE)


@cache
def _made() -> re.Pattern[str]:
    """``To reduce litter``: a verb that shows an aim, and what follows it."""
    verbs = "|".join(table("relations")["targets"]["verbs"])
    ends = "e|es|ed|ing|s|y|ies|ied|ying|ting|ising|ise|ling|le|ning"
    return re.compile(
        rf"(?:to )?(?:help(?:ing)? (?:to )?)?(?:{verbs})(?:{ends})? (?:the |our |a |an |any )?"
        r"(?P<what>[\w-]+(?: [\w'&-]+){0,5})[.;,]?$",
        re.IGNORECASE,
    )


def _targets(
    make: Maker,
    reading: Reading,
    sentence: Sentence,
    subject: Found,
    aim: str,
    rule: str,
    sure: float,
    lead: Reading | None = None,
) -> Statement:
    why = (f"the line before the list: {lead.text[:120]}",) if lead is not None else ()
    return make(
        reading, "targets", term(subject), Term(aim), sentence.start, sentence.end,
        rule=rule, confidence=sure, inferred=why,
    )  # fmt: skip
