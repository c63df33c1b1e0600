"""Headings over lists of people: those present or excused, the groups they sit in, the title they share."""

from __future__ import annotations

import re
from functools import cache

from nlp.lexicon import either, table, words

_NUMBER = re.compile(r"^(?:\S*\d\S*\s+)?(?:\d+(?:\.\d+)*[.)]?\s*)?")
_EDGE = " :.-–*_"
_NOT_THERE = re.compile(
    r"(?:[a-z]+ ){0,3}(?:(?:could|did) not|couldn['’]t|(?:were )?unable to|not able to)"
    r" (?:attend|come|join(?: us)?|make it|be (?:present|there|with us|at the meeting))(?: the meeting| on the day)?"
)


def attendance_kind(heading: str) -> bool | None:
    """True for a heading over those present, False over apologies, None for any other.

    A heading in two languages (``Yn bresennol / Present``) is what its halves are.

    >>> attendance_kind("Members Present:"), attendance_kind("Apologies"), attendance_kind("Actions")
    (True, False, None)
    """
    text = _NUMBER.sub("", heading).strip(_EDGE).casefold()
    if (kind := _kind(text)) is not None or len(text) > 80:
        return kind
    halves = [half.strip(_EDGE) for half in re.split(r"\s*[/|–—]\s*", text)]
    kinds = {_kind(half) for half in halves if half} - {None}
    return kinds.pop() if len(halves) > 1 and len(kinds) == 1 else None


def _kind(text: str) -> bool | None:
    if (
        text in words("structure", "attendance", "apologies")
        or (text.startswith("apologies") and not re.search(r": |\bfrom \S", text) and len(text) < 60)
        or _NOT_THERE.fullmatch(text)
    ):
        return False
    if (
        text in words("structure", "attendance", "present")
        or (
            re.match(r"(?:in attendance|present|attendees|members present|attendance)\b", text)
            and len(text) < 60
            and ": " not in text
        )
        or re.search(
            r"\b(?:members|officers|officials|others?|staff|public|also|those|councillors|commissioners|guests)"
            r" (?:present|in attendance|attending)$",
            text,
        )
    ):
        return True
    return None


def is_group(heading: str) -> bool:
    """Whether a heading inside a list names a group of those in it: ``OFFICIALS:``, ``Garda nominations``."""
    text = _NUMBER.sub("", heading).strip(_EDGE)
    last = re.split(r"[\s/]+", text.casefold())[-1] if text else ""
    short = len(text.split()) <= 7 and not re.search(r"[.,;?!()]", text)
    lead = re.match(rf"(?:{either(table('structure')['attendance']['group_openers'])})\b", text, re.IGNORECASE)
    generic = bool(text) and all(word in words("people", "body", "generic") for word in text.split())
    return short and (generic or last in words("structure", "attendance", "groups") or lead is not None)


@cache
def _shared() -> tuple[re.Pattern[str], dict[str, str]]:
    """The titles in the plural, and what each of those under one is."""
    titles: dict[str, str] = table("people")["shared"]
    return re.compile(rf"(?:{either(titles)})\.?(?=\s|:|$)", re.IGNORECASE), {
        plural.casefold(): single for plural, single in titles.items()
    }


def shared_title(text: str, start: int = 0, end: int | None = None) -> tuple[int, str] | None:
    """Where a title for several people (``Councillors``) that stands at `start` ends, and the title of each.

    >>> shared_title("Councillors B Holt and L Crane")
    (11, 'Councillor')
    """
    pattern, titles = _shared()
    match = pattern.match(text, start, len(text) if end is None else end)
    if match is None:
        return None
    return match.end(), titles[match.group().casefold().rstrip(".")]


@cache
def label_pattern() -> re.Pattern[str]:
    """A label that opens a list in its own line: ``Present:-``, ``Apologies:``, ``ALSO PRESENT:``."""
    attendance = table("structure")["attendance"]
    phrases = f"{either([*attendance['present'], *attendance['apologies']])}|{_NOT_THERE.pattern}"
    more = r"(?:officers|members|officials|those|also|others?|councillors|commissioners) (?:present|in attendance)"
    return re.compile(
        rf"(?P<head>(?:{phrases}|{more})(?: ?[/|] ?(?:{phrases}|{more}))?) ?(?::[-–—]?|[-–—]{{1,2}})(?:\s+|$)",
        re.IGNORECASE,
    )
