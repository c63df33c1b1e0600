"""Who was there: the lists of attendance and apologies, in the forms that minutes give them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from nlp.lexicon import table, words
from nlp.names import head_type
from nlp.passages import Passage
from nlp.tokens import tokenise

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Attendee:
    """One person of a list. Ranges are of the passage's view; ``role``, ``org`` and ``initials`` may be missing."""

    passage: Passage
    start: int
    end: int
    name: Range
    role: Range | None
    org: Range | None
    present: bool
    acronym: Range | None = None  # of the role, in brackets after it
    initials: str | None = None


_SEPARATOR = re.compile(r"\s+[–—-]\s+|\s*[–—]\s*|:\s+")
_INITIALS = re.compile(r"\(\s*(?:[A-Z/]{2,6} )?([A-Z]{2,4})\s*\)")
_SPLIT_PEOPLE = re.compile(r"\s*[;\n]\s*|(?<=\))\s*,\s*(?=[A-Z][\w'-]+ [A-Z][\w'-]+ \([A-Z]{2,3}\))")


_INLINE = re.compile(r"(?P<head>[A-Z][A-Za-z ()]{3,45}?)\s*[:–-]\s+(?P<rest>\S.*)")
#: What the columns of a table of people hold, by their headings.
_COLUMNS = (
    ("initials", re.compile(r"\binitials?\b|\babbreviation\b", re.IGNORECASE)),
    ("status", re.compile(r"\b(?:status|attendance|attended|apologies|in person)\b|present\?", re.IGNORECASE)),
    ("role", re.compile(r"\b(?:role|title|position|post|job|rank|designation|capacity)\b", re.IGNORECASE)),
    (
        "org",
        re.compile(
            r"\b(?:organi[sz]ation|representing|agency|force|body|employer|company|department|authority)\b",
            re.IGNORECASE,
        ),
    ),
    (
        "name",
        re.compile(r"\b(?:names?|attendees?|members?|people|person|present|invitees?|officers?)\b", re.IGNORECASE),
    ),
)


def attendance_kind(heading: str) -> bool | None:
    """True for a heading over those present, False over apologies, None for any other."""
    text = re.sub(r"^(?:\S*\d\S*\s+)?(?:\d+(?:\.\d+)*[.)]?\s*)?", "", heading).strip(" :.").casefold()
    if text in words("structure", "attendance", "apologies") or (
        text.startswith("apologies") and not re.search(r": |\bfrom \S", text) and len(text) < 60
    ):
        return False
    if (
        text in words("structure", "attendance", "present")
        or (
            re.match(r"(?:in attendance|present|attendees|members present|attendance)\b", text)
            and len(text) < 60
            and ": " not in text
        )
        or re.search(r"\b(?:members|officers|others?|staff|public|also|those) (?:present|in attendance)$", text)
    ):
        return True
    return None


def find_attendees(passages: Sequence[Passage]) -> list[Attendee]:
    """Everybody listed as present or excused, in the order of the lists."""
    found: list[Attendee] = []
    present: bool | None = None
    for passage in passages:
        text = passage.view.text
        if passage.kind == "cell" and passage.header and "\t" in passage.header:
            found += _row(passage, present)
            continue
        if (sent := _SENT.search(text)) is not None and not _bare_heading(text):
            found += _names_in_sentence(passage, sent.end(), False)
            continue
        inline = _INLINE.match(text)
        if inline and (kind := attendance_kind(inline["head"])) is not None:
            present = kind
            found += _people(passage, inline.start("rest"), len(text), present)
            continue
        if passage.kind == "heading" or _bare_heading(text):
            if passage.table is not None:
                continue  # a column's heading
            kind = attendance_kind(text)
            if kind is not None:
                present = kind
                continue
            if present is None or not _person_like(passage):
                present = present if present is not None and _body_heading(text) else None
                continue
        if present is None or passage.kind in {"notice", "caption"}:
            continue
        if passage.kind in {"paragraph", "cell"} and len(text) > 260 and not re.search(r";", text):
            present = None
            continue
        people = list(_people(passage, 0, len(text), present))
        if not people and passage.kind == "paragraph" and len(text.split()) > 14:
            present = None
        found += people
    return found


_SENT = re.compile(r"\bapologies\b[^.:]{0,70}\b(?:from|by)\b:? +", re.IGNORECASE)


