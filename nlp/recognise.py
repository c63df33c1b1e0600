"""Mentions of entities in a passage: what the document taught, what the grammar shows, places and people."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from nlp.attendance import Attendee, is_list
from nlp.layout.passages import Passage
from nlp.learning.knowledge import Knowledge
from nlp.naming.wording import wording_of
from nlp.recognition.bodies import bracketed, by_grammar, learnt, quoted
from nlp.recognition.codes import bare_codes, bare_projects, tabled
from nlp.recognition.departments import departments
from nlp.recognition.found import Found, after_people, resolve
from nlp.recognition.given import by_age, by_given_name
from nlp.recognition.given_names import same_given_name
from nlp.recognition.lettered import lettered, met
from nlp.recognition.lookup import Lookup
from nlp.recognition.offices import abbreviated, by_word, short_of_listed, small_after_names
from nlp.recognition.partners import partners
from nlp.recognition.people import named_after_offices, people, person_label
from nlp.recognition.places import find_places
from nlp.recognition.rows import text_of
from nlp.recognition.titled import apart, elected, titled
from nlp.recognition.venues import venues

__all__ = ["Found", "Recogniser", "resolve", "same_given_name"]


class Recogniser:
    """Finds mentions with what one document (`own`) and the whole corpus (`corpus`) taught."""

    def __init__(self, own: Knowledge, corpus: Knowledge, attendees: Iterable[Attendee] = ()) -> None:
        self.lookup = Lookup(own, corpus)
        self._holders: dict[str, list[tuple[str, list[set[str]]]]] = {}
        self._listed: dict[tuple[int, int], list[Attendee]] = {}
        for person in attendees:
            self._listed.setdefault((person.passage.start, person.passage.end), []).append(person)
            self._hold(person)

    def _hold(self, person: Attendee) -> None:
        """Note the offices of somebody listed, as sets of words, by surname."""
        text = person.passage.view.text
        name = self.person_label(text[slice(*person.name)])
        titles = [text[slice(*span)] for span in (person.role, *person.offices) if span is not None]
        offices = [set(self.role_label(title).split()) for title in [*titles, *filter(None, [person.shared])]]
        self._holders.setdefault(name.split()[-1], []).append((name, offices))

    def person_label(self, name: str) -> str:
        """The fullest name the document gives a person: the listed form where only the given name's form differs."""
        return person_label(name, self.lookup)

    def role_label(self, role: str) -> str:
        """The full title of a role or its abbreviation."""
        return self.lookup.role_label(role)

    def mentions(self, passage: Passage) -> list[Found]:
        """The mentions of `passage`, in order and without overlaps."""
        if passage.kind == "notice":
            return []
        text, lookup = text_of(passage, self.lookup.acronyms), self.lookup
        wording = wording_of(text)
        listed = self._listed.get((passage.start, passage.end))
        if listed and is_list(listed):
            beside = [*by_grammar(wording, lookup), *learnt(wording, lookup), *lettered(wording, lookup)]
            bodies = [found for found in beside if found.type in {"ORG", "TEAM"}]
            return resolve([*self._attendance(listed, text), *bracketed(wording, lookup), *bodies])
        every = [
            *(self._attendance(listed, text) if listed else ()),
            *by_grammar(wording, lookup),
            *learnt(wording, lookup),
            *quoted(text, lookup),
            *people(wording, lookup),
            *titled(wording, lookup, self.person_label),
            *elected(wording, lookup),
            *by_given_name(wording, lookup, self.person_label),
            *by_age(wording, lookup, self.person_label),
            *abbreviated(wording, lookup),
            *short_of_listed(wording, lookup),
            *by_word(wording, lookup),
            *bare_codes(wording, lookup),
            *bare_projects(wording, lookup),
            *tabled(passage, lookup),
            *find_places(wording, lookup),
            *venues(wording),
            *partners(wording, lookup),
            *departments(wording, lookup),
            *lettered(wording, lookup),
            *met(wording, lookup),
        ]
        found = resolve(after_people([*apart(every, wording, lookup, self.person_label)], text, self.role_label))
        named = [*named_after_offices(found, wording, lookup), *small_after_names(found, text)]
        return self._by_office(resolve([*found, *named]) if named else found, text)

    def _by_office(self, found: list[Found], text: str) -> list[Found]:
        """`found` with a surname that several have labelled as that of the one listed with the office before it."""
        for i, (role, person) in enumerate(pairwise(found), 1):
            if role.type != "ROLE" or person.type != "PERSON" or " " in person.label:
                continue
            if text[role.end : person.start].strip(" ."):
                continue
            wanted = set(role.label.split())
            names = {n for n, offices in self._holders.get(person.label, ()) if any(wanted <= o for o in offices)}
            if len(names) == 1:
                found[i] = replace(person, label=names.pop())
        return found

    def _attendance(self, listed: Sequence[Attendee], text: str) -> Iterator[Found]:
        """The people, offices and bodies of an attendance list, as the list's own reading found them."""
        for person in listed:
            name = text[slice(*person.name)]
            yield Found(*person.name, "PERSON", self.person_label(name), "attendance", 1.0, 9)
            if person.initials and (letters := re.search(rf"\b{person.initials}\b", text[person.start : person.end])):
                start = person.start + letters.start()
                yield Found(start, start + len(letters[0]), "PERSON", self.person_label(name), "attendance", 1.0, 9)
            for office in (person.role, person.acronym, *person.offices):
                if office is not None and (title := text[slice(*office)]):
                    end = office[1] - (title.endswith(".") and title.count(".") == 1)
                    yield Found(office[0], end, "ROLE", self.role_label(title), "attendance", 1.0, 9)
            if person.org is not None:
                label = self.lookup.canonical(text[slice(*person.org)], "ORG")
                yield Found(*person.org, "ORG", label, "attendance", 1.0, 9)
