"""What a person should look at: statements and identities that the reading is least sure of.

They are given as entries for ``corrections.toml`` (see `graph.corrections`), ready for a decision.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph.store import Readable


@dataclass(frozen=True, slots=True)
class Doubt:
    """One thing to decide: a statement (``statement``) or an identity (``link``), and how sure the reading is of it."""

    table: str
    confidence: float
    why: str
    quote: str
    fields: tuple[tuple[str, str], ...]

    def toml(self) -> str:
        """The entry, with what is left to fill in left empty."""
        rows = [*self.fields, ("decision", ""), ("author", ""), ("date", "")]
        head = f"# {self.confidence:.2f}  {' '.join(self.why.split())}"
        if self.table == "link":
            head += f"\n# {' '.join(self.quote.split())}"
        return "\n".join([head, f"[[{self.table}]]", *(f"{key} = {_string(value)}" for key, value in rows)])


def review(store: Readable, *, below: float = 0.8, limit: int | None = None) -> list[Doubt]:
    """The statements with a confidence under `below`, and every identity that is only possible, least sure first."""
    found = sorted([*_statements(store, below), *_links(store)], key=lambda d: (d.confidence, d.table, d.fields))
    return found[:limit]


def _statements(store: Readable, below: float) -> Iterator[Doubt]:
    from graph.facts import read_facts

    for fact in read_facts(store):
        if fact.confidence < below and not fact.rejected:
            why = f"{fact.subject_name} {fact.relation.replace('_', ' ')} {fact.object_name} (rule {fact.rule})"
            fields = (
                ("paper", _part(fact.paper)),
                ("relation", fact.relation),
                ("quote", " ".join(fact.quote.split())),
            )
            yield Doubt("statement", fact.confidence, why, fact.quote, fields)


def _links(store: Readable) -> Iterator[Doubt]:
    from graph.facts import Row, read_rows
    from graph.identity_links import POSSIBLY
    from graph.things import read_things
    from ontology.terms import MG

    things = read_things(store)
    for fields in read_rows(store, MG.IdentityLink.value).values():
        row = Row(fields)
        if row.need(MG.linkKind) == POSSIBLY and row.get(MG.isRejected) != "true":
            target = things.get(row.need(MG.linkTo))
            ends = (("from", row.need(MG.name)), ("to", target.label if target else row.need(MG.linkTo)))
            yield Doubt("link", float(row.get(MG.confidence) or 0), row.need(MG.because), row.need(MG.quote), ends)


def _part(paper: str) -> str:
    return paper.rsplit("/paper/", 1)[-1]


def _string(value: str) -> str:
    """A TOML basic string; its escapes are those of JSON."""
    return json.dumps(value, ensure_ascii=False)
