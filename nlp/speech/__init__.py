"""Who says what in minutes: the speaker of every sentence, as the person who held the office at that meeting."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from nlp.lexicon import table, words
from nlp.model import Statement, Term
from nlp.patterns import Signed
from nlp.reader import Reading, Segment, Speaker, term
from nlp.recognise import Found
from nlp.speech.floor import Floor, teller_of, told_passively
from nlp.speech.referring import referred
from nlp.speech.replying import replied
from nlp.speech.speakers import Meeting, speaker_of
from nlp.speech.turns import askers, asks, turns_of
from nlp.statements import Maker

__all__ = ["Meeting", "attribute", "introduced", "named_holders", "raised", "speaker_of"]

_PUBLIC = Signed(
    ("ublic", "UBLIC", "uestioner", "UESTIONER", "orrespondent", "ORRESPONDENT"),
    r"\bpublic question|\bmembers? of (?:the )?public (?:asked|has asked|wrote)|\bquestioner\b"
    r"|\bcorrespondent (?:asked|wrote)|question (?:received )?from (?:the|a member of the) public",
    re.IGNORECASE,
)
_SPOKEN_OF = ("OPERATION", "INITIATIVE")


def attribute(readings: Sequence[Reading], meeting: Meeting) -> None:
    """Set the segments of every sentence of one part's minutes, in place."""
    asker: Speaker | None = None
    public = False
    carried: Speaker | None = None
    section: str | None = None
    floor = Floor()
    if not meeting.people:
        meeting.people += named_holders(readings)
    for reading in readings:
        passage = reading.passage
        if passage.section != section:
            section, carried, public, asker, floor = passage.section, None, False, None, Floor()
            meeting.recent.clear()
        if passage.kind == "heading" or (passage.kind == "paragraph" and teller_of(reading, meeting)):
            if re.search(r"\bquestions?\b", reading.text, re.IGNORECASE):
                public = bool(re.search(r"\bpublic\b", reading.text, re.IGNORECASE))
                roles = _header_roles(reading)
                asker = (
                    speaker_of(roles, None, meeting)
                    if roles is not None and not public
                    else asker
                    if not public
                    else None
                )
            carried = None
            floor.heading(reading, meeting)
            if floor.headed is not None and floor.verb == "asked" and not public:
                asker = floor.headed
            continue
        if passage.role == "question":
            named = None if public else asker
            _walk(reading, meeting, named)
            carried = None
            continue
        if passage.role == "action" or passage.kind in {"field", "caption", "notice"}:
            floor.open = floor.open and passage.kind != "field"
            _walk(reading, meeting, None)
            carried = None
            continue
        start, verb = floor.start(reading)
        if passage.role == "answer" and passage.kind == "paragraph":
            start = carried or start
        carried = _walk(reading, meeting, start, verb, floor.teller)
        floor.after(reading, carried)


def named_holders(readings: Sequence[Reading]) -> list[tuple[str, str | None, str | None, bool]]:
    """Where no list says who was there: those whom the text names right beside an office, in the form of a list."""
    found: dict[tuple[str, str], None] = {}
    for reading in readings:
        for first, second in pairwise(reading.mentions):
            between = reading.text[first.end : second.start]
            if (first.type, second.type, between.strip(" .,")) == ("ROLE", "PERSON", ""):
                found[second.label, first.label] = None
            elif (first.type, second.type) == ("PERSON", "ROLE") and between in {", ", ", the "}:
                found[first.label, second.label] = None
    return [(name, role, None, True) for name, role in found]


def _header_roles(reading: Reading) -> Found | None:
    """The office in a column head such as ``PCC Question``, though no mention is marked there."""
    match = re.match(r"(?P<role>.+?)(?:'s)? [Qq]uestions?$", reading.text)
    if match is None:
        return None
    label = table("roles")["abbreviations"].get(match["role"])
    return Found(0, len(match["role"]), "ROLE", label, "column-head", 0.95) if label else None


