"""The life of every action: raised, updated, reopened, closed, each step with its quote and paper."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from graph.days import days_from
from graph.facts import Fact
from graph.record import ActionRow, Record


@dataclass(frozen=True, slots=True)
class ActionEvent:
    """One step. `statement` is the IRI of the fact or record that it rests on."""

    date: str
    status: str
    quote: str
    paper: str
    statement: str


@dataclass(frozen=True, slots=True)
class ActionLife:
    """An action over papers. `days` runs from the day raised to the closing, or to the last record if still open."""

    iri: str
    label: str
    raised: str | None
    wording: str
    owners: tuple[str, ...]
    events: tuple[ActionEvent, ...]
    closed: bool
    days: int | None
    occasions: int


def action_lives(record: Record) -> list[ActionLife]:
    """Every action that papers number, in order of the day raised and number."""
    facts: dict[str, list[Fact]] = defaultdict(list)
    rows: dict[str, list[ActionRow]] = defaultdict(list)
    for fact in record.facts:
        if fact.relation in ("status", "raised_on", "assigned_to") and fact.direct:
            facts[fact.subject].append(fact)
    for row in record.actions:
        rows[row.action].append(row)
    lives = [_life(iri, facts[iri], rows[iri], record) for iri in sorted({*facts, *rows})]
    return sorted(lives, key=lambda life: (life.raised or "9999", len(life.label), life.label))


def _life(iri: str, facts: list[Fact], rows: list[ActionRow], record: Record) -> ActionLife:
    events = _events(facts, rows)
    dates = [f.object_name for f in facts if f.relation == "raised_on"] + [r.raised_on for r in rows]
    raised = min(dates, default=None)
    statuses = [e for e in events if e.status != "raised"]
    closed = bool(statuses) and statuses[-1].status == "closed"
    end = statuses[-1].date if statuses else None
    label = next((f.subject_name for f in facts), None) or (f"Action {rows[0].number}" if rows else iri)
    papers = {f.paper for f in facts} | {r.paper for r in rows}
    return ActionLife(
        iri, label, raised, rows[0].wording if rows else "",
        tuple(sorted({f.object or f.object_name for f in facts if f.relation == "assigned_to"})), tuple(events), closed,
        days_from(raised, end) if raised and end else None,
        len({record.leaves[p].occasion for p in papers if p in record.leaves}),
    )  # fmt: skip


def _events(facts: list[Fact], rows: list[ActionRow]) -> list[ActionEvent]:
    """Steps in order of time, one for each paper and standing, the raising first."""
    found: dict[tuple[str, str], ActionEvent] = {}
    for fact in facts:
        if fact.relation == "status":
            key = (fact.paper, fact.object_name)
            found.setdefault(key, ActionEvent(fact.recorded, fact.object_name, fact.quote, fact.paper, fact.iri))
    for row in rows:
        if row.status and not any(paper == row.paper for paper, _ in found):
            found[row.paper, row.status] = ActionEvent(
                row.recorded, row.status, row.update or row.quote, row.paper, row.iri
            )
    first = min((f for f in facts if f.relation == "raised_on"), key=lambda f: (f.recorded, f.iri), default=None)
    if first is not None and not any(e.date == first.object_name for e in found.values()):
        found["", "raised"] = ActionEvent(first.object_name, "raised", first.quote, first.paper, first.iri)
    return sorted(found.values(), key=lambda e: (e.date, ORDER.get(e.status, 9), e.paper))


#: Order of steps that one meeting takes.
ORDER = {"raised": 0, "new": 1, "reopened": 2, "live": 3, "updated": 4, "closed": 5}
