"""The structure of the bundled papers: parts, dates, lists, tables and meetings, against what a reader sees in them."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from nlp.figures.cells import figure
from nlp.model import Observation

PARTS = {
    "2025-10-22-minutes": ("minutes", "2025-10-22", None),
    "2025-04-16-minutes": ("minutes", "2025-04-16", None),
    "2026-04-21-agenda": ("agenda", "2026-04-21", None),
    "2026-01-19-minutes": ("minutes", "2026-01-19", None),
    "2026-04-21-report-preventing-crime-objectives": ("report", "2026-04-21", "2025-10-01/2025-12-31"),
    "2026-04-21-report-cohesive-communities-objectives": ("report", "2026-04-21", "2025-10-01/2025-12-31"),
    "2026-04-21-report-reducing-harm-objectives": ("report", "2026-04-21", "2025-10-01/2025-12-31"),
    "2025-01-29-minutes": ("minutes", "2025-01-29", None),
    "2024-07-agenda": ("agenda", "2024-07", None),
    "2023-10-17-minutes": ("minutes", "2023-10-17", None),
    "2024-07-report-pillar-1-sustain-norfolk-constabulary": ("report", "2024-07", "2023-10-01/2024-03-31"),
    "2024-07-report-pillar-2-visible-and-trusted-policing": ("report", "2024-07", "2023-04-01/2024-03-31"),
    "2024-07-report-pillar-3-tackling-crime": ("report", "2024-07", "2023-04-01/2024-03-31"),
    "2024-07-report-pillar-4-prevent-offending": ("report", "2024-07", "2023-04-01/2024-03-31"),
    "2024-07-report-pillar-5-support-victims": ("report", "2024-07", "2023-04-01/2024-03-31"),
    "2024-07-report-pillar-6-safer-and-stronger-communities": ("report", "2024-07", "2023-10-01/2024-03-31"),
}
TABLES = {
    "Table 1": 30, "Table 2": 125, "Table 3": 15, "Table 4": 40, "Table 5": 45, "Table 6": 10, "Table 7": 26, "Table 8": 65,
    "Table 9": 100, "Table 20": 6, "Table 22": 36, "Figures on recorded hate crime": 8,
}  # fmt: skip


@pytest.fixture(scope="module")
def figures(corpus_parts: dict[str, Any]) -> list[tuple[Any, Observation]]:
    return [(seen, o) for seen in corpus_parts.values() for o in seen.observations()]


def test_parts_with_their_kinds_dates_and_periods(corpus_parts: dict[str, Any]) -> None:
    found = {
        ident: (s.part.kind, s.part.recorded, s.part.period.iso() if s.part.period else None)
        for ident, s in corpus_parts.items()
    }
    assert found == PARTS


@pytest.mark.parametrize(
    ("part", "present", "excused"),
    [
        ("2023-10-17-minutes", 16, 2), ("2025-01-29-minutes", 14, 4), ("2025-04-16-minutes", 13, 4),
        ("2025-10-22-minutes", 10, 6), ("2026-01-19-minutes", 12, 5),
    ],
)  # fmt: skip
def test_everybody_listed(corpus_parts: dict[str, Any], part: str, present: int, excused: int) -> None:
    people = corpus_parts[part].people()
    assert (sum(p[3] for p in people), sum(not p[3] for p in people)) == (present, excused)
    assert all(role for _, role, _, _ in people)
    assert all(org for _, _, org, _ in people)


@pytest.mark.parametrize(
    ("part", "person"),
    [
        ("2023-10-17-minutes", ("Giles Orpen-Smellie", "Police and Crime Commissioner", "Office of the Police and Crime Commissioner for Norfolk", True)),
        ("2023-10-17-minutes", ("Ralph Jackman", "Director of Local Policing Delivery Unit", "Norfolk Constabulary", True)),
        ("2023-10-17-minutes", ("Nicola Atter", "Communications, Engagement and Standards Lead", "Norfolk Constabulary", True)),
        ("2025-04-16-minutes", ("Rachel Bell", "Staff Officer to the Chief Constable", "Norfolk Constabulary", True)),
        ("2025-04-16-minutes", ("Gavin Thompson", "Director of Policy, Commissioning and Communications", "OPCCN", False)),
        ("2026-01-19-minutes", ("Dave Buckley", "Temporary Assistant Chief Constable", "Norfolk Constabulary", False)),
    ],
)  # fmt: skip
def test_some_of_them(corpus_parts: dict[str, Any], part: str, person: tuple[str, str, str, bool]) -> None:
    assert person in corpus_parts[part].people()


def test_foreign_notices_are_set_apart(corpus_parts: dict[str, Any]) -> None:
    notices = [ident for ident, s in corpus_parts.items() if s.texts("notice")]
    assert notices == ["2026-04-21-agenda", "2024-07-agenda"]


def test_number_of_figures_of_each_table(figures: list[tuple[Any, Observation]]) -> None:
    counted = Counter(o.table.split(":")[0].split(" –")[0] for _, o in figures)
    assert counted == TABLES


def test_every_figure_stands_where_it_says(figures: list[tuple[Any, Observation]]) -> None:
    for seen, o in figures:
        found = figure(seen.text[o.start : o.end])
        assert found is not None
        assert found.value == o.value
        assert seen.part.start <= o.start < o.end <= seen.part.end
        assert o.period.iso()
        assert o.section


def series(figures: list[tuple[Any, Observation]], table: str, indicator: str) -> list[tuple[str | None, float]]:
    return [(o.period.iso(), o.value) for _, o in figures if o.table.startswith(table) and o.indicator == indicator]


def test_row_of_killed_and_seriously_injured(figures: list[tuple[Any, Observation]]) -> None:
    row = [o for _, o in figures if o.indicator == "Killed & Serious Injury collisions – Total"]
    assert [(o.measure, o.value, o.unit, o.period.iso(), o.comparison) for o in row] == [
        ("Last 12 months", 514, "count", "2025-01-01/2025-12-31", None),
        ("Previous 12 months", 503, "count", "2024-01-01/2024-12-31", None),
        ("Long-term average", 477, "count", "2022-01-01/2024-12-31", None),
        ("% difference to previous 12 months", 2.2, "percent", "2025-01-01/2025-12-31", "previous 12 months"),
        ("% difference to long-term average", 7.8, "percent", "2025-01-01/2025-12-31", "long-term average"),
    ]
    assert row[0].context == "Killed & Serious Injury collisions – Total 514 503 477 2.2% 7.8%"


def test_topic_is_carried_down(figures: list[tuple[Any, Observation]]) -> None:
    solved = [(o.value, o.unit) for _, o in figures if (o.topic, o.indicator) == ("Shoplifting", "% Solved")]
    assert solved == [
        (48.0, "percent"), (43.8, "percent"), (40.7, "percent"), (4.2, "percentage points"), (7.3, "percentage points"),
    ]  # fmt: skip
    rape = [(o.value, o.unit) for _, o in figures if (o.topic, o.indicator) == ("Rape", "% Solved")]
    assert rape[0] == (7.95, "percent"), "printed without its sign: the row says that it is one"


def test_series_of_999_calls(figures: list[tuple[Any, Observation]]) -> None:
    calls = series(figures, "Table 8", "Total Calls")
    assert [value for _, value in calls] == [
        9377,
        8319,
        10646,
        10351,
        11380,
        11693,
        12608,
        12627,
        11245,
        10680,
        10394,
        10375,
    ]
    assert (calls[0][0], calls[-1][0]) == ("2025-01-01/2025-01-31", "2025-12-01/2025-12-31")
    assert series(figures, "Table 8", "Total Calls (total)") == [("2025-01-01/2025-12-31", 129695)]
    assert {o.unit for _, o in figures if o.indicator == "Mean Answer Time (seconds)"} == {"seconds"}


def test_months_of_two_years(figures: list[tuple[Any, Observation]]) -> None:
    months = dict(series(figures, "Table 7", "Serious and organised crime disruptions"))
    last, before = ("10", "11", "12"), ("07", "08", "09")
    assert sum(v for k, v in months.items() if k and k[:4] == "2025" and k[5:7] in last) == 185
    assert sum(v for k, v in months.items() if k and k[:4] == "2025" and k[5:7] in before) == 108
    assert sum(v for k, v in months.items() if k and k[:4] == "2024") == 417
    assert series(figures, "Table 7", "Serious and organised crime disruptions (total)")[0] == (
        "2024-01-01/2024-12-31",
        412,
    )


def test_run_together_table(figures: list[tuple[Any, Observation]]) -> None:
    assert series(figures, "Table 22", "Conditional Cautions issued") == [
        ("2023-10-01/2023-10-31", 144), ("2023-11-01/2023-11-30", 163), ("2023-12-01/2023-12-31", 117),
        ("2024-01-01/2024-01-31", 188), ("2024-02-01/2024-02-29", 139), ("2024-03-01/2024-03-31", 148),
    ]  # fmt: skip


def standing(corpus_parts: dict[str, Any]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for seen in corpus_parts.values():
        for meeting in seen.meetings():
            assert seen.part.start <= meeting.start < meeting.end <= seen.part.end
            found.setdefault(meeting.key.removeprefix("meeting/"), set()).add(meeting.status)
    return found


def test_meetings_and_what_the_papers_show_of_them(corpus_parts: dict[str, Any]) -> None:
    pcc = "pcc-accountability-meeting"
    assert standing(corpus_parts) == {
        f"2023-07-05-{pcc}": {"referred"}, f"2023-10-17-{pcc}": {"held"}, "2024-01-police-accountability-meeting": {"planned"},
        f"2024-01-30-{pcc}": {"planned"}, f"2024-03-{pcc}": {"cancelled"}, f"2024-07-{pcc}": {"planned"},
        "2024-07-29-police-and-crime-panel": {"planned"}, "2024-10-02-strategic-governance-board": {"planned"},
        f"2024-10-08-{pcc}": {"planned", "referred"}, f"2025-01-29-{pcc}": {"held", "referred"},
        f"2025-04-16-{pcc}": {"held", "planned"}, f"2025-07-08-{pcc}": {"planned", "referred"},
        f"2025-10-22-{pcc}": {"held", "referred"}, f"2026-01-19-{pcc}": {"held", "planned", "referred"},
        f"2026-04-21-{pcc}": {"planned"}, f"2026-07-01-{pcc}": {"planned"}, "2026-07-29-police-and-crime-panel": {"planned"},
        "2026-09-02-strategic-deep-dive-meeting-on-accessibility-of-norfolk-estates": {"planned"},
    }  # fmt: skip


def test_announced_meetings_have_their_times(corpus_parts: dict[str, Any]) -> None:
    assert [(m.date, m.time) for m in corpus_parts["2026-04-21-agenda"].meetings()[2:]] == [
        ("2026-07-01", "14:00-16:00"), ("2026-07-29", "10:00-13:00"), ("2026-09-02", "14:00-16:00"),
    ]  # fmt: skip


def test_own_meeting_comes_first_with_its_neighbours(corpus_parts: dict[str, Any]) -> None:
    own = corpus_parts["2023-10-17-minutes"].meetings()[0]
    assert (own.date, own.status, own.time) == ("2023-10-17", "held", "10:00")
    assert (
        own.venue == "Conference Room, Office of the Police and Crime Commissioner for Norfolk, Building 7, Wymondham"
    )
    assert (own.previous, own.next) == (
        "meeting/2023-07-05-pcc-accountability-meeting", "meeting/2024-01-30-pcc-accountability-meeting",
    )  # fmt: skip


def test_order_of_priorities_changes(corpus_parts: dict[str, Any]) -> None:
    def priorities(part: str) -> list[str]:
        return [i.title.split("Priority ")[1][0] for i in corpus_parts[part].agenda() if "Priority " in i.title]

    assert priorities("2026-01-19-minutes") == ["2", "1", "3"]
    assert priorities("2026-04-21-agenda") == ["1", "2", "3"]
    items = corpus_parts["2026-04-21-agenda"].agenda()
    assert [i.time for i in items if i.title.startswith(("Public", "Refreshment"))] == ["14:15", "15:00"]
    assert len(items) == 11
