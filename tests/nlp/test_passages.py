"""A part into passages: headings, bullets, tables and wrapped text."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.layout.passages import passages_of
from nlp.model import Part

Read = Callable[..., list[Any]]
HEAD = "Summary of the Board Meeting\n\nDate: 22 October 2025\n\n1. In attendance:\n\n- Chief Constable – Jane Roe, Fenshire Police\n\n"


def one(read: Read, body: str) -> Any:
    (seen,) = read(HEAD + body)
    return seen


def test_sections_are_numbered_headings(read: Read) -> None:
    seen = one(
        read,
        "2. Public Questions\n\n- None.\n\n3. Priority 1 – Preventing Crime\n\nText here.\n\nActions\n\nNone yet.\n",
    )
    assert [(s.number, s.title) for s in seen.sections] == [
        ("1", "In attendance"), ("2", "Public Questions"), ("3", "Priority 1 – Preventing Crime"), (None, "Actions"),
    ]  # fmt: skip
    assert [p.view.text for p in seen.passages if p.section == seen.sections[2].id] == [
        "3. Priority 1 – Preventing Crime",
        "Text here.",
    ]
    for first, second in zip(seen.sections, seen.sections[1:], strict=False):
        assert first.end == second.start


def test_bullets_hang_on_the_sentence_above(read: Read) -> None:
    seen = one(
        read, "Funding was given for:\n\n- Gazebos for teams.\n - Smaller gazebos.\n\nNothing more was said of it.\n"
    )
    assert [(p.view.text, p.lead) for p in seen.passages if p.kind == "bullet"][1:] == [
        ("Gazebos for teams.", "Funding was given for:"), ("Smaller gazebos.", "Funding was given for:"),
    ]  # fmt: skip


TABLE = "Board Question\tForce Answer\n{}\t{}\n"


def test_question_tables_give_roles(read: Read) -> None:
    seen = one(read, TABLE.format("What of Operation Kestrel?", "It goes on well."))
    assert [(p.role, p.view.text) for p in seen.passages if p.kind == "cell"] == [
        ("question", "What of Operation Kestrel?"), ("answer", "It goes on well."),
    ]  # fmt: skip


def test_cell_runs_over_a_page_with_a_repeated_header(read: Read) -> None:
    body = TABLE.format("What of crime?", "It fell in all of the districts where") + "\n\n"
    body += "Board Question\tForce Answer\n\tofficers were sent on foot.\n"
    seen = one(read, body)
    assert [p.view.text for p in seen.passages if p.kind == "cell"] == [
        "What of crime?", "It fell in all of the districts where officers were sent on foot.",
    ]  # fmt: skip
    answer = [p for p in seen.passages if p.kind == "cell"][1]
    assert len(answer.fragments) == 2


def test_same_header_over_a_new_table_begins_anew(read: Read) -> None:
    body = "Name\tRole\nJane Roe\tChair\n\nApologies\n\nName\tRole\nSam Hill\tClerk\n"
    seen = one(read, body)
    assert [p.view.text for p in seen.passages if p.kind == "cell"] == ["Jane Roe Chair", "Sam Hill Clerk"]


def test_figures_under_an_empty_first_cell_are_a_row_of_their_own(read: Read) -> None:
    seen = one(read, "Crime\tIndicator\t2025\nBurglary\tCrimes\t120\n\t% Solved\t8.5%\n")
    cells = [(p.row, p.column, p.header, p.view.text) for p in seen.passages if p.kind == "cell"]
    assert cells == [
        (1, 0, "Crime", "Burglary"), (1, 1, "Indicator", "Crimes"), (1, 2, "2025", "120"),
        (2, 1, "Indicator", "% Solved"), (2, 2, "2025", "8.5%"),
    ]  # fmt: skip


def test_column_of_answer_times_is_no_column_of_answers(read: Read) -> None:
    seen = one(read, "Month\tMean Answer Time (seconds)\nJanuary 2025\t5.84\n")
    assert {p.role for p in seen.passages if p.kind == "cell"} == {None}


WRAPPED = "\n".join(
    f"{n}.1 The Commissioner asked about the matter of safety in the towns and was told of it, and\n"
    f"the Constabulary confirmed that the work would go on in every one of the districts named."
    for n in range(1, 16)
)


def test_hard_wraps_are_joined(read: Read) -> None:
    seen = one(read, WRAPPED + "\n")
    paragraphs = [p.view.text for p in seen.passages if p.kind == "paragraph"]
    assert len(paragraphs) == 15
    assert paragraphs[0].endswith(
        "told of it, and the Constabulary confirmed that the work would go on in every one of the districts named."
    )


def test_page_number_does_not_cut_a_paragraph(read: Read) -> None:
    seen = one(
        read,
        WRAPPED
        + "\n16.1 The Board heard that officers had been sent out into the villages and\n\n17\n\nwould be there for the summer months.\n",
    )
    assert seen.passages[-1].view.text.endswith("sent out into the villages and would be there for the summer months.")


@pytest.mark.parametrize("word", ["agenda.", "action."])
def test_last_word_of_a_wrapped_sentence_is_no_heading(read: Read, word: str) -> None:
    seen = one(
        read, WRAPPED + f"\n• The data is used to track and to review the policing element of the\n{word}\n\nMore.\n"
    )
    assert f"policing element of the {word}" in seen.passages[-2].view.text
    assert word.strip(".") not in [s.title for s in seen.sections]


@pytest.mark.parametrize("line", ["Cautions issued 144 163 117", "Meetings held 364"])
def test_rows_of_run_together_tables_are_no_headings(read: Read, line: str) -> None:
    seen = one(read, f"Some words stand here, and end.\n\n{line}\n\nMore words stand here, and end.\n")
    assert line in seen.texts("paragraph")


@pytest.mark.parametrize("line", ["Priority 10", "Strategy 2025", "Appendix 12"])
def test_headings_may_end_in_a_number(read: Read, line: str) -> None:
    seen = one(read, f"Some words stand here, and end.\n\n{line}\n\nMore words stand here, and end.\n")
    assert line in seen.texts("heading")


def test_a_date_on_a_line_is_no_section(read: Read) -> None:
    seen = one(read, "Date of Next Meeting\n\n11 September 2025 at 18:30\n")
    assert [s.title for s in seen.sections] == ["In attendance", "Date of Next Meeting"]


def test_originator_checklist_ends_a_paper(read: Read) -> None:
    seen = one(
        read, "Words of the paper.\n\nORIGINATOR CHECKLIST (MUST BE COMPLETED)\n\nHas legal advice been sought?\n"
    )
    assert not any("legal advice" in p.view.text for p in seen.passages)


def test_captions_and_fields(read: Read) -> None:
    seen = one(read, "Table 3: Crimes by district.\n\nVenue: Town Hall,\nFenchester\n")
    assert seen.texts("caption") == ["Table 3: Crimes by district."]
    assert "Venue: Town Hall," in seen.texts("field")[-1]


LINES = st.sampled_from(
    [
        "1. Head",
        "Actions",
        "- bullet:",
        " - inner",
        "A\tB",
        "\tx",
        "text that goes on and on",
        "Table 1: X",
        "",
        "3.1 Words",
        "17",
        "Motion 2",
        "Name\tRole",
        "Jane Roe\tChair",
        "Public Question",
        "Date: 3 May 2025",
        "Ако желаете да получите копие",
    ]
)


@given(st.lists(LINES | st.text(max_size=15), max_size=40).map("\n".join))
def test_passages_stay_inside_and_in_order(text: str) -> None:
    part = Part("p", "minutes", "T", 0, len(text), "2025-01-01")
    passages, sections = passages_of(text, part)
    for passage in passages:
        assert 0 <= passage.start <= passage.end <= len(text)
        assert all(a <= b for a, b in passage.fragments)
        assert list(passage.fragments) == sorted(passage.fragments)
        assert passage.view.text or not text[passage.start : passage.end].strip() or passage.kind
    assert [s.position for s in sections] == list(range(1, len(sections) + 1))
    assert len({s.id for s in sections}) == len(sections)


def test_a_bullet_whose_sign_stands_alone_takes_the_next_line(read: Read) -> None:
    seen = one(read, "2. Results\n\nThe results were:\n\n\uf0b7\n\n12 houses searched\n\n\uf0b7\n\n4 cars seized\n")
    assert [p.view.text for p in seen.passages if p.kind == "bullet"][1:] == [
        "12 houses searched", "4 cars seized",
    ]  # fmt: skip


def test_the_number_of_a_wrapped_paragraph_is_no_text(read: Read) -> None:
    seen = one(
        read, WRAPPED + "\n16.2 The Board heard that officers had been sent out into the villages and\nwould stay.\n"
    )
    assert seen.passages[-1].view.text.startswith("The Board heard")


def test_full_lines_with_empty_lines_between_are_one_paragraph(read: Read) -> None:
    lines = [
        "The Board heard that the wardens of the harbour had been sent out into the villages of the coast and that",
        "Members of the public had seen them in the evenings, which was what they had asked for over the summer in",
    ] * 7
    seen = one(read, "2. Update\n\n" + "\n\n".join([*lines, "Fenborough."]) + "\n\nThe Chair closed the meeting.\n")
    assert len([p for p in seen.passages if p.kind == "paragraph"]) == 2