def _names_in_sentence(passage: Passage, start: int, present: bool) -> Iterator[Attendee]:
    """The people of ``Apologies were received from Cllr Jane Roe and Sam Orr.``"""
    text = passage.view.text
    stop = re.compile(r"\.(?:\s|$)|;").search(text, start)
    end = stop.start() if stop else len(text)
    position = start
    for match in [*re.finditer(r",? and |, ", text[:end]), None]:
        if match is not None and match.start() < start:
            continue
        cut = match.start() if match else end
        attendee = _attendee(passage, _after_plural(text, position), cut, present)
        if attendee is not None:
            yield attendee
        position = match.end() if match else end


def _after_plural(text: str, start: int) -> int:
    """Where the first name begins after a title shared by several people (``Councillors B Holt, L Crane``)."""
    title = re.compile(r"\s*(?:Councillors|Cllrs|Messrs|Drs|Aldermen) (?=[A-Z])").match(text, start)
    return title.end() if title else start


def _bare_heading(text: str) -> bool:
    return len(text) < 60 and attendance_kind(text) is not None


def _person_like(passage: Passage) -> bool:
    """Whether what looks like a heading is an entry of the list (a line without a full stop)."""
    text = passage.view.text
    named = _titled(text) is not None or text.endswith(")") or _is_name(text, (0, len(text)))
    people = list(_people(passage, 0, len(text), True))
    labelled = re.match(r"[A-Z][A-Za-z -]{2,40}s: ", text) is not None
    return bool(people) and ("," in text or named or labelled or any(_is_post(text, a.role) for a in people))


@cache
def _titles() -> frozenset[str]:
    """Ranks in short, and honorifics, that may stand before a name; not the offices that speak for themselves."""
    short = {a for a in table("roles")["abbreviations"] if a not in {"PCC", "PFCC", "DPCC", "DPFCC", "PCCN"}}
    return words("roles", "honorifics", "words") | words("roles", "titles", "words") | short


def _titled(text: str) -> re.Match[str] | None:
    """A rank in short or an honorific at the start of an entry, with the blank after it."""
    names = "|".join(sorted(map(re.escape, _titles()), key=len, reverse=True))
    return re.match(rf"(?:{names})\.? (?=[A-Z])", text)


def _body_heading(text: str) -> bool:
    """A body's name over those of its people in the list (``Fenshire Police``, ``OPCC``)."""
    typed = head_type(text.strip(" :").split())
    return len(text) < 60 and (
        (typed is not None and typed[0] == "ORG") or re.fullmatch(r"[A-Z]{3,8}:?", text) is not None
    )


def _is_post(text: str, field: Range | None) -> bool:
    phrase = text[slice(*field)].strip() if field else ""
    typed = head_type(phrase.split()) if phrase else None
    return bool(typed and typed[0] == "ROLE") or _is_role_acronym(phrase) or _POST_OF.match(phrase) is not None


def _row(passage: Passage, present: bool | None) -> Iterator[Attendee]:
    """The person of one row of a table of people, its columns told by their headings."""
    view = passage.view
    fields: dict[str, Range] = {}
    for (begin, stop), header in zip(passage.fragments, (passage.header or "").split("\t"), strict=False):
        inside = [i for i in range(len(view.text)) if begin <= view.starts[i] and view.ends[i] <= stop]
        kind = next((kind for kind, pattern in _COLUMNS if pattern.search(header)), None)
        if inside and kind and (field := _trim(view.text, (inside[0], inside[-1] + 1))):
            fields.setdefault(kind, field)
    status = view.text[slice(*fields["status"])] if "status" in fields else ""
    if status:
        present = not re.search(r"apolog|absent|\bno\b|✗|✘", status, re.IGNORECASE)
    if present is None or "name" not in fields:
        return
    found = _INITIALS.search(view.text, *fields["name"])
    initials = found[1] if found else None
    if "initials" in fields and re.fullmatch(r"[A-Z]{2,4}", view.text[slice(*fields["initials"])]):
        initials = view.text[slice(*fields["initials"])]
    name = _without_bracket(view.text, fields["name"])[0] or fields["name"]
    name = _without_honorific(view.text, name)
    role, acronym = _without_bracket(view.text, fields.get("role"))
    if _is_name(view.text, name):
        end = max(field[1] for field in fields.values())
        yield Attendee(passage, fields["name"][0], end, name, role, fields.get("org"), present, acronym, initials)


