"""The words of a name: given names, initials, surnames with their small words, and the titles before them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from nlp.lexicon import either, table, words
from nlp.naming.heads import head_type

_UPPER, _LOWER = "A-ZÀ-ÖØ-Þ", "a-zß-öø-ÿ"
_SIMPLE = rf"(?:Mc|Mac|O'|D'|L'|Fitz|De|Le|La|Van|Ap)?[{_UPPER}][{_LOWER}]+"
#: One word of a name that is written out: Jane, Orr-Smith, O'Hara, McFee, DeWitt.
WRITTEN = re.compile(
    rf"{_SIMPLE}(?:[-'](?:{_SIMPLE}|[{_LOWER}]{{2,}})|-[{_LOWER}])*|[{_UPPER}][{_LOWER}]+[{_UPPER}][{_LOWER}]+"
)
#: One or more initials: J, J., D.J., but not an acronym of two letters.
INITIAL = re.compile(rf"[{_UPPER}]\.?|(?:[{_UPPER}]\.){{2,4}}[{_UPPER}]?|[{_UPPER}]\.-[{_UPPER}]\.")
_PARTICLE = re.compile(rf"(?:{either(words('people', 'name', 'particles'))})")
_CAPITALS = re.compile(rf"(?:Mc|O')?[{_UPPER}][{_UPPER}'-]+")
#: A word, without the signs of footnotes around it.
_WORD = re.compile(r"(?<![^\s*†‡§#^])[^\s*†‡§#^]\S*?(?=[*†‡§#^]*(?:\s|$))")


@dataclass(frozen=True, slots=True)
class Word:
    """A word between blanks, without the dot or comma at its end unless it is an initial or a title in short."""

    text: str
    start: int
    end: int

    @property
    def bare(self) -> str:
        return self.text.rstrip(".")


def words_of(text: str, start: int, end: int) -> list[Word]:
    """The words of ``text[start:end]``."""
    return [Word(m.group(), start + m.start(), start + m.end()) for m in _WORD.finditer(text[start:end])]


@cache
def honorifics() -> frozenset[str]:
    """``Mr``, ``Dr`` and their like, which are no offices."""
    return words("roles", "honorifics", "words")


@cache
def ranks() -> frozenset[str]:
    """Ranks and offices that may stand right before a name, in full (one word) or in short."""
    short = table("roles")["abbreviations"]
    return words("roles", "titles", "words") | words("roles", "before_name", "words") | frozenset(short)


def is_title(word: Word) -> bool:
    """Whether a word is an honorific, or an office or rank of one word."""
    typed = head_type([word.bare])
    return word.bare in honorifics() or word.bare in ranks() or (typed is not None and typed[0] == "ROLE")


def is_part(word: str) -> bool:
    """Whether a word can be part of a name: written out, an initial or a small word like *van*."""
    return bool(WRITTEN.fullmatch(word) or INITIAL.fullmatch(word) or _PARTICLE.fullmatch(word))


@cache
def _never() -> frozenset[str]:
    roles = table("roles")
    return frozenset(
        [
            *roles["heads"],
            *roles["modifiers"],
            *words("people", "name", "never"),
            *words("people", "name", "never_last"),
            *words("people", "office", "foreign"),
        ]
    ) - frozenset({"Chase", "Head", "Marshal", "Lead", "Area", "Special", "Bishop"})


def name_at_end(found: Sequence[Word], titled: bool = False) -> int | None:
    """The number of the word with which a name begins that ends with the last of `found`; None where none does.

    A surname alone, and a name in capitals, is one only after a title (`titled`, or among the words before it).
    """
    first, last = len(found), len(found) - 1
    capitals = False
    while first > 0 and len(found) - first < 5:
        word = found[first - 1].text
        bare = found[first - 1].bare
        title = bare in honorifics() or (bare in ranks() and not INITIAL.fullmatch(word))
        if bare in _never() or (title and first <= last):
            break
        capital = (
            _CAPITALS.fullmatch(bare) is not None and len(bare) > 2 and bare not in table("roles")["abbreviations"]
        )
        if not (is_part(word) or is_part(bare) or capital) or (capital and is_letters(bare)):
            break
        typed = head_type([bare]) if len(found) - first > 1 else None
        if typed is not None and typed[0] != "PLACE":
            break
        capitals = capitals or (_CAPITALS.fullmatch(bare) is not None and len(bare) > 1)
        first -= 1
    while first <= last and _PARTICLE.fullmatch(found[first].text) and found[first].text[0].islower():
        first += 1
    if first > last:
        return None
    surname = found[last].text
    if not (WRITTEN.fullmatch(surname.rstrip(".")) or _CAPITALS.fullmatch(surname.rstrip("."))) or len(surname) < 2:
        return None
    before = titled or (first > 0 and is_title(found[first - 1]))
    kind = head_type([surname])
    if kind is not None and kind[0] != "PLACE":
        return None
    if (first == last or capitals) and not before:
        return None
    return first


def is_letters(word: str) -> bool:
    """Whether a word in capitals is the letters of a body, no surname: nobody could say it.

    >>> [is_letters(word) for word in ("OPCC", "YFCA", "NFP", "FROST", "ORR")]
    [True, True, True, False, False]
    """
    spoken = re.search("[AEIOU]", word) if len(word) < 4 else re.search("[AEIOUY]", word[1:-1])
    return word.isupper() and (spoken is None or word in words("bodies", "acronyms"))


def same_initials(initials: str, name: str) -> bool:
    """Whether `initials` can be those of `name`: capitals of it in order, from its first letter on.

    >>> same_initials("JOS", "Jane Orr-Smith"), same_initials("LBF", "Jane Orr-Smith")
    (True, False)
    """
    capitals = re.sub(rf"[^{_UPPER}]", "", name.upper() if name.isupper() else name)
    if not capitals or initials[:1] != capitals[:1]:
        return False
    letters = [letter for letter in initials if letter.isupper()]
    surname = re.findall(rf"(?<![{_LOWER}'-])[{_UPPER}]", name)[-1:]
    if len(letters) == 3 and "-" not in initials and letters[2:] == surname:
        return True  # with a second given name that the list does not write
    rest = iter(capitals)
    return all(letter in rest for letter in letters)
