"""What to call the things that the history and the audit log speak of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import Connection, Table

from dragoman.model import Channel
from dragoman.record.loading import load_heads, select_where
from dragoman.record.tables import (
    accounts,
    actors,
    engagement_participants,
    engagements,
    follow_ups,
    instruments,
)
from dragoman.record.versions import TABLES

SubjectKind = Literal["engagement", "account", "document", "follow-up", "actor", "instrument"]


@dataclass(frozen=True, slots=True)
class Subject:
    """A thing of the record by its id: what kind it is and what to call it.

    `name` is that of an actor or instrument, the title of a document, what is due; of an engagement, and of an account
    of it, the names of who takes part, `channel` how and `date` (EDTF) when. `engagement` is the one that the id of an
    engagement or account leads to.
    """

    id: str
    kind: SubjectKind
    name: str
    date: str | None = None
    channel: Channel | None = None
    engagement: str | None = None


def name_subjects(connection: Connection, ids: Iterable[str]) -> dict[str, Subject]:
    """The things of these ids, by id; ids that the record has not, or not as one of these, are left out."""
    by_kind: dict[str, list[str]] = defaultdict(list)
    for subject in dict.fromkeys(ids):
        if subject.partition("-")[0] in TABLES:
            by_kind[TABLES[subject.partition("-")[0]][0]].append(subject)
    found: dict[str, Subject] = {}
    columns: tuple[tuple[SubjectKind, Table, str], ...] = (
        ("actor", actors, "name"),
        ("instrument", instruments, "name"),
        ("follow-up", follow_ups, "what"),
    )
    for kind, table, column in columns:
        for row in select_where(connection, table, "id", by_kind[kind]):
            found[row.id] = Subject(row.id, kind, getattr(row, column), row.due if kind == "follow-up" else None)
    for head in load_heads(connection, by_kind["document"]).values():
        found[head.id] = Subject(head.id, "document", head.title or head.given_id, head.published)
    homes = {row.id: row.engagement_id for row in select_where(connection, accounts, "id", by_kind["account"])}
    told = name_engagements(connection, [*by_kind["engagement"], *homes.values()])
    found |= {i: told[i] for i in by_kind["engagement"] if i in told}
    for account, home in homes.items():
        if home in told:
            one = told[home]
            found[account] = Subject(account, "account", one.name, one.date, one.channel, one.engagement)
    return found


def name_engagements(connection: Connection, ids: Iterable[str]) -> dict[str, Subject]:
    """Engagements by id, those that were merged away under the names of what they lead to."""
    rows = {row.id: row for row in select_where(connection, engagements, "id", ids)}
    living = {i: row.merged_into or i for i, row in rows.items()}
    names: dict[str, dict[int, str]] = defaultdict(dict)
    for row in select_where(connection, engagement_participants, "engagement_id", living.values()):
        names[row.engagement_id][row.ordinal] = row.name
    return {
        i: Subject(
            i,
            "engagement",
            ", ".join(names[living[i]][n] for n in sorted(names[living[i]])),
            row.date,
            row.channel,
            living[i],
        )
        for i, row in rows.items()
    }
