"""Names by their grammar: capitalised phrases with their full extent, typed by the noun they end or begin with."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from nlp.lexicon import table, words
from nlp.tokens import Token, tokenise


@dataclass(frozen=True, slots=True)
class Name:
    """A typed name in a passage: a range of its view's characters, the rule that found it and how sure it is."""

    start: int
    end: int
    type: str
    rule: str
    confidence: float = 0.9


@cache
def _heads() -> dict[str, str]:
    """Every head noun (one or more words, as capitalised in names) with the type it gives."""
    found: dict[str, str] = {}
    names = table("names")
    for kind in ("none", "place", "initiative", "org", "team"):
        for head in names[kind]["heads"]:
            found[head] = "NONE" if kind == "none" else kind.upper()
    for head in words("roles", "heads"):
        found.setdefault(head, "ROLE")
    return found


@cache
def _openers() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    names = table("names")
    found = [(tuple(t.text for t in tokenise(o)), "ORG") for o in names["org"]["openers"]]
    found += [(tuple(o.split()), "ROLE") for o in words("roles", "openers")]
    by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for opener in sorted(found, key=lambda o: (-len(o[0]), o[0])):
        by_first.setdefault(opener[0][0], []).append(opener)
    return by_first


_STOP = lambda: words("names", "stop", "words")  # noqa: E731
_AND = {"and", "&"}
_OF_NAMES = {
    "Bank",
    "Church",
    "East",
    "West",
    "North",
    "South",
    "Isle",
    "Port",
    "Vale",
    "Borough",
    "Bureau",
    "Board",
    "County",
    "Federation",
    "Association",
    "Royal",
    "City",
    "Chamber",
}
_PLURAL_ROLE = re.compile(
    r"(?:Commissioners|Constables|Superintendents|Inspectors|Sergeants|Managers|Officers|Directors|Advisors|Leads|Champions|Detectives)$"
)
_INDEFINITE = {"a", "an", "any", "each", "every", "another", "no", "per"}


def head_type(phrase: Sequence[str]) -> tuple[str, int] | None:
    """The type that the end of `phrase` gives it, and how many words its head has; None where it ends in no head."""
    heads = _heads()
    for length in (3, 2, 1):
        if len(phrase) >= length and (kind := heads.get(" ".join(phrase[-length:]))) is not None:
            return kind, length
    return None


