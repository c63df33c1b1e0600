"""``make demo``: the bundled papers as a graph, a report, one operation's trace, and the briefing."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from minutegraph.assemble import assemble
from minutegraph.cli import common
from minutegraph.cli.building import summary
from minutegraph.following import follow
from minutegraph.settings import Settings
from nlp.errors import MinutegraphError

if TYPE_CHECKING:
    import networkx as nx


def best_attested(graph: nx.MultiDiGraph) -> str | None:
    """The operation named at the most dates, the most often named of several; None where there is none."""
    operations = [data for _, data in graph.nodes(data=True) if data["type"] == "OPERATION"]
    best = max(operations, key=lambda d: (len(d["dates"]), d["mentions"], d["label"]), default=None)
    return str(best["label"]) if best else None


def demonstrate(settings: Settings, page: Path) -> int:
    """Build, report, trace and draw; the exit status. Raises MinutegraphError."""
    from graph.network import network
    from graph.store import open_read
    from minutegraph.measured import measured
    from viz.briefing import write_briefing

    with common.progress() as step:
        done = assemble(settings=settings, progress=step)
    for _, error in done.failures:
        common.say(str(error))
    common.put(summary(done))
    store = open_read(settings.store)
    graph = network(store)
    name = best_attested(graph)
    if name:
        common.put(f'\n$ minutegraph trace "{name}"\n')
        common.put(follow(settings.store, name, width=common.width()))
    write_briefing(graph, page, measured()._asdict())
    common.put(f"\nWrote {page}: open it in a browser; it needs no network.")
    common.put(f"To ask and serve: .venv/bin/minutegraph serve --store {settings.store}")
    return common.SOME_FAILED if done.failed else common.DONE


def main() -> int:
    """Run the demonstration with the paths given on the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--store", help="where the graph is kept")
    parser.add_argument("--output", type=Path, default=Path("briefing.html"), help="the page to write")
    arguments = parser.parse_args()
    try:
        return demonstrate(common.settings(store=arguments.store), arguments.output)
    except MinutegraphError as error:
        common.say(str(error))
        return common.WRONG_USAGE


if __name__ == "__main__":
    sys.exit(main())
