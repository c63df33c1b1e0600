"""A list of people cut into its pieces: stretches of text, brackets, and the signs, columns and lines between them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from nlp.english import is_english
from nlp.gazetteer import places
from nlp.layout.passages import Passage
from nlp.lexicon import words
from nlp.listing.fields import OFFICE_OF, POST_OF, Range, ends_role, is_org, is_role_acronym, kind_of
from nlp.listing.kinds import shared_title
from nlp.listing.ranks import portfolio
from nlp.listing.words import (
    WRITTEN,
    Word,
    honorifics,
    is_letters,
    is_title,
    name_at_end,
    ranks,
    same_initials,
    words_of,
)
from nlp.naming.heads import head_type
from nlp.recognition.given_names import is_given_name

_SIGN = re.compile(
    r"\s+[–—-]{1,2}\s+|(?<=[a-z)])-\s+(?=[A-Z])|\s*[–—]\s*|\s*:[-–—]?(?=\s|$)|\s*[,;•\n]\s*|\s+(?:and|&|agus)\s+|\s+|\("
)
#: An office by its noun of a doer: ``Keeper of the Records``.
_DOER_OF = re.compile(r"(?:[A-Z][a-z]+ )?[A-Z][a-z]+(?:er|or|ist|man|woman|ant|ent|ian) (?:of|to|for) (?:the )?[A-Z]")
#: Councils in short: ``North Fenshire DC``.
_COUNCIL = re.compile(r"(?:[A-Z][\w'&-]+ )+(?:BC|DC|CC|MBC|MDC|CBC|RBC|LBC|UA|TC|CCC|PC)")
#: The number of an officer, between rank and name.
_NUMBER = re.compile(r"[A-Z]{0,2}\d{2,6}[A-Z]{0,2}")
#: So many blanks are a column's edge, not a slip of the typist.
_COLUMN = 3
#: A name with its initials in brackets.
INITIALLED = re.compile(
    r"(?P<name>(?:[A-ZÀ-Þ][\w'’.-]* ){1,3}(?:[–-] )?[A-ZÀ-Þ][\w'’-]+)\s*\((?P<letters>[A-Z]{2,4}|[A-Z]{2,3}-[A-Z])\)"
)
#: The acronyms of bodies with which the entry of a list may end without a sign before them.
_ACRONYMS = r"(?:OPF?CC[A-Z]?|[A-Z]{3,7})"
_LINKS = words("people", "entry", "links")
_FILLERS = words("people", "entry", "fillers")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a view's text. ``kind`` is text, bracket, or the sign: ``, ; - : and line column``."""

    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Reads:
    """What a stretch of text reads as. ``before`` is the office, rank or body in front of a name."""

    name: Range | None = None
    before: Range | None = None
    honorific: str = ""
    office: bool = False
    body: bool = False

    @property
    def sure(self) -> bool:
        """Whether it names somebody beyond doubt: with a title in front."""
        return self.name is not None and (self.before is not None or bool(self.honorific))


# --- what a stretch reads as ---------------------------------------------------------------------------------------


def reads(text: str, start: int, end: int, shared: bool = False) -> Reads:
    """What ``text[start:end]`` is: a person with what stands before the name, an office, a body, or none of them."""
    found = _without_letters(_without_fillers([w for w in words_of(text, start, end) if w.text not in {"-", "–"}]))
    if not found:
        return Reads()
    whole = (found[0].start, _end_of(found[-1]))
    with_body = is_body(text, whole) or body_after(text, whole) is not None
    first = None if with_body else name_at_end(found, shared)
    first = first and next((n for n in range(len(found) - 2, first, -1) if _fronted(text, found, n)), first)
    if first is None:
        return Reads(office=is_office(text, whole) or body_after(text, whole) is not None, body=is_body(text, whole))
    name = (found[first].start, _end_of(found[-1]))
    before, honorific = found[:first], ""
    while before and before[-1].bare in honorifics():
        honorific, before = before[-1].bare, before[:-1]
    if not before:
        if not honorific and not shared and text[slice(*name)] in places():
            return Reads()
        return Reads(name, None, honorific)
    front = (before[0].start, before[-1].end)
    if before[-1].text in _LINKS:
        return Reads(office=is_office(text, whole), body=is_body(text, whole))
    if ends_role(text[slice(*front)]) or is_office(text, front) or is_body(text, front) or is_title(before[-1]):
        return Reads(name, front, honorific)
    if honorific and shared_title(text, *front) is None:
        return Reads(name, None, honorific)
    return Reads(office=is_office(text, whole))


