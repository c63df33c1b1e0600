"""A person as far as a list has told of them, and what a bracket says of several named before it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from nlp.listing.fields import Range, kind_of

#: ``(both Fenshire Council)``, ``(all from Fenshire Police)``.
_ALL = re.compile(
    r"(?:(?P<two>both)|all|all (?:of them|three|four|five|six))(?: (?:of|from|representing|with|for))?(?: the)? ",
    re.IGNORECASE,
)
_COMMA, _AND = re.compile(r",? *"), re.compile(r",? *(?:and|&|agus) +(?:from )?")
_POLICE = re.compile(r"\b(?:Constabulary|Police|Garda\b.*|Heddlu\b.*)$")
_ENDS = re.compile(r"\s*(?:[.;•]|$|\n)")


@dataclass
class Person:
    """A person as far as the list has told of them. Ranges are of the text; ``end`` is past all that tells of them."""

    name: Range
    start: int
    end: int
    title: Range | None = None
    roles: list[Range] = field(default_factory=list)
    org: Range | None = None
    acronym: Range | None = None
    initials: str | None = None
    shared: str = ""
    bracketed: bool = False
    held: bool = False  # named in a bracket after the office


def of_all(text: str, inside: Range) -> tuple[int, bool] | None:
    """Where the body begins in a bracket that is said of all before it, and whether of the last two alone.

    >>> of_all("both Fenshire Council", (0, 21)), of_all("Fenshire Council", (0, 16))
    ((5, True), None)
    """
    said = _ALL.match(text, *inside)
    return None if said is None else (said.end(), said["two"] is not None)


def names_several(inside: str) -> bool:
    """Whether a bracket says what several are: ``(Independent Members)``."""
    last = inside.split()[-1] if inside else ""
    return (last.endswith("s") and kind_of(last.removesuffix("s")) == "ROLE") or last in {"Members", "Representatives"}


def share(text: str, people: Sequence[Person], only: Range) -> None:
    """Give the body `only`, told in a bracket after the last of `people`, to those before it for whom it is meant."""
    last = people[-1]
    if last.org != only:
        return
    run: Sequence[Person] = joined(text, people) if not last.roles else []
    if not run:
        run = _officers(text, people[:-1], last)
    elif len(run) > 1 and _ENDS.match(text, last.end) is None and not last.shared:
        run = []
    for other in run:
        other.org = last.org


def joined(text: str, people: Sequence[Person]) -> list[Person]:
    """Those named right before the last of `people`, of whom nothing is said: ``A Roe, B Orr and C Pell``."""
    found: list[Person] = []
    after, sign = people[-1], _AND
    for person in reversed(people[:-1]):
        if person.roles or person.org or person.bracketed or not sign.fullmatch(text, person.end, after.start):
            break
        if _titled(text, person) != _titled(text, people[-1]):
            return []
        found.append(person)
        after, sign = person, _COMMA
    return found


def _titled(text: str, person: Person) -> str:
    return text[slice(*person.title)] if person.title is not None else ""


def _officers(text: str, group: Sequence[Person], last: Person) -> Sequence[Person]:
    """Officers with their ranks before one of whom the bracket names the force: it is the force of all."""
    told = bool(last.roles or last.title) and last.org is not None and _POLICE.search(text[slice(*last.org)])
    alone = all(p.org is None and not p.bracketed and (p.roles or p.title) and not p.shared for p in group)
    return group if told and alone else []
