"""Who says what in minutes: the speaker of every sentence, as the person who held the office at that meeting."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from nlp.attendance import Attendee
from nlp.lexicon import table, words
from nlp.model import Part, Statement, Term
from nlp.reader import Reading, Segment, Sentence, Speaker, entity_key, term
from nlp.recognise import Found, Recogniser
from nlp.referring import referred
from nlp.statements import Maker

_PUBLIC = re.compile(
    r"\bpublic question|\bmembers? of (?:the )?public (?:asked|has asked|wrote)|\bquestioner\b"
    r"|\bcorrespondent (?:asked|wrote)|question (?:received )?from (?:the|a member of the) public",
    re.IGNORECASE,
)
_SPOKEN_OF = ("OPERATION", "INITIATIVE")
_JOINED = re.compile(r"(?: \([^()]{1,20}\))?,? and (?:the )?")
_LISTED = re.compile(r"(?: \([^()]{1,20}\))?, (?:the )?")
_OPENING = re.compile(r"\s*(?:In (?:response|reply),? )?(?:[Bb]oth )?(?:[Tt]he )?")
#: Offset, speaker, verb, and those who speak with the speaker.
Turn = tuple[int, Speaker | None, str, tuple[Speaker, ...]]


#: What may stand between an office and its holder's name.
_TITLE_GAP = re.compile(r"\)?\s*(?:\([^)]*\))?,?\s*(?:Dr |Mr |Mrs |Ms )?")
#: Before somebody's name: they are spoken to or about.
_SPOKEN_TO = re.compile(r"\b(?:to|by|from|with|for|that of|thanked|asked|informed) (?:the )?$")
#: How far into a sentence a pronoun still tells who speaks.
_PRONOUN_WITHIN = 60


@cache
def _say() -> re.Pattern[str]:
    verbs = "|".join(sorted(words("speech", "say"), key=len, reverse=True))
    adverbs = "|".join(sorted(words("speech", "adverbs"), key=len, reverse=True))
    return re.compile(
        rf"(?:\s*\([^()]{{1,20}}\))?\s*,?(?:\s+(?:{adverbs}),?)?\s+(?P<verb>{verbs})\b"
        rf"|\s*(?:\([^()]{{1,20}}\))?\s*(?P<colon>:)(?=\s)"
    )


@cache
def _pronoun() -> re.Pattern[str]:
    verbs = "|".join(sorted(words("speech", "say"), key=len, reverse=True))
    return re.compile(
        rf"\b(?:[Hh]e|[Ss]he)(?: (?:also|then|therefore|further|finally|additionally))? (?P<verb>{verbs})\b"
    )


@dataclass
class Meeting:
    """Those listed for one set of minutes, by office and by name."""

    part: Part
    people: list[tuple[str, str | None, str | None, bool]] = field(default_factory=list)  # name, role, org, present

    @classmethod
    def of(cls, part: Part, attendees: Iterable[Attendee], recogniser: Recogniser) -> Meeting:
        """The meeting of `part` with the people its lists name."""
        meeting = cls(part)
        for person in attendees:
            text = person.passage.view.text
            name = recogniser.person_label(text[slice(*person.name)])
            role = recogniser.role_label(text[slice(*person.role)]) if person.role else None
            org = text[slice(*person.org)] if person.org else None
            meeting.people.append((name, role, org, person.present))
        return meeting

    def short_offices(self) -> set[str]:
        """The offices of one word that the lists give (``Chair``), which the text names with no more than ``the``."""
        return {role for _, role, _, _ in self.people if role is not None and role.isalpha()}

    def holder(self, role: str) -> str | None:
        """The one person listed with `role`, those present before those excused; None where there are two or none."""
        wanted = _plain(role)
        for group in ([p for p in self.people if p[3]], self.people):
            names = {name for name, held, _, _ in group if held and _plain(held) == wanted}
            if len(names) == 1:
                return names.pop()
        for group in ([p for p in self.people if p[3]], self.people):
            names = {name for name, held, _, _ in group if held and _short_for(role, held)}
            if len(names) == 1:
                return names.pop()
        return None


def _plain(role: str) -> str:
    return re.sub(r"\b(?:the|of|and|&|for)\b|\W", "", role.casefold())


_RANK_WORDS = {"deputy", "assistant", "temporary", "acting", "vice", "interim", "chief", "lead", "staff"}


def _short_for(role: str, held: str) -> bool:
    """Whether ``the Commissioner`` or ``the Deputy Mayor`` can be short for a held title, rank for rank."""
    short, full = role.casefold().split(), re.findall(r"[a-z-]+", held.casefold())
    if len(short) >= len(full) or {w for w in full if w in _RANK_WORDS} != {w for w in short if w in _RANK_WORDS}:
        return False
    return full[: len(short)] == short or full[-len(short) :] == short


def speaker_of(role: Found | None, person: Found | None, meeting: Meeting) -> Speaker:
    """The speaker that a role, a name, or both name."""
    if person is not None:
        name = person.label
        if " " not in name:
            full = {p[0] for p in meeting.people if p[0].split()[-1] == name}
            name = full.pop() if len(full) == 1 else name
        return Speaker(Term(name, entity_key("PERSON", name)), role.label if role else None)
    assert role is not None
    holder = meeting.holder(role.label)
    if holder is None:
        return Speaker(Term(role.label, entity_key("ROLE", role.label)), role.label)
    note = f"{role.label} is {holder}: so listed at the meeting of {meeting.part.recorded}"
    return Speaker(Term(holder, entity_key("PERSON", holder)), role.label, note)


def attribute(readings: Sequence[Reading], meeting: Meeting) -> None:
    """Set the segments of every sentence of one part's minutes, in place."""
    asker: Speaker | None = None
    public = False
    carried: Speaker | None = None
    section: str | None = None
    for reading in readings:
        passage = reading.passage
        if passage.section != section:
            section, carried, public, asker = passage.section, None, False, None
        if passage.kind == "heading":
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
        start = carried if passage.role == "answer" and passage.kind == "paragraph" else None
        carried = _walk(reading, meeting, start)


