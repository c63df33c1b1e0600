"""The word lists and rules as data: each TOML file beside this one says what it holds."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
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

    >>> either(["led by", "run (jointly) by"])
    'run\\\\ \\\\(jointly\\\\)\\\\ by|led\\\\ by'
    """
    return alternatives(map(re.escape, sorted(phrases, key=lambda p: (-len(p), p))))


def alternatives(patterns: Iterable[str]) -> str:
    """Regular expressions in their order as one, to be put in a group.

    Neighbours with one first letter share it: a long list is tried far faster so.

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
        if _PLAIN_START.match(pattern) and ("|" not in pattern or "|" not in _outside_groups(pattern)):
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
