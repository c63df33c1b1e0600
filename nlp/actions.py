"""Actions: number, wording, owner, date raised and status, from action tables and from lines in the text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from nlp.dates import find_dates
from nlp.lexicon import table
from nlp.model import Action, Statement, Term
from nlp.reader import Reading, term
from nlp.recognise import Found
from nlp.speech import Meeting
from nlp.statements import Maker

_NUMBERED = re.compile(
    r"^(?:ACTION|Action)(?: (?:point|Point|POINT))?s? ?(?:No\.? ?"
    r"|#)?(?P<number>\d+[A-Za-z]?(?:[./]\d+)?)\s*(?:\((?P<date>[^()]{4,40})\))?\s*[:.–-]?\s*"
)
_INLINE = re.compile(
    r"(?:^|(?<=\s))(?:ACTION|Action)(?: (?:point|Point"
    r"|POINT))?(?: ?(?:No\.? ?)?(?P<number>\d+[A-Za-z]?(?:[./]\d+)?))?\s*(?:\((?P<date>[^()]{4,40})\))?\s*(?::|–"
    r"|-)\s+(?P<text>\S.*)",
    re.DOTALL,
)
_DUTY = re.compile(
    r"\b(?:is|are|was|were) (?:also )?(?:to|asked to|requested to|required to|tasked (?:to|with))\b|\b(?:to|will"
    r"|must|shall|agreed to|undertook to)\b"
)
_FORCE = re.compile(r"\b(?:The|the) (?:force|Force|Constabulary|constabulary)\b")


@cache
def _statuses() -> list[tuple[str, re.Pattern[str]]]:
    found = []
    for status, phrases in table("structure")["status"].items():
        body = "|".join(sorted(map(re.escape, phrases), key=len, reverse=True))
        found.append((status, re.compile(rf"(?:^|[.:;!?–\-\n]\s*|\bstatus:? )(?:{body})\s*[.!]*$", re.IGNORECASE)))
        found.append((status, re.compile(rf"\baction (?:is |was |has been |now )*(?:{body})\b", re.IGNORECASE)))
    return found


def status_of(text: str) -> str | None:
    """The status an update ends in: new, live, reopened, closed or updated. An update without one is ``updated``."""
    text = " ".join(text.split())
    if not text:
        return None
    tail = re.sub(r"\s+([.!])$", r"\1", text[-120:])
    best: tuple[int, str] | None = None
    for status, pattern in _statuses():
        for match in pattern.finditer(tail):
            if best is None or match.end() > best[0]:
                best = (match.end(), status)
    return best[1] if best else "updated"


def find_actions(
    readings: Sequence[Reading], meeting: Meeting, make: Maker, force: Term | None
) -> tuple[list[Action], list[Statement]]:
    """All actions of one part's minutes, and the statements about their owners, dates and status."""
    actions: list[Action] = []
    statements: list[Statement] = []
    count = 0
    for i, reading in enumerate(readings):
        if reading.passage.kind in {"notice", "field"}:
            continue
        text = reading.text
        row = _NUMBERED.match(text)
        if row is not None and (reading.passage.role == "action" or row["date"]):
            update = _update(readings, i)
            action, made = _row(reading, row, update, meeting, make, force)
        else:
            inline = _INLINE.search(text)
            if inline is None or reading.passage.role in {"question", "update"} or len(inline["text"]) < 12:
                continue
            count += 1
            action, made = _line(reading, inline, count, meeting, make, force)
        actions.append(action)
        statements += made
    return actions, statements


def _update(readings: Sequence[Reading], i: int) -> Reading | None:
    """The cell of the same row that tells what became of the action."""
    own = readings[i].passage
    for other in readings[i + 1 : i + 4]:
        same = other.passage.table == own.table and other.passage.row == own.row and own.table is not None
        if same and (
            other.passage.role == "update" or (other.passage.role is None and other.passage.column != own.column)
        ):
            return other
    return None


def _row(
    reading: Reading, match: re.Match[str], update: Reading | None, meeting: Meeting, make: Maker, force: Term | None
) -> tuple[Action, list[Statement]]:
    dates = find_dates(match["date"] or "")
    raised_on = dates[0].iso if dates else meeting.part.recorded
    subject = Term(f"Action {match['number']}", f"action/{match['number'].lower().replace('/', '-').replace('.', '-')}")
    text = reading.text
    inline_status = None if update else status_of(text) if _ends_in_status(text) else None
    status = status_of(update.text) if update is not None else inline_status
    statements = _owners(reading, subject, match.end(), len(text), make, force)
    if dates:
        statements.append(
            make(
                reading,
                "raised_on",
                subject,
                Term(raised_on),
                0,
                match.end("date") + 1,
                rule="action-date",
                confidence=0.99,
            )
        )
    if status is not None and update is not None:
        statements.append(_status(reading, update, subject, status, make))
        statements += _owners_in_update(update, subject, make)
    first, last = reading.quote_span(0, len(text))
    update_span = update.quote_span(0, len(update.text)) if update is not None else (None, None)
    wording = text[match.end() :]
    return Action(
        subject.entity or "", match["number"], raised_on, reading.part.id, first, last, wording, status, *update_span
    ), statements


