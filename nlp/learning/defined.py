"""What kind of thing a defined acronym stands for: by its long form, by the noun beside it, by the national list."""

from __future__ import annotations

import re
from collections.abc import Sequence

from nlp.lexicon import either, table, words
from nlp.names import Name, head_type

#: Before a name that is defined: ``a specialist command, Harbour and Quays (H&Q)``.
_KIND_BEFORE = re.compile(r"\b(?:command|department|directorate|division|unit|team|section|branch|service|hub), $")
#: The same for a scheme, whatever its last word: ``This pilot, Harbour Support Team (HST), began``.
_SCHEME_BEFORE = re.compile(r"\b(?:project|pilot|initiative|programme|scheme|campaign|trial), $")
#: Before a body that is defined: ``delivered by Orrlight Against Harm (OAH)``.
_BODY_BEFORE = re.compile(
    r"\b(?:delivered by|provided by|commissioned from|run by|hosted by|funded by|charity|charity,|grant to) (?:the )?$"
)
#: What a programme may give and not be called after.
_TAUGHT = {"Training", "Development", "Education", "Learning", "Management", "Prevention", "Safety", "Awareness"}


def is_title(phrase: str) -> bool:
    """Whether every word is capitalised but the small ones."""
    return all(word[0].isupper() or word in {"and", "of", "for", "the", "in"} for word in phrase.split())


def national_type(short: str) -> str:
    """The type of an acronym that is used nation-wide; NONE for all others, and for those short enough to be chance."""
    if short in table("bodies")["teams"]:
        return "TEAM"
    return "ORG" if len(short) > 3 and short in table("bodies")["acronyms"] else "NONE"


def role_only(long: str) -> str:
    """The words of an office without those after its head."""
    parts = long.split()
    while len(parts) > 1 and head_type(parts) is None and " of " not in long:
        parts = parts[:-1]
    return " ".join(parts)


def _is_told(long: str) -> bool:
    """``Complaints about the Police``: a small word that stands in no body's name."""
    small = words("phrases", "capitals", "small") | {"&", "against", "through", "under", "between"}
    return any(word.islower() and word not in small for word in long.split()) and long[0].isupper()


def _led_to(text: str, start: int) -> bool:
    """Whether words lead to what begins at `start` that lead to a body: ``run by``, ``the charity``."""
    return _BODY_BEFORE.search(text, max(0, start - 40), start) is not None


def definition_type(text: str, long: str, end: int, names: Sequence[Name], start: int) -> str:
    """The type of a defined long form: by a name that covers it, by its head, or by the noun after the bracket."""
    if long.split()[0] == "Officer":
        return "NONE"
    if long.startswith(("Office of", "Offices of", "Office for")):
        return "ORG"
    if _SCHEME_BEFORE.search(text, max(0, start - 40), start) is not None and is_title(long):
        return "INITIATIVE"
    for name in names:
        if name.end == end and name.start <= start:
            return name.type
    if _led_to(text, start) and is_title(long) and head_type(long.split()) is None:
        return "ORG"
    after = re.sub(r"^[\s']*\([^)]*\)['\"]?\s*", "", text[end : end + 60])
    outside = after.removeprefix(")").lstrip()  # where it is the long form that stands in the bracket
    if _KIND_BEFORE.search(text, max(0, start - 40), start) is not None and is_title(long):
        return "TEAM"
    if text[end : end + 1] in {"'", '"'} and all(w[0].isupper() or w in {"of", "and", "the"} for w in long.split()):
        return "INITIATIVE"
    typed = head_type([w.strip(",") for w in long.split()])
    if typed is not None and typed[0] in {"ORG", "TEAM"} and _is_told(long):
        return "NONE"
    if typed is not None and typed[0] != "NONE" and not (typed[0] == "ROLE" and long.endswith("s")):
        return typed[0]
    if re.match(r"(?:Director|Head|Chair) of ", long):
        return "ROLE"
    if (
        typed is None
        and re.match(r"(?:[Tt]eam|unit|group|hub)s?\b", after)
        and long[0].isupper()
        and "Against" not in long
    ):
        return "TEAM"
    if (
        typed is None
        and long[0].isupper()
        and (
            re.match(rf"(?:{either(words('schemes', 'defined', 'nouns_after'))})\b", outside, re.IGNORECASE)
            or (re.match(r"(?:programme|program|project|pilot)\b", after) and long.split()[-1] not in _TAUGHT)
            or (long.split()[-1] in words("schemes", "defined", "last_words") and is_title(long))
        )
    ):
        return "INITIATIVE"
    return "NONE"