def _people(passage: Passage, start: int, end: int, present: bool) -> Iterator[Attendee]:
    text = passage.view.text
    position = start
    for match in [*_SPLIT_PEOPLE.finditer(text, start, end), None]:
        stop = match.start() if match else end
        if text[position:stop].strip():
            yield from _entry(passage, position, stop, present)
        position = match.end() if match else end


_BODY_FIRST = re.compile(r"\s*(?P<body>[A-Z][A-Za-z&' -]{2,60}): +")


def _entry(passage: Passage, start: int, end: int, present: bool) -> Iterator[Attendee]:
    """One entry, or several people in one (``Jane Roe, Sam Orr and Ann Hill``; ``Fen Police: DCC Roe, ACC Orr``)."""
    text = passage.view.text
    if (body := _BODY_FIRST.match(text, start, end)) and (
        body["body"].endswith("s") or not _is_post(text, body.span("body"))
    ):
        start = body.end()
    start = _after_plural(text, start)
    items, position = [], start
    cuts = [
        m
        for m in re.compile(r",? and (?=[A-Z])|, ").finditer(text, start, end)
        if _outside(text, start, m.start()) and not _within_office(text[start : m.start()])
    ]
    for match in [*cuts, None]:
        items.append((position, match.start() if match else end))
        position = match.end() if match else end
    people = [_attendee(passage, *item, present) for item in items]
    if len(items) > 1 and all(p is not None for p in people):
        yield from (p for p in people if p is not None)
        return
    attendee = _attendee(passage, start, end, present)
    if attendee is not None:
        yield attendee


def _within_office(before: str) -> bool:
    """Whether an ``and`` after `before` joins two charges of one office (``Roe - Lead for Safer and Fairer Places``)."""
    return re.search(r" [–—-] [^,]*\b(?:for|of)\b[^,]*$", before) is not None


def _outside(text: str, start: int, position: int) -> bool:
    """Whether `position` lies outside all brackets opened since `start`."""
    return text.count("(", start, position) <= text.count(")", start, position)


def _attendee(passage: Passage, start: int, end: int, present: bool) -> Attendee | None:
    text = passage.view.text
    while start < end and (text[start].isspace() or text[start] in "-–•*"):
        start += 1
    end = start + len(text[start:end].rstrip(" .;,"))
    initials = None
    if (found := _INITIALS.search(text, start, end)) and not _is_role_acronym(found[1]):
        initials = found[1]
    fields = _fields(text, start, end)
    if len(fields) > 1 and re.fullmatch(r"[A-Z]{2,3}", text[slice(*fields[0])]) and _is_name(text, fields[1]):
        initials, fields = text[slice(*fields[0])], fields[1:]
    if not fields:
        return None
    name = role = org = None
    if len(fields) == 1 and (split := _role_then_name(text, fields)) is not None:
        role, name, org = split
    elif len(fields) == 1:
        name, role = _glued(text, fields[0])
        if name is None and (bare := _without_bracket(text, fields[0])[0]) is not None:
            name, role = _glued(text, bare)
    elif (split := _role_then_name(text, fields)) is not None:
        role, name, org = split
    elif _is_name(text, fields[0]):
        name = fields[0]
        office_typed = head_type(_INITIALS.sub("", text[slice(*fields[-1])]).split())
        org_field = (
            fields[-1]
            if (len(fields) > 2 and text[fields[-1][0]].isupper() and not (office_typed and office_typed[0] == "ROLE"))
            or _is_org(text, fields[-1])
            else None
        )
        while len(fields) > 2 and org_field is None and text[fields[-1][0]].islower():
            fields = fields[:-1]  # a task: ``minutes``, ``notes``
        last = len(fields) - (1 if org_field else 0)
        role = (fields[1][0], fields[last - 1][1]) if last > 1 else None
        org = org_field
    else:
        name, role = _glued(text, (fields[0][0], fields[-2][1]))
        org = fields[-1]
        if name is None:
            name, role = _glued(text, fields[0])
            org = (fields[1][0], fields[-1][1])
    if name is None:
        return None
    whole, name = name, _without_honorific(text, name)
    if role is not None and _is_org(text, role) and org is None and _titled(text[slice(*whole)]):
        role, org = None, role
    if (
        role is None
        and (office := _titled(text[slice(*whole)]))
        and office.group().strip(" .") not in words("roles", "honorifics", "words")
    ):
        role = (whole[0], whole[0] + len(office.group().rstrip(" .")))
    if (
        role is not None
        and org is None
        and (body := re.match(r"([A-Z]{3,6}) (?=[A-Z])", text[slice(*role)]))
        and body[1] not in table("roles")["abbreviations"]
    ):
        role, org = (role[0] + body.end(), role[1]), (role[0], role[0] + body.end(1))
    role, acronym = _without_bracket(text, role)
    if acronym is not None and initials == text[slice(*acronym)]:
        acronym = None
    org, _ = _without_bracket(text, org)
    name, _ = _without_bracket(text, name)
    name = _without_letters(text, name)
    if name is None or not _is_name(text, name):
        return None
    return Attendee(passage, start, end, name, role, org, present, acronym, initials)


