"""Commands that ask the graph: trace, changes, query, queries, explain."""

from __future__ import annotations

from typing import Annotated

import typer

from minutegraph.cli.common import Json, Store, as_json, day, put, settings, width


def changes(
    since: Annotated[str, typer.Option(metavar="DATE", help="News of papers after this date.")],
    until: Annotated[str | None, typer.Option(metavar="DATE", help="News up to this date. [the last]")] = None,
    store: Store = None,
    json_: Json = False,
) -> None:
    """What is new, continued, fallen silent, renamed, corrected, closed or changed between two dates."""
    from graph.changes import changes as find
    from graph.store import open_read
    from minutegraph import words

    begin = day(since) or ""
    found = find(open_read(settings(store=store).store), begin, day(until))
    put(as_json(found) if json_ else words.news(found, begin, width()))


def explain(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A name, or the IRI of a thing.")],
    store: Store = None,
    json_: Json = False,
) -> None:
    """Why names are taken to be one thing, or only suspected to be."""
    from graph.explain import explain as find
    from graph.store import open_read
    from minutegraph import words

    found = find(open_read(settings(store=store).store), name)
    put(as_json(found) if json_ else words.reasons(found, name, width()))


COMMANDS = (changes, explain)
