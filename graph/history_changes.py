"""What differs between papers: leads, names, places, targets, results, offices; corrections; overlaps."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations, pairwise

from graph.days import overlap
from graph.facts import Fact
from graph.history_offices import Tenure
from graph.iris import number
from graph.names import plain
from graph.record import Record

#: Relation -> what changes when later papers give another object.
WATCHED = {
    "led_by": "lead", "funded_by": "funding", "located_in": "place", "targets": "target", "involves": "partner",
}  # fmt: skip
#: Words by which a paper owns up to an earlier error.
ERROR = re.compile(
    r"\b(erroneous(ly)?|incorrect(ly)?|in error|mistaken(ly)?|should have (read|been)|wrongly)\b", re.IGNORECASE
)
#: How near, in characters, the right figure stands to the wrong one.
NEAR = 600


@dataclass(frozen=True, slots=True)
class Change:
    """A later paper gives another lead, name, place, target, funder, partner, result or office. IRIs of statements."""

    iri: str
    kind: str
    before: str | None
    after: str
    date: str
    text: str


@dataclass(frozen=True, slots=True)
class Overlap:
    """Two results of one thing and unit whose periods share days: never to be added up."""

    iri: str
    one: str
    other: str
    text: str


@dataclass(frozen=True, slots=True)
class Supersession:
    """`later` says that `earlier` was wrong. Both stay on record."""

    later: str
    earlier: str
    because: str


def changes_of(record: Record, offices: list[Tenure]) -> list[Change]:
    """Every change between papers, in order of time."""
    found = [*_relations(record), *_results(record), *_names(record), *_offices(record, offices)]
    return sorted(set(found), key=lambda c: (c.date, c.iri, c.kind, c.after))


def _relations(record: Record) -> Iterator[Change]:
    """A later paper gives objects that no earlier one gave; for leads, only where it gives none of the earlier ones."""
    groups: dict[tuple[str, str], list[Fact]] = defaultdict(list)
    for fact in record.facts:
        if fact.relation in WATCHED and fact.direct:
            groups[fact.subject, fact.relation].append(fact)
    for (subject, relation), facts in sorted(groups.items()):
        known: dict[str, Fact] = {}
        for date in sorted({f.recorded for f in facts}):
            now = {f.object or f.object_name: f for f in facts if f.recorded == date}
            fresh = {o: f for o, f in now.items() if o not in known}
            if known and fresh and not (relation == "led_by" and set(now) & set(known)):
                last = max(known.values(), key=lambda f: (f.recorded, f.iri))
                for fact in fresh.values():
                    # A new lead takes the place of the old; a further place or target need not.
                    old = f"{'before' if relation == 'led_by' else 'earlier papers'}: {last.object_name}"
                    text = f"{record.label(subject)}: {WATCHED[relation]} {fact.object_name} ({old})"
                    yield Change(subject, WATCHED[relation], last.iri, fact.iri, date, text)
            known |= now


def _results(record: Record) -> Iterator[Change]:
    """The same thing counted again at a later date with another value."""
    for (subject, _), facts in sorted(_counted(record).items()):
        dated = sorted(facts, key=lambda f: (f.recorded, f.iri))
        for one, other in pairwise(dated):
            if one.recorded < other.recorded and one.value != other.value:
                text = f"{record.label(subject)}: {_figure(other)} (before: {_figure(one)})"
                yield Change(subject, "result", one.iri, other.iri, other.recorded, text)


def _counted(record: Record) -> dict[tuple[str, str], list[Fact]]:
    """Results by thing and unit, units told apart by their word stems."""
    groups: dict[tuple[str, str], list[Fact]] = defaultdict(list)
    for fact in record.facts:
        if fact.relation == "outcome" and fact.value is not None and fact.modality == "asserted":
            groups[fact.subject, " ".join(sorted(stems(fact.unit or fact.object_name)))].append(fact)
    return groups


def _figure(fact: Fact) -> str:
    when = f", {fact.period}" if fact.period else ""
    value = "" if fact.value is None else number(fact.value).value
    return f"{value} {fact.unit or ''}".strip() + when


def stems(unit: str) -> frozenset[str]:
    """The words of a unit without endings and small words.

    >>> sorted(stems("vehicles stopped")) == sorted(stems("vehicle stops"))
    True
    """
    words = (w for w in plain(unit).split() if w not in _PLAIN_WORDS and not w.isdigit())
    return frozenset(_stem(w) for w in words)


_PLAIN_WORDS = frozenset({"and", "made", "of", "over", "the", "were"})
_ENDING = re.compile(r"(ures?|ed|ing|es|s)$")


def _stem(word: str) -> str:
    """The word without its ending and without a doubled last letter or a silent e."""
    if len(word) <= 3:
        return word
    return re.sub(r"(.)\1$", r"\1", _ENDING.sub("", word)).rstrip("e")


def _names(record: Record) -> Iterator[Change]:
    for fact in record.facts:
        if fact.relation == "renamed_to" and fact.direct:
            text = f"{fact.subject_name}: renamed to {fact.object_name}"
            yield Change(fact.subject, "name", None, fact.iri, fact.recorded, text)


def _offices(record: Record, offices: list[Tenure]) -> Iterator[Change]:
    """A person whom later papers give another office, and no longer the earlier one."""
    people: dict[str, list[Tenure]] = defaultdict(list)
    for tenure in offices:
        people[tenure.person].append(tenure)
    for person, spells in sorted(people.items()):
        ordered = sorted(spells, key=lambda t: (t.first, t.last, t.role))
        for one, other in pairwise(ordered):
            if one.role != other.role and one.last < other.first:
                text = f"{record.label(person)}: {record.label(other.role)} (before: {record.label(one.role)})"
                yield Change(person, "office", one.facts[-1], other.facts[0], other.first, text)


def overlaps(record: Record) -> list[Overlap]:
    """Pairs of results of one thing in one unit whose stated periods overlap, repeats of one figure left out."""
    found = []
    for (subject, _), facts in sorted(_counted(record).items()):
        stated = [f for f in facts if f.period or (f.valid_precision != "day" and f.valid_precision != "unknown")]
        for one, other in combinations(sorted(stated, key=lambda f: f.iri), 2):
            spans = (one.valid_from, one.valid_to), (other.valid_from, other.valid_to)
            if overlap(*spans) and not (one.value == other.value and spans[0] == spans[1]):
                text = f"{record.label(subject)}: {_figure(one)} and {_figure(other)} overlap; do not add"
                found.append(Overlap(subject, one.iri, other.iri, text))
    return found


def supersessions(record: Record) -> list[Supersession]:
    """Figures that a paper calls wrong, tied to the right one beside them, in that paper and in earlier ones."""
    results = [f for f in record.facts if f.relation == "outcome" and f.value is not None]
    found: dict[tuple[str, str], Supersession] = {}
    for wrong in results:
        owned = ERROR.search(wrong.quote)
        if owned is None and wrong.modality != "denied":
            continue
        right = _right(wrong, results)
        if right is None:
            continue
        because = f"the paper calls {_figure(wrong)} wrong and gives {_figure(right)}"
        for earlier in results:
            same = (
                earlier.subject == wrong.subject and earlier.value == wrong.value and earlier.recorded <= right.recorded
            )
            if earlier.iri == wrong.iri or (same and earlier.iri != right.iri):
                found[right.iri, earlier.iri] = Supersession(right.iri, earlier.iri, because)
    return [found[k] for k in sorted(found)]


def _right(wrong: Fact, results: list[Fact]) -> Fact | None:
    """The nearest figure of the same thing and paper, another in value, that is not itself called wrong."""
    near = [
        f for f in results
        if f.paper == wrong.paper and f.subject == wrong.subject and f.value != wrong.value
        and f.modality == "asserted" and abs(f.start - wrong.start) <= NEAR
        and (not ERROR.search(f.quote) or (f.quote == wrong.quote and wrong.modality == "denied"))
    ]  # fmt: skip
    return min(near, key=lambda f: (abs(f.start - wrong.start), f.iri), default=None)
