"""The briefing: one HTML file that needs nothing else, works without a network and prints well."""

from __future__ import annotations

import functools
from collections.abc import Hashable, Mapping
from pathlib import Path
from typing import Any

import networkx as nx
from jinja2 import Environment, PackageLoader, StrictUndefined

from nlp.errors import UsageError
from viz.assets import content_security_policy, json_for_script, script, style, vis_network
from viz.facts import PER_SUBJECT, key_facts
from viz.options import BriefingOptions, options_from
from viz.payload import DISCLAIMER, citation, page_data, page_title
from viz.selection import find, selected

Options = BriefingOptions | Mapping[str, Any] | None


def briefing_html(graph: nx.MultiDiGraph[Any], options: Options = None) -> str:
    """The page of `graph` as one self-contained HTML text; the same graph and options give the same text.

    `graph` is the network of `graph.network`; `options` a `BriefingOptions` or a mapping of its fields. Raises
    UsageError for an impossible option and NameNotFound, with the nearest names, for an unknown name.
    """
    chosen = options_from(options)
    part = selected(graph, chosen)
    focus = find(graph, chosen.names[0]) if len(chosen.names) == 1 else None
    return _render(part, chosen, focus)


def write_briefing(graph: nx.MultiDiGraph[Any], path: Path | str, options: Options = None) -> Path:
    """Write `briefing_html` to `path` (UTF-8) and return it. Raises UsageError where the folder is missing."""
    target = Path(path)
    if not target.parent.is_dir():
        raise UsageError(f"{target}: the folder {target.parent} does not exist. Create it, or choose another --output.")
    target.write_text(briefing_html(graph, options), encoding="utf-8", newline="\n")
    return target


def _render(graph: nx.MultiDiGraph[Any], options: BriefingOptions, focus: Hashable | None) -> str:
    data = page_data(graph, options, focus)
    title = page_title(graph, options, focus)
    data["page"].update(title=title, classification=options.classification, citation=citation(graph, title, focus),
                        precision=options.precision, recall=options.recall)  # fmt: skip
    facts = key_facts(graph, per_subject=10 if focus is not None else PER_SUBJECT)
    return (
        _environment()
        .get_template("briefing.html.j2")
        .render(
            title=title,
            options=options,
            page=data["page"],
            data=json_for_script(data),
            facts=facts,
            papers=data["papers"],
            disclaimer=DISCLAIMER,
            quality=_quality(options),
            script=script(),
            style=style(),
            library=vis_network(),
            policy=content_security_policy((vis_network(), script()), (style(),)),
        )
    )


def _quality(options: BriefingOptions) -> str:
    """Measured precision and recall in words, or that they were not given."""
    if options.precision is None or options.recall is None:
        return "precision and recall not given"
    return f"precision {options.precision:.2f}, recall {options.recall:.2f}"


@functools.cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("viz"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    from viz.dates import long_date

    environment.filters["long_date"] = long_date
    return environment
