"""The tokens of one passage as the rules of names read them: by number, safe beyond both ends."""

from __future__ import annotations

from collections.abc import Container
from functools import cached_property, lru_cache

from nlp.lexicon import words
from nlp.naming.heads import Name, head_type
from nlp.tokens import tokenise


class Wording:
    """The tokens of a text. Numbers beyond its ends stand for an empty word; ranges ``first..last`` are inclusive."""

    def __init__(self, text: str) -> None:
        self.tokens, self.text = tokenise(text), text
        self.size = len(self.tokens)
        self._words = [token.text for token in self.tokens]
        self._capitals = [token.capital for token in self.tokens]

    @cached_property
    def capitals(self) -> tuple[int, ...]:
        """The tokens that are capitalised words."""
        return tuple(i for i, capital in enumerate(self._capitals) if capital)

    @cached_property
    def acronyms(self) -> tuple[int, ...]:
        """The tokens that are acronyms."""
        return tuple(i for i in self.capitals if self.tokens[i].acronym)

    @cached_property
    def starts(self) -> dict[int, int]:
        """Where tokens start in the text -> the token."""
        return {token.start: i for i, token in enumerate(self.tokens)}

    @cached_property
    def ends(self) -> dict[int, int]:
        """Where tokens end in the text -> the token."""
        return {token.end: i for i, token in enumerate(self.tokens)}

    def among(self, listed: Container[str]) -> list[int]:
        """The tokens that are words of a list."""
        return [i for i, word in enumerate(self._words) if word in listed]

    def word(self, i: int) -> str:
        """The word at `i`, empty beyond the ends."""
        return self._words[i] if 0 <= i < self.size else ""

    def words(self, first: int, last: int) -> list[str]:
        """The words ``first..last``."""
        if first >= 0 and last < self.size:
            return self._words[first : last + 1]
        return [self.word(k) for k in range(first, last + 1)]

    def type_of(self, first: int, last: int) -> str | None:
        """The type that the head of the phrase ``first..last`` gives it."""
        typed = head_type(self.words(first, last))
        return typed[0] if typed else None

    def name(self, first: int, last: int, kind: str, rule: str, confidence: float = 0.9) -> Name:
        """The name that the tokens ``first..last`` are."""
        return Name(self.tokens[first].start, self.tokens[last].end, kind, rule, confidence)

    def capital(self, i: int) -> bool:
        """Whether a capitalised word stands at `i`."""
        return 0 <= i < self.size and self._capitals[i]

    def acronym(self, i: int) -> bool:
        """Whether an acronym stands at `i`."""
        return 0 <= i < self.size and self.tokens[i].acronym

    def stop(self, i: int) -> bool:
        """Whether the word at `i` begins no name, capitalised though it may be."""
        return self.word(i) in words("names", "stop", "words")

    def joins(self, i: int) -> bool:
        """Whether *and* stands at `i`."""
        return self.word(i) in words("phrases", "common", "and")

    def broken(self, i: int) -> bool:
        """Whether a hard boundary lies between token `i` and the next."""
        return i + 1 < self.size and "\n" in self.text[self.tokens[i].end : self.tokens[i + 1].start]

    def sentence_start(self, i: int) -> bool:
        """Whether token `i` begins a sentence, a heading or a quotation."""
        return i == 0 or self.word(i - 1) in {".", "?", "!", ":", "•", '"'} or self.broken(i - 1)

    def gerund(self, i: int) -> bool:
        """A verb in -ing that opens a sentence or heading, and so is no part of the name after it."""
        word = self.word(i)
        return (
            word.endswith("ing") and self.sentence_start(i) and word not in words("phrases", "common", "nouns_in_ing")
        )

    def run_end(self, first: int) -> int:
        """The last token of the capitalised run that goes on from `first`."""
        last = first
        while self.capital(last + 1) and not self.broken(last):
            last += 1
        return last

    def run_start(self, i: int) -> int:
        """The first token of the capitalised run that ends at `i`, without the words that only open the sentence."""
        while i > 0 and self.capital(i - 1) and not self.broken(i - 1):
            i -= 1
        while (self.stop(i) or self.gerund(i)) and self.capital(i + 1):
            i += 1
        return i

    @cached_property
    def runs(self) -> tuple[tuple[int, int], ...]:
        """All capitalised runs, as ``first, last``."""
        found = []
        i = 0
        while i < self.size:
            if self.capital(i):
                last = self.run_end(i)
                found.append((i, last))
                i = last
            i += 1
        return tuple(found)


@lru_cache(maxsize=4096)  # a passage is read twice, and its rules ask for its words one after another
def wording_of(text: str) -> Wording:
    """The `Wording` of a text, kept for those who ask next."""
    return Wording(text)
