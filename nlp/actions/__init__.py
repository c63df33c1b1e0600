"""Actions: number, wording, owner, date raised and status, from action tables and from lines in the text."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Sequence

from nlp.actions.lines import Line, find_line, is_of_earlier, told_in
from nlp.actions.log import principals, read_row, rows_of
from nlp.actions.records import records_of
from nlp.actions.runs import rows_run_together
from nlp.actions.status import status_of, told_statuses
from nlp.actions.tags import cited, tagged
from nlp.dating.dates import find_dates
from nlp.model import Action, Statement, Term
from nlp.reader import Reading, term
from nlp.speech import Meeting
from nlp.statements import Maker

_NUMBERED = re.compile(
    r"^(?:ACTION|Action)(?: (?:point|Point|POINT))?s? ?(?:No\.? ?"
    r"|#)?(?P<number>\d+[A-Za-z]?(?:[./]\d+)?)\s*(?:\((?P<date>[^()]{4,40})\))?\s*[:.–-]?\s*"
)
_OF_A_DAY = re.compile(r"(?:of|from|raised on|agreed on|dated) ")
_DUTY = re.compile(
    r"\b(?:is|are|was|were) (?:also )?(?:to|asked to|requested to|required to|tasked (?:to|with))\b|\b(?:to|will"
    r"|must|shall|agreed to|undertook to)\b"
)
#: So long may the row of a log be that is quoted whole.
_SHORT = 400
_FORCE = re.compile(r"\b(?:The|the) (?:force|Force|Constabulary|constabulary)\b")


def find_actions(
    readings: Sequence[Reading], meeting: Meeting, make: Maker, force: Term | None
) -> tuple[list[Action], list[Statement]]:
    """All actions of one part's minutes, and the statements about their owners, dates and status."""
    actions: list[Action] = []
    statements: list[Statement] = []
    count = 0
    logged = [*rows_of(readings), *records_of(readings)]
    cells = {id(cell) for row in logged for cell in row.cells.values()}
    numbers = {row.number for row in logged} | {
        m["number"] for r in readings if (m := _NUMBERED.match(r.text)) and not _OF_A_DAY.match(r.text, m.end())
    }
    for i, reading in enumerate(readings):
        if reading.passage.kind in {"notice", "field"} or id(reading) in cells:
            continue
        if rows := [*rows_run_together(reading)]:
            for each in rows:
                action, made = _line(each, count, meeting, make)
                actions.append(action)
                statements += made
            continue
        numbered = _NUMBERED.match(reading.text)
        given = numbered is not None and (reading.passage.role == "action" or bool(find_dates(numbered["date"] or "")))
        if numbered is not None and given and numbered.end() < len(reading.text):
            action, made = _row(reading, numbered, _update(readings, i), meeting, make, force)
        else:
            line = None if reading.passage.role in {"question", "update"} else find_line(readings, i, force)
            if line is None:
                statements += _told(reading, make)
                for other in (*tagged(reading), *cited(reading, force)):
                    if other.number not in numbers:
                        action, made = _line(other, count, meeting, make)
                        actions.append(action)
                        statements += made
                continue
            count += 1
            action, made = _line(line, count, meeting, make)
        actions.append(action)
        statements += made
    for row in logged:
        count += 1
        action, made = read_row(row, count, meeting.part, make, force)
        actions.append(action)
        statements += made
    return actions, statements


def _told(reading: Reading, make: Maker) -> Iterator[Statement]:
    """What a sentence says has become of numbered actions: ``Actions 3 and 5 were closed``."""
    for start, end, number, status in told_statuses(reading.text):
        sentence = next(s for s in reading.sentences if s.start <= start < s.end)
        yield make(
            reading, "status", _subject(number), Term(status), sentence.start, max(sentence.end, end),
            rule="action-status-told", confidence=0.9,
        )  # fmt: skip


