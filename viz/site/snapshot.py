"""One generation of the graph, read once into plain values that every page draws from."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import pyoxigraph as ox

from graph.facts import Fact, Paper, Row, read_facts, read_papers, read_rows
from graph.history import Attested, History, derive
from graph.network import read_meetings
from graph.record import read_record
from graph.tables import read_observations
from graph.things import Known, read_things
from ontology.terms import DCTERMS, MG, OA, RDFS, VOID

#: Type of a thing -> the word under which its pages stand.
BROWSED = {
    "operation": "OPERATION", "initiative": "INITIATIVE", "person": "PERSON", "role": "ROLE", "team": "TEAM",
    "org": "ORG", "place": "PLACE", "meeting": "MEETING", "action": "ACTION", "aim": "AIM", "indicator": "INDICATOR",
}  # fmt: skip


class Mention(NamedTuple):
    """Where a paper names a thing: half-open characters of the file's text."""

    start: int
    end: int
    iri: str
    type: str


class Section(NamedTuple):
    """A section of a paper, in characters of the file's text."""

    start: int
    end: int
    iri: str
    title: str
    number: str


class Item(NamedTuple):
    """An agenda item."""

    position: int
    number: str
    title: str
    paper: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Question:
    """A question as a paper records it; `asked` and `answered` are IRIs of people and posts."""

    iri: str
    paper: str
    start: int
    end: int
    quote: str
    answer: str
    answer_start: int
    answer_end: int
    public: bool
    asked: tuple[str, ...]
    answered: tuple[str, ...]


@dataclass(slots=True, eq=False)
class Snapshot:
    """Everything that pages show of one generation. Nothing in it changes once it is made; each equals only itself."""

    store: ox.Store
    base: str
    build: str
    triples: int
    things: dict[str, Known]
    papers: dict[str, Paper]
    facts: dict[str, Fact]
    told: History
    meetings: list[dict[str, str]]
    observations: dict[str, list[dict[str, Any]]]
    indicators: dict[str, str]
    files: dict[str, str]
    forces: dict[str, str]
    mentions: dict[str, list[Mention]]
    sections: dict[str, list[Section]]
    agenda: dict[str, list[Item]]
    questions: dict[str, Question]
    links: dict[str, list[Row]]
    about: dict[str, list[Fact]] = field(default_factory=dict)
    of_paper: dict[str, list[Fact]] = field(default_factory=dict)
    attested: dict[str, Attested] = field(default_factory=dict)

    def label(self, iri: str | None) -> str:
        """The thing's label, else the paper's title, else the tail of the IRI."""
        if not iri:
            return ""
        if iri in self.things:
            return self.things[iri].label
        if iri in self.indicators:
            return self.indicators[iri]
        return self.papers[iri].title if iri in self.papers else self.told.record.label(iri)

    def type(self, iri: str) -> str:
        """The thing's type, such as ``OPERATION``; empty where it is none that pages know."""
        if iri in self.things:
            return self.things[iri].type
        return "INDICATOR" if iri.startswith(f"{self.base}id/indicator/") else ""

    def of_type(self, type_: str) -> list[Known]:
        """All things of a type, by label."""
        if type_ == "INDICATOR":
            return [Known(iri, type_, self.label(iri)) for iri in sorted(self.indicators, key=self.label)]
        return sorted((t for t in self.things.values() if t.type == type_), key=lambda t: (t.label.casefold(), t.iri))

    def knows(self, iri: str) -> bool:
        """Whether the graph says anything of `iri`."""
        try:
            node = ox.NamedNode(iri)
        except ValueError:
            return False
        return any(
            next(self.store.quads_for_pattern(*pattern), None) is not None
            for pattern in ((node, None, None, None), (None, None, node, None), (None, None, None, node))
        )

    def days(self) -> list[str]:
        """The dates of papers that speak of what was done, in order of time."""
        return sorted({leaf.recorded for leaf in self.told.record.leaves.values() if leaf.kind != "agenda"})


def read_snapshot(store: ox.Store, base: str) -> Snapshot:
    """Read the graph. Takes seconds for a corpus of some dozen papers. Raises nothing on foreign triples."""
    facts = {f.iri: f for f in read_facts(store)}
    papers = {p.iri: p for p in read_papers(store)}
    build, triples = _build(store)
    snapshot = Snapshot(
        store=store, base=base, build=build, triples=triples, things=read_things(store), papers=papers, facts=facts,
        told=derive(read_record(store)), meetings=read_meetings(store), observations=_observations(store),
        indicators=_indicators(store), files=_names(store), forces=_forces(store),
        mentions=_mentions(store), sections=_sections(store), agenda=_agenda(store), questions=_questions(store),
        links=_links(store),
    )  # fmt: skip
    _index(snapshot)
    return snapshot


def _observations(store: ox.Store) -> dict[str, list[dict[str, Any]]]:
    """Indicator -> its figures, each with the IRI of its passage as `evidence`."""
    query = (
        f"SELECT DISTINCT ?o ?i ?e WHERE {{ GRAPH ?g {{ ?o {MG.indicator} ?i ; a {MG.Observation} ; "
        f"{MG.evidence} ?e }} }} ORDER BY ?o DESC(?e)"
    )
    known = {row["o"].value: (row["i"].value, row["e"].value) for row in _ask(store, query)}
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for observation in read_observations(store):
        if observation["iri"] in known:
            indicator, passage = known[observation["iri"]]
            found[indicator].append({**observation, "evidence": passage})
    return dict(found)


