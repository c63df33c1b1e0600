"""Aims by the grammar of the sentence: the object of a word that shows an aim, and all it is coordinated with."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from nlp.aims.bare_lists import bare_members
from nlp.aims.beside import Aim
from nlp.aims.purposes import by_itself, purposes, to_be_done
from nlp.lexicon import table, words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_STRONG = re.compile(r"^(?:target|tackl|combat|address|deter|disrupt|counter|dismantl|eradicat)", re.IGNORECASE)
#: How verbs end that the parser may take for nouns: ``Operation Kestrel tackles the …``.
_LIKE_NOUN = re.compile(r"(?:ies|es|ates|ets|ats)$")
_NUMBERED = re.compile(
    r"(?:Section|Schedule|Table|Rule|Outcome|Right|Part) \d|.*\blines? of (?:enquiry|inquiry|investigation)\b"
)
_WORD = re.compile(r"[a-z]+")
#: The most words of an aim.
_LONGEST = 10


def find_aims(doc: Doc) -> Iterator[Aim]:
    """The aims that a parsed sentence states, in order."""
    found = list(_Parse(doc).aims())
    yield from found
    yield from bare_members(doc, found)


@cache
def _verb() -> re.Pattern[str]:
    """A verb that shows an aim, in any form."""
    return re.compile(
        rf"^(?:{'|'.join(table('relations')['targets']['verbs'])})(?:e|es|ed|ing|s|y|ies|ied|ying|ting|ted|ising"
        rf"|ise|ises|ised|ling|led|le|les|ning|ned)?$",
        re.IGNORECASE,
    )


def may_state_aims(text: str) -> bool:
    """Whether a sentence holds a word that can show an aim. Where it holds none, it need not be parsed for them."""
    low = text.lower()
    told = frozenset(_WORD.findall(low))
    if not told.isdisjoint(_signs()) or any(_verb().match(word) for word in told):
        return True
    prepositions = table("relations")["targets"]["with_preposition"]
    return any(_with_preposition(word).search(low) for word in told & prepositions.keys())


@cache
def _signs() -> frozenset[str]:
    targets = table("relations")["targets"]
    return frozenset({"about", *targets["purpose_verbs"], *targets["purposes"], *targets["its_own"]})


@cache
def _with_preposition(word: str) -> re.Pattern[str]:
    """A word and, a few words on, a preposition that goes with it."""
    prepositions = table("relations")["targets"]["with_preposition"][word]
    return re.compile(rf"\b{word}\b(?:\W+[\w'’-]+){{0,6}}?\W+(?:{'|'.join(prepositions)})\b")


class _Parse:
    """A parsed sentence with the noun phrase of each of its words."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.chunks: dict[int, Span] = {token.i: chunk for chunk in doc.noun_chunks for token in chunk}

    def aims(self) -> Iterator[Aim]:
        """The aims of the sentence, by each word that shows one."""
        for token in self.doc:
            low = token.text.lower()
            if low == "target" and self._text(token.i + 1) == "hardening":
                continue
            yield from self._of_preposition(token, low)
            if not (_verb().match(low) or low in words("relations", "targets", "its_own")):
                continue
            if self._gerund_before_noun(token):
                yield from self._expand(token.head, token, 0.65)
            elif self._verb_like_noun(token, low):
                following = self._noun_after(token)
                if following is not None:
                    yield from self._expand(following, token, 0.55)
            else:
                yield from self._of_verb(token, low)
        for noun, sign in purposes(self.doc):
            yield from self._expand(_meant(noun), sign, 0.6)

    def _text(self, i: int) -> str:
        return self.doc[i].text.lower() if 0 <= i < len(self.doc) else ""

    # --- words that show an aim --------------------------------------------------------------------------------------

    def _of_preposition(self, token: Token, low: str) -> Iterator[Aim]:
        """``a focus on theft``: a word and the preposition that goes with it."""
        prepositions = table("relations")["targets"]["with_preposition"].get(low, ())
        if low in words("relations", "targets", "to_bring") and not to_be_done(token.head):
            return
        for child in token.children:
            if child.dep_ in {"prep", "dative", "agent"} and child.text.lower() in prepositions:
                yield from self._objects(child, token, 0.75)

    def _gerund_before_noun(self, token: Token) -> bool:
        """``on addressing issues``: a gerund that the parser takes for an adjective of its object."""
        if token.dep_ != "amod" or token.tag_ != "VBG" or token.i == 0:
            return False
        return self.doc[token.i - 1].pos_ in {"ADP", "CCONJ"} and token.head.i > token.i

    def _verb_like_noun(self, token: Token, low: str) -> bool:
        """``Operation Kestrel tackles the trade``: a verb that the parser takes for a noun, by its neighbours."""
        if token.pos_ != "NOUN" or not _LIKE_NOUN.search(low) or token.i + 1 >= len(self.doc):
            return False
        following = self.doc[token.i + 1].pos_
        named = token.i > 0 and self.doc[token.i - 1].pos_ == "PROPN"
        return following in {"DET", "CCONJ"} or (named and following in {"NOUN", "ADJ", "VERB"})

    def _noun_after(self, token: Token) -> Token | None:
        """The head of the next noun phrase."""
        for other in self.doc[token.i + 1 : token.i + 9]:
            chunk = self.chunks.get(other.i)
            heads = chunk is not None and chunk.root.i == other.i and other.pos_ == "NOUN"
            if heads and not _verb().match(other.text.lower()):
                return other
        return None

    def _of_verb(self, token: Token, low: str) -> Iterator[Aim]:
        """``targets theft``, ``theft is targeted``: the object, or the subject of a passive."""
        verb = token.pos_ in {"VERB", "AUX"} and token.dep_ != "amod"
        if token.dep_ == "compound" or not (verb or (token.pos_ == "NOUN" and low == "targeting")):
            return
        sure = 0.85 if _STRONG.match(low) else 0.6
        if low in words("relations", "targets", "its_own") and not by_itself(token):
            return
        if sure < _SURE and (
            token.tag_ == "VBD" or any(c.dep_ == "aux" and c.text.lower() in _HAVE for c in token.children)
        ):
            return
        if token.tag_ != "VBN" or not any(c.dep_ in {"auxpass", "nsubjpass"} for c in token.children):
            yield from self._objects(token, token, sure)
        elif _STRONG.match(low):
            for child in token.children:
                if child.dep_ == "nsubjpass":
                    yield from self._expand(child, token, sure)
            if (lack := _lacking(token)) is not None:
                yield from self._expand(lack, token, 0.6)

    def _objects(self, parent: Token, trigger: Token, sure: float) -> Iterator[Aim]:
        for child in parent.children:
            if child.dep_ in {"dobj", "pobj", "obj"} and child.i > trigger.i:
                yield from self._expand(_meant(child), trigger, sure)
            elif child.pos_ != "VERB":
                continue
            elif child.dep_ in {"xcomp", "ccomp"} and trigger.text.lower().startswith(("encourag", "help")):
                yield from self._objects(child, trigger, sure - 0.05)
            elif child.dep_ == "pcomp" and not _verb().match(child.text.lower()):
                yield from self._objects(child, trigger, sure)

    # --- what is aimed at --------------------------------------------------------------------------------------------

    def _expand(self, token: Token, trigger: Token, sure: float) -> Iterator[Aim]:
        """The noun phrase of `token` and of all it is coordinated with."""
        pending = [token]
        while pending:
            current = pending.pop(0)
            aim = self._phrase(current, trigger, sure)
            if aim is not None:
                yield from [aim] if self._of_one_head(aim) else _listed(aim)
            pending += _coordinated(current)

    def _phrase(self, token: Token, trigger: Token, sure: float) -> Aim | None:
        """The aim that the noun phrase of `token` names; None for what is nobody's aim."""
        low = token.text.lower()
        if low == "those" and self._clause(token) > token.i:
            return Aim(
                token.idx, (last := self.doc[self._clause(token)]).idx + len(last),
                self.doc[token.i : last.i + 1].text, trigger.text, trigger.idx, sure,
            )  # fmt: skip
        noun = token.pos_ in {"NOUN", "PROPN", "NUM", "ADJ"} or low.endswith("ing")
        if not noun or (low in words("relations", "targets", "skip") and not self._described(token, low, trigger)):
            return None
        left, right = self._whole(self._left(token, trigger), self._right(token))
        if right == token.i and low in words("relations", "targets", "only_of"):
            return None
        if left == right and low in words("relations", "targets", "empty"):
            right = self._told(right)
            if left == right:
                return None
        if sure < _SURE and right + 1 < len(self.doc) and self.doc[right + 1].tag_ in _FINITE:
            return None  # the subject of a clause, taken for an object: "ensure victims are heard"
        if trigger.i == left - 1 and trigger.text.lower().startswith("increas"):
            left = trigger.i  # more of something is the aim, not the thing
        text = self.doc[left : right + 1].text.strip()
        if self._refers(token) or self._counts(left) or text[:1].isdigit() or _NUMBERED.match(text):
            return None
        if len(text) < 3 or not any(c.isalpha() for c in text) or right - left >= _LONGEST:
            return None
        end = self.doc[right].idx + len(self.doc[right])
        return Aim(self.doc[left].idx, end, text, trigger.text, trigger.idx, sure)

    def _of_one_head(self, aim: Aim) -> bool:
        """Whether the members of a list are only words that describe its last one: ``rural, farm and hate crime``."""
        told = [t for t in self.doc if aim.start <= t.idx < aim.end]
        described = any(b.text == "," and a.tag_ in {"JJ", "VBN"} for a, b in itertools.pairwise(told))
        return described and told[-1].tag_ in {"NN", "NNS"}

    def _counts(self, left: int) -> bool:
        """Whether a phrase begins with a number (``nearly 200 letters``)."""
        following = self.doc[left + 1].pos_ if left + 1 < len(self.doc) else ""
        return self.doc[left].pos_ == "NUM" or (self.doc[left].pos_ == "ADV" and following == "NUM")

    def _whole(self, left: int, right: int) -> tuple[int, int]:
        """A range of words that cuts no word at its hyphens (``e-scooters``)."""
        while left > 0 and not self.doc[left - 1].whitespace_ and "-" in {self.doc[left].text, self.doc[left - 1].text}:
            left -= 1
        last = len(self.doc) - 1
        while (
            right < last and not self.doc[right].whitespace_ and "-" in {self.doc[right].text, self.doc[right + 1].text}
        ):
            right += 1
        return left, right

    def _refers(self, token: Token) -> bool:
        """Whether the noun phrase points to something said before (``these offences``)."""
        chunk = self.chunks.get(token.i)
        pointing = chunk is not None and chunk[0].text.lower() in {"these", "those", "this", "that", "such"}
        return pointing and not any(c.dep_ in {"relcl", "acl"} for c in token.children)

    def _described(self, token: Token, low: str, trigger: Token) -> bool:
        """Whether a word that is nobody's aim alone is one with a word beside it (``young people``)."""
        if low in words("relations", "targets", "made_better"):
            told = self._text(token.i + 1) in {"of", "to", "for", "in"} or trigger.text.lower().startswith("increas")
            worded = any(c.dep_ in {"amod", "compound"} and c.text.lower() not in _VAGUE for c in token.lefts)
            return trigger.text.lower().startswith(tuple(words("relations", "targets", "better"))) and (told or worded)
        if low not in words("relations", "targets", "people"):
            return False
        if self._clause(token) > token.i:
            return True
        return any(c.dep_ in {"amod", "compound"} and c.text.lower() not in _VAGUE for c in token.lefts)

    def _left(self, token: Token, trigger: Token) -> int:
        """The first word of the phrase, without determiners and without the word that shows the aim."""
        chunk = self.chunks.get(token.i)
        left = chunk.start if chunk is not None else token.i
        if left <= trigger.i < token.i:
            left = trigger.i + 1
        determiners = words("relations", "targets", "determiners")
        if left < token.i and self._text(left) in words("relations", "targets", "plain_verbs"):
            left += 1
        while left < token.i and (self._text(left) in determiners or self.doc[left].pos_ in {"DET", "PUNCT"}):
            left += 1
        return left

    def _right(self, token: Token) -> int:
        """The last word of the phrase, with ``of X`` and ``linked to X`` right after it."""
        right, low = token.i, token.text.lower()
        light = low in words("relations", "targets", "light") or low == "safety"
        prepositions = {"of", "against", "in", "for"} if light else {"of", "against"}
        if low in words("relations", "targets", "for_whom"):
            prepositions = prepositions | {"to", "for"}
        for child in token.children:
            if child.dep_ == "prep" and child.text.lower() in prepositions and child.i == right + 1:
                inner = next((c for c in child.children if c.dep_ == "pobj"), None)
                if inner is not None:
                    right = max(_joined(inner, low, self._end(inner)), self._clause(inner) if low == "risk" else 0)
        for child in token.children:
            if child.dep_ == "acl" and child.i == right + 1 and child.text.lower() in _TIED:
                within = [g for c in child.children if c.dep_ == "prep" for g in c.children if g.dep_ == "pobj"]
                right = self._end(within[0]) if within else right
        if low in words("relations", "targets", "people"):
            right = max(right, self._clause(token))
        whom = low in words("relations", "targets", "for_whom") and right == token.i
        if whom or (token.dep_ == "dobj" and token.head.text.lower() in words("relations", "targets", "giving")):
            return self._receiver(right)
        return right

    def _clause(self, token: Token) -> int:
        """The last word of the clause right after a word for people, which tells who they are; else its own place."""
        for child in token.children:
            clause = child.dep_ in {"acl", "relcl"} and min(t.i for t in child.subtree) == token.i + 1
            if clause and (last := _before_sign(child)) - token.i < _LONGEST - 1:
                return last
        return token.i

    def _told(self, right: int) -> int:
        """Where a phrase ends with what tells an empty noun (``issues in the town``), by its place alone."""
        if self._text(right + 1) in {"caused", "posed", "generated"} and self._text(right + 2) == "by":
            return self._chunk_after(right + 2, right)
        return self._chunk_after(right + 1, right) if self._text(right + 1) in _TELLING else right

    def _chunk_after(self, i: int, otherwise: int) -> int:
        chunk = self.chunks.get(i + 1)
        return chunk.end - 1 if chunk is not None and chunk.start == i + 1 else otherwise

    def _receiver(self, right: int) -> int:
        """Where a phrase ends with those who are given what it names (``service to victims of crime``)."""
        return self._chunk_after(right + 1, right) if self._text(right + 1) in {"to", "for"} else right

    def _end(self, token: Token) -> int:
        """The last word of the noun phrase of `token`."""
        chunk = self.chunks.get(token.i)
        return chunk.end - 1 if chunk is not None else token.i


