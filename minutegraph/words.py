"""Answers of the library as plain text for a terminal. Nothing is coloured and nothing is cut."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from viz.dates import long_date

if TYPE_CHECKING:
    from graph.changes import News
    from graph.explain import Reason
    from graph.stats import Centrality, CoMention, Community
    from minutegraph.review import Doubt
    from queries.catalogue import NamedQuery

WIDTH = 110


def folded(quote: str) -> str:
    """A quote on one line, as people read it; the exact one is in the graph."""
    return " ".join(quote.split())


def _hung(text: str, indent: str, width: int, first: str | None = None) -> str:
    head = indent if first is None else first
    return textwrap.fill(text, width, initial_indent=head, subsequent_indent=indent, break_long_words=False)


def columns(rows: Sequence[Sequence[object]], heads: Sequence[str]) -> str:
    """A table whose columns are as wide as what they hold; numbers stand to the right."""
    cells = [list(heads)] + [["" if cell is None else str(cell) for cell in row] for row in rows]
    widths = [max(len(row[i]) for row in cells) for i in range(len(heads))]
    right = [bool(rows) and all(isinstance(row[i], int | float) for row in rows) for i in range(len(heads))]
    lines = (
        "  ".join(cell.rjust(w) if r else cell.ljust(w) for cell, w, r in zip(row, widths, right, strict=True))
        for row in cells
    )
    return "\n".join(line.rstrip() for line in lines)


def news(found: Iterable[News], since: str, width: int = WIDTH) -> str:
    """What changed, one paragraph a kind, each piece with its date and quote."""
    lines: list[str] = []
    for kind, pieces in groupby(found, key=lambda n: n.kind):
        lines += ["", kind.capitalize()]
        for piece in pieces:
            lines.append(_hung(f"{piece.text}  ({long_date(piece.date)})", "    ", width, "  "))
            if piece.quote:
                lines.append(_hung(f'"{folded(piece.quote)}"', "      ", width))
    return "\n".join([f"Since {long_date(since)}", *lines]) if lines else f"Nothing new since {long_date(since)}."


def reasons(found: Sequence[Reason], name: str, width: int = WIDTH) -> str:
    """Why names are one thing, or may be."""
    if not found:
        return f"{name} is known under this one name only."
    lines = []
    for kind, steps in groupby(found, key=lambda r: r.kind):
        lines += [
            "",
            {"same": "Taken to be one", "alias": "Other names", "holder": "Held by"}.get(kind, "Possibly the same"),
        ]
        for step in steps:
            withdrawn = "  (withdrawn by a person)" if step.rejected else ""
            head = f"{step.name} = {step.label}: {step.because} ({step.confidence:.2f}){withdrawn}"
            lines.append(_hung(head, "    ", width, "  "))
            quote = f'"{folded(step.quote)}" ' if step.quote else ""
            lines.append(_hung(f"{quote}{step.title}, {long_date(step.recorded)}", "      ", width))
    return "\n".join(lines[1:])


def measures(
    central: Sequence[Centrality],
    pairs: Sequence[CoMention],
    groups: Sequence[Community],
    limit: int,
    width: int = WIDTH,
) -> str:
    """The network's measures as three tables of at most `limit` rows (a year)."""
    rows = [(c.label, c.type.lower(), c.ties, c.betweenness, c.degree, c.bridges) for c in central[:limit]]
    lines = ["Most central", columns(rows, ("thing", "type", "ties", "between", "degree", "bridges"))]
    lines += ["", "Named together"]
    shown = [pair for _, year in groupby(pairs, key=lambda p: p.year) for pair in list(year)[:limit]]
    heads = ("year", "sections", "one", "other")
    lines.append(columns([(p.year, p.count, p.one_label, p.other_label) for p in shown], heads))
    lines += ["", "Communities"]
    lines += [_hung(f"{g.year}  {'; '.join(g.members)}", "      ", width, "") for g in groups]
    return "\n".join(lines)


def questions(found: Sequence[NamedQuery], width: int = WIDTH) -> str:
    """The named queries: what each answers, and its parameters."""
    blocks = []
    for query in found:
        lines = [query.name, _hung(query.title, "    ", width)]
        for parameter in query.parameters:
            need = ", required" if parameter.required else f", default {parameter.default}" if parameter.default else ""
            about = f"--param {parameter.name}=…  {parameter.description} ({parameter.kind}{need})"
            lines.append(_hung(about, "        ", width, "      "))
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks)


def doubts(found: Sequence[Doubt]) -> str:
    """What a person should look at, least sure first, as entries for ``corrections.toml``."""
    return "\n\n".join(doubt.toml() for doubt in found) if found else "# Nothing is in doubt."
