"""The plain data that reading a paper yields.

Everything here is frozen, ordered and free of spaCy, so that other packages may import it cheaply.
Offsets are half-open and count Python characters of the file's text as decoded (``newline=""``); a quote is always
that slice. Dates are ISO 8601 strings at the precision the paper gave (``2025``, ``2025-10`` or ``2025-10-22``).
"""

from __future__ import annotations

import dataclasses
import json
import types
import typing
from dataclasses import dataclass, field
from typing import Any

#: Entity types as the annotation guidelines name them.
ENTITY_TYPES = ("OPERATION", "INITIATIVE", "PERSON", "ROLE", "TEAM", "ORG", "PLACE")

#: Relations as the annotation guidelines name them.
RELATIONS = (
    "attended", "sent_apologies", "holds_role", "member_of", "raised_by", "led_by", "funded_by", "involves", "targets",
    "located_in", "supports", "same_as", "renamed_to", "outcome", "assigned_to", "raised_on", "status",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Interval:
    """A stretch of valid time. ``start`` and ``end`` are inclusive ISO days; either may be unknown.

    ``precision`` is one of ``day``, ``month``, ``quarter``, ``year``, ``period`` or ``unknown``; ``text`` is what the
    paper wrote, if it wrote anything.
    """

    start: str | None = None
    end: str | None = None
    precision: str = "unknown"
    text: str | None = None

    def iso(self) -> str | None:
        """The interval as ``start/end``, as one day where both ends agree, or None where an end is unknown."""
        if not (self.start and self.end):
            return None
        return self.start if self.start == self.end else f"{self.start}/{self.end}"


@dataclass(frozen=True, slots=True)
class Section:
    """One headed section of a part. ``position`` counts from 1 in the order of the text; ``number`` is as printed."""

    id: str
    position: int
    number: str | None
    title: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Part:
    """One record inside a file: a set of minutes, an agenda, a report. The unit that has a date of its own.

    ``id`` is readable and unique in the corpus (``2025-10-22-minutes``); ``recorded`` is the date of the paper that
    states things; ``period`` is the reporting period the part declares for itself, if any.
    """

    id: str
    kind: str  # minutes | agenda | report | other
    title: str
    start: int
    end: int
    recorded: str
    meeting: str | None = None  # Meeting.key
    period: Interval | None = None
    force: str | None = None  # Entity.key of the police force whose business this is
    sections: tuple[Section, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """One file. ``text`` is never altered; ``name`` is the file's name, ``sha256`` the digest of its bytes."""

    name: str
    sha256: str
    text: str
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where an entity is named. ``label`` is the fullest name that the document gives it."""

    start: int
    end: int
    type: str
    label: str
    entity: str  # Entity.key
    part: str
    rule: str = ""
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Alias:
    """Another name of an entity, and the sentence that shows it to be one (definition, attendance or form)."""

    name: str
    why: str
    start: int
    end: int
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Entity:
    """One thing as one document knows it. ``key`` is ``type/slug`` and becomes the tail of its IRI."""

    key: str
    type: str
    label: str
    aliases: tuple[Alias, ...] = ()


@dataclass(frozen=True, slots=True)
class Term:
    """Subject, object or speaker of a statement: an entity by key, or a literal where ``entity`` is None.

    Actions (``action/16``) and meetings (``meeting/...``) are also named by key.
    """

    label: str
    entity: str | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """What one passage says, with both its times and how it was found.

    ``quote`` is ``text[start:end]``. ``valid`` is when the fact held, ``recorded`` the date of the paper.
    ``modality`` is ``asserted``, ``planned``, ``asked``, ``claimed`` (somebody else's words) or ``denied``.
    ``inferred`` lists in words what was inferred and from what; empty when the passage alone says it.
    """

    relation: str
    subject: Term
    object: Term
    start: int
    end: int
    quote: str
    part: str
    recorded: str
    valid: Interval = field(default_factory=Interval)
    section: str | None = None
    speaker: Term | None = None
    value: float | None = None
    unit: str | None = None
    period: str | None = None  # ISO interval or day, or the paper's words where it cannot be resolved
    modality: str = "asserted"
    rule: str = ""
    confidence: float = 1.0
    inferred: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Observation:
    """One figure of an indicator table. ``start:end`` is the cell; ``context`` is the row as printed.

    ``measure`` is the column's own name (``Last 12 months``), ``comparison`` what a change is measured against.
    """

    part: str
    table: str
    topic: str
    indicator: str
    measure: str
    value: float
    unit: str  # count | percent | percentage points | seconds | GBP | ...
    period: Interval
    start: int
    end: int
    context: str
    section: str | None = None
    comparison: str | None = None


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting that the papers know of.

    ``status`` is what this mention shows: ``held`` (its minutes are here), ``referred`` (treated as held, minutes not
    here), ``planned`` or ``cancelled``. ``date`` may lack its day. ``start:end`` is the evidence in the part.
    """

    key: str
    title: str
    date: str
    status: str
    part: str
    start: int
    end: int
    venue: str | None = None
    time: str | None = None
    previous: str | None = None
    next: str | None = None


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """One item of an agenda or one numbered section of minutes, in its printed order."""

    part: str
    position: int
    number: str | None
    title: str
    start: int
    end: int
    time: str | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """A question put at a meeting: by a member of the public (``asker`` None) or by an office-holder."""

    key: str
    part: str
    section: str | None
    asker: Term | None
    public: bool
    start: int
    end: int
    answer_start: int | None = None
    answer_end: int | None = None
    answered_by: tuple[Term, ...] = ()


@dataclass(frozen=True, slots=True)
class Action:
    """One row of an action table as one meeting records it. ``status`` is as that meeting leaves it."""

    key: str  # action/16
    number: str
    raised_on: str
    part: str
    start: int
    end: int
    wording: str
    status: str | None
    update_start: int | None = None
    update_end: int | None = None


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was read from one document."""

    document: Document
    entities: tuple[Entity, ...] = ()
    mentions: tuple[Mention, ...] = ()
    statements: tuple[Statement, ...] = ()
    observations: tuple[Observation, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    agenda: tuple[AgendaItem, ...] = ()
    questions: tuple[Question, ...] = ()
    actions: tuple[Action, ...] = ()

    def to_json(self) -> str:
        """The extraction as one JSON text with sorted keys: the same extraction gives the same bytes."""
        return json.dumps(dataclasses.asdict(self), ensure_ascii=False, sort_keys=True)

    @classmethod
    def from_json(cls, text: str) -> Extraction:
        """The inverse of `to_json`. Raises ValueError where the text is no extraction of this version."""
        try:
            return typing.cast("Extraction", _load(cls, json.loads(text)))
        except (KeyError, TypeError) as error:
            raise ValueError(f"not an extraction of this version: {error}") from error


def _load(kind: Any, value: Any) -> Any:
    """`value`, as JSON gave it, turned into `kind` (a dataclass, a tuple of one, an optional one, or a plain type)."""
    if value is None or kind in (str, int, float, bool):
        return value
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin is types.UnionType:
        return _load(next(a for a in arguments if a is not type(None)), value)
    if origin is tuple:
        return tuple(_load(arguments[0], item) for item in value)
    hints = typing.get_type_hints(kind)
    return kind(**{name: _load(hints[name], item) for name, item in value.items()})
