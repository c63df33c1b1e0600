"""How each type and relation is drawn and named: the one table that the picture, the legend and the print share.

Colours are the Okabe-Ito palette, which colour-blind readers can tell apart; each type also has a shape of its own, so
that grey print loses nothing.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TypeStyle:
    """One type of node. `shape` names an outline in `static/js/shapes.js`; `shown` is whether it is drawn at first."""

    key: str
    label: str
    plural: str
    shape: str
    colour: str
    shown: bool


@dataclass(frozen=True, slots=True)
class RelationStyle:
    """One relation. `weight` ranks what it says among key facts, 0 (routine) to 5 (a result)."""

    key: str
    label: str
    inverse: str
    weight: int
    shown: bool = True


TYPES: tuple[TypeStyle, ...] = (
    TypeStyle("OPERATION", "operation", "operations", "circle", "#0072B2", True),
    TypeStyle("INITIATIVE", "initiative", "initiatives", "hexagon", "#56B4E9", True),
    TypeStyle("TEAM", "team", "teams", "square", "#009E73", True),
    TypeStyle("ORG", "organisation", "organisations", "pentagon", "#E69F00", True),
    TypeStyle("PERSON", "person", "people", "triangle", "#D55E00", False),
    TypeStyle("ROLE", "post", "posts", "triangle-down", "#CC79A7", False),
    TypeStyle("PLACE", "place", "places", "diamond", "#F0E442", False),
    TypeStyle("AIM", "aim", "aims", "ring", "#5B5B5B", False),
    TypeStyle("ACTION", "action", "actions", "cross", "#000000", False),
    TypeStyle("MEETING", "meeting", "meetings", "star", "#000000", False),
    TypeStyle("SECTION", "section", "sections", "bar", "#8A8A8A", False),
    TypeStyle("PAPER", "paper", "papers", "page", "#8A8A8A", False),
)

#: What a type that the table does not know is drawn as.
OTHER_TYPE = TypeStyle("OTHER", "other", "others", "bar", "#8A8A8A", False)

RELATIONS: tuple[RelationStyle, ...] = (
    RelationStyle("led_by", "led by", "leads", 4),
    RelationStyle("funded_by", "funded by", "funds", 4),
    RelationStyle("involves", "involves", "takes part in", 2),
    RelationStyle("supports", "supports", "supported by", 2),
    RelationStyle("targets", "targets", "targeted by", 3),
    RelationStyle("located_in", "located in", "place of", 2),
    RelationStyle("outcome", "result", "result of", 5),
    RelationStyle("renamed_to", "renamed to", "formerly", 4),
    RelationStyle("same_as", "same as", "same as", 1),
    RelationStyle("raised_by", "raised by", "raised", 1),
    RelationStyle("holds_role", "holds post", "held by", 1),
    RelationStyle("member_of", "member of", "has member", 0),
    RelationStyle("attended", "attended", "attended by", 0),
    RelationStyle("sent_apologies", "sent apologies to", "apologies from", 0),
    RelationStyle("assigned_to", "assigned to", "assigned", 1),
    RelationStyle("raised_on", "raised on", "raised", 0),
    RelationStyle("status", "status", "status of", 0),
    RelationStyle("asked", "asked", "asked by", 1),
    RelationStyle("answered", "answered", "answered by", 1),
    RelationStyle("introduced", "introduced", "introduced by", 1),
    RelationStyle("mentions", "mentions", "mentioned in", 0),
)

#: Types that are facts about a node rather than things of their own: told in the panel, never drawn.
NOT_DRAWN = frozenset({"OUTCOME", "LITERAL"})

_TYPES = {style.key: style for style in TYPES}
_RELATIONS = {style.key: style for style in RELATIONS}


def type_style(key: str) -> TypeStyle:
    """The style of a node type; `OTHER_TYPE` for one that the table does not know."""
    return _TYPES.get(key, OTHER_TYPE)


def relation_style(key: str, label: str | None = None) -> RelationStyle:
    """The style of a relation. An unknown one is called by `label`, or by its key with spaces."""
    known = _RELATIONS.get(key)
    if known:
        return known
    words = label or key.replace("_", " ")
    return RelationStyle(key, words, f"{words} (of)", 1)
