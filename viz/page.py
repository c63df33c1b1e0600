"""One operation's page alone, and the view that a notebook shows inline."""

from __future__ import annotations

import html
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import networkx as nx

from viz.briefing import briefing_html
from viz.options import BriefingOptions, options_from


def operation_html(
    graph: nx.MultiDiGraph[Any], iri: str, options: BriefingOptions | Mapping[str, Any] | None = None
) -> str:
    """The page of one operation (or any other node, by IRI, label or alias), opened on its timeline.

    It holds the node, what lies within `options.depth` links of it, and a story of one step per date. Raises
    NameNotFound, with the nearest names, where `graph` has no such node.
    """
    chosen = options_from(options)
    view = "timeline" if chosen.view == "network" else chosen.view
    return briefing_html(graph, replace(chosen, names=(iri,), view=view))


@dataclass(frozen=True)
class NotebookView:
    """The briefing as a notebook shows it. `height` is in pixels.

    The page stays in a frame of its own, so its styles and script cannot touch the notebook, nor the other way.
    """

    graph: nx.MultiDiGraph[Any]
    options: BriefingOptions | Mapping[str, Any] | None = None
    height: int = 720

    def _repr_html_(self) -> str:
        page = html.escape(briefing_html(self.graph, self.options), quote=True)
        return (
            f'<iframe title="Briefing" width="100%" height="{int(self.height)}" '
            f'sandbox="allow-scripts allow-downloads allow-modals" srcdoc="{page}"></iframe>'
        )
