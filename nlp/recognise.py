"""Mentions of entities in a passage: what the document taught, what the grammar shows, places and people."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from nlp.attendance import Attendee
from nlp.gazetteer import places
from nlp.knowledge import Knowledge, code_of, is_none, quoted_names
from nlp.lexicon import table, words
from nlp.names import find_names, head_type
from nlp.passages import Passage
from nlp.tokens import Token, tokenise

_ROAD = re.compile(r"\b(?:[AM]\d{1,4}(?:\(M\))?|B\d{3,4})(?![\w-])")
_NOT_A_ROAD = re.compile(
    r"\b(?:Paper|Item|Annex|Appendix|Report|Level|Category|Class|Form|Section|Grade|Table|Size|Page) $"
)
_SAINT = re.compile(
    r"\bSt\.? [A-Z][a-z]+(?:'s)?(?: (?:Street|Square|Road|Lane|Church|Park|Hill|Way|Green|Avenue))?\b(?! (?:Cross|Day|flag|and Union))"
)
_CODE_CONTEXT = {
    "meeting",
    "meetings",
    "process",
    "processes",
    "team",
    "patrol",
    "patrols",
    "cohort",
    "methodology",
    "model",
    "approach",
    "activity",
    "subjects",
    "nominals",
    "deployment",
    "deployments",
    "pilot",
    "operation",
    "hotspot",
    "hotspots",
    "officers",
    "principles",
    "supervisors",
    "visit",
    "resources",
    "training",
    "checks",
    "campaign",
    "newsletter",
    "funding",
    "phase",
    "plan",
    "governance",
    "lead",
    "action",
    "results",
    "Supervisors",
    "Team",
    "Training",
}
_SPEECH_AFTER = {
    "'s",
    ",",
    ".",
    "and",
    "also",
    ")",
    "(",
    "was",
    "has",
    "is",
    "had",
    "will",
    "would",
    "to",
    "on",
    "'",
    ":",
}


@dataclass(frozen=True, slots=True)
class Found:
    """A mention in a passage's view, with the label of its entity."""

    start: int
    end: int
    type: str
    label: str
    rule: str
    confidence: float
    priority: int = 0