def _indicators(store: ox.Store) -> dict[str, str]:
    """Indicator -> its label."""
    rows = sorted(read_rows(store, MG.Indicator.value).items())
    return {iri: Row(fields).need(RDFS.label) for iri, fields in rows}


def _index(snapshot: Snapshot) -> None:
    about: dict[str, list[Fact]] = defaultdict(list)
    of_paper: dict[str, list[Fact]] = defaultdict(list)
    for fact in snapshot.facts.values():
        of_paper[fact.paper].append(fact)
        if not fact.rejected:
            for iri in dict.fromkeys(filter(None, (fact.subject, fact.object, fact.speaker))):
                about[iri].append(fact)
    snapshot.about, snapshot.of_paper = dict(about), dict(of_paper)
    snapshot.attested = {a.iri: a for a in snapshot.told.attested}


def _build(store: ox.Store) -> tuple[str, int]:
    rows = list(_ask(store, f"SELECT ?b ?n WHERE {{ GRAPH ?g {{ ?d {MG.buildId} ?b ; {VOID.triples} ?n }} }} LIMIT 1"))
    return (rows[0]["b"].value, int(rows[0]["n"].value)) if rows else ("", 0)


def _ask(store: ox.Store, query: str) -> Any:
    return store.query(query)


def _names(store: ox.Store) -> dict[str, str]:
    query = f"SELECT ?f ?name WHERE {{ GRAPH ?g {{ ?f a {MG.File} ; {DCTERMS.identifier} ?name }} }}"
    return {row["f"].value: row["name"].value for row in _ask(store, query)}


def _forces(store: ox.Store) -> dict[str, str]:
    query = f"SELECT ?p ?force WHERE {{ GRAPH ?g {{ ?p {MG.force} ?force }} }} ORDER BY ?p ?force"
    return {row["p"].value: row["force"].value for row in _ask(store, query)}


def _mentions(store: ox.Store) -> dict[str, list[Mention]]:
    query = (
        f"SELECT DISTINCT ?paper ?start ?end ?thing ?type WHERE {{ GRAPH ?g {{ ?m {MG.names} ?thing ; "
        f"{MG.paper} ?paper ; {OA.start} ?start ; {OA.end} ?end ; {MG.mentionType} ?type }} }}"
    )
    found: dict[str, list[Mention]] = defaultdict(list)
    for row in _ask(store, query):
        where = int(row["start"].value), int(row["end"].value)
        found[row["paper"].value].append(Mention(*where, row["thing"].value, row["type"].value))
    return {paper: sorted(mentions) for paper, mentions in found.items()}


def _sections(store: ox.Store) -> dict[str, list[Section]]:
    found: dict[str, list[Section]] = defaultdict(list)
    for iri, fields in read_rows(store, MG.Section.value).items():
        row = Row(fields)
        found[row.need(MG.paper)].append(
            Section(row.whole(OA.start), row.whole(OA.end), iri, row.need(RDFS.label), row.need(MG.number))
        )
    return {paper: sorted(sections) for paper, sections in found.items()}


def _agenda(store: ox.Store) -> dict[str, list[Item]]:
    found: dict[str, list[Item]] = defaultdict(list)
    for fields in read_rows(store, MG.AgendaItem.value).values():
        row = Row(fields)
        found[row.need(MG.paper)].append(Item(
            row.whole(MG.position), row.need(MG.number), row.need(RDFS.label), row.need(MG.paper),
            *passage_of(row.need(MG.evidence)),
        ))  # fmt: skip
    return {paper: sorted(items) for paper, items in found.items()}


def _questions(store: ox.Store) -> dict[str, Question]:
    people: dict[str, dict[str, set[str]]] = {MG.asked.value: defaultdict(set), MG.answered.value: defaultdict(set)}
    for term, found in people.items():
        for row in _ask(store, f"SELECT DISTINCT ?who ?q WHERE {{ GRAPH ?g {{ ?who <{term}> ?q }} }}"):
            found[row["q"].value].add(row["who"].value)
    questions = {}
    for iri, fields in sorted(read_rows(store, MG.Question.value).items()):
        row = Row(fields)
        start, end = passage_of(row.need(MG.evidence))
        answer_start, answer_end = passage_of(row.need(MG.answerEvidence))
        questions[iri] = Question(
            iri, row.need(MG.paper), start, end, row.need(MG.quote), row.need(MG.answerText), answer_start, answer_end,
            row.get(MG.isPublic) == "true", tuple(sorted(people[MG.asked.value][iri])),
            tuple(sorted(people[MG.answered.value][iri])),
        )  # fmt: skip
    return questions


def _links(store: ox.Store) -> dict[str, list[Row]]:
    """Thing -> the steps of identity that bear on it."""
    found: dict[str, list[Row]] = defaultdict(list)
    for _, fields in sorted(read_rows(store, MG.IdentityLink.value).items()):
        row = Row(fields)
        for end in {row.need(MG.linkFrom), row.need(MG.linkTo)}:
            found[end].append(row)
    return dict(found)


def passage_of(evidence: str) -> tuple[int, int]:
    """Start and end of a passage's IRI; nought for anything else.

    >>> passage_of("https://fenshire.example/paper/p1#char=3,9")
    (3, 9)
    """
    first, _, last = evidence.rpartition("#char=")[2].partition(",")
    return (int(first), int(last)) if first.isdigit() and last.isdigit() else (0, 0)
