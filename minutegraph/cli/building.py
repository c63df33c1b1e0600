"""Commands that make the graph and judge it: build, validate, evaluate, review, stats."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from minutegraph.cli.common import SOME_FAILED, Store, progress, put, say, settings

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
    corrections: Annotated[
        Path | None, typer.Option(metavar="FILE", help="People's decisions. [corrections.toml in a source folder]")
    ] = None,
) -> None:
    """Read papers and write their graph."""
    from minutegraph.assemble import assemble

    chosen = settings(store=store, workers=workers, cluster=cluster, base_iri=base_iri)
    with progress("reading papers") as step:
        done = assemble(source or (), settings=chosen, decisions=corrections, force=force, progress=step)
    for _, error in done.failures:
        say(str(error))
    put(summary(done))
    if done.failures:
        raise typer.Exit(SOME_FAILED)


def summary(done: Assembly) -> str:
    """What a build did, in two lines."""
    if not done.counts:
        return f"{done.files} files, none of which could be read. Nothing was written."
    named = [
        ("papers", "Paper"), ("meetings", "Meeting"), ("people", "Person"), ("operations", "Operation"),
        ("statements", "Statement"),
    ]  # fmt: skip
    things = ", ".join(f"{done.counts.get(class_, 0):,} {name}" for name, class_ in named)
    read = f"{done.read} of {done.files} files read anew" if done.read else "nothing changed, no file read anew"
    state = "" if done.written else "; the graph was up to date"
    return f"{things}\n{read}{state}; {done.seconds:.1f} seconds"


def evaluate(
    gold: Annotated[Path, typer.Option(metavar="DIR", help="The folder of the hand annotation.")],
    store: Store = None,
    corpus: Annotated[
        Path | None, typer.Option(metavar="DIR", help="The folder of the annotated papers. [the bundled papers]")
    ] = None,
    errors: Annotated[int, typer.Option(metavar="N", help="Also list the N commonest disagreements.")] = 0,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object instead of tables.")] = False,
) -> None:
    """Precision, recall and F1 per entity type and relation, against hand annotation."""
    from minutegraph.judge import evaluate_store, tables
    from minutegraph.sources import bundled

    result = evaluate_store(settings(store=store).store, gold, corpus or bundled())
    put(json.dumps(result.report()) if as_json else tables(result.report()))
    for error, count in result.commonest_errors(errors):
        say(f"{count:4d} {error}")


COMMANDS = (build, evaluate)
