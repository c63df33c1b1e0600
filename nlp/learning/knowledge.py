"""What papers teach about names: their types, acronyms and long forms, people, code names, offices, small places."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field

from nlp.lexicon import table, words


@dataclass
class Knowledge:
    """Names and their types with how often each was seen; acronyms with their long forms; people; code names.

    ``twins`` maps an English code name to the operation's name in the other language of a bilingual paper;
    ``surnames`` maps a surname to the full names that have it; ``initials`` maps ``JR`` to a full name; ``referred``
    holds the quoted names to which people are referred in this document.
    """

    names: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    acronyms: dict[str, Counter[tuple[str, str]]] = field(default_factory=lambda: defaultdict(Counter))
    people: Counter[str] = field(default_factory=Counter)
    surnames: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    initials: dict[str, str] = field(default_factory=dict)
    codes: Counter[str] = field(default_factory=Counter)
    twins: dict[str, str] = field(default_factory=dict)
    roles: Counter[str] = field(default_factory=Counter)
    localities: Counter[str] = field(default_factory=Counter)
    referred: Counter[str] = field(default_factory=Counter)
    lower: Counter[str] = field(default_factory=Counter)
    upper: Counter[str] = field(default_factory=Counter)

    def add(self, other: Knowledge) -> None:
        """Take in what another document taught. Initials stay with their own document."""
        for name, kinds in other.names.items():
            self.names[name].update(kinds)
        for short, longs in other.acronyms.items():
            self.acronyms[short].update(longs)
        for surname, full in other.surnames.items():
            self.surnames[surname] |= full
        self.people.update(other.people)
        self.twins.update(other.twins)
        self.codes.update(other.codes)
        self.roles.update(other.roles)
        self.localities.update(other.localities)
        self.lower.update(other.lower)
        self.upper.update(other.upper)

    def ordinary(self, word: str) -> bool:
        """Whether a capitalised word is also an ordinary one here: written small more than now and then."""
        small = self.lower[word.lower()]
        return small > 0 and small * 8 > self.upper[word]

    @property
    def irish(self) -> bool:
        """Whether this document speaks of Irish institutions."""
        return any(self.upper[word] for word in table("abroad")["ireland"]["signs"])

    def type_of(self, name: str) -> str | None:
        """The type that `name` has most often, ties by name; None where it is unknown."""
        kinds = self.names.get(name)
        return max(kinds, key=lambda k: (kinds[k], k)) if kinds else None

    def long_form(self, short: str) -> tuple[str, str] | None:
        """Long form and type of an acronym, the most frequent; ``NONE`` as type for what is no entity of ours."""
        longs = self.acronyms.get(short)
        if not longs:
            return None
        return max(longs, key=lambda item: (longs[item], item[1] != "NONE", -len(item[0]), item))


def code_of(surface: str) -> str:
    """The code name in ``Operation Kestrel`` or ``Op Kestrel``."""
    return re.sub(r"^(?:[Oo]peration|OPERATION|OP|[Oo]p\.?|Ymgyrch|Oibríocht) ", "", surface).strip("'\"*")


def is_none(surface: str) -> bool:
    """Whether a phrase is known to be no entity: a law, a form, a heading of the minutes themselves."""
    if surface in words("names", "none", "bare"):
        return True
    phrases = words("names", "none", "phrases")
    return surface in phrases or any(surface[i + 1 :] in phrases for i, sign in enumerate(surface) if sign == " ")
