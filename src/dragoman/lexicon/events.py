"""How encounters and commitments are told in the vocabularies of event data: `events.toml`, `cameo_codes.tsv`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from dragoman.errors import LexiconError
from dragoman.lexicon.tables import read_table, read_toml

FILE = "events.toml"
CAMEO_FILE = "cameo_codes.tsv"


@dataclass(frozen=True, slots=True)
class EventType:
    """A type of PLOVER: the quad code that it counts to, and its modes."""

    name: str
    quad: str
    modes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CameoCode:
    """A code of CAMEO with its intensity, from -10 to 10."""

    code: str
    name: str
    intensity: float


@dataclass(frozen=True, slots=True)
class Coding:
    """How an event is told: PLOVER's type, mode and auxiliary mode, CAMEO's code; None where there is none."""

    type: str
    mode: str | None = None
    auxiliary: str | None = None
    cameo: str | None = None


@dataclass(frozen=True, slots=True)
class KindCoding:
    """How a kind of commitment is told: which codes of its subject count, its type, a subject that it has always."""

    stage: str
    type: str | None
    subject: str | None


@dataclass(frozen=True, slots=True)
class Subject:
    """What a commitment is about, and its codes; see the head of its table in `events.toml`."""

    name: str
    words: re.Pattern[str] | None
    against: bool
    done: Coding | None
    intended: str | None
    asked: str | None
    asked_mode: str | None
    threatened: str | None
    rejected: str | None
    untold: bool

    @property
    def hostile(self) -> Coding | None:
        """What a pledge of it is where it is none of cooperation."""
        if self.rejected is not None:
            return Coding("REJECT", self.rejected or None, cameo=self.intended)
        return None if self.threatened is None else Coding("THREATEN", self.threatened or None, cameo=self.intended)


@dataclass(frozen=True, slots=True)
class EventTables:
    """The tables of `events.toml`."""

    types: Mapping[str, EventType]
    pairs: Mapping[str, str]
    encounters: Mapping[str, Coding]
    kinds: Mapping[str, KindCoding]
    signed: Coding
    signed_words: re.Pattern[str]
    ahead: re.Pattern[str]
    subjects: tuple[Subject, ...]
    historical: re.Pattern[str]
    contexts: Mapping[str, re.Pattern[str]]


@cache
def read_cameo_codes() -> dict[str, CameoCode]:
    """The codes of CAMEO by code. LexiconError on a fault in the file."""
    found: dict[str, CameoCode] = {}
    for row in read_table(CAMEO_FILE, ("code", "name", "intensity"), required=3):
        if row["code"] in found:
            raise row.fault(f"{row['code']} stands twice")
        try:
            found[row["code"]] = CameoCode(row["code"], row["name"], float(row["intensity"]))
        except ValueError as fault:
            raise row.fault(f"intensity: {fault}") from fault
    return found


@cache
def load_event_tables() -> EventTables:
    """The shipped tables, read once a process. LexiconError names the file and the fault."""
    return shape_event_tables(read_toml(FILE))


def shape_event_tables(table: dict[str, Any]) -> EventTables:
    """The tables of a parsed file. LexiconError names what is missing, or a type, mode or code that is none."""
    try:
        shaped = EventTables(
            types={n: EventType(n, v["quad"], tuple(v["modes"])) for n, v in table["types"].items()},
            pairs=table["pairs"],
            encounters={status: Coding(**v) for status, v in table["encounters"].items()},
            kinds={k: KindCoding(v["stage"], v.get("type"), v.get("subject")) for k, v in table["kinds"].items()},
            signed=Coding(table["signed"]["type"], cameo=table["signed"]["cameo"]),
            signed_words=compile_words(table["signed"]["words"]),
            ahead=compile_words(table["signed"]["ahead"]),
            subjects=tuple(shape_subject(s) for s in table["subjects"]),
            historical=compile_words(table["historical"]["words"]),
            contexts={name: compile_words(words) for name, words in table["contexts"].items()},
        )
    except KeyError as fault:
        raise LexiconError(f"{FILE}: the key {fault} is missing") from fault
    except TypeError as fault:
        raise LexiconError(f"{FILE}: {fault}") from fault
    check_codes(shaped)
    return shaped


def shape_subject(row: dict[str, Any]) -> Subject:
    return Subject(
        name=row["name"],
        words=compile_words(row["words"]) if row["words"] else None,
        against=row.get("against", False),
        done=Coding(**row["done"]) if "done" in row else None,
        intended=row.get("intended"),
        asked=row.get("asked"),
        asked_mode=row.get("asked_mode"),
        threatened=row.get("threatened"),
        rejected=row.get("rejected"),
        untold=row.get("untold", False),
    )


def compile_words(words: Iterable[str]) -> re.Pattern[str]:
    """A pattern of whole words in any case, in which * stands for any letters; "heavy-lift" has no word "lift"."""
    spelt = (re.escape(word).replace(r"\*", r"\w*").replace(r"\ ", r"\s+") for word in words)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(spelt)})(?!\w)", re.IGNORECASE)


def check_codes(tables: EventTables) -> None:
    """LexiconError for a type, mode or code that the tables use and do not tell."""
    codings = [*tables.encounters.values(), tables.signed, *(s.done for s in tables.subjects if s.done)]
    codings += [Coding("REQUEST", s.asked_mode, cameo=s.asked) for s in tables.subjects]
    codings += [s.hostile or Coding("AGREE", cameo=s.intended) for s in tables.subjects]
    codings += [Coding(kind.type) for kind in tables.kinds.values() if kind.type]
    codings += [Coding("CONSULT", cameo=code) for code in tables.pairs.values()]
    for coding in codings:
        known = tables.types.get(coding.type)
        if known is None:
            raise LexiconError(f"{FILE}: {coding.type!r} is none of its types")
        if coding.mode and coding.mode not in known.modes:
            raise LexiconError(f"{FILE}: {coding.type} has no mode {coding.mode!r}")
        if coding.cameo and coding.cameo not in read_cameo_codes():
            raise LexiconError(f"{FILE}: {coding.cameo!r} is no code of {CAMEO_FILE}")
