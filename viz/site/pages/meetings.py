"""The pages of meetings."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from graph.facts import Fact
from viz.site.passages import quoted
from viz.site.site import Site
from viz.site.snapshot import Snapshot

#: What the standing of a meeting means to a reader.
STANDING = {
    "held": "held: its minutes are here", "referred": "held, as other papers say; its minutes are not here",
    "planned": "planned; nothing here shows that it was held", "cancelled": "cancelled",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Present:
    """A person at a meeting, with the post the papers of that meeting give them."""

    fact: Fact
    roles: tuple[str, ...]


def meetings(site: Site, request: Request) -> Response:
    """All meetings that papers know of, latest first."""
    snapshot = site.current()
    ordered = sorted(snapshot.meetings, key=lambda m: (m["date"], m["iri"]), reverse=True)
    papers = {m["iri"]: [p for p in snapshot.papers.values() if p.meeting == m["iri"]] for m in ordered}
    return site.render(request, "meetings.html", "Meetings", meetings=ordered, papers=papers, standing=STANDING)


def meeting_page(site: Site, request: Request, snapshot: Snapshot, iri: str) -> Response:
    """Agenda, attendance, questions, actions and papers of one meeting."""
    known = next((m for m in snapshot.meetings if m["iri"] == iri), None)
    papers = [p for p in snapshot.papers.values() if p.meeting == iri]
    within = {p.iri for p in papers}
    about = snapshot.about.get(iri, [])
    records = [r for r in snapshot.told.record.actions if r.paper in within]
    operations = sorted(
        (t for t in snapshot.of_type("OPERATION") if within & set(t.named)),
        key=lambda t: -sum(t.named[p] for p in within & set(t.named)),
    )
    earlier, later = _beside(snapshot, iri)
    return site.render(
        request, "meeting.html", snapshot.label(iri), iri=iri, meeting=known, papers=papers, standing=STANDING,
        agenda=[(p, snapshot.agenda[p.iri]) for p in papers if p.iri in snapshot.agenda],
        present=_people(snapshot, about, "attended"), absent=_people(snapshot, about, "sent_apologies"),
        questions=[q for q in snapshot.questions.values() if q.paper in within], records=records,
        operations=operations, earlier=earlier, later=later, within=within,
        shown=[(f, quoted(snapshot, f.paper, f.start, f.end)) for f in about if f.relation == "meeting_status"],
    )  # fmt: skip


def _people(snapshot: Snapshot, about: list[Fact], relation: str) -> list[Present]:
    found: dict[str, Present] = {}
    for fact in sorted((f for f in about if f.relation == relation), key=lambda f: (f.paper, f.start)):
        roles = [
            f.object_name for f in snapshot.about.get(fact.subject, ())
            if f.relation == "holds_role" and f.paper == fact.paper and f.subject == fact.subject
        ]  # fmt: skip
        found.setdefault(fact.subject, Present(fact, tuple(dict.fromkeys(roles))))
    return list(found.values())


def _beside(snapshot: Snapshot, iri: str) -> tuple[dict[str, str] | None, dict[str, str] | None]:
    """The meetings before and after, among those that papers show as held."""
    held = [m for m in snapshot.meetings if m["status"] in ("held", "referred") or m["iri"] == iri]
    at = next((n for n, m in enumerate(held) if m["iri"] == iri), None)
    if at is None:
        return None, None
    return (held[at - 1] if at else None), (held[at + 1] if at + 1 < len(held) else None)
