"""Logs of actions in every layout: columns in any order, headings of other bodies and languages, tabs, pipes, blanks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from nlp.actions.status import first_status, told_statuses
from nlp.layout.logs import column_kind, columns_of

Read = Callable[..., Any]

TABS = """ACTION LOG
Rhif / No.\tDyddiad / Raised\tGweithred / Action\tPerchennog / Owner\tStatws / Status
Action 11\t20/02/2024\tMend the lamps along the quays\tT/ACC Dunn\tClosed – done 09/06/2024
Action 14\t09/07/2024\tCount night patrols \tKit Orme\tOpen – a count is due
"""
PIPES = """ACTION LOG

| Status | Lead | Action | Date raised | Target date | Ref |
|:------:|------|--------|-------------|-------------|-----|
| Closed | T/ACC Dunn | Mend the lamps along the quays | 20 February 2024 | 1 June 2024 | 11 |
| Overdue | Kit Orme | Count night patrols | 09-Jul-24 | | AP14 |
"""
BLANKS = """ACTION LOG

No.   Agreed action                Responsible      Raised       Progress
---   -------------                -----------      ------       --------
11    Mend the lamps along the     T/ACC Dunn       20/02/2024   Went out in June.
      quays                                                      Discharged.
14    Count night patrols          Kit Orme         09/07/2024   A count is due.
                                                                 In progress.

The meeting closed at noon.
"""
BARE = """ACTION LOG

