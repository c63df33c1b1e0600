"""The people of a list, in whichever order it gives name, office and body, one or several to a line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from nlp.gazetteer import places
from nlp.layout.passages import Passage
from nlp.lexicon import either, words
from nlp.listing.attendee import Attendee, is_generic, is_list
from nlp.listing.fields import OFFICE_OF, Range, is_role_acronym, kind_of
from nlp.listing.joined import both, leading
from nlp.listing.kinds import shared_title
from nlp.listing.person import Person, joined, names_several, of_all, share
from nlp.listing.pieces import Piece, Reads, body_after, is_office, name_first, office_and_body, pieces, reads
from nlp.listing.words import ranks, same_initials

__all__ = ["Attendee", "is_generic", "is_list", "people"]

_IN_CHAIR = re.compile(r"^in (?:the )?(chair)\b|^(chair(?:ing|ed)?)$", re.IGNORECASE)
_INSTEAD = re.compile(
    r"\b(?:substitut|deputis|in place|instead|replacing|for (?:cllr|councillor|mr|mrs|ms))", re.IGNORECASE
)
_SHORT = re.compile(r"(?:(?P<office>[A-Z/]{2,6}) )?(?P<letters>[A-Z]{2,4}|[A-Z]{1,2}(?:Mc|Mac)|[A-Z]{2,3}-[A-Z])")
_BARE_OFFICE = re.compile(r"(?:Assistant |Deputy )?(?:Director|Head|Manager|Lead)")
#: So many words no office has.
_MOST = 12
#: Last words of parts of a body, which are no bodies that somebody is a member of.
_DIVISIONS = ("Services", "District", "Section", "Department", "Division", "Unit", "Team", "Directorate")


def people(passage: Passage, start: int, end: int, present: bool, title: str = "") -> Iterator[Attendee]:
    """Everybody in ``start:end`` of a passage's text. `title`: the office that their heading gives."""
    reader = _Reader(passage, title)
    reader.read(pieces(passage, start, end, bool(title)))
    for person in reader.people:
        if person.org is not None and is_generic(passage.view.text[slice(*person.org)]):
            person.org = None
        yield _attendee(passage, person, present)


def _attendee(passage: Passage, person: Person, present: bool) -> Attendee:
    roles = [*person.roles, *([person.title] if person.title else [])]
    return Attendee(
        passage, person.start, person.end, person.name, roles[0] if roles else None, person.org, present,
        person.acronym, person.initials, tuple(roles[1:]), person.shared or None,
    )  # fmt: skip


def _in_bounds(text: str, office: Range) -> Range:
    """An office of not too many words; of more, which lists of several offices have run into, the rank at the end."""
    found = list(re.finditer(r"\S+", text[slice(*office)]))
    if len(found) < _MOST:
        return office
    ranked = words("roles", "modifiers") | words("roles", "heads")
    ends = [n for n in range(len(found) - 3, len(found)) if found[n].group() in ranked]
    return (office[0] + found[ends[0]].start(), office[1]) if ends else office