def _ends_in_status(text: str) -> bool:
    return bool(re.search(r"\b(?:closed|new action|ongoing|reopened|live|complete)\W*$", text, re.IGNORECASE))


def _status(reading: Reading, update: Reading, subject: Term, status: str, make: Maker) -> Statement:
    """The status with the update's last sentences as its quote (the whole row where that is short)."""
    first, _ = reading.quote_span(0, len(reading.text))
    _, last = update.quote_span(0, len(update.text))
    statement = make(
        update, "status", subject, Term(status), 0, len(update.text), rule="action-status", confidence=0.98
    )
    if last - first < 900:
        import dataclasses

        return dataclasses.replace(statement, start=first, quote=reading.passage.source[first : statement.end])
    return statement


def _line(
    reading: Reading, match: re.Match[str], count: int, meeting: Meeting, make: Maker, force: Term | None
) -> tuple[Action, list[Statement]]:
    """An action written in the running text: ``Action: JR to circulate the paper``."""
    dates = find_dates(match["date"] or "")
    raised_on = dates[0].iso if dates else meeting.part.recorded
    number = match["number"]
    label = f"Action {number}" if number else f"Action {meeting.part.recorded}.{count}"
    key = f"action/{number.lower().replace('/', '-')}" if number else f"action/{meeting.part.id}-{count}"
    subject = Term(label, key)
    start, end = match.start("text"), match.end("text")
    statements = _owners(reading, subject, start, end, make, force)
    begin = match.start() + (1 if reading.text[match.start()].isspace() else 0)
    if dates:
        statements.append(
            make(reading, "raised_on", subject, Term(raised_on), begin, end, rule="action-date", confidence=0.97)
        )
    else:
        note = (f"raised at the meeting of {raised_on}, whose minutes record it",)
        statements.append(
            make(
                reading,
                "raised_on",
                subject,
                Term(raised_on),
                begin,
                end,
                rule="action-in-minutes",
                confidence=0.8,
                inferred=note,
            )
        )
    statements.append(
        make(
            reading,
            "status",
            subject,
            Term("new"),
            begin,
            end,
            rule="action-in-minutes",
            confidence=0.8,
            inferred=("recorded in the minutes' text as it is taken",),
        )
    )
    first, last = reading.quote_span(begin, end)
    return Action(key, number or str(count), raised_on, reading.part.id, first, last, match["text"], "new"), statements


def _owners(reading: Reading, subject: Term, start: int, end: int, make: Maker, force: Term | None) -> list[Statement]:
    """Those who are to act: the people, offices and bodies before the first *is to*."""
    text = reading.text
    duty = _DUTY.search(text, start, min(end, start + 220))
    stop = duty.start() if duty else start
    owners = [term(m) for m in _principals([m for m in reading.mentions if start <= m.start < stop])]
    if not owners and force is not None and _FORCE.match(text, start):
        owners = [force]
    quote_end = next((e for s, e in ((s.start, s.end) for s in reading.sentences) if s <= stop <= e), end)
    return [
        make(
            reading,
            "assigned_to",
            subject,
            owner,
            0 if start < 80 else start,
            quote_end,
            rule="action-owner",
            confidence=0.97,
        )
        for owner in owners
    ]


def _owners_in_update(update: Reading, subject: Term, make: Maker) -> list[Statement]:
    """Further owners that an update names: ``ACC Roe is to provide examples``."""
    found = []
    for sentence in update.sentences:
        match = re.compile(r"\b(?:is|are) to\b").search(update.text, sentence.start, sentence.end)
        if match is None:
            continue
        before = [m for m in sentence.mentions if m.end <= match.start()]
        if before and match.start() - before[-1].end <= 1 and before[0].start - sentence.start <= 30:
            for owner in _principals(before):
                found.append(
                    make(
                        update,
                        "assigned_to",
                        subject,
                        term(owner),
                        sentence.start,
                        sentence.end,
                        rule="action-owner-in-update",
                        confidence=0.85,
                    )
                )
    return found


def _principals(mentions: Sequence[Found]) -> list[Found]:
    """People, offices and bodies; an office right before its holder's name counts once, as the person."""
    found: list[Found] = []
    for i, mention in enumerate(mentions):
        if mention.type not in {"PERSON", "ROLE", "ORG", "TEAM"}:
            continue
        following = mentions[i + 1] if i + 1 < len(mentions) else None
        if (
            mention.type == "ROLE"
            and following is not None
            and following.type == "PERSON"
            and following.start - mention.end <= 4
        ):
            continue
        found.append(mention)
    return found
