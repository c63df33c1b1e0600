"""What an operation is for: the crime, harm, group or aim it addresses, as the shortest faithful noun phrase."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from nlp.dates import find_dates
from nlp.lexicon import table, words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token


@dataclass(frozen=True, slots=True)
class Aim:
    """A target phrase: its range in the sentence, the trigger before it, and how sure that makes it."""

    start: int
    end: int
    text: str
    trigger: str
    trigger_start: int
    confidence: float


@cache
def _verb() -> re.Pattern[str]:
    return re.compile(
        rf"^(?:{'|'.join(table('relations')['targets']['verbs'])})(?:e|es|ed|ing|s|y|ies|ied|ying|ting|ted|ising"
        rf"|ise|ises|ised|ling|led|le|les|ning|ned)?$",
        re.IGNORECASE,
    )


_STRONG = re.compile(r"^(?:target|tackl|combat|address|deter|disrupt|counter|dismantl|eradicat)", re.IGNORECASE)


def find_aims(doc: Doc) -> Iterator[Aim]:
    """The aims that a parsed sentence states, in order."""
    chunks = {token.i: chunk for chunk in doc.noun_chunks for token in chunk}
    for token in doc:
        low = token.text.lower()
        if low == "target" and token.i + 1 < len(doc) and doc[token.i + 1].text.lower() == "hardening":
            continue
        prepositions = table("relations")["targets"]["with_preposition"].get(low)
        if prepositions:
            for child in token.children:
                if child.dep_ in {"prep", "dative", "agent"} and child.text.lower() in prepositions:
                    yield from _objects(child, token, chunks, 0.75, doc)
        if _gerund_before_noun(token, doc) and _verb().match(low):
            yield from _expand(token.head, token, chunks, 0.65, doc)
        elif (
            token.pos_ == "NOUN"
            and re.search(r"(?:ies|es|ates|ets|ats)$", low)
            and token.i + 1 < len(doc)
            and _verb().match(low)
            and (
                doc[token.i + 1].pos_ in {"DET", "CCONJ"}
                or (
                    token.i > 0
                    and doc[token.i - 1].pos_ == "PROPN"
                    and doc[token.i + 1].pos_ in {"NOUN", "ADJ", "VERB"}
                )
            )
        ):
            follow = next(
                (
                    t
                    for t in doc[token.i + 1 : token.i + 9]
                    if t.i in chunks
                    and chunks[t.i].root.i == t.i
                    and t.pos_ == "NOUN"
                    and t.i > token.i
                    and not _verb().match(t.text.lower())
                ),
                None,
            )
            if follow is not None:
                yield from _expand(follow, token, chunks, 0.55, doc)
        elif (
            ((token.pos_ in {"VERB", "AUX"} and token.dep_ != "amod") or (token.pos_ == "NOUN" and low == "targeting"))
            and _verb().match(low)
            and token.dep_ != "compound"
        ):
            sure = 0.85 if _STRONG.match(low) else 0.6
            if token.tag_ == "VBN" and any(c.dep_ in {"auxpass", "nsubjpass"} for c in token.children):
                for child in token.children:
                    if child.dep_ == "nsubjpass" and _STRONG.match(low):
                        yield from _expand(child, token, chunks, sure, doc)
                continue
            yield from _objects(token, token, chunks, sure, doc)


def _objects(parent: Token, trigger: Token, chunks: dict[int, Span], sure: float, doc: Doc) -> Iterator[Aim]:
    for child in parent.children:
        if child.dep_ in {"dobj", "pobj", "obj"} and child.i > trigger.i:
            if child.text.lower() in words("relations", "targets", "through") and (inner := _of(child)) is not None:
                child = inner
            yield from _expand(child, trigger, chunks, sure, doc)
        elif (
            child.dep_ in {"xcomp", "ccomp"}
            and child.pos_ == "VERB"
            and trigger.text.lower().startswith(("encourag", "help"))
        ):
            yield from _objects(child, trigger, chunks, sure - 0.05, doc)
        elif child.dep_ == "pcomp" and child.pos_ == "VERB" and not _verb().match(child.text.lower()):
            yield from _objects(child, trigger, chunks, sure, doc)


def _gerund_before_noun(token: Token, doc: Doc) -> bool:
    """``on addressing issues``: a gerund that the parser takes for an adjective of its object."""
    return (
        token.dep_ == "amod"
        and token.tag_ == "VBG"
        and token.i > 0
        and doc[token.i - 1].pos_ in {"ADP", "CCONJ"}
        and token.head.i > token.i
    )


def _of(token: Token) -> Token | None:
    """What a light noun is about: ``awareness of X``."""
    for child in token.children:
        if child.dep_ == "prep" and child.text.lower() in {"of", "to"}:
            return next((c for c in child.children if c.dep_ == "pobj"), None)
    return None


def _expand(token: Token, trigger: Token, chunks: dict[int, Span], sure: float, doc: Doc) -> Iterator[Aim]:
    """The noun phrase of `token` and of all it is coordinated with."""
    pending = [token]
    while pending:
        current = pending.pop(0)
        aim = _phrase(current, trigger, chunks, sure, doc)
        if aim is not None:
            yield from _listed(aim)
        pending += [
            c
            for c in current.children
            if c.dep_ == "conj"
            and (c.pos_ in {"NOUN", "PROPN", "NUM"} or (c.text.lower().endswith("ing") and c.i - current.i < 4))
        ]
        for child in current.children:  # "offences such as theft and fraud"
            if child.dep_ == "prep" and child.text.lower() in {"as", "like", "including"}:
                pending += [c for c in child.children if c.dep_ == "pobj"]
        pending += [c for c in current.children if c.dep_ == "appos" and c.pos_ == "NOUN" and c.i - current.i < 6]


def _listed(aim: Aim) -> Iterator[Aim]:
    """One aim for each member of a list that the parser takes for one noun phrase (``theft, robbery and arson``)."""
    if ", " not in aim.text:
        yield aim
        return
    for item in re.finditer(r"[^,]+?(?=, | and |$)(?:, and |, | and )?", aim.text):
        words = re.sub(r"(?:, and|,| and) *$", "", item.group()).strip()
        if len(words) > 2:
            start = aim.start + item.start() + item.group().index(words)
            yield Aim(start, start + len(words), words, aim.trigger, aim.trigger_start, aim.confidence)


def _phrase(token: Token, trigger: Token, chunks: dict[int, Span], sure: float, doc: Doc) -> Aim | None:
    chunk = chunks.get(token.i)
    if (
        token.pos_ not in {"NOUN", "PROPN", "NUM", "ADJ"} and not token.text.lower().endswith("ing")
    ) or token.text.lower() in table("relations")["targets"]["skip"]:
        return None
    left = chunk.start if chunk is not None else token.i
    if left <= trigger.i < token.i:
        left = trigger.i + 1
    right = token.i
    while left < right and (
        doc[left].text.lower() in words("relations", "targets", "determiners") or doc[left].pos_ in {"DET", "PUNCT"}
    ):
        left += 1
    for child in token.children:
        if (
            child.dep_ == "prep"
            and child.text.lower()
            in {"of", "against"}
            | ({"in", "for"} if token.text.lower() in words("relations", "targets", "light") | {"safety"} else set())
            and child.i == right + 1
        ):
            objects = [c for c in child.children if c.dep_ == "pobj"]
            if objects:
                inner = chunks.get(objects[0].i)
                right = inner.end - 1 if inner is not None else objects[0].i
                for joined in objects[0].children:
                    if (
                        joined.dep_ == "conj"
                        and joined.i - right <= 3
                        and joined.text.lower() != "children"
                        and token.text.lower() in {"violence", "victims", "harm", "safety"}
                    ):
                        right = joined.i
    for child in token.children:
        if (
            child.dep_ == "acl"
            and child.text.lower() in {"associated", "linked", "related", "involved"}
            and child.i == right + 1
        ):
            within = [g for c in child.children if c.dep_ == "prep" for g in c.children if g.dep_ == "pobj"]
            if within:
                own = chunks.get(within[0].i)
                right = own.end - 1 if own is not None else within[0].i
    text = doc[left : right + 1].text.strip()
    if (
        re.match(r"(?:Section|Schedule|Table|Rule|Outcome|Right|Part) \d", text)
        or doc[left].pos_ == "NUM"
        or doc[left].text[0].isdigit()
        or (chunk is not None and chunk[0].text.lower() in {"these", "those", "this", "that", "such"})
    ):
        return None
    if len(text) < 3 or not any(c.isalpha() for c in text) or right - left > 9:
        return None
    return Aim(doc[left].idx, doc[right].idx + len(doc[right]), text, trigger.text, trigger.idx, sure)


def closing_aims(text: str, name_end: int) -> Iterator[Aim]:
    """``Operation Kestrel road safety campaign``: the words between the name and the noun that closes it."""
    nouns = "|".join(table("relations")["targets"]["closing"])
    match = re.compile(
        rf"(?: –| -)? ((?!team|pilot|to |and |in |is |was |has |by )[\w&'/-]+(?:(?: and|-"
        rf"|,)? [\w&'/-]+){{0,5}}?) (?:{nouns})\b"
    ).match(text, name_end)
    if match and not re.search(
        r"\b(?:is|was|has|the|which|that|will|results?|ran|ends|weekend|patrol|day|in|of|for|with|a|weeks?"
        r"|continues?|to|deliver\w*|support\w*|provid\w*|includes?|involves?|targets?)\b|\d",
        match[1],
    ):
        words = match[1]
        cleaned = re.sub(
            r"^(?:Christmas|national|local|joint|multi-agency|Partnership|partnership|Roads? Policing|annual"
            r"|weekend)\s+",
            "",
            words,
        )
        if (
            len(cleaned) > 3
            and cleaned not in {"national", "local", "regional", "joint"}
            and not re.fullmatch(r"[A-Z][a-z]+", cleaned)
        ):
            start = match.start(1) + len(words) - len(cleaned)
            yield Aim(start, match.end(1), cleaned, "campaign", name_end, 0.75)


def listed_aims(text: str) -> Iterator[Aim]:
    """``crime types (theft, robbery and spiking)``: what a bracket lists."""
    for match in re.finditer(
        r"\b(?:crime types|crimes|offences|offence types|priorities|harms|themes) \(([^()]{8,160})\)", text
    ):
        for item in re.finditer(r"[^,]+?(?=,|$| and (?!anti))", match[1]):
            words = re.sub(r"^\s*(?:and |or )?", "", item.group()).strip()
            if 3 < len(words) < 50:
                start = match.start(1) + item.start() + item.group().index(words)
                yield Aim(start, start + len(words), words, "crime types", match.start(), 0.8)
    for match in re.finditer(r"\btargeted ([\w-]+(?: [\w-]+)?) (?:messaging|campaigns?|communications)\b", text):
        yield Aim(match.start(1), match.end(1), match[1], "targeted", match.start(), 0.7)


def bracketed_aims(text: str, name_end: int) -> Iterator[Aim]:
    """``Operation Kestrel (cocaine supply in Fenborough)``: what the bracket after a name says it is about."""
    match = re.compile(r" \(([^()]{4,80})\)").match(text, name_end)
    if match is None or re.fullmatch(r"[A-Z0-9]{2,8}s?", match[1]) or "," in match[1]:
        return
    if find_dates(match[1], 2000) or re.fullmatch(
        r"(?:[A-Z][a-z]+ )?(?:20)?\d\d|January|February|March|April|May|June|July|August|September|October|November"
        r"|December",
        match[1],
    ):
        return
    body = re.split(r" (?:in|at|across|around) (?=[A-Z])", match[1])[0]
    if 1 <= len(body.split()) <= 6 and not body.lower().startswith(
        ("now ", "formerly", "see ", "which", "note", "also")
    ):
        yield Aim(match.start(1), match.start(1) + len(body), body, "bracket", name_end, 0.8)