def _fronted(text: str, found: Sequence[Word], first: int) -> bool:
    """Whether what stands before word `first` is an office as it is, so that a shorter name begins there."""
    begins = found[first].text[:1].isupper() and len(found[first - 1].bare) > 1
    return begins and ends_role(text[found[0].start : found[first - 1].end])


def _without_fillers(found: list[Word]) -> list[Word]:
    while found and found[0].text.casefold() in _FILLERS:
        found = found[1:]
    if [word.bare.casefold() for word in found[-3:]] == ["in", "the", "chair"]:
        found = found[:-3]
    return [word for n, word in enumerate(found) if n == 0 or not _NUMBER.fullmatch(word.text)]


def _without_letters(found: list[Word]) -> list[Word]:
    letters = words("roles", "postnominals", "words") | words("roles", "elected", "letters")
    while (
        len(found) > 1 and found[-1].bare in letters and len(found[-1].bare) > 1 and found[-2].bare not in honorifics()
    ):
        found = found[:-1]
    return found


def _end_of(word: Word) -> int:
    return word.start + len(word.text.rstrip(".,;:") if len(word.bare) > 1 and "." not in word.bare else word.text)


def is_office(text: str, field: Range) -> bool:
    """Whether a stretch is an office: by its noun, its abbreviation, the body or charge it names."""
    phrase = text[slice(*field)].strip(" ,;:")
    bare = phrase.rstrip(".")
    if not bare or not (bare[0].isupper() or bare[0].isdigit()) or bare.startswith(("Office of", "Offices of")):
        return False
    if kind_of(bare) == "ROLE" or is_role_acronym(bare) or is_role_acronym(phrase) or portfolio().fullmatch(bare):
        return True
    last = re.split(r"[\s(-]+", bare)[-1]
    if last in words("people", "office", "also") or (last in ranks() and (last == bare or not last.isupper())):
        return True
    if bare.split()[0] in words("people", "office", "foreign"):
        return True
    return any(pattern.match(bare) for pattern in (OFFICE_OF, POST_OF, _DOER_OF))


def is_body(text: str, field: Range) -> bool:
    """Whether a stretch is a body or team."""
    phrase = text[slice(*field)].strip(" .,;:")
    if phrase in words("people", "body", "names") or re.fullmatch(r"(?:An )?Garda S[ií]och[aá]na", phrase):
        return True
    if phrase.startswith(("Office of", "Offices of")):
        return True
    if phrase.startswith("Police ") and any((head_type([w]) or ("", 0))[0] == "ROLE" for w in phrase.split()):
        return False
    if _COUNCIL.fullmatch(phrase):
        return True
    if is_role_acronym(phrase) or kind_of(phrase) == "ROLE" or OFFICE_OF.match(phrase) or portfolio().fullmatch(phrase):
        return False
    mixed = re.fullmatch(r"[A-Z][A-Za-z&]{2,8}", phrase) is not None and sum(c.isupper() for c in phrase) > 2
    return is_org(text, field) or mixed


def office_and_body(text: str, whole: Range) -> tuple[Range, Range] | None:
    """``Executive Director, Estates and Finance – Fenshire Police``: an office of several charges, and the body."""
    parted = re.fullmatch(r"(?P<office>[^,–—]+,[^–—]+?) (?:[–—]|-) (?P<body>[^,–—]+)", text[slice(*whole)])
    if parted is None:
        return None
    office, body = ((whole[0] + a, whole[0] + b) for a, b in (parted.span("office"), parted.span("body")))
    first = (office[0], text.index(",", office[0]))
    charges = not is_body(text, first) and not re.search(r"(?:Police|Constabulary|Council)$", text[slice(*office)])
    return (office, body) if charges and is_office(text, first) and is_body(text, body) else None


def body_after(text: str, office: Range) -> Range | None:
    """``Chief Executive Fenshire Council``: the body that follows an office without a sign."""
    if portfolio().fullmatch(text[slice(*office)]):
        return None
    for found in re.finditer(r"(?<= )[A-Z]", text[slice(*office)]):
        cut = office[0] + found.start()
        linked = re.search(r"\b(?:of|to|the|for|on) ", text[office[0] : cut])
        joined = re.search(r"(?:\band|&) ", text[office[0] : cut]) and kind_of(text[office[0] : cut].strip()) != "ROLE"
        if linked or joined or not is_office(text, (office[0], cut - 1)) or is_office(text, (cut, office[1])):
            continue
        begins = text[cut : office[1]].split()[0]
        if is_body(text, (cut, office[1])) and begins not in words("roles", "heads") | words("roles", "modifiers"):
            return cut, office[1]
    return _body_at_end(text, office)