def _fields(text: str, start: int, end: int) -> list[Range]:
    """The comma-separated fields of an entry, brackets left whole."""
    fields, depth, position = [], 0, start
    for i in range(start, end):
        depth += {"(": 1, ")": -1}.get(text[i], 0)
        if text[i] == "," and depth <= 0:
            fields.append((position, i))
            position = i + 1
    fields.append((position, end))
    return [trimmed for f in fields if (trimmed := _trim(text, f)) is not None]


def _trim(text: str, field: Range) -> Range | None:
    start, end = field
    while start < end and text[start] in " -–":
        start += 1
    while end > start and text[end - 1] in " .;-–":
        end -= 1
    return (start, end) if end > start else None


def _role_then_name(text: str, fields: Sequence[Range]) -> tuple[Range, Range, Range | None] | None:
    """``Role – Name, Org`` and ``Name – Role, Org``: the dash decides, wherever commas stand in the role."""
    whole = text[fields[0][0] : fields[-1][1]]
    for dash in _SEPARATOR.finditer(whole):
        left = _trim(text, (fields[0][0], fields[0][0] + dash.start()))
        right = _trim(text, (fields[0][0] + dash.end(), fields[-1][1]))
        if left is None or right is None:
            continue
        comma = text.find(",", right[0], right[1])
        name = _trim(text, (right[0], comma if comma >= 0 else right[1]))
        org = _trim(text, (comma + 1, right[1])) if comma >= 0 else None
        if name and _is_name(text, name) and not _is_name(text, left):
            return left, name, org
        if _is_name(text, left):
            last = text.rfind(",", right[0], right[1])
            if last >= 0 and _is_org(text, (last + 1, right[1])):
                role, org = _trim(text, (right[0], last)), _trim(text, (last + 1, right[1]))
            else:
                role, org = right, None
            return (role or right), left, org
    return None


def _glued(text: str, field: Range) -> tuple[Range | None, Range | None]:
    """``Chief Constable Jane Roe`` or ``Jane Roe (Chief Constable)``: name and role run together."""
    bracket = text.find("(", *field)
    if bracket > 0 and _is_name(text, (field[0], bracket)):
        close = text.find(")", bracket, field[1])
        inner = (bracket + 1, close if close > 0 else field[1])
        office = text[slice(*inner)]
        role = inner if head_type(office.split()) or _is_role_acronym(office) or office.endswith("Member") else None
        return _trim(text, (field[0], bracket)), role
    tokens = [t for t in tokenise(text[slice(*field)]) if t.text not in {"(", ")"}]
    honorifics = words("roles", "honorifics", "words")
    for back in (2, 3):
        if len(tokens) < back + 1:
            continue
        first = tokens[-back]
        begin = field[0] + first.start
        before = tokens[-back - 1].text
        candidate = (begin, field[1])
        if not _is_name(text, candidate):
            continue
        if before in honorifics and len(tokens) > back + 1:
            role = _trim(text, (field[0], field[0] + tokens[-back - 1].start))
            return (field[0] + tokens[-back - 1].start, field[1]), role
        if _ends_role(text[field[0] : begin].rstrip(" ,–-")):
            return candidate, _trim(text, (field[0], begin))
    if _is_name(text, field):
        return field, None
    return None, None