class _Reader:
    """Goes through the pieces of one list and puts its people together."""

    def __init__(self, passage: Passage, title: str) -> None:
        self.passage, self.text = passage, passage.view.text
        self.people: list[Person] = []
        self.open: Person | None = None
        self.waiting: list[Range] = []  # offices before a name that is to come
        self.waiting_org: Range | None = None
        self.waiting_acronym: Range | None = None
        self.group: Range | None = None  # the body whose people these are
        self.heading = self.shared = title
        self.office_first = False
        self.loose: Range | None = (
            None  # the first charge of an office that is to come: ``Communications and Standards Lead``
        )
        self.fresh = 0  # the number of the first person of this group

    def read(self, found: Sequence[Piece]) -> None:
        """Read all `found`."""
        leads = leading(self.text, found)
        for i, piece in enumerate(found):
            before = found[i - 1].kind if i else ""
            after = found[i + 1].kind if i + 1 < len(found) else ""
            if piece.kind == ";":
                self._close()
            elif piece.kind in {"line", "column"}:
                self.fresh = len(self.people)
            elif piece.kind == "bracket":
                self._bracket(piece, before)
            elif piece.kind == "text":
                self._stretch(piece, before, after, found[i + 2] if i + 2 < len(found) else None, leads[i])

    def _close(self) -> None:
        self.open, self.waiting, self.waiting_org, self.waiting_acronym = None, [], None, None
        self.shared, self.office_first, self.fresh = self.heading, False, len(self.people)

    # --- a stretch of text -----------------------------------------------------------------------------------------

    def _stretch(self, piece: Piece, before: str, after: str, beyond: Piece | None, leads: bool) -> None:
        start = piece.start + len(re.match(r"(?:and |& )?", self.text[piece.start : piece.end]).group())  # type: ignore[union-attr]
        if (title := shared_title(self.text, start, piece.end)) is not None:
            one = reads(self.text, title[0], piece.end, True)
            if one.name is None and self.text[title[0] : piece.end].strip():
                title = None  # ``Councillors' Services``
        if title is not None:
            self.open, self.shared = None, title[1]
            start = title[0]
            if not self.text[start : piece.end].strip():
                return
        first = name_first(self.text, start, piece.end) if before in {"", ";", "line", "column", ":"} else None
        if first is not None:
            self._begin(Reads(first[0]), Piece("text", start, first[0][1]), start, False)
            self._office(first[1], after, beyond, False)
            return
        if before in {",", "-", "column"} and self._initials((start, piece.end)):
            return
        seen = reads(self.text, start, piece.end, bool(self.shared))
        if after == ":" and self._label(seen, (start, piece.end)):
            return
        if before == "-" and seen.before is not None and self._is_placed_office(seen):
            self._office(seen.before, after, beyond, False)  # ``Jane Roe – Chief Officer Fenwell``
        elif seen.name is not None and not (leads and not seen.sure and not title):
            self._begin(seen, piece, start, title is not None)
        elif seen.office:
            self._office((start, piece.end), after, beyond, leads)
        elif seen.body:
            self._body((start, piece.end))
        else:
            self._rest((start, piece.end), before, after)

    def _initials(self, whole: Range) -> bool:
        """``Jane Orr-Smith, JOS, Chair``: the initials of the one just named, in a column or between commas."""
        start, end = self._trim(whole)
        letters = self.text[start:end]
        if self.open is None or self.open.roles or re.fullmatch(r"[A-Z]{2,4}", letters) is None:
            return False
        if is_role_acronym(letters) or not same_initials(letters, self.text[slice(*self.open.name)]):
            return False
        self.open.initials, self.open.end = letters, max(self.open.end, end)
        return True

    def _is_placed_office(self, seen: Reads) -> bool:
        """Whether what looks like an office and a surname is the office of the one just named, and where it is."""
        single = seen.name is not None and " " not in self.text[slice(*seen.name)]
        office = self.text[slice(*seen.before)] if seen.before is not None else ""
        return bool(
            self.open is not None and not self.open.roles and self.open.title is None and single and " " in office
        )

    def _label(self, seen: Reads, whole: Range) -> bool:
        """``Fenshire Police:`` before its people, ``Chair:`` before a name; any other label says nothing."""
        if seen.name is not None and seen.sure:
            return False
        self._close()
        if seen.office and not seen.body:
            self.waiting = [self._trim(whole)]
        self.group = self._trim(whole) if seen.body else None
        return True

    def _begin(self, seen: Reads, piece: Piece, start: int, entitled: bool) -> None:
        assert seen.name is not None
        if self.shared and not entitled and (seen.before is not None or self._leaves(seen, piece)):
            self.shared = ""
        begin = start + len(self.text[start : piece.end]) - len(self.text[start : piece.end].lstrip(" -–•*"))
        if seen.before is not None and self._is_charge(seen.before):
            self.waiting[-1] = (self.waiting[-1][0], seen.before[1])
            seen = Reads(seen.name, None, seen.honorific)
        assert seen.name is not None
        person = Person(seen.name, begin, piece.end, shared=self.shared)
        if seen.before is not None:
            self._front(person, seen.before)
        if chair := re.search(r"\bin the ([Cc]hair)\b", self.text[seen.name[1] : piece.end]):
            person.roles.append((seen.name[1] + chair.start(1), seen.name[1] + chair.end(1)))
        if letters := re.search(
            rf" ({either(words('roles', 'elected', 'offices'))})\.?[*†‡§ ]*$", self.text[seen.name[1] : piece.end]
        ):
            person.roles.append((seen.name[1] + letters.start(1), seen.name[1] + letters.end(1)))
        if self.open is None or self.office_first:
            person.roles += [self._trim(role) for role in self.waiting]
            person.org = person.org or self.waiting_org
            if self.waiting:
                self.office_first = True
                person.start = min(person.start, self.waiting[0][0])
            person.acronym = self.waiting_acronym
        self.waiting, self.waiting_org, self.waiting_acronym = [], None, None
        if person.org is None:
            person.org = self.group
        self.open = person
        self.people.append(person)

    def _is_charge(self, before: Range) -> bool:
        """Whether what stands before a name is the last charge of the office that waits for its holder."""
        return (
            bool(self.waiting)
            and OFFICE_OF.match(self.text[slice(*self.waiting[-1])]) is not None
            and kind_of(self.text[slice(*before)]) != "ROLE"
        )

    def _leaves(self, seen: Reads, piece: Piece) -> bool:
        """Whether an honorific shows that the title shared so far is no longer meant: ``and Mr L Roe``."""
        joined = self.text[piece.start : piece.end].startswith("and ")
        return seen.honorific == "Mr" or (bool(seen.honorific) and joined)

    def _front(self, person: Person, before: Range) -> None:
        """What stands before a name: an office or rank, a body, or a body and its office."""
        if not is_office(self.text, before):
            if reads(self.text, *before).body:
                person.org = self._trim(before)
            else:
                person.title = before
            return
        office, org = self._body_before(_in_bounds(self.text, before))
        person.org = org
        if self.text[slice(*office)].rstrip(".") in ranks():
            person.title = office
        else:
            person.roles.append(office)

    def _body_before(self, office: Range) -> tuple[Range, Range | None]:
        """``OPCC Chief Executive``: the acronym of a body before the office."""
        body = re.match(r"([A-Z]{3,6}) (?=[A-Z])", self.text[slice(*office)])
        rest = self.text[slice(*office)].split()[1:]
        bare = len(rest) == 1 and rest[0] in words("phrases", "role", "common")  # ``HWP Manager`` is one office
        if body is None or is_role_acronym(body[1]) or bare:
            return office, None
        return (office[0] + body.end(), office[1]), (office[0], office[0] + body.end(1))

    def _office(self, whole: Range, after: str, beyond: Piece | None, leads: bool) -> None:
        office = self._trim(whole)
        body = body_after(self.text, office)
        if body is not None:
            office = (office[0], body[0] - 1)
        if leads and self.open is not None and not self.open.bracketed and not self.open.roles:
            leads = after == "bracket" or beyond is None or not is_office(self.text, (beyond.start, beyond.end))
        named = (
            leads
            or (self.open is not None and self.open.held)
            or (after in {",", "-"} and self.office_first and self._bare_name(beyond))
        )
        if self.open is not None and not named:
            office, org = self._body_before(office) if self.open.org is None else (office, None)
            if (
                self.loose is not None
                and not self.open.roles
                and re.fullmatch(r",? *", self.text[self.loose[1] : office[0]])
            ):
                office = (self.loose[0], office[1])
            self.open.roles.append(office)
            self.open.org = self.open.org or org or body
            self.open.end = max(self.open.end, whole[1])
            return
        if self.open is not None and (leads or self.open.held):
            self.open, self.waiting, self.waiting_org = None, [], None
        self.waiting.append(office)
        self.waiting_org = body or self.waiting_org

    def _bare_name(self, piece: Piece | None) -> bool:
        if piece is None or piece.kind != "text":
            return False
        seen = reads(self.text, piece.start, piece.end)
        return seen.name is not None and seen.before is None

    def _body(self, whole: Range) -> None:
        body = self._trim(whole)
        if self.open is not None and not self.waiting:
            self.open.org = body if self.open.org in {None, self.group} else self.open.org
            self.open.end = max(self.open.end, whole[1])
        elif not self.text[slice(*body)].endswith(_DIVISIONS):
            self.waiting_org = body

    def _rest(self, whole: Range, before: str, after: str) -> None:
        """What is neither: the rest of an office's charge (``Director, Tourism``), or a remark."""
        self.loose = self._trim(whole)
        office = self.waiting[-1] if self.waiting else self.open.roles[-1] if self.open and self.open.roles else None
        text = self.text[slice(*whole)].strip()
        if office is None or before not in {",", "-", "and", "column"} or not text[:1].isupper():
            return
        held = self.text[slice(*office)]
        ends = after in {"", ";", "line", "column"} and self.open is not None and not self.waiting
        if ends and before != "and" and " " in text and self.open.org is None and text not in places():  # type: ignore[union-attr]
            self._body(whole)
            return
        if not (_BARE_OFFICE.fullmatch(held.split(",")[0]) or OFFICE_OF.match(held)):
            return
        longer = (office[0], self._trim(whole)[1])
        (self.waiting or self.open.roles)[-1] = longer  # type: ignore[union-attr]
        if not self.waiting and self.open is not None:
            self.open.end = max(self.open.end, longer[1])

    # --- a bracket -------------------------------------------------------------------------------------------------

    def _bracket(self, piece: Piece, before: str) -> None:
        inside = self._trim((piece.start, piece.end))
        text = self.text[slice(*inside)]
        end = min(piece.end + 1, len(self.text))
        if (self.waiting or self.open is None) and self._named_in(piece, end):
            return
        if self.waiting and re.fullmatch(r"[A-Z/]{2,8}", text):
            self.waiting_acronym = inside
            return
        if self.open is None or not text or _INSTEAD.search(text):
            return
        if re.fullmatch(rf"[A-Z][\w/]*\.? {re.escape(self.text[slice(*self.open.name)].split()[-1])}", text):
            self.open.end = max(self.open.end, end)
            return  # as the minutes go on to call them: ``Sam Orr, Assistant Chief Constable (ACC Orr)``
        group = self.people[self.fresh :]
        if (of_all_ := of_all(self.text, inside)) is not None:
            piece, inside = Piece("bracket", of_all_[0], piece.end), (of_all_[0], inside[1])
            group = group[-2:] if of_all_[1] else group
        self.open.end = max(self.open.end, end)
        if chair := _IN_CHAIR.match(text):
            group_ = 1 if chair[1] else 2
            self.open.roles.append((inside[0] + chair.start(group_), inside[0] + chair.start(group_) + 5))
        elif self.open.shared and names_several(text):
            for person in (*joined(self.text, group), self.open):
                person.shared = ""
        elif not self._letters(inside, text, before):
            self._told(piece)
            if of_all_ is not None and self.open.org == inside:
                for person in group:
                    person.org = inside if person.org in {None, self.group} else person.org
            elif self.open.org != self.group:
                share(self.text, group, inside)
        self.open.bracketed = True

    def _named_in(self, piece: Piece, end: int) -> bool:
        """``Chief Executive (Ms J Roe)``: the holder of the office that was waiting."""
        seen = reads(self.text, piece.start, piece.end)
        if seen.name is None or not self.waiting:
            return False
        waiting, self.waiting = self.waiting[-1:], []
        self.open = None
        self.waiting = waiting
        self._begin(seen, Piece("text", piece.start, end), waiting[0][0], True)
        self.people[-1].bracketed = self.people[-1].held = True
        self.people[-1].shared = ""
        self.office_first = False
        return True

    def _letters(self, inside: Range, text: str, before: str) -> bool:
        """Letters in a bracket: the person's initials, or the short form of the office before them."""
        assert self.open is not None
        short = _SHORT.fullmatch(text)
        name = self.text[slice(*self.open.name)]
        follows = bool(self.open.roles) and self.open.roles[-1][1] >= inside[0] - 3
        of_office = follows and short is not None and is_role_acronym(short["letters"])
        if short is not None and same_initials(short["letters"], name) and not of_office:
            self.open.initials = short["letters"]
            return True
        if follows and before == "text" and re.fullmatch(r"[A-Z/]{2,8}", text) and not self.open.acronym:
            self.open.acronym = inside
            return True
        return False

    def _told(self, piece: Piece) -> None:
        """Office, body, or the charge of the office before it, in a bracket."""
        assert self.open is not None
        person, whole = self.open, self._trim((piece.start, piece.end))
        follows = bool(person.roles) and person.roles[-1][1] >= piece.start - 3
        if (parted := office_and_body(self.text, whole)) is not None and person.org in {None, self.group}:
            person.roles.append(parted[0])
            person.org = parted[1]
            return
        for part in pieces(self.passage, piece.start, piece.end):
            if part.kind == "bracket" and person.roles and person.roles[-1][1] >= part.start - 3:
                person.roles[-1] = (person.roles[-1][0], min(part.end + 1, whole[1] + 1))
            if part.kind != "text":
                continue
            field_ = self._trim((part.start, part.end))
            seen = reads(self.text, *field_)
            if seen.office and seen.name is None:
                person.roles += both(self.text, field_)
            elif seen.body and person.org in {None, self.group}:
                team = kind_of(self.text[slice(*field_)]) == "TEAM"  # a part of the body whose people these are
                person.org = person.org if team and self.group is not None else field_
            elif seen.name is None and seen.before is None and not follows:
                self._rest(field_, "," if part.start > piece.start else "", ",")

    def _trim(self, whole: Range) -> Range:
        start, end = whole
        while start < end and self.text[start] in " -–,;:•*":
            start += 1
        while start < end and self.text[start : start + 4] in {"the ", "The "}:
            start += 4
        if self.text[start:end].startswith("An ") and is_office(self.text, (start + 3, end)):
            start += 3
        while end > start and self.text[end - 1] in " -–,;:":
            end -= 1
        if self.text[end - 1] == "." and self.text[start:end].count(".") == 1:
            end -= 1
        return start, end
