"""The reading's measured precision and recall, as pages state them."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import NamedTuple


class Measured(NamedTuple):
    """Of all facts on the hand annotation of four sections, each 0 to 1."""

    precision: float
    recall: float


@cache
def measured() -> Measured:
    """What ``measured.toml`` states; a test holds it to what `minutegraph evaluate` gives."""
    found = tomllib.loads(resources.files("minutegraph").joinpath("measured.toml").read_text(encoding="utf8"))
    return Measured(**found["facts"])