class Recogniser:
    """Finds mentions with what one document (`own`) and the whole corpus (`corpus`) taught."""

    def __init__(self, own: Knowledge, corpus: Knowledge, attendees: Iterable[Attendee] = ()) -> None:
        self.own, self.corpus = own, corpus
        self._listed: dict[tuple[int, int], list[Attendee]] = {}
        for person in attendees:
            self._listed.setdefault((person.passage.start, person.passage.end), []).append(person)

    # --- dictionaries --------------------------------------------------------------------------------------------

    @cached_property
    def _trie(self) -> dict[str, list[tuple[tuple[str, ...], str, str, str, float]]]:
        """First word of each known name -> (words, type, label, rule, confidence), longest first."""
        entries: dict[tuple[str, ...], tuple[str, str, str, float]] = {}
        for source, rule, sure in ((self.corpus, "corpus-name", 0.8), (self.own, "document-name", 0.9)):
            for name in sorted(source.names):
                kind = self._kind(name)
                if kind is None or not self._worth(name, kind):
                    continue
                entries[tuple(t.text for t in tokenise(name))] = (kind, self._canonical(name, kind), rule, sure)
            for short in sorted(source.acronyms):
                long_form = self._expand(short)
                if long_form is None or long_form[1] == "NONE" or long_form[1] == "ROLE":
                    continue
                label = self._canonical(short, long_form[1])
                for form in (short, short + "s"):
                    entries[tuple(t.text for t in tokenise(form))] = (long_form[1], label, "acronym", 0.93)
                if long_form[1] == "TEAM" and long_form[0][0].isupper() and self._kind(long_form[0]) is None:
                    entries[tuple(t.text for t in tokenise(long_form[0]))] = ("TEAM", long_form[0], "acronym", 0.85)
        for role in sorted({*self.own.roles, *self.corpus.roles}):
            if len(role.split()) > 2:
                entries[tuple(t.text for t in tokenise(role))] = ("ROLE", role, "listed-role", 0.95)
        for kind, names in (
            ("ORG", [*table("bodies")["acronyms"], *table("bodies")["names"]]),
            ("TEAM", table("bodies")["teams"]),
        ):
            for name in names:
                entries.setdefault(tuple(t.text for t in tokenise(name)), (kind, name, "national-body", 0.8))
        trie: dict[str, list[tuple[tuple[str, ...], str, str, str, float]]] = {}
        for key, (kind, label, rule, sure) in entries.items():
            trie.setdefault(key[0], []).append((key, kind, label, rule, sure))
        for found in trie.values():
            found.sort(key=lambda e: (-len(e[0]), e[0]))
        return trie

    def _kind(self, name: str) -> str | None:
        own = self.own.type_of(name)
        return own or self.corpus.type_of(name)

    def _worth(self, name: str, kind: str) -> bool:
        """Whether a learnt name may be looked for everywhere: one word only where it cannot be an ordinary one."""
        if is_none(name):
            return False
        parts = name.split()
        if (
            kind == "ROLE"
            or self._without_prefix(name, kind)
            or (kind == "TEAM" and parts[-1].islower() and self._head_is_known(name))
        ):
            return False
        if len(parts) == 1:
            return kind in {"ORG", "INITIATIVE", "TEAM"} and not self.corpus.ordinary(name) and len(name) > 3
        if (
            kind == "INITIATIVE"
            and sum(self.corpus.lower[p.lower()] > 0 for p in parts) == len(parts)
            and not any(p[0].isupper() for p in parts)
        ):
            return False
        return True

    def _expand(self, short: str) -> tuple[str, str] | None:
        own, corpus = self.own.long_form(short), self.corpus.long_form(short)
        found = own if own is not None and (own[0] != short or corpus is None) else corpus
        if found is not None and found[1] == "NONE":
            guess = self._kind(short + " team") or self._kind(short + " Team")
            if guess == "TEAM":
                return found[0], "TEAM"
        return found

    def _canonical(self, name: str, kind: str) -> str:
        """The label of a name: its long form where it is an acronym, else itself."""
        if kind == "OPERATION":
            code = code_of(name)
            code = code.title() if name.startswith("OPERATION ") and code.isupper() else code
            spelt = self.own.long_form(code) if " " in code else None
            return f"Operation {spelt[0] if spelt is not None and spelt[1] == 'OPERATION' else code}"
        if (
            (long_form := self.own.long_form(name)) is not None
            and long_form[0] != name
            and (self._expand(name) or ("", ""))[1] == kind
        ):
            return long_form[0]
        return re.sub(r"^(?:the|The) ", "", name)

    # --- one passage ---------------------------------------------------------------------------------------------

    def mentions(self, passage: Passage) -> list[Found]:
        """The mentions of `passage`, in order and without overlaps."""
        if passage.kind == "notice":
            return []
        text = passage.view.text
        tokens = tokenise(text)
        listed = self._listed.get((passage.start, passage.end))
        if listed:
            return resolve([*self._attendance(listed, text), *self._definition_acronyms(tokens, text, listed)])
        found = [
            *self._grammar(tokens, text),
            *self._known(tokens, text),
            *self._quoted(text),
            *self._people(tokens, text),
        ]
        found += self._role_acronyms(tokens, text)
        found += self._bare_codes(tokens, text)
        found += self._places(tokens, text)
        return self._named_after_roles(resolve(found), tokens, text)

    def _attendance(self, listed: Sequence[Attendee], text: str) -> list[Found]:
        found = []
        for person in listed:
            found.append(
                Found(*person.name, "PERSON", self.person_label(text[slice(*person.name)]), "attendance", 1.0, 9)
            )
            if person.role is not None:
                role = text[slice(*person.role)]
                found.append(Found(*person.role, "ROLE", self.role_label(role), "attendance", 1.0, 9))
            if person.acronym is not None and text[slice(*person.acronym)] != "":
                found.append(
                    Found(*person.acronym, "ROLE", self.role_label(text[slice(*person.acronym)]), "attendance", 1.0, 9)
                )
            if person.org is not None:
                org = text[slice(*person.org)]
                found.append(Found(*person.org, "ORG", self._canonical(org, "ORG"), "attendance", 1.0, 9))
        return found

    def _definition_acronyms(self, tokens: Sequence[Token], text: str, listed: Sequence[Attendee]) -> list[Found]:
        """The acronym in brackets after an organisation of the list."""
        found = []
        for i, token in enumerate(tokens):
            if (
                token.acronym
                and i
                and tokens[i - 1].text == "("
                and (long_form := self._expand(token.text)) is not None
                and long_form[1] == "ORG"
            ):
                found.append(Found(token.start, token.end, "ORG", long_form[0], "acronym", 0.95, 8))
        return found

    def _grammar(self, tokens: Sequence[Token], text: str) -> Iterable[Found]:
        for name in find_names(tokens, text):
            surface = text[name.start : name.end]
            if is_none(surface) or ("\n" in surface and len(surface.split("\n")[0]) < 3):
                continue
            kind = name.type
            if kind in {"TEAM", "ORG", "INITIATIVE"} and (learnt := self.own.type_of(surface)) in {
                "TEAM",
                "ORG",
                "INITIATIVE",
            }:
                kind = learnt or kind
            if kind == "TEAM" and name.rule == "team-lower-head" and self._head_is_known(surface):
                continue
            start = self._without_prefix(surface, kind)
            if kind == "OPERATION" and (team := self._misprinted_team(tokens, text, name.start, name.end)) is not None:
                yield team
                continue
            if name.rule == "operation-generic":
                continue
            label = (
                self.role_label(surface)
                if kind == "ROLE"
                else self._canonical(surface[start:].replace("\n", " "), kind)
            )
            yield Found(name.start + start, name.end, kind, label, name.rule, name.confidence, 3)
            if start:
                yield from self._prefix(surface[:start].strip(), name.start)

    def _misprinted_team(self, tokens: Sequence[Token], text: str, start: int, end: int) -> Found | None:
        """``Operation Border Teams`` where ``Operational Border Team`` is attested elsewhere: a misprinted team."""
        tail = re.match(r" (?P<head>[Tt]eams?|[Uu]nits?|[Bb]oards?|[Gg]roups?)\b", text[end:])
        if tail is None or not text[start:].startswith("Operation "):
            return None
        proper = "Operational" + text[start + 9 : end]
        for form in (f"{proper} Team", f"{proper} Teams", f"{proper} Unit", f"{proper} Group"):
            if self.corpus.type_of(form) == "TEAM" and self.corpus.codes[text[start + 10 : end]] <= sum(
                self.corpus.names[form].values()
            ):
                return Found(start, end + tail.end("head"), "TEAM", form, "misprinted-team", 0.75, 6)
        return None

    def _head_is_known(self, surface: str) -> bool:
        """``KITE team`` where KITE is an initiative or operation: the team is not named apart from it."""
        stem = surface.rsplit(" ", 1)[0]
        long_form = self._expand(stem)
        if long_form is not None and long_form[1] in {"INITIATIVE", "OPERATION", "ROLE"}:
            return True
        if long_form is not None and long_form[1] in {"ORG", "TEAM"} and head_type(long_form[0].split()) is not None:
            return True
        if long_form is None and stem in table("roles")["abbreviations"]:
            return True
        return (
            self._kind(stem) in {"INITIATIVE", "OPERATION", "PLACE"}
            or self.corpus.codes[stem] > 0
            or stem.startswith(("Operation ", "Project ", "Op "))
        )

    def _without_prefix(self, surface: str, kind: str) -> int:
        """How many characters of a known organisation stand before a name that is whole without it."""
        if kind not in {"TEAM", "INITIATIVE", "ROLE"}:
            return 0
        parts = surface.split(" ")
        for count in range(min(5, len(parts) - 2), 0, -1):
            head, rest = " ".join(parts[:count]), " ".join(parts[count:])
            if rest.split()[0] in {"and", "&", "of", "for"}:
                continue
            single = self._expand(head) if count == 1 else None
            kind_of_head = (
                single[1]
                if single
                else self._kind(head)
                if count > 1
                else ("ORG" if head in table("bodies")["acronyms"] else None)
            )
            if kind_of_head not in {"ORG", "TEAM", "OPERATION"}:
                continue
            if kind == "TEAM" and not (
                (self._kind(rest) == "TEAM" and len(rest.split()) >= 3) or kind_of_head == "OPERATION"
            ):
                continue
            if kind == "ROLE" and len(rest.split()) < 2 and kind_of_head != "ORG":
                continue
            return len(head) + 1
        return 0

    def _prefix(self, head: str, start: int) -> Iterable[Found]:
        long_form = self._expand(head)
        kind = long_form[1] if long_form else self._kind(head)
        if kind in {"ORG", "TEAM", "OPERATION"}:
            yield Found(start, start + len(head), kind, self._canonical(head, kind), "prefix", 0.85, 3)

    def _known(self, tokens: Sequence[Token], text: str) -> Iterable[Found]:
        trie = self._trie
        for i, token in enumerate(tokens):
            for key, kind, label, rule, sure in trie.get(token.text, ()):
                if all(i + k < len(tokens) and tokens[i + k].text == part for k, part in enumerate(key)):
                    start, end = token.start, tokens[i + len(key) - 1].end
                    if len(key) == 1 and not self._single_ok(tokens, i, kind, rule):
                        continue
                    if kind == "TEAM" and is_none(label):
                        continue
                    nation = tokens[i + len(key)] if i + len(key) < len(tokens) else None
                    if (
                        rule == "national-body"
                        and nation is not None
                        and nation.text in {"Scotland", "Wales", "England"}
                        and nation.start == end + 1
                    ):
                        end, label = nation.end, f"{label} {nation.text}"
                    yield Found(start, end, kind, self.role_label(label) if kind == "ROLE" else label, rule, sure, 2)
                    break

    def _single_ok(self, tokens: Sequence[Token], i: int, kind: str, rule: str) -> bool:
        """A one-word name is none where it begins a longer capitalised phrase of another kind."""
        following = tokens[i + 1].text if i + 1 < len(tokens) else ""
        if following in {"Award", "Act", "Code"} or (i + 2 < len(tokens) and tokens[i + 2].text == "Award"):
            return False
        if following in {"Conference", "inspection", "Inspection", "Road", "Street"} and rule != "acronym":
            return False
        return not (tokens[i].text in {"Probation", "Mind", "Refuge", "Shelter", "Treasury"} and i == 0)

    def _quoted(self, text: str) -> Iterable[Found]:
        for start, end in quoted_names(text):
            name = text[start:end]
            if self.corpus.type_of(name) in {None, "INITIATIVE"} and not name.startswith(("Operation ", "Op ")):
                yield Found(start, end, "INITIATIVE", self._canonical(name, "INITIATIVE"), "quoted", 0.85, 4)

    # --- people and roles ----------------------------------------------------------------------------------------

    def person_label(self, name: str) -> str:
        """The fullest name this document gives a person: the listed form where only the given name's form differs."""
        if name in self.own.initials:
            return self.own.initials[name]
        if " " not in name:
            full = sorted(self.own.surnames.get(name, ()))
            return full[0] if len(full) == 1 else name
        variants = [
            other for other in sorted(self.own.surnames.get(name.split()[-1], ())) if same_given_name(other, name)
        ]
        return min(variants, key=lambda v: (-self.own.people[v], len(v), v)) if variants else name

    def role_label(self, role: str) -> str:
        """The full title of a role or its abbreviation."""
        role = role.replace("\n", " ")
        standard = table("roles")["abbreviations"]
        long_form = self._expand(role)
        if long_form is not None and long_form[1] == "ROLE":
            return long_form[0]
        return str(standard.get(role, role.replace(" & ", " and ")))

    def _people(self, tokens: Sequence[Token], text: str) -> Iterable[Found]:
        for i, token in enumerate(tokens):
            if not token.capital:
                continue
            full = self._full_name(tokens, i)
            if full:
                name = text[token.start : tokens[i + full - 1].end]
                yield Found(
                    token.start, tokens[i + full - 1].end, "PERSON", self.person_label(name), "known-person", 0.99, 8
                )
            elif token.text in self.own.surnames and self._surname_ok(tokens, i):
                label = self._surname_label(tokens, i)
                yield Found(token.start, token.end, "PERSON", label, "surname", 0.9, 5)
            elif token.text in self.own.initials and (i + 1 >= len(tokens) or not tokens[i + 1].capital):
                yield Found(token.start, token.end, "PERSON", self.own.initials[token.text], "initials", 0.9, 6)
            elif token.text in words("roles", "honorifics", "words"):
                end = self._name_end(tokens, i + 1)
                if end is not None and not (token.text in {"Lord", "Lady", "Sir", "Miss"} and end == i + 1):
                    start, stop = tokens[i + 1].start, tokens[end].end
                    yield Found(start, stop, "PERSON", self.person_label(text[start:stop]), "honorific", 0.9, 6)

    def _full_name(self, tokens: Sequence[Token], i: int) -> int:
        """How many tokens of a known full name begin at `i`, else 0."""
        for people in (self.own.people, self.corpus.people):
            for length in (4, 3, 2):
                if i + length <= len(tokens) and " ".join(t.text for t in tokens[i : i + length]) in people:
                    return length
        return 0

    def _surname_ok(self, tokens: Sequence[Token], i: int) -> bool:
        """A bare surname counts after a title, or in mid-sentence where the word cannot be an ordinary one."""
        before = tokens[i - 1].text if i else ""
        following = tokens[i + 1].text if i + 1 < len(tokens) else "."
        titled = (
            before in table("roles")["abbreviations"]
            or bool(head_type([before]))
            or before in words("roles", "honorifics", "words")
        )
        if titled and not (
            i + 1 < len(tokens)
            and tokens[i + 1].capital
            and following.istitle()
            and following not in _SPEECH_AFTER
            and following[0].isalpha()
            and len(following) > 2
            and self.corpus.ordinary(tokens[i].text)
        ):
            return True
        return (
            not self.corpus.ordinary(tokens[i].text)
            and not (i and tokens[i - 1].capital)
            and not following[:1].isupper()
            and tokens[i].text not in places()
        )

    def _surname_label(self, tokens: Sequence[Token], i: int) -> str:
        return self.person_label(tokens[i].text)

    def _name_end(self, tokens: Sequence[Token], i: int) -> int | None:
        end = None
        while (
            i < len(tokens)
            and tokens[i].capital
            and re.fullmatch(r"[A-ZÀ-Þ][\w'’-]*[a-z]|[A-Z]", tokens[i].text)
            and head_type([tokens[i].text]) is None
            and (end is None or i - end < 3)
        ):
            end, i = i, i + 1
            if i < len(tokens) and tokens[i - 1].end + 1 < tokens[i].start:
                break
            if end is not None and i - end > 3:
                break
        return end

    def _role_acronyms(self, tokens: Sequence[Token], text: str) -> Iterable[Found]:
        roles = table("roles")
        only_before = set(roles["only_before_name"]["abbreviations"])
        for i, token in enumerate(tokens):
            short = token.text
            long_form = self._expand(short) if token.acronym or "/" in short else None
            is_role = (long_form is not None and long_form[1] == "ROLE") or short in roles["abbreviations"]
            if not is_role or (
                long_form is not None and long_form[1] != "ROLE" and self.own.long_form(short) is not None
            ):
                continue
            if short in only_before and self.own.long_form(short) is None and not self._before_name(tokens, i):
                continue
            if self._in_meeting_name(tokens, i):
                continue
            yield Found(token.start, token.end, "ROLE", self.role_label(short), "role-abbreviation", 0.95, 4)

    def _before_name(self, tokens: Sequence[Token], i: int) -> bool:
        return (
            i + 1 < len(tokens)
            and tokens[i + 1].capital
            and not tokens[i + 1].acronym
            and head_type([tokens[i + 1].text]) is None
        )

    def _in_meeting_name(self, tokens: Sequence[Token], i: int) -> bool:
        following = [t.text for t in tokens[i + 1 : i + 4]]
        if following and following[0] == "'s":
            following = following[1:]
        if following and following[0] in {
            "Question",
            "Questions",
            "elections",
            "election",
            "Elections",
            "website",
            "meeting",
            "meetings",
            "Meeting",
            "area",
            "priorities",
        }:
            return following[0] != "priorities"
        return (
            len(following) > 1 and following[0].istitle() and following[1].lower() in {"meeting", "meetings", "board"}
        )

    def _named_after_roles(self, found: list[Found], tokens: Sequence[Token], text: str) -> list[Found]:
        """Add the person whose surname or name follows a role (``Councillor Orr``, ``Inspector Sam Hill``)."""
        index = {t.start: i for i, t in enumerate(tokens)}
        ends = {t.end: i for i, t in enumerate(tokens)}
        taken = [(f.start, f.end) for f in found]
        extra = []
        for role in found:
            if role.type != "ROLE" or role.end not in ends:
                continue
            i = ends[role.end] + 1
            if i < len(tokens) and tokens[i].text in words("roles", "honorifics", "words"):
                i += 1
            if (
                i >= len(tokens)
                or any(s <= tokens[i].start < e for s, e in taken)
                or "\n" in text[role.end : tokens[i].start]
            ):
                continue
            last = self._person_tokens(tokens, i)
            if last is not None and tokens[i].start in index:
                name = text[tokens[i].start : tokens[last].end]
                label = self.person_label(name)
                extra.append(Found(tokens[i].start, tokens[last].end, "PERSON", label, "after-role", 0.85, 5))
        return resolve([*found, *extra]) if extra else found

    def _person_tokens(self, tokens: Sequence[Token], i: int) -> int | None:
        end = None
        for k in range(i, min(i + 3, len(tokens))):
            word = tokens[k].text
            if (
                not re.fullmatch(r"[A-ZÀ-Þ][a-zà-ÿ]+(?:[-'’][A-Z]?[a-z]+)?|Mc[A-Z][a-z]+|O'[A-Z][a-z]+", word)
                or (head_type([word]) or ("PLACE", 0))[0] != "PLACE"
                or word in words("names", "stop", "words")
            ):
                break
            if k > i and tokens[k].start > tokens[k - 1].end + 1:
                break
            end = k
        if end == i and re.search(r"(?:ing|tion|sion|ment|ship|ance|ence|ity|ies)s?$", tokens[i].text):
            return None
        if (
            end is None
            or end - i > 1
            or self.corpus.codes[tokens[i].text]
            or (end > i and self.corpus.ordinary(tokens[i].text))
        ):
            return None
        following = tokens[end + 1].text if end + 1 < len(tokens) else "."
        if (
            following[:1].isupper()
            or (end == i and self.corpus.ordinary(tokens[i].text))
            or (tokens[i].text in places() and end == i)
        ):
            return None
        return end

    # --- code names and places -----------------------------------------------------------------------------------

    def _bare_codes(self, tokens: Sequence[Token], text: str) -> Iterable[Found]:
        """``Kestrel meetings``: a code name of this document without its head, where it cannot be the ordinary word."""
        for i, token in enumerate(tokens):
            if (
                not token.capital
                or not (
                    self.own.codes[token.text]
                    or (
                        self.corpus.codes[token.text]
                        and not self.corpus.lower[token.text.lower()]
                        and not token.acronym
                    )
                )
                or (i and tokens[i - 1].text in {"Operation", "Op", "Operational", "Project"})
            ):
                if (
                    token.capital
                    and i
                    and tokens[i - 1].text == "Operational"
                    and self.corpus.codes[token.text]
                    and self.corpus.type_of(f"Operational {token.text}") is None
                ):
                    following = tokens[i + 1].text if i + 1 < len(tokens) else ""
                    if (
                        following in {"team", "Team", "meetings", "officers"}
                        and self.corpus.type_of(f"Operational {token.text} {following}") is None
                    ):
                        yield Found(
                            tokens[i - 1].start,
                            token.end,
                            "OPERATION",
                            f"Operation {token.text}",
                            "misprinted-operation",
                            0.75,
                            5,
                        )
                continue
            following = tokens[i + 1].text if i + 1 < len(tokens) else ""
            ordinary = (
                self.corpus.ordinary(token.text)
                or token.text in places()
                or token.text in words("names", "stop", "words")
            )
            first = i == 0 or tokens[i - 1].text in {".", "?", "!"}
            near_capital = following[:1].isupper() and following.istitle() and following not in _CODE_CONTEXT
            before = tokens[i - 1].text if i else ""
            if (token.acronym and (near_capital or before[:1].isupper())) or (
                before[:1].isupper() and before.istitle() and not first
            ):
                continue
            if (
                (following in _CODE_CONTEXT and not (first and ordinary))
                or (not ordinary and not near_capital)
                or (following == "'s" and not ordinary)
            ):
                start = tokens[i - 1].start if i and tokens[i - 1].text in {"op", "operation"} else token.start
                yield Found(start, token.end, "OPERATION", f"Operation {token.text}", "bare-code-name", 0.85, 3)

    def _places(self, tokens: Sequence[Token], text: str) -> Iterable[Found]:
        known, local = places(), self.own.localities
        for match in _ROAD.finditer(text):
            if _NOT_A_ROAD.search(text, max(0, match.start() - 12), match.start()):
                continue
            yield Found(match.start(), match.end(), "PLACE", match.group(), "road-number", 0.95, 4)
        for i, token in enumerate(tokens):
            if not token.capital:
                continue
            for length in (4, 3, 2, 1):
                if i + length > len(tokens):
                    continue
                name = " ".join(t.text for t in tokens[i : i + length])
                if not (name in known or name in local) or not self._place_ok(tokens, i, length):
                    continue
                start, end = token.start, tokens[i + length - 1].end
                if (
                    i
                    and tokens[i - 1].text in words("names", "place", "compass")
                    and tokens[i - 1].end + 1 == token.start
                ):
                    start = tokens[i - 1].start
                tail = re.match(r" (?:City|Town) [Cc]entre\b", text[end:])
                if tail:
                    end += tail.end()
                yield Found(start, end, "PLACE", text[start:end], "gazetteer", 0.9, 1)
                break
        for match in _SAINT.finditer(text):
            yield Found(match.start(), match.end(), "PLACE", match.group(), "saint", 0.85, 3)

    def _place_ok(self, tokens: Sequence[Token], i: int, length: int) -> bool:
        word = tokens[i].text
        before = tokens[i - 1].text if i else ""
        following = tokens[i + length].text if i + length < len(tokens) else ""
        if (
            following == "'s" and i + 2 < len(tokens) and tokens[i + 2].text in {"Law", "Cross", "Day"}
        ) or following == "Update":
            return False
        if word in {"England", "Wales"} and re.search(
            r"Survey (?:for|of) (?:England and )?$", " ".join(t.text for t in tokens[max(0, i - 4) : i]) + " "
        ):
            return False
        if length == 1:
            ordinary = (
                self.corpus.ordinary(word) or word in words("names", "stop", "words") or head_type([word]) is not None
            )
            if ordinary and before.lower() not in {"in", "at", "near", "around", "from", "across", "outside", "to"}:
                return False
            if ordinary and (word in words("names", "stop", "words") or following[:1].isdigit()):
                return False
            if word in self.own.surnames or word in self.corpus.surnames:
                return False
        if (
            before.isalpha()
            and before.istitle()
            and before not in words("names", "place", "compass") | words("names", "stop", "words")
            and head_type([before]) is None
        ):
            return False  # part of a longer name, a person's perhaps
        if (
            following.isalpha()
            and following.istitle()
            and head_type([following]) is None
            and self.corpus.upper[word] < 3
            and length == 1
            and following not in {"City", "Town"}
        ):
            return False
        return True


