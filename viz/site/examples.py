"""Example queries by task: files whose first line is the task, the second the question, with ``(see as timeline)`` or
``(see as network)`` where the answer is no table.

``$NAME$`` in one stands for the best attested operation of the graph, so that every example has an answer.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from viz.site.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Example:
    """A question, its SPARQL, and as what its answer is best seen."""

    task: str
    question: str
    text: str
    view: str = "table"


def examples(snapshot: Snapshot) -> list[tuple[str, list[Example]]]:
    """The examples by task, in a fixed order, with names that the graph really has."""
    name = _best_attested(snapshot)
    tasks: dict[str, list[Example]] = {}
    for example in _files():
        text = example.text.replace("$NAME$", _literal(name))
        question = example.question.replace("$NAME$", name)
        tasks.setdefault(example.task, []).append(Example(example.task, question, text, example.view))
    return list(tasks.items())


@lru_cache(maxsize=1)
def _files() -> tuple[Example, ...]:
    folder = resources.files("viz.site") / "examples"
    found = []
    for file in sorted(folder.iterdir(), key=lambda f: f.name):
        task, question, text = file.read_text(encoding="utf8").split("\n", 2)
        words, _, view = question.removeprefix("# ").partition(" (see as ")
        found.append(Example(task.removeprefix("# "), words, text, view.rstrip(")") or "table"))
    return tuple(found)


def _best_attested(snapshot: Snapshot) -> str:
    operations = snapshot.of_type("OPERATION")
    best = max(operations, key=lambda t: (len(t.named), sum(t.named.values()), t.iri), default=None)
    return best.label if best else "Operation Kestrel"


def _literal(text: str) -> str:
    """`text` as the inside of a SPARQL string."""
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\r", "\\r")
