"""Who answers a question about an operation, or speaks of *it*, right after the sentence that names it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from nlp.model import Statement
from nlp.reader import Reading, Segment, Sentence, term
from nlp.recognise import Found
from nlp.speech.turns import asks
from nlp.statements import Maker

_SPOKEN_OF = ("OPERATION", "INITIATIVE")
#: Verbs that answer whatever was said before.
_ANSWERS = re.compile(r"^(?:repl(?:y|ie)|respond|answer|thought (?:not|so)|did not (?:know|recognise|think|believe))")
#: A thing named before, as the object of what is said.
_OF_IT = re.compile(
    r"^ (?:it|this|them)(?=[.,;:]| (?:and|as|for|to)\b)"
    r"|^ (?:if|whether|when|how|why|where|that|about|of|to|on) (?:it|this)\b"
    r"|\b(?:to|of|in|for|about|with|from|by|under|through|behind) it\b(?! (?:was|is|would|had|has|will)\b)"
    r"|\b(?:the|this|that|no such|any such) (?:operation|initiative|campaign|project|programme|scheme|pilot|exercise)\b"
)
#: What stands for a thing asked about at the beginning of an answer.
_THAT = re.compile(
    r"\bthat (?:it|this|(?:the|this|that) (?:work|operation|initiative|campaign|project|programme|scheme|pilot|fund"
    r"|strategy|exercise))\b"
)
#: A sentence that goes on about what was named.
_GOES_ON = re.compile(r"(?:It|This|(?:The|This) (?:operation|initiative|campaign|project|programme|scheme|pilot))\b")


@dataclass(frozen=True, slots=True)
class _Last:
    """The one thing that the stretch before names, and whether it asks about it."""

    mention: Found
    sentence: Sentence
    segment: Segment
    asked: bool


def replied(readings: Sequence[Reading], make: Maker, known: Sequence[Statement]) -> list[Statement]:
    """One `raised_by` for each who answers or speaks of *it*; none where `known` has it already."""
    done = {(s.subject.entity, s.object.label, s.section) for s in known if s.relation == "raised_by"}
    found: list[Statement] = []
    for reading in readings:
        passage = reading.passage
        cell = passage.kind == "cell" and re.search(r"discuss|minute|note|item", passage.header or "", re.IGNORECASE)
        if passage.kind not in {"paragraph", "bullet"} and not cell:
            continue
        for statement in _in_passage(reading, make):
            ident = (statement.subject.entity, statement.object.label, statement.section)
            if ident not in done:
                done.add(ident)
                found.append(statement)
    return found


def _in_passage(reading: Reading, make: Maker) -> Iterator[Statement]:
    last: _Last | None = None
    for sentence in reading.sentences:
        for segment in sentence.segments:
            named = {m.label: m for m in sentence.mentions if m.type in _SPOKEN_OF and _inside(m, segment)}
            if named:
                if (
                    last is not None
                    and last.asked
                    and last.mention.label not in named
                    and _of_that(reading, segment, last)
                ):
                    yield _made(reading, sentence, segment, last, make)
                only = next(iter(named.values())) if len(named) == 1 else None
                last = _Last(only, sentence, segment, asks(segment.verb)) if only is not None else None
                continue
            if last is not None and _goes_on(reading, segment, last):
                yield _made(reading, sentence, segment, last, make)
            if segment.explicit or not _GOES_ON.match(reading.text, segment.start):
                last = None


def _of_that(reading: Reading, segment: Segment, last: _Last) -> bool:
    """Whether an answer speaks of what was asked about (``that the work had ended``) before it names another."""
    if segment.speaker is None or not segment.explicit or not segment.verb or asks(segment.verb):
        return False
    if last.segment.speaker is not None and segment.speaker.term == last.segment.speaker.term:
        return False
    first = min(m.start for m in reading.mentions if m.type in _SPOKEN_OF and _inside(m, segment))
    return _THAT.search(reading.text, segment.start, first) is not None


def _inside(mention: Found, segment: Segment) -> bool:
    return segment.start <= mention.start < segment.end


def _goes_on(reading: Reading, segment: Segment, last: _Last) -> bool:
    """Whether another speaker answers what was asked, or speaks of what was named, in the next stretch."""
    if segment.speaker is None or not segment.explicit or not segment.verb:
        return False
    if last.segment.speaker is not None and segment.speaker.term == last.segment.speaker.term:
        return False
    if last.asked and not asks(segment.verb):
        return True
    verb = segment.verb.split()[0]
    at = reading.text.find(verb, segment.start, segment.end)
    after = reading.text[at + len(verb) : segment.end] if at >= 0 else ""
    return _ANSWERS.search(segment.verb) is not None or _OF_IT.search(after) is not None


def _made(reading: Reading, sentence: Sentence, segment: Segment, last: _Last, make: Maker) -> Statement:
    assert segment.speaker is not None
    speaker = segment.speaker
    note = f"{last.mention.label} is what was named right before"
    return make(
        reading, "raised_by", term(last.mention), speaker.term, last.sentence.start, sentence.end,
        rule="speaker-replies", confidence=0.75, inferred=tuple(x for x in (speaker.inferred, note) if x),
        speaker=speaker.term, modality="asked" if asks(segment.verb) else "asserted",
    )  # fmt: skip
