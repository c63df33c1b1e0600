"""One thing followed through the papers, as text, as JSON or as a page."""

from __future__ import annotations

from pathlib import Path

from nlp.errors import UsageError

FORMATS = ("text", "json", "html")


def follow(
    store: str | Path,
    name: str,
    start: str | None = None,
    end: str | None = None,
    as_of: str | None = None,
    format_: str = "text",
    width: int = 110,
) -> str:
    """The trace of the thing called `name`, written in one of `FORMATS`; `width` is that of lines of text.

    Raises UsageError for another format or a wrong date, NameNotFound with the nearest names, StoreError.
    """
    from graph.store import open_read

    if format_ not in FORMATS:
        raise UsageError(f'format "{format_}": use {", ".join(FORMATS)}.')
    graph = open_read(store)
    if format_ == "html":
        from graph.network import network
        from minutegraph.measured import measured
        from viz.options import BriefingOptions
        from viz.page import operation_html

        figures = measured()
        choices = BriefingOptions(start=start, end=end, precision=figures.precision, recall=figures.recall)
        return operation_html(network(graph, as_of=as_of), name, choices)
    from queries.trace import trace
    from queries.trace_text import text, to_json

    found = trace(graph, name, start, end, as_of)
    return to_json(found) if format_ == "json" else text(found, width)