def _header_roles(reading: Reading) -> Found | None:
    """The office in a column head such as ``PCC Question``, though no mention is marked there."""
    match = re.match(r"(?P<role>.+?)(?:'s)? [Qq]uestions?$", reading.text)
    if match is None:
        return None
    label = table("roles")["abbreviations"].get(match["role"])
    return Found(0, len(match["role"]), "ROLE", label, "column-head", 0.95) if label else None


def _walk(reading: Reading, meeting: Meeting, current: Speaker | None) -> Speaker | None:
    """Give each sentence its segments; returns the speaker at the end."""
    for sentence in reading.sentences:
        turns = _turns(reading, sentence, meeting, current)
        if _PUBLIC.search(reading.text, sentence.start, sentence.end) and not turns:
            current = None
        begin = sentence.start
        if not turns:
            sentence.segments.append(Segment(begin, sentence.end, current, False))
            continue
        for number, (position, speaker, verb, others) in enumerate(turns):
            end = turns[number + 1][0] if number + 1 < len(turns) else sentence.end
            sentence.segments.append(Segment(begin if number == 0 else position, end, speaker, True, verb, others))
        current = turns[-1][1]
    return current


def _turns(reading: Reading, sentence: Sentence, meeting: Meeting, current: Speaker | None) -> list[Turn]:
    """Where in the sentence somebody is said to speak, in order; a pronoun counts where nobody is named."""
    text = reading.text
    if text.startswith("That ", sentence.start):
        return []  # the wording of a motion, which nobody says
    turns = [*_named_turns(reading, sentence, meeting), *_office_turns(reading, sentence, meeting)]
    if not turns and current is not None:
        pronoun = _pronoun().search(text, sentence.start, sentence.end)
        if pronoun is not None and pronoun.start() - sentence.start < _PRONOUN_WITHIN:
            turns.append((pronoun.start(), current, pronoun["verb"], ()))
    return sorted(turns, key=lambda t: t[0])


