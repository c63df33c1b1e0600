"""Meetings: which one was on which day, what papers show of each, and what only an action's date tells of them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

import pyoxigraph as ox

from graph import iris
from graph.facts import Fact
from graph.iris import Iris, digest
from graph.names import likeness
from graph.quads import Quads
from nlp.model import Extraction, Meeting
from ontology.terms import MG

#: What counts most among the things that papers show of one meeting. A planned one that was cancelled is cancelled.
STANDING = ("held", "cancelled", "referred", "planned")
#: From here on, two titles of one month are suspected to be of one meeting.
ALIKE = 75.0
_DATE = re.compile(r"\d{4}(?:-\d\d){0,2}|$")


def standing(statuses: Iterable[str]) -> str:
    """What a meeting is, from all that papers show of it."""
    return min(statuses, key=_rank)


def _rank(status: str) -> int:
    return STANDING.index(status) if status in STANDING else len(STANDING)


def meeting_days(extractions: Sequence[Extraction]) -> dict[str, str]:
    """Date -> key of the meeting on it.

    Actions are raised at meetings: a day known only from an action is that of the one meeting that papers date by its
    month alone; else of a meeting of its own.
    """
    known = sorted((m for e in extractions for m in e.meetings), key=lambda m: (_rank(m.status), m.key))
    days: dict[str, str] = {}
    for meeting in known:
        days.setdefault(meeting.date, meeting.key)
    for day in sorted(_action_days(extractions) - set(days)):
        days[day] = days.get(day[:7], f"meeting/{day}")
    return days


def _action_days(extractions: Sequence[Extraction]) -> set[str]:
    found = {s.object.label for e in extractions for s in e.statements if s.relation == "raised_on"}
    return {day for day in found if len(day) == 10}


def meeting_facts(extraction: Extraction, names: Iris, days: dict[str, str]) -> list[Fact]:
    """What a document shows of meetings, as facts with their evidence."""
    text, recorded = extraction.document.text, {p.id: p.recorded for p in extraction.document.parts}
    facts = [
        Fact(
            names.id("statement", m.part, f"meeting_status-{digest(m.key, m.date, m.status, m.start, m.end)}").value,
            "meeting_status", names.id(m.key).value, m.title, None, m.status, text[m.start : m.end], m.start, m.end,
            names.paper(m.part).value, recorded[m.part], rule="meeting",
        )
        for m in extraction.meetings
    ]  # fmt: skip
    told = {m.date for m in extraction.meetings}
    for s in extraction.statements:
        day = s.object.label
        if s.relation == "raised_on" and day in days and day not in told:
            facts.append(Fact(
                names.id("statement", s.part, f"meeting_status-{digest(days[day], day, s.start, s.end)}").value,
                "meeting_status", names.id(days[day]).value, f"meeting of {day}", None, "referred", s.quote, s.start,
                s.end, names.paper(s.part).value, s.recorded, rule="meeting-of-an-action", confidence=0.9,
                inferred=(f"{s.subject.label} was raised on {day}, so a meeting was held that day",),
            ))  # fmt: skip
    return facts


def add_meetings(quads: Quads, meetings: Sequence[Meeting], facts: Sequence[Fact], days: dict[str, str]) -> None:
    """State every meeting that any paper knows of; its standing is the strongest that a paper shows."""
    told: dict[str, list[Meeting]] = defaultdict(list)
    shown: dict[str, list[Fact]] = defaultdict(list)
    for meeting in sorted(meetings, key=lambda m: (m.key, m.part, m.start)):
        told[meeting.key].append(meeting)
    for fact in facts:
        if fact.relation == "meeting_status" and not fact.rejected:
            shown[quads.iris.key(fact.subject)].append(fact)
    dates: dict[str, list[str]] = defaultdict(list)
    for day, key in days.items():
        dates[key].append(day)
    ahead = {m.next for m in meetings if m.next}
    behind = {m.previous for m in meetings if m.previous}
    for key in sorted({*told, *shown, *ahead, *behind, *_spoken_of(quads, facts)}):
        supposed = "planned" if key in ahead - behind else "referred"
        statuses = [f.object_name for f in shown.get(key, [])] or [supposed]
        _meeting(quads, key, told.get(key, []), standing(statuses), min(dates[key], key=_precise, default=""))
    _learnt_days(quads, dates, shown)
    _suspected(quads, told, dates)


def _spoken_of(quads: Quads, facts: Sequence[Fact]) -> set[str]:
    """Meetings that attendance speaks of without the reading having described them."""
    prefix = quads.iris.id("meeting").value + "/"
    return {quads.iris.key(f.object) for f in facts if f.object and f.object.startswith(prefix)}


def _precise(date: str) -> tuple[int, str]:
    """Sorts the most precise date first, then the earliest."""
    return -len(date), date


def _meeting(quads: Quads, key: str, told: list[Meeting], status: str, date: str) -> None:
    names = quads.iris
    day = date or _DATE.findall(key)[0]
    best = min(told, key=lambda m: (_rank(m.status), -len(m.title)), default=None)
    node = quads.describe(
        names.id(key), MG.Meeting, meetingDate=iris.date(day),
        meetingStatus=status,
        venue=best.venue if best else None, startTime=best.time if best else None,
        previousMeeting=[names.id(k) for k in sorted({m.previous for m in told if m.previous})],
        nextMeeting=[names.id(k) for k in sorted({m.next for m in told if m.next})],
    )  # fmt: skip
    quads.label(node, best.title if best else f"Meeting of {day}")


def _learnt_days(quads: Quads, dates: dict[str, list[str]], shown: dict[str, list[Fact]]) -> None:
    """The step from a month to its day, as an identity link with the action that told it."""
    for key, facts in sorted(shown.items()):
        fact = next((f for f in facts if f.rule == "meeting-of-an-action" and len(dates[key]) > 1), None)
        if fact is not None:
            because = f"papers date the meeting by its month alone ({min(dates[key], key=len)}); {fact.inferred[0]}"
            day = f"meeting/{fact.subject_name[-10:]}"
            _link(quads, "same", day, key, fact, because, fact.confidence)
            quads.label(quads.describe(quads.iris.id(day), MG.Entity), f"Meeting of {day[8:]}")
            quads.add(quads.iris.id(day), MG.sameAs, quads.iris.id(key))


def _suspected(quads: Quads, told: dict[str, list[Meeting]], dates: dict[str, list[str]]) -> None:
    """A meeting dated by its month beside one of like title on a day of it: possibly the same."""
    for key, seen in sorted(told.items()):
        for other, theirs in sorted(told.items()):
            month = seen[0].date
            if len(month) != 7 or len(dates[key]) > 1 or key == other or theirs[0].date[:7] != month:
                continue
            score = likeness(seen[0].title, theirs[0].title)
            if score >= ALIKE:
                quads.add(quads.iris.id(key), MG.possiblySame, quads.iris.id(other))
                m, because = seen[0], f"meetings of one month with like titles ({score:g} of 100)"
                fact = Fact("", "", "", m.title, None, "", "", m.start, m.end, quads.iris.paper(m.part).value, "")
                _link(quads, "possibly same", key, other, fact, because, round(score / 200, 3))


def _link(quads: Quads, kind: str, source: str, target: str, fact: Fact, because: str, confidence: float) -> None:
    names = quads.iris
    part = fact.paper.removeprefix(names.paper("").value)
    node = quads.describe(
        names.id("link", digest(kind, source, target)), MG.IdentityLink, linkKind=kind, linkFrom=names.id(source),
        linkTo=names.id(target), name=fact.subject_name, because=because, quote=fact.quote or fact.subject_name,
        paper=ox.NamedNode(fact.paper), confidence=confidence, evidence=names.evidence(part, fact.start, fact.end),
    )  # fmt: skip
    quads.label(node, f"{source} – {kind} – {target}")
