"""What the graph knows of each thing, read from a store: type, label, other names, where and how often it is named."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from graph.store import Readable
from ontology.terms import MG, RDF, RDFS

#: Class of the vocabulary -> type as networks, pages and exports name it.
TYPES = {
    MG.Operation.value: "OPERATION", MG.Initiative.value: "INITIATIVE", MG.Person.value: "PERSON",
    MG.Role.value: "ROLE", MG.Team.value: "TEAM", MG.Organisation.value: "ORG", MG.Place.value: "PLACE",
    MG.Meeting.value: "MEETING", MG.Action.value: "ACTION", MG.Aim.value: "AIM", MG.Paper.value: "PAPER",
    MG.Outcome.value: "OUTCOME", MG.Priority.value: "PRIORITY", MG.Question.value: "QUESTION",
    MG.Section.value: "SECTION",
}  # fmt: skip


@dataclass(slots=True)
class Known:
    """One thing: `named` counts its mentions by paper; `aliases` are name, why, quote and paper."""

    iri: str
    type: str
    label: str
    named: dict[str, int] = field(default_factory=dict)
    aliases: list[dict[str, str]] = field(default_factory=list)


def read_things(store: Readable) -> dict[str, Known]:
    """Every labelled thing of the graph by IRI."""
    found: dict[str, Known] = {}
    query = f"SELECT DISTINCT ?s ?type ?label WHERE {{ GRAPH ?g {{ ?s {RDF.type} ?type ; {RDFS.label} ?label }} }}"
    rows = sorted((r["s"].value, r["type"].value, r["label"].value) for r in store.query(query))
    for iri, class_, label in rows:
        if class_ in TYPES:
            found.setdefault(iri, Known(iri, TYPES[class_], label))
        elif class_ == MG.Entity.value:
            found.setdefault(iri, Known(iri, "LITERAL", label))
    _count_mentions(store, found)
    _add_aliases(store, found)
    return found


def _count_mentions(store: Readable, found: dict[str, Known]) -> None:
    query = (
        f"SELECT ?e ?paper (COUNT(?m) AS ?n) WHERE {{ GRAPH ?g {{ ?m {MG.names} ?e ; {MG.paper} ?paper }} }} "
        "GROUP BY ?e ?paper"
    )
    for row in store.query(query):
        thing = found.get(row["e"].value)
        if thing is not None:
            thing.named[row["paper"].value] = int(row["n"].value)


def _add_aliases(store: Readable, found: dict[str, Known]) -> None:
    """Other names, one entry for each name, with the reason and quote that come first."""
    query = (
        f"SELECT ?to ?name ?why ?quote ?paper WHERE {{ GRAPH ?g {{ ?l {MG.linkTo} ?to ; {MG.name} ?name ; "
        f"{MG.because} ?why ; {MG.quote} ?quote ; {MG.paper} ?paper ; {MG.linkKind} ?kind . "
        f'FILTER(?kind IN ("alias", "same")) FILTER NOT EXISTS {{ ?l {MG.isRejected} true }} }} }}'
    )
    names: dict[str, dict[str, tuple[str, str, str]]] = defaultdict(dict)
    rows = [tuple(row[k].value for k in ("to", "name", "paper", "why", "quote")) for row in store.query(query)]
    for to, name, paper, why, quote in sorted(rows):
        names[to].setdefault(name, (why, quote, paper))
    for iri, thing in found.items():
        thing.aliases = [
            {"name": name, "why": why, "quote": quote, "paper": paper}
            for name, (why, quote, paper) in sorted(names[iri].items()) if name != thing.label
        ]  # fmt: skip


def find(things: dict[str, Known], name: str) -> list[Known]:
    """The things that `name` may mean: an IRI, else a label, else another name; case and articles apart."""
    from graph.names import plain

    if name in things:
        return [things[name]]
    wanted = plain(name)
    named = [t for t in things.values() if t.type not in ("OUTCOME", "LITERAL", "SECTION", "QUESTION")]
    exact = [t for t in named if plain(t.label) == wanted]
    return exact or [t for t in named if any(plain(a["name"]) == wanted for a in t.aliases)]


def one(things: dict[str, Known], name: str) -> Known:
    """The one thing that `name` means, the most mentioned where several do. Raises NameNotFound with the nearest."""
    from nlp.errors import NameNotFound

    fitting = find(things, name)
    if fitting:
        return min(fitting, key=lambda t: (-sum(t.named.values()), t.iri))
    raise NameNotFound(f"nothing is named {name!r}. Nearest: {', '.join(nearest(things, name)) or 'none'}.")


def nearest(things: dict[str, Known], name: str, limit: int = 3) -> list[str]:
    """The labels most like `name`."""
    from rapidfuzz import fuzz, process, utils

    labels = sorted({t.label for t in things.values() if t.named})
    scored = process.extract(name, labels, scorer=fuzz.WRatio, processor=utils.default_process, limit=limit)
    return [label for label, score, _ in scored if score >= 60]
