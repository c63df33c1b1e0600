"""The bundled papers, end to end: what is reached on the annotation must not be lost again."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from minutegraph.assemble import Assembly, assemble
from minutegraph.judge import evaluate_store
from minutegraph.measured import measured
from minutegraph.settings import Settings

#: F1 on the annotation that no change may lose. Raise them with the reading, and the README with them.
MENTIONS = {
    "OPERATION": 0.98, "PERSON": 0.98, "ROLE": 0.99, "GROUP": 0.98, "PLACE": 0.98, "INITIATIVE": 0.94, "all": 0.98,
}  # fmt: skip
FACTS = {
    "attended": 0.98, "sent_apologies": 0.98, "holds_role": 0.98, "member_of": 0.98, "raised_on": 0.98, "status": 0.98,
    "assigned_to": 0.98, "raised_by": 0.92, "outcome": 0.95, "led_by": 0.9, "located_in": 0.88, "involves": 0.8,
    "targets": 0.82, "all": 0.92,
}  # fmt: skip


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    return Settings(store=str(tmp_path_factory.mktemp("corpus") / "graph.db"))


@pytest.fixture(scope="module")
def done(settings: Settings) -> Assembly:
    return assemble(settings=settings)


@pytest.fixture(scope="module")
def report(done: Assembly, settings: Settings, gold: Path, corpus: Path) -> dict[str, Any]:
    assert done.written
    return evaluate_store(settings.store, gold, corpus).report()


def test_every_bundled_paper_lands(done: Assembly) -> None:
    assert (done.files, done.read, done.failures) == (5, 5, ())


@pytest.mark.parametrize("type_", MENTIONS)
def test_mentions_hold_their_floor(type_: str, report: dict[str, Any]) -> None:
    assert report["mentions_strict"][type_]["f1"] >= MENTIONS[type_]


@pytest.mark.parametrize("relation", FACTS)
def test_facts_hold_their_floor(relation: str, report: dict[str, Any]) -> None:
    assert report["facts"][relation]["f1"] >= FACTS[relation]


def test_every_quote_stands_at_its_place(report: dict[str, Any]) -> None:
    assert report["quotes_verbatim"] == 1.0


def test_pages_state_what_is_measured(report: dict[str, Any]) -> None:
    assert {name: round(report["facts"]["all"][name], 2) for name in ("precision", "recall")} == measured()._asdict()


def test_the_readme_promises_what_is_held(root: Path) -> None:
    readme = (root / "README.md").read_text(encoding="utf8")

    promised = {name: float(figure) for name, figure in re.findall(r"`(\w+)` (0\.\d+)", readme)}

    assert promised == {**FACTS, **{name: floor for name, floor in MENTIONS.items() if name != "all"}}


def test_a_second_build_reads_and_writes_nothing(done: Assembly, settings: Settings) -> None:
    again = assemble(settings=settings)

    assert (again.files, again.read, again.written, again.build) == (5, 0, False, done.build)
    assert again.counts == done.counts
