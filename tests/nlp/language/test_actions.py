"""Actions: number, wording, owners, date and status, from tables and from lines of the text."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from nlp.actions import status_of

Read = Callable[..., Any]
TABLE = "Actions\n\nDescription of Action\tAction Update/Decision\n"
INITIALS = (
    "Fenshire Board – Minutes\n\nDate: 4 March 2025\n\nPresent:\nJane Roe, Police and Crime Commissioner (JR)\n"
    "Tom Shaw, Chief Constable (TS)\nSam Orr, Chief Executive, OPCCF (SO)\n\n1. Update\n\n"
)


def row(text: str, update: str = "New action.") -> str:
    return f"{TABLE}{text}\t{update}\n"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param("Action 7 (4 March 2025): The CC is to report on theft.", {"Chief Constable"}, id="office"),
        pytest.param("Action 7 (4 March 2025): T/ACC Dunn is to report on theft.", {"Alex Dunn"}, id="rank-and-name"),
        pytest.param(
            "Action 7 (4 March 2025): The CC and the PCC are to meet.",
            {"Chief Constable", "Police and Crime Commissioner"},
            id="and",
        ),
        pytest.param(
            "Action 7 (4 March 2025): Fenshire Constabulary is to report on theft.",
            {"Fenshire Constabulary"},
            id="body",
        ),
        pytest.param(
            "Action 7 (4 March 2025): The CC is to brief the PCC on theft.",
            {"Chief Constable"},
            id="not-whom-it-is-done-to",
        ),
        pytest.param("Action 7 (4 March 2025): A report on theft is to be written.", set(), id="nobody"),
    ],
)
def test_owners(minutes: Read, text: str, wanted: set[str]) -> None:
    seen = minutes(row(text))
    holders = {"Tom Shaw": "Chief Constable", "Jane Roe": "Police and Crime Commissioner"}
    assert {(subject, holders.get(owner, owner)) for subject, owner in seen.facts("assigned_to")} == {
        ("Action 7", w) for w in wanted
    }


def test_the_force_is_the_home_force(minutes: Read) -> None:
    seen = minutes(
        "Fenshire Constabulary met. Fenshire Constabulary spoke.\n\n"
        + row("Action 7 (4 March 2025): The force is to report on theft.")
    )
    assert seen.facts("assigned_to") == {("Action 7", "Fenshire Constabulary")}


def test_a_row_gives_number_date_wording_and_status(minutes: Read) -> None:
    seen = minutes(row("Action 16 (16 April 2024): The CC is to refresh the leaflet.", "Reopened."))
    (action,) = seen.extraction.actions
    assert (action.key, action.number, action.raised_on, action.status) == ("action/16", "16", "2024-04-16", "reopened")
    assert action.wording == "The CC is to refresh the leaflet."
    assert seen.facts("raised_on") == {("Action 16", "2024-04-16")}
    assert seen.facts("status") == {("Action 16", "reopened")}


def test_every_row_is_an_action_of_its_own(minutes: Read) -> None:
    body = (
        TABLE + "Action 1 (4 March 2025): The CC is to report.\tNew action.\nAction 2 (8 July 2024): The PCC is to "
        "write.\tDone. Action closed.\n"
    )
    assert [(a.number, a.raised_on, a.status) for a in minutes(body).extraction.actions] == [
        ("1", "2025-03-04", "new"),
        ("2", "2024-07-08", "closed"),
    ]


@pytest.mark.parametrize(
    ("update", "wanted"),
    [
        ("New action.", "new"),
        ("Reopened.", "reopened"),
        ("The paper went out in May. Action closed.", "closed"),
        ("The paper went out. Completed", "closed"),
        ("Work goes on. Action live.", "live"),
        ("Work goes on. To remain open", "live"),
        ("The shop on the high street was closed in May and a letter was sent to the owner.", "updated"),
        ("A letter was sent and the first part is complete. Action live.", "live"),
        ("A letter was sent.", "updated"),
        ("  ", None),
    ],
)
def test_statuses(update: str, wanted: str | None) -> None:
    assert status_of(update) == wanted


def test_an_update_names_further_owners(minutes: Read) -> None:
    seen = minutes(
        row("Action 7 (4 March 2025): The force is to report.", "T/ACC Dunn is to bring examples. Action live.")
    )
    assert ("Action 7", "Alex Dunn") in seen.facts("assigned_to")


@pytest.mark.parametrize(
    ("line", "owners"),
    [
        pytest.param("Action: JR/SO to circulate the paper on theft.", {"Jane Roe", "Sam Orr"}, id="two-initials"),
        pytest.param("Action: TS to circulate the paper on theft.", {"Tom Shaw"}, id="initials"),
        pytest.param("ACTION – The Chief Constable to circulate the paper.", {"Chief Constable"}, id="dash"),
        pytest.param(
            "The Board agreed. Action: TS and JR to meet in May.", {"Tom Shaw", "Jane Roe"}, id="inside-a-paragraph"
        ),
    ],
)
def test_actions_in_the_text(read: Read, line: str, owners: set[str]) -> None:
    seen = read(INITIALS + line + "\n")
    (action,) = seen.extraction.actions
    assert (action.raised_on, action.status) == ("2025-03-04", "new")
    assert action.wording.endswith(line.split(" ", 2)[-1][-12:])
    assert {
        "Chief Constable" if o == "Tom Shaw" and "Chief" in line else o for _, o in seen.facts("assigned_to")
    } == owners
    assert all(s.inferred for s in seen.statements("raised_on"))


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("The force took action: none was needed.", id="small-letter"),
        pytest.param("Action was taken against the owner.", id="verb"),
        pytest.param("The Summer of Action began in May with patrols in town.", id="campaign"),
        pytest.param("Actions from the last meeting were agreed.", id="plural"),
    ],
)
def test_no_actions(read: Read, line: str) -> None:
    assert read(INITIALS + line + "\n").extraction.actions == ()


def test_tags_after_sentences(minutes: Read) -> None:
    seen = minutes(
        "The Chief Constable asked that the Performance Manager meet the traders. (Action 3)\n\n"
        "It was agreed that figures be sent in writing. (Action 4)\n\nThis is dealt with (see Action 2)."
    )
    assert [a.number for a in seen.extraction.actions] == ["3", "4"]
    assert seen.facts("assigned_to") == {("Action 3", "Performance Manager")}
    assert seen.facts("raised_on") == {("Action 3", "2025-03-04"), ("Action 4", "2025-03-04")}
    assert seen.facts("status") == {("Action 3", "new"), ("Action 4", "new")}


def test_an_action_that_a_sentence_cites(minutes: Read) -> None:
    seen = minutes("They noted Action 11 (22 August 2024: Kit Orme to count the boats), which was discharged.")
    assert seen.facts("assigned_to") == {("Action 11", "Kit Orme")}
    assert seen.facts("raised_on") == {("Action 11", "2024-08-22")}
    assert seen.facts("status") == {("Action 11", "closed")}


def test_a_log_in_columns_without_headings(minutes: Read) -> None:
    seen = minutes(
        "ACTION LOG\n\nAction 1   Send the figures                    Performance Manager    New\n"
        "Action 9   (3 June 2024) Paper on the lamps    Kit Orme   Closed\n"
    )
    assert seen.facts("assigned_to") == {("Action 1", "Performance Manager"), ("Action 9", "Kit Orme")}
    assert seen.facts("raised_on") == {("Action 1", "2025-03-04"), ("Action 9", "2024-06-03")}
    assert seen.facts("status") == {("Action 1", "new"), ("Action 9", "closed")}


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("Action 5 (11 March 2024) Kit Orme to write. Letter sent, closed.", "closed"),
        ("Action 5 (11 March 2024) Kit Orme to find a new home. Still looking – stays open.", "live"),
        ("Action 5 (4 March 2025) Kit Orme to write.", "new"),
        ("Action 5 (11 March 2024) Kit Orme to write.", None),
    ],
)
def test_statuses_in_the_line_itself(minutes: Read, line: str, wanted: str | None) -> None:
    assert minutes(line).facts("status") == ({("Action 5", wanted)} if wanted else set())


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            "AP1 Sam Orr to circulate the figures.", [("Action 1", "Sam Orr", "new")], id="letters-and-no-sign"
        ),
        pytest.param("ACTION #7 Sam Orr to circulate the figures.", [("Action 7", "Sam Orr", "new")], id="number-sign"),
        pytest.param(
            "Action 7: Circulate the figures by ward. Owner: Sam Orr. Status: Open",
            [("Action 7", "Sam Orr", "live")],
            id="fields",
        ),
        pytest.param(
            "Action 8: Write to the Home Office. Lead: Chief Executive. Closed.",
            [("Action 8", "Chief Executive", "closed")],
            id="field-and-status",
        ),
        pytest.param(
            "Action 8 – Write to the Home Office – Sam Orr – complete",
            [("Action 8", "Sam Orr", "closed")],
            id="owner-before-status",
        ),
        pytest.param(
            "Cam Gweithredu 5 / Action 5: SO to circulate the figures – OPEN",
            [("Action 5", "Sam Orr", "live")],
            id="two-languages",
        ),
        pytest.param(
            "Action 5 of 10 December 2024 (Sam Orr to circulate the figures) had been discharged.",
            [("Action 5", "Sam Orr", "closed")],
            id="of-a-day",
        ),
        pytest.param("Action 5 Sam Orr spoke about the figures.", [], id="nobody-is-to-act"),
    ],
)
def test_lines_with_numbers(minutes: Read, text: str, wanted: list[tuple[str, str, str]]) -> None:
    seen = minutes(f"{INITIALS}{text}\n")
    status = dict(seen.facts("status"))

    assert [(action, owner, status[action]) for action, owner in sorted(seen.facts("assigned_to"))] == wanted


RECORDS = (
    "ACTION LOG\n\nAction 5\nRaised: 10 December 2024\nOwner: Sam Orr\nCirculate the figures by ward\nStatus: Closed\n\n"
    "Number: 6\nDate raised: 11 December 2024\nAction: Write to the Home Office\nOwner: Chief Constable\nStatus: Open\n"
)


def test_records_of_lines(minutes: Read) -> None:
    seen = minutes(f"{INITIALS}{RECORDS}")

    assert seen.facts("assigned_to") == {("Action 5", "Sam Orr"), ("Action 6", "Chief Constable")}
    assert seen.facts("raised_on") == {("Action 5", "2024-12-10"), ("Action 6", "2024-12-11")}
    assert seen.facts("status") == {("Action 5", "closed"), ("Action 6", "live")}


def test_a_number_alone_opens_no_record(minutes: Read) -> None:
    seen = minutes(f"{INITIALS}No. 5\n\nThe Panel met at the hall.\n\nAnother line without any field.\n")

    assert seen.facts("assigned_to") == set()


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            "PA 12/24: Sam Orr to circulate the figures. Closed.",
            ("Action PA 12/24", "Sam Orr", None, "closed"),
            id="code",
        ),
        pytest.param(
            "Ref 2025/03 – SO – Write to the Home Office – due 30 April – open",
            ("Action 2025/03", "Sam Orr", None, "live"),
            id="reference",
        ),
        pytest.param(
            "Action 5: Circulate the figures; owner SO; raised 10 December 2024; status closed.",
            ("Action 5", "Sam Orr", "2024-12-10", "closed"),
            id="fields-without-colons",
        ),
        pytest.param(
            "Action 5 (SO, 10 December 2024): circulate the figures. Closed.",
            ("Action 5", "Sam Orr", "2024-12-10", "closed"),
            id="bracket",
        ),
        pytest.param(
            "Action 5 (raised 10 December 2024)\nSam Orr to circulate the figures.\nUpdate: done. Closed.",
            ("Action 5", "Sam Orr", "2024-12-10", "closed"),
            id="lines",
        ),
    ],
)
def test_trackers(minutes: Read, text: str, wanted: tuple[str, str, str | None, str]) -> None:
    seen = minutes(f"{INITIALS}2. Action tracker\n\n{text}\n")

    assert seen.facts("assigned_to") == {wanted[:2]}
    assert seen.facts("raised_on") == ({(wanted[0], wanted[2])} if wanted[2] else set())
    assert seen.facts("status") == {(wanted[0], wanted[3])}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        pytest.param(
            "(a) Theft\nTS spoke.\nAction (7): SO to circulate the figures.",
            ("Action 7", "Sam Orr", "2025-03-04", "new"),
            id="number-in-brackets",
        ),
        pytest.param(
            "25/03/1 Theft\nTS spoke.\nAction 25/03/A: SO to circulate the figures.",
            ("Action 25/03/A", "Sam Orr", "2025-03-04", "new"),
            id="with-a-letter",
        ),
        pytest.param(
            "## 3. Theft\n\n> **Action 7** SO to circulate the figures.",
            ("Action 7", "Sam Orr", "2025-03-04", "new"),
            id="block-of-markdown",
        ),
        pytest.param(
            "Annex: action log\n\n7. SO to circulate the figures. Raised 10 December 2024. Due 30 April 2025. OPEN.",
            ("Action 7", "Sam Orr", "2024-12-10", "live"),
            id="annex",
        ),
        pytest.param(
            "| Item | Discussion | Action |\n|---|---|---|\n| 1 | TS spoke of theft. | Action 7: SO to circulate the figures |\n"
            "| 2 | TS spoke of fraud. | Action 8: TS to write to the Board |",
            ("Action 7", "Sam Orr", "2025-03-04", "new"),
            id="minutes-as-a-table",
        ),
    ],
)
def test_where_minutes_put_actions(minutes: Read, text: str, wanted: tuple[str, str, str, str]) -> None:
    seen = minutes(f"{INITIALS}{text}\n")

    assert wanted[:2] in seen.facts("assigned_to")
    assert (wanted[0], wanted[2]) in seen.facts("raised_on")
    assert (wanted[0], wanted[3]) in seen.facts("status")
