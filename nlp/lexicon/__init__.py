"""The word lists and rules as data. Each TOML file beside this one says what it holds; extend them for another force."""

from __future__ import annotations

import tomllib
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
