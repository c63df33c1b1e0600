"""Decisions by people: accept, reject or edit a statement or an identity link. Kept beside the corpus as TOML.

::

    [[statement]]
    paper = "2031-05-03-minutes"        # the part's id
    relation = "led_by"
    quote = "led by the Ports Unit"     # white space may be folded; a piece of the quote is enough
    decision = "reject"                 # accept | reject | edit
    author = "J. Roe"
    date = "2031-05-04"
    because = "the unit only took part"
    # for edit, any of: subject, object, value, unit, period, modality

    [[link]]
    from = "Jim Roe"
    to = "James Roe"
    paper = "2031-05-03-minutes"        # may be left out
    decision = "reject"                 # accept | reject
    author = "J. Roe"
    date = "2031-05-04"
"""

from __future__ import annotations

import datetime
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph.iris import digest
from graph.names import plain
from nlp.errors import UsageError

EDITABLE = ("subject", "object", "value", "unit", "period", "modality")
_COMMON = ("paper", "decision", "author", "date", "because")
_STATEMENT = ("relation", "quote", *_COMMON, *EDITABLE)
_LINK = ("from", "to", *_COMMON)


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision. `id` is a hash of its content."""

    id: str
    decision: str
    author: str
    date: str
    because: str = ""
    paper: str | None = None
    relation: str | None = None
    quote: str | None = None
    source: str | None = None
    target: str | None = None
    edits: tuple[tuple[str, Any], ...] = ()

    def edit(self, name: str, default: Any) -> Any:
        """The new value of `name`, or `default` where it stays."""
        return dict(self.edits).get(name, default)


@dataclass(frozen=True, slots=True)
class Corrections:
    """All decisions of a corpus. Later ones win."""

    statements: tuple[Decision, ...] = ()
    links: tuple[Decision, ...] = ()

    def for_statement(self, part: str, relation: str, quote: str) -> Decision | None:
        """The decision on a statement of that part, relation and quote, or None."""
        folded = " ".join(quote.split())
        fitting = [
            d for d in self.statements
            if d.paper == part and d.relation == relation and " ".join((d.quote or "").split()) in folded
        ]  # fmt: skip
        return fitting[-1] if fitting else None

    def for_link(self, one: set[str], other: set[str], part: str) -> Decision | None:
        """The decision on a link between two things, each given by any of its names or its key; order is free."""
        a, b = {plain(n) for n in one} | one, {plain(n) for n in other} | other
        fitting = [d for d in self.links if d.paper in (None, part) and _joins(d, a, b)]
        return fitting[-1] if fitting else None


def _joins(decision: Decision, a: set[str], b: set[str]) -> bool:
    def among(name: str | None, names: set[str]) -> bool:
        return name is not None and (name in names or plain(name) in names)

    s, t = decision.source, decision.target
    return (among(s, a) and among(t, b)) or (among(s, b) and among(t, a))


def load(path: Path) -> Corrections:
    """The decisions in a TOML file; none where there is no file. Raises UsageError naming the entry and the mend."""
    try:
        raw = tomllib.loads(path.read_text(encoding="utf8"))
    except FileNotFoundError:
        return Corrections()
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError(f"{path}: not a readable TOML file ({error}). Mend it, or take it away.") from error
    unknown = set(raw) - {"statement", "link"}
    if unknown:
        raise UsageError(f"{path}: unknown table [{min(unknown)}]; use [[statement]] or [[link]].")
    for table, entries in raw.items():
        if not isinstance(entries, list) or not all(isinstance(e, dict) for e in entries):
            raise UsageError(f"{path}: [[{table}]] must be a list of tables, each headed [[{table}]].")
    statements = [_entry(path, "statement", i, e) for i, e in enumerate(raw.get("statement", []), 1)]
    links = [_entry(path, "link", i, e) for i, e in enumerate(raw.get("link", []), 1)]
    return Corrections(tuple(statements), tuple(links))


def _entry(path: Path, table: str, position: int, entry: dict[str, Any]) -> Decision:
    """One table of the file as a decision, checked."""
    where = f"{path}: [[{table}]] number {position}"
    known, needed, choices = (
        (_STATEMENT, ("paper", "relation", "quote", "decision", "author", "date"), ("accept", "reject", "edit"))
        if table == "statement"
        else (_LINK, ("from", "to", "decision", "author", "date"), ("accept", "reject"))
    )
    for name in entry:
        if name not in known:
            raise UsageError(f"{where}: unknown key {name!r}; known: {', '.join(known)}.")
    for name in needed:
        if not str(entry.get(name, "")).strip():
            raise UsageError(f"{where}: lacks {name!r}.")
    if entry["decision"] not in choices:
        raise UsageError(f"{where}: decision {entry['decision']!r}; use {', '.join(choices)}.")
    try:
        day = datetime.date.fromisoformat(str(entry["date"])).isoformat()
    except ValueError:
        raise UsageError(f"{where}: date {str(entry['date'])!r} is not a day such as 2031-05-04.") from None
    edits = tuple(sorted((k, entry[k]) for k in EDITABLE if k in entry)) if table == "statement" else ()
    if (entry["decision"] == "edit") != bool(edits):
        raise UsageError(f"{where}: 'edit' and the edited values ({', '.join(EDITABLE)}) go together.")
    mark = digest(table, *(f"{k}={entry[k]}" for k in sorted(entry)))
    return Decision(
        mark, entry["decision"], entry["author"], day, entry.get("because", ""), entry.get("paper"),
        entry.get("relation"), entry.get("quote"), entry.get("from"), entry.get("to"), edits,
    )  # fmt: skip
