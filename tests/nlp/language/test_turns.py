"""Who speaks in minutes of other bodies: verbs, the passive, headings, lists, questions and replies."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Read = Callable[..., Any]
KESTREL, HERON = "Operation Kestrel", "Operation Heron"
PANEL = (
    "Fenshire Police and Crime Panel\n\nMinutes of the meeting held on Tuesday 4 March 2025\n\nPresent:\n\n"
    "Councillor A. Bell (Chairman)\n\nCouncillor Carla Hobday\n\nTom Shaw, Chief Constable\n\n1. Update\n\n"
)


def who(seen: Any, name: str = KESTREL) -> set[str]:
    return {speaker for operation, speaker in seen.facts("raised_by") if operation == name}


@pytest.mark.parametrize(
    "sentence",
    [
        "The Chief Constable paid tribute to those behind Operation Kestrel.",
        "The Chief Constable spoke warmly of Operation Kestrel.",
        "The Chief Constable gave a presentation on Operation Kestrel.",
        "The Chief Constable, who had come by train, recalled Operation Kestrel.",
        "The Chief Constable regretted that Operation Kestrel had to close.",
        "The Chief Constable was disappointed that Operation Kestrel had to close.",
        "The Chief Constable duly assured the Panel that Operation Kestrel would go on.",
        "The Chief Constable had heard that Operation Kestrel would go on.",
        "The Chief Constable took the Panel through Operation Kestrel.",
        "A presentation on Operation Kestrel was given by the Chief Constable.",
        "Members heard from the Chief Constable that Operation Kestrel would go on.",
        "The Panel was informed by the Chief Constable that Operation Kestrel would go on.",
        "The reply of the Chief Constable was that Operation Kestrel would go on.",
        "An update on theft was provided by the Chief Constable. Operation Kestrel would go on.",
    ],
)
def test_ways_to_say(minutes: Read, sentence: str) -> None:
    assert who(minutes(sentence)) == {"Tom Shaw"}


@pytest.mark.parametrize(
    "sentence",
    [
        "A letter from the Chief Constable about Operation Kestrel was tabled.",
        "The Panel thanked the Chief Constable for Operation Kestrel.",
        "Operation Kestrel was set up under the Chief Constable.",
    ],
)
def test_what_nobody_says(minutes: Read, sentence: str) -> None:
    assert who(minutes(sentence)) == set()


def test_a_question_and_its_reply_in_one_sentence(minutes: Read) -> None:
    seen = minutes("In reply to a question from the PCC, the Chief Constable said that Operation Kestrel was over.")
    assert who(seen) == {"Jane Roe", "Tom Shaw"}
    assert {s.object.label: s.modality for s in seen.statements("raised_by")} == {
        "Jane Roe": "asked",
        "Tom Shaw": "asserted",
    }


def test_what_was_asked_by_somebody_is_asked(minutes: Read) -> None:
    seen = minutes("A question was raised by the PCC about Operation Kestrel.")
    assert [(s.object.label, s.modality) for s in seen.statements("raised_by")] == [("Jane Roe", "asked")]


@pytest.mark.parametrize(
    "body",
    [
        "The Chief Constable made the following points:-\n\n(a) theft had gone down; and\n\n(b) Operation Kestrel went on.",
        "The Chief Constable reported as follows:\n\n- Theft had gone down.\n- Operation Kestrel went on.\n",
        "The Chief Constable spoke of theft.\n\nHe reported that Operation Kestrel went on.",
    ],
    ids=["letters", "bullets", "pronoun"],
)
def test_a_speaker_goes_on(minutes: Read, body: str) -> None:
    assert who(minutes(body)) == {"Tom Shaw"}


def test_a_new_paragraph_is_nobodys(minutes: Read) -> None:
    assert who(minutes("The Chief Constable spoke of theft.\n\nOperation Kestrel was on the agenda.")) == set()


@pytest.mark.parametrize(
    ("heading", "wanted"),
    [
        ("2. QUESTION SUBMITTED BY COUNCILLOR CARLA HOBDAY", {"Carla Hobday"}),
        ("2. Notice of Motion from Councillor Hobday", {"Carla Hobday"}),
        ("2. Update from the Chief Constable", {"Tom Shaw"}),
        ("2. Chief Constable's Update", {"Tom Shaw"}),
        ("2. Letter to the Chief Constable", set()),
    ],
)
def test_a_heading_gives_the_floor(read: Read, heading: str, wanted: set[str]) -> None:
    seen = read(PANEL + f"Theft was discussed.\n\n{heading}\n\n“How many were arrested in Operation Kestrel?”\n")
    assert who(seen) == wanted


def test_the_floor_passes_to_the_next_speaker(read: Read) -> None:
    seen = read(
        PANEL + "Theft was discussed.\n\n2. Question from Councillor Hobday\n\nThe Chief Constable praised Operation "
        "Heron.\n\nOperation Kestrel was on the agenda.\n"
    )
    assert seen.facts("raised_by") == {(HERON, "Tom Shaw")}


def test_the_councillor_is_the_one_last_named(read: Read) -> None:
    seen = read(
        PANEL + "Councillor Bell asked about theft. The Chief Constable replied. By way of supplementary the "
        "Councillor asked about Operation Kestrel.\n"
    )
    assert who(seen) == {"A. Bell"}


def test_lines_with_empty_lines_between_are_one_paragraph(read: Read) -> None:
    lines = [
        "The Chief Constable stated that theft had gone down in the towns of the coast over the summer and that",
        "Members had been right to ask for patrols there, which had been seen by all who live near the harbour in",
        "May and June. He wished to thank the wardens of the two piers who had helped with the patrols in the",
        "Harbour Ward and said that the name of all that, which many had asked him about in the street, was",
        "Operation Kestrel and nothing else, and that there would be more of it in the next summer on the whole",
        "Coast Road and beyond. There had been a fall in the number of complaints from those who live near it.",
    ]
    seen = read(PANEL + "\n\n".join([*lines, *lines, *lines]) + "\n")
    assert who(seen) == {"Tom Shaw"}


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ("The PCC asked what had become of Operation Kestrel. The CC said that eleven were arrested.", {"Tom Shaw"}),
        ("The PCC hoped that Operation Kestrel would be repeated; the CC replied that it might.", {"Tom Shaw"}),
        ("The PCC had read of Operation Kestrel. The CC said that there was no such operation.", {"Tom Shaw"}),
        ("The PCC spoke of Operation Kestrel. The CC commended it.", {"Tom Shaw"}),
        ("The PCC spoke of Operation Kestrel. The CC spoke of theft.", set()),
        ("The PCC spoke of Operation Kestrel. The CC asked about theft.", set()),
        ("The PCC asked about Operation Kestrel and Operation Heron. The CC said that it was over.", set()),
    ],
    ids=["reply", "half-sentence", "no-such", "it", "another-matter", "another-question", "two"],
)
def test_who_answers(minutes: Read, body: str, wanted: set[str]) -> None:
    assert who(minutes(body)) == wanted | {"Jane Roe"}


def test_the_chairman_is_whoever_is_in_the_chair(read: Read) -> None:
    seen = read(PANEL.replace("(Chairman)", "(Chair)") + "The Chairman asked about Operation Kestrel.\n")
    assert who(seen) == {"A. Bell"}


def test_speaking_to_what_goes_on(minutes: Read) -> None:
    seen = minutes(
        "The PCC outlined Operation Kestrel. It was paid for by the county. The CC noted that eight farms had gained "
        "from it.\n"
    )
    assert who(seen) == {"Jane Roe", "Tom Shaw"}


@pytest.mark.parametrize("what", ["the new scheme for shops", "the scheme which is in place for shops"])
def test_another_scheme_is_not_the_one_named(minutes: Read, what: str) -> None:
    seen = minutes(f"The PCC outlined the Lantern Scheme. The CC spoke of theft. The CC referred to {what}.")
    assert who(seen, "Lantern Scheme") == {"Jane Roe"}


ITEM = "Agenda item\n\nPolice update\n\nMinutes:\n\n"


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(
            "The Commissioner, Samantha Orr, was in attendance to give an overview. She raised the following points:\n\n"
            "· Boats were stolen.\n\n· Operation Kestrel was a fund for piers.",
            id="points-of-one-in-attendance",
        ),
        pytest.param(
            "The Area Board noted the updates. Inspector Samantha Orr provided a verbal update which covered the following"
            " points:\n\n· An overview of the team was given.\n\nBoats\n\n· Operation Kestrel had begun.",
            id="points-below-headings",
        ),
        pytest.param(
            "The Board noted the written updates.\n\nPolice and Crime Commissioner (PCC) – Samantha Orr OBE\n\n"
            "Much had been done. Other work included:\n\n· The start of Operation Kestrel against theft.",
            id="below-a-line-that-names-the-teller",
        ),
    ],
)
def test_points_of_an_update(read: Read, body: str) -> None:
    seen = read(ITEM + body + "\n")
    assert {who for what, who in seen.facts("raised_by") if what == KESTREL} == {"Samantha Orr"}


def test_points_of_a_report_are_nobodys(read: Read) -> None:
    body = "This report sets out the following points:\n\n· Operation Kestrel was a fund for piers.\n"
    assert read("Police update\n\n" + body * 3).facts("raised_by") == set()


def test_a_piece_of_minutes_without_its_head(read: Read) -> None:
    seen = read(
        "In reply, the Chief Superintendent stated that Operation Kestrel had begun. Councillor Hale asked for more. He thanked all.\n\n"
        "Superintendent Orr said that Operation Heron was over.\n\nChief Superintendent Frost said that he agreed.\n"
    )
    assert seen.facts("raised_by") == {(KESTREL, "Frost"), (HERON, "Orr")}


def test_questions_and_answers_by_their_letters(minutes: Read) -> None:
    seen = minutes(
        "Q. Mr Pell – is Operation Kestrel over?\nA. Chief Constable – no. Operation Heron goes on with it.\n\n"
        "A lamp broke. Mr Orr – the boatman – spoke of Operation Wren."
    )
    assert who(seen) == {"Pell"}
    assert who(seen, HERON) == {"Tom Shaw"}
    assert who(seen, "Operation Wren") == set()


def test_somebody_of_a_body_speaks(minutes: Read) -> None:
    assert who(minutes("Mr Ian Pell of the Harbour Residents' Group thanked them for Operation Kestrel.")) == {
        "Ian Pell"
    }


def test_questions_of_a_table_are_whose_the_heading_says(minutes: Read) -> None:
    seen = minutes(
        "2. Questions put by the Performance Manager\n\n| Question | Reply |\n|---|---|\n"
        "| Boats are slow. Is Operation Kestrel over? | CC Shaw: It is not. |\n"
    )
    assert who(seen) == {"Kit Orme", "Tom Shaw"}


def test_he_who_replies_is_the_one_who_spoke(minutes: Read) -> None:
    seen = minutes(
        "The Chief Constable introduced the report.\n\nIn answer to the Performance Manager, he said that Operation Kestrel was over."
    )
    assert "Tom Shaw" in who(seen)


@pytest.mark.parametrize("how", ["was uneasy about", "was not sighted on", "singled out", "took pride in"])
def test_more_ways_to_say(minutes: Read, how: str) -> None:
    assert who(minutes(f"The Chief Constable {how} Operation Kestrel.")) == {"Tom Shaw"}


@pytest.mark.parametrize(
    "text",
    [
        "According to the Chief Constable, Operation Kestrel had begun.",
        "Response from the Chief Constable: Operation Kestrel ends in May.",
        "A (Chief Constable): Operation Kestrel ends in May.",
        "[Tom Shaw] Operation Kestrel has begun.",
        "Tom Shaw – Operation Kestrel had begun well.",
    ],
)
def test_labels_of_speakers(minutes: Read, text: str) -> None:
    seen = minutes(f"Tom Shaw spoke.\n\n{text}\n")
    assert who(seen) == {"Tom Shaw"}


def test_the_office_after_the_one_who_asked_is_another_s(minutes: Read) -> None:
    seen = minutes("In response to a question from Jane Roe, the Chief Constable explained Operation Kestrel.\n")

    assert "Tom Shaw" in who(seen)


def test_a_line_of_a_list_is_no_speech(minutes: Read) -> None:
    assert who(minutes("Tom Shaw – Operation Kestrel Lead\n")) == set()
