"""Who speaks of an operation without naming it: of ``the survey`` named before, or in answer to a question about it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from nlp.lexicon import either, words
from nlp.model import Statement
from nlp.reader import Reading, Segment, Sentence, term
from nlp.recognise import Found
from nlp.statements import Maker

_SPOKEN_OF = ("OPERATION", "INITIATIVE")
_WORD = re.compile(r"[A-Za-z]+")
#: No quote is longer than this; a reference that reaches farther back is not followed.
_LONGEST = 900


@dataclass(slots=True)
class _Named:
    """A name with the passage and sentence it stood in."""

    mention: Found
    reading: Reading
    sentence: Sentence


@dataclass(slots=True)
class _Talk:
    """What one question and its answer have named so far: by the nouns that may stand for it."""

    section: str | None = None
    by_noun: dict[str, _Named] = field(default_factory=dict)
    asked: _Named | None = None


def referred(readings: Sequence[Reading], make: Maker, known: Sequence[Statement]) -> list[Statement]:
    """One `raised_by` for each speaker who refers to what was named before; none where `known` has it already."""
    done = {(s.subject.entity, s.object.label, s.section) for s in known if s.relation == "raised_by"}
    found: list[Statement] = []
    talk = _Talk()
    for reading in readings:
        passage = reading.passage
        if passage.section != talk.section or passage.kind == "heading" or passage.role in {"question", "action"}:
            talk = _Talk(passage.section)
        if passage.kind in {"heading", "caption", "field", "notice"} or passage.role == "action":
            continue
        for statement in _in_passage(reading, talk, make):
            ident = (statement.subject.entity, statement.object.label, statement.section)
            if ident not in done:
                done.add(ident)
                found.append(statement)
        if passage.role == "question":
            talk.asked = _asked_about(reading)
    return found


def _in_passage(reading: Reading, talk: _Talk, make: Maker) -> Iterator[Statement]:
    """What the speakers of one passage refer to."""
    for sentence in reading.sentences:
        for segment in sentence.segments:
            if segment.speaker is None or not segment.explicit:
                continue
            another = any(m.type in _SPOKEN_OF for m in sentence.mentions)
            if talk.asked is not None and reading.passage.role == "answer" and not another:
                yield _made(reading, sentence, segment, talk.asked, make, "speaker-answers", 0.75)
            talk.asked = None
            for named in _references(reading, sentence, segment, talk):
                yield _made(reading, sentence, segment, named, make, "speaker-refers", 0.75)
        for mention in sentence.mentions:
            if mention.type in _SPOKEN_OF:
                for noun in _nouns(reading, mention):
                    talk.by_noun[noun] = _Named(mention, reading, sentence)


def _references(reading: Reading, sentence: Sentence, segment: Segment, talk: _Talk) -> Iterator[_Named]:
    """What *the survey*, *this scheme* stand for, where the sentence names nothing of the kind itself."""
    for match in _definite().finditer(reading.text, segment.start, segment.end):
        named = talk.by_noun.get(match["noun"].lower().removesuffix("s"))
        taken = any(m.start < match.end() and match.start() < m.end for m in sentence.mentions)
        if named is not None and not taken and not any(m.type in _SPOKEN_OF for m in sentence.mentions):
            yield named


@cache
def _definite() -> re.Pattern[str]:
    """``the survey``, ``this pilot``, with a word between."""
    nouns = either(words("speech", "nouns"))
    return re.compile(
        rf"\b(?:[Tt]he|[Tt]his|[Tt]hese|[Ii]ts)(?: (?!new )[a-z-]+)? (?P<noun>{nouns})s?\b(?! which| that| whereby)"
    )


def _nouns(reading: Reading, mention: Found) -> set[str]:
    """The nouns that may stand for a mention: its own last word, the one after it, and *operation* for a code name."""
    own = _WORD.findall(mention.label)
    after = _WORD.match(reading.text, min(len(reading.text), mention.end + 1))
    found = {own[-1].lower() if own else "", after.group().lower() if after else ""}
    if mention.type == "OPERATION":
        found.add("operation")
    return {noun.removesuffix("s") for noun in found} & words("speech", "nouns")


#: Before the subject of a question: ``When will``, ``Is``.
_SUBJECT = re.compile(
    r"(?:And |But |So )?(?:(?:How|What|When|Why|Where)(?: (?:often|soon|long|far|well|successful|effective|much))? )?"
    r"(?:[Ii]s|[Aa]re|[Ww]as|[Ww]ere|[Hh]as|[Hh]ave|[Hh]ad|[Dd]oes|[Dd]o|[Dd]id|[Ww]ill|[Ww]ould|[Cc]an|[Cc]ould|[Ss]hould)"
    r"(?: (?:the|our|your|this|that))?(?: new)? ['\"“]?"
)


@cache
def _topical() -> re.Pattern[str]:
    """What opens a question by telling what it is about: ``In relation to the new '``."""
    return re.compile(
        rf"(?:{either(words('speech', 'topical'))})(?: (?:the|this|our|your|their|its|a))?(?: new)? ?['\"]?"
    )


def _asked_about(reading: Reading) -> _Named | None:
    """What the last question of a passage says that it is about; None where it does not say so."""
    if not reading.text.rstrip(" '\"").endswith("?"):
        return None
    last = reading.sentences[-1]
    for mention in last.mentions:
        opens = _topical().fullmatch(reading.text, last.start, mention.start)
        if mention.type in _SPOKEN_OF and opens is not None:
            return _Named(mention, reading, last)
        if mention.type in _SPOKEN_OF and _SUBJECT.fullmatch(reading.text, last.start, mention.start):
            return _Named(mention, reading, last)
    return None


def _made(
    reading: Reading, sentence: Sentence, segment: Segment, named: _Named, make: Maker, rule: str, confidence: float
) -> Statement:
    """The statement with a quote that begins where the name stands, if that is not too far back."""
    assert segment.speaker is not None
    speaker = segment.speaker
    note = f"{named.mention.label} is what was last named before"
    statement = make(
        reading, "raised_by", term(named.mention), speaker.term, sentence.start, sentence.end, rule=rule,
        confidence=confidence, inferred=tuple(x for x in (speaker.inferred, note) if x), speaker=speaker.term,
        modality="asked" if segment.verb in words("speech", "ask") else "asserted",
    )  # fmt: skip
    first, _ = named.reading.quote_span(named.sentence.start, named.sentence.end)
    if not 0 < statement.end - first < _LONGEST:
        return statement
    return replace(statement, start=first, quote=reading.passage.source[first : statement.end])
