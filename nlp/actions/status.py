"""How an action stands: the status that the words of an update, of a cell or of a sentence record."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from nlp.lexicon import either, table
from nlp.reader import Reading

#: A status at the start of its cell is over where one of these follows.
_OVER = (
    r"(?=\s*(?:$|[-–—:;,.(/|\n])|\s+(?:on|at|by|as|and|since|until|pending|awaiting|from|following|with|via|in)\b"
    r"|\s+\d)"
)
_BEING = (
    r"(?:(?:is|was|are|were|be|being|been|has|have|had|can|could|should|to|now|therefore|also|all|remains?|remained"
    r"|still|agreed|marked|noted|recorded|considered|reported|shown|as|already|subsequently|both) )+"
)
_NUMBER = r"\d+[A-Za-z]?(?:[./]\d+)?"


@cache
def _endings() -> list[tuple[str, re.Pattern[str]]]:
    found = []
    for status, phrases in table("structure")["status"].items():
        body = either(phrases)
        found.append(
            (
                status,
                re.compile(
                    rf"(?:^|[.,:;!?–\-\n(\[]\s*(?:and |now )?|\bstatus:? )(?:{body})\s*[.!)\]]*$", re.IGNORECASE
                ),
            )
        )
        found.append((status, re.compile(rf"\baction (?:is |was |has been |now )*(?:{body})\b", re.IGNORECASE)))
    return found


@cache
def _beginnings() -> list[tuple[str, re.Pattern[str]]]:
    return [
        (status, re.compile(rf"(?:status:? ?|action:? )?(?:{_BEING})?(?:{either(phrases)}){_OVER}", re.IGNORECASE))
        for status, phrases in table("structure")["status"].items()
    ]


def status_of(text: str) -> str | None:
    """The status an update ends in: new, live, reopened, closed or updated. An update without one is ``updated``."""
    text = " ".join(text.split())
    if not text:
        return None
    tail = re.sub(r"\s+([.!])$", r"\1", text[-120:])
    best: tuple[int, str] | None = None
    for status, pattern in _endings():
        for match in pattern.finditer(tail):
            if best is None or match.end() > best[0]:
                best = (match.end(), status)
    return best[1] if best else "updated"


def first_status(text: str) -> str | None:
    """The status with which a cell begins (``Closed – sent 2 June``, ``Ar agor / Open``); None where none does."""
    text = " ".join(text.split())
    for piece in (text, *re.split(r"\s*[/|]\s*", text)):
        found = [(m.end(), status) for status, pattern in _beginnings() if (m := pattern.match(piece.strip("*[( ")))]
        if found:
            return max(found)[1]
    return None


@cache
def _told() -> re.Pattern[str]:
    live_and_closed = [p for status in ("closed", "live", "reopened") for p in table("structure")["status"][status]]
    numbers = rf"(?:(?:No\.? ?|#)?{_NUMBER}(?:, | and | & |,? and |/))*(?:No\.? ?|#)?{_NUMBER}"
    return re.compile(
        rf"\b[Aa]ctions? (?:[Pp]oints? )?(?P<numbers>{numbers}) (?:[:–-] )?(?:{_BEING})?"
        rf"(?P<status>{either(live_and_closed)})(?=\s*(?:[.,;)]|$|\band\b|\bas\b|\bat\b|\bon\b|\bby\b))"
        r"|\b(?P<verb>(?:[Cc]los|[Dd]ischarg|[Cc]omplet|[Rr]eopen|[Rr]e-open)(?:e|ed|ing)) "
        rf"[Aa]ctions? (?:[Pp]oints? )?(?P<closed>{numbers})\b"
    )


#: How an action that is being reviewed is said to stand.
_MARKED = re.compile(
    r"\b(?:[Tt]he|[Tt]his|[Tt]hat) (?:action|item|matter)(?: point)?(?: \d+)?"
    r"(?: (?:is|was|be|being|been|has|had|have|can|could|should|would|will|now|therefore|also|to|then|marked|recorded"
    r"|shown|noted|considered|regarded|treated|as|remains?|remain|stays?|kept|left|still))+"
    r" ['\"]?(?P<status>[a-z-]+(?: [a-z]+)?)"
)


def reviewed_topic(wording: str) -> bool:
    """Whether the words after an action's number are no more than its topic: ``Domestic Abuse``."""
    plain = wording.strip(" .:*_")
    return len(plain) < 80 and "." not in plain and re.search(r"\b(?:to|will|must|shall|by|be)\b", plain) is None


def told_below(readings: Sequence[Reading], i: int) -> str:
    """The status that the passages below an action's topic, before the next action, tell; empty where they do not."""
    for reading in readings[i + 1 : i + 5]:
        if reading.passage.section != readings[i].passage.section or re.match(r"(?i)actions?\b", reading.text):
            break
        for match in _MARKED.finditer(reading.text):
            words = match["status"].split()
            for stated in (match["status"], words[0]):
                if (status := first_status(stated)) is not None:
                    return status
    return ""


def told_statuses(text: str) -> Iterator[tuple[int, int, str, str]]:
    """Start, end, number and status of each action that running text says to be closed, open or reopened."""
    for match in _told().finditer(text):
        if match["verb"]:
            status: str | None = "reopened" if match["verb"].lower().startswith("re") else "closed"
        else:
            status = first_status(match["status"])
        for number in re.findall(_NUMBER, match["numbers"] or match["closed"]):
            if status is not None:
                yield match.start(), match.end(), number, status