Action 11\t20/02/2024\tMend the lamps along the quays\tT/ACC Dunn\tClosed – done 09/06/2024
Action 14\t09/07/2024\tCount night patrols \tKit Orme\tOpen – a count is due
"""
SAME = [("11", "2024-02-20", "closed"), ("14", "2024-07-09", "live")]


@pytest.mark.parametrize("log", [TABS, PIPES, BLANKS, BARE], ids=["tabs", "pipes", "blanks", "bare"])
def test_one_log_in_four_layouts(minutes: Read, log: str) -> None:
    seen = minutes(log)
    assert [(a.number, a.raised_on, a.status) for a in seen.extraction.actions] == SAME
    assert seen.facts("assigned_to") == {("Action 11", "Alex Dunn"), ("Action 14", "Kit Orme")}
    assert seen.facts("raised_on") == {("Action 11", "2024-02-20"), ("Action 14", "2024-07-09")}
    assert seen.facts("status") == {("Action 11", "closed"), ("Action 14", "live")}
    assert seen.extraction.actions[0].wording == "Mend the lamps along the quays"


def test_the_force_owns_what_is_put_to_it(minutes: Read) -> None:
    seen = minutes(
        "Fenshire Constabulary met.\n\nACTION LOG\nRef\tAction\tOwner\tStatus\n7\tReport on theft\tForce\tNew\n"
    )
    assert seen.facts("assigned_to") == {("Action 7", "Fenshire Constabulary")}


def test_a_day_after_the_meeting_raises_nothing(minutes: Read) -> None:
    seen = minutes("Ref\tAction\tOwner\tDate\n7\tReport on theft\tKit Orme\t1 June 2025\n")
    assert seen.facts("raised_on") == set()
    assert seen.facts("assigned_to") == {("Action 7", "Kit Orme")}


@pytest.mark.parametrize(
    ("heading", "wanted"),
    [
        ("Action by", "owner"),
        ("Action owner", "owner"),
        ("Lead officer(s)", "owner"),
        ("By whom", "owner"),
        ("By when", "due"),
        ("Target date", "due"),
        ("Date raised", "raised"),
        ("Meeting date", "raised"),
        ("Date completed", "done"),
        ("RAG status", "status"),
        ("Open/Closed", "status"),
        ("Progress update", "update"),
        ("Action No.", "number"),
        ("Minute ref", "item"),
        ("Agreed actions", "action"),
        ("Name", None),
        ("Ward", None),
    ],
)
def test_headings(heading: str, wanted: str | None) -> None:
    assert column_kind(heading) == wanted


@pytest.mark.parametrize(
    "headings",
    [
        ["Ref", "Risk", "Mitigating action", "Owner", "Status"],
        ["Name", "Role", "Status"],
        ["Recommendation", "Action", "Owner"],
        ["Project", "Lead", "Status"],
    ],
)
def test_other_tables_are_no_logs(headings: list[str]) -> None:
    assert columns_of(headings) is None


@pytest.mark.parametrize(
    ("cell", "wanted"),
    [
        ("Closed – sent 2 June", "closed"),
        ("Ar agor / Open", "live"),
        ("Complete on 3 May 2024", "closed"),
        ("Not started", "live"),
        ("Discharged", "closed"),
        ("Newydd", "new"),
        ("Partially complete", "live"),
        ("New premises were found", None),
        ("Open spaces were visited", None),
        ("A letter was sent", None),
    ],
)
def test_cells_of_status(cell: str, wanted: str | None) -> None:
    assert first_status(cell) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Members agreed that Actions 5 and 7 be closed.", [("5", "closed"), ("7", "closed")]),
        ("Action 9 remains outstanding.", [("9", "live")]),
        ("The Panel agreed to close Action 3/24.", [("3/24", "closed")]),
        ("Action 4 was discussed and the road was closed.", []),
        ("Industrial action was completed in May.", []),
    ],
)
def test_statuses_told(text: str, wanted: list[tuple[str, str]]) -> None:
    assert [(number, status) for _, _, number, status in told_statuses(text)] == wanted


@pytest.mark.parametrize(
    ("body", "owners"),
    [
        pytest.param("The theft figures were discussed.\n\nACTION: Chief Constable", {"Tom Shaw"}, id="owner-alone"),
        pytest.param("A letter would be sent. (Action: Kit Orme)", {"Kit Orme"}, id="in-brackets"),
        pytest.param("A letter would be sent.\n\nACTION Kit Orme", {"Kit Orme"}, id="no-colon"),
        pytest.param("Action 12 (Kit Orme): Circulate the figures.", {"Kit Orme"}, id="owner-after-number"),
        pytest.param("Action by Kit Orme: circulate the figures.", {"Kit Orme"}, id="by"),
        pytest.param("Action 13: Circulate the budget paper (Kit Orme)", {"Kit Orme"}, id="owner-at-the-end"),
        pytest.param("**Action 13:** Kit Orme to circulate the budget paper", {"Kit Orme"}, id="bold"),
        pytest.param("Actions\n\n- Kit Orme to circulate the paper.\n- Publish it (T/ACC Dunn)\n",
                     {"Kit Orme", "Alex Dunn"}, id="list"),
    ],
)  # fmt: skip
def test_owners_in_the_text(minutes: Read, body: str, owners: set[str]) -> None:
    found = {owner for _, owner in minutes(body).facts("assigned_to")}
    holders = {"Chief Constable": "Tom Shaw"}
    assert {holders.get(owner, owner) for owner in found} == owners


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("Action Fraud: Kit Orme to visit the call centre.", id="a-body-with-the-word"),
        pytest.param("The Plan of Action – Kit Orme spoke to it at length.", id="a-plan"),
        pytest.param("Action was taken. Kit Orme spoke.", id="a-verb"),
    ],
)
def test_what_is_no_action(minutes: Read, body: str) -> None:
    assert minutes(body).extraction.actions == ()


def test_an_earlier_action_is_not_new(minutes: Read) -> None:
    seen = minutes(
        "2. Matters arising\n\nAction 3: Kit Orme reported that the paper had gone out. Closed.\n\nAction 4: Complete.\n"
        "\nAction 5: Kit Orme is to send the paper.\n"
    )
    assert seen.facts("status") == {("Action 3", "closed"), ("Action 4", "closed"), ("Action 5", "updated")}
    assert seen.facts("raised_on") == set()


def test_the_force_is_that_of_the_chief_constable(read: Read) -> None:
    seen = read(
        "Fenshire Board – Minutes\n\nDate: 4 March 2025\n\nPresent:\n\nTom Shaw, Chief Constable, Heddlu Glan Fen\n\n"
        "1. Update\n\nMoorland Police and Moorland Police again were thanked.\n\n"
        "Ref\tAction\tOwner\tStatus\n7\tReport on theft\tForce\tNew\n"
    )
    assert seen.facts("assigned_to") == {("Action 7", "Heddlu Glan Fen")}


def test_days_with_the_month_first_and_items_with_numbers(minutes: Read) -> None:
    seen = minutes(
        "Item #\tDescription\tAssigned To\tDate Assigned\tStatus\n12\tRevise it\tKit Orme\t02/11/2025\tNew\n"
    )
    assert seen.facts("raised_on") == {("Action 12", "2025-02-11")}


def test_references_after_the_word(minutes: Read) -> None:
    seen = minutes("2. Matters arising\n\nAction: PC45/24 – Kit Orme had issued the letter. Action discharged.\n")
    assert seen.facts("status") == {("Action PC45/24", "closed")}


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("Action 6 – Kit Orme to arrange a walk. Ongoing – date to be set", "live"),
        ("Action 14: Kit Orme said that the report is still in progress.", "live"),
        ("Action 7 closed.", "closed"),
    ],
)
def test_statuses_of_lines(minutes: Read, line: str, wanted: str) -> None:
    assert {status for _, status in minutes(f"2. Review of actions\n\n{line}\n").facts("status")} == {wanted}


def test_a_numbered_list_of_actions_is_no_list_of_sections(minutes: Read) -> None:
    seen = minutes("New actions\n8. Kit Orme to write to the funder\n9. T/ACC Dunn to share the briefing\n")
    assert seen.facts("assigned_to") == {("Action 8", "Kit Orme"), ("Action 9", "Alex Dunn")}


def test_owners_before_a_dash_in_a_list(minutes: Read) -> None:
    seen = minutes("Actions arising:\n\n- Kit Orme – circulate the form (by 30 May)\n- T/ACC Dunn: meet parents\n")
    assert {who for _, who in seen.facts("assigned_to")} == {"Kit Orme", "Alex Dunn"}


def test_actions_beside_a_discussion(minutes: Read) -> None:
    seen = minutes(
        "Item | Discussion | Action\n1 | Welcome. All were welcomed. |\n2 | Theft was discussed at length. | Kit Orme to "
        "report back in May\n3 | The leaflet was discussed at length. | T/ACC Dunn\n"
    )
    assert {who for _, who in seen.facts("assigned_to")} == {"Kit Orme", "Alex Dunn"}
    assert [a.wording for a in seen.extraction.actions] == [
        "Kit Orme to report back in May", "The leaflet was discussed at length.",
    ]  # fmt: skip


def test_a_log_of_its_own(read: Read) -> None:
    seen = read(
        "Fenshire Board – Action Log\n\nRef\tAction\tOwner\tDate raised\tStatus\n"
        "7\tReport on theft\tChief Constable\t14/01/2025\tOverdue\n"
    )
    assert seen.facts("assigned_to") == {("Action 7", "Chief Constable")}
    assert seen.facts("raised_on") == {("Action 7", "2025-01-14")}
    assert seen.facts("status") == {("Action 7", "live")}


def test_a_log_whose_columns_ran_together(read: Read) -> None:
    seen = read(
        "Fenshire Board – Minutes\n\nDate: Tuesday 4 March 2025\n\nPresent:\n\n- Kit Orme (KO), Performance Manager\n\n1. Action log\n\n"
        "Ref Raised Action Owner Status\n25/09 18 June 2024 Send the plan to the Board. KO Closed. Sent on 2 July.\n"
        "25/12 4 March 2025 Count the boats. Performance Manager New\n"
    )
    assert seen.facts("assigned_to") == {("Action 25/09", "Kit Orme"), ("Action 25/12", "Performance Manager")}
    assert seen.facts("raised_on") == {("Action 25/09", "2024-06-18"), ("Action 25/12", "2025-03-04")}
    assert seen.facts("status") == {("Action 25/09", "closed"), ("Action 25/12", "new")}


def test_days_without_owners_are_no_log(minutes: Read) -> None:
    assert not minutes("1. Action log\n\n12 4 June 2024 Boats were counted.").extraction.actions
