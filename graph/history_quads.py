"""Histories as the quads of the history graph."""

from __future__ import annotations

import pyoxigraph as ox

from graph.history import History
from graph.history_actions import ActionLife
from graph.history_offices import Tenure
from graph.iris import Iris, digest
from graph.quads import Quads, day
from ontology.terms import MG, ORG, PROV

N = ox.NamedNode


def history_quads(history: History, names: Iris) -> Quads:
    """The history graph: all that was derived, tied to the statements it rests on."""
    quads = Quads(names.history, names)
    for a in history.attested:
        quads.describe(
            N(a.iri), firstAttested=day(a.first), lastAttested=day(a.last), meetingsAttested=a.occasions,
            meetingsMissed=a.missed,
        )  # fmt: skip
    _silences(quads, history)
    for tenure in history.tenures:
        _tenure(quads, tenure, history)
    _successions(quads, history)
    _changes(quads, history)
    for life in history.actions:
        _action(quads, life)
    for o in history.overlaps:
        node = quads.describe(
            names.id("overlap", digest(o.one, o.other)), MG.PeriodOverlap, about=N(o.iri),
            attestedBy=[N(o.one), N(o.other)],
        )  # fmt: skip
        quads.label(node, o.text)
        quads.add(N(o.one), MG.periodOverlaps, N(o.other))
        quads.add(N(o.other), MG.periodOverlaps, N(o.one))
    for s in history.supersessions:
        quads.add(N(s.later), MG.supersedes, N(s.earlier))
        quads.describe(N(s.later), because=s.because)
    return quads


def _silences(quads: Quads, history: History) -> None:
    for s in history.silences:
        node = quads.describe(
            quads.iris.id("silence", digest(s.iri, s.last)), MG.Silence, about=N(s.iri), lastAttested=day(s.last),
            meetingsAttested=s.attested, meetingsSince=s.since,
        )  # fmt: skip
        label = history.record.label(s.iri)
        quads.label(node, f"{label}: on record at {s.attested} meetings, last {s.last}, not at the {s.since} since")


def post_iri(tenure: Tenure, names: Iris) -> ox.NamedNode:
    """The office as a post: the role within the organisation."""
    role = names.key(tenure.role).split("/", 1)[1]
    organisation = names.key(tenure.organisation).split("/", 1)[1] if tenure.organisation else "unknown"
    return names.id("post", organisation, role)


def tenure_iri(tenure: Tenure, names: Iris) -> ox.NamedNode:
    """The spell: person, office and its number."""
    person = names.key(tenure.person).split("/", 1)[1]
    return names.id(
        "tenure", person, *post_iri(tenure, names).value.split("/id/post/", 1)[1].split("/"), str(tenure.spell)
    )


def _tenure(quads: Quads, t: Tenure, history: History) -> None:
    names, record = quads.iris, history.record
    post = quads.describe(post_iri(t, names), ORG.Post, isShared=t.role in history.shared_posts)
    organisation = N(t.organisation) if t.organisation else None
    where = f", {record.label(t.organisation)}" if t.organisation else ""
    quads.label(post, record.label(t.role) + where)
    for predicate, value in ((ORG.role, N(t.role)), (ORG.postIn, organisation), (ORG.heldBy, N(t.person))):
        quads.add(post, predicate, value)
    node = quads.describe(
        tenure_iri(t, names), MG.Tenure, ORG.Membership, firstAttested=day(t.first), lastAttested=day(t.last),
        isActing=t.acting, position=t.spell, attestedBy=[N(i) for i in t.facts], post=post,
    )  # fmt: skip
    for predicate, value in ((ORG.member, N(t.person)), (ORG.role, N(t.role)), (ORG.organization, organisation)):
        quads.add(node, predicate, value)
    quads.add(node, PROV.wasDerivedFrom, *(N(i) for i in t.facts))
    quads.add(node, ORG.memberDuring, quads.interval(t.first, t.last))
    span = t.first if t.first == t.last else f"{t.first} to {t.last}"
    quads.label(node, f"{record.label(t.person)}, {record.label(t.role)}{where}: attested {span}")


def _successions(quads: Quads, history: History) -> None:
    for s in history.successions:
        before, after = tenure_iri(s.before, quads.iris), tenure_iri(s.after, quads.iris)
        node = quads.describe(
            quads.iris.id("succession", digest(before.value, after.value)), MG.Succession, predecessor=before,
            successor=after, gapFrom=day(s.gap_from), gapTo=day(s.gap_to), about=post_iri(s.after, quads.iris),
        )  # fmt: skip
        label = history.record.label
        quads.label(
            node,
            f"{label(s.after.role)}: {label(s.before.person)} by {s.gap_from}, {label(s.after.person)} from {s.gap_to}",
        )


def _changes(quads: Quads, history: History) -> None:
    for c in history.changes:
        node = quads.describe(
            quads.iris.id("change", digest(c.kind, c.iri, c.before, c.after)), MG.Change, about=N(c.iri), kind=c.kind,
            before=N(c.before) if c.before else None, after=N(c.after), recordedOn=day(c.date),
        )  # fmt: skip
        quads.label(node, c.text)


def _action(quads: Quads, life: ActionLife) -> None:
    whole = quads.describe(
        N(life.iri), MG.Action, raisedOn=day(life.raised), wording=life.wording, daysOpen=life.days,
        isClosed=life.closed, meetingsAttested=life.occasions,
    )  # fmt: skip
    quads.label(whole, life.label)
    for position, event in enumerate(life.events, 1):
        node = quads.describe(
            quads.iris.id(quads.iris.key(life.iri), "event", str(position)), MG.ActionEvent, action=whole,
            status=event.status, eventDate=day(event.date), quote=event.quote, paper=N(event.paper), position=position,
            attestedBy=N(event.statement),
        )  # fmt: skip
        quads.label(node, f"{life.label}: {event.status}, {event.date}")
