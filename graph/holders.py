"""From an office to its holder: every step that took, or lets one take, an office in a paper to mean a person."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph.facts import Fact
from graph.iris import Iris
from graph.names import plain
from graph.resolve import Resolver


@dataclass(frozen=True, slots=True)
class Holder:
    """In the paper of `fact`, `office` (an IRI, or None) named `name` means `person`; `fact` bears it out."""

    office: str | None
    name: str
    person: str
    because: str
    fact: Fact


def holders(facts: Sequence[Fact], resolver: Resolver) -> list[Holder]:
    """All such steps, once for each paper, office and person."""
    found: dict[tuple[str, str, str], Holder] = {}
    for step in (*_listed(facts, resolver), *_inferred(facts, resolver)):
        found.setdefault((step.fact.paper, step.name, step.person), step)
    return [found[key] for key in sorted(found)]


def _named(resolver: Resolver, type_: str) -> dict[str, str]:
    """IRI -> label of the things of a type."""
    iris: Iris = resolver.iris
    return {iris.id(t.key).value: t.label for t in resolver.identity.things if t.type == type_}


def _listed(facts: Sequence[Fact], resolver: Resolver) -> Iterator[Holder]:
    """An office that a paper speaks of, and the one person whom the same paper lists in it."""
    roles, people = _named(resolver, "ROLE"), _named(resolver, "PERSON")
    lists: dict[tuple[str, str], list[Fact]] = defaultdict(list)
    spoken: set[tuple[str, str]] = set()
    for fact in facts:
        if fact.relation == "holds_role" and fact.direct and fact.object:
            lists[fact.paper, fact.object].append(fact)
        elif not fact.rejected:
            spoken |= {(fact.paper, end) for end in (fact.subject, fact.object) if end in roles}
    for paper, role in sorted(spoken):
        held = sorted(lists.get((paper, role), []), key=lambda f: (f.start, f.iri))
        if held and len({f.subject for f in held}) == 1 and held[0].subject in people:
            because = f"the paper lists {people[held[0].subject]} as {roles[role]}"
            yield Holder(role, roles[role], held[0].subject, because, held[0])


def _inferred(facts: Sequence[Fact], resolver: Resolver) -> Iterator[Holder]:
    """An office or surname that the reading took to mean a person, in its own words."""
    people = _named(resolver, "PERSON")
    offices = sorted(((plain(label), iri, label) for iri, label in _named(resolver, "ROLE").items()), reverse=True)
    for fact in facts:
        for reason in fact.inferred:
            told = plain(reason)
            office = next(((iri, label) for name, iri, label in offices if told.startswith(name + " ")), None)
            for person, name in _ends(fact):
                if person in people and name and plain(people[person]) in told:
                    yield Holder(office[0] if office else None, office[1] if office else name, person, reason, fact)
                    break


def _ends(fact: Fact) -> tuple[tuple[str | None, str | None], ...]:
    """Speaker, object and subject with their names in the paper."""
    return (fact.speaker, fact.speaker_name), (fact.object, fact.object_name), (fact.subject, fact.subject_name)
