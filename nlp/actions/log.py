"""Actions from logs: tables whose columns, in any order, give number, wording, owner, dates and status."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from nlp.actions.status import first_status, status_of
from nlp.dating.dates import find_dates
from nlp.layout.logs import columns_of
from nlp.layout.parts import slug
from nlp.model import Action, Part, Statement, Term
from nlp.reader import Reading, term
from nlp.recognise import Found
from nlp.statements import Maker

#: What may stand beside owners where nothing else does.
_BESIDE = re.compile(
    r"(?:[\s,/&;.*_()\[\]-]|\b(?:and|the|The|with|all|both|jointly|Mr|Mrs|Ms|Miss|Dr|Fr|Rev|Sr|Prof|Sir|Cllr)\b"
    r"|\bby (?:the )?[^,;]{3,25}$)*"
)
#: ``Action 27``, ``AP 4``, ``No. 3/24``: an action's number, without what it is called before it.
_NUMBER = re.compile(
    r"(?:Action(?: [Pp]oint| [Ii]tem)?s?|ACTION(?: POINT| ITEM)?|AP|Gweithred)?\s*(?:[Nn]o\.? ?|[Rr]ef\.?:? ?|#)?"
    r"(?P<number>(?=[\w./-]*\d)[A-Z]{0,5}[./ -]?\d[\w./-]*?)[.):]?"
)
_CALLED = re.compile(r"(?:Action(?: [Pp]oint)?|ACTION(?: POINT)?|AP|Gweithred) ?(?:[Nn]o\.? ?|#)?\d[\w./-]*")
_LEADING = re.compile(
    r"(?:Action(?: [Pp]oint)?|ACTION(?: POINT)?|AP|Gweithred) ?(?:[Nn]o\.? ?|#)?(?P<number>\d+[A-Za-z]?(?:[./]\d+)?)"
    r"\s*[:.)–-]?\s*"
)
_DUTY = re.compile(
    r"\b(?:(?:is|are|was|were) (?:also )?(?:(?:asked|requested|required|tasked|due|invited|instructed) )?to\b|"
    r"to\b|will\b|must\b|shall\b|(?:has |have )?(?:agreed|undertook|undertaken|offered|promised) to\b)"
)
#: What may stand beside owners before their duty.
_BEFORE_DUTY = re.compile(
    r"(?:[\s,/&().*-]|\b(?:and|the|The|both|is|are|with|Acting|Temporary|Interim)\b|\b(?:Mr|Mrs|Ms|Miss|Dr)\b\.?)*"
)
#: The day of an action, in brackets before its wording.
_DATED = re.compile(r"\s*[(\[](?P<date>[^()\[\]]{4,24})[)\]]\s*")
_FORCE = re.compile(r"(?:[Tt]he )?(?:[Ff]orce|FORCE|[Cc]onstabulary|[Ss]ervice)|(?:[Yy]r? )?Heddlu", re.UNICODE)


@dataclass(slots=True)
class Row:
    """One row of a log of actions: its cells by what they hold.

    ``given`` is its number where no cell holds that alone; ``begins`` tells where in a cell the words after a label do.
    """

    cells: dict[str, Reading] = field(default_factory=dict)
    given: str | None = None
    begins: dict[str, int] = field(default_factory=dict)

    @property
    def start(self) -> int:
        """The file's offset of its first character."""
        return min(cell.quote_span(0, 1)[0] for cell in self.cells.values())

    @property
    def end(self) -> int:
        """The file's offset after its last character."""
        return max(cell.quote_span(0, len(cell.text))[1] for cell in self.cells.values())

    @property
    def number(self) -> str | None:
        """The number of the action, as its own cell gives it, or the beginning of the wording."""
        if self.given:
            return self.given
        given = _NUMBER.fullmatch(self.text("number").strip("* "))
        leading = _LEADING.match(self.text("action"))
        return given["number"].strip(" .-/") if given else leading["number"] if leading else None

    def text(self, kind: str) -> str:
        """The words of one cell; empty where it is."""
        return self.cells[kind].text[self.begins.get(kind, 0) :] if kind in self.cells else ""


