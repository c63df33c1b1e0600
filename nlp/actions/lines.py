"""Actions in running text: after the word *Action*, in brackets or alone on a line, and in lists so headed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from nlp.actions.log import only_owners, owners_at_start
from nlp.actions.status import first_status, reviewed_topic, status_of, told_below
from nlp.dating.dates import find_dates
from nlp.layout.patterns import ACTION_LIST
from nlp.model import Term
from nlp.reader import Reading

_NUMBER = r"(?:[Nn]o\.? ?|#)?(?P<number>(?:[A-Z]{1,6}[/-])?\d+[A-Za-z]?(?:[./](?:\d+|[A-Z]\b))*)"
_WORD = (
    rf"(?:^|(?<=[.;:!?)\]*'\"–—/-] )|(?<=[(\[]))[*_]*(?:ACTIONS?|Actions?|AP(?= ?\d))(?: (?:[Pp]oints?|POINTS?"
    r"|[Ii]tems?|ITEMS?|[Rr]equired|REQUIRED|[Aa]greed|AGREED))?"
    rf"(?: ?(?:\((?=\d{{1,4}}\)))?{_NUMBER}(?:\)(?=\s*[:–-]))?)?\s*"
)
#: The word before an action, with what may stand between it and the wording.
_LABEL = re.compile(
    _WORD + r"(?:\((?P<bracket>[^()]{2,40})\))?\s*(?:(?:by|for|on|to|BY|FOR) )?(?P<between>[A-Z][^:.;\n]{1,50}?)?"
    r"\s*[*_]*\s*(?::|–|—|-(?= ))[*_]*\s*(?P<text>\S.*)",
    re.DOTALL,
)
#: The same before nothing but who is to act.
_BARE = re.compile(_WORD + r"(?:(?:by|for|on|to|BY|FOR) )?(?P<text>[A-Z].{1,60})", re.DOTALL)
#: An action's number without a sign after it, before who is to act: ``AP1 Jane Roe to write``.
_OPEN = re.compile(
    rf"[*_> ]*(?:ACTION|Action|AP)(?: (?:[Pp]oint|POINT|[Ii]tem|ITEM))? ?{_NUMBER}[*_.)]*\s+(?P<text>[A-Z].+)",
    re.DOTALL,
)
_LEADING = re.compile(r"(?P<owner>[A-Z][^:;–—]{1,60}?)(?::| [–—-]) ?(?=\S)")
_TRAILING = re.compile(
    r"(?:[(\[]|(?<=\s)[–-] |\b(?:[Oo]wners?|[Ll]ead|[Rr]esponsible|[Bb]y|[Ww]ho): ?)"
    r"(?P<owner>[^()\[\]:]{2,60}?)[)\]]?[.\s]*$"
)
#: Who is to act, as a field within the line: ``Owner: Jane Roe. Status: open``.
_OWNER = re.compile(
    r"\b(?:[Oo]wners?|[Ll]ead(?: officer)?|[Rr]esponsible(?: officer| person)?|[Aa]ssigned to|[Bb]y whom|[Aa]ction by)"
    r"(?:: ?| )(?P<owner>[^.;:|\n]{2,60}?)"
    r"(?=\s*(?:[.;|)]|$|,? (?:[Ss]tatus|[Dd]ue|[Dd]eadline|[Bb]y when|[Uu]pdate|[Tt]arget)\b))"
)
#: How it stands, at its end.
_STANDS = re.compile(r"\s*(?:[–—-] |[(;,.] ?)(?:[Ss]tatus:? )?(?P<told>[A-Za-z][A-Za-z ]{2,24})\)?[.\s]*$")
#: A section whose actions are of earlier meetings.
_EARLIER = re.compile(
    r"\bmatters arising\b|\bactions? (?:from|arising|log|tracker|sheet|register|review|updates?|of)\b"
    r"|\b(?:review|update|progress|status)\b.*\bactions?\b|\b(?:outstanding|previous|rolling|open|ongoing) actions?\b"
    r"|\b(?:old|unfinished) business\b|\bbusiness arising\b|\b(?:previously|last) agreed\b"
    r"|\bminutes\b.*\b(?:last|previous)\b|\b(?:last|previous)\b.*\bminutes\b",
    re.IGNORECASE,
)
_STILL = re.compile(
    r"\b(?:is|are|remains?|still|was|were) (?:still |now )?"
    r"(in progress|ongoing|outstanding|live|pending|overdue|under ?way|in hand|on hold)\W*$"
)
_REFERENCE = re.compile(r"(?P<number>[A-Z]{0,6}\d+[A-Za-z]?[/.-]\d+)\s*[:–—-]\s+")
#: Before an action of an earlier meeting: since when it stands.
_CARRIED = re.compile(
    r"\b(?:(?:[Cc]arried|[Bb]rought) (?:forward|over)|[Cc]/?f(?:wd)?|[Oo]utstanding|[Rr]emaining|[Oo]pen|[Rr]aised"
    r"|[Aa]greed|[Ss]et)\b[^.;]{0,60}$"
)
_ITEM = re.compile(
    r"(?:\(?(?:(?:Ref|No|Number)\.? ?|#)?"
    r"(?P<number>(?:[A-Z]{1,4}[ /-]?)?\d{1,4}(?:[/.-]\d{1,4})?[a-z]?|[a-z]|[ivx]{1,4})"
    r"(?:[.):] ?| (?=[–—-] ))(?:[–—-] )?)?"
)
#: A heading over a list of actions of earlier meetings.
_TRACKER = re.compile(
    r"(?:(?:annex|appendix)(?: \w+)?\s*[:–-]\s*)?(?:(?:review|update|progress) (?:of|on) )?(?:the )?"
    r"(?:outstanding |previous |open |new )?actions?"
    r"(?: (?:tracker|log|list|register|sheet|points?|items?|review|update))?",
    re.IGNORECASE,
)
#: Since when an action stands, as its line says.
_RAISED = re.compile(r"\b[Rr]aised(?: on| at| in)?:? (?=[\dA-Z])")


@dataclass(frozen=True, slots=True)
class Line:
    """An action as a line of the text gives it: ``text[start:end]`` of its passage, the wording from `begin` on.

    ``status`` is None where the line takes the action, so that it is new; empty where it does not tell how it stands.
    """

    reading: Reading
    start: int
    begin: int
    end: int
    number: str | None
    raised_on: str | None = None
    status: str | None = None
    owners: tuple[Term, ...] = field(default=())
    #: The passage that words the action, where the line only names who is to do it.
    wording: Reading | None = None


def find_line(readings: Sequence[Reading], i: int, force: Term | None) -> Line | None:
    """The action that the passage at `i` takes or reviews; None where it does neither."""
    reading = readings[i]
    text = reading.text
    for pattern, read in ((_LABEL, _labelled), (_BARE, _alone)):
        for match in pattern.finditer(text):
            if (line := read(readings, i, match, force)) is not None:
                return line
    return _opened(reading, force) or _in_margin(readings, i, force) or _listed(readings, i, force)


def _opened(reading: Reading, force: Term | None) -> Line | None:
    """``AP1 Jane Roe to write``: a number and at once who is to act."""
    match = _OPEN.fullmatch(reading.text)
    owners = tuple(owners_at_start(reading, force, match.start("text"))) if match is not None else ()
    if match is None or not owners:
        return None
    status = _status(reading, match["text"], match["number"])
    return Line(reading, 0, match.start("text"), match.end(), match["number"], None, status, owners)


def _in_margin(readings: Sequence[Reading], i: int, force: Term | None) -> Line | None:
    """What stands in the column of actions beside a discussion: who is to do what, or no more than who."""
    reading = readings[i]
    passage, size = reading.passage, len(reading.text)
    of_actions = passage.header is not None and re.search(r"\baction", passage.header, re.IGNORECASE) is not None
    if passage.kind != "cell" or passage.role not in {"action", "owner"} or not of_actions:
        return None
    beside = [
        r for r in readings[max(0, i - 4) : i] if (r.passage.table, r.passage.row) == (passage.table, passage.row)
    ]
    if beside and (alone := only_owners(reading, 0, size)):
        return Line(reading, 0, 0, size, None, None, None, tuple(alone), max(beside, key=lambda r: len(r.text)))
    owners = _owners(reading, 0, size, force)
    return Line(reading, 0, 0, size, None, None, None, tuple(owners)) if owners else None


def _labelled(readings: Sequence[Reading], i: int, match: re.Match[str], force: Term | None) -> Line | None:
    reading, text = readings[i], readings[i].text
    number, begin, end = match["number"], match.start("text"), match.end("text")
    if number is None and (reference := _REFERENCE.match(text, begin)) is not None:
        number, begin = reference["number"], reference.end()
    owners: list[Term] = []
    for group in ("bracket", "between"):
        if match[group]:
            found = only_owners(reading, *match.span(group))
            if not found and group == "between":
                return None  # ``Action Fraud: ...``
            owners += found
    alone = only_owners(reading, begin, end)
    if alone:
        return _owned(readings, i, match, tuple(alone))
    status = _status(reading, text[begin:end], number)
    topic = number and status is None and not owners and reviewed_topic(text[begin:end])
    if topic:
        status = told_below(readings, i)
    if len(text[begin:end]) < 12 and status is None:
        return None
    carried = _CARRIED.search(text, 0, match.start())
    dates = find_dates(match["bracket"] or (carried.group() if carried else ""))
    owners = owners or _owners(reading, begin, end, force)
    start = match.start() + (len(match.group()) - len(match.group().lstrip(" *_")))
    raised_on = dates[0].iso if dates and len(dates[0].iso) == 10 else _raised(text[begin:end])
    return Line(reading, start, begin, end, number, raised_on, status, tuple(owners))


def _status(reading: Reading, wording: str, number: str | None) -> str | None:
    """How an action of an earlier meeting stands; None for one that is taken here."""
    told = told_in(wording)
    earlier = is_of_earlier(reading)
    if told in {"closed", "live", "reopened"} and (earlier or number):
        return told
    return "updated" if earlier and number else None


def is_of_earlier(reading: Reading) -> bool:
    """Whether a passage stands below a heading of actions of earlier meetings."""
    return any(_EARLIER.search(title) for title in (*reading.passage.headings, reading.section_title))


def told_in(wording: str) -> str | None:
    """The status with which a wording ends or begins, or the last of its sentences that begins with one."""
    ended = status_of(wording)
    if ended != "updated":
        return ended
    if still := _STILL.search(wording):
        return first_status(still[1])
    parts = [wording, *re.split(r"(?<=[.!?])\s+", wording)]
    return next((status for part in reversed(parts) if (status := first_status(part))), None)


def _alone(readings: Sequence[Reading], i: int, match: re.Match[str], _: Term | None) -> Line | None:
    """``Action JR`` or ``ACTION Chief Executive`` without a colon: owners and nothing else, to the passage's end."""
    reading = readings[i]
    owners = only_owners(reading, *match.span("text")) if match.end() == len(reading.text) else []
    return _owned(readings, i, match, tuple(owners)) if owners else None


