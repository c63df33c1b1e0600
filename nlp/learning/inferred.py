"""What a document teaches about names that nothing marks: introduced ones, and acronyms that one name alone spells."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from nlp.english import is_english
from nlp.gazetteer import places, places_of
from nlp.learning.introduced import Introduced
from nlp.learning.knowledge import Knowledge
from nlp.learning.told_schemes import ENOUGH, Told
from nlp.lexicon import table
from nlp.naming.heads import head_type
from nlp.recognition.given_names import is_given_name

#: Cells of one column lie no more passages apart.
_APART = 8
_IRELAND = frozenset({"IE"})


def learn_introduced(known: Knowledge, named: Sequence[tuple[str, Introduced]]) -> None:
    """The schemes and bodies that the document introduces, unless their words are ordinary ones or a person's."""
    for name, how in named:
        parts = [part for part in name.split() if part[0].isupper()]
        ordinary = [part for part in parts if known.lower[part.lower()]]
        if how.again and (known.upper[name] < 2 or ordinary):
            continue
        person = any(part in known.surnames for part in parts) or known.codes[name]
        if person or len(ordinary) == len(parts) or (ordinary and not how.sure):
            continue
        if how.type == "OPERATION":
            if not ordinary and name not in places():
                known.codes[name] += 1
        elif known.type_of(name) in {None, how.type}:
            known.names[name][how.type] += 1


def learn_loud_codes(known: Knowledge) -> None:
    """Code names in capitals that the document also writes without: ``Op KESTREL``, later ``Kestrel``."""
    for code in sorted(known.codes):
        quiet = code.title()
        if code.isupper() and len(code) > 3 and known.upper[quiet] and not known.lower[code.lower()]:
            known.codes[quiet] += known.codes[code]


def learn_told(known: Knowledge, told: Mapping[str, Sequence[Told]], texts: Sequence[str]) -> None:
    """The schemes for which the signs of all places where `told` has the phrase are enough.

    `texts` are those of the document's passages: what also stands there in small letters needs signs twice as good.
    """
    weights = {name: weight for name, signs in told.items() if (weight := _weight(signs)) >= ENOUGH}
    for name in sorted(weights, key=lambda n: (-weights[n], -len(n), n)):
        weight = weights[name]
        better = any(_holds(name, other) and weights[other] > weight for other in weights)
        whole = any(_holds(other, name) and weights[other] >= weight for other in weights)
        person = weight < 2 * ENOUGH and _is_person(known, name)
        if better or whole or known.codes[name] or person:
            continue
        placed = head_type(name.split()) is not None
        small = any(form in text for text in texts for form in (name.lower(), name.capitalize()))
        enough = weight > ENOUGH + placed - 1 and weight >= ENOUGH * (1 + small)
        if enough and known.type_of(name) in {None, "INITIATIVE", *(["PLACE"] if placed else [])}:
            known.names[name]["INITIATIVE"] += 1 + known.names[name]["PLACE"]


def _holds(longer: str, shorter: str) -> bool:
    """Whether one phrase lies inside the other."""
    return longer != shorter and f" {shorter} " in f" {longer} "


def _weight(signs: Sequence[Told]) -> int:
    """What the signs weigh together: each kind once, each one against in full."""
    kinds = {sign.sign: sign.weight for sign in signs if sign.weight > 0}
    return sum(kinds.values()) + sum(sign.weight for sign in signs if sign.weight < 0)


def _is_person(known: Knowledge, name: str) -> bool:
    """Whether a phrase of two or three words ends in a surname of this document or begins with a given name."""
    parts = name.split()
    surname = len(parts) == 2 and parts[-1] in known.surnames
    return surname or (len(parts) < 4 and name.istitle() and is_given_name(parts[0]))


def learn_columns(known: Knowledge, cells: Sequence[tuple[int, str]]) -> None:
    """Small places that stand alone where registered ones do, as in a column; `cells` are passages of one word.

    A word is one where two of the three cells before it are places, or the ones before and after it.
    """
    if all(word in places() or is_english(word) or word in known.surnames for _, word in cells):
        return
    registered = places_of(_IRELAND) if known.irish else places()
    found = [word in registered for _, word in cells]
    for k, (number, word) in enumerate(cells):
        near = [
            j for j in range(max(0, k - 3), min(len(cells), k + 2)) if j != k and abs(cells[j][0] - number) <= _APART
        ]
        before = sum(found[j] for j in near if j < k)
        enclosed = k - 1 in near and k + 1 in near and found[k - 1] and found[k + 1]
        if not found[k] and (before > 1 or enclosed) and not is_english(word) and word not in known.surnames:
            found[k] = True
            known.localities[word] += 1


def learn_undefined(known: Knowledge) -> None:
    """Acronyms that nothing defines but one name alone spells: ``HWC`` where the Harbour Watch Committee is named."""
    spelt: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for name in known.names:
        kind, parts = known.type_of(name), [part for part in name.split() if part[0].isupper()]
        if kind in {"ORG", "TEAM"} and len(parts) > 2:
            spelt["".join(part[0] for part in parts)].add((name, kind))
    for short, names in sorted(spelt.items()):
        if known.upper[short] and short not in known.acronyms and len(names) == 1 and not _is_taken(short):
            known.acronyms[short][names.pop()] += 1


def _is_taken(short: str) -> bool:
    """Whether an acronym has a meaning of its own nation-wide."""
    bodies = table("bodies")
    return short in bodies["acronyms"] or short in bodies["teams"] or short in table("roles")["abbreviations"]
