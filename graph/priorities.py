"""Priorities and pillars of the plan: what headings and titles of papers say they are about."""

from __future__ import annotations

import re
from dataclasses import dataclass

from graph.iris import Iris, slug
from graph.names import SMALL

_HEADING = re.compile(
    r"\b(?P<kind>Priority|Pillar)\s+(?P<number>\d+)\s*[-\u2013\u2014:]?\s+(?P<name>.+?)"
    r"(?:\s+[\u2013\u2014-]\s+(?P<topic>.+))?$",
    re.IGNORECASE | re.DOTALL,
)
#: A name in capitals, and the subheading that runs on after it.
_CAPITALS = re.compile(r"(?P<name>[A-Z]{2}[A-Z'&-]*(?: [A-Z'&-]{2,})*)(?: (?P<rest>[A-Z]?[a-z].*))?$")


@dataclass(frozen=True, slots=True)
class Priority:
    """A priority or pillar as a heading names it; `topic` is the special subject that the heading adds, if any."""

    kind: str
    number: str
    name: str
    topic: str | None = None

    @property
    def label(self) -> str:
        """``Priority 1: Safer Harbours``, however the heading is punctuated."""
        return f"{self.kind} {self.number}: {self.name}"

    def key(self) -> str:
        """The key that becomes the tail of its IRI."""
        return "priority/" + slug(self.label)


def priority_of(heading: str) -> Priority | None:
    """The priority or pillar that a heading or title names, or None.

    >>> priority_of("Police Plan: Priority 2 – Safer Harbours – Night Patrols")
    Priority(kind='Priority', number='2', name='Safer Harbours', topic='Night Patrols')
    >>> priority_of("PILLAR 3: SAFER AND CALMER Keep the quays quiet")
    Priority(kind='Pillar', number='3', name='Safer and Calmer', topic='Keep the quays quiet')
    """
    found = _HEADING.search(" ".join(heading.split()))
    if found is None:
        return None
    name, topic = found["name"].strip(" ."), found["topic"]
    if (capitals := _CAPITALS.match(name)) is not None:
        name, topic = _titled(capitals["name"]), capitals["rest"] or topic
    return Priority(found["kind"].capitalize(), found["number"], name, topic)


def _titled(name: str) -> str:
    """A name in capitals as a heading writes it: ``SAFER AND CALMER`` as ``Safer and Calmer``."""
    words = name.lower().split()
    return " ".join(w if n and w in SMALL else w.capitalize() for n, w in enumerate(words))


def priority_iri(names: Iris, priority: Priority) -> str:
    """The IRI of a priority."""
    return names.id(priority.key()).value
