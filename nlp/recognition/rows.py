"""The cells of a row that a passage holds whole, and the names of operations that a table lists."""

from __future__ import annotations

import re
from collections.abc import Sequence

from nlp.capitals import softened
from nlp.english import is_english
from nlp.gazetteer import places
from nlp.layout.state import Passage
from nlp.layout.view import Fragment
from nlp.lexicon import either, words
from nlp.naming.heads import head_type

_HEADER = re.compile(rf"(?:{either(words('phrases', 'operation', 'column_heads'))})", re.IGNORECASE)
_NAME = re.compile(r"(?:code ?)?names?|titles?", re.IGNORECASE)
#: A heading over operations and nothing else: ``Annex B – Operations, October to December``.
_HEADING = re.compile(
    r"(?:(?:annex|appendix|table)\b[^–:-]*[–:-] *|[\d.() ]+)?(?:(?!and\b)[\w-]+ ){0,3}(?:operations|ops|ymgyrchoedd)\b"
    r"(?! +(?:\w+ )?(?:director|directorate|department|manager|centre|room|board|committee|group|report|and|&)\b)",
    re.IGNORECASE,
)
_SCHEME_HEADER = re.compile(
    r"(?:(?:name|title) of (?:the )?)?(?:schemes?|projects?|initiatives?|campaigns?|programmes?)(?: (?:name|title))?",
    re.IGNORECASE,
)
_SCHEME = re.compile(
    r"[A-ZÀ-Þ][\w'’-]+!?(?: (?:(?:of|the|for|and|to|in|on|a|with|y|yr|na) ){0,2}[A-ZÀ-Þ][\w'’-]*!?){0,5}"
)
_CODE = re.compile(r"[A-ZÀ-Þ][\w'’-]*(?: (?:(?:of|the|and|y|yr|a|na) )?[A-ZÀ-Þ][\w'’-]*){0,2}")

#: ``The following operations were reported:``, after which items of a list may be code names.
FOLLOWING_OPERATIONS = re.compile(
    r"\bfollowing (?:\w+ ){0,2}(?:operations|ops)\b[^.]{0,60}:$|\boperations (?:were|are|include)[^.]{0,40}:$"
)
_ITEM = r"^(?:\(?(?:[ivx]{1,4}|[a-z]|\d{1,2})[.)] ?|[-•–*] ?)?"
#: An item that begins with a name and a dash: ``(ii) Kestrel – theft of boats``.
LISTED_OPERATION = re.compile(rf"{_ITEM}(?P<code>[A-ZÀ-Þ][a-zà-ž]{{3,}}(?: [A-ZÀ-Þ][a-zà-ž]+)?)(?: [–-]|:) ?\w")


def item_of_list(text: str) -> bool:
    """Whether a passage reads as an item of a list of operations: one that is marked as such, or has a dash."""
    marked = re.match(rf"{_ITEM}(?:Operation|Op\.?|Ymgyrch) [A-Z]", text)
    return marked is not None or LISTED_OPERATION.match(text) is not None


def text_of(passage: Passage, acronyms: frozenset[str] = frozenset()) -> str:
    """The view's text with capitals softened and, in a row held whole, a hard boundary between its cells."""
    text = softened(passage.view.text, acronyms)
    later = cells_of(passage)[1:]
    if not later:
        return text
    chars = list(text)
    for start, _ in later:
        if chars[start - 1] == " ":
            chars[start - 1] = "\n"
    return "".join(chars)


def cells_of(passage: Passage) -> list[Fragment]:
    """The cells of the row that `passage` holds, as ranges of its view; one range where it is no whole row."""
    view = passage.view
    if passage.kind != "cell" or "\t" not in (passage.header or "") or len(passage.fragments) < 2:
        return [(0, len(view.text))]
    found = []
    for begin, stop in passage.fragments:
        inside = [i for i, at in enumerate(view.starts) if begin <= at < stop and view.ends[i] > at]
        if inside:
            found.append((inside[0], inside[-1] + 1))
    return found or [(0, len(view.text))]


def tabled_operation(passage: Passage) -> Fragment | None:
    """The code name in the first column of a table of operations, as a range of the view; None where there is none."""
    if passage.kind != "cell" or passage.column not in {None, 0} or passage.header is None:
        return None
    head = passage.header.split("\t")[0].strip(" *:")
    listed = _HEADER.fullmatch(head) or (_NAME.fullmatch(head) and any(map(_HEADING.match, passage.headings[-1:])))
    start, end = cells_of(passage)[0]
    name = passage.view.text[start:end]
    if not listed or not _CODE.fullmatch(name) or name in words("phrases", "operation", "no_codes_in_tables"):
        return None
    return (start, end)


def tabled_schemes(passage: Passage) -> list[Fragment]:
    """The names of schemes in a column headed so (``Scheme``, ``Project``), as ranges of the view."""
    if passage.kind != "cell" or passage.header is None:
        return []
    heads, cells = passage.header.split("\t"), cells_of(passage)
    if len(heads) != len(cells):
        return []
    named = []
    for head, (start, end) in zip(heads, cells, strict=True):
        name = passage.view.text[start:end]
        if _SCHEME_HEADER.fullmatch(head.strip(" *:")) and _SCHEME.fullmatch(name) and not _says_nothing(name):
            named.append((start, end))
    return named


def _says_nothing(name: str) -> bool:
    """One English word, or a word for none or all of them."""
    none = name in words("phrases", "operation", "no_codes_in_tables")
    return none or (" " not in name and (is_english(name) or name.isupper())) or head_type(name.split()) is not None


_EITHER = r"(?:operations?|ops|initiatives?|campaigns?|projects?|schemes?|activit(?:y|ies))"
#: Headings of a first column in which operations and schemes stand together.
_MIXED_HEADER = re.compile(
    rf"(?:names?|titles?|activit(?:y|ies)|strands?|deployments?|{_EITHER}(?: ?(?:/|or|and|&|,) ?{_EITHER})+)",
    re.IGNORECASE,
)
_OPERATION = re.compile(r"(?:Operation|Op\.?|OP|Ymgyrch) [A-ZÀ-Þ]")


def schemes_beside_operations(passages: Sequence[Passage]) -> list[str]:
    """The names in the first column of a table in which other rows name operations, under a heading of either."""
    columns: dict[tuple[str, ...], list[str]] = {}
    for passage in passages:
        if passage.kind != "cell" or passage.header is None or passage.column not in {None, 0}:
            continue
        if _MIXED_HEADER.fullmatch(passage.header.split("\t")[0].strip(" *:")):
            start, end = cells_of(passage)[0]
            columns.setdefault((*passage.headings, passage.header), []).append(passage.view.text[start:end])
    found: list[str] = []
    for names in columns.values():
        if any(map(_OPERATION.match, names)):
            found += [name for name in names if _SCHEME.fullmatch(name) and not _is_known(name)]
    return found


def _is_known(name: str) -> bool:
    """An operation, a word for none of them, a body, an office or a place."""
    other = _OPERATION.match(name) is not None or name in words("phrases", "operation", "no_codes_in_tables")
    told = name.istitle() or head_type(name.split()) != ("PLACE", 1)  # "Sweep the Dock" is no dock
    return other or (told and head_type(name.split()) is not None) or name in places()
