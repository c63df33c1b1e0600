"""Papers that the rules were not written with: what is reached on them must not be lost again."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from minutegraph.assemble import assemble
from minutegraph.judge import evaluate_store
from minutegraph.settings import Settings

HELDOUT = Path(__file__).parents[1] / "heldout"

#: F1 of mentions and of facts that no change may lose, by folder of annotation.
FLOORS = {"sections": (0.965, 0.84), "bodies": (0.975, 0.9), "unseen": (0.9, 0.66)}


@pytest.fixture(scope="module")
def of_corpus(tmp_path_factory: pytest.TempPathFactory) -> str:
    store = str(tmp_path_factory.mktemp("corpus") / "graph.db")
    assemble(settings=Settings(store=store))
    return store


def _report(folder: str, of_corpus: str, corpus: Path, tmp_path: Path) -> dict[str, Any]:
    if folder == "sections":
        return evaluate_store(of_corpus, HELDOUT / folder, corpus).report()
    store = str(tmp_path / "bodies.db")
    assemble([HELDOUT / folder], settings=Settings(store=store))
    return evaluate_store(store, HELDOUT / folder / "gold", HELDOUT / folder).report()


@pytest.mark.parametrize("folder", FLOORS)
def test_what_is_reached_is_kept(folder: str, of_corpus: str, corpus: Path, tmp_path: Path) -> None:
    report = _report(folder, of_corpus, corpus, tmp_path)

    assert report["quotes_verbatim"] == 1.0
    mentions, facts = FLOORS[folder]
    assert report["mentions_strict"]["all"]["f1"] >= mentions
    assert report["facts"]["all"]["f1"] >= facts
