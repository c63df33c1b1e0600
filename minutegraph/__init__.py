"""Police accountability papers as a dated, evidenced knowledge graph.

>>> import minutegraph
>>> done = minutegraph.build("papers/", store="papers.db")  # doctest: +SKIP
>>> minutegraph.network("papers.db", names=["Operation Kestrel"], depth=2)  # doctest: +SKIP
<networkx.classes.multidigraph.MultiDiGraph object at ...>

Importing this costs nothing: what a function needs is loaded when it is called. ``store`` is a directory or the
address of a SPARQL server. What may go wrong is a `MinutegraphError` whose one line says what, and how to mend it.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from nlp.errors import MinutegraphError

if TYPE_CHECKING:
    import networkx as nx

    from graph.store import Readable
    from minutegraph.assemble import Assembly, Progress
    from queries.runner import Answer
    from queries.trace import Trace

__all__ = ["MinutegraphError", "build", "network", "open", "query", "trace"]

STORE = "minutegraph.db"


def build(
    *sources: str | Path,
    store: str | Path = STORE,
    force: bool = False,
    progress: Progress | None = None,
    **settings: Any,
) -> Assembly:
    """Read the papers that `sources` name (files or folders; the bundled ones where none is) and write their graph.

    `settings` are fields of `minutegraph.settings.Settings`, such as ``workers`` and ``base_iri``; the environment is
    not read. Papers that could not be read are in the answer's ``failures``. Raises MinutegraphError.
    """
    from minutegraph.assemble import assemble
    from minutegraph.settings import Settings

    chosen = Settings.read({}, store=str(store), **settings)
    return assemble([Path(source) for source in sources], settings=chosen, force=force, progress=progress)


def open(store: str | Path = STORE) -> Readable:  # noqa: A001 - `minutegraph.open` is how it reads
    """The graph, read-only: ``.query(sparql)`` answers SPARQL. Raises StoreError where there is none."""
    from graph.store import open_read

    return open_read(store)


def network(store: str | Path = STORE, **choices: Any) -> nx.MultiDiGraph:
    """The graph as a NetworkX multigraph. `choices` are fields of `graph.network.Selection`.

    Nodes and edges carry labels, types, dates and every quote. Raises StoreError, UsageError or NameNotFound.
    """
    from graph.network import network as select

    return select(open(store), **choices)


def query(question: str, store: str | Path = STORE, **parameters: str) -> Answer:
    """The answer to a named query, a ``.rq`` file or SPARQL text; its rows are mappings of column to text.

    Parameters are bound as terms, never pasted. Raises QueryError or StoreError.
    """
    from queries.runner import run

    return run(store, question, parameters)


def trace(
    name: str, store: str | Path = STORE, *, start: str | None = None, end: str | None = None, as_of: str | None = None
) -> Trace:
    """What the papers say of the thing called `name`, in order of time, each piece with its quote and source.

    `start` and `end` are inclusive dates in which papers say it; `as_of` gives what was on record then. Raises
    NameNotFound with the nearest names, UsageError for a wrong date, StoreError.
    """
    from queries.trace import trace as read

    return read(open(store), name, start, end, as_of)


def __getattr__(name: str) -> str:
    """The version, asked of the installed package: it is written in ``pyproject.toml`` only."""
    if name == "__version__":
        from importlib.metadata import version

        return version("minutegraph")
    raise AttributeError(f"module 'minutegraph' has no attribute {name!r}")
