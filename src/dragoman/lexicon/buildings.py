"""In which city a building stands where parties meet, from `buildings.tsv` beside this file."""

from __future__ import annotations

from functools import cache

from dragoman.lexicon.names import NameMatch, capital_of
from dragoman.lexicon.tables import read_table

FILE = "buildings.tsv"


@cache
def read_buildings() -> dict[str, str]:
    """The city of each building by its own name. LexiconError on a fault in the file."""
    found: dict[str, str] = {}
    for row in read_table(FILE, ("building", "city"), required=2):
        if row["building"] in found:
            raise row.fault(f"{row['building']!r} stands twice")
        found[row["building"]] = row["city"]
    return found


def city_of_building(building: NameMatch) -> str | None:
    """The city of a building that a text names: the Élysée is in Paris; None where it is not known."""
    city = read_buildings().get(building.name)
    if city is None and building.kind == "metonym":
        return capital_of(building.code)
    return city
