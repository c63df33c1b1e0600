"""What is on record: facts, papers, mentions and actions of a corpus as plain data, the ground of every history."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from graph.cube import indicator_iri, indicator_label
from graph.days import last_day
from graph.facts import Fact, Row, read_facts, read_papers, read_rows
from graph.priorities import priority_iri, priority_of
from graph.resolve import Resolver
from graph.store import Readable
from nlp.model import Extraction
from ontology.terms import MG, RDFS

#: Kinds of papers whose silence means something: records of meetings and reports to them.
SPEAKING = frozenset({"minutes", "report"})


@dataclass(frozen=True, slots=True)
class Leaf:
    """A paper as histories need it. `occasion` is the meeting it is of or for, else the paper's date."""

    iri: str
    recorded: str
    kind: str
    occasion: str


@dataclass(frozen=True, slots=True)
class ActionRow:
    """An action as one paper records it."""

    iri: str
    action: str
    number: str
    paper: str
    recorded: str
    raised_on: str
    status: str | None
    wording: str
    quote: str
    update: str | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """All that histories are derived from. `named` is thing -> papers that name it; `labels` thing -> label."""

    base: str
    facts: tuple[Fact, ...]
    leaves: dict[str, Leaf]
    named: dict[str, frozenset[str]]
    labels: dict[str, str]
    actions: tuple[ActionRow, ...]
    indicators: dict[str, frozenset[str]]

    def occasions(self) -> list[str]:
        """The occasions at which papers speak, in order of time."""
        first: dict[str, str] = {}
        for leaf in self.leaves.values():
            if leaf.kind in SPEAKING:
                first[leaf.occasion] = min(first.get(leaf.occasion, "9999"), leaf.recorded)
        return sorted(first, key=lambda o: (first[o], o))

    def type(self, iri: str) -> str:
        """The first word of a thing's key, such as ``operation``; empty where it is not one of ours."""
        prefix = self.base + "id/"
        return iri.removeprefix(prefix).split("/")[0] if iri.startswith(prefix) else ""

    def label(self, iri: str) -> str:
        """The thing's label, else the tail of its IRI."""
        return self.labels.get(iri) or iri.rsplit("/", 1)[-1]


def record_of(extractions: Sequence[Extraction], facts: Sequence[Fact], resolver: Resolver) -> Record:
    """The record of a corpus as it is being built."""
    iris = resolver.iris
    leaves, named, actions = {}, defaultdict(set), []
    indicators: dict[str, set[str]] = defaultdict(set)
    labels = {iris.id(t.key).value: t.label for t in resolver.identity.things}
    for extraction in extractions:
        name, text = extraction.document.name, extraction.document.text
        recorded = {p.id: p.recorded for p in extraction.document.parts}
        for part in extraction.document.parts:
            occasion = iris.id(part.meeting).value if part.meeting else part.recorded
            iri = iris.paper(part.id).value
            leaves[iri] = Leaf(iri, part.recorded, part.kind, occasion)
            for title in (part.title, *(s.title for s in part.sections)):
                if (priority := priority_of(title)) is not None:
                    named[priority_iri(iris, priority)].add(iri)
                    labels.setdefault(priority_iri(iris, priority), priority.label)
        for mention in extraction.mentions:
            named[resolver.entity(name, mention.entity).value].add(iris.paper(mention.part).value)
        for observation in extraction.observations:
            indicator = indicator_iri(iris, observation).value
            indicators[indicator].add(iris.paper(observation.part).value)
            labels.setdefault(indicator, indicator_label(observation))
        for a in extraction.actions:
            update = text[a.update_start : a.update_end] if a.update_start is not None else None
            whole = iris.id(a.key).value
            labels.setdefault(whole, f"Action {a.number}")
            actions.append(ActionRow(
                iris.id(a.key, "record", a.part).value, whole, a.number, iris.paper(a.part).value, recorded[a.part],
                a.raised_on, a.status, a.wording, text[a.start : a.end], update,
            ))  # fmt: skip
    return _record(iris.base, facts, leaves, named, labels, actions, indicators)


