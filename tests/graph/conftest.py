"""Three invented papers, read by hand, that show every kind of thing a graph can hold."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from typing import Any

import pyoxigraph as ox
import pytest

from graph.build import Graph, build_graph
from graph.store import memory
from nlp.model import (
    Action,
    AgendaItem,
    Alias,
    Document,
    Entity,
    Extraction,
    Interval,
    Meeting,
    Mention,
    Observation,
    Part,
    Question,
    Section,
    Statement,
    Term,
)

FRONT = "\n\nFRONT PAGE \u2013 not part of the minutes\n"

MAY = (
    FRONT
    + """Summary of the Accountability Meeting held on 3 May 2031
In attendance:
Jane Roe, Chief Finance Officer, Fenshire Office
James Doe, Chief Constable, Fenshire Constabulary
1. Priority 1
The CC said that Operation Kestrel is led by the Rural Crime Team (RCT) and targets fuel theft at Harbour Quay.
Operation Kestrel led to 12 arrests in May 2031.
The Ports Unit was praised. The baseline is 176 officers for the Ports Unit.
How many wardens patrol Harbour Quay?
The CC answered that 14 wardens do.
Action 7 (3 May 2031): The CC is to publish the figures. New Action.
"""
)

NOVEMBER = """Summary of the Accountability Meeting held on 8 November 2031
The minutes of the meeting held on 3 May 2031 were agreed.
Ann Poe, Chief Finance Officer, Fenshire Office
Jim Doe, Chief Constable, Fenshire Constabulary
1. Priority 1
Operation Kestrel Dawn is led by the Roads Team. Operation Kestrel led to 30 arrests from April to June 2031.
Project Kestrel trains door staff with the RCT. The Ports Unit is now called the Harbour Team.
The figure of 176 officers for the Ports Unit was given erroneously; it should have been another.
The baseline was 168 officers for the Ports Unit.
Action 7 (3 May 2031): The CC is to publish the figures. Published in part. Action reopened.
The next meeting is planned for 2 February 2032.
"""

FEBRUARY = """Paper for the Accountability Meeting of 2 February 2032, October to December 2031
Originator: Chief Constable James Doe
Doe, Chief Constable, thanked the Rural Crime Teams.
Burglary\tLast 12 months\t412
Action 7 (3 May 2031): The CC is to publish the figures. Published. Action closed.
The meeting of March 2032 is cancelled.
"""


class Reader:
    """Reads an invented text by hand: what it is told, at the places where the words stand."""

    def __init__(self, name: str, text: str, part: str, recorded: str, kind: str = "minutes", start: int = 0) -> None:
        self.name, self.text, self.part, self.recorded, self.kind, self.start = name, text, part, recorded, kind, start
        self.entities: list[Entity] = []
        self.mentions: list[Mention] = []
        self.statements: list[Statement] = []
        self.rest: dict[str, Any] = {}

    def at(self, words: str) -> tuple[int, int]:
        start = self.text.index(words, self.start)
        return start, start + len(words)

    def entity(self, key: str, type_: str, label: str, *aliases: tuple[str, str]) -> None:
        found = tuple(Alias(name, why, *self.at(f"{label} ({name})")) for name, why in aliases)
        self.entities.append(Entity(key, type_, label, found))
        start = self.text.index(label, self.start)
        self.mentions.append(Mention(start, start + len(label), type_, label, key, self.part, "by-hand"))

    def says(self, relation: str, subject: str, object_: str, quote: str, **more: Any) -> None:
        labels = {e.key: e.label for e in self.entities}
        start, end = self.at(quote)
        terms = [Term(labels.get(k, k.split("/")[-1]), k if "/" in k else None) for k in (subject, object_)]
        if subject.startswith("action/"):
            terms[0] = Term(f"Action {subject.split('/')[1]}", subject)
        more.setdefault("valid", Interval(self.recorded, self.recorded, "day"))
        more.setdefault("rule", "by-hand")
        self.statements.append(
            Statement(
                relation,
                *terms,
                start,
                end,
                quote,
                self.part,
                self.recorded,
                section=f"{self.part}/1",
                **more,
            )
        )

    def done(self, meeting: str, period: Interval | None = None) -> Extraction:
        sections = (Section(f"{self.part}/1", 1, "1", "Priority 1", self.start, len(self.text)),)
        title = self.text[self.start :].splitlines()[0]
        part = Part(
            self.part, self.kind, title, self.start, len(self.text), self.recorded, meeting, period, None, sections
        )
        digest = hashlib.sha256(self.text.encode()).hexdigest()
        return Extraction(
            Document(self.name, digest, self.text, (part,)),
            tuple(self.entities),
            tuple(self.mentions),
            tuple(self.statements),
            **self.rest,
        )


def may() -> Extraction:
    r = Reader("a.txt", MAY, "2031-05-03-minutes", "2031-05-03", start=len(FRONT))
    r.entity("person/jane-roe", "PERSON", "Jane Roe")
    r.entity("person/james-doe", "PERSON", "James Doe")
    r.entity("role/chief-finance-officer", "ROLE", "Chief Finance Officer")
    r.entity("role/chief-constable", "ROLE", "Chief Constable")
    r.entity("org/fenshire-office", "ORG", "Fenshire Office")
    r.entity("org/fenshire-constabulary", "ORG", "Fenshire Constabulary")
    r.entity("operation/kestrel", "OPERATION", "Operation Kestrel")
    r.entity("team/rural-crime-team", "TEAM", "Rural Crime Team", ("RCT", "definition"))
    r.entity("place/harbour-quay", "PLACE", "Harbour Quay")
    r.entity("team/ports-unit", "TEAM", "Ports Unit")
    roe, doe = "Jane Roe, Chief Finance Officer, Fenshire Office", "James Doe, Chief Constable, Fenshire Constabulary"
    for person, role, organisation, line in (
        ("person/jane-roe", "role/chief-finance-officer", "org/fenshire-office", roe),
        ("person/james-doe", "role/chief-constable", "org/fenshire-constabulary", doe),
    ):
        r.says("attended", person, "2031-05-03", line)
        r.says("holds_role", person, role, line)
        r.says("member_of", person, organisation, line)
    led = "Operation Kestrel is led by the Rural Crime Team (RCT) and targets fuel theft at Harbour Quay"
    r.says(
        "led_by",
        "operation/kestrel",
        "team/rural-crime-team",
        led,
        speaker=Term("The CC", "person/james-doe"),
        inferred=("the CC is James Doe by the attendance list",),
    )
    r.says("targets", "operation/kestrel", "fuel theft", led)
    r.says("located_in", "operation/kestrel", "place/harbour-quay", led)
    r.says(
        "outcome",
        "operation/kestrel",
        "12 arrests",
        "Operation Kestrel led to 12 arrests in May 2031",
        value=12.0,
        unit="arrests",
        period="2031-05-01/2031-05-31",
        valid=Interval("2031-05-01", "2031-05-31", "month", "in May 2031"),
    )
    r.says(
        "outcome",
        "team/ports-unit",
        "176 officers",
        "The baseline is 176 officers for the Ports Unit",
        value=176.0,
        unit="officers",
    )
    r.says("raised_on", "action/7", "2031-05-03", "Action 7 (3 May 2031)")
    r.says("status", "action/7", "new", "Action 7 (3 May 2031): The CC is to publish the figures. New Action.")
    r.says("assigned_to", "action/7", "role/chief-constable", "The CC is to publish the figures")
    row = r.at("Action 7 (3 May 2031): The CC is to publish the figures.")
    asked, answered = r.at("How many wardens patrol Harbour Quay?"), r.at("The CC answered that 14 wardens do.")
    r.rest = {
        "meetings": (
            Meeting(
                "meeting/2031-05-03-accountability-meeting",
                "Accountability Meeting",
                "2031-05-03",
                "held",
                r.part,
                *r.at("held on 3 May 2031"),
                venue="Harbour House",
            ),
        ),
        "questions": (
            Question(
                "question/2031-05-03-minutes/1",
                r.part,
                f"{r.part}/1",
                None,
                True,
                *asked,
                *answered,
                (Term("The CC", "person/james-doe"),),
            ),
        ),
        "actions": (Action("action/7", "7", "2031-05-03", r.part, *row, "The CC is to publish the figures.", "new"),),
    }
    return r.done("meeting/2031-05-03-accountability-meeting")


def november() -> Extraction:
    r = Reader("b.txt", NOVEMBER, "2031-11-08-minutes", "2031-11-08")
    r.entity("person/ann-poe", "PERSON", "Ann Poe")
    r.entity("person/jim-doe", "PERSON", "Jim Doe")
    r.entity("role/chief-finance-officer", "ROLE", "Chief Finance Officer")
    r.entity("role/chief-constable", "ROLE", "Chief Constable")
    r.entity("org/fenshire-office", "ORG", "Fenshire Office")
    r.entity("org/fenshire-constabulary", "ORG", "Fenshire Constabulary")
    r.entity("operation/kestrel", "OPERATION", "Operation Kestrel")
    r.entity("operation/kestrel-dawn", "OPERATION", "Operation Kestrel Dawn")
    r.entity("initiative/project-kestrel", "INITIATIVE", "Project Kestrel")
    r.entity("team/roads-team", "TEAM", "Roads Team")
    r.entity("team/rct", "TEAM", "RCT")
    r.entity("team/ports-unit", "TEAM", "Ports Unit")
    r.entity("team/harbour-team", "TEAM", "Harbour Team")
    for person, role, organisation, line in (
        (
            "person/ann-poe",
            "role/chief-finance-officer",
            "org/fenshire-office",
            "Ann Poe, Chief Finance Officer, Fenshire Office",
        ),
        (
            "person/jim-doe",
            "role/chief-constable",
            "org/fenshire-constabulary",
            "Jim Doe, Chief Constable, Fenshire Constabulary",
        ),
    ):
        r.says("attended", person, "2031-11-08", line)
        r.says("holds_role", person, role, line)
        r.says("member_of", person, organisation, line)
    r.says("led_by", "operation/kestrel-dawn", "team/roads-team", "Operation Kestrel Dawn is led by the Roads Team")
    r.says(
        "outcome",
        "operation/kestrel",
        "30 arrests",
        "Operation Kestrel led to 30 arrests from April to June 2031",
        value=30.0,
        unit="arrests",
        period="2031-04-01/2031-06-30",
        valid=Interval("2031-04-01", "2031-06-30", "quarter", "from April to June 2031"),
    )
    r.says("involves", "initiative/project-kestrel", "team/rct", "Project Kestrel trains door staff with the RCT")
    r.says("renamed_to", "team/ports-unit", "team/harbour-team", "The Ports Unit is now called the Harbour Team")
    r.says(
        "outcome",
        "team/ports-unit",
        "176 officers",
        "The figure of 176 officers for the Ports Unit was given erroneously",
        value=176.0,
        unit="officers",
        modality="denied",
    )
    r.says(
        "outcome",
        "team/ports-unit",
        "168 officers",
        "The baseline was 168 officers for the Ports Unit",
        value=168.0,
        unit="officers",
    )
    r.says("status", "action/7", "reopened", "Published in part. Action reopened.")
    row, update = (
        r.at("Action 7 (3 May 2031): The CC is to publish the figures."),
        r.at("Published in part. Action reopened."),
    )
    key = "meeting/2031-11-08-accountability-meeting"
    r.rest = {
        "meetings": (
            Meeting(
                key,
                "Accountability Meeting",
                "2031-11-08",
                "held",
                r.part,
                *r.at("held on 8 November 2031"),
                previous="meeting/2031-05-03-accountability-meeting",
                next="meeting/2032-02-02-accountability-meeting",
            ),
            Meeting(
                "meeting/2032-02-02-accountability-meeting",
                "Accountability Meeting",
                "2032-02-02",
                "planned",
                r.part,
                *r.at("The next meeting is planned for 2 February 2032."),
            ),
            Meeting(
                "meeting/2031-05-03-accountability-meeting",
                "Accountability Meeting",
                "2031-05-03",
                "referred",
                r.part,
                *r.at("the meeting held on 3 May 2031"),
            ),
        ),
        "actions": (
            Action(
                "action/7", "7", "2031-05-03", r.part, *row, "The CC is to publish the figures.", "reopened", *update
            ),
        ),
    }
    return r.done(key)


def february() -> Extraction:
    r = Reader("c.txt", FEBRUARY, "2032-02-02-report", "2032-02-02", "report")
    r.entity("person/doe", "PERSON", "Doe")
    r.mentions[-1] = Mention(*r.at("Doe, Chief"), "PERSON", "Doe", "person/doe", r.part, "by-hand")
    start = r.text.index("Doe, Chief")
    r.mentions[-1] = Mention(start, start + 3, "PERSON", "Doe", "person/doe", r.part, "by-hand")
    r.entity("person/james-doe", "PERSON", "James Doe")
    r.entity("role/chief-constable", "ROLE", "Chief Constable")
    r.entity("team/rural-crime-teams", "TEAM", "Rural Crime Teams")
    r.says("holds_role", "person/james-doe", "role/chief-constable", "Chief Constable James Doe")
    r.says("holds_role", "person/doe", "role/chief-constable", "Doe, Chief Constable, thanked")
    r.says("status", "action/7", "closed", "Published. Action closed.")
    row, update = r.at("Action 7 (3 May 2031): The CC is to publish the figures."), r.at("Published. Action closed.")
    figure = r.text.index("412")
    r.rest = {
        "meetings": (
            Meeting(
                "meeting/2032-02-02-accountability-meeting",
                "Accountability Meeting",
                "2032-02-02",
                "planned",
                r.part,
                *r.at("Accountability Meeting of 2 February 2032"),
            ),
            Meeting(
                "meeting/2032-03-accountability-meeting",
                "Accountability Meeting",
                "2032-03",
                "cancelled",
                r.part,
                *r.at("The meeting of March 2032 is cancelled."),
            ),
        ),
        "observations": (
            Observation(
                r.part,
                "Key figures",
                "Acquisitive crime",
                "Burglary",
                "Last 12 months",
                412.0,
                "count",
                Interval("2031-01-01", "2031-12-31", "year"),
                figure,
                figure + 3,
                "Burglary\tLast 12 months\t412",
                f"{r.part}/1",
            ),
        ),
        "agenda": (AgendaItem(r.part, 1, "1", "Key figures", *r.at("Originator"), time="2:00pm"),),
        "actions": (
            Action("action/7", "7", "2031-05-03", r.part, *row, "The CC is to publish the figures.", "closed", *update),
        ),
    }
    return r.done("meeting/2032-02-02-accountability-meeting", Interval("2031-10-01", "2031-12-31", "quarter"))


@pytest.fixture(scope="session")
def readings() -> list[Extraction]:
    return [may(), november(), february()]


@pytest.fixture(scope="session")
def built(readings: list[Extraction]) -> Graph:
    return build_graph(readings)


@pytest.fixture
def store(built: Graph) -> ox.Store:
    return memory(built.quads)


@pytest.fixture(scope="session")
def id_() -> Callable[..., str]:
    """The IRI of a key under the default base."""
    return lambda key: f"https://minutegraph.example/id/{key}"


@pytest.fixture
def rows(store: ox.Store) -> Callable[..., Sequence[tuple[str, ...]]]:
    """The rows of a query over the union of all graphs, as plain strings, sorted."""
    prefixes = "PREFIX mg: <https://w3id.org/minutegraph/ns#> PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> "

    def run(query: str, of: ox.Store | None = None) -> Sequence[tuple[str, ...]]:
        found = (of or store).query(prefixes + query, use_default_graph_as_union=True)
        return sorted({tuple(t.value if t is not None else "" for t in row) for row in found})

    return run
