"""Names by their grammar: capitalised phrases with their full extent, typed by the noun they end or begin with."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from nlp.naming.coded import called, campaigns, listed, operations, projects, quoted_codes, small_marked
from nlp.naming.foreign import foreign
from nlp.naming.headed import headed
from nlp.naming.heads import Name, head_type
from nlp.naming.located import located, prefixed
from nlp.naming.opened import opened
from nlp.naming.press import press
from nlp.naming.scheduled import scheduled
from nlp.naming.schemed import aware, dated, protocols, small_plans, themed
from nlp.naming.wording import wording_of
from nlp.tokens import Token

__all__ = ["Name", "find_names", "head_type", "longest"]

_RULES = (
    operations,
    quoted_codes,
    small_marked,
    called,
    listed,
    opened,
    foreign,
    headed,
    located,
    prefixed,
    press,
    projects,
    campaigns,
    scheduled,
    themed,
    aware,
    small_plans,
    dated,
    protocols,
)


@lru_cache(maxsize=8192)  # a passage is read twice: to learn its names, and to find them
def find_names(text: str) -> tuple[Name, ...]:
    """All names that the grammar finds in `text`, overlapping ones too, in order of start, longest first."""
    wording = wording_of(text)
    found = [name for rule in _RULES for name in rule(wording)]
    return tuple(sorted(_unswallowed(found, wording.tokens), key=lambda n: (n.start, -n.end)))


def _unswallowed(found: Sequence[Name], tokens: Sequence[Token]) -> list[Name]:
    """Names that begin inside another's ``College of X`` begin after it instead."""
    bodies = [n for n in found if n.rule == "org-opener"]
    done = []
    for name in found:
        cut = next((b.end for b in bodies if b.start < name.start < b.end < name.end and name.type != "ORG"), None)
        if cut is not None:
            start = next((t.start for t in tokens if t.start >= cut), name.start)
            name = Name(start, name.end, name.type, name.rule, name.confidence) if start < name.end else name
        done.append(name)
    return done


def longest(names: Sequence[Name]) -> list[Name]:
    """`names` without those that overlap a longer one (or an equal one that comes first)."""
    kept: list[Name] = []
    taken = bytearray(max((n.end for n in names), default=0))
    for name in sorted(names, key=lambda n: (n.start - n.end, -n.confidence, n.start, n.type)):
        if not any(taken[name.start : name.end]):
            taken[name.start : name.end] = b"\1" * (name.end - name.start)
            kept.append(name)
    return sorted(kept, key=lambda n: n.start)
