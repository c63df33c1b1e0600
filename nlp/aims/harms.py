"""Phrases for a crime, a harm or a group of people, by the words alone: ``rural theft``, ``violence against women``.

They tell what an operation is for where its grammar is loose: in names, headings, brackets and lists.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from nlp.lexicon import alternatives, either, table, words
from nlp.tokens import lowered

#: The most words before the noun that a phrase ends in, and after it.
_LONGEST_BEFORE = 5
_LONGEST_AFTER = 5
_WORD_BEFORE = re.compile(r"(?:^|(?<=[^\w'-])|(?<=[ (]['\"])|(?<=^['\"]))([A-Za-z0-9][\w'-]*) $")
_JOINING = re.compile(r" (of|against|on|to) (?:the |an? )?")
_WORD_AFTER = re.compile(r" ?([A-Za-z]\w*(?:['-]\w+)*)")
_NUMBER = re.compile(r"\d+$|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-|$)")
#: A crime and a thing together are a group: "drug supply networks".
_PEOPLE = {("crimes", "things"): "groups"}
#: A participle, which an adverb before it belongs to.
_DONE = re.compile(r"\w+(?:ing|ed) ")
#: Two kinds of things, of which one word before them tells what is wrong with both: ``stolen vans and trailers``.
_BOTH = re.compile(r" (?:and|or|&) ")
#: The clause that tells which of a group are meant ends before these.
_CLAUSE_ENDS = frozenset(
    {"and", "but", "or", "by", "through", "which", "that", "as", "while", "whilst", "into", "via", "instead", "during"}
)
_LONGEST_CLAUSE = 7
_CLAUSE_WORD = re.compile(r" (\w[\w'-]*)")
_OF_THINGS = re.compile(
    r" of (?:[\w-]+ )?(?:vehicle|van|lorrie|car|truck|HGV|motorcycle|moped|bike|motorbike|scooter|quad|scrambler"
    r"|tractor|trailer|caravan)s$"
)
_PAIR_AFTER = re.compile(r" and (?:girls|children|boys|women|men|knives)\b")


@dataclass(frozen=True, slots=True)
class Harm:
    """A phrase and its place in the text.

    ``kind`` is crimes, goods, groups or things; ``bare`` where it is one general noun.
    """

    start: int
    end: int
    text: str
    kind: str
    bare: bool


@cache
def _heads() -> re.Pattern[str]:
    """The nouns that a phrase ends in, for a text in lower case; acronyms among them are to be looked at once more."""
    lists = table("harms")["heads"]
    kinds = "|".join(
        rf"(?P<{kind}>(?:{alternatives(map(str.lower, lists[kind]))})(?:s|es)?)"
        for kind in ("crimes", "goods", "groups", "things")
    )
    acronyms = f"(?P<acronyms>{'|'.join(lists['acronyms']).lower()})"
    return re.compile(rf"(?<![\w'-])(?:\w+-)*(?:{kinds}|{acronyms})(?![\w-])")


@cache
def _acronym() -> re.Pattern[str]:
    return re.compile("|".join(table("harms")["heads"]["acronyms"]))


def _is_small(head: re.Match[str], text: str) -> bool:
    """Whether what reads as an acronym in lower case is written small in `text`: ``da``, ``soc``."""
    return head["acronyms"] is not None and not _acronym().fullmatch(text, *head.span("acronyms"))


def find_harms(text: str) -> Iterator[Harm]:
    """The phrases of `text` that end in a crime, a harm or a group, in order, none within another."""
    reached = 0
    found: list[Harm] = []
    for match in _heads().finditer(lowered(text)):
        if _is_small(match, text):
            continue
        if match.start() < reached or (found and text[found[-1].end : match.start()] == " (" and match["acronyms"]):
            continue  # within the last, or its acronym
        start = _beginning(text, match.start(), reached)
        end = _ending(text, match)
        reached = end
        kind = str(match.lastgroup)
        phrase = text[start:end]
        if found and (_one(found[-1], text[found[-1].end : start]) or _of_two_kinds(found[-1], text, start)):
            last = found.pop()
            start, phrase = last.start, text[last.start : end]
            kind = last.kind if " of " in last.text else _PEOPLE.get((last.kind, kind), kind)
        if phrase.lower().startswith("related "):
            start, phrase = start + 8, phrase[8:]
        bare = phrase.lower() in words("harms", "phrase", "bare")
        if not bare:
            reached = end = _tail(text, end)
        if kind == "groups" and (told := _clause(text, end, phrase.lower())):
            reached, end, bare = told, told, False
        phrase = text[start:end]
        if kind == "things" and found and _also(found[-1], text[found[-1].end : start]):
            start, bare = (last := found.pop()).start, last.bare
            kind, phrase = last.kind, text[start:end]
        found.append(Harm(start, end, phrase, "crimes" if kind == "acronyms" else kind, bare))
    yield from found


def _one(last: Harm, gap: str) -> bool:
    """Whether a phrase goes on: ``drug supply`` ``networks``, ``victims of rape`` and ``serious sexual offences``."""
    return gap == " " or (gap == " and " and last.kind == "groups" and " of " in last.text)


def _of_two_kinds(last: Harm, text: str, start: int) -> bool:
    """Whether the word before is but the first kind of the crime at `start`: ``drug`` and ``alcohol misuse``."""
    kind = last.text.lower() in words("harms", "phrase", "paired")
    return kind and text[last.end : start] in {" and ", " or ", " & "} and _pair_word().match(text, start) is not None


def _beginning(text: str, start: int, floor: int) -> int:
    """Where the phrase of a noun at `start` begins."""
    breaks = words("harms", "phrase", "breaks")
    for _ in range(_LONGEST_BEFORE):
        before = _WORD_BEFORE.search(text, max(floor, start - 40), start)
        if before is not None and before[1].endswith("ly") and _DONE.match(text, start):
            return before.start(1)  # "illegally modified bikes"
        if (
            before is None
            or _breaks(before[1], breaks, text[: before.start(1)])
            or before[1].isdigit()
            or before[1].endswith("'s")
        ):
            break
        start = before.start(1)
    both = _pair_before().search(text, max(floor, start - 25), start)
    return both.start("first") if both and _pair_word().match(text, start) else start


@cache
def _pair_word() -> re.Pattern[str]:
    """A word that tells of what kind a crime is, beside another such word."""
    return re.compile(rf"(?:{either(table('harms')['phrase']['paired'])}) ", re.IGNORECASE)


@cache
def _pair_before() -> re.Pattern[str]:
    """The first of two kinds of one crime: ``youth and`` before ``alcohol nuisance``."""
    return re.compile(
        rf"(?<![\w-])(?P<first>(?:{either(table('harms')['phrase']['paired'])}) (?:and|&|or) )$", re.IGNORECASE
    )


def _ending(text: str, match: re.Match[str]) -> int:
    """Where the phrase of a noun ends, with the object that it takes (``theft of farm machinery``)."""
    joining = _JOINING.match(text, match.end())
    if joining is None or match.group().lower() not in table("harms")["phrase"]["taking"].get(joining[1], ()):
        return match.end()
    end, breaks, numbers = joining.end(), words("harms", "phrase", "breaks"), words("harms", "phrase", "numbers")
    for count in range(_LONGEST_AFTER):
        word = _WORD_AFTER.match(text, end)
        if word is None or (count and text[end] != " ") or _breaks(word[1], breaks - numbers, text[:end]):
            break
        end = word.end()
    if (whole := _heads().match(lowered(text), joining.end())) and not _is_small(whole, text):
        end = max(end, whole.end())
    pair = _PAIR_AFTER.match(text, end)
    return pair.end() if pair else end if end > joining.end() else match.end()


def _also(last: Harm, gap: str) -> bool:
    """Whether things that follow are only more of the kind before: ``thefts of vans`` and ``trailers``."""
    described = (last.kind == "things" and " " in last.text) or _OF_THINGS.search(last.text) is not None
    return described and _BOTH.fullmatch(gap) is not None


@cache
def _which(unnamed: bool) -> re.Pattern[str]:
    phrase = table("harms")["phrase"]
    return re.compile(rf" (?:{'|'.join([*phrase['told'], *(phrase['told_of'] if unnamed else ())])})\b")


def _clause(text: str, end: int, group: str) -> int | None:
    """The end of the clause that tells which of a `group` are meant; None where no such clause follows."""
    match = _which(group in words("harms", "phrase", "unnamed")).match(text, end)
    if match is None:
        return None
    reached = match.end()
    for _ in range(_LONGEST_CLAUSE):
        word = _CLAUSE_WORD.match(text, reached)
        if word is None or word[1].lower() in _CLAUSE_ENDS:
            break
        reached = word.end()
    return reached


def _tail(text: str, end: int) -> int:
    """The end of a phrase with the noun that goes on with it (``burglary series``)."""
    tail = _tails().match(text, end)
    return tail.end() if tail else end


@cache
def _tails() -> re.Pattern[str]:
    return re.compile(rf" (?:{either(table('harms')['phrase']['tails'])})\b")


def _breaks(word: str, breaks: frozenset[str], before: str) -> bool:
    """Whether no phrase holds this word: small words, adverbs and verbs, but not ``Class A`` or capitals."""
    if len(word) == 1 and before.rstrip().endswith(("Class", "class", "Category", "Grade")):
        return False
    low = word.lower()
    adverb = low.endswith("ly") and low not in words("harms", "phrase", "no_adverbs")
    return (
        adverb
        or _NUMBER.match(low) is not None
        or word in breaks
        or (low in breaks and not (word.isupper() and len(word) > 1))
        or _verbs().fullmatch(low) is not None
    )


@cache
def _verbs() -> re.Pattern[str]:
    """Any form but the participle of the verbs that show an aim: they stand before a phrase, not in it."""
    cues = table("harms")["cues"]
    stems = {stem for key in ("verbs", "good_verbs", "group_verbs") for stem in cues[key] if " " not in stem}
    return re.compile(rf"(?:{'|'.join(sorted(stems))})(?:e|es|ing|s|y|ies|ying)?")
