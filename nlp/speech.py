"""Who says what in minutes: the speaker of every sentence, as the person who held the office at that meeting."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from nlp.lexicon import either, table, words
from nlp.model import Statement, Term
from nlp.reader import Reading, Segment, Speaker, term
from nlp.recognise import Found
from nlp.referring import referred
from nlp.replying import replied
from nlp.speakers import Meeting, speaker_of
from nlp.statements import Maker
from nlp.turns import askers, asks, named_in, turns_of

__all__ = ["Meeting", "attribute", "introduced", "raised", "speaker_of"]

_PUBLIC = re.compile(
    r"\bpublic question|\bmembers? of (?:the )?public (?:asked|has asked|wrote)|\bquestioner\b"
    r"|\bcorrespondent (?:asked|wrote)|question (?:received )?from (?:the|a member of the) public",
    re.IGNORECASE,
)
_SPOKEN_OF = ("OPERATION", "INITIATIVE")


#: An item of a list that goes on with a sentence before it.
_ITEM = re.compile(r"\(?(?:[a-z]|[ivx]{1,4}|\d{1,2})[.)]\s|[a-z]|[\"'(]")
_LEADS = re.compile(r"(?:[:;]|:\s?[-–—])$")
_GOES_ON = re.compile(
    r"(?:He|She|They) [a-z]|[a-z]"
    r"|(?:In (?:answer|reply|response) to|Answering|Asked by|Replying to) [^,]{3,80}, (?:he|she)\b"
)
#: A heading that says whose question, motion, update or answer stands below it.
_HEADED = re.compile(
    r"\b(?P<what>questions?|motions?|query|queries|updates?|presentations?|briefings?|statements?|address|overviews?"
    r"|responses?|answers?|reply|replies|verbal reports?)\b[^:]{0,60}?\b(?:by|from|of)[ :]+(?:the )?"
    r"(?:(?:Dr|Mr|Mrs|Ms|Miss)\.? )?$",
    re.IGNORECASE,
)
#: How a sentence ends that leads to the points of an update.
_UPDATE = re.compile(
    r"\b(?:update|presentation|overview|briefing|report|talk|summary|address)\b.{0,160}:$"
    r"|\b(?:the following|these) (?:[a-z]+ )?"
    r"(?:points?|areas?|matters?|issues?|updates?|information|comments?|items?)\b.{0,80}:$",
    re.IGNORECASE | re.DOTALL,
)
#: What a heading of somebody and their office may hold beside them.
_BARE = re.compile(
    rf"(?:[\s,:–—()-]|the|The|update|Update|from|by|\b(?:{either(words('roles', 'postnominals', 'words'))})\b)*"
)
_OWN = re.compile(
    r"['’]s?,? (?:verbal |oral |written |quarterly |monthly |opening |annual )?"
    r"(?P<what>question|motion|update|presentation|briefing|statement|address|overview|response|answer|reply)s?\b",
    re.IGNORECASE,
)


def _teller(reading: Reading, meeting: Meeting) -> Speaker | None:
    """Whose update stands below ``Fenshire Police – Inspector Jane Roe``: a heading, or a short line without a verb."""
    named = [m for m in reading.mentions if m.type == "PERSON"]
    others = [m for m in reading.mentions if m.type in {"ROLE", "ORG", "TEAM"}]
    short = len(reading.text) < 100 and reading.text[-1:] not in ".:;," and reading.passage.table is None
    if not short or len(named) != 1 or not others or named[0].rule == "attendance":
        return None
    rest = reading.text
    for mention in sorted((*others, *named), key=lambda m: -m.start):
        rest = rest[: mention.start] + rest[mention.end :]
    return speaker_of(None, named[0], meeting) if _BARE.fullmatch(rest) else None


@dataclass(slots=True)
class _Floor:
    """Who has the floor between one passage and the next: by a heading, by a list, or by going on."""

    headed: Speaker | None = None
    verb: str = ""
    last: Speaker | None = None
    leads: bool = False
    update: bool = False  # what somebody told stands in a list below, which headings may part

    def heading(self, reading: Reading, meeting: Meeting) -> None:
        """Take note of a heading: whom it names, if it names anybody as speaking below it."""
        self.headed, self.verb = None, ""
        if not (self.update and self.last is not None):
            self.last, self.leads = None, False
        if (teller := _teller(reading, meeting)) is not None:
            self.headed, self.verb = teller, "said"
            return
        for sentence in reading.sentences:
            for named in named_in(reading, sentence, meeting):
                found = _HEADED.search(reading.text[: named.start]) or _OWN.match(reading.text, named.end)
                if found is not None and named.speaker.term.label not in words("speech", "titles"):
                    asked = re.match("question|quer|motion", found["what"].lower()) is not None
                    self.headed, self.verb = named.speaker, "asked" if asked else "said"
                    return

    def start(self, reading: Reading) -> tuple[Speaker | None, str]:
        """Who speaks as a passage begins, and the verb for it, where the passage shows nobody."""
        if self.last is not None:
            item = self.leads and (reading.passage.kind == "bullet" or _ITEM.match(reading.text))
            if item or (reading.passage.kind == "paragraph" and _GOES_ON.match(reading.text)):
                return self.last, ""
        return self.headed, self.verb

    def after(self, reading: Reading, current: Speaker | None) -> None:
        """Take note of how a passage ends."""
        named = any(segment.explicit for sentence in reading.sentences for segment in sentence.segments)
        if named:
            self.headed = None
        leads = _LEADS.search(reading.text.rstrip()) is not None
        item = self.leads and (reading.passage.kind == "bullet" or _ITEM.match(reading.text) is not None)
        self.leads = leads or item
        self.update = (leads and _UPDATE.search(reading.text) is not None) or (self.update and item)
        self.last = current if named or self.last is not None else None


def attribute(readings: Sequence[Reading], meeting: Meeting) -> None:
    """Set the segments of every sentence of one part's minutes, in place."""
    asker: Speaker | None = None
    public = False
    carried: Speaker | None = None
    section: str | None = None
    floor = _Floor()
    if not meeting.people:
        meeting.people += _named_holders(readings)
    for reading in readings:
        passage = reading.passage
        if passage.section != section:
            section, carried, public, asker, floor = passage.section, None, False, None, _Floor()
            meeting.recent.clear()
        if passage.kind == "heading" or (passage.kind == "paragraph" and _teller(reading, meeting)):
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
            _walk(reading, meeting, None)
            carried = None
            continue
        start, verb = floor.start(reading)
        if passage.role == "answer" and passage.kind == "paragraph":
            start = carried or start
        carried = _walk(reading, meeting, start, verb)
        floor.after(reading, carried)


def _named_holders(readings: Sequence[Reading]) -> list[tuple[str, str | None, str | None, bool]]:
    """Where no list says who was there: those whom the text names right after an office, in the form of a list."""
    found: dict[tuple[str, str], None] = {}
    for reading in readings:
        for role, person in pairwise(reading.mentions):
            between = reading.text[role.end : person.start].strip(" .,")
            if (role.type, person.type, between) == ("ROLE", "PERSON", ""):
                found[person.label, role.label] = None
    return [(name, role, None, True) for name, role in found]


def _header_roles(reading: Reading) -> Found | None:
    """The office in a column head such as ``PCC Question``, though no mention is marked there."""
    match = re.match(r"(?P<role>.+?)(?:'s)? [Qq]uestions?$", reading.text)
    if match is None:
        return None
    label = table("roles")["abbreviations"].get(match["role"])
    return Found(0, len(match["role"]), "ROLE", label, "column-head", 0.95) if label else None


def _walk(reading: Reading, meeting: Meeting, current: Speaker | None, how: str = "") -> Speaker | None:
    """Give each sentence its segments; returns the speaker at the end. `how` is the verb while nobody is named."""
    for sentence in reading.sentences:
        turns = turns_of(reading, sentence, meeting, current)
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
