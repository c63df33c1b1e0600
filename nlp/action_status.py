"""How an action stands: the status that the words of an update, of a cell or of a sentence record."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from nlp.lexicon import either, table

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
            (status, re.compile(rf"(?:^|[.,:;!?–\-\n]\s*(?:and |now )?|\bstatus:? )(?:{body})\s*[.!]*$", re.IGNORECASE))
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