def rows_of(readings: Sequence[Reading]) -> list[Row]:
    """The rows of the logs of actions among the passages of one part, in order."""
    tables: dict[int, dict[int, dict[int, Reading]]] = {}
    headings: dict[int, dict[int, str]] = {}
    for reading in readings:
        p = reading.passage
        if p.kind == "cell" and p.table is not None and p.row is not None and p.column is not None:
            tables.setdefault(p.table, {}).setdefault(p.row, {})[p.column] = reading
            headings.setdefault(p.table, {})[p.column] = p.header or ""
    found: list[Row] = []
    for number, rows in tables.items():
        named = [headings[number].get(column, "") for column in range(max(headings[number]) + 1)]
        kinds = columns_of(named)
        for cells in rows.values():
            row = Row(
                _by_looks(cells) if kinds is None else {kinds[c]: cell for c, cell in cells.items() if c in kinds}
            )
            if "action" in row.cells and (len(row.cells) > 1 or _LEADING.match(row.text("action"))):
                found.append(row)
    return found


def _by_looks(cells: dict[int, Reading]) -> dict[str, Reading]:
    """The cells of a row without headings that begins with ``Action 27``: date, status and owner by their looks."""
    first, *others = (cells[column] for column in sorted(cells))
    if not others or not _CALLED.fullmatch(first.text):
        return {}
    found = {"number": first}
    for cell in others:
        plain = re.sub(r"[\W\d_]", "", cell.text)
        if find_dates(cell.text) and len(cell.text) < 20 and "raised" not in found:
            found["raised"] = cell
        elif first_status(cell.text) and len(plain) < 40:
            found["status"] = cell
        elif only_owners(cell, 0, len(cell.text)):
            found["owner"] = cell
        elif "action" not in found:
            found["action"] = cell
    return found


def read_row(row: Row, count: int, part: Part, make: Maker, force: Term | None) -> tuple[Action, list[Statement]]:
    """The action of one row, the `count`-th of its part, and the statements about its owners, date and status."""
    wording = row.cells["action"]
    leading = _LEADING.match(wording.text)
    number = row.number
    key = f"action/{slug(number)}" if number else f"action/{part.id}-log-{count}"
    subject = Term(f"Action {number}" if number else f"Action {part.recorded}.{count}", key)
    dated = _DATED.match(wording.text, leading.end() if leading else 0)
    raised_on = _day(row.text("raised") or (dated["date"] if dated else ""), part)
    status, told_by = _status(row)
    statements: list[Statement] = []
    for owner in _owners(row, force):
        statements.append(_said(row, "assigned_to", subject, owner, make, "action-log-owner", 0.95))
    if raised_on is not None:
        statements.append(_said(row, "raised_on", subject, Term(raised_on), make, "action-log-date", 0.95))
    elif status == "new" and part.kind == "minutes" and len(part.recorded) == 10:
        made = _said(row, "raised_on", subject, Term(part.recorded), make, "action-in-minutes", 0.8)
        note = (f"new at the meeting of {part.recorded}",)
        statements.append(dataclasses.replace(made, inferred=note))
    if status is not None:
        statements.append(_said(row, "status", subject, Term(status), make, "action-log-status", 0.95))
    begin = leading.end() if leading and leading.end() < len(wording.text) else row.begins.get("action", 0)
    begin = dated.end() if dated and raised_on is not None and dated.end() < len(wording.text) else begin
    first, last = wording.quote_span(0, len(wording.text))
    span = told_by.quote_span(0, len(told_by.text)) if told_by is not None else (None, None)
    action = Action(
        key, number or str(count), raised_on or part.recorded, part.id, first, last, wording.text[begin:], status, *span
    )
    return action, statements


def _said(row: Row, relation: str, subject: Term, obj: Term, make: Maker, rule: str, confidence: float) -> Statement:
    """A statement with the whole row as its quote, or, where that is long, with the cell of the wording."""
    wording = row.cells["action"]
    made = make(wording, relation, subject, obj, 0, len(wording.text), rule=rule, confidence=confidence)
    if row.end - row.start > 1500:
        return made
    return dataclasses.replace(made, start=row.start, end=row.end, quote=wording.passage.source[row.start : row.end])


