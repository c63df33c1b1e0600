"""A graph in its store held against hand annotation, and the figures as a table."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from minutegraph.evaluation import Evaluation, evaluate
from nlp.errors import UsageError


def evaluate_store(store: str | Path, gold: Path, corpus: Path) -> Evaluation:
    """The graph at `store` against the annotation in `gold`, whose documents lie in `corpus`.

    Raises UsageError where the annotation or its documents are missing, StoreError where there is no graph.
    """
    from graph.export import fact_rows, mention_rows
    from graph.store import open_read

    if not gold.is_dir():
        raise UsageError(f"{gold}: no such folder. Give the one that holds the annotation as --gold.")
    graph = open_read(store)
    return evaluate(gold, read_texts(corpus), mention_rows(graph), fact_rows(graph))


def read_texts(corpus: Path) -> dict[str, str]:
    """The text files of a folder by name, decoded as offsets count them. Raises UsageError where it is no folder."""
    if not corpus.is_dir():
        raise UsageError(f"{corpus}: no such folder. Give the one that holds the annotated papers as --corpus.")
    texts = {}
    for path in sorted(corpus.glob("*.txt")):
        with path.open(encoding="utf8", errors="replace", newline="") as handle:
            texts[path.name] = handle.read()
    return texts


def tables(report: Mapping[str, Any]) -> str:
    """The figures of `Evaluation.report` as tables for a terminal, 63 columns wide."""
    lines = []
    for name in ("mentions_strict", "mentions_lenient", "facts"):
        lines.append(f"{name.replace('_', ', '):18s} precision    recall     f1    gold   found")
        for label, row in report[name].items():
            lines.append("  {:16s} {precision:9.3f} {recall:9.3f} {f1:6.3f} {gold:7d} {found:7d}".format(label, **row))
        lines.append("")
    for name, title in (
        ("linked", "matched mentions that name the right entity"),
        ("quotes_verbatim", "quotes that stand at their offsets"),
        ("outcome_periods", "matched outcomes with exactly the period"),
    ):
        share = report[name]
        lines.append(f"{title:42s} {'none to judge' if share is None else format(share, '.3f')}")
    return "\n".join(lines)
