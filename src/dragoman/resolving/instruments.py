"""Which instrument of the record a text speaks of: names and acronyms joined, contradicting ones kept apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from dragoman.model.reading import Instrument
from dragoman.model.record import DocumentHead, RecordedInstrument
from dragoman.resolving.instrument_keys import (
    find_number,
    find_points,
    fold_name,
    is_generic,
    list_keys,
    list_names,
    slug,
    widen_keys,
)

KNOWN = "rule:known-instrument"
ALIKE_PART = 0.6
"""The part of two names' words, together, that they must share for one acronym to mean one thing."""


class KnownInstruments(Protocol):
    """What the record knows of instruments."""

    def find_instruments(self, keys: Sequence[str]) -> Sequence[RecordedInstrument]:
        """The instruments that stand under any of the keys, each once, the first recorded first."""


@dataclass(frozen=True, slots=True)
class InstrumentResolution:
    """The instrument that a text's is: `id`, and what is to be recorded of it. `is_new` where the record had none.

    `names` and `keys` are those of this text, to be added to those on record.
    """

    id: str
    name: str
    acronym: str | None
    kind: str
    names: tuple[str, ...]
    keys: tuple[str, ...]
    is_new: bool
    why: str


def resolve_instrument(
    instrument: Instrument, known: KnownInstruments, document: DocumentHead, sides: Sequence[str] = ()
) -> InstrumentResolution:
    """The recorded instrument that a text's instrument is, or a new one.

    One name is one thing, but for names that any two states may give ("Strategic Dialogue"): these are one only between
    the same `sides` (codes of the states that the text is about). One acronym is one thing unless the long names
    contradict. Plans named by their points are one where they count alike and are spoken of a year apart at most.
    """
    names = list_names(instrument)
    keys: dict[str, None] = {}
    # A shorter or longer form within one text ("Rights Act" for "Voting Rights Act") is another's full name elsewhere.
    sure = names if instrument.made_by == KNOWN else names[:1]
    for name in sure:
        acronym = instrument.acronym if name == instrument.name else None
        keys.update(dict.fromkeys(list_keys(name, acronym, document.published, sides, document.id)))
    recorded = widen_keys(tuple(keys))
    for found in known.find_instruments(tuple(keys)):
        why = compare_names(instrument, found)
        if why:
            known_as = found.acronym or instrument.acronym
            return InstrumentResolution(
                found.id, found.name, known_as, found.kind, names, (*recorded, f"id:{found.id}"), False, why
            )
    new = choose_id(instrument, known, document, sides)
    why = f"no instrument on record is called {instrument.name}"
    return InstrumentResolution(
        new, instrument.name, instrument.acronym, instrument.kind, names, (*recorded, f"id:{new}"), True, why
    )


def compare_names(instrument: Instrument, found: RecordedInstrument) -> str | None:
    """Why two are one, in words; None where their long names contradict each other."""
    if find_number(instrument.name) or find_points(instrument.name):
        return f"{instrument.name} is {found.name}: the same number in the same time"
    folded = fold_name(instrument.name)
    if folded in {fold_name(name) for name in (found.name, *found.names)}:
        return f"both are called {instrument.name}"
    mine, other = set(folded.split()), set(fold_name(found.name).split())
    if mine <= other or other <= mine or len(mine & other) >= ALIKE_PART * len(mine | other):
        return f"one acronym, {instrument.acronym}, and like names"
    if instrument.name == instrument.acronym or found.name == found.acronym:
        return f"both are called {instrument.acronym}"
    return None


def choose_id(instrument: Instrument, known: KnownInstruments, document: DocumentHead, sides: Sequence[str]) -> str:
    """A readable id that no other instrument has: "i-safe", "i-unscr-1701", "i-28-point-plan"."""
    number, points = find_number(instrument.name), find_points(instrument.name)
    year = (document.published or "undated")[:4]
    if number:
        wanted = [f"i-{'unscr' if number[0] == 'unsc' else 'unga-resolution'}-{slug(number[1])}"]
    elif points:
        wanted = [f"i-{points[0]}-point-{slug(points[1])}", f"i-{points[0]}-point-{slug(points[1])}-{year}"]
    else:
        wanted = [f"i-{slug(instrument.acronym)}"] if instrument.acronym else []
        wanted.append(f"i-{slug(instrument.name)}")
        if is_generic(instrument.name):
            wanted = [f"i-{slug(instrument.name)}-{slug('-'.join(sorted(sides[:2])) or document.id)}"]
    counted = [f"{wanted[-1]}-{number}" for number in range(2, 100)]
    for id in (*wanted, *counted):
        if not known.find_instruments([f"id:{id}"]):
            return id
    return f"{wanted[-1]}-{document.id}"