#: Words after which an empty noun is told.
_TELLING = frozenset({"in", "of", "around", "affecting", "facing", "involving", "generating", "from"})
#: Words that say nothing about the people before whom they stand.
_VAGUE = frozenset(
    {"other", "more", "many", "different", "new", "key", "various", "local", "additional", "same", "most"}
)
#: What a weak verb shows is less sure than this.
_SURE = 0.7
#: Tags of finite verbs.
_FINITE = frozenset({"VBZ", "VBP", "VBD", "MD"})
#: With these a weak verb tells what came about, not what was meant to.
_HAVE = frozenset({"has", "have", "had"})
#: What is to be done, in the words for it.
_NEEDS = frozenset({"need", "needs", "needed", "has", "have", "had"})
_TIED = frozenset({"associated", "linked", "related", "involved"})


def _joined(inner: Token, low: str, right: int) -> int:
    """``violence against women and girls``: where what is joined to the object ends, for the nouns that take it in."""
    for other in inner.children:
        near = other.dep_ == "conj" and other.i - right <= 3 and other.text.lower() != "children"
        if near and low in {"violence", "victims", "harm", "safety"}:
            right = other.i
    return right


def _before_sign(verb: Token) -> int:
    """The last word of the clause of a verb before any comma or bracket in it."""
    last = verb.i
    for token in sorted(verb.subtree, key=lambda t: t.i):
        if token.is_punct and token.text != "-":
            break
        last = token.i
    return last


