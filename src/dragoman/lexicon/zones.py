"""Time zones of states, cities and words ("Moscow time", "EST"), from `zones.tsv` beside this file."""

from __future__ import annotations

import re
from datetime import timedelta, timezone, tzinfo
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from dragoman.lexicon.names import find_names
from dragoman.lexicon.tables import Row, read_table

FILE = "zones.tsv"
KINDS = ("state", "city", "word")
OFFSET = re.compile(r"UTC([+-])(\d\d):(\d\d)")


@cache
def read_zones() -> dict[tuple[str, str], tzinfo]:
    """The zones by (kind, name). LexiconError on a fault in the file."""
    found: dict[tuple[str, str], tzinfo] = {}
    for row in read_table(FILE, ("kind", "name", "zone"), required=3):
        key = (row["kind"], row["name"])
        if row["kind"] not in KINDS or key in found:
            raise row.fault(f"{' '.join(key)!r} is no new state, city or word")
        found[key] = parse_zone(row)
    return found


def parse_zone(row: Row) -> tzinfo:
    """The zone of a row. LexiconError if it is neither in the IANA database nor an offset like UTC-05:00."""
    offset = OFFSET.fullmatch(row["zone"])
    if offset:
        sign, hours, minutes = offset.groups()
        width = timedelta(hours=int(hours), minutes=int(minutes))
        return timezone(-width if sign == "-" else width)
    try:
        return ZoneInfo(row["zone"])
    except (ZoneInfoNotFoundError, ValueError) as fault:
        raise row.fault(f"{row['zone']!r} is no time zone") from fault


def zone_of_state(code: str) -> tzinfo | None:
    """The zone of a state's seat of government: "DNK" -> Europe/Copenhagen; None for an organisation."""
    return read_zones().get(("state", code))


@cache
def zone_of_place(name: str) -> tzinfo | None:
    """The zone of a city, region or place ("Vladivostok"), else of the state that it lies in or is; None if unknown."""
    found = find_names(f"in {name}")[:1]
    if not found or found[0].kind == "organisation":
        return None
    return read_zones().get(("city", found[0].name)) or zone_of_state(found[0].code)


def zone_of_words(words: str) -> tzinfo | None:
    """The zone that words before "time" name, or an abbreviation: "Eastern", "CET", "Moscow", "Israeli"."""
    return read_zones().get(("word", words)) or zone_of_place(words)


@cache
def list_abbreviations() -> tuple[str, ...]:
    """The abbreviations that stand right behind a clock time ("EST"), the longest first."""
    found = [name for kind, name in read_zones() if kind == "word" and name.isupper()]
    return tuple(sorted(found, key=lambda name: (-len(name), name)))
