"""What makes the name of an instrument, and the well-known ones; read from `instruments.toml` beside this file."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from dragoman.errors import LexiconError

TABLE = Path(__file__).with_name("instruments.toml")


@dataclass(frozen=True, slots=True)
class KnownInstrument:
    """A well-known instrument. `alone`: whether the acronym by itself, without the name in the text, speaks of it."""

    name: str
    kind: str
    acronym: str | None = None
    aliases: tuple[str, ...] = ()
    alone: bool = True


@dataclass(frozen=True, slots=True)
class InstrumentWords:
    """The table. `kinds` maps a head noun (small letters, both numbers) to the kind that it tells."""

    kinds: dict[str, str]
    first: frozenset[str]
    after_place: frozenset[str]
    after_points: frozenset[str]
    generic: frozenset[str]
    not_instruments: frozenset[str]
    followers: frozenset[str]
    not_before: frozenset[str]
    known: tuple[KnownInstrument, ...]
    across: frozenset[str]
    """Words that, like the generic ones, tell of no one thing across texts."""
    wholes: dict[str, tuple[str, ...]]
    parts: dict[str, tuple[str, ...]]
    measures: dict[str, tuple[str, ...]]
    """What a figure measures, with the words that tell it: wholes, parts of a whole, and others."""


@cache
def load_instrument_words() -> InstrumentWords:
    """The shipped table, read once a process."""
    return read_instrument_words(TABLE)


def read_instrument_words(path: Path) -> InstrumentWords:
    """The table of a TOML file; LexiconError names the file and the fault."""
    try:
        return shape_table(tomllib.loads(path.read_text(encoding="utf-8")))
    except tomllib.TOMLDecodeError as fault:
        raise LexiconError(f"{path}: {fault}") from fault
    except KeyError as fault:
        raise LexiconError(f"{path}: the key {fault} is missing") from fault
    except TypeError as fault:
        raise LexiconError(f"{path}: [[known]] has an unknown key: {fault}") from fault


def shape_table(table: dict[str, Any]) -> InstrumentWords:
    kinds = {word: kind for kind, words in table["heads"].items() for word in words}
    kinds |= {spell_plural(word): kinds[word] for word in table["first"]["heads"]}
    return InstrumentWords(
        kinds=kinds,
        first=frozenset(table["first"]["heads"]),
        after_place=frozenset(table["after_place"]["heads"]),
        after_points=frozenset(table["after_points"]["heads"]),
        generic=frozenset(table["generic"]["words"]),
        not_instruments=frozenset(name.casefold() for name in table["not_instruments"]["names"]),
        followers=frozenset(table["not_instruments"]["followers"]),
        not_before=frozenset(table["not_instruments"]["before"]),
        known=tuple(KnownInstrument(**{**row, "aliases": tuple(row.get("aliases", ()))}) for row in table["known"]),
        across=frozenset(table["across"]["words"]),
        wholes={name: tuple(words) for name, words in table["figures"]["whole"].items()},
        parts={name: tuple(words) for name, words in table["figures"]["part"].items()},
        measures={name: tuple(words) for name, words in table["figures"]["other"].items()},
    )


def spell_plural(noun: str) -> str:
    """The plural of a head noun: "treaties", "processes", "accords"."""
    if noun.endswith("y"):
        return noun[:-1] + "ies"
    return noun + ("es" if noun.endswith("s") else "s")
