"""What a caller may choose about a page."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from nlp.errors import UsageError

THEMES = ("light", "dark", "auto")
VIEWS = ("network", "matrix", "timeline", "results", "people", "indicators", "compare", "table")
_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?\Z")


@dataclass(frozen=True, slots=True)
class StoryStep:
    """One step of a told story. `start` and `end` (ISO dates) move the slider, `focus` is a node's IRI or label."""

    title: str
    note: str = ""
    start: str | None = None
    end: str | None = None
    focus: str | None = None
    view: str = "network"


@dataclass(frozen=True, slots=True)
class BriefingOptions:
    """Choices for `briefing_html`; every one has a default that suits the whole corpus.

    `names` (labels, aliases or IRIs) and `types` choose what the page is about, `depth` how many links away it still
    looks (1 to 3); `start` and `end` are inclusive ISO dates of the papers, `papers` IRIs or titles of papers.
    `precision` and `recall` (0 to 1) are those measured by `minutegraph evaluate`. `limit_nodes` and `limit_edges`
    cap what is drawn at once; the page says so when the cap bites.
    """

    title: str | None = None
    classification: str = "OFFICIAL"
    theme: str = "light"
    start: str | None = None
    end: str | None = None
    names: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    papers: tuple[str, ...] = ()
    depth: int = 1
    view: str = "network"
    story: tuple[StoryStep, ...] | None = None
    precision: float | None = None
    recall: float | None = None
    silent_months: int = 12
    limit_nodes: int = 1500
    limit_edges: int = 4000

    def __post_init__(self) -> None:
        """Refuse what no page can be made from. Raises UsageError, naming the option and the mend."""
        _one_of("theme", self.theme, THEMES)
        _one_of("view", self.view, VIEWS)
        if not 1 <= self.depth <= 3:
            raise UsageError(f"depth must be 1, 2 or 3, not {self.depth}.")
        for name, value in (("from", self.start), ("to", self.end)):
            if value is not None and not _DATE.match(value):
                raise UsageError(f'{name} must be a date like 2025-10-22, not "{value}".')
        if self.start and self.end and self.start > self.end:
            raise UsageError(f"from ({self.start}) lies after to ({self.end}).")


def options_from(options: BriefingOptions | Mapping[str, Any] | None) -> BriefingOptions:
    """`options` as a `BriefingOptions`; a mapping may say `from` and `to` for `start` and `end`. Raises UsageError."""
    if options is None:
        return BriefingOptions()
    if isinstance(options, BriefingOptions):
        return options
    renamed = {{"from": "start", "to": "end", "focus": "names"}.get(key, key): value for key, value in options.items()}
    for key in ("names", "types", "papers"):
        value = renamed.get(key, ())
        renamed[key] = (value,) if isinstance(value, str) else tuple(value or ())
    if renamed.get("story") is not None:
        renamed["story"] = tuple(s if isinstance(s, StoryStep) else StoryStep(**s) for s in renamed["story"])
    try:
        return BriefingOptions(**renamed)
    except TypeError as error:
        raise UsageError(f"unknown option for the briefing: {error}.") from error


def _one_of(name: str, value: str, allowed: tuple[str, ...]) -> None:
    if value not in allowed:
        raise UsageError(f'{name} must be one of {", ".join(allowed)}, not "{value}".')
