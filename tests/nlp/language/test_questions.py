"""Questions of the public and of office-holders: who asks, who answers, and whose words are whose."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Read = Callable[..., Any]

PUBLIC = (
    "2. Public Questions\n\nPublic Question\tConstabulary Answer\n"
    "What has Operation Kestrel done for Derby?\tThe CC stated that Operation Heron came first. He added "
    "that the PCC would be told.\n"
    "Why is the 101 line slow?\tT/ACC Dunn explained that more staff had been hired.\n\n"
)
OWN = (
    "3. PCC Questions\n\nPCC Question\tConstabulary Answer\n"
    "What has Operation Kestrel done for Derby?\tThe CC stated that Operation Heron came first.\n\n"
)


def test_a_public_question_has_no_asker_and_its_answerers(minutes: Read) -> None:
    first, second = minutes(PUBLIC).extraction.questions
    assert (first.public, first.asker, [t.label for t in first.answered_by]) == (True, None, ["Tom Shaw"])
    assert (second.public, second.asker, [t.label for t in second.answered_by]) == (True, None, ["Alex Dunn"])


def test_questions_and_answers_keep_their_places(minutes: Read) -> None:
    seen = minutes(PUBLIC)
    first = seen.extraction.questions[0]
    assert seen.text[first.start : first.end] == "What has Operation Kestrel done for Derby?"
    assert seen.text[first.answer_start : first.answer_end].startswith("The CC stated")


def test_what_the_public_asks_is_raised_by_nobody(minutes: Read) -> None:
    assert minutes(PUBLIC).facts("raised_by") == {("Operation Heron", "Tom Shaw")}


def test_the_office_of_the_column_asks_its_questions(minutes: Read) -> None:
    seen = minutes(OWN)
    (question,) = seen.extraction.questions
    assert (question.public, question.asker and question.asker.label) == (False, "Jane Roe")
    assert seen.facts("raised_by") == {("Operation Kestrel", "Jane Roe"), ("Operation Heron", "Tom Shaw")}
    assert {s.modality for s in seen.statements("raised_by") if s.object.label == "Jane Roe"} == {"asked"}


def test_nothing_asked_is_no_question(minutes: Read) -> None:
    assert (
        minutes("2. Public Questions\n\nPublic Question\tConstabulary Answer\nNone\tN/A\n").extraction.questions == ()
    )


def test_what_a_question_supposes_is_not_asserted(minutes: Read) -> None:
    seen = minutes(
        PUBLIC.replace("What has Operation Kestrel done for Derby?", "Is Operation Kestrel led by the Home Office?")
    )
    assert [s.modality for s in seen.statements("led_by")] in ([], ["asked"])


def test_figures_of_a_question_are_no_outcomes(minutes: Read) -> None:
    seen = minutes(
        PUBLIC.replace("What has Operation Kestrel done for Derby?", "Operation Kestrel made 40 arrests, why not more?")
    )
    assert seen.statements("outcome") == []
