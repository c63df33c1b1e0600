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
    return "|".join(re.escape(phrase) for phrase in sorted(phrases, key=lambda p: (-len(p), p)))
