"""Places that no register has, learnt from a paper where it leads to them: ``in Nabwick``, ``at Port Sennet``."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from functools import cache

from nlp.english import is_english
from nlp.gazetteer import places
from nlp.learning.knowledge import Knowledge
from nlp.lexicon import either, words
from nlp.naming.heads import head_type

_WORD = r"[A-ZÀ-Þ][a-zà-þ]{2,}"
_NAME = rf"{_WORD}(?:(?:-(?:on|upon|in|under|the|le|by|next)-| (?:upon|under|le|next) |[ -]){_WORD}){{0,2}}"
_ITEM = re.compile(_NAME)
_CAPITAL = re.compile(_WORD)
#: What makes a name one where it stands whole: no word goes on with it.
_WHOLE = r"(?![\w'’-]|[ ][A-ZÀ-Þ]|[’']s [A-ZÀ-Þ]| \()"


class SmallPlaces:
    """Gathers what stands after prepositions of place in the passages of one paper."""

    def __init__(self) -> None:
        self._led: Counter[str] = Counter()
        self._hinted: dict[str, set[int]] = defaultdict(set)
        self._things: set[str] = set()

    def read(self, text: str, known: Knowledge) -> None:
        """Note the names in `text` that such words lead to, and those that are said to be something else."""
        if not any(_may_be_new(word) and word not in known.surnames for word in set(_CAPITAL.findall(text))):
            return
        for match in _listing().finditer(text):
            self._led.update(_ITEM.findall(match["names"]))
        for pattern in (_led(), _told(), _opened(), _having()):
            for match in pattern.finditer(text):
                self._led[match["name"]] += 1
                if (further := _further().match(text, match.end())) is not None:
                    self._led.update(_ITEM.findall(further.group()))
        for way, pattern in enumerate(_hints()):
            for match in pattern.finditer(text):
                self._hinted[match["name"]].add(way)
        self._things.update(match["name"] for match in _thing().finditer(text))

    def learn(self, known: Knowledge) -> None:
        """Add the places to what the paper teaches, once it has taught all else."""
        hinted = [name for name, ways in self._hinted.items() if len(ways) > 1]
        for name in [*self._led, *hinted]:
            if name not in self._things and _is_new(name.split(), known):
                known.localities[name] += 1


@cache
def _may_be_new(word: str) -> bool:
    """Whether a name with this word may be one that nothing else explains: the passages without any need no search."""
    opens = words("mentions", "place", "first_words") | words("mentions", "place", "first_of_places")
    return word in opens or not (is_english(word) or word in places())


@cache
def _led() -> re.Pattern[str]:
    """A preposition of place after what is no way of keeping or doing, and a whole capitalised name."""
    kept = either(words("mentions", "place", "kept_in"))
    return re.compile(
        rf"(?<![\w-])(?:(?!(?i:{kept}) )[A-Za-z\d]+,? (?:in|at|near|around|outside|throughout|between|into|towards)"
        rf"|(?:{either(words('mentions', 'place', 'kinds'))}),? (?:of|like|such as|including|in))"
        rf" (?P<name>{_NAME}){_WHOLE}"
    )


@cache
def _further() -> re.Pattern[str]:
    """The rest of a list of places: ``, Port Sennet and Fenley``."""
    return re.compile(rf"(?:, {_NAME})*,? and {_NAME}(?![\w'’-]|[ ][A-ZÀ-Þ]|[’']s| said| asked)")


@cache
def _listing() -> re.Pattern[str]:
    """``the following villages: Nabwick, Port Sennet and Fenley``."""
    kinds = either(words("mentions", "place", "kinds"))
    return re.compile(rf"\b(?:{kinds})\b[^.:;\n]{{0,40}}: (?P<names>{_NAME}(?:, {_NAME})*,? and {_NAME})(?=[.;]|$)")


@cache
def _told() -> re.Pattern[str]:
    """``the Nabwick estate``, ``the Nabwick shooting``: after an article, before a thing that a place has."""
    return re.compile(rf"\b[Tt]he (?P<name>{_NAME}) (?:{either(words('mentions', 'place', 'things_of_places'))})\b")


@cache
def _having() -> re.Pattern[str]:
    """``Nabwick Parish Council``, ``Port Sennet Village Hall``: before what only places have."""
    return re.compile(rf"\b(?P<name>{_NAME}) (?:{either(words('mentions', 'place', 'has'))})\b")


@cache
def _opened() -> re.Pattern[str]:
    """``from Port Sennet``, ``of Old Nabwick``: a name of two words that begins or ends as those of places do."""
    first, last = either(words("mentions", "place", "first_words")), either(words("mentions", "place", "last_words"))
    name = rf"(?P<name>(?:{first}) {_WORD}(?: {_WORD})?|{_WORD} (?:{last}))"
    return re.compile(rf"\b(?:from|of|to|across|serving|visited|via) {name}{_WHOLE}")


@cache
def _hints() -> tuple[re.Pattern[str], ...]:
    """Ways to speak of a place, none of them enough: ``reach Nabwick``, ``go to Nabwick``, ``Nabwick warrants``."""
    moves, goes = either(words("mentions", "place", "moves")), either(words("mentions", "place", "goes"))
    had, name = either(words("mentions", "place", "had")), rf"(?P<name>{_NAME})"
    return (
        re.compile(rf"\b(?:{moves}) {name}{_WHOLE}"),
        re.compile(rf"\b(?:{goes}) (?:[\w'’-]+ ){{0,3}}?(?:to|through|from|via) {name}{_WHOLE}"),
        re.compile(rf"(?:(?<=[a-z] )|(?<=[a-z], )|^){name} (?:{had})\b"),
        re.compile(rf"\b(?:across|beyond|off|for|about|over|of) {name}(?=[,.;?]| (?:and|in|on)\b|$)"),
        re.compile(rf"\b[Tt]he (?:island|isle|burgh|hamlet|townland|resort|settlement|port|parish) of {name}{_WHOLE}"),
    )


@cache
def _thing() -> re.Pattern[str]:
    return re.compile(rf"\b(?P<name>{_NAME}) (?:{either(words('mentions', 'place', 'things_after'))})\b")


def _is_new(parts: list[str], known: Knowledge) -> bool:
    """Whether a name is nothing else's: one word of it at least is no word otherwise, and none a person's or a code."""
    other = words("names", "stop", "words") | words("phrases", "introduced", "no_names")
    other |= words("mentions", "place", "not_places") | words("roles", "honorifics", "words")
    if any(part in other or known.codes[part] or part in known.surnames for part in parts):
        return False
    if head_type(parts) is not None or head_type([parts[-1].removesuffix("s")]) is not None:
        return False
    if known.type_of(" ".join(parts)) is not None or parts[-1] in words("names", "place", "settlements"):
        return False
    opens = parts[0] in words("mentions", "place", "first_words") or parts[0] in words("names", "place", "compass")
    if (
        parts[0] in words("mentions", "place", "first_of_places")
        and len(parts) == 2
        and not known.lower[parts[1].lower()]
    ):
        return True
    if opens and len(parts) > 2 and not any(known.lower[part.lower()] for part in parts[1:]):
        return True
    return any(not known.lower[part.lower()] and not is_english(part) for part in re.split(r"[ -]", " ".join(parts)))
