"""What identity is told in: entities as single documents know them, and the links between them."""

from __future__ import annotations

from dataclasses import dataclass, field

SAME = "same"
POSSIBLY = "possibly same"
ALIAS = "alias"
HOLDER = "holder"


@dataclass(frozen=True, slots=True, order=True)
class Node:
    """An entity as one document knows it, with what speaks for its identity."""

    document: str
    key: str
    type: str
    label: str
    part: str = ""
    start: int = 0
    end: int = 0
    recorded: str = ""
    offices: frozenset[str] = field(default=frozenset(), compare=False)
    organisations: frozenset[str] = field(default=frozenset(), compare=False)
    names: tuple[str, ...] = field(default=(), compare=False)
    mentions: int = field(default=0, compare=False)

    @property
    def id(self) -> tuple[str, str]:
        return self.document, self.key


@dataclass(frozen=True, slots=True, order=True)
class Link:
    """One step of identity: `source` and `target` are (document, key); evidence is the passage of `source`."""

    kind: str
    source: tuple[str, str]
    target: tuple[str, str]
    name: str
    because: str
    part: str
    start: int
    end: int
    quote: str
    confidence: float
    rejected: bool = False
    correction: str | None = None
