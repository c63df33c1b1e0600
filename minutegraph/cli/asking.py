"""Commands that ask the graph: trace, changes, query, queries, explain."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated

import typer

from minutegraph.cli.common import AsOf, From, Json, Store, To, as_json, day, put, settings, width
from nlp.errors import UsageError

FORMATS = "table|json|csv|tsv|xml|turtle"


def trace(
    name: Annotated[str, typer.Argument(metavar="NAME", help="An operation, person, team, place …, or its IRI.")],
    start: From = None,
    end: To = None,
    as_of: AsOf = None,
    format_: Annotated[str, typer.Option("--format", metavar="text|json|html", help="How to write it.")] = "text",
    store: Store = None,
) -> None:
    """What the papers say of one thing, in order of time, each piece with its quote and source."""
    from minutegraph.following import follow

    put(follow(settings(store=store).store, name, day(start), day(end), day(as_of), format_, width()))


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


def query(
    question: Annotated[
        str, typer.Argument(metavar="NAME|FILE.rq|SPARQL", help="A named query, a file, or the query itself.")
    ],
    more: Annotated[list[str] | None, typer.Argument(metavar="K=V", help="Parameters, as --param.")] = None,
    param: Annotated[
        list[str] | None, typer.Option("--param", "-p", metavar="K=V", help="A parameter; repeatable.")
    ] = None,
    format_: Annotated[str, typer.Option("--format", metavar=FORMATS, help="How to write the answer.")] = "table",
    store: Store = None,
) -> None:
    """Ask the graph a named question, or one in SPARQL."""
    from queries.runner import render, run

    put(
        render(
            run(settings(store=store).store, question, parameters([*(param or ()), *(more or ())])), format_, width()
        )
    )


def queries(
    store: Store = None,  # noqa: ARG001 - every command takes it
    json_: Json = False,
) -> None:
    """The named queries, with what each answers."""
    from minutegraph import words
    from queries.catalogue import catalogue

    found = catalogue().list()
    put(as_json(found) if json_ else words.questions(found, width()))


def parameters(given: Iterable[str]) -> dict[str, str]:
    """``K=V`` options as a mapping. Raises UsageError for one without the sign."""
    found = {}
    for pair in given:
        name, sign, value = pair.partition("=")
        if not (name and sign):
            raise UsageError(f'--param "{pair}": write it as NAME=VALUE.')
        found[name] = value
    return found
