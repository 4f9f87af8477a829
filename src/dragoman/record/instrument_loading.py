"""What the record knows of an instrument: names, figures by date, shares, engagements, what replaced what."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, or_, select

from dragoman.model import Span
from dragoman.model.record import RecordedInstrument, SourcedFigure
from dragoman.record.instruments import load_named
from dragoman.record.loading import in_batches, load_heads, load_texts, select_where
from dragoman.record.tables import (
    account_instrument_mentions,
    accounts,
    engagements,
    figures,
    instrument_keys,
    instrument_mentions,
    instrument_names,
    instrument_successions,
    instruments,
)
from dragoman.resolving.instrument_keys import list_lookup_keys
from dragoman.resolving.shares import derive_shares, order_figures

Succeeded = tuple[str, str, Span]


def find_instrument_ids(connection: Connection, name: str) -> list[str]:
    """The instruments of an id, or of this name, acronym or number in any case and spelling ("UNSCR 1701")."""
    query = (
        select(instruments.c.id)
        .outerjoin(instrument_names, instrument_names.c.instrument_id == instruments.c.id)
        .where(or_(instruments.c.id == name, instrument_names.c.name.ilike(name.replace("%", r"\%"), escape="\\")))
        .distinct()
        .order_by(instruments.c.id)
    )
    exact = list(connection.execute(query).scalars())
    keyed = select(instrument_keys.c.instrument_id).where(instrument_keys.c.key.in_(list_lookup_keys(name)))
    return exact or sorted(set(connection.execute(keyed).scalars()))


def load_instruments(connection: Connection, ids: Sequence[str]) -> list[RecordedInstrument]:
    """Instruments with all that texts say of them, in the order of the ids."""
    named = load_named(connection, ids)
    mentions = load_places(connection, ids)
    told = load_figures(connection, ids)
    came_up = load_engagement_ids(connection, ids)
    replaced, replaced_by = load_successions(connection, ids)
    found = []
    for i in dict.fromkeys(ids):
        if i not in named:
            continue
        ordered = tuple(f for series in order_figures(told[i]) for f in series.figures)
        found.append(
            RecordedInstrument(
                i,
                named[i].name,
                named[i].acronym,
                named[i].kind,
                named[i].names,
                ordered,
                derive_shares(ordered),
                tuple(came_up[i]),
                tuple(replaced[i]),
                tuple(replaced_by[i]),
                tuple(mentions[i]),
            )
        )
    return found


def load_places(connection: Connection, ids: Iterable[str]) -> dict[str, list[tuple[str, Span]]]:
    """Where texts name each instrument, in the order of adding."""
    rows = sorted(select_where(connection, instrument_mentions, "instrument_id", ids), key=lambda row: row.id)
    texts = load_texts(connection, (row.document_id for row in rows))
    found: dict[str, list[tuple[str, Span]]] = defaultdict(list)
    for row in rows:
        span = Span(row.start, row.end, texts[row.document_id][row.start : row.end])
        found[row.instrument_id].append((row.document_id, span))
    return found


def load_figures(connection: Connection, ids: Iterable[str]) -> dict[str, list[SourcedFigure]]:
    """The figures that texts claim of each instrument, in the order of adding."""
    rows = sorted(select_where(connection, figures, "instrument_id", ids), key=lambda row: row.id)
    heads = load_heads(connection, (row.document_id for row in rows))
    texts = load_texts(connection, heads)
    found: dict[str, list[SourcedFigure]] = defaultdict(list)
    for row in rows:
        words = Span(row.start, row.end, texts[row.document_id][row.start : row.end])
        published = heads[row.document_id].published
        found[row.instrument_id].append(
            SourcedFigure(row.property, row.value, row.unit, row.as_of, row.document_id, words, published)
        )
    return found


def load_engagement_ids(connection: Connection, ids: Iterable[str]) -> dict[str, list[str]]:
    """The engagements in which each instrument came up, the earliest first."""
    link = account_instrument_mentions
    found: dict[str, list[str]] = defaultdict(list)
    for batch in in_batches(dict.fromkeys(ids)):
        query = (
            select(instrument_mentions.c.instrument_id, engagements.c.id, engagements.c.date_from, engagements.c.number)
            .join(link, link.c.instrument_mention_id == instrument_mentions.c.id)
            .join(accounts, accounts.c.id == link.c.account_id)
            .join(engagements, engagements.c.id == accounts.c.engagement_id)
            .where(instrument_mentions.c.instrument_id.in_(batch), ~accounts.c.superseded)
            .distinct()
        )
        rows = connection.execute(query).all()
        for row in sorted(rows, key=lambda row: (row.date_from or "9999", row.number)):
            found[row.instrument_id].append(row.id)
    return found


def load_successions(
    connection: Connection, ids: Iterable[str]
) -> tuple[dict[str, list[Succeeded]], dict[str, list[Succeeded]]]:
    """What each instrument replaced, and what replaced it: (name, document, words)."""
    wanted = list(dict.fromkeys(ids))
    rows = select_where(connection, instrument_successions, "earlier_id", wanted)
    rows += select_where(connection, instrument_successions, "later_id", wanted)
    unique = sorted({row.id: row for row in rows}.values(), key=lambda row: row.id)
    named = load_named(connection, (i for row in unique for i in (row.earlier_id, row.later_id)))
    texts = load_texts(connection, (row.document_id for row in unique))
    replaced: dict[str, list[Succeeded]] = defaultdict(list)
    replaced_by: dict[str, list[Succeeded]] = defaultdict(list)
    for row in unique:
        words = Span(row.start, row.end, texts[row.document_id][row.start : row.end])
        replaced[row.later_id].append((named[row.earlier_id].name, row.document_id, words))
        replaced_by[row.earlier_id].append((named[row.later_id].name, row.document_id, words))
    return replaced, replaced_by
