"""Histories over papers, derived from what is on record: never a date that no paper gives.

First and last *attested* are dates of papers; that something is no longer attested does not say that it ended.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from graph.days import last_day
from graph.facts import Fact
from graph.history_actions import ActionLife, action_lives
from graph.history_changes import Change, Overlap, Supersession, changes_of, overlaps, supersessions
from graph.history_offices import Succession, Tenure, shared_posts, successions, tenures
from graph.record import Record, read_record
from graph.store import Readable
from nlp.errors import UsageError

#: Types of things whose silence is a finding, by the first word of their key.
WATCHED = frozenset({"operation", "initiative", "team", "person", "priority"})


@dataclass(frozen=True, slots=True)
class Attested:
    """When papers attest a thing: first and last date, at how many occasions, and how many in between it missed."""

    iri: str
    first: str
    last: str
    occasions: int
    missed: int
    papers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Silence:
    """On record at `attested` occasions, and not at the `since` occasions after `last`. It may well go on."""

    iri: str
    last: str
    attested: int
    since: int


@dataclass(frozen=True, slots=True)
class History:
    """Everything derived from one record."""

    record: Record
    attested: tuple[Attested, ...]
    silences: tuple[Silence, ...]
    tenures: tuple[Tenure, ...]
    successions: tuple[Succession, ...]
    shared_posts: frozenset[str]
    changes: tuple[Change, ...]
    actions: tuple[ActionLife, ...]
    overlaps: tuple[Overlap, ...]
    supersessions: tuple[Supersession, ...]


def derive(record: Record) -> History:
    """The histories of a record. Pure."""
    attested = attestations(record)
    offices = tenures(record)
    shared = shared_posts(offices, record)
    return History(
        record, tuple(attested), tuple(silences(record, attested)), tuple(offices), tuple(successions(offices, shared)),
        shared, tuple(changes_of(record, offices)), tuple(action_lives(record)),
        tuple(overlaps(record)), tuple(supersessions(record)),
    )  # fmt: skip


def history(store: Readable, as_of: str | None = None) -> History:
    """The histories of the graph in `store`, or as they stood on a day."""
    return derive(read_record(store, as_of))


def attestations(record: Record) -> list[Attested]:
    """For every thing that papers name or state something of: first and last date, occasions and papers."""
    papers: dict[str, set[str]] = defaultdict(set)
    for iri, named in (*record.named.items(), *record.indicators.items()):
        papers[iri] |= named
    for fact in record.facts:
        for end in (fact.subject, fact.object):
            if end and record.type(end) not in ("", "outcome", "unnamed"):
                papers[end].add(fact.paper)
    order = {occasion: n for n, occasion in enumerate(record.occasions())}
    found = []
    for iri, where in sorted(papers.items()):
        leaves = [record.leaves[p] for p in where if p in record.leaves]
        if leaves:
            days = sorted(leaf.recorded for leaf in leaves)
            ordered = tuple(leaf.iri for leaf in sorted(leaves, key=lambda x: (x.recorded, x.iri)))
            occasions = {x.occasion for x in leaves}
            spoken = [order[o] for o in occasions if o in order]
            missed = max(spoken) - min(spoken) + 1 - len(spoken) if spoken else 0
            found.append(Attested(iri, days[0], days[-1], len(occasions), missed, ordered))
    return found


def silences(record: Record, attested: list[Attested]) -> list[Silence]:
    """Operations, initiatives, teams and people on record at two occasions or more and then at none; figures at one."""
    order = {occasion: n for n, occasion in enumerate(record.occasions())}
    found = []
    for a in attested:
        kind = record.type(a.iri)
        needed = 2 if kind in WATCHED else 1 if kind == "indicator" else None
        spoken = [order[record.leaves[p].occasion] for p in a.papers if record.leaves[p].occasion in order]
        if needed is None or len(set(spoken)) < needed:
            continue
        since = len(order) - 1 - max(spoken)
        if since > 0:
            found.append(Silence(a.iri, a.last, len(set(spoken)), since))
    return found


def graphs_on_record(store: Readable, day: str) -> list[str]:
    """The named graphs of the papers that were on record on `day`: pass them on to a query. Raises UsageError."""
    from graph.days import checked
    from graph.facts import read_papers

    limit = last_day(checked(day))
    found = [p.graph for p in read_papers(store) if last_day(p.recorded) <= limit]
    if not found:
        raise UsageError(
            f"no paper was on record on {day}. The earliest is of {min(p.recorded for p in read_papers(store))}."
        )
    return found


def facts_about(record: Record, iri: str) -> list[Fact]:
    """The facts that have the thing at either end, in order of time."""
    return [f for f in record.facts if iri in (f.subject, f.object)]
