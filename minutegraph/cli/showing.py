"""Commands that hand the graph to others: show, export, serve."""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

import typer

from minutegraph.cli.common import AsOf, From, Store, To, day, say, settings
from nlp.errors import UsageError

FORMATS = "nquads|trig|turtle|jsonld|graphml|gexf|csv|mentions|facts"


def show(
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FILE.html", help="The page to write.")],
    name: Annotated[
        list[str] | None, typer.Argument(metavar="NAME", help="What the page is about. [the whole graph]")
    ] = None,
    store: Store = None,
    start: From = None,
    end: To = None,
    as_of: AsOf = None,
    depth: Annotated[int, typer.Option(metavar="N", help="How many links away from NAME to look, 1 to 3.")] = 1,
    title: Annotated[str | None, typer.Option(metavar="TEXT", help="The page's title. [from its content]")] = None,
    classification: Annotated[
        str, typer.Option(metavar="TEXT", help="The protective marking on every page.")
    ] = "OFFICIAL",
    theme: Annotated[str, typer.Option(metavar="light|dark|auto", help="Its colours.")] = "light",
    type_: Annotated[
        list[str] | None, typer.Option("--type", metavar="TYPE", help="Only things of this type; repeatable.")
    ] = None,
    paper: Annotated[
        list[str] | None, typer.Option(metavar="PAPER", help="Only what this paper says (title or IRI); repeatable.")
    ] = None,
) -> None:
    """Write one self-contained page: network, timeline and the quotes behind every link."""
    from graph.network import network
    from graph.store import open_read
    from minutegraph.measured import measured
    from viz.briefing import write_briefing
    from viz.options import BriefingOptions

    figures = measured()
    choices = BriefingOptions(
        title=title, classification=classification, theme=theme, start=day(start), end=day(end),
        names=tuple(name or ()), types=tuple(type_ or ()), papers=tuple(paper or ()), depth=depth,
        precision=figures.precision, recall=figures.recall,
    )  # fmt: skip
    graph = network(open_read(settings(store=store).store), as_of=day(as_of))
    say(f"wrote {write_briefing(graph, output, choices)}")


def export(
    format_: Annotated[str, typer.Option("--format", metavar=FORMATS, help="What to write.")],
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FILE", help="Where to write; - for stdout.")],
    store: Store = None,
) -> None:
    """Write the graph in a format that other tools read."""
    from graph.export import export as write
    from graph.store import open_read

    graph = open_read(settings(store=store).store)
    if str(output) != "-":
        for path in write(graph, format_, output):
            say(f"wrote {path}")
        return
    if format_ == "csv":
        raise UsageError("csv is two files, nodes and edges: name a FILE with --output.")
    with TemporaryDirectory() as folder:
        (path,) = write(graph, format_, Path(folder) / "graph")
        sys.stdout.buffer.write(path.read_bytes())


def serve(
    store: Store = None,
    host: Annotated[str | None, typer.Option(metavar="ADDRESS", help="Address to listen on. [127.0.0.1]")] = None,
    port: Annotated[int | None, typer.Option(metavar="N", help="Port to listen on; 0 takes a free one. [8000]")] = None,
    files: Annotated[list[Path] | None, typer.Argument(metavar="FILE", help="More files for --data.")] = None,
    data: Annotated[
        list[Path] | None,
        typer.Option(metavar="FILE", help="Serve this RDF file, not the store; repeatable."),
    ] = None,
) -> None:
    """Show the graph as pages and answer SPARQL 1.1 at /sparql, read-only, until stopped."""
    from minutegraph.server import serve as run

    chosen = settings(store=store, host=host, port=port)
    if files and not data:
        raise UsageError(f"{files[0]}: to serve RDF files instead of the store, write --data before them.")
    pages = "" if data else f"pages at {{}}{chosen.root_path}/, "
    run(
        chosen,
        [*(data or ()), *(files or ())],
        ready=lambda address: say(
            f"{pages.format(address)}SPARQL at {address}{chosen.root_path}/sparql. Stop with Ctrl-C."
        ),
    )
