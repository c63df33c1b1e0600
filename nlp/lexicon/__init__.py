"""The word lists and rules as data: each TOML file beside this one says what it holds."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from functools import cache
from importlib import resources
from typing import Any


@cache
def table(name: str) -> dict[str, Any]:
    """The TOML file `name` (without its ending) as a dictionary. Raises FileNotFoundError for an unknown name."""
    text = resources.files(__package__).joinpath(f"{name}.toml").read_text(encoding="utf8")
    return tomllib.loads(text)


@cache
def words(name: str, *path: str) -> frozenset[str]:
    """The list at `path` of the file `name`, as a set."""
    found: Any = table(name)
    for step in path:
        found = found[step]
    return frozenset(found)


def either(phrases: Iterable[str]) -> str:
    """A regular expression for any of `phrases`, the longest first, to be put in a group.

    Phrases that begin alike share their first letters: a long list is tried far faster so.

    >>> either(["led by", "run (jointly) by"])
    'run\\\\ \\\\(jointly\\\\)\\\\ by|led\\\\ by'
    >>> either(["leads", "led by", "lent", "lends", "run by", "a"])
    'l(?:e(?:d\\\\ by|ads|nds|nt))|run\\\\ by|a'
    """
    return _shared(sorted(phrases, key=lambda p: (-len(p), p)), _DEPTH)


#: How many letters phrases share at most, and how many phrases are worth it.
_DEPTH, _MANY = 3, 3


def _shared(phrases: Sequence[str], depth: int) -> str:
    """`phrases` in order as alternatives; those with one first letter together, unless it is there large and small."""
    groups: dict[str, list[str]] = {}
    for phrase in phrases:
        groups.setdefault(phrase[:1].lower(), []).append(phrase)
    if depth == 0 or len(phrases) < _MANY:
        return "|".join(map(re.escape, phrases))
    parts = []
    for group in groups.values():
        first = {phrase[:1] for phrase in group}
        if len(group) < _MANY or len(first) > 1:
            parts.append("|".join(map(re.escape, group)))
        else:
            parts.append(f"{re.escape(first.pop())}(?:{_shared([phrase[1:] for phrase in group], depth - 1)})")
    return "|".join(parts)


def alternatives(patterns: Iterable[str]) -> str:
    """Regular expressions in their order as one, to be put in a group; neighbours with one first letter share it.

    >>> alternatives(["tackl(?:e|ing)", "target", "tr(?:y|ies)", "(?:re-?)?use"])
    't(?:ackl(?:e|ing)|arget|r(?:y|ies))|(?:re-?)?use'
    """
    parts: list[str] = []
    run: dict[str, list[str]] = {}

    def close() -> None:
        for first, rest in run.items():
            parts.append(first + rest[0] if len(rest) == 1 else f"{first}(?:{'|'.join(rest)})")
        run.clear()

    for pattern in patterns:
        if _PLAIN_START.match(pattern) and "|" not in _outside_groups(pattern):
            if pattern[0].swapcase() in run:
                close()
            run.setdefault(pattern[0], []).append(pattern[1:])
        else:
            close()
            parts.append(pattern)
    close()
    return "|".join(parts)


_PLAIN_START = re.compile(r"[A-Za-z][A-Za-z ]")


def _outside_groups(pattern: str) -> str:
    """What of a regular expression stands in no group."""
    while (bare := re.sub(r"\([^()]*\)", "", pattern)) != pattern:
        pattern = bare
    return pattern
