"""Commands that make the graph and judge it: build, validate, evaluate, review, stats."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from minutegraph.cli.common import SOME_FAILED, From, Json, Store, To, as_json, day, progress, put, say, settings, width

if TYPE_CHECKING:
    from minutegraph.assemble import Assembly


def build(
    source: Annotated[
        list[Path] | None, typer.Argument(metavar="SOURCE", help="Files or folders. [the bundled papers]")
    ] = None,
    store: Store = None,
    workers: Annotated[int | None, typer.Option(metavar="N", help="Processes that read papers. [1]")] = None,
    cluster: Annotated[
        str | None, typer.Option(metavar="ADDRESS", help="Read papers on the Dask scheduler at this address.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Read and write all anew, changed or not.")] = False,
    base_iri: Annotated[str | None, typer.Option(metavar="IRI", help="What every IRI of the data starts with.")] = None,
    no_ocr: Annotated[bool, typer.Option("--no-ocr", help="Skip scanned pages instead of reading them.")] = False,
    corrections: Annotated[
        Path | None, typer.Option(metavar="FILE", help="People's decisions. [corrections.toml in a source folder]")
    ] = None,
) -> None:
    """Read papers and write their graph."""
    from minutegraph.assemble import assemble

    chosen = settings(store=store, workers=workers, cluster=cluster, base_iri=base_iri, ocr=False if no_ocr else None)
    with progress() as step:
        done = assemble(source or (), settings=chosen, decisions=corrections, force=force, progress=step)
    for _, error in done.failures:
        say(str(error))
    put(summary(done))
    if done.failed:
        raise typer.Exit(SOME_FAILED)


def summary(done: Assembly) -> str:
    """What a build did, in two lines."""
    if not done.files:
        return "No paper could be read. Nothing was written."
    named = [
        ("papers", "Paper"), ("meetings", "Meeting"), ("people", "Person"), ("operations", "Operation"),
        ("statements", "Statement"),
    ]  # fmt: skip
    things = ", ".join(f"{done.counts.get(class_, 0):,} {name}" for name, class_ in named)
    read = f"read {done.read} files" if done.read else f"{done.files} files unchanged, none read again"
    graph = "wrote the graph" if done.written else "the graph was up to date"
    return f"{things}\n{read}, {graph}, in {done.seconds:.1f} seconds"


def evaluate(
    gold: Annotated[Path, typer.Option(metavar="DIR", help="The folder of the hand annotation.")],
    store: Store = None,
    corpus: Annotated[
        Path | None, typer.Option(metavar="DIR", help="The folder of the annotated papers. [the bundled papers]")
    ] = None,
    errors: Annotated[int, typer.Option(metavar="N", help="Also list the N commonest disagreements.")] = 0,
    json_: Json = False,
) -> None:
    """Precision, recall and F1 per entity type and relation, against hand annotation."""
    from minutegraph.judge import evaluate_store, tables
    from minutegraph.sources import bundled

    result = evaluate_store(settings(store=store).store, gold, corpus or bundled())
    put(as_json(result.report()) if json_ else tables(result.report()))
    for error, count in result.commonest_errors(errors):
        say(f"{count:4d} {error}")


def validate(store: Store = None) -> None:
    """Check the graph against its shapes, and every quote against its paper."""
    from graph.store import open_read
    from graph.validate import validate as check

    report = check(open_read(settings(store=store).store))
    put(report.text())
    if not report.conforms:
        raise typer.Exit(SOME_FAILED)


def review(
    store: Store = None,
    below: Annotated[float, typer.Option(metavar="0..1", help="Show statements less sure than this.")] = 0.8,
    limit: Annotated[int | None, typer.Option(metavar="N", help="Show at most so many. [all]")] = None,
    json_: Json = False,
) -> None:
    """What a person should look at, least sure first, as entries ready for corrections.toml."""
    from graph.store import open_read
    from minutegraph import words
    from minutegraph.review import review as find

    found = find(open_read(settings(store=store).store), below=below, limit=limit)
    put(as_json(found) if json_ else words.doubts(found))


def stats(
    store: Store = None,
    start: From = None,
    end: To = None,
    limit: Annotated[int, typer.Option(metavar="N", help="Rows a table.")] = 10,
    json_: Json = False,
) -> None:
    """Who stands in the middle, what is named together, communities for each year."""
    from graph import stats as measures
    from graph.store import open_read
    from minutegraph import words

    graph = open_read(settings(store=store).store)
    central = measures.centralities(graph, start=day(start), end=day(end))
    pairs, groups = measures.co_mentions(graph), measures.communities(graph)
    if json_:
        put(as_json({"central": central, "named_together": pairs, "communities": groups}))
    else:
        put(words.measures(central, pairs, groups, limit, width()))