def _ends_role(text: str) -> bool:
    last = re.split(r"[\s(]+", text.rstrip(" )"))
    return (
        bool(head_type(last))
        or _is_role_acronym(last[-1])
        or bool(
            re.match(
                r"(?:[A-Z][a-z]+ )*(?:Director|Head|Chair|Leader|Minister|Secretary|Clerk|Mayor|Member|Chief|Lead|Commander)\b.*\b(?:of|for)\b",
                text,
            )
        )
        or last[-1] in {"Communications", "Scrutiny", "Standards"}
    )


def _is_role_acronym(text: str) -> bool:
    return text.strip() in table("roles")["abbreviations"]


#: A post that names the body it belongs to: ``Clerk to the Authority``, ``Chair of the Panel``.
_POST_OF = re.compile(
    r"(?:[A-Z][\w-]+ )*(?:Clerk|Secretary|Chair|Chairman|Chairwoman|Convener|Convenor|Leader|Treasurer|Member|Adviser|Advisor|Officer|Director|Head|Solicitor|Lead) (?:to|of|for|on) "
)


def _is_org(text: str, field: Range) -> bool:
    phrase = text[slice(*field)].strip(" .")
    if _POST_OF.match(phrase):
        return False
    typed = head_type(re.sub(r"\s*\([^)]*\)$", "", phrase).split())
    return (
        bool(typed and typed[0] in {"ORG", "TEAM"})
        or bool(re.fullmatch(r"[A-Z][A-Z&]{2,8}", phrase))
        or bool(re.match(r"(?:Office|University|Ministry|College) ", phrase))
    )


_NAME_WORD = re.compile(
    r"^(?:[A-ZÀ-Þ][a-zà-ÿ]+(?:[-'’][A-Z]?[a-zà-ÿ]+)*|[A-Z]\.?|O['’][A-Z][a-z]+|Mc[A-Z][a-z]+|Mac[A-Z][a-z]+|[A-Z][a-z]+[A-Z][a-z]+|de|van|von|der|la|ap|ab|ferch|bin|al)$"
)


def _is_name(text: str, field: Range) -> bool:
    """Whether a field reads as a person's name: two to four name words, none a title's noun."""
    honorifics = words("roles", "honorifics", "words")
    field = _without_letters(text, field) or field
    phrase = _INITIALS.sub("", text[slice(*field)]).strip(" .,")
    parts = [p.rstrip(".") for p in phrase.split()]
    while len(parts) > 1 and parts[0] in _titles():
        parts = parts[1:]
    if not 2 <= len(parts) <= 4 or not all(_NAME_WORD.match(p) for p in parts):
        return (
            len(parts) == 1
            and len(phrase.split()) == 2
            and bool(_NAME_WORD.match(parts[0]))
            and phrase.split()[0].rstrip(".") in honorifics
        )
    if (head_type([parts[-1]]) and head_type([parts[-1]])[0] in {"ROLE", "ORG", "TEAM", "NONE", "INITIATIVE"}) or parts[
        -1
    ] in {"Communications", "Scrutiny", "Policing", "Finance", "Performance", "Standards"}:  # type: ignore[index]
        return False
    return not any(
        p in words("roles", "heads")
        or p
        in {
            "Chief",
            "Deputy",
            "Assistant",
            "Temporary",
            "Police",
            "Crime",
            "Member",
            "Members",
            "Independent",
            "Council",
            "Committee",
            "Interest",
            "Interests",
            "Action",
            "Agenda",
            "Item",
        }
        for p in parts
    )


def _without_honorific(text: str, name: Range) -> Range:
    while (match := _titled(text[slice(*name)])) is not None:
        name = (name[0] + match.end(), name[1])
    return name


def _without_letters(text: str, name: Range | None) -> Range | None:
    """The name without the letters after it (``OBE``), of which there may be several."""
    letters = words("roles", "postnominals", "words")
    name = _trim(text, name) if name is not None else None
    while name is not None and (last := re.search(r",? +(\w+)$", text[slice(*name)])) and last[1] in letters:
        name = _trim(text, (name[0], name[0] + last.start()))
    return name


def _without_bracket(text: str, field: Range | None) -> tuple[Range | None, Range | None]:
    """The field without a bracket at its end, and the bracket's inside."""
    if field is None:
        return None, None
    match = re.search(r"\s*\(([^()]{1,40})\)\s*$", text[slice(*field)])
    if not match:
        return _trim(text, field), None
    return _trim(text, (field[0], field[0] + match.start())), (field[0] + match.start(1), field[0] + match.end(1))