def _body_at_end(text: str, office: Range) -> Range | None:
    """``Head of Scrutiny Fenshire OPCC``: a body's acronym after an office, with the place before it."""
    found = re.search(rf" (?:(?P<place>[A-Z][a-z]+) )?(?P<body>{_ACRONYMS})$", text[slice(*office)])
    title = text[office[0] : office[0] + found.start()] if found is not None else ""
    if found is None or not (OFFICE_OF.match(title) or (kind_of(title) == "ROLE" and is_letters(found["body"]))):
        return None
    words_left = text[office[0] : office[0] + found.start()].split()
    return (office[0] + found.start() + 1, office[1]) if words_left[-1] not in _LINKS else None


def _is_given(word: str) -> bool:
    """Whether a word can be a given name: a usual one, or one that is neither English nor a place."""
    known = is_given_name(word) or not (is_english(word) or word in places())
    return known and WRITTEN.fullmatch(word) is not None


def name_first(text: str, start: int, end: int) -> tuple[Range, Range] | None:
    """``Jane Roe Chief Finance Officer Fenshire OPCC``: a name with an office after it and no sign between."""
    found = words_of(text, start, end)
    for count in (2, 3):
        if len(found) <= count or is_title(found[0]) or not _is_given(found[0].bare):
            return None
        name, rest = found[:count], (found[count].start, found[-1].end)
        if (
            name_at_end(name) != 0
            or head_type([name[-1].bare]) is not None
            or name[-1].bare in words("roles", "modifiers")
        ):
            continue
        begins = found[count].text
        office = head_type([begins]) or begins in words("roles", "modifiers") or is_role_acronym(begins)
        opens = begins in words("people", "office", "openers") or begins == "Police"
        if len(found) == count + 1 and not is_role_acronym(begins):
            continue
        if (office or opens) and (is_office(text, rest) or body_after(text, rest) is not None):
            return (name[0].start, _end_of(name[-1])), rest
    return None


# --- pieces --------------------------------------------------------------------------------------------------------


def pieces(passage: Passage, start: int, end: int, shared: bool = False) -> list[Piece]:
    """The pieces of ``start:end`` of a passage's text, in order, without empty ones.

    A line break, ``and`` or a wide blank parts two people only where both sides read as such; otherwise the text runs
    on over it.
    """
    return _settled(passage.view.text, [*_raw(passage, start, end)], shared)


def _raw(passage: Passage, start: int, end: int) -> Iterator[Piece]:
    text, position, scan = passage.view.text, start, start
    while (sign := _SIGN.search(text, scan, end)) is not None:
        kind = None if _inside_title(text, sign) or _inside_name(text, sign) else _kind(passage, sign)
        scan = sign.end()
        if kind == "line" and _begins_entry(passage, sign.end(), end):
            kind = ";"
        if kind is None:
            continue
        if text[position : sign.start()].strip():
            yield Piece("text", position, sign.start())
        if kind == "bracket":
            close = _closing(text, sign.start(), end)
            yield Piece("bracket", sign.start() + 1, close)
            scan = position = min(close + 1, end)
            continue
        yield Piece(kind, sign.start(), sign.end())
        position = sign.end()
    if text[position:end].strip():
        yield Piece("text", position, end)


def _inside_title(text: str, sign: re.Match[str]) -> bool:
    """Whether a comma stands inside a title: ``Police, Fire and Crime Commissioner``."""
    return (
        sign.group().strip() == "," and text.endswith("Police", 0, sign.start()) and text.startswith("Fire", sign.end())
    )


def _begins_entry(passage: Passage, start: int, end: int) -> bool:
    """Whether a line begins with somebody's name and initials, or with a name and an office: an entry of its own."""
    text = passage.view.text
    named = INITIALLED.match(text, start, end)
    if named is not None and same_initials(named["letters"], named["name"]):
        return True
    return name_first(text, start, _line_end(passage, start, end)) is not None


def _line_end(passage: Passage, start: int, end: int) -> int:
    """Where the words end that can be a name and the office after it: with their line, or before a sign."""
    text, view = passage.view.text, passage.view
    for sign in re.compile(r"[(,;:•]|\s[–—-]\s|\s").finditer(text, start, end):
        blank = sign.group().isspace()
        if not blank or "\n" in passage.source[view.ends[sign.start() - 1] : view.starts[min(sign.end(), end - 1)]]:
            return sign.start()
    return end


def _inside_name(text: str, sign: re.Match[str]) -> bool:
    """Whether a dash stands inside a surname of two: ``Jane Orr – Hale (JO-H)``."""
    dash = sign.group().strip() in {"-", "–"}
    return dash and re.compile(r"[A-Z][a-z]+ ?\([A-Z]{2,3}-[A-Z]\)").match(text, sign.end()) is not None


