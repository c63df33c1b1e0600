"""Who says what: the speaker of every sentence, and whom an office or a pronoun stands for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

Read = Callable[..., Any]
KESTREL, HERON = "Operation Kestrel", "Operation Heron"


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        pytest.param("The CC stated that Operation Kestrel was live.", {(KESTREL, "Tom Shaw")}, id="office-to-holder"),
        pytest.param(
            "The Chief Constable (CC) praised Operation Kestrel.", {(KESTREL, "Tom Shaw")}, id="office-with-acronym"
        ),
        pytest.param("The PCC asked about Operation Kestrel.", {(KESTREL, "Jane Roe")}, id="asks"),
        pytest.param(
            "Temporary Assistant Chief Constable (T/ACC) Dunn praised Operation Kestrel.",
            {(KESTREL, "Alex Dunn")},
            id="rank-with-acronym-and-name",
        ),
        pytest.param("T/ACC Dunn highlighted Operation Kestrel.", {(KESTREL, "Alex Dunn")}, id="rank-and-name"),
        pytest.param("The T/ACC also mentioned Operation Kestrel.", {(KESTREL, "Alex Dunn")}, id="acronym-of-the-list"),
        pytest.param("Jane Roe noted Operation Kestrel.", {(KESTREL, "Jane Roe")}, id="name"),
        pytest.param("CC: Operation Kestrel is live.", {(KESTREL, "Tom Shaw")}, id="colon"),
        pytest.param(
            "The CC spoke of theft. He added that Operation Kestrel was live.", {(KESTREL, "Tom Shaw")}, id="he"
        ),
        pytest.param("The CC spoke of theft. Operation Kestrel was live.", {(KESTREL, "Tom Shaw")}, id="goes-on"),
        pytest.param(
            "The DCC stated that Operation Kestrel was live.",
            {(KESTREL, "Deputy Chief Constable")},
            id="office-of-nobody-listed",
        ),
        pytest.param(
            "The PCC thanked the CC. The PCC asked about Operation Kestrel.", {(KESTREL, "Jane Roe")}, id="thanked"
        ),
        pytest.param(
            "The PCC asked about Operation Heron and the CC stated that Operation Kestrel was live.",
            {(HERON, "Jane Roe"), (KESTREL, "Tom Shaw")},
            id="two-in-one-sentence",
        ),
        pytest.param(
            "The PCC asked about Operation Heron. The CC replied that Operation Kestrel came first.",
            {(HERON, "Jane Roe"), (KESTREL, "Tom Shaw")},
            id="two-sentences",
        ),
        pytest.param("A letter to the CC about Operation Kestrel was read.", set(), id="no-speech"),
        pytest.param("Operation Kestrel began in May.", set(), id="nobody"),
        pytest.param("The Chief Constables of England stated that Operation Kestrel was live.", set(), id="plural"),
    ],
)
def test_speakers(minutes: Read, body: str, wanted: set[tuple[str, str]]) -> None:
    assert minutes(body).facts("raised_by") == wanted


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ("The CC and T/ACC Dunn outlined Operation Kestrel.", {"Tom Shaw", "Alex Dunn"}),
        ("The CC, T/ACC Dunn and the PCC discussed Operation Kestrel.", {"Tom Shaw", "Alex Dunn", "Jane Roe"}),
    ],
    ids=["two", "three"],
)
def test_all_who_speak_together_are_speakers(minutes: Read, body: str, wanted: set[str]) -> None:
    assert {who for _, who in minutes(body).facts("raised_by")} == wanted


def test_a_speaker_does_not_carry_into_the_next_section(minutes: Read) -> None:
    seen = minutes("The CC spoke of theft.\n\n2. Any Other Business\n\nOperation Kestrel was on the table.")
    assert seen.facts("raised_by") == set()


def test_how_a_speaker_was_inferred_is_said(minutes: Read) -> None:
    (said,) = minutes("The CC spoke of theft. Operation Kestrel was live.").statements("raised_by")
    assert any("Chief Constable is Tom Shaw" in why for why in said.inferred)
    assert any("last named" in why for why in said.inferred)
    assert said.quote == "The CC spoke of theft. Operation Kestrel was live."
    assert said.confidence < 0.9


def test_an_office_that_two_hold_is_not_given_to_either(read: Read) -> None:
    seen = read(
        "Fenshire Board – Minutes\n\nDate: 4 March 2025\n\nIn attendance:\n\n- Inspector – Ann Bell, Fenshire "
        "Constabulary\n"
        "- Inspector – Sam Orme, Fenshire Constabulary\n\n1. Update\n\nThe Inspector stated that Operation "
        "Kestrel was live.\n"
    )
    assert {who for _, who in seen.facts("raised_by")} == {"Inspector"}


def test_those_excused_do_not_speak_where_another_holds_the_office(read: Read) -> None:
    seen = read(
        "Fenshire Board – Minutes\n\nDate: 4 March 2025\n\nIn attendance:\n\n- Chief Constable – Ann Bell, "
        "Fenshire Constabulary\n\n"
        "Apologies:\n\n- Chief Constable – Sam Orme, Fenshire Constabulary\n\n1. Update\n\nThe CC praised "
        "Operation Kestrel.\n"
    )
    assert seen.facts("raised_by") == {(KESTREL, "Ann Bell")}


@pytest.mark.parametrize("verb", ["asked about", "queried", "enquired about", "sought an update on"])
def test_what_is_asked_is_not_asserted(minutes: Read, verb: str) -> None:
    (said,) = minutes(f"The PCC {verb} Operation Kestrel.").statements("raised_by")
    assert said.modality == "asked"


@pytest.mark.parametrize(
    ("body", "speakers"),
    [
        pytest.param(
            "The PCC praised Operation Kestrel. The CC noted that this operation went on.",
            {"Jane Roe", "Tom Shaw"},
            id="its-kind",
        ),
        pytest.param(
            "The PCC praised the Harbour Voices Survey. The CC said that the first survey results were good.",
            {"Jane Roe", "Tom Shaw"},
            id="its-last-word",
        ),
        pytest.param(
            "The PCC praised the Harbour Voices Survey. The CC said that survey data were good.",
            {"Jane Roe"},
            id="that",
        ),
        pytest.param(
            "The PCC praised Operation Kestrel. The CC noted that the survey went on.", {"Jane Roe"}, id="another-kind"
        ),
        pytest.param(
            "The CC noted that the operation went on.\n\nThe PCC praised Operation Kestrel.", {"Jane Roe"}, id="not-yet"
        ),
        pytest.param(
            "The PCC praised Operation Kestrel. The CC said that the operation and Operation Heron went on.",
            {"Jane Roe", "Tom Shaw"},
            id="names-another",
        ),
    ],
)
def test_who_refers_to_what_was_named_speaks_of_it(minutes: Read, body: str, speakers: set[str]) -> None:
    seen = minutes(body)
    assert {speaker for _, speaker in seen.facts("raised_by")} == speakers
    assert all(s.quote in seen.text for s in seen.statements("raised_by"))


def test_a_reference_s_quote_begins_with_the_name_and_says_what_it_took_it_for(minutes: Read) -> None:
    said = minutes("The PCC praised Operation Kestrel. The CC noted that this operation went on.").statements(
        "raised_by"
    )
    (referred,) = [s for s in said if s.rule == "speaker-refers"]
    assert referred.quote.startswith("The PCC praised Operation Kestrel.")
    assert any("last named" in note for note in referred.inferred)


def test_who_answers_a_question_about_an_operation_speaks_of_it(minutes: Read) -> None:
    table = "PCC Question\tConstabulary Answer\n{}, what comes next?\tThe CC stated that it would go on."
    assert minutes(table.format("With regard to the new Operation Kestrel")).facts("raised_by") == {
        (KESTREL, "Jane Roe"),
        (KESTREL, "Tom Shaw"),
    }
    assert minutes(table.format("Beside the new Operation Kestrel")).facts("raised_by") == {(KESTREL, "Jane Roe")}


def test_reports_have_no_speakers(report: Read) -> None:
    assert report("The Chief Constable stated that Operation Kestrel was live.").facts("raised_by") == set()


def test_who_introduces_an_item_is_recorded(minutes: Read) -> None:
    (said,) = minutes("The CC introduced the paper and spoke of theft.").statements("introduced")
    assert (said.subject.label, said.object.label) == ("Tom Shaw", "Force Update")
    assert minutes("The CC introduced himself to the room.").statements("introduced") == []


def test_the_chair_is_whom_the_list_names(read: Read) -> None:
    seen = read(
        "Fenshire Board – Minutes\n\nDate: 4 March 2025\n\nPresent:\n\nAnn Bell (Chair)\nSam Orr\n\n"
        "1. Update\n\nThe Chair asked about Operation Kestrel. A chair was moved.\n"
    )
    assert seen.facts("raised_by") == {(KESTREL, "Ann Bell")}
