"""Meetings that are only half known: by a month, by an action's date, by attendance."""

from __future__ import annotations

import dataclasses

from graph.asof import as_of
from graph.build import build_graph
from graph.explain import explain
from graph.network import read_meetings
from graph.store import memory
from graph.validate import validate


def meetings(*readings):
    store = memory(build_graph(list(readings)).quads)
    assert validate(store).conforms, validate(store).text()
    return store, [(m["date"], m["status"]) for m in read_meetings(store)]


def only_by_month(reading, month="2031-05"):
    """The reading as if its paper gave no day of its meeting, and were no minutes."""
    key = f"meeting/{month}-accountability-meeting"
    meeting = dataclasses.replace(reading.meetings[0], key=key, date=month, status="planned")
    part = dataclasses.replace(reading.document.parts[0], kind="report", meeting=key)
    document = dataclasses.replace(reading.document, parts=(part,))
    kept = tuple(s for s in reading.statements if s.relation != "attended")
    return dataclasses.replace(reading, meetings=(meeting,), document=document, statements=kept)


def test_an_action_tells_the_day_of_a_meeting_known_by_its_month(readings):
    store, found = meetings(only_by_month(readings[0]))
    assert found == [("2031-05-03", "referred")]
    (reason,) = explain(store, "https://minutegraph.example/id/meeting/2031-05-accountability-meeting")
    assert reason.kind == "same"
    assert reason.because.startswith(
        "papers date the meeting by its month alone (2031-05); Action 7 was raised on 2031-05-03"
    )
    assert reason.quote == "Action 7 (3 May 2031)"


def test_an_action_alone_shows_that_a_meeting_was_held(readings):
    bare = dataclasses.replace(
        only_by_month(readings[0], "2031-06"),
        statements=tuple(s for s in readings[0].statements if s.relation == "raised_on"),
    )
    _, found = meetings(bare)
    assert found == [("2031-05-03", "referred"), ("2031-06", "planned")]


def test_a_day_with_minutes_needs_no_action(readings):
    _, found = meetings(readings[0])
    assert found == [("2031-05-03", "held")]


def test_attendance_of_an_unknown_day_makes_a_meeting_of_that_day(readings):
    part = dataclasses.replace(readings[0].document.parts[0], meeting=None)
    bare = dataclasses.replace(
        readings[0], meetings=(), document=dataclasses.replace(readings[0].document, parts=(part,)),
        statements=tuple(s for s in readings[0].statements if s.relation == "attended"),
    )  # fmt: skip
    _, found = meetings(bare)
    assert found == [("2031-05-03", "referred")]


def test_like_titles_of_one_month_are_only_suspected(readings):
    two = readings[0].meetings[0]
    month = dataclasses.replace(two, key="meeting/2031-05-police-accountability-meeting", date="2031-05",
                                title="Police Accountability Meeting", status="planned")  # fmt: skip
    store, found = meetings(dataclasses.replace(readings[0], meetings=(two, month)))
    assert found == [("2031-05", "planned"), ("2031-05-03", "held")]
    reasons = explain(store, "https://minutegraph.example/id/meeting/2031-05-police-accountability-meeting")
    assert [r.kind for r in reasons] == ["possibly same"]


def test_before_the_action_was_on_record_the_meeting_had_its_month_only(readings):
    """The action's row stands in a later paper than the one that dates the meeting by its month."""
    early = only_by_month(readings[0])
    early = dataclasses.replace(early, statements=tuple(s for s in early.statements if s.relation != "raised_on"))
    start = readings[1].document.text.index("Action 7 (3 May 2031)")
    raised = next(s for s in readings[0].statements if s.relation == "raised_on")
    raised = dataclasses.replace(raised, start=start, end=start + len(raised.quote), part="2031-11-08-minutes",
                                 recorded="2031-11-08", section=None)  # fmt: skip
    november = dataclasses.replace(
        readings[1], statements=(*readings[1].statements, raised), meetings=readings[1].meetings[:2]
    )
    store, found = meetings(early, november)
    assert ("2031-05-03", "referred") in found
    then = as_of(store, "2031-06")
    assert [(m["date"], m["status"]) for m in read_meetings(then)] == [("2031-05", "planned")]
    assert validate(then).conforms, validate(then).text()