def _owned(readings: Sequence[Reading], i: int, match: re.Match[str], owners: tuple[Term, ...]) -> Line | None:
    """An action of which the line names only the owners: it is worded by what stands before."""
    reading = readings[i]
    if len(reading.text[: match.start()].strip(" ([*_")) > 8:
        return Line(reading, 0, 0, match.end(), match["number"], None, None, owners, reading)
    before = readings[i - 1] if i else None
    if before is None or before.passage.section != reading.passage.section or before.passage.kind == "heading":
        return None
    return Line(reading, match.start(), match.start("text"), match.end(), match["number"], None, None, owners, before)


def _owners(reading: Reading, begin: int, end: int, force: Term | None) -> list[Term]:
    """Those with whom the wording opens, with *to* or a dash after them; else those in brackets or after a dash."""
    found = list(owners_at_start(reading, force, begin))
    if found:
        return found
    leading = _LEADING.match(reading.text, begin, end)
    if leading and (named := only_owners(reading, *leading.span("owner"))):
        return named
    field = _OWNER.search(reading.text, begin, end)
    if field and (named := only_owners(reading, *field.span("owner"))):
        return named
    stands = _STANDS.search(reading.text, begin, end)
    trailing = _TRAILING.search(reading.text, begin, stands.start() if stands and first_status(stands["told"]) else end)
    return only_owners(reading, *trailing.span("owner")) if trailing else []


