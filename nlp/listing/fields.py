"""The fields of an entry: what reads as a name, what as an office, what as a body."""

from __future__ import annotations

import re

from nlp.lexicon import either, table, words
from nlp.naming.heads import head_type

Range = tuple[int, int]

INITIALS = re.compile(r"\(\s*(?:[A-Z/]{2,6} )?([A-Z]{2,4})\s*\)")
#: A post that names the body it belongs to: ``Clerk to the Authority``, ``Chair of the Panel``.
POST_OF = re.compile(
    rf"(?:[A-Z][\w-]+ )*(?:{either(words('people', 'office', 'posts'))})"
    rf" (?:{either(words('people', 'office', 'post_links'))}) "
)
#: An office that names its charge: ``Head of Policy and Scrutiny``.
OFFICE_OF = re.compile(rf"(?:[A-Z][a-z]+ )*(?:{either(words('people', 'office', 'openers'))})\b.*\b(?:of|for)\b")


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


def without_bracket(text: str, field: Range | None) -> tuple[Range | None, Range | None]:
    """The field without a bracket at its end, and the bracket's inside."""
    if field is None:
        return None, None
    match = re.search(r"\s*\(([^()]{1,40})\)\s*$", text[slice(*field)])
    if not match:
        return trim(text, field), None
    return trim(text, (field[0], field[0] + match.start())), (field[0] + match.start(1), field[0] + match.end(1))
