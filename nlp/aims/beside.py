"""What an operation is for, by the words beside its name: a campaign's subject, a bracket, a list of crimes.

Aims by the grammar of the sentence are in `nlp.aims.parsed`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from nlp.dating.dates import find_dates
from nlp.lexicon import either, table


@dataclass(frozen=True, slots=True)
class Aim:
    """A target phrase: its range in the sentence, the trigger before it, and how sure that makes it."""

    start: int
    end: int
    text: str
    trigger: str
    trigger_start: int
    confidence: float


#: A bracket that opens with a verb tells its aims by the object of that.
_GERUND = re.compile(r"(?:aim\w+ (?:at|to)|target\w*|\w+ing|(?:(?:our|the|an?|its) )?(?:[a-z]+ )?response to) ")


def closing_aims(text: str, name_end: int) -> Iterator[Aim]:
    """``Operation Kestrel road safety campaign``: the words between the name and the noun that closes it."""
    nouns = "|".join(table("relations")["targets"]["closing"])
    match = re.compile(
        rf"(?: –| -)? ((?!team|pilot|to |and |in |is |was |has |by )[\w&'/-]+(?:(?: and|-"
        rf"|,)? [\w&'/-]+){{0,5}}?) (?:{nouns})\b"
    ).match(text, name_end)
    if match and not _no_title().search(match[1]):
        words = match[1]
        cleaned = _only_which().sub("", words).lstrip(" -–,").removesuffix(" awareness")
        if (
            len(cleaned) > 3
            and cleaned not in {"national", "local", "regional", "joint"}
            and not re.fullmatch(r"[A-Z][a-z]+", cleaned)
        ):
            start = match.start(1) + words.rindex(cleaned)
            yield Aim(start, start + len(cleaned), cleaned, "campaign", name_end, 0.75)


@cache
def _no_title() -> re.Pattern[str]:
    """What shows that the words after a name are no title of what it is about."""
    return re.compile(rf"\b(?:{either(table('relations')['targets']['closing_not'])})\b|\d")


@cache
def _only_which() -> re.Pattern[str]:
    """Words before the subject of a campaign that tell only whose, when or how large it is."""
    return re.compile(rf"^(?:(?:{either(table('relations')['targets']['closing_before'])})(?:,|\s|$)\s*)+")


def listed_aims(text: str) -> Iterator[Aim]:
    """``crime types (theft, robbery and spiking)``: what a bracket lists."""
    for match in re.finditer(
        r"\b(?:crime types|crimes|offences|offence types|priorities|harms|themes) \(([^()]{8,160})\)", text
    ):
        for item in re.finditer(r"[^,]+?(?=,|$| and (?!anti))", match[1]):
            words = re.sub(r"^\s*(?:and |or )?", "", item.group()).strip()
            if 3 < len(words) < 50:
                start = match.start(1) + item.start() + item.group().index(words)
                yield Aim(start, start + len(words), words, "crime types", match.start(), 0.8)
    for match in re.finditer(r"\btargeted ([\w-]+(?: [\w-]+)?) (?:messaging|campaigns?|communications)\b", text):
        yield Aim(match.start(1), match.end(1), match[1], "targeted", match.start(), 0.7)


def bracketed_aims(text: str, name_end: int) -> Iterator[Aim]:
    """``Operation Kestrel (cocaine supply in Fenborough)``: what the bracket after a name says it is about."""
    match = re.compile(r" \(([^()]{4,80})\)").match(text, name_end)
    if match is None or re.fullmatch(r"[A-Z0-9]{2,8}s?", match[1]) or "," in match[1]:
        return
    if (
        _GERUND.match(match[1])
        or find_dates(match[1], 2000)
        or re.fullmatch(
            r"(?:[A-Z][a-z]+ )?(?:20)?\d\d|January|February|March|April|May|June|July|August|September|October|November"
            r"|December",
            match[1],
        )
    ):
        return
    body = re.split(r" (?:in|at|across|around) (?=[A-Z])", match[1])[0]
    if 1 <= len(body.split()) <= 6 and not body.lower().startswith(
        ("now ", "formerly", "see ", "which", "note", "also")
    ):
        yield Aim(match.start(1), match.start(1) + len(body), body, "bracket", name_end, 0.8)
