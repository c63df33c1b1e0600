"""The fields of an entry: what reads as a name, what as an office, what as a body."""

from __future__ import annotations

import re
from functools import cache

from nlp.lexicon import either, table, words
from nlp.names import head_type

Range = tuple[int, int]

INITIALS = re.compile(r"\(\s*(?:[A-Z/]{2,6} )?([A-Z]{2,4})\s*\)")
_NAME_WORD = re.compile(
    rf"""
    [A-ZÀ-Þ][a-zà-ÿ]+(?:[-'’][A-Z]?[a-zà-ÿ]+)*      # Jane, Orr-Smith
    |[A-Z]\.?                                         # an initial
    |O['’][A-Z][a-z]+|Mc[A-Z][a-z]+|Mac[A-Z][a-z]+
    |[A-Z][a-z]+[A-Z][a-z]+                           # DeWitt
    |{either(words("people", "name", "particles"))}
    """,
    re.VERBOSE,
)
#: A post that names the body it belongs to: ``Clerk to the Authority``, ``Chair of the Panel``.
POST_OF = re.compile(
    rf"(?:[A-Z][\w-]+ )*(?:{either(words('people', 'office', 'posts'))})"
    rf" (?:{either(words('people', 'office', 'post_links'))}) "
)
#: An office that names its charge: ``Head of Policy and Scrutiny``.
OFFICE_OF = re.compile(rf"(?:[A-Z][a-z]+ )*(?:{either(words('people', 'office', 'openers'))})\b.*\b(?:of|for)\b")


def fields_of(text: str, start: int, end: int) -> list[Range]:
    """The comma-separated fields of an entry, brackets left whole."""
    fields, depth, position = [], 0, start
    for i in range(start, end):
        depth += {"(": 1, ")": -1}.get(text[i], 0)
        if text[i] == "," and depth <= 0:
            fields.append((position, i))
            position = i + 1
    fields.append((position, end))
    return [trimmed for f in fields if (trimmed := trim(text, f)) is not None]


def trim(text: str, field: Range) -> Range | None:
    """The field without blanks and dashes around it; None where nothing is left."""
    start, end = field
    while start < end and text[start] in " -–":
        start += 1
    while end > start and text[end - 1] in " .;-–":
        end -= 1
    return (start, end) if end > start else None


def kind_of(phrase: str) -> str | None:
    """The type that the last words of `phrase` give it."""
    typed = head_type(phrase.split())
    return typed[0] if typed else None


# --- offices and bodies ------------------------------------------------------------------------------------------


def is_post(text: str, field: Range | None) -> bool:
    """Whether a field is an office: by its noun, its abbreviation, or the body it names."""
    phrase = text[slice(*field)].strip() if field else ""
    return kind_of(phrase) == "ROLE" or is_role_acronym(phrase) or POST_OF.match(phrase) is not None


def is_role_acronym(text: str) -> bool:
    """Whether `text` is the abbreviation of an office."""
    return text.strip() in table("roles")["abbreviations"]


def ends_role(text: str) -> bool:
    """Whether `text` may be an office right before a name."""
    last = re.split(r"[\s(]+", text.rstrip(" )"))
    known = head_type(last) is not None or is_role_acronym(last[-1]) or last[-1] in words("people", "office", "ends")
    return known or OFFICE_OF.match(text) is not None


def is_org(text: str, field: Range) -> bool:
    """Whether a field is a body or team: by its noun, as an acronym, or by how it begins."""
    phrase = text[slice(*field)].strip(" .")
    if POST_OF.match(phrase):
        return False
    if kind_of(re.sub(r"\s*\([^)]*\)$", "", phrase)) in {"ORG", "TEAM"} or re.fullmatch(r"[A-Z][A-Z&]{2,8}", phrase):
        return True
    return phrase.split(" ")[0] in words("people", "body", "openers") and " " in phrase


# --- names -------------------------------------------------------------------------------------------------------


@cache
def _titles() -> frozenset[str]:
    """Ranks in short, and honorifics, that may stand before a name; not the offices that speak for themselves."""
    short = {a for a in table("roles")["abbreviations"] if a not in {"PCC", "PFCC", "DPCC", "DPFCC", "PCCN"}}
    return words("roles", "honorifics", "words") | words("roles", "titles", "words") | short


def titled(text: str) -> re.Match[str] | None:
    """A rank in short or an honorific at the start of an entry, with the blank after it."""
    names = "|".join(sorted(map(re.escape, _titles()), key=len, reverse=True))
    return re.match(rf"(?:{names})\.? (?=[A-Z])", text)


def is_name(text: str, field: Range) -> bool:
    """Whether a field reads as a person's name: two to four name words, none a title's noun."""
    field = without_letters(text, field) or field
    phrase = INITIALS.sub("", text[slice(*field)]).strip(" .,")
    parts = [p.rstrip(".") for p in phrase.split()]
    while len(parts) > 1 and parts[0] in _titles():
        parts = parts[1:]
    if not 2 <= len(parts) <= 4 or not all(_NAME_WORD.fullmatch(p) for p in parts):
        return _is_surname_with_honorific(phrase, parts)
    if kind_of(parts[-1]) not in {None, "PLACE"} or parts[-1] in words("people", "name", "never_last"):
        return False
    never = words("roles", "heads") | words("people", "name", "never")
    return not any(p in never for p in parts)


def _is_surname_with_honorific(phrase: str, parts: list[str]) -> bool:
    """``Dr Roe``: one name word after an honorific."""
    whole = phrase.split()
    if len(parts) != 1 or len(whole) != 2 or not _NAME_WORD.fullmatch(parts[0]):
        return False
    return whole[0].rstrip(".") in words("roles", "honorifics", "words")


def without_honorific(text: str, name: Range) -> Range:
    """The name without the ranks and honorifics before it."""
    while (match := titled(text[slice(*name)])) is not None:
        name = (name[0] + match.end(), name[1])
    return name


def without_letters(text: str, name: Range | None) -> Range | None:
    """The name without the letters after it (``OBE``), of which there may be several."""
    letters = words("roles", "postnominals", "words")
    name = trim(text, name) if name is not None else None
    while name is not None and (last := re.search(r",? +(\w+)$", text[slice(*name)])) and last[1] in letters:
        name = trim(text, (name[0], name[0] + last.start()))
    return name


def without_bracket(text: str, field: Range | None) -> tuple[Range | None, Range | None]:
    """The field without a bracket at its end, and the bracket's inside."""
    if field is None:
        return None, None
    match = re.search(r"\s*\(([^()]{1,40})\)\s*$", text[slice(*field)])
    if not match:
        return trim(text, field), None
    return trim(text, (field[0], field[0] + match.start())), (field[0] + match.start(1), field[0] + match.end(1))
