"""The sector that somebody acts for (government, legislature, armed forces), by office, from `sectors.toml`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from dragoman.errors import LexiconError
from dragoman.lexicon.events import compile_words
from dragoman.lexicon.office_grammar import KINDS
from dragoman.lexicon.offices import find_offices
from dragoman.lexicon.tables import read_toml

FILE = "sectors.toml"
ORGANISATION = "IGO"
"""The sector of all who act for an international organisation."""


@dataclass(frozen=True, slots=True)
class Sector:
    """A sector: its code, its name, the words and the kinds of office that tell it."""

    code: str
    name: str
    words: re.Pattern[str]
    offices: frozenset[str]


@cache
def load_sectors() -> tuple[Sector, ...]:
    """The shipped sectors, in the order in which they count. LexiconError names the file and the fault."""
    return shape_sectors(read_toml(FILE))


def shape_sectors(table: dict[str, Any]) -> tuple[Sector, ...]:
    """The sectors of a parsed file. LexiconError names what is missing, or a kind of office that is none."""
    try:
        found = tuple(
            Sector(code, row["name"], compile_words(row["words"]), frozenset(row["offices"]))
            for code, row in table.items()
        )
    except KeyError as fault:
        raise LexiconError(f"{FILE}: the key {fault} is missing") from fault
    for sector in found:
        for kind in sector.offices - set(KINDS):
            raise LexiconError(f"{FILE}: {sector.code}: {kind!r} is no kind of office")
    return found


@lru_cache(maxsize=4096)
def find_sector(words: str) -> str | None:
    """The code of the sector that a role ("Speaker of Parliament") or a body's name tells; None where it tells none."""
    sectors = load_sectors()
    by_words = next((sector.code for sector in sectors if sector.words.search(words)), None)
    if by_words:
        return by_words
    kinds = [office.kind for office in find_offices(f"{words} N")]  # "General" is a rank before a name only
    return next((sector.code for kind in kinds for sector in sectors if kind in sector.offices), None)
