"""A file into its parts: where each begins, what it is, and its date."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.layout.parts import is_foreign, is_heading_like, lines_of, slug, split_parts

MINUTES = """Summary of the Accountability Meeting

Date: Wednesday 22 October 2025

Venue: Town Hall, Fenchester

1. In attendance:

- Chief Constable – Jane Roe, Fenshire Police

2. Public Questions

- There were none.
"""
REPORT = """ORIGINATOR: Deputy Chief Constable Sam Hill

REASON FOR SUBMISSION: For information

SUBMITTED TO: Accountability Meeting – January 2026

SUBJECT: Update on rural crime

SUMMARY: The reporting period is 1st October 2025 to 31st December 2025.

- Operation Kestrel delivered ten patrols in the period, and nobody was hurt in any of them at all.
"""
AGENDA = """ACCOUNTABILITY MEETING

Date: Tuesday 20 January 2026

Agenda

1. Welcome
2. Public Questions
"""


def kinds(text: str) -> list[tuple[str, str]]:
    return [(p.kind, p.recorded) for p in split_parts(text, "paper.txt")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (MINUTES, [("minutes", "2025-10-22")]),
        (REPORT, [("report", "2026-01")]),
        (AGENDA + "\n" + MINUTES, [("agenda", "2026-01-20"), ("minutes", "2025-10-22")]),
        (AGENDA + "\n" + MINUTES + "\n" + REPORT, [("agenda", "2026-01-20"), ("minutes", "2025-10-22"), ("report", "2026-01")]),
        (REPORT + "\n" + REPORT, [("report", "2026-01")] * 2),
    ],
)  # fmt: skip
def test_parts_and_their_dates(text: str, expected: list[tuple[str, str]]) -> None:
    assert kinds(text) == expected


def test_report_takes_the_date_of_the_agenda_it_came_with() -> None:
    undated = REPORT.replace(" – January 2026", "")
    assert kinds(AGENDA + "\n" + undated) == [("agenda", "2026-01-20"), ("report", "2026-01-20")]


def test_report_declares_its_period() -> None:
    (part,) = split_parts(REPORT, "paper.txt")
    assert part.period is not None
    assert part.period.iso() == "2025-10-01/2025-12-31"
    assert part.title == "Update on rural crime"


def test_date_comes_from_the_name_where_the_text_has_none() -> None:
    (part,) = split_parts("Just a few words.\n", "notes 2024-05-03.txt")
    assert part.recorded == "2024-05-03"


def test_ids_are_unique_and_readable() -> None:
    parts = split_parts(REPORT + "\n" + REPORT, "paper.txt")
    assert [p.id for p in parts] == ["2026-01-report-update-on-rural-crime", "2026-01-report-update-on-rural-crime-2"]


def test_letterhead_belongs_to_the_minutes_below_it() -> None:
    text = "FENSHIRE POLICING BOARD\nBWRDD PLISMONA FENSHIRE\n\n" + MINUTES
    (part,) = split_parts(text, "paper.txt")
    assert (part.kind, part.title, part.start) == ("minutes", "Summary of the Accountability Meeting", 0)


def test_minutes_quoted_inside_a_sentence_start_no_part() -> None:
    text = MINUTES + "\nThe minutes of the meeting of 3 March 2025 were agreed as a true record by those present.\n"
    assert kinds(text) == [("minutes", "2025-10-22")]


@pytest.mark.parametrize(
    ("line", "foreign"),
    [
        ("Ако желаете да получите копие от този документ", True),
        ("Jeżeli chcą Państwo otrzymać kopię niniejszego dokumentu w języku polskim", True),
        ("Operation Kestrel was led by Jane Roe of Fenshire Police", False),
        ("Café Zoë", False),
        ("01953 000000", False),
    ],
)
def test_foreign_lines(line: str, foreign: bool) -> None:
    assert is_foreign(line) is foreign


@pytest.mark.parametrize(
    ("line", "heading"),
    [("PREVENTING CRIME", True), ("Preventing crime", False), ("OK.", False), ("A\tB", False), ("", False)],
)
def test_heading_like(line: str, heading: bool) -> None:
    assert is_heading_like(line) is heading


def test_lines_keep_offsets_through_all_line_ends() -> None:
    text = "\ufeffone\r\ntwo\x0cthree\n\nlast"
    lines = lines_of(text)
    assert [text[line.start : line.end].strip("\ufeff") for line in lines] == [line.text for line in lines]


SNIPPETS = st.sampled_from(
    [*MINUTES.splitlines(), *REPORT.splitlines(), *AGENDA.splitlines(), "", "\tx\ty", "A B C", "17", "\r", "END."]
)


@given(st.lists(SNIPPETS | st.text(max_size=20), max_size=60).map("\n".join))
def test_parts_cover_the_file_without_gaps(text: str) -> None:
    parts = split_parts(text, "paper.txt")
    position = 0
    for part in parts:
        assert part.start == position
        assert part.end > part.start
        position = part.end
    assert position == len(text)
    assert len({p.id for p in parts}) == len(parts)


@given(st.text(max_size=40))
def test_slug_is_safe_in_an_iri(text: str) -> None:
    made = slug(text)
    assert made
    assert made.isascii()
    assert set(made) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert slug(made) == made


def test_foreign_notice_is_set_apart(read: Callable[..., list[Any]]) -> None:
    notice = "\n".join(
        [
            "Ако желаете да получите копие от този документ, моля да се свържете",
            "Если Вы желаете получить копию данного документа на русском",
            "Dacă doriți să obțineți o copie a acestui document în limba română",
            "Jeżeli chcą Państwo otrzymać kopię niniejszego dokumentu",
        ]
    )
    (seen,) = read(AGENDA + "\n" + notice + "\n")
    assert len(seen.texts("notice")) == 1
    assert not any("копи" in p.view.text for p in seen.passages if p.kind != "notice")