def _kind(passage: Passage, sign: re.Match[str]) -> str | None:
    """The kind of a sign; None for a plain blank."""
    mark = sign.group().strip()
    if mark == "(":
        return "bracket"
    if mark:
        if mark in {"and", "&", "agus"}:
            return "and"
        if "\n" in sign.group():
            return ";"
        return {",": ",", ";": ";", "•": ";"}.get(mark, ":" if mark.startswith(":") else "-")
    if "\n" in sign.group():
        return ";"
    view, i = passage.view, sign.start()
    gap = passage.source[view.ends[i - 1] : view.starts[sign.end()]] if i > 0 and sign.end() < len(view.text) else " "
    if "\n" in gap:
        return "line"
    return "column" if "\t" in gap or (len(gap) >= _COLUMN and not gap.strip()) else None


def _closing(text: str, bracket: int, end: int) -> int:
    depth = 0
    for i in range(bracket, end):
        depth += {"(": 1, ")": -1}.get(text[i], 0)
        if depth == 0:
            return i
    return end


def _settled(text: str, raw: Sequence[Piece], shared: bool) -> list[Piece]:
    """`raw` with the texts on both sides of a doubtful sign made one, unless the sign parts two people."""
    done: list[Piece] = []
    i = 0
    while i < len(raw):
        piece = raw[i]
        if piece.kind == "text" and (title := shared_title(text, piece.start, piece.end)) and title[0] <= piece.end:
            shared = True
        doubtful = piece.kind in {"and", "line", "column"} and bool(done)
        if piece.kind in {"line", "column"} and i + 1 < len(raw) and raw[i + 1].kind == "bracket":
            i += 1
            continue
        if doubtful and done[-1].kind == "text" and i + 1 < len(raw) and raw[i + 1].kind == "text":
            if not _parts(text, done, piece, raw[i + 1], raw[i + 2] if i + 2 < len(raw) else None, shared):
                left = done.pop()
                done.append(Piece("text", left.start, raw[i + 1].end))
                i += 2
                continue
        elif doubtful and piece.kind in {"line", "column"} and done[-1].kind not in {"text", "bracket"}:
            i += 1
            continue  # the sign before it parts already
        done.append(piece)
        if piece.kind == ";":
            shared = False
        i += 1
    return done


def _parts(text: str, done: Sequence[Piece], sign: Piece, right: Piece, after: Piece | None, shared: bool) -> bool:
    """Whether a doubtful sign between the texts `done[-1]` and `right` parts two entries."""
    left = done[-1]
    title = shared_title(text, left.start, left.end)
    if title is not None and title[0] >= len(text[: left.end].rstrip()):
        return False  # the title shared by those who follow
    begin = title[0] if title is not None else left.start
    if shared_title(text, right.start, right.end) is not None:
        return True
    one, two = reads(text, begin, left.end, shared), reads(text, right.start, right.end, shared)
    held = after is not None and holds_name(text, after)
    if sign.kind == "line" and name_first(text, right.start, right.end) is not None:
        return True
    if sign.kind == "column":
        return one.name is not None or one.office or one.body or two.name is not None
    if sign.kind == "and":
        begins = words_of(text, right.start, right.end)[0].bare
        if one.name is not None and not begins[:1].isupper():
            return True  # a number of others
        if one.office:
            return two.sure and (begins in ranks() or begins in honorifics())
        if one.body and (len(done) < 2 or done[-2].kind == ";"):
            return False
        return (one.name is not None or one.body) and (two.name is not None or (two.office and held))
    if one.name is None:
        if two.name is None or not one.office:
            return two.name is not None and (two.sure or one.body or " " in text[slice(*two.name)])
        follows = len(done) > 2 and done[-2].kind in {",", "-", "line", "column"}
        rank = two.before is not None and words_of(text, left.start, left.end)[-1].bare in words("roles", "modifiers")
        told = follows and (done[-3].kind == "bracket" or reads(text, done[-3].start, done[-3].end, shared).name)
        return bool(told) and not rank
    if two.name is None:
        return two.office or two.body
    single = " " not in text[slice(*one.name)].strip()
    return two.sure or not single or shared


def holds_name(text: str, bracket: Piece) -> bool:
    """Whether a piece is a bracket with the name of somebody: with a title, or with initials."""
    if bracket.kind != "bracket":
        return False
    inside = reads(text, bracket.start, bracket.end)
    return inside.name is not None and (inside.sure or re.match(r"[A-Z]\.? ", text[slice(*inside.name)]) is not None)