def _listed(readings: Sequence[Reading], i: int, force: Term | None) -> Line | None:
    """An item of a list below a heading like *Actions*: who is to do what, or what and in brackets who."""
    reading = readings[i]
    passage = reading.passage
    titles = [heading.strip(" :.*") for heading in (*passage.headings, reading.section_title)]
    below = any(ACTION_LIST.fullmatch(title) for title in titles)
    item = _ITEM.match(reading.text)
    tracked = any(_TRACKER.fullmatch(title) for title in titles) and item is not None and bool(item["number"])
    if not (below or tracked) or passage.kind not in {"paragraph", "bullet", "heading"}:
        return None
    begin = item.end() if item else 0
    owners = _owners(reading, begin, len(reading.text), force)
    if not owners:
        return None
    number = item["number"] if item and item["number"] and re.search(r"\d", item["number"]) else None
    status = _status(reading, reading.text[begin:], number)
    return Line(reading, 0, begin, len(reading.text), number, _raised(reading.text[begin:]), status, tuple(owners))


def _raised(wording: str) -> str | None:
    """The day since when an action stands, as ``(raised 3 June 2025)`` tells."""
    said = _RAISED.search(wording)
    days = [day.iso for day in find_dates(wording[said.end() : said.end() + 24])] if said else []
    return days[0] if days and len(days[0]) == 10 else None