def same_given_name(one: str, other: str) -> bool:
    """Whether two full names with one surname can be forms of one name: equal, a known short form, or an initial."""
    first, second = one.split(), other.split()
    if first[-1] != second[-1]:
        return False
    a, b = first[0].rstrip("."), second[0].rstrip(".")
    if a == b or (a.startswith(b) and len(b) > 2) or (b.startswith(a) and len(a) > 2):
        return True
    if len(a) == 1 or len(b) == 1:
        return a[0] == b[0]
    return b.lower() in _nicknames(a.lower()) or a.lower() in _nicknames(b.lower())


def _nicknames(name: str) -> set[str]:
    from nicknames import NickNamer

    global _namer
    if _namer is None:
        _namer = NickNamer()
    return set(_namer.nicknames_of(name)) | set(_namer.canonicals_of(name))


_namer: object | None = None


def resolve(found: Iterable[Found]) -> list[Found]:
    """`found` without overlaps: people and lists before all, then the longest, then the surest; deterministic."""
    kept: list[Found] = []
    every = list(found)
    taken = bytearray(max((f.end for f in every), default=0))
    order = sorted(
        every, key=lambda f: (-(f.priority >= 8), f.start - f.end, -f.priority, -f.confidence, f.start, f.type, f.label)
    )
    for item in order:
        if not any(taken[item.start : item.end]):
            taken[item.start : item.end] = b"\1" * (item.end - item.start)
            kept.append(item)
    return sorted(kept, key=lambda f: f.start)