def _day(text: str, part: Part) -> str | None:
    """The day that a cell gives, where it is none after the meeting; ``14 May`` takes the year of the meeting."""
    plain = re.sub(r"(?<=\d)-(?=[A-Za-z])|(?<=[A-Za-z])-(?=\d)", " ", text)
    plain = re.sub(r"(?<=[A-Za-z]) (\d\d)\b(?! *\d)", r" 20\1", plain) if not re.search(r"\b20\d\d\b", plain) else plain
    year = int(part.recorded[:4]) if re.match(r"\d{4}", part.recorded) else None
    american = re.sub(r"\b(\d{1,2})([/.])(\d{1,2})([/.]\d{2,4})\b", r"\3\2\1\4", plain)
    for written in (plain, american):  # a day after the meeting shows that the month comes first
        days = [d.iso for d in find_dates(written, year) if len(d.iso) == 10]
        if days and (len(part.recorded) < 10 or days[0] <= part.recorded):
            return days[0]
    return None


def _status(row: Row) -> tuple[str | None, Reading | None]:
    """The status of a row and the cell that tells it: that of the status, the day it was done, or the update's end."""
    cell = row.cells.get("status")
    if cell is not None and (status := first_status(row.text("status")) or _ended(cell.text)):
        return status, cell
    done = row.cells.get("done")
    if done is not None and find_dates(done.text):
        return "closed", done
    update = row.cells.get("update")
    if update is None or not re.search(r"[A-Za-z]{2}", update.text) or re.match(r"(?i)n/?a\b", update.text):
        return None, None
    status = _ended(update.text) or first_status(update.text)
    return status or (None if cell is not None else "updated"), update


def _ended(text: str) -> str | None:
    status = status_of(text)
    return status if status != "updated" else None


def _owners(row: Row, force: Term | None) -> list[Term]:
    """Those in the owner's cell, or, where the log has no such cell, those before *to* in the wording."""
    cell = row.cells.get("owner")
    if cell is None:
        return list(owners_at_start(row.cells["action"], force))
    found = [term(mention) for mention in principals(cell.mentions)]
    if not found and force is not None and _FORCE.fullmatch(cell.text.strip(" .*")):
        return [force]
    return found


def owners_at_start(reading: Reading, force: Term | None, begin: int = 0) -> Iterator[Term]:
    """Those with whom an action's wording opens (from `begin`) and who are *to* do it: ``JR and SO to write``."""
    text = reading.text
    leading = _LEADING.match(text, begin)
    begin = leading.end() if leading else begin
    duty = _DUTY.search(text, begin, begin + 160)
    if duty is None:
        return
    named = [m for m in reading.mentions if begin <= m.start and m.end <= duty.start()]
    inside = principals(named)
    between = _without(text, begin, duty.start(), named)
    if inside and _BEFORE_DUTY.fullmatch(between):
        yield from (term(m) for m in inside)
    elif not inside and force is not None and _FORCE.fullmatch(text[begin : duty.start()].strip()):
        yield force


def only_owners(reading: Reading, begin: int, end: int) -> list[Term]:
    """The people, offices and bodies of a stretch of text that holds nothing else; none where it holds more."""
    inside = [m for m in reading.mentions if begin <= m.start and m.end <= end]
    rest, position = "", begin
    for mention in inside:
        rest += reading.text[position : mention.start] + " "
        position = mention.end
    rest += reading.text[position:end]
    owners: list[Found] = principals(inside)
    return [term(m) for m in owners] if owners and _BESIDE.fullmatch(rest) else []


def _without(text: str, begin: int, end: int, mentions: Sequence[Found]) -> str:
    """The text between two offsets without the `mentions` in it."""
    rest, position = "", begin
    for mention in mentions:
        rest += text[position : mention.start]
        position = mention.end
    return rest + text[position:end]


def principals(mentions: Sequence[Found]) -> list[Found]:
    """People, offices and bodies; an office right before its holder's name counts once, as the person."""
    found: list[Found] = []
    for i, mention in enumerate(mentions):
        if mention.type not in {"PERSON", "ROLE", "ORG", "TEAM"}:
            continue
        following = mentions[i + 1] if i + 1 < len(mentions) else None
        of_holder = following is not None and following.type == "PERSON" and following.start - mention.end <= 4
        if mention.type == "ROLE" and of_holder:
            continue
        found.append(mention)
    return found
