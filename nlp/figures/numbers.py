"""Numbers as papers write them: ``4,500``, ``fifty-four``, ``£2.2 million``, ``23.5``."""

from __future__ import annotations

import re

_ONES = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_TEENS = ("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
_UNITS = {word: value for value, word in enumerate((*_ONES, "ten", *_TEENS))}
_TENS = {
    word: 10 * tens
    for tens, word in enumerate(("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"), start=2)
}
_SCALES = {"hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9, "k": 10**3, "m": 10**6, "bn": 10**9}
_WORD = "|".join(sorted([*_UNITS, *_TENS], key=len, reverse=True))

#: A number in figures or words, with an optional currency sign and scale. ``one`` alone is left to the caller.
NUMBER = re.compile(
    r"(?<![\w.,/-])(?P<sign>[£€$])?(?P<figure>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?P<scale>(?: (?:million"
    r"|billion|thousand|hundred)\b|(?:m|bn|k)\b))?(?![\d/])"
    rf"|\b(?P<words>(?:{_WORD})(?:[- ](?:{_WORD}|hundred|thousand|million|and))*(?<! and))\b",
    re.IGNORECASE,
)


def number(text: str) -> float | None:
    """The value of a number in figures or words, or None where `text` is no number.

    >>> number("fifty-four"), number("£2.2 million"), number("two hundred"), number("4,500"), number("several")
    (54.0, 2200000.0, 200.0, 4500.0, None)
    """
    text = text.strip().lower().lstrip("£€$")
    match = re.fullmatch(
        r"(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?) ?(hundred|thousand|million|billion|k|m|bn)?", text
    )
    if match:
        return round(float(match[1].replace(",", "")) * _SCALES.get(match[2] or "", 1), 6)
    return _words(text)


def _words(text: str) -> float | None:
    total = current = 0
    parts = [part for part in re.split(r"[-\s]+", text) if part and part != "and"]
    if not 0 < len(parts) <= 12:
        return None
    for part in parts:
        if part in _UNITS:
            current += _UNITS[part]
        elif part in _TENS:
            current += _TENS[part]
        elif part in _SCALES and part.isalpha() and len(part) > 2:
            current = max(current, 1) * _SCALES[part]
            if _SCALES[part] >= 1000:
                total, current = total + current, 0
        else:
            return None
    return float(total + current)