def read_record(store: Readable, as_of: str | None = None) -> Record:
    """The record as a store holds it, or as it was on a day."""
    papers = [p for p in read_papers(store) if as_of is None or last_day(p.recorded) <= last_day(as_of)]
    kept = {p.iri for p in papers}
    leaves = {p.iri: Leaf(p.iri, p.recorded, p.kind, p.meeting or p.recorded) for p in papers}
    named: dict[str, set[str]] = defaultdict(set)
    for row in store.query(
        f"SELECT DISTINCT ?e ?paper WHERE {{ GRAPH ?g {{ ?m {MG.names} ?e ; {MG.paper} ?paper }} }}"
    ):
        named[row["e"].value].add(row["paper"].value)
    for row in store.query(
        f"SELECT DISTINCT ?e ?paper WHERE {{ GRAPH ?g {{ ?x {MG.priority} ?e . OPTIONAL {{ ?x {MG.paper} ?p }} "
        "BIND(COALESCE(?p, ?x) AS ?paper) } }"
    ):
        named[row["e"].value].add(row["paper"].value)
    indicators: dict[str, set[str]] = defaultdict(set)
    for row in store.query(
        f"SELECT DISTINCT ?i ?paper WHERE {{ GRAPH ?g {{ ?o {MG.indicator} ?i ; {MG.paper} ?paper }} }}"
    ):
        indicators[row["i"].value].add(row["paper"].value)
    labels = {
        r["s"].value: r["label"].value
        for r in store.query(f"SELECT DISTINCT ?s ?label WHERE {{ GRAPH ?g {{ ?s {RDFS.label} ?label }} }}")
    }
    facts = [f for f in read_facts(store) if f.paper in kept]
    return _record(base_of(store), facts, leaves, named, labels, _read_actions(store, kept), indicators, kept)


def base_of(store: Readable) -> str:
    """The base IRI under which the store's graph was built; empty where it holds none of ours."""
    from ontology.terms import VOID

    rows = list(store.query(f"SELECT ?base WHERE {{ GRAPH ?g {{ ?d {VOID.uriSpace} ?base }} }} LIMIT 1"))
    return str(rows[0]["base"].value) if rows else ""


def _read_actions(store: Readable, papers: set[str]) -> list[ActionRow]:
    numbers = {i: Row(f).need(MG.number) for i, f in read_rows(store, MG.Action.value).items()}
    found = []
    for iri, fields in read_rows(store, MG.ActionRecord.value).items():
        row = Row(fields)
        if row.need(MG.paper) in papers:
            found.append(ActionRow(
                iri, row.need(MG.action), numbers.get(row.need(MG.action), ""), row.need(MG.paper),
                row.need(MG.recordedOn), row.need(MG.raisedOn), row.get(MG.status), row.need(MG.wording),
                row.need(MG.quote), row.get(MG.updateText),
            ))  # fmt: skip
    return found


def _record(
    base: str, facts: Sequence[Fact], leaves: dict[str, Leaf], named: dict[str, set[str]], labels: dict[str, str],
    actions: Sequence[ActionRow], indicators: dict[str, set[str]], papers: set[str] | None = None,
) -> Record:  # fmt: skip
    """A record in its fixed order, of these papers only where `papers` is given."""

    def kept(found: dict[str, set[str]]) -> dict[str, frozenset[str]]:
        cut = {k: frozenset(v if papers is None else v & papers) for k, v in sorted(found.items())}
        return {k: v for k, v in cut.items() if v}

    standing = sorted((f for f in facts if not f.rejected), key=lambda f: (f.recorded, f.paper, f.start, f.end, f.iri))
    rows = sorted(actions, key=lambda a: (a.recorded, a.iri))
    return Record(base, tuple(standing), leaves, kept(named), labels, tuple(rows), kept(indicators))
