"""All that is on record of one thing, arranged for its page: ties, the trace in order of time, results, pictures."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from graph.days import overlap
from graph.facts import Fact, Paper
from viz.site.passages import Evidence, Quoted, evidence, only_named
from viz.site.periods import period
from viz.site.pictures import Bar, Ties, Timeline, bars, star, timeline
from viz.site.snapshot import Snapshot
from viz.style import relation_style

#: Relations told as ties, in the order in which they are told.
TIES = ("led_by", "funded_by", "involves", "supports", "targets", "located_in", "renamed_to", "same_as", "raised_by",
        "member_of", "holds_role", "assigned_to")  # fmt: skip
#: Routine relations, which have places of their own and would drown a trace.
ROUTINE = frozenset({"attended", "sent_apologies", "member_of", "holds_role", "raised_on", "status", "meeting_status"})
#: What a lane of the timeline is called.
LANES = {"led_by": "led by", "funded_by": "funded by", "involves": "with", "supports": "with", "targets": "targets",
         "located_in": "where", "outcome": "results", "raised_by": "raised", "asked": "raised"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Other:
    """The other end of a tie, with the facts that state it. `iri` is empty where the papers give only words."""

    iri: str
    label: str
    type: str
    facts: tuple[Fact, ...]
    hedged: bool
    inferred: bool


@dataclass(frozen=True, slots=True)
class TieGroup:
    """All ties of one kind, in words as seen from the thing."""

    words: str
    relation: str
    others: tuple[Other, ...]


@dataclass(frozen=True, slots=True)
class Telling:
    """What one paper tells of the thing: passages with facts, and passages that only name it."""

    paper: Paper
    evidence: tuple[Evidence, ...]
    named: tuple[Quoted, ...]


@dataclass(frozen=True, slots=True)
class Day:
    """All tellings of one date."""

    date: str
    tellings: tuple[Telling, ...]


@dataclass(frozen=True, slots=True)
class Results:
    """The figures of one unit, one bar for each period."""

    unit: str
    bars: tuple[Bar, ...]


def ties(snapshot: Snapshot, iri: str) -> list[TieGroup]:
    """What the thing is tied to, both ways, as far as statements say."""
    groups: dict[tuple[int, str, str], dict[str, list[Fact]]] = defaultdict(lambda: defaultdict(list))
    for fact in snapshot.about.get(iri, ()):
        if fact.relation not in TIES or iri not in (fact.subject, fact.object):
            continue
        style = relation_style(fact.relation)
        forward = fact.subject == iri
        words = style.label if forward else style.inverse
        other = (fact.object or f"words:{fact.object_name}") if forward else fact.subject
        groups[TIES.index(fact.relation) + (0 if forward else 20), words, fact.relation][other].append(fact)
    return [
        TieGroup(words, relation, tuple(_other(snapshot, iri, other, facts) for other, facts in others.items()))
        for (_, words, relation), others in sorted(groups.items())
    ]


def _other(snapshot: Snapshot, iri: str, other: str, facts: Sequence[Fact]) -> Other:
    known = "" if other.startswith("words:") else other
    name = facts[0].object_name if facts[0].subject == iri else facts[0].subject_name
    return Other(
        known, snapshot.label(known) if known in snapshot.things else name, snapshot.type(known), tuple(facts),
        all(f.modality != "asserted" for f in facts), all(f.inferred for f in facts),
    )  # fmt: skip


def trace(snapshot: Snapshot, iri: str) -> list[Day]:
    """The thing in order of time: for every paper that speaks of it, the passages and what they say."""
    told: dict[str, list[Fact]] = defaultdict(list)
    for fact in snapshot.about.get(iri, ()):
        if fact.relation not in ROUTINE:
            told[fact.paper].append(fact)
    attested = snapshot.attested.get(iri)
    papers = [snapshot.papers[p] for p in {*(attested.papers if attested else ()), *told} if p in snapshot.papers]
    papers.sort(key=lambda p: (p.recorded, p.file, p.start))
    tellings = []
    for paper in papers:
        passages = evidence(snapshot, told[paper.iri])
        named = only_named(snapshot, iri, paper.iri, passages)
        if passages or named:
            tellings.append(Telling(paper, tuple(passages), tuple(named)))
    return [Day(date, tuple(group)) for date, group in groupby(tellings, key=lambda t: t.paper.recorded)]


def lanes(snapshot: Snapshot, iri: str, days: Sequence[Day]) -> Timeline | None:
    """When the thing is spoken of, and of what kind that is."""
    counts: dict[str, Counter[str]] = {"spoken of": Counter()}
    for day in days:
        for telling in day.tellings:
            counts["spoken of"][day.date] += len(telling.evidence) + len(telling.named)
            for passage in telling.evidence:
                for fact in passage.facts:
                    lane = LANES.get(fact.relation) if fact.subject == iri else None
                    if lane:
                        counts.setdefault(lane, Counter())[day.date] += 1
    order = ["spoken of", *dict.fromkeys(LANES.values())]
    return timeline(snapshot.days(), {lane: counts[lane] for lane in order if lane in counts})


def results(snapshot: Snapshot, iri: str) -> tuple[list[Results], list[tuple[str, str]]]:
    """The thing's results by unit, and pairs of periods that share days (never to be added up).

    Bars are in order of time; a period without a figure has no bar and is not guessed.
    """
    facts = [f for f in snapshot.about.get(iri, ()) if f.relation == "outcome" and f.subject == iri]
    units: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        units[(fact.unit or "").strip() or "not counted"].append(fact)
    found = []
    for unit, held in sorted(units.items(), key=lambda pair: (pair[0] == "not counted", -len(pair[1]), pair[0])):
        held.sort(key=lambda f: (f.valid_from or f.recorded, f.valid_to or "", f.recorded))
        found.append(Results(unit, tuple(_bars(held))))
    shared = {
        (_period(a), _period(b))
        for held in units.values() for a in held for b in held
        if a.iri < b.iri and _period(a) != _period(b) and a.valid_from and b.valid_from
        and overlap((a.valid_from, a.valid_to), (b.valid_from, b.valid_to))
    }  # fmt: skip
    return found, sorted({(a, b) if a < b else (b, a) for a, b in shared})


def _bars(facts: Sequence[Fact]) -> list[Bar]:
    counted = bars([(_period(f), f.value, f.iri, f.object_name) for f in facts if f.value is not None])
    return counted + [Bar(_period(f), 0.0, 0.0, f.iri, f.object_name) for f in facts if f.value is None]


def _period(fact: Fact) -> str:
    if fact.valid_from or fact.valid_to:
        return period(fact.valid_from, fact.valid_to)
    return fact.period or "period not given"


def neighbours(snapshot: Snapshot, iri: str, groups: Sequence[TieGroup]) -> Ties | None:
    """The picture of the thing's nearest ties, the best attested first; None where it has none."""
    best: dict[str, tuple[int, str, str, bool]] = {}
    for group in groups:
        if group.relation in ("raised_by", "assigned_to"):
            continue
        for other in group.others:
            if other.iri and other.type and other.iri not in best:
                best[other.iri] = (len(other.facts), other.label, group.words, other.inferred)
    if not best:
        return None
    ordered = sorted(best.items(), key=lambda pair: (-pair[1][0], pair[1][1], pair[0]))
    rows = [(other, label, snapshot.type(other), words, inferred) for other, (_, label, words, inferred) in ordered]
    return star((iri, snapshot.label(iri), snapshot.type(iri)), rows)
