"""What one document and the whole corpus know of a name: its kind, its long form, its label."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

from nlp.gazetteer import american_states, places_of
from nlp.learning.knowledge import Knowledge, code_of, is_none
from nlp.lexicon import table, words
from nlp.listing.ranks import long_office
from nlp.names import head_type
from nlp.naming.heads import is_watch
from nlp.tokens import tokenise

Words = tuple[str, ...]
#: Names with fewer letters than this may be alike by chance.
_SHORTEST = 9
_BRACKET = re.compile(r" \([^()]*\)$")


@dataclass(frozen=True, slots=True)
class Entry:
    """A name to look for: its words, the type and label it has, the rule that taught it and how sure that is."""

    words: Words
    type: str
    label: str
    rule: str
    confidence: float


@lru_cache(maxsize=1 << 14)  # the same names are known to every document
def _key(name: str) -> Words:
    return tuple(token.text for token in tokenise(name))


@cache
def national_bodies(countries: frozenset[str]) -> tuple[tuple[str, str], ...]:
    """Type and name (or acronym) of the national bodies of Britain and of `countries`, in order of the word lists."""
    abroad, found = table("abroad"), []
    lists = [table("bodies"), *(abroad[part] for part in ("england", "scotland", "wales", "northern_ireland"))]
    lists += [abroad[part] for country, part in (("IE", "ireland"), ("US", "america")) if country in countries]
    for bodies in lists:
        found += [("ORG", name) for key in ("acronyms", "names") for name in bodies.get(key, ())]
        found += [("TEAM", name) for name in bodies.get("teams", ())]
    return tuple(found)


class Lookup:
    """Answers from what one document (`own`) and the whole corpus (`corpus`) taught; the document goes first."""

    def __init__(self, own: Knowledge, corpus: Knowledge) -> None:
        self.own, self.corpus = own, corpus

    # --- one name ------------------------------------------------------------------------------------------------

    def kind(self, name: str) -> str | None:
        """The type of a name that was learnt, else None."""
        return self.own.type_of(name) or self.corpus.type_of(name)

    def expand(self, short: str) -> tuple[str, str] | None:
        """The long form of an acronym and its type. An acronym of nothing that a team is called after is a team."""
        own, corpus = self.own.long_form(short), self.corpus.long_form(short)
        found = own if own is not None and (own[0] != short or corpus is None) else corpus
        if found is not None and found[1] == "NONE":
            guess = self.kind(short + " team") or self.kind(short + " Team")
            if guess == "TEAM":
                return found[0], "TEAM"
        return found

    def canonical(self, name: str, kind: str) -> str:
        """The label of a name of `kind`: its long form where it is an acronym, else itself."""
        if kind == "OPERATION":
            code = code_of(name)
            loud = name.startswith("OPERATION ") or self.corpus.codes[code.title()] > 0
            code = code.title() if loud and code.isupper() else code
            spelt = self.own.long_form(code) if " " in code else None
            return self.operation(spelt[0] if spelt is not None and spelt[1] == "OPERATION" else code)
        long_form = self.own.long_form(name)
        if long_form is not None and long_form[0] != name and (self.expand(name) or ("", ""))[1] == kind:
            known = {"TEAM": self._stems, "INITIATIVE": self._bracketed}.get(kind, {})
            return known.get(long_form[0], long_form[0])
        name = re.sub(r"^(?:the|The) ", "", name)
        if kind != "INITIATIVE":
            stem, _, noun = name.rpartition(" ")
            if kind == "TEAM" and name in self._stems:
                return self._stems[name]
            written = f"{stem} {noun.capitalize()}"
            name = written if noun.islower() and stem and self.kind(written) == kind else name
            return self._longer.get(name, name) if stem else name
        stem, _, noun = name.rpartition(" ")
        if noun.lower() in words("schemes", "other", "kinds") and self._is_scheme(stem):
            return self.canonical(stem, kind)
        return self._spellings.get(self._squashed(name), name) if not is_watch(name) else self._watch(name)

    def _is_scheme(self, name: str) -> bool:
        """Whether a scheme is known by this name, without the noun after it: ``HWP`` of ``the HWP scheme``."""
        whole = " " in name or name.isupper()
        return whole and (self.expand(name) or ("", self.own.type_of(name)))[1] == "INITIATIVE"

    @cached_property
    def _bracketed(self) -> dict[str, str]:
        """The name in full of each ``Harbour Watch Pledge (HWP) Scheme``, by the words before its bracket."""
        found = ((re.match(r"(.+) \([A-Z][\w/&-]*\) \w+$", name), name) for name in sorted(self.own.names))
        kept = ((m[1], name) for m, name in found if m is not None and self.own.type_of(name) == "INITIATIVE")
        return dict(kept)

    @cached_property
    def _longer(self) -> dict[str, str]:
        """The one longer name, with a place before it, of a team or body that is also named without it."""
        return self._placed(self.corpus) | self._placed(self.own)

    def _placed(self, known: Knowledge) -> dict[str, str]:
        """Short forms with the name in full; a court of no town and a body of the nation are none."""
        full: dict[str, set[str]] = defaultdict(set)
        for name in known.names:
            parts, kind = name.split(" "), known.type_of(name)
            for i in range(1, len(parts) - 1) if kind in {"TEAM", "ORG"} and "\n" not in name else ():
                if self.is_place(" ".join(parts[:i])) and known.type_of(" ".join(parts[i:])) == kind:
                    full[" ".join(parts[i:])].add(name)
        nation, courts = words("bodies", "names"), (" Court", " Courts")
        once = {short: found.pop() for short, found in full.items() if len(found) == 1}
        return {short: name for short, name in once.items() if short not in nation and not short.endswith(courts)}

    def _watch(self, name: str) -> str:
        """``HarbourWatch`` is short for the one longer name of this document that ends so."""
        ending = self._squashed(name)
        longer = {self._squashed(n) for n in self.own.names if " " in n and self._squashed(n).endswith(ending)}
        names = sorted(n for n in self.own.names if self._squashed(n) in longer)
        return self.canonical(names[0], "INITIATIVE") if len(longer) == 1 else name

    @cached_property
    def _spellings(self) -> dict[str, str]:
        """The usual spelling of each initiative that has several, by what these have in common."""
        forms: dict[str, Counter[str]] = defaultdict(Counter)
        for name, kinds in self.corpus.names.items():
            if self.corpus.type_of(name) == "INITIATIVE":
                forms[self._squashed(name)][name] += kinds["INITIATIVE"]
        return {
            key: min(seen, key=lambda n: (-seen[n], -len(n), n))
            for key, seen in forms.items()
            if len(seen) > 1 and len(key) > _SHORTEST
        }

    def _squashed(self, name: str) -> str:
        """`name` without case, blanks, signs and plurals, acronyms spelt out: the same for all spellings of a name."""
        parts: list[str] = []
        for word in re.findall(r"[A-Za-z0-9]+", name):
            short = word.isupper() and len(word) > 1 and word != name
            long_form = self.corpus.long_form(word) if short else None
            parts += long_form[0].split() if long_form is not None else [word]
        return "".join(part.lower().removesuffix("s") for part in parts)

    def operation(self, code: str) -> str:
        """The label of the operation of that code name: with the marker that the papers give it, else *Operation*."""
        if (twin := self.own.twins.get(code)) is not None:
            return twin
        for marker in ("Operation", *sorted(words("phrases", "operation", "foreign_markers"))):
            if any(f"{marker} {code}" in known.names for known in (self.own, self.corpus)):
                return f"{marker} {code}"
        return f"Operation {code}"

    def role_label(self, role: str) -> str:
        """The full title of a role or its abbreviation."""
        role = role.replace("\n", " ")
        long_form = self.expand(role)
        if long_form is not None and long_form[1] == "ROLE":
            return long_form[0]
        return long_office(role).replace(" & ", " and ")

    def is_of_a_place(self, name: str) -> bool:
        """``Fenshire programme``: any programme of that place."""
        stem, _, head = name.rpartition(" ")
        return head in words("phrases", "campaign", "broad_heads") and stem in self.places

    def head_is_known(self, surface: str) -> bool:
        """``KITE team`` where KITE is an initiative or operation: the team is not named apart from it."""
        stem = surface.rsplit(" ", 1)[0]
        long_form = self.expand(stem)
        if long_form is None:
            if stem in table("roles")["abbreviations"]:
                return True
        elif long_form[1] in {"INITIATIVE", "OPERATION", "ROLE"} or (
            long_form[1] in {"ORG", "TEAM"} and head_type(long_form[0].split()) is not None
        ):
            return True
        coded = self.corpus.codes[stem] > 0 or stem.startswith(("Operation ", "Project ", "Op "))
        return coded or self.kind(stem) in {"INITIATIVE", "OPERATION", "PLACE"}

    def is_its_meeting(self, name: str) -> bool:
        """``HWC Meeting``, where HWC is known: the body is meant, by its acronym alone."""
        return name.endswith((" Meeting", " Meetings")) and self.expand(name.split()[0]) is not None

    def without_prefix(self, surface: str, kind: str) -> int:
        """How many characters of a known organisation stand before a name that is whole without it."""
        if kind not in {"TEAM", "INITIATIVE", "ROLE"}:
            return 0
        parts = surface.split(" ")
        for count in range(min(5, len(parts) - 2), 0, -1):
            head, rest = " ".join(parts[:count]), " ".join(parts[count:])
            if rest.split()[0] not in {"and", "&", "of", "for"} and self._stands_apart(head, rest, kind):
                return len(head) + 1
        return 0

    def _stands_apart(self, head: str, rest: str, kind: str) -> bool:
        """Whether `head` is a body and `rest` a whole name of `kind` without it."""
        owner = self._kind_of_owner(head)
        if owner not in {"ORG", "TEAM", "OPERATION"}:
            return False
        length = len(rest.split())
        if kind == "TEAM":
            return owner == "OPERATION" or (self.kind(rest) == "TEAM" and length >= 3)
        return kind != "ROLE" or length >= 2 or owner == "ORG"

    def _kind_of_owner(self, head: str) -> str | None:
        if " " in head:
            return self.kind(head) or ("ORG" if head in table("bodies")["names"] else None)
        long_form = self.expand(head)
        if long_form is not None:
            return long_form[1]
        return "ORG" if head in table("bodies")["acronyms"] else None

    @cached_property
    def projects(self) -> frozenset[str]:
        """The single words after which this document calls projects: ``Kingfisher`` of Project Kingfisher.

        One in capitals only where no paper says that its letters stand for something.
        """
        named = (name.removeprefix("Project ") for name in self.own.names if name.startswith("Project "))
        known = words("names", "stop", "words") | self.places
        words_of = [name for name in named if name.isalpha() and name not in known]
        loud = [name for name in words_of if name.isupper() and len(name) > 3 and not self.own.acronyms.get(name)]
        return frozenset([*(name for name in words_of if name.istitle()), *loud])

    @cached_property
    def acronyms(self) -> frozenset[str]:
        """Every acronym that was learnt."""
        return frozenset({*self.own.acronyms, *self.corpus.acronyms})

    @cached_property
    def countries(self) -> frozenset[str]:
        """Beside Britain, the countries whose institutions this document speaks of: ``IE``, ``US``."""
        seen = self.own.upper
        found = {"IE"} if self.own.irish else set()
        states = sum(seen[state] > 0 for state in american_states() - set(table("abroad")["america"]["other_names"]))
        if states or any(name.endswith(" Police Department") for name in self.own.names):
            found.add("US")
        return frozenset(found)

    @cached_property
    def places(self) -> frozenset[str]:
        """The registered places of Britain and of those countries."""
        return places_of(self.countries)

    def is_place(self, name: str) -> bool:
        """Whether a name is a registered place's or one that this paper shows to be a place's."""
        return name in self.places or name in self.own.localities

    def doubtful_place(self, word: str) -> bool:
        """Whether a registered name of one word is an ordinary word too, or a given name, or of a far country."""
        far = "US" in self.countries and word not in american_states() and not self.own.localities[word]
        return word in words("mentions", "place", "ordinary") or far

    def team_of_stem(self, stem: str) -> str | None:
        """The team that is `stem` and a noun like *Team* or *Directorate*, where the papers name one."""
        return self._stems.get(stem)

    @cached_property
    def _stems(self) -> dict[str, str]:
        """What such teams are called without their noun, where nothing else is called so; the usual team of each."""
        teams: dict[str, Counter[str]] = defaultdict(Counter)
        for known in (self.own, self.corpus):
            for name, kinds in known.names.items():
                stem = _BRACKET.sub("", name.rpartition(" ")[0])
                head = name.rpartition(" ")[2]
                if (
                    kinds["TEAM"]
                    and head.capitalize() in words("names", "team", "stem_heads")
                    and self._may_be_stem(stem)
                ):
                    teams[stem][name] += kinds["TEAM"]
        return {stem: min(found, key=lambda n: (-found[n], -len(n), n)) for stem, found in teams.items()}

    def _may_be_stem(self, stem: str) -> bool:
        """Whether a phrase is no ordinary word, no place, nobody's name and no other thing's."""
        if head_type(stem.split()) is not None or self.kind(stem) not in {None, "TEAM", "ORG"} or stem in self.places:
            return False
        if " " in stem:
            return not any(name in self.own.surnames for name in stem.split())
        ordinary = self.corpus.lower[stem.lower()] or stem in self.corpus.surnames or self.corpus.codes[stem]
        return len(stem) > 3 and not stem.isupper() and not ordinary

    # --- all names -----------------------------------------------------------------------------------------------

    @cached_property
    def entries(self) -> dict[str, list[Entry]]:
        """First word of each known name -> its entries, longest first."""
        entries: dict[Words, Entry] = {}
        for source, rule, confidence in ((self.corpus, "corpus-name", 0.8), (self.own, "document-name", 0.9)):
            self._add_names(entries, source, rule, confidence)
            self._add_acronyms(entries, source)
        self._add_whole(entries)
        for role in sorted({*self.own.roles, *self.corpus.roles}):
            if len(role.split()) > 2:
                entries[_key(role)] = Entry(_key(role), "ROLE", role, "listed-role", 0.95)
        for kind, name in national_bodies(self.countries):
            entries.setdefault(_key(name), Entry(_key(name), kind, name, "national-body", 0.8))
        by_first: dict[str, list[Entry]] = {}
        for entry in sorted(entries.values(), key=lambda e: (-len(e.words), e.words)):
            by_first.setdefault(entry.words[0], []).append(entry)
        return by_first

    def _add_names(self, entries: dict[Words, Entry], source: Knowledge, rule: str, confidence: float) -> None:
        for name in sorted(source.names):
            kind = self.kind(name)
            if kind is not None and self._worth(name, kind):
                label = self.canonical(name, kind)
                for form in (name, name.removesuffix("Watch") + "watch") if name.endswith(" Watch") else (name,):
                    entries[_key(form)] = Entry(_key(form), kind, label, rule, confidence)

    def _add_whole(self, entries: dict[Words, Entry]) -> None:
        """``HWP scheme`` and ``Harbour Pledge scheme`` after ``Harbour Watch Pledge (HWP) Scheme``."""
        for long, name in sorted(self._bracketed.items()):
            short, noun = name[len(long) + 2 :].split(") ")
            if noun.lower() not in words("schemes", "other", "kinds"):
                continue
            for stem in (long, short, f"{long} ({short})"):
                for form in (f"{stem} {noun.lower()}", f"{stem} {noun.capitalize()}"):
                    entries[_key(form)] = Entry(_key(form), "INITIATIVE", name, "whole-scheme", 0.93)

    def _add_acronyms(self, entries: dict[Words, Entry], source: Knowledge) -> None:
        for short in sorted(source.acronyms):
            long_form = self.expand(short)
            if long_form is None or long_form[1] == "NONE":
                continue
            name, kind = long_form
            if kind == "ROLE":
                small = " ".join([*name.split()[:-1], name.split()[-1].lower()])  # "Lamp Rope advisor"
                if name.count(" ") > 1:
                    entries[_key(small)] = Entry(_key(small), "ROLE", name, "acronym", 0.85)
                continue
            for form in (short, short + "s"):
                entries[_key(form)] = Entry(_key(form), kind, self.canonical(short, kind), "acronym", 0.93)
            if kind == "TEAM" and name[0].isupper() and self.kind(name) is None:
                entries[_key(name)] = Entry(_key(name), "TEAM", name, "acronym", 0.85)

    def _worth(self, name: str, kind: str) -> bool:
        """Whether a learnt name may be looked for everywhere: one word only where it cannot be an ordinary one."""
        parts = name.split()
        if kind == "TEAM" and self.is_its_meeting(name):
            return False
        if is_none(name) or kind == "ROLE" or self.without_prefix(name, kind):
            return False
        if kind == "TEAM" and parts[-1].islower() and self.head_is_known(name):
            return False
        if kind == "INITIATIVE" and self.is_of_a_place(name):
            return False
        if len(parts) == 1:
            return kind in {"ORG", "INITIATIVE", "TEAM"} and not self.corpus.ordinary(name) and len(name) > 3
        ordinary = all(self.corpus.lower[part.lower()] > 0 for part in parts)
        return not (kind == "INITIATIVE" and ordinary and not any(part[0].isupper() for part in parts))