def _subject(number: str) -> Term:
    return Term(f"Action {number}", f"action/{number.lower().replace('/', '-').replace('.', '-')}")


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
    subject = _subject(match["number"])
    text = reading.text
    inline_status = told_in(text[match.end() :]) if update is None else None
    status = status_of(update.text) if update is not None else inline_status
    here = not dates and not is_of_earlier(reading)
    if status is None and update is None and (here or (dates and raised_on == meeting.part.recorded)):
        status = "new"
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
    elif status == "new" and len(raised_on) == 10:
        statements.append(
            make(
                reading, "raised_on", subject, Term(raised_on), 0, len(text), rule="action-in-minutes", confidence=0.8,
                inferred=(f"raised at the meeting of {raised_on}, whose minutes record it",),
            )
        )  # fmt: skip
    if status is not None and update is not None:
        statements.append(_status(reading, update, subject, status, make))
        statements += _owners_in_update(update, subject, make)
    elif status is not None:
        said = inline_status is not None
        note = () if said else (f"raised on {raised_on}, the day of the meeting",)
        rule = "action-status-told" if said else "action-in-minutes"
        confidence = 0.9 if said else 0.8
        statements.append(
            make(
                reading, "status", subject, Term(status), 0, len(text), rule=rule, confidence=confidence, inferred=note
            )
        )
    first, last = reading.quote_span(0, len(text))
    update_span = update.quote_span(0, len(update.text)) if update is not None else (None, None)
    wording = text[match.end() :]
    return Action(
        subject.entity or "", match["number"], raised_on, reading.part.id, first, last, wording, status, *update_span
    ), statements


def _status(reading: Reading, update: Reading, subject: Term, status: str, make: Maker) -> Statement:
    """The status with the update's last sentences as its quote (the whole row where that is short)."""
    first, _ = reading.quote_span(0, len(reading.text))
    _, last = update.quote_span(0, len(update.text))
    statement = make(
        update, "status", subject, Term(status), 0, len(update.text), rule="action-status", confidence=0.98
    )
    if last - first < 900:
        return dataclasses.replace(statement, start=first, quote=reading.passage.source[first : statement.end])
    return statement


def _line(line: Line, count: int, meeting: Meeting, make: Maker) -> tuple[Action, list[Statement]]:
    """An action written in the running text: ``Action: JR to circulate the paper``."""
    reading, start, end = line.reading, line.start, line.end
    raised_on = line.raised_on or meeting.part.recorded
    if line.number:
        subject = _subject(line.number)
    else:
        subject = Term(f"Action {meeting.part.recorded}.{count}", f"action/{meeting.part.id}-{count}")
    stop = next((s.end for s in reading.sentences if line.begin < s.end), end)
    stop = end if line.raised_on and line.status and stop < end < start + _SHORT else stop
    statements = [
        make(reading, "assigned_to", subject, owner, start, stop, rule="action-owner", confidence=0.97)
        for owner in line.owners
    ]
    taken = line.status is None
    if line.raised_on:
        day = Term(line.raised_on)
        statements.append(make(reading, "raised_on", subject, day, start, end, rule="action-date", confidence=0.97))
    elif taken:
        statements.append(
            make(
                reading, "raised_on", subject, Term(raised_on), start, end, rule="action-in-minutes", confidence=0.8,
                inferred=(f"raised at the meeting of {raised_on}, whose minutes record it",),
            )
        )  # fmt: skip
    note = ("recorded in the minutes' text as it is taken",) if taken else ()
    status = "new" if taken else line.status
    if status:
        statements.append(
            make(
                reading, "status", subject, Term(status), start, end,
                rule="action-in-minutes" if taken else "action-status-told", confidence=0.8 if taken else 0.9,
                inferred=note,
            )
        )  # fmt: skip
    wording = line.wording or reading
    begin = line.begin if line.wording is None else 0
    first, last = wording.quote_span(0 if line.wording else start, len(wording.text) if line.wording else end)
    text = wording.text[begin : None if line.wording else end]
    key = subject.entity or ""
    return Action(
        key, line.number or str(count), raised_on, reading.part.id, first, last, text, status or None
    ), statements


def _owners(reading: Reading, subject: Term, start: int, end: int, make: Maker, force: Term | None) -> list[Statement]:
    """Those who are to act: the people, offices and bodies before the first *is to*."""
    text = reading.text
    duty = _DUTY.search(text, start, min(end, start + 220))
    stop = duty.start() if duty else start
    owners = [term(m) for m in principals([m for m in reading.mentions if start <= m.start < stop])]
    owners = owners or [term(m) for m in principals([m for m in reading.mentions if m.end < start])]
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
            for owner in principals(before):
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
