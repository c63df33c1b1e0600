"""Who held which office, as far as papers attest it, and in which gap between papers a holder changed."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise

from graph.facts import Fact
from graph.names import is_acting
from graph.ranks import is_rank
from graph.record import Record


@dataclass(frozen=True, slots=True)
class Tenure:
    """A person's spell in an office. `first` and `last` are dates of papers, no claim of when it began or ended."""

    person: str
    role: str
    organisation: str | None
    first: str
    last: str
    acting: bool
    spell: int
    facts: tuple[str, ...]
    papers: tuple[str, ...]

    @property
    def post(self) -> tuple[str, str]:
        """The office: a role within an organisation."""
        return self.role, self.organisation or ""


@dataclass(frozen=True, slots=True)
class Succession:
    """One holder gave way to another after `gap_from` and by `gap_to`; the day itself is not on record."""

    before: Tenure
    after: Tenure
    gap_from: str
    gap_to: str


def tenures(record: Record) -> list[Tenure]:
    """Every spell of every holder: a spell ends where another holder alone is attested in between."""
    held: dict[tuple[str, str], dict[str, list[Fact]]] = defaultdict(lambda: defaultdict(list))
    organisations = _organisations(record)
    for fact in record.facts:
        if fact.relation == "holds_role" and fact.direct and fact.object:
            organisation = organisations.get((fact.paper, fact.subject), "") or _usual(organisations, fact.subject)
            held[fact.object, organisation][fact.subject].append(fact)
    found = []
    for (role, organisation), holders in sorted(held.items()):
        for person, facts in sorted(holders.items()):
            others = [f.recorded for p, fs in holders.items() if p != person for f in fs]
            for number, spell in enumerate(_spells(facts, others), 1):
                found.append(Tenure(
                    person, role, organisation or None, spell[0].recorded, spell[-1].recorded,
                    is_acting(record.label(role)), number, tuple(f.iri for f in spell),
                    tuple(sorted({f.paper for f in spell})),
                ))  # fmt: skip
    return found


def _organisations(record: Record) -> dict[tuple[str, str], str]:
    """(paper, person) -> the organisation that the paper gives them."""
    found: dict[tuple[str, str], str] = {}
    for fact in record.facts:
        if fact.relation == "member_of" and fact.direct and fact.object:
            found.setdefault((fact.paper, fact.subject), fact.object)
    return found


def _usual(organisations: dict[tuple[str, str], str], person: str) -> str:
    """The organisation of the person where every paper gives the same; else none."""
    all_given = {o for (_, p), o in organisations.items() if p == person}
    return all_given.pop() if len(all_given) == 1 else ""


def _spells(facts: list[Fact], others: list[str]) -> list[list[Fact]]:
    """One holder's facts in order of time, cut where only others are attested between two of them."""
    ordered = sorted(facts, key=lambda f: (f.recorded, f.iri))
    mine = {f.recorded for f in ordered}
    spells = [[ordered[0]]]
    for fact in ordered[1:]:
        last = spells[-1][-1].recorded
        if any(last < other < fact.recorded and other not in mine for other in others):
            spells.append([])
        spells[-1].append(fact)
    return spells


def shared_posts(offices: list[Tenure], record: Record) -> frozenset[str]:
    """Ranks, and roles that a single paper gives to several people: titles that many may hold at a time."""
    seen: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    for tenure in offices:
        for paper in tenure.papers:
            seen[paper, *tenure.post].add(tenure.person)
    ranks = {t.role for t in offices if is_rank(record.label(t.role))}
    return frozenset({role for (_, role, _), people in seen.items() if len(people) > 1} | ranks)


def successions(offices: list[Tenure], shared: frozenset[str]) -> list[Succession]:
    """Changes of holder in offices that one person holds at a time."""
    posts: dict[tuple[str, str], list[Tenure]] = defaultdict(list)
    for tenure in offices:
        if tenure.role not in shared:
            posts[tenure.post].append(tenure)
    found = []
    for spells in posts.values():
        ordered = sorted(spells, key=lambda t: (t.first, t.last, t.person))
        # Where two spells overlap the office is shared, or the papers disagree: no order can be told.
        if any(a.last >= b.first and a.person != b.person for a, b in pairwise(ordered)):
            continue
        for a, b in pairwise(ordered):
            if a.person != b.person:
                found.append(Succession(a, b, a.last, b.first))
    return found
