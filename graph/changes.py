"""What is new, continued, fallen silent, renamed, corrected, closed or changed between two days."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from graph.days import checked, first_day, last_day
from graph.facts import Fact
from graph.history import Attested, History, history
from graph.store import Readable
from nlp.errors import UsageError

#: Kinds of news, in the order in which they are told.
KINDS = ("new", "renamed", "changed", "corrected", "raised", "reopened", "closed", "continued", "fallen silent")
#: What news are told of, by the first word of its key.
TOLD = ("operation", "initiative", "team", "person", "priority", "indicator")


@dataclass(frozen=True, slots=True)
class News:
    """One piece of news. `date` is that of the paper; `quote` and `paper` are its evidence, empty for a silence."""

    kind: str
    iri: str
    label: str
    type: str
    date: str
    text: str
    quote: str = ""
    paper: str = ""
    statement: str = ""


def changes(store: Readable, since: str, until: str | None = None) -> list[News]:
    """The news of the papers recorded after `since` and up to `until` (both days, months or years; `since` excluded).

    Raises UsageError for a wrong date or where `until` lies before `since`.
    """
    low, high = last_day(checked(since)), last_day(checked(until)) if until else "9999-12-31"
    if first_day(high) < low:
        raise UsageError(f"--until {until} lies before --since {since}. Swap them.")
    told = history(store, until)
    facts = {f.iri: f for f in told.record.facts}
    found = [*_standing(told, low), *_changed(told, facts, low), *_actions(told, low)]
    return sorted(found, key=lambda n: (KINDS.index(n.kind), n.date, n.label, n.text))


def _standing(told: History, since: str) -> Iterator[News]:
    """New, continued and fallen silent things."""
    new_papers = {leaf.occasion for leaf in told.record.leaves.values() if leaf.recorded > since}
    for a in told.attested:
        type_ = told.record.type(a.iri)
        if type_ not in TOLD or not new_papers:
            continue
        kind = "new" if a.first > since else "continued" if a.last > since else "fallen silent"
        if kind == "fallen silent" and not _lately(told, a, since):
            continue
        yield News(kind, a.iri, told.record.label(a.iri), type_, a.last if kind != "new" else a.first,
                   _sentence(told, a, kind), *_first_quote(told, a, kind, since))  # fmt: skip


def _lately(told: History, a: Attested, since: str) -> bool:
    """Whether it was still on record at the last occasion up to `since`: older silences are no news."""
    before = [leaf for leaf in told.record.leaves.values() if leaf.recorded <= since]
    last = max(before, key=lambda leaf: (leaf.recorded, leaf.iri))
    return any(
        told.record.leaves[p].occasion == last.occasion or told.record.leaves[p].recorded == last.recorded
        for p in a.papers
    )


def _sentence(told: History, a: Attested, kind: str) -> str:
    label = told.record.label(a.iri)
    if kind == "new":
        return f"{label}: first on record {a.first}"
    if kind == "continued":
        return f"{label}: on record since {a.first}, last {a.last}"
    return f"{label}: last on record {a.last}, not since"


def _first_quote(told: History, a: Attested, kind: str, since: str) -> tuple[str, str, str]:
    """Quote, paper and statement of the first fact on it in the period; of none for a silence."""
    if kind == "fallen silent":
        return "", "", ""
    for fact in told.record.facts:
        if fact.recorded > since and a.iri in (fact.subject, fact.object):
            return fact.quote, fact.paper, fact.iri
    return "", next(p for p in a.papers if told.record.leaves[p].recorded > since), ""


def _changed(told: History, facts: dict[str, Fact], since: str) -> Iterator[News]:
    for c in told.changes:
        if c.date > since:
            kind = "renamed" if c.kind == "name" else "changed"
            yield _news(kind, c.iri, c.text, facts[c.after], told)
    for s in told.supersessions:
        later, earlier = facts[s.later], facts[s.earlier]
        if later.recorded > since:
            text = f"{told.record.label(later.subject)}: {earlier.object_name} corrected to {later.object_name}"
            yield _news("corrected", later.subject, text, later, told)


def _actions(told: History, since: str) -> Iterator[News]:
    for life in told.actions:
        for event in life.events:
            kind = {"new": "raised"}.get(event.status, event.status)
            if event.date > since and kind in KINDS:
                days = f" after {life.days} days" if kind == "closed" and life.days is not None else ""
                text = f"{life.label}: {kind} {event.date}{days}"
                yield News(
                    kind, life.iri, life.label, "action", event.date, text, event.quote, event.paper, event.statement
                )


def _news(kind: str, iri: str, text: str, fact: Fact, told: History) -> News:
    label = told.record.label(iri)
    return News(kind, iri, label, told.record.type(iri), fact.recorded, text, fact.quote, fact.paper, fact.iri)