def _walk(
    reading: Reading, meeting: Meeting, current: Speaker | None, how: str = "", teller: Speaker | None = None
) -> Speaker | None:
    """Give each sentence its segments; returns the speaker at the end. `how` is the verb while nobody is named.

    What those present *were told* was said by the `teller`, who gives the update of the item.
    """
    for sentence in reading.sentences:
        turns = turns_of(reading, sentence, meeting, current)
        if not turns and teller is not None and told_passively(reading.text[sentence.start : sentence.end]):
            current, how = teller, ""
        if _PUBLIC.search(reading.text, sentence.start, sentence.end) and not turns:
            current = None
        if not turns:
            sentence.segments.append(Segment(sentence.start, sentence.end, current, False, how))
            continue
        asking, how = tuple(askers(reading, sentence, meeting)), ""
        for number, (position, speaker, verb, others) in enumerate(turns):
            end = turns[number + 1][0] if number + 1 < len(turns) else sentence.end
            begin = sentence.start if number == 0 else position
            sentence.segments.append(Segment(begin, end, speaker, True, verb, others, asking))
        current = turns[-1][1]
    return current


def raised(readings: Sequence[Reading], make: Maker) -> list[Statement]:
    """One `raised_by` for each operation or initiative that a speaker is recorded as speaking of."""
    found: list[Statement] = []
    for reading in readings:
        if reading.passage.kind in {"heading", "caption", "field", "notice"}:
            continue
        speaker_start: dict[str, int] = {}
        for sentence in reading.sentences:
            for segment in sentence.segments:
                if segment.speaker is not None and segment.explicit:
                    speaker_start[segment.speaker.term.label] = sentence.start
            for mention in sentence.mentions:
                if mention.type not in _SPOKEN_OF:
                    continue
                at = sentence.segment_at(mention.start)
                if at is None or at.speaker is None:
                    continue
                main = at.speaker
                if not at.explicit and reading.passage.role == "update":
                    continue  # what became of an action is told in the record's own voice
                begin = sentence.start
                if not at.explicit and reading.passage.role != "question":
                    earlier = speaker_start.get(main.term.label, begin)
                    begin = earlier if sentence.end - earlier < 900 else begin
                asked = reading.passage.role == "question" or asks(at.verb)
                asking = [speaker for speaker in at.askers if speaker.term != main.term]
                for speaker in (*asking, *at.others, main):
                    carried = None if at.explicit else "the speaker is the one last named"
                    found.append(
                        make(
                            reading, "raised_by", term(mention), speaker.term, begin, sentence.end,
                            rule="speaker-in-sentence" if at.explicit else "speaker-carried",
                            inferred=tuple(x for x in (speaker.inferred, carried) if x),
                            confidence=0.95 if at.explicit else 0.8, speaker=speaker.term,
                            modality="asked" if asked or speaker in asking else "asserted",
                        )
                    )  # fmt: skip
    found += referred(readings, make, found)
    return [*found, *replied(readings, make, found)]


def introduced(readings: Sequence[Reading], make: Maker) -> list[Statement]:
    """Who introduced the paper or item of a section (``The CC introduced the paper``)."""
    found = []
    for reading in readings:
        for sentence in reading.sentences:
            for segment in sentence.segments:
                if (
                    segment.explicit
                    and segment.speaker is not None
                    and segment.verb in words("speech", "introduce")
                    and reading.section_title
                    and re.search(
                        r"\bintroduced (?:the|his|her|their|this)\b", reading.text[segment.start : segment.end]
                    )
                ):
                    topic = Term(reading.section_title)
                    inferred = (segment.speaker.inferred,) if segment.speaker.inferred else ()
                    found.append(
                        make(
                            reading,
                            "introduced",
                            segment.speaker.term,
                            topic,
                            sentence.start,
                            sentence.end,
                            rule="introduced",
                            inferred=inferred,
                            speaker=segment.speaker.term,
                        )
                    )
    return found