def _meant(token: Token) -> Token:
    """What an object is about, where it is a noun that is passed through (``the number of deaths``)."""
    through = token.text.lower() in words("relations", "targets", "through")
    return (_of(token) if through else None) or token


def _of(token: Token) -> Token | None:
    """What a light noun is about: ``awareness of X``."""
    for child in token.children:
        if child.dep_ == "prep" and child.text.lower() in {"of", "to", "in"}:
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    return None


def _coordinated(token: Token) -> Iterator[Token]:
    """What is joined to a noun by *and*, given as its example, or set beside it."""
    for child in token.children:
        gerund = child.text.lower().endswith("ing") and child.i - token.i < 4
        if child.dep_ == "conj" and (child.pos_ in {"NOUN", "PROPN", "NUM"} or gerund):
            yield child
    for child in token.children:  # "offences such as theft and fraud"
        if child.dep_ == "prep" and child.text.lower() in {"as", "like", "including"}:
            yield from (c for c in child.children if c.dep_ == "pobj")
    yield from (c for c in token.children if c.dep_ == "appos" and c.pos_ == "NOUN" and c.i - token.i < 6)


def _lacking(verb: Token) -> Token | None:
    """The noun of ``a gap that needed to be addressed``: what a verb in the passive is to be done to."""
    needs = verb.head
    if verb.dep_ != "xcomp" or needs.dep_ != "relcl" or needs.text.lower() not in _NEEDS:
        return None
    subject = next((c for c in needs.children if c.dep_ == "nsubj"), None)
    return needs.head if subject is not None and subject.text.lower() in {"that", "which"} else None


def _listed(aim: Aim) -> Iterator[Aim]:
    """One aim for each member of a list that the parser takes for one noun phrase (``theft, robbery and arson``)."""
    if ", " not in aim.text:
        yield aim
        return
    for item in re.finditer(r"[^,]+?(?=, | and |$)(?:, and |, | and )?", aim.text):
        member = re.sub(r"(?:, and|,| and) *$", "", item.group()).strip()
        first, _, rest = member.partition(" ")
        if rest and first.lower() in words("relations", "targets", "plain_verbs"):
            member = rest
        if len(member) > 2:
            start = aim.start + item.start() + item.group().index(member)
            yield Aim(start, start + len(member), member, aim.trigger, aim.trigger_start, aim.confidence)
