"""Enter the instruments that a text names, its figures of them and what replaced what; find what is known of one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, insert, select, update

from dragoman.model import Instrument, Reading, Succession
from dragoman.model.record import DocumentHead, RecordedInstrument
from dragoman.record.loading import in_batches, select_where
from dragoman.record.search_tables import index_name
from dragoman.record.tables import (
    figures,
    instrument_keys,
    instrument_mentions,
    instrument_names,
    instrument_successions,
    instruments,
)
from dragoman.record.writing import Writing
from dragoman.resolving.instruments import resolve_instrument


@dataclass(frozen=True, slots=True)
class NamedInstruments:
    """Of one text: the record's ids of the instruments it names, by name and acronym, and the numbers of its mentions,
    by name and start."""

    ids: dict[str, str] = field(default_factory=dict)
    mentions: dict[tuple[str, int], int] = field(default_factory=dict)


class StoredInstruments:
    """What the record knows of instruments, found by their keys."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection

    def find_instruments(self, keys: Sequence[str]) -> Sequence[RecordedInstrument]:
        """The instruments that stand under any of the keys, the first recorded first."""
        found: list[str] = []
        for batch in in_batches(dict.fromkeys(keys)):
            query = select(instrument_keys.c.instrument_id).where(instrument_keys.c.key.in_(batch)).distinct()
            found += self.connection.execute(query).scalars()
        return sorted(load_named(self.connection, found).values(), key=lambda i: (first_mention(self, i.id), i.id))


def first_mention(known: StoredInstruments, instrument_id: str) -> int:
    """The number of the mention that brought an instrument into the record."""
    query = (
        select(instrument_mentions.c.id)
        .where(instrument_mentions.c.instrument_id == instrument_id)
        .order_by(instrument_mentions.c.id)
        .limit(1)
    )
    return known.connection.execute(query).scalar() or 0


def load_named(connection: Connection, ids: Iterable[str]) -> dict[str, RecordedInstrument]:
    """Instruments with their names alone, by id."""
    rows = select_where(connection, instruments, "id", ids)
    names: dict[str, list[str]] = defaultdict(list)
    for name in select_where(connection, instrument_names, "instrument_id", (row.id for row in rows)):
        names[name.instrument_id].append(name.name)
    return {
        row.id: RecordedInstrument(row.id, row.name, row.acronym, row.kind, tuple(sorted(names[row.id])))
        for row in rows
    }


def file_instruments(writing: Writing, reading: Reading, head: DocumentHead) -> NamedInstruments:
    """Enter what a text says of instruments, each under the instrument of the record that it is."""
    named = NamedInstruments()
    sides = list_sides(reading, head)
    mentions: list[dict[str, Any]] = []
    told: list[dict[str, Any]] = []
    for instrument in reading.instruments:
        instrument_id = file_instrument(writing, instrument, head, sides)
        named.ids.update({name: instrument_id for name in (instrument.name, instrument.acronym) if name})
        own = {"instrument_id": instrument_id, "document_id": head.id}
        for span in dict.fromkeys(instrument.spans):
            number = named.mentions[instrument.name, span.start] = writing.next_id(instrument_mentions)
            mentions.append(
                {
                    "id": number,
                    **own,
                    "name": instrument.name,
                    "acronym": instrument.acronym,
                    "start": span.start,
                    "end": span.end,
                    "made_by": instrument.made_by,
                    "why": instrument.why,
                }
            )
        told += [
            {
                "id": writing.next_id(figures),
                **own,
                "property": f.property,
                "value": f.value,
                "unit": f.unit,
                "as_of": f.as_of,
                "start": f.evidence.start,
                "end": f.evidence.end,
                "made_by": f.made_by,
                "why": f.why,
            }
            for f in instrument.figures
        ]
    if mentions:
        writing.connection.execute(insert(instrument_mentions), mentions)
    if told:
        writing.connection.execute(insert(figures), told)
    for succession in reading.successions:
        file_succession(writing, succession, head, sides, named)
    return named


def list_sides(reading: Reading, head: DocumentHead) -> tuple[str, ...]:
    """The codes of the states that a text is about: those of its encounters, and its publisher's."""
    told = [p.country for e in reading.engagements for p in e.participants if p.country]
    return tuple(dict.fromkeys([*told, *([head.home] if head.home else [])]))


def file_instrument(writing: Writing, instrument: Instrument, head: DocumentHead, sides: Sequence[str]) -> str:
    """The record's id of an instrument that a text names; a new one is entered, a known one learns its names."""
    connection = writing.connection
    found = resolve_instrument(instrument, StoredInstruments(connection), head, sides)
    if found.is_new:
        row = {"id": found.id, "name": found.name, "acronym": found.acronym, "kind": found.kind}
        connection.execute(insert(instruments), row)
        writing.note(found.id, "met first", f"in {head.id}: {found.why}")
    else:
        values: dict[str, str | None] = {"acronym": found.acronym}
        if found.name == found.acronym:  # known by its acronym alone until now
            values["name"] = instrument.name
        connection.execute(update(instruments).where(instruments.c.id == found.id).values(**values))
    enter_new(connection, instrument_names, "name", found.id, found.names)
    enter_new(connection, instrument_keys, "key", found.id, found.keys)
    for name in found.names:
        index_name(connection, "instrument", found.id, name)
    return found.id


def enter_new(connection: Connection, table: Any, column: str, instrument_id: str, values: Iterable[str]) -> None:
    """Enter those names or keys of an instrument that are not there yet."""
    known = {getattr(row, column) for row in select_where(connection, table, "instrument_id", [instrument_id])}
    rows = [{"instrument_id": instrument_id, column: v} for v in dict.fromkeys(values) if v not in known]
    if rows:
        connection.execute(insert(table), rows)


def file_succession(
    writing: Writing, succession: Succession, head: DocumentHead, sides: Sequence[str], named: NamedInstruments
) -> None:
    """Enter that one instrument took the place of another; either may be named here only."""
    words = succession.evidence

    def find_id(name: str) -> str:
        if name not in named.ids:
            bare = Instrument(name=name, acronym=None, kind="plan", figures=(), spans=(words,))
            named.ids[name] = file_instrument(writing, bare, head, sides)
        return named.ids[name]

    writing.connection.execute(
        insert(instrument_successions),
        {
            "id": writing.next_id(instrument_successions),
            "earlier_id": find_id(succession.earlier),
            "later_id": find_id(succession.later),
            "document_id": head.id,
            "start": words.start,
            "end": words.end,
            "made_by": succession.made_by,
            "why": succession.why,
        },
    )