class Grammar:
    """The tokens of one passage and the names in them.

    `known` tells the type of phrases already known to be names, so that extension stops at them.
    """

    def __init__(self, tokens: Sequence[Token], text: str) -> None:
        self.tokens, self.text = tokens, text
        self.size = len(tokens)

    def names(self) -> list[Name]:
        """All names found, longest first where they overlap removed later; in order of start."""
        found = [*self._operations(), *self._openers(), *self._headed(), *self._projects(), *self._of_action()]
        return sorted(self._unswallowed(found), key=lambda n: (n.start, -n.end))

    def _unswallowed(self, found: list[Name]) -> list[Name]:
        """Names that begin inside another's `College of X` begin after it instead."""
        openers = [n for n in found if n.rule == "org-opener"]
        done = []
        for name in found:
            cut = next((o.end for o in openers if o.start < name.start < o.end < name.end and name.type != "ORG"), None)
            if cut is not None:
                start = next((t.start for t in self.tokens if t.start >= cut), name.start)
                name = Name(start, name.end, name.type, name.rule, name.confidence) if start < name.end else name
            done.append(name)
        return done

    # --- helpers -----------------------------------------------------------------------------------------------

    def _word(self, i: int) -> str:
        return self.tokens[i].text if 0 <= i < self.size else ""

    def _name(self, first: int, last: int, kind: str, rule: str, confidence: float = 0.9) -> Name:
        """The name of tokens ``first..last`` inclusive."""
        return Name(self.tokens[first].start, self.tokens[last].end, kind, rule, confidence)

    def _sentence_start(self, i: int) -> bool:
        return (
            i == 0
            or self._word(i - 1) in {".", "?", "!", ":", "•", '"'}
            or "\n" in self.text[self.tokens[i - 1].end : self.tokens[i].start]
        )

    def _capital(self, i: int) -> bool:
        return (
            0 <= i < self.size
            and self.tokens[i].capital
            and "\n" not in self.text[self.tokens[i].start : self.tokens[i].end]
        )

    def _broken(self, i: int) -> bool:
        """Whether a hard boundary lies between token `i` and the next."""
        return i + 1 < self.size and "\n" in self.text[self.tokens[i].end : self.tokens[i + 1].start]

    # --- operations and projects -------------------------------------------------------------------------------

    def _operations(self) -> list[Name]:
        found = []
        for i in range(self.size - 1):
            if (
                self._word(i) in {"Operation", "Op", "OPERATION", "Op."}
                and self._capital(i + 1)
                and not self._broken(i)
            ):
                first = self._word(i + 1)
                if first in words("names", "none", "generic_operations") and self._word(i + 2).lower() in {
                    "team",
                    "teams",
                    "unit",
                    "units",
                    "board",
                    "boards",
                }:
                    found.append(self._name(i, i + 1, "OPERATION", "operation-generic", 0.3))
                    continue
                if first in words("names", "none", "generic_operations") or (
                    first in _STOP() and not self._code_word(i + 1)
                ):
                    continue
                if i and self._word(i - 1) in {"Temporary", "Joint", "Special"}:
                    continue
                last = self._code_end(i + 1)
                found.append(self._name(i, last, "OPERATION", "operation-head", 0.98))
        return found

    def _code_word(self, i: int) -> bool:
        """A weekday, month or number as a code name (`Operation Friday`): no sentence goes on like that."""
        return self._word(i) not in {"The", "A", "An", "This", "In", "On", "At", "As", "Our", "Their", "Its"}

    def _code_end(self, first: int) -> int:
        """The last token of a code name: further capitalised words belong to it unless they describe."""
        last = first
        run = first
        while run + 1 < self.size and self._capital(run + 1) and not self._broken(run) and self._word(run + 1) != "'s":
            run += 1
        tail = [self._word(k) for k in range(first + 1, run + 1)]
        if not tail or len(tail) > 2 or any(w in words("names", "none", "operation_tails") for w in tail):
            return last
        if any(self.tokens[k].acronym for k in range(first + 1, run + 1)) or any(t in _heads() for t in tail):
            return last
        following = self._word(run + 1)
        if following in words("names", "team", "lower_heads") or following == "-":
            return last
        return run

    def _projects(self) -> list[Name]:
        """`Project Kingfisher`, `Programme Alpha`: the head before the name."""
        found = []
        for i in range(self.size - 1):
            if self._word(i) == "Project" and self._capital(i + 1) and not self._broken(i):
                if self._word(i + 1) in _STOP() or self._word(i + 1) in _heads():
                    continue
                if i and self._capital(i - 1) and self._word(i - 1) not in _STOP() and not self._sentence_start(i):
                    before = self._word(i - 1)
                    if before.istitle() and not head_type([before]):
                        continue
                found.append(self._name(i, i + 1, "INITIATIVE", "project-head", 0.97))
        return found

    def _of_action(self) -> list[Name]:
        """`Winter of Action`, `Days of Action`: campaigns named after what they are full of."""
        found = []
        for i in range(1, self.size - 1):
            if self._word(i) == "of" and self._word(i + 1) == "Action" and self._capital(i - 1):
                begin = self._run_start(i - 1)
                if begin and self._word(begin - 1).isdigit():
                    begin -= 1
                if self._word(i - 1) in {
                    "Winter",
                    "Summer",
                    "Spring",
                    "Autumn",
                    "Day",
                    "Days",
                    "Week",
                    "Weeks",
                    "Month",
                    "Year",
                }:
                    found.append(self._name(begin, i + 1, "INITIATIVE", "of-action", 0.9))
        return found

    # --- names that begin with their head ----------------------------------------------------------------------

    def _openers(self) -> list[Name]:
        found = []
        for i in range(self.size):
            if not self._capital(i):
                continue
            for opener, kind in _openers().get(self._word(i), ()):
                if tuple(self._word(i + k) for k in range(len(opener))) != opener:
                    continue
                name = self._opened(i, len(opener), kind, opener)
                if name is not None:
                    found.append(name)
                    break
        return found

    def _opened(self, i: int, length: int, kind: str, opener: tuple[str, ...]) -> Name | None:
        after = i + length
        begin = self._left_modifiers(i)
        if kind == "ORG" and self._word(after) in {"Inspector", "Inspectors", "Commissioner"}:
            return None
        if kind == "ROLE":
            if self._word(after) not in {"of", "for"}:
                return None
            after += 1
            if self._word(after) == "the":
                after += 1
            if i and self._word(i - 1).lower() in _INDEFINITE:
                return None
        last = self._right_extent(after, kind)
        if last is None:
            return None
        if kind == "ORG":
            typed = head_type([self._word(k) for k in range(after, last + 1)])
            if typed is not None and typed[0] in {"INITIATIVE", "ROLE", "TEAM"} and last > after:
                last = after
        return self._name(begin, last, kind, f"{kind.lower()}-opener", 0.92)

    def _left_modifiers(self, i: int) -> int:
        mods = words("roles", "modifiers")
        while i and self._word(i - 1) in mods and self._capital(i - 1) and not self._broken(i - 1):
            i -= 1
        return i

    def _right_extent(self, i: int, kind: str) -> int | None:
        """The last token of the capitalised phrase from token `i`, over `and`, `of`, `for` and lists before `and`."""
        if not self._capital(i) or (i and self._broken(i - 1)):
            return None
        last = i
        while True:
            nxt = last + 1
            if self._broken(last):
                break
            if self._capital(nxt) and not (self._person_follows(nxt) and kind == "ROLE"):
                last = nxt
                continue
            word = self._word(nxt)
            if word in {"of", "for"} and self._capital(nxt + 1) and not head_done(self._word(last), kind):
                last = nxt + 1
                continue
            if word in {"of", "for"} and self._word(nxt + 1) == "the" and self._capital(nxt + 2) and kind == "ORG":
                last = nxt + 2
                continue
            if word == "for" and self._capital(nxt + 1) and kind == "ORG":
                last = nxt + 1
                continue
            if (
                word in _AND
                and self._capital(nxt + 1)
                and not self._person_follows(nxt + 1)
                and self._joins(last, nxt + 1)
            ):
                last = nxt + 1
                continue
            if word == "," and kind == "ROLE" and self._list_to_and(nxt):
                last = nxt + 1
                continue
            if (
                word == ","
                and kind == "ORG"
                and self._capital(nxt + 1)
                and self._list_to_and(nxt)
                and self._word(i - 1) in {"of", "the"}
            ):
                last = nxt + 1
                continue
            break
        if last - i > 11:
            return None
        return last

    def _joins(self, last: int, nxt: int) -> bool:
        """Whether ``last and nxt`` lies inside one name: neither side is a name that is already complete."""
        left = self._word(last)
        return (
            left not in {"Office", "Constabulary", "Council"}
            and not self.tokens[nxt].acronym
            and not self.tokens[last].acronym
            and head_type([left]) is None
        ) or left in {"Crime", "Police", "Justice"}

    def _list_to_and(self, comma: int) -> bool:
        """``, X and Y`` or ``, X, and Y`` follows: the comma lies inside a list of one name."""
        i, steps = comma + 1, 0
        while self._capital(i) and steps < 5:
            i, steps = i + 1, steps + 1
            if self._word(i) in _AND and self._capital(i + 1):
                return True
            if self._word(i) == ",":
                if self._word(i + 1) in _AND and self._capital(i + 2):
                    return True
                i += 1
        return False

    def _person_follows(self, i: int) -> bool:
        """An honorific, or two capitalised words right before a comma or the end: a person's name, not a title."""
        if self._word(i) in words("roles", "honorifics", "words"):
            return True
        j = i
        while self._capital(j):
            j += 1
        return (
            j - i == 2
            and self._word(j) in {",", "", "(", "-", "–"}
            and all(self._word(k).isalpha() and head_type([self._word(k)]) is None for k in (i, i + 1))
            and self._word(i - 1) not in _AND | {"of", "the", "for", ","}
        )

    # --- names that end with their head ------------------------------------------------------------------------

    def _headed(self) -> list[Name]:
        found = []
        i = 0
        while i < self.size:
            if not self._capital(i):
                i += 1
                continue
            last = i
            while last + 1 < self.size and self._capital(last + 1) and not self._broken(last):
                last += 1
            found += self._chunk(i, last)
            i = last + 1
        return found

    def _chunk(self, first: int, last: int) -> list[Name]:
        """The names in the capitalised run of tokens ``first..last``: one for each head inside it, longest kept."""
        found = []
        for end in range(first, last + 1):
            phrase = [self._word(k) for k in range(first, end + 1)]
            typed = head_type(phrase)
            if typed is None or typed[0] == "NONE":
                continue
            kind, length = typed
            if end < last and (
                self._runs_into_none(first, end, last)
                or self._runs_into_head(end, last)
                or kind == "PLACE"
                or self._word(end) == "Project"
            ):
                continue
            name = self._typed(first, end, kind, length)
            if (
                name is not None
                and kind in {"ORG", "TEAM"}
                and self._word(end + 1) in {"programme", "scheme", "initiative", "campaign"}
                and not self._broken(end)
                and self._word(end) == "Service"
            ):
                name = Name(name.start, name.end, "INITIATIVE", "service-programme", 0.75)
            if name is not None:
                found.append(name)
        found += self._lower_head(first, last)
        found += self._cued(first, last)
        return found

    def _cued(self, first: int, last: int) -> list[Name]:
        """``Lantern Nights approaches``: a capitalised phrase without a head, named by the lower-case noun after it."""
        if self._broken(last) or last - first < 1 or last - first > 4:
            return []
        cue = self._word(last + 1)
        if cue in {"funding", "fund", "grant", "money"}:
            for k in range(first, last - 1):
                typed = head_type([self._word(j) for j in range(first, k + 1)])
                if (
                    typed is not None
                    and typed[0] == "ORG"
                    and head_type([self._word(j) for j in range(k + 1, last + 1)]) is None
                ):
                    return [
                        self._name(k + 1, last, "INITIATIVE", "funded", 0.7),
                        self._name(first, k, "ORG", "org-head", 0.9),
                    ]
            return []
        while first < last and (self._word(first) in _STOP() or self._gerund(first)):
            first += 1
        if first == last or (
            self._sentence_start(first) and first == 0 and cue not in {"initiative", "scheme", "campaign"}
        ):
            return []
        phrase = [self._word(k) for k in range(first, last + 1)]
        if cue in {"Accredited", "accredited", "accreditation"} or phrase[-1] in {"Accredited", "Accreditation"}:
            end = last - 1 if phrase[-1] in {"Accredited", "Accreditation"} else last
            return [self._name(first, end, "INITIATIVE", "accredited", 0.8)] if end > first else []
        if (
            cue in {"scheme", "campaign", "initiative", "approaches", "programme", "messaging"}
            and head_type(phrase) is None
            and not any(self.tokens[k].acronym for k in range(first, last + 1))
            and self._word(first) not in {"Operation", "Op", "Project"}
        ):
            begin = self._left_extent(first, last, "INITIATIVE")
            return [self._name(begin, last, "INITIATIVE", "cued", 0.7)]
        return []

    def _runs_into_head(self, end: int, last: int) -> bool:
        """Whether the run goes on to a later head that takes this one in (``Youth Board Manager``)."""
        later = head_type([self._word(k) for k in range(end + 1, last + 1)])
        if later is not None and later[0] == "PLACE" and self._word(end) in words("roles", "heads"):
            return False
        return later is not None and later[0] != "NONE" and not self._is_person_tail(end, last)

    def _runs_into_none(self, first: int, end: int, last: int) -> bool:
        """Whether the run ends, a word or two on, in a noun that makes it none of ours (``Youth Service Review``)."""
        typed = head_type([self._word(k) for k in range(first, last + 1)])
        return (
            typed is not None
            and typed[0] == "NONE"
            and last - end <= 2
            and self._word(end) in {"Service", "Services", "Office", "Court", "Police"}
        )

    def _is_person_tail(self, end: int, last: int) -> bool:
        return last - end in (1, 2) and all(
            self._word(k).istitle() and head_type([self._word(k)]) is None for k in range(end + 1, last + 1)
        )

    def _typed(self, first: int, end: int, kind: str, length: int) -> Name | None:
        begin = self._left_extent(first, end - length, kind)
        while begin <= end and (
            self._gerund(begin) or (self._word(begin) in _STOP() and not self._stop_is_part(begin, end, kind))
        ):
            begin += 1
        if kind == "TEAM" and self._word(begin) in {"Operation", "Op", "Project"} and end - begin <= 3:
            return None
        count = end - begin + 1
        if count < 1 or (count <= length and kind != "ROLE" and not (length >= 2 and kind in {"TEAM", "ORG"})):
            return None
        if kind == "ROLE":
            return self._role(begin, end)
        if kind == "PLACE" and self._officer(begin, end):
            return None
        if (
            kind == "INITIATIVE"
            and re.fullmatch(r"20\d\d(?:[-/–]\d{2,4})?", self._word(end + 1))
            and re.search(r"Plan|Strategy|Programme|Framework", self._word(end))
        ):
            end += 1
        if (
            kind == "ORG"
            and self._word(end)
            in {"Police", "Service", "Services", "Office", "Enforcement", "District", "Directors", "Conduct"}
            and count < 2
        ):
            return None
        if (
            kind == "TEAM"
            and self._word(end + 1) == "for"
            and self._word(end) in {"Unit", "Board", "Forum", "Network", "Partnership", "Committee", "Taskforce"}
        ):
            after = end + 2 + (self._word(end + 2) == "the")
            extended = self._right_extent(after, "TEAM") if self._capital(after) else None
            end = extended if extended is not None else end
        return self._name(begin, end, kind, f"{kind.lower()}-head", 0.9 if kind != "PLACE" else 0.85)

    def _officer(self, begin: int, end: int) -> bool:
        """Whether what ends like a place is a person: after a rank, a title or an honorific (``Inspector Park``)."""
        titles = (
            words("roles", "heads") | words("roles", "honorifics", "words") | table("roles")["abbreviations"].keys()
        )
        return any(self._word(k) in titles for k in range(begin - (not self._sentence_start(begin)), end))

    def _stop_is_part(self, i: int, end: int, kind: str) -> bool:
        """A stop word that is part of a name after all: a numeral or day inside it, not at a sentence's start."""
        return (
            self._word(i)
            in {
                "Support",
                "Summer",
                "Winter",
                "Christmas",
                "Government",
                "New",
                "Training",
                "Development",
                "First",
                "Engagement",
            }
            and not self._sentence_start(i)
            and i < end
        )

    def _left_extent(self, first: int, before_head: int, kind: str) -> int:
        """Extend a name to the left over ``and``, ``of``, bracketed acronyms, and lists that end in ``and``."""
        begin = first
        while begin > 1:
            link = self._word(begin - 1)
            previous = begin - 2
            if self._broken(begin - 1) or self._broken(previous):
                break
            if (
                link in _AND
                and self._word(previous) == ","
                and self._capital(previous - 1)
                and self._listed(previous - 1, kind)
            ):
                begin = self._run_start(previous - 1)
                begin = self._over_commas(begin, kind)
            elif link in _AND and self._capital(previous) and self._may_join(previous, begin, kind):
                begin = self._run_start(previous)
                begin = self._over_commas(begin, kind)
            elif (
                link == "of"
                and self._capital(previous)
                and kind in {"TEAM", "ORG", "INITIATIVE"}
                and head_type([self._word(previous)]) is None
                and self._word(previous) not in _STOP()
                and not self.tokens[previous].acronym
                and (
                    kind == "INITIATIVE"
                    or (self._run_start(previous) == previous and self._word(previous) in _OF_NAMES)
                )
            ) or (
                link == "'s"
                and self._capital(previous)
                and self._word(begin) in {"Council", "Association", "Federation"}
                and kind == "ORG"
            ):
                begin = self._run_start(previous)
            elif (
                link in _AND
                and self._word(previous) == ")"
                and self._bracketed(previous)
                and self._capital(previous - 3)
                and head_type([self._word(previous - 3)]) is None
            ):
                begin = self._run_start(previous - 3)
            elif (
                link in {"at", "to"}
                and kind == "INITIATIVE"
                and self._capital(previous)
                and self._word(previous) not in _STOP()
            ):
                begin = self._run_start(previous)
            elif (
                link == ")"
                and begin - 4 >= 0
                and self._word(begin - 3) == "("
                and self.tokens[begin - 2].acronym
                and self._capital(begin - 4)
                and kind in {"TEAM", "ROLE", "ORG", "INITIATIVE"}
                and (kind in {"ROLE", "TEAM"} or head_type([self._word(begin - 4)]) is None)
            ):
                begin = self._run_start(begin - 4)
            elif (
                link == "'"
                and self._word(previous).endswith("s")
                and self._capital(previous)
                and self.text[self.tokens[begin - 1].end : self.tokens[begin].start] == " "
            ):
                begin = self._run_start(previous)
            else:
                break
        return begin

    def _bracketed(self, close: int) -> bool:
        """Whether token `close` ends a bracket that holds one acronym."""
        return close >= 2 and self._word(close - 2) == "(" and self.tokens[close - 1].acronym

    def _run_start(self, i: int) -> int:
        while i > 0 and self._capital(i - 1) and not self._broken(i - 1):
            i -= 1
        while (self._word(i) in _STOP() or self._gerund(i)) and self._capital(i + 1):
            i += 1
        return i

    def _gerund(self, i: int) -> bool:
        """A verb in -ing that opens a sentence or heading, and so is no part of the name after it."""
        word = self._word(i)
        return (
            word.endswith("ing")
            and self._sentence_start(i)
            and word
            not in {
                "Policing",
                "Housing",
                "Licensing",
                "Planning",
                "Commissioning",
                "Vetting",
                "Learning",
                "Training",
                "Safeguarding",
                "Working",
            }
        )

    def _may_join(self, previous: int, begin: int, kind: str) -> bool:
        word = self._word(previous)
        if word in _STOP() or self.tokens[previous].acronym:
            return False
        left = self._run_start(previous)
        run = [self._word(k) for k in range(left, previous + 1)]
        typed = head_type(run)
        if (
            typed is not None
            and typed[0] not in {"NONE", "PLACE"}
            and not (
                word in {"Court", "Courts", "Partnership", "Community", "Services"}
                or (word == "Police" and self._word(begin) in {"Crime", "Fire"})
            )
        ):
            return False
        if typed is not None and len(run) > 1 and typed[0] in {"TEAM", "ORG", "PLACE"}:
            return False
        if (
            kind == "ROLE"
            and left
            and (
                self._word(left - 1) in table("roles")["abbreviations"]
                or self._word(left - 1) in words("roles", "heads")
            )
        ):
            return False  # "ACC Roe and Inspector Orr": a name after a rank joins nothing
        opening = self._word(left - 1).lower() if left else "the"
        if kind == "ORG" and len(run) > 1 and opening not in {"the", "of", "our"} and not self._sentence_start(left):
            return False
        return len(run) <= 6 and not (kind == "ROLE" and self._is_complete_role(run))

    def _is_complete_role(self, run: Sequence[str]) -> bool:
        return run[-1] in words("roles", "heads")

    def _listed(self, i: int, kind: str) -> bool:
        return self._may_join(i, i + 2, kind) and i - self._run_start(i) < 3

    def _over_commas(self, begin: int, kind: str) -> int:
        """``A, B and C Board``: go back over A where the list begins after ``the`` or another word that opens it."""
        start = begin
        while start > 1 and self._word(start - 1) == "," and self._capital(start - 2) and self._listed(start - 2, kind):
            start = self._run_start(start - 2)
        if start == begin:
            return begin
        opening = self._word(start - 1).lower() if start else "the"
        return (
            start
            if opening in {"the", "of", "our", "-", "–", "•", "", "'s"}
            or (kind == "ROLE" and self._sentence_start(start))
            else begin
        )

    def _role(self, begin: int, end: int) -> Name | None:
        if self._word(begin) in {"Lead", "Head", "Chair", "Assistant", "Special"} and begin == end:
            return None
        single = {
            "Lead",
            "Leader",
            "Head",
            "Officer",
            "Executive",
            "Chair",
            "Assistant",
            "Champion",
            "Member",
            "Manager",
            "Director",
            "Analyst",
            "Advisor",
            "Adviser",
            "Visitor",
            "Intern",
            "Apprentice",
            "Secretary",
            "Monitor",
            "Supervisor",
            "Consultant",
            "Planner",
            "Registrar",
            "Administrator",
            "Controller",
            "Governor",
            "Clerk",
            "President",
            "Minister",
            "Coordinator",
            "Co-ordinator",
            "Constable",
            "Auditor",
            "Accountant",
            "Solicitor",
        }
        if begin == end and self._word(end) in single:
            return None
        before = [self._word(k).lower() for k in (begin - 1, begin - 2)]
        if self._word(end + 1) in {"role", "post", "position"}:
            before = ["", ""]
        if before[0] in _INDEFINITE or (
            before[1] in {"a", "an"} and before[0].islower() and before[0] not in {"the", "of"} and before[0].isalpha()
        ):
            return None
        nxt = self._word(end + 1)
        if (nxt == "'s" and self._capital(end + 2) and head_type([self._word(end + 2)]) is None) or (
            nxt == "'s" and self._word(end + 3) in {"Meeting", "Meetings", "Detention"}
        ):
            run = end + 2
            while self._capital(run + 1):
                run += 1
            if self._word(run) in {"Meeting", "Meetings"} or (begin == end and self._capital(end + 2)):
                return None
        if nxt in {"Meeting", "Meetings", "Question", "Questions", "elections", "election", "Elections", "website"} or (
            self._word(end + 2) in {"Meeting", "Meetings"} and self._capital(end + 1)
        ):
            return None
        return self._name(begin, end, "ROLE", "role-head", 0.9)

    def _lower_head(self, first: int, last: int) -> list[Name]:
        """``Vetting department``, ``Lantern survey``: a capitalised modifier and a head noun in lower case."""
        names = table("names")
        head = self._word(last + 1)
        at, modifier_end = last + 1, last
        if head == "(" and self._word(last + 3) == ")" and self.tokens[last + 2].acronym:
            at, head = last + 4, self._word(last + 4)
        if self._broken(last):
            return []
        kind = (
            "TEAM"
            if head in names["team"]["lower_heads"]
            else "INITIATIVE"
            if head in {"survey", "initiative"}
            else None
        )
        if kind is None or (
            head in {"group", "groups", "section", "teams", "command", "board", "network", "unit", "panel", "desk"}
            and last - first < 1
        ):
            return []
        typed = head_type([self._word(k) for k in range(first, modifier_end + 1)])
        if typed is not None and typed[0] in {"ROLE", "ORG", "TEAM", "PLACE", "INITIATIVE"}:
            return []
        begin = self._left_extent(first, modifier_end, kind)
        while begin <= modifier_end and self._word(begin) in _STOP():
            begin += 1
        if begin > modifier_end or (
            self._word(begin) in {"Operation", "Op", "Project", "Operational"}
            and kind == "TEAM"
            and modifier_end - begin < 3
        ):
            return []
        while (
            kind == "INITIATIVE"
            and head == "initiative"
            and begin == modifier_end
            and begin > 1
            and self._word(begin - 1) == ","
            and self._capital(begin - 2)
            and self._word(begin - 2) not in _STOP()
        ):
            begin = modifier_end = begin - 2  # "Clear, Hold, Build initiative"
        if (begin == modifier_end and len(self._word(begin)) < 3) or (
            any(self._word(k) in _AND for k in range(begin, modifier_end)) and head == "unit"
        ):
            return []
        return [self._name(begin, at, kind, f"{kind.lower()}-lower-head", 0.8)]


def head_done(word: str, kind: str) -> bool:
    """Whether `word` closes a name of `kind`, so that ``of`` after it begins something else."""
    return kind == "ORG" and word in {"Constabulary", "Trust", "Council"}
