"""Those listed for a meeting: whose an office is, and whom a name or an office in the text stands for."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import lru_cache

from nlp.attendance import Attendee
from nlp.lexicon import words
from nlp.model import Part, Term
from nlp.reader import Speaker, entity_key
from nlp.recognise import Found, Recogniser


@dataclass
class Meeting:
    """Those listed for one set of minutes, by office and by name."""

    part: Part
    people: list[tuple[str, str | None, str | None, bool]] = field(default_factory=list)  # name, role, org, present
    #: Those last named with an office or a title in the section that is being read.
    recent: dict[str, Speaker] = field(default_factory=dict)

    @classmethod
    def of(cls, part: Part, attendees: Iterable[Attendee], recogniser: Recogniser) -> Meeting:
        """The meeting of `part` with the people its lists name."""
        meeting = cls(part)
        for person in attendees:
            text = person.passage.view.text
            name = recogniser.person_label(text[slice(*person.name)])
            spans = [span for span in (person.role, *person.offices) if span is not None]
            offices = dict.fromkeys(recogniser.role_label(text[slice(*span)]) for span in spans)
            org = text[slice(*person.org)] if person.org else None
            for role in offices or [None]:
                meeting.people.append((name, role, org, person.present))
        return meeting

    def short_offices(self) -> set[str]:
        """The offices of one word that the lists give (``Chair``), which the text names with no more than ``the``."""
        return {role for _, role, _, _ in self.people if role is not None and role.isalpha()}

    def holder(self, role: str) -> str | None:
        """The one person listed with `role`, those present before those excused; None where there are two or none.

        A title that many have, like that of a councillor, is nobody's office.
        """
        if role in words("speech", "titles"):
            return None
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


@lru_cache(maxsize=4096)  # the offices of a list are compared with each that speaks
def _plain(role: str) -> str:
    """A role without the words and letters in which its forms differ: ``Chairman`` and ``the Chair`` are one."""
    alike = re.sub(r"\bchair(?:man|woman|person|lady)\b|\bin the chair\b", "chair", role.casefold())
    return re.sub(r"\b(?:the|of|and|&|for)\b|\W", "", alike.replace("convenor", "convener"))


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
            full = full or {p[0] for p in meeting.people if p[0].split()[0] == name}
            name = full.pop() if len(full) == 1 else name
        speaker = Speaker(Term(name, entity_key("PERSON", name)), role.label if role else None)
        if role is not None:
            note = f"{role.label} is {name}, last named with it"
            meeting.recent[role.label] = replace(speaker, inferred=note)
        return speaker
    assert role is not None
    holder = meeting.holder(role.label)
    if holder is None and role.label in meeting.recent:
        return meeting.recent[role.label]
    if holder is None:
        return Speaker(Term(role.label, entity_key("ROLE", role.label)), role.label)
    note = f"{role.label} is {holder}: so listed at the meeting of {meeting.part.recorded}"
    return Speaker(Term(holder, entity_key("PERSON", holder)), role.label, note)
