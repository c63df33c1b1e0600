"""Histories over papers."""

from __future__ import annotations

from collections.abc import Sequence

from graph.facts import Fact
from graph.quads import Quads
from graph.resolve import Resolver
from nlp.model import Extraction


def history_quads(extractions: Sequence[Extraction], facts: Sequence[Fact], resolver: Resolver) -> Quads:
    """The history graph."""
    return Quads(resolver.iris.history, resolver.iris)