def _named_turns(reading: Reading, sentence: Sentence, meeting: Meeting) -> Iterator[Turn]:
    """``Inspector Sam Pell stated``: an office, a person, or both, and a verb of speech or a colon."""
    text, mentions = reading.text, sentence.mentions
    for i, mention in enumerate(mentions):
        if mention.type not in {"ROLE", "PERSON"} or _is_holder(mentions, i):
            continue
        role, person = (mention, None) if mention.type == "ROLE" else (None, mention)
        following = mentions[i + 1] if role is not None and i + 1 < len(mentions) else None
        if following is not None and following.type == "PERSON":
            person = following if _TITLE_GAP.fullmatch(text[mention.end : following.start]) else None
        said = _say().match(text, person.end if person is not None else mention.end, sentence.end)
        if said is None:
            continue
        position = _clause(text, sentence.start, mention.start)
        if said["colon"]:
            if mention.start <= sentence.start + 4:
                yield position, speaker_of(role, person, meeting), ":", ()
        elif not _SPOKEN_TO.search(text[max(sentence.start, mention.start - 14) : mention.start]):
            others = _alongside(reading, sentence, i, meeting)
            yield position, speaker_of(role, person, meeting), said["verb"], others


def _is_holder(mentions: Sequence[Found], i: int) -> bool:
    """Whether a person is named right after the office, which speaks for both."""
    before = mentions[i - 1] if i else None
    close = before is not None and before.type == "ROLE" and mentions[i].start - before.end <= 5
    return close and mentions[i].type == "PERSON"


def _office_turns(reading: Reading, sentence: Sentence, meeting: Meeting) -> Iterator[Turn]:
    """``The Chair noted``: an office of one word that only the attendance list shows to be one."""
    text = reading.text
    for office in meeting.short_offices():
        for named in re.compile(rf"\b[Tt]he {re.escape(office)}\b").finditer(text, sentence.start, sentence.end):
            said = _say().match(text, named.end(), sentence.end)
            taken = any(m.start < named.end() and named.start() < m.end for m in sentence.mentions)
            if said is not None and not said["colon"] and not taken:
                role = Found(named.start() + 4, named.end(), "ROLE", office, "listed-office", 0.9)
                start = max(sentence.start, named.start() - 4)
                yield start, speaker_of(role, None, meeting), said["verb"], ()


def _alongside(reading: Reading, sentence: Sentence, last: int, meeting: Meeting) -> tuple[Speaker, ...]:
    """Those named before the speaker at mention `last` as saying the same, where the sentence begins with them."""
    text, mentions = reading.text, sentence.mentions
    found: list[Speaker] = []
    before, joint = last, _JOINED
    while before > 0 and joint.fullmatch(text[mentions[before - 1].end : mentions[before].start]):
        before -= 1
        role, person = mentions[before], None
        if role.type == "PERSON":
            person, ranked = role, before > 0 and mentions[before - 1].type == "ROLE"
            before -= ranked and mentions[before].start - mentions[before - 1].end <= 5
            role = mentions[before]
        if role.type not in {"ROLE", "PERSON"}:
            return ()
        found.append(speaker_of(role if role.type == "ROLE" else None, person, meeting))
        joint = _LISTED
    if not _OPENING.fullmatch(text[sentence.start : mentions[before].start]):
        return ()
    return tuple(reversed(found))


def _clause(text: str, floor: int, position: int) -> int:
    """The start of the clause that ends in the speaker at `position`."""
    cut = max(text.rfind(", ", floor, position), text.rfind("; ", floor, position))
    return cut + 2 if cut >= 0 and position - cut < 24 else max(floor, position - 4)


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
                asked = reading.passage.role == "question" or at.verb in words("speech", "ask")
                for speaker in (*at.others, main):
                    carried = None if at.explicit else "the speaker is the one last named"
                    found.append(
                        make(
                            reading, "raised_by", term(mention), speaker.term, begin, sentence.end,
                            rule="speaker-in-sentence" if at.explicit else "speaker-carried",
                            inferred=tuple(x for x in (speaker.inferred, carried) if x),
                            confidence=0.95 if at.explicit else 0.8, speaker=speaker.term,
                            modality="asked" if asked else "asserted",
                        )
                    )  # fmt: skip
    return [*found, *referred(readings, make, found)]


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
